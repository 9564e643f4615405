"""One paragraph as the rules see it: its tokens, its sentences, and the quotations in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chechnya_reader.attribution.nouns import Noun, mention_of
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import TITLE_WORDS
from chechnya_reader.model import Confidence, Mention, Span
from chechnya_reader.quotes import QuotedSpan

_OPENERS = "‘“'\"«„"
_CLOSERS = "’'”\")]»›"
_MANY_WORDS = 4
_LONG_SENTENCE = 250
_LONG_TITLE = 14
_LONG_DATELINE = 8
_LATIN = re.compile("[A-Za-z]")
_END = re.compile("[.Q]")
"""A token with which a sentence may end; the last one of a paragraph ends one."""
_WORDLESS = frozenset("Q.,:-;J")
_SPEAKER_VERB = re.compile(r"[DNMwm#R]+(?:,[^.QV:;]*,)?[RA]*V")


class Found(NamedTuple):
    """What a rule found out about a quotation: who said it, by which words."""

    mention: Mention
    cue: Mention | None
    confidence: Confidence
    antecedent: Mention | None = None
    rule: str = ""

    def by(self, rule: str) -> Found:
        """The same, as found by the rule of that name."""
        return Found(self.mention, self.cue, self.confidence, self.antecedent, rule)


def no_surer(found: Found) -> Found:
    """`found` where it holds for other words too: likely at most, and a guess stays one."""
    return found if found.confidence == "unknown" else found._replace(confidence="likely")


class Piece:
    """The part of a quotation that stands in one paragraph, and what is known of it so far.

    `goes_on` says that it is the second half of a sentence that the speaker's name parts, `floor` who had spoken before
    it where it is a question of nobody's, `denied` that it is told not
    to have been said, `foreign` that it has no Latin letter: no rule of English is asked about it.
    """

    __slots__ = (
        "denied",
        "floor",
        "foreign",
        "found",
        "goes_on",
        "is_first",
        "is_last",
        "kind",
        "opens_upper",
        "place",
        "single",
        "span",
        "span_index",
        "tail",
        "titled",
        "words",
    )

    def __init__(self, text: str, span: QuotedSpan, span_index: int, number: int) -> None:
        self.span_index = span_index
        self.span = span.pieces[number]
        self.is_first = number == 0
        self.is_last = number == len(span.pieces) - 1
        self.single = span.single
        start = span.outer_start if self.is_first else self.span.start - 1
        end = span.outer_end if self.is_last else self.span.end
        self.place = Span(start, end)
        inside = text[self.span.start : self.span.end]
        self.tail = _tail(inside) if span.closed or not self.is_last else "."
        self.opens_upper = _opens_upper(inside)
        self.words = inside.count(" ") + 1
        self.titled = self.words <= _LONG_TITLE and self.tail != "?" and _is_titled(inside)
        self.found: Found | None = None
        self.floor: Found | None = None
        self.goes_on = False
        self.kind = ""
        self.denied = False
        self.foreign = not inside.isascii() and _LATIN.search(inside) is None


def _tail(inside: str) -> str:
    """The last sign of a quotation: one of `. , ? - ;` or nothing where it just stops."""
    index = len(inside) - 1
    while index >= 0 and (inside[index] in _CLOSERS or inside[index].isspace()):
        index -= 1
    last = inside[index] if index >= 0 else ""
    if last in "?!":
        return "?"
    if last in ".…":
        return "."
    if last in "—–-":
        return "-"
    return last if last in (",", ";", ":") else ""


def _is_titled(inside: str) -> bool:
    """Whether all words have capitals but the small ones, as in the title of a book or a programme."""
    return inside.lstrip(_OPENERS)[:1].isupper() and all(
        word[0].isupper() or not word[0].isalpha() or word in TITLE_WORDS for word in inside.split()
    )


def _opens_upper(inside: str) -> bool:
    for character in inside[:8]:
        if character.isalpha():
            return character.isupper()
        if character.isdigit():
            return True
    return False


class Place:
    """Where a quotation stands in its sentence, in tokens.

    `low` to `high` is the sentence, `at` the quotation; `before` is where the words since the previous quotation of the
    sentence begin, `after` where those up to the next one end. `number` counts the quotations of the paragraph,
    `sentence` its sentences.
    """

    __slots__ = ("after", "at", "before", "high", "low", "number", "piece", "previous", "sentence", "tokens")

    def __init__(
        self,
        tokens: Tokens,
        piece: Piece,
        low: int,
        high: int,
        at: int,
        before: int,
        after: int,
        previous: Place | None,
        number: int,
        sentence: int,
    ) -> None:
        self.tokens = tokens
        self.piece = piece
        self.low = low
        self.high = high
        self.at = at
        self.before = before
        self.after = after
        self.previous = previous
        self.number = number
        self.sentence = sentence

    def found(self, noun: Noun, cue: int, confidence: Confidence, cue_end: int | None = None) -> Found:
        """A finding that rests on the token `cue` (up to before `cue_end`)."""
        return make_found(self.tokens, noun, cue, confidence, cue_end)

    @property
    def stands_alone(self) -> bool:
        """Whether the sentence has no words but the quotation's."""
        kinds = self.tokens.kinds
        return _WORDLESS.issuperset(kinds[self.low : self.high])

    @property
    def begins_sentence(self) -> bool:
        """Whether nothing stands before the quotation in its sentence."""
        return self.at == self.low


def make_found(tokens: Tokens, noun: Noun, cue: int, confidence: Confidence, cue_end: int | None = None) -> Found:
    """A finding from tokens; `cue` is the first token of the cue, or -1."""
    antecedent = mention_of(tokens, *noun.antecedent, "person") if noun.antecedent else None
    cue_mention = None
    if cue >= 0:
        a, b = tokens.starts[cue], tokens.ends[(cue_end or cue + 1) - 1]
        cue_mention = Mention(a, b, tokens.text[a:b])
    return Found(mention_of(tokens, noun.start, noun.end, noun.kind), cue_mention, confidence, antecedent)


class Scene:
    """A paragraph with its quotations."""

    __slots__ = ("index", "pieces", "places", "sentences", "tokens")

    def __init__(self, text: str, part: Span, index: int, spans: Sequence[QuotedSpan], pieces: list[Piece]) -> None:
        self.index = index
        self.pieces = pieces
        self.tokens = Tokens(text, part, spans, [piece.place for piece in pieces])
        self.sentences = _sentences(self.tokens, pieces)
        self.places = self._place_all()

    def _place_all(self) -> list[Place]:
        places: list[Place] = []
        tokens = self.tokens
        quotations = iter(tokens.quotes)
        at = next(quotations, -1)
        for sentence, (low, high) in enumerate(self.sentences):
            inside: list[int] = []
            while low <= at < high:
                inside.append(at)
                at = next(quotations, -1)
            previous: Place | None = None
            for number, here in enumerate(inside):
                before = inside[number - 1] + 1 if number else low
                after = inside[number + 1] if number + 1 < len(inside) else high
                piece = self.pieces[tokens.quotes[here]]
                previous = Place(tokens, piece, low, high, here, before, after, previous, len(places), sentence)
                places.append(previous)
        return places


def _sentences(tokens: Tokens, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The sentences, as token ranges; one without an end is cut, so that the work stays in proportion to the text."""
    kinds = tokens.kinds
    size = len(kinds)
    sentences: list[tuple[int, int]] = []
    low = _after_dateline(tokens)
    ends = [match.start() for match in _END.finditer(kinds, low)]
    if low < size and (not ends or ends[-1] < size - 1):
        ends.append(size - 1)
    for index in ends:
        while index - low > _LONG_SENTENCE:
            sentences.append((low, low + _LONG_SENTENCE + 1))
            low += _LONG_SENTENCE + 1
        end = kinds[index] == "."
        if kinds[index] == "Q" and index + 1 < size:
            tail = pieces[tokens.quotes[index]].tail
            following = kinds[index + 1]
            if tail in (".", "?") and following not in ".,:;-)":
                end = following == "Q" or tokens.is_capital(index + 1)
                opening = index == low or (tail == "?" and kinds[low] == "Q")
                if end and following in "NMD" and opening:
                    end = not _attributes(tokens, index + 1, tail == "?")
        if end or index + 1 == size or index - low >= _LONG_SENTENCE:
            sentences.append((low, index + 1))
            low = index + 1
    return sentences


def _after_dateline(tokens: Tokens) -> int:
    """Where the first sentence begins: after "MOSCOW, May 9 —" where a paragraph opens with the place it comes from."""
    if tokens.kinds[:1] != "N" or not tokens.text[tokens.starts[0] : tokens.ends[0]].isupper():
        return 0
    dash = tokens.kinds.find("-", 1, _LONG_DATELINE)
    found = dash > 0 and dash + 1 < len(tokens.kinds) and set(tokens.kinds[1:dash]) <= set("N,.t#")
    return dash + 1 if found else 0


def _attributes(tokens: Tokens, start: int, is_question: bool) -> bool:
    """Whether the words from `start` are "X said" and no more, after a question: “Why?” Smith asked."""
    kinds = tokens.kinds
    match = _SPEAKER_VERB.match(kinds, start, min(len(kinds), start + 40))
    if match is None:
        return False
    index = match.end() - 1
    after = kinds[index + 1] if index + 1 < len(kinds) else "."
    if is_question:
        return after in ".,:QItR" or tokens.words[index] in ("told", "tells", "asked")
    return after == "." and index - start <= _MANY_WORDS
