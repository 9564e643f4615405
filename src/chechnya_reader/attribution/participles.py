"""Who says what stands after "saying": whom somebody quotes, shows or has beside them, and whose letter it is."""

from __future__ import annotations

from chechnya_reader.attribution.clauses import clause_subject
from chechnya_reader.attribution.nouns import Noun, first_noun, is_plausible, possessor
from chechnya_reader.attribution.phrases import subject_before
from chechnya_reader.attribution.scene import Place
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import BEARERS, ISSUING, POSSESSIVES, SEEING, WORKS, WRITINGS

_WRITTEN = WRITINGS | WORKS | BEARERS
_WITHIN = frozenset(("of", "for", "from", "at", "in"))
_WITNESSING = SEEING | frozenset(
    (
        *("remember", "remembers", "remembered", "recall", "recalls", "recalled"),
        *("show", "shows", "showed", "capture", "captures", "captured", "filmed", "records", "recorded"),
    )
)
_SURVEYS = frozenset(("poll", "polls", "survey", "surveys", "study", "census", "questionnaire"))
_SHARES = frozenset(("percent", "half", "third", "thirds", "quarter", "quarters", "majority", "most", "respondents"))


def issuer(tokens: Tokens, noun: Noun, low: int) -> Noun | None:
    """ "X released a statement that said": X; "a letter that said": the letter; of what cannot speak, nobody."""
    if noun.antecedent is None:
        return None
    start, end = noun.antecedent
    if noun.kind == "pronoun" and "N" in tokens.kinds[start:end] and tokens.kinds[end - 1] == "N":
        return noun
    written = Noun(start, end, "role")
    if not is_plausible(tokens, written):
        return None
    start -= start > low and tokens.words[start - 1] in ("out", "around")
    if start > low and tokens.words[start - 1] in ISSUING:
        return subject_before(tokens, start - 1, low) or clause_subject(tokens, low, start) or written
    return written


def with_somebody_saying(tokens: Tokens, verb: int, low: int) -> Noun | None:
    """…, with X saying “…”  /  footage of X saying “…”"""
    index = verb - 1
    while index > low and (
        tokens.kinds[index] == "t" or (tokens.words[index] == "on" and tokens.kinds[index + 1] == "t")
    ):
        index -= 1
    if index >= low and tokens.words[index].removesuffix("s") in _WRITTEN and tokens.kinds[index] == "w":
        start = index
        while start > low and tokens.kinds[start - 1] in "wN#M":
            start -= 1
        if start > low and tokens.words[start - 1] in POSSESSIVES:
            return Noun(start - 1, start, "pronoun")
        if tokens.kinds[start] == "M" or (start > low and tokens.kinds[start - 1] == "m"):
            owner = possessor(tokens, start - (tokens.kinds[start] != "M"), low)
            if is_plausible(tokens, owner):
                return owner
        start = start - 1 if start > low and tokens.kinds[start - 1] == "D" else index
        return issuer(tokens, Noun(verb, verb + 1, "other", (start, index + 1)), low)
    index = verb - 1
    while index >= low and tokens.kinds[index] in "RN":
        index -= 1
    if index >= low and index < verb - 1 and (tokens.words[index] == "of" or tokens.kinds[index] in "J-"):
        return first_noun(tokens, index + 1, verb)
    while index >= low and (tokens.kinds[index] in "RNMwD#JgV" or tokens.words[index] in _WITHIN):
        if tokens.kinds[index] == "V" and tokens.words[index] not in _WITNESSING:
            break
        if tokens.words[index] in _WITNESSING and index + 1 < verb:
            break
        index -= 1
    heard = SEEING if tokens.words[verb] == "talking" else _WITNESSING
    found = index >= low and (tokens.words[index] == "with" or tokens.words[index] in heard)
    if found and tokens.words[index] == "with" and "J" in tokens.kinds[index + 1 : verb]:
        return Noun(index + 1, verb, "role")
    noun = first_noun(tokens, index + 1, verb) if found else None
    if noun is None or tokens.words[index] == "with" or is_plausible(tokens, noun):
        return noun
    whole = Noun(index + 1, verb, "role")
    return whole if is_plausible(tokens, whole) else None


def quoted_as_saying(place: Place, verb: int) -> Noun | None:
    """The report quoted X as saying “…”  /  X was quoted as saying “…”"""
    tokens = place.tokens
    index = verb - 2
    while index >= place.low and tokens.words[index] not in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
        if tokens.kinds[index] in ".;":
            return None
        index -= 1
    if index < place.low:
        return None
    if index == verb - 2:
        return subject_before(tokens, index, place.low)
    return first_noun(tokens, index + 1, verb - 1)


def witnessed(place: Place, verb: int) -> Noun | None:
    """ "I remember X going on stage, telling them “…”": X, of whom somebody tells."""
    tokens = place.tokens
    for index in range(place.low, verb - 2):
        if tokens.words[index] in _WITNESSING and tokens.kinds[index + 1] in "NDM":
            comma = tokens.kinds.find(",", index, verb - 1)
            name = tokens.kinds[comma + 1 : verb - 1] if tokens.kinds[verb - 1] == "," else ""
            if comma > 0 and set(name) == {"N"} and set(tokens.kinds[index + 1 : comma]) <= set("DNMw"):
                return Noun(comma + 1, verb - 1, "person")
            noun = first_noun(tokens, index + 1, verb)
            if noun is None or noun.end >= verb or not tokens.words[noun.end].endswith("ing"):
                return None
            return noun if is_plausible(tokens, noun) and "V" not in tokens.kinds[index + 1 : verb] else None
    return None


def survey(place: Place, noun: Noun) -> Noun | None:
    """The poll finds that 40 percent say it is “…”: the poll, whose words a share of those asked agrees with."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    share = _SHARES.intersection(words[noun.start : noun.end]) or (
        words[noun.start - 1] == "in" and kinds[noun.start] == "#"
    )
    if noun.kind != "role" or not share:
        return None
    for index in range(place.low, noun.start):
        if words[index] in _SURVEYS and kinds[index] == "w":
            start = index
            while start > place.low and kinds[start - 1] in "NMwD#" and kinds[start] != "D":
                start -= 1
            return Noun(start, index + 1, "role")
    return None
