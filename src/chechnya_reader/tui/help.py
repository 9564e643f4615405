"""All keys, by what they are for, with the keys that the user gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from chechnya_reader.tui import shown
from chechnya_reader.tui.commands import Action, actions_of
from chechnya_reader.tui.dialog import Dialog, Page

PURPOSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Moving", ("move", "pane", "go")),
    ("Reading", ("open", "articles", "quote.next", "quote.previous", "overview", "timeline", "matrix")),
    ("Quotes", ("quotes", "quote", "speaker")),
    ("Putting right", ("correct", "name", "mark")),
    ("Who else says so", ("references", "statement", "telling")),
    ("Searching", ("find", "search")),
    ("Taking along", ("selection", "quote.select", "speaker.select", "quote.copy")),
    ("Program", ("help", "palette", "problems", "reload", "leave", "quit")),
)
"""Headings, in their order, and the bindings below each: whole ids, or their first part up to the dot."""

OTHER = "More"
_HEADINGS = {id: heading for heading, ids in PURPOSES for id in ids}
_WIDEST_KEYS = 20
ROOMY = 100
"""Columns of the terminal from which on there is room for the ids."""
WIDER = "Make the terminal wider to see the ids for a keymap of your own."


def purpose_of(action: Action) -> str:
    """The heading under which `action` belongs."""
    id = action.binding.id or ""
    return _HEADINGS.get(id) or _HEADINGS.get(id.partition(".")[0], OTHER)


def help_content(actions: Iterable[Action], width: int, *, ids: bool) -> Content:
    """The keys and what they do, by purpose, in lines of at most `width` cells; dim is what can not be done now.

    With `ids` the id stands beside each, by which the user's own keymap names it.
    """
    groups: dict[str, list[Action]] = {heading: [] for heading in (*dict(PURPOSES), OTHER)}
    widest = widest_id = 0
    for action in actions:
        groups[purpose_of(action)].append(action)
        widest = max(widest, shown.cells(_keys(action)))
        widest_id = max(widest_id, shown.cells(action.binding.id or "") + 2)
    lines: list[Content] = []
    for purpose, members in groups.items():
        if members:
            lines += [Content(""), shown.content_line(purpose, "bold underline")]
            for action in members:
                lines += _rows(action, min(widest, _WIDEST_KEYS) + 2, width, widest_id if ids else 0)
    if not ids:
        lines += [Content(""), *(shown.content_line(line, "dim") for line in shown.wrapped(WIDER, width, 3))]
    return Content("\n").join(lines[1:])


def _keys(action: Action) -> str:
    return "  ".join(action.keys)


def _rows(action: Action, column: int, width: int, id_column: int) -> Iterator[Content]:
    """The keys at the left, what they do beside them, wrapped into its own column, the id at the right."""
    does = action.binding.tooltip or action.binding.description
    room = max(10, width - column - id_column - 2)
    rows = shown.wrapped(does, room, 4)
    for index, row in enumerate(rows):
        keys = shown.pad(_keys(action) if index == 0 else "", column)
        look = "" if action.is_possible else "dim"
        id = shown.content_line(f"  {action.binding.id}" if id_column and index == 0 else "", "dim")
        text = shown.content_line(shown.pad(row, room) if id_column else row, look)
        yield Content.assemble("  ", shown.content_line(keys, f"bold {look}"), text, id)


class HelpScreen(Dialog[None]):
    """The keys of the screen that it is opened over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "close", "Close", show=False, tooltip="Close the help", id="help.close"),
    ]
    DEFAULT_CSS = """
    HelpScreen { Page { height: auto; max-height: 100%; } #help-text { height: auto; } }
    """

    def __init__(self) -> None:
        super().__init__()
        self._actions: tuple[Action, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = "Keys"
            with Page():
                yield Static(id="help-text", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        stack = self.app.screen_stack
        self._actions = actions_of(stack[stack.index(self) - 1])

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        width = self.query_one(Page).scrollable_content_region.width
        ids = self.app.size.width >= ROOMY
        self.query_one("#help-text", Static).update(help_content(self._actions, width, ids=ids))
