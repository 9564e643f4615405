"""What says for it, beside their words, that two tellings are of one statement: the reporters' own words, and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chechnya_reader.crossrefs.matching import Weights
from chechnya_reader.crossrefs.nearby import nearby
from chechnya_reader.crossrefs.tellings import Telling, content_of, folded_words
from chechnya_reader.crossrefs.words import OF_SAYING
from chechnya_reader.dates import known_days
from chechnya_reader.model import Article

AROUND = 160
"""Characters before and after a quote, on its own line, that are looked at."""
LOOKED_AT = 8
"""Tellings of a statement that a fragment is held against."""
FAR = 31
"""Days after which news seldom tells what somebody said then, and more often what they say again."""
RARE = 0.7
"""How rare, of the rarest there are, the words around are on the average that bear out what is not near in time."""
NEEDED = 2
NEEDED_ALONE = 4
"""Content words that must stand around both, where both speakers are known and where one is not."""


class Support:
    """What stands around quotes, looked up where a telling needs it, and when articles are from."""

    def __init__(self, articles: Mapping[str, Article], weights: Weights) -> None:
        self._articles = articles
        self._weights = weights

    def bears_out(self, telling: Telling, others: Sequence[Telling], fragment: frozenset[str], needed: int) -> bool:
        """Whether `needed` words from around `telling`, its own apart, stand in or around one of `others` too.

        Of articles that are not known to be near in time, the words must also be rare ones.
        """
        mine = self._around(telling) - fragment - OF_SAYING - _names(telling)
        for other in _elsewhere(telling, others):
            shared = mine & (self._around(other) | _told(other)) - _names(other)
            rare = self._weights.total(shared) >= needed * RARE * self._weights.rarest
            if len(shared) >= needed and (rare or self._is_near(telling, other)):
                return True
        return False

    def is_far(self, telling: Telling, others: Sequence[Telling]) -> bool:
        """Whether all articles of `others` are known to be more than `FAR` days from that of `telling`."""
        days = [self._days_between(telling, other) for other in _elsewhere(telling, others)]
        return bool(days) and all(between is not None and between > FAR for between in days)

    def _is_near(self, telling: Telling, other: Telling) -> bool:
        days = self._days_between(telling, other)
        return days is not None and days <= FAR

    def _days_between(self, telling: Telling, other: Telling) -> int | None:
        one, two = (known_days(self._articles[each.article].date) for each in (telling, other))
        if one is None or two is None:
            return None
        return max(0, (one[0] - two[1]).days, (two[0] - one[1]).days)

    def _around(self, telling: Telling) -> frozenset[str]:
        body = self._articles[telling.article].body
        first, last = telling.parts[0][0], telling.parts[-1][0]
        return frozenset(content_of(folded_words(" | ".join(nearby(body, first.start, last.end, AROUND)))))


def _elsewhere(telling: Telling, others: Sequence[Telling]) -> list[Telling]:
    return [other for other in others[:LOOKED_AT] if other.article != telling.article]


def _told(telling: Telling) -> frozenset[str]:
    return frozenset(stem for quote, _ in telling.parts for stem in content_of(folded_words(quote.text)))


def _names(telling: Telling) -> frozenset[str]:
    speaker = telling.speaker
    if speaker is None:
        return frozenset()
    texts = (speaker.name, speaker.role or "", *speaker.names)
    return frozenset(stem for text in texts for stem in content_of(folded_words(text)))
