"""The rules that look at one sentence: words after the quotation, words before it, a colon, a dash."""

from __future__ import annotations

import re

from chechnya_reader.attribution.phrases import (
    Noun,
    agent,
    clause_subject,
    first_noun,
    is_passive,
    is_plausible,
    is_wished,
    last_phrase,
    sentence_subject,
    subject_after,
    subject_before,
)
from chechnya_reader.attribution.scene import Found, Place
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    IRREGULAR_PAST,
    NAMING,
    ONLY_AT_THE_MARK,
    ONLY_BEFORE_A_COMMA,
    ONLY_WITH_AS,
    STRONG,
    SUBORDINATORS,
)
from chechnya_reader.mentions import UPPER
from chechnya_reader.model import Confidence, Mention

_FAR = 45
_TRANSCRIPT = re.compile(rf"((?:[{UPPER}]{{2,20}}\.?[ ]?){{1,4}}):\s")
_WHOLE = 4
_CLOSE = 3
_PREMODIFIERS = 6
_LONG_NAME = 4
_CLEAN = frozenset("R,tDw#mMNC-g(")


def verb_then_speaker(place: Place) -> Found | None:
    """“…,” said X.  /  “…,” wrote a spokesman for X.

    Known false positives: “…,” read the banner.
    """
    tokens = place.tokens
    index = _skip(place, place.at + 1, ",-R")
    if index >= place.after or tokens.kinds[index] != "V":
        return None
    noun = subject_after(tokens, index, place.after, is_question=place.piece.tail == "?")
    return place.found(noun, index, _at_first_hand(place, index)) if noun else None


def speaker_then_verb(place: Place) -> Found | None:
    """“…,” X said.  /  “…,” X, a Y at Z, told reporters.  /  “…,” as X put it.

    Known false positives: “…” X said would be the name of the plan.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    start = _skip(place, place.at + 1, ",-")
    if start < place.after and tokens.words[start] == "as":
        start += 1
    if start >= place.after or kinds[start] in "JWIVC:;.":
        return None
    if not place.piece.tail and start == place.at + 1 and not place.begins_sentence:
        return None
    if _belongs_before(place):
        return None
    verb = kinds.find("V", start, min(place.after, start + _FAR))
    while verb >= 0 and is_passive(tokens, verb, start):
        verb = kinds.find("V", verb + 1, min(place.after, start + _FAR))
    if verb < 0 or ";" in kinds[start:verb]:
        return None
    noun = subject_before(tokens, verb, start)
    clean = _CLEAN | {"J"} if kinds[start] == "D" else _CLEAN
    if noun is not None and not noun.antecedent and clean.issuperset(kinds[start : noun.start]):
        return place.found(noun, verb, _at_first_hand(place, verb))
    noun = first_noun(tokens, start, verb)
    if noun is not None and noun.end < verb and kinds[noun.end : noun.end + 2] in (",W", ",D", ",w", ",#"):
        return place.found(noun, verb, "likely")
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
    if (
        noun is None
        or not is_plausible(tokens, noun)
        or (noun.end < place.after and tokens.kinds[noun.end] not in ".,")
    ):
        return None
    return place.found(noun, index, "likely")


def _looks_past(word: str) -> bool:
    return word.endswith(("ed", "es", "s")) or word in IRREGULAR_PAST


def cue_at_the_end(place: Place) -> Found | None:
    """The “…” is over, X said.  /  The “…” is over, said X.  The sentence ends with who said it."""
    tokens = place.tokens
    kinds = tokens.kinds
    verb = kinds.rfind("V", place.at + 1, place.high)
    if verb < 0 or "Q" in kinds[verb : place.high] or is_passive(tokens, verb, place.at + 1):
        return None
    if kinds[verb - 1] == ",":
        noun = subject_after(tokens, verb, place.high)
        return place.found(noun, verb, "likely") if noun and is_plausible(tokens, noun) else None
    if kinds[verb + 1 : verb + 2] not in ("", ".", "I", "R", "t"):
        return None
    noun = subject_before(tokens, verb, place.at + 1)
    if noun is None or noun.antecedent or noun.start - 1 <= place.at or kinds[noun.start - 1] not in ",D":
        return None
    comma = noun.start - 1 if kinds[noun.start - 1] == "," else noun.start - 2
    return place.found(noun, verb, "likely") if comma > place.at and kinds[comma] == "," else None


def according_to_after(place: Place) -> Found | None:
    """“…,” according to X."""
    tokens = place.tokens
    index = _skip(place, place.at + 1, ",-")
    if index + 2 >= len(tokens.words) or tokens.words[index] != "according" or tokens.words[index + 1] != "to":
        return None
    noun = first_noun(tokens, index + 2, place.after)
    return place.found(noun, index, "certain", index + 2) if noun else None


def dash_then_name(place: Place) -> Found | None:
    """“…” — X.  /  “…” -Commissioner X

    Known false positives: a dash before the name of a place or a paper.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    index = place.at + 1
    if index + 1 >= place.after or kinds[index] != "-" or kinds[index + 1] != "N" or not place.begins_sentence:
        return None
    noun = first_noun(tokens, index + 1, place.after)
    if noun is None or (noun.end < place.after and kinds[noun.end] not in ".,("):
        return None
    return place.found(noun, index, "certain" if noun.end == len(kinds) or kinds[noun.end] == "." else "likely")


def cue_before(place: Place) -> Found | None:
    """X said, “…”  /  X told Y that “…”  /  X, who called it “…”  /  … , adding: “…”  /  He was asked by X, “…”

    Known false positives: a reporting verb that belongs to somebody else in between.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    verb = _last_cue(place, place.before, place.at)
    if verb < 0:
        return None
    kind = kinds[verb]
    noun: Noun | None = None
    if kind in "VC":
        if is_passive(tokens, verb, place.low):
            noun = agent(tokens, verb, place.at) or agent(tokens, place.at, place.high)
            if noun is None:
                return None
        else:
            noun = subject_before(tokens, verb, place.low)
            inverted = _inverted(place, verb) if noun is None or noun.kind == "role" else None
            if inverted is not None:
                return place.found(inverted, verb, "certain")
            outer = _outer_cue(place, verb, noun) if noun is not None else None
            if outer is not None:
                return outer
    elif verb > place.low and tokens.words[verb - 1] == "as":
        noun = _quoted_as_saying(place, verb)
    else:
        noun = _with_somebody_saying(tokens, verb, place.low)
    if noun is not None:
        return place.found(noun, verb, _directness(place, verb))
    if verb > place.low and tokens.words[verb - 1] == "to":
        return None
    return _subject_shared(place, verb)


def according_to_before(place: Place) -> Found | None:
    """According to X, “…”"""
    tokens = place.tokens
    for index in range(place.low, place.at - 2):
        if tokens.words[index] == "according" and tokens.words[index + 1] == "to":
            noun = first_noun(tokens, index + 2, place.at)
            return place.found(noun, index, "likely", index + 2) if noun else None
    return None


def transcript_name(place: Place) -> Found | None:
    """“SMITH: …” inside the marks, as in a transcript that is quoted whole: a guess, since its maker may be meant.

    Known false positives: a headline in capitals that is quoted.
    """
    piece = place.piece
    match = _TRANSCRIPT.match(place.tokens.text, piece.span.start, piece.span.end)
    if match is None:
        return None
    mention = Mention(match.start(1), match.end(1), match.group(1), "person")
    return Found(mention, Mention(match.end(1), match.end(1) + 1, ":"), "unknown")


def in_words_of(place: Place) -> Found | None:
    """In X’s words, “…”  /  in the words of X, “…”"""
    tokens = place.tokens
    for index in range(max(place.before, place.at - 6), place.at):
        if tokens.words[index] in ("words", "phrase", "phrasing", "telling", "view", "opinion"):
            first = index - 1
            while first >= place.low and tokens.kinds[first] in "NMw" and tokens.words[first] != "in":
                first -= 1
            if index + 1 < place.at and tokens.words[index + 1] == "of":
                noun = first_noun(tokens, index + 2, place.at)
                return place.found(noun, index, "likely") if noun else None
            if tokens.words[index - 1] in ("his", "her", "their", "its", "my", "our"):
                return place.found(Noun(index - 1, index, "pronoun"), index, "likely")
            if tokens.words[first] == "in" and tokens.kinds[index - 1] == "M":
                return place.found(Noun(first + 1, index, "person"), index, "likely")
    return None


def subject_of_sentence(place: Place) -> Found | None:
    """X shared her fear with the crowd, “…”: a whole sentence is quoted after a comma, whatever the verb.

    Known false positives: a quotation set beside a sentence about somebody else.
    """
    tokens = place.tokens
    piece = place.piece
    whole = piece.opens_upper and piece.tail in (".", "?") and piece.words >= _WHOLE
    if not whole or place.at - place.low < 3 or tokens.kinds[place.at - 1] != "," or place.previous is not None:
        return None
    noun = sentence_subject(tokens, place.low, place.at)
    if noun is None or noun.end >= place.at - 1 or not is_plausible(tokens, noun):
        return None
    return place.found(noun, place.at - 1, "likely")


def colon_before(place: Place) -> Found | None:
    """X: “…”  /  X had this to say: “…”

    Known false positives: a title with a colon; a question that somebody else is then asked.
    """
    tokens = place.tokens
    if place.at - 1 < place.before or tokens.kinds[place.at - 1] != ":" or _is_hypothetical(place):
        return None
    noun = last_phrase(tokens, place.low, place.at - 1) or clause_subject(tokens, place.low, place.at - 1, that=True)
    if noun is None or not is_plausible(tokens, noun):
        return None
    alone = noun.end == place.at - 1
    if alone and noun.end - noun.start > _LONG_NAME:
        return place.found(noun, place.at - 1, "unknown")
    return place.found(noun, place.at - 1, "certain" if alone and noun.kind != "role" else "likely")


def same_sentence_earlier(place: Place) -> Found | None:
    """X said “…” and “…”: the cue before the first quotation holds for the next."""
    previous = place.previous
    while previous is not None:
        if previous.piece.found is not None:
            found = previous.piece.found
            return found._replace(confidence="likely")
        previous = previous.previous
    return None


def _at_first_hand(place: Place, verb: int) -> Confidence:
    """Less than certain where somebody else vouches for it: “…,” X said, according to Y."""
    return "likely" if "according" in place.tokens.words[verb : place.high] else "certain"


def _belongs_before(place: Place) -> bool:
    """When X shouted, “…,” Y laughed, “…”: the quotation ends a clause of its own."""
    tokens = place.tokens
    index = place.low
    while index < place.at and tokens.kinds[index] in "RJ":
        index += 1
    if tokens.kinds[place.at - 1] in "VC" and "what" in tokens.words[max(place.low, place.at - 6) : place.at]:
        return True
    if index >= place.at or tokens.words[index] not in SUBORDINATORS:
        return False
    clause = tokens.kinds[index : place.at - 1]
    return "V" in clause and "," not in clause


def _skip(place: Place, index: int, kinds: str) -> int:
    while index < place.after and place.tokens.kinds[index] in kinds:
        index += 1
    return index


def _is_hypothetical(place: Place) -> bool:
    """Whether the quotation follows a "to say" that has not come about."""
    verb = _last_cue(place, place.before, place.at)
    tokens = place.tokens
    return verb > place.low and tokens.words[verb - 1] == "to" and is_wished(tokens, verb - 1, place.low)


def _last_cue(place: Place, low: int, high: int) -> int:
    """The last reporting verb from token `low` to before `high`, or -1."""
    kinds, words = place.tokens.kinds, place.tokens.words
    for index in range(high - 1, low - 1, -1):
        if kinds[index] in ";.":
            return -1
        if kinds[index] not in "VCGH":
            continue
        between = kinds[index + 1 : high]
        if words[index] in ONLY_AT_THE_MARK and between not in ("", "W"):
            continue
        if words[index] in ONLY_WITH_AS and words[high - 1] != "as":
            continue
        if words[index] in ONLY_BEFORE_A_COMMA and "," not in between and ":" not in between:
            continue
        if not (kinds[high - 1] == "-" and "-" in kinds[low:index]):
            return index
    return -1


def _directness(place: Place, verb: int) -> Confidence:
    between = place.tokens.kinds[verb + 1 : place.at]
    if place.piece.opens_upper and place.piece.tail and len(between) <= 2 and set(between) <= set(",:WDR"):
        return "certain"
    return "likely"


def _inverted(place: Place, verb: int) -> Noun | None:
    """But, said X, “…”  /  Says X: “…”"""
    tokens = place.tokens
    if tokens.kinds[verb] != "V" or (verb > place.low and tokens.kinds[verb - 1] not in ",JQ-"):
        return None
    noun = subject_after(tokens, verb, place.at)
    if noun is None or noun.kind == "role" or noun.end >= place.at or tokens.kinds[noun.end] not in ",:":
        return None
    return noun


def _outer_cue(place: Place, verb: int, inner: Noun) -> Found | None:
    """X said that he had proposed to “…”: what X said holds the weaker verb inside."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    nested = inner.antecedent is not None and place.at - verb > _CLOSE
    if not nested and (words[verb] in STRONG or (words[verb].startswith(NAMING) and inner.kind != "pronoun")):
        return None
    if place.at - verb <= _CLOSE and kinds[place.at - 1] in ",:":
        return None
    for index in range(verb - 1, place.low - 1, -1):
        if (
            kinds[index] in ";."
            or (kinds[index] == "," and index + 1 == inner.start)
            or (kinds[index] in ",Q" and kinds[index + 1 : index + 2] in ("J", "W"))
        ):
            return None
        if kinds[index] == "V" and words[index] in STRONG and index < inner.start:
            noun = subject_before(tokens, index, place.low)
            if noun is not None and not is_passive(tokens, index, place.low):
                return place.found(noun, index, "likely")
            return _subject_shared(place, index) if noun is None else None
    return None


def _with_somebody_saying(tokens: Tokens, verb: int, low: int) -> Noun | None:
    """…, with X saying “…”  /  footage of X saying “…”"""
    index = verb - 1
    while index >= low and tokens.kinds[index] in "RN":
        index -= 1
    if index >= low and index < verb - 1 and (tokens.words[index] == "of" or tokens.kinds[index] in "J-"):
        return first_noun(tokens, index + 1, verb)
    while index >= low and (tokens.kinds[index] in "RNMwD#" or tokens.words[index] == "of"):
        index -= 1
    return first_noun(tokens, index + 1, verb) if index >= low and tokens.words[index] == "with" else None


def _quoted_as_saying(place: Place, verb: int) -> Noun | None:
    """The report quoted X as saying “…”  /  X was quoted as saying “…”"""
    tokens = place.tokens
    index = verb - 2
    while index >= place.low and tokens.words[index] not in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
        if tokens.kinds[index] in ".;":
            return None
        index -= 1
    if index < place.low:
        return None
    if index == verb - 2:
        return subject_before(tokens, index, place.low)
    return first_noun(tokens, index + 1, verb - 1)


def _subject_shared(place: Place, verb: int) -> Found | None:
    """The subject of "…, adding “…”" and "… and told Y “…”": that of the verb before, else of the sentence."""
    tokens = place.tokens
    kinds = tokens.kinds
    index = verb - 1
    if (
        place.previous is not None
        and place.previous.piece.found is not None
        and place.previous.piece.found.cue is not None
    ):
        found = place.previous.piece.found
        return place_shared(place, found, verb)
    noun = clause_subject(tokens, place.low, verb)
    if noun is not None:
        return place.found(noun, verb, "likely")
    while index >= place.low:
        if kinds[index] in "VC" and not is_passive(tokens, index, place.low):
            noun = subject_before(tokens, index, place.low)
            if noun is not None:
                return place.found(noun, verb, "likely")
        index -= 1
    return None


def place_shared(place: Place, found: Found, verb: int) -> Found:
    """`found` of an earlier quotation of the sentence, with the token `verb` as the cue."""
    tokens = place.tokens
    cue = found.cue
    if cue is not None:
        a, b = tokens.starts[verb], tokens.ends[verb]
        cue = cue.__class__(a, b, tokens.text[a:b])
    return found._replace(cue=cue, confidence="likely")
