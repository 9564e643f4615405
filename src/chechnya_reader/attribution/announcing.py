"""The rules for words that are announced: after a colon, as somebody's answer, "in X’s words", "to X it is"."""

from __future__ import annotations

from chechnya_reader.attribution.clauses import clause_subject, sentence_subject
from chechnya_reader.attribution.cues import is_unsaid, last_cue
from chechnya_reader.attribution.nouns import Noun, first_noun, is_plausible, last_phrase, possessor
from chechnya_reader.attribution.phrases import is_passive, subject_after
from chechnya_reader.attribution.scene import Found, Place, make_found
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    CHORUS,
    CLAIMS,
    CONTRADICTING,
    FEELINGS,
    NO_INVERSION,
    NOUN_LIKE,
    PASSING_ON,
    POSSESSIVES,
    PROMISES,
    SAYING,
    SPEECH_NOUNS,
    STRIKING_UP,
    TITLES,
    WRITINGS,
)

_INVERTED = SAYING - NO_INVERSION
_WHOLE = 4
_SPOKEN_OR_WRITTEN = SPEECH_NOUNS | WRITINGS
_STATED = CLAIMS | SPEECH_NOUNS
_SAYINGS = SPEECH_NOUNS | frozenset(
    ("quote", "quotation", "sentence", "observation", "sentiment", "tweet", "post", "word")
)
_THESE = frozenset(("that", "this", "those", "these"))
_TOO = frozenset(("too", "also"))
_THAT_IS = frozenset(("that’s", "that's"))
_FAR_CLAIM = 14
_NEAR_CLAIM = 5
_LONG_NAME = 4
_BEING = frozenset(("is", "was", "are", "were", "came", "looks", "looked", "sounds", "sounded", "seems", "seemed"))
_OFFICE = frozenset("NMDwI#m")
_NAMED_WORDS = SPEECH_NOUNS | CLAIMS | PROMISES
_LONG_OPENING = 50
_SOUNDING = frozenset(("came", "comes", "went", "goes", "rose", "rang"))
_LISTENERS = frozenset(("him", "her", "them", "me", "us"))


def in_chorus(place: Place) -> Found | None:
    """The crowd broke into chants of “…”  /  cries of “…” came from the hall

    Known false positives: a speaker who led a chant that others took up.
    """
    tokens = place.tokens
    words = tokens.words
    noun = place.at - 1 - (words[place.at - 1] == "of")
    if noun <= place.before or words[noun] not in CHORUS or tokens.kinds[noun] not in "wV":
        return None
    for index in range(place.at + 1, min(place.high - 1, place.at + _NEAR_CLAIM + 1)):
        if words[index] == "from":
            crowd = first_noun(tokens, index + 1, place.high)
            plausible = crowd is not None and is_plausible(tokens, crowd)
            return place.found(crowd, noun, "likely") if crowd is not None and plausible else None
        if tokens.kinds[index] not in "wRAVI":
            break
    verb = noun - 1
    while verb > place.before and tokens.kinds[verb] in "DwRItg" and words[verb] not in STRIKING_UP:
        verb -= 1
    if words[verb] not in STRIKING_UP:
        return None
    singers = clause_subject(tokens, place.before, verb)
    plausible = singers is not None and is_plausible(tokens, singers)
    return place.found(singers, noun, "likely") if singers is not None and plausible else None


def colon_before(place: Place) -> Found | None:
    """X: “…”  /  X had this to say: “…”

    Known false positives: a title with a colon; a question that somebody else is then asked.
    """
    tokens = place.tokens
    if place.at - 1 < place.before or tokens.kinds[place.at - 1] != ":" or is_unsaid_before(place):
        return None
    inverted = inverted_opening(tokens, place.low, place.at - 1)
    if inverted is not None:
        return place.found(inverted, place.low, "certain")
    guided = tokens.words[place.low] in ("from", "in")
    owner = _owner(tokens, place.low + guided, place.at - 1, _SPOKEN_OR_WRITTEN)
    if owner is not None:
        return place.found(owner, place.at - 1, "likely")
    asked = _speaks_on(tokens, place.before, place.at - 1)
    if asked is not None:
        return place.found(asked, place.at - 1, "likely")
    noun = last_phrase(tokens, place.low, place.at - 1) or clause_subject(tokens, place.low, place.at - 1, that=True)
    if noun is None or not is_plausible(tokens, noun):
        return None
    alone = noun.end == place.at - 1
    if not alone and tokens.words[noun.start - 1 : noun.start] == ["that"] and place.before > place.low:
        return None
    office = _office_before(tokens, place.low, place.at - 1)
    if office is not None:
        return place.found(office, place.at - 1, "likely")
    if alone and noun.end - noun.start > (_LONG_NAME if noun.kind != "other" else 2 * _LONG_NAME):
        return place.found(noun, place.at - 1, "unknown")
    return place.found(noun, place.at - 1, "certain" if alone and noun.kind != "role" else "likely")


def _office_before(tokens: Tokens, low: int, colon: int) -> Noun | None:
    """ "Former harbour minister of Selby Mara Lind:": the name after an office, where nothing else stands there."""
    kinds = tokens.kinds
    first = colon
    while first > low and kinds[first - 1] == "N":
        first -= 1
    if not low < first < colon - 1 or not _OFFICE.issuperset(kinds[low:first]):
        return None
    return Noun(first, colon, "person") if not TITLES.isdisjoint(tokens.words[low:first]) else None


def _speaks_on(tokens: Tokens, low: int, colon: int) -> Noun | None:
    """X, who runs the place, on why she left: “…”  /  a guest to another guest: “…”"""
    kinds, words = tokens.kinds, tokens.words
    start = max(kinds.rfind("-", low, colon), kinds.rfind(":", low, colon), low - 1) + 1
    noun = first_noun(tokens, start, colon)
    if noun is not None and noun.kind == "person":
        on = kinds.find(",I", noun.end, colon)
        on = noun.end - 1 if words[noun.end] == "on" else on
        told = on >= 0 and words[on + 1] == "on" and "V" not in kinds[on:colon]
        if told and (on < noun.end or kinds[noun.end] == ","):
            return noun
    to = colon - 1
    while to > low and kinds[to] in "DNMw#m":
        to -= 1
    if words[to] != "to" or "V" in kinds[start:colon]:
        return None
    first = to
    while first > start and kinds[first - 1] in "NMw#m":
        first -= 1
    first -= first > start and kinds[first - 1] == "D"
    begins = first < to and (first == start or kinds[first - 1] in ",-")
    person = first_noun(tokens, first, to) or Noun(first, to, "role")
    return person if begins and person.end == to and kinds[to + 1] in "DNM" else None


def own_words(place: Place) -> Found | None:
    """X’s answer was “…”  /  Her verdict: “…”

    Known false positives: an answer of which another one then speaks.
    """
    tokens = place.tokens
    end = place.at
    after = place.at + 1
    if tokens.words[after : after + 1] and tokens.words[after] in _NAMED_WORDS and tokens.kinds[after] == "w":
        return _whose(place, after)
    while end > place.before and tokens.kinds[end - 1] in ",R":
        end -= 1
    end -= end > place.before and tokens.words[end - 1] == "that"
    if end <= place.before or tokens.words[end - 1] not in _BEING:
        return None
    if place.piece.words > 1 and not place.piece.opens_upper and (felt := _feels(place)) is not None:
        return felt
    owner = _owner(tokens, max(place.before, tokens.kinds.rfind(";", place.before, end) + 1), end)
    return place.found(owner, end - 1, "likely") if owner else None


def _whose(place: Place, noun: int) -> Found | None:
    """X’s “…” promise  /  her “…” remark"""
    tokens = place.tokens
    if place.at == place.before or place.piece.titled:
        return None
    if tokens.words[place.at - 1] in POSSESSIVES:
        return place.found(Noun(place.at - 1, place.at, "pronoun"), noun, "likely")
    if tokens.kinds[place.at - 1] not in "Mm":
        return None
    owner = possessor(tokens, place.at - 1, place.before)
    return place.found(owner, noun, "likely") if is_plausible(tokens, owner) else None


def _feels(place: Place) -> Found | None:
    """X was “proud of them”  /  the ministry is “deeply concerned”: how somebody feels, in that person's words."""
    tokens = place.tokens
    start = place.piece.span.start
    opening = tokens.text[start : min(place.piece.span.end, start + _LONG_OPENING)].lower().split()[:3]
    if not opening or not (FEELINGS.intersection(opening[:1]) or (opening[0].endswith("ly") and FEELINGS & {*opening})):
        return None
    noun = clause_subject(tokens, place.before, place.at)
    return place.found(noun, place.at - 1, "likely") if noun is not None and is_plausible(tokens, noun) else None


def answer_after(place: Place) -> Found | None:
    """“…,” was X’s answer.  /  “…” was the message from X.

    Known false positives: “…” was her answer to a word of somebody else’s that is quoted too.
    """
    tokens = place.tokens
    start = place.at + 1 + (tokens.kinds[place.at + 1 : place.at + 2] in (",", "-"))
    if not place.begins_sentence or start + 2 >= place.after:
        return None
    if tokens.words[start] in _SOUNDING:
        return _sounded_from(tokens, start, place.after)
    if tokens.words[start] in ("those", "these", "that") and start > place.at + 1:
        return credited(tokens, start, place.after)
    return _credited_by(tokens, start + 1, place.after) if tokens.words[start] in _BEING else None


def _sounded_from(tokens: Tokens, verb: int, high: int) -> Found | None:
    """ "came shouts from the crowd", "went up a cry from X": whoever stands after "from"."""
    for index in range(verb + 1, min(high - 1, verb + _NEAR_CLAIM + 1)):
        if tokens.words[index] in ("from", "by"):
            noun = first_noun(tokens, index + 1, high)
            spoken = noun is not None and is_plausible(tokens, noun)
            return make_found(tokens, noun, verb, "likely") if noun is not None and spoken else None
        if tokens.kinds[index] not in "DwRIV#":
            return None
    return None


def claimed(place: Place) -> Found | None:
    """X rejected Y’s claim that “…”  /  the statement by Y that “…”  /  “…,” X said, repeating Y’s words: “…”

    Known false positives: a question or a demand of X’s that somebody else puts in other words.
    """
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    end = place.at
    while end > place.before and kinds[end - 1] in ",:":
        end -= 1
    that = end - 1 > place.before and words[end - 1] == "that" and ":" not in kinds[end : place.at]
    end -= that
    if end <= place.before or words[end - 1] == "as":
        return None
    if not (that or _is_passed_on(place, end)):
        return _claim_continued(place)
    noun = end - 1
    if words[noun] not in CLAIMS and words[noun] not in SPEECH_NOUNS:
        return _claimed_by(place, end) or _claim_continued(place)
    return _owned(place, noun)


def _claim_continued(place: Place) -> Found | None:
    """X’s claim that the plan is “…”  /  his call for “…”  /  the suggestion by Y that it was “…”"""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    verbs = 0
    for link in range(place.at - 1, max(place.before, place.at - _FAR_CLAIM), -1):
        kind = kinds[link]
        if kind in "VCGHQ,;:.-":
            return None
        verbs += kind == "A" and kinds[link - 1] != "A"
        near_enough = place.at - link <= _NEAR_CLAIM
        if words[link] == "that" and kind == "W":
            said = any(words[at].endswith("ed") for at in range(link + 1, place.at) if kinds[at] == "w")
            return _before_link(place, link) if verbs + said <= 1 else None
        if words[link] in ("of", "for") and near_enough and not verbs and words[link - 1] in PROMISES:
            return _owned(place, link - 1)
        if words[link] == "to" and near_enough and words[link - 1] in PROMISES and kinds[link + 1] in "wAQ":
            return _owned(place, link - 1)
    return None


def _before_link(place: Place, link: int) -> Found | None:
    """Whose claim stands before the “that” at `link`, with at most a time, a place or a "by X" between them."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    noun = link - 1 - (words[link - 1] in ("is", "was"))
    while noun > place.before and link - noun < _NEAR_CLAIM + 2 and kinds[noun] in "NDMw#mIt":
        if words[noun] in CLAIMS and kinds[noun] == "w":
            return _owned(place, noun) or _claimed_by(place, link)
        noun -= 1
    return None


def _owned(place: Place, noun: int) -> Found | None:
    """Whose the claim at token `noun` is: "X’s", "her", where nobody is told to repeat a claim of their own."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    start = noun
    while start > place.before and kinds[start - 1] in "w#t" and words[start - 1] not in SPEECH_NOUNS:
        start -= 1
    if start < noun and words[noun] in NOUN_LIKE and words[noun].endswith("s") and words[noun + 1] == "to":
        return None
    if start > place.before and kinds[start - 1] in "Mm":
        owner = possessor(tokens, start - 1, place.before)
        told = words[noun + 1] in ("of", "for", "to") and last_cue(place, place.before, owner.start) >= 0
        return place.found(owner, noun, "unknown" if told else "likely")
    if start > place.before and words[start - 1] in POSSESSIVES:
        verb = last_cue(place, place.before, start)
        if verb >= 0 and words[verb] not in CONTRADICTING:
            return None
        return place.found(Noun(start - 1, start, "pronoun"), noun, "likely")
    return None


def _claimed_by(place: Place, end: int) -> Found | None:
    """The claim by X that “…”  /  the words of X: “…”"""
    tokens = place.tokens
    index = end - 1
    while index > place.before and tokens.kinds[index] in "NDMw#m":
        index -= 1
    stated = index > place.before and tokens.words[index] in ("by", "of", "from")
    if not stated or tokens.words[index - 1] not in _STATED:
        return None
    noun = first_noun(tokens, index + 1, end)
    return place.found(noun, index - 1, "likely") if noun is not None and noun.end == end else None


def _is_passed_on(place: Place, end: int) -> bool:
    """Whether somebody repeats another one’s words there, and a colon follows."""
    verb = last_cue(place, place.before, end)
    return place.tokens.kinds[place.at - 1] == ":" and verb >= 0 and place.tokens.words[verb] in PASSING_ON


def _owner(tokens: Tokens, low: int, end: int, spoken_of: frozenset[str] = SPEECH_NOUNS) -> Noun | None:
    """Whose answer it is, where a clause begins with "X’s answer" or "her answer"."""
    kinds, words = tokens.kinds, tokens.words
    start = low
    while start < end and kinds[start] in "JR,":
        start += 1
    first = start
    while start < end and kinds[start] == "N":
        start += 1
    pronoun = start == first and start < end and words[start] in POSSESSIVES
    if start == first and not pronoun and kinds[start : start + 1] == "D":
        while start < end and kinds[start] in "DwN":
            start += 1
    if start + 1 >= end or not (kinds[start] in "Mm" or pronoun):
        return None
    spoken = start + 1
    while spoken < end and kinds[spoken] in "Nw#" and words[spoken] not in spoken_of:
        spoken += 1
    if spoken >= end or words[spoken] not in spoken_of or "V" in kinds[spoken + 1 : end]:
        return None
    return Noun(first, start + 1, "pronoun" if pronoun else "role" if kinds[first] == "D" else "person")


def to_whom(place: Place) -> Found | None:
    """To X, the road is “…”: how somebody sees it, in that person's words.

    Known false positives: "To X the reply was “…”", which X was given.
    """
    tokens = place.tokens
    at = place.at - 1
    low = place.low + (tokens.kinds[place.low] == "J")
    if tokens.words[low] not in ("to", "for") or low + 2 >= at or place.piece.opens_upper:
        return None
    while at > low and tokens.kinds[at] in "DR":
        at -= 1
    if tokens.words[at] not in _BEING or any(word in SPEECH_NOUNS for word in tokens.words[low:at]):
        return None
    if tokens.words[low + 1] in _LISTENERS:
        return place.found(Noun(low + 1, low + 2, "pronoun"), low, "likely")
    noun = first_noun(tokens, low + 1, at)
    named = noun is not None and noun.kind == "person" and tokens.words[low] == "to"
    return place.found(noun, low, "likely") if noun is not None and named else None


def subject_of_sentence(place: Place) -> Found | None:
    """X shared her fear with the crowd, “…”: a whole sentence is quoted after a comma, whatever the verb.

    Known false positives: a quotation set beside a sentence about somebody else.
    """
    tokens = place.tokens
    piece = place.piece
    whole = piece.opens_upper and piece.tail in (".", "?") and piece.words >= _WHOLE
    if not whole or place.at - place.low < 3 or tokens.kinds[place.at - 1] != "," or place.previous is not None:
        return None
    if tokens.kinds[place.at - 2] in "VCGH" or any(
        is_passive(tokens, index, place.low) for index in range(place.low, place.at)
    ):
        return None
    noun = sentence_subject(tokens, place.low, place.at)
    if noun is None or noun.end >= place.at - 1 or not is_plausible(tokens, noun):
        return None
    return place.found(noun, place.at - 1, "likely")


def inverted_opening(tokens: Tokens, low: int, colon: int) -> Noun | None:
    """ "Stated X:" at the head of a sentence, where a verb with a capital may look like a name."""
    if low + 1 >= colon or tokens.kinds[low] not in "gVN" or tokens.words[low] not in _INVERTED:
        return None
    noun = first_noun(tokens, low + 1, colon)
    named = noun is not None and noun.kind == "person" and noun.start == low + 1
    return noun if noun is not None and named and tokens.kinds[noun.end] in ":," else None


def credited(tokens: Tokens, low: int, high: int) -> Found | None:
    """Whose the words before a sentence are, as it says: "That quote from X", "So said X", "That was X’s answer"."""
    kinds, words = tokens.kinds, tokens.words
    index = low + (kinds[low] == "J")
    if index + 2 >= high:
        return None
    if not _TOO.isdisjoint(words[index:high]):
        return None
    if words[index] == "so" and kinds[index + 1] == "V":
        noun = subject_after(tokens, index + 1, high)
        ends = (
            noun is not None and noun.kind != "pronoun" and kinds[noun.end : noun.end + 1] in (".", ",", "", "I", "t")
        )
        return make_found(tokens, noun, index, "likely", index + 2) if noun is not None and ends else None
    if words[index] == "with" and words[index + 1] in _THESE and words[index + 2] in _SAYINGS:
        noun = clause_subject(tokens, index + 3, high - (kinds[high - 1] == "."))
        return make_found(tokens, noun, index, "likely", index + 3) if noun and noun.kind == "person" else None
    if words[index] in _THESE and words[index + 1] in _BEING:
        return _credited_by(tokens, index + 2, high)
    if words[index] in _THAT_IS:
        return _credited_by(tokens, index + 1, high)
    return _credited_from(tokens, index + 1, high) if words[index] in _THESE else None


def _credited_by(tokens: Tokens, start: int, high: int) -> Found | None:
    """ "That was …": X’s answer, the words of X, what X said, how X put it."""
    kinds, words = tokens.kinds, tokens.words
    owner = _owner(tokens, start, high)
    if owner is not None:
        return make_found(tokens, owner, start, "likely")
    if words[start] in ("what", "how"):
        noun = first_noun(tokens, start + 1, high)
        verb = kinds.find("V", noun.end, high) if noun is not None and noun.kind != "role" else -1
        told = noun is not None and verb >= 0 and set(kinds[noun.end : verb]) <= set("RA")
        return make_found(tokens, noun, verb, "likely") if noun is not None and told else None
    return _credited_from(tokens, start + (kinds[start] == "D"), high)


def _credited_from(tokens: Tokens, start: int, high: int) -> Found | None:
    """ "That … quote from X", "That question came from X", "(Those were) the words of X"."""
    kinds, words = tokens.kinds, tokens.words
    index = start
    while index < high and kinds[index] in "w#VR" and words[index] not in _SAYINGS:
        index += 1
    if index + 2 >= high or words[index] not in _SAYINGS or index - start > 2:
        return None
    after = index + 1 + (words[index + 1] in ("came", "comes", "was", "were", "is", "are"))
    guided = words[after] in ("from", "by") or (words[after] == "of" and words[index] in SPEECH_NOUNS)
    noun = first_noun(tokens, after + 1, high) if guided and after + 1 < high else None
    return make_found(tokens, noun, index, "likely") if noun is not None and noun.kind != "role" else None


def is_unsaid_before(place: Place) -> bool:
    """Whether the reporting verb before the quotation tells of something that has not come about."""
    verb = last_cue(place, place.before, place.at)
    return verb > place.low and is_unsaid(place.tokens, verb, place.low)
