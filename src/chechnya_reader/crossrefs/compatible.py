"""Whether two speakers can stand behind one statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from chechnya_reader.crossrefs.tellings import folded_words
from chechnya_reader.crossrefs.words import OF_MANY, PEOPLE_OF
from chechnya_reader.lexicon import TITLES
from chechnya_reader.model import Speaker

_SPEAKS_FOR = re.compile(r"(?:spokes(?:man|woman|person|people)|representative|secretary|envoy)$")
_NO_NAME = frozenset(("the", "a", "an", "of", "for", "and", "acting", "chief", "deputy", "press", "senior", "s"))


def known(speaker: Speaker | None) -> bool:
    """Whether the speaker is somebody whom another article can quote too, and not "a witness"."""
    return speaker is not None and speaker.kind != "unnamed"


def shared_surnames(speakers: Iterable[Speaker]) -> frozenset[str]:
    """The last names, folded, that two or more of the people among `speakers` bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        if speaker.kind == "person":
            bearers[last_name(speaker)].add(speaker.id)
    return frozenset(name for name, ids in bearers.items() if len(ids) > 1)


@lru_cache(maxsize=16_384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return folded_words(name)


def last_name(speaker: Speaker) -> str:
    """The last word of the name, folded; empty where it has none."""
    words = name_words(speaker.name)
    return words[-1].removesuffix("'s") if words else ""


def compatible(one: Speaker | None, other: Speaker | None, shared: frozenset[str] = frozenset()) -> bool:
    """Whether they are the same, one is not known, or one speaks for the other.

    A surname among `shared` alone names nobody.
    """
    if one is None or other is None or not (known(one) and known(other)) or one.id == other.id:
        return True
    return speaks_for(one, other, shared) or speaks_for(other, one, shared)


def may_be_one(one: Speaker, other: Speaker) -> bool:
    """Whether they are people of one name whom no article joins, or one is given by the other's surname alone.

    They may well be two: it takes the same words to make them one.
    """
    if one.kind != "person" or other.kind != "person":
        return False
    names = name_words(one.name), name_words(other.name)
    shorter, longer = sorted(names, key=len)
    return bool(shorter) and (shorter == longer or (len(shorter) == 1 and shorter == longer[-1:]))


def speaks_for(one: Speaker, other: Speaker, shared: frozenset[str] = frozenset()) -> bool:
    """Whether `one` is a spokesperson of `other`, or of those whom `other`, without a name, speaks for."""
    principal = _principal(one)
    if not principal:
        return False
    if other.kind == "spokesperson":
        return _is_one(principal, _principal(other))
    if other.kind == "organisation":
        return any(_is_one(principal, _telling(name)) for name in (other.name, *other.names))
    return _means(principal, other, shared)


def _is_one(principal: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name the same: in the same words, or `theirs` in fewer that leave no doubt."""
    return (principal == theirs and len(theirs) > 1) or (theirs <= principal and not theirs <= OF_MANY)


def _means(principal: frozenset[str], person: Speaker, shared: frozenset[str]) -> bool:
    """Whether the words name `person`: the last name, and no word that is another one's."""
    last = last_name(person)
    if last not in principal:
        return False
    own = {word for text in (person.name, person.role or "", *person.names) for word in name_words(text)}
    others = principal - {last} - TITLES - PEOPLE_OF
    return others <= own and (bool(others) or last not in shared)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").removesuffix("'") for word in name_words(text)) - _NO_NAME


@lru_cache(maxsize=4096)
def _principal(speaker: Speaker) -> frozenset[str]:
    """The words that name whom a spokesperson speaks for; empty for everybody else."""
    for text in (speaker.role or "", speaker.name):
        words = _telling(text)
        if any(map(_SPEAKS_FOR.match, words)):
            return frozenset(word for word in words if not _SPEAKS_FOR.match(word))
    return frozenset()
