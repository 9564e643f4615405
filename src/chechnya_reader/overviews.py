"""A folder at a glance: articles and speakers by date, and who is quoted how often in which article.

Quotes are counted as everywhere: the parts of a split one are one. Whoever is not known is counted apart, and so is
each source without a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chechnya_reader.model import Article, Collection, Quote, Speaker
from chechnya_reader.periods import Period, period, when
from chechnya_reader.text import fold


@dataclass(frozen=True, slots=True)
class Said:
    """How many quotes of `speaker` (None: not known) `article` has, and the first of them by offset."""

    article: Article
    speaker: Speaker | None
    quotes: int
    first: Quote


@dataclass(frozen=True, slots=True)
class Telling:
    """An article in the order of time, and who speaks in it: the most quoted first, whoever is not known last."""

    article: Article
    period: Period | None
    said: tuple[Said, ...] = ()

    @property
    def quotes(self) -> int:
        """How many quotes the article has."""
        return sum(said.quotes for said in self.said)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker (None: not known) with the articles that quote them, in the order of time, the undated last."""

    speaker: Speaker | None
    said: tuple[Said, ...]

    @property
    def quotes(self) -> int:
        """How many quotes there are in all articles."""
        return sum(said.quotes for said in self.said)


@dataclass(frozen=True, slots=True)
class Voices:
    """Everybody who is quoted, the most quoted first, then by name.

    `named` are people and organisations, and whoever speaks for them; `unnamed` are sources without a name, of whom no
    two are taken for one; `unknown` is None where every quote has a speaker.
    """

    named: tuple[Voice, ...] = ()
    unnamed: tuple[Voice, ...] = ()
    unknown: Voice | None = None

    @property
    def known(self) -> tuple[Voice, ...]:
        """The named and the unnamed."""
        return (*self.named, *self.unnamed)

    @property
    def all(self) -> tuple[Voice, ...]:
        """The named, the unnamed, the unknown."""
        return (*self.known, *([self.unknown] if self.unknown else []))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The articles by date, the oldest first, with who speaks when.

    `dated` begin with the earliest day that the date may mean; where that is the same, the less precise date comes
    first, then the path. `undated` are in the order of their path.
    """

    dated: tuple[Telling, ...] = ()
    undated: tuple[Telling, ...] = ()
    voices: Voices = Voices()

    @property
    def period(self) -> Period | None:
        """From the first day that a date may mean to the last one; None where no article has a date."""
        periods = [telling.period for telling in self.dated if telling.period is not None]
        if not periods:
            return None
        return Period(min(one.first for one in periods), max(one.last for one in periods))


@dataclass(frozen=True)
class Matrix:
    """Speakers down, articles across, in the order of a timeline; only what is not nothing is kept."""

    articles: tuple[Article, ...] = ()
    voices: Voices = Voices()
    totals: tuple[int, ...] = ()
    """How many quotes each of `articles` has."""

    @property
    def total(self) -> int:
        """How many quotes there are."""
        return sum(self.totals)


def timeline(collection: Collection) -> Timeline:
    """The articles of `collection` by date, and who is quoted in each."""
    said = _said_by_article(collection)
    tellings = [
        Telling(article, period(article.date), said.get(article.id, ()))
        for article in sorted(collection.articles, key=when)
    ]
    return Timeline(
        tuple(telling for telling in tellings if telling.period is not None),
        tuple(telling for telling in tellings if telling.period is None),
        _voices(tellings),
    )


def matrix(collection: Collection) -> Matrix:
    """How often each speaker is quoted in each article of `collection`."""
    return matrix_of(timeline(collection))


def matrix_of(found: Timeline) -> Matrix:
    """The matrix of what a timeline shows."""
    tellings = (*found.dated, *found.undated)
    return Matrix(
        tuple(telling.article for telling in tellings), found.voices, tuple(telling.quotes for telling in tellings)
    )


def _said_by_article(collection: Collection) -> Mapping[str, tuple[Said, ...]]:
    found: dict[str, tuple[Said, ...]] = {}
    for identity, quotes in collection.quotes_by_article.items():
        article = collection.articles_by_id[identity]
        utterances: dict[str | None, dict[int, Quote]] = {}
        for quote in quotes:
            who = quote.speaker.id if quote.speaker else None
            utterances.setdefault(who, {}).setdefault(quote.utterance, quote)
        firsts = [(next(iter(told.values())), len(told)) for told in utterances.values()]
        said = [Said(article, first.speaker, count, first) for first, count in firsts]
        found[identity] = tuple(sorted(said, key=lambda one: _rank(one.speaker, one.quotes)))
    return found


def _voices(tellings: Iterable[Telling]) -> Voices:
    said: dict[str | None, list[Said]] = {}
    for telling in tellings:
        for one in telling.said:
            said.setdefault(one.speaker.id if one.speaker else None, []).append(one)
    unknown = said.pop(None, None)
    voices = sorted(
        (Voice(rows[0].speaker, tuple(rows)) for rows in said.values()),
        key=lambda voice: _rank(voice.speaker, voice.quotes),
    )
    return Voices(
        tuple(voice for voice in voices if not is_unnamed(voice.speaker)),
        tuple(voice for voice in voices if is_unnamed(voice.speaker)),
        Voice(None, tuple(unknown)) if unknown else None,
    )


def is_unnamed(speaker: Speaker | None) -> bool:
    """Whether this is a source without a name."""
    return speaker is not None and speaker.kind == "unnamed"


def _rank(speaker: Speaker | None, quotes: int) -> tuple[bool, int, str, str]:
    """The most quoted first, then by name; whoever is not known last."""
    return (True, 0, "", "") if speaker is None else (False, -quotes, fold(speaker.name), speaker.id)
