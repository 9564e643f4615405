"""The pane that an article is read in: wrapped lines with the quotes marked, drawn as they come into sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from chechnya_reader.model import Article, Quote, Span
from chechnya_reader.tui import shown
from chechnya_reader.tui.layout import MARGIN, TOP, WIDEST, Layout, Mark, marks_of
from chechnya_reader.tui.lines import MOVES
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.shown import Run


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """One article. Knows which quotes it has, which one is current, which are selected, and what was searched for.

    In the margin stand `│` beside a quote, `┃` beside the current one, and `✓` where a selected one begins.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]
    ALLOW_SELECT = False

    class Moved(Message):
        """Another part of the article is in sight."""

    class Pointed(Message):
        """The user clicked on a quote."""

        def __init__(self, quote: str) -> None:
            super().__init__()
            self.quote = quote

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.hits: tuple[Span, ...] = ()
        self.hit: int | None = None
        self._empty = empty
        self._layout_lines: Layout | None = None
        self._place = TOP
        self._quotes: tuple[Quote, ...] = ()
        self._marks: dict[int, list[Mark]] = {}
        self._current: str | None = None
        self._selected: frozenset[str] = frozenset()
        self._pointed: tuple[tuple[Span, str], ...] = ()
        self._covered = 0
        self._looks = Looks(self)

    def show(self, article: Article | None, place: int, *, empty: str = "") -> None:
        """Show `article` from `place` on (see `Layout.place_of`), or the sentence `empty`."""
        self.article = article
        self._empty = empty
        self._place = place
        self._layout_lines = None
        self._quotes = ()
        self._pointed = ()
        self.hits, self.hit = (), None
        self._lay_out()

    def mark(self, quotes: Sequence[Quote], current: str | None, selected: frozenset[str]) -> None:
        """Show the article's `quotes`, by offset; `current` and `selected` are ids. Nothing moves."""
        changed = quotes != self._quotes
        self._quotes, self._current, self._selected = tuple(quotes), current, selected
        if changed:
            self._mark_lines()
        self.refresh()

    def light(self, hits: Sequence[Span], hit: int | None) -> None:
        """Make `hits` stand out, most of all the one at index `hit`."""
        self.hits, self.hit = tuple(hits), hit
        self.refresh()

    def point_out(self, pointed: Sequence[tuple[Span, str]]) -> None:
        """Draw these stretches of the body in these looks too, the later ones over the earlier; none ends it."""
        self._pointed = tuple(pointed)
        self.refresh()

    def cover(self, lines: int) -> None:
        """Know that the lowest `lines` lines of the pane are hidden: nothing is revealed there."""
        self._covered = min(max(0, lines), max(0, self.size.height - 1))
        self._set_height()

    @property
    def layout_lines(self) -> Layout | None:
        """The article as it is laid out; None before it is."""
        return self._layout_lines

    @property
    def place(self) -> int:
        """Where the reader is, for `go`: the offset of the top line, or below zero above the body."""
        return self._place

    @property
    def top_offset(self) -> int:
        """The offset of the body from which on text is in sight."""
        return max(0, self._place)

    @property
    def is_past_title(self) -> bool:
        """Whether the title has been scrolled out of sight."""
        return self._layout_lines is not None and self.scroll_offset.y >= self._layout_lines.title_lines

    @property
    def percent(self) -> int:
        """How much of the article lies above the bottom of the pane."""
        lines = self._layout_lines
        if lines is None or not lines.height:
            return 100
        return min(100, (self.scroll_offset.y + self.size.height) * 100 // lines.height)

    def go(self, place: int) -> None:
        """Scroll to a place that `place` gave."""
        self._place = place
        if self._layout_lines is not None:
            self._scroll(self._layout_lines.line_at(place))

    def reveal(self, start: int, end: int) -> None:
        """Scroll no further than needed until the characters from `start` to `end` are in sight."""
        lines = self._layout_lines
        if lines is None:
            self._place = start
            return
        first, last = lines.line_of(start), lines.line_of(max(start, end - 1))
        top, height = self.scroll_offset.y, self.open_height
        if first < top or last >= top + height:
            room = max(0, height - (last - first + 1))
            self._scroll(max(0, first - min(room, max(1, height // 3))))

    @property
    def open_height(self) -> int:
        """The lines of the pane that nothing hides."""
        return self.size.height - self._covered

    def is_in_sight(self, start: int, end: int) -> bool:
        """Whether any of the characters from `start` to `end` are on the screen."""
        lines = self._layout_lines
        top = self.scroll_offset.y
        return lines is not None and (
            lines.line_of(start) < top + self.open_height and lines.line_of(max(start, end - 1)) >= top
        )

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the body at a place of the pane, in cells; None where no line of the body is."""
        lines = self._layout_lines
        line = lines.line(y + self.scroll_offset.y) if lines is not None else None
        if lines is None or not isinstance(line, Span):
            return None
        return shown.offset_at(lines.article.body, line, max(0, x - self._indent() - MARGIN))

    def neighbour(self, direction: int) -> Quote | None:
        """The quote after (1) or before (-1) the current one, or, where that is out of sight, the nearest to come."""
        current = next((quote for quote in self._quotes if quote.id == self._current), None)
        starts = [quote.start for quote in self._quotes]
        if current is not None and self.is_in_sight(current.start, current.end):
            index = starts.index(current.start) + direction
        elif direction > 0:
            index = bisect_left(starts, self.top_offset)
        else:
            index = bisect_left(starts, self.top_offset) - 1
        return self._quotes[index] if 0 <= index < len(self._quotes) else None

    def _text_width(self) -> int:
        return max(8, min(WIDEST, self.scrollable_content_region.width - MARGIN - 1))

    def _indent(self) -> int:
        return max(0, self.scrollable_content_region.width - MARGIN - WIDEST) // 2

    def _lay_out(self) -> None:
        """Lay the article out for the width there is, with the same text at the top as before."""
        if self.article is None or not self.size.width:
            self.virtual_size = Size(0, 0)
            self.refresh()
            return
        place = self._place
        self._layout_lines = Layout(self.article, self._text_width())
        self._mark_lines()
        self._set_height()
        self._scroll(self._layout_lines.line_at(place))
        self._place = place
        self.refresh()

    def _set_height(self) -> None:
        if self._layout_lines is not None:
            self.virtual_size = Size(0, self._layout_lines.height + self._covered)

    def _mark_lines(self) -> None:
        self._marks = {}
        lines = self._layout_lines
        if lines is None:
            return
        for mark in marks_of(self._quotes):
            for index in range(lines.line_of(mark.start), lines.line_of(max(mark.start, mark.end - 1)) + 1):
                self._marks.setdefault(index, []).append(mark)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        lines = self._layout_lines
        if lines is not None and lines.width == self._text_width() and round(old_value) != round(new_value):
            self._place = lines.place_of(round(new_value))
            self.post_message(self.Moved())

    def on_resize(self) -> None:
        if self._layout_lines is None or self._layout_lines.width != self._text_width():
            self._lay_out()
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        return shown.strip(self._runs(y), self.size.width, self._looks.style, self._looks.style(""))

    def _runs(self, y: int) -> Iterator[Run]:
        index = y + self.scroll_offset.y
        lines = self._layout_lines
        if lines is None:
            told = shown.wrapped(self._empty, max(1, self.size.width - 4), 20)
            yield Run("  " + (told[index - 1] if 0 < index <= len(told) else ""), "dim")
            return
        line = lines.line(index)
        yield Run(" " * self._indent())
        if isinstance(line, Run):
            yield Run(" " * MARGIN)
            yield line
        elif isinstance(line, Span):
            yield from self._signs(index, line)
            yield from self._body_runs(lines, index, line)
        elif index < lines.height:
            yield from self._signs_between(index)

    def _signs(self, index: int, line: Span) -> Iterator[Run]:
        marks = self._marks.get(index, ())
        begins = any(mark.quote in self._selected and line.start <= mark.start for mark in marks)
        yield Run("✓" if begins else " ", "selected")
        if not marks:
            yield Run("  ")
        elif any(mark.quote == self._current for mark in marks):
            yield Run("┃ ", "quote")
        else:
            yield Run("│ ", "sign")

    def _signs_between(self, index: int) -> Iterator[Run]:
        """The margin of an empty line within a quote of several paragraphs."""
        marks = self._marks.get(index, ())
        if marks:
            yield Run(" ")
            yield Run("┃" if any(mark.quote == self._current for mark in marks) else "│", "sign")

    def _body_runs(self, lines: Layout, index: int, line: Span) -> Iterator[Run]:
        marks = self._marks.get(index, ())
        hits = self._hits_on(line)
        pointed = [(span, look) for span, look in self._pointed if span.start < line.end and span.end > line.start]
        edges = {line.start, line.end}
        stretches = [*marks, *(hit for _, hit in hits), *(span for span, _ in pointed)]
        for start, end in [(stretch.start, stretch.end) for stretch in stretches]:
            edges |= {min(max(start, line.start), line.end), min(max(end, line.start), line.end)}
        ordered = sorted(edges)
        body = lines.article.body
        base = "title" if index < lines.title_lines else ""
        for start, end in pairwise(ordered):
            lit = " ".join(look for span, look in pointed if span.start <= start < span.end)
            yield Run(body[start:end], f"{base} {self._look(start, marks, hits)} {lit}")

    def _look(self, offset: int, marks: Sequence[Mark], hits: Sequence[tuple[int, Span]]) -> str:
        looks = []
        around = [mark.quote for mark in marks if mark.start <= offset < mark.end]
        if around:
            looks.append("current" if self._current in around else "quote")
        for number, hit in hits:
            if hit.start <= offset < hit.end:
                looks.append("hit" if number == self.hit else "found")
        return " ".join(looks)

    def _hits_on(self, line: Span) -> list[tuple[int, Span]]:
        if not self.hits:
            return []
        first = max(0, bisect_right(self.hits, line.start, key=lambda hit: hit.start) - 1)
        last = bisect_left(self.hits, line.end, key=lambda hit: hit.start)
        return [(number, self.hits[number]) for number in range(first, last)]

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        offset = self.offset_at(event.x, event.y)
        if offset is None:
            return
        marks = self._marks.get(index, ())
        beside = event.x < self._indent() + MARGIN
        pointed = [mark for mark in marks if mark.start <= offset < mark.end] or (marks if beside else [])
        if pointed:
            self.post_message(self.Pointed(pointed[0].quote))

    def action_move(self, by: int) -> None:
        self._scroll(self.scroll_offset.y + by)

    def action_move_half(self, direction: int) -> None:
        self._scroll(self.scroll_offset.y + direction * max(1, self.size.height // 2))

    def action_move_page(self, direction: int) -> None:
        self._scroll(self.scroll_offset.y + direction * max(1, self.size.height - 2))

    def action_move_end(self, direction: int) -> None:
        self._scroll(0 if direction < 0 else self.virtual_size.height)
