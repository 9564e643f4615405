"""The main screen: what the user does with quotes, searches and dialogs. The panes themselves are in `panes_screen`."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from chechnya_reader.model import Quote, Span
from chechnya_reader.tui.layout import TOP
from chechnya_reader.tui.lines import LineList
from chechnya_reader.tui.overviews_screen import OverviewsScreen
from chechnya_reader.tui.quotes_pane import Told
from chechnya_reader.tui.reader import Reader
from chechnya_reader.tui.view import ORDERS, SCOPES, Scope, View, counted, utterances_in

if TYPE_CHECKING:
    from chechnya_reader.search import Finder, Hit, Searcher
    from chechnya_reader.tui.export_dialog import ExportChoice, Grouping
    from chechnya_reader.tui.find_line import FindLine

OF_A_QUOTE = {"select", "select_speaker", "copy", "explain"}
NEED_A_QUOTE = OF_A_QUOTE | {"correct_speaker", "drop_quote", "show_speaker_page", "merge_speakers"}


def hint(action: str, view: View, quote: Quote | None, *, at_heading: bool = False) -> str:
    """What to do first, so that `action` can be done; empty where there is nothing to say.

    `at_heading`: the cursor of the quotes is on the name of a speaker.
    """
    if action == "find_again":
        return "Nothing is searched for: / finds words in this article."
    if action not in NEED_A_QUOTE | {"export", "clear_selection", "undo", "turn_reference_scope", "compare_statement"}:
        return ""
    if view.stage != "done":
        return "The quotes are not found yet."
    if action == "undo":
        return "There is no correction to undo."
    if action == "compare_statement" and quote is not None:
        return "No other telling of this was found: there is nothing to compare."
    if action in ("export", "clear_selection") and not view.counted:
        return "Nothing is selected: space selects a quote."
    if action == "clear_selection":
        return "All are unselected from the list of the selected: a, in the quotes, until it shows them."
    if action in ("show_speaker_page", "merge_speakers") and quote is not None and quote.speaker is None:
        return "Nobody is known to have said this: c says who did."
    if quote is not None:
        return "That is done from the article or the quotes: 2 and 3 go there."
    if at_heading:
        return "This is the name of a speaker: j goes on to a quote."
    return "No quote is current: ] goes to the next one, 3 to the list of quotes."


class MainScreen(OverviewsScreen):
    """Reading, finding, selecting, exporting."""

    _query = ""
    _finder: tuple[str, Finder] | None = None
    _find_from = 0
    _find_line: FindLine | None = None
    _searched = ""
    _searcher: tuple[object, Searcher] | None = None
    _grouping: Grouping = "speaker"
    _statements = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        view = self.view
        if action in OF_A_QUOTE:
            return self.pane in ("reader", "quotes") and (self.quote_here is not None or self._is_on_lost)
        if action == "step":
            return view.article in view.collection.quotes_by_article
        if action == "find":
            return bool(view.collection.articles) and (self.pane == "articles" or view.article is not None)
        if action == "find_again":
            return bool(self.reader.hits) if self.is_mounted else False
        if action == "go_back":
            return self.history.can_go_back
        if action == "go_forward":
            return self.history.can_go_forward
        if action == "turn_order":
            return self.pane == "articles"
        if action == "clear_selection":
            return self.pane == "quotes" and view.scope == "selected" and view.counted > 0
        if action == "export":
            return view.counted > 0 and view.stage == "done"
        return super().check_action(action, parameters)

    def say_why_not(self, action: str) -> None:
        """Say what to do first, so that `action`, which could not be done just now, can be done."""
        self.tell(hint(action, self.view, self.quote_here, at_heading=self._is_at_heading))

    @property
    def _is_at_heading(self) -> bool:
        row = self.quotes.current if self.is_mounted and self.pane == "quotes" else None
        return row is not None and row.item.group is not None

    # Quotes

    @property
    def _is_on_lost(self) -> bool:
        row = self.quotes.current if self.is_mounted and self.pane == "quotes" else None
        return row is not None and row.item.lost is not None

    @on(Reader.Pointed)
    def _make_current(self, message: Reader.Pointed) -> None:
        self.view = replace(self.view, quote=message.quote)

    @on(LineList.Highlighted, "#quotes")
    def _follow_highlighted(self) -> None:
        self.follow_cursor()

    @on(LineList.Chosen, "#quotes")
    def _go_to_words(self, message: LineList.Chosen) -> None:
        told: Told = message.row.item
        if told.parts:
            self.go_to_quote(told.parts[0])
        elif told.group is not None:
            self.quotes.toggle(message.row)

    def action_step(self, direction: int) -> None:
        quote = self.reader.neighbour(direction)
        if quote is None:
            self.tell("That was the last quote." if direction > 0 else "That was the first quote.")
            return
        self.view = replace(self.view, quote=quote.id)
        if self.pane == "quotes":
            self.quotes.show_quote(quote)
        self.reader.reveal(quote.start, quote.end)

    def action_turn_scope(self) -> None:
        scope = SCOPES[(SCOPES.index(self.view.scope) + 1) % len(SCOPES)]
        self._show_scope(scope)
        if not self.quotes.display:
            self.focus_pane("quotes")

    def _show_scope(self, scope: Scope) -> None:
        view = replace(self.view, scope=scope, listed=frozenset())
        if scope == "selected" and view.stage == "done":
            view = self.selecting.found_again(view)
        self.view = view

    def show_speaker(self, speaker: str) -> None:
        """Show all that the speaker said in any article."""
        self._show_scope("all")
        self.focus_pane("quotes")
        self.quotes.show_speaker(f"speaker:{speaker}")

    # Selecting

    def action_select(self) -> None:
        self.follow_cursor()
        if self._is_on_lost:
            self._ask_about_lost()
            return
        quote = self.view.current_quote
        if quote is not None:
            self.view = self.selecting.toggled(self.view, quote)

    def action_select_speaker(self) -> None:
        self.follow_cursor()
        quote = self.view.current_quote
        if quote is None:
            return
        if quote.speaker is None:
            self.tell("Nobody is known to have said this: select such quotes one by one.", "warning")
            return
        everywhere = self.view.scope == "all"
        said = self.view.collection.quotes_by_speaker.get(quote.speaker.id, ())
        chosen = [other for other in said if everywhere or other.article == quote.article]
        self.view = self.selecting.with_quotes(self.view, chosen)
        where = "all articles" if everywhere else "this article"
        self.tell(f"Selected {counted(utterances_in(chosen), 'quote')} of {quote.speaker.name} in {where}.")

    def action_clear_selection(self) -> None:
        from chechnya_reader.tui.question import Question

        def clear(agreed: bool | None) -> None:
            if agreed:
                ids = [*self.view.selected, *(selection.quote for selection in self.view.lost)]
                self.view = replace(self.selecting.without(self.view, ids), listed=frozenset())

        self.app.push_screen(Question(f"Unselect all {counted(self.view.counted, 'quote')}?", "unselect"), clear)

    def _ask_about_lost(self) -> None:
        from chechnya_reader.tui.question import Question

        row = self.quotes.current
        lost = row.item.lost if row is not None else None
        if lost is None:
            return

        def drop(agreed: bool | None) -> None:
            if agreed:
                self.view = self.selecting.without(self.view, [lost.quote])

        self.app.push_screen(Question("Drop this lost selection? Its words are kept nowhere else.", "drop"), drop)

    def action_copy(self) -> None:
        self.follow_cursor()
        quote = self.view.current_quote
        if quote is None:
            return
        from chechnya_reader.export import citation

        self.app.copy_to_clipboard(citation(self.view.collection, quote))
        self.tell("Sent to the terminal's clipboard, with its citation. If nothing arrives there, select it and use e.")

    # Exporting

    def action_export(self) -> None:
        self.view = self.selecting.found_again(self.view)
        if not self.view.selected:
            self.tell("Nothing is selected that an article has. space selects a quote.", "warning")
            return
        from chechnya_reader.export import proposed_name

        self._ask_for_export(proposed_name(self.view.collection), self._grouping, "")

    def _ask_for_export(self, path: str, by: Grouping, message: str) -> None:
        from chechnya_reader.tui.export_dialog import ExportDialog

        count = utterances_in(self._selected_quotes())
        dialog = ExportDialog(count, path, by, statements=self._statements, message=message, refused=self._refused)
        self.app.push_screen(dialog, self._write_export)

    def _refused(self, path: str) -> str | None:
        from chechnya_reader.export import is_article

        if is_article(self.view.collection, path):
            return f"{path} is an article of this folder. Choose another name."
        return None

    def _selected_quotes(self) -> list[Quote]:
        return [quote for quote in self.view.collection.quotes if quote.id in self.view.selected]

    def _write_export(self, choice: ExportChoice | None) -> None:
        if choice is None:
            return
        from pathlib import Path

        from chechnya_reader.export import FORMATS
        from chechnya_reader.storage import write_whole

        self._grouping, self._statements = choice.by, choice.statements
        collection = self.view.collection
        quotes = self._selected_quotes()
        refused = self._refused(choice.path)
        if refused is not None:
            self._ask_for_export(choice.path, choice.by, refused)
            return
        render = FORMATS["markdown"].render
        text = render(collection, quotes, by=choice.by, now=self.now(), statements=choice.statements)
        try:
            write_whole(Path(choice.path), text, overwrite=choice.overwrite)
        except FileExistsError:
            self._ask_for_export(choice.path, choice.by, "A file of that name has appeared there meanwhile.")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self._ask_for_export(choice.path, choice.by, f"Nothing was written: {reason}.")
        else:
            lost = f" {counted(len(self.view.lost), 'lost selection')} not among them." if self.view.lost else ""
            self.tell(f"Wrote {counted(utterances_in(quotes), 'quote')} to {os.path.abspath(choice.path)}.{lost}")

    # Finding

    def action_find(self) -> None:
        from chechnya_reader.tui.find_line import FindLine

        if self._find_line is not None:
            return
        in_list = self.pane == "articles"
        if not in_list and self.pane != "reader":
            self.focus_pane("reader")
        self._find_from = self.reader.place
        query = self.view.filter if in_list else self._query
        self._find_line = FindLine("filter" if in_list else "find", query, id="find-line")
        self.mount(self._find_line, before="#keys")

    def on_find_line_changed(self, message: FindLine.Changed) -> None:
        if message.purpose == "filter":
            self.view = replace(self.view, filter=message.query)
            found = counted(len(self.articles.rows), "article")
        else:
            self._find(message.query)
            found = self._count_in_words() if message.query else ""
        if self._find_line is not None:
            self._find_line.tell(found)

    def on_find_line_left(self, message: FindLine.Left) -> None:
        self._close_find_line(accepted=message.accepted)

    def _close_find_line(self, *, accepted: bool) -> None:
        if self._find_line is None:
            return
        purpose = self._find_line.purpose
        self.focus_pane(self.pane)
        self._find_line.remove()
        self._find_line = None
        if not accepted:
            if purpose == "filter":
                self.view = replace(self.view, filter="")
            else:
                self._forget_hits()
                self.reader.go(self._find_from)
        self.show_status()
        self.refresh_bindings()

    def _find(self, query: str) -> None:
        """Make the places of `query` stand out, and show the first one from where the user was on."""
        finder = self._finder_of_open()
        if finder is None:
            return
        self._query = query
        hits = finder.find(query)
        start = max(0, self._find_from)
        hit = next((index for index, span in enumerate(hits) if span.start >= start), 0) if hits else None
        self.reader.light(hits, hit)
        if hit is None:
            self.reader.go(self._find_from)
        else:
            self.reader.reveal(hits[hit].start, hits[hit].end)
        self.show_status()

    def _finder_of_open(self) -> Finder | None:
        from chechnya_reader.search import Finder

        article = self.view.open_article
        if article is None:
            return None
        if self._finder is None or self._finder[0] != article.body:
            self._finder = article.body, Finder(article.body)
        return self._finder[1]

    def action_find_again(self, direction: int) -> None:
        hits, hit = self.reader.hits, self.reader.hit
        if not hits:
            return
        hit = (hit + direction) % len(hits) if hit is not None else 0
        self.reader.light(hits, hit)
        self.reader.reveal(hits[hit].start, hits[hit].end)
        self.show_status()

    def found_in_words(self) -> str:
        return f"“{self._query}” {self._count_in_words()}" if self.reader.hits else ""

    def _count_in_words(self) -> str:
        hits, hit = self.reader.hits, self.reader.hit
        return f"{(hit or 0) + 1:,} of {len(hits):,}" if hits else "not found"

    def _forget_hits(self) -> None:
        self._query = ""
        self.reader.light((), None)
        self.refresh_bindings()

    def action_leave(self) -> None:
        if self._find_line is not None:
            self._close_find_line(accepted=False)
        elif self.pane == "articles" and self.view.filter:
            self.view = replace(self.view, filter="")
        elif self.reader.hits:
            self._forget_hits()
        elif self.view.filter:
            self.view = replace(self.view, filter="")
        elif self.is_zoomed:
            self.action_zoom()
        self.show_status()

    def action_turn_order(self) -> None:
        order = ORDERS[(ORDERS.index(self.view.order) + 1) % len(ORDERS)]
        self.view = replace(self.view, order=order)

    # Dialogs

    def action_search(self) -> None:
        from chechnya_reader.search import Searcher
        from chechnya_reader.tui.search_screen import SearchScreen

        articles = self.view.collection.articles
        if self._searcher is None or self._searcher[0] is not articles:
            self._searcher = articles, Searcher(articles)
        screen = SearchScreen(articles, self._searched, searcher=self._searcher[1])

        def open_hit(hit: Hit | None) -> None:
            self._searched = screen.sought
            if hit is not None:
                self._open_hit(hit)

        self.app.push_screen(screen, open_hit)

    def _open_hit(self, hit: Hit) -> None:
        if hit.field != "body":
            self.open_passage(hit.article, 0, 0)
            self.reader.go(TOP)
            return
        self.open_passage(hit.article, hit.start, hit.end)
        found = Span(hit.start, hit.end)
        finder = self._finder_of_open()
        hits = finder.find(self._searched) if finder is not None else ()
        self._query = self._searched
        self.reader.light(hits if found in hits else [found], hits.index(found) if found in hits else 0)
        self.show_status()
        self.refresh_bindings()

    def action_problems(self) -> None:
        from chechnya_reader.tui.problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen(self.problems))

    def action_help(self) -> None:
        from chechnya_reader.tui.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_reload(self) -> None:
        self._save_place(self.view)
        self._is_asked_to_reload = True
        self.tell("Reading the folder again.")
        self.read_folder()

    def watch_view(self, old: View, new: View) -> None:
        if old.open_article != new.open_article:
            self._query = ""
        super().watch_view(old, new)
