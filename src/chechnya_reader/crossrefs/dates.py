"""Dates that several articles speak of, in whatever words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from chechnya_reader.crossrefs.nearby import nearby
from chechnya_reader.crossrefs.weights import salience, strongest_first, weight_of
from chechnya_reader.dates import DateMention, Precision, days_label
from chechnya_reader.model import Article, CrossReference, Evidence

TELLING: Mapping[Precision, float] = {
    "day": 1.0,
    "week": 0.8,
    "month": 0.6,
    "season": 0.5,
    "year": 0.3,
    "decade": 0.2,
}
"""What of its weight a date keeps: the wider it is, the likelier two articles speak of it without a common matter."""

STAMP = 80
"""Characters, beside the date, from which on a line says more than when an article appeared."""
_STAMP = re.compile(
    r"(?:[\W\d_]|\b(?:first|last|published|updated|posted|modified|created|filed|saved|date|on|at|by|in|am|pm|a\.m|p\.m"
    r"|gmt|utc|est|edt|et|pst|pdt|pt|bst|cet|cest|msk|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)*",
    re.IGNORECASE,
)
_OWN_DAY = re.compile(r"(?:earlier |later )?today|tonight|this \w+", re.IGNORECASE)


def find_shared_dates(
    articles: Sequence[Article], dates_by_article: Mapping[str, Sequence[DateMention]]
) -> tuple[CrossReference, ...]:
    """The dates that two articles or more speak of, the most telling first.

    One date is the same days, in whatever words: "on Thursday" here and "April 13" there. A month is another date than
    its days. The day on which an article appeared is none of its dates, be it on a line by itself or as "today".
    """
    spoken: dict[tuple[str, str, Precision], dict[str, list[DateMention]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        for one in dates_by_article.get(article.id, ()):
            if not _is_own(article, one):
                spoken[one.first, one.last, one.precision][article.id].append(one)
    return strongest_first(
        CrossReference(
            kind="date",
            label=days_label(*days),
            reason=f"spoken of in {len(where)} articles",
            articles=tuple(where),
            evidence=tuple(
                Evidence(article, one.start, one.end, one.text) for article, dates in where.items() for one in dates
            ),
            weight=TELLING[days[2]] * weight_of(len(where), len(articles)) * salience(map(len, where.values())),
        )
        for days, where in spoken.items()
        if len(where) > 1
    )


def _is_own(article: Article, one: DateMention) -> bool:
    """Whether the words say no more than when the article appeared."""
    if one.precision != "day":
        return False
    if one.first == article.date and _OWN_DAY.fullmatch(one.text):
        return True
    rest = " ".join(nearby(article.body, one.start, one.end, STAMP))
    return len(rest) < STAMP and _STAMP.fullmatch(rest) is not None
