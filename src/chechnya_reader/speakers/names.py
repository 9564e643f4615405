"""Names held against each other: one person under several forms, one organisation with its short name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chechnya_reader.speakers import given_names, words
from chechnya_reader.text import fold, remembered

REMEMBERED = 8192
"""How many names are kept as read: they come again and again, and reading one is pure."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in keys that are the same for every romanisation; `given` is empty for a bare surname."""

    given: str
    middle: tuple[str, ...]
    surname: str
    particles: tuple[str, ...]
    suffix: str

    @property
    def is_full(self) -> bool:
        """Whether there is more than a surname, and the given name is more than an initial."""
        return bool(self.given)


@remembered
def person_name(written: str) -> PersonName:
    """The name as written, without titles, in keys."""
    tokens = [token for token in map(_plain, written.split()) if token]
    if len(tokens) == 2 and tokens[1] not in words.SUFFIXES and not written[:1].islower():
        return PersonName(given_key(tokens[0]), (), surname_key(tokens[1]), (), "")
    suffix = tokens.pop() if len(tokens) > 1 and tokens[-1] in words.SUFFIXES else ""
    surname = tokens[-1] if tokens else fold(written)
    particles = tuple(token for token in tokens[1:-1] if token in words.PARTICLES)
    starts_low = written[:1].islower() and tokens[0] in words.PARTICLES if tokens else False
    given = "" if len(tokens) < 2 or starts_low else tokens[0]
    if starts_low:
        particles = tuple(tokens[:-1])
    middle = tuple(given_key(token) for token in tokens[1:-1] if token not in words.PARTICLES) if given else ()
    return PersonName(given_key(given), middle, surname_key(surname), particles, suffix)


def _plain(word: str) -> str:
    folded = fold(word).strip(".,;:!?\"'()[]")
    return folded[:-2] if folded.endswith("'s") else folded


_ENDINGS = (
    (re.compile(r"sk(?:iy|ii|yy|yi|ij|y|i)$"), "ski"),
    (re.compile(r"skaya$"), "skaia"),
    (re.compile(r"(?<=[a-z]{3})([oe])ff$"), r"\1v"),
    (re.compile(r"(?<=[kptmnv])ow$|(?<=[iy]r)ow$"), "ov"),
)
_LAST_OF_ENDINGS = frozenset("yijafw")
_SOFT_O = re.compile(r"(?<=[^aeiouy])yo")
_INITIAL_YE = re.compile(r"^ye")
_DOUBLED = re.compile(r"([a-z])\1")
_SLAVIC_SPELLINGS = (
    (_SOFT_O, "e"),
    (re.compile(r"i?y(?=[aou])|i(?=[aou])"), "i"),
    (_INITIAL_YE, "e"),
    (re.compile(r"y(?=[^aeiou])"), "i"),
    (re.compile(r"yev"), "ev"),
    (_DOUBLED, r"\1"),
)
_GIVEN_SPELLINGS = (
    (_INITIAL_YE, "e"),
    (_SOFT_O, "e"),
    (re.compile(r"(?:iy|y)a$|(?<=[tlnr])ya"), "ia"),
    (re.compile(r"(?<=[eai])[yij]$"), "i"),
    (re.compile(r"(?:iy|ii|yy|ij|yi|y)$"), "i"),
    (_DOUBLED, r"\1"),
)
_SLAVIC_SURNAME = re.compile(r"(?:[oeiy]v|[oeiy]va|[iy]n|[iy]na|ski|skaia|enko|uk|ich)$")


def surname_key(folded: str) -> str:
    """A folded surname in one spelling: Kadyrow is Kadyrov, Zelenskyy is Zelensky; -ov and -ova stay two."""
    key = folded.replace("'", "").replace(".", "")
    if key.startswith(("al-", "el-")):
        key = key[3:]
    key = key.replace("-", "")
    if len(key) < 5:
        return key
    if key[-1] in _LAST_OF_ENDINGS:
        key = _respelled(key, _ENDINGS)
    if _SLAVIC_SURNAME.search(key) and len(key) > 4:
        key = key.replace("dzh", "j").replace("zh", "j").replace("kh", "h")
        key = key.replace("x", "ks").replace("q", "k").replace("tch", "ch")
        key = _respelled(key, _SLAVIC_SPELLINGS)
    return key


def _respelled(key: str, spellings: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, spelling in spellings:
        key = pattern.sub(spelling, key)
    return key


@remembered
def given_key(folded: str) -> str:
    """A folded given name in one spelling: Dmitri, Dmitry and Dmitriy; Aleksei and Alexey."""
    key = folded.replace("'", "").replace(".", "")
    key = given_names.SPELLINGS.get(key, key)
    if len(key) < 4:
        return key
    key = key.replace("x", "ks").replace("kh", "h").replace("ph", "f")
    return _respelled(key, _GIVEN_SPELLINGS)


_FULL_NAMES = {given_key(name): frozenset(map(given_key, full)) for name, full in given_names.NICKNAMES.items()}


def given_relation(first: str, second: str) -> str:
    """How two given-name keys stand: "same", "initial" (one is the initial of the other) or "other"."""
    if first == second:
        return "same" if len(first) > 1 else "initial"
    if not first or not second:
        return "other"
    if len(first) == 1 or len(second) == 1:
        return "initial" if first[0] == second[0] else "other"
    nick = _FULL_NAMES.get(first, frozenset({first})) & _FULL_NAMES.get(second, frozenset({second}))
    return "same" if nick else "other"


def middles_agree(first: PersonName, second: PersonName) -> bool:
    """Whether nothing in the middle names and suffixes tells the two apart."""
    if first.suffix != second.suffix and {first.suffix, second.suffix} & {"jr", "sr", "ii", "iii", "iv"}:
        return False
    if not first.middle or not second.middle:
        return True
    return all(given_relation(a, b) != "other" for a, b in zip(first.middle, second.middle, strict=False))


def same_person(first: PersonName, second: PersonName) -> bool:
    """Whether two full names are forms of one name; initials do not count."""
    return (
        first.surname == second.surname
        and given_relation(first.given, second.given) == "same"
        and middles_agree(first, second)
    )


def is_short_for(bare: str, full: str) -> bool:
    """Whether `bare` is the end of the full name: "Wasserman Schultz", "van Roozendaal"."""
    short, whole = [_plain(word) for word in bare.split()], [_plain(word) for word in full.split()]
    return 0 < len(short) < len(whole) and whole[-len(short) :] == short


_ONE_SPELLING = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "u.s": "us",
    "u.n": "un",
    "u.k": "uk",
    "e.u": "eu",
    "&": "and",
    "lgbtq": "lgbt",
}
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "on", "at", "a", "an"})
_OFFICE_OF = re.compile(r"(?P<office>department|ministry) of (?:the )?(?P<what>.+)")


@remembered
def organisation_key(written: str) -> str:
    """An organisation's name in one spelling: "the U.S. Department of State" is the State Department."""
    tokens = [_plain(word) for word in written.split()]
    tokens = [_ONE_SPELLING.get(token, token.replace(".", "")) for token in tokens]
    tokens = [token for token in tokens if token]
    if tokens and tokens[0] == "the" and len(tokens) > 1:
        tokens = tokens[1:]
    key = " ".join(tokens)
    nation, rest = ("us ", key[3:]) if key.startswith("us ") else ("", key)
    match = _OFFICE_OF.fullmatch(rest)
    if match:
        what = {"foreign affairs": "foreign"}.get(match["what"], match["what"])
        rest = f"{what} {match['office']}"
    return rest if rest == "state department" else nation + rest


@remembered
def initials(written: str) -> str:
    """The folded initials of an organisation's name, without its small words."""
    tokens = [_plain(word) for part in written.split() for word in part.split("-")]
    return "".join(token[0] for token in tokens if token and token not in _SMALL)


@lru_cache(maxsize=REMEMBERED)
def is_first_words_of(short: str, full: str) -> bool:
    """Whether an organisation is called by the telling head of its name: "Amnesty" of "Amnesty International".

    Only before that word: "Washington" is not the newspaper, nor "Moscow" a university.
    """
    head, whole = organisation_key(short).split(), organisation_key(full).split()
    return len(head) == 1 and whole == [*head, "international"] and head[0] not in words.GENERIC_FIRST


@remembered
def is_firm(full: str) -> bool:
    """Whether a firm is named that is called by its first word: "Dryden Group", "Pell & Partners"."""
    tokens = organisation_key(full).split()
    return len(tokens) > 1 and tokens[-1] in words.FIRMS and tokens[0] not in words.GENERIC_FIRST


@remembered
def full_given_names(key: str) -> frozenset[str]:
    """The given-name keys that a nickname's key may stand for, itself among them."""
    return _FULL_NAMES.get(key, frozenset({key})) | {key}


_COMMON_NOUNS = (words.ORGANISATION_WORDS | words.GROUP_NOUNS) - words.ONE_OF_A_KIND


def is_generic(key: str) -> bool:
    """Whether many countries or cities have an organisation of that name: "foreign ministry", "supreme court"."""
    tokens = key.split()
    if tokens[-1:] == ["department"] and tokens[0] != "police":
        return False
    if len(tokens) == 1:
        return tokens[0] in _COMMON_NOUNS
    return all(token in words.GROUP_NOUNS or token in words.GENERIC_OFFICES for token in tokens)
