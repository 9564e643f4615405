from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chechnya_reader.quotes import find_spans
from chechnya_reader.text import paragraphs
from tests.case_files import Case, read_cases

MARKED_TEXT = st.text(alphabet="ab X.,?’‘'\"“”„«»‹›`-\n\u00a0😀", max_size=120)


def shown(text: str) -> str:
    """One line a span; `⏎` stands for a line break."""
    lines = [
        text[span.start : span.end].replace("\n", "⏎") + ("" if span.closed else "  (not closed)")
        for span in find_spans(text)
    ]
    return "\n".join(lines) or "-"


@pytest.mark.parametrize("case", read_cases("quotes"), ids=lambda case: f"{case.file}: {case.title}")
def test_marks_are_paired_as_the_case_says(case: Case) -> None:
    assert shown(case.text) == case.expected


@given(MARKED_TEXT | st.text(max_size=80))
@settings(max_examples=300)
def test_spans_lie_inside_their_marks_and_paragraphs_for_any_text(text: str) -> None:
    parts = paragraphs(text)
    last_end = 0
    for span in find_spans(text):
        assert last_end <= span.outer_start < span.start < span.end <= span.outer_end <= len(text)
        assert parts[span.paragraph].start <= span.outer_start
        assert span.outer_end <= parts[span.last_paragraph].end
        assert span.pieces[0].start == span.start
        assert span.pieces[-1].end == span.end
        assert len(span.pieces) == span.last_paragraph - span.paragraph + 1
        last_end = span.outer_end


@given(MARKED_TEXT)
def test_a_paragraph_with_stray_marks_leaves_the_others_as_they_are(stray: str) -> None:
    first, last = "Nobody came. “One,” she said.", "“Two,” he said."
    line = stray.replace("\n", " ")
    found = {text for span in find_spans(f"{first}\n\n{line}.\n\nThe end.\n\n{last}") for text in [span.start]}
    assert first.index("One") in found
    assert len(f"{first}\n\n{line}.\n\nThe end.\n\n") + 1 in found


@pytest.mark.parametrize("mark", ["“", '"', "'", "‘", "«", "„", "''"])
def test_thousands_of_opening_marks_give_no_more_spans_than_marks(mark: str) -> None:
    text = f"{mark}word " * 10_000
    assert len(find_spans(text)) <= 10_000
