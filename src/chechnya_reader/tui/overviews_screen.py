"""The screen's part that opens the two overviews: the timeline, and the matrix of speakers and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chechnya_reader.tui.comparing_screen import ComparingScreen

if TYPE_CHECKING:
    from chechnya_reader.model import Collection
    from chechnya_reader.overviews import Timeline
    from chechnya_reader.tui.matrix_screen import MatrixPlace
    from chechnya_reader.tui.speaker_page import Chosen
    from chechnya_reader.tui.timeline_screen import TimelinePlace


class OverviewsScreen(ComparingScreen):
    """The timeline and the matrix, both leading back into the text."""

    _looked_at: tuple[Collection, Timeline] | None = None
    _timeline_place: TimelinePlace | None = None
    _matrix_place: MatrixPlace | None = None

    def action_show_timeline(self) -> None:
        if not self._can_look:
            return
        from chechnya_reader.tui.timeline_screen import TimelineScreen

        screen = TimelineScreen(self._timeline, self._timeline_place)

        def go(chosen: Chosen | None) -> None:
            self._timeline_place = screen.place
            self._go_from_overview(chosen)

        self.app.push_screen(screen, go)

    def action_show_matrix(self) -> None:
        if not self._can_look:
            return
        from chechnya_reader.overviews import matrix_of
        from chechnya_reader.tui.matrix_screen import MatrixScreen

        screen = MatrixScreen(matrix_of(self._timeline), self._matrix_place)

        def go(chosen: Chosen | None) -> None:
            self._matrix_place = screen.place
            self._go_from_overview(chosen)

        self.app.push_screen(screen, go)

    @property
    def _timeline(self) -> Timeline:
        """The timeline of what is open, made once."""
        from chechnya_reader.overviews import timeline

        collection = self.view.collection
        if self._looked_at is None or self._looked_at[0] is not collection:
            self._looked_at = collection, timeline(collection)
        return self._looked_at[1]

    @property
    def _can_look(self) -> bool:
        """Whether there is something to look at; else say so."""
        if self.view.stage in ("loading", "finding"):
            self.tell("The quotes are not found yet.")
            return False
        if not self.view.collection.articles:
            self.tell("There are no articles to look at.")
            return False
        return True

    def _go_from_overview(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        quote = self.view.collection.quotes_by_id.get(chosen.quote)
        if quote is not None:
            self.go_to_quote(quote)
        elif chosen.article in self.view.collection.articles_by_id:
            self.history.leave(self.here)
            self.open_article(chosen.article, leave=False)
        else:
            self.tell("That is no longer in the folder.", "warning")
