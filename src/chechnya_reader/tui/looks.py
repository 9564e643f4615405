"""How the parts of a line look: one table of names, in the colours of the user's theme.

A table, and not a stylesheet, which would cost each list ten nodes before the first paint. Nothing is told by colour
alone: what a look says, a sign beside it says too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Look:
    """A rich style without colours, and the names of theme variables for its colours."""

    flags: str = ""
    color: str | None = None
    background: str | None = None


LOOKS: Mapping[str, Look] = {
    "strong": Look("bold"),
    "dim": Look("dim"),
    "heading": Look("bold", "text-accent"),
    "selected": Look("bold", "text-success"),
    "doubt": Look("italic", "text-warning"),
    "problem": Look("bold", "text-error"),
    "found": Look("bold underline", "text-warning"),
    "hit": Look("bold reverse", "text-warning"),
    "title": Look("bold", "text-primary"),
    "brief": Look("bold italic", "text-warning"),
    "quote": Look("bold", "text-accent"),
    "current": Look("bold", "text-accent", "accent-muted"),
    "sign": Look("", "text-accent"),
    "key": Look("bold", "text-accent"),
    "active": Look("bold reverse"),
    "cursor": Look("", None, "panel"),
}


class Looks:
    """The styles of one widget, each made when it is first drawn; `forget` them when the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, str], Style] = {}

    def forget(self) -> None:
        """Make all styles anew."""
        self._styles.clear()

    def style(self, look: str, ground: str = "") -> Style:
        """The style of the names in `look`, by spaces, upon that of `ground`; empty is that of the widget."""
        style = self._styles.get((look, ground))
        if style is None:
            style = self._style(look, ground)
            self._styles[look, ground] = style
        return style

    def _style(self, look: str, ground: str) -> Style:
        style = self._widget.rich_style
        if ground == "focused":
            style += self._block_cursor()
            # Colours made for the pane's background may not be readable on the cursor's.
            for name in look.split():
                style += _flags(name)
            return style
        for name in [*ground.split(), *look.split()]:
            colors = Style(color=self._color(LOOKS[name].color), bgcolor=self._color(LOOKS[name].background))
            style += _flags(name) + colors
        return style

    def _color(self, variable: str | None) -> RichColor | None:
        if variable is None:
            return None
        return Color.parse(self._widget.app.theme_variables[variable]).rich_color

    def _block_cursor(self) -> Style:
        background = Color.parse(self._widget.app.theme_variables["block-cursor-background"])
        if background.ansi is not None:
            return Style(reverse=True, bold=True)
        text = background + background.get_contrast_text(0.9)
        return Style(color=text.rich_color, bgcolor=background.rich_color, bold=True)


def _flags(name: str) -> Style:
    return Style.parse(LOOKS[name].flags or "none")
