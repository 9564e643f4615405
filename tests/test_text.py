from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader import text as texts
from chechnya_reader.model import Span
from chechnya_reader.text import (
    Folded,
    digest,
    excerpt,
    fold,
    has_word,
    remembered,
    slug,
    squeezed,
    visible,
    visible_line,
)

AWKWARD = st.text(st.sampled_from("abßﬁİıéÉ\u0301\u0308…½😀\u200d“”’'\"`–\n\t ΣσςД\x1b\u202e\u0130ŉǆ"), max_size=30)
TEXTS = AWKWARD | st.text(max_size=30)


@given(TEXTS)
def test_what_is_shown_has_as_many_characters_as_the_text(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert len(visible_line(text)) == len(text)


@given(st.text(max_size=30))
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    for character in visible(text):
        assert unicodedata.category(character) not in ("Cc", "Cs") or character in "\n\t"
        assert character not in "\xad\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\U000e0041"
    assert not {"\n", "\t"} & set(visible_line(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b\xad\u202e", "\ufffd\ufffd\ufffd"),
        ("a\u2028b\ud800", "a\ufffdb\ufffd"),
        ("line\n\ttab [bold] é 日本 👩\u200d🚀", "line\n\ttab [bold] é 日本 👩\u200d🚀"),
    ],
)
def test_an_unsafe_character_has_a_visible_stand_in(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_shown_line_has_spaces_for_line_breaks_and_tabs() -> None:
    assert visible_line("one\ntwo\tthree") == "one two three"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Don’t,” «Él» ‹x› ‚y‘", "\"don't,\" \"el\" 'x' 'y'"),
        ("re–cover — minus −", "re-cover - minus -"),
        ("Straße, ﬁre, İstanbul, ΟΔΟΣ", "strasse, fire, istanbul, οδοσ"),
        ("e\u0301 Å\u030a", "e a"),
        ("a\u00a0b\nc\td", "a b c d"),
        ("`tick`", "'tick'"),
    ],
)
def test_case_accents_and_the_variety_of_marks_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS, TEXTS)
def test_folding_goes_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS)
def test_each_folded_character_leads_back_to_the_one_it_came_from(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    for index, character in enumerate(folded.text):
        span = folded.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert character in fold(text[span.start : span.end])


@given(TEXTS, st.data())
def test_a_folded_stretch_leads_back_to_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    covered = fold(text[span.start : span.end])
    assert folded.text[start:end] in covered
    parted = {n for n in (start, end) if n and fold(text[: folded.span(n, n).start]) != folded.text[:n]}
    if not parted:
        assert covered == folded.text[start:end]


def test_the_whole_of_a_character_is_covered_where_a_part_is_asked_for() -> None:
    assert Folded("aßc").span(1, 2) == Span(1, 2)
    assert Folded("aßc").span(2, 3) == Span(1, 2)


def test_an_accent_belongs_to_the_letter_before_it() -> None:
    assert Folded("cafe\u0301 noir").span(3, 4) == Span(3, 5)


def test_an_empty_stretch_has_an_empty_span() -> None:
    assert Folded("aße").span(2, 2) == Span(1, 1)
    assert Folded("abc").span(2, 2) == Span(2, 2)


def test_a_slug_has_only_letters_digits_and_hyphens() -> None:
    assert slug("Björn van Roozenbeek, Jr.") == "bjorn-van-roozenbeek-jr"
    assert slug("The  O’Hara—Institute") == "the-o-hara-institute"


@given(st.text(max_size=20))
def test_a_slug_is_never_empty(name: str) -> None:
    assert slug(name)
    assert not set(slug(name)) & set(" #/\n\t\x1b")


def test_names_without_letters_have_slugs_of_their_own() -> None:
    assert slug("???") != slug("!!!")


@given(st.text(max_size=20), st.text(max_size=20))
def test_other_texts_have_other_digests(one: str, other: str) -> None:
    assert (digest(one, 16) == digest(other, 16)) == (one == other)
    assert len(digest(one)) == 8


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert digest("\ud800") != digest("\ud801")


@given(st.text(max_size=40), st.data())
def test_an_excerpt_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = excerpt(text, start, end, 5)
    assert words == text[start:end]
    assert before + words + after == text[max(0, start - 5) : end + 5]


def test_squeezed_text_has_single_spaces() -> None:
    assert squeezed("  one\n\n two\tthree ") == "one two three"


@pytest.mark.parametrize("filler", ["\u034f", "\u115f", "\u3164", "\uffa0", "\U0001d173"])
def test_a_filler_that_shows_nothing_is_shown(filler: str) -> None:
    assert visible(f"a{filler}b") == "a\ufffdb"


class Shouting:
    """Upper case of what it reads, and all that it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, text: str) -> str:
        self.read.append(text)
        return text.upper()


def test_what_was_read_of_a_word_is_remembered_and_long_texts_are_not() -> None:
    shouting = Shouting()
    shout = remembered(shouting)
    long = "x" * 101
    assert [shout("pier"), shout("pier"), shout(long), shout(long)] == ["PIER", "PIER", long.upper(), long.upper()]
    assert shouting.read == ["pier", long, long]


def test_of_too_many_words_to_remember_those_not_asked_for_again_are_forgotten() -> None:
    shouting = Shouting()
    shout = remembered(shouting)
    full = 1 << 14
    for number in (*range(full), 0, *range(full, 2 * full), 0):
        shout(str(number))
    assert shouting.read == [str(number) for number in range(2 * full)]
    assert [shout("1"), shout("0")] == ["1", "0"]
    assert shouting.read[2 * full :] == ["1"]


@given(st.lists(st.integers(0, 40)), st.integers(1, 12))
def test_whatever_is_forgotten_the_answer_stays_and_no_more_is_kept_than_twice_the_most(
    asked: list[int], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_REMEMBERED", most)
        memory = texts._Memory(str.upper)
        for number in asked:
            assert memory[f"pier {number}"] == f"PIER {number}"
            assert max(len(memory), len(memory._older)) <= most


@given(st.text(st.sampled_from("ab_ 1é."), max_size=20))
def test_a_word_stands_by_itself_where_a_pattern_would_find_it_so(text: str) -> None:
    assert has_word(text, "ab") == (re.search(r"\bab\b", text) is not None)
