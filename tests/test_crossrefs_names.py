"""People, organisations and places that several articles name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from chechnya_reader.crossrefs import find_references
from chechnya_reader.model import CrossReference, Mention, MentionKind, ReferenceKind
from tests.told_articles import article, of_kind


def named(
    bodies: dict[str, str], mentions: Sequence[tuple[str, str, MentionKind]]
) -> dict[ReferenceKind, list[CrossReference]]:
    """References of texts in which each given (article, words, kind) is a mention wherever the words stand."""
    found: dict[str, list[Mention]] = {name: [] for name in bodies}
    for name, words, kind in mentions:
        for match in re.finditer(re.escape(words), bodies[name]):
            found[name].append(Mention(match.start(), match.end(), words, kind))
    references = find_references([article(name, body) for name, body in bodies.items()], [], found)
    kinds: tuple[ReferenceKind, ...] = ("person", "organisation", "place")
    return {kind: of_kind(references, kind) for kind in kinds}


def test_a_surname_stands_for_the_full_name_of_its_article() -> None:
    found = named(
        {"A": "Dr. Mara Quill came. Quill left.", "B": "Mara Quill’s boat", "C": "Iris Quill sang."},
        [
            ("A", "Dr. Mara Quill", "person"),
            ("A", "Quill", "person"),
            ("B", "Mara Quill’s", "person"),
            ("C", "Iris Quill", "person"),
        ],
    )
    (person,) = found["person"]
    assert (person.label, person.articles) == ("Mara Quill", ("A", "B"))


def test_a_surname_that_two_people_share_stands_for_neither() -> None:
    found = named(
        {"A": "Mara Quill", "B": "Iris Quill", "C": "Mr Quill", "D": "Quill"},
        [
            ("A", "Mara Quill", "person"),
            ("B", "Iris Quill", "person"),
            ("C", "Mr Quill", "person"),
            ("D", "Quill", "person"),
        ],
    )
    assert [(person.label, person.articles) for person in found["person"]] == [("Quill", ("C", "D"))]


def test_a_title_before_a_name_is_no_part_of_it() -> None:
    found = named(
        {"A": "Secretary of State Mara Quill", "B": "the former Harbour Minister Mara Quill", "C": "Mara J. Quill"},
        [
            ("A", "Secretary of State Mara Quill", "person"),
            ("B", "Harbour Minister Mara Quill", "person"),
            ("C", "Mara J. Quill", "person"),
        ],
    )
    (person,) = found["person"]
    assert person.articles == ("A", "B", "C")
    assert person.label == "Mara Quill"


def test_a_name_is_of_one_kind_in_the_whole_folder() -> None:
    found = named(
        {
            "A": "Norlandish in Norland",
            "B": "Norland",
            "C": "Norland and Norlandish fish",
            "D": "Norlandish Norlandish",
        },
        [
            ("A", "Norlandish", "person"),
            ("A", " Norland", "place"),
            ("B", "Norland", "person"),
            ("C", "Norland", "person"),
            ("C", "Norlandish", "other"),
            ("D", "Norlandish", "other"),
        ],
    )
    assert found["person"] == []
    (place,) = found["place"]
    assert place.articles == ("A", "B", "C")


def test_what_all_articles_name_comes_last() -> None:
    bodies = {name: "Norland. Eastport. Eastport. Norland. Norland." for name in "AB"} | {
        "C": "Norland",
        "D": "Norland",
    }
    found = named(
        bodies, [(name, "Norland", "place") for name in "ABCD"] + [(name, "Eastport", "place") for name in "AB"]
    )
    assert [place.label for place in found["place"]] == ["Eastport", "Norland"]
    assert len(found["place"][1].evidence) == 3 + 3 + 1 + 1


def test_every_place_where_a_name_stands_is_evidence() -> None:
    found = named({"A": "Norland. " * 7, "B": "Norland."}, [(name, "Norland", "place") for name in "AB"])
    (place,) = found["place"]
    assert [(row.article, row.start) for row in place.evidence] == [
        *(("A", 9 * number) for number in range(7)),
        ("B", 0),
    ]


@pytest.mark.parametrize(
    ("full", "plain"),
    [
        ("the Russian Federation", "Russia"),
        ("Chechen Republic", "Chechnya"),
        ("Czech Republic", "Czechia"),
        ("Kazakh Republic", "Kazakhstan"),
    ],
)
def test_the_full_and_the_plain_name_of_a_country_are_one_place(full: str, plain: str) -> None:
    found = named({"A": f"In {full}.", "B": f"In {plain}."}, [("A", full, "place"), ("B", plain, "place")])
    assert [(place.label, place.articles) for place in found["place"]] == [(plain, ("A", "B"))]


@pytest.mark.parametrize(
    ("full", "plain"),
    [
        ("Dominican Republic", "Dominica"),
        ("Austrian Republic", "Australia"),
        ("Nigerian Federation", "Niger"),
        ("Nigerien Republic", "Nigeria"),
        ("Serb Republic", "Serbia"),
        ("Czech Republic", "Czechoslovakia"),
        ("Russian Coast", "Russia"),
        ("People’s Chechen Republic", "Chechnya"),
    ],
)
def test_names_of_which_it_is_in_doubt_stay_two_places(full: str, plain: str) -> None:
    written = {"A": full, "B": full, "C": plain, "D": plain}
    found = named(written, [(name, words, "place") for name, words in written.items()])
    assert sorted(place.articles for place in found["place"]) == [("A", "B"), ("C", "D")]


def test_initials_of_a_full_name_stand_for_the_plain_one() -> None:
    found = named(
        {"A": "In the Russian Federation, in RF.", "B": "In RF.", "C": "In Russia."},
        [("A", "Russian Federation", "place"), ("A", "RF", "place"), ("B", "RF", "place"), ("C", "Russia", "place")],
    )
    assert [place.articles for place in found["place"]] == [("A", "B", "C")]
