"""The pane of the articles: title, outlet and date, and how many quotes of each are selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chechnya_reader.model import Article
from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import View, is_match, ordered, selected_by_article

NO_ARTICLES = "No articles here.\n \nPut .md or .txt files into the folder and press R. Press ! for what is wrong."
LOADING = "Reading the folder…"


class ArticleList(LineList[Article]):
    """The articles in the order and with the filter of the view; the open one has a `▸`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty=LOADING)
        self._view: View | None = None
        self._selected: Mapping[str, int] = {}

    def show(self, view: View) -> None:
        """Show what `view` holds; the cursor stays on its article."""
        old, self._view = self._view, view
        if old is None or _listing(old) != _listing(view):
            self.empty = _empty(view)
            articles = [article for article in view.collection.articles if is_match(article, view.filter)]
            self.rows = tuple(Row(article.id, article, 2) for article in ordered(articles, view.order))
        self._selected = selected_by_article(view)
        self.redraw()

    def draw(self, row: Row[Article], width: int) -> Sequence[Sequence[Run]]:
        article = row.item
        is_open = self._view is not None and article.id == self._view.article
        about = " · ".join(filter(None, (article.source, article.date or "no date")))
        count = self._selected.get(article.id, 0)
        brief = "brief" if article.is_brief else ""
        chosen = f"●{count}" if count else ""
        tail = f" {brief}" * bool(brief) + f" {chosen}" * bool(chosen)
        room = max(0, width - 2 - shown.cells(tail))
        return [
            [
                Run("▸" if is_open else " ", "strong"),
                Run(shown.fit(article.title, width - 1), "strong" if is_open else ""),
            ],
            [
                Run("  "),
                Run(shown.pad(about, room), "dim"),
                Run(f" {brief}" if brief else "", "doubt"),
                Run(f" {chosen}" if chosen else "", "selected"),
            ],
        ]


def _listing(view: View) -> tuple[object, ...]:
    """What the rows are made of, but for what is drawn in them."""
    return view.collection.articles, view.order, view.filter, view.stage == "loading"


def _empty(view: View) -> str:
    if view.stage == "loading":
        return LOADING
    if view.filter and view.collection.articles:
        return f"No title, outlet or author has “{view.filter}”.\n \nescape shows all articles."
    return NO_ARTICLES
