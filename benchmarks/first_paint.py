"""How long until the first screen, beside the smallest Textual app, in alternating runs.

    python benchmarks/first_paint.py [--rounds 9] [FOLDER]

Milliseconds from the start of the process until the list of articles is written; the ratio is of one round's two runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

from chechnya_reader.library import load
from chechnya_reader.text import visible_line

ARTICLES = Path(__file__).parents[1] / "articles"
FLOOR = """
from textual.app import App
from textual.widgets import Static
class Floor(App):
    def compose(self):
        yield Static("the floor")
Floor().run()
"""


def run(command: list[str], marker: str, env: dict[str, str]) -> tuple[float, float]:
    with Terminal(command, env=env) as terminal:
        painted = terminal.paint(marker)
        if painted is None:
            sys.exit(f"never painted {marker!r}: {' '.join(command)}\n{bytes(terminal.output)[-2000:]!r}")
        terminal.settle()
        return painted, terminal.peak_mib()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", default=str(ARTICLES))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    # The start of any title: the list may cut it, and begins with the newest article.
    newest = max(load(options.folder).articles, key=lambda article: article.date or "")
    marker = visible_line(newest.title)[:12].strip()
    commands = {
        "empty Textual app": ([sys.executable, "-c", FLOOR], "the floor"),
        "chechnya-reader": ([sys.executable, "-m", "chechnya_reader", options.folder], marker),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    with tempfile.TemporaryDirectory() as home:
        env = {"XDG_DATA_HOME": os.path.join(home, "data"), "XDG_CONFIG_HOME": os.path.join(home, "config")}
        for number in range(options.rounds + 1):
            for name, (command, text) in commands.items():
                painted, peak = run(command, text, env)
                if number:  # the first round warms the disk's cache
                    times[name].append(painted)
                    peaks[name] = max(peaks[name], peak)
    for name, taken in times.items():
        spread = f"min {min(taken):.0f}, max {max(taken):.0f}"
        print(f"{name:18} {statistics.median(taken):6.0f} ms ({spread}), {peaks[name]:.0f} MiB")
    floor, reader = times.values()
    ratio = statistics.median(one / other for one, other in zip(reader, floor, strict=True))
    print(f"ratio              {ratio:6.2f}")


if __name__ == "__main__":
    main()
