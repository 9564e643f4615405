"""How long until the first screen, beside the smallest Textual app, in alternating runs.

    python benchmarks/first_paint.py [--rounds 9] [FOLDER]

Milliseconds from the start of the process until the frame of the screen, and the list of articles, are written; the
ratios are to the empty app of the same round.
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


def run(command: list[str], markers: dict[str, str], env: dict[str, str]) -> tuple[dict[str, float], float]:
    """Milliseconds until each marker, by its label, and the peak in MiB once the screen is at rest."""
    painted = {}
    with Terminal(command, env=env) as terminal:
        for label, marker in markers.items():
            taken = terminal.paint(marker)
            if taken is None:
                sys.exit(f"never painted {marker!r}: {' '.join(command)}\n{bytes(terminal.output)[-2000:]!r}")
            painted[label] = taken
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
    commands = (
        ([sys.executable, "-c", FLOOR], {"empty Textual app": "the floor"}),
        (
            [sys.executable, "-m", "chechnya_reader", options.folder],
            {"chechnya-reader, its frame": "Articles", "chechnya-reader, its list": marker},
        ),
    )
    rounds: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as home:
        env = {"XDG_DATA_HOME": os.path.join(home, "data"), "XDG_CONFIG_HOME": os.path.join(home, "config")}
        for number in range(options.rounds + 1):
            once: dict[str, float] = {}
            for command, markers in commands:
                painted, peak = run(command, markers, env)
                once |= painted
            if number:  # the first round warms the disk's cache
                rounds.append(once)
    for label in rounds[0]:
        taken = [once[label] for once in rounds]
        ratio = statistics.median(once[label] / once["empty Textual app"] for once in rounds)
        spread = f"min {min(taken):.0f}, max {max(taken):.0f}"
        print(f"{label:26} {statistics.median(taken):6.0f} ms ({spread}), ratio {ratio:.2f}")
    print(f"peak of chechnya-reader {peak:.0f} MiB")


if __name__ == "__main__":
    main()
