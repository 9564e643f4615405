"""Everybody whom one article names, each with all the places where they are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from chechnya_reader.model import Mention, Quote, Span
from chechnya_reader.speakers import given_names, names, words
from chechnya_reader.speakers.appositions import closes, role_joined_before
from chechnya_reader.speakers.figures import Figure, Sighting
from chechnya_reader.speakers.genders import gender_of_name, genders_agree, given_gender
from chechnya_reader.speakers.names import PersonName
from chechnya_reader.speakers.phrases import Phrase, core, is_role, parse
from chechnya_reader.speakers.relevance import relevant
from chechnya_reader.speakers.roles import place_after, role_after, role_before, with_owner
from chechnya_reader.speakers.wholes import (
    ALIASES,
    OFFICES_BEFORE,
    TAILS,
    ends_in,
    with_alias,
    with_office,
    with_rest,
    with_tail,
)
from chechnya_reader.text import remembered

ROLE_SIGHTINGS = 5
"""At how many places the words around a name are read for a role: where it stands in full, if anywhere."""
MOST_SIGHTINGS = 40
MOST_NAMESAKES = 50
"""Bearers of one surname above which a bare one is nobody's."""
NEARBY = 700
"""Characters within which another bearer of a surname puts the bare surname in doubt."""


@dataclass(slots=True)
class _Named:
    mention: Mention
    phrase: Phrase
    whole: Mention
    speaking: bool
    inside: bool
    figure: Figure | None = None


class Cast:
    """The figures of one article, found by name and by place."""

    def __init__(self, text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], parts: Sequence[Span]) -> None:
        self.text = text
        self.parts = parts
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_both: dict[tuple[str, str], list[Figure]] = {}
        self._by_ending: dict[str, list[Figure]] = {}
        self._by_given: dict[str, list[Figure]] = {}
        self._organisations: dict[str, Figure] = {}
        self._short: dict[str, list[Figure]] = {}
        self._roles: dict[int, list[str]] = {}
        self._spokes: dict[int, Figure] = {}
        self._bare: dict[str, Figure] = {}
        self._wholes: dict[tuple[int, int], Mention] = {}
        self._parsed: dict[tuple[str, str], Phrase | None] = {}
        self.sightings: list[Sighting] = []
        self._sightings_of: dict[int, list[Sighting]] = {}
        self.at: dict[tuple[int, int], Figure] = {}
        self.places = {mention.text for mention in mentions if mention.kind == "place"}
        named = self._read(quotes, mentions)
        forms: dict[int, list[_Named]] = {}
        for one in named:
            forms.setdefault(id(one.phrase), []).append(one)
        by_form = sorted(forms.values(), key=lambda alike: -alike[0].phrase.name.count(" "))
        for alike in by_form:
            self._take_form(alike)
        for alike in by_form:
            if alike[0].figure is None and alike[0].phrase.kind == "person" and self._is_short_organisation(alike[0]):
                phrase = replace(alike[0].phrase, kind="organisation")
                figure = self.organisation(phrase)
                for one in alike:
                    one.phrase, one.figure = phrase, figure
        self._couples = _couples([alike[0] for alike in by_form])
        self._resolve_short(named)
        for one in named:
            if one.figure is not None:
                self._take_down(Sighting(one.whole, one.figure, one.speaking, one.inside))
                if one.speaking:
                    self.at[one.mention.start, one.mention.end] = one.figure
        self.sightings.sort(key=_WHERE_SEEN)

    def _take_form(self, alike: Sequence[_Named]) -> None:
        """Give the places of one full name or organisation their figure."""
        first = alike[0]
        for one in alike:
            if one.speaking:
                first = one
                break
        phrase = first.phrase
        figure: Figure | None = None
        if phrase.kind == "organisation" and self._is_surname(first):
            phrase = replace(phrase, kind="person")
        elif phrase.kind == "organisation":
            figure = self.organisation(phrase)
        elif phrase.kind == "person" and names.person_name(phrase.name).is_full:
            figure = self._full(first)
        for one in alike:
            one.phrase, one.figure = phrase, figure

    def see(self, figure: Figure, mention: Mention) -> Sighting:
        """Take down that `figure` speaks at `mention`."""
        self.at[mention.start, mention.end] = figure
        return self._take_down(Sighting(mention, figure, speaking=True))

    def _take_down(self, sighting: Sighting) -> Sighting:
        self.sightings.append(sighting)
        self._sightings_of.setdefault(id(sighting.figure), []).append(sighting)
        return sighting

    def sightings_of(self, figure: Figure) -> Sequence[Sighting]:
        """The places where the figure is named, as far as they are known: by offset, and then as they are found.

        Kept here and not in the figure, which each of them holds: what holds itself is freed late.
        """
        return self._sightings_of.get(id(figure), ())

    def phrase(self, mention: Mention) -> Phrase | None:
        """The mention's words, read (each form once)."""
        whole = self._wholes.get((mention.start, mention.end), mention)
        key = (whole.text, whole.kind)
        if key not in self._parsed:
            self._parsed[key] = parse(whole.text, whole.kind)
        return self._parsed[key]

    def organisation(self, phrase: Phrase) -> Figure:
        """The organisation of that name, made if it is new."""
        key = names.organisation_key(phrase.name)
        found = self._organisations.get(key) or self._short_organisation(phrase.name)
        if found is None:
            found = Figure("organisation", [phrase.name], head=phrase.head)
        if phrase.role:
            found.roles.append(phrase.role)
        for form in (phrase.name, phrase.alias):
            if form and form not in found.forms:
                found.forms.append(form)
            if form and names.organisation_key(form) not in self._organisations:
                self._organisations[names.organisation_key(form)] = found
                self._shorten(form, found)
        return found

    def _shorten(self, form: str, figure: Figure) -> None:
        """Make the organisation known by the initials and the telling first word of one of its forms."""
        tokens = names.organisation_key(form).split()
        if len(tokens) < 2:
            return
        known = {names.initials(form): len(names.initials(form)) > 2}
        known[tokens[0]] = names.is_first_words_of(tokens[0], form) or names.is_firm(form)
        known[tokens[-1]] = tokens[-1] in _CALLED_SO
        for short, fits in known.items():
            bearers = self._short.setdefault(short, [])
            if fits and figure not in bearers:
                bearers.append(figure)

    def person(self, phrase: Phrase) -> Figure:
        """The person of a phrase that stands at no place of its own (whom a spokesperson speaks for)."""
        name = names.person_name(phrase.name)
        fitting = self._fitting(phrase, name)
        if name.is_full:
            fitting = [figure for figure in fitting if figure.name and names.same_person(figure.name, name)]
        if len(fitting) == 1:
            return fitting[0]
        if not name.is_full:
            return self._bare_figure(phrase, name)
        return self._new_person(phrase, name)

    def spokesperson(self, phrase: Phrase, whom: Figure) -> Figure:
        """The one who speaks for `whom` and has no name."""
        figure = self._spokes.get(id(whom))
        if figure is None:
            figure = self._spokes[id(whom)] = Figure("spokesperson", [phrase.name], head=phrase.head, whom=whom)
        if figure.gender is None:
            figure.gender = phrase.gender
        return figure

    def organisations(self) -> list[Figure]:
        """All organisations, each once, in order of appearance."""
        return list({id(figure): figure for figure in self._organisations.values()}.values())

    def bearer(self, surname: str) -> Figure | None:
        """The only person of the article with that surname."""
        bearers = self._by_surname.get(names.person_name(surname).surname, ())
        return bearers[0] if len(bearers) == 1 else None

    def is_ambiguous(self, figure: Figure) -> bool:
        """Whether the figure has a bare surname that another of the article bears too."""
        if figure.kind != "person" or figure.name is not None:
            return False
        surname = names.person_name(figure.fullest).surname
        bare = [key for key in self._bare if key.split(" ")[0] == surname]
        return surname in self._by_surname or len(bare) > 1

    def people(self) -> Iterable[Figure]:
        """All people who are named in full or by a surname."""
        for bucket in self._by_surname.values():
            yield from bucket
        yield from self._bare.values()

    def roles(self, figure: Figure) -> list[str]:
        """The roles that the article gives the figure, at its first places outside quotes."""
        known = self._roles.get(id(figure))
        if known is not None:
            return known
        found = self._roles[id(figure)] = list(figure.roles)
        outside = [sighting for sighting in islice(self.sightings_of(figure), MOST_SIGHTINGS) if not sighting.inside]
        in_full = [sighting for sighting in outside if " " in sighting.mention.text]
        for sighting in (in_full or outside)[:ROLE_SIGHTINGS] if figure.kind == "person" else ():
            mention = sighting.mention
            phrase = self.phrase(mention)
            if phrase is None or phrase.kind != "person":
                continue
            before = with_owner(self.text, mention.start, phrase.role) if phrase.role else None
            own = before or role_before(self.text, mention.start)
            place = place_after(self.text, mention.end) if own else None
            if own and place and " of " not in own and " at " not in own and place.split()[0] == "at":
                own = f"{own} {place}"
            after = role_after(self.text, mention.end)
            joined = None
            if (
                after is None
                and "," in self.text[max(0, mention.start - 30) : mention.start]
                and closes(self.text, mention.end)
            ):
                joined = role_joined_before(self.text, mention.start)
            found.extend(role for role in (own, after, joined) if role)
        return found

    def _read(self, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> list[_Named]:
        """The mentions that name somebody, in order: the quotes’ own, and of the others those that matter."""
        text = self.text
        mentions = [
            with_tail(text, mention)
            if text[mention.end + 1 : mention.end + 3] in TAILS or text[mention.end + 3 : mention.end + 4] == "-"
            else mention
            for mention in mentions
        ]
        said_by = [quote.attribution.mention for quote in quotes if quote.attribution.mention]
        starts, ends = {mention.start for mention in said_by}, {mention.end for mention in said_by}
        there = [mention for mention in mentions if mention.start in starts]
        wider = {mention.end: mention for mention in mentions if mention.end in ends and mention.kind == "organisation"}
        heads = {mention.start: mention for mention in there if mention.kind in ("person", "organisation")}
        speaking = _speaking(quotes, there, heads)
        spans = sorted((quote.start, quote.end) for quote in quotes)
        listed = [
            mention
            for mention in relevant(text, list(speaking.values()), mentions, self.parts, spans)
            if mention.kind in _NAMED_KINDS and (mention.start, mention.end) not in speaking
        ]
        read: list[_Named] = []
        position = done = 0
        for mention in sorted([*speaking.values(), *listed], key=_WHERE):
            while position < len(spans) and spans[position][1] <= mention.start:
                position += 1
            inside = position < len(spans) and spans[position][0] <= mention.start
            speaks = (mention.start, mention.end) in speaking
            if not speaks and text.startswith(" of ", mention.end) and is_role(mention.text.split()[-1]):
                continue
            if mention.start < done and not speaks:
                continue
            whole = self._whole(mention, heads.get(mention.start), wider.get(mention.end)) if speaks else mention
            if text[whole.start - 4 : whole.start] in OFFICES_BEFORE:
                whole = with_office(text, whole)
            done = max(done, whole.end)
            phrase = self.phrase(whole)
            if phrase is not None and text[whole.end : whole.end + 2] in ALIASES and phrase.kind in _NAMED_KINDS:
                phrase = with_alias(text, phrase, whole.end)
            if phrase is not None and (speaks or mention.kind != "other" or phrase.kind == "person"):
                read.append(_Named(mention, phrase, whole, speaks, inside))
        return read

    def _whole(self, mention: Mention, head: Mention | None, over: Mention | None) -> Mention:
        """A speaker's mention whole again: `head` is a name that begins there too, `over` an organisation that ends."""
        whole = head or mention
        if len(whole.text) <= len(mention.text):
            whole = with_rest(self.text, with_tail(self.text, mention))
        if over is not None and ends_in(over, mention):
            whole = over
        self._wholes[mention.start, mention.end] = whole
        return whole

    def _is_short_organisation(self, one: _Named) -> bool:
        """Whether what was taken for a person is the short name of an organisation of the article, and no surname."""
        name = one.phrase.name
        if " " in name or one.phrase.gender or one.phrase.role or names.person_name(name).surname in self._by_surname:
            return False
        return names.organisation_key(name) in self._organisations or self._short_organisation(name) is not None

    def _is_surname(self, one: _Named) -> bool:
        """Whether what was taken for an organisation is the surname of somebody whom the article names in full."""
        name = one.phrase.name
        label = self.text.startswith(":", one.mention.end)
        return " " not in name and (label or not name.isupper()) and names.person_name(name).surname in self._by_surname

    def _full(self, one: _Named) -> Figure | None:
        name = names.person_name(one.phrase.name)
        if one.mention.kind == "other" and not one.speaking and name.given not in given_names.GIVEN_NAMES:
            return None
        alike = [
            figure
            for figure in self._named_alike(name)
            if figure.name
            and names.same_person(figure.name, name)
            and genders_agree(figure.gender or figure.hint, one.phrase.gender)
        ]
        alike = [figure for figure in alike if figure.name and figure.name.given == name.given] or alike
        if len(alike) == 1 or len({figure.name for figure in alike}) == 1:
            figure = alike[0]
            self._add_form(figure, one.phrase)
            if figure.name and len(name.middle) > len(figure.name.middle):
                figure.name = name
            return figure
        ending = self._by_ending.get(_two_words(one.phrase.name), [])
        if len(ending) == 1 and one.phrase.name.count(" ") == 1:
            self._add_form(ending[0], one.phrase)
            return ending[0]
        figure = self._new_person(one.phrase, name)
        before = self.text[max(0, one.mention.start - 30) : one.mention.start].split()
        figure.family = bool(before) and core(before[-1]) in words.FAMILY
        return figure

    def _named_alike(self, name: PersonName) -> list[Figure]:
        """The people whose full name may be a form of this one."""
        found = {}
        for given in sorted(names.full_given_names(name.given)):
            found.update({id(figure): figure for figure in self._by_both.get((given, name.surname), ())})
        return list(found.values())

    def _new_person(self, phrase: Phrase, name: PersonName) -> Figure:
        figure = Figure("person", [phrase.name], name, phrase.gender, gender_of_name(name, phrase.name))
        self._add_form(figure, phrase)
        self._by_surname.setdefault(name.surname, []).append(figure)
        for given in names.full_given_names(name.given):
            self._by_both.setdefault((given, name.surname), []).append(figure)
        if phrase.name.count(" ") > 1:
            self._by_ending.setdefault(_two_words(phrase.name), []).append(figure)
        self._by_given.setdefault(name.given, []).append(figure)
        return figure

    def _add_form(self, figure: Figure, phrase: Phrase) -> None:
        if phrase.name not in figure.forms:
            figure.forms.append(phrase.name)
        if phrase.role and phrase.role not in figure.roles:
            figure.roles.append(phrase.role)
        if figure.gender is None:
            figure.gender = phrase.gender

    def _resolve_short(self, named: Sequence[_Named]) -> None:
        """Bare surnames and given names to those who bear them, in the order of the text."""
        first: dict[int, int] = {}
        for one in named:
            if one.figure is not None:
                first.setdefault(id(one.figure), one.mention.start)
        current: dict[str, Figure] = {}
        challenge: dict[str, tuple[Figure, int]] = {}
        settled: dict[int, Figure] = {}
        for one in named:
            if id(one.phrase) in settled:
                one.figure = settled[id(one.phrase)]
                continue
            if one.phrase.kind != "person":
                continue
            key = names.person_name(one.phrase.name).surname
            if one.figure is not None:
                holder = current.get(key)
                if holder is None or holder is one.figure:
                    current[key] = one.figure
                    challenge.pop(key, None)
                elif not one.inside:
                    challenge[key] = (one.figure, one.mention.start)
                continue
            one.figure = self._short_person(one, current, challenge, first)
            if one.figure is not None and one.figure.name and not one.figure.family and len(self._alike(key)) == 1:
                settled[id(one.phrase)] = one.figure
            if one.figure is not None and one.phrase.gender is None:
                current[key] = one.figure

    def _alike(self, surname: str) -> list[Figure]:
        return self._by_surname.get(surname, [])

    def _short_person(
        self,
        one: _Named,
        current: dict[str, Figure],
        challenge: dict[str, tuple[Figure, int]],
        first: dict[int, int],
    ) -> Figure | None:
        name = names.person_name(one.phrase.name)
        fitting = self._fitting(one.phrase, name)
        listed_only = one.mention.kind != "person" and not one.speaking and given_gender(one.phrase.name) is None
        if not fitting:
            return None if listed_only else self._bare_figure(one.phrase, name)
        before = [figure for figure in fitting if first.get(id(figure), -1) < one.mention.start]
        chosen: Figure | None = None
        if len(fitting) == 1:
            chosen = fitting[0]
            if (chosen.family and name.surname in self._bare) or (chosen.family and not before):
                chosen = None
        elif len(before) == 1:
            chosen = before[0]
        elif name.surname in current and current[name.surname] in before:
            rival, place = challenge.get(name.surname, (None, -NEARBY))
            near = one.mention.start - place < NEARBY and rival in before
            chosen = None if near else current[name.surname]
        if chosen is None:
            return None if listed_only else self._bare_figure(one.phrase, name)
        self._add_form(chosen, one.phrase)
        return chosen

    def _fitting(self, phrase: Phrase, name: PersonName) -> list[Figure]:
        if len(self._by_surname.get(name.surname, ())) > MOST_NAMESAKES and not name.is_full:
            return []
        if name.is_full and not phrase.gender:
            return self._named_alike(name)
        bucket = [
            figure
            for figure in self._by_surname.get(name.surname, ())
            if figure.name and genders_agree(figure.gender or figure.hint, phrase.gender)
        ]
        if phrase.gender and name.surname in self._couples:
            bucket = [figure for figure in bucket if (figure.gender or figure.hint) == phrase.gender]
        if name.suffix:
            bucket = [figure for figure in bucket if figure.name and figure.name.suffix == name.suffix]
        if not name.is_full:
            if len(phrase.name.split()) > 1:
                bucket = [f for f in bucket if any(names.is_short_for(phrase.name, form) for form in f.forms)] or bucket
            return bucket or self._by_given.get(names.given_key(core(phrase.name)), [])
        return bucket

    def _bare_figure(self, phrase: Phrase, name: PersonName) -> Figure:
        key = f"{name.surname} {phrase.gender or ''}"
        figure = self._bare.get(name.surname) or self._bare.get(key)
        if figure is None or not genders_agree(figure.gender, phrase.gender):
            figure = Figure("person", [phrase.name], None, phrase.gender, given_gender(phrase.name))
            self._bare[key if name.surname in self._bare else name.surname] = figure
        self._add_form(figure, phrase)
        return figure

    def _short_organisation(self, name: str) -> Figure | None:
        """An organisation named before of which this is the initials or the telling first word, where only one fits."""
        if " " in name:
            return None
        found = self._short.get(names.organisation_key(name), [])
        return found[0] if len(found) == 1 else None


def _couples(named: Sequence[_Named]) -> set[str]:
    """Surnames that stand after both "Mr" and "Ms": two people bear them, whoever is named in full."""
    genders: dict[str, set[str]] = {}
    for one in named:
        if one.phrase.kind == "person" and one.phrase.gender and " " not in one.phrase.name:
            genders.setdefault(names.person_name(one.phrase.name).surname, set()).add(one.phrase.gender)
    return {surname for surname, found in genders.items() if len(found) > 1}


_NAMED_KINDS = ("person", "organisation", "other")
_WHERE = attrgetter("start", "end")
_WHERE_SEEN = attrgetter("mention.start", "mention.end")
_CALLED_SO = words.ORGANISATION_WORDS - {"house", "court", "senate", "party", "government", "administration"}
"""Nouns by which one organisation of an article is called, with a capital: "the Trust", "the Times"."""


@remembered
def _two_words(name: str) -> str:
    return " ".join(core(word) for word in name.split()[-2:])


def _speaking(
    quotes: Sequence[Quote], there: Sequence[Mention], heads: dict[int, Mention]
) -> dict[tuple[int, int], Mention]:
    """The mentions of the quotes’ speakers by place, each with its kind.

    A mention of no kind has that of the one found `there`, or of the name (of `heads`, by start) that it begins with.
    """
    kinds = {(mention.start, mention.end): mention.kind for mention in there}
    speaking = {}
    for quote in quotes:
        mention = quote.attribution.mention
        if mention is not None and quote.attribution.confidence != "unknown":
            kind = mention.kind if mention.kind != "other" else kinds.get((mention.start, mention.end), "other")
            head = heads.get(mention.start)
            if kind == "other" and head and mention.text[len(head.text) :].startswith(","):
                kind = head.kind
            speaking[mention.start, mention.end] = Mention(mention.start, mention.end, mention.text, kind)
    return speaking
