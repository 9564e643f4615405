"""From one article's body to its mentions and quotes: the one place where the steps are put together."""

from __future__ import annotations

from chechnya_reader.attribution import attribute
from chechnya_reader.mentions import find_mentions
from chechnya_reader.model import Mention, Quote
from chechnya_reader.quotes import find_spans
from chechnya_reader.speakers import name_speakers
from chechnya_reader.text import paragraphs


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotes of one article's body, by offset: `text[quote.start:quote.end] == quote.text`.

    Never raises, whatever the text; takes time in proportion to it. Every printing of a passage is a quote of its own.
    """
    parts = paragraphs(text)
    quotes = attribute(text, parts, find_spans(text, parts))
    if all(quote.mention is None for quote in quotes):
        return quotes
    return name_speakers(text, quotes, find_mentions(text, parts), parts)


def find_mentions_and_quotes(text: str) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """The people, organisations and places that `text` names, and its quotes with their speakers, both by offset."""
    parts = paragraphs(text)
    mentions = find_mentions(text, parts)
    quotes = attribute(text, parts, find_spans(text, parts))
    return mentions, name_speakers(text, quotes, mentions, parts)
