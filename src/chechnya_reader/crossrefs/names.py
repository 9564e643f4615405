"""Speakers who are quoted in several articles, and the people, organisations and places that several name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import Literal

from chechnya_reader.model import Article, CrossReference, Evidence, Mention, MentionKind, Quote
from chechnya_reader.text import Folded, fold, squeezed

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")
MENTIONS_SHOWN = 3
"""How many mentions of a name are evidence, for each article."""

_TITLES = frozenset(
    re.findall(
        r"\S+",
        """
        mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor gen general
        col colonel lt lieutenant capt captain sgt sergeant maj major president secretary minister chancellor rev
        reverend chairman chairwoman director spokesman spokeswoman spokesperson
        """,
    )
)
_OFFICE_OF = re.compile(r"\b(?:secretary|minister|president|head|director) of\s+$", re.IGNORECASE)
_TYPED_POSSESSIVE = re.compile(r"['’]s?$")
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
    """One mention of a name: the words that tell it from others, folded."""

    article: str
    mention: Mention
    words: tuple[str, ...]


def find_names(
    articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]
) -> tuple[CrossReference, ...]:
    """The people, organisations and places that two articles or more name, each kind by how telling it is.

    A name is of one kind in the whole folder. A surname stands for the full name that the article gives, else for the
    only one that the folder knows by it; where two people share it, it stays a name of its own.
    """
    named: list[_Named] = []
    for article in articles:
        for mention in sorted(mentions_by_article.get(article.id, ()), key=lambda one: (one.start, one.end)):
            words = _name_words(mention.text, article.body[max(0, mention.start - 20) : mention.start])
            if words and mention.kind not in ("role", "pronoun"):
                named.append(_Named(article.id, mention, words))
    kinds = _kinds(named)
    people = _full_names([one for one in named if kinds.get(one.words) == "person"])
    groups: dict[tuple[str, ...], list[_Named]] = defaultdict(list)
    for one in named:
        groups[people.get((one.article, one.words), one.words)].append(one)
    return tuple(
        reference
        for kind in NAME_KINDS
        for reference in strongest_first(
            _reference(kind, words, group, len(articles))
            for words, group in groups.items()
            if kinds.get(words) == kind and len({one.article for one in group}) > 1
        )
    )


def _name_words(text: str, before: str = "") -> tuple[str, ...]:
    """The words of a name without article, possessive and initials, and without a title and what goes before it.

    `before` is what stands before the name: in "Secretary of State Ann Bell" the mention may begin with "State".
    """
    words = [_POSSESSIVE.sub("", word).replace(".", "") for word in _WORD.findall(fold(squeezed(text)))]
    if len(words) > 2 and _OFFICE_OF.search(before):
        words = words[1:]
    for number in range(len(words) - 1, -1, -1):
        if words[number] in _TITLES:
            words = words[number + 1 :]
            break
    if words[:1] == ["the"]:
        words = words[1:]
    return tuple(word for word in words if len(word) > 1)


def _kinds(named: Sequence[_Named]) -> dict[tuple[str, ...], NameKind]:
    """The kind of each name in the folder; a word that is mostly no name, such as "Russian", has none.

    "Person" is the kind that is taken where nothing says more, so a quarter of the mentions is enough for another.
    """
    counts: dict[tuple[str, ...], Counter[MentionKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    for one in named:
        counts[one.words][one.mention.kind] += 1
        if one.mention.kind == "person" and len(one.words) > 1:
            surnames[one.words[-1]] += 1
    kinds: dict[tuple[str, ...], NameKind] = {}
    for words, count in counts.items():
        place, organisation = count["place"], count["organisation"]
        people = count["person"] + (surnames[words[0]] if len(words) == 1 else 0)
        if count["other"] > place + organisation + people:
            continue
        if place + organisation and 4 * max(place, organisation) >= place + organisation + count["person"]:
            kinds[words] = "place" if place >= organisation else "organisation"
        elif people:
            kinds[words] = "person"
    return kinds


def _full_names(people: Sequence[_Named]) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """(article, words) of each surname to the words of the one full name that it stands for."""
    in_article: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    anywhere: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in people:
        if len(one.words) > 1:
            in_article[one.article, one.words[-1]].add(one.words)
            anywhere[one.words[-1]].add(one.words)
    stands_for: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for one in people:
        if len(one.words) == 1:
            surname = one.words[0]
            full = in_article.get((one.article, surname)) or anywhere.get(surname, set())
            if len(full) == 1:
                stands_for[one.article, one.words] = next(iter(full))
    return stands_for


def _reference(kind: NameKind, words: tuple[str, ...], group: Sequence[_Named], articles: int) -> CrossReference:
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one.mention)
    return CrossReference(
        kind=kind,
        label=_label(words, (one.mention.text for one in group if one.words == words)),
        reason=f"named in {len(by_article)} articles",
        articles=tuple(by_article),
        evidence=tuple(
            Evidence(article, mention.start, mention.end, mention.text)
            for article, mentions in by_article.items()
            for mention in mentions[:MENTIONS_SHOWN]
        ),
        weight=weight_of(len(by_article), articles) * _salience(map(len, by_article.values())),
    )


def _label(words: tuple[str, ...], forms: Iterable[str]) -> str:
    """The form in which the texts give the name most often, the shortest of equals, without title and possessive."""
    counts: Counter[str] = Counter()
    for form, count in Counter(forms).items():
        counts[_without_title(words, squeezed(form))] += count
    return min(counts, key=lambda form: (-counts[form], len(form), form))


def _without_title(words: tuple[str, ...], form: str) -> str:
    folded = Folded(form)
    for match in _WORD.finditer(folded.text):
        if _name_words(folded.text[match.start() :]) == words and _name_words(match[0]) == words[:1]:
            return _TYPED_POSSESSIVE.sub("", form[folded.span(match.start(), match.end()).start :])
    return _TYPED_POSSESSIVE.sub("", form)
