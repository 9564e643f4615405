"""The rules that look at the words after the quotation in its sentence."""

from __future__ import annotations

import re

from chechnya_reader.attribution.cues import is_vouched_for, last_cue, quotes_another
from chechnya_reader.attribution.nouns import Noun, first_noun, is_plausible
from chechnya_reader.attribution.phrases import is_passive, subject_after, subject_before
from chechnya_reader.attribution.scene import Found, Place
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import AGENT_ENDINGS, IRREGULAR_PAST, NOT_NAMES, NOUN_LIKE, STRONG, SUBORDINATORS
from chechnya_reader.mentions import UPPER
from chechnya_reader.model import Confidence, Mention

_FAR = 45
_TRANSCRIPT = re.compile(rf"((?:[{UPPER}]{{2,20}}\.?[ ]?){{1,4}}):\s")
_PREMODIFIERS = 6
_GOING_ON = frozenset("VCAWPQ")
_TALK = 20_000
"""Characters of a transcript around a name in which it may stand again."""
_MOST_NAMED = 20
_LONG_WORD = 30
_NEAR_NAME = 4
_ENDING = frozenset(("", ".", ",", "I", "R", "t"))
_RECALLING = frozenset(
    ("remember", "remembers", "remembered", "recall", "recalls", "recalled", "quotes", "quoted", "reported", "reports")
)
_WHOM = frozenset(("him", "her", "them", "me", "us"))
_HELD = frozenset(("it", "them", "him", "her"))
_SUBJECT = frozenset("NMDPw#mR")
_CLEAN = frozenset("R,tDw#mMNC-g(")


def verb_then_speaker(place: Place) -> Found | None:
    """“…,” said X.  /  “…,” wrote a spokesman for X.

    Known false positives: “…,” read the banner.
    """
    tokens = place.tokens
    index = _skip(place, place.at + 1, ",-R")
    if index >= place.after or tokens.kinds[index] != "V":
        return None
    if not place.begins_sentence and (_is_subject(place, index) or _is_inserted(place)):
        return None
    noun = subject_after(tokens, index, place.after, tail=place.piece.tail)
    return place.found(noun, index, _at_first_hand(place, index)) if noun else None


def _is_subject(place: Place, verb: int) -> bool:
    """Whether the quotation is part of the subject of the verb that follows: "three self-styled “patriots” said"."""
    return verb == place.at + 1 and not place.piece.tail and place.tokens.kinds[place.at - 1] not in ",:"


def _is_inserted(place: Place) -> bool:
    """Whether the quotation ends what is put between a subject and its verb: "X, citing “…,” said"."""
    kinds = place.tokens.kinds
    comma = kinds.rfind(",", place.before, place.at)
    opens = comma > place.before and kinds[comma + 1] in "GHg" and not place.piece.opens_upper
    return opens and _SUBJECT.issuperset(kinds[place.before : comma])


def speaker_then_verb(place: Place) -> Found | None:
    """“…,” X said.  /  “…,” X, a Y at Z, told reporters.  /  “…,” as X put it.

    Known false positives: “…” X said would be the name of the plan.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    start = _skip(place, place.at + 1, ",-")
    if start < place.after and tokens.words[start] == "as":
        start += 1
    if (
        start >= place.after
        or kinds[start] in "JWIVC:;."
        or tokens.words[_skip(place, start, "(") :][:2] == ["that", "said"]
    ):
        return None
    if not place.piece.tail and kinds[place.at + 1] not in ",-" and not place.begins_sentence:
        return None
    if _belongs_before(place):
        return None
    verb = kinds.find("V", start, min(place.after, start + _FAR))
    while verb >= 0 and is_passive(tokens, verb, start):
        verb = kinds.find("V", verb + 1, min(place.after, start + _FAR))
    if verb < 0 and "as" in tokens.words[start : place.after] and (cited := _cited(place, start)) is not None:
        return cited
    if verb < 0 and kinds[start : start + 2] in ("PC", "NC") and _HELD.issuperset(tokens.words[start + 2 : start + 3]):
        noun = first_noun(tokens, start, start + 1)
        return place.found(noun, start + 1, "likely") if noun is not None else None
    if verb < 0:
        return _after_insertion(place, start) or _noun_like_verb(place, start)
    if tokens.words[verb] in _RECALLING:
        quoted = _quoted_by(place, verb)
        if quoted is not None:
            return quoted
    if ";" in kinds[start:verb]:
        return None
    noun = subject_before(tokens, verb, start)
    if noun is not None and not noun.antecedent and _is_clean(tokens, start, noun.start):
        return place.found(noun, verb, _at_first_hand(place, verb))
    named = noun
    noun = first_noun(tokens, start, verb)
    if noun is not None and noun.end < verb:
        if named is not None and noun.kind == "role" and _is_apposed(tokens, noun.end, named, verb):
            return place.found(named, verb, "likely")
        apposed = kinds[noun.end : noun.end + 2] in (",W", ",D", ",w", ",#")
        if apposed or set(kinds[noun.end : verb]) <= set("IJNMD"):
            return place.found(noun, verb, "likely")
    return None


def _after_insertion(place: Place, start: int) -> Found | None:
    """“…,” X, in a cap with “…” on it, said.  What stands between the commas has a quotation of its own."""
    tokens = place.tokens
    kinds = tokens.kinds
    if place.after == place.high or not place.begins_sentence or place.piece.tail not in (",", "?", "-"):
        return None
    noun = first_noun(tokens, start, place.after)
    if noun is None or kinds[noun.end : noun.end + 1] != "," or not is_plausible(tokens, noun):
        return None
    verb = kinds.find(",V", place.after, place.high) + 1
    return place.found(noun, verb, "likely") if verb and kinds[verb + 1 : verb + 2] in _ENDING else None


def _cited(place: Place, start: int) -> Found | None:
    """“…,” Y cited X as saying."""
    for index in range(start + 1, min(place.after, start + _FAR)):
        if place.tokens.words[index] in ("cited", "cites", "citing"):
            return _quoted_by(place, index)
    return None


def _is_apposed(tokens: Tokens, comma: int, named: Noun, verb: int) -> bool:
    """Whether only the name stands between two commas: "the mayor’s chief of staff, X Y, told"."""
    alone = named.kind == "person" and not named.antecedent and named.start == comma + 1 and named.end == verb - 1
    return alone and tokens.kinds[comma] == "," and tokens.kinds[verb - 1] == ","


def _is_clean(tokens: Tokens, start: int, end: int) -> bool:
    """Whether only a description stands between: "the head of the service, X"."""
    between = tokens.kinds[start:end]
    if _CLEAN.issuperset(between):
        return True
    described = tokens.kinds[start] in "DNMw" and end > start and between[-1] in ",D"
    return between[0] == "D" and all(kind in _CLEAN or kind == "J" or (kind == "I" and described) for kind in between)


def _noun_like_verb(place: Place, start: int) -> Found | None:
    """“…,” a voice in the film states.  A word that may be a noun ends the clause as its verb."""
    tokens = place.tokens
    for index in range(start + 1, min(place.after, start + _FAR)):
        if tokens.kinds[index] == "w" and tokens.words[index] in NOUN_LIKE and tokens.words[index].endswith("s"):
            noun = first_noun(tokens, start, index)
            ends = tokens.kinds[index + 1 : index + 2] in ("", ".", "Q", "I", "t")
            if ends and noun is not None and noun.end == index and is_plausible(tokens, noun):
                return place.found(noun, index, "likely")
    return None


def speaker_then_any_verb(place: Place) -> Found | None:
    """“…,” X retaliated.  The place says that it is a verb of speech, whichever it is.

    Known false positives: “…?” X turned away, where somebody else asked.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    if place.piece.tail not in (",", "?", "-") or not place.begins_sentence:
        return None
    start = _skip(place, place.at + 1, ",")
    noun = first_noun(tokens, start, place.after)
    if noun is None or noun.end >= place.after or noun.start - start > _PREMODIFIERS:
        return None
    verb = noun.end
    while verb < place.after and kinds[verb] == "R":
        verb += 1
    if verb >= place.after or kinds[verb] not in "wCV" or not _looks_past(tokens.words[verb]):
        return None
    return place.found(noun, verb, "certain" if kinds[verb + 1 : verb + 2] in (".", "Q", "") else "likely")


def any_verb_then_speaker(place: Place) -> Found | None:
    """“…,” reacted X."""
    tokens = place.tokens
    index = _skip(place, place.at + 1, ",")
    if place.piece.tail not in (",", "?") or index + 1 >= place.after or not tokens.words[index].endswith("ed"):
        return None
    if tokens.kinds[index] not in "wC" or tokens.kinds[index + 1] not in "NM":
        return None
    noun = first_noun(tokens, index + 1, place.after)
    alone = place.begins_sentence and tokens.kinds[index] == "w" and tokens.kinds[index + 1] == "N"
    if (
        noun is None
        or not (is_plausible(tokens, noun) or tokens.words[noun.end - 1].endswith(AGENT_ENDINGS))
        or (noun.end < place.after and tokens.kinds[noun.end] not in (".,I" if alone else ".,"))
    ):
        return None
    return place.found(noun, index, "likely")


def _looks_past(word: str) -> bool:
    return word.endswith(("ed", "es", "s")) or word in IRREGULAR_PAST


def cue_at_the_end(place: Place) -> Found | None:
    """The “…” is over, X said on Friday.  /  The “…” is over, said X.  /  The “…” is over, according to X.

    Known false positives: a clause between commas that tells what somebody else said.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    if place.piece.tail == ".":
        return None
    verb = kinds.find("V", place.at + 1, place.high)
    while verb >= 0:
        found = None if is_passive(tokens, verb, place.at + 1) else _said_after_comma(place, verb)
        if found is not None:
            return found
        verb = kinds.find("V", verb + 1, place.high)
    return _according_at_the_end(place)


def _said_after_comma(place: Place, verb: int) -> Found | None:
    tokens = place.tokens
    kinds = tokens.kinds
    if kinds[verb - 1] == ",":
        noun = subject_after(tokens, verb, place.high)
        ends = noun is not None and kinds[noun.end : noun.end + 1] in ("", ".", ",", "I", "t", "W", "D")
        return place.found(noun, verb, "likely") if noun and ends and is_plausible(tokens, noun) else None
    rest = kinds[verb + 1 : place.high].partition(",")[0]
    if rest[:1] not in ("", ".", "I", "R", "t") or not _GOING_ON.isdisjoint(rest):
        return None
    if kinds[verb + 1 : verb + 3] == ",Q" and _opens_upper(tokens, verb + 2):
        return None
    noun = subject_before(tokens, verb, place.at + 1)
    if noun is None or noun.antecedent:
        return None
    comma = noun.start - 1
    while comma > place.at and kinds[comma] in "DwN#mMR":
        comma -= 1
    return place.found(noun, verb, "likely") if comma > place.at and kinds[comma] == "," else None


def _opens_upper(tokens: Tokens, quotation: int) -> bool:
    """Whether the words of a quotation begin with a capital letter."""
    start = tokens.starts[quotation]
    return next((sign.isupper() for sign in tokens.text[start : start + 4] if sign.isalnum()), False)


def _according_at_the_end(place: Place) -> Found | None:
    words = place.tokens.words
    if "according" not in words[place.at + 1 : place.high]:
        return None
    index = words.index("according", place.at + 1, place.high)
    if place.tokens.kinds[index - 1] != "," or words[index + 1 : index + 2] != ["to"]:
        return None
    noun = first_noun(place.tokens, index + 2, place.high)
    ends = noun is not None and place.tokens.kinds[noun.end : noun.end + 1] in ("", ".", "I", "t")
    return place.found(noun, index, "likely", index + 2) if noun and ends and is_plausible(place.tokens, noun) else None


def according_to_after(place: Place) -> Found | None:
    """“…,” according to X.  Not "Y told Z that it is “…,” according to X", where X tells what Y said."""
    tokens = place.tokens
    index = _skip(place, place.at + 1, ",-")
    if index + 2 >= len(tokens.words) or tokens.words[index] != "according" or tokens.words[index + 1] != "to":
        return None
    said = last_cue(place, place.before, place.at)
    if said >= 0 and tokens.kinds[said] == "V" and tokens.words[said] in STRONG:
        return None
    noun = first_noun(tokens, index + 2, place.after)
    return place.found(noun, index, "likely", index + 2) if noun else None


def dash_then_name(place: Place) -> Found | None:
    """“…” — X.  /  “…” -Commissioner X

    Known false positives: a dash before the name of a place or a paper.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    index = place.at + 1
    if index + 1 >= place.after or kinds[index] != "-" or kinds[index + 1] != "N" or not _begins_entry(place):
        return None
    noun = first_noun(tokens, index + 1, place.after)
    if noun is None or (noun.end < place.after and kinds[noun.end] not in ".,("):
        return None
    return place.found(noun, index, "certain" if noun.end == len(kinds) or kinds[noun.end] == "." else "likely")


def _begins_entry(place: Place) -> bool:
    """Whether the quotation begins its sentence, or follows the name under another one: “…” — X “…” — Y"""
    before = place.previous.piece.found if place.previous is not None else None
    return place.begins_sentence or (before is not None and before.rule == "dash-then-name")


def transcript_name(place: Place) -> Found | None:
    """“SMITH: …” inside the marks, as in a transcript that is quoted whole; a guess where no such person is known.

    Known false positives: a headline in capitals that is quoted.
    """
    piece, text = place.piece, place.tokens.text
    match = _TRANSCRIPT.match(text, piece.span.start, piece.span.end)
    if match is None:
        return None
    mention = Mention(match.start(1), match.end(1), match.group(1), "person")
    known = _takes_turns(text, mention) or _is_named(text, mention)
    return Found(mention, Mention(match.end(1), match.end(1) + 1, ":"), "likely" if known else "unknown")


def _takes_turns(text: str, label: Mention) -> bool:
    """Whether the name speaks more than once in the transcript."""
    return text.count(f"{label.text}: ", max(0, label.start - _TALK), label.end + _TALK) > 1


def _is_named(text: str, label: Mention) -> bool:
    """Whether the text names somebody of that name: "Governor Orlov" or "Anna Orlov" for "ORLOV"."""
    name = label.text.split()[-1].title()
    low = max(0, label.start - _TALK)
    for _ in range(_MOST_NAMED):
        at = text.find(f" {name}", low, label.end + _TALK)
        if at < 0:
            return False
        word = text[max(0, at - _LONG_WORD) : at].split()[-1:]
        ends = not text[at + len(name) + 1 : at + len(name) + 2].isalnum()
        if ends and word and word[0][0].isupper() and word[0].lower() not in NOT_NAMES:
            return True
        low = at + 1
    return False


def _at_first_hand(place: Place, verb: int) -> Confidence:
    """Less than certain where somebody else vouches for it: “…,” X said, according to Y. Unknown where X quotes Y."""
    clause = place.tokens.kinds.find("W", verb, place.after)
    if quotes_another(place.tokens, verb, place.after if clause < 0 else clause):
        return "unknown"
    vouched = is_vouched_for(place.tokens, place.low, place.at, verb + 1, place.high)
    return "likely" if vouched or place.tokens.words[place.at + 1 : place.at + 2] == ["as"] else "certain"


def _belongs_before(place: Place) -> bool:
    """When X shouted, “…,” Y laughed, “…”: the quotation ends a clause of its own."""
    tokens = place.tokens
    index = place.low
    while index < place.at and tokens.kinds[index] in "RJ":
        index += 1
    if not place.begins_sentence and not place.piece.opens_upper and _is_named_there(place):
        return True
    if tokens.kinds[place.at - 1] in "VC" and "what" in tokens.words[max(place.low, place.at - 6) : place.at]:
        return True
    if index >= place.at or tokens.words[index] not in SUBORDINATORS:
        return False
    clause = tokens.kinds[index : place.at].rstrip(",")
    return "V" in clause and "," not in clause


def _is_named_there(place: Place) -> bool:
    """Whether a verb that puts a name on something takes the quotation: "a film that X called “odd,” Y said"."""
    kinds = place.tokens.kinds
    verb = place.at - 1
    while verb > place.before and place.at - verb < _NEAR_NAME and kinds[verb] in "NDMP":
        verb -= 1
    return kinds[verb] in "CH" and verb >= place.before


def _skip(place: Place, index: int, kinds: str) -> int:
    while index < place.after and place.tokens.kinds[index] in kinds:
        index += 1
    return index


def _quoted_by(place: Place, verb: int) -> Found | None:
    """“…,” Y quoted X as saying.  /  “…,” Y recalled X saying."""
    tokens = place.tokens
    noun = first_noun(tokens, verb + 1, place.after)
    if noun is None and tokens.words[verb + 1 : verb + 2] and tokens.words[verb + 1] in _WHOM:
        noun = Noun(verb + 1, verb + 2, "pronoun")
    if noun is None:
        return None
    says = noun.end + (tokens.words[noun.end : noun.end + 1] == ["as"])
    if tokens.kinds[noun.end : noun.end + 1] == "," and "as" in tokens.words[noun.end : place.after]:
        says = tokens.words.index("as", noun.end, place.after) + 1
    return place.found(noun, verb, "likely") if tokens.kinds[says : says + 1] == "G" else None
