"""The question where the selected quotes go, and how they are grouped there."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Footer, Static

from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog, PlainInput

Grouping = Literal["speaker", "article"]


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user decided. `path` has its `~` expanded; `overwrite` is true only after a yes to that very path.

    `statements` is whether to add under each quote where else its statement is told.
    """

    path: str
    by: Grouping
    overwrite: bool
    statements: bool = False


def fault_of(path: str) -> str | None:
    """Why no file can be written at `path` (with `~` expanded), as a sentence that says what to do, or None."""
    if not path:
        return "Type the name of the file to write."
    parent = os.path.dirname(path) or os.curdir
    if path.endswith(os.sep) or os.path.isdir(path):
        return f"{path} is a folder. Add the name of a file."
    if not os.path.exists(parent):
        return f"The folder {parent} is not there. Make it first, or choose another."
    if not os.path.isdir(parent):
        return f"{parent} is a file and not a folder. Choose another."
    return None


def _what_goes(count: int) -> str:
    if count == 1:
        return "1 selected quote goes to this Markdown file, with its source:"
    return f"{count} selected quotes go to this Markdown file, each with its source:"


class PathInput(PlainInput):
    """Where the file goes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Write the file", tooltip="Write the quotes to this file", id="export.write"),
    ]


class GroupingChoice(Widget, can_focus=True):
    """Two answers on one line, one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.submit", "Write the file", tooltip="Write the quotes to this file", id="export.write"),
        Binding("space,left,right,h,l", "screen.change_grouping", "Other grouping", show=False, id="export.other"),
    ]
    by: reactive[Grouping] = reactive[Grouping]("speaker")

    def render(self) -> Content:
        lines = [("Grouped by  ", "")]
        for grouping in ("speaker", "article"):
            chosen = grouping == self.by
            lines.append((f"{'●' if chosen else '○'} {grouping}", "bold" if chosen else ""))
            lines.append(("   ", ""))
        return Content.assemble(*lines[:-1])

    def on_click(self) -> None:
        self.by = "article" if self.by == "speaker" else "speaker"


class StatementsChoice(Widget, can_focus=True):
    """Whether each quote has below it where else its statement is told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.submit", "Write the file", tooltip="Write the quotes to this file", id="export.write"),
        Binding("space,left,right,h,l", "screen.change_statements", "Other answer", show=False,
                id="export.other-answer"),
    ]  # fmt: skip
    wanted: reactive[bool] = reactive(False)

    def render(self) -> Content:
        lines = [("Under each, where else it is told  ", "")]
        for answer, chosen in (("no", not self.wanted), ("yes", self.wanted)):
            lines += [(f"{'●' if chosen else '○'} {answer}", "bold" if chosen else ""), ("   ", "")]
        return Content.assemble(*lines[:-1])

    def on_click(self) -> None:
        self.wanted = not self.wanted


class OverwriteQuestion(Static, can_focus=True):
    """Asks before a file that exists is written over; nothing but a yes is a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "screen.overwrite", "Yes, overwrite", tooltip="Write over the file", id="export.overwrite"),
        Binding("n,escape", "screen.keep", "No, keep it", tooltip="Keep the file and choose again", id="export.keep"),
        Binding("tab,shift+tab", "screen.stay", "", show=False),
    ]


class ExportDialog(Dialog[ExportChoice | None]):
    """Where `count` quotes go. `proposed` may begin with `~`; `message` says why the last attempt failed.

    `refused` gives a sentence for a path where nothing may be written, None for all others.

    Dismissed with an ExportChoice, whose path is expanded, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Cancel", key_display="esc", tooltip="Write nothing", id="dialog.close"),
        Binding("ctrl+g", "change_grouping", "Grouping", tooltip="By speaker or by article", id="export.grouping"),
        Binding("ctrl+t", "change_statements", "Told elsewhere",
                tooltip="Add under each quote where else its statement is told", id="export.statements"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ExportDialog {
        & > .frame { max-width: 90; }
        #export-count, #export-message, OverwriteQuestion { width: 100%; height: auto; }
        #export-message { color: $text-error; text-style: bold; }
        GroupingChoice, StatementsChoice { height: 1; width: auto; padding: 0 1; }
        StatementsChoice { margin: 0 0 1 0; }
        GroupingChoice:focus, StatementsChoice:focus { background: $primary; color: $text; }
        &:nocolor GroupingChoice:focus, &:nocolor StatementsChoice:focus { text-style: reverse; }
        OverwriteQuestion { display: none; padding: 0 1; background: $warning; color: $text; text-style: bold; }
        &.-asking OverwriteQuestion { display: block; }
    }
    """

    def __init__(
        self,
        count: int,
        proposed: str,
        by: Grouping = "speaker",
        *,
        statements: bool = False,
        message: str = "",
        refused: Callable[[str], str | None] = lambda path: None,
    ) -> None:
        super().__init__()
        self._refused = refused
        self._count = count
        self._proposed = proposed
        self._by: Grouping = by
        self._statements = statements
        self._message = message
        self._asked = ""
        self._said_about = proposed

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = "Export"
            yield Static(_what_goes(self._count), id="export-count", markup=False)
            yield PathInput(self._proposed, select_on_focus=False)
            yield GroupingChoice()
            yield StatementsChoice()
            yield Static(id="export-message", markup=False)
            yield OverwriteQuestion(markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(GroupingChoice).by = self._by
        self.query_one(StatementsChoice).wanted = self._statements
        self._say(self._message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("change_grouping", "change_statements", "close", "submit") and self.has_class("-asking"):
            return False
        return super().check_action(action, parameters)

    def action_change_grouping(self) -> None:
        choice = self.query_one(GroupingChoice)
        choice.by = "article" if choice.by == "speaker" else "speaker"

    def action_change_statements(self) -> None:
        choice = self.query_one(StatementsChoice)
        choice.wanted = not choice.wanted

    @on(PathInput.Submitted)
    def action_submit(self) -> None:
        path = os.path.expanduser(self.query_one(PathInput).value.strip())
        fault = fault_of(path) or self._refused(path)
        if fault is not None:
            self._say(fault)
        elif os.path.lexists(path):
            self._ask(path)
        else:
            self._choose(path, overwrite=False)

    @on(PathInput.Changed)
    def _forget_message(self, event: PathInput.Changed) -> None:
        if event.value != self._said_about:
            self._say("")

    def action_overwrite(self) -> None:
        self._choose(self._asked, overwrite=True)

    def action_keep(self) -> None:
        self.remove_class("-asking")
        self.refresh_bindings()
        self.query_one(PathInput).focus()

    def action_stay(self) -> None:
        """Leave the question only by an answer."""

    def _ask(self, path: str) -> None:
        self._asked = path
        self._say("")
        question = self.query_one(OverwriteQuestion)
        question.update(Content.assemble(shown.content_line(f"{path} exists."), "\nOverwrite it?  y / n"))
        self.add_class("-asking")
        self.refresh_bindings()
        question.focus()

    def _say(self, sentence: str) -> None:
        self._said_about = self.query_one(PathInput).value
        message = self.query_one("#export-message", Static)
        message.update(shown.content_line(sentence))
        message.display = bool(sentence)

    def _choose(self, path: str, *, overwrite: bool) -> None:
        by, statements = self.query_one(GroupingChoice).by, self.query_one(StatementsChoice).wanted
        self.dismiss(ExportChoice(path, by, overwrite, statements))
