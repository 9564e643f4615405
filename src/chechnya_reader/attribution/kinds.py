"""Whether a quotation is an utterance, a fragment in the reporter's own sentence, or nothing that anybody said."""

from __future__ import annotations

from chechnya_reader.attribution.scene import Place

_SENTENCE_WORDS = 4


def kind_of(place: Place) -> str:
    """ "direct", "partial", or nothing for titles, coinages and words at a distance."""
    piece = place.piece
    if place.stands_alone:
        return "direct"
    whole = piece.opens_upper and piece.tail in (".", ",", "?", "-") and piece.words >= _SENTENCE_WORDS
    if piece.found is not None:
        return "direct" if piece.opens_upper and piece.tail else "partial"
    return "direct" if whole else ""
