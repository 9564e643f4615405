"""Search over all articles: the hits with their surroundings, while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from chechnya_reader.model import Article
from chechnya_reader.search import Hit, Searcher, field_text, surroundings
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog, PlainInput, fit_end
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run

MOST_HITS = 1000
"""Where a search stops: nobody reads on, one types more."""

_FIRST_HITS = 30
_SECONDS_BETWEEN = 0.15
_GUTTER = 7


class HitLines(LineList[Hit]):
    """The hits, each on one line with what stands around it, under the title of their article."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__()
        self._articles = {article.id: article for article in articles}

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show `hits`, which come article by article."""
        rows = []
        for article, group in groupby(hits, key=lambda hit: hit.article):
            for index, hit in enumerate(group):
                if index == 0:
                    rows.append(Row(f"{article}:", hit, selectable=False))
                rows.append(Row(f"{article}:{hit.field}:{hit.start}", hit))
        self.rows = tuple(rows)

    def draw(self, row: Row[Hit], width: int) -> Sequence[Sequence[Run]]:
        article = self._articles[row.item.article]
        if not row.selectable:
            source = "  " + " · ".join(filter(None, (article.source, article.date)))
            title = shown.fit(article.title, max(width // 2, width - shown.cells(source)))
            return [[Run(title, "heading"), Run(source, "dim")]]
        return [_hit_line(article, row.item, width)]


def _hit_line(article: Article, hit: Hit, width: int) -> list[Run]:
    """Line number, or what of the article it is; the words, at a third of the line; what stands around them."""
    place = str(article.line_at(hit.start)) if hit.field == "body" else hit.field
    room = max(1, width - _GUTTER - 2)
    text = field_text(article, hit.field)
    before = fit_end(surroundings(text, hit.start, hit.end, around=room // 3)[0], room // 3)
    before = " " * (room // 3 - shown.cells(before)) + before
    words = shown.fit(text[hit.start : hit.end], room - room // 3)
    after = shown.fit(surroundings(text, hit.start, hit.end, around=room)[2], room - room // 3 - shown.cells(words))
    return [Run(f"{shown.fit(place, _GUTTER):>{_GUTTER}}  ", "dim"), Run(before), Run(words, "hit"), Run(after)]


class QueryInput(PlainInput):
    """What to look for; the list is moved in from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", tooltip="Open the article at this hit", id="search.open"),
        Binding("down,ctrl+n", "screen.move(1)", "Move", key_display="↑↓", tooltip="To the next hit", id="search.next"),
        Binding("up,ctrl+p", "screen.move(-1)", "Back", show=False, tooltip="One hit back", id="search.previous"),
        Binding("pagedown", "screen.move_page(1)", "Page down", show=False, id="search.page-down"),
        Binding("pageup", "screen.move_page(-1)", "Page up", show=False, id="search.page-up"),
    ]


class SearchScreen(Dialog[Hit | None]):
    """Search `articles` as the user types; dismissed with the hit to open, or None.

    `sought` is what stands in the input, also after the screen is closed, for the next time. A `searcher` of the same
    articles saves folding them again.
    """

    DEFAULT_CSS = """
    SearchScreen {
        & > .frame { height: 90%; max-width: 150; }
        &.-narrow > .frame { height: 100%; }
        #search-count { height: 1; width: 100%; padding: 0 1; text-style: dim; }
        HitLines { height: 1fr; }
        &.-narrow QueryInput { border: none; height: 1; padding: 0 1; }
    }
    """

    class Found(Message):
        """The worker has hits: all so far, of the search with this number."""

        def __init__(self, number: int, hits: tuple[Hit, ...], *, done: bool) -> None:
            super().__init__()
            self.number = number
            self.hits = hits
            self.done = done

    def __init__(self, articles: Sequence[Article], query: str = "", *, searcher: Searcher | None = None) -> None:
        super().__init__()
        self.sought = query
        self._articles = tuple(articles)
        self._searcher = searcher or Searcher(articles)
        self._number = 0
        self._shown_number = 0
        self._opens_first = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = "Search all articles"
            yield QueryInput(self.sought, placeholder="Words, as they stand in the text")
            yield Static(id="search-count", markup=False)
            yield HitLines(self._articles)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._look_for(self.sought)

    @on(QueryInput.Changed)
    def _query_changed(self, event: QueryInput.Changed) -> None:
        event.stop()
        if event.value != self.sought:
            self._look_for(event.value)

    @on(QueryInput.Submitted)
    def _query_submitted(self, event: QueryInput.Submitted) -> None:
        event.stop()
        if self._shown_number == self._number:
            self._open(self.query_one(HitLines).current)
        else:
            self._opens_first = True

    @on(HitLines.Chosen)
    def _hit_chosen(self, event: HitLines.Chosen) -> None:
        event.stop()
        if self._shown_number == self._number:
            self._open(event.row)

    def action_move(self, by: int) -> None:
        self.query_one(HitLines).action_move(by)

    def action_move_page(self, direction: int) -> None:
        self.query_one(HitLines).action_move_page(direction)

    def _open(self, row: Row[Hit] | None) -> None:
        if row is not None:
            self.dismiss(row.item)

    def _look_for(self, query: str) -> None:
        """Search in a thread; the search before is told to stop, and what it still says is not heard."""
        self.sought = query
        self._number += 1
        self._opens_first = False
        search = partial(self._search, self._number, query)
        self.run_worker(search, thread=True, exclusive=True, group="search", exit_on_error=True)

    def _search(self, number: int, query: str) -> None:
        worker = get_current_worker()
        hits: list[Hit] = []
        told = monotonic()
        for hit in self._searcher.hits(query):
            if worker.is_cancelled:
                return
            hits.append(hit)
            if len(hits) > MOST_HITS:
                break
            if len(hits) == _FIRST_HITS or monotonic() - told > _SECONDS_BETWEEN:
                self.post_message(self.Found(number, tuple(hits), done=False))
                told = monotonic()
        if not worker.is_cancelled:
            self.post_message(self.Found(number, tuple(hits), done=True))

    @on(Found)
    def _show(self, event: Found) -> None:
        if event.number != self._number:
            return
        lines = self.query_one(HitLines)
        lines.show_hits(event.hits[:MOST_HITS])
        if self._shown_number != event.number:
            self._shown_number = event.number
            lines.action_move_end(-1)
        lines.empty = self._empty_state()
        self.query_one("#search-count", Static).update(shown.content_line(_count(event)))
        if self._opens_first:
            self._opens_first = False
            self._open(lines.current)

    def _empty_state(self) -> str:
        if not self._articles:
            return "There are no articles to search. Open a folder that holds some."
        if not self.sought.strip():
            return "Type what to look for. Case, accents and kinds of quotation marks make no difference."
        return f"Nothing found for “{self.sought.strip()}”. The words are looked for as they stand: try fewer of them."


def _count(event: SearchScreen.Found) -> str:
    if not event.hits:
        return "" if event.done else "Searching…"
    hits = event.hits[:MOST_HITS]
    articles = len({hit.article for hit in hits})
    more = len(event.hits) > MOST_HITS
    count = f"{'The first ' if more else ''}{len(hits):,} hit{'' if len(hits) == 1 else 's'}"
    where = f"{count} in {articles:,} article{'' if articles == 1 else 's'}"
    if more:
        return f"{where}: type more to narrow them down"
    return where if event.done else f"{where} so far…"
