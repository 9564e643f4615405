"""What is read of a date, and the days that it means, held against the day of the article."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "season", "year", "decade"]
Tense = Literal["done", "past", "future", "open"]
"""What the clause around a date says: "open" where something would or might be, "done" where something was that day."""

Days = tuple[date, date]
"""The first day and the last."""

FAR_MONTHS = 8
NEAR_MONTHS = 2
"""How many months back a month without a year is taken to lie, after a verb in the past and where no verb tells.

News names the year of what is longer ago than most of a year, and without a verb only what has just been needs none.
"""
DAYS_OF_A_MONTH = 31
SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(slots=True)
class Read:
    """A date as its words give it; what they leave open is None.

    `start` and `end` are offsets in the text. A day has a month, or a weekday, or both. `last_day` and `last_year` end
    a range within one month and one of years. `shift` counts units of `precision` from the article's day: -1 for
    "last month", and for "last Friday" with a `weekday`. `year_shift` is that of "March last year", `week_shift` of
    "Monday last week". `loose` is what counts only within a range or a list, or is no date.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    season: str | None = None
    shift: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    loose: bool = False
    tense: Tense | None = None
    ahead: bool = False
    """Whether "until", "by" or "from" stands before it."""


def resolved(read: Read, known: Days | None) -> Days | None:
    """The days that are meant, where the article is of one of the days `known`; None where that leaves a doubt.

    What is read must mean the same on the first and the last of these days: so an article of 2017 knows its last year,
    and not its last month.
    """
    try:
        if known is None:
            return _absolute(read)
        meant = {_meant(read, day) for day in known}
    except (ValueError, OverflowError):
        return None
    return meant.pop() if len(meant) == 1 else None


def _meant(read: Read, today: date) -> Days | None:
    if read.year_shift is not None and read.month is not None:
        return days_of(today.year + read.year_shift, read.month, read.day, read.last_day)
    absolute = _absolute(read)
    if absolute is not None or read.year is not None:
        return absolute
    if read.season is not None:
        return _relative_season(read.season, read.shift or 0, today)
    if read.month is not None:
        return _without_year(read, today)
    if read.weekday is not None:
        return _weekday(read, today)
    return _shifted(read, today)


def _absolute(read: Read) -> Days | None:
    """The days of a date that names its year; None for another, and where its weekday is not that day's."""
    if read.year is None:
        return None
    if read.season is not None:
        return season_days(read.season, read.year, read.last_year)
    if read.precision == "decade":
        return date(read.year, 1, 1), date(read.year + 9, 12, 31)
    if read.month is None:
        return date(read.year, 1, 1), date(read.last_year or read.year, 12, 31)
    found = days_of(read.year, read.month, read.day, read.last_day)
    return None if read.weekday is not None and found[0].weekday() != read.weekday else found


def days_of(year: int, month: int, day: int | None = None, last_day: int | None = None) -> Days:
    """A day, days of one month, or a whole month; raises ValueError for a day that no month has."""
    if day is not None:
        return date(year, month, day), date(year, month, last_day or day)
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def season_days(season: str, year: int, last_year: int | None = None) -> Days | None:
    """The three months of a season on the northern half of the earth; a winter is known by both its years only."""
    if season == "winter":
        return (date(year, 12, 1), days_of(year + 1, 2)[1]) if last_year == year + 1 else None
    if last_year is not None:
        return None
    first = 3 * SEASONS.index(season) + 3
    return date(year, first, 1), days_of(year, first + 2)[1]


def _relative_season(season: str, shift: int, today: date) -> Days | None:
    around = [
        season_days(season, today.year + step, today.year + step + 1 if season == "winter" else None)
        for step in range(-2, 2)
    ]
    seasons = [days for days in around if days is not None]
    if shift < 0:
        return max((days for days in seasons if days[1] < today), default=None)
    if shift == 0 and season != "winter":
        return next(days for days in seasons if days[0].year == today.year)
    return None


def _without_year(read: Read, today: date) -> Days | None:
    """A month, or a day of one, that names no year.

    In news it is the last one not after the article's day, the next one where the clause is about what is to come
    (as in HeidelTime: Strötgen and Gertz, SemEval 2010). One that would lie long back, or far ahead, is taken only
    where a verb says so that it belongs to.
    """
    assert read.month is not None
    if read.shift is not None:
        return _last_or_next_month(read.month, read.shift, today)
    if read.weekday is not None and read.day is not None:
        for year in (today.year, today.year - 1, today.year + 1):
            with suppress(ValueError):  # only some years have a 29 February
                found = days_of(year, read.month, read.day)
                if found[0].weekday() == read.weekday:
                    return found
        return None
    past, coming = _before_and_after(read, today)
    if read.tense == "done":
        return past
    long_past = _is_further(read, past[0], today, FAR_MONTHS + (read.tense == "past"))
    if read.tense == "future":
        return None if _is_further(read, today, coming[0], FAR_MONTHS) else coming
    if read.tense == "open":
        return coming if long_past else None
    if long_past:
        return coming if read.ahead else None
    return None if read.tense is None and _is_further(read, past[0], today, NEAR_MONTHS) else past


def _is_further(read: Read, day: date, later: date, months: int) -> bool:
    """Whether `day` lies more than so many months before `later`."""
    if read.day:
        return (later - day).days > months * DAYS_OF_A_MONTH
    return 12 * (later.year - day.year) + later.month - day.month > months


def _before_and_after(read: Read, today: date) -> tuple[Days, Days]:
    """The last such days not after `today`, and the first not before it."""
    assert read.month is not None
    years = []
    for year in range(today.year - 4, today.year + 5):
        with suppress(ValueError):
            years.append(days_of(year, read.month, read.day, read.last_day))
    return (
        max(days for days in years if days[0] <= today),
        min(days for days in years if days[1] >= today),
    )


def _last_or_next_month(month: int, shift: int, today: date) -> Days | None:
    """ "Last December", "next May", "this June"; which March is "last March" in April, nobody can tell."""
    year = today.year
    if shift and (month - today.month - shift) % 12 == 0:
        return None
    if shift < 0 and month >= today.month:
        year -= 1
    if shift > 0 and month <= today.month:
        year += 1
    return days_of(year, month)


def _weekday(read: Read, today: date) -> Days | None:
    """The last such weekday not after `today`, the next one where that is to come.

    "Last Friday" and "next Friday" in the week of that Friday mean one day to some and another to others: neither.
    """
    assert read.weekday is not None
    if read.week_shift is not None:
        day = today + timedelta(7 * read.week_shift - today.weekday() + read.weekday)
        return None if today.weekday() == 6 else (day, day)
    back = (today.weekday() - read.weekday) % 7
    if read.shift is not None:
        day = today - timedelta(back or 7) if read.shift < 0 else today + timedelta(7 - back)
        return None if day.isocalendar()[:2] == today.isocalendar()[:2] else (day, day)
    if read.tense == "open" or (read.tense == "future" and not back):
        return None
    day = today + timedelta(7 - back) if read.tense == "future" else today - timedelta(back)
    return day, day


def _shifted(read: Read, today: date) -> Days | None:
    """Days, a week from Monday to Sunday, a month or a year, counted from `today`.

    On a Sunday nobody can tell whose week "last week" counts by.
    """
    shift = read.shift or 0
    if read.precision == "day":
        day = today + timedelta(shift)
        return day, day
    if read.precision == "week":
        if today.weekday() == 6:
            return None
        monday = today + timedelta(7 * shift - today.weekday())
        return monday, monday + timedelta(6)
    if read.precision == "month":
        months = 12 * today.year + today.month - 1 + shift
        return days_of(months // 12, months % 12 + 1)
    return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
