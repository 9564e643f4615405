"""The one-line parts of the main screen: header, names of the panes, status of the reader, keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from chechnya_reader.model import Quote
from chechnya_reader.text import visible_line
from chechnya_reader.tui import shown
from chechnya_reader.tui.keys import RANKS
from chechnya_reader.tui.looks import Looks
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import PANES, PaneName, View, counted, in_words, utterances_in

PANE_TITLES: dict[PaneName, str] = {
    "articles": "Articles",
    "reader": "Reader",
    "quotes": "Quotes",
    "references": "Cross-references",
}


class Bar(Widget):
    """One line: `runs` from the left, cut where there is no room, and `tail` at the right end."""

    ALLOW_SELECT = False

    runs: reactive[tuple[Run, ...]] = reactive(())
    tail: reactive[tuple[Run, ...]] = reactive(())

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looks = Looks(self)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        style = self._looks.style("")
        if y:
            return Strip.blank(width, style)
        tail = self.tail if sum(shown.cells(run.text) for run in self.tail) < width else ()
        room = width - sum(shown.cells(run.text) for run in tail)
        return Strip.join(
            [
                shown.strip(cut(self.runs, room), room, self._looks.style, style),
                shown.strip(tail, width - room, self._looks.style, style),
            ]
        )

    def notify_style_update(self) -> None:
        self._looks.forget()
        super().notify_style_update()


def cut(runs: Sequence[Run], width: int) -> list[Run]:
    """`runs`, the one that does not fit with an ellipsis."""
    fitting = []
    for text, look in runs:
        fitted = shown.fit(text, width)
        fitting.append(Run(fitted, look))
        width -= shown.cells(fitted)
        if width <= 0 or fitted != visible_line(text):
            break
    return fitting


class HeaderBar(Bar):
    """The name of the program, what the collection holds, and what is being done."""

    _counted: tuple[Sequence[Quote], int] = ((), 0)

    def show(self, view: View, progress: tuple[int, int] | None, problems: int) -> None:
        """Show the counts of `view`; `progress` is articles done and all while quotes are being found."""
        collection = view.collection
        runs = [Run(" chechnya-reader ", "strong"), Run("  ")]
        if view.stage == "loading":
            self.runs = (*runs, Run("reading the folder…", "dim"))
            return
        parts = [Run(counted(len(collection.articles), "article"))]
        if view.stage == "done":
            parts.append(Run(counted(self._count(collection.quotes), "quote")))
        elif view.stage == "failed":
            parts.append(Run("no quotes: a fault, R tries again", "problem"))
        else:
            done, total = progress or (0, len(collection.articles))
            parts.append(Run(f"finding quotes {_gauge(done, total)} {done:,} of {total:,}", "doubt"))
        if view.counted:
            parts.append(Run(f"{view.counted:,} selected", "selected"))
        if problems:
            parts.append(Run(counted(problems, "problem"), "problem"))
        for part in parts:
            runs += [part, Run(" · ", "dim")]
        self.runs = tuple(runs[:-1])

    def _count(self, quotes: Sequence[Quote]) -> int:
        """`utterances_in`, once for the same quotes: this is asked at each step, of all quotes of the folder."""
        if self._counted[0] is not quotes:
            self._counted = quotes, utterances_in(quotes)
        return self._counted[1]


def _gauge(done: int, total: int) -> str:
    filled = 10 * done // total if total else 0
    return "━" * filled + "─" * (10 - filled)


class PanesBar(Bar):
    """The names of the four panes, shown where only one of them is."""

    class Chosen(Message):
        """The user clicked on the name of a pane."""

        def __init__(self, pane: PaneName) -> None:
            super().__init__()
            self.pane = pane

    def show(self, active: PaneName, title: str) -> None:
        """Mark `active` as the pane that is shown, under its title of the moment."""
        self.runs = tuple(
            Run(
                f" {number} {title if pane == active else PANE_TITLES[pane]}{' ' * (number < len(PANES))}",
                "active" if pane == active else "dim",
            )
            for number, pane in enumerate(PANES, 1)
        )

    def on_click(self, event: events.Click) -> None:
        end = 0
        for pane, run in zip(PANES, self.runs, strict=True):
            end += shown.cells(run.text)
            if event.x < end:
                self.post_message(self.Chosen(pane))
                return


class StatusBar(Bar):
    """Below the reader: who said the current quote, what is searched for, how far one has read."""

    def show(self, view: View, found: str, percent: int) -> None:
        """Show the current quote of the open article, and `found`, what is said of a search."""
        quote = view.current_quote
        runs: list[Run] = []
        if quote is not None and quote.article == view.article:
            if quote.id in view.selected:
                runs.append(Run("✓ ", "selected"))
            if quote.speaker is not None:
                runs.append(Run(quote.speaker.name, "strong"))
                runs.append(
                    Run(f" · {in_words(quote.confidence)}", "dim" if quote.confidence == "certain" else "doubt")
                )
                if quote.speaker.role:
                    runs.append(Run(f" · {quote.speaker.role}", "dim"))
            else:
                runs.append(Run("Speaker unknown", "doubt"))
                if quote.guess:
                    runs.append(Run(f" · guess: {quote.guess}?", "dim"))
            if quote.corrected:
                runs.insert(1 if quote.id in view.selected else 0, Run("✎ corrected · ", "sign"))
        self.runs = tuple(runs)
        self.tail = (Run(f" {found} ", "doubt") if found else Run(""), Run(f" {percent} % ", "dim"))


class KeysBar(Bar):
    """The keys that work where the user is: a click does what the key does."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def on_resize(self) -> None:
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        found: dict[str, tuple[str, Binding]] = {}
        for key, (_, binding, enabled, _) in self.screen.active_bindings.items():
            if binding.show and enabled:
                found.setdefault(binding.action, (key, binding))
        runs: list[Run] = []
        self._keys = []
        taken = 0
        help_key = found.pop("help", None)
        last = self._runs_of(help_key[1]) if help_key is not None else []
        room = self.size.width - sum(shown.cells(run.text) for run in last)
        for key, binding in sorted(found.values(), key=lambda entry: RANKS.get(entry[1].id, -1)):
            more = self._runs_of(binding)
            size = sum(shown.cells(run.text) for run in more)
            if taken + size > room:
                break
            runs += more
            taken += size
            self._keys.append((taken, key))
        if help_key is not None:
            runs += last
            self._keys.append((self.size.width, help_key[0]))
        self.runs = tuple(runs)

    def _runs_of(self, binding: Binding) -> list[Run]:
        return [Run(f" {self.app.get_key_display(binding)} ", "key"), Run(f"{binding.description.lower()} ", "dim")]

    def on_click(self, event: events.Click) -> None:
        key = next((key for end, key in self._keys if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)
