"""Whether a quotation is an utterance, a fragment in the reporter's own sentence, or nothing that anybody said."""

from __future__ import annotations

from chechnya_reader.attribution.cues import is_made_up
from chechnya_reader.attribution.scene import Place
from chechnya_reader.lexicon import ONLY_BEFORE_A_COMMA, WORKS, WRITINGS

_SENTENCE_WORDS = 4
_LONG_FRAGMENT = 7
_TITLING = frozenset(("called", "titled", "named", "entitled", "dubbed"))
_HEADED = frozenset(("headline", "headlined", "title", "titled", "entitled", "heading"))
_FEW_WORDS = 4
_SIGNING = frozenset(("sign", "signs", "signed", "known", "signing"))
_NAMED = frozenset(("effect", "phenomenon", "method", "technique", "syndrome", "condition", "word", "term", "nickname"))
_QUOTING = frozenset(("as", "that", "this", "with", "like", "about"))


def kind_of(place: Place) -> str:
    """ "direct", "partial", or nothing for titles, coinages and words at a distance."""
    piece = place.piece
    if piece.titled and _is_title(place):
        return ""
    if place.at > place.low and place.tokens.words[place.at - 1] in _HEADED:
        return ""
    if place.stands_alone:
        return "direct"
    if _is_word(place):
        return ""
    if piece.found is None and is_made_up(place):
        return ""
    whole = piece.opens_upper and piece.tail in (".", ",", "?", "-") and piece.words >= _SENTENCE_WORDS
    if piece.found is not None:
        piece.goes_on = _goes_on(place)
        if piece.goes_on:
            return "direct"
        return "direct" if piece.opens_upper and (piece.tail or _comma_outside(place)) else "partial"
    if whole or (place.begins_sentence and piece.opens_upper and piece.tail == "," and not piece.titled):
        return "direct"
    if piece.words >= _LONG_FRAGMENT or _is_introduced(place):
        return "partial"
    return ""


def _is_title(place: Place) -> bool:
    """Whether words with capitals stand where a name does: on ABC’s “…”, the book “…”, “…” host X."""
    tokens = place.tokens
    if place.at == place.low:
        return place.at + 1 < place.high and tokens.kinds[place.at + 1] == "w" and not place.piece.tail
    kind, word = tokens.kinds[place.at - 1], tokens.words[place.at - 1]
    if word in _TITLING and tokens.kinds[place.at - 2 : place.at - 1] in ("w", "N"):
        return True
    if kind in "IMmDN#":
        return word not in _QUOTING
    if kind == "w":
        return word not in WRITINGS or word in WORKS
    return kind == "," and place.at - 2 >= place.low and tokens.words[place.at - 2] in WORKS


def _is_word(place: Place) -> bool:
    """Whether the marks only name a word: that “x” meant cash, who signs as “x”, the effect is called “x”."""
    words, kinds = place.tokens.words, place.tokens.kinds
    if place.piece.words > _FEW_WORDS:
        return False
    after = words[place.at + 1 : place.at + 2]
    if after and after[0] in ("mean", "means", "meant", "stands", "stood"):
        return True
    if place.at - 2 >= place.low and words[place.at - 1] == "as" and words[place.at - 2] in _SIGNING:
        return True
    return kinds[place.at - 1 : place.at] == "w" and words[place.at - 1] in _NAMED


def _goes_on(place: Place) -> bool:
    """Whether this is the second half of a sentence that the speaker's name parts: “…,” X said, “…”"""
    previous = place.previous
    if previous is None or previous.piece.found is None or previous.piece.kind != "direct":
        return False
    parted = previous.piece.tail == "," or place.tokens.kinds[previous.at + 1] == ","
    return parted and place.tokens.kinds[place.at - 1] == ","


def _comma_outside(place: Place) -> bool:
    """Whether the comma of an utterance stands after its mark: “It is shut”, X said."""
    kinds = place.tokens.kinds
    opens = place.begins_sentence or kinds[place.at - 1] in ",:"
    return opens and place.piece.words > 1 and kinds[place.at + 1 : place.at + 2] == ","


def _is_introduced(place: Place) -> bool:
    """Whether a reporting verb stands right before the quotation, though nobody knows whose: "saying “…”"."""
    kinds = place.tokens.kinds
    index = place.at - 1
    while index >= place.before and kinds[index] in ",:W":
        index -= 1
    return index >= place.before and kinds[index] in "VG" and place.tokens.words[index] not in ONLY_BEFORE_A_COMMA
