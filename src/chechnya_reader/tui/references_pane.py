"""The pane of the cross-references: who else says so, and why each row is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import View

if TYPE_CHECKING:
    from chechnya_reader.crossrefs import ReferenceRow


INDENT = 2
LONGEST = 400
"""Characters of the words that can come to be shown in their lines."""


class ReferencesPane(LineList["ReferenceRow | str"]):
    """What the open article shares with others; enter opens the other one at that place."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[object, ...] = ()
        self._view: View | None = None
        self._width = 0

    def show(self, view: View) -> None:
        """Show what `view` holds; the cursor stays on its row, but for another article the list starts anew."""
        listing = (view.collection.references, view.collection.articles, view.article, view.stage)
        if listing == self._shown:
            return
        anew = self.is_at_start or self._view is None or self._view.article != view.article
        self._shown = listing
        self._view = view
        self.empty = _empty(view)
        self._make_rows()
        if anew:
            self.start_over()

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._make_rows()

    def _make_rows(self) -> None:
        self._width = self.scrollable_content_region.width
        self.rows = tuple(self._rows(self._view)) if self._view is not None else ()

    def _rows(self, view: View) -> list[Row[ReferenceRow | str]]:
        if view.article is None or not view.collection.references:
            return []
        from chechnya_reader.crossrefs import rows_for

        rows: list[Row[ReferenceRow | str]] = []
        heading = None
        for number, reference in enumerate(rows_for(view.collection, view.article)):
            if reference.heading != heading:
                heading = reference.heading
                rows.append(Row(f"heading:{number}", heading, selectable=False))
            key = f"{reference.kind}:{reference.label}:{reference.article}:{reference.start}"
            rows.append(Row(key, reference, 3 if shown.cells(_words(reference)) <= self._width - 1 - INDENT else 4))
        return rows

    def draw(self, row: Row[ReferenceRow | str], width: int) -> Sequence[Sequence[Run]]:
        reference = row.item
        if isinstance(reference, str):
            return [[Run(shown.fit(reference, width), "heading")]]
        lead = "" if reference.kind in ("statement", "speaker") else f"{reference.label} · "
        room = max(0, width - INDENT)
        lines = [Run(shown.fit(f"{lead}{reference.where}", room), "strong")]
        lines += [Run(line) for line in shown.wrapped(_words(reference), room, row.height - 2)]
        lines.append(Run(shown.fit(reference.reason, room), "dim"))
        return [[Run(" " * INDENT), line] for line in lines]


def _words(reference: ReferenceRow) -> str:
    return f"“{reference.text[:LONGEST]}”"


def _empty(view: View) -> str:
    if view.stage == "failed":
        return "The articles could not be compared.\n \nR tries again."
    if view.stage != "done":
        return "Comparing the articles…"
    if view.open_article is None:
        return "Open an article to see what it shares with others."
    if len(view.collection.articles) < 2:
        return "This is the only article: there is none to compare it with."
    return "No other article was found that shares anything with this one."
