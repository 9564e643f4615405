"""The line at the bottom in which a person types what to find in the article, or which articles to list."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import PlainInput

Purpose = Literal["find", "filter"]

PROMPTS: dict[Purpose, str] = {"find": "Find in this article: ", "filter": "Show articles with: "}


class FindInput(PlainInput):
    """The input itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", key_display="⏎", tooltip="Go on with what was found", id="find.done"),
        Binding("escape", "give_up", "Cancel", key_display="esc", tooltip="Back to where you were", id="find.cancel"),
    ]

    def action_give_up(self) -> None:
        self.post_message(FindLine.Left(accepted=False))


class FindLine(Horizontal):
    """Says what was typed with every change, and how the user left."""

    class Changed(Message):
        """The user typed."""

        def __init__(self, purpose: Purpose, query: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.query = query

    class Left(Message):
        """The user pressed enter (`accepted`) or escape."""

        def __init__(self, *, accepted: bool) -> None:
            super().__init__()
            self.accepted = accepted

    def __init__(self, purpose: Purpose, query: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.purpose: Purpose = purpose
        self._first = query

    def compose(self) -> ComposeResult:
        yield Static(shown.content(PROMPTS[self.purpose]), id="find-prompt")
        yield FindInput(self._first, compact=True, select_on_focus=True, id="find-input")
        yield Static("", markup=False, id="find-count")

    def on_mount(self) -> None:
        self.query_one(FindInput).focus()

    def tell(self, text: str) -> None:
        """Say what was found."""
        self.query_one("#find-count", Static).update(shown.content_line(text))

    @on(Input.Changed)
    def _pass_on(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.purpose, event.value))

    @on(Input.Submitted)
    def _accept(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(accepted=True))
