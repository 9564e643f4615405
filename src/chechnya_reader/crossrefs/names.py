"""Speakers who are quoted in several articles, and the people, organisations and places that several name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import Literal, cast

from chechnya_reader.model import Article, CrossReference, Evidence, Mention, MentionKind, Quote, ReferenceKind
from chechnya_reader.text import fold, squeezed

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")
MENTIONS_SHOWN = 3
"""How many mentions of a name are evidence, for each article."""

_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "sen",
        "senator",
        "rep",
        "representative",
        "gov",
        "governor",
        "gen",
        "general",
        "col",
        "colonel",
        "lt",
        "lieutenant",
        "capt",
        "captain",
        "sgt",
        "sergeant",
        "maj",
        "major",
        "president",
        "secretary",
        "minister",
        "chancellor",
        "rev",
        "reverend",
    )
)
_POSSESSIVE = re.compile(r"'s?$")
_WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")


def weight_of(shared_by: int, articles: int) -> float:
    """How telling something is that `shared_by` of `articles` have: the inverse document frequency, never negative."""
    return log((articles + 1) / shared_by)


def find_speakers(articles: Sequence[Article], quotes: Sequence[Quote]) -> tuple[CrossReference, ...]:
    """The speakers who are quoted in two articles or more; an unnamed source is nobody that could be met again."""
    order = {article.id: number for number, article in enumerate(articles)}
    by_speaker: dict[str, list[Quote]] = defaultdict(list)
    names: dict[str, str] = {}
    for quote in quotes:
        if quote.speaker is not None and quote.speaker.kind != "unnamed" and quote.article in order:
            by_speaker[quote.speaker.id].append(quote)
            names[quote.speaker.id] = quote.speaker.name
    references = []
    for speaker, said in by_speaker.items():
        where = Counter(quote.article for quote in said)
        if len(where) < 2:
            continue
        said = sorted(said, key=lambda quote: (order[quote.article], quote.start))
        references.append(
            CrossReference(
                kind="speaker",
                label=names[speaker],
                reason=f"quoted in {len(where)} articles",
                articles=tuple(sorted(where, key=order.__getitem__)),
                quotes=tuple(quote.id for quote in said),
                evidence=tuple(Evidence(quote.article, quote.start, quote.end, quote.text) for quote in said),
                weight=weight_of(len(where), len(articles)) * _salience(where.values()),
            )
        )
    return strongest_first(references)


def strongest_first(references: Iterable[CrossReference]) -> tuple[CrossReference, ...]:
    """`references` by weight, then by label and place, so that equals keep one order."""
    return tuple(
        sorted(references, key=lambda one: (-one.weight, one.label, [(row.article, row.start) for row in one.evidence]))
    )


def _salience(counts: Iterable[int]) -> float:
    """Grows slowly with the count in the article that has the second most: one article alone shares nothing."""
    return 1 + log1p(sorted(counts)[-2] - 1)


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of a name: the words of its name without title, article and possessive, folded."""

    article: str
    mention: Mention
    words: tuple[str, ...]


def find_names(
    articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]
) -> tuple[CrossReference, ...]:
    """The people, organisations and places that two articles or more name, each kind by how telling it is.

    A surname stands for the full name that the article gives, else for the only one that the folder knows by it;
    where two people share it, it stays a name of its own.
    """
    named: dict[NameKind, list[_Named]] = {kind: [] for kind in NAME_KINDS}
    for article in articles:
        for mention in sorted(mentions_by_article.get(article.id, ()), key=lambda one: (one.start, one.end)):
            words = _name_words(mention.text)
            if words and mention.kind in named:
                named[mention.kind].append(_Named(article.id, mention, words))
    found: list[CrossReference] = []
    for kind in NAME_KINDS:
        canonical = _people(named[kind]) if kind == "person" else {}
        found += _shared(kind, named[kind], canonical, articles)
    return tuple(found)


def _name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: no title, no article, no initial, no possessive."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(squeezed(text)))]
    words = [word.replace(".", "") for word in words if word]
    while words and words[0] in ("the", *_TITLES):
        words = words[1:]
    return tuple(word for word in words if len(word) > 1)


def _people(named: Sequence[_Named]) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """(article, words) of each short name to the words of the one full name that it stands for."""
    in_article: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    anywhere: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in named:
        if len(one.words) > 1:
            in_article[one.article, one.words[-1]].add(one.words)
            anywhere[one.words[-1]].add(one.words)
    canonical: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for one in named:
        if len(one.words) == 1:
            surname = one.words[0]
            full = in_article.get((one.article, surname)) or anywhere.get(surname, set())
            if len(full) == 1:
                canonical[one.article, one.words] = next(iter(full))
    return canonical


def _shared(
    kind: NameKind,
    named: Sequence[_Named],
    canonical: Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]],
    articles: Sequence[Article],
) -> Iterator[CrossReference]:
    groups: dict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for one in named:
        words = canonical.get((one.article, one.words), one.words)
        groups[words][one.article].append(one.mention)
    references = []
    for words, by_article in groups.items():
        if len(by_article) < 2:
            continue
        evidence = tuple(
            Evidence(article, mention.start, mention.end, mention.text)
            for article, mentions in by_article.items()
            for mention in mentions[:MENTIONS_SHOWN]
        )
        references.append(
            CrossReference(
                kind=_reference_kind(kind),
                label=_label(words, (mention for mentions in by_article.values() for mention in mentions)),
                reason=f"named in {len(by_article)} articles",
                articles=tuple(by_article),
                evidence=evidence,
                weight=weight_of(len(by_article), len(articles)) * _salience(map(len, by_article.values())),
            )
        )
    yield from strongest_first(references)


def _reference_kind(kind: MentionKind) -> ReferenceKind:
    return cast(ReferenceKind, kind)


def _label(words: tuple[str, ...], mentions: Iterable[Mention]) -> str:
    """The form in which the texts give the name most often in full, without a possessive."""
    forms = Counter(
        _POSSESSIVE.sub("", squeezed(mention.text).replace("’", "'"))
        for mention in mentions
        if _name_words(mention.text) == words
    )
    return min(forms, key=lambda form: (-forms[form], form))
