"""Who can stand behind the words that another one is given for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chechnya_reader.crossrefs import find_references
from chechnya_reader.crossrefs.compatible import compatible, may_be_one, shared_surnames
from chechnya_reader.model import Speaker
from tests.told_articles import of_kind, speaker_of, told


def somebody(written: str) -> Speaker:
    speaker = speaker_of(written)
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mara Quill", "Mara Quill", True),
        ("Mara Quill", "?", True),
        ("Mara Quill", "unnamed a second witness", True),
        ("Mara Quill", "Tobin Hale", False),
        ("Ada Brandt (spokeswoman for the Harbour Board)", "organisation the Harbour Board", True),
        ("Ada Brandt (the Harbour Board’s acting spokesperson)", "organisation Harbour Board", True),
        ("Ada Brandt (spokeswoman for the Harbour Board)", "organisation the River Board", False),
        ("Ada Brandt (chair of the Harbour Board)", "organisation the Harbour Board", False),
        ("for Tobin Hale", "Tobin Hale", True),
        ("for Tobin Hale", "Mara Quill", False),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "for Tobin Hale", True),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "for Mara Quill", False),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "Iris Holt (Tobin Hale’s spokeswoman)", False),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "Tobin Hale", True),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "Mara Hale", False),
        ("for President Hale", "Tobin Hale", True),
        ("for the Hale campaign", "Tobin Hale", True),
        ("for the Hale Foundation", "Tobin Hale", False),
        ("for Tobin Hale", "Mara Hale", False),
        ("Mara Hale", "Tobin Hale", False),
        ("Hale", "Tobin Hale", False),
        ("for the Norland Fisheries Ministry", "for the Eastport Fisheries Ministry", False),
        ("for the ministry", "for the Norland Ministry", False),
        ("for the police", "organisation the Eastport police", False),
        ("for the Eastport police", "organisation Eastport Police", True),
        ("for the Harbour Board of Eastport", "organisation the Harbour Board", True),
        ("for the Harbour Board", "organisation the Harbour Board of Eastport", False),
        ("for the Board", "organisation the Board", False),
    ],
)
def test_speakers_are_compatible_where_one_may_speak_for_the_other(one: str, other: str, expected: bool) -> None:
    assert compatible(speaker_of(one), speaker_of(other)) is expected
    assert compatible(speaker_of(other), speaker_of(one)) is expected


def test_a_surname_that_two_bear_names_nobody_to_speak_for() -> None:
    hales = [somebody("Tobin Hale"), somebody("Mara Hale"), somebody("Mara Quill")]
    shared = shared_surnames(hales)
    assert shared == {"hale"}
    assert compatible(somebody("for Hale"), hales[0])
    assert not compatible(somebody("for Hale"), hales[0], shared)
    assert compatible(somebody("for Tobin Hale"), hales[0], shared)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Hale", "Tobin Hale", True),
        ("Tobin Hale", "Tobin Hale", True),
        ("Mara Hale", "Tobin Hale", False),
        ("Tobin", "Tobin Hale", False),
        ("organisation Hale", "Tobin Hale", False),
    ],
)
def test_one_name_may_be_of_one_person(one: str, other: str, expected: bool) -> None:
    assert may_be_one(somebody(one), somebody(other)) is expected
    assert may_be_one(somebody(other), somebody(one)) is expected


@pytest.mark.parametrize(("outlet", "expected"), [("The Eastport Herald", 1), ("The Norland Herald", 0), (None, 0)])
def test_an_outlet_is_given_for_what_its_own_article_quotes(outlet: str | None, expected: int) -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill.",
            "B | organisation Eastport Herald | “The northern beacon stayed dark all night,” said the Eastport Herald.",
        ]
    )
    articles[0] = replace(articles[0], source=outlet)
    assert len(of_kind(find_references(articles, quotes, {}), "statement")) == expected


def test_an_outlet_is_given_for_what_any_of_its_articles_quotes() -> None:
    articles, quotes = told(
        [
            *(f"{name} | Mara Quill | “The northern beacon stayed dark all night,” said Quill." for name in "AB"),
            "C | organisation Eastport Herald | “The northern beacon stayed dark all night,” said the Eastport Herald.",
        ]
    )
    articles[1] = replace(articles[1], source="The Eastport Herald")
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert statement.articles == ("A", "B", "C")


def test_an_outlet_without_a_name_is_nobodys_voice() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill.",
            "B | organisation … | “The northern beacon stayed dark all night,” it said.",
        ]
    )
    assert of_kind(find_references(articles, quotes, {}), "statement") == []
