"""What a person puts right on the screen: written at once, and held against what was found without finding it again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from chechnya_reader.model import Collection, Problem, Speaker
from chechnya_reader.text import fold, squeezed
from chechnya_reader.tui import shown

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from chechnya_reader.corrections import Correction, CorrectionFile, Loaded
    from chechnya_reader.library import Found

_LONGEST = 60

Stamp = tuple[tuple[int, ...], ...]
"""When each of some files was last changed, its size and its number; nothing of one that is not there."""


class KeepingLibrary:
    """The module `library` for one reader: it keeps what was found, so that a correction costs no second extraction.

    `load` and `extract` run in a thread, `corrected` in another: what was kept is one value, set in one step. What is
    written goes through a thread of its own, one thing after the other, since another reader may have to be waited for.
    `environ` names the user's data folder. `refused` is what could not be written and was not told yet, `unread` says
    which files of corrections could not be read.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._kept: tuple[Collection, Found] | None = None
        self._file: tuple[str, CorrectionFile] | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._written: Future[Any] | None = None
        self._is_noticed = False
        self._stamp: Stamp = ()
        self.can_undo = False
        self.unread: tuple[Problem, ...] = ()
        self.refused: list[str] = []

    def load(self, root: str) -> Collection:
        """The articles of `root`, without quotes."""
        from chechnya_reader import library

        return library.load(root)

    def extract(
        self, collection: Collection, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Collection:
        """`collection` with all that is found in it, put right. Raises Cancelled when `cancelled` turns true."""
        from chechnya_reader import library

        found = library.find(collection, progress=progress, cancelled=cancelled)
        corrected = library.correct(collection, found, self._loaded(collection))
        self._kept = collection, found
        return corrected

    def corrected(self, collection: Collection, *, compared: bool) -> Collection | None:
        """`collection` with what was found in it put right by the corrections of now.

        Without `compared` its references stay as they are, which saves most of the time. None where what was found is
        not of these articles: then it has to be found again.
        """
        from chechnya_reader import library

        kept = self._kept
        if kept is None or kept[0].articles is not collection.articles:
            return None
        references = None if compared else collection.references
        return library.correct(*kept, self._loaded(collection), references=references)

    def speakers(self, collection: Collection) -> tuple[Speaker, ...]:
        """Whom a correction may name: who speaks in the collection, and whoever did before it was put right."""
        found = self._kept[1].speakers if self._kept is not None else ()
        known = {fold(name) for speaker in collection.speakers for name in (speaker.name, *speaker.names)}
        return (*collection.speakers, *(speaker for speaker in found if fold(speaker.name) not in known))

    def add(self, collection: Collection, record: Correction) -> Future[str]:
        """Have `record` written.

        The result is a sentence for the first time that it went somewhere else than beside the articles. It raises
        CorrectionError where nothing was written.
        """
        file = self.file_of(collection)

        def write() -> str:
            from chechnya_reader import library

            file.add(record)
            notice = "" if self._is_noticed else library.correction_place(collection, self._environ).notice
            self._is_noticed = True
            return notice

        return self._submit(write)

    def undo(self, collection: Collection, record: Correction) -> Future[str]:
        """Have `record` taken out again; the result is an empty notice. It raises CorrectionError as `add` does."""
        file = self.file_of(collection)

        def write() -> str:
            file.undo(record)
            return ""

        return self._submit(write)

    @property
    def is_writing(self) -> bool:
        """Whether what was last to be written is not yet."""
        return self._written is not None and not self._written.done()

    def _submit(self, write: Callable[[], str]) -> Future[str]:
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            # Python waits for what it has still to do when the program ends.
            self._writer = ThreadPoolExecutor(1, thread_name_prefix="corrections")
        written = self._writer.submit(write)
        self._written = written
        return written

    def file_of(self, collection: Collection) -> CorrectionFile:
        """The file of the collection's corrections, one for the session, so that its last ones can be undone."""
        from chechnya_reader import library

        if self._file is None or self._file[0] != collection.key:
            self._file = collection.key, library.correction_file(collection, self._environ)
        return self._file[1]

    def is_stale(self, collection: Collection) -> bool:
        """Whether a file of corrections was changed since it was read: by hand, or by another reader."""
        return self._kept is not None and self._stamp_of(collection) != self._stamp

    def _stamp_of(self, collection: Collection) -> Stamp:
        from chechnya_reader.corrections import correction_files

        return tuple(map(_stamp, correction_files(collection.root, collection.key, self._environ)))

    def _loaded(self, collection: Collection) -> Loaded:
        from chechnya_reader import library
        from chechnya_reader.corrections import UNREAD, load_corrections

        self._stamp = self._stamp_of(collection)
        loaded = load_corrections(collection.root, collection.key, self._environ)
        written = library.correction_place(collection, self._environ).shown if loaded.records else ""
        self.can_undo = any(record.made and record.path == written for record in loaded.records)
        self.unread = tuple(problem for problem in loaded.problems if problem.code == UNREAD)
        return loaded


def _stamp(path: str) -> tuple[int, ...]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


def in_words(record: Correction) -> str:
    """What `record` says, as the end of a sentence, safe to print."""
    from chechnya_reader.corrections import Merge, MissedQuote, NotAQuote

    if isinstance(record, Merge):
        names = [f"“{named.name}”" for named in record.speakers]
        return squeezed(f"that {' and '.join(names)} are one, “{record.name}”")
    words = f"“{cited(record.words.exact)}”"
    if isinstance(record, NotAQuote):
        return squeezed(f"that {words} is no quote")
    said = f"said by {record.speaker}" if record.speaker else "said by nobody known"
    if isinstance(record, MissedQuote):
        return squeezed(f"that {words} is a quote, {said}")
    return squeezed(f"that {words} was {said}")


def cited(text: str) -> str:
    """The beginning of `text` on one line, to be known by."""
    return shown.fit(squeezed(text), _LONGEST)
