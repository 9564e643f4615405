"""The main screen without what one does in it: what the panes show, and the way from place to place.

One frozen `View` says what is shown. Only this screen assigns it; the panes get it whole, and answer with messages.
What the user does with quotes, searches and dialogs is in `main_screen`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.reactive import reactive
from textual.worker import get_current_worker

from chechnya_reader.model import Collection, Problem, Quote
from chechnya_reader.tui import folder_worker as folder
from chechnya_reader.tui import keys, shown
from chechnya_reader.tui.arranging_screen import LONGEST_NOTICE, ArrangingScreen
from chechnya_reader.tui.bars import PANE_TITLES
from chechnya_reader.tui.layout import TOP
from chechnya_reader.tui.lines import LineList
from chechnya_reader.tui.reader import Reader
from chechnya_reader.tui.selecting import Selecting
from chechnya_reader.tui.view import History, PaneName, Place, View, moved_offset, why_empty

if TYPE_CHECKING:
    from chechnya_reader.config import Config
    from chechnya_reader.state import Place as SavedPlace
    from chechnya_reader.state import State

SAVING_INTERVAL = 5.0
"""Seconds between two looks at whether the place is to be saved."""


class PanesScreen(ArrangingScreen):
    """Four panes around one View."""

    BINDINGS: ClassVar[list[BindingType]] = keys.BINDINGS

    view: reactive[View] = reactive(View(Collection("", "")), init=False, repaint=False)

    def __init__(
        self,
        root: str,
        *,
        state: State | Callable[[], State],
        config: Config | None,
        now: Callable[[], datetime],
        library: folder.Library,
    ) -> None:
        super().__init__()
        self._library = library
        self.root = root
        self._state = state
        self.now = now
        self.history = History()
        self._places: dict[str, int] = {}
        self._run = 0
        self._saved: SavedPlace | None = None
        self._progress: tuple[int, int] | None = None
        self._settings_problems = config.problems if config is not None else ()
        self._is_asked_to_reload = False
        self.set_reactive(PanesScreen.view, View(Collection(root, "")))

    @cached_property
    def state(self) -> State:
        """The user's own data."""
        return self._state() if callable(self._state) else self._state

    @cached_property
    def selecting(self) -> Selecting:
        """What changes the selection."""
        return Selecting(self.state, self.now)

    @property
    def collection(self) -> Collection:
        """What is open."""
        return self.view.collection

    def on_mount(self) -> None:
        self._find_panes()
        self.focus_pane("articles")
        self._show_view()
        self.call_after_refresh(self.read_folder)
        self.set_interval(SAVING_INTERVAL, self._save_and_catch_up)
        self.watch(self.app, "app_focus", self._save_and_catch_up, init=False)

    # Reading the folder

    def read_folder(self) -> None:
        """Read the folder in a thread; what is on the screen stays until its messages come."""
        self._run += 1
        work = partial(_read, self._run, self.root, self, self._library)
        self.run_worker(work, thread=True, exclusive=True, group="folder")

    @on(folder.Loaded)
    def _show_articles(self, message: folder.Loaded) -> None:
        self.call_after_refresh(message.painted.set)
        if message.run != self._run:
            return
        first = self.view.stage == "loading"
        old = self.view
        collection = message.collection if first else folder.carried_over(old.collection, message.collection)
        view = self.selecting.counted(replace(old, collection=collection, stage="finding"))
        if first:
            self._start(view)
        else:
            self._follow_edits(view)
            if self._is_asked_to_reload:
                self.tell(folder.difference(old.collection, collection))
        self._is_asked_to_reload = False
        self._tell_of_saving()

    def _start(self, view: View) -> None:
        """Open what was open last, at its place."""
        key = view.collection.key
        last = self.state.last_article(key)
        places = self.state.places(key)
        self._places = {article: place.offset or TOP for article, place in places.items()}
        known = last is not None and last in view.collection.articles_by_id
        if known and last is not None:
            self.view = replace(view, article=last, quote=places[last].quote if last in places else None)
            if self.pane == "articles":
                self.focus_pane("reader")
        else:
            self.view = view
            row = self.articles.current
            self.view = replace(view, article=row.key if row else None)

    def _follow_edits(self, view: View) -> None:
        """Keep the reader at the text that it shows, wherever that stands now."""
        old, new = self.view.open_article, view.open_article
        if new is None and old is not None:
            self.tell(f"{old.file} is no longer in the folder.", "warning")
            view = replace(view, article=None, quote=None)
        if old is not None and new is not None:
            self._places[new.id] = moved_offset(old.body, new.body, self.reader.place)
        self.view = view

    @on(folder.Progressed)
    def _show_progress(self, message: folder.Progressed) -> None:
        if message.run == self._run:
            self._progress = message.done, message.total
            self._show_header()

    @on(folder.Found)
    def _show_found(self, message: folder.Found) -> None:
        if message.run != self._run:
            return
        self._progress = None
        view = replace(self.view, collection=message.collection, stage="done")
        if view.current_quote is None:
            view = replace(view, quote=None)
        self.view = self.selecting.found_again(view)

    @on(folder.Failed)
    def _show_failure(self, message: folder.Failed) -> None:
        if message.run == self._run:
            self.view = replace(self.view, stage="failed")
            self.tell(
                f"The quotes could not be found ({message.reason}). Articles can be read; R tries again.", "error"
            )

    # What the panes show

    def watch_view(self, old: View, new: View) -> None:
        if new.article is not None and new.article != old.article:
            self._save_place(old)
            self.state.set_last_article(new.collection.key, new.article)
        self._show_view(old)
        if new.stage != "loading":
            self._tell_of_saving()

    def _show_view(self, old: View | None = None) -> None:
        view = self.view
        article = view.open_article
        if old is None or old.open_article != article or old.stage == "loading":
            place = self._places.get(article.id, TOP) if article is not None else TOP
            self.reader.show(article, place, empty=why_empty(view))
        self.articles.show(view)
        if article is not None and (old is None or old.article != article.id) and self.pane != "articles":
            self.articles.move_to_key(article.id)
        self.reader.mark(view.collection.quotes_by_article.get(view.article or "", ()), view.quote, view.selected)
        self.quotes.show(view)
        self.references.show(view)
        current = view.current_quote
        if old is not None and current is not None and self.pane != "quotes" and old.current_quote != current:
            self.quotes.show_quote(current)
        self._show_titles()
        self._show_header()
        self.show_status()
        self.refresh_bindings()

    def titles(self) -> dict[PaneName, str]:
        """What stands above each pane: its name, and what it shows of what there is."""
        view = self.view
        total = len(view.collection.articles)
        shown_rows = len(self.articles.rows)
        of = f"{shown_rows} of {total} with “{view.filter}”" if view.filter else view.order
        scopes = {"article": "this article", "all": "all articles", "selected": "selected"}
        return PANE_TITLES | {
            "articles": f"{PANE_TITLES['articles']} · {of}",
            "quotes": f"{PANE_TITLES['quotes']} · {scopes[view.scope]}",
            "references": f"References · this {view.references}",
        }

    def _show_titles(self) -> None:
        titles = self.titles()
        self.articles.border_title = shown.content_line(titles["articles"])
        self.quotes.border_title = shown.content_line(titles["quotes"])
        self.references.border_title = shown.content_line(titles["references"])
        self._panes_bar.show(self.pane, titles[self.pane])
        self._show_title()

    def _show_title(self) -> None:
        """The article's title above the reader, once it has gone out of sight."""
        article = self.view.open_article
        is_gone = article is not None and self.reader.is_past_title
        self._reading.border_title = shown.content_line(article.title if article and is_gone else PANE_TITLES["reader"])

    def _show_header(self) -> None:
        self._header.show(self.view, self._progress, len(self.problems))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the articles and with the user's settings."""
        return (*self.view.collection.problems, *self._settings_problems)

    def complain_of_settings(self, problems: Sequence[Problem]) -> None:
        """Show what else is wrong with the user's settings, in one notice."""
        self._settings_problems += tuple(problems)
        if problems:
            self._show_header()
            said = problems[0].message if len(problems) == 1 else f"{len(problems)} mistakes. ! shows them."
            if shown.cells(said) > LONGEST_NOTICE:
                said = said.partition("; ")[0] + ". ! says more."
            self.tell(f"Your settings: {said}", "warning")

    def show_status(self) -> None:
        """Show who said the current quote, and how far one has read."""
        self._status.show(self.view, self.found_in_words(), self.reader.percent)

    def found_in_words(self) -> str:
        """What is said of a search in the article."""
        return ""

    @property
    def quote_here(self) -> Quote | None:
        """The current quote, also where the cursor of the quotes has just come to it."""
        row = self.quotes.current if self.is_mounted and self.quotes.is_ahead else None
        if row is None:
            return self.view.current_quote
        parts: tuple[Quote, ...] = row.item.parts
        return parts[0] if parts else None

    def follow_cursor(self) -> None:
        """Make current the quote that the cursor of the quotes has come to."""
        if self.quotes.is_ahead:
            quote = self.quote_here
            self.quotes.is_ahead = False
            self.view = replace(self.view, quote=quote.id if quote is not None else None)

    # From place to place

    @property
    def here(self) -> Place:
        """Where the user is."""
        spots = self.quotes.spot, self.references.spot
        return Place(self.view.article, self.reader.place, self.view.quote, self.pane, *spots, self.view.references)

    def open_article(self, article: str, *, leave: bool = True) -> None:
        """Open the article where it was left, to be read."""
        if article not in self.view.collection.articles_by_id:
            return
        if leave and article != self.view.article:
            self.history.leave(self.here)
        if article != self.view.article:
            self.view = replace(self.view, article=article, quote=None)
        self.focus_pane("reader")

    def open_passage(self, article: str, start: int, end: int, quote: str | None = None) -> None:
        """Open the article at the characters from `start` to `end` of its body; `H` comes back."""
        if article not in self.view.collection.articles_by_id:
            return
        self.history.leave(self.here)
        self.view = replace(self.view, article=article, quote=quote or self._quote_at(article, start, end))
        self.focus_pane("reader")
        self.articles.move_to_key(article)
        self.reader.reveal(start, end)

    def _quote_at(self, article: str, start: int, end: int) -> str | None:
        quotes = self.view.collection.quotes_by_article.get(article, ())
        return next((quote.id for quote in quotes if quote.start <= start < quote.end), None)

    def go_to_quote(self, quote: Quote) -> None:
        """Open the article of `quote` at its words."""
        self.open_passage(quote.article, quote.start, quote.end, quote.id)

    def return_to(self, place: Place | None) -> None:
        """Go to a place that was left before."""
        if place is None:
            return
        if place.article is not None and place.article not in self.view.collection.articles_by_id:
            self.tell("That article is no longer in the folder.", "warning")
            return
        self.view = replace(self.view, article=place.article, quote=place.quote, references=place.scope)
        self.focus_pane(place.pane)
        self.reader.go(place.offset)
        self.quotes.go_to_spot(place.quotes)
        self.references.go_to_spot(place.references)

    def action_go_back(self) -> None:
        self.return_to(self.history.back(self.here))

    def action_go_forward(self) -> None:
        self.return_to(self.history.forward(self.here))

    @on(LineList.Chosen, "#articles")
    def _open_chosen(self, message: LineList.Chosen) -> None:
        self.open_article(message.row.key)

    @on(Reader.Moved)
    def _note_place(self) -> None:
        self.show_status()
        self._show_title()
        if self.view.article is not None:
            self._places[self.view.article] = self.reader.place

    def _save_place(self, view: View) -> None:
        """Save the place in the article that `view` has open, for this day and for later ones."""
        if view.article is None or view.stage == "loading":
            return
        from chechnya_reader import state

        self._places[view.article] = self.reader.place
        place = state.Place(view.article, max(0, self.reader.place), view.quote)
        self.state.set_place(view.collection.key, place)
        self._saved = place

    def _save_if_moved(self) -> None:
        """Save the place from time to time: a closed terminal gives no time for it."""
        if (
            self._saved is None
            or self._saved.offset != max(0, self.reader.place)
            or self._saved.quote != self.view.quote
        ):
            self._save_place(self.view)

    def _save_and_catch_up(self) -> None:
        """Save what is not saved yet, and show what another reader has selected."""
        if self.view.stage == "loading":
            return
        self._save_if_moved()
        self.state.save()
        if self.is_current:
            self.view = self.selecting.caught_up(self.view)
        self._tell_of_saving()

    def _tell_of_saving(self) -> None:
        news = self.selecting.news()
        if news is not None:
            self.tell(*news)

    def on_unmount(self) -> None:
        self._save_place(self.view)


def _read(run: int, root: str, screen: PanesScreen, library: folder.Library) -> None:
    worker = get_current_worker()
    folder.read_folder(run, root, screen.post_message, lambda: worker.is_cancelled, library)
