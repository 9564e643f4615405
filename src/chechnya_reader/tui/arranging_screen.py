"""The main screen's four panes: which of them are on the screen, which one is in use, and the bars around them."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from chechnya_reader.tui import shown
from chechnya_reader.tui.article_list import ArticleList
from chechnya_reader.tui.bars import PANE_TITLES, HeaderBar, KeysBar, PanesBar, StatusBar
from chechnya_reader.tui.quotes_pane import QuotesPane
from chechnya_reader.tui.reader import Reader
from chechnya_reader.tui.references_pane import ReferencesPane
from chechnya_reader.tui.view import MEDIUM, PANES, WIDE, PaneName, visible_panes

LONGEST_NOTICE = 120
"""Cells of a problem that a notice has room for."""


class ArrangingScreen(Screen[None]):
    """Four panes, as many of them on the screen as there is room for."""

    AUTO_FOCUS = None

    def __init__(self) -> None:
        super().__init__()
        self.pane: PaneName = "articles"
        self.is_zoomed = False
        self._folded = False
        self._side: PaneName = "quotes"

    def compose(self) -> ComposeResult:
        yield HeaderBar(id="header")
        yield PanesBar(id="panes-bar")
        with Horizontal(id="panes"):
            yield ArticleList(id="articles")
            with Vertical(id="reading"):
                yield Reader(id="reader", empty="")
                yield StatusBar(id="status")
            with Vertical(id="side"):
                yield QuotesPane(id="quotes")
                yield ReferencesPane(id="references")
        yield KeysBar(id="keys")

    def _find_panes(self) -> None:
        """Name the widgets; to be called once they are mounted."""
        self.articles = self.query_one(ArticleList)
        self.reader = self.query_one(Reader)
        self.quotes = self.query_one(QuotesPane)
        self.references = self.query_one(ReferencesPane)
        self._reading = self.query_one("#reading")
        self._header = self.query_one(HeaderBar)
        self._panes_bar = self.query_one(PanesBar)
        self._status = self.query_one(StatusBar)
        self._widgets: dict[PaneName, Widget] = {
            "articles": self.articles,
            "reader": self.reader,
            "quotes": self.quotes,
            "references": self.references,
        }

    def titles(self) -> dict[PaneName, str]:
        """What stands above each pane."""
        return PANE_TITLES

    def tell(self, text: str | None, severity: str = "information") -> None:
        """Show `text`, which may come from anywhere, as a notice."""
        message = shown.content(text or "").plain
        if message and all(notice.message != message for notice in self.app._notifications):
            level = severity if severity in ("warning", "error") else "information"
            seconds = 3 if level == "information" and len(message) <= LONGEST_NOTICE else 6
            self.notify(message, severity=level, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def focus_pane(self, pane: PaneName) -> None:
        """Bring `pane` on the screen and go to it."""
        self.pane = pane
        if pane in ("quotes", "references"):
            self._side = pane
        widget = self._widgets[pane]
        self._display(pane, True)
        self.set_focus(widget, scroll_visible=False)
        self._arrange()

    def on_resize(self, event: events.Resize) -> None:
        if self.is_mounted:
            self._arrange(event.size.width)

    def _arrange(self, width: int | None = None) -> None:
        width = self.size.width if width is None else width
        visible = visible_panes(width or WIDE, self.pane, zoomed=self.is_zoomed, folded=self._folded, side=self._side)
        for pane in PANES:
            self._display(pane, pane in visible)
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < MEDIUM, "-narrow")
        self.set_class(len(visible) == 1, "-single")
        self._panes_bar.show(self.pane, self.titles()[self.pane])

    def _display(self, pane: PaneName, displayed: bool) -> None:
        widget = self._widgets[pane]
        if pane == "reader":
            self._reading.display = displayed
            return
        widget.display = displayed
        if pane in ("quotes", "references"):
            self.query_one("#side").display = self.quotes.display or self.references.display

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        pane = next((name for name, widget in self._widgets.items() if widget is event.widget), None)
        if pane is not None and pane != self.pane:
            self.focus_pane(pane)

    @on(PanesBar.Chosen)
    def _go_to_pane(self, message: PanesBar.Chosen) -> None:
        self.focus_pane(message.pane)

    def action_show_pane(self, pane: PaneName) -> None:
        width = self.size.width
        if pane == "articles" and MEDIUM <= width < WIDE and not self.is_zoomed:
            self._folded = self.pane == "articles"
            if self._folded:
                pane = "reader"
        self.focus_pane(pane)

    def action_next_pane(self, by: int) -> None:
        self.focus_pane(PANES[(PANES.index(self.pane) + by) % len(PANES)])

    def action_beside(self, by: int) -> None:
        index = PANES.index(self.pane) + by
        if 0 <= index < len(PANES):
            self.focus_pane(PANES[index])

    def action_zoom(self) -> None:
        if not self.is_zoomed and self.size.width < MEDIUM:
            self.tell("This pane has the whole screen already; there is no room for two.")
            return
        self.is_zoomed = not self.is_zoomed
        self._arrange()
