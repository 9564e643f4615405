from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chechnya_reader.extraction import find_mentions_and_quotes, find_quotes

if TYPE_CHECKING:
    from _typeshed import TraceFunction

VOCABULARY = (
    "“ ” ‘ ’ \" ' , . : ; ( ) — - said says told asked saying called that who he she they I will may the The a of in on"
    " to and for And Of Anna Lind Lind’s May Mr. Mr Dr. Sen. president President minister Minister Foreign Ministry"
    " Council Committee Rights Watch spokesman witness Harbour Chechen U.S. BBC Jan. 3 1,200 van der al-Dawi McDonald"
    " according On Will É É été Ünal @foo http://a.b/c 😀"
)
WORDS = [*VOCABULARY.split(), "\n\n", "\n", "\r\n", "\u00a0", "\u200b"]
STORY = "“We will wait,” said Mara Lind. “There is time.”\n\nThe Harbour Office said “it is shut.”\n\n"


@given(
    st.text()
    | st.text(alphabet="aA.,:’‘'\"“”„«»‹›`-— \n\u2028\u202a\ud800😀", max_size=200)
    | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
)
@settings(max_examples=300, deadline=None)
@example("“\n“\n“”")
@example("''' said X'''")
@example("\r\n“a\r\nb” said\x00")
@example("May and The")
def test_any_text_gives_quotes_with_right_offsets_and_never_raises(text: str) -> None:
    mentions, quotes = find_mentions_and_quotes(text)
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.start)


def test_an_emoji_before_a_quote_shifts_nothing() -> None:
    text = "🙂🙂 “We will wait,” said Mara Lind."
    (quote,) = find_quotes(text)
    assert (quote.start, quote.text) == (4, "We will wait,")
    assert quote.mention is not None
    assert text[quote.mention.start : quote.mention.end] == "Mara Lind"


def test_each_printing_of_a_passage_is_a_quote_of_its_own() -> None:
    assert [quote.text for quote in find_quotes(STORY + STORY)] == [
        "We will wait,",
        "There is time.",
        "it is shut.",
    ] * 2


def test_a_text_without_marks_has_no_quotes() -> None:
    assert find_quotes("Mara Lind said that the bridge was shut.") == ()


@pytest.mark.parametrize(
    "hostile",
    [
        lambda size: "“word " * size,
        lambda size: "'word " * size,
        lambda size: "« word » " * size,
        lambda size: "“Yes,” said " + "Anna " * size + ".",
        lambda size: "“Yes,” said Anna" + ", a guard" * size + ", on Monday.",
        lambda size: "Anna" + ", a guard" * size + ", said “yes.”",
        lambda size: "“a” and " * size + "he said.",
        lambda size: "said " * size + "“yes.”",
        lambda size: "“Yes.” " * size,
        lambda size: "“Yes.\n\n" * size,
        lambda size: "(" * size + "“yes,” he said" + ")" * size,
        lambda size: "to " * size + "said “yes,” and that " * 3,
        lambda size: "of the Anna " * size + "said “yes.”",
        lambda size: "“‘" * size + "’”" * size,
        lambda size: "s’ " * size + "‘s’ " * size,
    ],
)
def test_work_grows_no_faster_than_a_hostile_text(hostile: Callable[[int], str]) -> None:
    assert steps(hostile(2_000)) <= 5.5 * steps(hostile(500)) + 20_000


def steps(text: str) -> int:
    """How many lines of Python the search runs: a measure of work that no clock disturbs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_quotes(text)
    finally:
        sys.settrace(before)
    return count
