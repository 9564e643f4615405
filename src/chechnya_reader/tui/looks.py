"""How the parts of a line look: one table of names, in the colours of the user's theme.

A table, and not a stylesheet, which would cost each list ten nodes before the first paint. Nothing is told by colour
alone: what a look says, a sign beside it says too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.color import Color
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Look:
    """A rich style without colours, and the names of theme variables for its colours.

    `instead` is a rich style in place of the background where the theme leaves the colours to the terminal.
    """

    flags: str = ""
    color: str | None = None
    background: str | None = None
    instead: str = "none"


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
    "current": Look("bold", "text-accent", "accent-muted", "reverse"),
    "mention": Look("bold reverse", "text-success"),
    "cue": Look("bold underline", "text-warning"),
    "antecedent": Look("italic reverse", "text-success"),
    "marked": Look("reverse"),
    "marker": Look("bold reverse underline", "text-warning"),
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
            look_of = LOOKS[name]
            style += _flags(name)
            if look_of.color is not None:
                style += Style(color=self._color(look_of.color).rich_color)
            if look_of.background is not None:
                background = self._color(look_of.background)
                left = background.ansi is not None
                style += Style.parse(look_of.instead) if left else Style(bgcolor=background.rich_color)
        return style

    def _color(self, variable: str) -> Color:
        """The theme's colour of that name, without the share of it that a theme may give."""
        return Color.parse(self._widget.app.theme_variables[variable].split()[0])

    def _block_cursor(self) -> Style:
        background = self._color("block-cursor-background")
        if background.ansi is not None:
            return Style(reverse=True, bold=True)
        text = background + background.get_contrast_text(0.9)
        return Style(color=text.rich_color, bgcolor=background.rich_color, bold=True)


def _flags(name: str) -> Style:
    return Style.parse(LOOKS[name].flags or "none")
