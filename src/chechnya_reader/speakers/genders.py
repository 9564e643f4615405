"""What words say of somebody's gender: pronouns, nouns and titles surely, given names only against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from chechnya_reader.speakers import given_names, words
from chechnya_reader.speakers.names import PersonName
from chechnya_reader.text import fold, remembered

Gender = Literal["m", "f"]


def pronoun_gender(folded: str) -> Gender | None:
    """The gender that a folded pronoun shows."""
    return "m" if folded in words.MALE_PRONOUNS else "f" if folded in words.FEMALE_PRONOUNS else None


def noun_gender(nouns: Sequence[str]) -> Gender | None:
    """The gender that role nouns and titles show ("spokeswoman", "Mrs"), where they agree."""
    found: set[Gender] = set()
    for noun in nouns:
        last = noun.rpartition("-")[2]
        title = words.TITLES.get(noun)
        if last in words.FEMALE_NOUNS or title == "f":
            found.add("f")
        elif last in words.MEN_ONLY or title == "m":
            found.add("m")
    return found.pop() if len(found) == 1 else None


def genders_agree(first: Gender | None, second: Gender | None) -> bool:
    """Whether nothing is known that tells the two apart."""
    return first is None or second is None or first == second


def gender_of_name(name: PersonName, written: str) -> Gender | None:
    """What a full name lets one think, by the given name or a Slavic ending; weak, and only to speak against."""
    hint = given_gender(written)
    if hint or fold(written.split()[0]) in given_names.OF_BOTH:
        return hint
    if name.surname.endswith(("ova", "eva", "skaia")):
        return "f"
    return (
        "m" if name.surname.endswith(("ov", "ev", "ski")) and name.given.endswith(("i", "v", "r", "m", "n")) else None
    )


@remembered
def given_gender(written: str) -> Gender | None:
    """Whose given name the first word mostly is; None where it is used for both, or not known."""
    first = fold(written.split()[0])
    if first in given_names.OF_BOTH:
        return None
    return "f" if first in given_names.FEMALE_NAMES else "m" if first in given_names.MALE_NAMES else None
