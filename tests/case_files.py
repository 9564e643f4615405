"""Reads the text fixtures under `cases`: title, input, expected, each closed by a line with a dot."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    title: str
    text: str
    expected: str
    file: str


def read_cases(folder: str) -> list[Case]:
    """All cases of the files in `cases/<folder>`, in the order of their names."""
    return [case for path in sorted((CASES / folder).glob("*.md")) for case in _parse(path)]


def _parse(path: Path) -> list[Case]:
    blocks: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == ".":
            blocks.append([])
        else:
            blocks[-1].append(line)
    assert len(blocks) % 3 == 1, f"{path}: a case is three blocks, each closed by a line with a dot"
    texts = ["\n".join(block) for block in blocks[:-1]]
    return [
        Case(title.strip(), text, expected, path.stem)
        for title, text, expected in zip(texts[::3], texts[1::3], texts[2::3], strict=True)
    ]
