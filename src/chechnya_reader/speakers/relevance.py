"""Which of an article's many names matter for its speakers; the others need not be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chechnya_reader.model import Mention, Span
from chechnya_reader.speakers import words
from chechnya_reader.speakers.appositions import BEFORE
from chechnya_reader.speakers.roles import AFTER_LIMIT
from chechnya_reader.text import fold, remembered

PARAGRAPHS_BACK = 4
"""How many paragraphs before a pronoun may hold whom it means."""
FIRST_PLACES = 3
"""At how many places a short name is read that is far from every pronoun."""
LONGEST_DEFINITE = 6
MOST_PLACES = 60
"""Words of a description, and places of its noun in the text, that are looked at."""
MANY = 1_000_000_000
FAR = (MANY, MANY)
_Stretch = tuple[int, int]
ALIKE = 4
"""Letters that two spellings of one name have in common at its head."""


def relevant(
    text: str,
    speaking: Sequence[Mention],
    mentions: Sequence[Mention],
    parts: Sequence[Span],
    quoted: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """The mentions that may name a speaker, or whom a speaker's pronoun or description stands for, by offset.

    These are the names near a pronoun, those near the noun of a description that stands for one ("the senator"), and
    names that share a word's head with one of those or with a mention of `speaking`: the full ones wherever they
    stand, the short ones at their first places. Within `quoted`, stretches by offset, only full names tell anything.
    """
    persons, anything = _windows(text, speaking, parts)
    wanted = {head for mention in speaking for head in _heads(mention.text)}
    acronym = any(len(word) > 2 and word.isupper() for mention in speaking for word in mention.text.split())
    candidates: list[tuple[Mention, bool]] = []
    index = other = position = 0
    quote = quoted[0] if quoted else FAR
    person, any_one = persons[0], anything[0]
    for mention in mentions:
        start = mention.start
        while quote[1] <= start:
            position += 1
            quote = quoted[position] if position < len(quoted) else FAR
        inside = quote[0] <= start
        if inside and " " not in mention.text:
            continue
        while person[1] <= start:
            index += 1
            person = persons[index]
        while any_one[1] <= start:
            other += 1
            any_one = anything[other]
        near = not inside and (
            any_one[0] <= start or (person[0] <= start and (mention.kind != "organisation" or " " not in mention.text))
        )
        if near:
            wanted.update(_ends(mention.text))
        candidates.append((mention, near))
    return list(_telling(candidates, wanted, organisations=acronym))


def _telling(candidates: Sequence[tuple[Mention, bool]], wanted: set[str], *, organisations: bool) -> Iterator[Mention]:
    """The mentions that are near, or share a head of `wanted`; a short name only at its first places."""
    left: dict[str, int] = {}
    for mention, near in candidates:
        text = mention.text
        if near or (organisations and mention.kind == "organisation"):
            yield mention
            continue
        more = left.get(text)
        if more is None:
            more = 0 if wanted.isdisjoint(_ends(text)) else FIRST_PLACES if " " not in text else MANY
        if more:
            yield mention
        left[text] = more - 1 if more else 0


def _head(word: str) -> str:
    plain = word.lower() if word.isascii() else fold(word)
    if plain.startswith(("zh", "dzh")):
        plain = "j" + plain[plain.index("h") + 1 :]
    return plain[:ALIKE].strip(".'")


def _heads(text: str) -> set[str]:
    return {
        _head(word)
        for word in text.replace("_", " ").split()
        if word[:1].isupper() or "-" in word or word in words.GROUP_NOUNS
    }


@remembered
def _ends(text: str) -> tuple[str, ...]:
    """The heads of the first and the last word: a given name or short name, and a surname."""
    tokens = text.replace("_", " ").split()
    if len(tokens) > 2 and tokens[-1].strip(".,").lower() in words.SUFFIXES:
        tokens.pop()
    return (_head(tokens[0]), _head(tokens[-1])) if tokens else ()


def _windows(text: str, speaking: Sequence[Mention], parts: Sequence[Span]) -> tuple[list[_Stretch], list[_Stretch]]:
    """The stretches before "he" and "she"; and those before other pronouns and descriptions, and around their nouns."""
    starts = [part.start for part in parts]
    persons: list[_Stretch] = []
    found: list[_Stretch] = []
    nouns: set[str] = set()
    for mention in speaking:
        tokens = mention.text.split()
        first = fold(tokens[0]) if tokens else ""
        definite = first in words.DEFINITE
        if definite or first in words.PLAIN_PRONOUNS or first in words.POSSESSIVE_PRONOUNS:
            index = max(0, bisect_right(starts, mention.start) - 1 - PARAGRAPHS_BACK)
            kept = persons if first in words.MALE_PRONOUNS or first in words.FEMALE_PRONOUNS else found
            kept.append((starts[index] if starts else 0, mention.start if len(tokens) == 1 else mention.end + BEFORE))
        if definite:
            nouns.update(token.lower() for token in tokens[1:LONGEST_DEFINITE] if fold(token) in words.COUNTED_OR_RANKS)
    if nouns:
        folded = text.lower()
        for noun in nouns:
            at = folded.find(noun[: 3 if noun in words.TITLES else None])
            for _ in range(MOST_PLACES):
                if at < 0:
                    break
                found.append((max(0, at - AFTER_LIMIT), at + BEFORE))
                at = folded.find(noun[: 3 if noun in words.TITLES else None], at + BEFORE)
    return _merged(persons), _merged(found)


def _merged(found: list[_Stretch]) -> list[_Stretch]:
    """The stretches by offset without overlaps, and FAR after them."""
    windows: list[_Stretch] = []
    for start, end in sorted(found):
        if windows and windows[-1][1] >= start:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return [*windows, FAR]
