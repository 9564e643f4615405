"""A corrections file on the disk: read, and changed by one reader at a time, whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from chechnya_reader.corrections.reading import Document, read_document
from chechnya_reader.corrections.records import Correction, CorrectionError, time_made
from chechnya_reader.frontmatter import Fault
from chechnya_reader.loading import Opener, file_bytes
from chechnya_reader.storage import write_whole
from chechnya_reader.text import digest, visible_line

PATIENCE = 5.0
"""Seconds to wait for another reader that is writing."""
_PAUSE = 0.01

HEADER = (
    "# What was put right in chechnya-reader. Edit it as you like: notes, order and further keys are kept.\n"
    "# `exact` are the words of the article, `prefix` and `suffix` what stands before and after them.\n"
)


def read_file(path: Path, shown: str, *, opener: Opener = os.open) -> Document:
    """The corrections file at `path`, called `shown` in what is said of it; one that is not there is empty.

    Never raises. What cannot be read, is no regular file or is no UTF-8 is damaged; a link is not followed.
    """
    if not os.path.lexists(path):
        return read_document("", shown)
    data = file_bytes(os.fspath(path), opener)
    if isinstance(data, Fault):
        return Document("", shown, faults=(data,), damaged=True)
    try:
        return read_document(data.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "encoding", "this is no UTF-8 and the file was not read; save it as UTF-8")
        return Document("", shown, faults=(fault,), damaged=True)


class CorrectionFile:
    """The file at `path`, where corrections are added and undone; `shown` is what it is called, `header` its beginning.

    The file is read again before every change, while no other reader writes, and replaced in one step. A file that
    cannot be read is never written over. `locks` is a folder for lock files, used where the file system cannot lock
    the folder of the file itself. With `make_folder` that folder is made.
    """

    def __init__(
        self, path: Path, *, locks: Path, shown: str = "", header: str = HEADER, make_folder: bool = False
    ) -> None:
        self.path = path
        self._shown = shown or os.fspath(path)
        self._locks = locks
        self._header = header
        self._make_folder = make_folder
        self._session: list[Correction] = []

    def add(self, record: Correction) -> None:
        """Write `record` as the last entry. Raises CorrectionError, and then nothing was written."""
        self._change(lambda document: document.with_added(record))
        self._session.append(record)

    @property
    def added(self) -> tuple[Correction, ...]:
        """What this object added and has not taken out again, in its order."""
        return tuple(self._session)

    def last(self) -> Correction | None:
        """What `undo` would take out as the file is now; never raises."""
        return self._session[-1] if self._session else _made_last(read_file(self.path, self._shown).records)

    def undo(self, record: Correction | None = None) -> Correction | None:
        """Take out `record`, which `last` gave, else what `last` gives now, and return it; None if there is none.

        Raises CorrectionError where it is no longer there as it was written; then nothing was changed.
        """
        undone: list[Correction] = []

        def without(document: Document) -> str | None:
            document.refuse_damage()
            last = record or (self._session[-1] if self._session else _made_last(document.records))
            if last is None:
                return None
            undone.append(last)
            try:
                return document.without(last)
            except CorrectionError:
                # It has become somebody else's text: the next undo is for the one before.
                self._forget(last)
                raise

        self._change(without)
        for last in undone:
            self._forget(last)
        return undone[0] if undone else None

    def _forget(self, record: Correction) -> None:
        if self._session[-1:] == [record]:
            self._session.pop()

    def _change(self, change: Callable[[Document], str | None]) -> None:
        try:
            if self._make_folder:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path, self._locks):
                self._write(change)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = f"{visible_line(self._shown)}: the correction was not written ({reason}); mend that and try again"
            raise CorrectionError(message) from None

    def _write(self, change: Callable[[Document], str | None]) -> None:
        there = os.path.lexists(self.path)
        document = read_file(self.path, self._shown)
        if not there:
            document = read_document(self._header, self._shown)
        text = change(document)
        if text is not None:
            write_whole(self.path, text, overwrite=there)


def _made_last(records: Sequence[Correction]) -> Correction | None:
    dated = [(made, number) for number, record in enumerate(records) if (made := time_made(record))]
    return records[max(dated)[1]] if dated else None


# One writer at a time


@contextmanager
def _alone(path: Path, locks: Path) -> Iterator[None]:
    """Hold the right to write `path`: a lock on its folder, which leaves no file behind and every user can take."""
    if os.name != "posix":
        yield
        return
    descriptor = _locked(os.open(path.parent, os.O_RDONLY))
    if descriptor is None:
        locks.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = locks / f"{digest(os.path.realpath(path), 16)}.lock"
        descriptor = _locked(os.open(lock, os.O_RDWR | os.O_CREAT, 0o600))
    if descriptor is None:
        raise OSError(0, "files cannot be locked here")
    try:
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> int | None:
    """The descriptor, with a lock on what it is of; None, and it is closed, where such a thing cannot be locked."""
    import fcntl

    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(descriptor)
                raise OSError(0, "another reader has been writing it for too long") from None
            time.sleep(_PAUSE)
        except OSError:
            os.close(descriptor)
            return None
