"""What every dialog is made of: the frame, an input that shows what it holds, and a page to scroll."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from chechnya_reader.model import Span
from chechnya_reader.text import visible_line
from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import MOVES

Result = TypeVar("Result")


def fit_end(text: str, width: int) -> str:
    """`text` cleaned and on one line in at most `width` cells; where there is no room its front is cut, not its end."""
    cleaned = visible_line(text)
    if shown.cells(cleaned) <= width:
        return cleaned
    room = shown.offset_at(cleaned[::-1], Span(0, len(cleaned)), max(1, width) - 1)
    return shown.ELLIPSIS + cleaned[len(cleaned) - room :]


class Dialog(ModalScreen[Result]):
    """A framed screen over the main one, which `escape` or `q` closes with None.

    A subclass composes one container of class `frame`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", key_display="esc", tooltip="Close this dialog", id="dialog.close"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > .frame {
            width: 90%;
            max-width: 110;
            height: auto;
            max-height: 90%;
            padding: 1 2 0 2;
            border: round $primary;
            border-title-style: bold;
            background: $surface;
        }
        &.-narrow > .frame { width: 100%; max-height: 100%; padding: 0 1; }
        & > .frame > .tall { height: 1fr; }
        Footer { margin-top: 1; background: $surface; }
        &.-narrow Footer { margin-top: 0; }
    }
    """

    def action_close(self) -> None:
        self.dismiss(None)


class PlainInput(Input):
    """An Input whose value is what it shows: each character that a terminal would obey becomes its stand-in."""

    def validate_value(self, value: str) -> str:
        """Keep pasted or given control characters out, one character for one."""
        return visible_line(value)


class Page(VerticalScroll, inherit_bindings=False):
    """Text to scroll through by the keys that move everywhere else."""

    BINDINGS: ClassVar[list[BindingType]] = MOVES

    def action_move(self, by: int) -> None:
        self.scroll_relative(y=by, animate=False)

    def action_move_half(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height // 2), animate=False)

    def action_move_page(self, direction: int) -> None:
        self.scroll_relative(y=direction * max(1, self.size.height - 1), animate=False)

    def action_move_end(self, direction: int) -> None:
        if direction < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)
