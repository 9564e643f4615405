"""The keys of the main screen: footer, help, palette and the user's own keymap all come from here."""

from __future__ import annotations

from textual.binding import Binding, BindingType

BINDINGS: list[BindingType] = [
    Binding("space", "select", "Select", key_display="space", tooltip="Select or unselect the quote",
            id="quote.select"),
    Binding("delete,backspace", "clear_selection", "Clear selection", key_display="del",
            tooltip="Unselect all that is selected", id="selection.clear"),
    Binding("left_square_bracket", "step(-1)", "Previous quote", show=False,
            tooltip="To the previous quote in the text", id="quote.previous"),
    Binding("right_square_bracket", "step(1)", "Next quote", tooltip="To the next quote in the text", id="quote.next"),
    Binding("slash", "find", "Find", tooltip="Find in this article; in the list of articles, filter it", id="find"),
    Binding("n", "find_again(1)", "Next hit", show=False, tooltip="To the next place found", id="find.next"),
    Binding("N", "find_again(-1)", "Previous hit", show=False, tooltip="To the previous place found",
            id="find.previous"),
    Binding("a", "turn_scope", "Whose quotes", tooltip="Quotes of this article, of all articles, or the selected ones",
            id="quotes.scope"),
    Binding("o", "turn_order", "Order", tooltip="Order of the list: newest, oldest, outlet, title",
            id="articles.order"),
    Binding("e", "export", "Export", tooltip="Export the selection to a file", id="selection.export"),
    Binding("w", "explain", "Why", tooltip="Why this speaker", id="quote.why"),
    Binding("H", "go_back", "Back", tooltip="Back to where you were", id="go.back"),
    Binding("L", "go_forward", "Forward", show=False, tooltip="Forward to where you came back from", id="go.forward"),
    Binding("A", "select_speaker", "Select all of this speaker", show=False,
            tooltip="Select all quotes of this speaker that are in scope", id="speaker.select"),
    Binding("y", "copy", "Copy", show=False, tooltip="Copy the quote with its citation", id="quote.copy"),
    Binding("S", "search", "Search all", tooltip="Search all articles", id="search"),
    Binding("tab", "next_pane(1)", "Next pane", tooltip="To the next pane", id="pane.next"),
    Binding("shift+tab", "next_pane(-1)", "Previous pane", show=False, tooltip="To the previous pane",
            id="pane.previous"),
    Binding("h", "beside(-1)", "Pane to the left", show=False, tooltip="To the pane to the left", id="pane.left"),
    Binding("l", "beside(1)", "Pane to the right", show=False, tooltip="To the pane to the right", id="pane.right"),
    Binding("1", "show_pane('articles')", "Articles", show=False,
            tooltip="To the articles; once more folds the list away where there is little room", id="pane.articles"),
    Binding("2", "show_pane('reader')", "Reader", show=False, tooltip="To the article", id="pane.reader"),
    Binding("3", "show_pane('quotes')", "Quotes", show=False, tooltip="To the quotes", id="pane.quotes"),
    Binding("4", "show_pane('references')", "Cross-references", show=False, tooltip="To the cross-references",
            id="pane.references"),
    Binding("z", "zoom", "Zoom", show=False, tooltip="Give the whole screen to this pane, or take it back",
            id="pane.zoom"),
    Binding("R", "reload", "Reload", show=False, tooltip="Read the folder again", id="reload"),
    Binding("exclamation_mark", "problems", "Problems", show=False, tooltip="What is wrong with the files",
            id="problems"),
    Binding("escape", "leave", "Leave", show=False, tooltip="Leave a search, a filter, a zoomed pane", id="leave"),
    Binding("q", "app.quit", "Quit", show=False, tooltip="Quit; selections and places are kept", id="quit"),
    Binding("question_mark", "help", "Help", key_display="?", tooltip="All keys", id="help"),
]  # fmt: skip

RANKS = {binding.id: rank for rank, binding in enumerate(BINDINGS) if isinstance(binding, Binding)}
"""Binding ids in the order in which the footer shows them; what is not here comes first."""
