"""A description and a name that a comma joins: "the vicar, the Reverend Marcus Ilott", "her son, Marcus"."""

from __future__ import annotations

import re

from chechnya_reader.model import Mention
from chechnya_reader.speakers import words
from chechnya_reader.speakers.phrases import as_role, core, is_possessive, is_role

_NAME_AFTER = re.compile(
    r"(?:\s(?:of|for|in|at|from|on)\s[^,.;:!?“”\"\n]{1,60})?,\s(?:the\s|an?\s)?(?:[a-z][\w’'-]*\s){0,4}(?=[A-Z])"
)
_CLOSED = re.compile(
    r"(?:\s\([^()\n]{1,30}\)|\s(?:of|for|from|in|at)\s(?:the\s)?[A-Z][^,.;:!?()\n]{1,50}(?=,))?"
    r"(?:[.;:)”\"’'\n—–]|\s[–—-]|,(?!\s(?:and|or|nor|as well as)\s)|$)"
)
_TITLES = re.compile(r"(?:(?:[A-Z][\w’-]*\.?|[a-z][a-z-]*|\d+-year-old)\s){0,5}")
_LAST_STOP = re.compile(r".*[.,;:!?“”\"()\n–—]\s*", re.S)
BEFORE = 120
"""Characters before a name in which a description that a comma parts from it is looked for."""


def name_starts_at(text: str, end: int) -> int | None:
    """Where the name begins that a description ending at `end` is joined to by a comma; None where no name follows."""
    if text[end : end + 1] not in (",", " "):
        return None
    match = _NAME_AFTER.match(text, end, end + BEFORE)
    return match.end() if match else None


def closes(text: str, end: int) -> bool:
    """Whether an apposition may end at `end`: a mark follows, and no list goes on."""
    return _CLOSED.match(text, end) is not None


def is_titles(text: str, start: int, name: Mention) -> bool:
    """Whether only titles, an office and where it is held stand from `start` to the name: "Ohio Gov. Ann Bell"."""
    match = _TITLES.fullmatch(text, start, name.start)
    tokens = [*text[start : name.start].split(), name.text.split()[0]]
    return match is not None and (name.start == start or any(is_role(word) or word[0].isdigit() for word in tokens))


def role_joined_before(text: str, start: int) -> str | None:
    """The role before a comma and a name that starts at `start`: "the prime minister, Anna Bell"."""
    window = text[max(0, start - BEFORE) : start]
    joined = re.search(r",\s(?:the\s|an?\s)?(?:[\w’'.-]+\s){0,3}$", window)
    if joined is None:
        return None
    lead = window[: joined.start()]
    stop = _LAST_STOP.match(lead)
    tokens = lead[stop.end() if stop else 0 :].split()
    for index in range(len(tokens) - 1, -1, -1):
        plain = core(tokens[index])
        owner = is_possessive(tokens[index])
        if plain in words.DETERMINERS or plain in words.POSSESSIVE_PRONOUNS or owner:
            role, _ = as_role(" ".join(tokens[index if owner else index + 1 :]))
            return role
    return None
