"""How long from a key to the new frame, in each pane.

    python benchmarks/keys.py [--presses 60] [FOLDER]

Milliseconds from the byte written to the first output, p50 and p99, for one move down and one up in turn.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile

from first_paint import ARTICLES
from terminal import Terminal

PANES = {"1": "articles", "2": "reader", "3": "quotes", "4": "references"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", default=str(ARTICLES))
    parser.add_argument("--presses", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = {"XDG_DATA_HOME": os.path.join(home, "data"), "XDG_CONFIG_HOME": os.path.join(home, "config")}
        with Terminal([sys.executable, "-m", "chechnya_reader", options.folder], env=env) as terminal:
            if terminal.paint("quotes") is None:
                sys.exit(f"no screen came\n{bytes(terminal.output)[-2000:]!r}")
            terminal.press("\r")
            for key, pane in PANES.items():
                terminal.press(key)
                print(f"{pane:11} {figures([terminal.press('jk'[turn % 2]) for turn in range(options.presses)])}")


def figures(taken: list[float | None]) -> str:
    known = sorted(time for time in taken if time is not None)
    lost = f"  ({len(taken) - len(known)} keys drew nothing)" if len(known) < len(taken) else ""
    if len(known) < 2:
        return f"no key drew anything{lost}"
    cuts = statistics.quantiles(known, n=100, method="inclusive")
    return f"p50 {cuts[49]:6.1f} ms   p99 {cuts[98]:6.1f} ms{lost}"


if __name__ == "__main__":
    main()
