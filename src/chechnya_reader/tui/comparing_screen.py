"""The screen's part that shows who else says so: references of the article or the quote, and tellings compared."""

from __future__ import annotations

from chechnya_reader.tui.correcting_screen import CorrectingScreen


class ComparingScreen(CorrectingScreen):
    """References of the article or of the current quote, and the tellings of a statement side by side."""
