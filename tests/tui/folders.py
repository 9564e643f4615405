"""The reader over a real folder, with the library itself: for what is written down and read again."""

from __future__ import annotations

import os
from pathlib import Path

from textual.pilot import Pilot

from chechnya_reader.model import Quote
from chechnya_reader.state import State
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.correcting import KeepingLibrary
from chechnya_reader.tui.main_screen import MainScreen
from tests.tui.fakes import NOW

FERRY = """---
title: The ferry stays
source: The Quay
date: 2019-03-02
---
The ferry did not run on Monday.

“We were never asked,” said Mara Lind, who owns the boat. “Nobody came to us.”

“The pier will be closed for good,” Otto Brand said.

They told us to wait, and we waited for an hour, the old fisher wrote. It was cold on the pier, he added.

The “summer line” is a name of the timetable.

“Somebody has to pay for this,” it was heard on the quay.
"""

PIER = """---
title: A pier for sale
source: The Shore
---
The pier is for sale.

“It is too old,” said M. Lindt, an engineer. “We have to build another one.”

“Nobody will buy it,” said Otto Brand.
"""


def folder_of(tmp_path: Path) -> Path:
    """A folder of two articles, in which Lind, Lindt and Brand speak."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "pier.md").write_text(PIER, encoding="utf-8")
    return folder


def folder_app(folder: Path, *, state: State | None = None) -> ReaderApp:
    """The app over `folder`, as it is started, with a state of its own."""
    library = KeepingLibrary(os.environ)
    return ReaderApp(str(folder), state=state or State(None), config=None, now=lambda: NOW, library=library)


async def settled(pilot: Pilot[None]) -> MainScreen:
    """Wait until the folder is read, and what was put right is shown."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen


async def press(pilot: Pilot[None], *keys: str) -> MainScreen:
    """Press the keys, and wait for what comes of them."""
    await pilot.press(*keys)
    return await settled(pilot)


def quote_with(screen: MainScreen, words: str) -> Quote:
    """The one quote in which `words` stand."""
    (quote,) = [quote for quote in screen.collection.quotes if words in quote.text]
    return quote


def speaker_of(screen: MainScreen, words: str) -> str | None:
    """Whose name the quote has in which `words` stand."""
    speaker = quote_with(screen, words).speaker
    return speaker.name if speaker is not None else None


def notices(pilot: Pilot[None]) -> str:
    """All that the user was told."""
    return "\n".join(notification.message for notification in pilot.app._notifications)
