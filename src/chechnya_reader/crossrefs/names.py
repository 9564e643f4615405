"""Speakers who are quoted in several articles, and the people, organisations and places that several name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from chechnya_reader.crossrefs.weights import salience, strongest_first, weight_of
from chechnya_reader.mentions import is_adjective, without_title
from chechnya_reader.model import Article, CrossReference, Evidence, Mention, MentionKind, Quote
from chechnya_reader.text import fold, squeezed

NameKind = Literal["person", "organisation", "place"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")
_SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to", "de", "la", "du", "&"])
_STATES = frozenset(("us", "uk", "un", "eu"))
_REALMS = frozenset(("republic", "federation", "confederation", "kingdom", "principality", "emirate", "sultanate"))
"""What stands after an adjective in a country's full name: "Russian Federation"."""
_SHORT_STEM = 4
_LONG_STEM = 5
"""Letters that the adjective and the plain name share at least: of a regular form, and of another."""
_IRREGULAR = (("", "ia"), ("", "stan"), ("", "istan"), ("", "etia"), ("en", "nya"), ("ese", "a"))
"""Endings of the adjective and of the plain name, where the adjective is not the plain name and an n."""
_OTHER_COUNTRIES = frozenset([("dominican", "republic")])
"""Full names that are not those of the country whose name they seem to hold."""
_TYPED_POSSESSIVE = re.compile(r"['’]s?$")
_POSSESSIVE = re.compile(r"'s?$")
_WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")


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


Words = tuple[str, ...]
"""A name as its words, folded, without article, title and initials."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of a name."""

    article: str
    mention: Mention
    words: Words


def find_names(
    articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]
) -> tuple[CrossReference, ...]:
    """The people, organisations and places that two articles or more name, each kind by how telling it is.

    A name is of one kind in the whole folder. A surname stands for the full name that the article gives, else for the
    only one that the folder knows by it; where two people share it, it stays a name of its own. So do the initials and
    the first word of an organisation's name ("OSCE", "Amnesty"). A country's full name and its plain one are one place
    ("Russian Federation", "Russia"), where both are in the folder and their words leave no doubt.
    """
    named = _named(articles, mentions_by_article)
    kinds = _kinds(named)
    stands_for = _full_names([one for one in named if kinds.get(one.words) == "person"], _surname)
    stands_for |= _full_names([one for one in named if kinds.get(one.words) == "organisation"], _short_names)
    stands_for |= _full_names([one for one in named if kinds.get(one.words) == "place"], _initials)
    stands_for |= _in_brackets(articles, named, kinds)
    plain_names = _plain_names([words for words, kind in kinds.items() if kind == "place"])
    groups: dict[Words, list[_Named]] = defaultdict(list)
    for one in named:
        full = stands_for.get((one.article, one.words), one.words)
        groups[plain_names.get(full, full)].append(one)
    return tuple(
        reference
        for kind in NAME_KINDS
        for reference in strongest_first(
            _reference(kind, words, group, len(articles))
            for words, group in groups.items()
            if kinds.get(words) == kind and len({one.article for one in group}) > 1
        )
    )


def _named(articles: Sequence[Article], mentions_by_article: Mapping[str, Sequence[Mention]]) -> list[_Named]:
    """The mentions that may name somebody, by article and place."""
    named: list[_Named] = []
    read: dict[tuple[str, bool], Words] = {}
    for article in articles:
        for mention in sorted(mentions_by_article.get(article.id, ()), key=lambda one: (one.start, one.end)):
            key = (mention.text, mention.kind == "organisation")
            words = read.get(key)
            if words is None:
                words = read[key] = () if is_adjective(mention.text) else _name_words(*key)
            if words and mention.kind not in ("role", "pronoun"):
                named.append(_Named(article.id, mention, words))
    return named


def _name_words(text: str, organisation: bool = False) -> Words:
    """The words of a name without article, possessive, initials and title; an organisation's without its state."""
    plain = text if organisation else without_title(squeezed(text))
    words = [_POSSESSIVE.sub("", word).replace(".", "") for word in _WORD.findall(fold(plain))]
    if words[:1] == ["the"]:
        words = words[1:]
    if organisation and len(words) > 2 and words[0] in _STATES:
        words = words[1:]
    return tuple(word for word in words if len(word) > 1)


def _kinds(named: Sequence[_Named]) -> dict[Words, NameKind]:
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


def _surname(words: Words) -> set[str]:
    return {words[-1]}


def _initials(words: Words) -> set[str]:
    telling = [part for word in words if word not in _SMALL for part in word.split("-")]
    return {"".join(word[0] for word in telling)} if len(telling) > 1 else set()


def _short_names(words: Words) -> set[str]:
    first = set() if is_adjective(words[0]) or words[1] in _SMALL else {words[0]}
    return _initials(words) | first


def _full_names(named: Sequence[_Named], shortened: Callable[[Words], set[str]]) -> dict[tuple[str, Words], Words]:
    """(article, words) of each name of one word to the words of the one longer name that it stands for."""
    in_article: dict[tuple[str, str], set[Words]] = defaultdict(set)
    anywhere: dict[str, set[Words]] = defaultdict(set)
    for one in named:
        for short in shortened(one.words) if len(one.words) > 1 else ():
            in_article[one.article, short].add(one.words)
            anywhere[short].add(one.words)
    stands_for: dict[tuple[str, Words], Words] = {}
    for one in named:
        if len(one.words) == 1:
            short = one.words[0]
            full = in_article.get((one.article, short)) or anywhere.get(short, set())
            if len(full) == 1:
                stands_for[one.article, one.words] = next(iter(full))
    return stands_for


def _plain_names(places: Sequence[Words]) -> dict[Words, Words]:
    """Each country's full name to the one plain name among `places` that its adjective comes from."""
    full_names = [
        words for words in places if len(words) == 2 and words[1] in _REALMS and words not in _OTHER_COUNTRIES
    ]
    known = {words[0] for words in places if len(words) == 1}
    found: dict[Words, Words] = {}
    for words in full_names:
        plain = known & _countries(words[0])
        if len(plain) == 1:
            found[words] = (plain.pop(),)
    return found


def _countries(adjective: str) -> set[str]:
    """The plain names that `adjective` may come from: "russia" for "russian", "chechnya" for "chechen"."""
    regular = adjective.removesuffix("n")
    countries = {regular} if regular.endswith("a") and len(regular) > _SHORT_STEM else set()
    for ending, country in _IRREGULAR:
        stem = adjective.removesuffix(ending)
        if adjective.endswith(ending) and len(stem) >= _LONG_STEM:
            countries.add(stem + country)
    return countries - {adjective}


def _in_brackets(
    articles: Sequence[Article], named: Sequence[_Named], kinds: Mapping[Words, NameKind]
) -> dict[tuple[str, Words], Words]:
    """(article, words) of each short name that stands in brackets after the organisation's name: "… Trust (FSB)"."""
    bodies = {article.id: article.body for article in articles}
    aliases: dict[Words, set[Words]] = defaultdict(set)
    for long, short in pairwise(named):
        between = slice(long.mention.end, short.mention.start)
        if (
            long.article == short.article
            and kinds.get(long.words) == kinds.get(short.words) == "organisation"
            and len(short.words) == 1 < len(long.words)
            and bodies[long.article][between] == " ("
            and bodies[long.article].startswith(")", short.mention.end)
        ):
            aliases[short.words].add(long.words)
    return {
        (one.article, one.words): next(iter(aliases[one.words]))
        for one in named
        if len(aliases.get(one.words, ())) == 1
    }


def _reference(kind: NameKind, words: Words, group: Sequence[_Named], articles: int) -> CrossReference:
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for one in group:
        by_article[one.article].append(one.mention)
    return CrossReference(
        kind=kind,
        label=_label(one.mention.text for one in group if one.words == words),
        reason=f"named in {len(by_article)} articles",
        articles=tuple(by_article),
        evidence=tuple(
            Evidence(article, mention.start, mention.end, mention.text)
            for article, mentions in by_article.items()
            for mention in mentions
        ),
        weight=weight_of(len(by_article), articles) * salience(map(len, by_article.values())),
    )


def _label(forms: Iterable[str]) -> str:
    """The form in which the texts give the name most often, the shortest of equals, without title and possessive."""
    counts: Counter[str] = Counter()
    for form, count in Counter(forms).items():
        counts[_TYPED_POSSESSIVE.sub("", without_title(squeezed(form).replace("_", " ")))] += count
    return min(counts, key=lambda form: (-counts[form], len(form), form))
