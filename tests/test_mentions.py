"""Mentions are tested by the texts in cases/mentions: title, text, what it names."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.mentions import find_mentions, without_title
from chechnya_reader.model import MentionKind
from chechnya_reader.text import squeezed
from tests.case_files import Case, read_cases

CASES = read_cases("mentions")
NAMED = ("person", "organisation", "place")


def rows(text: str) -> list[str]:
    """The mentions of people, organisations and places as the cases write them."""
    return [f"{one.kind} | {squeezed(one.text)}" for one in find_mentions(text) if one.kind in NAMED]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in CASES if case.file == "names"])
def test_a_case_names_what_it_says_and_nothing_else(case: Case) -> None:
    assert rows(case.text) == case.expected.splitlines()


def test_nine_in_ten_mentions_of_whole_stories_are_right() -> None:
    stories = [case for case in CASES if case.file == "texts"]
    right = found = expected = 0
    for case in stories:
        got, wanted = Counter(rows(case.text)), Counter(case.expected.splitlines())
        right += (got & wanted).total()
        found += got.total()
        expected += wanted.total()
        print(case.title, "| not found:", sorted(wanted - got), "| wrong:", sorted(got - wanted))
    f1 = 2 * right / (found + expected)
    print(f"{expected} mentions, precision {right / found:.3f}, recall {right / expected:.3f}, F1 {f1:.3f}")
    assert expected >= 120
    assert f1 >= 0.9


def kinds(text: str) -> dict[str, MentionKind]:
    return {mention.text: mention.kind for mention in find_mentions(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Monday Sen. Mara Lind spoke.", "Sen. Mara Lind", "person"),
        ("It was the mayor Ida Holm who came.", "Ida Holm", "person"),
        ("He met Mara Lind. Later Lind’s brother came.", "Lind", "person"),
        ("He works at the Ministry of Transport now.", "Ministry of Transport", "organisation"),
        ("She asked the Harbour Network for help.", "Harbour Network", "organisation"),
        ("A report of the OSCE says so.", "OSCE", "organisation"),
        ("He lives in Selby.", "Selby", "place"),
        ("They crossed the North River at night.", "North River", "place"),
        ("He met Secretary of State Mara Lind.", "Secretary of State Mara Lind", "person"),
        ("Talks with Amity International went on. Only Amity stayed.", "Amity", "organisation"),
        ("She asked Björn van der Berg about it.", "Björn van der Berg", "person"),
        ("“I know Mara Lind,” he said.", "Mara Lind", "person"),
    ],
)
def test_names_are_typed_by_their_words_and_surroundings(text: str, name: str, kind: MentionKind) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Nobody came. Supporters waited outside. However, it rained.",
        "It was a Monday in March, on a Tuesday.",
        "He and I were there. But They said no.",
        "the bridge is shut",
        "Council Shuts Old Bridge After Long Debate",
        "see @MaraLind and #Bridge",
    ],
)
def test_capitals_that_name_nobody_are_no_mentions(text: str) -> None:
    assert find_mentions(text) == ()


def test_a_possessive_ending_does_not_belong_to_the_name() -> None:
    assert [mention.text for mention in find_mentions("They saw Lind’s bridge and Holm's house.")] == ["Lind", "Holm"]


def test_a_name_from_a_headline_counts_where_the_text_knows_it() -> None:
    text = "Mara Lind\n\nA bridge by Mara Lind fell."
    assert [mention.start for mention in find_mentions(text)] == [0, text.rindex("Mara")]


def test_two_names_joined_by_and_are_two_mentions() -> None:
    assert list(kinds("They met Mara Lind and Ida Holm.")) == ["Mara Lind", "Ida Holm"]


def test_a_link_that_leads_to_no_name_ends_the_name_before_it() -> None:
    assert kinds("It was shown to Mara Lind and The") == {"Mara Lind": "person"}


@given(st.text() | st.text(alphabet="aA ofTheMr.’'-\n,ÉЖ", max_size=150))
def test_mentions_stand_where_they_say_in_order_and_apart(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Secretary of State Mara Lind", "Mara Lind"),
        ("Mr Lind", "Lind"),
        ("Deputy Prime Minister Ida Holm", "Ida Holm"),
        ("Mara Lind", "Mara Lind"),
        ("Ministry of Transport", "Ministry of Transport"),
        ("Stephen King", "Stephen King"),
    ],
)
def test_a_name_without_its_title(name: str, bare: str) -> None:
    assert without_title(name) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Lind " * 1000,
        "A" * 100_000,
        "A." * 50_000,
        "A" + "'s" * 50_000,
        "A, B, and " * 10_000,
        "Council of the " * 5_000,
        "Mr. " * 10_000,
        "Bell said. " * 20_000,
        "St. Olav’s " * 5_000,
        "National Rivers, Lakes, " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_are_read(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_mentions(text))
