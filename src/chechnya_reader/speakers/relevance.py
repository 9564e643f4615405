"""Which of an article's many names matter for its speakers; the others need not be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from chechnya_reader.model import Mention, Span
from chechnya_reader.speakers import words
from chechnya_reader.speakers.names import REMEMBERED
from chechnya_reader.text import fold

PARAGRAPHS_BACK = 4
"""How many paragraphs before a pronoun may hold whom it means."""
ALIKE = 4
"""Letters that two spellings of one name have in common at its head."""


def relevant(
    speaking: Sequence[Mention],
    mentions: Sequence[Mention],
    parts: Sequence[Span],
    quoted: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """The mentions that may name a speaker, or whom a speaker's pronoun or description stands for, by offset.

    These are the names near a pronoun and not within `quoted`, all names before a description that stands for one
    ("the senator"), and every name that shares a word's head with one of those or with a mention of `speaking`.
    """
    windows = _windows(speaking, parts)
    wanted = {head for mention in speaking for head in _heads(mention.text)}
    acronym = any(len(word) > 2 and word.isupper() for mention in speaking for word in mention.text.split())
    near = [False] * len(mentions)
    index = position = 0
    for place, mention in enumerate(mentions):
        while position < len(quoted) and quoted[position][1] <= mention.start:
            position += 1
        if position < len(quoted) and quoted[position][0] <= mention.start:
            continue
        while index < len(windows) and windows[index].end <= mention.start:
            index += 1
        if index < len(windows) and windows[index].start <= mention.start:
            near[place] = True
            wanted.update(_ends(mention.text))
    shares: dict[str, bool] = {}
    kept = []
    for mention, is_near in zip(mentions, near, strict=True):
        if not is_near and not (acronym and mention.kind == "organisation"):
            shared = shares.get(mention.text)
            if shared is None:
                shared = shares[mention.text] = not wanted.isdisjoint(_ends(mention.text))
            if not shared:
                continue
        kept.append(mention)
    return kept


def _head(word: str) -> str:
    return (word.lower() if word.isascii() else fold(word))[:ALIKE].strip(".'")


def _heads(text: str) -> set[str]:
    return {_head(word) for word in text.replace("_", " ").split() if word[:1].isupper() or "-" in word}


@lru_cache(maxsize=REMEMBERED)
def _ends(text: str) -> tuple[str, ...]:
    """The heads of the first and the last word: a given name or short name, and a surname."""
    tokens = text.replace("_", " ").split()
    return (_head(tokens[0]), _head(tokens[-1])) if tokens else ()


def _windows(speaking: Sequence[Mention], parts: Sequence[Span]) -> list[Span]:
    """The stretches of text before pronouns and definite descriptions, by offset, without overlaps."""
    starts = [part.start for part in parts]
    windows: list[Span] = []
    for mention in sorted(speaking, key=lambda mention: mention.start):
        first = fold(mention.text.split(" ", 1)[0]) if mention.text else ""
        if first in words.PLAIN_PRONOUNS or first in words.POSSESSIVE_PRONOUNS:
            index = max(0, bisect_right(starts, mention.start) - 1 - PARAGRAPHS_BACK)
            start = starts[index] if starts else 0
        elif first in words.DEFINITE:
            start = 0
        else:
            continue
        while windows and windows[-1].end >= start:
            start = min(start, windows.pop().start)
        windows.append(Span(start, mention.start))
    return windows
