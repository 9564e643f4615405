"""The speakers of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chechnya_reader.model import Mention, Quote, Speaker
from chechnya_reader.text import slug, squeezed


def name_speakers(text: str, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """The quotes of one article with `speaker` set where the words name somebody."""
    named = []
    for quote in quotes:
        mention = quote.attribution.mention
        if mention is None or mention.kind == "pronoun":
            named.append(replace(quote, speaker=None))
        else:
            name = squeezed(mention.text)
            named.append(replace(quote, speaker=Speaker(slug(name), name)))
    return tuple(named)
