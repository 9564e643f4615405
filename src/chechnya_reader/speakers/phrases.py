"""The noun phrase that names a speaker, read: "Kremlin spokesperson Dmitri Peskov" is a role and a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from chechnya_reader.model import MentionKind
from chechnya_reader.speakers import given_names, words
from chechnya_reader.speakers.genders import Gender, noun_gender, pronoun_gender
from chechnya_reader.speakers.names import initials
from chechnya_reader.text import fold, remembered, squeezed

PhraseKind = Literal["person", "organisation", "spokesperson", "pronoun", "unnamed"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a noun phrase says of whoever it names.

    `name` is the name or description as written, without titles, role and article. `role` is the role as written,
    `organisation` where they belong ("Link of the OSCE"), `whom` whom a spokesperson speaks for, `whose` a possessive
    pronoun in its place ("his spokesman", "their statement"). `head` is the folded noun of a description or role.
    `definite` descriptions ("the ministry") may stand for somebody named before. `alias` is a short name in brackets.
    """

    kind: PhraseKind
    name: str = ""
    role: str | None = None
    organisation: str | None = None
    gender: Gender | None = None
    head: str = ""
    whom: Phrase | None = None
    whose: str | None = None
    definite: bool = False
    plural: bool = False
    document: bool = False
    alias: str | None = None


REMEMBERED = 8192
"""How many words and phrases are kept as read: names come again and again, and reading one is pure."""
_EDGES = ' \t,;:"“”„«»()[]*<>–—-'
_SEGMENT = re.compile(r"\s*(?:[;:()\[\]]|,(?!\d{3}))\s*|\s+[-–—]+\s+|—")
_RELATIVE = re.compile(r"\s(?:who|which|whose|whom|that|when|where)\s.*", re.S)
_POSSESSIVE_END = re.compile(r"(?:['’‘]s|(?<=[sS])['’])$")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z](?:-[A-Z][a-z]+)?")
LONGEST_ROLE = 9
"""Words that a role before a name may have: a headline that runs into a name is no role."""
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){0,2}")
_ARABIC = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|ul|ud)-[A-Z]")
_INITIAL = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]")


def clean(text: str) -> str:
    """`text` on one line, without marks at its ends and a final possessive."""
    plain = squeezed(text.replace("_", " ")).strip(_EDGES).lstrip("'’‘")
    return _POSSESSIVE_END.sub("", plain).strip(_EDGES)


@remembered
def core(token: str) -> str:
    """A token folded, without punctuation and a possessive."""
    plain = fold(token).strip(".,;:!?\"'()[]")
    return plain[:-2] if plain.endswith("'s") else plain


def is_possessive(token: str) -> bool:
    """Whether the token ends as "Putin's" and "Chechens'" do."""
    plain = fold(token)
    return plain.endswith("'s") or plain.endswith("s'")


def is_role(token: str) -> bool:
    """Whether the token is a noun for what somebody is, or a title that says it."""
    plain = core(token)
    if plain in words.ROLES or plain in words.TITLES:
        return True
    left, hyphen, right = plain.rpartition("-")
    if not hyphen:
        return False
    return right == "elect" or (right in words.ROLES and (token.islower() or left in {"vice", "ex", "co", "deputy"}))


def is_capitalised(token: str) -> bool:
    """Whether the first letter of the token is a capital."""
    stripped = token.lstrip("'’\"“(")
    return stripped[:1].isupper() or ("-" in stripped and bool(_ARABIC.match(stripped)))


def is_name_token(token: str) -> bool:
    """Whether the token may be part of a name."""
    plain = core(token)
    if _INITIAL.fullmatch(token) and token.endswith("."):
        return True
    if plain in words.NOT_NAMES or plain in words.PRONOUNS or plain in words.DETERMINERS:
        return False
    return is_capitalised(token) or (plain in words.PARTICLES and plain not in {"y", "la", "e"})


@lru_cache(maxsize=REMEMBERED)
def parse(text: str, kind: MentionKind = "other") -> Phrase | None:
    """The phrase read, or None where nothing is named; `kind` is what the words were taken for where they stand."""
    if _PLAIN_NAME.fullmatch(text) and words.TELLING.isdisjoint(text.lower().split()):
        return Phrase(
            "organisation" if kind in ("organisation", "place") else "person", text, head=fold(text.split()[-1])
        )
    plain = clean(text)
    if not plain:
        return None
    folded = fold(plain)
    if folded in words.SOMEBODY:
        return Phrase("unnamed", folded, head=folded)
    if folded in words.PRONOUNS or folded in words.POSSESSIVE_PRONOUNS:
        return Phrase("pronoun", plain, head=folded, gender=pronoun_gender(folded))
    if folded in words.NOT_NAMES:
        return None
    segments = [segment for segment in _SEGMENT.split(plain) if segment]
    if len(segments) > 1 and core(segments[1]) in words.SUFFIXES:
        segments[:2] = [f"{segments[0]} {segments[1]}"]
    head = segments[0].strip() or segments[0]
    if " wh" in head or " that" in head:
        head = _RELATIVE.sub("", f"{head} ").strip() or head
    phrase = _document(head) or _spokesperson(head, segments[1:]) or _named(head, kind)
    if phrase is None:
        phrase = _introduced(head, segments[1:]) or _description(head)
    return _with_apposition(phrase, segments[1:])


def without_article(text: str) -> str:
    """`text` without a leading article or possessive pronoun."""
    first, _, rest = text.partition(" ")
    return rest if rest and core(first) in words.ARTICLES else text


_DOCUMENT_BY = re.compile(
    r"(?:\S+ ){0,5}?(?P<noun>\S+) (?:(?:issued|published|released|signed|written|posted|sent|made|put out) )?"
    r"(?:from|by|of) (?P<who>.+)",
    re.S,
)


def _document(head: str) -> Phrase | None:
    """ "a statement from X", "X's statement", "their statement": who speaks in it."""
    match = _DOCUMENT_BY.match(head) if " of " in head or " from " in head or " by " in head else None
    if match and core(match["noun"]) in words.DOCUMENTS and not is_capitalised(match["noun"]):
        inner = parse(match["who"])
        return inner and replace(inner, document=True)
    first = head.split(" ", 1)[0]
    tokens = head.split()
    noun = core(tokens[-1])
    if noun not in words.DOCUMENTS or len(tokens) < 2 or (is_capitalised(tokens[-1]) and len(tokens) < 3):
        return None
    if core(first) in words.POSSESSIVE_PRONOUNS:
        return Phrase("pronoun", head, whose=core(first), head=core(first), document=True)
    owner = next((index for index, token in enumerate(tokens[:-1]) if is_possessive(token)), None)
    if owner is not None:
        inner = parse(" ".join(tokens[: owner + 1]))
        return inner and replace(inner, document=True)
    return None


def _spokesperson(head: str, rest: Sequence[str]) -> Phrase | None:
    """Somebody who speaks for another, named ("Kremlin spokesman Peskov") or not ("a spokesman for Kadyrov")."""
    tokens = head.split()
    place = next((index for index, token in enumerate(tokens) if core(token) in words.SPOKES), None)
    if place is None:
        return None
    noun = core(tokens[place])
    gender = noun_gender([noun])
    before, after = tokens[:place], tokens[place + 1 :]
    if after and core(after[0]) not in words.PREPOSITIONS:
        return None
    whom = _spoken_for(before, after)
    named = _whole_name(rest[0]) if rest else None
    if named:
        return Phrase("person", named, role=without_article(head), gender=gender, head=noun)
    if before and core(before[0]) in words.POSSESSIVE_PRONOUNS:
        return Phrase("spokesperson", head, whose=core(before[0]), gender=gender, head=noun)
    if whom is None:
        return _description(head, gender)
    return Phrase("spokesperson", head, whom=whom, gender=gender, head=noun)


def _spoken_for(before: Sequence[str], after: Sequence[str]) -> Phrase | None:
    if len(after) > 1 and core(after[0]) in {"for", "of", "from", "at", "with"}:
        phrase = parse(" ".join(after[1:]))
        return phrase if phrase and (phrase.kind != "unnamed" or phrase.definite) else None
    capitals = [index for index, token in enumerate(before) if is_name_token(token) and is_capitalised(token)]
    if not capitals and len(before) > 1 and is_possessive(before[-1]):
        return parse(_POSSESSIVE_END.sub("", " ".join(before)))
    if not capitals:
        return None
    start, end = capitals[0], capitals[-1] + 1
    if end < len(before) and core(before[end]) in words.GROUP_NOUNS:
        return Phrase("organisation", " ".join(before[start : end + 1]), head=core(before[end]))
    return parse(" ".join(before[start:end]))


def _whole_name(segment: str) -> str | None:
    """The segment where it is a person's name and nothing else ("the director, James B. Comey")."""
    tokens = segment.split()
    while tokens and core(tokens[0]) in words.PLAIN_TITLES:
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= 5 or not all(is_name_token(token) for token in tokens):
        return None
    if not is_capitalised(tokens[-1]) or not is_capitalised(tokens[0]) or _is_organisation(tokens, "other"):
        return None
    return None if any(is_role(token) for token in tokens[:-1]) else " ".join(tokens)


def split_name(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before the name that ends `tokens`, and the name (empty where they do not end in a name)."""
    start = len(tokens)
    while start > 0:
        token = tokens[start - 1]
        of_two = core(token) in {"la", "las", "los"} and start > 1 and core(tokens[start - 2]) == "de"
        if not (of_two or is_name_token(token)) or (is_possessive(token) and start < len(tokens)):
            break
        if is_role(token) and not _is_surname_here(tokens, start - 1):
            break
        start -= 1
    name = list(tokens[start:])
    while name and not is_capitalised(name[0]) and core(name[0]) not in words.PARTICLES:
        name.pop(0)
    if name and not any(is_capitalised(token) for token in name):
        name = []
    return list(tokens[: len(tokens) - len(name)]), name


def _is_surname_here(tokens: Sequence[str], index: int) -> bool:
    """Whether a role word is a surname in its place, as in "Julie Bishop", "Dean Baker" and "Mr. King"."""
    if index != len(tokens) - 1 or not is_capitalised(tokens[index]):
        return False
    if len(tokens) == 1:
        return True
    before = core(tokens[index - 1])
    return (
        before in given_names.FEMALE_NAMES
        or before in given_names.MALE_NAMES
        or before in words.PLAIN_TITLES
        or (len(tokens) > 1 and bool(_INITIAL.fullmatch(tokens[index - 1])))
    )


def _is_organisation(tokens: Sequence[str], kind: MentionKind) -> bool:
    cores = [core(token) for token in tokens]
    if kind in ("organisation", "place"):
        return True
    if cores[-1] in words.ORGANISATION_WORDS or any(name in words.GROUP_NOUNS for name in cores):
        return not (len(cores) == 2 and cores[0] in given_names.GIVEN_NAMES and kind == "person")
    if len(tokens) == 1 and _ACRONYM.fullmatch(tokens[0]):
        return True
    return kind != "person" and len(cores) > 1 and any(name in words.ORGANISATION_WORDS for name in cores)


def _cut(tokens: Sequence[str]) -> int:
    """Where what follows the noun begins: a preposition or a participle; the length where nothing does."""
    for index, token in enumerate(tokens):
        plain = core(token)
        going = plain.endswith("ing") and index > 1 and plain not in words.ROLE_MODIFIERS
        if index and token.islower() and (plain in words.PREPOSITIONS or going):
            return index
        if index and plain in {"named", "called", "familiar", "close", "identified", "known", "based"}:
            return index
    return len(tokens)


def _named(head: str, kind: MentionKind) -> Phrase | None:
    """A name with what stands before and after it, or None."""
    tokens = head.split()
    place = _cut(tokens)
    left, right, before = tokens[:place], tokens[place:], list[str]()
    if right and core(right[0]) == "of" and is_role(left[-1]):
        office = _office(" ".join(right[1:]))
        if office:
            before, tokens = left + right[: 1 + office], right[1 + office :]
            place = _cut(tokens) if tokens else 0
            left, right = tokens[:place], tokens[place:]
    prefix, name = split_name(left)
    prefix = before + prefix
    if not name and len(right) > 3 and core(right[0]) == "for" and left and is_role(left[-1]):
        before, name = _given_name_last(right)
        prefix, right = left + before, []
    elif len(name) > 3 and core(name[0]) not in given_names.GIVEN_NAMES:
        before, name = _given_name_last(name)
        if before:
            return _person_after(prefix + before, name, right)
    if name and core(name[0]) in {"former", "ex"}:
        prefix, name = [*prefix, name[0]], name[1:]
    if not name and kind == "person" and len(left) > 1 and all(is_capitalised(token) for token in left):
        prefix, name = [], left
    if not name or (prefix and core(prefix[-1]) == "of") or _is_plural(core(name[-1])):
        return None
    joint = _joint(prefix, name)
    if joint:
        return Phrase("unnamed", joint, plural=True)
    return _named_in(head, prefix, name, right, kind)


def _given_name_last(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """A run of capitals parted where a given name begins a person's name: "Harbour County Recorder | Anna Bell"."""
    for length in (2, 3):
        if len(tokens) > length and core(tokens[-length]) in given_names.GIVEN_NAMES and is_name_token(tokens[-length]):
            return list(tokens[:-length]), list(tokens[-length:])
    return [], list(tokens) if all(is_name_token(token) for token in tokens) else []


def _person_after(prefix: Sequence[str], name: Sequence[str], right: Sequence[str]) -> Phrase:
    role = without_article(" ".join(prefix)) if len(prefix) < LONGEST_ROLE else None
    return Phrase("person", _POSSESSIVE_END.sub("", " ".join(name)), role, _of_place(right))


def _named_in(head: str, prefix: list[str], name: list[str], right: list[str], kind: MentionKind) -> Phrase | None:
    cores = [core(token) for token in prefix]
    article = bool(cores) and cores[0] in words.DETERMINERS
    has_role = any(is_role(token) for token in prefix)
    titled = any(plain in words.PLAIN_TITLES for plain in cores)
    written = _POSSESSIVE_END.sub("", " ".join(name))
    if _is_organisation(name, "other" if has_role else kind) and not titled:
        if has_role or (prefix and not article and not is_possessive(prefix[-1])):
            return None
        kept_right = right if right and core(right[0]) in words.PREPOSITIONS else []
        whole = " ".join([*(token for token in prefix if is_capitalised(token)), *name, *kept_right])
        return Phrase("organisation", without_article(_POSSESSIVE_END.sub("", whole)), head=core(name[-1]))
    if article and not has_role and kind != "person" and not is_possessive(prefix[-1]):
        if len(prefix) > 1 and core(prefix[-1]) in words.GROUP_NOUNS:
            return Phrase("organisation", written, head=core(prefix[-1]))
        if len(prefix) > 1 and len(name) > 1 and prefix[-1].islower():
            return Phrase("person", written, without_article(" ".join(prefix)), _of_place(right))
        if len(prefix) > 1 or core(name[-1]).endswith(("an", "ese", "ish")):
            return None
        return Phrase("organisation", without_article(head), head=core(name[-1]))
    if prefix and not has_role and not titled and not is_possessive(prefix[-1]):
        if any(not is_capitalised(token) for token in prefix) and kind != "person":
            return None
        prefix = []
    organisation = _of_place(right)
    if prefix and not has_role and not titled:
        organisation = _POSSESSIVE_END.sub("", without_article(" ".join(prefix)))
        prefix = []
    nouns = [plain for token, plain in zip(prefix, cores, strict=False) if is_role(token)]
    kept = [token for token, plain in zip(prefix, cores, strict=False) if plain not in words.PLAIN_TITLES]
    role = without_article(" ".join(kept)) if kept and nouns and len(kept) < LONGEST_ROLE else None
    gender = noun_gender([plain for plain in cores if plain in words.TITLES or plain in words.ROLES])
    if role and organisation and core(right[0]) in {"at", "for"} and not re.search(r"\s(?:of|at|for|from)\s", role):
        role = f"{role} {' '.join(right)}"
    return Phrase("person", written, role, organisation, gender, nouns[-1] if nouns else "")


def _office(text: str) -> int:
    """How many words at the head of `text` belong to an office: 1 for "State Rex Tillerson"."""
    folded = fold(text) + " "
    best = max((office for office in words.OFFICES if folded.startswith(office + " ")), key=len, default="")
    return len(best.split())


def _of_place(right: Sequence[str]) -> str | None:
    if len(right) < 2 or core(right[0]) not in {"of", "at", "from", "with", "for"}:
        return None
    rest = right[1:]
    proper = is_capitalised(rest[0]) or (core(rest[0]) == "the" and len(rest) > 1 and is_capitalised(rest[1]))
    return without_article(" ".join(rest)) if proper else None


def _joint(prefix: Sequence[str], name: Sequence[str]) -> str | None:
    if not prefix or core(prefix[-1]) != "and":
        return None
    before, first = split_name(prefix[:-1])
    if first and not any(core(token) in words.ORGANISATION_WORDS for token in (*first, *name)):
        return " ".join([*before, *first, "and", *name])
    return None


def _introduced(head: str, rest: Sequence[str]) -> Phrase | None:
    """A role, and the name after a comma: "his chief policy aide, Jake Sullivan"."""
    tokens = head.split()
    noun = tokens[_cut(tokens) - 1]
    if not rest or not (is_role(noun) or core(noun) in words.PEOPLE):
        return None
    name = _whole_name(rest[0])
    if name is None:
        return None
    return Phrase("person", name, without_article(head), None, noun_gender([core(noun)]), core(noun))


def _is_plural(noun: str) -> bool:
    return singular(noun) != noun and singular(noun) in words.PEOPLE


def singular(noun: str) -> str:
    """The singular of a folded plural among the nouns for people and groups, else the noun itself."""
    if noun.endswith("ies") and noun[:-3] + "y" in words.COUNTED:
        return noun[:-3] + "y"
    if noun.endswith("men") and noun[:-3] + "man" in words.PEOPLE:
        return noun[:-3] + "man"
    if noun.endswith("s") and noun[:-1] in words.COUNTED:
        return noun[:-1]
    return noun


def _description(head: str, gender: Gender | None = None) -> Phrase:
    """Somebody or something without a name: "a second witness", "the ministry", "the Trump campaign"."""
    tokens = head.split()
    first = core(tokens[0])
    noun = core(tokens[_cut(tokens) - 1])
    one = singular(noun)
    plural = one != noun or noun in words.PLURAL_PEOPLE or first in {"some", "many", "two", "three", "several", "both"}
    definite = first in words.DEFINITE
    whose = first if first in words.POSSESSIVE_PRONOUNS else None
    proper = any(is_capitalised(token) and is_name_token(token) for token in tokens[1 if definite else 0 :])
    proper = proper and not (
        len(tokens) == 1
        or (
            is_capitalised(tokens[0])
            and first in words.DETERMINERS
            and not any(is_capitalised(token) for token in tokens[1:])
        )
    )
    if one in words.GROUP_NOUNS and not plural and proper and first not in {"a", "an", "one", "another"}:
        return Phrase("organisation", without_article(head), head=one)
    if one in words.DOCUMENTS and proper and not plural:
        owner = [token for token in tokens[: _cut(tokens) - 1] if is_capitalised(token) and is_name_token(token)]
        inner = parse(" ".join(owner)) if owner else None
        if inner and (inner.kind == "organisation" or (inner.kind == "person" and one not in words.MADE_FOR)):
            return replace(inner, document=True)
    gender = gender or noun_gender([one])
    document = one in words.DOCUMENTS
    return Phrase("unnamed", _lowered(head), None, None, gender, one, None, whose, definite, plural, document)


_PARTIES = frozenset({"republicans", "democrats"})


def _lowered(head: str) -> str:
    first, space, rest = head.partition(" ")
    small = core(first) in words.PHRASE_STARTS and core(first) not in _PARTIES
    return first.lower() + space + rest if small else head


_PARTY = re.compile(r"[DRI]-\S+|[DRI]")


def _with_apposition(phrase: Phrase | None, rest: Sequence[str]) -> Phrase | None:
    """`phrase` with the role that stands after a comma, and a short name in brackets."""
    if phrase is None or not rest:
        return phrase
    if phrase.kind == "organisation" and len(rest[0]) > 1 and _ACRONYM.fullmatch(rest[0]):
        return replace(phrase, alias=rest[0])
    if phrase.kind == "person" and _ACRONYM.fullmatch(rest[0]) and initials(phrase.name) == fold(rest[0]):
        return replace(phrase, kind="organisation", alias=rest[0])
    if phrase.kind != "person" or phrase.role:
        return phrase
    described = rest[0].split()
    if len(described) > 1 and core(described[0]) in {"a", "an"} and phrase.gender is None:
        noun = core(described[_cut(described) - 1])
        if noun in words.GROUP_NOUNS:
            return Phrase("organisation", phrase.name, role=without_article(rest[0]), head=noun)
    for segment in rest:
        if _PARTY.fullmatch(segment) or segment.isdigit() or clean(segment) == phrase.name:
            continue
        role, noun = as_role(segment)
        if role:
            return replace(phrase, role=role, head=noun, gender=phrase.gender or noun_gender([noun]))
        break
    return phrase


def as_role(segment: str) -> tuple[str | None, str]:
    """The segment as a role with its folded noun, or (None, "") where it says nothing of what somebody is."""
    plain = clean(_RELATIVE.sub("", f"{segment} ").strip())
    tokens = plain.split()
    if not tokens or len(tokens) > 30 or core(tokens[0]) in words.NO_ROLE_STARTS:
        return None, ""
    place = _cut(tokens)
    noun = tokens[place - 1]
    first = core(tokens[0])
    if first in words.PREPOSITIONS or (first.endswith("ing") and first not in words.ROLE_MODIFIERS and place > 1):
        return None, ""
    if not is_role(noun) or (len(tokens) == 1 and core(noun) in words.PLAIN_TITLES):
        return None, ""
    return without_article(plain), core(noun)
