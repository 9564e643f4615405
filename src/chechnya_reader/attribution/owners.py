"""Noun phrases right before a token: whose something is, and who is named just before a colon."""

from __future__ import annotations

from chechnya_reader.attribution.phrases import Noun
from chechnya_reader.attribution.tokens import Tokens


def possessor(tokens: Tokens, at: int, low: int) -> Noun:
    """The noun phrase that ends in the possessive at `at`: "Alvi Karimov’s", "a police officer’s"."""
    kinds = tokens.kinds
    start = at
    if kinds[at] == "M":
        while start > low and kinds[start - 1] == "N":
            start -= 1
        return Noun(start, at + 1, "person")
    while start > low and kinds[start - 1] in "w#":
        start -= 1
    start -= start > low and kinds[start - 1] == "D"
    return Noun(start, at + 1, "role")


def last_phrase(tokens: Tokens, low: int, high: int) -> Noun | None:
    """The phrase right before `high` where it names somebody by itself: ", X" or "in X’s words"."""
    kinds = tokens.kinds
    index = high
    while index > low and kinds[index - 1] == "w":
        index -= 1
    if index > low and kinds[index - 1] == "M" and high - index <= 3:
        first = index - 1
        while first > low and kinds[first - 1] == "N":
            first -= 1
        return Noun(first, index, "person")
    if high > low and kinds[high - 1] == "N":
        first = high - 1
        while first > low and kinds[first - 1] in "N":
            first -= 1
        joint = first - 1
        if joint > low and tokens.words[joint] == "and" and kinds[joint - 1] == "N":
            while joint > low and kinds[joint - 1] == "N":
                joint -= 1
            if joint == low or kinds[joint - 1] in "-." or tokens.words[joint - 1] in ("from", "by", "per"):
                return Noun(joint, high, "other")
        if first == low or kinds[first - 1] in "-." or tokens.words[first - 1] in ("from", "by", "per", "quote"):
            return Noun(first, high, "person")
    return None
