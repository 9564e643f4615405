"""What the tests of dialogs share."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

HOSTILE = "[bold]a[/b] [/ [@click=app.bell]c[/] \x1b[2J \x1b]52;c;eA==\x07 \x9b1m \u202edlog \u200b."
"""Markup and what a terminal would obey."""

HARMLESS = "[bold]a[/b] [/ [@click=app.bell]c[/] ␛[2J ␛]52;c;eA==␇ \ufffd1m \ufffddlog \ufffd."
"""`HOSTILE` as it has to come out."""


async def shown_text(pilot: Pilot[Any]) -> str:
    """What is on the screen once it has come to rest, as the terminal would get it, without styles."""
    await pilot.pause()
    await pilot.pause()
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())
