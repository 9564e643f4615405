"""A passage that one article prints more than once (a caption that repeats the lead, a paragraph saved twice)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chechnya_reader.model import Quote, Span
from chechnya_reader.text import fold, squeezed

LONG = 7
"""Words from which the same words twice are one statement, wherever they stand."""
CONTEXT = 40
"""Characters on either side that must be alike for a shorter text to be a second printing."""
ENOUGH_CONTEXT = 20


def printed_once(body: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """`quotes` with each passage once, at its last place; `also` has the earlier ones.

    Two quotes are one passage where the words are the same but for case, kind of marks and white space, no two names
    are given for them, and they are long or stand between the same words. Where the last printing names no speaker,
    the attribution of an earlier one is taken over.
    """
    kept: list[Quote] = []
    by_words: dict[str, list[int]] = {}
    for quote in quotes:
        places = by_words.setdefault(_words(quote), [])
        for place in places:
            if _is_one_passage(body, kept[place], quote):
                kept[place] = _merged(kept[place], quote)
                break
        else:
            places.append(len(kept))
            kept.append(quote)
    return tuple(sorted(kept, key=lambda quote: (quote.start, quote.end)))


def _words(quote: Quote) -> str:
    return squeezed(fold(quote.text)).strip(" .,;:!?'\"-")


def _is_one_passage(body: str, first: Quote, second: Quote) -> bool:
    if first.speaker and second.speaker and first.speaker.id != second.speaker.id:
        return False
    if len(second.text.split()) >= LONG:
        return True
    contexts = _context(body, first)
    return contexts == _context(body, second) and sum(map(len, contexts)) >= ENOUGH_CONTEXT


def _context(body: str, quote: Quote) -> tuple[str, str]:
    before = body[max(0, quote.start - CONTEXT) : quote.start].rpartition("\n")[2]
    after = body[quote.end : quote.end + CONTEXT].partition("\n")[0]
    return squeezed(fold(before)), squeezed(fold(after))


def _merged(earlier: Quote, later: Quote) -> Quote:
    also = (*earlier.also, Span(earlier.start, earlier.end))
    if later.speaker is None and earlier.speaker is not None:
        return replace(later, also=also, speaker=earlier.speaker, attribution=earlier.attribution)
    return replace(later, also=also)
