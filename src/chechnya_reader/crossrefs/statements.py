"""Statements that are told in several articles: in the same words, one inside another, or reworded.

Candidates come from an inverted index of word shingles (Broder, "On the resemblance and containment of documents",
1997), here ordered pairs of content words that stand close together, so that a rewording still shares some. Shingles
that many wordings share tell nothing and are passed over, which keeps the work near to linear. Only candidates are
compared: by containment of their words, weighted by inverse document frequency, and by the longest common subsequence
of all their words (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004). Precision comes before recall.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log
from typing import Literal

from chechnya_reader.crossrefs.compatible import compatible, known
from chechnya_reader.crossrefs.names import strongest_first
from chechnya_reader.crossrefs.support import NEEDED, NEEDED_ALONE, Support
from chechnya_reader.crossrefs.tellings import (
    Telling,
    Wording,
    content_of,
    folded_words,
    says_something,
    utterances,
    wordings,
)
from chechnya_reader.model import Article, CrossReference, Evidence, Quote, Span, Speaker
from chechnya_reader.text import squeezed

Relation = Literal["same words", "contained", "reworded"]
RELATIONS: tuple[Relation, ...] = ("same words", "contained", "reworded")
"""From the closest to the loosest."""

FULL = 4
"""Content words from which on a wording is told by its words alone; a shorter one is a fragment."""
WINDOW = 3
"""How far apart, in content words, the two of a shingle may stand."""
COMMON = 60
"""A shingle, or a fragment's rarest word, in more wordings than this finds nothing."""
SHARED_WEIGHT = 0.45
SHARED_ORDER = 0.45
"""What a rewording shares at least with the shorter one: of the weight of content words, of all words in one order."""
SHARED_RARITY = 0.5
"""How rare the content words that a rewording shares are at least, as a share of the rarest."""
CLOSE = 0.6
CLOSE_RARITY = 0.7
"""The same three, the first for both, where one of the speakers is not known."""
FRAGMENT_WORDS = 4
"""A fragment of fewer words, or of one content word, needs the reporters' own words to bear it out."""
FRAGMENT_PLACES = 3
"""A fragment that stands in more other wordings than this is a phrase of the language, and nobody's statement."""
LABEL = 90


@dataclass(frozen=True, slots=True)
class _Edge:
    """That wording number `shorter` tells what number `longer` tells.

    `strength` is the weight of the content words that they share; `close` says whether that is enough where one of the
    speakers is not known.
    """

    shorter: int
    longer: int
    relation: Relation
    strength: float
    close: bool = True


@dataclass(slots=True, eq=False)
class _Group:
    leader: int = -1
    speakers: list[Speaker] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    strength: float = 0.0

    @property
    def quotes(self) -> frozenset[str]:
        return frozenset(quote.id for telling in self.tellings for quote, _ in telling.parts)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(telling.article for telling in self.tellings)


def relation(telling: Sequence[str], other: Sequence[str]) -> Relation:
    """How two tellings stand to each other, each given as the stretches of text that it consists of."""
    one, two = [_line(text) for text in telling], [_line(text) for text in other]
    whole_one, whole_two = _line("\n".join(telling)), _line("\n".join(other))
    if whole_one == whole_two or set(one) == set(two):
        return "same words"
    if all(line in whole_two for line in one) or all(line in whole_one for line in two):
        return "contained"
    return "reworded"


def _line(text: str) -> str:
    return f" {' '.join(folded_words(text))} "


def find_statements(articles: Sequence[Article], quotes: Sequence[Quote]) -> tuple[CrossReference, ...]:
    """The statements that two articles or more tell, the most telling first.

    Evidence is the sentences that tell it, not all of a long quote. The label is the start of the longest telling.
    """
    bodies = {article.id: article.body for article in articles}
    order = {article.id: number for number, article in enumerate(articles)}
    quotes = [quote for quote in quotes if quote.article in order]
    told = wordings(quotes)
    weights = _Weights(told)
    groups = [group for group in _Grouping(told, weights, bodies).groups() if len(group.articles) > 1]
    groups += _said_again(quotes, weights, groups)
    return strongest_first(_reference(group, order, bodies) for group in _merged(groups))


class _Weights:
    """How telling each stem is: its inverse document frequency among the wordings."""

    def __init__(self, told: Sequence[Wording]) -> None:
        self.frequency = Counter(stem for wording in told for stem in wording.stems)
        self._weights = {stem: log(1 + len(told) / count) for stem, count in self.frequency.items()}

    def total(self, stems: frozenset[str]) -> float:
        return fsum(self._weights.get(stem, 0.0) for stem in stems)


def _shingles(content: Sequence[str], numbers: Mapping[str, int]) -> set[int]:
    size = len(numbers)
    ids = [numbers[stem] for stem in content]
    return {
        first * size + second
        for start, first in enumerate(ids)
        for second in ids[start + 1 : start + 1 + WINDOW]
        if first != second
    }


def _candidates(told: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of wordings, by number, that share two shingles or more; each pair once."""
    numbers: dict[str, int] = {}
    for wording in told:
        for stem in wording.content:
            numbers.setdefault(stem, len(numbers))
    seen = bytearray(1 << 22)
    mask = len(seen) - 1
    for wording in told:
        for shingle in _shingles(wording.content, numbers):
            place = (shingle * 0x9E3779B1 >> 7) & mask
            seen[place] = min(2, seen[place] + 1)
    index: dict[int, list[int]] = defaultdict(list)
    for number, wording in enumerate(told):
        shared: Counter[int] = Counter()
        for shingle in _shingles(wording.content, numbers):
            if seen[(shingle * 0x9E3779B1 >> 7) & mask] < 2:
                continue
            posting = index[shingle]
            if len(posting) <= COMMON:
                shared.update(posting)
                posting.append(number)
        yield from ((other, number) for other, count in sorted(shared.items()) if count > 1)


def _edges(told: Sequence[Wording], weights: _Weights) -> Iterator[_Edge]:
    for one, other in _candidates(told):
        shorter, longer = sorted((one, other), key=lambda number: (len(told[number].words), -number))
        if len(told[shorter].content) >= FULL:
            edge = _compared(shorter, longer, told, weights)
            if edge is not None:
                yield edge
    yield from _fragments(told, weights)


def _compared(shorter: int, longer: int, told: Sequence[Wording], weights: _Weights) -> _Edge | None:
    few, many = told[shorter], told[longer]
    shared = few.stems & many.stems
    weight = weights.total(shared)
    if few.line in many.line:
        return _Edge(shorter, longer, "contained", weight)
    if _contradict(few, many):
        return None
    by_weight = weight / min(weights.total(few.stems), weights.total(many.stems))
    by_order = common_words(few.words, many.words) / len(few.words)
    rarity = weight / (len(shared) * log(1 + len(told)))
    if by_weight < SHARED_WEIGHT or by_order < SHARED_ORDER or rarity < SHARED_RARITY:
        return None
    return _Edge(shorter, longer, "reworded", weight, min(by_weight, by_order) >= CLOSE and rarity >= CLOSE_RARITY)


def _contradict(one: Wording, other: Wording) -> bool:
    """Whether only one of them denies something, or they give different figures."""
    return one.negative != other.negative or not (one.figures <= other.figures or other.figures <= one.figures)


def common_words(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence of words that both have in this order (Hyyrö 2004)."""
    positions: dict[str, int] = defaultdict(int)
    for number, word in enumerate(one):
        positions[word] |= 1 << number
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        matched = row & positions.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def _fragments(told: Sequence[Wording], weights: _Weights) -> Iterator[_Edge]:
    """The wordings with few content words that stand word for word in few others."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(told):
        for stem in sorted(wording.stems):
            if weights.frequency[stem] <= COMMON:
                index[stem].append(number)
    for number, wording in enumerate(told):
        if not 0 < len(wording.content) < FULL:
            continue
        rarest = min(wording.stems, key=lambda stem: (weights.frequency[stem], stem))
        line = wording.line
        places = [other for other in index.get(rarest, ()) if other != number and line in told[other].line]
        if len(places) <= FRAGMENT_PLACES:
            for other in places:
                yield _Edge(number, other, "contained", weights.total(wording.stems))


class _Grouping:
    """Leader clustering: the longest wordings first, each telling joins the closest group that it may join.

    No group ever joins another, so that a fragment cannot chain two statements together.
    """

    def __init__(self, told: Sequence[Wording], weights: _Weights, bodies: Mapping[str, str]) -> None:
        self._told = told
        self._weights = weights
        self._support = Support(bodies)
        self._edges: dict[int, list[_Edge]] = defaultdict(list)
        for edge in _edges(told, weights):
            self._edges[edge.shorter].append(edge)
            self._edges[edge.longer].append(edge)
        self._groups: dict[int, list[_Group]] = defaultdict(list)

    def groups(self) -> list[_Group]:
        """All groups that were begun, those of one telling too."""
        found: list[_Group] = []
        for number in sorted(range(len(self._told)), key=lambda number: (-len(self._told[number].words), number)):
            wording = self._told[number]
            edges = self._edges.get(number, [])
            if not wording.content or not (edges or len(wording.tellings) > 1):
                continue
            edges.sort(key=lambda edge: (-edge.strength, RELATIONS.index(edge.relation), edge.longer, edge.shorter))
            for telling in sorted(wording.tellings, key=lambda one: not known(one.speaker)):
                if not self._joined(number, telling, edges):
                    group = _Group(number)
                    found.append(group)
                    self._add(group, number, telling)
        return found

    def _joined(self, number: int, telling: Telling, edges: Sequence[_Edge]) -> bool:
        for group in self._groups.get(number, ()):
            if self._fits(group, number, telling, close=True):
                self._add(group, number, telling, self._weights.total(self._told[number].stems))
                return True
        for edge in edges:
            other = edge.longer if edge.shorter == number else edge.shorter
            for group in self._groups.get(other, ()):
                if edge.relation == "reworded" and group.leader != other:
                    continue
                if self._fits(group, number, telling, close=edge.close):
                    self._add(group, number, telling, edge.strength)
                    return True
        return False

    def _fits(self, group: _Group, number: int, telling: Telling, *, close: bool) -> bool:
        if not all(compatible(telling.speaker, speaker) for speaker in group.speakers):
            return False
        both_known = known(telling.speaker) and bool(group.speakers)
        wording = self._told[number]
        if len(wording.content) >= FULL:
            return both_known or close
        if len(wording.content) == 1 and any(quote.kind == "direct" for quote, _ in telling.parts):
            return False
        long_enough = len(wording.words) >= FRAGMENT_WORDS and len(wording.content) > 1
        if long_enough and both_known:
            return True
        needed = NEEDED if both_known else NEEDED_ALONE
        return (long_enough or both_known) and self._support.bears_out(telling, group.tellings, wording.stems, needed)

    def _add(self, group: _Group, number: int, telling: Telling, strength: float = 0.0) -> None:
        group.tellings.append(telling)
        if known(telling.speaker) and telling.speaker is not None and telling.speaker not in group.speakers:
            group.speakers.append(telling.speaker)
        group.strength = max(group.strength, strength)
        if group not in self._groups[number]:
            self._groups[number].append(group)


def _said_again(quotes: Sequence[Quote], weights: _Weights, found: Sequence[_Group]) -> list[_Group]:
    """The whole utterances that one speaker makes word for word in several articles, but those `found` already.

    Here a few words are enough, since it is the same person, who said no more; not so for what anybody answers.
    """
    groups: dict[tuple[str, tuple[str, ...]], _Group] = {}
    for telling in utterances(quotes):
        speaker = telling.speaker
        if speaker is None or not known(speaker) or any(quote.kind != "direct" for quote, _ in telling.parts):
            continue
        words = tuple(word for quote, _ in telling.parts for word in folded_words(quote.text))
        if says_something(words):
            strength = weights.total(frozenset(content_of(words)))
            groups.setdefault((speaker.id, words), _Group(speakers=[speaker], strength=strength)).tellings.append(
                telling
            )
    by_quote: dict[str, list[_Group]] = defaultdict(list)
    for group in found:
        for quote in group.quotes:
            by_quote[quote].append(group)
    return [group for group in groups.values() if len(group.articles) > 1 and not _is_known(group, by_quote)]


def _is_known(group: _Group, by_quote: Mapping[str, Sequence[_Group]]) -> bool:
    """Whether one of the groups has something of each telling."""
    candidates = [other for quote, _ in group.tellings[0].parts for other in by_quote.get(quote.id, ())]
    return any(
        all(any(quote.id in said for quote, _ in telling.parts) for telling in group.tellings)
        for said in (other.quotes for other in candidates)
    )


def _merged(groups: Sequence[_Group]) -> list[_Group]:
    """`groups` with those taken together whose quotes are all among another's: sentences of one long statement."""
    kept: list[_Group] = []
    by_quote: dict[str, list[_Group]] = defaultdict(list)
    quotes = {id(group): group.quotes for group in groups}
    for group in sorted(groups, key=lambda one: (-len(quotes[id(one)]), -one.strength)):
        mine = quotes[id(group)]
        home = next((one for one in by_quote[min(mine)] if mine <= quotes[id(one)]), None)
        if home is None:
            kept.append(group)
            for quote in mine:
                by_quote[quote].append(group)
        else:
            home.tellings += group.tellings
            home.strength += group.strength
    return kept


def _reference(group: _Group, order: Mapping[str, int], bodies: Mapping[str, str]) -> CrossReference:
    said: dict[str, set[str]] = defaultdict(set)
    for telling in group.tellings:
        for part in telling.parts:
            said[telling.article].update(_words(part), _stems(part))
    spans: dict[Quote, list[Span]] = defaultdict(list)
    for telling in group.tellings:
        others = set().union(*(words for article, words in said.items() if article != telling.article))
        for part in telling.parts:
            stems = _stems(part)
            if others & stems or (not stems and others >= _words(part)):
                spans[part[0]].append(part[1])
    quotes = sorted(spans, key=lambda quote: (order[quote.article], quote.start))
    evidence = [
        Evidence(quote.article, span.start, span.end, bodies[quote.article][span.start : span.end])
        for quote in quotes
        for span in _joined_spans(spans[quote], bodies[quote.article])
    ]
    longest = max(evidence, key=lambda row: row.end - row.start)
    return CrossReference(
        kind="statement",
        label=_label(longest.text),
        reason=_reason(evidence),
        articles=tuple(dict.fromkeys(quote.article for quote in quotes)),
        quotes=tuple(quote.id for quote in quotes),
        evidence=tuple(evidence),
        weight=group.strength,
    )


def _words(part: tuple[Quote, Span]) -> set[str]:
    quote, span = part
    return set(folded_words(quote.text[span.start - quote.start : span.end - quote.start]))


def _stems(part: tuple[Quote, Span]) -> set[str]:
    return set(content_of(tuple(_words(part))))


def _reason(evidence: Sequence[Evidence]) -> Relation:
    """The loosest way in which an article tells what the longest telling says."""
    tellings: dict[str, list[str]] = defaultdict(list)
    for row in evidence:
        tellings[row.article].append(row.text)
    longest = max(tellings.values(), key=lambda texts: sum(map(len, texts)))
    return max((relation(longest, texts) for texts in tellings.values()), key=RELATIONS.index)


def _joined_spans(spans: Sequence[Span], body: str) -> list[Span]:
    """`spans` in order, those that overlap or that only white space and marks part as one."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and not any(map(str.isalnum, body[joined[-1].end : span.start])):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _label(text: str) -> str:
    words = squeezed(text)
    return words if len(words) <= LABEL else words[: words.rindex(" ", 0, LABEL)].rstrip(" ,;:") + "…"
