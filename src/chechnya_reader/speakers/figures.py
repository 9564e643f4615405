"""Whoever an article names, and the places where it does."""

from __future__ import annotations

from dataclasses import dataclass, field

from chechnya_reader.model import Mention, SpeakerKind
from chechnya_reader.speakers.genders import Gender
from chechnya_reader.speakers.names import PersonName


@dataclass(eq=False, slots=True)
class Figure:
    """One person, organisation or description of an article, with every form of the name in order of appearance.

    `gender` is what titles and nouns say; `hint` is what the given name is used for, and may only speak against.
    """

    kind: SpeakerKind
    forms: list[str]
    name: PersonName | None = None
    gender: Gender | None = None
    hint: Gender | None = None
    roles: list[str] = field(default_factory=list)
    head: str = ""
    plural: bool = False
    family: bool = False
    whom: Figure | None = None

    @property
    def fullest(self) -> str:
        """The form with most words; of those the longest, of those the first."""
        forms = self.forms
        return forms[0] if len(forms) == 1 else max(forms, key=lambda form: (len(form.split()), len(form)))


@dataclass(eq=False, slots=True)
class Sighting:
    """A place where a figure is named; `speaking` where it is the mention of a quote, `inside` within a quote."""

    mention: Mention
    figure: Figure
    speaking: bool = False
    inside: bool = False

    @property
    def start(self) -> int:
        """Where the mention begins, in characters of the body."""
        return self.mention.start
