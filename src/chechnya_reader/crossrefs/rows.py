"""The rows of the cross-references pane: what one article shares, by kind, each leading to a place in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chechnya_reader.crossrefs.statements import relation
from chechnya_reader.model import Article, Collection, CrossReference, Evidence, ReferenceKind

_HEADINGS: Mapping[ReferenceKind, str] = {
    "statement": "Same statement",
    "link": "Links",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "date": "Dates",
}


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One row: `article` opens at `start`, the offset in its body where `text` stands.

    `heading` is what rows of a kind (of a speaker) stand under, `label` names what is shared (of a link: the other
    article), `where` is the other article's outlet, or its title, and `reason` says why the row is there.
    """

    kind: ReferenceKind
    heading: str
    label: str
    where: str
    reason: str
    article: str
    start: int
    end: int
    text: str


def rows_for(collection: Collection, article_id: str) -> tuple[ReferenceRow, ...]:
    """What the article shares with others, in the order of the collection's references.

    One row for each other article and its words there; for a speaker or a name one row for each other article.
    """
    return tuple(
        row
        for reference in collection.references_by_article.get(article_id, ())
        for row in _rows(collection, reference, article_id)
    )


def _rows(collection: Collection, reference: CrossReference, here: str) -> Iterator[ReferenceRow]:
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in reference.evidence:
        by_article[evidence.article].append(evidence)
    for other in reference.articles:
        shown = by_article.get(other, [])
        if other == here or not shown:
            continue
        for evidence in shown if reference.kind in ("statement", "link") else shown[:1]:
            yield ReferenceRow(
                kind=reference.kind,
                heading=f"Also quotes {reference.label}" if reference.kind == "speaker" else _HEADINGS[reference.kind],
                label=collection.articles_by_id[other].title if reference.kind == "link" else reference.label,
                where=_where(collection.articles_by_id[other]),
                reason=_reason(reference, by_article.get(here, []), shown),
                article=other,
                start=evidence.start,
                end=evidence.end,
                text=evidence.text,
            )


def _where(article: Article) -> str:
    return article.source or article.title


def _reason(reference: CrossReference, here: list[Evidence], there: list[Evidence]) -> str:
    if reference.kind == "speaker":
        return "1 quote" if len(there) == 1 else f"{len(there)} quotes"
    if reference.kind == "statement" and here:
        return relation([row.text for row in here], [row.text for row in there])
    return reference.reason
