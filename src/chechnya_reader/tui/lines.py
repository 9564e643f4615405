"""A list drawn line by line, shared by all lists: as quick with 10,000 rows as with ten.

A pane gives it rows and says how one is drawn (`draw`); the list has the cursor, moves, mouse and scrolling. Rows have
keys, so that cursor and scrolling stay where they are when the rows change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from chechnya_reader.tui import shown
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import Spot

T = TypeVar("T")

MOVES: list[BindingType] = [
    Binding("j,down", "move(1)", "Down", show=False, tooltip="Move down", id="move.down"),
    Binding("k,up", "move(-1)", "Up", show=False, tooltip="Move up", id="move.up"),
    Binding("ctrl+d", "move_half(1)", "Half a page down", show=False, tooltip="Half a page down", id="move.half-down"),
    Binding("ctrl+u", "move_half(-1)", "Half a page up", show=False, tooltip="Half a page up", id="move.half-up"),
    Binding("pagedown", "move_page(1)", "Page down", show=False, tooltip="A page down", id="move.page-down"),
    Binding("pageup", "move_page(-1)", "Page up", show=False, tooltip="A page up", id="move.page-up"),
    Binding("g,home", "move_end(-1)", "Top", show=False, tooltip="To the first line", id="move.top"),
    Binding("G,end", "move_end(1)", "Bottom", show=False, tooltip="To the last line", id="move.bottom"),
]
"""The moves of every list and of the reader; each has the actions `move`, `move_half`, `move_page`, `move_end`."""


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """One entry of `height` lines; `key` is what keeps the cursor on it when the rows change."""

    key: str
    item: T
    height: int = 1
    selectable: bool = True


class LineList(ScrollView, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows of one or more lines with a cursor. Subclasses say in `draw` what a row looks like.

    `is_ahead` is whether the user has moved the cursor and nobody has followed it yet; who follows clears it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "choose", "Open", key_display="⏎", tooltip="Open, go to the passage, follow", id="open"),
    ]
    DEFAULT_CSS = """
    LineList {
        background: $surface; color: $foreground; overflow-x: hidden; overflow-y: auto; scrollbar-size: 1 1;
        scrollbar-gutter: stable;  /* a width that changes with the bar wraps rows anew, and they would move */
    }
    """
    ALLOW_SELECT = False

    rows: reactive[tuple[Row[Any], ...]] = reactive((), init=False, repaint=False)
    """What the list shows. Assigning keeps the cursor's row, by key, at its height on the screen."""
    empty: reactive[str] = reactive("")
    """The sentence shown when there are no rows: it says what to do."""

    class Highlighted(Message):
        """The user moved the cursor to a row."""

        def __init__(self, lines: LineList[Any], row: Row[Any]) -> None:
            super().__init__()
            self.lines = lines
            self.row = row

        @property
        def control(self) -> LineList[Any]:
            """The list."""
            return self.lines

    class Chosen(Message):
        """The user pressed enter on a row, or clicked it."""

        def __init__(self, lines: LineList[Any], row: Row[Any]) -> None:
            super().__init__()
            self.lines = lines
            self.row = row

        @property
        def control(self) -> LineList[Any]:
            """The list."""
            return self.lines

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._tops: list[int] = [0]
        self._cursor: int | None = None
        self.is_ahead = False
        self._drawn: dict[int, list[Sequence[Run]]] = {}
        self._drawn_width = -1
        self._looks = Looks(self)
        self.set_reactive(LineList.empty, empty)

    def draw(self, row: Row[T], width: int) -> Sequence[Sequence[Run]]:
        """The `row.height` lines of `row`, of at most `width` cells each; called when a row comes into sight."""
        raise NotImplementedError

    def is_heading(self, row: Row[T]) -> bool:
        """Whether `row` is to be in sight with the row after it."""
        return not row.selectable

    @property
    def cursor(self) -> int | None:
        """The index of the current row; None where no row can be current."""
        return self._cursor

    @property
    def current(self) -> Row[T] | None:
        """The current row."""
        return None if self._cursor is None else self.rows[self._cursor]

    def move_to(self, index: int, *, scroll: bool = True) -> None:
        """Put the cursor on the row `index` without a message: the program moves it, not the user."""
        if not (0 <= index < len(self.rows)) or not self.rows[index].selectable:
            return
        if index != self._cursor:
            old, self._cursor = self._cursor, index
            for changed in (old, index):
                if changed is not None and changed < len(self.rows):
                    self.refresh_lines(self._tops[changed], self.rows[changed].height)
        if scroll:
            self.scroll_to_row(index)

    def move_to_key(self, key: str, *, scroll: bool = True) -> bool:
        """`move_to` the row of that key; False where there is none."""
        index = next((index for index, row in enumerate(self.rows) if row.key == key and row.selectable), None)
        if index is not None:
            self.move_to(index, scroll=scroll)
        return index is not None

    @property
    def spot(self) -> Spot | None:
        """Where the cursor is, for `go_to_spot`."""
        if self._cursor is None:
            return None
        return Spot(self.rows[self._cursor].key, self._tops[self._cursor] - self.scroll_offset.y)

    def go_to_spot(self, spot: Spot | None) -> None:
        """Put cursor and scrolling where they were; nothing moves where that row is no more."""
        if spot is not None and self.move_to_key(spot.key, scroll=False) and self._cursor is not None:
            self._scroll(max(0, self._tops[self._cursor] - spot.below))

    @property
    def is_at_start(self) -> bool:
        """Whether nobody has moved away from the first row."""
        return self.scroll_offset.y == 0 and self._cursor in (None, self._next(-1, 1))

    def start_over(self) -> None:
        """Put the cursor on the first row, and show the list from its first line."""
        index = self._next(-1, 1)
        if index is not None:
            self.move_to(index, scroll=False)
        self._scroll(0)

    def scroll_to_row(self, index: int) -> None:
        """Scroll, without animation and no further than needed, until the row is in sight, its heading too."""
        top, bottom = self._tops[index], self._tops[index + 1]
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        while index and self.is_heading(self.rows[index - 1]):
            index -= 1
        heading = self._tops[index] if bottom - self._tops[index] <= height else top
        if heading < self.scroll_offset.y:
            self._scroll(heading)
        elif bottom > self.scroll_offset.y + height:
            self._scroll(bottom - height)

    def redraw(self) -> None:
        """Draw all rows anew: something that `draw` uses has changed."""
        self._drawn.clear()
        self.refresh()

    def watch_rows(self, old: tuple[Row[T], ...], new: tuple[Row[T], ...]) -> None:
        self._keep_place(old, new)

    def watch_empty(self) -> None:
        self.refresh()

    def _keep_place(self, old: tuple[Row[T], ...], new: tuple[Row[T], ...]) -> None:
        """Find the cursor's row again, or the nearest before it that is still there, and its height on the screen."""
        keys = {row.key: index for index, row in enumerate(new) if row.selectable}
        below = 0
        found: int | None = None
        if self._cursor is not None and old:
            below = self._tops[self._cursor] - self.scroll_offset.y
            nearby = [*range(self._cursor, -1, -1), *range(self._cursor + 1, len(old))]
            found = next((keys[old[index].key] for index in nearby if old[index].key in keys), None)
        self._tops = [0, *accumulate(row.height for row in new)]
        self._cursor = found if found is not None else min(keys.values(), default=None)
        self._drawn.clear()
        self.virtual_size = Size(0, self._tops[-1])
        if found is not None:
            self._scroll(max(0, self._tops[found] - below))
        elif old:
            self._scroll(0)
        self.refresh()

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if width != self._drawn_width:
            self._drawn.clear()
            self._drawn_width = width
        line = y + self.scroll_offset.y
        background = self._looks.style("")
        if not self.rows:
            return self._empty_line(line, width)
        if line >= self._tops[-1]:
            return Strip.blank(width, background)
        index = bisect_right(self._tops, line) - 1
        row = self.rows[index]
        current = index == self._cursor
        marker = Run("▌" if self.has_focus else "▏", "strong") if current else Run(" ")
        runs = self._lines_of(index, row, width - 1)[line - self._tops[index]]
        ground = ("focused" if self.has_focus else "cursor") if current else ""
        style = self._looks.style
        return shown.strip([marker, *runs], width, lambda look: style(look, ground), style("", ground))

    def _lines_of(self, index: int, row: Row[T], width: int) -> list[Sequence[Run]]:
        lines = self._drawn.get(index)
        if lines is None:
            lines = [*self.draw(row, width), *([()] * row.height)][: row.height]
            self._drawn[index] = lines
        return lines

    def _empty_line(self, line: int, width: int) -> Strip:
        paragraphs = self.empty.split("\n")
        lines = [text for part in paragraphs for text in shown.wrapped(part, max(1, width - 2), 20)]
        text = lines[line - 1] if 0 <= line - 1 < len(lines) else ""
        return shown.strip([Run(" "), Run(text, "dim")], width, self._looks.style, self._looks.style(""))

    def on_resize(self) -> None:
        if self._cursor is not None and self.has_focus:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if self._cursor is not None and self._cursor < len(self.rows):
            self.scroll_to_row(self._cursor)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        index = bisect_right(self._tops, line) - 1
        if 0 <= line < self._tops[-1] and self.rows[index].selectable:
            event.stop()
            self._go(index)
            self.action_choose()

    def action_choose(self) -> None:
        row = self.current
        if row is not None:
            self.post_message(self.Chosen(self, row))

    def action_move(self, by: int) -> None:
        index = self._next(self._cursor, by)
        if index is not None:
            self._go(index)
        else:
            self._scroll(0 if by < 0 else self._tops[-1])

    def action_move_half(self, direction: int) -> None:
        self._move_lines(direction * max(1, self.size.height // 2))

    def action_move_page(self, direction: int) -> None:
        self._move_lines(direction * max(1, self.size.height - 1))

    def action_move_end(self, direction: int) -> None:
        index = self._next(len(self.rows) if direction > 0 else -1, -direction)
        if index is not None:
            self._go(index)
        self._scroll(0 if direction < 0 else self._tops[-1])

    def _move_lines(self, lines: int) -> None:
        """Scroll by `lines`, and take the cursor along to the row that comes to lie where it was."""
        if self._cursor is None:
            return
        target = min(max(0, self._tops[self._cursor] + lines), self._tops[-1] - 1)
        index = bisect_right(self._tops, target) - 1
        if not self.rows[index].selectable:
            step = 1 if lines > 0 else -1
            found = self._next(index, step)
            index = found if found is not None else self._next(index, -step) or 0
        self._scroll(self.scroll_offset.y + lines)
        self._go(index)

    def _next(self, index: int | None, step: int) -> int | None:
        position = (-1 if index is None else index) + step
        while 0 <= position < len(self.rows):
            if self.rows[position].selectable:
                return position
            position += 1 if step > 0 else -1
        return None

    def _go(self, index: int) -> None:
        """Move the cursor as the user asked, and say so."""
        moved = index != self._cursor
        self.move_to(index)
        if moved:
            self.is_ahead = True
            self.post_message(self.Highlighted(self, self.rows[index]))
