"""The plain functions that the panes draw from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.tui.view import History, Place, grouped, moved_offset
from tests.tui.fakes import ANN, BOB, article, quote


def place(number: int) -> Place:
    return Place("a", number, None, "reader")


def test_back_and_forward_go_through_the_places_that_were_left() -> None:
    history = History()
    history.leave(place(1))
    history.leave(place(2))
    assert history.back(place(3)) == place(2)
    assert history.back(place(2)) == place(1)
    assert history.back(place(1)) is None
    assert history.forward(place(1)) == place(2)
    assert history.forward(place(2)) == place(3)
    assert history.forward(place(3)) is None


def test_going_somewhere_else_forgets_what_lay_forward() -> None:
    history = History()
    history.leave(place(1))
    history.back(place(2))
    history.leave(place(5))
    assert not history.can_go_forward
    assert history.back(place(6)) == place(5)


def test_groups_are_by_speaker_the_most_quoted_first_and_unknown_last() -> None:
    one = article("one", "a b c d e f")
    quotes = [
        quote(one, "a"),
        quote(one, "b"),
        quote(one, "c"),
        quote(one, "d", BOB),
        quote(one, "e", ANN),
        quote(one, "f", ANN),
    ]
    assert [(group.key, len(group.utterances)) for group in grouped(quotes)] == [
        ("speaker:ann-lee", 2),
        ("speaker:bob-stone", 1),
        ("unknown", 3),
    ]


@given(st.text("ab\n", max_size=40), st.text("cd", min_size=1, max_size=5), st.data())
def test_an_offset_follows_its_text_when_something_is_written_elsewhere(
    old: str, inserted: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(old)))
    offset = data.draw(st.integers(1, max(1, len(old))))
    new = old[:at] + inserted + old[at:]
    if offset < at:
        assert moved_offset(old, new, offset) == offset
    elif offset > at and offset < len(old):
        assert moved_offset(old, new, offset) == offset + len(inserted)


def test_an_offset_in_what_was_cut_goes_to_where_it_was_cut() -> None:
    assert moved_offset("abc XXXX def", "abc  def", 6) == 4
    assert moved_offset("abc", "", 2) == 0
