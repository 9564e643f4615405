"""A folder to articles and problems: the only place that opens a person's articles.

It writes nothing, follows no link out of the folder, opens nothing but regular files, and one bad file costs only
itself. Articles are in the order of their path: the files of a folder by name, then its folders by name.

A link that stays within the folder is passed over in silence: what it leads to is loaded at its own path, and a link
to a folder is never descended, so that links in a ring end.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count

from chechnya_reader.frontmatter import SIZE_LIMIT as YAML_LIMIT
from chechnya_reader.frontmatter import Fault, Record, is_slip, read_record
from chechnya_reader.model import GENERATOR, Article, Collection, Problem, Span
from chechnya_reader.text import visible_line

Opener = Callable[[str, int], int]
"""As `os.open`: a path and flags to a file descriptor."""

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes of a file that are read at most."""

TITLE_LIMIT = 300
"""Characters of a first line that serve as a title; of a longer line the beginning does."""

ENDINGS = (".md", ".markdown", ".txt")
"""Endings of article files, in any case."""

ORIGINALS = "originals"
"""The folder, at any depth, that holds files as they were saved: left alone."""

_FILE_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
_FOLDER_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"))

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_YAML_LINE = re.compile(r"^[ \t]*(?:[\[{&*!?]|-[ \t]|[\w\"'-]+[\"']?:(?:[ \t]|$))", re.MULTILINE)
_PLAIN_VALUE = re.compile(r"""^(kind|generator):[ \t]*["']?([\w-]+)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_WORD = re.compile(r"[^\s#]")

_KNOWN = frozenset(
    ("title", "source", "authors", "date", "url", "language", "kind", "related", "accessed", "original", "sha256")
)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    file: str


def load_folder(root: str, *, key: str = "", opener: Opener = os.open) -> Collection:
    """The articles and problems of the folder, or the single file, at `root`; no quotes.

    Never raises for what is found there. `key` goes into the Collection as it is. `opener` opens every folder and
    file. A folder that is not there, or holds no article, is one problem that says what to do.
    """
    problems: list[Problem] = []
    articles: list[Article] = []
    related_lines: dict[str, int] = {}
    files = _files(root, opener, problems)
    for file in files:
        data = file_bytes(file.path if file.path != root else os.path.realpath(root), opener)
        if isinstance(data, Fault):
            problems.append(_problem(file.path, data))
            continue
        article, faults, lines = _read(file, data)
        problems += [_problem(file.path, fault) for fault in faults]
        if article is not None:
            articles.append(article)
            related_lines[file.file] = lines.get("related", 1)
    articles = _with_ids(articles, problems)
    if os.path.isdir(root):
        problems += _lost_relations(articles, [file.file for file in files], related_lines)
    if not articles and not problems:
        problems.append(_problem(root, _NOTHING))
    problems.sort(key=lambda problem: (problem.path, problem.line, problem.code))
    return Collection(root=root, key=key, articles=tuple(articles), problems=tuple(problems))


_NOTHING = Fault(
    1, "no-articles", "there is no article here; put .md or .txt files into this folder, or name another folder"
)


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path, fault.line, fault.code, fault.message)


# Finding files


def _files(root: str, opener: Opener, problems: list[Problem]) -> list[_File]:
    try:
        mode = os.stat(root).st_mode
    except (OSError, ValueError) as error:
        problems.append(_problem(root, _root_fault(error)))
        return []
    if not stat.S_ISDIR(mode):
        return [_File(root, os.path.basename(root))]
    found: list[_File] = []
    folders = [_File(root, "")]
    real_root = os.path.realpath(root)
    while folders:
        folder = folders.pop()
        try:
            entries = _entries(folder.path if folder.file else real_root, opener)
        except OSError as error:
            problems.append(_problem(folder.path, _folder_fault(error)))
            continue
        below: list[_File] = []
        for name, kind in entries:
            entry = _File(os.path.join(folder.path, name), f"{folder.file}/{name}" if folder.file else name)
            if name.startswith("."):
                continue
            if kind == "folder":
                if name != ORIGINALS:
                    below.append(entry)
                    if _is_article_name(name):
                        problems.append(_problem(entry.path, _FOLDER_NAME))
            elif kind == "link":
                fault = _link_fault(entry.path, name, real_root)
                if fault is not None:
                    problems.append(_problem(entry.path, fault))
            elif _is_article_name(name):
                if kind == "file":
                    found.append(entry)
                else:
                    problems.append(_problem(entry.path, _NOT_A_FILE))
        folders += reversed(below)
    return found


_FOLDER_NAME = Fault(1, "folder-name", "this is a folder with the name of a file; rename it without the ending")
_NOT_A_FILE = Fault(1, "not-a-file", "this is a pipe, socket or device and was not opened; put a regular file here")


def _entries(path: str, opener: Opener) -> list[tuple[str, str]]:
    """The names in a folder, sorted, each with "file", "folder", "link" or "other"."""
    descriptor = opener(path, _FOLDER_FLAGS) if os.scandir in os.supports_fd else None
    try:
        with os.scandir(path if descriptor is None else descriptor) as entries:
            return sorted((entry.name, _kind(entry)) for entry in entries)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def _is_article_name(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not _is_readme(name)


def _is_readme(name: str) -> bool:
    return name.startswith("README") or os.path.splitext(name)[0].lower() == "readme"


def _link_fault(path: str, name: str, real_root: str) -> Fault | None:
    """What is wrong with a link; None where what it leads to is loaded at its own path, or is no article anyway."""
    if _is_readme(name):
        return None
    target = os.path.realpath(path)
    shown = visible_line(target)
    if not os.path.exists(target):
        message = f"the link leads nowhere ({shown}); mend or delete it"
        return Fault(1, "broken-link", message) if _is_article_name(name) else None
    is_folder = os.path.isdir(target)
    if not is_folder and not _is_article_name(name):
        return None
    if target != real_root and not target.startswith(real_root.rstrip(os.sep) + os.sep):
        message = f"the link leads out of the folder ({shown}) and was not followed; copy the file here"
        return Fault(1, "link-outside", message)
    parts = os.path.relpath(target, real_root).split(os.sep)
    hidden = target != real_root and any(part.startswith(".") or part == ORIGINALS for part in parts)
    if hidden or not (is_folder or _is_article_name(parts[-1])):
        return Fault(1, "link-left-alone", f"the link leads to what is left alone ({shown}); copy the file here")
    return None


def _root_fault(error: OSError | ValueError) -> Fault:
    if isinstance(error, OSError) and error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return _folder_fault(error)
    message = "there is no such folder or file; check the name, or make the folder and put .md or .txt files into it"
    return Fault(1, "no-folder", message)


def _folder_fault(error: OSError) -> Fault:
    reason = error.strerror or type(error).__name__
    return Fault(1, "unreadable-folder", f"the folder cannot be listed ({reason}); check its permissions")


# Reading a file


def file_bytes(path: str, opener: Opener) -> bytes | Fault:
    """What the regular file at `path` holds, or why it was not read: no link is followed, no pipe waited for."""
    try:
        descriptor = opener(path, _FILE_FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _NOT_A_FILE
            return _all_bytes(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return Fault(1, "vanished", "the file was gone before it could be read; load the folder again")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Fault(1, "link-outside", "the file has become a link and was not followed; copy the file here")
        reason = error.strerror or type(error).__name__
        return Fault(1, "unreadable", f"the file cannot be read ({reason}); check its permissions")


def _all_bytes(descriptor: int, size: int) -> bytes | Fault:
    parts: list[bytes] = []
    got = 0
    while size <= SIZE_LIMIT and got <= SIZE_LIMIT:
        part = os.read(descriptor, max(size - got, 0) + 1)
        if not part:
            return parts[0] if len(parts) == 1 else b"".join(parts)
        parts.append(part)
        got += len(part)
    return Fault(1, "too-large", f"over {SIZE_LIMIT >> 20} MB and not read; split the file, or move it elsewhere")


def _decoded(data: bytes) -> tuple[str, list[Fault]]:
    """The text, a BOM dropped, with newlines as line ends, and what is wrong with its bytes."""
    faults: list[Fault] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _unified(data[: error.start].decode("utf-8"))
        message = "from here on, not all bytes are UTF-8 and stand-ins are shown; save the file as UTF-8"
        faults.append(Fault(before.count("\n") + 1, "encoding", message))
        text = data.decode("utf-8", "replace")
    text = _unified(text.removeprefix("\ufeff"))
    null = text.find("\0")
    if null >= 0:
        message = "the text holds NUL characters, which are shown as stand-ins; save the file as UTF-8 text"
        faults.append(Fault(text.count("\n", 0, null) + 1, "nul", message))
    return text, faults


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


# Reading an article


@dataclass(frozen=True, slots=True)
class _Head:
    """The front matter: what it says, and where the body begins after it."""

    record: Record = field(default_factory=Record)
    faults: tuple[Fault, ...] = ()
    body: int = 0
    body_line: int = 1
    ends: bool = True


def _read(file: _File, data: bytes) -> tuple[Article | None, list[Fault], Mapping[str, int]]:
    """The article, what is wrong with it, and the lines of the keys of its front matter."""
    text, faults = _decoded(data)
    if not text.strip():
        return None, [*faults, Fault(1, "empty", "the file has no text; write some, or delete the file")], {}
    head = _Head() if file.file.lower().endswith(".txt") else _head(text)
    values = _Values(head.record)
    if values.string("generator") == GENERATOR:
        return None, [], {}
    body = text[head.body :]
    title, span = values.string("title"), None
    if title is None and head.ends:
        title, span = _first_line(body)
    article = Article(
        id="",
        path=file.path,
        file=file.file,
        title=title or _stem(file.file),
        body=body,
        body_line=head.body_line,
        source=values.string("source"),
        authors=values.strings("authors"),
        date=values.date("date"),
        url=values.address("url"),
        language=values.string("language"),
        kind=values.kind(),
        related=values.strings("related"),
        accessed=values.string("accessed"),
        original=values.string("original"),
        sha256=values.string("sha256"),
        extra=values.unknown(),
        title_span=span,
    )
    faults += [*head.faults, *values.faults]
    if not body.strip():
        faults.append(Fault(head.body_line, "empty", "there is no text after the front matter; write some"))
    return article, faults, head.record.lines


def _head(text: str) -> _Head:
    opening = _OPENING.match(text)
    if opening is None:
        return _Head()
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        unclosed = Fault(1, "front-matter-end", "the front matter never ends; close it with a line `---`")
        return _Head(_salvaged(text), (unclosed,), ends=False)
    inner = text[opening.end() : closing.start()]
    record = read_record(inner, first_line=2)
    faults = record.faults
    if record.damaged:
        if not _YAML_LINE.search(inner):
            message = "a line `---` begins the file and no front matter follows; it is read as part of the article"
            return _Head(faults=(Fault(1, "no-front-matter", message),))
        record = _salvaged(inner)
    elif not str(record.values.get("title", "")).strip():
        faults = (*faults, Fault(1, "title", "the front matter has no title; add a line `title: …`"))
    return _Head(record, faults, closing.end(), text.count("\n", 0, closing.end()) + 1)


def _salvaged(text: str) -> Record:
    """What must be known of damaged front matter too: a brief may not pass for the article, nor an export for one."""
    return Record(dict(reversed(_PLAIN_VALUE.findall(text[:YAML_LIMIT]))))


class _Values:
    """The known keys of a front matter, each held against its type; what does not fit is a fault and left out."""

    def __init__(self, record: Record) -> None:
        self._values = record.values
        self._lines = record.lines
        self.faults: list[Fault] = []

    def string(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is None or isinstance(value, str):
            return value if value and value.strip() else None
        self._wrong(key, "wrong-type", f"`{key}` is a list or a mapping; write one value")
        return None

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key, [])
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return tuple(str(item) for item in items if item)
        self._wrong(key, "wrong-type", f"`{key}` is no list of plain values; write `{key}: [one, another]`")
        return ()

    def date(self, key: str) -> str | None:
        value = self.string(key)
        if value is None or _is_date(value):
            return value
        message = f"{visible_line(value[:40])!r} is no date; write 2017-04-13, 2017-04 or 2017, whatever is known"
        self._wrong(key, "date", message)
        return None

    def address(self, key: str) -> str | None:
        value = self.string(key)
        if value is not None and _WEB_ADDRESS.fullmatch(value.strip()) is None:
            message = f"{visible_line(value[:80])!r} is no web address; write it whole, from https:// on"
            self._wrong(key, "address", message)
        return value

    def kind(self) -> str | None:
        value = self.string("kind")
        if value is not None and "kind" in self._lines and is_slip(value.strip(), "brief"):
            message = f"{visible_line(value)!r} is no known kind; write `kind: brief` if this tells of an article"
            self._wrong("kind", "kind", message)
        return value

    def unknown(self) -> dict[str, object]:
        found: dict[str, object] = {key: value for key, value in self._values.items() if key not in _KNOWN}
        for key in found:
            meant = next((known for known in sorted(_KNOWN) if is_slip(key, known)), None)
            if meant is not None:
                message = f"`{visible_line(key)}` is no key that is read; write `{meant}` if that is meant"
                self._wrong(key, "unknown-key", message)
        return found

    def _wrong(self, key: str, code: str, message: str) -> None:
        self.faults.append(Fault(self._lines.get(key, 1), code, message))


def _is_date(value: str) -> bool:
    if _DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _first_line(body: str) -> tuple[str | None, Span | None]:
    """The first line that is not blank, without `#`, and its place; of a line too long its beginning, and no place."""
    found = _WORD.search(body)
    if found is None:
        return None, None
    start = body.rfind("\n", 0, found.start()) + 1
    end = body.find("\n", start)
    line = body[start : end if end >= 0 else len(body)]
    title = line.strip().lstrip("#").strip()
    if len(title) > TITLE_LIMIT:
        return title[:TITLE_LIMIT].rstrip() + "…", None
    start += len(line) - len(line.lstrip())
    return title, Span(start, start + len(line.strip()))


# Ids


def article_names(articles: Iterable[Article]) -> dict[str, str]:
    """Everything by which an article may be named in `related` or a link, to its id."""
    names: dict[str, str] = {}
    for article in articles:
        for name in (article.id, without_ending(article.file), _stem(article.file)):
            names.setdefault(name, article.id)
    return names


def without_ending(written: str) -> str:
    """An article as `related` or a link names it, without what a file's name may have before and after it."""
    name = written.strip().removeprefix("./")
    return os.path.splitext(name)[0] if name.lower().endswith(ENDINGS) else name


def _lost_relations(articles: Sequence[Article], files: Iterable[str], lines: Mapping[str, int]) -> Iterator[Problem]:
    """A problem for each article that lists what is not in the folder; a file that did not load has its own."""
    known = {name for file in files for name in (without_ending(file), _stem(file))} | article_names(articles).keys()
    for article in articles:
        lost = [name for name in article.related if without_ending(name) not in known]
        if lost:
            listed = visible_line(", ".join(lost)[:200])
            message = f"`related` lists what is not in this folder: {listed}; write the name of a file that is"
            yield Problem(article.path, lines[article.file], "related", message)


def _stem(file: str) -> str:
    return os.path.splitext(file.rpartition("/")[2])[0]


def _with_ids(articles: list[Article], problems: list[Problem]) -> list[Article]:
    """The articles with their ids: the stem, else the path without its ending, else the path, else with a number."""
    owners: dict[str, Article] = {}
    named = []
    for article in articles:
        stem = _stem(article.file)
        candidates = chain(
            (stem, os.path.splitext(article.file)[0], article.file), (f"{article.file}-{n}" for n in count(2))
        )
        identifier = next(candidate for candidate in candidates if candidate not in owners)
        if stem in owners:
            other, shown = visible_line(owners[stem].path), visible_line(identifier)
            message = f"{other} has the same name, so the id of this one is {shown!r}; rename one of them"
            problems.append(Problem(article.path, 1, "same-stem", message))
        owners[identifier] = replace(article, id=identifier)
        named.append(owners[identifier])
    return named
