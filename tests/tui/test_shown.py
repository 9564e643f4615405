"""The only way from text to the screen."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, split_graphemes
from rich.style import Style

from chechnya_reader.model import Span
from chechnya_reader.text import visible_line
from chechnya_reader.tui import shown
from chechnya_reader.tui.shown import Run

MIXED = st.text(st.sampled_from("ab cd  \t\n“é́漢字かな👩\u200d👧❤\ufe0f\u0301\x1b\x9b\u202e-…"), max_size=120)

WHOLE = st.lists(
    st.sampled_from([*"ab cd  \t\n“é漢字\x1b\x9b\u202e-…", "👩\u200d👧", "❤\ufe0f", "e\u0301"]), max_size=60
)


def drawn(runs: list[Run], width: int) -> str:
    return shown.strip(runs, width, lambda look: Style(), Style()).text


@given(MIXED, st.integers(2, 30))
@example("\u200d\u200dかか", 2)
def test_lines_hold_every_character_but_white_space_and_fit_the_width(text: str, width: int) -> None:
    lines = shown.wrap(text, width)
    assert lines
    assert all(first.end <= second.start for first, second in pairwise(lines))
    kept = {offset for line in lines for offset in range(line.start, line.end)}
    assert all(text[offset].isspace() for offset in range(len(text)) if offset not in kept)
    assert all(shown.cells(text[line.start : line.end]) <= width for line in lines)


@given(WHOLE.map("".join), st.integers(2, 30))
def test_offsets_and_columns_go_both_ways(text: str, width: int) -> None:
    lines = shown.wrap(text, width)
    filled = [line for line in lines if line.end > line.start]
    for line in filled:
        graphemes, _ = split_graphemes(visible_line(text[line.start : line.end]))
        for start, _, size in graphemes:
            offset = line.start + start
            assert filled[shown.line_of(filled, offset)] == line
            if size:
                assert shown.offset_at(text, line, shown.column_of(text, line, offset)) == offset


def test_a_cut_after_an_ellipsis_leaves_one() -> None:
    assert shown.fit("“Yes” … “No”", 8) == "“Yes”…"
    assert shown.wrapped("“Yes, so” … “No, never”", 9, 1) == ["“Yes, so…"]
    assert shown.wrapped("and “so” … “never”", 11, 1) == ["and “so”…"]


def test_a_text_is_wrapped_at_its_spaces() -> None:
    text = "one two three four"
    assert [text[span.start : span.end] for span in shown.wrap(text, 9)] == ["one two", "three", "four"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "before\n\none two three"
    assert shown.wrap(text, 7, 8, len(text)) == [Span(8, 15), Span(16, 21)]


def test_a_word_wider_than_the_line_is_broken_by_cells() -> None:
    assert [span.end - span.start for span in shown.wrap("x" * 25, 10)] == [10, 10, 5]


def test_unbroken_wide_characters_wrap_and_none_is_halved() -> None:
    text = "漢" * 11
    assert [span.end - span.start for span in shown.wrap(text, 9)] == [4, 4, 3]


def test_a_break_in_a_mixed_text_prefers_a_space() -> None:
    text = "漢字 plain words"
    assert [text[span.start : span.end] for span in shown.wrap(text, 10)] == ["漢字 plain", "words"]


def test_marks_that_combine_are_never_parted_from_their_letter() -> None:
    text = "e\u0301" * 10
    assert all(not unicodedata.combining(text[span.start]) for span in shown.wrap(text, 3))


def test_a_joined_emoji_is_one_sign_of_two_cells() -> None:
    family = "👩\u200d👧"
    assert shown.cells(family) == 2
    assert [span.end - span.start for span in shown.wrap(family * 4, 4)] == [6, 6]


@given(st.lists(MIXED, max_size=6), st.integers(1, 40))
@example(["\u200d\u200dか"], 1)
def test_a_strip_is_exactly_as_wide_as_asked(texts: list[str], width: int) -> None:
    strip = shown.strip([Run(text) for text in texts], width, lambda look: Style(), Style())
    assert sum(cell_len(segment.text) for segment in strip) == width == strip.cell_length


def test_a_run_that_begins_with_a_joiner_leaves_it_with_the_sign_before() -> None:
    strip = shown.strip([Run("❤"), Run("\ufe0fx")], 4, lambda look: Style(), Style())
    assert [segment.text for segment in strip] == ["❤\ufe0f", "x", " "]


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[2J", "\x1b]52;c;eA==\x07", "\x9b31m", "\x85", "a\u202eb", "\u200b", "\x00", "\x7f", "\ud800", "\U000e0041"],
)
def test_nothing_leaves_that_a_terminal_would_obey_or_hide(hostile: str) -> None:
    outputs = [
        drawn([Run(hostile)], 20),
        shown.content(hostile).plain,
        shown.content_line(hostile).plain,
        shown.fit(hostile, 20),
        shown.pad(hostile, 20),
        shown.justified(hostile, hostile, 40),
        *shown.wrapped(hostile, 20, 2),
    ]
    for output in outputs:
        assert output
        assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in output)


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/", "[/]", "[@click=app.quit]x[/]", "[see note]", "\\[x]"])
def test_markup_is_shown_as_the_characters_that_it_is(text: str) -> None:
    assert shown.content(text).plain == text
    assert shown.content(text).spans == []
    assert drawn([Run(text)], 30).rstrip() == text


def test_a_long_text_is_cut_with_an_ellipsis_by_cells() -> None:
    assert shown.fit("abcdef", 4) == "abc…"
    assert shown.fit("漢字漢字", 6) == "漢字…"
    assert shown.fit("abc", 0) == ""
    assert shown.wrapped("one two three four five", 9, 2) == ["one two", "three fo…"]


def test_two_ends_of_a_line_are_kept_apart() -> None:
    assert shown.justified("left", "right", 12) == "left   right"
    assert shown.justified("muchtoolong", "9", 8) == "mucht… 9"


def test_every_character_taken_for_one_cell_wide_is_so() -> None:
    even = [chr(code) for code in range(0x20, 0x10000) if not shown._UNEVEN.match(chr(code))]
    assert [character for character in even if get_character_cell_size(character) != 1] == []
