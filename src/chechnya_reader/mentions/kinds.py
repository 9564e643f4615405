"""What the words around a name say of its kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from chechnya_reader.lexicon import ROLES, SAYING
from chechnya_reader.mentions import words
from chechnya_reader.mentions.runs import Name, is_group, is_place
from chechnya_reader.model import MentionKind
from chechnya_reader.text import remembered

SIGHTINGS = 4
"""At how many places the words around a name are read."""
_LOCATIVES = [[word] for word in sorted(words.LOCATIVES | {"from"})]
_THE = ("the", "The")
CERTAIN = 4
"""The weight of a sign that needs no second one."""
_AROUND = 30
_FEW = 40
"""How many times the whole text is searched for a word before its words are put into a set."""
_AGED = re.compile(r", (?:\d\d,|an? |who |whose |the (?:former |first )?\w+ (?:of|at|for) )")
_HUMAN = words.FAMILY | frozenset(role for role in ROLES if not role.endswith("s") or role == "boss") - frozenset(
    (
        "group",
        "crowd",
        "audience",
        "percent",
        "sign",
        "headline",
        "banner",
        "poll",
        "conservative",
        "republican",
        "democrat",
    )
)


Run = tuple[int, int, Name]
"""A name where it stands: start and end in the text, and the name as read."""
_Votes = dict[MentionKind, int]
_RANKED: tuple[MentionKind, ...] = ("person", "organisation", "place")
"""Of kinds with as many votes the first is chosen."""


class LowerCase:
    """Whether a word stands in the text in lower case too: "policy", of "Foreign Policy"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self._words: frozenset[str] = frozenset()

    def __contains__(self, word: str) -> bool:
        self._asked += 1
        if self._asked <= _FEW:
            return f" {word} " in self._text
        if not self._words:
            self._words = frozenset(self._text.split())
        return word in self._words


def kinds_of(text: str, runs: Iterable[Run], lower: LowerCase) -> dict[str, MentionKind]:
    """One kind for each name, from all places where the text has it; a surname has the kind of the full name."""
    kinds: dict[str, MentionKind] = {}
    votes: dict[str, _Votes] = {}
    looked: dict[str, int] = {}
    for start, end, (_, _, name, own, _) in runs:
        if name in kinds:
            continue
        if own is not None:
            kinds[name] = own
            continue
        times = looked.get(name, 0)
        if times == SIGHTINGS:
            continue
        kind, weight = sign_at(text, start, end, " " in name)
        if weight == CERTAIN:
            kinds[name] = kind
            votes.setdefault(name, {})
            continue
        looked[name] = times + 1
        if not times:
            votes[name] = {kind: weight}
        elif weight:
            votes[name][kind] = votes[name].get(kind, 0) + weight
    for name, counter in votes.items():
        if name not in kinds:
            kinds[name] = _weighed(name, counter, votes, lower)
    surnames: set[str] = set()
    parts: set[str] = set()
    short: set[str] = set()
    for name, kind in kinds.items():
        if " " in name:
            if kind == "person":
                *earlier, surname = name.split()
                surnames.add(surname)
                parts.update(earlier)
            elif kind == "organisation":
                short.add(_short_for(name))
    for name in votes:
        if name in surnames:
            kinds[name] = "person"
        elif kinds[name] == "other" and name.lower() not in lower:
            if name in short:
                kinds[name] = "organisation"
            elif name in parts and name.lower() not in words.TITLE_WORDS:
                kinds[name] = "person"
    return kinds


@remembered
def _short_for(organisation: str) -> str:
    """The first word of a long name where that may stand for the whole; empty where it may not."""
    first, *later = organisation.split()
    own = words.LOCAL_HEADS.isdisjoint(map(str.lower, later)) and first.lower() not in words.COUNTRIES
    return first if own else ""


def _weighed(name: str, counter: _Votes, names: Collection[str], lower: LowerCase) -> MentionKind:
    best: MentionKind = "other"
    most = counter.get(best, 0)
    for kind in _RANKED:
        weight = counter.get(kind, 0)
        if weight > most:
            best, most = kind, weight
    if best == "other" and " " in name and name.rsplit(None, 1)[-1].lower() in words.SURNAME_HEADS:
        return "place"
    if most:
        return best
    if name.lower() in words.COUNTRIES:
        return "place"
    parts = name.split()
    if not 1 < len(parts) < 5 or is_group(parts[0].lower()):
        return "other"
    if parts[-1] in names:
        return "person"
    for part in parts:
        if len(part) > 2 and part.lower() in lower:
            return "other"
    return "person"


def sign_at(text: str, start: int, end: int, several: bool) -> tuple[MentionKind, int]:
    """The kind of the name at `text[start:end]` that the words around it speak for, with a weight up to `CERTAIN`."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    lead, _, word = before[:-1].rpartition(" ") if before[-1:] == " " else ("", "", "")
    word = word.rpartition("\n")[2]
    mark = after[:1]
    direct = ""
    if word in _HUMAN:
        return "person", CERTAIN
    if mark == " ":
        direct = after[1:].partition(" ")[0].rstrip('.,:;)”"')
        if direct in SAYING:
            if word in _THE and not several:
                return "other", 2
            return ("organisation", 3) if word in _THE else ("person", 3)
    elif mark == ",":
        if several and (_AGED.match(after) or _apposed(after)):
            return "person", CERTAIN
    elif mark in "’'" and after[1:3] == "s " and after[3:].partition(" ")[0] in words.OWNED:
        return "person", 2
    if direct in words.BEARERS and word in _THE and not several:
        return "organisation", 2
    if word in _THE:
        told = several and lead.endswith((" told", " by", " with"))
        return ("organisation", 3) if told else ("other", 2)
    if direct in ("who", "whose") or after[:6] == ", who ":
        return "person", CERTAIN
    if mark != " " and word in SAYING and word not in words.NO_SPEAKING_BEFORE:
        return "person", 2
    if word in words.BEARERS:
        return "organisation", 3
    by_word = _sign_before(lead, word, mark, direct, several)
    if by_word is not None:
        return by_word
    if mark == "," and is_place(after[2:].strip().partition(" ")[0].partition("\n")[0].strip(".,;:)").lower()):
        return "place", 2
    return "other", 0


def _sign_before(lead: str, word: str, mark: str, direct: str, several: bool) -> tuple[MentionKind, int] | None:
    """What a preposition, or another `word` between `lead` and the name, says of it; None where it says nothing.

    `mark` is the character after the name, and `direct` the word after it, if only a space parts them.
    """
    if word == "In" and mark == ",":
        return "place", 1
    if word in words.LOCATIVES or (word in ("to", "from") and lead.rpartition(" ")[2] in words.TRAVEL):
        free = mark != " " or direct in words.GRAMMAR or direct[:1].isdigit()
        free = free or (several and lead.rpartition(" ")[2] in words.LOCATED)
        return ("place", 2) if free and mark not in "’'" else ("other", 0)
    if word == "on":
        return "other", 2
    if word == "and" and not several and mark != " " and lead.split(" ")[-2:-1] in _LOCATIVES:
        return "place", 2
    if word == "of" and lead.rpartition(" ")[2] in words.OF_PLACES and not several:
        return "place", 2
    if word == "for" and not several and lead.split(" ")[-2:-1] == ["left"]:
        return "place", 1
    if not several and word in ("from", "left", "fled", "reached"):
        free = mark not in " ’'" or (mark == " " and (direct in words.GRAMMAR or direct[:1].isdigit()))
        return ("place", 1) if free else ("other", 0)
    if word == "told" and not several and direct in ("that", "in", "on", "by", "he", "she", "they", "it"):
        return "organisation", 1
    if word == "at" and several:
        return "organisation", 2
    return None


def _apposed(after: str) -> bool:
    """Whether a comma and a role follow: "Anna Bell, executive director of"."""
    if not after.startswith(", "):
        return False
    return any(word.strip(",.") in _HUMAN for word in after[2:].split(" ", 3)[:3])
