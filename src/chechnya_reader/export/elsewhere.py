"""Where else a quote's statement is told: in which articles, in which words, and who says it there."""

from __future__ import annotations

from dataclasses import dataclass

from chechnya_reader.crossrefs.retold import by_time, statements_of, told_elsewhere
from chechnya_reader.export.citation import Utterance
from chechnya_reader.model import Article, Collection, Quote, Span


@dataclass(frozen=True, slots=True)
class Retelling:
    """A telling of a quote's statement: the stretches `spans` of the body of `article`, at least one.

    `relation` says how it stands to the quote; `quotes` are what the stretches are part of there, none where they are
    part of none; `story` is not empty where both articles are the same story in two files, so that one does not bear
    out the other.
    """

    article: Article
    spans: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    relation: str
    story: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each stretch as they stand."""
        return tuple(self.article.body[span.start : span.end] for span in self.spans)


def retellings(collection: Collection, utterance: Utterance) -> tuple[Retelling, ...]:
    """Where else the statements of `utterance` are told, the oldest article first, the undated last; none twice."""
    found: dict[tuple[str, tuple[Span, ...]], Retelling] = {}
    statements = dict.fromkeys(one for part in utterance.parts for one in statements_of(collection, part))
    elsewhere = [
        one for statement in statements
        for one in told_elsewhere(collection, statement, utterance.article.id, utterance.parts)
    ]  # fmt: skip
    for one in sorted(elsewhere, key=lambda one: by_time(one.told)):
        told = one.told
        retelling = Retelling(told.article, told.spans, told.quotes, one.relation, one.story)
        found.setdefault((told.article.id, told.spans), retelling)
    return tuple(found.values())
