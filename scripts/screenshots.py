"""Makes the pictures of the README from the running program:  python scripts/screenshots.py

Writes docs/reader.svg, the narrow docs/reader-80.svg, docs/compare.svg and docs/matrix.svg. They name no font of
the public network.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import datetime
from pathlib import Path

from chechnya_reader.config import load_config
from chechnya_reader.state import State
from chechnya_reader.storage import write_whole
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.correcting import KeepingLibrary

ROOT = Path(__file__).parents[1]
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
PICTURES = {
    "reader.svg": ((140, 40), ["j", "j", "enter", "]", "space", "]", "]", "space"]),
    "reader-80.svg": ((80, 24), ["j", "j", "enter", "]", "3"]),
    "compare.svg": ((120, 24), ["j", "j", "enter", "]", "="]),
    "matrix.svg": ((120, 32), ["M", "down", "right"]),
}


async def picture(size: tuple[int, int], keys: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        app = ReaderApp(
            str(ROOT / "articles"),
            state=State(Path(folder) / "state.db"),
            config=load_config(Path(folder)),
            now=datetime.now,
            library=KeepingLibrary({"XDG_DATA_HOME": folder}),
        )
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return FONT_FACE.sub("", app.export_screenshot(title="chechnya-reader"))


def main() -> None:
    for name, (size, keys) in PICTURES.items():
        svg = asyncio.run(picture(size, keys))
        write_whole(ROOT / "docs" / name, svg, overwrite=True)
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
