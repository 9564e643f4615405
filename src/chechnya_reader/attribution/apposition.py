"""What stands between commas after a name: whether it only describes, as an apposition or an insertion does."""

from __future__ import annotations

from chechnya_reader.attribution.nouns import HEADS, first_noun, is_plausible
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import ORGANISATION_HEADS, PLACE_OPENERS, SPEAKING_ROLES, SUBORDINATORS

_CLAUSAL = frozenset(("because", "if", "though", "although", "when", "whether", "while"))
_MODIFIER_STARTS = frozenset("DWwI#gtRmGHVC")


def describes(tokens: Tokens, start: int, end: int, bounds: list[int], starts: list[int], piece: int) -> bool:
    """Whether the piece between commas only says more about the one before it."""
    kinds = tokens.kinds
    if kinds[start] in _MODIFIER_STARTS:
        if kinds[start] == "I" and tokens.words[start] in SUBORDINATORS and kinds[start + 1 : start + 2] in ("N", "P"):
            return False
        if piece > 1 and tokens.words[start] in _CLAUSAL and kinds[start + 1 : start + 2] == "D":
            noun = first_noun(tokens, start + 1, end)
            return noun is None or noun.end < end or not is_plausible(tokens, noun)
        clause = last_clause(tokens, start, end)
        return clause == start or tokens.words[clause - 1] not in ("that", "what")
    if kinds[start] == "N" and piece > 1 and _is_predicate(tokens, starts[piece - 1]):
        return True
    if kinds[start] == "N" and piece + 1 < len(bounds):
        before_start, before_end = starts[piece + 1], bounds[piece]
        named = before_start < before_end and set(kinds[before_start:before_end]) == {"N"}
        if named and kinds[start:end].lstrip("N")[:2] in ("Mw", "mw"):
            return True
        run = all(kind in "N#" for kind in kinds[start:end])
        if run and end - start <= 2 and before_start < before_end:
            of_place = kinds[before_start] == "I" and piece + 2 < len(bounds)
            office = _names_an_office(tokens, before_start, before_end)
            place = kinds[before_end - 1] == "N" and "I" in kinds[before_start + (not of_place) : before_end]
            place = place and not office and not _holds_office(tokens, before_start, before_end, start, end)
            if kinds[before_start] == "D" and piece + 2 < len(bounds) and not office:
                place = place or set(kinds[starts[piece + 2] : bounds[piece + 1]]) <= {"N"}
            suffix = tokens.words[start].rstrip(".") in ("jr", "sr", "ii", "iii", "md", "esq")
            party = "-" in tokens.words[start]
            return place or suffix or party
    return False


def last_clause(tokens: Tokens, start: int, end: int) -> int:
    """Where the last clause of a piece begins, when a pronoun or a name ends it: "… and he, once again, said"."""
    first = end
    while first > start and tokens.kinds[first - 1] in "NP":
        first -= 1
    opens = first > start and (tokens.kinds[first - 1] in "JW" or tokens.words[first - 1] in SUBORDINATORS)
    return first if first < end and opens else start


def _names_an_office(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name ends there that is no place: "the head of the Department of Water Resources"."""
    first = end
    while first > start and (tokens.kinds[first - 1] == "N" or tokens.words[first - 1] == "of"):
        first -= 1
    return not ORGANISATION_HEADS.isdisjoint(tokens.words[first:end])


def _holds_office(tokens: Tokens, low: int, high: int, start: int, end: int) -> bool:
    """Whether two names after a comma say who it is: "a lawyer for Selby, Mara Lind", not "of Selby, New Wend"."""
    words = tokens.words
    return (
        end - start == 2
        and tokens.kinds[low] in "DMm"
        and words[start] not in PLACE_OPENERS
        and not SPEAKING_ROLES.isdisjoint(words[low:high])
    )


def _is_predicate(tokens: Tokens, index: int) -> bool:
    """Whether a verb begins here: ", uses", so that the name before it is its own subject."""
    word = tokens.words[index]
    return tokens.kinds[index] == "w" and word not in HEADS and word.endswith(("s", "ed"))
