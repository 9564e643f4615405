"""What stands around an offset of an article: its sentences, who is named in them, and who is their subject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from chechnya_reader import lexicon
from chechnya_reader.model import Mention, Quote, Span
from chechnya_reader.speakers import appositions, bystanders, descriptions, sentences, words
from chechnya_reader.speakers.appositions import BEFORE
from chechnya_reader.speakers.cast import Cast
from chechnya_reader.speakers.figures import Figure, Sighting
from chechnya_reader.speakers.genders import Gender, noun_gender
from chechnya_reader.speakers.phrases import Phrase, is_possessive, parse, singular
from chechnya_reader.speakers.relevance import PARAGRAPHS_BACK
from chechnya_reader.speakers.roles import AFTER_LIMIT

SENTENCES_BACK = 12
MOST_SEEN = 120
"""Names in which a definite description looks for whom it means."""
LONGEST = 1500
"""Characters of a paragraph that are looked at, back from its end."""
TITLES = 60
"""Characters of titles and places that may stand between a description and the name that a comma joins to it."""
TELLS = 250
"""Characters after a name in which a pronoun shows whether it is a woman's or a man's."""

_NEXT_WORD = re.compile(r"\s*([\w’']+)")
_FIRST_NAME = re.compile(r"[A-Z][\w’-]+(?=[ ,])")
_COMMA = re.compile(r",[”\"’']*\s+")
_JOINED_TO_PRONOUN = re.compile(r"(?: (?:of|from|in|for|at|with) [^,.;:!?]{1,60})?, (?:he|she)\b")
_HUMAN = words.PEOPLE | words.RANKS | {"them", "one"}
_PARTICIPLES = frozenset({"asked", "told", "cross-examined", "questioned", "pressed", "reached", "born", "speaking"})

START = attrgetter("mention.start")
Describe = Callable[[Phrase, Mention], Figure | None]


class Surroundings:
    """An article with what stands inside quotes blanked, and who is named and described where outside them."""

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
        return sorted((sighting for sighting in self._cast.sightings if not sighting.inside), key=START)

    @cached_property
    def _places(self) -> list[int]:
        return [sighting.mention.start for sighting in self._events]

    def add(self, sighting: Sighting) -> None:
        """Take in a pronoun or description that has been resolved: it carries its figure on."""
        if "_places" in self.__dict__:
            index = bisect_right(self._places, sighting.mention.start)
            self._places.insert(index, sighting.mention.start)
            self._events.insert(index, sighting)

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
            if sure is None and hint is None and figure.kind in ("person", "unnamed"):
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
        return any(is_person(sighting.figure) for sighting in self._between(start, end))

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
        aged = bystanders.aged(self.masked, span)
        if aged is not None:
            self._see_name(aged)
        first = descriptions.subject(sentence) or bystanders.who(sentence)
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

    def _see_name(self, span: Span) -> Sighting:
        """The person whose name stands there, taken in where no list of names has it."""
        found = self.named_at(span.start)
        if found is None:
            mention = Mention(span.start, span.end, self._cast.text[span.start : span.end], "person")
            found = Sighting(mention, self._cast.person(Phrase("person", mention.text)))
            self.add(found)
        return found

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
        given = bystanders.given_as(self.masked, end)
        if given is not None:
            return self._see_name(given)
        start = appositions.name_starts_at(self.masked, end)
        if start is None:
            return None
        after = self._between(start, start + TITLES)
        named = next((found for found in after if found.figure.kind == "person"), None)
        if named and not appositions.is_titles(self.masked, start, named.mention):
            return None
        return named if named and appositions.closes(self.masked, named.mention.end) else None

    def _see_description(self, start: int, end: int, at: int) -> None:
        inside = self._between(start, end)
        if end > at or any(sighting.speaking for sighting in inside):
            return
        mention = Mention(start, end, self._cast.text[start:end], "role")
        phrase = parse(mention.text)
        if phrase is None or phrase.kind not in ("unnamed", "spokesperson") or phrase.document:
            return
        human = phrase.head in _HUMAN or self.masked.startswith(" who ", end)
        if phrase.kind == "unnamed" and ((not phrase.plural and not human) or phrase.name.startswith("no ")):
            return
        if self._is_apposition(start, end, phrase.gender):
            return
        figure = self._describe(phrase, mention)
        if figure is not None:
            self._covered |= {sighting.mention for sighting in inside}
            self.add(Sighting(mention, figure))


def is_person(figure: Figure) -> bool:
    """Whether the figure is one person, and no thing that speaks."""
    return figure.kind != "organisation" and not figure.plural and figure.head not in words.THINGS
