"""The question whom somebody means: a name is typed, those that fit are listed, enter takes one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Static

from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog, PlainInput
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.naming import Choice, Choices
from chechnya_reader.tui.shown import Run

_MOST_WORDS = 3
_INDENT = 2


class NameInput(PlainInput):
    """The name as it is typed; the list is moved in from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Take this one", tooltip="Take the name that the cursor is on", id="name.take"),
        Binding("down,ctrl+n", "screen.move(1)", "Move", key_display="↑↓", tooltip="To the next name", id="name.next"),
        Binding("up,ctrl+p", "screen.move(-1)", "Back", show=False, tooltip="One name back", id="name.previous"),
        Binding("pagedown", "screen.move_page(1)", "Page down", show=False, tooltip="A page down", id="name.page-down"),
        Binding("pageup", "screen.move_page(-1)", "Page up", show=False, tooltip="A page up", id="name.page-up"),
    ]


class NameLines(LineList[Choice]):
    """A name on a line, with how much its bearer said, and below it what tells them from others."""

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """List these, with the cursor on the first."""
        self.rows = tuple(Row(choice.key, choice, 2 if choice.detail else 1) for choice in choices)
        self.action_move_end(-1)

    def draw(self, row: Row[Choice], width: int) -> Sequence[Sequence[Run]]:
        choice = row.item
        count = f"{choice.count:,} " if choice.count else ""
        look = "doubt" if choice.name is None else "strong"
        lines = [[Run(shown.justified(choice.lead, count, width), look)]]
        return [*lines, [Run(" " * _INDENT), Run(shown.fit(choice.detail, width - _INDENT), "dim")]]


class SpeakerDialog(Dialog[Choice | None]):
    """Asks `title` about `words`, with what is known in `now`; dismissed with the answer, or None.

    `choices` are the answers, for what is typed.
    """

    DEFAULT_CSS = """
    SpeakerDialog {
        & > .frame { max-width: 80; height: 90%; max-height: 36; }
        &.-narrow > .frame { height: 100%; }
        .words, .now { width: 100%; height: auto; padding: 0 1; }
        .now { text-style: dim; margin-bottom: 1; }
        &.-narrow .now { margin-bottom: 0; }
        NameLines { height: 1fr; }
        &.-narrow NameInput { border: none; height: 1; padding: 0 1; }
    }
    """

    def __init__(self, title: str, words: str, now: str, choices: Choices, *, placeholder: str = "Type a name") -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._now = now
        self._choices = choices
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = shown.content_line(self._title)
            yield Static(classes="words", markup=False)
            yield Static(shown.content_line(self._now), classes="now", markup=False)
            yield NameInput(placeholder=self._placeholder)
            yield NameLines(empty="No speaker is called so. Type less of the name.")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._list("")

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_words)

    def _draw_words(self) -> None:
        words = self.query_one(".words", Static)
        words.display = bool(self._words)
        width = max(10, self.query_one(NameInput).size.width - 2)
        words.update(shown.content("\n".join(shown.wrapped(self._words, width, _MOST_WORDS)), "italic"))

    def _list(self, typed: str) -> None:
        self.query_one(NameLines).show_choices(self._choices(typed))

    @on(NameInput.Changed)
    def _list_fitting(self, event: NameInput.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(NameInput.Submitted)
    def _take_current(self, event: NameInput.Submitted) -> None:
        event.stop()
        row = self.query_one(NameLines).current
        if row is not None:
            self.dismiss(row.item)

    @on(NameLines.Chosen)
    def _take(self, event: NameLines.Chosen) -> None:
        event.stop()
        self.dismiss(event.row.item)

    def action_move(self, by: int) -> None:
        self.query_one(NameLines).action_move(by)

    def action_move_page(self, direction: int) -> None:
        self.query_one(NameLines).action_move_page(direction)
