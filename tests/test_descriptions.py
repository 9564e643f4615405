from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.speakers.descriptions import THE, A, longer_descriptions

WORDS = st.lists(
    st.sampled_from(
        ["the ", "The ", "a ", "another ", "pilot ", "pilot", "pilots ", "old ", "x-y ", "Pilot ", ". ", "\n", "_"]
    ),
    max_size=24,
).map("".join)


@given(WORDS, st.sampled_from([THE, A]), st.integers(0, 1))
def test_descriptions_that_end_in_a_noun_are_those_that_one_pattern_would_find(
    text: str, article: str, least: int
) -> None:
    pattern = re.compile(rf"\b(?:{article}) ((?:[A-Za-z][\w-]* ){{{least},3}})pilot\b")
    expected = [(match.start(), match.end(), match[1]) for match in pattern.finditer(text)]
    assert longer_descriptions(text, "pilot", article, least) == expected


def test_the_longest_description_that_begins_first_is_taken() -> None:
    text = "She met the old harbour pilot, then the pilot."
    (found,) = longer_descriptions(text, "pilot", THE, 1)
    assert text[found.start : found.end] == "the old harbour pilot"
    assert found.between == "old harbour "
