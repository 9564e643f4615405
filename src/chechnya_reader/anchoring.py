"""Words found again in a text that was edited meanwhile: the same words at the same passage, or nothing.

A passage is kept as the W3C Web Annotation Data Model keeps it, by a TextQuoteSelector: the exact words, and what
stood before and after them (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from chechnya_reader.model import Article

Key = TypeVar("Key")

AROUND = 60
"""Characters before and after the words that are kept with them."""
FAR = 4000
"""Characters that are kept at most, where fewer do not tell two passages apart."""
ENOUGH_AROUND = 20
"""Characters next to the words, on one side, that must still be there for them to be found again."""
LONG = 7
"""Words from which a text that stands once in its article is known by itself."""
CANDIDATES = 10_000
"""Places that are weighed at most; words that stand more often than that are not found."""


@dataclass(frozen=True, slots=True)
class Words:
    """A passage: the id of its article, the exact words, what stood before and after, the file below the folder."""

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    file: str = ""


def words_at(article: Article, start: int, end: int, *, unique: bool = True) -> Words:
    """`article.body[start:end]` with `AROUND` characters on either side, and with more where only more tells it apart.

    Without `unique` there are never more.
    """
    body, around = article.body, AROUND
    while unique and around < FAR and _stands_twice(body, body[max(0, start - around) : end + around]):
        around *= 2
    before, after = body[max(0, start - around) : start], body[end : end + around]
    return Words(article.id, body[start:end], before, after, article.file)


def _stands_twice(body: str, text: str) -> bool:
    return body.find(text) != body.rfind(text)


def find_words(article: Article, words: Words, same: Mapping[int, int]) -> tuple[int, ...]:
    """The offsets in `article.body` at which the words are found again: one, none, or several that fit equally well.

    `same` leads from an offset to the one that stands for it, where two printings are one passage.
    """
    body = article.body
    whole = words.prefix + words.exact + words.suffix
    if words.prefix or words.suffix:
        first = body.find(whole)
        if first >= 0 and body.find(whole, first + 1) < 0:
            start = first + len(words.prefix)
            return (same.get(start, start),)
    places: list[int] = []
    start = body.find(words.exact)
    while start >= 0:
        places.append(start)
        if len(places) > CANDIDATES:
            return ()
        start = body.find(words.exact, start + 1)
    return agreeing(article, words, [(place, same.get(place, place)) for place in places])


def agreeing(article: Article, words: Words, candidates: Sequence[tuple[int, Key]]) -> tuple[Key, ...]:
    """The keys of those `candidates` where the surroundings agree best, by far enough; each key once, in their order.

    A candidate is an offset in `article.body` at which the exact words stand, and a key. The surroundings agree far
    enough where `ENOUGH_AROUND` characters on one side are the same, where the text begins or ends there as it did,
    or where all that was kept is still there. In the same file, a long text under one key needs no surroundings.
    """
    keys = tuple(dict.fromkeys(key for _, key in candidates))
    same_file = not words.file or words.file == article.file
    if len(keys) == 1 and same_file and len(words.exact.split()) >= LONG:
        return keys
    weighed = [(*_agreement(article.body, words, start), key) for start, key in candidates]
    best = max((score for score, _, _ in weighed), default=0)
    return tuple(dict.fromkeys(key for score, anchored, key in weighed if anchored and score == best))


def _agreement(body: str, words: Words, start: int) -> tuple[int, bool]:
    end = start + len(words.exact)
    before = body[max(0, start - len(words.prefix)) : start]
    after = body[end : end + len(words.suffix)]
    left = _alike(reversed(words.prefix), reversed(before))
    right = _alike(words.suffix, after)
    begins = left == len(words.prefix) == start
    ends = right == len(words.suffix) == len(body) - end
    whole = left == len(words.prefix) and right == len(words.suffix)
    return left + right, whole or begins or ends or max(left, right) >= ENOUGH_AROUND


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
