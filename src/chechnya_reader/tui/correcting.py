"""What a person puts right on the screen: written at once, and held against what was found without finding it again."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from chechnya_reader.model import Collection
from chechnya_reader.text import squeezed
from chechnya_reader.tui import shown

if TYPE_CHECKING:
    from chechnya_reader.corrections import Correction, CorrectionFile, Loaded
    from chechnya_reader.library import Found

_LONGEST = 60


class KeepingLibrary:
    """The module `library` for one reader: it keeps what was found, so that a correction costs no second extraction.

    `load` and `extract` run in a thread, `corrected` in another: what was kept is one value, set in one step.
    """

    def __init__(self) -> None:
        self._kept: tuple[Collection, Found] | None = None
        self._file: tuple[str, CorrectionFile] | None = None
        self._is_noticed = False
        self.can_undo = False

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

    def add(self, collection: Collection, record: Correction) -> str:
        """Write `record`, and give a sentence for the first time that it went somewhere else than beside the articles.

        Raises CorrectionError, and then nothing was written.
        """
        from chechnya_reader import library

        self.file_of(collection).add(record)
        if self._is_noticed:
            return ""
        self._is_noticed = True
        return library.correction_place(collection, os.environ).notice

    def file_of(self, collection: Collection) -> CorrectionFile:
        """The file of the collection's corrections, one for the session, so that its last ones can be undone."""
        from chechnya_reader import library

        if self._file is None or self._file[0] != collection.key:
            self._file = collection.key, library.correction_file(collection, os.environ)
        return self._file[1]

    def _loaded(self, collection: Collection) -> Loaded:
        from chechnya_reader import library
        from chechnya_reader.corrections import load_corrections

        loaded = load_corrections(collection.root, collection.key, os.environ)
        written = library.correction_place(collection, os.environ).shown if loaded.records else ""
        self.can_undo = any(record.made and record.path == written for record in loaded.records)
        return loaded


def in_words(record: Correction) -> str:
    """What `record` says, as the end of a sentence, safe to print."""
    from chechnya_reader.corrections import Merge, MissedQuote, NotAQuote

    if isinstance(record, Merge):
        names = [f"“{named.name}”" for named in record.speakers]
        return _line(f"that {' and '.join(names)} are one, “{record.name}”")
    words = f"“{cited(record.words.exact)}”"
    if isinstance(record, NotAQuote):
        return _line(f"that {words} is no quote")
    said = f"said by {record.speaker}" if record.speaker else "said by nobody known"
    if isinstance(record, MissedQuote):
        return _line(f"that {words} is a quote, {said}")
    return _line(f"that {words} was {said}")


def cited(text: str) -> str:
    """The beginning of `text` on one line, to be known by."""
    return shown.fit(squeezed(text), _LONGEST)


def _line(text: str) -> str:
    return squeezed(text)
