"""The corpus in tests/corpus, read: short articles written for the project, and who says what in them.

tests/corpus/README.md tells how a file is written. Offsets are characters of the article's body as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
DIVIDER = "." * 20
KINDS = ("direct", "partial", "none")
NOBODY = "-"
NOT_SAID = "?"

_MARKS = "\"'`“”„‟‘’‚«»‹›"
_EDGE = f"[^\\w{_MARKS}]{{0,4}}"
_NTH = re.compile(r"\s*\[(\d)\]$")
_NUMBER = re.compile(r"\s*#\d+$")


class CorpusError(ValueError):
    """A file of the corpus is not written as it should be; the message says where and what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated stretch: `body[start:end]` between its marks.

    `speakers` and `mentions` are the forms that are right, the first the best one; both are empty where the article
    names nobody. `identity` is one for all rows of one speaker.
    """

    line: int
    kind: str
    speakers: tuple[str, ...]
    mentions: tuple[str, ...]
    start: int
    end: int

    @property
    def is_quote(self) -> bool:
        return self.kind != "none"

    @property
    def identity(self) -> str:
        return self.speakers[0] if self.speakers else ""

    @property
    def is_unnamed(self) -> bool:
        return self.identity.startswith("unnamed: ")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One file of the corpus."""

    name: str
    title: str
    style: str
    body: str
    rows: tuple[Row, ...]


def corpus(folder: Path = FOLDER) -> tuple[Annotated, ...]:
    """All articles of the corpus, by file name. Raises CorpusError."""
    return tuple(read(file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt")))


def read(name: str, content: str) -> Annotated:
    """One file: `title:` and `style:` lines, a line of dots, the body, a line of dots, the rows. Raises CorpusError."""
    parts = re.split(rf"^{re.escape(DIVIDER)}\n", content, flags=re.MULTILINE)
    if len(parts) != 3:
        raise CorpusError(f"{name}: two lines of {len(DIVIDER)} dots part head, body and rows; found {len(parts) - 1}")
    head = dict(line.split(": ", 1) for line in parts[0].splitlines() if ": " in line)
    if set(head) != {"title", "style"}:
        raise CorpusError(f"{name}: the head is a line `title: …` and a line `style: …`")
    body = parts[1].strip("\n") + "\n"
    first_line = (parts[0] + DIVIDER + "\n" + parts[1] + DIVIDER + "\n").count("\n") + 1
    rows = tuple(_rows(name, body, parts[2], first_line))
    return Annotated(name, head["title"], head["style"], body, rows)


def _rows(name: str, body: str, written: str, first_line: int) -> Iterator[Row]:
    last = 0
    for line, text in enumerate(written.splitlines(), first_line):
        if not text.strip() or text.startswith("#"):
            continue
        where = f"{name}:{line}"
        fields = [field.strip() for field in text.split("|", 3)]
        if len(fields) != 4 or fields[0] not in KINDS:
            raise CorpusError(f"{where}: a row is `direct, partial or none | speaker | mention | words`")
        kind, speaker, mention, words = fields
        if (kind == "none") != (speaker == NOBODY):
            raise CorpusError(f"{where}: `none` goes with the speaker `-`, and only that")
        if (mention == NOBODY) != (speaker in (NOBODY, NOT_SAID)):
            raise CorpusError(f"{where}: the mention is `-` where the article names nobody, and only there")
        start, end = _located(where, body, words)
        if start < last:
            raise CorpusError(f"{where}: rows stand in the order of the article, none inside another")
        last = end
        named = speaker not in (NOBODY, NOT_SAID)
        yield Row(line, kind, _forms(speaker) if named else (), _forms(mention) if named else (), start, end)


def _forms(field: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in field.split(" / "))


def _located(where: str, body: str, words: str) -> tuple[int, int]:
    nth = _NTH.search(words)
    beginning, _, ending = _NTH.sub("", words).partition(" … ")
    wanted = _spaced(beginning) + (rf".*?{_spaced(ending)}" if ending else "")
    pattern = rf"(?<!\w)[{_MARKS}]+{_EDGE}({wanted})(?={_EDGE}(?:[{_MARKS}](?!\w)|\s*(?:\n|$)))"
    found = [match.span(1) for match in re.finditer(pattern, body, re.DOTALL)]
    if not found:
        raise CorpusError(f"{where}: no such words between marks: {words}")
    if nth:
        number = int(nth[1])
        if not 1 <= number <= len(found):
            raise CorpusError(f"{where}: the words stand there {len(found)} times: {words}")
        return found[number - 1]
    if len(found) > 1:
        raise CorpusError(f"{where}: the words stand there {len(found)} times, say which with [1]: {words}")
    return found[0]


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def without_number(form: str) -> str:
    """`unnamed: a witness #2` without the number that keeps two apart."""
    return _NUMBER.sub("", form)


def unannotated_marks(article: Annotated) -> list[int]:
    """Offsets of opening marks that can be nothing else and stand outside every row."""
    covered = [(row.start, row.end) for row in article.rows]
    return [
        match.start()
        for match in re.finditer(r"[“„«]|(?<![\w”’])‘(?!\d)|(?<!\w)''(?=\w)", article.body)
        if not any(start - 4 <= match.start() <= end + 3 for start, end in covered)
    ]
