"""The role that the words around a name give: "Kimahli Powell, executive director of Rainbow Railroad"."""

from __future__ import annotations

import re
from collections import Counter

from chechnya_reader import lexicon
from chechnya_reader.speakers import words
from chechnya_reader.speakers.phrases import (
    as_role,
    core,
    is_capitalised,
    is_name_token,
    is_possessive,
    is_role,
    without_article,
)
from chechnya_reader.text import squeezed

_TOKEN = re.compile(r"\S+")
_LIST_GOES_ON = re.compile(r"(?:,\s[A-Z][\w’'-]+){1,5},?\s(?:and|&)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")
_NO_FULL_STOP = ',;:!?“”"()—–'
_STOP = frozenset("." + _NO_FULL_STOP)
_STOP_MARK = re.compile(rf"[.{_NO_FULL_STOP}]")
_SAYS = lexicon.SAYING - lexicon.NOUN_LIKE
_PARTED = re.compile(r"\s?,\s+|\s+[–—-]\s+|\s+\(")
_SAYS_OF_WHAT = re.compile(r"\s(?:of|at|for|with)\s")
_OFFICE = re.compile(r"(\w+) of ((?:the )?[\w ]+)$")
_OWNER = re.compile(r"(?:^|[\s(])((?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?)\s$")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+(?:-(?:[A-Z]\.)+)?|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|No|Jr|Sr|Inc|Corp|Co)\.")
_JOINS = frozenset({", ", " (", " –", " —", " -", ",\n", ",\u00a0", " ,"})
_PLACED = frozenset({"of", "at", "fr", "wi"})
LONGEST_ROLE = 18
MOST_CAPITALS = 5
"""Capitalised words in a role before a name: with more it is a headline."""
AFTER_LIMIT = 240
BEFORE_LIMIT = 90


def role_after(text: str, end: int) -> str | None:
    """The role in apposition after a name that ends at `end`: ", executive director of Rainbow Railroad,".

    Where a verb follows without a comma, the words may be the next subject ("met Orlov, Anna’s lawyer said"): then
    they count only where they say of what, and do not begin with a name.
    """
    if text[end : end + 2] not in _JOINS:
        return None
    window = text[end : end + AFTER_LIMIT].split("\n", 1)[0]
    match = _PARTED.match(window)
    if not match:
        return None
    segment = _segment(window, match.end())
    closed = window[match.end() + len(segment) :].lstrip()[:1]
    if closed.isalpha() and (is_capitalised(segment) or not _SAYS_OF_WHAT.search(segment)):
        return None
    role, _ = as_role(segment)
    return role


def place_after(text: str, end: int) -> str | None:
    """ "at Human Rights Watch", "of the OSCE" right after a name: where somebody belongs, with its preposition."""
    if text[end : end + 1] != " " or text[end + 1 : end + 3] not in _PLACED:
        return None
    window = text[end : end + AFTER_LIMIT].split("\n", 1)[0]
    match = re.match(r"\s+(?:of|at|from|with)\s+(?:the\s+)?(?=[A-Z])", window)
    if not match:
        return None
    segment = _segment(window, match.end())
    tokens = segment.split()
    kept = []
    for token in tokens:
        if not (is_capitalised(token) or core(token) in {"of", "for", "and", "the", "in", "on", "to"}):
            break
        kept.append(token)
    while kept and not is_capitalised(kept[-1]):
        kept.pop()
    return squeezed(match.group() + " ".join(kept)) if kept else None


def _segment(window: str, start: int) -> str:
    """The words from `start` to the end of the apposition: a comma, the end of a sentence, a reporting verb."""
    end = start
    for token in _TOKEN.finditer(window, start):
        word = token.group()
        if token.start() > start and word.islower() and core(word) in _SAYS:
            break
        if word[0] in _STOP:
            break
        mark = _STOP_MARK.search(word)
        if mark is not None and not _ABBREVIATION.fullmatch(word):
            stop = len(word.rstrip(_NO_FULL_STOP)) if _ABBREVIATION.fullmatch(word.rstrip(",;:")) else mark.start()
            end = token.start() + stop
            goes_on = (
                _LIST_GOES_ON.match(window, end) if window[end : end + 1] == "," and is_capitalised(word) else None
            )
            if goes_on is None:
                break
            end = goes_on.end()
            rest = _segment(window, end) if window[end : end + 1] == " " else ""
            return squeezed(window[start:end] + " " + rest) if rest else window[start:end]
        end = token.end()
    return window[start:end]


def role_before(text: str, start: int) -> str | None:
    """The role right before a name that starts at `start`: "Russia program director", "Putin’s spokesman"."""
    if text[start - 1 : start] != " ":
        return None
    if (
        not is_role(text[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1])
        and " of " not in (text[max(0, start - 40) : start])
    ):
        return None
    window = text[max(0, start - BEFORE_LIMIT) : start].rsplit("\n", 1)[-1]
    tokens = window.split()
    office = _OFFICE.search(window.strip())
    kept: list[str] = []
    if office and is_role(office[1]) and office[2].lower() in words.OFFICES:
        kept = [office[1], "of", *office[2].split()]
        tokens = tokens[: len(tokens) - len(kept)]
    elif not tokens or not is_role(tokens[-1]) or (tokens[-1][-1] in _STOP and not _ABBREVIATION.fullmatch(tokens[-1])):
        return None
    else:
        kept = [tokens.pop()]
    while tokens and len(kept) < 9 and _belongs_before(tokens[-1], kept[0]):
        kept.insert(0, tokens.pop())
    if all(core(token) in words.PLAIN_TITLES for token in kept) or sum(map(is_capitalised, kept)) > MOST_CAPITALS:
        return None
    return without_article(" ".join(kept))


def _belongs_before(token: str, following: str) -> bool:
    plain = core(token)
    if token[-1] in _STOP and not _ABBREVIATION.fullmatch(token):
        return False
    if plain in words.NOT_NAMES or plain in words.PREPOSITIONS or plain in words.DETERMINERS or plain in words.PRONOUNS:
        return False
    if is_possessive(token):
        return is_capitalised(token)
    if is_possessive(following):
        return is_capitalised(token) and is_name_token(token)
    return is_name_token(token) or is_role(token) or plain in words.ROLE_MODIFIERS or "-" in token


def with_owner(text: str, start: int, role: str) -> str:
    """A role that stands before the name at `start`, with the name that owns it: "Australia’s Foreign Minister"."""
    owner = _OWNER.search(text[max(0, start - 60) : start].rsplit("\n", 1)[-1])
    if owner is None or not is_possessive(owner[1]):
        return role
    return f"{owner[1]} {role}"


def informative(roles: list[str]) -> str | None:
    """The most informative of some roles: the one given most often, of those the one with most words.

    One that is too long to read as a role counts only where there is no other.
    """
    if len(roles) < 2:
        return roles[0] if roles else None
    counts = Counter(roles)
    short = [role for role in counts if len(role.split()) <= LONGEST_ROLE] or list(counts)
    return max(short, key=lambda role: (counts[role], len(role.split()), len(role), role))
