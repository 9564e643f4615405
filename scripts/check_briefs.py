"""Holds each brief of the collection against the article that it tells of.

    python scripts/check_briefs.py SOURCES ARTICLES

SOURCES has the articles as saved text (`*.txt`), ARTICLES the briefs (`*.md`). A brief belongs to the source that has
its title as a line. What stands in quotation marks must stand in the source, word for word; what stands outside them
must not. One line a fault, exit 1 if there is any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

WORDS = range(250, 901)
LONGEST_SHARED_RUN = 6
KNOWN = {"title", "source", "authors", "date", "url", "language", "kind", "related"}
MARKS = str.maketrans(dict.fromkeys("“”„«»\"‘’‚'`", "'"))
PASSAGE = re.compile("“([^“”]*)”")
CAPITAL = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
NAME = re.compile(rf"{CAPITAL}(?:,? (?:(?:of|for|and|the|in|at|van|de) ){{0,2}}{CAPITAL})+")
WORD = re.compile(r"\w+(?:['-]\w+)*")
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]
PARTS = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)


def normalised(text: str) -> str:
    """`text` with one kind of quotation mark and single spaces."""
    return " ".join(text.translate(MARKS).split())


def words(text: str) -> list[tuple[str, int]]:
    """The words of `text` in lower case, each with where it begins."""
    return [(match.group().lower(), match.start()) for match in WORD.finditer(text.translate(MARKS))]


def copied_runs(outside: list[str], source: str) -> Iterator[str]:
    """Runs of words that stand outside quotation marks and in the source too, longer than is allowed.

    A name counts as one word, however many it has.
    """
    size = LONGEST_SHARED_RUN + 1
    theirs = set(windows([word for word, _ in words(source)], size))
    for piece in outside:
        ours = words(piece)
        shared = [window in theirs for window in windows([word for word, _ in ours], size)]
        start = 0
        for copied, group in groupby(shared):
            count = len(list(group))
            run = ours[start : start + count + size - 1]
            start += count
            if copied and weight(piece, [offset for _, offset in run]) >= size:
                yield " ".join(word for word, _ in run)


def windows(tokens: list[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of `size` tokens."""
    return (tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def weight(text: str, offsets: list[int]) -> int:
    """How many words begin at `offsets`, all those of one name counted as one."""
    names = [match.span() for match in NAME.finditer(text)]
    return len({next((start for start, end in names if start <= offset < end), offset) for offset in offsets})


def quotation_faults(body: str, source: str) -> Iterator[str]:
    plain = normalised(source)
    for number, paragraph in enumerate(body.split("\n\n"), 1):
        if "\n" in paragraph.strip("\n"):
            yield f"paragraph {number} is more than one line"
        if re.sub("[^“”]", "", paragraph).replace("“”", "") or '"' in paragraph:
            yield f"paragraph {number} has quotation marks that do not pair"
        if "..." in paragraph or "…" in paragraph:
            yield f"paragraph {number} has an ellipsis"
    passages = PASSAGE.findall(body)
    for passage in passages:
        if normalised(passage) not in plain and normalised(re.sub("[,.]$", "", passage)) not in plain:
            yield f"not in the source: “{passage}”"
    if not passages:
        yield "quotes nothing"


def date_stated(date: str, source: str) -> bool:
    match = DATE.fullmatch(date)
    if not match or date in source:
        return bool(match)
    year, month, day = match.groups()
    name = MONTHS[int(month) - 1] if month else ""
    forms = [f"{name} {int(day)}, {year}", f"{int(day)} {name} {year}"] if day else [f"{name} {year}".strip()]
    return any(form in source for form in forms)


def fact_faults(facts: dict[str, Any], source: str, stems: set[str]) -> Iterator[str]:
    if facts.get("kind") != "brief":
        yield "kind is not brief"
    if facts.get("language") != "en":
        yield "language is not en"
    for key in sorted(facts.keys() - KNOWN):
        yield f"unknown key {key}"
    for key in ("source", "url"):
        if key in facts and facts[key] not in source:
            yield f"{key} is not in the source: {facts[key]}"
    for author in facts.get("authors", []):
        if author not in source:
            yield f"author is not in the source: {author}"
    if "date" in facts and not date_stated(str(facts["date"]), source):
        yield f"date is not in the source: {facts['date']}"
    for stem in facts.get("related", []):
        if stem not in stems:
            yield f"related is no article here: {stem}"


def brief_faults(facts: dict[str, Any], body: str, source: str, stems: set[str]) -> Iterator[str]:
    yield from fact_faults(facts, source, stems)
    yield from quotation_faults(body, source)
    if len(body.split()) not in WORDS:
        yield f"{len(body.split())} words, not {WORDS.start} to {WORDS.stop - 1}"
    for run in copied_runs(PASSAGE.split(body)[::2], source):
        yield f"copied outside quotation marks: {run}"


def source_of(title: str, sources: dict[Path, str]) -> Path | None:
    wanted = normalised(title)
    for path, text in sources.items():
        if any(normalised(line.lstrip("# ")) == wanted for line in text.splitlines()):
            return path
    return None


def faults(sources_folder: Path, articles_folder: Path) -> Iterator[str]:
    sources = {path: path.read_text("utf-8") for path in sorted(sources_folder.glob("*.txt"))}
    briefs = sorted(path for path in articles_folder.glob("*.md") if not path.name.startswith("README"))
    stems = {path.stem for path in briefs}
    told: set[Path] = set()
    for path in briefs:
        parts = PARTS.fullmatch(path.read_text("utf-8"))
        facts = yaml.load(parts.group(1), Loader=yaml.BaseLoader) if parts else None
        if parts is None or not isinstance(facts, dict):
            yield f"{path}: no front matter"
            continue
        source = source_of(str(facts.get("title", "")), sources)
        if source is None:
            yield f"{path}: no source has the title {facts.get('title')!r}"
            continue
        if source in told:
            yield f"{path}: a second brief of {source}"
        told.add(source)
        for fault in brief_faults(facts, parts.group(2), sources[source], stems):
            yield f"{path}: {fault}"
    for source in sorted(sources.keys() - told):
        yield f"{source}: no brief tells of it"


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: python scripts/check_briefs.py SOURCES ARTICLES", file=sys.stderr)
        return 2
    found = list(faults(Path(sys.argv[1]), Path(sys.argv[2])))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
