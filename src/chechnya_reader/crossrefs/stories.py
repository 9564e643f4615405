"""The same story in two files: a reprint, two articles cut from one wire copy, a brief and the article it tells of.

Candidates share signatures: shingles that begin at words picked by their hash (Manber, "Finding similar files in a
large file system", 1994). They are compared by containment of word shingles (Broder, "On the resemblance and
containment of documents", 1997), as the share of the words that stand in shared shingles. What stands between quotation
marks is counted apart: two reporters who heard the same speech share quotes, two files of one story the reporter's own
words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import Literal
from zlib import crc32

from chechnya_reader.crossrefs.links import normal_address, opening
from chechnya_reader.crossrefs.tellings import WORD, folded_words
from chechnya_reader.crossrefs.words import STOP_WORDS
from chechnya_reader.loading import article_names, without_ending
from chechnya_reader.model import Article, CrossReference, Evidence, Span
from chechnya_reader.quotes import find_spans
from chechnya_reader.text import Folded, fold

StoryKind = Literal["reprint", "shared copy", "brief of"]
SAME_STORY = "same story"

SHINGLE = 5
"""Words of a shingle."""
SAMPLED = 4
"""One content word in so many begins a signature."""
COMMON = 50
"""A signature in more articles is a footer or a formula."""
TRIED = 4
"""Earlier articles with one signature that an article is compared with."""
OFTEN = 10
"""Places of a shingle within one article that are looked at."""
CANDIDATE = 0.15
"""The share of the shorter one's signatures from which on two articles are compared."""
REPRINTED = 0.8
"""The share of all words, and of the reporter's own, from which on the shorter article is a reprint of the other."""
SHARED_COPY = 0.3
SHARED_WORDS = 40
"""The share of the shorter one's own words, and their number, from which on two articles share copy."""

SHORTEST = 20
"""Words that an article has at least which is told to be a reprint by its words."""
FOOTER = 120
"""Words, at most, that an outlet puts above or below all of its articles."""
BRIEFED = 8
"""Words of a passage that a brief has from the article that it tells of, where only `related` names it."""

_WEIGHTS: Mapping[StoryKind, float] = {"reprint": 6.0, "brief of": 5.0, "shared copy": 4.5}


@dataclass(frozen=True, slots=True)
class SameStory:
    """Two articles that are no two reports.

    `articles` are in the order of the collection; of a brief, it comes first and then what it tells of. `share` is the
    part, from 0 to 1, of the shorter one's words that stand in the other: for "shared copy" of its reporter's own
    words, for "brief of" of the brief's. `passages` is the longest passage that they share, in each; where they share
    none, how each begins.
    """

    kind: StoryKind
    articles: tuple[str, str]
    share: float
    passages: tuple[Evidence, Evidence]


def same_stories(articles: Sequence[Article]) -> tuple[SameStory, ...]:
    """Every two of `articles` that are the same story, by the first and the second of them.

    Of a story in very many files, each is compared with the first few that are like it, and where there are more than
    `COMMON`, with the first of the same words only. Takes time in proportion to the words of all articles.
    """
    texts = [_Text(article) for article in articles]
    briefs = _briefs(texts)
    found: list[SameStory | None] = []
    for brief, source in briefs:
        shared = _covered(texts[brief], texts[source])
        found.append(_same(texts[brief], texts[source], "brief of", sum(shared) / max(1, len(shared))))
    known = {frozenset(pair) for pair in briefs}
    for pair in sorted(set(_candidates(texts))):
        if frozenset(pair) not in known:
            found.append(_compared(texts[pair[0]], texts[pair[1]]))
    order = {article.id: number for number, article in enumerate(articles)}
    return tuple(sorted(filter(None, found), key=lambda one: [order[name] for name in one.articles]))


def story_numbers(stories: Sequence[SameStory]) -> dict[str, int]:
    """The number of its story for each article that is in one of `stories`; stories that share an article are one."""
    number_of: dict[str, int] = {}
    members: dict[int, list[str]] = {}
    for number, story in enumerate(stories):
        members[number] = []
        for article in story.articles:
            joined = members.pop(number_of[article]) if article in number_of else [article]
            members.setdefault(number, []).extend(joined)
            number_of.update(dict.fromkeys(joined, number))
    return number_of


def story_references(articles: Sequence[Article], stories: Sequence[SameStory]) -> tuple[CrossReference, ...]:
    """A link for each of `stories`, with the passages as its evidence."""
    by_id = {article.id: article for article in articles}
    order = {article.id: number for number, article in enumerate(articles)}
    return tuple(
        CrossReference(
            kind="link",
            label=by_id[story.articles[1]].title,
            reason=f"{SAME_STORY}: {story.kind}",
            articles=tuple(sorted(story.articles, key=order.__getitem__)),
            evidence=tuple(sorted(story.passages, key=lambda row: order[row.article])),
            weight=_WEIGHTS[story.kind] + story.share,
        )
        for story in stories
    )


class _Text:
    """An article and its words, folded."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = list(map(intern, WORD.findall(fold(article.body))))

    def signatures(self, picked: dict[str, bool]) -> set[int]:
        """The shingles that begin at a picked word; `picked` is filled with whether each word is one."""
        found = set()
        for place, word in enumerate(self.words[: -SHINGLE + 1]):
            if word not in picked:
                picked[word] = word not in STOP_WORDS and crc32(word.encode()) % SAMPLED == 0
            if picked[word]:
                found.add(hash(tuple(self.words[place : place + SHINGLE])))
        return found

    def passage(self, first: int, size: int) -> Evidence:
        """The text from word number `first`, `size` words long."""
        folded = Folded(self.article.body)
        matches = list(islice(WORD.finditer(folded.text), first, first + size))
        return _evidence(self.article, folded.span(matches[0].start(), matches[-1].end()))


@lru_cache(maxsize=64)
def _own(text: _Text) -> Sequence[bool]:
    """Of each word, whether it is the reporter's and not between quotation marks."""
    body = text.article.body
    own: list[bool] = []
    reached = 0
    for span in find_spans(body):
        own += [True] * _count(body[reached : span.start]) + [False] * _count(body[span.start : span.end])
        reached = span.end
    own += [True] * _count(body[reached:])
    size = len(text.words)
    return own[:size] + [True] * (size - len(own))


def _count(part: str) -> int:
    return len(WORD.findall(fold(part)))


@lru_cache(maxsize=64)
def _shingles(text: _Text) -> Mapping[tuple[str, ...], Sequence[int]]:
    """Each shingle and the places, in words, where it begins; of one that stands often, the first few."""
    places: dict[tuple[str, ...], list[int]] = {}
    shingles = zip(*(text.words[start:] for start in range(SHINGLE)), strict=False)
    for place, shingle in enumerate(shingles):
        found = places.setdefault(shingle, [])
        if len(found) < OFTEN:
            found.append(place)
    return places


def _evidence(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span.start, span.end, article.body[span.start : span.end])


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, by number, that share enough of their signatures, or all of their words."""
    first: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(texts):
        original = first.setdefault(tuple(text.words), number)
        if original != number:
            yield original, number
    picked: dict[str, bool] = {}
    signed = [text.signatures(picked) for text in texts]
    counts = Counter(signature for signatures in signed for signature in signatures)
    index: dict[int, list[int]] = defaultdict(list)
    for number, signatures in enumerate(signed):
        telling = [signature for signature in signatures if 1 < counts[signature] <= COMMON]
        shared: Counter[int] = Counter()
        for signature in telling:
            shared.update(index[signature])
            if len(index[signature]) < TRIED:
                index[signature].append(number)
        for other, count in shared.items():
            if count >= CANDIDATE * min(len(signatures), len(signed[other])):
                yield other, number


def _compared(one: _Text, other: _Text) -> SameStory | None:
    shorter, longer = sorted((one, other), key=lambda text: len(text.words))
    if len(shorter.words) < SHORTEST:
        return None
    if shorter.words == longer.words:
        return _same(one, other, "reprint", 1.0)
    shared = _covered(shorter, longer)
    start, end = _between_footers(shorter.words, longer.words)
    reporters = _own(shorter)[start:end]
    own = [is_shared for is_shared, is_own in zip(shared[start:end], reporters, strict=True) if is_own]
    of_all = sum(shared[start:end]) / (end - start)
    of_own = sum(own) / max(1, len(own))
    if of_all >= REPRINTED and of_own >= REPRINTED:
        return _same(one, other, "reprint", of_all)
    if of_own >= SHARED_COPY and sum(own) >= SHARED_WORDS:
        return _same(one, other, "shared copy", of_own)
    return None


def _between_footers(shorter: Sequence[str], longer: Sequence[str]) -> tuple[int, int]:
    """The words of `shorter` without what may be an outlet's header and footer: as both begin, and as both end.

    All of them where nearly nothing would be left, or too much is alike for a footer.
    """
    size = len(shorter)
    head = next((number for number in range(size) if shorter[number] != longer[number]), size)
    tail = next((number for number in range(size) if shorter[-1 - number] != longer[-1 - number]), size)
    start, end = (head if head <= FOOTER else 0), (size - tail if tail <= FOOTER else size)
    return (start, end) if end - start >= SHORTEST // 2 else (0, size)


def _covered(text: _Text, other: _Text) -> list[bool]:
    """Of each word of `text`, whether it stands in a shingle of `other`."""
    covered = [False] * len(text.words)
    mine, theirs = _shingles(text), _shingles(other)
    for shingle in mine.keys() & theirs.keys():
        for place in mine[shingle]:
            covered[place : place + SHINGLE] = [True] * SHINGLE
    return covered


def _same(one: _Text, other: _Text, kind: StoryKind, share: float) -> SameStory:
    return SameStory(kind, (one.article.id, other.article.id), share, _longest_passage(one, other))


def _longest_run(one: _Text, other: _Text) -> tuple[int, int, int]:
    """How many words the longest passage has that both have, and at which word it begins in each; zeros for none."""
    if one.words == other.words:
        return len(one.words), 0, 0
    best, at, also_at = 0, 0, 0
    running: dict[int, int] = {}
    theirs = _shingles(other)
    for place, shingle in enumerate(zip(*(one.words[start:] for start in range(SHINGLE)), strict=False)):
        also = theirs.get(shingle, ())
        running = {start: running.get(start - 1, 0) + 1 for start in also}
        for start, length in running.items():
            if length > best:
                best, at, also_at = length, place - length + 1, start - length + 1
    return (best + SHINGLE - 1 if best else 0), at, also_at


def _longest_passage(one: _Text, other: _Text) -> tuple[Evidence, Evidence]:
    size, at, also_at = _longest_run(one, other)
    if not size:
        return _evidence(one.article, opening(one.article)), _evidence(other.article, opening(other.article))
    return one.passage(at, size), other.passage(also_at, size)


def _briefs(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Each brief and the article, which is none, that it tells of: the one of its url, else of its title.

    Else it is the only one that it names as related, where it has some of its words: what is related may be another
    story.
    """
    articles = [text.article for text in texts]
    names = article_names(articles)
    number_of = {article.id: number for number, article in enumerate(articles) if not article.is_brief}
    by_address: dict[str, int] = {}
    by_title: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in number_of.values():
        by_title[folded_words(articles[number].title)].append(number)
        if url := articles[number].url:
            by_address.setdefault(normal_address(url), number)
    found: list[tuple[int, int]] = []
    for number, article in enumerate(articles):
        if not article.is_brief:
            continue
        address = normal_address(article.url) if article.url else ""
        told = {by_address[address]} if address in by_address else set(by_title.get(folded_words(article.title), ()))
        if not told:
            named = (names.get(without_ending(related)) for related in article.related)
            told = {number_of[name] for name in named if name in number_of}
            told = {other for other in told if _longest_run(texts[number], texts[other])[0] >= BRIEFED}
        if len(told) == 1:
            found.append((number, told.pop()))
    return found
