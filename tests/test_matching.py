"""Which wordings are compared at all, and what makes two of them one statement."""

from __future__ import annotations

import pytest

from chechnya_reader.crossrefs.matching import COMMON, Weights, candidates, edges
from chechnya_reader.crossrefs.tellings import Wording, wordings
from tests.told_articles import told


def wordings_of(*texts: str) -> list[Wording]:
    return wordings(told([f"A{number} | Mara Quill | “{text}”" for number, text in enumerate(texts)])[1])


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("keeper burned logbooks", "keeper burned logbooks gladly", True),
        ("keeper oil sand burned tar mud logbooks", "keeper rope net burned sail mast logbooks", True),
        ("keeper oil sand burned tar mud logbooks", "keeper rope net burned sail mast lamps", False),
        ("keeper oil sand tar burned logbooks", "keeper rope net sail burned logbooks", False),
        ("burned keeper oil logbooks", "logbooks keeper sail burned", False),
    ],
)
def test_two_wordings_are_compared_that_share_two_pairs_of_words_close_together(
    one: str, other: str, compared: bool
) -> None:
    assert list(candidates(wordings_of(one, other))) == ([(0, 1)] if compared else [])


def test_words_that_very_many_share_make_nobody_be_compared_with_all_of_them() -> None:
    many = wordings_of(*(f"the keeper burned every logbook {'x' * number}" for number in range(5 * COMMON)))
    pairs = list(candidates(many))
    assert pairs
    assert len(pairs) <= COMMON * len(many)


@pytest.mark.parametrize(("elsewhere", "close"), [(0, True), (5, False)])
def test_common_words_alone_make_no_rewording_close(elsewhere: int, close: bool) -> None:
    shared = ("keeper", "burned", "forty", "logbooks", "ashore")
    others = [f"{word} {'x' * number}{word[:2]} y{number}" for word in shared for number in range(1, elsewhere + 1)]
    others += [f"unheard{number} z{number}" for number in range(80)]
    words = " ".join(shared)
    many = wordings_of(f"They say {words} there", f"I hear {words} now", *others)
    (edge,) = (edge for edge in edges(many, Weights(many)) if {edge.shorter, edge.longer} == {0, 1})
    assert (edge.relation, edge.alike, edge.close) == ("reworded", True, close)
