"""Who said it: an ordered table of rules. The first rule that finds a speaker wins; position is precedence.

A rule for one sentence takes a Place; a rule that looks further takes the Place, its Scene (the paragraph) and the
Story (the article). Each returns a Found, or None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from chechnya_reader.attribution import after, announcing, before, context, floor, wording
from chechnya_reader.attribution.context import Story
from chechnya_reader.attribution.cues import is_denied
from chechnya_reader.attribution.kinds import kind_of
from chechnya_reader.attribution.scene import Found, Piece, Place, Scene, no_surer
from chechnya_reader.lexicon import FUNCTION_WORDS
from chechnya_reader.mentions import UPPER
from chechnya_reader.model import UNATTRIBUTED, Attribution, Quote, QuoteKind, Span
from chechnya_reader.quotes import QuotedSpan

_LONG_NICKNAME = 24
_LONG_CROSSHEAD = 8
_NICKNAME = re.compile(
    rf"[\w.] [“\"‘'«„]{{1,2}}[{UPPER}][\w.-]*(?: [{UPPER}][\w-]*)?[”\"’'»“]{{1,2}} "
    rf"(?!(?:{'|'.join(sorted(word.capitalize() for word in FUNCTION_WORDS if word.isalpha()))})\b)[{UPPER}]\w"
)

Side = Literal["after", "before", "inside"]


class SentenceRule(NamedTuple):
    """A rule that looks at the quotation's own sentence, on one side of it, or inside its marks in each paragraph."""

    name: str
    side: Side
    find: Callable[[Place], Found | None]


class ContextRule(NamedTuple):
    """A rule that looks beyond the sentence."""

    name: str
    find: Callable[[Place, Scene, Story], Found | None]


SENTENCE_RULES: tuple[SentenceRule, ...] = (
    SentenceRule("verb-then-speaker", "after", after.verb_then_speaker),
    SentenceRule("according-to-after", "after", after.according_to_after),
    SentenceRule("speaker-then-verb", "after", after.speaker_then_verb),
    SentenceRule("speaker-then-any-verb", "after", after.speaker_then_any_verb),
    SentenceRule("any-verb-then-speaker", "after", after.any_verb_then_speaker),
    SentenceRule("claimed", "before", announcing.claimed),
    SentenceRule("what-it-is-to", "before", wording.what_it_is_to),
    SentenceRule("in-words-of", "before", wording.in_words_of),
    SentenceRule("cue-before", "before", before.cue_before),
    SentenceRule("cue-at-the-end", "after", after.cue_at_the_end),
    SentenceRule("according-to-before", "before", before.according_to_before),
    SentenceRule("transcript-name", "inside", after.transcript_name),
    SentenceRule("in-chorus", "before", announcing.in_chorus),
    SentenceRule("colon-before", "before", announcing.colon_before),
    SentenceRule("own-words", "before", announcing.own_words),
    SentenceRule("to-whom", "before", announcing.to_whom),
    SentenceRule("answer-after", "after", announcing.answer_after),
    SentenceRule("dash-then-name", "after", after.dash_then_name),
    SentenceRule("same-sentence-earlier", "before", before.same_sentence_earlier),
    SentenceRule("subject-of-sentence", "before", announcing.subject_of_sentence),
)
_ASKED = {
    (followed, preceded): tuple(
        rule for rule in SENTENCE_RULES if {"after": followed, "before": preceded, "inside": True}[rule.side]
    )
    for followed in (True, False)
    for preceded in (True, False)
}
"""The rules to ask where the sentence has words after the quotation, and before it."""
SPREADING_RULES: tuple[ContextRule, ...] = (
    ContextRule("same-sentence-later", context.same_sentence_later),
    ContextRule("headline-names", context.headline_names),
)
CONTEXT_RULES: tuple[ContextRule, ...] = (
    ContextRule("source-in-brackets", context.source_in_brackets),
    ContextRule("same-paragraph-goes-on", context.same_paragraph_goes_on),
    ContextRule("told-after", context.told_after),
    ContextRule("byline-below", context.byline_below),
    ContextRule("paragraph-announces", context.paragraph_announces),
    ContextRule("sentence-before", context.sentence_before),
    ContextRule("later-in-paragraph", context.later_in_paragraph),
    ContextRule("paragraph-before", floor.paragraph_before),
)
RULES: tuple[SentenceRule | ContextRule, ...] = SENTENCE_RULES + SPREADING_RULES + CONTEXT_RULES


def attribute(text: str, parts: Sequence[Span], spans: Sequence[QuotedSpan]) -> tuple[Quote, ...]:
    """The quotes among `spans`, each with its attribution; titles, coinages and the like are left out."""
    scenes = _scenes(text, parts, spans)
    story = Story(text, parts, scenes)
    for scene in scenes.values():
        for place in scene.places:
            place.piece.found = _in_sentence(place)
        for place in reversed(scene.places):
            if place.piece.found is None and not (place.piece.denied or place.piece.foreign):
                place.piece.found = _by_rules(SPREADING_RULES, place, scene, story)
        for place in scene.places:
            place.piece.kind = kind_of(place)
        for place in scene.places:
            if place.piece.found is None and place.piece.kind:
                place.piece.found = _in_context(place, scene, story)
    return _quotes(text, spans, scenes)


def _scenes(text: str, parts: Sequence[Span], spans: Sequence[QuotedSpan]) -> dict[int, Scene]:
    pieces: dict[int, list[Piece]] = {}
    single_is_rarer = 2 * sum(span.single for span in spans) < len(spans)
    for index, span in enumerate(spans):
        if _is_nickname(text, span) or (single_is_rarer and _is_crosshead(text, span, parts[span.paragraph])):
            continue
        for number in range(len(span.pieces)):
            pieces.setdefault(span.paragraph + number, []).append(Piece(text, span, index, number))
    return {index: Scene(text, parts[index], index, spans, found) for index, found in pieces.items()}


def _is_crosshead(text: str, span: QuotedSpan, part: Span) -> bool:
    """Whether a short quotation in single marks is a paragraph of its own, in an article that uses double ones."""
    alone = span.single and span.outer_start == part.start and part.end - span.outer_end <= 1
    return alone and text.count(" ", span.start, span.end) < _LONG_CROSSHEAD


def _is_nickname(text: str, span: QuotedSpan) -> bool:
    """Whether the marks stand inside a name: Robert “Bob” Smith."""
    return span.end - span.start < _LONG_NICKNAME and _NICKNAME.match(text, max(0, span.outer_start - 2)) is not None


def _in_sentence(place: Place) -> Found | None:
    piece = place.piece
    piece.denied = is_denied(place)
    if piece.denied or piece.foreign:
        return None
    followed, preceded = piece.is_last and place.at + 1 < place.high, piece.is_first and place.low < place.at
    for name, _, find in _ASKED[followed, preceded]:
        found = find(place)
        if found is not None:
            return found.by(name)
    return None


def _in_context(place: Place, scene: Scene, story: Story) -> Found | None:
    if place.piece.denied or place.piece.foreign:
        return None
    if not place.piece.is_first:
        previous = story.scenes.get(scene.index - 1)
        if previous is not None and previous.places and previous.places[-1].piece.found is not None:
            return previous.places[-1].piece.found
    if not place.stands_alone:
        earlier = context.same_paragraph_goes_on(place, scene, story)
        if earlier is None:
            return None
        sure = place.piece.kind == "direct" or context.leads_on(place)
        return earlier._replace(
            rule="same-paragraph-goes-on", confidence=no_surer(earlier).confidence if sure else "unknown"
        )
    return _by_rules(CONTEXT_RULES, place, scene, story)


def _by_rules(rules: Sequence[ContextRule], place: Place, scene: Scene, story: Story) -> Found | None:
    for rule in rules:
        found = rule.find(place, scene, story)
        if found is not None:
            return found.by(rule.name)
    return None


def _quotes(text: str, spans: Sequence[QuotedSpan], scenes: dict[int, Scene]) -> tuple[Quote, ...]:
    by_span: dict[int, list[Piece]] = {}
    for scene in scenes.values():
        for place in scene.places:
            by_span.setdefault(place.piece.span_index, []).append(place.piece)
    quotes: list[Quote] = []
    paragraph = utterance = -1
    for index in sorted(by_span):
        for pieces in _parted(by_span[index]):
            kinds = [piece.kind for piece in pieces]
            if not any(kinds):
                continue
            found: Found | None = None
            for piece in pieces:
                found = piece.found or found
            attribution = _attribution(found)
            last = quotes[-1] if quotes else None
            same = last is not None and attribution.mention is not None and last.mention == attribution.mention
            same = same or pieces[0].goes_on
            if not same or spans[index].paragraph != paragraph:
                utterance += 1
            paragraph = spans[index].last_paragraph
            start, end = pieces[0].span.start, pieces[-1].span.end
            kind: QuoteKind = "direct" if "direct" in kinds else "partial"
            quotes.append(Quote(start, end, text[start:end], kind, utterance, None, attribution))
    return tuple(quotes)


def _parted(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of a quotation that runs over paragraphs, parted where somebody else speaks.

    That is where a transcript names the next one, and before the last one where that has another speaker: a closing
    mark was then forgotten: “…  and in the next paragraph  “…,” Y said.
    """
    if len(pieces) < 2:
        return [pieces]
    turns = [
        index
        for index in range(1, len(pieces))
        if (found := pieces[index].found) and found.rule == "transcript-name" and found != pieces[index - 1].found
    ]
    if turns:
        return [pieces[start:end] for start, end in pairwise((0, *turns, len(pieces)))]
    first, last = pieces[0].found, pieces[-1].found
    if first is None or last is None or "certain" not in (first.confidence, last.confidence):
        return [pieces]
    names = [found.mention.text.split()[-1].lower() for found in (first, last)]
    one_pronoun = (first.mention.kind == "pronoun") != (last.mention.kind == "pronoun")
    return [pieces] if one_pronoun or names[0] == names[1] else [pieces[:-1], pieces[-1:]]


def _attribution(found: Found | None) -> Attribution:
    if found is None:
        return UNATTRIBUTED
    if found.confidence == "unknown":
        return Attribution(rule=found.rule, confidence="unknown", guess=found.mention.text)
    return Attribution(found.rule, found.confidence, found.mention, found.cue, found.antecedent)
