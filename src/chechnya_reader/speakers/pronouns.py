"""Whom a pronoun means: the subject or speaker of what stands before it, or nobody where that is in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chechnya_reader.model import Mention, Span
from chechnya_reader.speakers import bystanders, descriptions, sentences, words
from chechnya_reader.speakers.figures import Figure, Sighting
from chechnya_reader.speakers.genders import Gender
from chechnya_reader.speakers.phrases import core, parse
from chechnya_reader.speakers.relevance import PARAGRAPHS_BACK
from chechnya_reader.speakers.surroundings import LONGEST, START, Surroundings, is_person

_LABEL = re.compile(r"([A-Z][A-Z .’'-]*[A-Z])(?:, [A-Z ]+)?:\s")
_HE = re.compile(r"\bhe\b", re.I)
_SHE = re.compile(r"\bshe\b", re.I)
_WHOM = {"m": " he ", "f": " she "}
_READS = re.compile(r"it (?:reads?|states?|continued|began|begins|concludes)\b", re.I)
_READ_OUT = re.compile(
    r"(?<!in )\b(?:an?|the|this|his|her|their) (?:[a-z-]+ )?(?:letter|note|message|leaflet|diary|poem|sign)\b"
)
_IT_WOULD = re.compile(r"it\s+(?:would|will|could|might|should|may|can|must|took|takes)\b", re.I)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means; not `sure` where something speaks against it. `guess` where nobody can be named."""

    sighting: Sighting | None = None
    sure: bool = True
    guess: Figure | None = None


NOBODY = Choice()


class Context(Surroundings):
    """Surroundings that answer whom a pronoun means."""

    def person(self, at: int, gender: Gender | None) -> Choice:
        """Who "he" or "she" at offset `at` is."""
        return self._nearest(at, gender)

    def group(self, at: int, *, plural: bool) -> Choice:
        """Who "it" or, with `plural`, "they" at offset `at` is: the subject of one of the sentences before.

        "It would" means nobody. "It" is no people; between another subject and an organisation, nobody is meant.
        """
        if _IT_WOULD.match(self.masked, at):
            return NOBODY
        written = False
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
                if chosen and chosen.figure.kind == "organisation" and (written or _READS.match(self.masked, at)):
                    return Choice(guess=chosen.figure)
                return Choice(chosen, sure=False)
            if inside:
                return Choice(guess=inside[-1].figure)
            written = not plural and span.end <= at and descriptions.has_document(self.masked[span.start : span.end])
            if back or written:
                break
            if not plural and span.end < at and _READ_OUT.search(self.masked, span.start, span.end):
                written = True
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

    def _nearest(self, at: int, gender: Gender | None) -> Choice:
        """The subject or speaker of the nearest sentence that has one who fits, unless a nearer name is in the way."""
        weak: list[tuple[int, Sighting]] = []
        strangers: set[str] = set()
        refused = False
        nobody = {id(figure) for figure in (self._labelled(at), self._told(at)) if figure}
        for back, span in self._sentences(at):
            self._see_descriptions(span, at)
            found: list[Sighting] = []
            for sighting in self._between(span.start, min(span.end, at)):
                if (
                    self._is_label(sighting)
                    or sighting.mention in self._covered
                    or not is_person(sighting.figure)
                    or id(sighting.figure) in nobody
                    or self._is_another(sighting, span, at, back, gender)
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
                if chosen is not None and not self._is_each(chosen.figure, strangers):
                    return Choice(guess=chosen.figure)
                if chosen is not None and self._speaks_to_another(chosen, gender):
                    return Choice(guess=chosen.figure)
                return self._decided(chosen, [*found], weak, back, refused=refused)
            if gender is None or sentences.subject_pronoun(self.masked, span) != gender:
                weak += [(back, sighting) for sighting in found]
                strangers |= self._strangers(span, at, gender)
        chosen = _same([sighting for _, sighting in weak])
        if chosen is not None and not self._is_each(chosen.figure, strangers):
            return Choice(guess=chosen.figure)
        return self._decided(chosen, [], weak, PARAGRAPHS_BACK, refused=refused)

    def _is_another(self, sighting: Sighting, span: Span, at: int, back: int, gender: Gender | None) -> bool:
        """Whether the grammar of the sentence says that a pronoun of `gender` at `at` is not the one named there.

        "He was at school with Orlov": he is another (Chomsky, "Lectures on Government and Binding", 1981, principle C).
        "Her boss, she says, is late", "a boss she knows": she is another. "One of them" is soon forgotten.
        """
        mention = sighting.mention
        if span.end >= at and self.masked[mention.end : at] == ", ":
            return True
        if sighting.figure.kind == "unnamed" and self.masked.startswith(_WHOM.get(gender or "", "\n\n\n"), mention.end):
            return True
        if back and sighting.figure.forms[0].startswith("one of "):
            return True
        earlier = {"m": _HE, "f": _SHE}.get(gender or "")
        return (
            earlier is not None
            and not sighting.speaking
            and bool(earlier.search(self.masked, span.start, mention.start))
            and not self._is_subject(sighting, span)
        )

    def _speaks_to_another(self, chosen: Sighting, gender: Gender | None) -> bool:
        """Whether somebody without a name and a known gender tells "him" something, who may then be "he"."""
        figure = chosen.figure
        if figure.kind != "unnamed" or any(self._gender(figure)) or gender is None:
            return False
        return sentences.TOLD_ONE[gender].match(self.masked, chosen.mention.end) is not None

    def _strangers(self, span: Span, at: int, gender: Gender | None) -> set[str]:
        """The nouns of those without a name whom a pronoun after the sentence may mean, or in it after a clause."""
        sentence = self.masked[span.start : min(span.end, at)]
        if span.end < at or self._main_clause(span) > span.start:
            return bystanders.people(sentence, gender)
        return bystanders.one_of(sentence, gender)

    def _is_each(self, figure: Figure, nouns: set[str]) -> bool:
        """Whether everybody described by the nouns may be the figure: "the senator" who has been named so."""
        if not nouns:
            return True
        said = {figure.head} if figure.kind != "person" else set[str]()
        for role in self._cast.roles(figure) if figure.kind == "person" else ():
            said |= {words.SPELLED_OUT.get(core(word), core(word)) for word in role.split()}
        return nouns <= said

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

    def _has_unread_subject(self, span: Span) -> bool:
        """Whether the sentence begins with a capitalised word that may be a name, speaks, and is nobody known."""
        end = bystanders.speaks(self.masked, span)
        return end is not None and not self._between(span.start, end)

    def _has_unread_agent(self, span: Span) -> bool:
        """Whether the sentence begins with a word that is nowhere without its capital, and with a verb after it."""
        end = bystanders.acts(self.masked, span, self._cast.places)
        return end is not None and not self._between(span.start, end)

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
                two = sorted(found.values(), key=START)
                return two[-1 if last else 0] if len(two) == 2 else None
        return None


def _same(sightings: Sequence[Sighting]) -> Sighting | None:
    """The last of the sightings, where all are of one figure."""
    return sightings[-1] if len({id(sighting.figure) for sighting in sightings}) == 1 else None


def _speaks_as(figure: Figure, *, plural: bool) -> bool:
    """Whether "it" or "they" may be said of the figure."""
    if figure.kind == "organisation" or (figure.kind == "unnamed" and figure.head in words.THINGS):
        return True
    return plural and figure.plural
