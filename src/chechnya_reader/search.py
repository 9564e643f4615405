"""Exact search over everything: case, accents and the variety of marks folded, each hit at its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from chechnya_reader.model import Article, Span
from chechnya_reader.text import Folded, excerpt, fold

Field = Literal["title", "source", "authors", "body"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a query stands: `start` and `end` are offsets into the body, or into what `field_text` gives."""

    article: str
    start: int
    end: int
    field: Field = "body"


class Finder:
    """One text, folded once for many queries."""

    def __init__(self, body: str) -> None:
        self._folded = Folded(body)

    def find(self, query: str) -> tuple[Span, ...]:
        """Every place of `query` in the text, from the start on, none overlapping another.

        White space in the query stands for any white space, a line break too; a query of nothing else finds nothing.
        A hit that would begin or end inside a character (“ß” is searched as “ss”) takes the whole character.
        """
        return tuple(self.spans(query))

    def spans(self, query: str) -> Iterator[Span]:
        """The places of `query`, as they are found."""
        words = _words(query)
        text = self._folded.text
        if not words or not all(word in text for word in words):
            return
        for match in _pattern(query).finditer(text):
            yield self._folded.span(match.start(), match.end())


class Searcher:
    """A folder's articles, each folded when it is first searched."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = tuple(articles)
        self._finders: dict[tuple[str, Field], Finder] = {}

    def hits(self, query: str) -> Iterator[Hit]:
        """The hits as they are found: article by article in their order, in each the title, outlet, authors, body.

        A title that is a line of the body is found in the body only.
        """
        if not _words(query):
            return
        for article in self._articles:
            for field in _fields(article):
                for span in self._finder(article, field).spans(query):
                    yield Hit(article.id, span.start, span.end, field)

    def search(self, query: str, *, limit: int | None = None) -> tuple[Hit, ...]:
        """The first `limit` hits, or all."""
        return tuple(islice(self.hits(query), limit))

    def _finder(self, article: Article, field: Field) -> Finder:
        key = (article.id, field)
        finder = self._finders.get(key)
        if finder is None:
            finder = self._finders[key] = Finder(field_text(article, field))
        return finder


def search(articles: Sequence[Article], query: str, *, limit: int | None = None) -> tuple[Hit, ...]:
    """The first `limit` hits of `query` in `articles`, or all. For more than one query keep a Searcher."""
    return Searcher(articles).search(query, limit=limit)


def field_text(article: Article, field: Field) -> str:
    """The text that a hit's offsets are of; authors are joined by a comma."""
    if field == "title":
        return article.title
    if field == "source":
        return article.source or ""
    return ", ".join(article.authors) if field == "authors" else article.body


def surroundings(text: str, start: int, end: int, around: int = 40) -> tuple[str, str, str]:
    """What stands before a hit, its words, and what stands after: up to `around` characters, cut between words."""
    before, words, after = excerpt(text, start, end, around)
    if start > around and not text[start - around - 1].isspace():
        before = before[_after_first_space(before) :]
    if end + around < len(text) and not text[end + around].isspace():
        after = after[: _to_last_space(after)]
    return before, words, after


def _after_first_space(text: str) -> int:
    return next((index + 1 for index, character in enumerate(text) if character.isspace()), 0)


def _to_last_space(text: str) -> int:
    return next((index for index in range(len(text) - 1, -1, -1) if text[index].isspace()), len(text))


def _fields(article: Article) -> Iterator[Field]:
    if article.title_span is None:
        yield "title"
    if article.source:
        yield "source"
    if article.authors:
        yield "authors"
    yield "body"


def _words(query: str) -> list[str]:
    return fold(query).split()


@lru_cache(maxsize=16)
def _pattern(query: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, re.split(r"\s+", fold(query)))))
