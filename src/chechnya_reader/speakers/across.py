"""One speaker across the articles of a folder."""

from __future__ import annotations

from collections.abc import Sequence

from chechnya_reader.model import Quote, Speaker
from chechnya_reader.text import fold


def join_articles(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes with speakers that are one across articles, and all speakers by name."""
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker}
    return tuple(quotes), tuple(sorted(speakers.values(), key=lambda speaker: (fold(speaker.name), speaker.id)))
