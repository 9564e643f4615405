"""Words that tell a date, and those that tell a number or a name from one: data only."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _listed("january february march april may june july august september october november december")
WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS_THAT_ARE_NAMES = _words("march april may june august")

_COUNTS = _listed("one two three four five six seven eight nine ten eleven twelve thirteen fourteen")
NUMBERS = {word: number for number, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1}

BEFORE_MONTHS = _words("in since until till during throughout")
"""What stands before a month and hardly ever before a person."""
BEFORE_OTHER_MONTHS = BEFORE_MONTHS | _words("by before after from to through between and of")
BEFORE_YEARS = _words(
    "in since of by from until till to during before after between around circa through throughout year back for the a"
    " his her its their our my this that"
)
"""What stands before a year that no month or part of a year stands before."""
OWNERS = _words("the a his her its their our my your this that every each whose 's very entire whole first final")
"""What stands before "last week" and the like where it counts from another day, or is no date."""
HABITS = _words(
    "every each any most some many all no a an one another alternate other first second third fourth fifth final"
    " previous following that same next-to-last two three four five six several both"
)
"""What stands before a weekday or a month that is none in particular."""
NO_NOUNS = _words(
    "he she they it we i you was were is are had has before after of in on at when that who which and but"
)
"""What follows "the Friday" where it is the Friday of a story that is being told, and no noun goes with it."""
COUNTED = _words(
    "people men women children persons euros dollars pounds rubles roubles yen yuan pesos rupees cases places votes"
    " kilometres kilometers km miles metres meters feet acres hectares tons tonnes kilos kg words pages days weeks"
    " months years hours minutes times percent million billion thousand soldiers troops prisoners civilians families"
    " victims deaths refugees students workers copies square cubic points seats units residents voters officers"
    " inmates detainees migrants"
)
"""What is counted by a number that might be a year."""
NUMBERED = _words(
    "no number nr page pages room article section chapter version ver v release resolution route flight bus channel"
    " apartment flat ward hall regulation directive paragraph column model lot case docket bill act level gate form"
)
"""What a number stands after that is no year and no date."""
UNITS_AFTER_DAYS = _words("percent million billion thousand hundred people men women miles km kilometres kilometers")
EVENTS = _words(
    "attack attacks bombing bombings massacre massacres movement riot riots insurrection revolution uprising coup"
    " committee commission tragedy anniversary hijackers terrorists memorial alliance brigade regime plot"
)
"""Nouns after a day or month that make it the name of an event, in a year that everybody is taken to know."""
NAMED_DAYS = _words("black good bloody ash palm super cyber easter holy maundy shrove whit giving red man girl")
"""What makes the name of a feast or an event of a weekday."""
AFTER_WEEKDAYS = _words(
    "times telegraph post mirror express mail herald sun independent world observer tribune people school mass club"
    " group prayers business sport magazine review dispatch mosque service best market night league"
)
"""What makes the name of a paper or a body of a weekday before it."""
HABITS_OF_WEEKDAYS = _words(
    "nights mornings afternoons evenings prayers mass school market markets paper papers roast lunch services"
)
"""What is done on every such weekday."""
SAYING = _words(
    "said announced reported confirmed told published called released issued opened ruled voted warned urged rejected"
    " denied launched appealed charged arrested sentenced condemned accused demanded"
)
