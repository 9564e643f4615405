"""Whom a pronoun means: the subject or speaker of what stands before it, or nobody where that is in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from chechnya_reader import lexicon
from chechnya_reader.model import Mention, Quote, Span
from chechnya_reader.speakers import appositions, descriptions, sentences, words
from chechnya_reader.speakers.appositions import BEFORE
from chechnya_reader.speakers.cast import Cast, Figure, Sighting
from chechnya_reader.speakers.genders import Gender, noun_gender
from chechnya_reader.speakers.phrases import Phrase, is_possessive, parse, singular
from chechnya_reader.speakers.relevance import PARAGRAPHS_BACK
from chechnya_reader.speakers.roles import AFTER_LIMIT
from chechnya_reader.text import has_word

SENTENCES_BACK = 12
MOST_SEEN = 120
"""Names in which a definite description looks for whom it means."""
LONGEST = 1500
"""Characters of a paragraph that are looked at, back from its end."""
TELLS = 250
"""Characters after a name in which a pronoun shows whether it is a woman's or a man's."""

_NEXT_WORD = re.compile(r"\s*([\w’']+)")
_FIRST_NAME = re.compile(r"[A-Z][\w’-]+(?=[ ,])")
_COMMA = re.compile(r",[”\"’']*\s+")
_JOINED_TO_PRONOUN = re.compile(r"(?: (?:of|from|in|for|at|with) [^,.;:!?]{1,60})?, (?:he|she)\b")
_LABEL = re.compile(r"([A-Z][A-Z .’'-]*[A-Z])(?:, [A-Z ]+)?:\s")
_READS = re.compile(r"it (?:reads?|states?|continued|began|begins|concludes)\b", re.I)
_IT_WOULD = re.compile(r"it\s+(?:would|will|could|might|should|may|can|must|took|takes)\b", re.I)

_COMMON = lexicon.NOT_NAMES | words.PEOPLE | words.NOT_NAMES | words.GROUP_NOUNS
_START = attrgetter("mention.start")
Describe = Callable[[Phrase, Mention], Figure | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means; not `sure` where something speaks against it. `guess` where nobody can be named."""

    sighting: Sighting | None = None
    sure: bool = True
    guess: Figure | None = None


NOBODY = Choice()


class Context:
    """An article with what stands inside quotes blanked, for the questions that a pronoun asks."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote], describe: Describe) -> None:
        self._cast = cast
        self._describe = describe
        self._parts = cast.parts
        self._quotes = quotes
        self._described: set[int] = set()
        self._covered: set[Mention] = set()
        self._spans: dict[int, list[Span]] = {}
        self._genders: dict[int, tuple[Gender | None, Gender | None]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self._parts]

    @cached_property
    def masked(self) -> str:
        """The body with every quote blanked but for its last character."""
        return sentences.masked(self._cast.text, self._quotes)

    @cached_property
    def _events(self) -> list[Sighting]:
        return sorted((sighting for sighting in self._cast.sightings if not sighting.inside), key=_START)

    @cached_property
    def _places(self) -> list[int]:
        return [sighting.mention.start for sighting in self._events]

    def add(self, sighting: Sighting) -> None:
        """Take in a pronoun or description that has been resolved: it carries its figure on."""
        if "_places" in self.__dict__:
            index = bisect_right(self._places, sighting.mention.start)
            self._places.insert(index, sighting.mention.start)
            self._events.insert(index, sighting)

    def person(self, at: int, gender: Gender | None) -> Choice:
        """Who "he" or "she" at offset `at` is."""
        return self._nearest(at, gender)

    def group(self, at: int, *, plural: bool) -> Choice:
        """Who "it" or, with `plural`, "they" at offset `at` is: the subject of one of the sentences before.

        "It would" means nobody. "It" is no people; between another subject and an organisation, nobody is meant.
        """
        if _IT_WOULD.match(self.masked, at):
            return NOBODY
        for back, span in self._sentences(at):
            if back > 1 or (back and _READS.match(self.masked, at)) or at - span.start > LONGEST:
                break
            if plural:
                self._see_descriptions(span, at)
            group = self._group_subject(span, at, plural=plural)
            inside = [
                sighting
                for sighting in self._between(span.start, min(span.end, at))
                if sighting.mention not in self._covered and _speaks_as(sighting.figure, plural=plural)
            ]
            strong = [sighting for sighting in inside if sighting.speaking or self._is_subject(sighting, span)]
            strong += [group] if group else []
            if strong:
                chosen = _same(strong)
                if chosen and span.end >= at and _same([*strong, *inside]) is None:
                    return Choice(guess=chosen.figure)
                if chosen and chosen.figure.kind == "organisation" and _READS.match(self.masked, at):
                    return Choice(guess=chosen.figure)
                return Choice(chosen, sure=False)
            if inside:
                return Choice(guess=inside[-1].figure)
            if back:
                break
        return NOBODY

    def _group_subject(self, span: Span, at: int, *, plural: bool) -> Sighting | None:
        """What is no person and begins the sentence: "The mayor’s office has corrected", "A letter from Orlov"."""
        found = descriptions.thing(self.masked[span.start : min(span.end, at, span.start + LONGEST)])
        if found is None:
            return None
        start, end = span.start + found.start, span.start + found.end
        within = self._between(start, end)
        if any(sighting.mention.end > end or sighting.figure.kind == "organisation" for sighting in within):
            return None
        mention = Mention(start, end, self._cast.text[start:end], "role")
        phrase = parse(mention.text)
        if phrase is None or phrase.kind == "pronoun":
            return None
        figure = self._describe(phrase, mention)
        speaks = figure is not None and (phrase.document or _speaks_as(figure, plural=plural))
        return Sighting(mention, figure) if figure and speaks else None

    def relative(self, at: int) -> Sighting | None:
        """Who "who" at offset `at` is: the name right before it."""
        named = [sighting for sighting in self._between(max(0, at - 160), at) if sighting.mention.end <= at]
        if not named or not re.fullmatch(r"[\s,–—-]*", self.masked[named[-1].mention.end : at]):
            return None
        last = named.pop()
        while last.figure.kind == "organisation" and named:
            between = self.masked[named[-1].mention.end : last.start]
            if not re.fullmatch(r"(?:\s(?:of|at|from|for|with)(?:\sthe)?\s)?", between):
                return None
            last = named.pop()
        return None if last.figure.kind == "organisation" else last

    def described_before(self, at: int) -> Sighting | None:
        """Who "who" at offset `at` is where a description stands right before it: "a singer who says"."""
        start = max(0, at - 120)
        found = descriptions.ending(self.masked[start:at])
        if found is None:
            return None
        mention = Mention(
            start + found.start, start + found.end, self._cast.text[start + found.start : start + found.end], "role"
        )
        phrase = parse(mention.text)
        if phrase is None or phrase.kind not in ("unnamed", "spokesperson") or phrase.document:
            return None
        figure = self._describe(phrase, mention)
        return Sighting(mention, figure) if figure else None

    def before(self, at: int, paragraphs_back: int) -> list[Sighting]:
        """What is named outside quotes from some paragraphs back up to `at`, nearest last: MOST_SEEN at most."""
        index = max(0, self._paragraph(at) - paragraphs_back)
        low = bisect_left(self._places, self._parts[index].start if self._parts else 0)
        high = bisect_left(self._places, at, low)
        return self._events[max(low, high - MOST_SEEN) : high]

    def around(self, start: int, end: int) -> list[Sighting]:
        """What is named near a word, as far as a role reaches."""
        return self._between(max(0, start - AFTER_LIMIT), end + BEFORE)

    def named_at(self, start: int) -> Sighting | None:
        """The name that begins at `start`, or after a title there."""
        return next((found for found in self._between(start, start + 1) if found.figure.kind == "person"), None)

    def _paragraph(self, at: int) -> int:
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def _between(self, start: int, end: int) -> list[Sighting]:
        low = bisect_left(self._places, start)
        return self._events[low : bisect_left(self._places, end, low)]

    def _sentences(self, at: int) -> Iterator[tuple[int, Span]]:
        """The sentences before `at`, nearest first, each with how many paragraphs back it stands."""
        here = self._paragraph(at)
        count = 0
        for index in range(here, max(-1, here - PARAGRAPHS_BACK - 1), -1):
            part = self._parts[index]
            end = min(at, part.end) if index == here else part.end
            spans = self._spans.get(index) if index != here else None
            if spans is None:
                spans = sentences.sentence_spans(self.masked, max(part.start, end - LONGEST), end)
                if index != here:
                    self._spans[index] = spans
            for span in reversed(spans):
                yield here - index, span
                count += 1
                if count == SENTENCES_BACK:
                    return

    def _nearest(self, at: int, gender: Gender | None) -> Choice:
        """The subject or speaker of the nearest sentence that has one who fits, unless a nearer name is in the way."""
        weak: list[tuple[int, Sighting]] = []
        refused = False
        nobody = {id(figure) for figure in (self._labelled(at), self._told(at)) if figure}
        for back, span in self._sentences(at):
            self._see_descriptions(span, at)
            found: list[Sighting] = []
            for sighting in self._between(span.start, min(span.end, at)):
                if (
                    self._is_label(sighting)
                    or sighting.mention in self._covered
                    or not _is_person(sighting.figure)
                    or id(sighting.figure) in nobody
                ):
                    continue
                sure, hint = self._gender(sighting.figure)
                if gender is None or sure == gender or (sure is None and hint in (None, gender)):
                    found.append(sighting)
                elif sure is None and (sighting.speaking or self._is_subject(sighting, span)):
                    refused = True
            if self._has_unread_subject(span) or (not weak and self._has_unread_agent(span)):
                return Choice(guess=found[-1].figure if found else None)
            speaking = [sighting for sighting in found if sighting.speaking or self._tells(sighting, span)]
            strong = [sighting for sighting in found if sighting in speaking or self._is_subject(sighting, span)]
            if strong:
                chosen = _same(strong) or _same(speaking)
                if chosen is not None and chosen not in speaking and self._is_joined(chosen, found):
                    return Choice(guess=chosen.figure)
                return self._decided(chosen, [*found], weak, back, refused=refused)
            if gender is None or sentences.subject_pronoun(self.masked, span) != gender:
                weak += [(back, sighting) for sighting in found]
        return self._decided(_same([sighting for _, sighting in weak]), [], weak, PARAGRAPHS_BACK, refused=refused)

    def _tells(self, sighting: Sighting, span: Span) -> bool:
        """Whether the sentence ends in who tells it: "…, Orlov said." and "…, said Orlov, a pilot." """
        person = sighting.figure.kind != "organisation" and not self._is_owner(sighting)
        return person and sentences.tells(self.masked, span, sighting.start, sighting.mention.end)

    def _is_label(self, sighting: Sighting) -> bool:
        """Whether the name stands in capitals before somebody's words in a transcript."""
        end = sighting.mention.end
        return self.masked[end : end + 1] in (":", ",") and bool(_LABEL.match(self.masked, sighting.start))

    def _told(self, at: int) -> Figure | None:
        """Whom the words at `at` speak to: in "he told Orlov", he is not Orlov."""
        match = sentences.TELLS_SOMEBODY.match(self.masked, at, at + 40)
        found = self._between(match.end(), match.end() + 1) if match else []
        return found[0].figure if found else None

    def _labelled(self, at: int) -> Figure | None:
        """Whose name in capitals stands before the paragraph of a transcript: they say "I" and not "she"."""
        if not self._parts:
            return None
        start = self._parts[self._paragraph(at)].start
        label = _LABEL.match(self.masked, start)
        if label is None:
            return None
        named = self.named_at(start)
        return named.figure if named else self._cast.bearer(label[1])

    def _decided(
        self,
        chosen: Sighting | None,
        found: Sequence[Sighting],
        weak: Sequence[tuple[int, Sighting]],
        back: int,
        *,
        refused: bool,
    ) -> Choice:
        """The choice between who stands out and others who are named nearer by."""
        if chosen is None:
            return Choice(guess=found[-1].figure if found else None)
        rivals = [sighting for _, sighting in weak if sighting.figure is not chosen.figure]
        near = [sighting for paragraphs_back, sighting in weak if paragraphs_back == 0]
        if rivals:
            nearer = _same(near) if near and back > 0 else None
            return Choice(nearer, sure=False, guess=None if nearer else chosen.figure)
        if refused and not any(self._gender(chosen.figure)):
            return Choice(guess=chosen.figure)
        others = any(sighting.figure is not chosen.figure for sighting in found)
        return Choice(chosen, sure=back <= 1 and not refused and not (others and not chosen.speaking))

    def _gender(self, figure: Figure) -> tuple[Gender | None, Gender | None]:
        """What is said of the figure's gender, and what a given name or a pronoun after the name lets one think."""
        known = self._genders.get(id(figure))
        if known is None:
            sure = figure.gender
            if sure is None and figure.hint is None and figure.kind == "person":
                nouns = {noun_gender([role.split()[-1].lower()]) for role in self._cast.roles(figure) if role.split()}
                nouns.discard(None)
                sure = nouns.pop() if len(nouns) == 1 else None
            hint = figure.hint if sure is None else None
            if sure is None and hint is None and figure.kind == "person":
                hint = self._pronouns_say(figure)
            known = self._genders[id(figure)] = (sure, hint)
        return known

    def _pronouns_say(self, figure: Figure) -> Gender | None:
        """The gender of the pronouns that take a name up: "Orlov repeats, and she stops"; None where they differ."""
        found: set[str] = set()
        outside = [
            sighting
            for sighting in self._cast.sightings_of(figure)
            if not sighting.inside and sighting.mention.kind != "pronoun"
        ]
        for sighting in outside[:4]:
            end = sighting.mention.end
            if self._is_owner(sighting):
                continue
            stop = sentences.sentence_end(self.masked, end, TELLS)
            match = sentences.TAKEN_UP.search(self.masked, end, stop)
            if match and not self._people_between(end, match.start()):
                found.add(match[1])
            elif match is None and not self._people_between(end, stop):
                begins = sentences.BEGINS.match(self.masked, stop)
                line = self.masked.rfind("\n", 0, sighting.start) + 1
                if begins and re.search(r"(?:^|[.!?]\s)$", self.masked[max(line, sighting.start - 3) : sighting.start]):
                    found.add(begins[1].lower())
        return {"he": "m", "she": "f"}.get(found.pop()) if len(found) == 1 else None  # type: ignore[return-value]

    def _people_between(self, start: int, end: int) -> bool:
        return any(_is_person(sighting.figure) for sighting in self._between(start, end))

    def _has_unread_subject(self, span: Span) -> bool:
        """Whether the sentence begins with a capitalised word that may be a name, speaks, and is nobody known."""
        match = sentences.FIRST_SPEAKS.match(self.masked, span.start, span.end)
        if match is None or self._between(span.start, match.end(1)):
            return False
        word, verb = match[1].lower(), match[2]
        if word in lexicon.NOT_NAMES or word in words.PEOPLE or word in words.NOT_NAMES or word.endswith("s"):
            return False
        return verb is None or (verb in lexicon.SAYING and verb not in lexicon.NOUN_LIKE)

    def _has_unread_agent(self, span: Span) -> bool:
        """Whether the sentence begins with a word that is nowhere without its capital, and with a verb after it."""
        match = sentences.FIRST_ACTS.match(self.masked, span.start, span.end)
        if match is None or self._between(span.start, match.end(1)):
            return False
        word = match[1].lower()
        known = (
            word in lexicon.NOT_NAMES or word in words.PEOPLE or word in words.NOT_NAMES or word in words.GROUP_NOUNS
        )
        known = known or match[1] in self._cast.places
        return not known and not word.endswith("s") and not has_word(self.masked, word)

    def _is_joined(self, chosen: Sighting, found: Sequence[Sighting]) -> bool:
        """Whether "and" joins somebody else to the one who stands out: "Orlov, and Bell’s aide, Anna Strand, have"."""
        after = [other for other in found if other.start >= chosen.mention.end and other.figure is not chosen.figure]
        return any(sentences.JOINED.fullmatch(self.masked, chosen.mention.end, other.start) for other in after)

    def of_two(self, at: int, last: bool) -> Sighting | None:
        """The first or the last of the two whom the sentence before names, if it names two and no more."""
        for _, span in self._sentences(at):
            found = {
                id(sighting.figure): sighting for sighting in reversed(self._between(span.start, min(span.end, at)))
            }
            if found:
                two = sorted(found.values(), key=_START)
                return two[-1 if last else 0] if len(two) == 2 else None
        return None

    def _is_subject(self, sighting: Sighting, span: Span) -> bool:
        """Whether the figure is the subject of the sentence: a reporting verb follows, or it is the first name.

        The first name of the main clause, where the sentence begins with another ("When Orlov spoke, Bell left"), and
        not where a preposition guides it or a pronoun comes before it.
        """
        mention = sighting.mention
        if self._is_owner(sighting):
            return False
        following = _NEXT_WORD.match(self.masked, mention.end)
        if following and following[1] in lexicon.SAYING and following[1] not in lexicon.NOUN_LIKE:
            return True
        if sighting.figure.kind == "organisation" and following and singular(following[1].lower()) in words.PEOPLE:
            return False
        begin = self._main_clause(span)
        lead = self.masked[begin : mention.start]
        if mention.start < begin:
            main = [other for other in self._between(begin, span.end) if other.figure.kind == sighting.figure.kind]
            return not main and not sentences.PRONOUN.search(self.masked[span.start : mention.start])
        if sentences.PRONOUN.search(lead) or sentences.GUIDED.search(lead):
            return False
        return sighting.figure.kind == "organisation" or not any(
            other.mention not in self._covered
            and other.mention.end <= mention.start
            and not self._is_owner(other)
            and other.figure.kind in ("person", "spokesperson", "unnamed")
            for other in self._between(begin, mention.start)
        )

    def _is_owner(self, sighting: Sighting) -> bool:
        tokens = self.masked[sighting.start : sighting.mention.end + 2].split()
        return bool(tokens) and is_possessive(tokens[-1])

    def _main_clause(self, span: Span) -> int:
        """Where the main clause begins, after one that begins with "when", "while", "asked" and the like."""
        first = _NEXT_WORD.match(self.masked, span.start)
        if first is None:
            return span.start
        word = first[1].lower()
        if word not in lexicon.SUBORDINATORS and word not in _PARTICIPLES:
            return span.start
        comma = _COMMA.search(self.masked, span.start, span.end)
        return comma.end() if comma else span.start

    def _see_descriptions(self, span: Span, at: int) -> None:
        """Take in the people without a name of a sentence ("A second witness saw", "Orlov’s lawyer")."""
        if span.start in self._described:
            return
        self._described.add(span.start)
        sentence = self.masked[span.start : min(span.end, span.start + LONGEST)]
        self._see_surname(span)
        first = descriptions.subject(sentence)
        spans = {found.start: found for found in (*descriptions.others(sentence), *([first] if first else []))}
        done = -1
        for found in sorted(spans.values()):
            if found.start < done:
                continue
            done = found.end
            self._see_description(span.start + found.start, span.start + found.end, at)

    def _see_surname(self, span: Span) -> None:
        """Take in a surname that the sentence begins with and that no list of names has."""
        match = _FIRST_NAME.match(self.masked, span.start, span.end)
        if match is None or self._between(span.start, match.end()) or match[0].lower() in lexicon.NOT_NAMES:
            return
        bearer = self._cast.bearer(match[0])
        if bearer is not None:
            self.add(Sighting(Mention(match.start(), match.end(), match[0], "person"), bearer))

    def _is_apposition(self, start: int, end: int, gender: Gender | None) -> bool:
        """Whether the words describe a name that a comma parts from them, before or after."""
        before = self._between(max(0, start - 60), start)
        if before and self.masked[before[-1].mention.end : start].strip() == ",":
            return True
        if self.masked[start - 2 : start] == ", " and _JOINED_TO_PRONOUN.match(self.masked, end):
            return True
        named = self.joined(end)
        if named is not None and named.figure.gender is None and gender:
            named.figure.gender = gender
            self._genders.pop(id(named.figure), None)
        return named is not None

    def joined(self, end: int) -> Sighting | None:
        """The name that a comma joins to the description that ends at `end`."""
        start = appositions.name_starts_at(self.masked, end)
        named = self.named_at(start) if start is not None else None
        return named if named and appositions.closes(self.masked, named.mention.end) else None

    def _see_description(self, start: int, end: int, at: int) -> None:
        inside = self._between(start, end)
        if end > at or any(sighting.speaking for sighting in inside):
            return
        mention = Mention(start, end, self._cast.text[start:end], "role")
        phrase = parse(mention.text)
        if phrase is None or phrase.kind not in ("unnamed", "spokesperson") or phrase.document:
            return
        if phrase.kind == "unnamed" and not phrase.plural and phrase.head not in _HUMAN:
            return
        if self._is_apposition(start, end, phrase.gender):
            return
        figure = self._describe(phrase, mention)
        if figure is not None:
            self._covered |= {sighting.mention for sighting in inside}
            self.add(Sighting(mention, figure))


_HUMAN = words.PEOPLE | words.RANKS | {"them", "one"}
_PARTICIPLES = frozenset({"asked", "told", "cross-examined", "questioned", "pressed", "reached", "born", "speaking"})


def _same(sightings: Sequence[Sighting]) -> Sighting | None:
    """The last of the sightings, where all are of one figure."""
    return sightings[-1] if len({id(sighting.figure) for sighting in sightings}) == 1 else None


def _is_person(figure: Figure) -> bool:
    return figure.kind != "organisation" and not figure.plural and figure.head not in words.THINGS


def _speaks_as(figure: Figure, *, plural: bool) -> bool:
    """Whether "it" or "they" may be said of the figure."""
    if figure.kind == "organisation" or (figure.kind == "unnamed" and figure.head in words.THINGS):
        return True
    return plural and figure.plural
