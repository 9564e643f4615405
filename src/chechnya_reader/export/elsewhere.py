"""Where else a quote's statement stands: in which articles, how it stands to the words there, and who says it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chechnya_reader.crossrefs.relations import relation
from chechnya_reader.crossrefs.stories import SAME_STORY
from chechnya_reader.crossrefs.tellings import content_of, folded_words
from chechnya_reader.export.citation import Utterance
from chechnya_reader.model import Article, Collection, CrossReference, Evidence, Quote, Span
from chechnya_reader.overviews import when

NO_WORD = "another part, or quite other words"


@dataclass(frozen=True, slots=True)
class Retelling:
    """`words`, which stand at `start` of the body of `article` and tell the statement of a quote again.

    `relation` says how all that is told of it there stands to the quote; `quote` is what the words are part of there;
    `story` is not empty where both articles are the same story in two files, so that one does not bear out the other.
    """

    article: Article
    start: int
    words: str
    relation: str
    quote: Quote | None
    story: str = ""


def retellings(collection: Collection, utterance: Utterance) -> tuple[Retelling, ...]:
    """Where else the statements of `utterance` are told, the oldest article first, the undated last; none twice."""
    ids = {part.id for part in utterance.parts}
    found: dict[tuple[str, int, int], Retelling] = {}
    for reference in collection.references_by_article.get(utterance.article.id, ()):
        if reference.kind == "statement" and not ids.isdisjoint(reference.quotes):
            for row, told in _rows(collection, reference, utterance):
                found.setdefault((row.article, row.start, row.end), told)
    return tuple(sorted(found.values(), key=lambda told: (when(told.article), told.article.id, told.start)))


def _rows(
    collection: Collection, reference: CrossReference, utterance: Utterance
) -> Iterator[tuple[Evidence, Retelling]]:
    here = [row for row in reference.evidence if _is_within(row, utterance)]
    there: dict[str, list[Evidence]] = {}
    for row in reference.evidence:
        if not _is_within(row, utterance):
            there.setdefault(row.article, []).append(row)
    for identity, rows in there.items():
        article = collection.articles_by_id[identity]
        words = [row.text for row in rows]
        how = _relation([row.text for row in here], words) if here else reference.reason
        story = _same_story(collection, utterance.article.id, identity)
        quotes = [collection.quotes_by_id[quote] for quote in reference.quotes]
        for row in rows:
            yield row, Retelling(article, row.start, row.text, how, _quote_of(row, quotes), story)


def _relation(here: Sequence[str], there: Sequence[str]) -> str:
    """`relation`, but where no word of any content is shared, as with two parts of a longer statement."""
    how = relation(here, there)
    return NO_WORD if how == "reworded" and not _content(here) & _content(there) else how


def _content(texts: Sequence[str]) -> set[str]:
    return set(content_of(folded_words("\n".join(texts))))


def _is_within(row: Evidence, utterance: Utterance) -> bool:
    printings = [span for part in utterance.parts for span in (Span(part.start, part.end), *part.also)]
    return row.article == utterance.article.id and any(
        span.start < row.end and row.start < span.end for span in printings
    )


def _quote_of(row: Evidence, quotes: Sequence[Quote]) -> Quote | None:
    held = (quote for quote in quotes if quote.article == row.article and quote.start <= row.start < quote.end)
    return next(held, None)


def _same_story(collection: Collection, one: str, other: str) -> str:
    """Why the two articles are the same story, empty where they are not."""
    reasons = (
        reference.reason
        for reference in collection.references_by_article.get(one, ())
        if one != other and other in reference.articles and reference.reason.startswith(SAME_STORY)
    )
    return next(reasons, "")
