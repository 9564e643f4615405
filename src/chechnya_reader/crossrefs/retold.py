"""A statement's tellings: what each article has of it, where else it is told, and how the words there stand to these.

A telling is what one utterance tells of the statement; what an article has of it in further utterances of the same
speaker belongs to it too, unless that says much the same again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chechnya_reader.crossrefs.relations import RELATIONS, common_words, relation
from chechnya_reader.crossrefs.stories import SAME_STORY
from chechnya_reader.crossrefs.tellings import content_of, folded_words
from chechnya_reader.model import Article, Collection, CrossReference, Quote, Span, Speaker
from chechnya_reader.periods import when

ANOTHER_PART = "another part, or quite other words"
"""The relation of two tellings of one statement that share no word that tells anything."""
_FROM_THE_CLOSEST: tuple[str, ...] = (*RELATIONS, ANOTHER_PART)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article's body, and the quote that it is a part of."""

    span: Span
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Told:
    """A telling: its parts by offset, at least one."""

    article: Article
    parts: tuple[Part, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each part as they stand."""
        return tuple(self.article.body[part.span.start : part.span.end] for part in self.parts)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the parts stand in the article's body."""
        return tuple(part.span for part in self.parts)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What the parts are parts of, each once."""
        return tuple(dict.fromkeys(part.quote for part in self.parts if part.quote is not None))


@dataclass(frozen=True, slots=True)
class Retold:
    """A telling elsewhere. `relation` says how it stands to the closest one here, in words.

    `story` is not empty where both articles are the same story in two files, so that one does not bear out the other.
    """

    told: Told
    relation: str
    story: str


def statements_of(collection: Collection, quote: Quote) -> tuple[CrossReference, ...]:
    """The statements that the utterance of `quote` tells, in the order of the collection's references."""
    ids = {part.id for part in collection.utterance_of(quote)}
    return tuple(
        reference
        for reference in collection.references_by_article.get(quote.article, ())
        if reference.kind == "statement" and not ids.isdisjoint(reference.quotes)
    )


def same_story(collection: Collection, one: str, other: str) -> str:
    """Why the articles of these ids are the same story in two files, empty where they are not."""
    return next(
        (
            reference.reason
            for reference in collection.references_by_article.get(one, ())
            if reference.kind == "link"
            and one != other
            and other in reference.articles
            and reference.reason.startswith(SAME_STORY)
        ),
        "",
    )


def tellings_of(collection: Collection, statement: CrossReference) -> tuple[Told, ...]:
    """All tellings of a statement, the oldest article first, the undated last, by offset within an article."""
    utterances: dict[tuple[str, int, Speaker | None], list[Part]] = {}
    for number, row in enumerate(statement.evidence):
        quote = _quote_around(collection, row.article, row.start, row.end)
        utterance, speaker = (quote.utterance, quote.speaker) if quote is not None else (-1 - number, None)
        utterances.setdefault((row.article, utterance, speaker), []).append(Part(Span(row.start, row.end), quote))
    tellings: list[Told] = []
    for (identity, _, _), parts in utterances.items():
        told = Told(collection.articles_by_id[identity], in_order(parts))
        home = next((n for n, other in enumerate(tellings) if _are_parts_of_one(other, told)), None)
        if home is None:
            tellings.append(told)
        else:
            tellings[home] = Told(told.article, in_order([*tellings[home].parts, *parts]))
    return tuple(sorted(tellings, key=by_time))


def by_time(told: Told) -> tuple[object, ...]:
    """What to sort tellings by: the oldest article first, the undated last, then by offset."""
    return when(told.article), told.spans[0]


def in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """`parts` by offset."""
    return tuple(sorted(parts, key=lambda part: part.span))


def told_elsewhere(
    collection: Collection, statement: CrossReference, article: str, parts: Sequence[Quote] = ()
) -> tuple[Retold, ...]:
    """Where else than in `article` the statement is told; with `parts`, an utterance there, where else than in it."""
    tellings = tellings_of(collection, statement)
    at_home = [told for told in tellings if told.article.id == article]
    if parts:
        at_home = [told for told in at_home if any(_is_within(part.span, parts) for part in told.parts)]
    here = [tuple(part for part in told.parts if not parts or _is_within(part.span, parts)) for told in at_home]
    texts = [Told(told.article, own).texts for told, own in zip(at_home, here, strict=True)]
    sides = [*texts, tuple(text for side in texts for text in side)] if len(texts) > 1 else texts
    elsewhere = [told for told in tellings if told not in at_home and (parts or told.article.id != article)]
    return tuple(
        Retold(
            told,
            min((how_told(side, told.texts) for side in sides), key=_FROM_THE_CLOSEST.index, default=statement.reason),
            same_story(collection, article, told.article.id),
        )
        for told in elsewhere
    )


def how_told(telling: Sequence[str], other: Sequence[str]) -> str:
    """How two tellings of one statement stand to each other, in words; each is given as its stretches of text."""
    how = relation(telling, other)
    return ANOTHER_PART if how == RELATIONS[-1] and not _share_words(telling, other) else how


def _share_words(telling: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both have a word of some content; where one has none at all, half of the words of the shorter."""
    one, two = (folded_words("\n".join(texts)) for texts in (telling, other))
    content, other_content = set(content_of(one)), set(content_of(two))
    if content and other_content:
        return not content.isdisjoint(other_content)
    return 2 * common_words(one, two) >= max(1, min(len(one), len(two)))


def _quote_around(collection: Collection, article: str, start: int, end: int) -> Quote | None:
    rows = collection.quotes_by_article.get(article, ())
    return next((quote for quote in rows if quote.start <= start and end <= quote.end), None)


def _are_parts_of_one(one: Told, other: Told) -> bool:
    """Whether an article tells the statement in two utterances of one speaker, and not twice in much the same words."""
    if one.article.id != other.article.id or len({p.quote and p.quote.speaker for p in (*one.parts, *other.parts)}) > 1:
        return False
    few, many = sorted((folded_words("\n".join(told.texts)) for told in (one, other)), key=len)
    return 2 * common_words(few, many) < len(few)


def _is_within(span: Span, parts: Sequence[Quote]) -> bool:
    printings = (printing for part in parts for printing in (Span(part.start, part.end), *part.also))
    return any(printing.start < span.end and span.start < printing.end for printing in printings)
