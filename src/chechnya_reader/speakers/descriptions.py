"""People without a name in a sentence: "A second witness saw ...", "the reaction from Orlov’s spokesman"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from chechnya_reader import lexicon
from chechnya_reader.model import Span
from chechnya_reader.speakers import words
from chechnya_reader.speakers.phrases import core, is_capitalised, is_possessive

_TOKEN = re.compile(r"\S+")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen)\.")
_SPOKES = re.compile(r"\bspokes(?:man|woman|person)\b")
_FOR = re.compile(r"\s(?:for|of)\s(?:the\s)?[A-Z][\w’'.&-]*(?:\s(?:of\s|and\s|for\s|the\s)*[A-Z][\w’'.&-]*)*")
_CAPITALS = re.compile(r"(?<!\S)(?:[A-Z][\w.-]*\s){1,4}$")
_OWNED = re.compile(r"\b[A-Z][\w.-]*(?:['’]s|(?<=s)['’])\s")
_ONE_OF = re.compile(r"One of (?:them|us|the(?: [a-z-]+){1,2})\b")
_SOMEBODY = re.compile(
    r"\b(?:(?:a|an|another)(?: [a-z-]+){0,2}|(?:the|his|her)(?: (?:young|older|younger|old|elder))?)"
    r" (man|woman|boy|girl|mother|father|son|daughter|wife|husband|brother|sister|widow|widower)\b(?![’']| [A-Z])"
)
_SOMEBODY_HAS = ("man", "boy", "girl", "ther", "son", "daughter", "wife", "husband", "sister", "widow")
_THING = re.compile(r"(?:The|A|An|Its|Their|His|Her)\s")
_WRITING = re.compile(r"\b(?:out|sent|wrote|writes|read|reads|got|received) (?:an?|the|his|her|their) ([a-z-]+)\b")
_BY_WHOM = re.compile(r" (?:from|by) (?:the )?(?:[A-Z][\w’.-]*)(?: [A-Z][\w’.-]*)*")
_ENDING = re.compile(
    r"\b(?:an?|the|one|another) (?:[a-z-]+ ){0,3}[a-z-]+(?: (?:for|from|of|in|at) (?:the )?[\w’-]+(?: [\w’-]+)?)?$"
)
_MODIFIER = re.compile(r"(?<!\S)[*_(“\"‘]*([\w.,’-]*\w\.?) $")
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ive|ent|ant|ous|an|ese|ish|ary|ory)")
_NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"]
)
THE, A = "[Tt]he", "[Aa]n?|[Oo]ne|[Aa]nother"
"""Articles, as patterns, of groups and of people who are described at more length before."""
_BEFORE_NOUN = {
    (article, least): re.compile(rf"\b(?:{article}) ((?:[A-Za-z][\w-]* ){{{least},3}})\Z")
    for article in (THE, A)
    for least in (0, 1)
}
_BEFORE_NOUN_REACH = 120
"""Characters before a noun in which its article stands."""
SUBJECT = 150
"""Characters of a sentence in which its subject is looked for."""
LONGEST = 9
"""Words in such a phrase."""


class Description(NamedTuple):
    """A description by offset: `text[start:end]`, with the words between its article and its noun."""

    start: int
    end: int
    between: str


def longer_descriptions(text: str, noun: str, article: str, least: int) -> list[Description]:
    """The descriptions that end in `noun`, with `least` (0 or 1) to three words after the article.

    They are by offset and do not overlap; the one that begins first and ends last is taken. `article` is THE or A.
    """
    before = _BEFORE_NOUN[article, least]
    found: list[Description] = []
    at = text.find(noun)
    while at >= 0:
        end = at + len(noun)
        following = text[end : end + 1]
        if text[at - 1 : at] == " " and not (following.isalnum() or following == "_"):
            last = found[-1] if found else None
            match = before.match(text, last.start, at) if last and at - last.start < _BEFORE_NOUN_REACH else None
            if match:
                found.pop()
            else:
                match = before.search(text, max(last.end if last else 0, at - _BEFORE_NOUN_REACH), at)
            if match:
                found.append(Description(match.start(), end, match[1]))
        at = text.find(noun, at + 1)
    return found


def subject(sentence: str) -> Span | None:
    """The noun phrase that begins the sentence, where it describes people and a verb or comma follows it."""
    first = core(sentence.split(" ", 1)[0])
    if first not in words.PHRASE_STARTS or not sentence[0].isupper():
        return None
    one_of = _ONE_OF.match(sentence)
    if one_of:
        return Span(0, one_of.end())
    tokens = list(_TOKEN.finditer(sentence, 0, SUBJECT))
    if len(tokens) > 1 and core(tokens[1].group()) in words.RANKS and _ends_here(tokens, 1):
        return Span(0, tokens[1].start() + len(tokens[1].group().rstrip(",.;:")))
    for index, token in enumerate(tokens[:LONGEST]):
        if _is_person_noun(token.group()) and _ends_here(tokens, index):
            end = token.start() + len(token.group().rstrip(",.;:"))
            whom = _FOR.match(sentence, end) if core(token.group()) in words.SPOKES else None
            return Span(0, whom.end() if whom else end)
        if index and not _goes_on(token.group()):
            break
    return None


def others(sentence: str) -> list[Span]:
    """Spokespeople anywhere in the sentence, people who are somebody's ("Orlov’s lawyer"), and "a man", "the boy"."""
    found = []
    if any(noun in sentence for noun in _SOMEBODY_HAS):
        found = [Span(match.start(), match.end(1)) for match in _SOMEBODY.finditer(sentence)]
    for match in _SPOKES.finditer(sentence) if "spokes" in sentence else ():
        whom = _FOR.match(sentence, match.end())
        if whom is None and re.match(r"\s[A-Z]", sentence[match.end() :]):
            continue
        found.append(Span(_phrase_start(sentence, match.start()), whom.end() if whom else match.end()))
    for match in _OWNED.finditer(sentence) if "’" in sentence or "'" in sentence else ():
        tokens = list(islice(_TOKEN.finditer(sentence, match.end()), 4))
        for index, token in enumerate(tokens):
            if _is_person_noun(token.group()) and not _is_followed_by_name(tokens, index):
                before = _CAPITALS.search(sentence, max(0, match.start() - 80), match.start())
                found.append(
                    Span(before.start() if before else match.start(), token.start() + len(token.group().rstrip(",.;:")))
                )
                break
            if not _goes_on(token.group()) or is_capitalised(token.group()):
                break
    return found


def thing(sentence: str) -> Span | None:
    """The noun phrase that begins the sentence where it is a group or a document: "The mayor’s office has"."""
    if not _THING.match(sentence):
        return None
    tokens = list(_TOKEN.finditer(sentence[:120]))
    for index, token in enumerate(tokens[:LONGEST]):
        word = token.group()
        noun = core(word)
        if noun in words.THINGS and not is_possessive(word) and not _is_followed_by_name(tokens, index):
            end = token.start() + len(word.rstrip(",.;:"))
            owner = _BY_WHOM.match(sentence, end) if noun in words.DOCUMENTS else None
            return Span(0, owner.end() if owner else end)
        if index and (not _goes_on(word) or (_is_person_noun(word) and _ends_here(tokens, index))):
            break
    return None


def groups(text: str, noun: str, most: int) -> list[Span] | None:
    """Where a plural noun stands with words that tell one group from another: "UN experts", "34 students".

    None where others are named by the noun too ("some experts"), so that "the experts" may be anybody.
    """
    found = []
    for match in islice(re.finditer(rf"\b{noun}\b", text), most):
        start = match.start()
        while (before := _MODIFIER.search(text, max(0, start - 40), start)) and _tells_apart(before[1]):
            start = before.start(1)
        if start < match.start():
            found.append(Span(start, match.end()))
            continue
        before = _MODIFIER.search(text, max(0, start - 40), start)
        if before is None or core(before[1]) not in words.DEFINITE | words.POSSESSIVE_PRONOUNS:
            return None
    return found


def _tells_apart(word: str) -> bool:
    plain = core(word)
    if plain in words.DETERMINERS or plain in words.PREPOSITIONS or plain in words.PRONOUNS or plain in words.NOT_NAMES:
        return False
    return word[0].isupper() or word[0].isdigit() or plain in _NUMBERS or _ADJECTIVE.fullmatch(plain) is not None


def has_document(sentence: str) -> bool:
    """Whether the sentence tells of a piece of writing, which "it" may then be: "She read out a letter"."""
    return any(match[1] in words.DOCUMENTS for match in _WRITING.finditer(sentence))


def ending(before: str) -> Span | None:
    """The description of a person that ends `before`: "a singer", "a spokesperson for the prime minister,"."""
    plain = before.rstrip(" ,")
    match = _ENDING.search(plain)
    if match is None:
        return None
    tokens = list(_TOKEN.finditer(match.group()))
    if not any(_is_person_noun(token.group()) for token in tokens):
        return None
    return Span(match.start(), len(plain))


def _is_person_noun(word: str) -> bool:
    plain = core(word)
    plural = plain.endswith("s") and plain[:-1] in words.PEOPLE
    return not is_possessive(word) and (plural or plain in words.PEOPLE or plain in words.PLURAL_PEOPLE)


def _is_followed_by_name(tokens: Sequence[re.Match[str]], index: int) -> bool:
    closed = tokens[index].group()[-1] in ",.;:"
    return not closed and index + 1 < len(tokens) and is_capitalised(tokens[index + 1].group())


def _ends_here(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether the phrase ends with this noun: a comma, a verb, a preposition or "who" follows."""
    if tokens[index].group()[-1] in ",.;:" or index + 1 == len(tokens):
        return True
    word = tokens[index + 1].group()
    following = core(word)
    if is_capitalised(word) or _is_person_noun(word):
        return False
    return (
        word[0] in "“\"‘'(–—~"
        or following in lexicon.SAYING
        or following in lexicon.CALLING
        or following in lexicon.AUXILIARIES
        or following in lexicon.ADVERBS
        or following in words.PREPOSITIONS
        or following in {"who", "and", "that", "whose"}
        or following.endswith("ed")
        or following in words.IRREGULAR_VERBS
    )


def _goes_on(word: str) -> bool:
    plain = core(word)
    if word[-1] in '.,;:“"' and not _ABBREVIATION.fullmatch(word):
        return False
    return plain not in words.PREPOSITIONS and plain not in lexicon.AUXILIARIES and plain not in words.PRONOUNS


def _phrase_start(sentence: str, noun: int) -> int:
    """Where the noun phrase begins whose noun is at `noun`: its determiner, or the names before it."""
    start = noun
    for token in reversed(list(_TOKEN.finditer(sentence, max(0, noun - 80), noun))):
        word = token.group()
        plain = core(word)
        if word[-1] in ",.;:" and not _ABBREVIATION.fullmatch(word):
            break
        if plain in words.DETERMINERS or plain in words.POSSESSIVE_PRONOUNS:
            return token.start()
        if not (is_capitalised(word) or plain in words.ROLE_MODIFIERS or plain in words.GROUP_NOUNS):
            break
        start = token.start()
    return start
