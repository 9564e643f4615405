"""The pane of the articles: title, outlet and date, and how many quotes of each are selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chechnya_reader.model import Article
from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import View, is_match, ordered, selected_by_article

NO_ARTICLES = "No articles here.\n \nPut .md or .txt files into the folder and press R. Press ! for what is wrong."
INDENT = 1
LOADING = "Reading the folder…"


class ArticleList(LineList[Article]):
    """The articles in the order and with the filter of the view; the open one has a `▸`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty=LOADING)
        self._view: View | None = None
        self._selected: Mapping[str, int] = {}
        self._width = 0

    def show(self, view: View) -> None:
        """Show what `view` holds; the cursor stays on its article."""
        old, self._view = self._view, view
        if old is None or _listing(old) != _listing(view):
            self.empty = _empty(view)
            self._make_rows()
        self._selected = selected_by_article(view)
        self.redraw()

    def on_resize(self) -> None:
        if self._view is not None and self.scrollable_content_region.width != self._width:
            self._make_rows()

    def _make_rows(self) -> None:
        assert self._view is not None
        view = self._view
        self._width = self.scrollable_content_region.width
        room = self._width - 1 - INDENT
        articles = [article for article in view.collection.articles if is_match(article, view.filter)]
        self.rows = tuple(
            Row(article.id, article, 2 if shown.cells(article.title) <= room else 3)
            for article in ordered(articles, view.order)
        )

    def draw(self, row: Row[Article], width: int) -> Sequence[Sequence[Run]]:
        article = row.item
        is_open = self._view is not None and article.id == self._view.article
        look = "strong" if is_open else ""
        title = shown.wrapped(article.title, width - INDENT, row.height - 1)
        lines = [[Run(" " * INDENT), Run(line, look)] for line in title]
        lines[0][0] = Run("▸" if is_open else " ", "strong")
        brief = [Run(" · ", "dim"), Run("brief", "doubt")] if article.is_brief else []
        count = self._selected.get(article.id, 0)
        chosen = f" ●{count}" if count else ""
        room = max(0, width - 2 * INDENT - sum(shown.cells(run.text) for run in brief) - shown.cells(chosen))
        about = shown.fit(_about(article, room), room)
        gap = " " * (room - shown.cells(about))
        return [*lines, [Run(" " * 2 * INDENT), Run(about, "dim"), *brief, Run(gap), Run(chosen, "selected")]]


def _about(article: Article, width: int) -> str:
    """What is known of outlet and date, in `width` cells, the outlet cut first; where nothing is, the file."""
    if not article.date:
        return article.source or article.file
    if not article.source:
        return article.date
    return f"{shown.fit(article.source, max(1, width - shown.cells(article.date) - 3))} · {article.date}"


def _listing(view: View) -> tuple[object, ...]:
    """What the rows are made of, but for what is drawn in them."""
    return view.collection.articles, view.order, view.filter, view.stage == "loading"


def _empty(view: View) -> str:
    if view.stage == "loading":
        return LOADING
    if view.filter and view.collection.articles:
        return f"No title, outlet or author has “{view.filter}”.\n \nescape shows all articles."
    return NO_ARTICLES
