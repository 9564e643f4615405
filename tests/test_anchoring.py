"""Words are found again at their passage after any edit elsewhere, and never become other words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chechnya_reader.anchoring import AROUND, find_words, words_at
from chechnya_reader.model import Article


def article_of(body: str) -> Article:
    return Article(id="any", path="any.txt", file="any.txt", title="any", body=body)


@pytest.mark.parametrize("edited", ["“No.” Nothing more came.", "All she had to say was “No.”"])
def test_words_at_an_end_of_the_text_need_only_that_end(edited: str) -> None:
    body = "“No.” She was asked." if edited.startswith("“No") else "She was asked: “No.”"
    start = body.index("No.")
    words = words_at(article_of(body), start, start + 3)
    assert find_words(article_of(edited), words, {}) == (edited.index("No."),)


BODIES = st.text(alphabet="ab “”\n", min_size=1, max_size=300) | st.text(min_size=1, max_size=300)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    body = draw(BODIES)
    start = draw(st.integers(0, len(body) - 1))
    return body, start, draw(st.integers(start + 1, len(body)))


@given(passages())
def test_any_passage_of_any_text_is_found_where_it_was(passage: tuple[str, int, int]) -> None:
    body, start, end = passage
    words = words_at(article_of(body), start, end)
    assert words.prefix + words.exact + words.suffix in body
    assert find_words(article_of(body), words, {}) == (start,)


SIDES = st.text(alphabet="ab “”\n", min_size=AROUND, max_size=90)


@given(SIDES, st.text(min_size=1, max_size=40), SIDES, st.text(max_size=80), st.text(max_size=80))
def test_any_edit_away_from_the_words_leaves_them_found(
    before: str, exact: str, after: str, head: str, tail: str
) -> None:
    start = len(before)
    words = words_at(article_of(before + exact + after), start, start + len(exact), unique=False)
    edited = head + words.prefix + exact + words.suffix + tail
    assume(edited.count(words.prefix + exact + words.suffix) == 1)
    assert find_words(article_of(edited), words, {}) == (len(head) + AROUND,)


@given(SIDES, st.text(alphabet="xyz", min_size=1, max_size=40), SIDES, st.text(alphabet="xyz ", max_size=80))
def test_any_edit_on_one_side_of_the_words_leaves_them_found(before: str, exact: str, after: str, new: str) -> None:
    assume(exact not in new)
    start = len(before)
    words = words_at(article_of(before + exact + after), start, start + len(exact))
    assert find_words(article_of(f"{new} {exact}{after}"), words, {}) == (len(new) + 1,)
    assert find_words(article_of(f"{before}{exact} {new}"), words, {}) == (start,)


@given(passages(), st.text(alphabet="ab “”\n", max_size=40))
def test_words_that_are_no_longer_there_are_never_found(passage: tuple[str, int, int], instead: str) -> None:
    body, start, end = passage
    words = words_at(article_of(body), start, end)
    edited = body.replace(words.exact, instead)
    assume(words.exact not in edited)
    assert find_words(article_of(edited), words, {}) == ()


@given(passages(), BODIES)
def test_whatever_is_found_is_the_exact_words(passage: tuple[str, int, int], other: str) -> None:
    body, start, end = passage
    words = words_at(article_of(body), start, end)
    assert all(other.startswith(words.exact, place) for place in find_words(article_of(other), words, {}))
