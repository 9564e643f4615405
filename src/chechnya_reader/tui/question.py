"""A question that only a yes answers with yes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from chechnya_reader.tui import shown


class Question(ModalScreen[bool]):
    """Asks `text`; dismissed with True after `y`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", tooltip="Yes", id="question.yes"),
        Binding("n,escape,q", "answer(False)", "No", tooltip="No: leave all as it is", id="question.no"),
    ]

    def __init__(self, text: str, verb: str) -> None:
        super().__init__()
        self.text = text
        self._verb = verb

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(shown.content(self.text))
            yield Static(shown.content(f"y {self._verb}   n no", "dim"))

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
