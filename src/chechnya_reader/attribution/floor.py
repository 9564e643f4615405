"""Who holds the floor from one paragraph to the next: the rule for a paragraph that is nothing but a quotation."""

from __future__ import annotations

import re

from chechnya_reader.attribution.context import SAID_AFTER, Story, main_speaker, opens_paragraph, quoted_lately
from chechnya_reader.attribution.scene import Found, Place, Scene, no_surer

_LONG_QUESTION = 20
_SHORT_ANSWER = 7
_SIGNED = ("dash-then-name", "byline-below")
_ASKING = frozenset(("asked", "asks", "wondered", "wonders", "inquired", "enquired", "pressed"))
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")


def paragraph_before(place: Place, scene: Scene, story: Story) -> Found | None:
    """The speaker of the paragraph before goes on in a paragraph that is nothing but a quotation.

    Known false positives: the answer in a dialogue.
    """
    if scene.index == 0 or not opens_paragraph(scene, place):
        return None
    previous = story.scenes.get(scene.index - 1)
    tokens, sentences = story.read(scene.index - 1)
    if not sentences:
        return None
    if previous is not None and previous.places:
        earlier = previous.places[-1]
        found = earlier.piece.found
        if earlier.piece.single != place.piece.single or (found is not None and found.rule in _SIGNED):
            return None
        if earlier.sentence + 1 < len(sentences):
            told = main_speaker(tokens, *sentences[-1])
            if told is not None and told.confidence != "unknown":
                return told
            if told is not None and found is not None and _is_another(told, found):
                return found._replace(confidence="unknown")
        if found is not None and (earlier.piece.kind != "partial" or found.rule in SAID_AFTER):
            return _goes_on(place, earlier, found)
    main = quoted_lately(main_speaker(tokens, *sentences[-1]), scene, story)
    alone = _only_speaker(previous) if previous is not None and (main is None or main.confidence == "unknown") else None
    return _goes_on(place, previous.places[-1], alone) if previous is not None and alone is not None else main


def _is_another(one: Found, other: Found) -> bool:
    """Whether two findings name two people; a pronoun may mean anybody."""
    named = one.mention.kind == "person" and other.mention.kind != "pronoun"
    return named and one.mention.text.split()[-1] != other.mention.text.split()[-1]


def _only_speaker(scene: Scene) -> Found | None:
    """Who says all that is quoted in a paragraph, in whole sentences and in fragments; None where it may be two."""
    first: Found | None = None
    for place in scene.places:
        found = place.piece.found
        if not place.piece.kind:
            continue
        if found is None or found.confidence == "unknown":
            return None
        if first is None:
            first = found
        elif found.mention.kind != "pronoun" and found.mention.text.split()[-1] != first.mention.text.split()[-1]:
            return None
    return first if first is not None and first.rule in SAID_AFTER else None


def _goes_on(place: Place, earlier: Place, found: Found) -> Found:
    """`found` of the paragraph before, a guess where another one may have asked, or answered.

    A question that nobody is said to ask is the speaker’s own or somebody else’s; what follows it is the speaker’s in
    both cases.
    """
    if found.mention.text in ("I", "we"):
        return found._replace(confidence="unknown")
    if earlier.piece.floor is not None and place.piece.tail != "?":
        return no_surer(earlier.piece.floor)
    if _is_dialogue(place, earlier):
        if place.piece.tail == "?" and found.confidence != "unknown" and not _is_question(earlier):
            place.piece.floor = found
        return found._replace(confidence="unknown")
    return no_surer(found)


def _is_dialogue(place: Place, earlier: Place) -> bool:
    """Whether a question and its answer may stand in paragraphs of their own, so that the speakers take turns."""
    if place.number + 1 != len(place.tokens.quotes):
        return False
    return (_is_question(place) and not _is_own(place)) or (
        _is_question(earlier) and not _is_rhetorical(earlier, place)
    )


def _is_question(place: Place) -> bool:
    text, piece = place.tokens.text, place.piece
    return piece.words <= _LONG_QUESTION and "?" in text[piece.span.end - 2 : piece.span.end]


def _is_own(place: Place) -> bool:
    """Whether speakers put a question to themselves and their like: "What do we do?" """
    span = place.piece.span
    asked = place.tokens.text[span.start : span.end]
    return _WE.search(asked) is not None and _YOU.search(asked) is None


def _is_rhetorical(question: Place, answer: Place) -> bool:
    """Whether a question that somebody "said", and that is put to nobody, goes on at length."""
    found = question.piece.found
    span = question.piece.span
    if found is None or answer.piece.words <= _SHORT_ANSWER or _YOU.search(answer.tokens.text, span.start, span.end):
        return False
    if found.rule == "paragraph-before":
        return found.confidence != "unknown"
    return found.rule in SAID_AFTER and found.cue is not None and found.cue.text.lower() not in _ASKING
