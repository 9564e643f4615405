"""Words of a body that are marked by keyboard: where the cursor goes, and what lies between it and the start."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from chechnya_reader.model import Span
from chechnya_reader.speakers.sentences import sentence_spans
from chechnya_reader.text import paragraphs

_WORD = re.compile(r"[^\s\"“”„‟«»‹›()\[\]{}—–]+")
"""A word with the punctuation that follows it, for quotations take theirs along; quotation marks stay outside."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The word, or letter, that the cursor is on, and the one that the marked passage began with, if it has."""

    cursor: Span
    anchor: Span | None = None

    @property
    def span(self) -> Span:
        """What is marked: all from the anchor to the cursor, both included."""
        anchor = self.anchor or self.cursor
        return Span(min(anchor.start, self.cursor.start), max(anchor.end, self.cursor.end))

    def anchored(self) -> Marker:
        """The marker with the passage begun at the cursor."""
        return replace(self, anchor=self.cursor)

    def loose(self) -> Marker:
        """The marker with nothing begun."""
        return replace(self, anchor=None)

    def at(self, cursor: Span | None) -> Marker:
        """The marker with its cursor there; where that is nowhere it stays."""
        return replace(self, cursor=cursor) if cursor is not None else self


def word_at(body: str, offset: int) -> Span | None:
    """The word at `offset`, else the next one, else the last; None where there is no word."""
    start = offset
    while 0 < start < len(body) and _WORD.match(body[start]) and _WORD.match(body[start - 1]):
        start -= 1
    match = _WORD.search(body, start)
    return Span(*match.span()) if match else previous_word(body, len(body))


def next_word(body: str, end: int) -> Span | None:
    """The first word that begins at `end` or after it."""
    match = _WORD.search(body, end)
    return Span(*match.span()) if match else None


def previous_word(body: str, start: int) -> Span | None:
    """The last word that ends at `start` or before it."""
    end = start
    while end > 0 and not _WORD.match(body[end - 1]):
        end -= 1
    begin = end
    while begin > 0 and _WORD.match(body[begin - 1]):
        begin -= 1
    return Span(begin, end) if begin < end else None


def word_step(body: str, marker: Marker, by: int) -> Marker:
    """A word on or back."""
    found = next_word(body, marker.cursor.end) if by > 0 else previous_word(body, marker.cursor.start)
    return marker.at(found)


def letter_step(body: str, marker: Marker, by: int) -> Marker:
    """A letter on or back, from the end of the passage that moves; white space is passed over."""
    goes_on = marker.anchor is not None and marker.anchor.start <= marker.cursor.start
    position = (marker.cursor.end - 1 if goes_on else marker.cursor.start) + by
    while 0 <= position < len(body) and (body[position].isspace() or unicodedata.combining(body[position])):
        position += by
    if not 0 <= position < len(body):
        return marker
    end = position + 1
    while end < len(body) and unicodedata.combining(body[end]):
        end += 1
    return marker.at(Span(position, end))


def sentence_step(body: str, marker: Marker, by: int) -> Marker:
    """To the next or the previous edge of a sentence.

    Back it is the first word of this sentence, or of the one before. On, it is the first word of the next one; while a
    passage is being marked, the last word of this one, so that the passage is whole sentences.
    """
    spans = [span for part in paragraphs(body) for span in sentence_spans(body, part.start, part.end)]
    if by > 0 and marker.anchor is not None:
        ends = (previous_word(body, span.end) for span in spans)
        return marker.at(next((word for word in ends if word and word.end > marker.cursor.end), None))
    starts = (next_word(body, span.start) for span in (spans if by > 0 else reversed(spans)))
    if by > 0:
        return marker.at(next((word for word in starts if word and word.start > marker.cursor.start), None))
    return marker.at(next((word for word in starts if word and word.start < marker.cursor.start), None))
