"""Runs of capitalised words, and the names in them: parted at links, possessives, titles and adjectives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chechnya_reader.lexicon import ABBREVIATED_TITLES, HONORIFICS, ROLES
from chechnya_reader.mentions import words
from chechnya_reader.model import MentionKind
from chechnya_reader.text import remembered

UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
"""Capital letters of the Latin, Greek and Cyrillic alphabets, for a character class."""

_DOTTED = "|".join(
    rf"(?<=\b(?:{'|'.join(title for title in ABBREVIATED_TITLES if len(title) == length)})\.)"
    for length in sorted({len(title) for title in ABBREVIATED_TITLES})
)
_WORD = (
    rf"[{UPPER}](?:\.[{UPPER}])*\w*(?:[’'&-]\w+)*(?:(?<=s)[’'](?= [{UPPER}]))?(?:\.(?:(?<=\b[{UPPER}]\.)|{_DOTTED}))?"
)
_LINK = (
    r"(?:of the|for the|on the|of|for|and|&|in|on|to|de|del|della|da|di|dos|du|la|le|van der|van|von|der|den|bin|ibn|al"
    r"|el|ben|y|e|ter|zu|av|af|do|bint|ould)"
)
_SPACE = r"[ \u00a0\n]"
_JOINED = rf"(?:(?:{'|'.join(sorted(words.JOINED_PARTICLES))})[-’'](?=[{UPPER}]))?"
RUN = re.compile(rf"{_WORD}(?:{_SPACE}(?:{_LINK}{_SPACE})?{_JOINED}{_WORD}){{0,11}}")
"""Up to twelve capitalised words with what may link them; a single line break counts as a space."""
_LISTED = re.compile(
    rf",{_SPACE}[{UPPER}]\w+(?:,{_SPACE}[{UPPER}]\w+){{0,4}},?{_SPACE}and{_SPACE}({_WORD}(?:{_SPACE}{_WORD}){{1,3}})"
)

_POSSESSIVES = re.compile(r"(?:['’]s)+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(rf"(?:[{UPPER}]\.?){{2,6}}(?:-[\w-]+)?")
_SEVERAL_CAPITALS = re.compile(rf"(?:[{UPPER}]\.){{2,}}|[{UPPER}]{{2,}}")
LONGEST = 300
"""Characters that a run may have: what is longer is no name."""
_LONE_LETTER = re.compile(r"\b\w\b")
_PARTY = re.compile(r"[A-Z]-[A-Z]")
_CAMEL = re.compile(rf"([{UPPER}][^\W{UPPER}]+)[{UPPER}]")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.){{2,3}}")
_INITIAL = re.compile(rf"(?:[{UPPER}]\.)+|[{UPPER}]")
_NAME_LINKS = ("of", "for", "on", "&")
_LISTING = words.WIDE | words.TOPIC_HEADS
_LISTED_TAILS = words.TAILS - {"international"}
_OF_PLACES = words.GEOGRAPHY | {"gulf"}
_OWN_HEADS = words.HEADS - words.TOPICS
_NO_NAMES = words.MONTHS_THAT_ARE_NAMES | words.NOTHING
_PEOPLE_TOO = words.NAMES_TOO - {"washington", "london", "paris", "america", "india"}
_RELIEF = (["red", "cross"], ["red", "crescent"])


class Token(NamedTuple):
    """One word of a run by its offsets in the run; `plain` is folded, without a final dot.

    `word` has a capital also where only the rest of a surname has one ("al-Mansouri").
    """

    start: int
    end: int
    word: str
    plain: str


class Name(NamedTuple):
    """A name in a run, by its offsets in the run.

    `kind` is what the words alone make of it, "other" where they say that it is nobody's name, None where they say
    nothing. `titled` is the number of its first words that are a title.
    """

    start: int
    end: int
    text: str
    kind: MentionKind | None
    titled: int = 0


@remembered
def names_at_opening(run: str) -> tuple[Name, ...]:
    """The names in a run at the head of a sentence."""
    return _names_in(run, True)


@remembered
def names_inside(run: str) -> tuple[Name, ...]:
    """The names in a run that stands anywhere else."""
    return _names_in(run, False)


def _names_in(run: str, opening: bool) -> tuple[Name, ...]:
    if run.istitle() and run.replace(" ", "").isalpha() and words.KNOWN.isdisjoint(run.lower().split()):
        return (Name(0, len(run), run, None),) if len(run) > 1 and not _LONE_LETTER.search(run) else ()
    owner = _POSSESSIVES.search(run) if run.endswith(("'s", "’s")) else None
    if owner:
        return (names_at_opening if opening else names_inside)(run[: owner.start()])
    first, space, rest = run.partition(" ")
    if first in words.CAPITALISED_GRAMMAR:
        after = len(first) + 1
        later = names_inside(rest) if space else ()
        return tuple([Name(after + name[0], after + name[1], name[2], name[3], name[4]) for name in later])
    tokens = _tokens(run)
    whole = "'" not in run and "’" not in run and all([token.word[0].isupper() for token in tokens])
    if whole or (not space and not run.endswith(("'", "’"))):
        return tuple(_refined(run, tokens, opening))
    names: list[Name] = []
    for group in _groups(tokens):
        names += _refined(run, group, opening and group[0].start == 0)
    return tuple(names)


def listed_end(text: str, name: str, end: int, limit: int) -> int:
    """Where an organisation's name ends that lists topics: "National Rail" | ", Maritime and Transport Union"; else 0.

    `name` ends at `end` of the text, before a comma.
    """
    plains = name.lower().split()
    if _LISTING.isdisjoint(plains) or plains[-1] in words.TAILS or is_place(plains[-1]):
        return 0
    match = _LISTED.match(text, end, limit)
    if match is None:
        return 0
    tokens = [token for token in _tokens(" ".join(match[0].replace(",", "").split())) if token.word[0].isupper()]
    other = any(is_place(token.plain) or is_acronym(token.word) or is_title(token) for token in tokens)
    return 0 if other or tokens[-1].plain not in _LISTED_TAILS else match.end()


def without_title(name: str) -> str:
    """`name` without the title before it: "Anna Bell" of "Secretary of State Anna Bell"."""
    found = names_inside(name)
    if len(found) != 1 or not found[0].titled:
        return name
    tokens = _tokens(found[0].text)
    return found[0].text[tokens[found[0].titled].start :] if found[0].titled < len(tokens) else name


def is_adjective(name: str) -> bool:
    """Whether the name is nothing but words for a people, a belief or a party: "Chechen", "Western"."""
    return all(is_group(token.plain) for token in _tokens(name))


def _tokens(run: str) -> list[Token]:
    tokens = []
    start = 0
    for word in run.replace("\u00a0", " ").replace("\n", " ").split(" "):
        end = start + len(word)
        plain = word.rstrip(".").lower().replace("’", "'")
        if word[:1].islower() and ("-" in word or "’" in word):
            word = word[0].upper() + word[1:]
        tokens.append(Token(start, end, word, plain))
        start = end + 1
    return tokens


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens parted after a possessive, and at links that join two names."""
    groups: list[list[Token]] = []
    current: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.word[0].isupper():
            owner = _POSSESSIVE.search(token.word)
            if owner and not _keeps_possessive(token, current, tokens[index + 1 :]):
                end = token.end - len(owner.group())
                current.append(
                    Token(token.start, end, token.word[: end - token.start], token.plain[: end - token.start])
                )
                groups.append(current)
                current = []
            else:
                current.append(token)
            index += 1
            continue
        office = _office(current, tokens, index)
        if office:
            current += tokens[index:office]
            index = office
            continue
        if current and not _joins(current, tokens, index):
            groups.append(current)
            current = []
        elif current:
            current.append(token)
        index += 1
    return [group for group in [*groups, current] if group]


def _keeps_possessive(token: Token, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a possessive stands inside a name: "Women's Institute", "St. Paul's Foundation"."""
    plain = token.plain
    owners = plain.endswith("s'") and plain[:-2] in ROLES and plain[:-2] not in words.NATIONALITIES
    return bool(after) and (
        owners or token.plain in words.COMMON_OWNERS or (bool(before) and before[-1].plain in ("st", "saint"))
    )


def _office(current: Sequence[Token], tokens: Sequence[Token], index: int) -> int:
    """Where the office ends that follows the title which ends `current`: "of State" after "Secretary"; 0 for none."""
    if not current or tokens[index].plain not in ("of", "for") or not is_title(current[-1]):
        return 0
    end = index + 1
    while end < len(tokens) and (tokens[end].plain in words.OFFICES or tokens[end].plain in ("and", "the")):
        end += 1
    return end if tokens[end - 1].plain in words.OFFICES else 0


def _joins(current: Sequence[Token], tokens: Sequence[Token], index: int) -> bool:
    """Whether the link at `index` goes on with the name in `current`."""
    link = tokens[index].plain
    if link in words.PARTICLES or link == "&":
        return True
    before = current[-1]
    if link == "the":
        return before.word in ("of", "for", "on")
    following: list[Token] = []
    for token in tokens[index + 1 :]:
        if token.plain == "the" and not following:
            continue
        if not token.word[0].isupper():
            break
        following.append(token)
    if not following:
        return False
    headed = any(token.plain in words.HEADS for token in current) and not is_title(before)
    linked = any(token.word in ("of", "for", "on") for token in current)
    if link in ("of", "for"):
        return headed or (link == "of" and before.plain in words.PLACE_OF and before.plain in _OF_PLACES)
    if link == "on":
        return before.plain in words.TOPIC_HEADS and following[0].plain not in words.DATES
    if link == "to":
        return before.plain in ("agency", "coalition", "campaign", "committee", "movement")
    if link == "in":
        return headed and linked and following[0].plain in words.CONTINENTS
    return _and_joins(current, following, linked)


def _and_joins(current: Sequence[Token], following: Sequence[Token], linked: bool) -> bool:
    """Whether "and" stands inside one organisation's name.

    It does between topics ("Office for Elections and Human Rights") and before a noun that ends an organisation's
    name ("Identity and Discrimination Unit"), not between two names.
    """
    first = following[0]
    if is_place(first.plain) or is_acronym(first.word) or is_title(first):
        return False
    ends_in_head = len(following) > 1 and following[-1].plain in words.TAILS
    if linked:
        last = current[-1]
        topics = any(token.plain in words.TOPIC_HEADS for token in current)
        own = any(token.plain in _OWN_HEADS for token in following)
        return topics and not own and not is_place(last.plain) and not is_acronym(last.word)
    if not ends_in_head or any(token.plain in words.TAILS for token in current):
        return False
    one = current[0].plain
    lone = len(current) == 1 and not is_place(one) and not is_acronym(current[0].word) and not is_title(current[0])
    return (lone and one not in words.NATIONALITIES) or one in words.WIDE


def is_title(token: Token) -> bool:
    """Whether the token is a title, also one that is put together: "Vice-President", "President-elect"."""
    if token.plain in words.TITLE_WORDS:
        return True
    left, hyphen, right = token.plain.partition("-")
    return bool(hyphen) and (
        right in words.TITLE_WORDS or (right in ("elect", "general") and left in words.TITLE_WORDS)
    )


def is_place(plain: str) -> bool:
    """Whether the folded word is a place by itself."""
    return plain in words.COUNTRIES or plain in words.PLACE_ABBREVIATIONS


def is_acronym(word: str) -> bool:
    """Whether the word is an abbreviation in capitals: "OSCE", "U.N.", "ILGA-Europe"."""
    return bool(_ACRONYM.fullmatch(word)) and word.rstrip(".").lower() not in words.NO_ORGANISATION


def is_group(plain: str) -> bool:
    """Whether the folded word is an adjective or noun for a people, a belief, a party or those who do something."""
    return (
        plain in words.NATIONALITIES
        or plain in words.GROUPS
        or (plain.endswith("s") and plain[:-1] in words.NATIONALITIES)
        or (plain.endswith("ies") and plain[:-3] + "y" in words.NATIONALITIES)
        or ("-" in plain and plain.rpartition("-")[2] in words.NATIONALITIES)
    )


def _is_plural_group(plain: str) -> bool:
    return plain in words.GROUPS or (plain.endswith("s") and plain[:-1] in words.NATIONALITIES)


def _is_loose(token: Token, opening: bool) -> bool:
    """Whether the token is no part of a name at its edge."""
    if not token.word[0].isupper() or token.word.startswith(("I’", "I'")):
        return True
    if "-" in token.word:
        left, _, right = token.word.rpartition("-")
        return right in words.COMPOUND_ENDS or (right.islower() and right.endswith("ed")) or left.lower() in words.TENS
    if token.word.isupper() and len(token.word) > 1:
        return token.plain in words.NO_ORGANISATION and token.plain not in words.SUFFIXES
    return token.plain in words.GRAMMAR or (opening and token.plain in words.OPENINGS)


def _refined(run: str, group: Sequence[Token], opening: bool) -> list[Name]:
    """The names in a group: without function words and dates at its ends, parted before a title."""
    first, last = 0, len(group)
    while first < last and _is_loose(group[first], opening):
        first += 1
    while last > first and _is_loose(group[last - 1], False):
        last -= 1
    kept = group[first:last]
    if not kept:
        return []
    untitled = words.TITLE_WORDS.isdisjoint([token.plain for token in kept]) and "-" not in run
    title = 0 if untitled else _title_end(kept)
    if title == len(kept):
        return _refined(run, kept[: _title_start(kept, title)], opening) if title > 1 else []
    if title and kept[-1].plain not in words.TAILS:
        start = _title_start(kept, title)
        return [*_refined(run, kept[:start], opening), _name(run, kept[start:], "person", title - start)]
    return _untitled(run, kept)


def _title_end(tokens: Sequence[Token]) -> int:
    """The number of tokens up to the end of the last title among them; 0 where there is none.

    A title that ends a longer name is a surname ("Stephen King") unless what stands before it is a part of the title
    or makes an organisation ("Foreign Minister", "Party Chairman").
    """
    for index in range(len(tokens) - 1, -1, -1):
        if not is_title(tokens[index]) or (tokens[index].word.isupper() and len(tokens[index].word) > 1):
            continue
        end = index + 1
        if end < len(tokens) and tokens[end].plain in ("of", "for"):
            while end < len(tokens) and (tokens[end].plain in words.OFFICES or not tokens[end].word[0].isupper()):
                end += 1
        if end < len(tokens) and tokens[end].plain in words.SUFFIXES:
            continue
        if end == len(tokens) and index and not _belongs_before_title(tokens[index - 1]):
            continue
        return end
    return 0


def _belongs_before_title(token: Token) -> bool:
    plain = token.plain
    return (
        plain in words.TITLE_MODIFIERS or plain in words.TAILS or is_title(token) or is_group(plain) or is_place(plain)
    )


def _title_start(tokens: Sequence[Token], end: int) -> int:
    """Where the title begins that ends at `end`: with "Deputy" in "Deputy Prime Minister"."""
    start = end - 1
    while start and (
        tokens[start - 1].plain in words.TITLE_MODIFIERS
        or is_title(tokens[start - 1])
        or tokens[start].plain in words.OFFICES
        or not tokens[start].word[0].isupper()
    ):
        start -= 1
    return start


def _untitled(run: str, kept: Sequence[Token]) -> list[Name]:
    """A name without a title: no adjective alone, none before a person's name, no "Republicans" after a place."""
    kept = list(kept)
    if "-" in kept[0].word and _PARTY.match(kept[0].word):
        return []
    while kept and _is_plural_group(kept[-1].plain) and kept[-1].plain not in words.TAILS:
        kept.pop()
        while kept and not kept[-1].word[0].isupper():
            kept.pop()
    if not kept or all(is_group(token.plain) for token in kept):
        return []
    if len(kept) == 1 and (len(kept[0].word) < 2 or kept[0].plain in _NO_NAMES):
        return []
    if is_place(kept[-1].plain) and len(kept) > 2 and kept[-2].plain in words.TAILS and kept[-3].word[0].isupper():
        return [*_untitled(run, kept[:-1]), _name(run, kept[-1:], "place")]
    kind = kind_of(kept)
    if kind is None and len(kept) > 2 and is_group(kept[0].plain):
        return _untitled(run, kept[1:])
    return [_name(run, kept, kind)]


def _name(run: str, tokens: Sequence[Token], kind: MentionKind | None, titled: int = 0) -> Name:
    start, end = tokens[0].start, tokens[-1].end
    return Name(start, end, run[start:end], kind, titled)


def kind_of(tokens: Sequence[Token]) -> MentionKind | None:
    """The kind that the words alone give a name, "other" where that is nobody's, None where they say nothing."""
    return _kind_of_one(tokens[0]) if len(tokens) == 1 else _kind_of_several(tokens)


def _kind_of_one(token: Token) -> MentionKind | None:
    plain, word = token.plain, token.word
    if "_" in word.strip("_"):
        return None
    if is_place(plain) and (word.isupper() or plain in words.COUNTRIES):
        return None if plain in _PEOPLE_TOO else "place"
    if plain in words.BODIES:
        return "organisation"
    if plain in words.NO_ORGANISATION:
        return "other"
    if is_acronym(word) or re.fullmatch(rf"[{UPPER}]{{2,}}-\w+", word):
        return "organisation"
    camel = _CAMEL.match(word)
    if camel and camel[1].lower() not in words.CAMEL_SURNAMES:
        return "organisation"
    if (
        plain in words.PLACE_OPENERS
        or plain in words.HEADS
        or plain in words.TAILS
        or plain in words.GEOGRAPHY
        or plain in words.TITLE_MODIFIERS
    ):
        return "other"
    return "other" if word.isupper() else None


def _kind_of_several(tokens: Sequence[Token]) -> MentionKind | None:
    plains = [token.plain for token in tokens]
    first, last = plains[0], plains[-1]
    if " ".join(plains) in words.LONG_PLACES:
        return "place"
    inner = words.GRAMMAR.intersection([token.plain for token in tokens[1:-1] if token.word[0].isupper()])
    if inner:
        return "organisation" if inner <= words.ACROSS else "other"
    if tokens[0].word.isupper() and all(token.word.isupper() for token in tokens) and max(map(len, plains)) > 4:
        return "other"
    linked = next((number for number, plain in enumerate(plains) if plain in _NAME_LINKS), 0)
    if linked:
        of_place = plains[linked - 1] in words.PLACE_OF and words.HEADS.isdisjoint(plains[:linked])
        return "place" if of_place else "organisation"
    if len(tokens) == 2 and last in words.STATES and is_group(first):
        return "place"
    if last in words.TAILS or "international" in plains[1:] or plains[-2:] in _RELIEF:
        return "organisation"
    if first in words.LEADING_HEADS and last not in words.GEOGRAPHY:
        return "organisation"
    return _kind_by_ends(tokens, plains, first, last)


def _kind_by_ends(tokens: Sequence[Token], plains: list[str], first: str, last: str) -> MentionKind | None:
    """The kind of a name without a noun that makes an organisation of it."""
    middle = tokens[1:-1]
    if last in words.SUFFIXES:
        return "other" if plains[-2] in words.NO_PERSON_TAILS else "person"
    if _INITIAL.fullmatch(tokens[-1].word):
        return "other"
    if len(last) > 2 and is_acronym(tokens[-1].word):
        return "organisation"
    if first in HONORIFICS or any(_INITIAL.fullmatch(token.word) for token in middle):
        return "person"
    if first in words.PLACE_OPENERS and is_group(last):
        return "other"
    if first in words.PLACE_OPENERS and last not in words.NO_PERSON_TAILS:
        return "place"
    if last in words.GEOGRAPHY and (len(tokens) > 2 or last not in words.SURNAME_HEADS or is_group(first)):
        return "place"
    if last in words.NO_PERSON_TAILS:
        return "other"
    if _SEVERAL_CAPITALS.match(tokens[0].word):
        return "person" if _INITIALS.fullmatch(tokens[0].word) and first not in words.STATES_BY_INITIALS else "other"
    if middle and not words.PARTICLES.isdisjoint(plains[1:-1]):
        return "person"
    if not words.HEADS.isdisjoint(plains[:-1]) or is_place(last) or (is_place(first) and first not in words.NAMES_TOO):
        return "other"
    return None
