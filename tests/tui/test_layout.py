"""An article in lines, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.model import Quote, Span
from chechnya_reader.text import squeezed
from chechnya_reader.tui.layout import TOP, Layout, marks_of
from chechnya_reader.tui.shown import Run
from tests.tui.fakes import article

BODIES = st.lists(st.text("ab é漢 “”\n", max_size=60), max_size=12).map("\n\n".join)


def body_lines(layout: Layout) -> list[str]:
    spans = [layout.line(index) for index in range(layout.height)]
    return [layout.article.body[span.start : span.end] for span in spans if isinstance(span, Span)]


def texts(layout: Layout) -> list[str]:
    return [line.text for index in range(layout.height) if isinstance(line := layout.line(index), Run)]


@given(BODIES, st.integers(5, 60))
def test_every_word_of_the_body_is_laid_out_once_and_in_order(body: str, width: int) -> None:
    shown = "".join("".join(body_lines(Layout(article("a", body), width))).split())
    assert shown == "".join(body.split())


@given(BODIES, st.integers(5, 60))
def test_a_line_is_found_again_by_its_place(body: str, width: int) -> None:
    layout = Layout(article("a", body), width)
    for line in range(layout.height):
        assert layout.line_at(layout.place_of(line)) == line


@given(BODIES, st.integers(5, 60), st.integers(5, 60))
def test_a_place_is_the_same_text_at_another_width(body: str, width: int, other: int) -> None:
    first, second = Layout(article("a", body), width), Layout(article("a", body), other)
    for index in range(first.body_top, first.height):
        span = first.line(index)
        if isinstance(span, Span) and span.end > span.start:
            line = second.line(second.line_at(first.place_of(index)))
            assert isinstance(line, Span)
            assert line.start <= span.start < max(line.end, line.start + 1)


def test_the_top_is_the_top_at_every_width() -> None:
    long_title = article("a", "Body.", title="A title of a good many words that goes on and on")
    assert Layout(long_title, 10).line_at(Layout(long_title, 80).place_of(0)) == 0
    assert Layout(long_title, 10).line_at(TOP) == 0


def test_a_title_that_is_a_line_of_the_body_is_shown_once() -> None:
    body = "# The title\nThe first line.\n\nMore."
    one = article("a", body, title="The title", title_span=Span(2, 11))
    layout = Layout(one, 40)
    assert body_lines(layout) == ["The title", "The first line.", "More."]
    assert "The title" not in texts(layout)


def test_what_is_known_of_an_article_stands_above_it_and_a_brief_says_so() -> None:
    one = article("a", "Body.", source="The North", date="2020-05", authors=("A. Writer", "B. Writer"), kind="brief")
    told = texts(Layout(one, 100))
    assert "A. Writer, B. Writer · The North · 2020-05 · 1\u00a0min" in told
    assert any("it is not the article" in line for line in told)
    assert not any("it is not the article" in line for line in texts(Layout(article("b", "Body."), 100)))


def test_lines_of_a_paragraph_wrapped_by_hand_are_one() -> None:
    body = "This is a paragraph that somebody has wrapped by hand at seventy or so\ncharacters, as people do in mails."
    assert squeezed(" ".join(body_lines(Layout(article("a", body), 200)))) == squeezed(body)
    assert len(body_lines(Layout(article("a", body), 200))) == 1


def test_an_earlier_printing_of_a_quote_is_marked_too() -> None:
    quote = Quote(20, 30, "x" * 10, also=(Span(0, 10),), id="q")
    assert [(mark.start, mark.end, mark.quote) for mark in marks_of([quote])] == [(0, 10, "q"), (20, 30, "q")]
