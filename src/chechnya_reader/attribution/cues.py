"""The reporting verb before a quotation, and whether it tells of something that anybody really said."""

from __future__ import annotations

from chechnya_reader.attribution.phrases import is_wished
from chechnya_reader.attribution.scene import Place
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import ONLY_AT_THE_MARK, ONLY_BEFORE_A_COMMA, ONLY_NEAR, ONLY_WITH_AS, REHEARSING, UNREAL

_NEAR = 2
_SHORT = 6


def last_cue(place: Place, low: int, high: int) -> int:
    """The last reporting verb from token `low` to before `high`, or -1."""
    kinds, words = place.tokens.kinds, place.tokens.words
    for index in range(high - 1, low - 1, -1):
        if kinds[index] in ";.":
            return -1
        if kinds[index] not in "VCGH":
            continue
        between = kinds[index + 1 : high]
        if words[index] in ONLY_AT_THE_MARK and between not in ("", "W"):
            continue
        if words[index] in ONLY_NEAR and (len(between) > _NEAR or "," in between):
            continue
        if words[index] in ONLY_WITH_AS and words[high - 1] != "as":
            continue
        if words[index] in ONLY_BEFORE_A_COMMA and "," not in between and ":" not in between:
            continue
        if not (kinds[high - 1] == "-" and "-" in kinds[low:index]):
            return index
    return -1


def is_unsaid(tokens: Tokens, verb: int, low: int) -> bool:
    """Whether a reporting verb tells of what might be said: "should not say", "if somebody says", "as if to say"."""
    kinds, words = tokens.kinds, tokens.words
    index = verb - 1
    while index >= low and kinds[index] == "R":
        if words[index] == "only":
            return False
        index -= 1
    if index < low:
        return False
    if words[index] == "to":
        return (index > low and words[index - 1] == "if") or is_wished(tokens, index, low)
    if kinds[index] == "A":
        return words[index] in UNREAL or "not" in words[index + 1 : verb]
    if kinds[verb] in "GH":
        return _is_rehearsed(tokens, index, low)
    if kinds[index] in "PN" and index > low and words[index - 1] in UNREAL:
        return True
    first = low
    while first < verb and kinds[first] in "JR":
        first += 1
    return words[first] == "if" and "," not in kinds[first:verb]


def _is_rehearsed(tokens: Tokens, index: int, low: int) -> bool:
    """ "practise saying", "One can imagine X saying"."""
    while index > low and tokens.kinds[index] in "NDMw#" and tokens.words[index] not in REHEARSING:
        index -= 1
    return tokens.words[index] in REHEARSING


def is_made_up(place: Place) -> bool:
    """Whether the quotation is a short one that nobody is told to have said."""
    verb = last_cue(place, place.before, place.at)
    if verb < 0 or place.at - verb > _NEAR or place.piece.words > _SHORT or place.tokens.words[verb - 1] == "would":
        return False
    return is_unsaid(place.tokens, verb, place.low)
