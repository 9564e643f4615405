"""What the reporters' own words say for it that two fragments are of one statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from chechnya_reader.crossrefs.tellings import Telling, content_of, folded_words

AROUND = 160
"""Characters before and after a quote, in its own paragraph, that are looked at."""
LOOKED_AT = 8
"""Tellings of a statement that a fragment is held against."""
NEEDED = 2
NEEDED_ALONE = 4
"""Content words that must stand around both, where both speakers are known and where one is not."""

_OF_SAYING = frozenset(
    re.findall(
        r"\S+",
        """
        add announc ask argu believ call claim comment declar describ interview not quot refer report reporter
        respond repli speak speech spok spokesman spokesperson spokeswoman stat statement suggest tell told tweet
        warn writ wrot word campaign
        """,
    )
)
"""Stems that stand around quotes of every kind."""


class Support:
    """The words around quotes, looked up where a fragment needs them."""

    def __init__(self, bodies: Mapping[str, str]) -> None:
        self._bodies = bodies

    def bears_out(self, telling: Telling, others: Sequence[Telling], fragment: frozenset[str], needed: int) -> bool:
        """Whether `needed` words from around `telling`, its own apart, stand in or around one of `others` too."""
        mine = self._around(telling) - fragment - _OF_SAYING - _names(telling)
        return any(
            len(mine & (self._around(other) | _told(other)) - _names(other)) >= needed
            for other in others[:LOOKED_AT]
            if other.article != telling.article
        )

    def _around(self, telling: Telling) -> frozenset[str]:
        body = self._bodies[telling.article]
        first, last = telling.parts[0][0], telling.parts[-1][0]
        before = body[max(0, first.start - AROUND) : first.start].rpartition("\n")[2]
        after = body[last.end : last.end + AROUND].partition("\n")[0]
        return frozenset(content_of(folded_words(before + " | " + after)))


def _told(telling: Telling) -> frozenset[str]:
    return frozenset(stem for quote, _ in telling.parts for stem in content_of(folded_words(quote.text)))


def _names(telling: Telling) -> frozenset[str]:
    speaker = telling.speaker
    if speaker is None:
        return frozenset()
    texts = (speaker.name, speaker.role or "", *speaker.names)
    return frozenset(stem for text in texts for stem in content_of(folded_words(text)))
