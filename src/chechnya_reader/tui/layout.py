"""An article laid out in lines for one width, and the way between lines and offsets of its body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chechnya_reader.model import Article, Quote, Span
from chechnya_reader.text import paragraphs
from chechnya_reader.tui import shown
from chechnya_reader.tui.shown import Run

WIDEST = 90
"""The most cells that a line of the body takes: longer lines are hard to read."""

MARGIN = 3
"""Cells left of the body: the signs of a quote, and a space."""

CHARACTERS_A_MINUTE = 1_320
"""220 words, the reading speed of most adults, at six characters a word."""

TOP = -(10**6)
"""The place of the first line of all."""

BRIEF = "Brief: tells of the article; it is not the article."


class Layout:
    """The lines of an article: its title, what is known of it, and its body in `width` cells.

    A line is a Span of the body, or text of its own (`heads`). A title that is a line of the body is laid out as such,
    so that offsets in it have their place, and is not shown a second time.
    """

    def __init__(self, article: Article, width: int) -> None:
        self.article = article
        self.width = width
        self._lines: list[Span | Run | None] = []
        self.body_top = 0
        self.title_lines = 0
        self._lay_out()
        self._at = list(self._starts_of_lines())
        self._starts = [start for start, _ in self._at]

    def _lay_out(self) -> None:
        article, width, body = self.article, self.width, self.article.body
        title = article.title_span
        if title is not None:
            self._lines += shown.wrap(body, width, title.start, title.end)
        else:
            self._lines += [Run(line, "title") for line in shown.wrapped(article.title, width, 20)]
        self.title_lines = len(self._lines)
        self._lines += [Run(line, "dim") for line in shown.wrapped(about(article), width, 6)]
        if article.is_brief:
            self._lines += [Run(line, "brief") for line in shown.wrapped(BRIEF, width, 4)]
        self._lines.append(None)
        self.body_top = len(self._lines)
        for paragraph in paragraphs(body):
            if title is not None and paragraph.start < title.end:
                if paragraph.end <= title.end:
                    continue
                after = body[title.end : paragraph.end]
                paragraph = Span(paragraph.end - len(after.lstrip()), paragraph.end)
                if paragraph.start == paragraph.end:
                    continue
            self._lines += shown.wrap(body, width, paragraph.start, paragraph.end)
            self._lines.append(None)

    def _starts_of_lines(self) -> Iterator[tuple[int, int]]:
        """The offset at which each line begins, and its index; an empty line begins where the paragraph above ends."""
        above: Span | None = None
        for index, line in enumerate(self._lines):
            if isinstance(line, Span):
                above = line
                yield line.start, index
            elif line is None and above is not None and index >= self.body_top:
                yield above.end, index

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, index: int) -> Span | Run | None:
        """The line `index`: a Span of the body, text of its own, or None for an empty line."""
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def line_of(self, offset: int) -> int:
        """The line on which the character at `offset` stands; between paragraphs the empty line."""
        index = bisect_right(self._starts, offset) - 1
        return self._at[index][1] if index >= 0 else 0

    def place_of(self, line: int) -> int:
        """What `line_at` finds `line` by at any width: the offset at which it begins.

        Below zero, how many lines above the body it is; TOP for the first line.
        """
        if line <= 0:
            return TOP
        if line < self.body_top:
            return line - self.body_top
        index = bisect_left(self._at, line, key=lambda entry: entry[1])
        return self._starts[min(index, len(self._starts) - 1)] if self._starts else TOP

    def line_at(self, place: int) -> int:
        """The line that a `place_of` stands for."""
        return max(0, self.body_top + place) if place < 0 else self.line_of(place)


def about(article: Article) -> str:
    """Authors, outlet, date and reading time, as far as they are known."""
    minutes = max(1, round(len(article.body) / CHARACTERS_A_MINUTE))
    known = [", ".join(article.authors), article.source or "", article.date or "", f"{minutes}\u00a0min"]
    return " · ".join(part for part in known if part)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body that is drawn differently; `quote` is the id of the quote that it is part of."""

    start: int
    end: int
    quote: str


def marks_of(quotes: Sequence[Quote]) -> list[Mark]:
    """Every printing of every quote, by offset."""
    marks = [Mark(quote.start, quote.end, quote.id) for quote in quotes]
    marks += [Mark(span.start, span.end, quote.id) for quote in quotes for span in quote.also]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
