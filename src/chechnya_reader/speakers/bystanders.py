"""People whom a sentence speaks of and no list of names has: a pronoun after it may mean them."""

from __future__ import annotations

import re

from chechnya_reader import lexicon
from chechnya_reader.model import Span
from chechnya_reader.speakers import words
from chechnya_reader.speakers.genders import Gender, noun_gender
from chechnya_reader.speakers.phrases import core, singular
from chechnya_reader.text import has_word

_SPEAKS = re.compile(r"([A-Z][a-z]+)(?:\s([a-z]+)\b|,\s(?:the|an?|who)\s)")
_ACTS = re.compile(
    r"([A-Z][a-z]+) (?:[a-z]+ed|is|was|has|had|did|met|went|came|left|gave|took|held|sent|saw|flew|spoke|made)\b"
)
_AGED = re.compile(r"([A-Z][\w’-]+), (?:aged )?\d{1,2},\s")
_GIVEN_AS = re.compile(
    r",?\s(?:who\s)?(?:gave|would give|asked to be|wished to be|was|is)\s"
    r"(?:(?:only\s)?(?:his|her|their)\s(?:first\s)?names?\s(?:only\s|simply\s|just\s)?as"
    r"|only\s(?:his|her|their)\sfirst\snames?,(?:\sas)?"
    r"|(?:identified|named|called|known)\s(?:only|simply|just)\s(?:as|by\s(?:his|her|their)\sfirst\sname,))\s"
    r"([A-Z][\w’-]+)"
)
_WHO = re.compile(r"(?:An?|One|Another) (?:[a-z][\w-]* ){0,3}([a-z][\w-]*)(?= who\b)")
_NOUNS = re.compile(r"(?<![\w’'-])(?:([A-Za-z]+) )?[Tt]he((?:\s[A-Za-z][a-zA-Z-]*){1,5})(['’]s\b)?")
_ONE_OF = re.compile(r"(?<!is )(?<!was )(?<!as )\b[Oo]ne of (?:the|those|these|his|her|their) ([a-z]+)\b")
_JOINS = frozenset({"and", "but", "or", "that", "as", "like", "is", "was", "be", "been", "became", "become", "than"})
_NAME_FOLLOWS = re.compile(r",?\s[A-Z]|,\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,4}[A-Z]")


def speaks(text: str, sentence: Span) -> int | None:
    """The end of a capitalised word that may be a name, where it begins the sentence and speaks or is described."""
    match = _SPEAKS.match(text, sentence.start, sentence.end)
    if match is None:
        return None
    word, verb = match[1].lower(), match[2]
    if word in lexicon.NOT_NAMES or word in words.PEOPLE or word in words.NOT_NAMES or word.endswith("s"):
        return None
    return match.end(1) if verb is None or (verb in lexicon.SAYING and verb not in lexicon.NOUN_LIKE) else None


def acts(text: str, sentence: Span, places: set[str]) -> int | None:
    """The end of a word that begins the sentence, acts, and stands nowhere without its capital."""
    match = _ACTS.match(text, sentence.start, sentence.end)
    if match is None or match[1] in places:
        return None
    word = match[1].lower()
    if word in lexicon.NOT_NAMES or word in words.PEOPLE or word in words.NOT_NAMES or word in words.GROUP_NOUNS:
        return None
    return None if word.endswith("s") or has_word(text, word) else match.end(1)


def aged(text: str, sentence: Span) -> Span | None:
    """A single name that begins the sentence and an age follows: "Mariam, 31, who"."""
    match = _AGED.match(text, sentence.start, sentence.end)
    return Span(match.start(1), match.end(1)) if match and match[1].lower() not in lexicon.NOT_NAMES else None


def given_as(text: str, end: int) -> Span | None:
    """The name under which somebody described before `end` is known: "a woman | who gave her name only as Vera"."""
    match = _GIVEN_AS.match(text, end)
    return Span(match.start(1), match.end(1)) if match else None


def who(sentence: str) -> Span | None:
    """The description that begins a sentence, where "who" shows that it is of a person: "A former courier who"."""
    match = _WHO.match(sentence)
    return Span(0, match.end()) if match and core(match[1]) not in words.GROUP_NOUNS else None


def one_of(sentence: str, gender: Gender | None) -> set[str]:
    """The nouns of those of whom a sentence has one: "men" where it says "one of the men"."""
    found = set()
    for match in _ONE_OF.finditer(sentence) if " of " in sentence else ():
        one = singular(match[1])
        if one in words.PEOPLE and (gender is None or noun_gender([one]) in (None, gender)):
            found.add(match[1])
    return found


def people(sentence: str, gender: Gender | None) -> set[str]:
    """The nouns of those without a name who may be of `gender`, as owners and where they are no subject.

    "A clip of the librarian" and "the librarian’s list" have her; in "the librarian left" she is the subject.
    """
    found = one_of(sentence, gender)
    for match in _NOUNS.finditer(sentence):
        tokens = match[2].split()
        at = next((index for index, token in enumerate(tokens) if token in words.PEOPLE or _ends([token])), 0)
        if tokens[at] not in words.PEOPLE or tokens[at] in words.PLURAL_PEOPLE or tokens[at] in found:
            continue
        before = (match[1] or "and").lower()
        joined = before in _JOINS or before in lexicon.SUBORDINATORS or before in lexicon.SAYING
        owner = match[3] and joined and at == len(tokens) - 1
        guided = not joined and not (match[3] and at == len(tokens) - 1)
        end = match.start(2) + sum(len(token) + 1 for token in tokens[: at + 1])
        if not (owner or (guided and _ends(tokens[at + 1 :]) and not _NAME_FOLLOWS.match(sentence, end))):
            continue
        shown = noun_gender([tokens[at]])
        if gender is None or shown is None or shown == gender:
            found.add(tokens[at])
    return found


def _ends(following: list[str]) -> bool:
    """Whether a noun phrase ends where these words go on."""
    word = following[0] if following else "who"
    return (
        word in words.PREPOSITIONS
        or word in lexicon.AUXILIARIES
        or word in lexicon.ADVERBS
        or word in lexicon.SUBORDINATORS
        or word in _JOINS
        or word == "who"
        or word.endswith(("ing", "ed"))
    )
