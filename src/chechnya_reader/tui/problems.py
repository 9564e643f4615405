"""What is wrong with the data, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer

from chechnya_reader.model import Problem
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog, fit_end
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run

_MOST_LINES = 12


class ProblemLines(LineList[Problem]):
    """A row a problem: where it is and of what kind, and below it the whole message."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(empty="There are no problems: every file of the folder could be read.")
        self._problems = problems
        self._wrapped_at = -1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "choose" else super().check_action(action, parameters)

    def on_mount(self) -> None:
        self._wrap()

    def on_resize(self) -> None:
        self._wrap()

    def draw(self, row: Row[Problem], width: int) -> Sequence[Sequence[Run]]:
        if not row.selectable:
            return [[]]
        problem = row.item
        code = f"  {problem.code}"
        head = [
            Run(fit_end(f"{problem.path}:{problem.line}", width - shown.cells(code)), "strong"),
            Run(code, "problem"),
        ]
        return [head, *([Run("  " + line)] for line in _message(problem, width))]

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width - 1
        if width == self._wrapped_at or width < 1:
            return
        self._wrapped_at = width
        rows = []
        for index, problem in enumerate(self._problems):
            if index:
                rows.append(Row(f"gap {index}", problem, selectable=False))
            rows.append(Row(str(index), problem, height=len(_message(problem, width)) + 1))
        self.rows = tuple(rows)


def _message(problem: Problem, width: int) -> list[str]:
    return shown.wrapped(problem.message, width - 2, _MOST_LINES)


class ProblemsScreen(Dialog[None]):
    """All problems of the collection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "close", "Close", show=False, tooltip="Close the problems", id="problems.close"),
    ]
    DEFAULT_CSS = """
    ProblemsScreen ProblemLines { height: auto; max-height: 100%; min-height: 3; }
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            count = len(self._problems)
            frame.border_title = "Problems" if count == 0 else f"{count} problem{'' if count == 1 else 's'}"
            yield ProblemLines(self._problems)
            yield Footer(show_command_palette=False)
