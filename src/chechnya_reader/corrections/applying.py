"""Corrections held against what the program found: a person's word counts, and only for the words it was given for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chechnya_reader.anchoring import Words, find_words
from chechnya_reader.corrections.naming import Names
from chechnya_reader.corrections.records import Correction, Merge, MissedQuote, NotAQuote, SpeakerCorrection
from chechnya_reader.model import Article, Attribution, Problem, Quote, Span, Speaker
from chechnya_reader.text import digest, fold, squeezed, visible_line

RULE = "corrected"
"""The rule of an attribution that a person made."""

LOST = "correction-lost"
"""The code of the problem of a correction that cannot be held against the texts of today."""


def apply_corrections(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    corrections: Iterable[Correction],
    *,
    partial: bool = False,
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...], tuple[Problem, ...]]:
    """The quotes and speakers of a collection, put right, and a problem for each correction that finds no hold.

    Corrections of quotes count in their order, the later over the earlier; then merges. The ids of quotes stay as they
    are. With `partial` (`articles` are not all of the folder) what is not found in other articles is no problem.
    """
    records = tuple(corrections)
    if not records:
        return tuple(quotes), tuple(speakers), ()
    work = _Work(articles, quotes, speakers, partial=partial)
    for record in records:
        if not isinstance(record, Merge):
            work.correct(record)
    for record in records:
        if isinstance(record, Merge):
            work.merge(record)
    corrected = work.quotes()
    said = {quote.speaker.id: quote.speaker for quote in corrected if quote.speaker}
    ordered = sorted(said.values(), key=lambda speaker: (fold(speaker.name), speaker.id))
    return corrected, tuple(ordered), tuple(work.problems)


class _Work:
    """The quotes of each article, as far as they are put right."""

    def __init__(
        self, articles: Sequence[Article], quotes: Sequence[Quote], speakers: Sequence[Speaker], *, partial: bool
    ) -> None:
        self.problems: list[Problem] = []
        self._partial = partial
        self._by_id = {article.id: article for article in articles}
        self._by_file = {article.file: article for article in articles}
        self._rows: dict[str, list[Quote]] = {article.id: [] for article in articles}
        self._owners: dict[str, Span] = {}
        for quote in quotes:
            self._rows[quote.article].append(quote)
            self._owners[quote.id] = Span(quote.start, quote.end)
        self._names = Names(speakers, quotes)

    def correct(self, record: SpeakerCorrection | NotAQuote | MissedQuote) -> None:
        words = record.words
        article = self._by_file.get(words.file) or self._by_id.get(words.article)
        if article is None:
            if not self._partial:
                self._lost(record, f"there is no article {_cited(words.article)}")
            return
        starts = find_words(article, words, self._printings(article, words))
        if len(starts) != 1:
            self._unfound(article, record, len(starts))
            return
        span = Span(starts[0], starts[0] + len(words.exact))
        rows = self._rows[article.id]
        quote = next((row for row in rows if (row.start, row.end) == (span.start, span.end)), None)
        match record:
            case MissedQuote():
                self._mark(article, quote, span, record)
            case SpeakerCorrection() if quote is not None:
                self._set_speaker(article, quote, record.speaker)
            case NotAQuote() if quote is not None:
                rows.remove(quote)
            case NotAQuote() if not any(_overlap(row, span) for row in rows):
                pass
            case _:
                cited = _cited(words.exact)
                self._lost(
                    record, f"{cited} is in {_cited(article.id)} but is no quote with this beginning and end now"
                )

    def _printings(self, article: Article, words: Words) -> dict[int, int]:
        """Earlier printings of quotes that are as long as the words, each to the offset of the quote."""
        return {
            place.start: row.start
            for row in self._rows[article.id]
            for place in row.also
            if place.end - place.start == row.end - row.start == len(words.exact)
        }

    def _set_speaker(self, article: Article, quote: Quote, name: str | None) -> None:
        speaker = None if name is None else self._names.called(name, article.id)
        attribution = Attribution(RULE, "certain" if speaker else "unknown")
        self._rows[article.id] = [
            replace(row, speaker=speaker, attribution=attribution, corrected=True, role=None)
            if row.utterance == quote.utterance
            else row
            for row in self._rows[article.id]
        ]

    def _mark(self, article: Article, quote: Quote | None, span: Span, record: MissedQuote) -> None:
        """Have the passage as a quote; those that overlap it give way, for no words are quoted twice."""
        rows = self._rows[article.id]
        if quote is None:
            quote = Quote(
                start=span.start,
                end=span.end,
                text=record.words.exact,
                utterance=max((row.utterance for row in rows), default=-1) + 1,
                attribution=Attribution(RULE, "unknown"),
                id=self._identity(article, record.words.exact, span),
                article=article.id,
                line=article.line_at(span.start),
            )
        marked = replace(quote, kind=record.form, corrected=True)
        apart = [row for row in rows if not _overlap(row, span)]
        self._rows[article.id] = sorted([*apart, marked], key=lambda row: (row.start, row.end))
        self._set_speaker(article, marked, record.speaker)

    def _identity(self, article: Article, text: str, span: Span) -> str:
        """An id that no other passage has or had, but this one's own where it was a quote before."""
        base = identity = f"{article.id}#{digest(text)}"
        number = 1
        while self._owners.setdefault(identity, span) != span:
            number += 1
            identity = f"{base}-{number}"
        return identity

    def merge(self, record: Merge) -> None:
        unknown = self._names.join(record)
        if unknown and not self._partial:
            names = " and ".join(map(_cited, unknown))
            self._lost(record, f"{names}: nobody who speaks here is called so, or more than one is")

    def quotes(self) -> tuple[Quote, ...]:
        """All quotes as they are now, in the order of the articles, and of the text."""
        return tuple(
            self._names.renamed(quote) for rows in self._rows.values() for quote in _numbered_by_utterance(rows)
        )

    def _unfound(self, article: Article, record: SpeakerCorrection | NotAQuote | MissedQuote, places: int) -> None:
        cited, where = _cited(record.words.exact), _cited(article.id)
        if places:
            self._lost(record, f"{cited} is in {where} more than once, and it cannot be told which is meant")
        else:
            self._lost(record, f"{cited} is no longer found in {where} where it stood")

    def _lost(self, record: Correction, what: str) -> None:
        message = f"{what}; correct it once more, or edit or delete the entry"
        self.problems.append(Problem(record.path, record.line, LOST, message))


def _numbered_by_utterance(rows: Sequence[Quote]) -> Iterable[Quote]:
    """The rows with their utterances counted from 0 in the order of the text."""
    numbers: dict[int, int] = {}
    for row in rows:
        number = numbers.setdefault(row.utterance, len(numbers))
        yield row if row.utterance == number else replace(row, utterance=number)


def _overlap(row: Quote, span: Span) -> bool:
    return row.start < span.end and span.start < row.end


def _cited(text: str) -> str:
    line = visible_line(squeezed(text))
    return f"“{line if len(line) <= 40 else line[:39] + '…'}”"
