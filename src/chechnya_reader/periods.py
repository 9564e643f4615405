"""The days that an article's date may mean, and the order of articles in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chechnya_reader.dates import known_days
from chechnya_reader.model import Article


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both among them: one of these is meant, and more is not known."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


def period(written: str | None) -> Period | None:
    """The days that `2017-04-13`, `2017-04` or `2017` may mean; None for what is absent or no date."""
    days = known_days(written)
    return Period(*days) if days is not None else None


def when(article: Article) -> tuple[bool, date, int, str]:
    """What to sort articles by: the oldest first, of one first day the less precise before, the undated last."""
    days = period(article.date)
    if days is None:
        return True, date.min, 0, article.file
    return False, days.first, -(days.last - days.first).days, article.file
