"""A name whole again, where its mention was cut: its particles, the office before it, its initials in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from chechnya_reader import lexicon
from chechnya_reader.model import Mention, MentionKind
from chechnya_reader.speakers import names, words
from chechnya_reader.speakers.phrases import Phrase, core, is_role
from chechnya_reader.text import fold

_MODIFIERS = words.ROLE_MODIFIERS | words.GENERIC_OFFICES | words.GROUP_NOUNS
TAILS = frozenset({"bi", "ib", "de", "va", "vo", "of", "fo"})
"""First letters of what may follow a name that was cut, after a space; or a hyphen follows, as in "al-"."""
OFFICES_BEFORE = frozenset({" of ", "for ", "the "})
"""The four characters before a name that may be the end of an office."""
ALIASES = frozenset({" (", ", "})
"""The two characters after a name that may begin its short form."""
_PARTICLE_TAIL = re.compile(
    r"(?: (?:(?:al|el|ad|as|ash|an|ar|at|az|ul|ud)-|(?:bin|ibn|bint|de la|de las|de los|de|del|van der|van den|van|von)"
    r"(?: al-| ))[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)+"
)
_OFFICES_OF = frozenset({"ministry", "department", "bureau", "office", "institute", "court", "council", "committee"})
_OFFICE_TAIL = re.compile(r" (?:of|for) (?:the )?[A-Z][\w’-]+(?:(?: and| of| of the)? [A-Z][\w’-]+)*")
_ALIAS = re.compile(r" \(([A-Z][A-Za-z&-]*[A-Z])\)|, (?:also |better )?known as (?:the )?([A-Z][A-Z&-]+)\b")
_AREAS = frozenset({"region", "district", "province", "county", "oblast", "area", "valley", "island", "islands"})
_VERBS = frozenset({"state", "force", "house", "board", "campaign", "team", "bank", "panel", "site", "station"})
"""Nouns for groups that are verbs too: "the Saudis state"."""
_GROUP_TAIL = re.compile(
    rf"((?: [a-z]+)?) (?:{'|'.join(sorted((words.GROUP_NOUNS | _AREAS) - _VERBS))})\b"
    r"(?: in (?:the )?[A-Z][\w’-]+)?(?=[,.;:)\n]|$| ([a-z]+)\b)"
)
_ROLE_AND_NAME = re.compile(
    r"(?: [A-Z][\w&’-]*){0,3}((?: [a-z][a-z-]*){0,2}) ([a-z][a-z-]+) [A-Z][\w’-]+(?: [A-Z]\.)?(?: [A-Z][\w’-]+){1,2}"
)
_OF_AND = re.compile(r"\s(?:for|of|on|and)\s")
_OFFICE = re.compile(r"(\w+) (?:of|for) (?:the )?$")


def with_tail(text: str, mention: Mention) -> Mention:
    """The mention with the end that it was cut from: "al-Musallam" after "Faisal bin Tareq"."""
    following = text[mention.end : mention.end + 2]
    if mention.kind == "pronoun" or following[:1] != " " or not following[1:].islower():
        return mention
    tail = _PARTICLE_TAIL.match(text, mention.end)
    tokens = mention.text.split()
    if tail is None and tokens and core(tokens[-1]) in _OFFICES_OF and mention.text[-1].isalpha():
        tail = _OFFICE_TAIL.match(text, mention.end)
    if tail is None or not mention.text[:1].isupper() or mention.kind == "place":
        return mention
    return Mention(mention.start, tail.end(), text[mention.start : tail.end()], mention.kind)


def with_rest(text: str, mention: Mention) -> Mention:
    """A speaker's mention with the nouns that it was cut from: " maritime ministry" after "the Hellenic".

    Or with the role and the name that it only opened: " state director Anna Bell" after "Michigan".
    """
    last = mention.text.rsplit(" ", 1)[-1]
    full = mention.kind == "person" and " " in mention.text
    if mention.kind == "pronoun" or full or not last[:1].isupper() or not text.startswith(" ", mention.end):
        return mention
    named = _ROLE_AND_NAME.match(text, mention.end)
    if named and is_role(named[2]) and all(word in _MODIFIERS for word in named[1].split()):
        return Mention(mention.start, named.end(), text[mention.start : named.end()], "person")
    tail = _GROUP_TAIL.match(text, mention.end)
    if tail is None or not _goes_on(tail[2]):
        return mention
    if any(_is_verb(word) for word in tail[1].split()):
        return mention
    kind: MentionKind = mention.kind if mention.kind == "role" else "organisation"
    return Mention(mention.start, tail.end(), text[mention.start : tail.end()], kind)


def _goes_on(word: str | None) -> bool:
    """Whether the sentence goes on so after a whole noun phrase: a verb, an adverb or a preposition."""
    return word is None or _is_verb(word) or word in lexicon.ADVERBS or word in words.PREPOSITIONS or word == "who"


def _is_verb(word: str) -> bool:
    return (
        word in lexicon.SAYING
        or word in lexicon.CALLING
        or word in lexicon.AUXILIARIES
        or word in words.IRREGULAR_VERBS
        or word.endswith(("ed", "s"))
    )


def ends_in(organisation: Mention, mention: Mention) -> bool:
    """Whether the mention is the last part of the organisation: "Conscience", of "Board for Law and Conscience"."""
    before = organisation.text[: mention.start - organisation.start]
    return organisation.start < mention.start and mention.text[:1].isupper() and bool(_OF_AND.search(before))


def with_alias(text: str, phrase: Phrase, end: int) -> Phrase:
    """The phrase with the initials that stand right after it: "Bread Across Borders (BAB)"."""
    if text[end : end + 2] not in ALIASES or phrase.alias:
        return phrase
    match = _ALIAS.match(text, end)
    short = match and (match[1] or match[2])
    if not short or (phrase.kind == "person" and names.initials(phrase.name) != fold(short)):
        return phrase
    return replace(phrase, kind="organisation", alias=short)


def with_office(text: str, mention: Mention) -> Mention:
    """The mention with the office that it was cut from: "Secretary of" before "State Anna Bell"."""
    if not text.endswith(("of ", "for ", "of the ", "for the "), 0, mention.start):
        return mention
    before = _OFFICE.search(text[max(0, mention.start - 30) : mention.start])
    if before is None or not is_role(before[1]):
        return mention
    start = mention.start - len(before.group())
    return Mention(start, mention.end, text[start : mention.end], mention.kind)
