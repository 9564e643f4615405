"""The rules that look beyond the sentence: the paragraph goes on, the paragraph before, the sentence before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from chechnya_reader.attribution.announcing import credited, inverted_opening
from chechnya_reader.attribution.clauses import clause_subject, sentence_subject
from chechnya_reader.attribution.cues import is_negated
from chechnya_reader.attribution.nouns import Noun, first_noun, is_plausible
from chechnya_reader.attribution.phrases import apposed_name, is_passive, subject_before
from chechnya_reader.attribution.scene import Found, Place, Scene, make_found, no_surer
from chechnya_reader.attribution.tokens import Tokens
from chechnya_reader.lexicon import ATTITUDES, SPEECH_NOUNS, STAGES, WRITINGS
from chechnya_reader.model import Span

_FAR_BACK = 12
_RECENT = 3
_ASIDE = re.compile(r",(P|N+)V,")
_IN_BRACKETS = re.compile(r"[.,]?\s?\(([^()\n]{5,90})\)(?=[.]?(?:\s*$|\s*\n|\s+[^a-z\s]))", re.MULTILINE)
_LONG_FRAGMENT = 5
_LONG_LINK = 3
_TOLD = frozenset("VCGH")
_OTHERS = frozenset(("him", "her", "them", "me", "us"))
_CLOSING = '"”’»'
_LONG_SIGNATURE = 90
_HAVING = frozenset(
    (
        *("has", "have", "had", "offered", "offers", "gave", "gives", "sent", "sends", "posed", "poses"),
        *("issued", "issues", "delivered", "delivers", "made", "makes", "left", "leaves", "posted", "posts"),
    )
)
_NONE = frozenset(("no", "few", "little"))
_BIDDING = frozenset(
    ("see", "read", "watch", "listen", "hear", "click", "wait", "note", "consider", "remember", "take")
)
_LONG_HEAD = 4
_HEADLINES = 3
_SPEAKS = r"(?:said|says|told|tells|wrote|writes|added|argued|argues|called|calls|asked|asks)\b"
_ANSWERED = frozenset(("answered", "replied", "responded", "written", "spoken"))
SAID_AFTER = ("speaker-then-verb", "verb-then-speaker", "cue-at-the-end")


class Story:
    """What a contextual rule may look at: the paragraphs, and what was found in them so far."""

    __slots__ = ("_introductions", "parts", "scenes", "text")

    def __init__(self, text: str, parts: Sequence[Span], scenes: Mapping[int, Scene]) -> None:
        self.text = text
        self.parts = parts
        self.scenes = scenes
        self._introductions: dict[int, tuple[Tokens, list[tuple[int, int]]]] = {}

    def read(self, index: int) -> tuple[Tokens, list[tuple[int, int]]]:
        """The tokens of a paragraph and its sentences."""
        scene = self.scenes.get(index)
        if scene is not None:
            return scene.tokens, scene.sentences
        if index not in self._introductions:
            scene = Scene(self.text, self.parts[index], index, (), [])
            self._introductions[index] = scene.tokens, scene.sentences
        return self._introductions[index]


def same_paragraph_goes_on(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…,” X said. “…”  The speaker of the quotation before goes on.

    Known false positives: two speakers in one paragraph, the second one named after a later quotation only.
    """
    for earlier in reversed(scene.places[max(0, place.number - _FAR_BACK) : place.number]):
        found = earlier.piece.found
        if found is not None and earlier.piece.kind == "partial" and place.stands_alone:
            earlier = _main_quotation(earlier)
            found = earlier.piece.found
        if found is not None:
            reported = _reported_between(scene, earlier, place)
            if reported is not None:
                return reported
            telling = _tells_of_it(earlier)
            if telling is not None and telling.mention != found.mention:
                return telling
            certain = earlier.high == place.low
            if found.confidence == "certain" and not (certain and earlier.piece.kind != "partial"):
                found = found._replace(confidence="likely")
            return found
    return None


def _main_quotation(place: Place) -> Place:
    """The whole utterance that the sentence of a fragment is built on: “…,” said X, who called it “odd.”"""
    before = place.previous
    while before is not None:
        found = before.piece.found
        if found is not None and before.piece.kind == "direct" and found.rule in SAID_AFTER:
            return before
        before = before.previous
    return place


def leads_on(place: Place) -> bool:
    """Whether nothing but a link leads from the speaker before to a long fragment: “…,” X said. Now, “…”"""
    kinds = place.tokens.kinds
    link = kinds[place.low : place.at]
    return (
        place.piece.words >= _LONG_FRAGMENT
        and len(link) <= _LONG_LINK
        and set(link) <= set("RJ,t")
        and _TOLD.isdisjoint(kinds[place.at : place.high])
    )


def _reported_between(scene: Scene, earlier: Place, place: Place) -> Found | None:
    """The subject of reported speech between two quotations: “…,” X said. Y disagreed, saying no. “…”"""
    tokens = scene.tokens
    for low, high in reversed(scene.sentences[earlier.sentence + 1 : place.sentence]):
        if "V" in tokens.kinds[low:high]:
            return _reported(tokens, low, high)
    return None


def _tells_of_it(place: Place) -> Found | None:
    """Who tells what another one says: "Her boss, she said, calls them “…”", who then goes on."""
    tokens = place.tokens
    match = _ASIDE.search(tokens.kinds, place.low, place.at)
    noun = first_noun(tokens, match.start(1), match.end(1)) if match else None
    return make_found(tokens, noun, match.end(1), "likely") if match and noun is not None else None


def _reported(tokens: Tokens, low: int, high: int) -> Found | None:
    """The subject of the last reporting verb of a sentence."""
    kinds = tokens.kinds
    for index in range(high - 1, low - 1, -1):
        if kinds[index] in "V" and not is_passive(tokens, index, low) and not is_negated(tokens, index, low):
            noun = subject_before(tokens, index, low)
            if noun is not None:
                return make_found(tokens, noun, index, "likely")
    return None


def main_speaker(tokens: Tokens, low: int, high: int) -> Found | None:
    """The subject of a sentence that reports speech, or a piece of writing; a guess where it does neither."""
    noun = sentence_subject(tokens, low, high)
    if noun is not None and noun.kind == "role":
        noun = apposed_name(tokens, noun, high) or noun
    if noun is None or not is_plausible(tokens, noun):
        return None
    kinds, words = tokens.kinds, tokens.words
    last = kinds.rfind("V", low, high)
    ends = set(kinds[last + 1 : high]) <= set(".tR")
    if last > noun.end and (ends or kinds[last + 1] == "I") and not {",", "Q"}.isdisjoint(kinds[low:last]):
        trailing = subject_before(tokens, last, low)
        if trailing is not None and trailing.start > noun.start and (ends or kinds[trailing.start - 1] in ",Q"):
            return make_found(tokens, trailing, last, "likely")
    for index in range(noun.end, high):
        if (
            words[index] in _ANSWERED
            and words[index - 1] in ("has", "have", "had")
            and kinds[index + 1 : index + 2] != "W"
        ):
            continue
        if kinds[index] in "VCG":
            subject = subject_before(tokens, index, low) if kinds[index] in "VC" else noun
            if subject is not None and subject.start == noun.start and not is_passive(tokens, index, low):
                return make_found(tokens, noun, index, "likely")
    if noun.kind == "person" and _speaks_out(tokens, noun.end, high):
        return make_found(tokens, noun, noun.end, "likely")
    wrote = not WRITINGS.isdisjoint(tokens.words[noun.end : high]) and noun.kind != "pronoun"
    return make_found(tokens, noun, -1, "likely" if wrote or _has_words(tokens, noun.end, high) else "unknown")


def _speaks_out(tokens: Tokens, start: int, high: int) -> bool:
    """Whether the predicate says how somebody speaks: "was blunt", "took to the stage", "weighed in"."""
    words = tokens.words
    while start < high and tokens.kinds[start] == "R":
        start += 1
    if start + 2 >= high:
        return False
    if words[start] in ("is", "was", "remained", "remains", "sounded", "seemed"):
        end = start + 1
        while end < high and tokens.kinds[end] == "R" and words[end] not in ATTITUDES:
            end += 1
        return words[end] in ATTITUDES and "not" not in words[start:end]
    if words[start] in ("took", "takes") and words[start + 1] == "to":
        return not STAGES.isdisjoint(words[start + 2 : min(high, start + 5)])
    return words[start] in ("weighed", "weighs") and words[start + 1] == "in"


def _has_words(tokens: Tokens, start: int, high: int) -> bool:
    """Whether the predicate says that somebody has words for somebody: "had a question for the crowd"."""
    while start < high and tokens.kinds[start] in "RA" and tokens.words[start] not in _HAVING:
        start += 1
    if start + 2 >= high or tokens.words[start] not in _HAVING or tokens.words[start + 1] in _NONE:
        return False
    end = start + 1
    while end < high and tokens.kinds[end] in "DwRV#":
        end += 1
    return not SPEECH_NOUNS.isdisjoint(tokens.words[start + 1 : end])


def same_sentence_later(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…” and “…,” X said: the words after the last quotation of a sentence hold for those before it."""
    later = scene.places[place.number + 1] if place.number + 1 < len(scene.places) else None
    if later is None or later.low != place.low or later.piece.found is None:
        return None
    if later.piece.found.rule not in (*SAID_AFTER[:2], "according-to-after", "same-sentence-later"):
        return None
    return no_surer(later.piece.found)


def paragraph_announces(place: Place, scene: Scene, story: Story) -> Found | None:
    """X said:  /  This is their appeal:  and the quotation stands in the next paragraph."""
    if scene.index == 0 or not opens_paragraph(scene, place):
        return None
    before = story.parts[scene.index - 1]
    if story.text[before.end - 1] != ":":
        return None
    tokens, sentences = story.read(scene.index - 1)
    if not sentences:
        return None
    low, high = sentences[-1]
    inverted = inverted_opening(tokens, low, high - 1)
    if inverted is not None:
        return make_found(tokens, inverted, low, "certain")
    found = _reported(tokens, low, high)
    if found is not None:
        return found._replace(confidence="certain")
    start = low + (tokens.kinds[low] == "J")
    if tokens.words[start] in ("from", "by"):
        author = first_noun(tokens, start + 1, high)
        return make_found(tokens, author, high - 1, "likely") if author and author.end >= high - 1 else None
    noun = None if tokens.words[low] in _BIDDING else clause_subject(tokens, low, high - 1)
    if noun is None or not is_plausible(tokens, noun):
        return None
    told = tokens.words[noun.end : high]
    to_another = not _OTHERS.isdisjoint(told) and (SPEECH_NOUNS | WRITINGS).isdisjoint(told)
    doubtful = to_another and _TOLD.isdisjoint(tokens.kinds[noun.end : high])
    return make_found(tokens, noun, high - 1, "unknown" if doubtful else "likely")


def told_after(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…” That line from X was not in the speech.  /  “…” So said X.  /  “…” That was X’s answer."""
    if place.high < len(scene.tokens.kinds):
        tokens = scene.tokens
        low, high = scene.sentences[place.sentence + 1]
    elif scene.index + 1 < len(story.parts):
        tokens, sentences = story.read(scene.index + 1)
        if not sentences:
            return None
        low, high = sentences[0]
    else:
        return None
    return credited(tokens, low, high)


def source_in_brackets(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…” (X Y, a Z)

    Known false positives: “…” (Paris Match), where a paper of two words is no organisation by its name.
    """
    text = place.tokens.text
    match = _IN_BRACKETS.match(text, place.piece.place.end) if place.begins_sentence and place.piece.words > 2 else None
    if match is None:
        return None
    tokens = Tokens(text, Span(*match.span(1)), (), ())
    noun = first_noun(tokens, 0, len(tokens.kinds))
    if noun is None or noun.kind != "person" or tokens.kinds[noun.end : noun.end + 1] not in ("", ","):
        return None
    named = noun.end - noun.start > 1 and "V" not in tokens.kinds
    return make_found(tokens, noun, -1, "likely") if named else None


def byline_below(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…” and, in a paragraph of its own below it: — X, of Y."""
    if (
        scene.index + 1 >= len(story.parts)
        or place.high != len(scene.tokens.kinds)
        or not opens_paragraph(scene, place)
    ):
        return None
    below = story.parts[scene.index + 1]
    tokens, _ = story.read(scene.index + 1)
    if _is_signature(place, below, story) and tokens.kinds[:1] == "N":
        noun = first_noun(tokens, 0, len(tokens.kinds))
        signs = noun is not None and noun.kind == "person" and tokens.kinds[noun.end : noun.end + 1] in ("", ",", ".")
        return make_found(tokens, noun, -1, "likely") if noun is not None and signs else None
    if story.text[below.start] not in "-–—―":
        return None
    if tokens.kinds[:1] != "-" or tokens.kinds[1:2] != "N":
        return None
    noun = sentence_subject(tokens, 1, len(tokens.kinds))
    return make_found(tokens, noun, 0, "likely") if noun else None


def _is_signature(place: Place, below: Span, story: Story) -> bool:
    """Whether the closing mark that a quotation lacks stands behind the short line below it, which then signs it."""
    text = story.text
    open_still = text[place.piece.place.end - 1] not in _CLOSING and text[below.end - 1] in _CLOSING
    return open_still and below.end - below.start < _LONG_SIGNATURE


def later_in_paragraph(place: Place, scene: Scene, story: Story) -> Found | None:
    """“…” “…,” X said.  The words after a later quotation of the paragraph hold for the first one too.

    Known false positives: an answer to the first one by somebody else.
    """
    for later in scene.places[place.number + 1 : place.number + 1 + _FAR_BACK]:
        if later.low > place.high:
            return None
        if later.piece.found is not None:
            return no_surer(later.piece.found)
    return None


def sentence_before(place: Place, scene: Scene, story: Story) -> Found | None:
    """X issued a statement. “…”  /  X said that it was so. “…”

    Known false positives: a sentence about somebody whom somebody else then speaks of.
    """
    if not place.sentence:
        return None
    tokens = scene.tokens
    low, high = scene.sentences[place.sentence - 1]
    if "Q" in tokens.kinds[low:high]:
        return None
    return quoted_lately(main_speaker(tokens, low, high), scene, story)


def quoted_lately(found: Found | None, scene: Scene, story: Story) -> Found | None:
    """`found`, likely also where the sentence reports nothing, if the same name was quoted shortly before."""
    if found is None or found.confidence != "unknown" or found.mention.kind != "person":
        return found
    name = found.mention.text.split()[-1]
    for index in range(scene.index, max(-1, scene.index - _RECENT - 1), -1):
        for place in story.scenes[index].places if index in story.scenes else ():
            said = place.piece.found
            if said is not None and said.confidence != "unknown" and said.mention.text.split()[-1] == name:
                return found._replace(confidence="likely")
    return found


def opens_paragraph(scene: Scene, place: Place) -> bool:
    """Whether nothing stands before the quotation in its paragraph."""
    return place.number == 0 and all(kind in "J,-" for kind in scene.tokens.kinds[: place.at])


def headline_names(place: Place, scene: Scene, story: Story) -> Found | None:
    """X: The plan is ‘…’  A headline that begins with somebody whose words the article reports.

    Known false positives: a headline about X that quotes somebody else.
    """
    tokens = scene.tokens
    colon = place.low
    while tokens.kinds[colon] == "N" and colon < place.at - 2:
        colon += 1
    if scene.index > _HEADLINES or place.low or tokens.kinds[colon] != ":":
        return None
    if not 0 < colon < min(place.at - 1, _LONG_HEAD):
        return None
    name = re.escape(tokens.text[tokens.starts[colon - 1] : tokens.ends[colon - 1]])
    speaks = re.compile(
        rf"\b{name}\b(?: \([^)]*\))?,? (?:[\w’'-]+ ){{0,2}}?{_SPEAKS}|{_SPEAKS} (?:[\w’'.-]+ ){{0,2}}?{name}\b"
    )
    if not speaks.search(story.text, scene.tokens.ends[-1]):
        return None
    return make_found(tokens, first_noun(tokens, place.low, colon) or Noun(place.low, colon, "person"), colon, "likely")
