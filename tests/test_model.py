"""The types that every part of the program speaks in."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from chechnya_reader import model
from chechnya_reader.model import Quote, Span

VALUES = [kind for kind in vars(model).values() if isinstance(kind, type) and is_dataclass(kind)]


def test_nobody_can_change_a_value_that_others_hold() -> None:
    assert {"Article", "Attribution", "Collection", "Mention", "Quote", "Span", "Speaker"} <= {
        kind.__name__ for kind in VALUES
    }
    for kind in VALUES:
        one = object.__new__(kind)
        for field in fields(kind):
            with pytest.raises(FrozenInstanceError):
                setattr(one, field.name, None)


def test_equal_values_are_one_key() -> None:
    assert len({Quote(1, 4, "now"), Quote(1, 4, "now"), Quote(1, 4, "new")}) == 2
    assert sorted({Span(3, 4), Span(1, 9), Span(1, 2)}) == [Span(1, 2), Span(1, 9), Span(3, 4)]
