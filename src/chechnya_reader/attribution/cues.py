"""The reporting verb before a quotation, and whether it tells of something that anybody really said."""

from __future__ import annotations

import re

from chechnya_reader.attribution.nouns import Noun, first_noun
from chechnya_reader.attribution.phrases import is_wished, subject_before
from chechnya_reader.attribution.scene import Place
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    CLAIMS,
    CONTRADICTING,
    DENYING,
    NEGATING,
    NEVER_WITH_AS,
    NOBODY,
    NOT_DENYING,
    ONLY_AT_THE_MARK,
    ONLY_BEFORE_A_COMMA,
    ONLY_NEAR,
    ONLY_WITH_AS,
    REHEARSING,
    SUBORDINATORS,
    UNREAL,
)

_NEAR = 2
_RATHER_NEAR = 3
_SHORT = 6
_VOUCHING = re.compile(r",(?:V[DNM]+|[DNM]+V)[It]?[Dt]?\.?$")
_WITHOUT_CLAUSE = ("accus", "blam", "prais", "critici", "thank", "commend", "mock", "attack")
_NOT_FINITE = frozenset(("be", "being", "been", "having", "have"))
_CLOSING = SUBORDINATORS - {"as", "how", "what", "why"}
_CLOSING_VERB = re.compile("[AVC]")


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
        if words[index] in ONLY_NEAR and (len(between) > _RATHER_NEAR or "," in between):
            continue
        if words[index] in ONLY_WITH_AS and "as" not in words[max(index, high - 2) : high]:
            continue
        if words[index] in NEVER_WITH_AS and "as" in words[max(index, high - 2) : high]:
            continue
        if words[index] in ONLY_BEFORE_A_COMMA and "," not in between and ":" not in between:
            continue
        if "," in between and is_closed_off(place.tokens, place.low, index, high):
            continue
        if words[index].startswith(_WITHOUT_CLAUSE) and _goes_past(place.tokens, index, high):
            continue
        if "-" in between and "-" in kinds[low:index]:
            continue
        if words[index].startswith("agree") and words[index + 1 : index + 2] == ["to"] and len(between) > _NEAR:
            continue
        return index
    return -1


def is_closed_off(tokens: Tokens, low: int, verb: int, at: int) -> bool:
    """Whether a comma ends the clause of a verb before `at`, so that its subject does not say what stands there.

    "The plan, which X called odd, is “…”"  /  "When X asked for it, the council was “…”"
    """
    kinds, words = tokens.kinds, tokens.words
    comma = kinds.rfind(",", verb, at)
    after = comma + 1
    while after < at and kinds[after] in "R":
        after += 1
    if after >= at:
        return False
    opener = verb - 1
    while opener >= low and kinds[opener] not in ",;:-.Q":
        opener -= 1
    first = opener + 1
    if kinds[after] == "A":
        return opener >= low and kinds[opener] == "," and kinds[first] == "W" and words[first] != "that"
    if kinds[after] not in "PNDM" or not _CLOSING_VERB.search(kinds, after, at):
        return False
    while first < verb and (kinds[first] in "WJR" or words[first] not in _CLOSING) and words[first] not in _CLOSING:
        first += 1
    return words[first] in _CLOSING and "that" not in words[after:at]


def _goes_past(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether another clause goes on after what "accusing" and its like take: "tweets accusing X of theft are “…”"."""
    if not {"W", "J"}.isdisjoint(tokens.kinds[verb + 1 : at]):
        return False
    if any(tokens.words[index] in SUBORDINATORS for index in range(verb + 1, at)):
        return False
    return any(tokens.kinds[i] == "A" and tokens.words[i] not in _NOT_FINITE for i in range(verb + 1, at))


def is_unsaid(tokens: Tokens, verb: int, low: int) -> bool:
    """Whether a reporting verb tells of what might be said: "should not say", "if somebody says", "as if to say"."""
    kinds, words = tokens.kinds, tokens.words
    index = verb - 1
    while index >= low and kinds[index] == "R":
        if words[index] in NOT_DENYING:
            return False
        index -= 1
    if index < low:
        return False
    if words[index] == "to":
        return (index > low and words[index - 1] == "if") or is_wished(tokens, index, low)
    if kinds[index] == "A":
        first = index
        while words[index] == "have" and first > low and (kinds[first - 1] in "AR" or words[first - 1] == "as"):
            first -= 1
        unreal = UNREAL if first == index else UNREAL - {"may"}
        return not unreal.isdisjoint(words[first : index + 1]) or "not" in words[index + 1 : verb]
    if kinds[verb] in "GH":
        return _is_rehearsed(tokens, index, low)
    if "hear" in words[low:verb] and _is_yours(tokens, low, words.index("hear", low, verb)):
        return True
    if kinds[index] in "PN" and index > low and words[index - 1] in UNREAL:
        return True
    first = low
    while first < verb and kinds[first] in "JR":
        first += 1
    return words[first] == "if" and "," not in kinds[first:verb]


def _is_yours(tokens: Tokens, low: int, hear: int) -> bool:
    """Whether anybody may hear it: "You’ll hear them say", "you often hear X say"."""
    index = hear - 1
    while index > low and tokens.kinds[index] in "RA":
        index -= 1
    return index >= low and tokens.words[index].startswith("you")


def is_negated(tokens: Tokens, verb: int, low: int) -> bool:
    """Whether a verb says that nobody spoke: "did not say", "didn’t suggest", "declined to comment"."""
    index = verb - 1
    while index >= low and (tokens.kinds[index] in "RA" or tokens.words[index] == "to"):
        if tokens.words[index] in NOT_DENYING:
            return False
        if tokens.words[index] in NEGATING or tokens.words[index].endswith(("n’t", "n't")):
            return True
        index -= 1
    return index + 1 < verb and tokens.words[index + 1] == "to" and is_wished(tokens, index + 1, low)


def is_denied(place: Place) -> bool:
    """Whether the words are told not to have been said, or asked about: "never said", "whether she had said"."""
    verb = last_cue(place, place.before, place.at)
    if verb < 0 or place.at - verb > _NEAR + 1 or not set(place.tokens.kinds[verb + 1 : place.at]) <= set("PNDW,:"):
        return False
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    index = verb - 1
    while index >= place.low and kinds[index] in "RA":
        if words[index] in NOT_DENYING:
            return False
        index -= 1
    between = words[index + 1 : verb]
    if not NEGATING.isdisjoint(between):
        return True
    if kinds[verb] == "G" or between[-1:] == ["having"]:
        return index >= place.low and words[index] in DENYING
    if index > place.low and words[index] == "who" and words[index - 1] in NOBODY:
        return True
    start = index
    while start >= place.low and kinds[start] in "PNDMmw#I":
        if words[start] in ("whether", "if"):
            return True
        if words[start] in NOBODY and (start == place.low or kinds[start - 1] in ".,;:QJW"):
            return True
        start -= 1
    return place.low < start < index and words[start] == "that" and words[start - 1] in DENYING


def _is_rehearsed(tokens: Tokens, index: int, low: int) -> bool:
    """ "practise saying", "One can imagine X saying"."""
    while index > low and tokens.kinds[index] in "NDMw#" and tokens.words[index] not in REHEARSING:
        index -= 1
    return tokens.words[index] in REHEARSING


def is_made_up(place: Place) -> bool:
    """Whether the quotation is a short one that nobody is told to have said."""
    if place.piece.denied:
        return place.piece.words <= _SHORT
    verb = last_cue(place, place.before, place.at)
    if verb < 0 or place.at - verb > _NEAR or place.piece.words > _SHORT or place.tokens.words[verb - 1] == "would":
        return False
    return is_unsaid(place.tokens, verb, place.low)


def quotes_another(tokens: Tokens, start: int, end: int) -> bool:
    """Whether "quoting Y" stands there, so that the words may be Y's."""
    index = tokens.words.index("quoting", start, end) if "quoting" in tokens.words[start:end] else end
    return index + 1 < end and tokens.kinds[index + 1] in "NDP"


def quoted_one(tokens: Tokens, start: int, end: int) -> Noun | None:
    """Whom somebody is quoting there."""
    return first_noun(tokens, tokens.words.index("quoting", start, end) + 1, end)


def is_vouched_for(tokens: Tokens, low: int, before: int, after: int, high: int) -> bool:
    """Whether a sentence says at second hand what it tells between tokens `before` and `after`.

    "Y said that X said", "according to Y", or at its end "Y reports" and "reports Y".
    """
    if "according" in tokens.words[low:high] or "V" in tokens.kinds[low:before]:
        return True
    return _VOUCHING.search(tokens.kinds, after, high) is not None


def is_retold(place: Place, subject: int, verb: int) -> bool:
    """Whether somebody else tells in the sentence what the subject of the verb says: "Y said that X said"."""
    kinds, words, low = place.tokens.kinds, place.tokens.words, place.low
    if "according" in words[low:verb] or "according" in words[place.at : place.high]:
        return True
    for index in range(subject - 1, low - 1, -1):
        if kinds[index] in ";Q,J-:" or (words[index] in SUBORDINATORS and kinds[index] == "I"):
            return False
        if kinds[index] == "V" and index > low and words[index] not in ("quoted", "quotes"):
            return index + 1 < verb and not _same_person(place.tokens, low, index, subject)
    return False


def _same_person(tokens: Tokens, low: int, verb: int, subject: int) -> bool:
    """Whether "he" or "she" at `subject` may well be the subject of the verb before: "X said that he saw"."""
    if tokens.kinds[subject] != "P" or tokens.words[subject] in ("they", "we"):
        return False
    outer = subject_before(tokens, verb, low)
    several = outer is not None and outer.kind == "role" and tokens.words[outer.end - 1].endswith("s")
    return not several


def is_contradicted(tokens: Tokens, verb: int, end: int) -> bool:
    """Whether the words are what somebody rejects: "rejected the claim that “…”"."""
    words = tokens.words
    return end - verb > 2 and words[end - 1] == "that" and words[end - 2] in CLAIMS and words[verb] in CONTRADICTING
