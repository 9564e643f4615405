"""Marking a passage that was missed: a cursor in the text, moved by keys or the mouse, and then who said it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from chechnya_reader.model import Span
from chechnya_reader.text import squeezed
from chechnya_reader.tui import shown
from chechnya_reader.tui.marking import Marker, letter_step, sentence_step, word_at, word_step
from chechnya_reader.tui.naming import Choice
from chechnya_reader.tui.over import OverReader
from chechnya_reader.tui.reader import Reader
from chechnya_reader.tui.speaker_dialog import SpeakerDialog

START = "Go to the first word of what was said, and press space."
END = "Go to the last word of it, and press enter."
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Marked:
    """The passage, and who said it."""

    span: Span
    choice: Choice


class MarkScreen(OverReader[Marked | None]):
    """A cursor in the article of `reader`, at first at the offset `start`.

    `ask` gives the dialog that asks who said a passage, for where it stands and its words on one line; the screen is
    dismissed with the passage and the answer, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,v", "begin", "Begin", key_display="space", tooltip="The passage begins with this word",
                id="mark.begin"),
        Binding("enter", "finish", "Done", key_display="⏎", tooltip="The passage ends here: go on to who said it",
                id="mark.finish"),
        Binding("l,w,right", "word(1)", "Move", key_display="hjkl",
                tooltip="A word on; h and l move by words, j and k by lines", id="mark.word-on"),
        Binding("h,b,left", "word(-1)", "Word back", show=False, tooltip="A word back", id="mark.word-back"),
        Binding("j,down", "line(1)", "Line down", show=False, tooltip="A line down", id="mark.line-down"),
        Binding("k,up", "line(-1)", "Line up", show=False, tooltip="A line up", id="mark.line-up"),
        Binding("right_parenthesis,s", "sentence(1)", "Sentence", key_display="()",
                tooltip="To the end of the sentence; before a passage is begun, to the next", id="mark.sentence-on"),
        Binding("left_parenthesis,S", "sentence(-1)", "Sentence back", show=False,
                tooltip="To the beginning of the sentence", id="mark.sentence-back"),
        Binding("greater_than_sign,shift+right", "letter(1)", "Letter", key_display="<>", tooltip="A letter on",
                id="mark.letter-on"),
        Binding("less_than_sign,shift+left", "letter(-1)", "Letter back", show=False, tooltip="A letter back",
                id="mark.letter-back"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, tooltip="Half a page down", id="mark.page-down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, tooltip="Half a page up", id="mark.page-up"),
        Binding("g,home", "end(-1)", "Top", show=False, tooltip="To the first word", id="mark.top"),
        Binding("G,end", "end(1)", "Bottom", show=False, tooltip="To the last word", id="mark.bottom"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    MarkScreen #mark-text { width: 100%; height: auto; padding: 0 1; }
    """

    def __init__(self, reader: Reader, start: int, ask: Callable[[Span, str], SpeakerDialog]) -> None:
        super().__init__(reader)
        assert reader.article is not None
        self._reader = reader
        self._body = reader.article.body
        self._ask = ask
        self._column: int | None = None
        self._said = ""
        self._dragged = False
        self.marker = Marker(word_at(self._body, start) or Span(0, 0))

    def compose(self) -> ComposeResult:
        with Vertical(id="panel") as panel:
            panel.border_title = "Mark a quote that was missed"
            yield Static(id="mark-text", markup=False)
            yield Footer(show_command_palette=False, compact=True)

    def fit_panel(self) -> None:
        self._tell()
        super().fit_panel()

    def point(self, reader: Reader) -> None:
        marked = [(self.marker.span, "marked")] if self.marker.anchor is not None else []
        cursor = self.marker.cursor
        reader.point_out([*marked, (cursor, "marker")])
        reader.reveal(cursor.start, cursor.end)

    @property
    def passage(self) -> str:
        """The words marked, on one line."""
        span = self.marker.span
        return squeezed(self._body[span.start : span.end])

    def _tell(self) -> None:
        width = max(10, self.size.width - 2)
        if self.marker.anchor is None:
            lines = [shown.content_line(self._said or START)]
        else:
            words = self.passage[:_LONGEST]
            half = max(5, (width - 5) // 2)
            ends = words if shown.cells(words) <= width - 2 else f"{shown.fit(words, half)} {_last(words, half)}"
            lines = [shown.content_line(f"“{ends}”", "bold"), shown.content_line(self._said or END)]
        self.query_one("#mark-text", Static).update(Content("\n").join(lines))

    def _go(self, marker: Marker, *, column: bool = False) -> None:
        if not column:
            self._column = None
        begun = (marker.anchor is None) != (self.marker.anchor is None)
        self.marker = marker
        self._said = ""
        self._tell()
        if begun:
            self.fit_panel()
        else:
            self.point(self._reader)

    def action_begin(self) -> None:
        self._go(self.marker.anchored())

    def action_word(self, by: int) -> None:
        self._go(word_step(self._body, self.marker, by))

    def action_letter(self, by: int) -> None:
        self._go(letter_step(self._body, self.marker, by))

    def action_sentence(self, by: int) -> None:
        self._go(sentence_step(self._body, self.marker, by))

    def action_end(self, direction: int) -> None:
        self._go(self.marker.at(word_at(self._body, 0 if direction < 0 else len(self._body))))

    def action_page(self, direction: int) -> None:
        self.action_line(direction * max(1, self._reader.open_height // 2))

    def action_line(self, by: int) -> None:
        """To the word that stands in the same column `by` lines of the body further down; empty lines do not count."""
        lines = self._reader.layout_lines
        if lines is None:
            return
        index = lines.line_of(self.marker.cursor.start)
        here = lines.line(index)
        if self._column is None and isinstance(here, Span):
            self._column = shown.column_of(self._body, here, self.marker.cursor.start)
        step = 1 if by > 0 else -1
        target: Span | None = None
        while by and 0 <= index + step < lines.height:
            index += step
            line = lines.line(index)
            if isinstance(line, Span) and line.start < line.end:
                target = line
                by -= step
        if target is not None:
            offset = shown.offset_at(self._body, target, self._column or 0)
            word = word_at(self._body, min(offset, target.end - 1))
            self._go(self.marker.at(word), column=True)

    def action_finish(self) -> None:
        if self.marker.anchor is None:
            self._said = f"Nothing is marked yet. {START}"
            self._tell()
            return

        def take(choice: Choice | None) -> None:
            if choice is not None:
                self.dismiss(Marked(self.marker.span, choice))

        self.app.push_screen(self._ask(self.marker.span, self.passage), take)

    # The mouse marks by dragging

    def _word_under(self, event: events.MouseEvent) -> Span | None:
        region = self._reader.region
        if not region.contains(event.screen_x, event.screen_y):
            return None
        offset = self._reader.offset_at(event.screen_x - region.x, event.screen_y - region.y)
        return word_at(self._body, offset) if offset is not None else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        word = self._word_under(event)
        if word is not None:
            self._dragged = True
            self._go(Marker(word, word))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        word = self._word_under(event) if self._dragged else None
        if word is not None and word != self.marker.cursor:
            self._go(self.marker.at(word))

    def on_mouse_up(self) -> None:
        self._dragged = False


def _last(words: str, width: int) -> str:
    """The end of `words` that has room in `width` cells."""
    from chechnya_reader.tui.dialog import fit_end

    return fit_end(words, width)
