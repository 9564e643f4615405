"""What the two overviews are made of: the whole screen, lines that stand still above and below, where one goes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from chechnya_reader.model import Article, Speaker
from chechnya_reader.overviews import Said
from chechnya_reader.text import squeezed
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.shown import Line, Run
from chechnya_reader.tui.speaker_page import Chosen
from chechnya_reader.tui.view import in_words

UNKNOWN = "Unknown"
HELP = Binding("question_mark", "help", "Help", key_display="?", tooltip="All keys", id="help")
"""The last of the keys of an overview."""


class Lines(Widget):
    """As many lines as it is high, drawn as they are given."""

    ALLOW_SELECT = False
    lines: reactive[Sequence[Line]] = reactive[Sequence[Line]](())

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looks = Looks(self)

    def render_line(self, y: int) -> Strip:
        runs = self.lines[y] if y < len(self.lines) else ()
        return shown.strip(runs, self.size.width, self._looks.style, self._looks.style(""))

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()


class Overview(Dialog[Chosen | None]):
    """An overview on the whole screen; dismissed with where to go, or None."""

    DEFAULT_CSS = """
    Overview {
        background: $surface;  /* opaque, so that the screen below is not drawn again at each key */
        & > .frame { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0 1; }
        & Footer { margin-top: 0; }
        & > .frame > #details { height: 3; background: $panel; color: $foreground; }
    }
    """

    def action_help(self) -> None:
        from chechnya_reader.tui.help import HelpScreen

        self.app.push_screen(HelpScreen())


def about(article: Article) -> str:
    """Outlet and date as they stand, on one line."""
    brief = "brief" if article.is_brief else ""
    return " · ".join(filter(None, (squeezed(article.source or ""), article.date or "undated", brief)))


def name_of(speaker: Speaker | None) -> str:
    """The speaker's name, or that there is none known."""
    return speaker.name if speaker is not None else UNKNOWN


def first_words(said: Said | None) -> list[Run]:
    """The first of the quotes that `said` counts, after the doubt there is about its speaker."""
    if said is None:
        return []
    doubt = "" if said.first.confidence == "certain" else f"{in_words(said.first.confidence)}: "
    return [Run(doubt, "doubt"), Run(f"“{squeezed(said.first.text)}”")]
