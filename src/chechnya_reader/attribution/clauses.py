"""The subject of a clause or of a sentence, whatever its verb is."""

from __future__ import annotations

from chechnya_reader.attribution.nouns import Noun, first_noun, looks_past
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import FROM_THEN, TIME_UNITS

_LONG_TIME = 4
_FINITE = ("V", "C")
_VERBAL = ("V", "C", "A")


def clause_subject(tokens: Tokens, low: int, high: int, that: bool = False) -> Noun | None:
    """The subject of the last clause before `high`: of "X walked out and …", "…, he was quick to …"."""
    kinds, words = tokens.kinds, tokens.words
    end = high
    inserted = high
    for index in range(high - 1, low - 2, -1):
        if index > inserted:
            continue
        if index >= low and kinds[index] == "-" and kinds[index + 1] in "AVCR":
            inserted = kinds.rfind("-", low, index)
            inserted = index if inserted < 0 else inserted
        if index == inserted or (
            index >= low and kinds[index] not in ",-;:.QJ" and not _opens_adverbial(tokens, index, high, that)
        ):
            continue
        start = index + 1
        start = after_time(tokens, start, end)
        while start < end and (
            kinds[start] in "RJ" or words[start] == "where" or (words[start] == "that" and kinds[start] == "W")
        ):
            start += 1
        if start + 1 < end and words[start] in ("about", "around", "nearly", "over") and kinds[start + 1] == "#":
            start += 1
        if start < end and (kinds[start] in "PNMD#" or index < low):
            noun = first_noun(tokens, start, end) if index >= low else sentence_subject(tokens, low, end)
            aside = noun is not None and kinds[high : high + 1] in _FINITE and kinds[noun.end : noun.end + 2] == "V,"
            if aside and index > low and kinds[index] == ",":
                continue
            if noun is not None and has_predicate(tokens, noun.end, end):
                return noun
        if index >= low and kinds[index] in ";:." and not (kinds[index] == ";" and kinds[start : start + 1] in _VERBAL):
            return None
    return sentence_subject(tokens, low, high)


def sentence_subject(tokens: Tokens, low: int, high: int) -> Noun | None:
    """The first noun phrase of a sentence that does not stand in an opening phrase ("In a statement, X …")."""
    kinds = tokens.kinds
    index = after_time(tokens, low + (kinds[low : low + 1] == "J"), high)
    while index < high and (kinds[index] in "JR,-t(" or kinds[index : index + 2] == "Dt"):
        index += 1
    while index < high and kinds[index] in "IgGH":
        comma = kinds.find(",", index, high)
        if comma < 0:
            return None
        index = comma + 1
        while index < high and kinds[index] in "JR":
            index += 1
    return first_noun(tokens, index, high) if index < high else None


def has_predicate(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a verb follows a noun phrase that ends before `index`, after what belongs to it."""
    guided = False
    if tokens.kinds[index : index + 1] == "P":
        index += 1
        while index < end and tokens.kinds[index] in "RA":
            index += 1
        index += 1
    while index < end and tokens.kinds[index] in "INDM":
        guided = tokens.kinds[index] == "D"
        index += 1
    while guided and index < end and tokens.kinds[index] in "w#t" and not looks_past(tokens.words[index]):
        index += 1
    return index < end and tokens.kinds[index] in "wAVCR"


def _opens_adverbial(tokens: Tokens, index: int, high: int, that: bool) -> bool:
    if index and tokens.words[index] == "as" and tokens.words[index - 1].endswith(("ed", "known")):
        return False
    opens = tokens.words[index] in ("as", "while", "when") or (that and tokens.words[index] == "that")
    if opens and that and "," in tokens.kinds[index:high]:
        return False
    return opens and tokens.kinds[index + 1 : index + 2] in ("N", "P")


def after_time(tokens: Tokens, start: int, high: int) -> int:
    """Where a clause goes on after "Two days later" or "Some years ago", if it begins so."""
    index = start
    while index < high and tokens.kinds[index] in "DR#w" and tokens.words[index] not in TIME_UNITS:
        index += 1
    later = index + 1 < high and index - start < _LONG_TIME and tokens.words[index + 1] in FROM_THEN
    if not later or tokens.words[index] not in TIME_UNITS:
        return start
    return index + 2 + (tokens.kinds[index + 2 : index + 3] == ",")
