"""How sure an attribution is: by what the sentence says besides who said it."""

from __future__ import annotations

import pytest

from chechnya_reader import find_quotes


def confidence(text: str) -> str:
    return find_quotes(text)[-1].confidence


@pytest.mark.parametrize(
    "text",
    [
        "“The gate is shut,” Castell said.",
        "Castell said the gate had been “left to the goats.”",
        "On Monday, in the harbour, Mara Castell told pilots that the gate was “a gift to goats.”",
        "She warned that it was “a gift to goats.”",
    ],
)
def test_a_sentence_that_begins_with_who_speaks_is_certain(text: str) -> None:
    assert confidence("Mara Castell keeps the gate.\n\n" + text) == "certain"


@pytest.mark.parametrize(
    "text",
    [
        "“The gate is shut,” Castell said, according to the Harbour Herald.",
        "“The gate is shut,” said Castell, reports the Herald.",
        "Holm claims that Castell said, “The gate was left to the goats.”",
        "Castell said the gate had been “left to the goats,” the Herald reported.",
        "The gate was built to be “left to the goats,” as Castell put it.",
    ],
)
def test_words_that_somebody_else_vouches_for_are_no_more_than_likely(text: str) -> None:
    assert confidence("Mara Castell keeps the gate.\n\n" + text) == "likely"


def test_a_word_that_points_at_something_else_is_no_more_than_likely() -> None:
    assert confidence("The pilots held a sign. Another sign said, “The gate is for boats, not goats.”") == "likely"
