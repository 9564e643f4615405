"""Who is the subject of a reporting verb."""

from __future__ import annotations

from chechnya_reader.attribution.apposition import describes, last_clause
from chechnya_reader.attribution.clauses import clause_subject
from chechnya_reader.attribution.nouns import HEADS, Noun, first_noun, looks_past, named
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    CAUSING,
    CONTRACTED_WHO,
    NO_INVERSION,
    PASSIVE,
    PERCEIVING,
    PUBLISHED,
    ROLES,
    SUBORDINATORS,
    WISHING,
)

_BREAKS = frozenset(",;:.-Q()VCJWAGH")
_FAR_VERB = 16
RELATIVES = frozenset(("who", "which", "that")) | CONTRACTED_WHO
"""Relative pronouns that may be the subject of their clause."""
_INVERTED_AFTER = {"?": ("asked", "asks"), ",": ("warned", "urged", "urges", "assured", "reassured", "began", "begins")}
"""Verbs that need an object elsewhere ("warned X"), and have their subject after them where their words come first."""
_CLAUSE_OPENERS = SUBORDINATORS - frozenset(("before", "after", "since", "until"))
BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "’s", "got"))


def subject_before(tokens: Tokens, verb: int, low: int) -> Noun | None:
    """Who says it, where the verb follows: "X said", "X, a Y at Z, has said", "a spokesman for X told me"."""
    kinds, words = tokens.kinds, tokens.words
    index = verb - 1
    while index >= low and kinds[index] in "RA":
        index -= 1
    if index < low:
        return None
    kind = kinds[index]
    if kind == "P":
        return Noun(index, index + 1, "pronoun")
    if kind in ",-)":
        return _around_apposition(tokens, low, index)
    if kind == "W":
        return _relative(tokens, low, index)
    if kind in "JVCQ.:;":
        return None
    if words[index] == "to":
        return None if is_wished(tokens, index, low) else _moved(tokens, low, index)
    start = index
    while start > low and kinds[start - 1] not in _BREAKS and not _opens_clause(tokens, start - 1):
        start -= 1
    described = _described(tokens, start, low) or _acted_on(tokens, start, low)
    if described is not None:
        return described
    if start > low and kinds[start - 1] == "A" and kinds[start] == "w" and looks_past(words[start]):
        return None
    for heard in range(index - 1, start - 1, -1):
        if words[heard] in PERCEIVING and not words[verb].endswith(("s", "ed")):
            return first_noun(tokens, heard + 1, index + 1)
    return _subject_in(tokens, start, index + 1, low) or _before_relative(tokens, start, low)


def _moved(tokens: Tokens, low: int, to: int) -> Noun | None:
    """Who says what follows "to": in "X led Y to say" it is Y, else the subject."""
    first = to
    while first > low and tokens.kinds[first - 1] in "NDMw#" and tokens.words[first - 1] not in CAUSING:
        first -= 1
    if first < to and tokens.words[first - 1] in CAUSING:
        moved = tokens.words[first]
        if moved in ("him", "her", "them", "us", "me") and first + 1 == to:
            return Noun(first, to, "pronoun")
        return first_noun(tokens, first, to) or Noun(first, to, "role")
    return clause_subject(tokens, low, to, that=True)


def _described(tokens: Tokens, start: int, low: int) -> Noun | None:
    """ "The man who fled Selby" said: what stands before "who", where `start` begins the verb of "who" or what follows.

    None where the clause is set off by a comma, or has a subject of its own.
    """
    kinds = tokens.kinds
    index = start - 1
    while index > low and kinds[index] in "AR":
        index -= 1
    if index <= low or kinds[index] != "W" or tokens.words[index] not in ("who", "which", "that"):
        return None
    if index == start - 1 and not (kinds[start] == "w" and _is_finite(tokens, start)):
        return None
    first = index
    while first > low and kinds[first - 1] not in _BREAKS:
        first -= 1
    return first_noun(tokens, first, index) if first < index else None


def _acted_on(tokens: Tokens, start: int, low: int) -> Noun | None:
    """ "A man accused of killing X" said: whoever stands right before a participle, which `start` follows."""
    kinds = tokens.kinds
    participle = start - 1
    if participle <= low or kinds[participle] not in "VC" or kinds[start] != "I":
        return None
    if tokens.words[participle] not in PASSIVE:
        return None
    first = participle
    while first > low and kinds[first - 1] not in _BREAKS:
        first -= 1
    noun = first_noun(tokens, first, participle)
    return noun if noun is not None and noun.end == participle and noun.kind != "pronoun" else None


def _is_finite(tokens: Tokens, index: int) -> bool:
    """Whether the word after "who" is its verb, and no subject: "who fled", "who know Lind", not "that women"."""
    word = tokens.words[index]
    if looks_past(word) or tokens.words[index - 1] == "who":
        return True
    return word.endswith("s") and word not in HEADS and tokens.kinds[index + 1] in "INDMP"


def _before_relative(tokens: Tokens, start: int, low: int) -> Noun | None:
    """ "The groups who wrote to her on Thursday" say: what stands before the relative clause."""
    kinds = tokens.kinds
    index = start - 1
    while index > low and kinds[index] in "AR":
        index -= 1
    if index > low and kinds[index] == "W" and kinds[start : start + 1] == "I":
        return _relative(tokens, low, index)
    while index > low and kinds[index] in "VCARw":
        index -= 1
    if index <= low or tokens.words[index] not in ("who", "which", "that"):
        return None
    first = index
    while first > low and kinds[first - 1] not in _BREAKS:
        first -= 1
    return first_noun(tokens, first, index) if first < index else None


def is_wished(tokens: Tokens, to: int, low: int) -> bool:
    """ "It would take X to say", "X would have to say": nobody has said it."""
    index = to - 1
    if index >= low and tokens.words[index] in WISHING:
        return True
    while index >= low and tokens.kinds[index] in "NMDw":
        index -= 1
    return index >= low and index < to - 1 and tokens.words[index] == "for"


def _opens_clause(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    if word in _CLAUSE_OPENERS:
        return True
    if word not in SUBORDINATORS and word != "than":
        return False
    after = tokens.kinds[index + 1 : index + 2]
    return after in ("N", "P") or (after == "D" and _has_verb_before(tokens, index))


def _has_verb_before(tokens: Tokens, index: int) -> bool:
    """Whether a clause has its verb before the token, so that a new one opens there: "X left before the Y said"."""
    for at in range(index - 1, max(-1, index - _FAR_VERB), -1):
        kind, word = tokens.kinds[at], tokens.words[at]
        if kind in "AVC" or (kind == "w" and looks_past(word)):
            return True
        if kind in ",;:.-Q":
            return False
    return False


def _subject_in(tokens: Tokens, start: int, end: int, low: int) -> Noun | None:
    kinds, words = tokens.kinds, tokens.words
    while start < end and kinds[start] in "RJ":
        start += 1
    if start >= end:
        return None
    if kinds[start] in "I" or kinds[start] == "g":
        if words[start] not in SUBORDINATORS or words[start] in ("before", "after", "since"):
            noun = _last_noun(tokens, start + 1, end)
            return None if noun and noun.kind == "role" and words[end - 1] not in ROLES else noun
        start += 1
    start += kinds[start : start + 2] == "wD" and start + 2 < end
    noun = first_noun(tokens, start, end)
    if noun is None:
        return _last_noun(tokens, start, end)
    if noun.kind == "person" and start > low and words[start - 1] == "and" and kinds[noun.start] == "N":
        several = _speaks_for(tokens, start - 1, low)
        if several is not None:
            return Noun(several, noun.end, "role")
        first = start - 1
        while first > low and kinds[first - 1] == "N":
            first -= 1
        if first < start - 1 and (first == low or kinds[first - 1] in ".Q,"):
            return Noun(first, noun.end, "other")
    return noun


def _speaks_for(tokens: Tokens, joint: int, low: int) -> int | None:
    """Where "a spokeswoman for X and Y" begins, with the "and" at `joint`; None where the phrase ends before it."""
    if tokens.kinds[joint - 1] != "N":
        return None
    first = joint
    while first > low and tokens.kinds[first - 1] not in _BREAKS and not _opens_clause(tokens, first - 1):
        first -= 1
    whole = first_noun(tokens, first, joint)
    return first if whole is not None and whole.kind == "role" and (whole.start, whole.end) == (first, joint) else None


def _last_noun(tokens: Tokens, start: int, end: int) -> Noun | None:
    """The noun phrase right before `end`: a run of names, a pronoun, or from the last determiner on."""
    kinds = tokens.kinds
    if end <= start:
        return None
    if kinds[end - 1] == "P":
        return Noun(end - 1, end, "pronoun")
    if kinds[end - 1] == "N":
        first = end - 1
        while first > start and kinds[first - 1] == "N":
            first -= 1
        if first - 1 >= start and kinds[first - 1] == "I" and first - 1 > start:
            before = kinds.rfind("D", start, first - 1)
            if before >= 0:
                return Noun(before, end, "role")
        return named(tokens, first, end, end)
    determiner = max(kinds.rfind("D", start, end), kinds.rfind("M", start, end))
    if determiner >= 0:
        return Noun(determiner, end, "role")
    return None


def _relative(tokens: Tokens, low: int, index: int) -> Noun | None:
    """ "X, who said": the pronoun, with the nearest noun phrase before it as antecedent."""
    if tokens.words[index] not in RELATIVES:
        return None
    end = index
    if end > low and tokens.kinds[end - 1] == "J" and tokens.words[index] != "that":
        earlier = tokens.kinds.rfind("W", low, end)
        first = (
            _relative(tokens, low, earlier) if earlier >= 0 and tokens.words[earlier] == tokens.words[index] else None
        )
        return Noun(index, index + 1, "pronoun", first.antecedent if first is not None else None)
    while end > low and tokens.kinds[end - 1] in ",-":
        end -= 1
    start = end
    while start > low and tokens.kinds[start - 1] not in _BREAKS:
        start -= 1
    found = _last_noun(tokens, start, end) if end > start else None
    if found is None:
        return Noun(index, index + 1, "pronoun")
    return Noun(index, index + 1, "pronoun", (found.start, found.end))


def _around_apposition(tokens: Tokens, low: int, comma: int) -> Noun | None:
    """ "X, a Y of Z, T, said": back over the pieces between commas that only describe."""
    kinds = tokens.kinds
    sign = kinds[comma]
    bounds = [comma]
    index = comma - 1
    while index >= low and kinds[index] not in ".;:(":
        if kinds[index] == sign or kinds[index] == ",":
            bounds.append(index)
        index -= 1
    bounds.append(index)
    starts = [bound + 1 for bound in bounds]
    for piece in range(1, len(bounds)):
        start, end = starts[piece], bounds[piece - 1]
        if start >= end:
            continue
        last = piece == len(bounds) - 1
        while start < end and kinds[start] == "J":
            start += 1
        if start >= end:
            continue
        if piece > 1 and tokens.words[end - 2 : end] == ["of", "which"]:
            return _writer(tokens, starts[piece - 1], bounds[piece - 2]) or Noun(start, end, "role")
        if (
            not last
            and tokens.words[start] == "whose"
            and kinds[end - 1] == "N"
            and set(kinds[start + 1 : end]) <= set("wN")
        ):
            return first_noun(tokens, start + 1, end)
        if last or not describes(tokens, start, end, bounds, starts, piece):
            return _subject_in(tokens, last_clause(tokens, start, end), end, low)
    return None


def _writer(tokens: Tokens, start: int, end: int) -> Noun | None:
    """Whose writing it is: ", one of which, sent by X to Y, asked"."""
    by = next((index for index in range(start, end - 1) if tokens.words[index] == "by"), -1)
    return first_noun(tokens, by + 1, end) if by > start and tokens.words[start] in PUBLISHED else None


def subject_after(tokens: Tokens, verb: int, high: int, tail: str = "") -> Noun | None:
    """Who says it, where the verb comes first: "said X", "said a spokesman for X", "said he".

    `tail` is the sign with which the words before the verb end, if that is where it stands.
    """
    kinds, words = tokens.kinds, tokens.words
    if words[verb] in NO_INVERSION and words[verb] not in _INVERTED_AFTER.get(tail, ()):
        return None
    index = verb + 1
    while index < high and kinds[index] == "R":
        index += 1
    if index >= high or kinds[index] not in "PNMDw#m":
        return None
    if kinds[index] == "P":
        return Noun(index, index + 1, "pronoun")
    if words[index] in ("that", "this", "these", "those", "nothing", "something", "all", "so", "more", "no"):
        return None
    noun = first_noun(tokens, index, high)
    if noun is None:
        return None
    if kinds[index] == "w" and noun.kind == "role" and not any(word in HEADS for word in words[noun.start : noun.end]):
        return None
    if noun.kind == "role":
        return apposed_name(tokens, noun, high) or noun
    return noun


def apposed_name(tokens: Tokens, noun: Noun, high: int) -> Noun | None:
    """ "said X’s spokeswoman, Y Z": the name in apposition says who it is."""
    kinds = tokens.kinds
    index = noun.end
    if index + 1 >= high or kinds[index] != ",":
        return None
    start = index + 1
    while start < high and (kinds[start] == "#" or tokens.words[start].endswith("-old")):
        start += 1
    end = start
    while end < high and kinds[end] == "N":
        end += 1
    if end - start >= 2 and (end >= high or kinds[end] in ",.-IRQ"):
        return Noun(start, end, "person")
    return None


def is_passive(tokens: Tokens, verb: int, low: int) -> bool:
    """Whether the subject of the verb is whom it was said to, or of: "was told", "is called"."""
    if tokens.words[verb] not in PASSIVE:
        return False
    if tokens.words[verb] == "quoted" and tokens.words[verb + 1 : verb + 2] == ["as"]:
        return False
    index = verb - 1
    while index >= low and tokens.kinds[index] == "R":
        index -= 1
    return index >= low and tokens.words[index] in BEING


def agent(tokens: Tokens, verb: int, high: int) -> Noun | None:
    """Who said it in the passive: "was asked by X"."""
    if verb + 2 < high and tokens.words[verb + 1] == "by":
        return first_noun(tokens, verb + 2, high)
    return None
