"""The least that finds quotes and speakers at all, as a measure of speed.

Every text between double marks is a quote, its speaker the capitalised words nearest to a reporting verb.
"""

from __future__ import annotations

import re

QUOTE = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|''([^\n]+?)''")
VERB = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|asked|wrote|writes|tweeted|argued|noted|declared|explained"
    r"|continued|insisted|replied|called|warned)\b"
)
NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’'-]*[a-z](?: (?:[A-Z]\.|[A-Z][\w’'-]*[a-z]))*"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b"
)
SENTENCE_STARTS = (
    "The A An In On At But And It This That When If As For We There Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday"
)
NO_NAME = frozenset(SENTENCE_STARTS.split())


def extract(text: str) -> list[tuple[int, int, str | None]]:
    """Start, end and speaker of each quote, offsets inside the marks."""
    quotes: list[tuple[int, int, str | None]] = []
    offset = 0
    for paragraph in text.split("\n"):
        spans = []
        for match in QUOTE.finditer(paragraph):
            inner = next(group for group in (1, 2, 3) if match.group(group) is not None)
            spans.append((match.span(), match.span(inner)))
        outside = QUOTE.sub(lambda match: "\0" * len(match.group()), paragraph) if spans else ""
        verbs = [match.span() for match in VERB.finditer(outside)]
        names = [name for name in NAME.finditer(outside) if name.group().split()[0] not in NO_NAME]
        for (begin, end), (start, stop) in spans:
            speaker = None
            if verbs and names:
                verb = min(verbs, key=lambda found, b=begin, e=end: min(abs(found[0] - e), abs(b - found[1])))
                nearest = min(names, key=lambda name, v=verb: max(name.start() - v[1], v[0] - name.end()))
                speaker = nearest.group()
            quotes.append((offset + start, offset + stop, speaker))
        offset += len(paragraph) + 1
    return quotes
