"""The screen's part that opens the two overviews: the timeline, and the matrix of speakers and articles."""

from __future__ import annotations

from chechnya_reader.tui.comparing_screen import ComparingScreen


class OverviewsScreen(ComparingScreen):
    """The timeline and the matrix, both leading back into the text."""
