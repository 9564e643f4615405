"""The pane of the quotes: who said what, in this article, in all, or in the selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chechnya_reader.model import Quote
from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import Group, View, grouped

if TYPE_CHECKING:
    from chechnya_reader.selections import Selection

INDENT = 3
LONGEST = 400
"""Characters of an utterance that can come to be shown in its lines."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the pane: the heading of a group, an utterance with its parts, or a selection that was lost."""

    group: Group | None = None
    parts: tuple[Quote, ...] = ()
    lost: Selection | None = None


class QuotesPane(LineList[Told]):
    """Utterances under their speakers; what stands before them is in `signs`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: View | None = None
        self._folded: set[str] = set()
        self._width = 0

    @property
    def speaker_key(self) -> str | None:
        """The key of the group that the cursor is in."""
        if self.cursor is None:
            return None
        told = next((row.item for row in reversed(self.rows[: self.cursor + 1]) if row.item.group), None)
        return told.group.key if told and told.group else None

    def show(self, view: View) -> None:
        """Show what `view` holds; the cursor stays on its quote, or with its speaker."""
        old, self._view = self._view, view
        if old is None or _listing(old) != _listing(view):
            self.empty = _empty(view)
            speaker, cursor = self.speaker_key, self.current
            self._make_rows()
            if old is not None and old.scope != view.scope and speaker and not (cursor and self._has(cursor.key)):
                self.show_speaker(speaker)
        self.redraw()

    def show_speaker(self, key: str) -> None:
        """Unfold the group `key` and put the cursor on it, at the top of the pane."""
        if key in self._folded:
            self._folded.discard(key)
            self._make_rows()
        if self.move_to_key(key) and self.cursor is not None:
            self.scroll_to(y=sum(row.height for row in self.rows[: self.cursor]), animate=False)

    def show_quote(self, quote: Quote) -> None:
        """Put the cursor on the utterance of `quote`, where the pane shows it; unfold its speaker for that."""
        key = f"speaker:{quote.speaker.id}" if quote.speaker else "unknown"
        if key in self._folded and any(row.key == key for row in self.rows):
            self._folded.discard(key)
            self._make_rows()
        index = next((index for index, row in enumerate(self.rows) if quote in row.item.parts), None)
        if index is not None:
            self.move_to(index)

    def toggle(self, row: Row[Told]) -> None:
        """Fold or unfold the group whose heading `row` is."""
        self._folded ^= {row.key}
        self._make_rows()

    def is_heading(self, row: Row[Told]) -> bool:
        return not row.item.parts and row.item.lost is None

    def on_resize(self) -> None:
        if self._view is not None and self.scrollable_content_region.width != self._width:
            self._make_rows()

    def _has(self, key: str) -> bool:
        return any(row.key == key for row in self.rows)

    def _make_rows(self) -> None:
        assert self._view is not None
        self._width = self.scrollable_content_region.width
        self.rows = tuple(self._all_rows(self._view))

    def _all_rows(self, view: View) -> Iterator[Row[Told]]:
        if view.scope == "selected" and view.lost:
            yield Row("lost", Told(), selectable=False)
            for selection in view.lost:
                yield Row(f"lost:{selection.quote}", Told(lost=selection), self._height(selection.text) + 1)
        for group in grouped(view.quotes):
            yield Row(group.key, Told(group))
            if group.key not in self._folded:
                for parts in group.utterances:
                    height = self._height(words_of(parts)) + len(self._details(parts))
                    yield Row(_key(parts[0]), Told(parts=parts), height)

    def _height(self, words: str) -> int:
        return 1 if shown.cells(words) <= self._width - 1 - INDENT else 2

    def _details(self, parts: tuple[Quote, ...]) -> list[Run]:
        """The lines below the words: a guess, and where the words are, unless they are in the open article."""
        assert self._view is not None
        quote = parts[0]
        lines = []
        if quote.speaker is None and quote.guess:
            lines.append(Run(f"guess: {quote.guess}?", "doubt"))
        if self._view.scope != "article":
            article = self._view.collection.articles_by_id[quote.article]
            brief = "brief" if article.is_brief else ""
            where = " · ".join(filter(None, (article.source or article.title, article.date, brief)))
            lines.append(Run(where, "dim"))
        return lines

    def draw(self, row: Row[Told], width: int) -> Sequence[Sequence[Run]]:
        told = row.item
        if told.group is not None:
            return [self._heading(told.group, width)]
        if told.lost is not None:
            return self._lost(told.lost, row.height, width)
        if not told.parts:
            return [[Run(shown.fit("Lost: no quotes any more", width), "problem")]]
        assert self._view is not None
        details = self._details(told.parts)
        words = shown.wrapped(words_of(told.parts), width - INDENT, row.height - len(details))
        current = any(part.id == self._view.quote for part in told.parts)
        look = "strong" if current else ""
        lines: list[list[Run]] = [[Run(" " * INDENT), Run(line, look)] for line in words]
        lines[0][0:1] = signs(told.parts, self._view.selected)
        return [*lines, *([Run(" " * INDENT), Run(shown.fit(text, width - INDENT), style)] for text, style in details)]

    def _heading(self, group: Group, width: int) -> list[Run]:
        fold = "▸" if group.key in self._folded else "▾"
        name = group.speaker.name if group.speaker else "Unknown"
        return [Run(shown.justified(f"{fold} {name}", f"{len(group.utterances)} ", width), "heading")]

    def _lost(self, selection: Selection, height: int, width: int) -> list[list[Run]]:
        words = shown.wrapped(f"“{selection.text}”", width - INDENT, height - 1)
        lines: list[list[Run]] = [[Run(" " * INDENT), Run(line)] for line in words]
        lines[0][0] = Run("✗  ", "problem")
        about = f"{selection.speaker or 'Unknown'} · was in {selection.article}"
        return [*lines, [Run(" " * INDENT), Run(shown.fit(about, width - INDENT), "dim")]]


def _key(quote: Quote) -> str:
    return f"said:{quote.id}"


def signs(parts: Sequence[Quote], selected: frozenset[str]) -> list[Run]:
    """What stands before an utterance: `✓` selected, `?` a speaker who is not certain, `✎` put right by hand."""
    doubtful = any(part.confidence == "likely" for part in parts)
    corrected = any(part.corrected for part in parts)
    return [
        Run("✓" if all(part.id in selected for part in parts) else " ", "selected"),
        Run("?", "doubt") if doubtful else Run("✎" if corrected else " ", "sign"),
        Run("✎" if doubtful and corrected else " ", "sign"),
    ]


def words_of(parts: Sequence[Quote]) -> str:
    """The words of an utterance on one line, its parts set off from one another."""
    return " … ".join(f"“{part.text}”" for part in parts)[:LONGEST]


def _listing(view: View) -> tuple[object, ...]:
    """What the rows are made of, but for what is drawn in them."""
    article = view.article if view.scope == "article" else None
    chosen = (view.selected | view.listed, view.lost) if view.scope == "selected" else None
    return view.collection.quotes, view.collection.articles, view.scope, view.stage, article, chosen


def _empty(view: View) -> str:
    if view.stage == "failed":
        return "The quotes could not be found.\n \nR tries again."
    if view.stage != "done":
        return "Finding quotes…"
    if view.scope == "selected":
        return "Nothing is selected.\n \nspace selects a quote, A all of its speaker; a goes on to this article's."
    if view.scope == "all":
        return "No quotes were found in any article."
    if view.open_article is None:
        return "Open an article to see who says what in it; a shows the quotes of all."
    return "No quotes were found in this article.\n \na shows those of all articles."
