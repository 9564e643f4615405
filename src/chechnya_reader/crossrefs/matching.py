"""Which wordings may tell the same: an index first, comparing after.

Candidates come from an inverted index of word shingles (Broder, "On the resemblance and containment of documents",
1997), here skip-bigrams: ordered pairs of content words that stand close together (Lin and Och, "Automatic evaluation
of machine translation quality using longest common subsequence and skip-bigram statistics", 2004), so that a rewording
still shares some. Shingles that many wordings share tell nothing and are passed over, which keeps the work near to
linear. Only candidates are compared: by containment of their words, weighted by inverse document frequency, and by the
longest common subsequence of all their words (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004). Precision
comes before recall.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum, log

from chechnya_reader.crossrefs.relations import Relation, common_words, fits, pieces
from chechnya_reader.crossrefs.tellings import Wording

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
ALIKE = 0.6
"""The first two where the articles are far apart in time: it is more likely that somebody spoke of a thing again."""
CLOSE_RARITY = 0.7
"""The third, beside `ALIKE`, where the speakers are not the same for certain."""
FRAGMENT_PLACES = 3
"""A fragment that stands in more other wordings than this is a phrase of the language, and nobody's statement."""

_SPREAD = 0x9E3779B1
"""A multiplier that spreads the numbers of shingles over a table (Knuth, The Art of Computer Programming 3, 6.4)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """That wording number `shorter` tells what number `longer` tells.

    `strength` is the weight of the content words that they share. `alike` says whether that is enough for articles that
    are far apart in time, `close` whether it is where the speakers are not the same for certain.
    """

    shorter: int
    longer: int
    relation: Relation
    strength: float
    alike: bool = True
    close: bool = True


class Weights:
    """How telling each stem is: its inverse document frequency among the wordings."""

    def __init__(self, told: Sequence[Wording]) -> None:
        self.frequency = Counter(stem for wording in told for stem in wording.stems)
        self._weights = {stem: log(1 + len(told) / count) for stem, count in self.frequency.items()}
        self.rarest = log(1 + len(told))

    def total(self, stems: Iterable[str]) -> float:
        """The weight of all `stems` together; one that no wording has is as rare as one can be."""
        return fsum(self._weights.get(stem, self.rarest) for stem in stems)


def edges(told: Sequence[Wording], weights: Weights) -> Iterator[Edge]:
    """Every two of `told` that tell the same, as far as their words say."""
    for one, other in candidates(told):
        shorter, longer = sorted((one, other), key=lambda number: (len(told[number].words), -number))
        if len(told[shorter].content) >= FULL:
            edge = _compared(shorter, longer, told, weights)
            if edge is not None:
                yield edge
    yield from _fragments(told, weights)


def candidates(told: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of wordings, by number, that share two shingles or more; each pair once.

    Of shingles that more than `COMMON` wordings share, the first `COMMON` and the next one count. The table `seen` may
    take two shingles for one, which costs time and no pair.
    """
    numbers: dict[str, int] = {}
    for wording in told:
        for stem in wording.content:
            numbers.setdefault(stem, len(numbers))
    seen = bytearray(1 << max(16, 6 + len(told).bit_length()))
    mask = len(seen) - 1
    for wording in told:
        for shingle in _shingles(wording.content, numbers):
            place = (shingle * _SPREAD >> 7) & mask
            seen[place] = 2 if seen[place] else 1
    index: dict[int, list[int]] = defaultdict(list)
    for number, wording in enumerate(told):
        postings = [
            index[shingle]
            for shingle in _shingles(wording.content, numbers)
            if seen[(shingle * _SPREAD >> 7) & mask] == 2
        ]
        postings = [posting for posting in postings if len(posting) <= COMMON]
        shared = Counter(chain.from_iterable(postings))
        for posting in postings:
            posting.append(number)
        yield from ((other, number) for other, count in sorted(shared.items()) if count > 1)


def _shingles(content: Sequence[str], numbers: Mapping[str, int]) -> set[int]:
    size = len(numbers)
    ids = [numbers[stem] for stem in content]
    return {
        first * size + second
        for start, first in enumerate(ids)
        for second in ids[start + 1 : start + 1 + WINDOW]
        if first != second
    }


def _compared(shorter: int, longer: int, told: Sequence[Wording], weights: Weights) -> Edge | None:
    few, many = told[shorter], told[longer]
    shared = few.stems & many.stems
    weight = weights.total(shared)
    if few.line in many.line:
        return Edge(shorter, longer, "contained", weight)
    edited = _edited(few, many)
    if edited is not None:
        return Edge(shorter, longer, edited, weight)
    if _contradict(few, many):
        return None
    by_weight = weight / min(weights.total(few.stems), weights.total(many.stems))
    rarity = weight / (len(shared) * weights.rarest)
    if by_weight < SHARED_WEIGHT or rarity < SHARED_RARITY:
        return None
    by_order = common_words(few.words, many.words) / len(few.words)
    if by_order < SHARED_ORDER:
        return None
    alike = min(by_weight, by_order) >= ALIKE
    return Edge(shorter, longer, "reworded", weight, alike, close=alike and rarity >= CLOSE_RARITY)


def _edited(one: Wording, other: Wording) -> Relation | None:
    """How one of the two stands to the other where an editor made it out of the other's words."""
    for edited, whole in ((one, other), (other, one)):
        cut = pieces(edited.edited) if edited.edited is not None else None
        if cut is not None:
            found = fits(cut, whole.line)
            if found is not None:
                return found
    return None


def _contradict(one: Wording, other: Wording) -> bool:
    """Whether only one of them denies something, or they give different figures."""
    return one.negative != other.negative or not (one.figures <= other.figures or other.figures <= one.figures)


def _fragments(told: Sequence[Wording], weights: Weights) -> Iterator[Edge]:
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
                yield Edge(number, other, "contained", weights.total(wording.stems))
