"""People, organisations and places that a text names, by offset: capitalised runs, typed by the words around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chechnya_reader.lexicon import (
    ABBREVIATED_TITLES,
    FUNCTION_WORDS,
    NAME_PARTICLES,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PLACE_ABBREVIATIONS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    ROLES,
    SAYING,
    TITLES,
)
from chechnya_reader.model import Mention, MentionKind, Span
from chechnya_reader.text import paragraphs

UPPER = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
"""Capital letters of the Latin, Greek and Cyrillic alphabets, for a character class."""

_DOTTED = "|".join(
    rf"(?<=\b(?:{'|'.join(title for title in ABBREVIATED_TITLES if len(title) == length)}))" for length in (2, 3, 4)
)
_WORD = rf"[{UPPER}]\w*(?:[’'&.-]\w+)*(?:(?:(?<=\b[{UPPER}])|{_DOTTED})\.)?"
_LINK = r"(?:of the|for the|of|for|and|&|in|de|del|della|da|di|du|la|le|van der|van|von|der|den|bin|ibn|al|el|ben|y|e)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{_WORD}){{0,11}}")
_GLUE = frozenset("@#/.’'-_")
_NO_SPACE = re.compile(r"[^ \u00a0]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_END = frozenset(".!?:…\"“”‘'’(•*-–—")
_HEADLINE_SHARE = 0.6
_ADJECTIVE = ("an", "ish", "ese", "ic", "ern")
_ENOUGH_VOTES = 5


class _Run(NamedTuple):
    start: int
    end: int
    text: str
    head_of_sentence: bool
    headline: bool


def find_mentions(text: str, parts: Sequence[Span] | None = None) -> tuple[Mention, ...]:
    """The names in `text`, by offset, in and outside quotation marks; `parts` are `paragraphs(text)` where known.

    `kind` is person, organisation, place or other. A title ("Mr", "President") belongs to the name, a possessive ending
    does not. A word that has its capital only from the head of a sentence or from a headline is no name, unless the
    text names it elsewhere. Pronouns and roles in lower case are not listed. Takes time in proportion to the text.
    """
    runs = _runs(text, paragraphs(text) if parts is None else parts)
    known = {run.text for run in runs if not run.head_of_sentence and not run.headline}
    known_words = {word for name in known for word in name.split()}
    kept = [run for run in runs if _is_name(run, known, known_words)]
    kinds = _kinds(text, kept)
    return tuple(Mention(run.start, run.end, run.text, kinds[run.text]) for run in kept)


def _runs(text: str, parts: Sequence[Span]) -> list[_Run]:
    runs: list[_Run] = []
    parted: dict[str, tuple[tuple[int, int, str], ...]] = {}
    index = -1
    part_start = part_end = 0
    headline = False
    for match in _RUN.finditer(text):
        start = match.start()
        if start and (text[start - 1] in _GLUE or text[start - 1].isalnum()):
            continue
        if start >= part_end:
            while index + 1 < len(parts) and start >= part_end:
                index += 1
                part_end = parts[index].end
            if start >= part_end:
                break
            part_start = parts[index].start
            headline = _is_headline(text, parts[index])
        words = match.group()
        names = parted.get(words)
        if names is None:
            names = parted[words] = tuple((a, b, words[a:b]) for a, b in _names(words))
        for a, b, name in names:
            runs.append(_Run(start + a, start + b, name, _heads_sentence(text, start + a, part_start), headline))
    return runs


def _heads_sentence(text: str, start: int, part_start: int) -> bool:
    before = start - 1
    while before >= part_start and text[before].isspace():
        before -= 1
    return before < part_start or text[before] in _SENTENCE_END


def _is_headline(text: str, part: Span) -> bool:
    """Whether a paragraph is a short line without a full stop, most of whose words have capitals."""
    if part.end - part.start > 160 or text[part.end - 1] in ".,;:":
        return False
    words = [word for word in text[part.start : part.end].split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals >= _HEADLINE_SHARE * len(words)


def _names(run: str) -> list[tuple[int, int]]:
    """The names in one run of capitalised words: parted after a possessive, and at links that join two names."""
    names: list[tuple[int, int]] = []
    current: list[tuple[int, int]] = []
    for match in _NO_SPACE.finditer(run):
        a, b = match.span()
        word = match.group()
        if not word[0].isupper():
            if word not in NAME_PARTICLES and not _is_organisation(run, current, word):
                names += _trimmed(run, current)
                current = []
            elif current:
                current.append((a, b))
            continue
        possessive = _POSSESSIVE.search(word)
        current.append((a, b - len(possessive.group()) if possessive else b))
        if possessive:
            names += _trimmed(run, current)
            current = []
    return names + _trimmed(run, current)


def _is_organisation(text: str, words: list[tuple[int, int]], link: str) -> bool:
    if not words or link not in ("of", "for", "the", "and", "&", "in"):
        return False
    heads = {text[a:b].lower() for a, b in words}
    if link == "of" and text[slice(*words[-1])].lower() in TITLES:
        return True
    return link == "&" or (bool(heads & ORGANISATION_HEADS) and (link != "in" or len(words) > 3))


def _trimmed(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`words` as one name, without function words, weekdays and links at its ends; nothing where none are left."""
    first, last = 0, len(words)
    while first < last and _is_loose(text, words[first]):
        first += 1
    while last > first and _is_ending(text, words[last - 1]):
        last -= 1
    if first == last:
        return []
    start, end = words[first][0], words[last - 1][1]
    if last - first == 1 and (text[start:end].rstrip(".").lower() in TITLES or end - start < 2):
        return []
    return [(start, end)]


def _is_loose(text: str, word: tuple[int, int]) -> bool:
    plain = text[word[0] : word[1]]
    return (plain.lower() in NOT_NAMES and not (plain.isupper() and len(plain) > 1)) or plain.islower()


def _is_ending(text: str, word: tuple[int, int]) -> bool:
    plain = text[word[0] : word[1]]
    return plain.islower() or (plain.lower() in FUNCTION_WORDS and not plain.isupper())


def _is_name(run: _Run, known: set[str], known_words: set[str]) -> bool:
    if not run.head_of_sentence and not run.headline:
        return True
    if run.text in known:
        return True
    words = run.text.split()
    if run.headline:
        return False
    return len(words) > 1 or run.text in known_words or (run.text.isupper() and len(run.text) > 2)


def _kinds(text: str, runs: list[_Run]) -> dict[str, MentionKind]:
    """One kind for each name, from all places where the text has it; a surname has the kind of the full name."""
    votes: dict[str, Counter[MentionKind]] = {}
    for run in runs:
        counter = votes.get(run.text)
        if counter is None:
            counter = votes[run.text] = Counter()
        elif counter.total() >= _ENOUGH_VOTES:
            continue
        counter[_kind_there(text, run)] += 1
    kinds: dict[str, MentionKind] = {name: _winner(counter) for name, counter in votes.items()}
    surnames = {name.split()[-1] for name, kind in kinds.items() if kind == "person" and " " in name}
    short = {name.split()[0] for name, kind in kinds.items() if kind == "organisation" and " " in name}
    for name, kind in kinds.items():
        if " " not in name and kind == "other":
            if name in surnames:
                kinds[name] = "person"
            elif name in short and not name.endswith(_ADJECTIVE):
                kinds[name] = "organisation"
    return kinds


def _winner(counter: Counter[MentionKind]) -> MentionKind:
    for kind in ("organisation", "person", "place"):
        if counter[kind] and counter[kind] >= max(counter["person"], counter["place"]):
            return kind
    return "other"


def _kind_there(text: str, run: _Run) -> MentionKind:
    words = run.text.split()
    last = words[-1].lower()
    first = words[0].rstrip(".").lower()
    if first in TITLES and len(words) > 1 and last not in ORGANISATION_HEADS:
        return "person"
    if run.text in PLACE_ABBREVIATIONS:
        return "place"
    if last in ORGANISATION_HEADS:
        return "organisation"
    if any(word.lower() in ROLES for word in words[:-1]):
        return "person"
    if any(word.islower() for word in words) and any(word.lower() in ORGANISATION_HEADS for word in words):
        return "organisation"
    if last in PLACE_HEADS or (first in PLACE_HEADS and len(words) > 1):
        return "place"
    if len(words) == 1 and run.text.isupper() and len(run.text) > 1:
        return "organisation"
    before, after = _around(text, run)
    if before in ROLES or after in SAYING or after in ("who", "whose"):
        return "person"
    if before in PLACE_PREPOSITIONS and (len(words) == 1 or before == "in"):
        return "place"
    if before == "the":
        return "organisation" if len(words) > 1 else "other"
    return "person" if len(words) in (2, 3, 4) else "other"


def _around(text: str, run: _Run) -> tuple[str, str]:
    before = text[max(0, run.start - 24) : run.start].split(" ")
    after = text[run.end : run.end + 20].split(" ")
    word_before = before[-2].lower() if len(before) > 1 and before[-1] == "" else ""
    word_after = after[1].rstrip(".,:;").lower() if len(after) > 1 and after[0] in ("", ",", "’s", "'s") else ""
    return word_before, word_after
