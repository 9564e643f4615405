"""Speakers who are quoted in several articles, and the people, organisations and places that several name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from chechnya_reader.crossrefs.aliases import (
    Joined,
    Named,
    Words,
    bare_name,
    joined_organisations,
    joined_people,
    joined_places,
    name_words,
)
from chechnya_reader.crossrefs.weights import salience, strongest_first, weight_of
from chechnya_reader.model import Article, CrossReference, Evidence, Mention, MentionKind, Quote
from chechnya_reader.speakers.names import is_generic

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
SHORTEST_NAME = 3
"""Letters of a place's name up to which it is taken for its initials."""
_TYPED_POSSESSIVE = re.compile(r"['’]s?$")


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
                weight=weight_of(len(where), len(articles)) * salience(where.values()),
            )
        )
    return strongest_first(references)


def find_names(
    articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]
) -> tuple[CrossReference, ...]:
    """The people, organisations and places that two articles or more name, each kind by how telling it is.

    A name is of one kind in the whole folder, and is joined with its other forms as `aliases` says. An office that
    every country has ("Supreme Court") is no name that articles could share.
    """
    named = _named(articles, mentions_by_article)
    kinds = _kinds(named)
    by_kind: dict[NameKind, list[Named]] = {kind: [] for kind in NAME_KINDS}
    for one in named:
        kind = kinds.get(one.words)
        if kind is not None and not (kind == "organisation" and is_generic(" ".join(one.words))):
            by_kind[kind].append(one)
    joined: Mapping[NameKind, Joined] = {
        "person": joined_people(by_kind["person"]),
        "organisation": joined_organisations(by_kind["organisation"], {one.id: one.body for one in articles}),
        "place": joined_places(by_kind["place"]),
    }
    return tuple(
        reference
        for kind in NAME_KINDS
        for reference in strongest_first(_references(kind, by_kind[kind], joined[kind], len(articles)))
    )


def _references(kind: NameKind, named: Sequence[Named], joined: Joined, articles: int) -> Iterable[CrossReference]:
    groups: dict[Words, list[Named]] = defaultdict(list)
    for one in named:
        groups[joined.get((one.article, one.words), one.words)].append(one)
    for group in groups.values():
        if len({one.article for one in group}) > 1:
            yield _reference(kind, group, articles)


def _named(articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]) -> list[Named]:
    """The mentions that may name somebody, by article and place."""
    named: list[Named] = []
    for article in articles:
        for mention in sorted(mentions_by_article.get(article.id, ()), key=lambda one: (one.start, one.end)):
            if mention.kind not in ("role", "pronoun"):
                words = name_words(mention.text, mention.kind == "organisation")
                if words:
                    named.append(Named(article.id, mention, words))
    return named


def _kinds(named: Sequence[Named]) -> dict[Words, NameKind]:
    """The kind of each name in the folder; a word that is mostly no name has none.

    "Person" is the kind that is taken where nothing says more, so a quarter of the mentions is enough for another.
    """
    counts: dict[Words, Counter[MentionKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    for one in named:
        counts[one.words][one.mention.kind] += 1
        if one.mention.kind == "person" and len(one.words) > 1:
            surnames.add(one.words[-1])
    kinds: dict[Words, NameKind] = {}
    for words, count in counts.items():
        place, organisation, person = count["place"], count["organisation"], count["person"]
        surname = len(words) == 1 and words[0] in surnames
        if count["other"] > place + organisation + person and not (surname and not place + organisation):
            continue
        if place + organisation and 4 * max(place, organisation) >= place + organisation + person:
            kinds[words] = "place" if place >= organisation else "organisation"
        elif person or surname:
            kinds[words] = "person"
    return kinds


def _reference(kind: NameKind, group: Sequence[Named], articles: int) -> CrossReference:
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one.mention)
    return CrossReference(
        kind=kind,
        label=_label(kind, group),
        reason=f"named in {len(by_article)} articles",
        articles=tuple(by_article),
        evidence=tuple(
            Evidence(article, mention.start, mention.end, mention.text)
            for article, mentions in by_article.items()
            for mention in mentions
        ),
        weight=weight_of(len(by_article), articles) * salience(map(len, by_article.values())),
    )


def _label(kind: NameKind, group: Sequence[Named]) -> str:
    """The form that the texts give most often, the shortest of equals, without title and possessive.

    A person's is a full name where there is one; of others, a name of several words stands before its short form, but
    the plain name of a country before its full one.
    """
    several = [one for one in group if len(one.words) > 1]
    if kind == "place":
        short = [one for one in group if len(one.words) == 1 and len(one.words[0]) > SHORTEST_NAME]
        several = short or several
    counts: Counter[str] = Counter()
    for form, count in Counter(one.mention.text for one in several or group).items():
        plain = _TYPED_POSSESSIVE.sub("", bare_name(form))
        counts[plain] += count
    return min(counts, key=lambda form: (form.isupper(), -counts[form], len(form), form))
