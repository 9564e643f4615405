"""Dates as a text's words give them, by offset: the grammar, and what looks like a date and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chechnya_reader.dates import words
from chechnya_reader.dates.days import Precision, Read
from chechnya_reader.dates.tense import tense_at

_LONG = "|".join(month.capitalize() for month in words.MONTHS)
_MONTH = (
    rf"(?P<month>{_LONG}|{_LONG.upper()}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG"
    r"|SEPT?|OCT|NOV|DEC)\b\.?)(?![\w])"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d\w]|,\d|\.\d|:\d)"
_DASH = r" ?[-–—] ?"
_THIS_YEAR = r"(?:,? (?:of )?(?P<which>this|last|next) year\b)"
_ITS_YEAR = rf"(?:(?:,| of|,? in)? (?P<year>{_YEAR})|{_THIS_YEAR})?"

_MONTH_FIRST = re.compile(
    rf"{_MONTH} (?:the )?(?P<day>{_DAY}){_TH}(?:(?:{_DASH}| to | and )(?P<last>{_DAY}){_TH}(?! (?:{_LONG})))?"
    rf"(?![\d%]|[.,:/]\d){_ITS_YEAR}"
)
_MONTH_ALONE = re.compile(rf"{_MONTH}{_ITS_YEAR}")
_DAY_FIRST = re.compile(
    rf"(?:(?P<first>{_DAY}){_TH}(?P<join>{_DASH}| to | and ))?(?P<day>{_DAY}){_TH}(?: of)? {_MONTH}{_ITS_YEAR}"
)
_WEEKDAY_ALONE = re.compile(rf"{_WEEKDAY}(?!\w)")
_OF_WEEK = re.compile(r"(?: of)? (last|this|next) week(?!\w)")
_WEEK_OF = re.compile(r"\bweek of (?:the )?$")
_WEEKDAY_IN_WORDS = re.compile(r" (?:the \d|before\b|after next|week\b|a week)")
_COMMA = re.compile(r",? (?:the )?")
_ISO = re.compile(r"((?:1[5-9]|20)\d\d)([-/])(\d\d)\2(\d\d)(?!\d|[-/]\d)")
_FIGURES = re.compile(r"(\d{1,2})([./])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?!\d|[./]\d)")
_DECADE = re.compile(r"((?:1[5-9]|20)\d0)(?:s|['’]s)(?!\w)")
_SHORT_DECADE = re.compile(r"([3-9]0)(?:s|['’]s)(?!\w)")
_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})(?:[-–/](?P<last>\d\d)(?![\d\w]))?")
_SEASON = re.compile(
    r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
    rf"(?: of|,)? (?P<year>{_YEAR})(?:[-–/](?P<last>(?:\d\d)?\d\d)(?!\d))?"
)
_EARLIER = re.compile(r"\b(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) $")
_SHIFTED = re.compile(
    r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)(?P<way> past| coming)? (?:(?P<unit>week|month|year)"
    r"|(?P<night>night|morning|afternoon|evening)"
    rf"|(?P<season>spring|summer|autumn|fall|winter)|(?P<weekday>{_WEEKDAY})|{_MONTH})(?!\w)(?!-)"
)
_AGO = re.compile(r"(?<![\w-])(?P<count>[Aa]n?|\d{1,2}|[A-Za-z]+) (?P<unit>day|week|month|year)s?$")
_WEEKDAY_AFTER = re.compile(rf" (?:on )?{_WEEKDAY}")
_VAGUE = re.compile(
    r"(?:\b(?:than|over|almost|nearly|about|around|roughly|some|least|approximately|to|or|barely|under|every|half)"
    r"|[-–~])\s?$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"(?:\b(?:[Ee]arly|[Ll]ate|[Mm]id)[ -]|\b(?:(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Ff]irst half|[Ss]econd half)"
    r" of (?:the )?))(?:in )?$"
)
_DEICTIC_DAYS = {"yesterday": -1, "tomorrow": 1, "tonight": 0, "today": 0}
_AROUND_YESTERDAY = re.compile(r"\b[Dd]ay (?:before|after) $")
_EARLIER_OR_LATER = re.compile(r"\b(?:[Ee]arlier|[Ll]ater) $")

_CAPITAL_OR_DIGIT = re.compile(
    "|".join(
        [
            *(month.capitalize()[:3] for month in words.MONTHS),
            *(month.upper()[:3] for month in words.MONTHS),
            *(weekday.capitalize()[:3] for weekday in words.WEEKDAYS),
            *"0123456789",
            "Yesterday|Tomorrow|Tonight|Today|Last |This |Next |Spring |Summer |Autumn |Fall |Winter ",
        ]
    )
)
_LOWER_CASE = (
    *("yesterday", "tomorrow", "tonight", "today", "last ", "this ", "next ", " ago"),
    *("spring ", "summer ", "autumn ", "fall ", "winter "),
)
_GLUED = frozenset("/\\@#$€£¥_-.:=&%+§")
_NUMBER_OF = {name[:3]: number for number, name in enumerate(words.MONTHS, 1)}
_WEEKDAY_OF = {name: number for number, name in enumerate(words.WEEKDAYS)}
_SHIFT_OF = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_PRECISION_OF: Mapping[str, Precision] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_LONGEST_AGO: Mapping[Precision, int] = {"day": 14, "week": 4, "month": 5, "year": 9}
"""How many units back a count is meant to the unit: "six months" and "ten years" are said of any time near by."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+|['’]s)\.?[ \u00a0\n]*$")
_WORD_AFTER = re.compile(r"['’]?s? ?([^\W\d_]*)")


def read_dates(text: str) -> Iterator[Read]:
    """Everything in `text` that may be a date, by offset; no two overlap."""
    reach = 0
    for start, trigger in _triggers(text):
        if start < reach:
            continue
        read = _ago(text, start, reach) if trigger == " ago" else None
        if trigger != " ago" and _stands_free(text, start):
            read = _read_at(text, start, trigger)
        if read is not None and read.start >= reach:
            reach = read.end
            yield read


def _triggers(text: str) -> list[tuple[int, str]]:
    """Where a date may begin, and with what; looking for each word by itself is faster than one expression for all."""
    found = [(match.start(), match[0]) for match in _CAPITAL_OR_DIGIT.finditer(text)]
    for word in _LOWER_CASE:
        start = text.find(word)
        while start >= 0:
            found.append((start, word))
            start = text.find(word, start + 1)
    found.sort()
    return found


def _stands_free(text: str, start: int) -> bool:
    """Whether no word, address or amount goes on at `start`; "mid-" may stand there."""
    if not start:
        return True
    before = text[start - 1]
    if before in "-–" and text[max(0, start - 4) : start - 1].lower() == "mid":
        return True
    if before in ".:" and text[start].isdigit():
        return False
    return not (before.isalnum() or before in _GLUED) and not (before == "," and text[start - 2 : start - 1].isdigit())


def _read_at(text: str, start: int, trigger: str) -> Read | None:
    first = trigger[0]
    if first.isdigit():
        return _number(text, start)
    if trigger in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        return _weekday(text, start)
    folded = trigger.strip().lower()
    if folded in _DEICTIC_DAYS:
        return _deictic_day(text, start, folded)
    if folded in ("last", "this", "next"):
        return _shifted(text, start)
    if len(folded) > 3:
        return _season(text, start)
    return _month(text, start)


def word_before(text: str, start: int) -> str:
    """The word that ends before `start`, as it is written; "" for a mark."""
    match = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return match[1] if match else ""


def word_after(text: str, end: int) -> str:
    """The word that follows `end`, past a possessive ending; "" for a mark."""
    match = _WORD_AFTER.match(text, end)
    return match[1] if match else ""


def _number(text: str, start: int) -> Read | None:
    if word_before(text, start).lower() in words.NUMBERED:
        return None
    match = _ISO.match(text, start)
    if match:
        return Read(start, match.end(), "day", int(match[1]), int(match[3]), int(match[4]))
    match = _FIGURES.match(text, start)
    if match:
        return _in_figures(match)
    match = _DAY_FIRST.match(text, start)
    if match:
        return _day_first(text, match)
    match = _DECADE.match(text, start)
    if match:
        return _modified(text, Read(start, match.end(), "decade", int(match[1])))
    match = _SHORT_DECADE.match(text, start)
    if match and text[max(0, start - 1) : start] in ("'", "’", "‘") and not text[start - 2 : start - 1].isalnum():
        return _modified(text, Read(start - 1, match.end(), "decade", 1900 + int(match[1])))
    match = _BARE_YEAR.match(text, start)
    return _bare_year(text, match) if match else None


def _in_figures(match: re.Match[str]) -> Read | None:
    """ "14.04.2017" has the day first; with slashes it is a date where only one order makes a month."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and first != second and first < 13 and second < 13:
        return None
    day, month = (second, first) if match[2] == "/" and second > 12 else (first, second)
    return Read(match.start(), match.end(), "day", year, month, day) if 0 < month < 13 and 0 < day < 32 else None


def _day_first(text: str, match: re.Match[str]) -> Read | None:
    read = _dated(text, match, "day")
    if read is None or match["first"] is None:
        return read
    first, last = int(match["first"]), int(match["day"])
    between = word_before(text, match.start()).lower() in ("between", "from")
    if first < last and ("and" not in match["join"] or between or last == first + 1):
        read.day, read.last_day = first, last
    else:
        read.start = match.start("day")
    return read


def _dated(text: str, match: re.Match[str], precision: Precision) -> Read | None:
    """What `match` says of year, month and day; None where it is the name of an event or a habit."""
    groups = match.groupdict()
    month = _NUMBER_OF[groups["month"][:3].lower()]
    read = Read(match.start(), match.end(), precision, month=month)
    if groups.get("day"):
        read.day = int(groups["day"])
    if groups.get("year"):
        read.year = int(groups["year"])
    elif groups.get("which"):
        read.year_shift = _SHIFT_OF[groups["which"]]
    else:
        following = word_after(text, match.end()).lower()
        habit = text.startswith((" every year", " each year", " annually"), match.end())
        if following in words.EVENTS or habit or word_before(text, match.start()).lower() in words.HABITS:
            return None
        if read.day and following in words.UNITS_AFTER_DAYS:
            return None
    if read.day and _WEEK_OF.search(text, max(0, match.start() - 14), match.start()):
        return None
    return read


def _month(text: str, start: int) -> Read | None:
    match = _MONTH_FIRST.match(text, start)
    if match:
        read = _dated(text, match, "day")
        if read is not None and match["last"] is not None and read.day is not None:
            last = int(match["last"])
            joined = text[match.end("day") : match.start("last")]
            between = word_before(text, start).lower() in ("between", "from")
            if read.day < last and (" and " not in joined or between or last == read.day + 1):
                read.last_day = last
            elif read.year is None and read.year_shift is None:
                read.end = match.start("last") - len(joined)
        return read
    match = _MONTH_ALONE.match(text, start)
    if match is None or (match["month"].isupper() and len(match["month"]) < 5 and not match["year"]):
        return None
    if match["year"] and word_after(text, match.end()).lower() in words.COUNTED and " in " not in match[0]:
        read = None
    else:
        read = _dated(text, match, "month")
    if read is None:
        return None
    if read.year is None and read.year_shift is None:
        if match["month"].lower() not in words.MONTHS or not _is_month(text, read):
            return None
        read.loose = not _is_surely_month(text, read)
    return _modified(text, read)


def _is_month(text: str, read: Read) -> bool:
    """Whether no name goes on around a month without day and year: "Black September", "January Jones"."""
    before = word_before(text, read.start)
    if before[:1].isupper() and before.lower() not in words.BEFORE_OTHER_MONTHS | {"early", "late", "mid", "last"}:
        return text[read.start - 2 : read.start - 1] in ".!?" or "\n" in text[read.start - 1 : read.start]
    after = word_after(text, read.end)
    if after[:1].isupper() and text[read.end : read.end + 1] == " ":
        return before.lower() in words.BEFORE_MONTHS and (
            before[:1].isupper() or text[read.start : read.end].lower() not in words.MONTHS_THAT_ARE_NAMES
        )
    return True


def _is_surely_month(text: str, read: Read) -> bool:
    """Whether a month that may be a name or a verb is one; others are."""
    written = text[read.start : read.end].lower()
    if written not in words.MONTHS_THAT_ARE_NAMES:
        return True
    owned = text.startswith(("’s", "'s"), read.end)
    if _MODIFIER.search(text, max(0, read.start - 24), read.start):
        return True
    before = word_before(text, read.start).lower()
    if written == "may":
        return before in words.BEFORE_MONTHS and not owned
    if written == "march" and word_after(text, read.end) in ("on", "for", "against", "to"):
        return before in words.BEFORE_MONTHS - {"in"} or bool(re.match(r" on \w+day", text[read.end : read.end + 14]))
    return before in words.BEFORE_MONTHS or (before in words.BEFORE_OTHER_MONTHS - {"and", "to", "of"} and not owned)


def _modified(text: str, read: Read) -> Read:
    """`read` from where "early" or "the end of" begins."""
    match = _MODIFIER.search(text, max(0, read.start - 24), read.start)
    if match:
        read.start = match.start()
    return read


def _bare_year(text: str, match: re.Match[str]) -> Read | None:
    start, end = match.span()
    year = int(match["year"])
    read = Read(start, match.end("year"), "year", year)
    if match["last"]:
        last = year - year % 100 + int(match["last"])
        if last <= year or text[match.end("year")] == "/":
            return None
        read.last_year, read.end = last, end
    if word_after(text, read.end).lower() in words.COUNTED:
        return None
    if _modified(text, read).start < start:
        return read
    before = text[max(0, start - 2) : start]
    opens = before[-1:] in ("(", "[") or (before[-2:-1] in "–-" and before[-1:] == " ")
    head = not before.strip() or (before[-1:] == " " and before[:1] in ".!?”\n") or before[-1:] == "\n"
    if opens or word_before(text, start).lower() in words.BEFORE_YEARS:
        return read
    if head and word_after(text, read.end).lower() in ("was", "is", "saw", "brought", "will", "has", "began", "ended"):
        return read
    read.loose = True
    return read


def _weekday(text: str, start: int) -> Read | None:
    match = _WEEKDAY_ALONE.match(text, start)
    if match is None:
        return None
    weekday = _WEEKDAY_OF[match[0].lower()]
    comma = _COMMA.match(text, match.end())
    if comma is not None:
        day_first = _DAY_FIRST.match(text, comma.end())
        month_first = None if day_first else _MONTH_FIRST.match(text, comma.end())
        dated = _day_first(text, day_first) if day_first else _month(text, comma.end()) if month_first else None
        if dated is not None and dated.start == comma.end():
            dated.start, dated.weekday = start, weekday
            return dated
    if not _is_weekday(text, start, match.end()):
        return None
    week = _OF_WEEK.match(text, match.end())
    if week is not None:
        return Read(start, week.end(), "day", weekday=weekday, week_shift=_SHIFT_OF[week[1]])
    return Read(start, match.end(), "day", weekday=weekday)


def _is_weekday(text: str, start: int, end: int) -> bool:
    """Whether one day is meant, not a habit, and no feast or newspaper is named after it."""
    before = word_before(text, start)
    after = word_after(text, end)
    if before.lower() in words.HABITS | words.NAMED_DAYS or after in words.HABITS_OF_WEEKDAYS:
        return False
    if after[:1].isupper() and after.lower() in words.AFTER_WEEKDAYS:
        return False
    if before.lower() == "the" and (not after.islower() or after in words.NO_NOUNS):
        return False
    return _WEEKDAY_IN_WORDS.match(text, end) is None


def _season(text: str, start: int) -> Read | None:
    match = _SEASON.match(text, start)
    if match is None:
        return None
    year = int(match["year"])
    last = match["last"]
    season = match["season"].lower().replace("fall", "autumn")
    last_year = None if last is None else int(last) if len(last) == 4 else year - year % 100 + int(last)
    return _modified(text, Read(start, match.end(), "season", year, season=season, last_year=last_year))


def _deictic_day(text: str, start: int, word: str) -> Read | None:
    end = start + len(word)
    if text[end : end + 1].isalnum() or text[end : end + 1] == "-":
        return None
    shift = _DEICTIC_DAYS[word]
    read = Read(start, end, "day", shift=shift)
    if word == "today":
        earlier = _EARLIER_OR_LATER.search(text, max(0, start - 10), start)
        if earlier:
            read.start = earlier.start()
        elif word_before(text, start) not in words.SAYING and word_after(text, end) not in words.SAYING:
            return None
    elif shift:
        around = _AROUND_YESTERDAY.search(text, max(0, start - 12), start)
        if around:
            read.start, read.shift = around.start(), 2 * shift
    return read


def _shifted(text: str, start: int) -> Read | None:
    match = _SHIFTED.match(text, start)
    if match is None or word_before(text, start).lower() in words.OWNERS or text.startswith(" of ", match.end()):
        return None
    way = (match["way"] or "").strip()
    which = match["which"].lower()
    if way and (which != "this" or not match["weekday"]):
        return None
    shift = _SHIFT_OF[way or which]
    end = match.end()
    if match["unit"]:
        return _modified_or_earlier(text, Read(start, end, _PRECISION_OF[match["unit"]], shift=shift))
    if match["night"]:
        if which == "next" or (match["night"] == "night") != (which == "last"):
            return None
        return Read(start, end, "day", shift=shift)
    if match["season"]:
        season = match["season"].replace("fall", "autumn")
        return _modified(text, Read(start, end, "season", season=season, shift=shift))
    if match["weekday"]:
        weekday = _WEEKDAY_OF[match["weekday"].lower()]
        if not shift:
            return None
        return Read(start, end, "day", weekday=weekday, shift=shift)
    if _MONTH_FIRST.match(text, match.start("month")) or "." in match["month"]:
        return None
    dated = _MONTH_ALONE.match(text, match.start("month"))
    if dated is not None and dated["year"]:
        return None
    return Read(start, end, "month", month=_NUMBER_OF[match["month"][:3].lower()], shift=shift)


def _modified_or_earlier(text: str, read: Read) -> Read:
    match = _EARLIER.search(text, max(0, read.start - 10), read.start)
    if match:
        read.start = match.start()
        return read
    return _modified(text, read)


def _ago(text: str, start: int, reach: int) -> Read | None:
    """ "Three days ago", "two years ago": see `_LONGEST_AGO`."""
    if text[start + 4 : start + 5].isalnum():
        return None
    match = _AGO.search(text, max(reach, start - 24), start)
    if match is None:
        return None
    written = match["count"].lower()
    count = int(written) if written.isdigit() else words.NUMBERS.get(written, 0)
    precision = _PRECISION_OF[match["unit"]]
    weekday = _WEEKDAY_AFTER.match(text, start + 4)
    if weekday is not None:
        return Read(match.start(), weekday.end(), precision, shift=-count, loose=True)
    if not 0 < count <= _LONGEST_AGO[precision] or _VAGUE.search(text, max(0, match.start() - 20), match.start()):
        return None
    return Read(match.start(), start + 4, precision, shift=-count)


def with_tense(text: str, read: Read) -> Read:
    """`read` with what its clause says of past and future, where that decides which day it is."""
    if read.year is None and read.shift is None and read.year_shift is None:
        read.tense = tense_at(text, read.start, read.end)
        read.ahead = word_before(text, read.start).lower() in ("until", "till", "by", "from")
    return read
