"""Quotes cut into tellings: the sentences, whole or in part, that can be told again elsewhere, and their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from chechnya_reader.crossrefs.words import FORMULA_WORDS, STOP_WORDS
from chechnya_reader.model import Quote, Span, Speaker
from chechnya_reader.text import fold

WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")

_NEGATIVE = re.compile(r"(?:no|not|none|nor|nobody|nothing|nowhere|never|cannot|neither|without|\w+n't)$")
_FIGURE = re.compile(
    r"(?:.*\d.*|twice|thrice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half)$"
)
_SENTENCE_END = re.compile(r"(?<![.!?…])([.!?…]+)([\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]*[^\W\da-z])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:mr|mrs|ms|dr|st|sen|rep|gov|gen|prof|col|lt|sgt|capt|jr|sr|vs|rev|hon))$", re.IGNORECASE
)
_EDITED = re.compile(r"…|\.\s?\.\s?\.|[\[(]|\*\s?\*\s?\*")
_LEFT_OUT = re.compile(r"[\[(]?(?:…|\.(?:\s?\.){2,})[\])]?|\*(?:\s?\*){2,}")
_IN_A_WORD = re.compile(r"(?<=[^\W_])\[('?[^\W_]*|\s)\]|\[([^\W_]+)\](?=[^\W_])|\[sic\]")
"""What an editor changed within a word ("[t]he", "lawyer[s]"), and what nobody said."""
_UNFINISHED = re.compile(r"[^.!?…]$|\.\.\.$|…$")
_GOES_ON = re.compile(r"\W*(?:[^\W\dA-Z]|I\b)")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """`word` without the commonest English endings, so that "return", "returns" and "returning" are one."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in ("ings", "ing", "edly", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 - (ending == "s") and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 4 else word


@dataclass(slots=True, eq=False)
class Wording:
    """One sequence of folded words, and all the places where it is told.

    `content` are the stems of its content words in order, `stems` each of them once; `negative` says whether it denies
    something, `figures` are the numbers in it, in digits or words. `edited` is the text of a telling that an editor may
    have shortened or changed.
    """

    words: tuple[str, ...]
    content: tuple[str, ...]
    stems: frozenset[str]
    negative: bool
    figures: frozenset[str]
    edited: str | None = None
    tellings: list[Telling] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The words with a blank around each, so that `in` finds whole words only."""
        return f" {' '.join(self.words)} "


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One place where a sentence, or a part of one, stands: a span in each quote that it runs over."""

    article: str
    parts: tuple[tuple[Quote, Span], ...]

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, as far as the text tells."""
        return self.parts[0][0].speaker

    @property
    def text(self) -> str:
        """What is told, a line for each part."""
        return "\n".join(quote.text[span.start - quote.start : span.end - quote.start] for quote, span in self.parts)

    def is_within(self, other: Telling) -> bool:
        """Whether this is a stretch of a sentence that is `other`, and not all of it."""
        (quote, mine), (other_quote, theirs) = self.parts[0], other.parts[0]
        within = theirs.start <= mine.start and mine.end <= theirs.end and mine != theirs
        return within and other_quote is quote and len(self.parts) == len(other.parts) == 1


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared."""
    return tuple(WORD.findall(folded(text)))


def folded(text: str) -> str:
    """`text` folded, without the brackets of an editor within a word and without what is written for [sic]."""
    plain = fold(text)
    return _IN_A_WORD.sub(r"\1\2", plain) if "[" in plain else plain


def content_of(words: Sequence[str]) -> tuple[str, ...]:
    """The stems of the content words among `words`, in order."""
    return tuple(stem(word) for word in words if word not in STOP_WORDS)


def says_something(words: Sequence[str]) -> bool:
    """Whether an utterance of these words, made again by its speaker, is the same statement, and no formula."""
    telling = {word for word in words if word not in FORMULA_WORDS}
    if any(word not in STOP_WORDS for word in telling):
        return len(words) >= 3
    return len(words) >= 4 and len(telling) >= 2


def sentences(text: str) -> list[Span]:
    """The sentences of `text` by offset, without the white space around them."""
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if (
            match[1] == "."
            and not match[2]
            and _ABBREVIATION.search(text, max(start, match.start() - 6), match.start())
        ):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return [trimmed for span in spans if (trimmed := _trimmed(text, span)).end > trimmed.start]


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def wordings(quotes: Sequence[Quote]) -> list[Wording]:
    """Every wording that `quotes` tell, in the order in which they come first.

    A sentence that runs on over the parts of a split utterance is told as a whole and in its parts.
    """
    found: dict[tuple[str, ...], Wording] = {}
    for utterance in _by_utterance(quotes):
        for telling in _tellings(utterance):
            text = telling.text
            words = folded_words(text)
            if len(words) < 2:
                continue
            wording = found.get(words)
            if wording is None:
                content = content_of(words)
                wording = found[words] = Wording(
                    words,
                    content,
                    frozenset(content),
                    any(map(_NEGATIVE.match, words)),
                    frozenset(filter(_FIGURE.match, words)),
                )
            if wording.edited is None and _EDITED.search(text):
                wording.edited = text
            wording.tellings.append(telling)
    return list(found.values())


def utterances(quotes: Sequence[Quote]) -> list[Telling]:
    """Every utterance as one telling, with all of each of its parts."""
    return [
        Telling(parts[0].article, tuple((part, Span(part.start, part.end)) for part in parts))
        for parts in _by_utterance(quotes)
    ]


def _by_utterance(quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    groups: Mapping[tuple[str, int], list[Quote]] = defaultdict(list)
    for quote in quotes:
        groups[quote.article, quote.utterance].append(quote)
    yield from groups.values()


def _runs(part: Quote, sentence: Span) -> list[Span]:
    """The stretches of a sentence that dots part from one another, where there are two or more."""
    text = part.text[sentence.start - part.start : sentence.end - part.start]
    cuts = [match.span() for match in _LEFT_OUT.finditer(text)]
    if not cuts:
        return []
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    runs = [
        _trimmed(part.text, Span(sentence.start - part.start + start, sentence.start - part.start + end))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if WORD.search(text, start, end)
    ]
    return [Span(part.start + run.start, part.start + run.end) for run in runs] if len(runs) > 1 else []


def _tellings(parts: Sequence[Quote]) -> Iterator[Telling]:
    pending: list[tuple[Quote, Span]] = []
    for part in parts:
        spans = [Span(part.start + span.start, part.start + span.end) for span in sentences(part.text)]
        for span in spans:
            yield Telling(part.article, ((part, span),))
            yield from (Telling(part.article, ((part, run),)) for run in _runs(part, span))
        if not spans:
            continue
        unfinished = _UNFINISHED.search(part.text.rstrip()) is not None
        if pending and _GOES_ON.match(part.text):
            pending.append((part, spans[0]))
            if len(spans) == 1 and unfinished:
                continue
        if len(pending) > 1:
            yield Telling(part.article, tuple(pending))
        pending = [(part, spans[-1])] if unfinished else []
    if len(pending) > 1:
        yield Telling(pending[0][0].article, tuple(pending))
