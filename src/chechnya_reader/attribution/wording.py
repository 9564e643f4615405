"""The rules for words that are called somebody's own: "in X's words", "in X's view", "what X knew as"."""

from __future__ import annotations

from chechnya_reader.attribution.cues import last_cue
from chechnya_reader.attribution.nouns import Noun, first_noun, possessor
from chechnya_reader.attribution.scene import Found, Place
from chechnya_reader.lexicon import CLAIMS, POSSESSIVES, THINKING

_FAR = 14
_TOLD_AS = frozenset(("words", "phrase", "phrasing", "telling", "view", "opinion"))
_ACCOUNTS = CLAIMS | frozenset(("account", "reckoning", "estimation", "judgment", "judgement"))
_TERMING = frozenset(("considers", "considered", "termed", "terms", "styled", "styles"))


def in_words_of(place: Place) -> Found | None:
    """In X’s words, “…”  /  in the words of X, “…”  /  The debates, in X’s view, are “…”"""
    tokens = place.tokens
    told = False
    for index in range(place.at - 1, max(place.before, place.at - _FAR), -1):
        told = told or tokens.kinds[index] in "VCGHQ;"
        if told and tokens.kinds[index : index + 2] != "w,":
            continue
        own = tokens.words[index - 1] == "own"
        given = tokens.words[index] in _ACCOUNTS and last_cue(place, place.before, place.at) < 0
        if tokens.words[index] in _TOLD_AS or given:
            first = index - 1 - own
            while first >= place.low and tokens.kinds[first] in "NMw" and tokens.words[first] not in ("in", "by"):
                first -= 1
            if (
                index + 1 < place.at
                and tokens.words[index + 1] == "of"
                and "in" in tokens.words[max(place.low, index - 2) : index]
            ):
                return _worded_by(place, index)
            owner = index - 1 - own
            guided = tokens.words[owner - 1] in ("in", "by")
            if tokens.words[owner] in POSSESSIVES and guided:
                return place.found(Noun(owner, owner + 1, "pronoun"), index, "likely")
            if tokens.words[first] in ("in", "by") and tokens.kinds[owner] == "M":
                return place.found(Noun(first + 1, owner + 1, "person"), index, "likely")
    return None


def _worded_by(place: Place, index: int) -> Found | None:
    """Whose words they are after "in the words of", of which `index` is the noun: X, or X’s message."""
    tokens = place.tokens
    noun = first_noun(tokens, index + 2, place.at)
    comma = tokens.kinds.find(",", index, place.at)
    for owner in range(index + 2, comma if comma > 0 else place.at):
        if tokens.kinds[owner] in "Mm":
            return place.found(possessor(tokens, owner, index + 2), index, "likely")
    return place.found(noun, index, "likely") if noun else None


def what_it_is_to(place: Place) -> Found | None:
    """What X and Y knew as “…”  /  for what the ledger records as “…”: any verb, where the words follow at once."""
    tokens = place.tokens
    verb = place.at - 1
    named = tokens.words[verb] == "as"
    verb -= named
    if verb - 1 <= place.before or tokens.kinds[verb] != "w" or not (named or tokens.words[verb] in _TERMING):
        return None
    if not named and tokens.words[verb] in THINKING and place.piece.words < 2:
        return None
    for index in range(verb - 2, max(place.before - 1, verb - _FAR), -1):
        if tokens.words[index] == "what":
            noun = first_noun(tokens, index + 1, verb)
            near = noun is not None and set(tokens.kinds[noun.end : verb]) <= set("RA") | set("JDNMwP")
            return place.found(noun, verb, "likely") if noun is not None and near else None
        if tokens.kinds[index] not in "NDMmw#RAPJ":
            return None
    return None
