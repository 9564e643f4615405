"""The rules that look at the words before the quotation in its sentence: whose reporting verb stands there."""

from __future__ import annotations

from chechnya_reader.attribution.after import cue_at_the_end
from chechnya_reader.attribution.clauses import clause_subject, has_predicate
from chechnya_reader.attribution.cues import (
    is_contradicted,
    is_retold,
    is_unsaid,
    is_vouched_for,
    last_cue,
    quoted_one,
    quotes_another,
)
from chechnya_reader.attribution.nouns import HEADS, Noun, first_noun, is_plausible, last_phrase
from chechnya_reader.attribution.participles import (
    issuer,
    quoted_as_saying,
    survey,
    with_somebody_saying,
    witnessed,
)
from chechnya_reader.attribution.phrases import agent, apposed_name, is_passive, subject_after, subject_before
from chechnya_reader.attribution.scene import Found, Place, no_surer
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import (
    AGENT_ENDINGS,
    ANYBODY,
    ISSUING,
    NAMING,
    STRONG,
    SUBORDINATORS,
    THINKING,
    UNREAL,
)
from chechnya_reader.model import Confidence

_CLOSE = 3
_NEAR = 8
_TELLING = frozenset("VCGH;")
_OTHERS = frozenset("VCGHWQA;:-(P")
_POINTING = frozenset(("that", "which", "another"))
_COMPLEMENTS = frozenset(("as", "a", "an", "the"))
_WHEN = frozenset(("when", "after", "before", "as", "while"))
_FROM_PAPER = frozenset(("from", "aloud", "out"))
_NESTING = frozenset(("what", "how", "that"))


def cue_before(place: Place) -> Found | None:
    """X said, “…”  /  X told Y that “…”  /  X, who called it “…”  /  … , adding: “…”  /  He was asked by X, “…”

    Known false positives: a reporting verb that belongs to somebody else in between.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    verb = last_cue(place, place.before, place.at)
    if verb < 0 or _is_signed(place, verb):
        return None
    verb = _before_its_clause(place, verb)
    kind = kinds[verb]
    bidding = _bidding(place, verb)
    if bidding is not None or is_contradicted(tokens, verb, place.at) or _is_read_out(tokens, verb):
        subject = bidding or subject_before(tokens, verb, place.low) or clause_subject(tokens, place.low, verb)
        return _guess_at(place, subject, verb)
    if quotes_another(tokens, place.before, place.at) and kinds[place.at - 1] in ",:":
        return _guess_at(place, quoted_one(tokens, place.before, place.at), verb)
    if is_unsaid(tokens, verb, place.low):
        return _said_outside(place, verb)
    if kind in "VC":
        if is_passive(tokens, verb, place.low) or _is_participle(place, verb):
            noun = _agent_of(place, verb)
            if noun is None:
                return _said_outside(place, verb)
        else:
            noun = subject_before(tokens, verb, place.low)
            inverted = _inverted(place, verb) if noun is None or noun.kind == "role" else None
            if inverted is not None:
                return None if _turns_away(tokens, inverted.end, place.at) else place.found(inverted, verb, "certain")
            noun = _first_of_two(place, noun) if noun is not None else None
            noun = survey(place, noun) or noun if noun is not None else None
            outer = _outer_cue(place, verb, noun) if noun is not None else None
            if outer is not None:
                return outer
    elif verb > place.low and tokens.words[verb - 1] == "as":
        noun = quoted_as_saying(place, verb)
    else:
        noun = with_somebody_saying(tokens, verb, place.low)
    if noun is not None:
        if tokens.words[noun.start] in ("that", "which"):
            noun = issuer(tokens, noun, place.low)
            if noun is None:
                return None
        return _given_by(place, _namer(tokens, noun, place.low) if kinds[place.at - 1] not in ",:" else noun, verb)
    if verb > place.low and tokens.words[verb - 1] == "to":
        return None
    return _subject_shared(place, verb) or (_subject_follows(place, verb) if kind in "GH" else None)


def _before_its_clause(place: Place, verb: int) -> int:
    """X wrote a single word when we asked: “…”  The verb of the main clause, where the last one only tells when."""
    tokens = place.tokens
    if tokens.kinds[place.at - 1] != ":" or verb + 1 >= place.at - 1:
        return verb
    noun = subject_before(tokens, verb, place.low)
    if noun is None or tokens.words[noun.start - 1] not in _WHEN or noun.start - 1 <= place.before:
        return verb
    main = last_cue(place, place.before, noun.start - 1)
    return main if main >= 0 and "," not in tokens.kinds[main:verb] else verb


def _bidding(place: Place, verb: int) -> Noun | None:
    """Who told somebody what to do, in "X told her to wait and, she said, to “go away”" """
    tokens = place.tokens
    if tokens.kinds[verb + 1 : place.at] != ",I" or tokens.words[place.at - 1] != "to":
        return None
    bidding = last_cue(place, place.before, tokens.kinds.rfind(",", place.before, verb))
    return subject_before(tokens, bidding, place.low) if bidding >= 0 else None


def _agent_of(place: Place, verb: int) -> Noun | None:
    """Who does it in the passive: "is called by X “…”", "is called “…” by X"."""
    tokens = place.tokens
    first = agent(tokens, verb, place.at) if tokens.kinds[place.at - 1] != "," or place.piece.opens_upper else None
    return first or agent(tokens, place.at, place.high)


def _is_read_out(tokens: Tokens, verb: int) -> bool:
    """X reads from the letter: “…”, which may be in another one's words."""
    return tokens.words[verb] in ("read", "reads") and tokens.words[verb + 1] in _FROM_PAPER


def _is_signed(place: Place, verb: int) -> bool:
    """A headline, a dash, and whose words follow: "Towns agree - X: “…”" """
    tokens = place.tokens
    named = last_phrase(tokens, verb, place.at - 1) if tokens.kinds[place.at - 1] == ":" else None
    return named is not None and named.start > verb and tokens.kinds[named.start - 1] == "-"


def _guess_at(place: Place, noun: Noun | None, verb: int) -> Found | None:
    return place.found(noun, verb, "unknown") if noun else None


def according_to_before(place: Place) -> Found | None:
    """According to X, “…”"""
    tokens = place.tokens
    for index in range(place.low, place.at - 2):
        if tokens.words[index] == "according" and tokens.words[index + 1] == "to":
            noun = first_noun(tokens, index + 2, place.at)
            another = noun is not None and _opens_another(tokens, noun.end + 1, place.at)
            return place.found(noun, index, "unknown" if another else "likely", index + 2) if noun else None
    return None


def _opens_another(tokens: Tokens, start: int, end: int) -> bool:
    """Whether ", and when" opens a clause that "according to X" may not hold for."""
    joint = tokens.kinds.find(",JI", start, end)
    return joint >= 0 and tokens.words[joint + 2] in SUBORDINATORS


def same_sentence_earlier(place: Place) -> Found | None:
    """X said “…” and “…”: the cue before the first quotation holds for the next."""
    previous = place.previous
    kinds = place.tokens.kinds
    if previous is not None and kinds[place.at - 1] == "-" and "-" in kinds[previous.before : previous.at]:
        previous = previous.previous
    while previous is not None:
        found = previous.piece.found
        if found is not None and found.rule == "claimed":
            return _besides_the_claim(place, previous)
        if found is not None:
            return no_surer(found)
        previous = previous.previous
    return None


def _besides_the_claim(place: Place, claim: Place) -> Found | None:
    """X called Y’s assertion of “…” “odd”: what follows the words of Y’s claim is X’s."""
    verb = last_cue(place, place.low, claim.at)
    noun = subject_before(place.tokens, verb, place.low) if verb >= 0 else None
    return place.found(noun, verb, "likely") if noun is not None and is_plausible(place.tokens, noun) else None


def _directness(place: Place, noun: Noun, verb: int) -> Confidence:
    """Certain where a sentence begins "X said", or has nothing but that before whole words, and at first hand.

    A fragment in what Y says that X says may be in the words of either: unknown.
    """
    tokens = place.tokens
    kinds = tokens.kinds
    between = kinds[verb + 1 : place.at]
    opener = tokens.words[noun.start - 1] if noun.start > place.low else ""
    whole = kinds[place.at - 1] in ",:" and place.piece.opens_upper
    if not whole and is_retold(place, noun.start, verb):
        return "unknown"
    told = noun.antecedent is None and tokens.words[noun.start] not in _POINTING and kinds[verb] == "V"
    if not told or opener in _NESTING or is_vouched_for(tokens, place.low, noun.start, place.at, place.high):
        return "likely"
    if place.piece.opens_upper and place.piece.tail and len(between) <= 2 and set(between) <= set(",:WDR"):
        return "certain"
    begins = _begins(kinds[place.low : noun.start]) and set(kinds[noun.end : verb]) <= set("RA")
    named = noun.kind == "person" or noun.kind == "pronoun"
    relative = any(word in ("who", "which", "whose") for word in tokens.words[verb + 1 : place.at])
    near = len(between) <= _NEAR and _TELLING.isdisjoint(between) and not relative
    return "certain" if begins and named and near else "likely"


def _begins(before: str) -> bool:
    """Whether only a link or a phrase of time or place stands before the subject: "But", "On Monday, in town,"."""
    return set(before) <= set("JRIt,") or (before[0] in "IJ" and before[-1] == "," and _OTHERS.isdisjoint(before))


def _inverted(place: Place, verb: int) -> Noun | None:
    """But, said X, “…”  /  Says X: “…”"""
    tokens = place.tokens
    if tokens.kinds[verb] != "V" or (verb > place.low and tokens.kinds[verb - 1] not in ",JQ-"):
        return None
    noun = subject_after(tokens, verb, place.at)
    if noun is None or noun.kind == "role" or noun.end >= place.at or tokens.kinds[noun.end] not in ",:":
        return None
    return noun


def _given_by(place: Place, noun: Noun, verb: int) -> Found | None:
    """What the cue gives: less than likely where the phrase is no name, nor of a kind that speaks or writes."""
    tokens = place.tokens
    if noun.kind == "role" and not is_plausible(tokens, noun):
        noun = apposed_name(tokens, noun, verb) or noun
    between = tokens.kinds[noun.end : verb]
    if tokens.words[noun.start].startswith("you") or _is_of_anybody(place, noun):
        return place.found(noun, verb, "unknown")
    if (
        noun.kind == "person"
        and tokens.words[noun.end - 1] not in HEADS
        and between[:1] == "g"
        and between[1:2] in ("N", "D", "M")
    ):
        return place.found(noun, verb, "unknown")
    surveyed = between == "w" and tokens.words[noun.end].endswith("ed")
    adjacent = (surveyed or set(between) <= set("RA")) and tokens.words[verb] in STRONG
    adjacent = adjacent or (noun.end < verb and tokens.words[noun.end] in ISSUING)
    last = tokens.words[noun.end - 1]
    early = last == "it" and tokens.words[verb - 1] == "to"
    if (noun.kind == "pronoun" and not early) or is_plausible(tokens, noun) or adjacent or last.endswith(AGENT_ENDINGS):
        return place.found(noun, verb, _directness(place, noun, verb))
    if cue_at_the_end(place) is not None:
        return None
    return _said_outside(place, verb) or place.found(noun, verb, "unknown")


def _is_of_anybody(place: Place, noun: Noun) -> bool:
    """A guest who says “…” should expect to be shown out: no guest has said it."""
    tokens = place.tokens
    after = place.at + 1
    modal = after < place.high and (tokens.words[after] in UNREAL or tokens.words[after] == "will")
    any_one = noun.antecedent is not None and tokens.words[noun.antecedent[0]] in ("a", "an", "any")
    return modal and any_one


def _is_participle(place: Place, verb: int) -> bool:
    """Often labelled as a “…” by X, messages deemed “…”: the one who is spoken of stands before it, without "is"."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    between = words[verb + 1 : place.at]
    if (words[verb] in ("compared", "likened") and between[:1] == ["to"]) or between[:2] == ["to", "as"]:
        return True
    if kinds[verb] != "C" or not words[verb].endswith("ed") or not (not between or between[0] in _COMPLEMENTS):
        return False
    index = verb - 1
    while index > place.low and kinds[index] == "R":
        index -= 1
    if index <= place.low or kinds[index] not in ",-wJ":
        return False
    if agent(tokens, place.at, place.high) is not None:
        return True
    if kinds[index] in ",-":
        return between[:1] == ["as"] and not _is_object_before(tokens, place.low, index)
    if kinds[index] == "J" or not words[verb].startswith(NAMING):
        return False
    start = index
    while start > place.low and kinds[start - 1] in "wNM#mRD":
        start -= 1
    opened = start > place.low and (kinds[start - 1] in "WAJ" or words[start - 1] in SUBORDINATORS)
    return len(between) < _CLOSE and not opened and kinds[start - 1 : start] in ("I", "V", "C", "G", "H", "g")


def _is_object_before(tokens: Tokens, low: int, comma: int) -> bool:
    """Whether "which" before the subject is what the verb after `comma` describes: "which one, X, described as"."""
    opener = tokens.kinds.rfind(",", low, comma)
    start = tokens.kinds.rfind("W", low, opener) if opener > low else -1
    return start >= 0 and set(tokens.kinds[start + 1 : opener]) <= set("DNwP") and start + 1 < opener


def _said_outside(place: Place, verb: int) -> Found | None:
    """X said that it would tell of “…”: what X said holds what might be said."""
    tokens = place.tokens
    for index in range(verb - 1, place.low - 1, -1):
        if tokens.kinds[index] in ";Q":
            return None
        if tokens.kinds[index] == "V" and tokens.words[index] in STRONG and not is_passive(tokens, index, place.low):
            noun = None if is_unsaid(tokens, index, place.low) else subject_before(tokens, index, place.low)
            return place.found(noun, index, "likely") if noun and not noun.antecedent else None
    return None


def _namer(tokens: Tokens, noun: Noun, low: int) -> Noun:
    """ "X has railed against what he calls “…”": X, who is named in the sentence, says it in X’s own words."""
    if noun.kind != "pronoun" or noun.start - 2 <= low or tokens.words[noun.start - 1] != "what":
        return noun
    main = clause_subject(tokens, low, noun.start - 1)
    if main is None or main.kind == "pronoun":
        return noun
    one = not tokens.words[main.end - 1].endswith("s") and tokens.words[noun.start] in ("he", "she")
    return main if main.kind != "role" or (one and is_plausible(tokens, main)) else noun


def _outer_cue(place: Place, verb: int, inner: Noun) -> Found | None:
    """X said that he had proposed to “…”: what X said holds the weaker verb inside."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    anybody = kinds[inner.start] == "W" and inner.start > place.low and words[inner.start - 1] in ANYBODY
    nested = anybody or (inner.antecedent is not None and place.at - verb > _CLOSE)
    if words[verb] in THINKING or words[verb - 1] in ("will", "would"):
        thinker = _told_by(place, inner)
        if thinker is not None:
            return thinker
    if not nested and (words[verb] in STRONG or (words[verb].startswith(NAMING) and inner.kind != "pronoun")):
        return None
    if place.at - verb <= _CLOSE + (words[verb + 1] == "to") and kinds[place.at - 1] in ",:" and not anybody:
        return None
    for index in range(verb - 1, place.low - 1, -1):
        if kinds[index] == "," and index + 1 == inner.start and kinds[index - 1] == "V":
            continue
        if (
            kinds[index] in ";."
            or kinds[index - 1 : index + 1] == "Q-"
            or (kinds[index] == "," and index + 1 == inner.start)
            or (kinds[index] in ",Q" and kinds[index + 1 : index + 2] in ("J", "W") and words[index + 1] != "that")
            or (kinds[index : index + 2] == "IW" and index + 2 == inner.start)
        ):
            return None
        if anybody and kinds[index] == "G":
            return _subject_shared(place, index)
        if kinds[index] == "V" and words[index] in STRONG and index < inner.start:
            noun = subject_before(tokens, index, place.low)
            if noun is not None and not is_passive(tokens, index, place.low):
                return place.found(noun, index, "likely")
            return _subject_shared(place, index) if noun is None else None
    return None


def _told_by(place: Place, inner: Noun) -> Found | None:
    """X told reporters that he thinks it “…”  /  X assures them he will tell the “…”: X, who says so."""
    tokens = place.tokens
    kinds, words = tokens.kinds, tokens.words
    if inner.kind != "pronoun" or inner.antecedent or words[inner.start] not in ("he", "she", "they", "it"):
        return None
    for index in range(inner.start - 1, place.low - 1, -1):
        if kinds[index] in ";,Q-:" or (kinds[index] == "I" and words[index] in SUBORDINATORS):
            return None
        if kinds[index] == "G":
            found = _subject_shared(place, index)
            return found if found is not None and found.mention.kind == "person" else None
        if kinds[index] == "V" and not is_passive(tokens, index, place.low):
            noun = subject_before(tokens, index, place.low)
            named = noun is not None and noun.kind in ("person", "organisation")
            return place.found(noun, index, "likely") if noun is not None and named else None
    return None


def _first_of_two(place: Place, noun: Noun) -> Noun:
    """She said she recalls “…”: the first "she", whose speech it is."""
    words = place.tokens.words
    two = noun.start - 2 >= place.low and words[noun.start - 2] == words[noun.start] and noun.kind == "pronoun"
    told = two and place.tokens.kinds[noun.start - 1] == "V"
    return Noun(noun.start - 2, noun.start - 1, "pronoun") if told else noun


def _turns_away(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a new clause of the reporter's begins after "says X": "says X, but he was shocked by the “…”"."""
    joint = tokens.kinds.find("J", start, end)
    return (
        joint > start
        and tokens.kinds[joint - 1] == ","
        and tokens.kinds[joint + 1 : joint + 3] in ("PA", "Pw", "NA", "PR")
    )


def _subject_shared(place: Place, verb: int) -> Found | None:
    """The subject of "…, adding “…”" and "… and told Y “…”": that of the verb before, else of the sentence."""
    tokens = place.tokens
    kinds = tokens.kinds
    index = verb - 1
    if (
        place.previous is not None
        and place.previous.piece.found is not None
        and place.previous.piece.found.cue is not None
        and place.previous.piece.found.rule != "claimed"
    ):
        found = place.previous.piece.found
        own = _own_subject(place, verb)
        return place.found(own, verb, "likely") if own is not None else place_shared(place, found, verb)
    noun = witnessed(place, verb) or clause_subject(tokens, place.low, verb)
    if noun is not None:
        speaks = (
            noun.kind == "pronoun" or is_plausible(tokens, noun) or tokens.words[noun.end - 1].endswith(AGENT_ENDINGS)
        )
        return place.found(noun, verb, "likely" if speaks else "unknown")
    while index >= place.low:
        if kinds[index] in "VC" and not is_passive(tokens, index, place.low):
            noun = subject_before(tokens, index, place.low)
            if noun is not None:
                return place.found(noun, verb, "likely")
        index -= 1
    return None


def _own_subject(place: Place, verb: int) -> Noun | None:
    """The subject of a clause that begins after the quotation before: "X said “…,” and Y went on by saying"."""
    tokens = place.tokens
    start = place.before
    while start < verb and tokens.kinds[start] in ",J":
        start += 1
    if start == place.before or "J" not in tokens.kinds[place.before : start]:
        return None
    noun = first_noun(tokens, start, verb)
    spoken = noun is not None and (noun.kind == "pronoun" or is_plausible(tokens, noun))
    return noun if noun is not None and spoken and has_predicate(tokens, noun.end, verb) else None


def _subject_follows(place: Place, verb: int) -> Found | None:
    """In calling it “…,” X went on: the participle opens the sentence, and its subject comes after the comma."""
    tokens = place.tokens
    if tokens.kinds[place.low] not in "IgGH" or "P" in tokens.kinds[place.low : verb]:
        return None
    comma = place.at if place.piece.tail == "," else tokens.kinds.find(",", place.at, place.after)
    noun = first_noun(tokens, comma + 1, place.after) if comma >= 0 else None
    return place.found(noun, verb, "likely") if noun is not None and is_plausible(tokens, noun) else None


def place_shared(place: Place, found: Found, verb: int) -> Found:
    """`found` of an earlier quotation of the sentence, with the token `verb` as the cue."""
    tokens = place.tokens
    cue = found.cue
    if cue is not None:
        a, b = tokens.starts[verb], tokens.ends[verb]
        cue = cue.__class__(a, b, tokens.text[a:b])
    return no_surer(found._replace(cue=cue))
