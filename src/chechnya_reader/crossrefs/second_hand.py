"""Whether a reporter says that one speaker passes on the words of another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from chechnya_reader.crossrefs.compatible import last_name, name_words
from chechnya_reader.crossrefs.nearby import nearby
from chechnya_reader.crossrefs.tellings import Telling
from chechnya_reader.lexicon import ABBREVIATED_TITLES
from chechnya_reader.model import Article, Speaker
from chechnya_reader.text import fold

AROUND = 240
"""Characters before and after a quote, on its own line, that are looked at."""

_PASSES_ON = (
    r"quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|read(?:s|ing)? (?:out|aloud|from)|reading|relay(?:s|ed|ing)|"
    r"(?:words|statement|message|letter|remarks|testimony) (?:of|by|from)"
)
_ABBREVIATED = re.compile(rf"\b({'|'.join(title.lower() for title in ABBREVIATED_TITLES)})\.")
_WORDS_BETWEEN = r"(?:[^\w.!?|]+[\w.'-]*\w){0,6}?[^\w.!?|]+"
_TO_AN_OUTLET = (
    r"told|telling|tells|(?:interview(?:s|ed)?|conversation) (?:with|by|to|for|in|on)|(?:spoke|speaking|talking|"
    r"statement|comment|remarks) to|(?:quoted|cited|reported|published|carried) (?:by|in)|as reported by|according to"
)
_CUE = re.compile(rf"\b(?:{_PASSES_ON}|{_TO_AN_OUTLET})\b")


class SecondHand:
    """The reporters' own words around quotes, read for who quotes whom."""

    def __init__(self, articles: Mapping[str, Article], shared_surnames: frozenset[str] = frozenset()) -> None:
        self._articles = articles
        self._shared = shared_surnames
        self._read: dict[tuple[str, int, int], str] = {}

    def joins(self, one: Telling, other: Telling) -> bool:
        """Whether the speaker of one of the two is said to pass on what the speaker of the other said."""
        return self._passes_on(one, other) or self._passes_on(other, one)

    def _passes_on(self, telling: Telling, other: Telling) -> bool:
        """Whether at `telling`, or by being the outlet of the other's article, its speaker tells the other's words."""
        outlet, source = telling.speaker, other.speaker
        if outlet is None or source is None:
            return False
        published_by = name_words(self._articles[other.article].source or "")
        if published_by and any(_bare(name) == _without_the(published_by) for name in (outlet.name, *outlet.names)):
            return True
        around = self._around(telling)
        if not around and outlet.kind != "organisation":
            return False
        named = self._name(source)
        if around and (
            re.search(rf"\b(?:{_PASSES_ON})\b{_WORDS_BETWEEN}{named}\b", around)
            or re.search(rf"\b{named}{_WORDS_BETWEEN}(?:was|were|is|are|been) (?:quoted|cited)\b", around)
        ):
            return True
        if outlet.kind != "organisation":
            return False
        by_outlet = rf"\b(?:{_TO_AN_OUTLET})\b{_WORDS_BETWEEN}{self._name(outlet)}\b"
        return bool(
            re.search(by_outlet, self._around(other))
            or (re.search(by_outlet, around) and re.search(rf"\b{named}\b", around))
        )

    def _around(self, telling: Telling) -> str:
        """The reporter's words before and after, folded, `|` where the quote stands; empty where none is a cue."""
        first, last = telling.parts[0][0], telling.parts[-1][0]
        place = (telling.article, first.start, last.end)
        if place not in self._read:
            body = self._articles[telling.article].body
            before, after = nearby(body, first.start, last.end, AROUND)
            around = _ABBREVIATED.sub(r"\1", f"{fold(before)} | {fold(after)}")
            self._read[place] = around if _CUE.search(around) else ""
        return self._read[place]

    def _name(self, speaker: Speaker) -> str:
        """A pattern for the names that leave no doubt who is meant."""
        last = last_name(speaker)
        forms = [_bare(name) for name in (speaker.name, *speaker.names)]
        if speaker.kind == "person":
            forms = [form for form in forms if len(form) > 1]
            if last and last not in self._shared:
                forms.append((last,))
        return _pattern(tuple(form for form in forms if form))


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[tuple[str, ...], ...]) -> str:
    return "(?:" + "|".join(r"\W+".join(map(re.escape, form)) for form in forms) + ")" if forms else r"(?!)"


def _bare(name: str) -> tuple[str, ...]:
    return _without_the(name_words(name))


def _without_the(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[:1] == ("the",) else words
