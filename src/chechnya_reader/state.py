"""What a person did here and finds again: selected quotes, the place in each article. Kept in SQLite.

Everything is filed under the key of its collection. Each change is one short transaction, so that two readers that
are open at once lose nothing; one that cannot be written yet waits in memory, in order. What a selection is, and how
it is found again, is in `selections`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from chechnya_reader.selections import Selection
from chechnya_reader.storage import data_folder
from chechnya_reader.text import visible_line

Change = tuple[str, tuple[Any, ...]]
"""A command and its values; one that is made twice does no more than once."""

FILE = "state.db"
VERSION = 1
PATIENCE = 5.0
"""Seconds to wait for another reader that is writing, where nobody waits at the screen."""
WAIT = 0.08
"""Seconds to wait for one at the screen. One change may wait three times: to read, to begin and to commit."""

_SCHEMA = (
    "CREATE TABLE selection (number INTEGER PRIMARY KEY, collection BLOB NOT NULL, quote BLOB NOT NULL,"
    " article BLOB NOT NULL, text BLOB NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, speaker BLOB,"
    " saved BLOB NOT NULL, file BLOB NOT NULL, UNIQUE (collection, quote, text, before, after))",
    "CREATE TABLE place (collection BLOB NOT NULL, article BLOB NOT NULL, position INTEGER NOT NULL, quote BLOB,"
    " PRIMARY KEY (collection, article))",
    "CREATE TABLE last_article (collection BLOB PRIMARY KEY, article BLOB NOT NULL)",
    f"PRAGMA user_version = {VERSION}",
)
_TABLES = ("selection", "place", "last_article")
_MAGIC = b"SQLite format 3\0"
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SELECTION = "quote, article, text, before, after, speaker, saved, file"
_SELECT = f"INSERT OR IGNORE INTO selection (collection, {_SELECTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_UNSELECT = "DELETE FROM selection WHERE collection = ? AND quote = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in an article: an offset in its body, and the current quote's id."""

    article: str
    offset: int
    quote: str | None = None


def open_state(environ: Mapping[str, str], *, wait: float = PATIENCE) -> State:
    """The user's own state, in the data folder that `environ` names; `wait` as for `State`."""
    return State(data_folder(environ) / FILE, wait=wait)


class _Foreign(Exception):
    """A file that is none of this program's, or a newer one's."""


class State:
    """Selections and places in the SQLite file `path`, made where it is not there; None keeps them in memory.

    Nothing here raises for a bad file. What is in the file is copied to memory, and read there. A change is made there
    and then in the file; where that cannot be, it waits with all later ones for the next change, `save` or `close`, and
    `problem` says so in one line, until it is saved; `reason` is the first part of it, and stays. A file that cannot
    be used is left as it is.

    `connect` opens the database. Opening waits `wait` seconds for another program that is writing; nothing else but
    `close` waits long. Each change is flushed to the disk: save a place when it is left, not on every line.
    """

    def __init__(
        self, path: Path | None, *, connect: Callable[..., sqlite3.Connection] = sqlite3.connect, wait: float = PATIENCE
    ) -> None:
        self.problem: str | None = None
        self.reason = ""
        self._path = path
        self._connect = connect
        self._lock = Lock()
        self._copy = _memory()
        self._pending: list[Change] = []
        self._database: sqlite3.Connection | None = None
        self._version = 0
        self._generation = 0
        self._is_read = False
        self._is_damaged = False
        self._save(wait)

    def close(self) -> None:
        """Save what is not saved yet, with some patience, and let go of the file; `unsaved` says what is lost."""
        with self._lock:
            if self._pending:
                self._save(PATIENCE)
            self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self) -> None:
        """Try again to save what is not saved yet; to be called from time to time."""
        with self._lock:
            if self._pending or self._database is None:
                self._save(WAIT)

    @property
    def unsaved(self) -> int:
        """How many selections were made or taken back, and are in memory alone."""
        changes = (values for command, values in self._pending if command in (_SELECT, _UNSELECT))
        return len({values[:2] for values in changes})

    def generation(self) -> int:
        """A number that is another one when something else than this object has changed what is saved."""
        with self._lock:
            self._catch_up()
            return self._generation

    def selections(self, key: str) -> tuple[Selection, ...]:
        """All that was selected in the collection, in the order of selection."""
        query = f"SELECT {_SELECTION} FROM selection WHERE collection = ? ORDER BY number"
        return tuple(_selection(row) for row in self._rows(query, (_stored(key),)))

    def select(self, key: str, selections: Iterable[Selection]) -> None:
        """Add `selections`; one that is there already stays as it is."""
        self._change([(_SELECT, (_stored(key), *map(_stored, astuple(selection)))) for selection in selections])

    def unselect(self, key: str, quote_ids: Iterable[str]) -> None:
        """Take away the selections that are saved under these ids (see `follow`)."""
        self._change([(_UNSELECT, (_stored(key), _stored(quote))) for quote in quote_ids])

    def follow(self, key: str, moved: Iterable[tuple[Selection, Selection]]) -> None:
        """Save the selections of `Resolved.moved` under their ids and surroundings of today.

        To be called after `resolve`, so that `unselect` finds them by today's ids.
        """
        command = (
            "UPDATE OR REPLACE selection SET quote = ?, article = ?, before = ?, after = ?, file = ?"
            " WHERE collection = ? AND quote = ? AND text = ? AND before = ? AND after = ?"
        )
        changes = []
        for old, new in moved:
            today = (new.quote, new.article, new.before, new.after, new.file)
            changes.append((command, tuple(map(_stored, (*today, key, old.quote, old.text, old.before, old.after)))))
        self._change(changes)

    def places(self, key: str) -> dict[str, Place]:
        """Article id to the place in it."""
        query = "SELECT article, CAST(position AS INTEGER), quote FROM place WHERE collection = ?"
        rows = self._rows(query, (_stored(key),))
        places = (Place(_text(article), offset, _optional(quote)) for article, offset, quote in rows)
        return {place.article: place for place in places}

    def set_place(self, key: str, place: Place) -> None:
        """Save the place in its article."""
        command = "INSERT OR REPLACE INTO place (collection, article, position, quote) VALUES (?, ?, ?, ?)"
        values = (_stored(key), _stored(place.article), place.offset, _stored(place.quote))
        self._change([(command, values)])

    def last_article(self, key: str) -> str | None:
        """The id of the article that was open last."""
        rows = self._rows("SELECT article FROM last_article WHERE collection = ?", (_stored(key),))
        return _text(rows[0][0]) if rows else None

    def set_last_article(self, key: str, article: str) -> None:
        """Save which article is open."""
        command = "INSERT OR REPLACE INTO last_article (collection, article) VALUES (?, ?)"
        self._change([(command, (_stored(key), _stored(article)))])

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock:
            self._catch_up()
            return self._copy.execute(query, values).fetchall()

    def _change(self, changes: list[Change]) -> None:
        if not changes:
            return
        with self._lock:
            _make(self._copy, changes)
            if self._path is not None:
                wait = 0 if self._pending else WAIT
                self._pending += changes
                self._save(wait)

    def _save(self, wait: float) -> None:
        """Make the changes that wait in the file, all or none; opens it where it is not open."""
        if self._path is None:
            return
        try:
            if self._database is None:
                self._database = self._opened(self._path, wait)
            if self._pending:
                _be_patient(self._database, wait)
                _make(self._database, self._pending)
        except (OSError, sqlite3.Error, _Foreign) as error:
            self._note(error)
        else:
            self._pending.clear()
            self.problem = None

    def _catch_up(self) -> None:
        """Read again what another reader has changed meanwhile; the file is only asked for that otherwise."""
        if self._database is None:
            return
        try:
            _be_patient(self._database, 0 if self._pending else WAIT)
            if _data_version(self._database) != self._version:
                self._read(self._database)
        except sqlite3.Error as error:
            self._note(error)

    def _note(self, error: Exception) -> None:
        """Say what is wrong; a file that is not merely in use is let go of, and opened anew the next time."""
        if _code(error) in _BUSY:
            if self._pending or not self._is_read:
                self.reason = visible_line(f"{self._path}: another program is using it")
                self.problem = f"{self.reason}, so selections and places are saved only when it lets go"
            return
        self._is_damaged = self._is_damaged or _code(error) in _DAMAGED
        self._let_go()
        self.reason = visible_line(f"{self._path}: cannot be used ({error})")
        self.problem = (
            f"{self.reason}, so selections and places last only until you quit, unless you make room, mend its"
            " permissions, or move the file away before"
        )

    def _let_go(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _opened(self, path: Path, wait: float) -> sqlite3.Connection:
        """The file, open and read; where that fails, what can be read of it is."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_other_files(path)
        database = self._connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            if self._is_damaged:
                # Some commands would succeed on a damaged file, which is to be left as it is until it is mended.
                found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
                if found != "ok":
                    raise sqlite3.DatabaseError(found)
            _prepare(database, self._copy)
            self._read(database)
        except BaseException as error:
            with suppress(sqlite3.Error):
                if isinstance(error, sqlite3.Error) and not self._is_read:
                    _be_patient(database, 0)
                    self._read(database, partly=True)
            with suppress(sqlite3.Error):
                database.close()
            raise
        self._is_damaged = False
        return database

    def _read(self, database: sqlite3.Connection, *, partly: bool = False) -> None:
        """Copy the file to memory, with the changes that wait made to it; `partly`, what can be copied."""
        copy = _memory()
        is_whole = True
        database.execute("BEGIN")
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                raise sqlite3.DatabaseError("it is not of this version")
            version = _data_version(database)
            for table in _TABLES:
                try:
                    _copy_table(table, database, copy)
                except sqlite3.Error:
                    if not partly:
                        raise
                    is_whole = False
        finally:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
        _make(copy, self._pending)
        self._copy.close()
        self._copy, self._version, self._is_read = copy, version, is_whole
        self._generation += 1


class _transaction:
    """One transaction that has the right to write from its beginning, so that it waits and never half-happens."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._database.execute("COMMIT")
        finally:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")


def _make(database: sqlite3.Connection, changes: list[Change]) -> None:
    with _transaction(database):
        for command, values in changes:
            database.execute(command, values)


def _memory() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for command in _SCHEMA:
        database.execute(command)
    return database


def _copy_table(table: str, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    for row in source.execute(f"SELECT * FROM {table}"):
        target.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _be_patient(database: sqlite3.Connection, seconds: float) -> None:
    database.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _data_version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA data_version").fetchone()[0])


def _code(error: Exception) -> int | None:
    """SQLite's primary code of the error."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _prepare(database: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Make the tables in a new file, with all of `copy`, and hold an old one to its version and to being writable."""
    database.execute("BEGIN IMMEDIATE")
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise _Foreign("a newer version of this program wrote it")
        if version == VERSION:
            # Only a write shows whether one can write: this one is undone below.
            database.execute(f"PRAGMA user_version = {VERSION}")
            return
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _Foreign("it is the database of another program")
        for command in _SCHEMA:
            database.execute(command)
        for table in _TABLES:
            # Not empty where the file was moved away meanwhile: what was read of it is not to be lost with it.
            _copy_table(table, copy, database)
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _refuse_other_files(path: Path) -> None:
    """SQLite takes a file of a few bytes for a new database and would write over it."""
    with suppress(FileNotFoundError), open(path, "rb") as file:
        head = file.read(len(_MAGIC))
        if head and head != _MAGIC:
            raise _Foreign("it is no database")


def _stored(text: str | None) -> bytes | None:
    # As bytes, for a file name may hold what no Unicode text may, and SQLite's own text ends at a NUL for some tools.
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        with suppress(UnicodeDecodeError):
            return value.decode("utf-8", "surrogatepass")
        return value.decode("utf-8", "replace")
    return str(value)


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _selection(row: Any) -> Selection:
    quote, article, text, before, after, speaker, saved, file = row
    return Selection(
        quote=_text(quote),
        article=_text(article),
        text=_text(text),
        before=_text(before),
        after=_text(after),
        speaker=_optional(speaker),
        saved=_text(saved),
        file=_text(file),
    )
