from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.mentions import find_mentions
from chechnya_reader.model import MentionKind


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


@given(st.text() | st.text(alphabet="aA ofTheMr.’'-\n,ÉЖ", max_size=150))
def test_mentions_stand_where_they_say_in_order_and_apart(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        last = mention.end
