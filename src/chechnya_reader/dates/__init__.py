"""Dates that a text speaks of, by offset, with the days that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chechnya_reader.dates.days import Days, Precision, Read, days_of, resolved
from chechnya_reader.dates.reading import read_dates, with_tense, word_before
from chechnya_reader.dates.words import MONTHS

__all__ = ["DateMention", "Precision", "days_label", "find_dates"]

LONGEST_RANGE = 366 * 3
"""Days that a range of days or months may last; a longer one is two dates."""
LONGEST_QUOTE = 1000
"""Characters before "yesterday" in which a quotation is looked for that it may stand in."""
_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LISTING = frozenset([", ", " and ", " or ", ", and ", ", or ", "/", " & ", " and in ", " and on "])
_TO = re.compile(r" ?[-–—] ?| (?:to|through|until|till|and) (?:the )?")


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a body that speak of a date: `body[start:end] == text`.

    `first` and `last` are the days that are meant, as `YYYY-MM-DD`: of "early April 2017" all of the month, of "March
    to May" all of the three. `precision` says in what the words count: of a range, what its ends are.
    """

    start: int
    end: int
    text: str
    first: str
    last: str
    precision: Precision


def find_dates(text: str, day: str | None = None) -> tuple[DateMention, ...]:
    """The dates in `text`, by offset, as far as they are known; `day` is its article's (`Article.date`), None unknown.

    `day` may be a year or a month: then what it leaves in doubt is left out, as is everything that counts from the
    article's day where that is not known. Of two readings neither is taken: a date too few is better than a wrong one.
    Spans and what is a date follow TIMEX3 (Pustejovsky et al., TimeML, 2003), without determiners; of a part of a month
    or year ("early", "end of") the whole is given. Seasons are those of the northern half of the earth. Takes time in
    proportion to the text.
    """
    known = known_days(day)
    reads = _settled(text, _with_years_of_lists(text, [with_tense(text, read) for read in read_dates(text)]))
    found: list[DateMention] = []
    index = 0
    while index < len(reads):
        read = reads[index]
        index += 1
        joined = _joined(text, read, reads[index], known) if index < len(reads) else None
        if joined is not None:
            index += 1
            end = reads[index - 1].end
            days: Days | None = joined
        elif read.loose:
            continue
        else:
            end = read.end
            days = None if _is_of_the_speaker(text, read) else resolved(read, known)
        if days is not None:
            first, last = days[0].isoformat(), days[1].isoformat()
            found.append(DateMention(read.start, end, text[read.start : end], first, last, read.precision))
    return tuple(found)


def known_days(day: str | None) -> Days | None:
    """The first and the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for anything else."""
    written = _WRITTEN.fullmatch(day or "")
    if written is None:
        return None
    try:
        year, *rest = (int(part) for part in written.groups() if part is not None)
        return days_of(year, *rest) if rest else (date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _with_years_of_lists(text: str, reads: list[Read]) -> list[Read]:
    """`reads`, where "March and May 2017" and "3 March and 5 May 2017" have their year in common."""
    for read, after in zip(reversed(reads[:-1]), reversed(reads[1:]), strict=True):
        if (
            read.month is not None
            and after.month is not None
            and read.precision == after.precision
            and read.year is read.shift is read.year_shift is None
            and after.year is not None
            and text[read.end : after.start] in _LISTING
            and word_before(text, read.start).lower() != "between"
        ):
            earlier = (read.month, read.day or 0) < (after.month, after.day or 0)
            read.loose, read.year = not earlier, after.year
    return reads


def _settled(text: str, reads: list[Read]) -> list[Read]:
    """`reads`, where what may be a year, or a month, is one in a list of them."""
    for before, read in pairwise(reads):
        if read.loose and read.precision in ("month", "year") and read.shift is None:
            listed = not before.loose and before.precision == read.precision and before.shift is None
            read.loose = not (listed and text[before.end : read.start] in _LISTING)
    return reads


def _is_of_the_speaker(text: str, read: Read) -> bool:
    """Whether "yesterday" and the like stand in a quotation: they count from the day on which it was said."""
    if read.shift is None or read.precision != "day" or read.weekday is not None:
        return False
    reach = max(0, read.start - LONGEST_QUOTE)
    before = text[max(reach, text.rfind("\n", reach, read.start) + 1) : read.start]
    return before.rfind("“") > before.rfind("”") or (before.count('"') + before.count("''")) % 2 == 1


def _joined(text: str, first: Read, last: Read, known: Days | None) -> Days | None:
    """The days of a range from `first` to `last`; None where they are two dates."""
    if (
        first.precision != last.precision
        or first.precision not in ("day", "month", "year")
        or last.start - first.end > 12
    ):
        return None
    between = _TO.fullmatch(text, first.end, last.start)
    if between is None or first.shift is not None or last.shift is not None or first.last_day or last.last_day:
        return None
    if (first.month is None) != (last.month is None):
        return None
    word = between[0].split()[0]
    lead = word_before(text, first.start).lower()
    if (word == "and" and lead != "between") or (word == "to" and lead not in ("from", "between", "to", "in", "of")):
        return None
    ends = _ends(first, last, known)
    if ends is None or ends[0][0] >= ends[1][1]:
        return None
    long = first.precision != "year" and (ends[1][1] - ends[0][0]).days > LONGEST_RANGE
    return None if long else (ends[0][0], ends[1][1])


def _ends(first: Read, last: Read, known: Days | None) -> tuple[Days, Days] | None:
    """The days of both ends, where one has the year for the other."""
    if first.year is not None and last.year is None and first.month and last.month:
        start = resolved(first, None)
        after = (last.month, last.day or 0) < (first.month, first.day or 0)
        end = _in_year(last, first.year + after)
    else:
        end = resolved(last, known)
        if end is None:
            return None
        if first.year is None and first.month and last.month:
            earlier = (first.month, first.day or 0) > (last.month, last.day or 0)
            start = _in_year(first, end[0].year - earlier)
        else:
            start = resolved(first, known)
    return None if start is None or end is None else (start, end)


def _in_year(read: Read, year: int) -> Days | None:
    try:
        return None if read.month is None else days_of(year, read.month, read.day)
    except ValueError:
        return None


def days_label(first: str, last: str, precision: Precision) -> str:
    """The days in words: "1 April 2017", "April 2017", "summer 2016", "1–3 April 2017", "1990s"."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if precision == "decade":
        return f"{start.year}s"
    if precision == "year":
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if precision == "season":
        name = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}[start.month]
        return f"{name} {start.year}" + (f"–{end.year}" if end.year > start.year else "")
    if precision == "month":
        one, other = f"{_month(start)} {start.year}", f"{_month(end)} {end.year}"
        return one if one == other else f"{one} – {other}"
    whole = f"{end.day} {_month(end)} {end.year}"
    if start == end:
        return whole
    if start.year != end.year:
        return f"{start.day} {_month(start)} {start.year} – {whole}"
    return f"{start.day}–{whole}" if start.month == end.month else f"{start.day} {_month(start)} – {whole}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1].capitalize()
