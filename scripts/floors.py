"""Measures `find_quotes` on articles annotated by people and holds it to pinned floors.

    python scripts/floors.py FOLDER

FOLDER has gold_dev.jsonl, gold_train.jsonl and run.py, the scorer that prints one JSON object for a set. Nothing of
the articles is part of the project. A floor is raised when the rules get better; lowering one is a decision to be
written down in docs/decisions.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

JOINT_F1 = 0.88
WRONG_NAMES = 0.06
NOT_QUOTES_TAKEN = 0.40


def measured(folder: Path, name: str) -> tuple[float, float, float, float]:
    """Span F1, joint F1, the share of wrong names, and of marks around what nobody said that were taken for quotes."""
    run = subprocess.run(
        [sys.executable, str(folder / "run.py"), str(folder / name), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    score = json.loads(run.stdout.splitlines()[-1])
    counts = score["counts"]
    named = counts["src"] - counts.get("src_null", 0)
    taken, of = score["fp_not"]
    return score["span"][2], score["joint"][2], (named - counts["src_ok"]) / max(1, named), taken / max(1, of)


def main() -> int:
    folder = Path(sys.argv[1])
    held = True
    for name in ("gold_dev.jsonl", "gold_train.jsonl"):
        span, joint, wrong, taken = measured(folder, name)
        print(
            f"{name}: span F1 {span:.4f}, joint F1 {joint:.4f} (floor {JOINT_F1}), wrong names {wrong:.4f} "
            f"(at most {WRONG_NAMES}), of the marks around no quote {taken:.3f} taken (at most {NOT_QUOTES_TAKEN})"
        )
        held = held and joint >= JOINT_F1 and wrong <= WRONG_NAMES and taken <= NOT_QUOTES_TAKEN
    print("the floors hold" if held else "a floor is broken")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
