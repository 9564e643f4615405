"""How many words a second `find_quotes` reads, beside a naive engine, in alternating rounds on one core.

    python benchmarks/extraction.py [--rounds 5] [FILE.jsonl | FOLDER]

A JSON line has an article's body as `text`. Without an argument: the annotated articles beside the checkout where they
are there, else the articles that come along.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import naive

from chechnya_reader import find_quotes
from chechnya_reader.library import load

TOP = Path(__file__).parents[1]
GOLD = TOP.parent / "shared" / "attribution" / "gold_dev.jsonl"


def texts(source: str) -> list[str]:
    if source.endswith(".jsonl"):
        with open(source, encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [article.body for article in load(source).articles]


def seconds(engine: Callable[[str], object], bodies: list[str]) -> float:
    begin = time.process_time()
    for body in bodies:
        engine(body)
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", nargs="?", default=str(GOLD if GOLD.exists() else TOP / "articles"))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    bodies = texts(options.source)
    words = sum(len(body.split()) for body in bodies)
    engines: dict[str, Callable[[str], object]] = {"naive": naive.extract, "find_quotes": find_quotes}
    taken: dict[str, list[float]] = {name: [] for name in engines}
    for number in range(options.rounds + 1):
        for name, engine in engines.items():
            once = seconds(engine, bodies)
            if number:  # the first round imports and compiles
                taken[name].append(once)
    print(f"{len(bodies)} articles, {words:,} words")
    for name, times in taken.items():
        print(f"{name:12} {words / statistics.median(times):12,.0f} words/s")
    quick, ours = taken.values()
    print(f"times naive  {statistics.median(one / other for one, other in zip(ours, quick, strict=True)):12.1f}")


if __name__ == "__main__":
    main()
