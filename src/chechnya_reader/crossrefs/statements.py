"""Statements that are told in several articles: in the same words, one inside another, edited, or reworded.

`matching` says which wordings may be one statement, by an index of word shingles (Broder 1997). Here their tellings are
grouped by leader clustering (Hartigan, "Clustering Algorithms", 1975, chapter 3), where the speakers are compatible.
Time grows with the number of quotes, however often one phrase is told. Precision comes before recall.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from chechnya_reader.crossrefs.compatible import compatible, known, may_be_one, shared_surnames
from chechnya_reader.crossrefs.matching import FULL, Edge, Weights, edges
from chechnya_reader.crossrefs.relations import RELATIONS, Relation, relation
from chechnya_reader.crossrefs.second_hand import SecondHand
from chechnya_reader.crossrefs.stories import SAME_STORY, SameStory, story_numbers
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
from chechnya_reader.crossrefs.weights import strongest_first
from chechnya_reader.model import Article, CrossReference, Evidence, Quote, Span, Speaker
from chechnya_reader.text import fold, squeezed

__all__ = ["RELATIONS", "Relation", "find_statements", "relation"]

FRAGMENT_WORDS = 4
"""A fragment of fewer words, or of one content word, needs the reporters' own words to bear it out."""
LONG_FRAGMENT = 8
"""So many words of a fragment need nothing else, however far apart in time the articles are."""
CROWD = 12
"""Groups that have one wording and are tried for another telling; what more speakers say is nobody's statement."""
HELD_AGAINST = 8
"""Tellings of a group that are looked at for one who quotes the other."""
PHRASE = 100
"""Tellings from which on a fragment is a phrase of the language."""
LABEL = 90
_NO_LETTERS = re.compile(r"[\W_]+")
RETOLD = 0.1
"""What is left of a statement's weight where one story alone tells it."""


@dataclass(slots=True, eq=False)
class _Group:
    leader: int = -1
    speakers: dict[str, Speaker] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    strength: float = 0.0

    @property
    def quotes(self) -> frozenset[str]:
        return frozenset(quote.id for telling in self.tellings for quote, _ in telling.parts)

    @property
    def utterances(self) -> frozenset[tuple[str, int]]:
        """Each article and the number, in it, of each utterance that tells the statement."""
        return frozenset((quote.article, quote.utterance) for telling in self.tellings for quote, _ in telling.parts)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(telling.article for telling in self.tellings)


def find_statements(
    articles: Sequence[Article], quotes: Sequence[Quote], stories: Sequence[SameStory] = ()
) -> tuple[CrossReference, ...]:
    """The statements that two articles or more tell, the most telling first.

    Evidence is the sentences that tell it, not all of a long quote. The label is the start of the longest telling. The
    reason is the loosest of `RELATIONS` in which an article stands to the longest telling; "same story" follows where
    all of the articles, by `stories`, are one story, and "partly the same story" where some are. A statement that one
    story alone tells weighs little.
    """
    by_id = {article.id: article for article in articles}
    quotes = [quote for quote in quotes if quote.article in by_id]
    told = wordings(quotes)
    weights = Weights(told)
    grouping = _Grouping(told, weights, by_id, shared_surnames({quote.speaker for quote in quotes if quote.speaker}))
    groups = [group for group in grouping.groups() if len(group.articles) > 1]
    groups += _said_again(quotes, weights, groups)
    order = {article.id: number for number, article in enumerate(articles)}
    of_story = story_numbers(stories)
    return strongest_first(_reference(group, by_id, order, of_story) for group in _merged(groups))


class _Grouping:
    """Leader clustering: the longest wordings first, each telling joins the closest group that it may join.

    No group ever joins another, so that a fragment cannot chain two statements together.
    """

    def __init__(
        self, told: Sequence[Wording], weights: Weights, articles: Mapping[str, Article], surnames: frozenset[str]
    ) -> None:
        self._told = told
        self._weights = weights
        self._surnames = surnames
        self._support = Support(articles, weights)
        self._second_hand = SecondHand(articles, surnames)
        self._edges: dict[int, list[Edge]] = defaultdict(list)
        for edge in edges(told, weights):
            self._edges[edge.shorter].append(edge)
            self._edges[edge.longer].append(edge)
        self._groups: dict[int, list[_Group]] = defaultdict(list)
        self._homes: dict[tuple[int, str | None], _Group] = {}

    def groups(self) -> list[_Group]:
        """All groups that were begun, those of one telling too."""
        found: list[_Group] = []
        for number in sorted(range(len(self._told)), key=lambda number: (-len(self._told[number].words), number)):
            wording = self._told[number]
            near = self._edges.get(number, [])
            full = len(wording.content) >= FULL
            if not (near or len(wording.tellings) > 1) or not (full or self._is_fragment(wording)):
                continue
            near.sort(key=lambda edge: (-edge.strength, RELATIONS.index(edge.relation), edge.longer, edge.shorter))
            for telling in sorted(wording.tellings, key=lambda one: not known(one.speaker)):
                home = (number, telling.speaker.id if telling.speaker and known(telling.speaker) else None)
                group = self._homes.get(home) if full else None
                if group is None:
                    group, strength = self._joined(number, telling, near)
                else:
                    strength = self._weights.total(wording.stems)
                if group is None:
                    group = _Group(number)
                    found.append(group)
                self._homes[home] = group
                self._add(group, number, telling, strength)
        return found

    @staticmethod
    def _is_fragment(wording: Wording) -> bool:
        """Whether the few content words may be one statement's, and no phrase of the language."""
        return bool(wording.content) and len(wording.tellings) < PHRASE

    def _joined(self, number: int, telling: Telling, near: Sequence[Edge]) -> tuple[_Group | None, float]:
        own = [group for group in islice(self._groups.get(number, ()), CROWD) if self._fits(group, number, telling)]
        if not known(telling.speaker) and sum(1 for group in own if group.speakers) > 1:
            own = [group for group in own if not group.speakers][:1]
            near = ()
        if own:
            return own[0], self._weights.total(self._told[number].stems)
        for edge in near:
            other = edge.longer if edge.shorter == number else edge.shorter
            if all(telling.is_within(one) for one in self._told[other].tellings):
                continue
            for group in islice(self._groups.get(other, ()), CROWD):
                if edge.relation == "reworded" and group.leader != other:
                    continue
                if self._fits(group, number, telling, edge):
                    return group, edge.strength
        return None, 0.0

    def _fits(self, group: _Group, number: int, telling: Telling, edge: Edge | None = None) -> bool:
        """Whether `telling` of wording `number` may join, by that very wording or by an edge to one of the group's."""
        wording = self._told[number]
        full = len(wording.content) >= FULL
        close = edge is None or edge.close
        speaker = telling.speaker if known(telling.speaker) else None
        for other in () if speaker is None else group.speakers.values():
            if not compatible(speaker, other, self._surnames) and not (
                full and self._may_tell_for(telling, other, group)
            ):
                return False
        if not full:
            return self._is_borne_out(group, wording, telling)
        if not close and (speaker is None or speaker.id not in group.speakers):
            return False
        return edge is None or edge.alike or not self._support.is_far(telling, group.tellings)

    def _is_borne_out(self, group: _Group, wording: Wording, telling: Telling) -> bool:
        """Whether so few words are of the group's statement, and no phrase that somebody uses again."""
        if len(wording.content) == 1 and any(quote.kind == "direct" for quote, _ in telling.parts):
            return False
        both_known = known(telling.speaker) and bool(group.speakers)
        long_enough = len(wording.words) >= FRAGMENT_WORDS and len(wording.content) > 1
        if (
            long_enough
            and both_known
            and (len(wording.words) >= LONG_FRAGMENT or not self._support.is_far(telling, group.tellings))
        ):
            return True
        needed = NEEDED if both_known else NEEDED_ALONE
        return (long_enough or both_known) and self._support.bears_out(telling, group.tellings, wording.stems, needed)

    def _may_tell_for(self, telling: Telling, speaker: Speaker, group: _Group) -> bool:
        """Whether the same words may be of both: of one person under two names, or of one who quotes the other."""
        if telling.speaker is not None and may_be_one(telling.speaker, speaker):
            return True
        told = (other for other in group.tellings if other.speaker is not None and other.speaker.id == speaker.id)
        return any(self._second_hand.joins(telling, other) for other in islice(told, HELD_AGAINST))

    def _add(self, group: _Group, number: int, telling: Telling, strength: float) -> None:
        group.tellings.append(telling)
        if telling.speaker is not None and known(telling.speaker):
            group.speakers.setdefault(telling.speaker.id, telling.speaker)
        group.strength = max(group.strength, strength)
        groups = self._groups[number]
        if len(groups) < CROWD and not any(group is one for one in groups):
            groups.append(group)


def _said_again(quotes: Sequence[Quote], weights: Weights, found: Sequence[_Group]) -> list[_Group]:
    """The whole utterances that one speaker makes word for word in several articles, but those `found` already.

    Here a few words are enough, since it is the same person, who said no more; not so for what anybody answers.
    """
    by_letters: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in utterances(quotes):
        speaker = telling.speaker
        if speaker is not None and known(speaker) and all(quote.kind == "direct" for quote, _ in telling.parts):
            by_letters[speaker.id, _NO_LETTERS.sub("", fold(telling.text))].append(telling)
    groups: dict[tuple[str, tuple[str, ...]], _Group] = {}
    for telling in chain.from_iterable(same for same in by_letters.values() if len(same) > 1):
        speaker = telling.speaker
        words = folded_words(telling.text)
        if speaker is not None and says_something(words):
            strength = weights.total(frozenset(content_of(words)))
            groups.setdefault(
                (speaker.id, words), _Group(speakers={speaker.id: speaker}, strength=strength)
            ).tellings.append(telling)
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
    """`groups` with those taken together whose utterances are all among another's: sentences of one long statement."""
    kept: list[_Group] = []
    by_utterance: dict[tuple[str, int], list[_Group]] = defaultdict(list)
    utterances_of = {id(group): group.utterances for group in groups}
    for group in sorted(groups, key=lambda one: (-len(utterances_of[id(one)]), -one.strength)):
        mine = utterances_of[id(group)]
        home = next((one for one in by_utterance[min(mine)] if mine <= utterances_of[id(one)]), None)
        if home is None:
            kept.append(group)
            for utterance in mine:
                by_utterance[utterance].append(group)
        else:
            home.tellings += group.tellings
            home.strength += group.strength
    return kept


def _reference(
    group: _Group, articles: Mapping[str, Article], order: Mapping[str, int], of_story: Mapping[str, int]
) -> CrossReference:
    parts = [part for telling in group.tellings for part in telling.parts]
    told_in: Counter[str] = Counter()
    said: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        said[part[0].article].update(_words(part))
    for words in said.values():
        told_in.update(words | set(content_of(tuple(words))))
    spans: dict[Quote, list[Span]] = defaultdict(list)
    for part in parts:
        words = _words(part)
        stems = content_of(tuple(words))
        if any(told_in[stem] > 1 for stem in stems) or (not stems and all(told_in[word] > 1 for word in words)):
            spans[part[0]].append(part[1])
    quotes = sorted(spans, key=lambda quote: (order[quote.article], quote.start))
    evidence = tuple(
        Evidence(quote.article, span.start, span.end, articles[quote.article].body[span.start : span.end])
        for quote in quotes
        for span in _joined_spans(spans[quote], articles[quote.article].body)
    )
    longest = max(evidence, key=lambda row: row.end - row.start)
    shared_by = tuple(dict.fromkeys(quote.article for quote in quotes))
    stories = {of_story.get(article, -1 - number) for number, article in enumerate(shared_by)}
    suffix = "" if len(stories) == len(shared_by) else SAME_STORY if len(stories) == 1 else f"partly the {SAME_STORY}"
    return CrossReference(
        kind="statement",
        label=_label(longest.text),
        reason=", ".join(filter(None, (_relation(evidence), suffix))),
        articles=shared_by,
        quotes=tuple(quote.id for quote in quotes),
        evidence=evidence,
        weight=group.strength * (RETOLD if len(stories) == 1 else 1),
    )


def _words(part: tuple[Quote, Span]) -> set[str]:
    quote, span = part
    return set(folded_words(quote.text[span.start - quote.start : span.end - quote.start]))


def _relation(evidence: Sequence[Evidence]) -> Relation:
    """The loosest way in which an article tells what the longest telling says."""
    tellings: dict[str, list[str]] = defaultdict(list)
    for row in evidence:
        tellings[row.article].append(row.text)
    longest = max(tellings.values(), key=lambda texts: sum(map(len, texts)))
    distinct = set(map(tuple, tellings.values()))
    return max((relation(longest, texts) for texts in distinct), key=RELATIONS.index)


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
