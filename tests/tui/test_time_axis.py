"""Time in the cells of a line: days in order, labels apart, and room for every span of years."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.periods import Period
from chechnya_reader.tui.time_axis import Canvas, Tick, TimeAxis, ruled

periods = st.tuples(st.dates(), st.dates()).map(lambda days: Period(min(days), max(days)))
widths = st.integers(1, 200)


def line(axis: TimeAxis, ticks: list[Tick] | tuple[Tick, ...]) -> str:
    canvas = Canvas(axis.width)
    for column, label in ticks:
        canvas.put(column, label)
    return "".join(run.text for run in canvas.runs()).rstrip()


def labels(first: date, last: date, width: int) -> list[str]:
    axis = TimeAxis.over(Period(first, last), width)
    return [line(axis, list(ticks)) for ticks in axis.labels()]


def test_months_stand_below_their_years() -> None:
    assert labels(date(2015, 11, 8), date(2016, 9, 7), 66) == [
        "2015        2016",
        "Nov  Dec    Jan   Feb  Mar   Apr   May   Jun   Jul   Aug    Sep",
    ]


def test_one_month_has_its_days() -> None:
    assert labels(date(2017, 4, 13), date(2017, 4, 13), 32) == ["Apr 2017", "1      8      15      22"]
    assert labels(date(2017, 4, 13), date(2017, 4, 13), 90)[1].startswith("1  2  3  4 ")


def test_many_years_have_a_line_of_their_own() -> None:
    assert labels(date(1990, 1, 1), date(2020, 12, 31), 32) == ["", "1990 1995 2000 2005 2010 2015"]
    assert labels(date(1, 1, 1), date(9999, 12, 31), 66)[1].split()[:3] == ["1000", "2000", "3000"]


@given(periods, widths)
def test_labels_stand_at_their_days_within_the_line_and_never_touch(period: Period, width: int) -> None:
    axis = TimeAxis.over(period, width)
    for ticks in axis.labels():
        for (column, label), (after, _) in pairwise(ticks):
            assert column + len(label) < after
        assert all(0 <= column <= width - len(label) for column, label in ticks)
        for column, label in ticks:
            if label.isdigit() and len(label) == 4:
                year = date(int(label), 1, 1)
                assert column == axis.column(year)


@given(periods, widths, st.dates(), st.dates())
def test_a_later_day_never_stands_before_an_earlier_one(period: Period, width: int, one: date, other: date) -> None:
    axis = TimeAxis.over(period, width)
    first, last = sorted((one, other))
    assert 0 <= axis.column(first) <= axis.column(last) < width


@given(periods, widths)
def test_the_axis_takes_in_all_days_and_the_grid_stands_at_labels(period: Period, width: int) -> None:
    axis = TimeAxis.over(period, width)
    assert axis.first <= period.first <= period.last <= axis.last
    assert axis.grid() <= {column for ticks in axis.labels() for column, _ in ticks}


@pytest.mark.parametrize("width", [1, 3])
def test_hardly_any_room_is_no_error(width: int) -> None:
    axis = TimeAxis.over(Period(date(2015, 1, 1), date(2016, 1, 1)), width)
    assert len("".join(run.text for run in ruled(axis, width).runs())) == width


def test_what_is_put_outside_a_canvas_is_left_out() -> None:
    canvas = Canvas(3)
    canvas.put(-1, "ab", "strong")
    canvas.put(2, "xy")
    assert "".join(run.text for run in canvas.runs()) == "b x"
    assert canvas.is_free(1, 1)
    assert not canvas.is_free(1, 2)
    assert not canvas.is_free(-1, 1)
    canvas.mark(-5, 9, "hit")
    assert [run.look for run in canvas.runs()] == ["hit"]
