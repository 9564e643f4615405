"""The speakers of one article: names, short names, descriptions and pronouns to whom they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from weakref import proxy

from chechnya_reader.model import Attribution, Confidence, Mention, Quote, Span, Speaker
from chechnya_reader.speakers import descriptions, words
from chechnya_reader.speakers.cast import Cast
from chechnya_reader.speakers.descriptions import THE, A, Description, longer_descriptions
from chechnya_reader.speakers.figures import Figure, Sighting
from chechnya_reader.speakers.phrases import Phrase, core, parse
from chechnya_reader.speakers.pronouns import NOBODY, Choice, Context
from chechnya_reader.speakers.roles import informative
from chechnya_reader.speakers.surroundings import MOST_SEEN
from chechnya_reader.text import fold, paragraphs, remembered, slug


def name_speakers(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], parts: Sequence[Span] | None = None
) -> tuple[Quote, ...]:
    """The quotes of one article with `speaker` set, and `Attribution.antecedent` where a short form stands for more.

    `mentions` are the article's names by offset, in and outside quotes; `parts` are `paragraphs(text)` where known. A
    quote whose attribution is unknown, or whose pronoun could mean several people, has no speaker. Ids are made for
    the article alone; `join_articles` makes them one for a folder.
    """
    if all(quote.attribution.mention is None for quote in quotes):
        return tuple(map(_unspoken, quotes))
    naming = _Naming(text, quotes, mentions, paragraphs(text) if parts is None else parts)
    order = sorted(range(len(quotes)), key=lambda index: _place(quotes[index]))
    found = {index: naming.figure(quotes[index]) for index in order}
    speakers = naming.speakers([figure for index in range(len(quotes)) if (figure := found[index])])
    return tuple(
        _spoken(quote, speakers[id(figure)], naming.antecedent(quote, figure), doubted=naming.doubts(quote))
        if (figure := found[index])
        else _unspoken(quote, naming.guess(quote))
        for index, quote in enumerate(quotes)
    )


def _place(quote: Quote) -> tuple[int, int]:
    mention = quote.attribution.mention
    return (mention.start if mention else quote.start, quote.start)


def _unspoken(quote: Quote, guess: str | None = None) -> Quote:
    if guess and quote.attribution.guess is None:
        return replace(quote, speaker=None, attribution=replace(quote.attribution, guess=guess))
    return replace(quote, speaker=None) if quote.speaker else quote


def _spoken(quote: Quote, speaker: Speaker, antecedent: Mention | None, *, doubted: bool) -> Quote:
    before = quote.attribution
    confidence: Confidence = "likely" if doubted and before.confidence == "certain" else before.confidence
    if antecedent is not None or confidence != before.confidence:
        before = Attribution(before.rule, confidence, before.mention, before.cue, antecedent, before.guess)
    return _said_by(quote, speaker, before)


def _said_by(quote: Quote, speaker: Speaker, attribution: Attribution) -> Quote:
    """As `dataclasses.replace`, at a third of its time: this runs for every quote."""
    return Quote(
        quote.start,
        quote.end,
        quote.text,
        quote.kind,
        quote.utterance,
        speaker,
        attribution,
        quote.also,
        quote.corrected,
        quote.id,
        quote.article,
        quote.line,
    )


OR_ANOTHER = "-or-another"
"""The end of the id of a surname that several people of the article bear: it is joined with nobody."""
FAR_BACK = 400
"""Paragraphs in which a definite description looks for whom it means."""


LONG_AGO = 20_000
"""Characters in which a longer description is looked for."""
_SAME = frozenset(
    {"same", "whole", "entire", "new", "old", "own", "other", "first", "last", "next", "most", "only", "and"}
)
_APART = words.PREPOSITIONS | _SAME
_OF_TWO = frozenset({"the former", "the latter", "the two", "the pair", "both", "the three", "the trio"})
_ANYBODY = frozenset({"man", "woman", "person", "individual", "kid", "girl", "boy", "child", "reader", "user"})
NO_LONGER = Sighting(Mention(0, 0, ""), Figure("unnamed", [""]))
_RESTRICTS = re.compile(r"\s(?:of|at|from|in|on|who|whose|that|with)\s")
_LABEL = re.compile(r"([A-Z][A-Z .’'-]*[A-Z]|A)(?:, [A-Z ]+)?:\s")
_BYLINE = re.compile(r"^By ([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})$", re.M)
_LONG_OPENING = 600
"""Characters at the head of an article in which the line stands that says who wrote it."""
_QUESTION = re.compile(r"^Q: ", re.M)


class _Naming:
    def __init__(self, text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], parts: Sequence[Span]) -> None:
        self._cast = Cast(text, quotes, mentions, parts)
        self._unnamed: list[Figure] = []
        self._by_description: dict[str, list[Figure]] = {}
        self._found: dict[tuple[int, int], Figure | None] = {}
        self._meant: dict[tuple[int, int], Mention] = {}
        self.doubted: set[tuple[int, int]] = set()
        self.guesses: dict[tuple[int, int], Figure] = {}
        self._longer_ones: dict[tuple[str, str], list[Description]] = {}
        self._groups: dict[str, list[Span] | None] = {}
        self._fullest: dict[int, tuple[str, Mention | None]] = {}
        self._spoken_for: dict[str, Figure] = {}
        naming = proxy(self)  # not held by what it holds: an article's figures are freed as soon as it is read
        self._context = Context(self._cast, quotes, lambda phrase, mention: naming._describe(phrase, mention))

    @cached_property
    def _folded(self) -> str:
        return self._cast.text.lower()

    def figure(self, quote: Quote) -> Figure | None:
        """Who speaks in the quote, as far as the words say it without doubt."""
        mention = quote.attribution.mention
        if mention is None or quote.attribution.confidence == "unknown":
            return None
        key = (mention.start, mention.end)
        if key in self._cast.at:
            return self._cast.at[key]
        if key not in self._found and fold(mention.text) in _OF_TWO:
            self._found[key] = self._of_two(mention)
        if key not in self._found:
            phrase = self._cast.phrase(mention)
            self._found[key] = figure = self._figure(phrase, mention, quote) if phrase else None
            if figure is not None:
                self._context.add(self._cast.see(figure, mention))
        return self._found[key]

    def _of_two(self, mention: Mention) -> Figure | None:
        """Whom "the former" or "the latter" means; of "the two" both speak, and neither is named."""
        key = (mention.start, mention.end)
        self.doubted.add(key)
        which = fold(mention.text)
        if which not in ("the former", "the latter"):
            return None
        figure = self._take(mention, self._context.of_two(mention.start, which == "the latter"))
        if figure is not None:
            self._context.add(self._cast.see(figure, mention))
        return figure

    def doubts(self, quote: Quote) -> bool:
        """Whether the quote's pronoun could mean somebody else too."""
        mention = quote.attribution.mention
        return mention is not None and (mention.start, mention.end) in self.doubted

    def guess(self, quote: Quote) -> str | None:
        """Whom the quote's pronoun may mean, where nobody can be named."""
        mention = quote.attribution.mention
        figure = self.guesses.get((mention.start, mention.end)) if mention else None
        return speaker_name(figure) if figure else None

    def _figure(self, phrase: Phrase, mention: Mention, quote: Quote) -> Figure | None:
        if phrase.kind == "pronoun":
            key = (mention.start, mention.end)
            choice = self._pronoun(phrase, mention, quote)
            if not choice.sure:
                self.doubted.add(key)
            if choice.guess is not None and choice.sighting is None:
                self.guesses[key] = choice.guess
            return self._take(mention, choice.sighting)
        return self._describe(phrase, mention)

    def _take(self, mention: Mention, sighting: Sighting | None) -> Figure | None:
        if sighting is None:
            return None
        self._meant[mention.start, mention.end] = sighting.mention
        return sighting.figure

    def _pronoun(self, phrase: Phrase, mention: Mention, quote: Quote) -> Choice:
        at = mention.start
        if phrase.gender:
            return self._context.person(at, phrase.gender)
        if phrase.head in words.GROUP_PRONOUNS:
            return self._context.group(at, plural=phrase.head.startswith("the"))
        if phrase.head == "i":
            return Choice(self._first_person(at))
        return Choice(self._relative(at, quote)) if phrase.head == "who" else NOBODY

    def _first_person(self, at: int) -> Sighting | None:
        """Who "I" is in a talk with labels: the label's name, or after "A:" the only person named before the talk."""
        text = self._cast.text
        line = text.rfind("\n", 0, at) + 1
        label = _LABEL.match(text, line, at)
        if label is None:
            return self._author
        if label[1] != "A":
            return self._context.named_at(line)
        first = _QUESTION.search(text)
        named = self._context.before(first.start(), FAR_BACK) if first else []
        return _only([sighting for sighting in named if sighting.figure.kind == "person"])

    @cached_property
    def _author(self) -> Sighting | None:
        """Who wrote the article, where its head says so once: whom "I" means in the words of its own."""
        text = self._cast.text
        byline = _BYLINE.search(text, 0, _LONG_OPENING)
        one = byline is not None and _BYLINE.search(text, byline.end()) is None
        return self._context.named_at(byline.start(1)) if byline is not None and one else None

    def _relative(self, at: int, quote: Quote) -> Sighting | None:
        """Who "who" is: the name right before it, or the antecedent that the attribution found."""
        found = self._context.relative(at) or self._context.described_before(at)
        earlier = quote.attribution.antecedent
        if found is not None or earlier is None:
            return found
        phrase = self._cast.phrase(earlier)
        if phrase is None or phrase.kind == "pronoun":
            return None
        figure = self._cast.at.get((earlier.start, earlier.end)) or self._describe(phrase, earlier)
        return Sighting(earlier, figure) if figure else None

    def _describe(self, phrase: Phrase, mention: Mention) -> Figure | None:
        """The figure of a phrase that is no pronoun."""
        if phrase.kind == "organisation":
            return self._cast.organisation(phrase)
        if phrase.kind == "person":
            return self._cast.person(phrase)
        if phrase.kind == "spokesperson":
            named = self._context.joined(mention.end)
            if named is not None:
                return self._take(mention, named)
            whom = self._whom(phrase, mention)
            return self._cast.spokesperson(phrase, whom) if whom else self._new(phrase)
        if not phrase.plural:
            named = self._context.joined(mention.end)
            if named is not None:
                return self._take(mention, named)
        if phrase.definite and not phrase.plural:
            meant = self._definite(phrase, mention)
            if meant is not None:
                return self._take(mention, meant)
        several = self._several(phrase, mention.start) if phrase.definite and phrase.plural else None
        if several is not None:
            return self._take(mention, several)
        return self._again(phrase) or self._new(phrase)

    def _whom(self, phrase: Phrase, mention: Mention) -> Figure | None:
        if phrase.whose:
            gender = {"his": "m", "her": "f"}.get(phrase.whose)
            if gender == "m" or gender == "f":
                found = self._context.person(mention.start, "m" if gender == "m" else "f").sighting
            else:
                found = self._context.group(mention.start, plural=phrase.whose == "their").sighting
            return found.figure if found else None
        whom = phrase.whom
        if whom is None:
            return None
        if whom.kind == "unnamed":
            meant = self._definite(whom, mention)
            return meant.figure if meant else self._unnamed_whom(whom)
        return self._cast.organisation(whom) if whom.kind == "organisation" else self._cast.person(whom)

    def _unnamed_whom(self, whom: Phrase) -> Figure:
        """Somebody without a name who is spoken for: one within the article under one description ("the duke")."""
        key = whom.name.lower()
        if key not in self._spoken_for:
            self._spoken_for[key] = Figure("unnamed", [whom.name], head=whom.head)
        return self._spoken_for[key]

    def _definite(self, phrase: Phrase, mention: Mention) -> Sighting | None:
        """Whom "the official", "the senator" or "the ministry" means, where only one fits."""
        at = mention.start
        if phrase.document:
            return None
        if phrase.head in words.SPOKES:
            return _only([s for s in self._context.before(at, 3) if self._speaks_for(s.figure)])
        seen = self._context.before(at, FAR_BACK)
        if phrase.head in words.GROUP_NOUNS:
            groups = [s for s in seen if s.figure.kind == "organisation" and s.figure.head == phrase.head]
            longer = self._longer(phrase, at, THE)
            return _only(groups) if longer is NO_LONGER else longer if longer and not groups else None
        if phrase.head not in words.PEOPLE and phrase.head not in words.RANKS:
            return None
        longer = self._longer(phrase, at, A)
        if phrase.head in _ANYBODY and longer is not NO_LONGER:
            return longer
        if _RESTRICTS.match(self._cast.text, mention.end):
            return None
        wanted = {core(word) for word in phrase.name.split()[1:]}
        fitting = [
            figure
            for figure in self._people_by(phrase.head)
            if any(wanted <= role and role & words.NO_LONGER <= wanted for role in self._roles_of(figure))
        ]
        if fitting:
            return self._cast.sightings_of(fitting[0])[0] if len(fitting) == 1 else None
        described = [s for s in seen if s.figure.kind == "unnamed" and wanted <= self._role_words(s.figure)]
        return _only(described) if described else None if longer is NO_LONGER else longer

    def _people_by(self, noun: str) -> list[Figure]:
        """The people near whose names a noun, or its short form, stands."""
        found: dict[int, Figure] = {}
        text = self._folded
        for form in (noun, *(f"{short}." for short, whole in words.SPELLED_OUT.items() if whole == noun)):
            at = text.find(form)
            for _ in range(MOST_SEEN):
                if at < 0:
                    break
                for sighting in self._context.around(at, at + len(form)):
                    found[id(sighting.figure)] = sighting.figure
                at = text.find(form, at + 1)
        return [figure for figure in found.values() if figure.kind == "person" and self._cast.sightings_of(figure)]

    def _longer(self, phrase: Phrase, at: int, determiner: str) -> Sighting | None:
        """The longer description before, where only one ends as this does: "the defence ministry", "a viola player".

        NO_LONGER where there is none, None where there are several.
        """
        if phrase.name != f"the {phrase.head}" or not phrase.head.isalpha():
            return NO_LONGER
        key = (phrase.head, determiner)
        if key not in self._longer_ones:
            least = 0 if phrase.head in _ANYBODY else 1
            described = longer_descriptions(self._context.masked, phrase.head, determiner, least)
            self._longer_ones[key] = [one for one in described if _APART.isdisjoint(one.between.split())]
        ones = self._longer_ones[key]
        last = bisect_left(ones, at, key=attrgetter("start"))
        found = [one for one in ones[max(0, last - MOST_SEEN) : last] if one.start > at - LONG_AGO]
        if not found:
            return NO_LONGER
        if len({one.between for one in found}) > 1 or (determiner != THE and len(found) > 1):
            return None
        start, end, _ = found[0]
        mention = Mention(start, end, self._cast.text[start:end], "role")
        longer = parse(mention.text)
        figure = self._again(longer, any_article=True) or self._new(longer) if longer else None
        return Sighting(mention, figure) if figure else None

    def _several(self, phrase: Phrase, at: int) -> Sighting | None:
        """The group before of whom "the experts" are said, where the article has one group of them: "UN experts"."""
        noun = phrase.name.removeprefix("the ")
        if not noun.isalpha() or noun == phrase.name or phrase.head not in words.PEOPLE:
            return None
        if noun not in self._groups:
            self._groups[noun] = descriptions.groups(self._context.masked, noun, MOST_SEEN)
        found = [span for span in self._groups[noun] or () if span.start < at]
        if not found or len({self._cast.text[span.start : span.end] for span in found}) > 1:
            return None
        start, end = found[0].start, found[0].end
        mention = Mention(start, end, self._cast.text[start:end], "role")
        longer = parse(mention.text)
        if longer is None or longer.kind != "unnamed":
            return None
        return Sighting(mention, self._again(longer, any_article=True) or self._new(longer))

    def _roles_of(self, figure: Figure) -> list[frozenset[str]]:
        """The words of each role of a person."""
        found = []
        for role in self._cast.roles(figure):
            plain = frozenset(words.SPELLED_OUT.get(core(word), core(word)) for word in role.split())
            found.append(plain)
        return found

    def _speaks_for(self, figure: Figure) -> bool:
        return figure.head in words.SPOKES or bool(self._role_words(figure) & words.SPOKES)

    def _role_words(self, figure: Figure) -> set[str]:
        if figure.kind == "unnamed" and not figure.plural:
            return {core(word) for word in figure.forms[0].split()}
        if figure.kind != "person":
            return set()
        return {
            words.SPELLED_OUT.get(core(word), core(word)) for role in self._cast.roles(figure) for word in role.split()
        }

    def _again(self, phrase: Phrase, *, any_article: bool = False) -> Figure | None:
        """The same description once more, where it is definite ("the second witness")."""
        earlier = self._by_description.get(phrase.name, [])
        return earlier[0] if (phrase.definite or any_article) and len(earlier) == 1 else None

    def _new(self, phrase: Phrase) -> Figure:
        figure = Figure("unnamed", [phrase.name], None, phrase.gender, head=phrase.head, plural=phrase.plural)
        self._unnamed.append(figure)
        self._by_description.setdefault(phrase.name, []).append(figure)
        return figure

    def antecedent(self, quote: Quote, figure: Figure) -> Mention | None:
        """What the quote's mention stands for: the word that a pronoun takes up, the full name of a short one."""
        mention = quote.attribution.mention
        if mention is None:
            return None
        meant = self._meant.get((mention.start, mention.end))
        if meant is not None:
            return meant
        phrase = self._cast.phrase(mention)
        if figure.kind != "person" or phrase is None:
            return None
        if id(figure) not in self._fullest:
            full = figure.fullest
            places = (s.mention for s in self._cast.sightings_of(figure) if full in s.mention.text.replace("_", " "))
            self._fullest[id(figure)] = (full, next(places, None))
        full, place = self._fullest[id(figure)]
        return None if phrase.name == full else place

    def speakers(self, figures: Sequence[Figure]) -> dict[int, Speaker]:
        """A Speaker for each figure, with ids that are one within the article, in order of the quotes."""
        made: dict[int, Speaker] = {}
        used: dict[str, int] = {}
        for figure in figures:
            if id(figure) in made:
                continue
            name = speaker_name(figure)
            base = _slug(name) + (OR_ANOTHER if self._cast.is_ambiguous(figure) else "")
            used[base] = used.get(base, 0) + 1
            number = used[base]
            others = () if figure.kind == "unnamed" else tuple(form for form in figure.forms if form != name)
            role = informative(self._cast.roles(figure)) if figure.kind in ("person", "organisation") else None
            made[id(figure)] = Speaker(base if number == 1 else f"{base}-{number}", name, figure.kind, role, others)
        return made


_slug = remembered(slug)


def _only(sightings: Sequence[Sighting]) -> Sighting | None:
    figures = {id(sighting.figure) for sighting in sightings}
    return sightings[-1] if len(figures) == 1 else None


def speaker_name(figure: Figure) -> str:
    """The name under which a figure speaks: the fullest form, or for whom an unnamed spokesperson speaks."""
    if figure.kind == "spokesperson" and figure.whom is not None:
        whom = figure.whom.fullest
        if figure.whom.kind == "unnamed":
            return f"spokesperson for {whom}"
        the = figure.whom.kind == "organisation" and takes_article(whom)
        return f"spokesperson for {'the ' if the else ''}{whom}"
    return figure.forms[0] if figure.kind == "unnamed" else figure.fullest


def takes_article(organisation: str) -> bool:
    """Whether the name of an organisation is said with "the": by its common nouns, or as initials."""
    last = core(organisation.split()[-1])
    if last in {"amnesty", "international", "watch", "congress", "parliament", "inc", "corp", "reuters"}:
        return False
    return (
        last in words.GROUP_NOUNS
        or last in {"kremlin", "pentagon", "house", "nations", "duma", "treasury"}
        or (organisation.isupper() and "." in organisation)
    )
