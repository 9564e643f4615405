"""The screen's part that shows who else says so: references of the article or the quote, and tellings compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from chechnya_reader.model import CrossReference, Span
from chechnya_reader.tui.correcting_screen import CorrectingScreen
from chechnya_reader.tui.lines import LineList
from chechnya_reader.tui.references_pane import Shared
from chechnya_reader.tui.view import View

if TYPE_CHECKING:
    from chechnya_reader.tui.compare_screen import Passage


class ComparingScreen(CorrectingScreen):
    """References of the article or of the current quote, and the tellings of a statement side by side."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn_reference_scope":
            return self.view.stage == "done"
        if action == "compare_statement":
            return self.view.stage == "done" and bool(self._statements_here())
        return super().check_action(action, parameters)

    def watch_view(self, old: View, new: View) -> None:
        if (old.article, old.quote) != (new.article, new.quote):
            self.reader.point_out(())
        super().watch_view(old, new)

    @on(LineList.Chosen, "#references")
    def _follow_reference(self, message: LineList.Chosen) -> None:
        shared: Shared = message.row.item
        if shared.more is not None:
            self.references.toggle(shared.more)
        elif shared.reference is not None:
            reference = shared.reference
            self.open_lit(reference.article, list(reference.spans))

    def open_lit(self, article: str, words: list[Span], quote: str | None = None) -> None:
        """Open the article at the first of these stretches of its body, and light them; `H` comes back."""
        self.open_passage(article, words[0].start, words[0].end, quote)
        self.reader.point_out([(span, "found") for span in words])

    def action_turn_reference_scope(self) -> None:
        self.follow_cursor()
        if self.references.display:
            self.view = replace(self.view, references="quote" if self.view.references == "article" else "article")
            return
        self.view = replace(self.view, references="quote" if self.view.current_quote is not None else "article")
        self.focus_pane("references")

    # Comparing

    def _statements_here(self) -> tuple[CrossReference, ...]:
        """The statement of the row under the cursor, else those of the current quote."""
        row = self.references.current if self.is_mounted and self.pane == "references" else None
        reference = row.item.reference if row is not None else None
        if reference is not None and reference.kind == "statement":
            return (reference.reference,)
        quote = self.quote_here
        if quote is None:
            return ()
        from chechnya_reader.crossrefs.retold import statements_of

        return statements_of(self.view.collection, quote)

    def action_compare_statement(self) -> None:
        from chechnya_reader.tui.compare_screen import CompareScreen

        statements = self._statements_here()
        self.follow_cursor()
        if statements:
            self.app.push_screen(CompareScreen(self.view.collection, statements), self._open_telling)

    def _open_telling(self, passage: Passage | None) -> None:
        if passage is not None:
            self.open_lit(passage.article, list(passage.words), passage.quote)
