"""How one telling of a statement stands to another: told by the words alone.

Words are compared folded. What an editor did to somebody's words is read as such: three dots, with or without brackets,
and asterisks leave words out, brackets put words in or in the place of others, and brackets within a word ("[T]he")
change nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from chechnya_reader.crossrefs.tellings import folded, folded_words

Relation = Literal[
    "same words",
    "put together from parts",
    "contained",
    "changed in brackets",
    "shortened with an ellipsis",
    "reworded",
]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
"""From the closest to the loosest."""

BRACKETED = 8
"""Words of somebody's that one pair of brackets may stand for."""

_MARK = re.compile(
    r"(?P<gap>[\[(<]\s*\.(?:\s?\.)+\s*[\])>]|\.(?:\s?\.){2,}|\*(?:\s?\*){2,})|[\[(](?P<put_in>[^\[\]()]{1,80})[\])]"
)
_Mark = Literal["gap", "brackets"]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as runs of words, each between blanks, with what an editor put between: `marks` has one fewer."""

    runs: tuple[str, ...]
    marks: tuple[_Mark, ...]


def relation(telling: Sequence[str], other: Sequence[str]) -> Relation:
    """How two tellings stand to each other, each given as the stretches of text that it consists of."""
    one, two = [_line(text) for text in telling], [_line(text) for text in other]
    whole_one, whole_two = _line("\n".join(telling)), _line("\n".join(other))
    if set(one) == set(two):
        return "same words"
    if whole_one == whole_two:
        left_out = any(cut and "gap" in cut.marks for cut in map(pieces, (*telling, *other)))
        return "shortened with an ellipsis" if left_out else "put together from parts"
    if all(line in whole_two for line in one) or all(line in whole_one for line in two):
        return "contained"
    edited = (_edited(telling, other), _edited(other, telling))
    return next((kind for kind in RELATIONS if kind in edited), "reworded")


@lru_cache(maxsize=4096)
def pieces(text: str) -> Pieces | None:
    """`text` cut where an editor left out or put in words, marks at its ends apart; None where nobody did."""
    plain = folded(text)
    runs: list[str] = []
    marks: list[_Mark] = []
    start = 0
    mark: _Mark | None = None
    for match in [*_MARK.finditer(plain), None]:
        words = folded_words(plain[start : match.start() if match else len(plain)])
        if words:
            if runs and mark:
                marks.append(mark)
            runs.append(f" {' '.join(words)} ")
            mark = None
        if match:
            start = match.end()
            mark = "gap" if match["gap"] or mark == "gap" else "brackets"
    return Pieces(tuple(runs), tuple(marks)) if marks else None


def fits(cut: Pieces, line: str) -> Relation | None:
    """How `cut` stands to a line of words between blanks that has all its runs in their order, or None.

    A gap stands for any number of the line's words, brackets for `BRACKETED` at most.
    """
    ends = {place + len(cut.runs[0]) - 1: False for place in _places(cut.runs[0], line)}
    for run, mark in zip(cut.runs[1:], cut.marks, strict=True):
        reached: dict[int, bool] = {}
        for place in _places(run, line):
            for end, left_out in ends.items():
                between = line.count(" ", end, place)
                if end <= place and (mark == "gap" or between <= BRACKETED):
                    at = place + len(run) - 1
                    reached[at] = reached.get(at, False) or left_out or (mark == "gap" and between > 0)
        ends = reached
    if not ends:
        return None
    return "shortened with an ellipsis" if any(ends.values()) else "changed in brackets"


def common_words(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence of words that both have in this order (Hyyrö 2004)."""
    positions: dict[str, int] = defaultdict(int)
    for number, word in enumerate(one):
        positions[word] |= 1 << number
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        matched = row & positions.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def _line(text: str) -> str:
    return f" {' '.join(folded_words(text))} "


def _places(run: str, line: str) -> list[int]:
    places = []
    place = line.find(run)
    while place >= 0:
        places.append(place)
        place = line.find(run, place + 1)
    return places


def _edited(telling: Sequence[str], other: Sequence[str]) -> Relation | None:
    """How `telling` stands to `other` where it is nothing but an edited part of it."""
    whole = "\n".join(other)
    cut_other = pieces(whole)
    lines = [_line(whole)]
    if cut_other is not None:
        lines.append(" " + " ".join(run.strip() for run in cut_other.runs) + " ")
    loosest: Relation | None = None
    for text in telling:
        cut = pieces(text)
        line = _line(text)
        if any(line in one for one in lines):
            found: Relation | None = "changed in brackets"
        else:
            found = next(filter(None, (fits(cut, one) for one in lines)), None) if cut else None
        if found is None:
            return None
        loosest = max(loosest or found, found, key=RELATIONS.index)
    return loosest
