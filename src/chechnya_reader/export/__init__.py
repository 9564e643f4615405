"""Quotes on their way out: the registry of formats, and a quote with its citation.

A new format is one module with a `render`, one line in `FORMATS`, and one golden file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chechnya_reader.export import markdown
from chechnya_reader.export.citation import citation, speaker_in_words, utterances
from chechnya_reader.export.markdown import By
from chechnya_reader.model import Collection, Quote
from chechnya_reader.text import slug

__all__ = [
    "FORMATS",
    "By",
    "Format",
    "Render",
    "citation",
    "is_article",
    "proposed_name",
    "speaker_in_words",
    "utterances",
]


class Render(Protocol):
    """Quotes to the text of a whole file; with `statements`, also where else each quote's statement is told."""

    def __call__(
        self, collection: Collection, quotes: Iterable[Quote], *, by: By, now: datetime, statements: bool = False
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that quotes can be exported to; `suffix` begins with a dot."""

    name: str
    suffix: str
    render: Render


FORMATS: Mapping[str, Format] = {
    "markdown": Format("markdown", ".md", markdown.render),
}


def proposed_name(collection: Collection, format: str = "markdown") -> str:
    """A file name for an export of this collection, the same each time, to stand in the current folder."""
    return f"{slug(markdown.folder_name(collection))}-quotes{FORMATS[format].suffix}"


def is_article(collection: Collection, path: str | os.PathLike[str]) -> bool:
    """Whether `path` is a file of the collection, by whatever way, also one that could not be read.

    An export never replaces one.
    """
    real = os.path.realpath(path)
    known = {article.path for article in collection.articles} | {problem.path for problem in collection.problems}
    return any(os.path.realpath(one) == real for one in known)
