"""Whether a quotation is an utterance, a fragment in the reporter's own sentence, or nothing that anybody said."""

from __future__ import annotations

from chechnya_reader.attribution.cues import is_made_up
from chechnya_reader.attribution.phrases import BEING
from chechnya_reader.attribution.scene import Place
from chechnya_reader.lexicon import ONLY_BEFORE_A_COMMA, POSSESSIVES, WORKS, WRITINGS
from chechnya_reader.model import Confidence

_SENTENCE_WORDS = 4
_LONG_FRAGMENT = 7
_TITLING = frozenset(("called", "titled", "named", "entitled", "dubbed"))
_HEADED = frozenset(
    ("headline", "headlined", "title", "titled", "entitled", "heading", "headed", "captioned", "coded", "code-named")
)
_PUT_TO_PEOPLE = frozenset(("statement", "proposition", "sentence", "assertion", "sentiment", "idea"))
_FEW_WORDS = 4
_CALLING = ("call", "brand", "label", "dub", "nicknam", "describ", "refer", "mock", "derid")
_PERSONS = frozenset(("him", "her", "them", "himself", "herself", "themselves", "me", "us", "you"))
_LONG_HEADLINE = 40
_SIGNING = frozenset(("sign", "signs", "signed", "known", "signing"))
_SAID_AFTER = frozenset(("verb-then-speaker", "speaker-then-verb"))
_SO_CALLED = frozenset(("so-called", "dubbed", "nicknamed", "termed"))
_NAMED = frozenset(("effect", "phenomenon", "method", "technique", "syndrome", "condition", "word", "term", "nickname"))
_QUOTING = frozenset(("as", "that", "this", "with", "like", "about"))


def kind_of(place: Place) -> str:
    """ "direct", "partial", or nothing for titles, coinages and words at a distance."""
    piece = place.piece
    if piece.titled and piece.found is not None and _puts_a_name(place):
        return "partial"
    if piece.titled and not _in_headline(place) and _is_title(place):
        return ""
    if place.at > place.low and place.tokens.words[place.at - 1] in _HEADED:
        return ""
    if place.stands_alone:
        return "direct"
    if _is_word(place) or _is_agreed_with(place) or _is_pseudonym(place):
        return ""
    if piece.found is None and is_made_up(place):
        return ""
    whole = piece.opens_upper and piece.tail in (".", ",", "?", "-") and piece.words >= _SENTENCE_WORDS
    if piece.found is not None:
        piece.goes_on = _goes_on(place)
        if piece.goes_on:
            _share_doubt(place)
            return "direct"
        said = place.begins_sentence and piece.found.rule in _SAID_AFTER and piece.tail in (",", "?")
        return "direct" if said or (piece.opens_upper and (piece.tail or _comma_outside(place))) else "partial"
    if piece.foreign and piece.opens_upper and piece.tail in (".", "?"):
        return "direct"
    if _is_announced(place):
        return "direct"
    if (whole and not piece.titled) or (
        place.begins_sentence and piece.opens_upper and piece.tail == "," and not piece.titled
    ):
        return "direct"
    if piece.words >= _LONG_FRAGMENT or _is_introduced(place):
        return "partial"
    return ""


def _in_headline(place: Place) -> bool:
    """Whether somebody is named for words in the article's first line, where every long word has a capital."""
    found = place.piece.found
    tokens = place.tokens
    if found is None or found.confidence == "unknown" or tokens.starts[0] or len(tokens.kinds) > _LONG_HEADLINE:
        return False
    return not any(kind in "wVCGHgA" and not tokens.is_capital(index) for index, kind in enumerate(tokens.kinds))


def _puts_a_name(place: Place) -> bool:
    """Whether somebody is called by the words: called her “Aunt Iron,” refers to X as the “Great Bore”."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    end = place.at
    while end > place.before and (kinds[end - 1] == "D" or words[end - 1] == "as"):
        end -= 1
    if words[end : end + 1] and words[end] in POSSESSIVES:
        return False
    start = end
    while start > place.before and (kinds[start - 1] in "NMRD" or words[start - 1] in _PERSONS):
        start -= 1
    if start == end and end - 2 > place.before and kinds[end - 2 : end] == "Dw" and words[place.at - 1] == "as":
        start -= 2
    verb = start - 1 - (words[start - 1] == "to")
    after = kinds[place.at + 1 : place.at + 2]
    named = start < end and (kinds[end - 1] in "Nw" or words[end - 1] in _PERSONS)
    return named and verb >= place.before and words[verb].startswith(_CALLING) and after not in ("w", "N", "g")


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
    if place.at > place.low and words[place.at - 1] in _SO_CALLED:
        return words[place.at - 1] == "so-called" or words[place.at - 2] in (",", *BEING)
    return kinds[place.at - 1 : place.at] == "w" and words[place.at - 1] in _NAMED


def _is_agreed_with(place: Place) -> bool:
    """Whether people were asked about the words: "most agreed with the statement “…”"."""
    words = place.tokens.words
    if place.at - 1 < place.low or words[place.at - 1] not in _PUT_TO_PEOPLE:
        return False
    near = words[max(place.low, place.at - _FEW_WORDS) : place.at - 1]
    return any(word.startswith(("agree", "disagree")) for word in near)


def _is_pseudonym(place: Place) -> bool:
    """Whether a changed name begins the sentence that tells what its bearer says: “X,” a baker, said that it was so."""
    kinds, words = place.tokens.kinds, place.tokens.words
    if not (
        place.piece.titled and place.begins_sentence and place.piece.tail == "," and place.piece.words < _FEW_WORDS
    ):
        return False
    comma = kinds.find(",", place.at + 1, place.after)
    described = comma > 0 and words[place.at + 1] in ("a", "an", "the") and kinds[comma + 1 : comma + 2] == "V"
    return described and kinds[comma + 2 : comma + 3] in ("W", "P", "D", "N")


def _is_announced(place: Place) -> bool:
    """Whether a short utterance stands after a colon, or after "chanting": From the back: “He won’t.”"""
    piece = place.piece
    if not piece.opens_upper or piece.tail not in (".", "?") or place.at == place.before:
        return False
    return (place.tokens.kinds[place.at - 1] == ":" and piece.words > 1) or place.tokens.kinds[place.at - 1] == "G"


def _goes_on(place: Place) -> bool:
    """Whether this is the second half of a sentence that the speaker's name parts: “…,” X said, “…”"""
    previous = place.previous
    if previous is None or previous.piece.found is None or previous.piece.kind != "direct":
        return False
    parted = previous.piece.tail == "," or place.tokens.kinds[previous.at + 1] == ","
    found = place.piece.found
    same = found is not None and (found.mention == previous.piece.found.mention or found.rule in _SAID_AFTER)
    return same and parted and place.tokens.kinds[place.at - 1] == ","


def _share_doubt(place: Place) -> None:
    """Makes both halves of a parted sentence as doubtful as the one that is more so; one cue is one doubt."""
    halves = [place.piece, *([place.previous.piece] if place.previous else [])]
    first, last = halves[-1].found, halves[0].found
    if first is not None and last is not None and (first.mention, first.cue) == (last.mention, last.cue):
        place.piece.found = last._replace(confidence=first.confidence)
        return
    doubts = [half.found.confidence for half in halves if half.found is not None]
    doubt: Confidence
    for doubt in ("likely", "unknown"):
        if doubt in doubts:
            for half in halves:
                half.found = half.found._replace(confidence=doubt) if half.found is not None else None


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
