"""Whom a pronoun means: the subject or speaker of what stands before it, or nobody where that is in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from chechnya_reader import lexicon
from chechnya_reader.model import Mention, Quote, Span
from chechnya_reader.speakers import descriptions, words
from chechnya_reader.speakers.cast import Cast, Figure, Sighting
from chechnya_reader.speakers.phrases import Gender, Phrase, is_possessive, parse
from chechnya_reader.speakers.relevance import PARAGRAPHS_BACK

SENTENCES_BACK = 12
LONGEST = 1500
"""Characters of a paragraph that are looked at, back from its end."""

_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s+(?=['\"“‘«(\[]|[A-Z])")
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{'|'.join(lexicon.ABBREVIATED_TITLES)}|[A-Z]|(?:[A-Z]\.)+[A-Z])$")
_GUIDED = re.compile(
    r"(?:\b(?:of|to|with|by|from|for|at|on|about|against|under|like|than|over|told|near|in|between)\s+"
    r"(?:the\s+)?)(?:[\w.’'-]+\s+){0,3}$",
    re.I,
)
_NEXT_WORD = re.compile(r"\s*([\w’']+)")
_FIRST_SPEAKS = re.compile(r"([A-Z][a-z]+)(?:\s([a-z]+)\b|,\s(?:the|an?|who)\s)")
_INTRODUCES = re.compile(r",\s(?:[a-z][\w’'-]*\s){0,4}")
_COMMA = re.compile(r",[”\"’']*\s+")
_HE = re.compile(r"\b(?:he|she|they|it|we|i)\b", re.I)

Describe = Callable[[Phrase, Mention], Figure | None]


class Context:
    """An article with what stands inside quotes blanked, for the questions that a pronoun asks."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote], describe: Describe) -> None:
        self._cast = cast
        self._describe = describe
        self._parts = cast.parts
        self._quotes = quotes
        self._described: set[int] = set()
        self._covered: set[Mention] = set()

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self._parts]

    @cached_property
    def _masked(self) -> str:
        return _masked(self._cast.text, self._quotes)

    @cached_property
    def _events(self) -> list[tuple[int, int, Sighting]]:
        seen = enumerate(self._cast.sightings)
        return sorted(
            ((sighting.start, index, sighting) for index, sighting in seen if not sighting.inside),
            key=lambda event: event[:2],
        )

    def add(self, sighting: Sighting) -> None:
        """Take in a pronoun or description that has been resolved: it carries its figure on."""
        if "_events" in self.__dict__:
            event = (sighting.start, len(self._events) + len(self._cast.sightings), sighting)
            insort(self._events, event, key=lambda event: event[:2])

    def person(self, at: int, gender: Gender | None) -> Sighting | None:
        """Who "he" or "she" at offset `at` is."""
        return self._nearest(at, lambda figure: _may_be(figure, gender))

    def group(self, at: int) -> Sighting | None:
        """Who "they" or "it" at offset `at` is: an organisation or several people; "it would" means nobody."""
        following = re.match(r"it\s+(\w+)", self._masked[at : at + 40], re.I)
        if following and following[1].lower() not in lexicon.SAYING:
            return None
        return self._nearest(at, lambda figure: figure.kind == "organisation" or figure.plural)

    def relative(self, at: int) -> Sighting | None:
        """Who "who" at offset `at` is: the name right before it."""
        named = [sighting for sighting in self._between(max(0, at - 160), at) if sighting.mention.end <= at]
        if not named or not re.fullmatch(r"[\s,–—-]*", self._masked[named[-1].mention.end : at]):
            return None
        last = named.pop()
        while last.figure.kind == "organisation" and named:
            between = self._masked[named[-1].mention.end : last.start]
            if not re.fullmatch(r"(?:\s(?:of|at|from|for|with)(?:\sthe)?\s)?", between):
                return None
            last = named.pop()
        return None if last.figure.kind == "organisation" else last

    def before(self, at: int, paragraphs_back: int) -> list[Sighting]:
        """What is named outside quotes from some paragraphs back up to `at`, nearest last."""
        index = max(0, self._paragraph(at) - paragraphs_back)
        return self._between(self._parts[index].start if self._parts else 0, at)

    def _paragraph(self, at: int) -> int:
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def _between(self, start: int, end: int) -> list[Sighting]:
        low = bisect_left(self._events, start, key=lambda event: event[0])
        high = bisect_left(self._events, end, key=lambda event: event[0])
        return [event[2] for event in self._events[low:high]]

    def _sentences(self, at: int) -> Iterator[tuple[int, Span]]:
        """The sentences before `at`, nearest first, each with how many paragraphs back it stands."""
        here = self._paragraph(at)
        count = 0
        for index in range(here, max(-1, here - PARAGRAPHS_BACK - 1), -1):
            part = self._parts[index]
            end = min(at, part.end) if index == here else part.end
            for span in reversed(_sentence_spans(self._masked, max(part.start, end - LONGEST), end)):
                yield here - index, span
                count += 1
                if count == SENTENCES_BACK:
                    return

    def _nearest(self, at: int, fits: Callable[[Figure], bool]) -> Sighting | None:
        """The subject or speaker of the nearest sentence that has one who fits, unless a nearer name is in the way."""
        weak: list[tuple[int, Sighting]] = []
        for back, span in self._sentences(at):
            self._see_descriptions(span, at)
            found = [
                sighting
                for sighting in self._between(span.start, min(span.end, at))
                if sighting.mention not in self._covered and fits(sighting.figure)
            ]
            if self._has_unread_subject(span):
                return None
            strong = [sighting for sighting in found if sighting.speaking or self._is_subject(sighting, span)]
            speaking = [sighting for sighting in strong if sighting.speaking]
            if strong:
                chosen = _same(strong) or _same(speaking)
                rivals = [sighting for _, sighting in weak if chosen and sighting.figure is not chosen.figure]
                near = [sighting for paragraphs_back, sighting in weak if paragraphs_back == 0]
                if not rivals:
                    return chosen
                return _same(near) if near and back > 0 else None
            weak += [(back, sighting) for sighting in found]
        return _same([sighting for _, sighting in weak])

    def _has_unread_subject(self, span: Span) -> bool:
        """Whether the sentence begins with a capitalised word that may be a name, speaks, and is nobody known."""
        match = _FIRST_SPEAKS.match(self._masked, span.start, span.end)
        if match is None or self._between(span.start, match.end(1)):
            return False
        word, verb = match[1].lower(), match[2]
        if word in lexicon.NOT_NAMES or word in words.PEOPLE or word in words.NOT_NAMES or word.endswith("s"):
            return False
        return verb is None or (verb in lexicon.SAYING and verb not in lexicon.NOUN_LIKE)

    def _is_subject(self, sighting: Sighting, span: Span) -> bool:
        """Whether the figure is the subject of the sentence: a reporting verb follows, or it is the first name.

        The first name of the main clause, where the sentence begins with another ("When Orlov spoke, Bell left"), and
        not where a preposition guides it or a pronoun comes before it.
        """
        mention = sighting.mention
        if self._is_owner(sighting):
            return False
        following = _NEXT_WORD.match(self._masked, mention.end)
        if following and following[1] in lexicon.SAYING and following[1] not in lexicon.NOUN_LIKE:
            return True
        begin = self._main_clause(span)
        lead = self._masked[begin : mention.start]
        if mention.start < begin:
            main = [other for other in self._between(begin, span.end) if other.figure.kind == sighting.figure.kind]
            return not main and not _HE.search(self._masked[span.start : mention.start])
        if _HE.search(lead) or _GUIDED.search(lead):
            return False
        return sighting.figure.kind == "organisation" or not any(
            other.mention not in self._covered
            and other.mention.end <= mention.start
            and not self._is_owner(other)
            and other.figure.kind in ("person", "spokesperson", "unnamed")
            for other in self._between(begin, mention.start)
        )

    def _is_owner(self, sighting: Sighting) -> bool:
        return is_possessive(self._masked[sighting.start : sighting.mention.end + 2].split()[-1])

    def _main_clause(self, span: Span) -> int:
        """Where the main clause begins, after one that begins with "when", "while" and the like."""
        first = _NEXT_WORD.match(self._masked, span.start)
        if first is None or first[1].lower() not in lexicon.SUBORDINATORS:
            return span.start
        comma = _COMMA.search(self._masked, span.start, span.end)
        return comma.end() if comma else span.start

    def _see_descriptions(self, span: Span, at: int) -> None:
        """Take in the people without a name of a sentence ("A second witness saw", "Orlov’s lawyer")."""
        if span.start in self._described:
            return
        self._described.add(span.start)
        sentence = self._masked[span.start : min(span.end, span.start + LONGEST)]
        first = descriptions.subject(sentence)
        spans = {found.start: found for found in (*descriptions.others(sentence), *([first] if first else []))}
        for found in spans.values():
            self._see_description(span.start + found.start, span.start + found.end, at)

    def _is_apposition(self, start: int, end: int) -> bool:
        """Whether the words describe a name that a comma parts from them, before or after."""
        before = self._between(max(0, start - 60), start)
        if before and self._masked[before[-1].mention.end : start].strip() == ",":
            return True
        after = self._between(end, end + 40)
        return bool(after) and _INTRODUCES.fullmatch(self._masked, end, after[0].start) is not None

    def _see_description(self, start: int, end: int, at: int) -> None:
        inside = self._between(start, end)
        if end > at or any(sighting.speaking for sighting in inside) or self._is_apposition(start, end):
            return
        mention = Mention(start, end, self._cast.text[start:end], "role")
        phrase = parse(mention.text)
        if phrase is None or phrase.kind not in ("unnamed", "spokesperson") or phrase.document:
            return
        if phrase.kind == "unnamed" and phrase.head not in words.PEOPLE and not phrase.plural:
            return
        figure = self._describe(phrase, mention)
        if figure is not None:
            self._covered |= {sighting.mention for sighting in inside}
            self.add(Sighting(mention, figure))


def _same(sightings: Sequence[Sighting]) -> Sighting | None:
    """The last of the sightings, where all are of one figure."""
    return sightings[-1] if len({id(sighting.figure) for sighting in sightings}) == 1 else None


def _may_be(figure: Figure, gender: Gender | None) -> bool:
    if figure.kind == "organisation" or figure.plural:
        return False
    return gender is None or figure.gender is None or figure.gender == gender


def _masked(text: str, quotes: Sequence[Quote]) -> str:
    """`text` with every quote blanked but for its last character, one for one."""
    pieces = []
    done = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.start < done or quote.end <= quote.start:
            continue
        pieces += [text[done : quote.start], "~" * (quote.end - quote.start - 1), text[quote.end - 1 : quote.end]]
        done = quote.end
    return "".join([*pieces, text[done:]])


def _sentence_spans(masked: str, start: int, end: int) -> list[Span]:
    spans = []
    begin = start
    for match in _SENTENCE_END.finditer(masked, start, end):
        if masked[match.start()] == "." and _ABBREVIATED.search(masked[max(begin, match.start() - 12) : match.start()]):
            continue
        spans.append(Span(begin, match.end()))
        begin = match.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans
