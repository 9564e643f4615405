"""Tellings of a statement held against one another, word by word, over the text as it stands.

The words of each telling are aligned with those of one of them, the base, by the longest matching runs (Ratcliff and
Metzener, "Pattern Matching: The Gestalt Approach", 1988, as `difflib` has it; its guess at junk is off). Case,
punctuation, spacing and the typography of quotation marks and dashes make no difference. An ellipsis and what editors
put in brackets are told apart from words that differ: they are no words of the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from chechnya_reader.crossrefs.relations import RELATIONS
from chechnya_reader.crossrefs.retold import (
    ANOTHER_PART,
    Part,
    Told,
    by_time,
    how_told,
    in_order,
    same_story,
    tellings_of,
)
from chechnya_reader.model import Collection, Confidence, CrossReference, Span, Speaker
from chechnya_reader.text import Folded

PieceKind = Literal["same", "different", "ellipsis", "editorial"]

GOES_ON = "⋯"
"""What stands for words of a quote that tell something else and are not compared."""
NO_STATEMENT = "no statement in common"
"""The relation of words that differ and that no statement of the collection holds to be the same."""
_DOUBT: Mapping[Confidence, int] = {"certain": 0, "likely": 1, "unknown": 2}
_MARKS = (("‹", "›"), ("⟨", "⟩"), ("⟦", "⟧"))
_ELLIPSIS = r"\.(?: ?\.){2,3}"
_TOKEN = re.compile(
    rf"(?P<ellipsis>\[ ?{_ELLIPSIS} ?\]|\( ?{_ELLIPSIS} ?\)|{_ELLIPSIS})"
    r"|(?:\[[^\W_]{1,3}\](?=[^\W_]))?[^\W_]+(?:['.][^\W_]+|\[[^\W_]+\])*"
)
_IN_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """`body[start:end]`, and how it stands to the telling that it is held against."""

    start: int
    end: int
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a quote that is compared: `body[start:end]`, which its pieces cover from end to end.

    `cut_before` and `cut_after` say whether the quote has more words there, which tell something else.
    """

    start: int
    end: int
    cut_before: bool
    cut_after: bool
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedTelling:
    """One telling: where it stands, in which quotes, who says so, and how its words stand to those of the base.

    `confidence` is that of its least sure part; `guesses` are names that are counted for nobody.
    `relation` is that to the base in words, and whether both articles are the same story; empty for the base itself.
    `base` are the base's stretches as seen from here, where what differs is what this telling is without; of the base
    itself, what no other telling has.
    """

    article: str
    quotes: tuple[str, ...]
    speaker: Speaker | None
    confidence: Confidence
    guesses: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    relation: str
    base: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tellings, the oldest first and the undated last; `base` is the index of the one that the rest is held against.

    `marks` stand around words that differ, where they are shown: two characters that no telling has.
    """

    tellings: tuple[ComparedTelling, ...]
    base: int
    marks: tuple[str, str]


def compare(collection: Collection, quote_ids: Sequence[str], *, base: int = 0) -> Comparison:
    """These very quotes, whole; those of one utterance are one telling. `base` is an index in the order of the result.

    Raises KeyError for an id that the collection does not have.
    """
    utterances: dict[tuple[str, int, Speaker | None], list[Part]] = {}
    for identity in dict.fromkeys(quote_ids):
        quote = collection.quotes_by_id[identity]
        part = Part(Span(quote.start, quote.end), quote)
        utterances.setdefault((quote.article, quote.utterance, quote.speaker), []).append(part)
    tellings = (Told(collection.articles_by_id[key[0]], in_order(parts)) for key, parts in utterances.items())
    return _compared(collection, sorted(tellings, key=by_time), base)


def compare_statement(collection: Collection, statement: CrossReference, *, base: int = 0) -> Comparison:
    """The tellings of a statement: of each quote what tells it, the rest left out. `base` is as in `compare`."""
    return _compared(collection, tellings_of(collection, statement), base)


def _compared(collection: Collection, tellings: Sequence[Told], base: int) -> Comparison:
    sides = [_Side(told) for told in tellings]
    marks = next((pair for pair in _MARKS if not any(mark in side.text for mark in pair for side in sides)), _MARKS[-1])
    if not sides:
        return Comparison((), 0, marks)
    held = sides[base]
    elsewhere = [False] * len(held.tokens)
    compared: dict[int, ComparedTelling] = {}
    for number, side in enumerate(sides):
        if number == base:
            continue
        in_base, in_side = _matched(held.words, side.words)
        elsewhere = [known or here for known, here in zip(elsewhere, in_base, strict=True)]
        story = same_story(collection, held.article.id, side.article.id)
        how = how_told(held.texts, side.texts)
        if how in (RELATIONS[-1], ANOTHER_PART) and not _share_a_statement(collection, held, side):
            how = NO_STATEMENT
        how = ", ".join(filter(None, (how, story)))
        compared[number] = side.told(in_side, how, held.stretches(in_base))
    alone = held.stretches(elsewhere)
    compared[base] = held.told(elsewhere, "", alone)
    return Comparison(tuple(compared[number] for number in range(len(sides))), base, marks)


def _share_a_statement(collection: Collection, one: _Side, other: _Side) -> bool:
    return any(
        reference.kind == "statement"
        and any(quote.id in reference.quotes for quote in one.quotes)
        and any(quote.id in reference.quotes for quote in other.quotes)
        for reference in collection.references_by_article.get(one.article.id, ())
    )


def _matched(base: Sequence[str], other: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Which words of each stand in the other too, in the same order."""
    in_base, in_other = [False] * len(base), [False] * len(other)
    for block in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks():
        in_base[block.a : block.a + block.size] = [True] * block.size
        in_other[block.b : block.b + block.size] = [True] * block.size
    return in_base, in_other


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or an ellipsis, where `word` is empty; `piece` is what it is if no other telling has it."""

    start: int
    end: int
    word: str
    piece: PieceKind


class _Side:
    """A telling with its words found."""

    def __init__(self, told: Told) -> None:
        self.article = told.article
        self.texts = told.texts
        self.text = "\n".join(told.texts)
        self.quotes = told.quotes
        self._parts = told.parts
        self._found = [list(_tokens(told.article.body, part.span)) for part in told.parts]
        self.tokens = [token for found in self._found for token in found if token.word]
        self.words = [token.word for token in self.tokens]

    def told(self, matched: Sequence[bool], relation: str, base: tuple[Stretch, ...]) -> ComparedTelling:
        doubtful = max(self.quotes, key=lambda quote: _DOUBT[quote.confidence], default=None)
        return ComparedTelling(
            article=self.article.id,
            quotes=tuple(quote.id for quote in self.quotes),
            speaker=doubtful.speaker if doubtful is not None else None,
            confidence=doubtful.confidence if doubtful is not None else "unknown",
            guesses=tuple(dict.fromkeys(quote.guess for quote in self.quotes if quote.guess)),
            stretches=self.stretches(matched),
            relation=relation,
            base=base,
        )

    def stretches(self, matched: Sequence[bool]) -> tuple[Stretch, ...]:
        """The stretches in pieces; `matched` says of each word whether the other telling has it."""
        kinds = iter(matched)
        stretches = []
        for part, found in zip(self._parts, self._found, strict=True):
            told = [(token, "same" if token.word and next(kinds) else token.piece) for token in found]
            pieces = tuple(_pieces(part.span, told))
            stretches.append(Stretch(part.span.start, part.span.end, *self._cuts(part), pieces))
        return tuple(stretches)

    def _cuts(self, part: Part) -> tuple[bool, bool]:
        if part.quote is None:
            return False, False
        before = [other.span.end for other in self._parts if other.quote is part.quote and other.span < part.span]
        after = [other.span.start for other in self._parts if other.quote is part.quote and other.span > part.span]
        body = self.article.body
        return (
            _has_words(body[max(before, default=part.quote.start) : part.span.start]),
            _has_words(body[part.span.end : min(after, default=part.quote.end)]),
        )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _tokens(body: str, span: Span) -> Iterator[_Token]:
    folded = Folded(body[span.start : span.end])
    brackets = [match.span() for match in _IN_BRACKETS.finditer(folded.text)]
    for match in _TOKEN.finditer(folded.text):
        start, end = match.span()
        if match["ellipsis"]:
            found = folded.span(start, end)
            yield _Token(span.start + found.start, span.start + found.end, "", "ellipsis")
            continue
        around = next(((first, last) for first, last in brackets if first <= start and end <= last), None)
        if around is not None:
            start, end = start - (start == around[0] + 1), end + (end == around[1] - 1)
        found = folded.span(start, end)
        editorial = around is not None or "[" in match[0]
        word = match[0].replace("[", "").replace("]", "")
        yield _Token(span.start + found.start, span.start + found.end, word, "editorial" if editorial else "different")


def _pieces(span: Span, told: Sequence[tuple[_Token, PieceKind]]) -> Iterator[Piece]:
    """Pieces from one end of `span` to the other; neighbours of a kind are one, with what stands between them."""
    at = span.start
    run: Piece | None = None
    for token, kind in told:
        if run is not None and run.kind == kind:
            run = Piece(run.start, token.end, kind)
            continue
        if run is not None and run.kind != "same":
            yield run
            at = run.end
        if kind != "same" and token.start > at:
            yield Piece(at, token.start, "same")
        run = Piece(token.start, token.end, kind) if kind != "same" else None
    if run is not None and run.kind != "same":
        yield run
        at = run.end
    if at < span.end:
        yield Piece(at, span.end, "same")


def missing(telling: ComparedTelling) -> tuple[Span, ...]:
    """Offsets, in the base's body, of the words of the base that `telling` is without."""
    return tuple(
        Span(piece.start, piece.end)
        for stretch in telling.base
        for piece in stretch.pieces
        if piece.kind in ("different", "editorial")
    )


def marked(body: str, stretches: Sequence[Stretch], marks: tuple[str, str]) -> Iterator[tuple[str, PieceKind]]:
    """The stretches as they are shown: each in quotation marks, what differs in `marks`, white space as one space.

    Pairs of text and what it is. Only what is put around the words is added: see `GOES_ON`.
    """
    for number, stretch in enumerate(stretches):
        yield (" “" if number else "“") + (f"{GOES_ON} " if stretch.cut_before else ""), "same"
        for piece in stretch.pieces:
            text = re.sub(r"\s+", " ", body[piece.start : piece.end])
            yield f"{marks[0]}{text}{marks[1]}" if piece.kind == "different" else text, piece.kind
        yield (f" {GOES_ON}" if stretch.cut_after else "") + "”", "same"


def legend(comparison: Comparison, in_base: str) -> list[str]:
    """What the marks mean that the tellings have; `in_base` says what the base's own words differ from."""
    stretches = [stretch for telling in comparison.tellings for stretch in (*telling.stretches, *telling.base)]
    kinds = {piece.kind for stretch in stretches for piece in stretch.pieces}
    start, end = comparison.marks
    differs = f"{start} {end} differs from the base; in the base, {in_base}"
    told = [differs if "different" in kinds else "No word differs"]
    if "ellipsis" in kinds:
        told.append("… left out by the article")
    if "editorial" in kinds:
        told.append("[ ] put in by the article")
    if any(stretch.cut_before or stretch.cut_after for stretch in stretches):
        told.append(f"{GOES_ON} more of the quote, not compared")
    return told
