"""Which names of a folder name the same: short names, other spellings, the full name of a country.

As with speakers, a join that is in doubt is not made: two rows for one name cost less than one row for two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from chechnya_reader.lexicon import HONORIFICS
from chechnya_reader.mentions import is_adjective, without_title
from chechnya_reader.model import Mention
from chechnya_reader.speakers import names
from chechnya_reader.speakers.genders import given_gender, noun_gender
from chechnya_reader.speakers.given_names import COMMON_GIVEN
from chechnya_reader.speakers.names import PersonName
from chechnya_reader.speakers.words import COMMON_SURNAMES, SPELLED_OUT
from chechnya_reader.text import squeezed

Words = tuple[str, ...]
"""A name as its words, folded, in one spelling, without article, possessive, title and initials."""
SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to", "at", "a", "an", "de", "la", "du"])
_STATES = frozenset(("us", "uk", "un", "eu"))
_REALMS = frozenset(("republic", "federation", "confederation", "kingdom", "principality", "emirate", "sultanate"))
"""What stands after an adjective in a country's full name: "Russian Federation"."""
_SHORT_STEM = 4
_LONG_STEM = 5
"""Letters that the adjective and the plain name share at least: of a regular form, and of another."""
_IRREGULAR = (("", "ia"), ("", "stan"), ("", "istan"), ("", "etia"), ("en", "nya"), ("ese", "a"))
"""Endings of the adjective and of the plain name, where the adjective is not the plain name and an n."""
_OTHER_COUNTRIES = frozenset([("dominican", "republic")])
"""Full names that are not those of the country whose name they seem to hold."""
_KNOWN_INITIALS: Mapping[str, Words] = {
    "un": ("united", "nations"),
    "eu": ("european", "union"),
    "us": ("united", "states"),
    "usa": ("united", "states"),
    "uk": ("united", "kingdom"),
}
SHORTEST_INITIALS = 3
"""Letters from which on initials stand for an organisation beyond the article that has both."""
_OFFICE = re.compile(r"^(?:(?:\S+ ){0,3}(?:CEO|CFO|COO|VP|MP|MEP|PM)|State) (?=\S+ \S)")
"""What is left of a title in lower case or capitals: "secretary of State Mara Quill"."""
_ONE_SPELLING = {"st": "saint", "ste": "saint", "harbour": "harbor", "theatre": "theater"}


COMMON_GIVEN_KEYS = frozenset(map(names.given_key, COMMON_GIVEN))


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a name."""

    article: str
    mention: Mention
    words: Words


Joined = dict[tuple[str, Words], Words]
"""(article, words) of a name to the words under which it is counted."""


@lru_cache(maxsize=names.REMEMBERED)
def bare_name(text: str) -> str:
    """A name as mentioned, without what goes before it: "Mara Quill" of "Harbour Minister Mara Quill", "Dock CEO …"."""
    return _OFFICE.sub("", without_title(squeezed(text.replace("_", " "))))


@lru_cache(maxsize=names.REMEMBERED)
def name_words(text: str, organisation: bool = False) -> Words:
    """The words of a name as mentioned, an organisation's without the state it is of; none of a mere adjective."""
    if is_adjective(squeezed(text)):
        return ()
    key = names.organisation_key(squeezed(text.replace("_", " ")) if organisation else bare_name(text))
    words = [_ONE_SPELLING.get(word, word) for word in key.replace("co-op", "coop").replace("-", " ").split()]
    if organisation and len(words) > 2 and words[0] in _STATES:
        words = words[1:]
    plain_words = tuple(word for word in words if len(word) > 1)
    return _KNOWN_INITIALS.get(plain_words[0], plain_words) if len(plain_words) == 1 else plain_words


def joined_people(named: Sequence[Named]) -> Joined:
    """People under the fullest form of their name.

    Full names are one in another romanisation, with a middle name or initial, or a nickname, where only one person of
    the folder fits and no article has both. A surname stands for the full name that the article gives, else for the
    only one that the folder knows by it or by its title, unless many people bear it, or it is somebody's given name
    too; and never where "Mr" or a title speaks for somebody else. Within its article so does any other word of a name
    ("Park", of "Park Ji-woo"; "Huamán", of "Rosa Huamán Quispe").
    """
    forms: dict[PersonName, list[Named]] = defaultdict(list)
    for one in named:
        if len(one.words) > 1:
            forms[names.person_name(bare_name(one.mention.text))].append(one)
    by_surname: dict[str, list[PersonName]] = defaultdict(list)
    for form in forms:
        by_surname[form.surname].append(form)
    joined: Joined = {}
    for bucket in by_surname.values():
        for group in _one_person(bucket, forms):
            members = [one for form in group for one in forms[form]]
            fullest = max((one.words for one in members), key=lambda words: (len(words), words))
            first = group[0]
            namesakes = any(form.given == first.given and form not in group for form in bucket)
            own = (*fullest, *first.middle, first.suffix) if namesakes else fullest
            joined |= {(one.article, one.words): own for one in members}
    return joined | _bare(named, forms, joined)


def _one_person(bucket: Sequence[PersonName], forms: Mapping[PersonName, Sequence[Named]]) -> list[list[PersonName]]:
    """The full names of one surname in groups of one person each, the fullest first in each."""
    where = {form: {one.article for one in forms[form]} for form in bucket}
    groups: list[list[PersonName]] = []
    for form in sorted(bucket, key=lambda form: (-len(form.middle), len(form.given) == 1, form.given, form.middle)):
        fitting = [group for group in groups if all(_may_be_one(form, other, where) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(form)
        else:
            groups.append([form])
    return groups


def _may_be_one(first: PersonName, second: PersonName, where: Mapping[PersonName, AbstractSet[str]]) -> bool:
    relation = names.given_relation(first.given, second.given)
    if relation == "other" or not names.middles_agree(first, second):
        return False
    if first.given == second.given and len(first.given) > 1:
        return True
    return first.surname not in COMMON_SURNAMES and where[first].isdisjoint(where[second])


def _bare(named: Sequence[Named], forms: Mapping[PersonName, Sequence[Named]], joined: Joined) -> Joined:
    """Names of one word to the one full name that they stand for; a given name alone counts in its article only."""
    in_article: dict[tuple[str, str], set[Words]] = defaultdict(set)
    beside: dict[tuple[str, str], set[Words]] = defaultdict(set)
    anywhere: dict[str, set[Words]] = defaultdict(set)
    known: dict[Words, _Known] = defaultdict(_Known)
    for form, members in forms.items():
        for one in members:
            full = joined[one.article, one.words]
            in_article[one.article, form.surname].add(full)
            anywhere[form.surname].add(full)
            known[full].add(one.mention.text)
            for word in one.words[:-1]:
                beside[one.article, word].add(full)
    given = {form.given for form in forms} | COMMON_GIVEN_KEYS
    called: dict[tuple[str, Words], _Known] = defaultdict(_Known)
    for one in named:
        if len(one.words) == 1:
            called[one.article, one.words].add(one.mention.text)
    found: Joined = {}
    for (article, words), own in called.items():
        word = words[0]
        surname = names.surname_key(word)
        bearers = in_article.get((article, surname)) or beside.get((article, word)) or set()
        if not bearers and word not in COMMON_SURNAMES and names.given_key(word) not in given:
            bearers = anywhere.get(surname, set())
            if len(bearers) > 1:
                bearers = {full for full in bearers if own.titles & known[full].titles}
            bearers = {full for full in bearers if own.may_be(known[full])}
        if len(bearers) == 1 and own.is_rather(known, next(iter(bearers)), anywhere.get(surname, ())):
            found[article, words] = next(iter(bearers))
        elif names.given_key(word) in given and surname not in anywhere:
            found[article, words] = (word, article)
    return found


@dataclass(slots=True)
class _Known:
    """What the mentions of a name say of who bears it: titles, spelled out, and "m" or "f"."""

    titles: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Take what one mention says."""
        titles, genders = _told(text)
        self.titles |= titles
        self.genders |= genders

    def may_be(self, other: _Known) -> bool:
        """Whether neither a title nor "Mr" or "Ms" tells the two apart."""
        if self.genders and other.genders and not self.genders & other.genders:
            return False
        return not self.titles or not other.titles or bool(self.titles & other.titles)

    def is_rather(self, known: Mapping[Words, _Known], full: Words, bearers: Iterable[Words]) -> bool:
        """Whether `full` may be meant, and no other of `bearers` has a title with which the name stands here."""
        if self.genders and known[full].genders and not self.genders & known[full].genders:
            return False
        others = [known[other].titles for other in bearers if other != full]
        return not any(self.titles & titles - known[full].titles for titles in others)


@lru_cache(maxsize=names.REMEMBERED)
def _told(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the title before a name, spelled out, but for "Mr" and the like; and the gender."""
    plain = squeezed(text)
    bare = bare_name(text)
    written = [word.strip(".").lower() for word in plain.removesuffix(bare).split()]
    gender = noun_gender(written) or (given_gender(bare) if " " in bare else None)
    titles = frozenset(SPELLED_OUT.get(word, word) for word in written if word not in HONORIFICS)
    return titles, frozenset([gender] if gender else [])


def joined_organisations(named: Sequence[Named], bodies: Mapping[str, str]) -> Joined:
    """Organisations under their full names, for initials, first words, and short names in brackets after the full one.

    The first word of a name is a short one within its article ("Lantern", of "Lantern Rights Watch"), and elsewhere
    only before "International".
    """
    found = _short(named, _initials, SHORTEST_INITIALS)
    found |= _short(named, _first_word, None)
    found |= _short(named, _first_of_international)
    return found | _in_brackets(named, bodies)


def joined_places(named: Sequence[Named]) -> Joined:
    """Places by their initials ("UK"), and countries under their plain names ("Russia", of "Russian Federation")."""
    found = _short(named, _initials)
    plain = _plain_names({one.words for one in named})
    joined: Joined = {}
    for one in named:
        full = found.get((one.article, one.words), one.words)
        full = full[:-2] if full[-2:] == ("of", "america") else full
        joined[one.article, one.words] = plain.get(full, full)
    return joined


def _initials(words: Words) -> set[str]:
    telling = [word for word in words if word not in SMALL]
    return {"".join(word[0] for word in telling)} if len(telling) > 1 else set()


def _first_word(words: Words) -> set[str]:
    return set() if is_adjective(words[0]) or words[1] in SMALL else {words[0]}


def _first_of_international(words: Words) -> set[str]:
    return {words[0]} if names.is_first_words_of(words[0], " ".join(words)) else set()


def _short(named: Sequence[Named], shortened: Callable[[Words], Iterable[str]], elsewhere: int | None = 1) -> Joined:
    """Each name of one word to the one longer name that it is short for: of its article, else of the folder.

    `elsewhere` is the number of letters from which on the whole folder is asked, None for never.
    """
    in_article: dict[tuple[str, str], set[Words]] = defaultdict(set)
    anywhere: dict[str, set[Words]] = defaultdict(set)
    for article, words in {(one.article, one.words): None for one in named if len(one.words) > 1}:
        for short in shortened(words):
            in_article[article, short].add(words)
            if elsewhere is not None and len(short) >= elsewhere:
                anywhere[short].add(words)
    found: Joined = {}
    for one in named:
        if len(one.words) == 1:
            longer = in_article.get((one.article, one.words[0])) or anywhere.get(one.words[0], set())
            if len(longer) == 1:
                found[one.article, one.words] = next(iter(longer))
    return found


def _in_brackets(named: Sequence[Named], bodies: Mapping[str, str]) -> Joined:
    """Each short name that stands in brackets after one organisation's name: "Harbour Safety Board (FSB)"."""
    aliases: dict[Words, set[Words]] = defaultdict(set)
    for long, short in pairwise(named):
        if (
            long.article == short.article
            and len(short.words) == 1 < len(long.words)
            and bodies[long.article][long.mention.end : short.mention.start] == " ("
            and bodies[long.article].startswith(")", short.mention.end)
        ):
            aliases[short.words].add(long.words)
    return {
        (one.article, one.words): next(iter(aliases[one.words]))
        for one in named
        if len(aliases.get(one.words, ())) == 1
    }


def _plain_names(places: Iterable[Words]) -> dict[Words, Words]:
    """Each country's full name to the one plain name among `places` that its adjective comes from."""
    full_names = [
        words for words in places if len(words) == 2 and words[1] in _REALMS and words not in _OTHER_COUNTRIES
    ]
    known = {words[0] for words in places if len(words) == 1}
    found: dict[Words, Words] = {}
    for words in full_names:
        plain = known & _countries(words[0])
        if len(plain) == 1:
            found[words] = (plain.pop(),)
    return found


def _countries(adjective: str) -> set[str]:
    """The plain names that `adjective` may come from: "russia" for "russian", "chechnya" for "chechen"."""
    regular = adjective.removesuffix("n")
    countries = {regular} if regular.endswith("a") and len(regular) > _SHORT_STEM else set()
    for ending, country in _IRREGULAR:
        stem = adjective.removesuffix(ending)
        if adjective.endswith(ending) and len(stem) >= _LONG_STEM:
            countries.add(stem + country)
    return countries - {adjective}
