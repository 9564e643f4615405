"""The timeline: a row an article, or a row a speaker, under an axis of time; each mark leads into the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer

from chechnya_reader.model import Article
from chechnya_reader.overviews import Said, Telling, Timeline, Voice
from chechnya_reader.periods import period
from chechnya_reader.text import squeezed
from chechnya_reader.tui import shown
from chechnya_reader.tui.bars import cut
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.overview import HELP, Lines, Overview, about, first_words, name_of
from chechnya_reader.tui.shown import Line, Run
from chechnya_reader.tui.speaker_page import Chosen
from chechnya_reader.tui.time_axis import Canvas, TimeAxis, ruled
from chechnya_reader.tui.view import Spot, counted

By = Literal["article", "speaker"]
Item = Telling | Voice | str

DAY, SILENT, NARROW = "●", "○", "↔"
BLOCKS = ((1, "▁"), (2, "▂"), (3, "▃"), (5, "▄"), (8, "▅"), (12, "▆"), (18, "▇"), (27, "█"))
"""From how many quotes on a cell is filled to which height."""
POINTER = "▼"
LEGEND: dict[By, str] = {"article": f"{DAY} quotes   {SILENT} none", "speaker": "▁ 1  ▄ 5  █ 27 quotes and more"}
ONE_OF_THESE = f"   ├──┤ {NARROW} one of these days"
"""The legend where a date is a month or a year."""
GUTTER = 5
"""Cells at the right end of a speaker's row, for what stands in articles without a date."""
DATE = 11
"""Cells of a date with the space after it."""
TALL = 24
"""Lines of the terminal from which on there is room for the line of all articles."""


@dataclass(frozen=True, slots=True)
class TimelinePlace:
    """Where one was in the timeline: what a row is, the cursor of either list, which of the row's is chosen."""

    by: By = "article"
    spots: tuple[tuple[By, Spot | None], ...] = ()
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """How a row's cells are shared out: what it is about, the axis, what has no date."""

    label: int
    axis: int
    gutter: int

    @classmethod
    def of(cls, width: int, *, dated: bool, gutter: bool) -> Columns:
        """The columns of a row of `width` cells; all is label where nothing has a date."""
        if not dated:
            return cls(max(0, width - 1), 0, 0)
        label = min(64, max(20, width * 2 // 5))
        rest = max(0, width - label - 1)
        return cls(label, max(0, rest - GUTTER) if gutter else rest, GUTTER if gutter else 0)


class TimelineLines(LineList[Item]):
    """A row for each article or each speaker; `chosen` is which of the row's speakers, or articles, is the one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "choose_next(1)", "Along", key_display="h l",
                tooltip="To the next speaker of the article, or the next article of the speaker", id="timeline.next"),
        Binding("h,left", "choose_next(-1)", "Back in the row", show=False,
                tooltip="To the previous speaker of the article, or the previous article of the speaker",
                id="timeline.previous"),
    ]  # fmt: skip
    DEFAULT_CSS = "TimelineLines { height: 1fr; overflow-y: scroll; }"

    def __init__(self, content: Timeline) -> None:
        super().__init__(empty="There are no articles.")
        self._content = content
        self._days = content.period
        self._has_undated_quotes = any(telling.said for telling in content.undated)
        self.by: By = "article"
        self.chosen: int | None = None

    def show_by(self, by: By) -> None:
        """Show a row for each article, or for each speaker."""
        self.by = by
        self.chosen = None
        content = self._content
        if by == "article":
            undated = _below("Without a date", content.undated)
            rows: list[Item] = [*content.dated, *undated] if content.dated else list(content.undated)
        else:
            voices = content.voices
            unknown: list[Item] = ["Counted apart", voices.unknown] if voices.unknown else []
            rows = [
                *voices.named,
                *_below("Sources without a name, each for itself", voices.unnamed),
                *unknown,
            ]
        self.empty = "There are no articles." if by == "article" else "Nobody is quoted in these articles."
        self.rows = tuple(Row(_key(item), item, selectable=not isinstance(item, str)) for item in rows)
        self.redraw()

    @property
    def columns(self) -> Columns:
        """The columns of the rows, without the cell of the cursor's sign."""
        gutter = self.by == "speaker" and self._has_undated_quotes
        width = max(0, self.scrollable_content_region.width - 1)
        return Columns.of(width, dated=bool(self._content.dated), gutter=gutter)

    @property
    def axis(self) -> TimeAxis | None:
        """The axis of the rows; None where nothing has a date."""
        width = self.columns.axis
        return TimeAxis.over(self._days, width) if self._days is not None and width > 0 else None

    def draw(self, row: Row[Item], width: int) -> Sequence[Line]:
        item, columns = row.item, self.columns
        if isinstance(item, str):
            return [[Run(shown.fit(item, columns.label), "heading")]]
        axis = self.axis
        canvas = ruled(axis, columns.axis)
        if isinstance(item, Telling):
            _draw_telling(canvas, axis, item)
            label = _label(item, columns.label)
        else:
            chosen = self.chosen if row is self.current else None
            _draw_voice(canvas, axis, item, chosen)
            label = [Run(shown.justified(name_of(item.speaker), f"{item.quotes:,}", columns.label))]
        gutter = self._gutter(item) if columns.gutter else []
        return [[*label, Run(" "), *canvas.runs(), *gutter]]

    def _gutter(self, item: Telling | Voice) -> list[Run]:
        undated = sum(said.quotes for said in item.said if period(said.article.date) is None)
        said = self.said if self.current is not None and self.current.item is item else None
        chosen = said is not None and period(said.article.date) is None
        number = str(undated or "")
        return [Run(" " * (GUTTER - len(number))), Run(number, "hit" if chosen else "")]

    def move_to(self, index: int, *, scroll: bool = True) -> None:
        before = self.cursor
        super().move_to(index, scroll=scroll)
        if self.cursor != before:
            if before is not None:
                self._drawn.pop(before, None)
            self.choose(None)

    def choose(self, index: int | None) -> None:
        """Make the speaker, or the article, of that place in the row the chosen one."""
        item = self.current.item if self.current is not None else None
        said = item.said if isinstance(item, Telling | Voice) else ()
        first = 0 if self.by == "speaker" and said else None
        self.chosen = first if index is None else min(index, len(said) - 1) if said else None
        if self.cursor is not None:
            self._drawn.pop(self.cursor, None)
            self.refresh_lines(self.cursor, 1)

    @property
    def said(self) -> Said | None:
        """What is chosen in the cursor's row."""
        item = self.current.item if self.current is not None else None
        return item.said[self.chosen] if isinstance(item, Telling | Voice) and self.chosen is not None else None

    @property
    def article(self) -> Article | None:
        """The article that the cursor stands for."""
        item = self.current.item if self.current is not None else None
        if isinstance(item, Telling):
            return item.article
        return self.said.article if self.said is not None else None

    def action_choose_next(self, by: int) -> None:
        item = self.current.item if self.current is not None else None
        if self.current is None or not isinstance(item, Telling | Voice) or not item.said:
            return
        if self.chosen is None:
            self.choose(0 if by > 0 else len(item.said) - 1)
        elif self.by == "article" and not 0 <= self.chosen + by < len(item.said):
            self.choose(None)
        else:
            self.choose(max(0, self.chosen + by))
        self.post_message(self.Highlighted(self, self.current))


def _pointer(axis: TimeAxis, article: Article | None) -> list[Run]:
    """A line that points down to the days of `article`, with its date as it stands."""
    canvas = Canvas(axis.width)
    days = period(article.date) if article is not None else None
    if article is not None and article.date and days is not None:
        first, last = axis.columns(days)
        canvas.put(first, POINTER)
        canvas.put(last, POINTER)
        beside = last + 2 if last + 2 + len(article.date) <= axis.width else first - 1 - len(article.date)
        canvas.put(beside, article.date)
    return canvas.runs()


def _below(heading: str, items: Iterable[Item]) -> list[Item]:
    rows = list(items)
    return [f"{heading} · {len(rows):,}", *rows] if rows else []


def _key(item: Item) -> str:
    if isinstance(item, str):
        return f"heading:{item}"
    if isinstance(item, Telling):
        return f"article:{item.article.id}"
    return f"speaker:{item.speaker.id}" if item.speaker else "unknown"


def _label(telling: Telling, width: int) -> list[Run]:
    title = squeezed(telling.article.title)
    if telling.period is None:
        return [Run(shown.justified(title, counted(telling.quotes, "quote"), width))]
    if width < 3 * DATE:
        return [Run(shown.pad(title, width))]
    return [Run(shown.pad(telling.article.date or "", DATE), "dim"), Run(shown.pad(title, width - DATE))]


def block(quotes: int) -> str:
    """The sign for so many quotes, at least one: the more, the higher."""
    return next(sign for least, sign in reversed(BLOCKS) if quotes >= least)


def _draw_telling(canvas: Canvas, axis: TimeAxis | None, telling: Telling) -> None:
    if axis is None or telling.period is None:
        return
    number = str(telling.quotes) if telling.quotes else ""
    first, last = axis.columns(telling.period)
    if not telling.period.is_day:
        _draw_span(canvas, first, last, number)
        return
    canvas.put(first, DAY if number else SILENT, "strong")
    fits = canvas.is_free(first + 1, len(number))
    canvas.put(first + 1 if fits else first - len(number), number)


def _draw_voice(canvas: Canvas, axis: TimeAxis | None, voice: Voice, chosen: int | None) -> None:
    if axis is None:
        return
    counts: dict[int, int] = {}
    for said in voice.said:
        days = period(said.article.date)
        if days is None:
            continue
        first, last = axis.columns(days)
        if days.is_day:
            counts[first] = counts.get(first, 0) + said.quotes
        else:
            _draw_span(canvas, first, last, str(said.quotes))
    for column, quotes in counts.items():
        canvas.put(column, block(quotes), "strong")
    if chosen is not None:
        days = period(voice.said[chosen].article.date)
        if days is not None:
            first, last = axis.columns(days)
            canvas.mark(first, last, "hit")


def _draw_span(canvas: Canvas, first: int, last: int, number: str) -> None:
    """The days from one cell to another, with the number in the middle where there is room, else beside."""
    room = last - first - 1
    if room < 0:
        canvas.put(first, NARROW, "strong")
    else:
        canvas.put(first, f"├{'─' * room}┤", "strong")
    if number and room >= len(number):
        canvas.put(first + 1 + (room - len(number)) // 2, number)
    elif canvas.is_free(last + 1, len(number)):
        canvas.put(last + 1, number)
    else:
        canvas.put(first - len(number), number)


class TimelineScreen(Overview):
    """The articles of `content` by date, and who spoke when; `place` is where one was in it before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "turn", "Speakers", tooltip="A row for each speaker, or for each article", id="timeline.by"),
        Binding("t", "close", "Close", show=False, tooltip="Close the timeline", id="timeline.close"),
        HELP,
    ]
    DEFAULT_CSS = "TimelineScreen > .frame > #axis { height: auto; text-style: bold; }"

    def __init__(self, content: Timeline, place: TimelinePlace | None = None) -> None:
        super().__init__()
        self._content = content
        self._from = place or TimelinePlace()
        self._spots: dict[By, Spot | None] = dict(self._from.spots)

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = "Timeline"
            yield Lines(id="axis")
            yield TimelineLines(self._content)
            yield Lines(id="details")
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._lines = self.query_one(TimelineLines)
        self._show(self._from.by, self._from.chosen)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_around)

    @property
    def place(self) -> TimelinePlace:
        """Where one is, for the next time."""
        spots = self._spots | {self._lines.by: self._lines.spot}
        return TimelinePlace(self._lines.by, tuple(spots.items()), self._lines.chosen)

    def _show(self, by: By, chosen: int | None = None) -> None:
        self._lines.show_by(by)
        self._lines.start_over()
        self.call_after_refresh(self._lines.go_to_spot, self._spots.get(by))
        self.call_after_refresh(self._lines.choose, chosen)
        self.call_after_refresh(self._draw_around)

    def action_turn(self) -> None:
        self._spots[self._lines.by] = self._lines.spot
        self._show("speaker" if self._lines.by == "article" else "article")

    def _draw_around(self) -> None:
        """The frame, the axis and the details."""
        lines, content = self._lines, self._content
        frame = self.query_one(".frame")
        number = counted(len(content.dated) + len(content.undated), "article")
        what = number if lines.by == "article" else f"{counted(len(content.voices.known), 'speaker')} in {number}"
        frame.border_title = shown.content_line(f"Timeline · {what}")
        is_vague = any(telling.period is not None and not telling.period.is_day for telling in content.dated)
        legend = LEGEND[lines.by] + (ONE_OF_THESE if is_vague else "")
        frame.border_subtitle = shown.content_line(legend if content.dated else "")
        self._show_details()

    def _axis_lines(self) -> list[Line]:
        columns, axis = self._lines.columns, self._lines.axis
        if axis is None:
            what = "No article has a date." if self._content.undated else ""
            return [[Run(" "), Run(shown.fit(what, columns.label), "doubt")]]
        lines: list[Line] = []
        heads = ("no", "date") if columns.gutter else ("", "")
        for labels, head in zip(axis.labels(), heads, strict=True):
            canvas = Canvas(columns.axis)
            for column, label in labels:
                canvas.put(column, label)
            lines.append([Run(" " * (columns.label + 2)), *canvas.runs(), Run(f"{head:>{columns.gutter}}")])
        if self.app.size.height >= TALL:
            lines.insert(0, self._all_articles(axis, columns.label))
        return [*lines, [Run(" " * (columns.label + 2)), *_pointer(axis, self._lines.article)]]

    def _all_articles(self, axis: TimeAxis, width: int) -> Line:
        """How many articles there are at which time, of those whose day is known."""
        days = [telling.period.first for telling in self._content.dated if telling.period and telling.period.is_day]
        canvas = Canvas(axis.width)
        for column, articles in Counter(map(axis.column, days)).items():
            canvas.put(column, block(articles))
        label = shown.justified("articles whose day is known", f"{len(days):,}", width)
        return [Run(" "), Run(label, "dim"), Run(" "), *canvas.runs()]

    @on(TimelineLines.Highlighted)
    def _follow(self, event: TimelineLines.Highlighted) -> None:
        event.stop()
        self._show_details()

    def _show_details(self) -> None:
        row, width = self._lines.current, self.query_one("#details").size.width
        item = row.item if row is not None else ""
        if isinstance(item, Telling):
            details = _telling_details(item, self._lines.chosen, width)
        elif isinstance(item, Voice):
            details = _voice_details(item, self._lines.chosen or 0, width)
        else:
            details = []
        self.query_one("#details", Lines).lines = details
        axis = self.query_one("#axis", Lines)
        axis.lines = self._axis_lines()
        axis.styles.height = len(axis.lines)

    @on(TimelineLines.Chosen)
    def _go(self, event: TimelineLines.Chosen) -> None:
        event.stop()
        if not isinstance(event.row.item, Telling | Voice):
            return
        said = self._lines.said
        if said is not None:
            self.dismiss(Chosen(quote=said.first.id))
        elif isinstance(event.row.item, Telling):
            self.dismiss(Chosen(article=event.row.item.article.id))


def _telling_details(telling: Telling, chosen: int | None, width: int) -> list[Line]:
    """Title; outlet, date, how many quotes; the speakers, the chosen one in brackets."""
    article = telling.article
    quotes = counted(telling.quotes, "quote") if telling.quotes else "nobody is quoted"
    speakers: list[Run] = []
    for index, said in enumerate(telling.said[max(0, (chosen or 0) - 1) :], max(0, (chosen or 0) - 1)):
        words = f"{name_of(said.speaker)} {said.quotes:,}"
        speakers.append(Run(f"[{words}]", "active") if index == chosen else Run(words))
        speakers.append(Run(" · ", "dim"))
    if chosen:
        speakers.insert(0, Run("… ", "dim"))
    return [
        cut([Run(squeezed(article.title), "strong")], width),
        cut([Run(f"{about(article)} · {quotes}", "dim")], width),
        cut(speakers[:-1], width),
    ]


def _voice_details(voice: Voice, chosen: int, width: int) -> list[Line]:
    """Who it is; the chosen article and how many of how many it is; the first words there."""
    said = voice.said[chosen]
    role = f" · {squeezed(voice.speaker.role)}" if voice.speaker is not None and voice.speaker.role else ""
    where = f"{chosen + 1:,} of {counted(len(voice.said), 'article')}"
    total = f" · {counted(voice.quotes, 'quote')}"
    head = f"{where}: {about(said.article)} · {counted(said.quotes, 'quote')} · "
    return [
        cut([Run(name_of(voice.speaker), "strong"), Run(f"{total}{role}", "dim")], width),
        cut([Run(head, "dim"), Run(squeezed(said.article.title))], width),
        cut(first_words(said), width),
    ]
