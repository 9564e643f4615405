from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.text import paragraphs


def texts(body: str) -> list[str]:
    return [body[span.start : span.end] for span in paragraphs(body)]


def test_a_blank_line_parts_paragraphs() -> None:
    assert texts("One.\n\nTwo.\n \t \nThree.") == ["One.", "Two.", "Three."]


def test_each_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert texts("A title\nBy somebody\nThe text begins.") == ["A title", "By somebody", "The text begins."]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    wrapped = (
        "The harbour office has shut the old bridge for good, and nobody in the\n"
        "town of Selby was asked whether that was what they wanted in this year.\n"
        "It stays shut."
    )
    assert texts(wrapped) == [wrapped]


NARROW = (
    "SELBY (NW) -- The harbour office has shut the old\n"
    "bridge for good, and nobody in the town was asked\n"
    "whether that was what they wanted."
)


def test_the_widest_lines_of_a_block_tell_how_wide_it_is_wrapped() -> None:
    assert texts(NARROW) == [NARROW]


def test_two_lines_are_joined_where_another_block_tells_the_width() -> None:
    short = "Holm, asked whether it would open, said: “Perhaps\nnot.”"
    assert texts(f"{NARROW}\n\n{short}") == [NARROW, short]
    assert texts(short) == short.split("\n")


def test_verse_is_not_joined() -> None:
    verse = [
        "The bridge is shut, the harbour sleeps,",
        "The office has a heavy door,",
        "And nobody but Selby keeps",
        "The hour",
    ]
    assert texts("\n".join(verse)) == verse


def test_lines_of_every_length_are_not_joined() -> None:
    lines = ["mooring fees for boats under ten metres", "rope", "harbour dues for those who stay the winter", "soup"]
    assert texts("\n".join(lines)) == lines


def test_the_items_of_a_list_stay_apart_however_wide_they_are() -> None:
    item = "- the harbour office shall open the old bridge before the next winter,"
    assert texts(f"{item}\n{item}\n{item}") == [item] * 3


def test_a_line_that_announces_something_ends_its_paragraph() -> None:
    line = "The harbour office has put a notice on its door, and this is what it says:"
    assert texts(f"{line}\nClosed.") == [line, "Closed."]


def test_white_space_around_a_paragraph_is_not_part_of_it() -> None:
    assert texts("  One. \n\n\tTwo.\u00a0\n") == ["One.", "Two."]


def test_no_text_has_no_paragraphs() -> None:
    assert paragraphs("") == []
    assert paragraphs(" \n\t\n") == []


@given(st.text(alphabet="ab. -•1)\n\t\u00a0\u2028", max_size=300))
def test_paragraphs_are_apart_in_order_and_leave_out_white_space_only(body: str) -> None:
    last = 0
    for span in paragraphs(body):
        assert last <= span.start < span.end
        assert not body[last : span.start].strip()
        assert body[span.start : span.end].strip() == body[span.start : span.end]
        last = span.end
    assert not body[last:].strip()
