"""The rows of the cross-references pane: what an article, or a quote, shares, each leading to a place elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chechnya_reader.crossrefs.comparing import same_story, statements_of
from chechnya_reader.crossrefs.relations import relation
from chechnya_reader.model import Article, Collection, CrossReference, Evidence, Quote, ReferenceKind, Span

KINDS: tuple[ReferenceKind, ...] = ("statement", "link", "speaker", "person", "organisation", "place", "date")
"""The order in which the kinds come."""
HEADINGS: Mapping[ReferenceKind, str] = {
    "statement": "Same statement",
    "link": "Links",
    "speaker": "Same speaker",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "date": "Dates",
}
FEW = 3
"""Rows of a speaker or a name that show at once, where there are many."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One row: `article` opens at `start`, the offset in its body where `text` stands; `end` is exclusive.

    `about` is what the article at hand has of it: its own words of a statement, the name; of a link nothing. `label`
    names what is shared (of a link: the other article), `where` is the other article's outlet, or its title, `date` its
    date, and `reason` says why the row is there.
    """

    reference: CrossReference
    about: str
    label: str
    where: str
    date: str | None
    reason: str
    article: str
    start: int
    end: int
    text: str

    @property
    def kind(self) -> ReferenceKind:
        """What kind of thing is shared."""
        return self.reference.kind

    @property
    def heading(self) -> str:
        """What rows of the kind stand under."""
        return HEADINGS[self.kind]


@dataclass(frozen=True, slots=True)
class MoreRows:
    """Stands for `count` more rows of what the rows above are of; `is_open` is whether they follow. `key` names it."""

    key: str
    count: int
    is_open: bool


AnyRow = ReferenceRow | MoreRows


class ReferenceIndex:
    """Looks up what is shared in one collection; what a reference rests on is sorted by article once, when needed."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._most = max(2, (len(collection.articles) + 1) // 2)
        self._by_article: dict[int, Mapping[str, Sequence[Evidence]]] = {}

    def of_article(self, article: str, opened: frozenset[str] = frozenset()) -> tuple[AnyRow, ...]:
        """What the article shares with others, by kind, the most telling first.

        Of a statement and a link there is a row for each of its places elsewhere, of a speaker or a name one for each
        other article, those first that have most of it. Of many such rows few come, and a MoreRows; the keys in
        `opened` are of those that are followed by the rest.
        """
        rows: list[AnyRow] = []
        for reference in self._references(article):
            here = self._evidence(reference).get(article, ())
            if reference.kind in ("statement", "link"):
                rows += self._all_rows(reference, article, here, ())
            else:
                rows += self._few_rows(reference, article, here, opened)
        return tuple(rows)

    def of_quote(self, quote: Quote, opened: frozenset[str] = frozenset()) -> tuple[AnyRow, ...]:
        """What the utterance of `quote` shares: its statement told elsewhere, its speaker, what it names.

        A name that most articles have tells nothing of a quote and is left out. `opened` is as in `of_article`.
        """
        parts = self.collection.utterance_of(quote)
        ids = {part.id for part in parts}
        rows: list[AnyRow] = []
        for statement in statements_of(self.collection, quote):
            here = [row for row in self._evidence(statement)[quote.article] if _is_within(row, parts)]
            rows += self._all_rows(statement, quote.article, here, parts)
        for reference in self._references(quote.article):
            if reference.kind == "statement":
                continue
            evidence = self._evidence(reference).get(quote.article, ())
            if reference.kind == "speaker":
                if quote.speaker is not None and not ids.isdisjoint(reference.quotes):
                    rows += self._few_rows(reference, quote.article, evidence, opened)
                continue
            named = [row for row in evidence if _is_within(row, parts)]
            if named and reference.kind == "link":
                rows += self._all_rows(reference, quote.article, named, ())
            elif named and len(reference.articles) <= self._most:
                rows += self._few_rows(reference, quote.article, named, opened)
        return tuple(rows)

    def _references(self, article: str) -> list[CrossReference]:
        found = self.collection.references_by_article.get(article, ())
        return sorted(found, key=lambda reference: (KINDS.index(reference.kind), -reference.weight))

    def _evidence(self, reference: CrossReference) -> Mapping[str, Sequence[Evidence]]:
        """Article id to what the reference rests on there."""
        found = self._by_article.get(id(reference))
        if found is None:
            by_article: dict[str, list[Evidence]] = {}
            for row in reference.evidence:
                by_article.setdefault(row.article, []).append(row)
            found = self._by_article[id(reference)] = by_article
        return found

    def _all_rows(
        self, reference: CrossReference, article: str, here: Sequence[Evidence], parts: Sequence[Quote]
    ) -> Iterator[ReferenceRow]:
        """A row for each place, but for those here; with `parts`, for those in `article` too that are in none of it."""
        for other, evidence in self._evidence(reference).items():
            shown = [row for row in evidence if other != article or (parts and not _is_within(row, parts))]
            for row in shown:
                yield self._row(reference, here, row, shown)

    def _few_rows(
        self, reference: CrossReference, article: str, here: Sequence[Evidence], opened: frozenset[str]
    ) -> Iterator[AnyRow]:
        """A row for each other article, those with the most places first."""
        others = [(other, rows) for other, rows in self._evidence(reference).items() if other != article]
        others.sort(key=lambda entry: -len(entry[1]))
        shown = [self._row(reference, here, rows[0], rows) for _, rows in others[:FEW]]
        yield from shown
        if len(others) <= FEW:
            return
        key = f"{article}:{reference.kind}:{reference.label}"
        if len(others) > FEW + 1:
            yield MoreRows(key, len(others) - FEW, key in opened)
        if key in opened or len(others) == FEW + 1:
            for _, rows in others[FEW:]:
                yield self._row(reference, here, rows[0], rows)

    def _row(
        self, reference: CrossReference, here: Sequence[Evidence], row: Evidence, there: Sequence[Evidence]
    ) -> ReferenceRow:
        other = self.collection.articles_by_id[row.article]
        is_link = reference.kind == "link"
        return ReferenceRow(
            reference=reference,
            about="" if is_link else _about(reference, here),
            label=other.title if is_link else reference.label,
            where=_where(other),
            date=other.date,
            reason=self._reason(reference, here, there),
            article=row.article,
            start=row.start,
            end=row.end,
            text=row.text,
        )

    def _reason(self, reference: CrossReference, here: Sequence[Evidence], there: Sequence[Evidence]) -> str:
        number = len(there)
        if reference.kind == "speaker":
            return "1 quote" if number == 1 else f"{number:,} quotes"
        if reference.kind == "statement" and here:
            story = same_story(self.collection, here[0].article, there[0].article)
            how = relation([row.text for row in here], [row.text for row in there])
            return ", ".join(filter(None, (how, story)))
        if reference.kind in ("statement", "link"):
            return reference.reason
        return "named once" if number == 1 else f"named {number:,} times"


def _is_within(row: Evidence, parts: Sequence[Quote]) -> bool:
    return any(span.start < row.end and row.start < span.end for part in parts for span in _printings(part))


def _printings(part: Quote) -> tuple[Span, ...]:
    return (Span(part.start, part.end), *part.also)


def _about(reference: CrossReference, here: Sequence[Evidence]) -> str:
    if reference.kind == "statement":
        return " … ".join(f"“{row.text}”" for row in here)
    return reference.label


def _where(article: Article) -> str:
    return article.source or article.title
