"""The one pipeline: a folder to a `Collection`. Everybody opens a collection through it.

What finds quotes is imported when it is first needed, so that the screen can show the articles before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from chechnya_reader.loading import load_folder
from chechnya_reader.model import Article, Collection, CrossReference, Mention, Quote, Speaker
from chechnya_reader.text import digest

if TYPE_CHECKING:
    from chechnya_reader.corrections import CorrectionFile, Loaded, Place
    from chechnya_reader.dates import DateMention

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""

FOLDER_VARIABLE = "CHECHNYA_READER_ARTICLES"
BUNDLED_KEY = "bundled"


class Cancelled(Exception):
    """The caller asked for the extraction to stop."""


def bundled_root() -> Path:
    """The collection that comes with the package; in a checkout, the articles folder beside `src`."""
    packaged = Path(__file__).parent / "collection"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "articles"


def default_root(environ: Mapping[str, str], cwd: Path) -> str:
    """The folder to open where none was named: from the environment, else `articles`, else the bundled one."""
    named = environ.get(FOLDER_VARIABLE)
    if named:
        return named
    return "articles" if (cwd / "articles").is_dir() else str(bundled_root())


def collection_key(root: str) -> str:
    """What names the collection in the user's own data: its real path, but one word for the bundled one."""
    real = os.path.realpath(root)
    return BUNDLED_KEY if real == os.path.realpath(bundled_root()) else real


def _is_bundled(root: str) -> bool:
    """Whether `root` is the collection that comes with the package, or a file in it."""
    return Path(os.path.realpath(root)).is_relative_to(os.path.realpath(bundled_root()))


def load(root: str) -> Collection:
    """The articles and problems of the folder (or single file) `root`, without quotes; opens files, writes nothing."""
    return load_folder(root, key=collection_key(root))


@dataclass(frozen=True, slots=True)
class Found:
    """What the program found by itself in a collection: before anything is put right, and before it is compared.

    It is kept, so that a correction costs no second extraction: see `correct`.
    """

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    dates: Mapping[str, tuple[DateMention, ...]] = field(default_factory=dict)


def extract(
    collection: Collection,
    environ: Mapping[str, str],
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Collection:
    """`collection` with its quotes, speakers and cross-references, put right by the corrections that are kept of it.

    `environ` names the user's data folder, in which some of them may be. Raises Cancelled when `cancelled` turns true.
    """
    from chechnya_reader.corrections import load_corrections

    found = find(collection, progress=progress, cancelled=cancelled)
    corrected = correct(collection, found, load_corrections(collection.root, collection.key, environ))
    if progress is not None:
        progress(len(collection.articles), len(collection.articles))
    return corrected


def find(
    collection: Collection, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Found:
    """What is found in the articles. Raises Cancelled when `cancelled` turns true."""
    from chechnya_reader.dates import find_dates
    from chechnya_reader.extraction import find_mentions_and_quotes
    from chechnya_reader.printings import printed_once
    from chechnya_reader.speakers import join_articles

    quotes: list[Quote] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    dates: dict[str, tuple[DateMention, ...]] = {}
    for done, article in enumerate(collection.articles):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(collection.articles))
        mentions[article.id], found = find_mentions_and_quotes(article.body)
        quotes += _belonging(article, printed_once(article.body, found))
        dates[article.id] = find_dates(article.body, article.date)
    joined, speakers = join_articles(quotes)
    return Found(joined, speakers, mentions, dates)


def correct(
    collection: Collection, found: Found, corrections: Loaded, *, references: tuple[CrossReference, ...] | None = None
) -> Collection:
    """`collection`, as `load` gave it, with what was found, put right, and with cross-references of that.

    Comparing takes the longest: with `references` these are taken instead, for a first sight. Corrections that find no
    hold, and what is wrong with their file, are among the problems.
    """
    from chechnya_reader.corrections import apply_corrections
    from chechnya_reader.crossrefs import find_references

    quotes, speakers, lost = apply_corrections(
        collection.articles, found.quotes, found.speakers, corrections.records, partial=corrections.partial
    )
    if references is None:
        references = find_references(collection.articles, quotes, found.mentions, found.dates)
    problems = sorted(
        (*collection.problems, *corrections.problems, *lost),
        key=lambda problem: (problem.path, problem.line, problem.code),
    )
    return replace(collection, quotes=quotes, speakers=speakers, references=references, problems=tuple(problems))


def correction_place(collection: Collection, environ: Mapping[str, str]) -> Place:
    """Where corrections of the collection are written, and a sentence where that is not beside the articles."""
    from chechnya_reader.corrections import corrections_path

    read_only = _is_bundled(collection.root)
    return corrections_path(collection.root, collection.key, environ, read_only=read_only)


def correction_file(collection: Collection, environ: Mapping[str, str]) -> CorrectionFile:
    """The file at `correction_place`, to add corrections to and to undo them in; to be kept for the session."""
    from chechnya_reader.corrections import open_corrections

    read_only = _is_bundled(collection.root)
    return open_corrections(collection.root, collection.key, environ, read_only=read_only)


def open_collection(
    path: str | os.PathLike[str], *, progress: Progress | None = None, environ: Mapping[str, str] | None = None
) -> Collection:
    """The whole model of the folder, or single file, at `path`; `environ` is the process's own if it is not given.

    Bad data is among `problems`; a folder that is not there gives a collection without articles and one problem.
    """
    return extract(load(os.fspath(path)), os.environ if environ is None else environ, progress=progress)


def _belonging(article: Article, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, which are by offset, as the article's own, with ids and lines."""
    counts: dict[str, count[int]] = {}
    owned = []
    line, reached = article.body_line, 0
    for quote in quotes:
        line += article.body.count("\n", reached, quote.start)
        reached = quote.start
        hashed = digest(quote.text)
        number = next(counts.setdefault(hashed, count(1)))
        identity = f"{article.id}#{hashed}" + (f"-{number}" if number > 1 else "")
        role = quote.speaker.role if quote.speaker else None
        owned.append(replace(quote, id=identity, article=article.id, line=line, role=role))
    return owned
