"""Dates are tested by the lines in cases/dates: the day of the article, a bar, the text with its dates in braces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.dates import Precision, days_label, find_dates, known_days
from tests.case_files import CASES
from tests.marked_text import unmarked

LINES = [
    line
    for line in (CASES / "dates" / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_a_text_speaks_of_the_dates_that_it_says_and_of_no_other(line: str) -> None:
    day, _, written = line.partition(" | ")
    text, expected = unmarked(written)
    found = find_dates(text, None if day == "-" else day)
    assert [(one.start, one.end, one.text, (one.first, one.last)) for one in found] == [
        (one.start, one.end, one.text, one.days) for one in expected
    ]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on 1 April 2017", "day"),
        ("from 1 to 3 April 2017", "day"),
        ("in April 2017", "month"),
        ("in the summer of 2016", "season"),
        ("in 2016", "year"),
        ("in the 1990s", "decade"),
        ("it was last week", "week"),
    ],
)
def test_a_date_says_in_what_its_words_count(text: str, precision: Precision) -> None:
    (found,) = find_dates(text, "2018-05-09")
    assert found.precision == precision


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("on 1 April 2017", "1 April 2017"),
        ("on April 1–3, 2017", "1–3 April 2017"),
        ("between 30 April and 3 May 2017", "30 April – 3 May 2017"),
        ("between 30 December 2016 and 3 January 2017", "30 December 2016 – 3 January 2017"),
        ("in early April 2017", "April 2017"),
        ("between December 2016 and February 2017", "December 2016 – February 2017"),
        ("in the fall of 2016", "autumn 2016"),
        ("in the winter of 2016–17", "winter 2016–2017"),
        ("in 2016", "2016"),
        ("from 2004 to 2007", "2004–2007"),
        ("in the 1990s", "1990s"),
        ("it was last week", "30 April – 6 May 2018"),
    ],
)
def test_days_have_one_name_whatever_words_the_text_has(text: str, label: str) -> None:
    (found,) = find_dates(text, "2018-05-09")
    assert days_label(found.first, found.last, found.precision) == label


@pytest.mark.parametrize("day", ["", "2017-13", "2017-02-30", "0000", "yesterday", "2017-04-20-1"])
def test_an_article_of_no_known_day_has_absolute_dates_only(day: str) -> None:
    assert [one.text for one in find_dates("Last year, on Friday, and in May 2016.", day)] == ["May 2016"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001", "9999"])
def test_days_beyond_the_calendar_are_no_dates(day: str) -> None:
    for one in find_dates("Last year, next year, tomorrow, yesterday, in May, on Friday, last summer.", day):
        assert "0001" <= one.first <= one.last <= "9999-12-31"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2017", ("2017-01-01", "2017-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("9999-12", ("9999-12-01", "9999-12-31")),
        ("0001-01-01", ("0001-01-01", "0001-01-01")),
        *(
            (written, None)
            for written in ("2017-4-1", "2_017", " 2017", "２０１７", "17", "0000", "2017-02-30", "-5", "")
        ),
    ],
)
def test_the_days_that_front_matter_may_mean(written: str, days: tuple[str, str] | None) -> None:
    known = known_days(written)
    assert (known and (known[0].isoformat(), known[1].isoformat())) == days


def test_a_leap_day_is_looked_for_in_years_that_have_one() -> None:
    (found,) = find_dates("It was over on Monday, 29 February.", "2017-01-12")
    assert (found.first, found.last) == ("2016-02-29", "2016-02-29")


PIECES = [
    "on ",
    "May ",
    "1",
    "April ",
    "2017",
    "–",
    "last ",
    "week ",
    " ago",
    "two ",
    "Friday",
    ", ",
    "the ",
    "“",
    "to ",
    "\n",
]


@given(
    st.text() | st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from([None, "2017", "2017-04", "2017-04-20"])
)
def test_dates_stand_where_they_say_in_order_and_apart(text: str, day: str | None) -> None:
    reached = 0
    for one in find_dates(text, day):
        assert reached <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.first <= one.last
        reached = one.end


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20_000,
        "1–" * 20_000,
        "May " * 20_000,
        "2017, " * 10_000,
        "Friday, " * 10_000,
        "last " * 20_000,
        "a week ago " * 9_000,
        "yesterday " * 20_000,
        "said " * 20_000 + "in May",
        "1" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_are_read(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_dates(text, "2017-04-20"))
