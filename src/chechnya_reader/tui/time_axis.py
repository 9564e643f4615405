"""A stretch of time laid out in the cells of a line: where a day stands, and which labels there is room for."""

from __future__ import annotations

from calendar import month_abbr, monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise

from chechnya_reader.periods import Period
from chechnya_reader.tui.shown import Run

MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""How many months there may be from one label to the next."""
GRID = 8
"""Cells from one line of the grid to the next, at least."""
LINE = "┊"

Tick = tuple[int, str]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first`, the first of a month, to `last`, the last of one, in `width` cells."""

    first: date
    last: date
    width: int

    @classmethod
    def over(cls, period: Period, width: int) -> TimeAxis:
        """The whole months of `period` in `width` cells."""
        first, last = period.first, period.last
        end = date(last.year, last.month, monthrange(last.year, last.month)[1])
        return cls(date(first.year, first.month, 1), end, max(1, width))

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def column(self, day: date) -> int:
        """The cell in which `day` stands, from 0; a day outside stands at the nearest end."""
        return min(max(0, (day - self.first).days), self.days - 1) * self.width // self.days

    def columns(self, period: Period) -> tuple[int, int]:
        """The first and the last cell of `period`."""
        return self.column(period.first), self.column(period.last)

    def labels(self) -> tuple[Sequence[Tick], Sequence[Tick]]:
        """The two lines of labels, each with the cell at which it begins; none runs into another.

        Days below months, months below years, or years alone on the lower line, whatever there is room for.
        """
        a_day = self.width / self.days
        if 7 * a_day >= 4:
            months = [(self.column(day), f"{month_abbr[day.month]} {day.year}") for day in self._firsts(1)]
            return self._fitting(months), self._fitting(self._days(1 if a_day >= 3 else 7))
        step = next((step for step in MONTHS if step * 30.4 * a_day >= (4 if step < 12 else 5)), MONTHS[-1])
        years = [(self.column(day), str(day.year)) for day in self._firsts(max(12, step))]
        if not years or (years[0][0] > len(str(self.first.year)) and step <= 12):
            years = [(0, str(self.first.year)), *years]
        if step >= 12:
            return (), self._fitting(years)
        months = [(self.column(day), month_abbr[day.month]) for day in self._firsts(step)]
        return self._fitting(years), self._fitting(months)

    @lru_cache(maxsize=8)  # noqa: B019
    def grid(self) -> frozenset[int]:
        """The cells in which a faint line helps the eye from the labels down."""
        upper, lower = self.labels()
        ticks = [column for column, _ in lower]
        gap = min((after - before for before, after in pairwise(ticks)), default=GRID)
        are_days = any(label.isdigit() for _, label in lower) and bool(upper)
        thinned = [] if are_days and gap < GRID else ticks[:: -(-GRID // max(1, gap))]
        return frozenset([*thinned, *(column for column, _ in upper)])

    def _firsts(self, step: int) -> Iterator[date]:
        """The first days of the months that a count by `step`, from the beginning of all years, comes to."""
        number = self.first.year * 12 + self.first.month - 1
        last = self.last.year * 12 + self.last.month - 1
        for month in range(-(-number // step) * step, last + 1, step):
            yield date(month // 12, month % 12 + 1, 1)

    def _days(self, step: int) -> Iterator[Tick]:
        for month in self._firsts(1):
            last = monthrange(month.year, month.month)[1] if step == 1 else 22
            for day in range(1, last + 1, step):
                yield self.column(month + timedelta(days=day - 1)), str(day)

    def _fitting(self, ticks: Iterable[Tick]) -> list[Tick]:
        """`ticks` without those whose label would touch the one before, or has no room at the end."""
        fitting: list[Tick] = []
        free = 0
        for column, label in ticks:
            if free <= column <= self.width - len(label):
                fitting.append((column, label))
                free = column + len(label) + 1
        return fitting


class Canvas:
    """One line of `width` cells to put signs on, each one cell wide."""

    def __init__(self, width: int) -> None:
        self._cells = [(" ", "")] * width

    def put(self, column: int, signs: str, look: str = "") -> None:
        """Put `signs` from `column` on, over what is there; what is outside is left out."""
        for at, sign in enumerate(signs, column):
            if 0 <= at < len(self._cells):
                self._cells[at] = sign, look

    def mark(self, first: int, last: int, look: str) -> None:
        """Draw the cells from `first` to `last` in that look."""
        for at in range(max(0, first), min(last + 1, len(self._cells))):
            self._cells[at] = self._cells[at][0], look

    def is_free(self, column: int, width: int) -> bool:
        """Whether there is room for `width` signs from `column` on, with nothing but the grid there."""
        stop = column + width
        return column >= 0 and stop <= len(self._cells) and all(s in (" ", LINE) for s, _ in self._cells[column:stop])

    def runs(self) -> list[Run]:
        """The line as it is drawn."""
        return [
            Run("".join(sign for sign, _ in cells), look)
            for look, cells in ((look, list(group)) for look, group in groupby(self._cells, key=lambda cell: cell[1]))
        ]


def ruled(axis: TimeAxis | None, width: int) -> Canvas:
    """A canvas of `width` cells with the grid of `axis`."""
    canvas = Canvas(width)
    for column in axis.grid() if axis is not None else ():
        canvas.put(column, LINE, "dim")
    return canvas
