"""How many words a second `find_quotes` reads, beside a naive engine, on texts that are new to it and on known ones.

    python benchmarks/extraction.py [--rounds 5] [FILE.jsonl | FOLDER]

A JSON line has an article's body as `text`. Without an argument: the annotated articles beside the checkout where they
are there, else the articles that come along.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import naive

from chechnya_reader import find_quotes
from chechnya_reader.library import load

TOP = Path(__file__).parents[1]
GOLD = TOP.parent / "shared" / "attribution" / "gold_dev.jsonl"
WARM_UP = "“It is shut,” said Anna Bell, a pilot. He said: “We know.”"
"""Has either engine import and compile what it needs, before the clock runs."""
Times = tuple[float, float]
"""Seconds of processor time that the naive engine and `find_quotes` took for all texts."""


def texts(source: str) -> list[str]:
    if source.endswith(".jsonl"):
        with open(source, encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [article.body for article in load(source).articles]


def seconds(engine: Callable[[str], object], bodies: Sequence[str]) -> float:
    begin = time.process_time()
    for body in bodies:
        engine(body)
    return time.process_time() - begin


def one_pass(bodies: Sequence[str]) -> Times:
    """Both engines, by turns, article by article."""
    quick = ours = 0.0
    for body in bodies:
        quick += seconds(naive.extract, [body])
        ours += seconds(find_quotes, [body])
    return quick, ours


def first_pass(source: str) -> Times:
    """One pass in a process of its own, which never saw the texts before."""
    printed = subprocess.run(
        [sys.executable, __file__, "--first-pass", source], check=True, capture_output=True, text=True
    ).stdout
    quick, ours = json.loads(printed)
    return quick, ours


def show(title: str, words: int, taken: Sequence[Times]) -> None:
    quick, ours = (statistics.median(times) for times in zip(*taken, strict=True))
    ratio = statistics.median(one / other for other, one in taken)
    print(f"{title:24} {words / quick:15,.0f} {words / ours:15,.0f} {ratio:12.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", nargs="?", default=str(GOLD if GOLD.exists() else TOP / "articles"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--first-pass", action="store_true", help="print the seconds of one pass, as JSON, and no more")
    options = parser.parse_args()
    bodies = texts(options.source)
    naive.extract(WARM_UP)
    find_quotes(WARM_UP)
    if options.first_pass:
        print(json.dumps(one_pass(bodies)))
        return
    words = sum(len(body.split()) for body in bodies)
    print(f"{len(bodies)} articles, {words:,} words")
    print(f"{'words a second':24} {'naive':>15} {'find_quotes':>15} {'times naive':>12}")
    show("texts never seen", words, [first_pass(options.source) for _ in range(options.rounds)])
    one_pass(bodies)
    show("the same texts again", words, [one_pass(bodies) for _ in range(options.rounds)])


if __name__ == "__main__":
    main()
