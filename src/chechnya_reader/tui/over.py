"""A screen that lies over the reader without hiding it: a panel at the bottom, and the text above it in sight."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from chechnya_reader.tui.reader import Reader

Result = TypeVar("Result")


class OverReader(ModalScreen[Result]):
    """Has the keys while `reader`, on the screen below, is what one looks at.

    A subclass composes one widget of the id `panel`, and says in `point` what is lit in the text. All that it lit is
    dark again when it leaves.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Back", key_display="esc", tooltip="Leave, and change nothing", id="dialog.close"),
        Binding("question_mark", "help", "Help", show=False, tooltip="All keys", id="help"),
    ]
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    OverReader {
        background: transparent;
        & > #panel {
            dock: bottom; width: 100%; height: auto; max-height: 50%; background: $surface; border-top: heavy $primary;
            border-title-style: bold;
        }
    }
    """

    def __init__(self, reader: Reader | None) -> None:
        super().__init__()
        self.reader = reader

    def on_resize(self) -> None:
        self.call_after_refresh(self.fit_panel)

    def fit_panel(self) -> None:
        """Fit the panel to the width there is, and bring the words in sight; called with each new size."""
        self.call_after_refresh(self._clear_view)

    def _clear_view(self) -> None:
        if self.reader is None or not self.is_attached:
            return
        panel = self.query_one("#panel", Widget)
        self.reader.cover(self.reader.region.bottom - panel.region.y)
        self.point(self.reader)

    def point(self, reader: Reader) -> None:
        """Light the words in `reader`, and scroll to them."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        if self.reader is not None:
            self.reader.point_out(())
            self.reader.cover(0)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        from chechnya_reader.tui.help import HelpScreen

        self.app.push_screen(HelpScreen())
