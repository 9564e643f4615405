"""Measures `find_quotes` and holds it to the floors that are pinned in tests/floors.toml.

    python scripts/floors.py                 the project's own corpus, tests/corpus
    python scripts/floors.py FOLDER          articles annotated by others, see below
    python scripts/floors.py --errors        the corpus, and each error by its category
    python scripts/floors.py --pin           raises each floor to what is measured, rounded down to .005
    python scripts/floors.py --pin --lower "REASON"

The exit code is 1 where a floor is broken, or where nothing is pinned for a figure. `--pin` never lowers a floor; with
`--lower` it does, and the reason stands beside the floor from then on, with the date.

FOLDER has gold_dev.jsonl, gold_train.jsonl and run.py, the scorer that prints one JSON object for a set. Nothing of
those articles is part of the project.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.corpus_format import corpus  # noqa: E402
from tests.corpus_measure import Score, measure  # noqa: E402

from chechnya_reader import find_quotes  # noqa: E402

FLOORS = ROOT / "tests" / "floors.toml"
STEPS = 200
AT_MOST = frozenset({"wrong_mentions", "wrong_identities", "not_quotes_taken", "wrong_names"})
HEAD = """\
# The floors that scripts/floors.py holds `find_quotes` to; `python scripts/floors.py --pin` raises them.
# Each is a share from 0 to 1. One that was lowered says when, from what and why.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """One pinned figure: the least it may be, or with `at_most` the most; `lowered` says when it gave way."""

    value: float
    at_most: bool = False
    lowered: tuple[str, ...] = ()

    def holds(self, measured: float) -> bool:
        return measured <= self.value + 1e-9 if self.at_most else measured >= self.value - 1e-9

    def stricter(self, value: float) -> float:
        return min(self.value, value) if self.at_most else max(self.value, value)


Floors = dict[str, Floor]


class Refused(Exception):
    """A floor would have to be lowered, and no reason was given."""


def read_floors(written: str) -> Floors:
    """The floors of a floors.toml, by `set.figure`."""
    floors: Floors = {}
    for name, figures in tomllib.loads(written).items():
        for figure, entry in figures.items():
            at_most = "at_most" in entry
            value = entry["at_most" if at_most else "at_least"]
            floors[f"{name}.{figure}"] = Floor(float(value), at_most, tuple(entry.get("lowered", ())))
    return floors


def written_floors(floors: Mapping[str, Floor]) -> str:
    """A floors.toml that `read_floors` reads back."""
    lines = [HEAD]
    for name, floor in floors.items():
        lines += [f"[{name}]", f"{'at_most' if floor.at_most else 'at_least'} = {floor.value:g}"]
        if floor.lowered:
            lines += [
                "lowered = [",
                *(f"    {json.dumps(reason, ensure_ascii=False)}," for reason in floor.lowered),
                "]",
            ]
        lines.append("")
    return "\n".join(lines)


def rounded(value: float, at_most: bool) -> float:
    """`value` to the next .005 that it holds."""
    steps = math.ceil(value * STEPS - 1e-9) if at_most else math.floor(value * STEPS + 1e-9)
    return round(steps / STEPS, 3)


def pinned(floors: Mapping[str, Floor], measured: Mapping[str, float], reason: str, today: datetime.date) -> Floors:
    """`floors` raised to what is measured. Raises Refused where one is broken and `reason` is empty."""
    raised = dict(floors)
    for name, value in measured.items():
        at_most = name.rpartition(".")[2] in AT_MOST
        nearest = rounded(value, at_most)
        floor = floors.get(name)
        if floor is None:
            raised[name] = Floor(nearest, at_most)
        elif floor.holds(value):
            raised[name] = replace(floor, value=floor.stricter(nearest))
        elif reason:
            told = f"{today.isoformat()}, from {floor.value:g}: {reason}"
            raised[name] = replace(floor, value=nearest, lowered=(*floor.lowered, told))
        else:
            raise Refused(f"{name} is pinned at {floor.value:g} and measured at {value:.4f}; --lower takes a reason")
    return raised


def broken(floors: Mapping[str, Floor], measured: Mapping[str, float]) -> list[str]:
    """The names of the figures that break their floor, or have none."""
    return [name for name, value in measured.items() if name not in floors or not floors[name].holds(value)]


def table(floors: Mapping[str, Floor], measured: Mapping[str, float]) -> Iterator[str]:
    """The figures beside their floors, a line each."""
    failed = set(broken(floors, measured))
    for name, value in measured.items():
        floor = floors.get(name)
        bound = f"{'at most ' if floor.at_most else 'at least'} {floor.value:.3f}" if floor else "not pinned"
        yield f"{name:<32} {value:.4f}   {bound:<14} {'BROKEN' if name in failed else ''}".rstrip()


def own_score() -> Score:
    """The score of `find_quotes` on the project's own corpus."""
    return measure(corpus(), find_quotes)


def corpus_figures(score: Score) -> dict[str, float]:
    """The figures of the corpus under the names of the floors."""
    return {f"corpus.{name}": value for name, value in score.figures().items()}


def gold_figures(folder: Path, name: str) -> dict[str, float]:
    """The figures of one set of FOLDER, `dev` or `train`, as its scorer gives them."""
    command = [sys.executable, str(folder / "run.py"), str(folder / f"gold_{name}.jsonl"), "--json"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    score = json.loads(run.stdout.splitlines()[-1])
    counts = score["counts"]
    named = counts["src"] - counts.get("src_null", 0)
    taken, of = score["fp_not"]
    return {
        f"{name}.span_f1": score["span"][2],
        f"{name}.joint_f1": score["joint"][2],
        f"{name}.wrong_names": (named - counts["src_ok"]) / max(1, named),
        f"{name}.not_quotes_taken": taken / max(1, of),
    }


def _errors(score: Score) -> Iterator[str]:
    for mistake in sorted(score.mistakes, key=lambda one: (one.category, one.article, one.line)):
        place = f"{mistake.article}:{mistake.line}"
        yield f"{mistake.category}: {place}: {mistake.words[:60]!r}: {mistake.found!r}, wanted {mistake.wanted!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Holds find_quotes to its pinned floors.")
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="articles annotated by others")
    parser.add_argument("--errors", action="store_true", help="print each error on the corpus")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="REASON", default="", help="with --pin: lower a broken floor, and say why")
    options = parser.parse_args(arguments)
    if options.lower and not options.pin:
        parser.error("--lower goes with --pin")
    if options.folder:
        measured = {**gold_figures(options.folder, "dev"), **gold_figures(options.folder, "train")}
    else:
        score = own_score()
        measured = corpus_figures(score)
        if options.errors:
            print("\n".join(_errors(score)))
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    if options.pin:
        try:
            floors = pinned(floors, measured, options.lower.strip(), datetime.date.today())
        except Refused as refusal:
            print(f"not pinned: {refusal}", file=sys.stderr)
            return 1
        FLOORS.write_text(written_floors(floors), encoding="utf-8")
    print("\n".join(table(floors, measured)))
    failed = broken(floors, measured)
    print("a floor is broken" if failed else "the floors hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
