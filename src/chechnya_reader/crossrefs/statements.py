"""Statements that are told in several articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from chechnya_reader.crossrefs.names import strongest_first
from chechnya_reader.model import Article, CrossReference, Evidence, Quote
from chechnya_reader.text import fold, squeezed

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def find_statements(articles: Sequence[Article], quotes: Sequence[Quote]) -> tuple[CrossReference, ...]:
    """The statements that two articles or more tell in the same words."""
    order = {article.id: number for number, article in enumerate(articles)}
    groups: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        groups[tuple(_WORD.findall(fold(quote.text)))].append(quote)
    references = []
    for words, tellings in groups.items():
        where = {quote.article for quote in tellings}
        if len(where) > 1 and len(words) > 5:
            tellings.sort(key=lambda quote: (order[quote.article], quote.start))
            references.append(
                CrossReference(
                    kind="statement",
                    label=squeezed(tellings[0].text)[:100],
                    reason="same words",
                    articles=tuple(sorted(where, key=order.__getitem__)),
                    quotes=tuple(quote.id for quote in tellings),
                    evidence=tuple(Evidence(one.article, one.start, one.end, one.text) for one in tellings),
                    weight=float(len(words)),
                )
            )
    return strongest_first(references)


def relation(tellings: Sequence[str], other: str) -> str:
    """How the words of `other` stand to one of the `tellings`: "same words", "contained" or "reworded"."""
    words = " " + " ".join(_WORD.findall(fold(other))) + " "
    found = [" " + " ".join(_WORD.findall(fold(telling))) + " " for telling in tellings]
    if words in found:
        return "same words"
    return "contained" if any(words in one or one in words for one in found) else "reworded"
