"""Whether two speakers can stand behind one statement."""

from __future__ import annotations

import re
from functools import lru_cache

from chechnya_reader.crossrefs.tellings import folded_words
from chechnya_reader.model import Speaker

_SPEAKS_FOR = re.compile(r"(?:spokes(?:man|woman|person|people)|representative|secretary|envoy)$")
_NO_NAME = frozenset(("the", "a", "an", "of", "for", "and", "acting", "chief", "deputy", "press", "senior", "s"))


def known(speaker: Speaker | None) -> bool:
    """Whether the speaker is somebody whom another article can quote too, and not "a witness"."""
    return speaker is not None and speaker.kind != "unnamed"


def compatible(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether they are the same, one is not known, or one speaks for the other."""
    if one is None or other is None or not (known(one) and known(other)) or one.id == other.id:
        return True
    return speaks_for(one, other) or speaks_for(other, one)


def speaks_for(one: Speaker, other: Speaker) -> bool:
    """Whether `one` is a spokesperson of `other`, or of those whom `other`, without a name, speaks for."""
    principal = _principal(one)
    if not principal:
        return False
    if other.kind == "spokesperson":
        theirs = _principal(other)
        return bool(theirs) and (theirs <= principal or principal <= theirs)
    if other.kind == "organisation":
        return any(
            words and words <= principal
            for words in (frozenset(folded_words(name)) - _NO_NAME for name in (other.name, *other.names))
        )
    last = folded_words(other.name)[-1:]
    return one.kind == "spokesperson" and bool(last) and last[0].removesuffix("'s") in principal


@lru_cache(maxsize=4096)
def _principal(speaker: Speaker) -> frozenset[str]:
    """The words that name whom a spokesperson speaks for; empty for everybody else."""
    for text in (speaker.role or "", speaker.name):
        words = [word.removesuffix("'s").removesuffix("'") for word in folded_words(text)]
        if any(map(_SPEAKS_FOR.match, words)):
            return frozenset(word for word in words if not _SPEAKS_FOR.match(word)) - _NO_NAME
    return frozenset()
