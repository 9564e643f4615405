"""The matrix: speakers down, articles across by date, how many quotes in each cell; each cell leads into the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer

from chechnya_reader.model import Article, Span
from chechnya_reader.overviews import Matrix, Said, Voice
from chechnya_reader.text import squeezed
from chechnya_reader.tui import shown
from chechnya_reader.tui.bars import cut
from chechnya_reader.tui.lines import MOVES
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.overview import HELP, Lines, Overview, about, first_words, name_of
from chechnya_reader.tui.shown import Line, Run
from chechnya_reader.tui.speaker_page import Chosen
from chechnya_reader.tui.view import counted

CELL = 6
"""Cells of a column: a number, and what parts it from the next one."""
TOTAL = 7
HEAD = 3
"""Lines above the rows: outlet, year, month and day."""
FOOT = 1
"""Lines below the rows: the sums of the columns."""
NONE = "."


@dataclass(frozen=True, slots=True)
class MatrixPlace:
    """Where one was in the matrix: the speaker (None: not known) and the article."""

    speaker: str | None
    article: str


def short_name(article: Article) -> str:
    """The outlet, or without one the title, in no more than five characters: initials, or the first letters."""
    words = re.findall(r"[^\W_]+", squeezed(article.source or article.title))
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    initials = "".join(word if word.isdigit() else word[0].upper() for word in words)
    if article.source and len(words) > 1 and len(initials) < CELL:
        return initials
    word = words[0] if words else article.id
    return word[: shown.offset_at(word, Span(0, len(word)), CELL - 1)]


class Grid(ScrollView, can_focus=True, inherit_bindings=False):
    """The matrix drawn cell by cell as it comes into sight, with a cursor on one cell; heads and sums stay in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("h,left", "move_across(-1)", "Left", show=False, tooltip="To the article to the left",
                id="matrix.left"),
        Binding("l,right", "move_across(1)", "Right", show=False, tooltip="To the article to the right",
                id="matrix.right"),
        Binding("0,circumflex_accent", "move_to_side(-1)", "First", show=False, tooltip="To the first article",
                id="matrix.first"),
        Binding("dollar_sign", "move_to_side(1)", "Last", show=False, tooltip="To the last article",
                id="matrix.last"),
        Binding("left_square_bracket", "step(-1)", "Previous with quotes", show=False,
                tooltip="To the previous article that quotes this speaker", id="matrix.previous"),
        Binding("right_square_bracket", "step(1)", "Next with quotes",
                tooltip="To the next article that quotes this speaker", id="matrix.next"),
        Binding("enter", "choose", "Open", key_display="⏎", tooltip="To the first quote there", id="open"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Grid { height: 1fr; background: $surface; color: $foreground; overflow: scroll scroll; scrollbar-size: 1 1; }
    """
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor is on another cell."""

    class Chosen(Message):
        """The user pressed enter on a cell, or clicked it."""

    def __init__(self, content: Matrix) -> None:
        super().__init__()
        self._content = content
        self._rows = tuple(_rows(content))
        self._cells: tuple[Mapping[str, Said], ...] = tuple(
            {} if isinstance(row, str) else {said.article.id: said for said in row.said} for row in self._rows
        )
        self._heads = [_head(article) for article in content.articles]
        self._looks = Looks(self)
        self.row = next((index for index, row in enumerate(self._rows) if not isinstance(row, str)), 0)
        voice, self.column = self.voice, 0
        if voice is not None:
            self.column = content.articles.index(voice.said[0].article)

    @property
    def voice(self) -> Voice | None:
        """The speaker of the cursor's row."""
        row = self._rows[self.row] if self._rows else ""
        return None if isinstance(row, str) else row

    @property
    def article(self) -> Article | None:
        """The article of the cursor's column."""
        return self._content.articles[self.column] if self._content.articles else None

    @property
    def said(self) -> Said | None:
        """What the cursor's cell stands for; None where nothing is quoted."""
        article = self.article
        return self._cells[self.row].get(article.id) if article is not None and self._rows else None

    @property
    def name_width(self) -> int:
        """Cells of the names at the left."""
        return min(36, max(14, self.size.width * 3 // 10))

    @property
    def _left(self) -> int:
        """Cells that stay at the left: the cursor's sign, the name, the sum."""
        return 1 + self.name_width + TOTAL

    @property
    def columns_in_sight(self) -> int:
        """How many articles there is room for."""
        return max(1, (self.scrollable_content_region.width - self._left) // CELL)

    @property
    def rows_in_sight(self) -> int:
        """How many rows there is room for."""
        return max(1, self.scrollable_content_region.height - HEAD - FOOT)

    @property
    def first_column(self) -> int:
        """The leftmost article in sight."""
        return min(-(-self.scroll_offset.x // CELL), max(0, len(self._content.articles) - self.columns_in_sight))

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()
        self.call_after_refresh(self.show_cursor)

    def _fit(self) -> None:
        region = self.scrollable_content_region
        spare = (region.width - self._left) % CELL
        self.virtual_size = Size(
            self._left + CELL * len(self._content.articles) + max(0, spare), HEAD + FOOT + len(self._rows)
        )

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        height = self.scrollable_content_region.height
        style = self._looks.style
        index = y - HEAD + self.scroll_offset.y
        if y < HEAD:
            return shown.strip(self._head_line(y), width, style, style(""))
        if y >= height - FOOT:
            return shown.strip(self._sums(), width, lambda look: style(look, "cursor"), style("", "cursor"))
        if index >= len(self._rows):
            return Strip.blank(width, style(""))
        ground = "cursor" if index == self.row else ""
        return shown.strip(self._row_line(index), width, lambda look: style(look, ground), style("", ground))

    @property
    def _in_sight(self) -> range:
        first = self.first_column
        return range(first, min(len(self._content.articles), first + self.columns_in_sight))

    def _head_line(self, line: int) -> Line:
        left = shown.pad("", self.name_width + 1) + (f"{'total':>{TOTAL - 1}} " if line == HEAD - 1 else " " * TOTAL)
        runs = [Run(left, "strong")]
        for column in self._in_sight:
            text = self._heads[column][line]
            runs.append(Run(" " * (CELL - 1 - shown.cells(text))))
            runs.append(Run(text, "strong" if column != self.column else "active"))
            runs.append(Run(" "))
        return runs

    def _sums(self) -> Line:
        runs = [Run(" "), Run(shown.pad("total", self.name_width)), Run(f"{self._content.total:>{TOTAL - 1}} ")]
        return [*runs, *(Run(f"{self._content.totals[column]:>{CELL - 1}} ") for column in self._in_sight)]

    def _row_line(self, index: int) -> Line:
        row = self._rows[index]
        if isinstance(row, str):
            return [Run(" "), Run(shown.fit(row, self.scrollable_content_region.width - 1), "heading")]
        here = index == self.row
        marker = Run("▌" if self.has_focus else "▏", "strong") if here else Run(" ")
        name = Run(shown.pad(name_of(row.speaker), self.name_width), "strong" if here else "")
        runs = [marker, name, Run(f"{row.quotes:>{TOTAL - 1}} ")]
        cells = self._cells[index]
        for column in self._in_sight:
            said = cells.get(self._content.articles[column].id)
            number = str(said.quotes) if said is not None else NONE
            if here and column == self.column:
                runs += [Run(" " * (CELL - 2 - len(number))), Run(f"[{number}]", "active")]
            else:
                runs.append(Run(f"{number:>{CELL - 1}} ", "strong" if said is not None else "dim"))
        return runs

    # Moving

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, the nearest there is, and bring it in sight."""
        if not self._content.articles or not self._rows:
            return
        row = min(max(0, row), len(self._rows) - 1)
        if isinstance(self._rows[row], str):
            row += 1 if row >= self.row or row == 0 else -1
        self.row = row
        self.column = min(max(0, column), len(self._content.articles) - 1)
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved())

    def go_to_place(self, place: MatrixPlace) -> None:
        """Put the cursor where it was; nothing moves where speaker or article is no more."""
        rows = {(row.speaker and row.speaker.id): index
                for index, row in enumerate(self._rows) if not isinstance(row, str)}  # fmt: skip
        columns = {article.id: index for index, article in enumerate(self._content.articles)}
        if place.speaker in rows and place.article in columns:
            self.go(rows[place.speaker], columns[place.article])

    def show_cursor(self) -> None:
        """Scroll no further than needed until the cursor's cell is in sight, and the heading above it."""
        top = self.row - 1 if self.row and isinstance(self._rows[self.row - 1], str) else self.row
        x, y = self.first_column, self.scroll_offset.y
        y = min(top, max(y, self.row - self.rows_in_sight + 1))
        x = min(self.column, max(x, self.column - self.columns_in_sight + 1))
        self.scroll_to(x=x * CELL, y=y, animate=False, force=True)

    def action_move(self, by: int) -> None:
        self.go(self.row + by, self.column)

    def action_move_half(self, direction: int) -> None:
        self.go(self.row + direction * max(1, self.rows_in_sight // 2), self.column)

    def action_move_page(self, direction: int) -> None:
        self.go(self.row + direction * self.rows_in_sight, self.column)

    def action_move_end(self, direction: int) -> None:
        self.go(0 if direction < 0 else len(self._rows) - 1, self.column)

    def action_move_across(self, by: int) -> None:
        self.go(self.row, self.column + by)

    def action_move_to_side(self, direction: int) -> None:
        self.go(self.row, 0 if direction < 0 else len(self._content.articles) - 1)

    def action_step(self, direction: int) -> None:
        cells, articles = self._cells[self.row] if self._rows else {}, self._content.articles
        stop = len(articles) if direction > 0 else -1
        found = (at for at in range(self.column + direction, stop, direction) if articles[at].id in cells)
        self.go(self.row, next(found, self.column))

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        row = event.y - HEAD + self.scroll_offset.y
        across = (event.x - self._left) // CELL
        if not HEAD <= event.y < self.scrollable_content_region.height - FOOT or row >= len(self._rows):
            return
        if isinstance(self._rows[row], str) or not 0 <= across < len(self._in_sight):
            return
        event.stop()
        self.go(row, self._in_sight[across])
        self.action_choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _rows(content: Matrix) -> Sequence[Voice | str]:
    voices = content.voices
    unnamed = [f"Sources without a name, each for itself · {len(voices.unnamed):,}"] if voices.unnamed else []
    unknown: list[Voice | str] = ["Counted apart", voices.unknown] if voices.unknown else []
    return [*voices.named, *unnamed, *voices.unnamed, *unknown]


def _head(article: Article) -> tuple[str, str, str]:
    year, _, rest = (article.date or "").partition("-")
    return short_name(article), year or "no", rest if year else "date"


class MatrixScreen(Overview):
    """Who is quoted how often in which article of `content`; `place` is where one was in it before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("M", "close", "Close", show=False, tooltip="Close the matrix", id="matrix.close"),
        HELP,
    ]

    def __init__(self, content: Matrix, place: MatrixPlace | None = None) -> None:
        super().__init__()
        self._content = content
        self._from = place
        self._grid = Grid(content)

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            speakers = counted(len(self._content.voices.known), "speaker")
            articles = counted(len(self._content.articles), "article")
            frame.border_title = shown.content_line(f"Matrix · {speakers} in {articles}, by date")
            yield self._grid
            yield Lines(id="details")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._grid.focus()
        self.call_after_refresh(self._come_back)

    def _come_back(self) -> None:
        if self._from is not None:
            self._grid.go_to_place(self._from)
        self._show_details()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_details)

    @property
    def place(self) -> MatrixPlace | None:
        """Where one is, for the next time."""
        voice, article = self._grid.voice, self._grid.article
        if voice is None or article is None:
            return None
        return MatrixPlace(voice.speaker.id if voice.speaker else None, article.id)

    @on(Grid.Moved)
    def _show_details(self) -> None:
        voice, article, said = self._grid.voice, self._grid.article, self._grid.said
        details = self.query_one("#details", Lines)
        if article is None or voice is None:
            details.lines = [[Run("Nobody is quoted in these articles.")]]
            return
        number = counted(said.quotes, "quote") if said is not None else "not quoted"
        where = f"{self._grid.column + 1:,} of {counted(len(self._content.articles), 'article')}: {about(article)} · "
        width = details.size.width
        details.lines = [
            cut(
                [Run(name_of(voice.speaker), "strong"), Run(f" · {number} here, {voice.quotes:,} in all", "dim")], width
            ),
            cut([Run(where, "dim"), Run(squeezed(article.title))], width),
            cut(first_words(said), width),
        ]

    @on(Grid.Chosen)
    def _go(self) -> None:
        said = self._grid.said
        if said is not None:
            self.dismiss(Chosen(quote=said.first.id))
        elif self._grid.voice is not None:
            who = shown.content_line(name_of(self._grid.voice.speaker)).plain
            self.notify(f"{who}: nothing is quoted there. ] goes to the next that is.", timeout=3, markup=False)
