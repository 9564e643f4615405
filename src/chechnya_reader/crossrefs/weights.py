"""How telling it is that articles share something."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from chechnya_reader.model import CrossReference

EVERYWHERE = 1e-9
"""What is left of the weight of what all articles have: so little that no `salience` lifts it above anything else."""


def weight_of(shared_by: int, articles: int) -> float:
    """How telling it is that `shared_by` of `articles` have something: the inverse document frequency.

    log(N / n), after Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
    Journal of Documentation 28 (1972); never quite 0, so that what all articles share keeps an order among itself.
    """
    return log(articles / shared_by) + EVERYWHERE if shared_by else 0.0


def salience(counts: Iterable[int]) -> float:
    """How much articles make of what they share, from its count in each: 1 + log of the (lower) median count.

    The logarithm is the usual sublinear scaling of term frequency (Manning, Raghavan and Schütze, Introduction to
    Information Retrieval, 2008, 6.4.1). The median, since what one article alone repeats is not shared, and since
    among many articles there is always one that repeats what all have.
    """
    ordered = sorted(counts)
    return 1 + log(ordered[(len(ordered) - 1) // 2])


def strongest_first(references: Iterable[CrossReference]) -> tuple[CrossReference, ...]:
    """`references` by weight, then by label and place, so that equals keep one order."""
    return tuple(
        sorted(references, key=lambda one: (-one.weight, one.label, [(row.article, row.start) for row in one.evidence]))
    )
