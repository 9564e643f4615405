"""Noun phrases: where one begins and ends, whom it names, whose something is."""

from __future__ import annotations

from typing import NamedTuple

from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    BEARERS,
    IRREGULAR_PAST,
    ORGANISATION_HEADS,
    OTHER_PAST,
    PUBLISHED,
    ROLES,
    TITLES,
    WORKS,
    WRITINGS,
)
from chechnya_reader.model import Mention, MentionKind

_SINGULAR_HEADS = ROLES | ORGANISATION_HEADS | WRITINGS | WORKS | BEARERS
HEADS = _SINGULAR_HEADS | frozenset(head + "s" for head in _SINGULAR_HEADS)
_OF_SOMETHING = ORGANISATION_HEADS | TITLES | WRITINGS
_TAILS = frozenset(("of", "for", "to", "at", "from", "with", "in", "on", "by", "near", "inside", "within"))
_SOME = frozenset(
    (
        *("number", "dozens", "hundreds", "thousands", "majority", "minority", "group", "handful", "couple", "pair"),
        *("series", "chorus", "string", "lot", "lots", "range", "trio", "crowd", "half", "third", "quarter", "tens"),
        *(
            "head",
            "heads",
            "boss",
            "bosses",
            "list",
            "panel",
            "set",
            "kind",
            "team",
            "line",
            "circle",
            "minimum",
            "scores",
            "rest",
            "part",
            "parts",
        ),
    )
)
_ADVERBIAL = frozenset(("last", "length", "first", "once", "turn", "reply", "response", "return", "general", "part"))
"""Words that make an adverb with the preposition before them: "said X at last", "in turn"."""
_ALONE = frozenset(("both", "some", "many", "others", "another", "several", "most", "few", "all", "those", "these"))


class Noun(NamedTuple):
    """A noun phrase, as tokens `start` to before `end`; `antecedent` is what a relative pronoun stands for."""

    start: int
    end: int
    kind: MentionKind
    antecedent: tuple[int, int] | None = None


def mention_of(tokens: Tokens, start: int, end: int, kind: MentionKind) -> Mention:
    """The tokens as a Mention, without a possessive ending."""
    a, b = tokens.starts[start], tokens.ends[end - 1]
    text = tokens.text[a:b]
    if kind == "pronoun" and ("’" in text or "'" in text):
        b -= len(text) - min(len(text.split("’")[0]), len(text.split("'")[0]))
    elif text.endswith(("’s", "'s")):
        b -= 2
    elif text.endswith(("’", "'")):
        b -= 1
    return Mention(a, b, tokens.text[a:b], kind)


def first_noun(tokens: Tokens, start: int, end: int) -> Noun | None:
    """The noun phrase that begins at `start`, as far as it names somebody: a name without what describes it."""
    kinds, words = tokens.kinds, tokens.words
    while start < end and kinds[start] in "JR,-":
        start += 1
    if start >= end:
        return None
    if kinds[start] == "P":
        return Noun(start, start + 1, "pronoun")
    if kinds[start] not in "NMDw#mgt":
        return None
    if (
        words[start] in _ALONE
        and kinds[start + 1 : end][:1] == "w"
        and HEADS.isdisjoint(words[start + 1 : min(end, start + 5)])
    ):
        return Noun(start, start + 1, "role")
    index = start
    name = head = False
    while index < end:
        kind = kinds[index]
        if kind == "N":
            name = True
        elif kind in "Mm":
            name = head = False
        elif kind in "w#gtDR":
            word = words[index]
            if kind == "D" and index > start and kinds[index - 1] != "D":
                break
            if kind == "w" and index > start and _begins_predicate(tokens, index, end):
                break
            if kind == "w" and word in HEADS:
                head = True
                name = False
            elif (name or head) and not _leads_to_head(tokens, index, end, head):
                break
        else:
            break
        index += 1
    if index == start or (kinds[start] in "w#gt" and not (name or head)):
        return None
    return named(tokens, start, index, end)


def _begins_predicate(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a word in the past is a verb with what it is done to, and no part of a phrase: "The town released a"."""
    word = tokens.words[index]
    objects = "DPMIR#tN" if tokens.kinds[index - 1] == "N" else "DPMIR#t"
    return looks_past(word) and word not in HEADS and (index + 1 >= end or tokens.kinds[index + 1] in objects)


def looks_past(word: str) -> bool:
    """Whether a word that is no reporting verb may be a verb in the past."""
    return word.endswith("ed") or word in IRREGULAR_PAST or word in OTHER_PAST


def _leads_to_head(tokens: Tokens, index: int, end: int, head: bool) -> bool:
    """Whether an adjective or two lead on to what somebody is: "former Liberal / party / leader X"."""
    for ahead in range(index, min(end, index + 4)):
        if tokens.kinds[ahead] == "N":
            return ahead > index and not head
        if tokens.kinds[ahead] != "w" or tokens.words[ahead].endswith("ed"):
            return False
        if tokens.words[ahead] in HEADS:
            return True
        if tokens.words[ahead].endswith("s"):
            return False
    return False


def named(tokens: Tokens, start: int, index: int, end: int) -> Noun:
    """The phrase of tokens `start` to `index`: the name at its end, or the description with what belongs to it."""
    kinds, words = tokens.kinds, tokens.words
    if kinds[index - 1] == "N":
        first = index - 1
        while first > start and kinds[first - 1] == "N":
            first -= 1
        last = words[index - 1].rstrip(".")
        if index + 1 < end and words[index] in ("of", "for") and last in _OF_SOMETHING:
            while index + 1 < end and (
                kinds[index + 1] == "N" and (kinds[index] == "N" or words[index] in ("of", "for", "and", "the", "in"))
            ):
                index += 1
            index += kinds[index] == "N"
        kind: MentionKind = "organisation" if last in ORGANISATION_HEADS else "person"
        return Noun(first, index, kind)
    written = words[index - 1] in WRITINGS and index + 1 < end
    by = index
    if written and words[index] in PUBLISHED:
        by += 2 if words[index + 1] == "out" else 1
    if written and by + 1 < end and words[by] in ("from", "by", "of"):
        author = first_noun(tokens, by + 1, end)
        if author and author.kind in ("person", "organisation"):
            return author
    last_token = index
    while index < end and (words[index] in _TAILS or words[index] in ("close", "familiar", "who", "involved")):
        if index + 1 < end and words[index + 1] in _ADVERBIAL:
            break
        if words[index] == "who" or (words[index] in ("on", "in") and index + 1 < end and kinds[index + 1] in "t#"):
            break
        index += 1
        while index < end and kinds[index] in "NMDw#gmCR":
            if kinds[index] in "wR" and kinds[index - 1] == "N" and words[index] not in HEADS:
                break
            index += 1
        if kinds[index - 1] not in "NwC":
            break
        last_token = index
    return Noun(start, last_token, "role")


def is_plausible(tokens: Tokens, noun: Noun) -> bool:
    """Whether a phrase names somebody who can speak: a name, a pronoun, or a role, organisation or piece of writing."""
    if noun.kind == "pronoun":
        return tokens.words[noun.start] != "it"
    if noun.kind != "role":
        return True
    words = tokens.words[noun.start : noun.end]
    head = words[: words.index("of")] if "of" in words else words
    if len(head) < len(words) and (_SOME.intersection(head) or "w" not in tokens.kinds[noun.start :][: len(head)]):
        head = words
    return not HEADS.isdisjoint(head)


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
