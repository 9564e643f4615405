"""The rows of the cross-references pane: what an article, or a quote, shares, each leading to a place elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chechnya_reader.crossrefs.retold import Told, statements_of, told_elsewhere
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
    """One row: `article` opens at the first of `spans`, which are offsets of its body; `texts` are what stands there.

    `about` is what the article at hand has of it: its own words of a statement, the name; of a link nothing. `label`
    names what is shared (of a link: the other article), `where` is the other article's outlet, or its title, `date` its
    date, and `reason` says why the row is there. `speaker` is who says a statement there, where it is nobody who says
    it here; a statement that is told there in parts has several of `spans`.
    """

    reference: CrossReference
    about: str
    label: str
    where: str
    date: str | None
    reason: str
    article: str
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    speaker: str = ""

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

        Of a statement there is a row for each telling elsewhere, the oldest first, of a link one for each of its places
        there, of a speaker or a name one for each other article, those first that have most of it. Of many such rows
        few come, and a MoreRows; the keys in `opened` are of those that are followed by the rest.
        """
        rows: list[AnyRow] = []
        for reference in self._references(article):
            here = self._evidence(reference).get(article, ())
            if reference.kind == "statement":
                rows += self._tellings(reference, article, here, ())
            elif reference.kind == "link":
                rows += self._places(reference, article)
            else:
                rows += self._few_rows(reference, article, opened)
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
            rows += self._tellings(statement, quote.article, here, parts)
        for reference in self._references(quote.article):
            if reference.kind == "statement":
                continue
            evidence = self._evidence(reference).get(quote.article, ())
            if reference.kind == "speaker":
                if quote.speaker is not None and not ids.isdisjoint(reference.quotes):
                    rows += self._few_rows(reference, quote.article, opened)
                continue
            named = [row for row in evidence if _is_within(row, parts)]
            if named and reference.kind == "link":
                rows += self._places(reference, quote.article)
            elif named and len(reference.articles) <= self._most:
                rows += self._few_rows(reference, quote.article, opened)
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

    def _tellings(
        self, statement: CrossReference, article: str, here: Sequence[Evidence], parts: Sequence[Quote]
    ) -> Iterator[ReferenceRow]:
        """A row for each telling but those of `article`; with `parts`, an utterance, but those that it is part of."""
        about = " … ".join(f"“{row.text}”" for row in here)
        here_by = {_name(quote) for quote in parts or self._quotes(statement, article)}
        for found in told_elsewhere(self.collection, statement, article, parts):
            told = found.told
            reason = ", ".join(filter(None, (found.relation, found.story)))
            row = self._row(statement, about, told.article, told.spans, told.texts, reason)
            is_theirs = not here_by.isdisjoint(map(_name, told.quotes))
            yield row if is_theirs else replace(row, speaker=_names(told))

    def _quotes(self, statement: CrossReference, article: str) -> list[Quote]:
        quotes = (self.collection.quotes_by_id[quote] for quote in statement.quotes)
        return [quote for quote in quotes if quote.article == article]

    def _places(self, link: CrossReference, article: str) -> Iterator[ReferenceRow]:
        """A row for each place in other articles."""
        for other, evidence in self._evidence(link).items():
            for row in evidence if other != article else ():
                there = self.collection.articles_by_id[other]
                yield self._row(link, "", there, (Span(row.start, row.end),), (row.text,), link.reason)

    def _few_rows(self, reference: CrossReference, article: str, opened: frozenset[str]) -> Iterator[AnyRow]:
        """A row for each other article, those with the most places first."""
        others = [(other, rows) for other, rows in self._evidence(reference).items() if other != article]
        others.sort(key=lambda entry: -len(entry[1]))
        yield from (self._first(reference, rows) for _, rows in others[:FEW])
        if len(others) <= FEW:
            return
        key = f"{article}:{reference.kind}:{reference.label}"
        if len(others) > FEW + 1:
            yield MoreRows(key, len(others) - FEW, key in opened)
        if key in opened or len(others) == FEW + 1:
            yield from (self._first(reference, rows) for _, rows in others[FEW:])

    def _first(self, reference: CrossReference, rows: Sequence[Evidence]) -> ReferenceRow:
        """The row of another article, which leads to the first of its places."""
        number, first = len(rows), rows[0]
        if reference.kind == "speaker":
            reason = "1 quote" if number == 1 else f"{number:,} quotes"
        else:
            reason = {1: "named once", 2: "named twice"}.get(number, f"named {number:,} times")
        article = self.collection.articles_by_id[first.article]
        return self._row(reference, reference.label, article, (Span(first.start, first.end),), (first.text,), reason)

    def _row(
        self,
        reference: CrossReference,
        about: str,
        article: Article,
        spans: tuple[Span, ...],
        texts: tuple[str, ...],
        reason: str,
    ) -> ReferenceRow:
        return ReferenceRow(
            reference=reference,
            about=about,
            label=article.title if reference.kind == "link" else reference.label,
            where=article.source or article.title,
            date=article.date,
            reason=reason,
            article=article.id,
            spans=spans,
            texts=texts,
        )


def _name(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker is not None else ""


def _names(told: Told) -> str:
    """Who says it, with what doubt there is."""
    doubts = {_name(quote): quote.confidence for quote in told.quotes if quote.speaker is not None}
    named = (f"{name} (likely, not certain)" if doubt == "likely" else name for name, doubt in doubts.items())
    return " and ".join(named) or "unknown"


def _is_within(row: Evidence, parts: Sequence[Quote]) -> bool:
    return any(span.start < row.end and row.start < span.end for part in parts for span in _printings(part))


def _printings(part: Quote) -> tuple[Span, ...]:
    return (Span(part.start, part.end), *part.also)
