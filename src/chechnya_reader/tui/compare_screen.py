"""The tellings of a statement side by side, or below one another where it is narrow, with the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Static

from chechnya_reader.crossrefs.comparing import (
    ComparedTelling,
    Comparison,
    PieceKind,
    compare_statement,
    legend,
    marked,
    missing,
)
from chechnya_reader.export import speaker_in_words
from chechnya_reader.model import Collection, CrossReference, Span
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import MEDIUM, counted

NARROWEST = 34
"""Cells that a telling takes at least where tellings stand side by side."""
WIDEST = 76
GAP = 2
LOOK_OF: dict[PieceKind, str] = {"same": "", "different": "found", "ellipsis": "doubt", "editorial": "doubt"}

Line = list[Run]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the user wants to go: stretches of an article's body, and the quote that the first is in."""

    article: str
    words: tuple[Span, ...]
    quote: str | None


class TellingsView(ScrollView, can_focus=True, inherit_bindings=False):
    """The tellings of one comparison. In columns, the base stays at the left while the others pass by."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down,l,right", "move(1)", "Move", key_display="j k", tooltip="To the next telling",
                id="telling.next"),
        Binding("k,up,h,left", "move(-1)", "Back", show=False, tooltip="To the previous telling",
                id="telling.previous"),
        Binding("ctrl+d,pagedown", "scroll_lines(1)", "Down", show=False, tooltip="Scroll down", id="telling.down"),
        Binding("ctrl+u,pageup", "scroll_lines(-1)", "Up", show=False, tooltip="Scroll up", id="telling.up"),
        Binding("g,home", "move_end(-1)", "First", show=False, tooltip="To the first telling", id="telling.first"),
        Binding("G,end", "move_end(1)", "Last", show=False, tooltip="To the last telling", id="telling.last"),
        Binding("enter", "choose", "Open", key_display="⏎", tooltip="Go to this telling in its article",
                id="telling.open"),
        Binding("b", "make_base", "Base", tooltip="Hold the others against this telling", id="telling.base"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    TellingsView {
        background: $surface; color: $foreground; overflow-x: hidden; overflow-y: auto; scrollbar-size: 1 1;
    }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """The user wants to read a telling in its article."""

        def __init__(self, telling: ComparedTelling) -> None:
            super().__init__()
            self.telling = telling

    class Moved(Message):
        """Another telling is the current one."""

    class BaseChosen(Message):
        """The user wants the others held against the telling of this index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, collection: Collection, comparison: Comparison) -> None:
        super().__init__()
        self._collection = collection
        self._looks = Looks(self)
        self._comparison = comparison
        self._current = comparison.base
        self._drawn: list[list[tuple[int, Line]]] = []
        self._cells = 0

    def show(self, comparison: Comparison, current: int) -> None:
        """Show `comparison` with the telling of index `current` as the current one."""
        self._comparison, self._current = comparison, current
        self._lay_out()

    @property
    def comparison(self) -> Comparison:
        """What is shown."""
        return self._comparison

    @property
    def current(self) -> int:
        """The index of the current telling."""
        return self._current

    @property
    def order(self) -> list[int]:
        """The indexes of the tellings as they stand here: the base, then the others."""
        base = self._comparison.base
        return [base, *(index for index in range(len(self._comparison.tellings)) if index != base)]

    @property
    def is_in_columns(self) -> bool:
        """Whether tellings stand side by side."""
        return self.app.size.width >= MEDIUM

    def _in_sight(self, width: int) -> list[int]:
        """The tellings that have room side by side, the base and the current one among them."""
        order = self.order
        fitting = max(2, (width + GAP) // (NARROWEST + GAP))
        at = order.index(self._current)
        first = max(1, at - (fitting - 2))
        return [order[0], *order[first : first + fitting - 1]]

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width < 1 or not self._comparison.tellings:
            return
        if self.is_in_columns:
            indexes = self._in_sight(width)
            self._cells = min(WIDEST, (width - GAP * (len(indexes) - 1)) // len(indexes))
            self._drawn = [[(index, line) for line in self._block(index)] for index in indexes]
        else:
            self._cells = width
            self._drawn = [[(index, line) for index in self.order for line in [*self._block(index), []]]]
        self.virtual_size = Size(0, max(map(len, self._drawn)))
        self._bring_in_sight()
        self.refresh()

    def _bring_in_sight(self) -> None:
        """Scroll no further than needed until the current telling is seen, or its beginning where it is too long."""
        rows = [row for column in self._drawn for row, (index, _) in enumerate(column) if index == self._current]
        top, bottom = min(rows), max(rows) + 1
        height = self.scrollable_content_region.height
        if top < self.scroll_offset.y or bottom - top > height:
            self._scroll(top)
        elif bottom > self.scroll_offset.y + height:
            self._scroll(bottom - height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def _block(self, index: int) -> list[Line]:
        """The lines of a telling: where it stands, when, who says so, and its words."""
        comparison = self._comparison
        telling = comparison.tellings[index]
        article = self._collection.articles_by_id[telling.article]
        room = self._cells - 1
        relation = telling.relation or "the base"
        title = article.title if article.source else ""
        lines: list[Line] = [[Run(shown.fit(article.source or article.title, room), "strong")]]
        lines += [[Run(shown.fit(title, room), "dim")]] if title else []
        facts = f"{article.date or 'undated'} · {relation}"
        lines += [[Run(line, "sign")] for line in shown.wrapped(facts, room, 2)]
        who = speaker_in_words(telling.speaker, telling.confidence, telling.guesses)
        look = "" if telling.confidence == "certain" else "doubt"
        lines += [[Run(line, look)] for line in shown.wrapped(who, room, 2)]
        stretches = telling.stretches
        if index == comparison.base:
            stretches = comparison.tellings[self._current].base
        lines += [[], *_wrapped(marked(article.body, stretches, comparison.marks), room)]
        if not self.is_in_columns and index != comparison.base:
            base = self._collection.articles_by_id[comparison.tellings[comparison.base].article]
            left_out = ", ".join(f"“{base.body[span.start : span.end]}”" for span in missing(telling))
            lines += [[Run(line, "dim")] for line in shown.wrapped(f"without {left_out}", room, 3) if left_out]
        return lines

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        style = self._looks.style
        strips = []
        for column in self._drawn:
            index, runs = column[line] if line < len(column) else (-1, [])
            ground = "cursor" if index == self._current else ""
            marker = Run("▌" if ground else " ", "strong")
            looks = partial(style, ground=ground)
            strips.append(shown.strip([marker, *runs], self._cells, looks, style("", ground)))
            strips.append(Strip.blank(GAP, style("")))
        return Strip.join(strips[:-1]).adjust_cell_length(self.scrollable_content_region.width, style(""))

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        column, line = event.x // (self._cells + GAP), event.y + self.scroll_offset.y
        if column < len(self._drawn) and line < len(self._drawn[column]):
            self._go_to(self._drawn[column][line][0])

    def _go_to(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self._lay_out()
            self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        order = self.order
        self._go_to(order[min(max(0, order.index(self._current) + by), len(order) - 1)])

    def action_move_end(self, direction: int) -> None:
        self._go_to(self.order[0 if direction < 0 else -1])

    def action_scroll_lines(self, direction: int) -> None:
        self._scroll(self.scroll_offset.y + direction * max(1, self.size.height // 2))

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self._comparison.tellings[self._current]))

    def action_make_base(self) -> None:
        self.post_message(self.BaseChosen(self._current))


def _wrapped(told: Iterable[tuple[str, PieceKind]], room: int) -> list[Line]:
    """The runs of text in lines of at most `room` cells, each in its look."""
    parts = list(told)
    text = "".join(part for part, _ in parts)
    ends = [0, *accumulate(len(part) for part, _ in parts)]
    lines: list[Line] = []
    for line in shown.wrap(text, room):
        runs = []
        for (_, kind), (start, end) in zip(parts, pairwise(ends), strict=True):
            words = text[max(start, line.start) : min(end, line.end)]
            if start < line.end and end > line.start and words:
                runs.append(Run(words, LOOK_OF[kind]))
        lines.append(runs)
    return lines


class CompareScreen(Dialog[Passage | None]):
    """The tellings of one of `statements`; dismissed with the passage to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "next_statement", "Statement",
                tooltip="To the next statement, where the quote belongs to several",
                id="telling.statement"),
        Binding("equals_sign", "close", "Close", show=False, tooltip="Leave the comparison", id="telling.close"),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="All keys", id="help"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    CompareScreen {
        & > .frame { width: 100%; max-width: 100%; height: 100%; max-height: 100%; }
        #about, #legend { width: 100%; height: auto; max-height: 3; }
        #about { margin-bottom: 1; }
        &.-narrow #about { margin-bottom: 0; }
        #legend { color: $text-muted; margin-top: 1; }
        &.-narrow #legend { margin-top: 0; }
        TellingsView { height: 1fr; }
    }
    """

    def __init__(self, collection: Collection, statements: Sequence[CrossReference]) -> None:
        super().__init__()
        self._collection = collection
        self._statements = tuple(statements)
        self._number = 0
        self._comparison = compare_statement(collection, self._statements[0])
        self._tellings = TellingsView(collection, self._comparison)

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = "Tellings of a statement"
            yield Static(id="about", markup=False)
            yield self._tellings
            yield Static(id="legend", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next_statement":
            return len(self._statements) > 1
        return super().check_action(action, parameters)

    def _tell(self) -> None:
        tellings = self._comparison.tellings
        articles = len({telling.article for telling in tellings})
        dated = any(self._collection.articles_by_id[telling.article].date for telling in tellings)
        order = "oldest first" if dated else "none of them dated"
        told = f"{counted(len(tellings), 'telling')} in {counted(articles, 'article')}, {order}"
        many = f"Statement {self._number + 1} of {len(self._statements)}: " if len(self._statements) > 1 else ""
        self.query_one("#about", Static).update(shown.content(many + told))
        self._tell_where()
        told_marks = legend(self._comparison, "from the current telling")
        self.query_one("#legend", Static).update(shown.content(" · ".join(told_marks)))

    def _compare(self, base: int = 0, current: int | None = None) -> None:
        self._comparison = compare_statement(self._collection, self._statements[self._number], base=base)
        self._tellings.show(self._comparison, base if current is None else current)
        self._tell()

    @on(TellingsView.Moved)
    def _tell_where(self) -> None:
        """Show at which of how many one is: not all of them may be in sight."""
        number = self._tellings.order.index(self._tellings.current) + 1
        self.query_one(".frame").border_subtitle = f"{number} of {len(self._comparison.tellings)}"

    @on(TellingsView.BaseChosen)
    def _change_base(self, message: TellingsView.BaseChosen) -> None:
        self._compare(message.index)

    @on(TellingsView.Chosen)
    def _go(self, message: TellingsView.Chosen) -> None:
        telling = message.telling
        words = tuple(Span(stretch.start, stretch.end) for stretch in telling.stretches)
        self.dismiss(Passage(telling.article, words, next(iter(telling.quotes), None)))

    def action_next_statement(self) -> None:
        self._number = (self._number + 1) % len(self._statements)
        self._compare()

    def action_help(self) -> None:
        from chechnya_reader.tui.help import HelpScreen

        self.app.push_screen(HelpScreen())
