"""Texts in which what is named stands in braces: `{person Mara Lind}`, `{early March = 2018-03}`."""

from __future__ import annotations

import re
from typing import NamedTuple

from chechnya_reader.dates import known_days

_MARKED = re.compile(r"\{(?:(person|organisation|place|date) )?([^{}=]*?)(?: = ([^{}]*))?\}")


class Marked(NamedTuple):
    """What is named at `text[start:end]`; a date has its first and last day."""

    kind: str
    start: int
    end: int
    text: str
    days: tuple[str, str] | None = None


def unmarked(written: str) -> tuple[str, list[Marked]]:
    """The text without its braces, and what stood in them."""
    text = ""
    reached = 0
    found = []
    for match in _MARKED.finditer(written):
        text += written[reached : match.start()]
        days = days_written(match[3]) if match[3] else None
        kind = match[1] or "date"
        found.append(Marked(kind, len(text), len(text) + len(match[2]), match[2], days))
        text += match[2]
        reached = match.end()
    text += written[reached:]
    assert not set("{}") & set(text), f"a brace that is not closed: {written[:60]}"
    return text, found


def days_written(value: str) -> tuple[str, str]:
    """The first and last day of `2018-03`, or of `2018-03-01..2018-05-31`."""
    first, _, last = value.partition("..")
    start, end = known_days(first), known_days(last or first)
    assert start is not None, f"no days: {value}"
    assert end is not None, f"no days: {value}"
    return start[0].isoformat(), end[1].isoformat()
