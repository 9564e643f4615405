"""The only way from an article's text to the screen: cleaned, one character for one, and never read as markup.

Whatever is drawn goes through `strip` (lines drawn by hand) or `content` (widgets that Textual draws). Both put a
visible stand-in for every character that a terminal would obey or hide, so that offsets stay those of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip

from chechnya_reader.model import Span
from chechnya_reader.text import visible, visible_line

_UNEVEN = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0588\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2116-\u2122\u2190-\u21ff\u2400-\u2426\u2500-\u25fc\ufffd]"
)
"""Characters that may not be one cell wide: text without any of them is measured by its length."""

ELLIPSIS = "…"
JOINER = "\u200d"


class Run(NamedTuple):
    """A stretch of one line, and the names of its looks (component classes without their prefix), by spaces."""

    text: str
    look: str = ""


Line = Sequence[Run]


class Cleaning(LineFilter):
    """The last line of defence: cleans what a widget draws that was given a text in some other way."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` cleaned, one character for one."""
        return [segment if segment.control else Segment(visible(segment.text), segment.style) for segment in segments]


def content(text: str, style: str = "") -> Content:
    """`text` for a widget that Textual draws: cleaned, and no markup; newlines stay."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def content_line(text: str, style: str = "") -> Content:
    """`content` on one line, for titles and names."""
    return content(visible_line(text), style)


def cells(text: str) -> int:
    """How many cells of a terminal `text`, cleaned, takes on one line."""
    cleaned = visible_line(text)
    return cell_len(cleaned) if _UNEVEN.search(cleaned) else len(cleaned)


def fit(text: str, width: int) -> str:
    """`text` cleaned and on one line, cut with an ellipsis where it is wider than `width` cells."""
    cleaned = visible_line(text)
    if cells(cleaned) <= width:
        return cleaned
    return (
        cleaned[: _fitting(cleaned, 0, len(cleaned), width - 1)].rstrip(" " + ELLIPSIS) + ELLIPSIS if width > 0 else ""
    )


def pad(text: str, width: int) -> str:
    """`fit`, filled with spaces to `width` cells."""
    fitted = fit(text, width)
    return fitted + " " * (width - cells(fitted))


def justified(left: str, right: str, width: int) -> str:
    """`left` and `right` at the two ends of a line of `width` cells; `left` is cut where there is no room."""
    end = fit(right, width)
    room = width - cells(end)
    return pad(left, max(0, room - 1)) + " " * min(1, room) + end if end else pad(left, width)


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """`text` cleaned and wrapped to at most `lines` lines of `width` cells, the last one cut with an ellipsis."""
    cleaned = " ".join(filter(None, visible_line(text).split(" ")))
    spans = wrap(cleaned, width)
    if len(spans) <= lines:
        return [cleaned[span.start : span.end] for span in spans]
    head = [cleaned[span.start : span.end] for span in spans[: lines - 1]]
    return [*head, fit(cleaned[spans[lines - 1].start :], width)]


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Span]:
    """The display lines of `text[start:end]` (one paragraph) in `width` cells, as offsets of `text`.

    Lines break at spaces, between wide characters, and within a word only where it is wider than a line; a character
    is never parted from the marks that combine with it. White space at a break belongs to no line. Newlines and tabs
    count as spaces. There is always at least one line.
    """
    stop = len(text) if end is None else end
    width = max(1, width)
    cleaned = visible_line(text[start:stop])
    if _UNEVEN.search(cleaned):
        return _wrap_uneven(cleaned, width, start)
    return _wrap_even(cleaned, width, start)


def _wrap_even(text: str, width: int, base: int) -> list[Span]:
    """`wrap` where every character is one cell wide."""
    lines: list[Span] = []
    position, size = 0, len(text)
    while size - position > width:
        space = text.rfind(" ", position, position + width + 1)
        stop = space if space > position else position + width
        line = text[position:stop].rstrip(" ")
        lines.append(Span(base + position, base + position + len(line)))
        position = stop
        while position < size and text[position] == " ":
            position += 1
    if position < size or not lines:
        lines.append(Span(base + position, base + size))
    return lines


def _wrap_uneven(text: str, width: int, base: int) -> list[Span]:
    lines: list[Span] = []
    line_start = taken = 0
    breaks_at: int | None = None
    broken_width = 0
    previous_wide = False
    for start, end, size in _graphemes(text):
        blank = text[start:end] == " "
        wide = size > 1
        if start > line_start and not blank and (wide or previous_wide or text[start - 1] == " "):
            breaks_at, broken_width = start, taken
        if taken + size > width and not blank and start > line_start:
            stop = breaks_at if breaks_at is not None else start
            taken -= broken_width if breaks_at is not None else taken
            line = text[line_start:stop].rstrip(" ")
            if line or not lines:
                lines.append(Span(base + line_start, base + line_start + len(line)))
            line_start, breaks_at, broken_width = stop, None, 0
        taken += size
        previous_wide = wide
    last = text[line_start:].rstrip(" ")
    lines.append(Span(base + line_start, base + line_start + len(last)))
    return lines


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """Start, end and cells of each sign; joiners at the start take what they would join, as `cell_len` has it."""
    lead = 0
    while text.startswith(JOINER, lead):
        lead = min(lead + 2, len(text))
    signs = split_graphemes(text[lead:])[0]
    return [(0, lead, 0), *((start + lead, end + lead, size) for start, end, size in signs)] if lead else signs


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The greatest offset so that `text[start:offset]` takes no more than `width` cells."""
    if not _UNEVEN.search(text, start, end):
        return min(end, start + max(0, width))
    taken = 0
    for first, _, size in _graphemes(text[start:end]):
        taken += size
        if taken > width:
            return start + first
    return end


_start = attrgetter("start")


def line_of(lines: Sequence[Span], offset: int) -> int:
    """The index of the line on which the character at `offset` stands; `lines` are ordered and not empty."""
    return max(0, bisect_right(lines, offset, key=_start) - 1)


def column_of(text: str, line: Span, offset: int) -> int:
    """The column, in cells from 0, at which the character at `offset` of `text` is drawn on `line`."""
    return cells(text[line.start : min(max(line.start, offset), line.end)])


def offset_at(text: str, line: Span, column: int) -> int:
    """The offset of the character of `text` drawn at `column` (cells from 0) of `line`, at most the line's end."""
    cleaned = visible_line(text[line.start : line.end])
    return line.start + _fitting(cleaned, 0, len(cleaned), column)


def strip(runs: Iterable[Run], width: int, style: Callable[[str], Style], background: Style) -> Strip:
    """One line of exactly `width` cells from `runs`; what does not fit is cut, never a wide character in halves.

    `style` gives the style of a look; the rest of the line is drawn in `background`. Every text is cleaned here.
    """
    segments: list[Segment] = []
    taken = 0
    for run in _whole_graphemes(runs):
        size = cells(run.text)
        if taken + size > width:
            text = run.text[: _fitting(run.text, 0, len(run.text), width - taken)]
            size = cells(text)
            segments.append(Segment(text, style(run.look)))
            taken += size
            break
        segments.append(Segment(run.text, style(run.look)))
        taken += size
    if taken < width:
        segments.append(Segment(" " * (width - taken), background))
    return Strip(segments, width)


def _whole_graphemes(runs: Iterable[Run]) -> list[Run]:
    """`runs` cleaned, a run's leading joiners and combining marks moved to the run before, which they belong to."""
    whole: list[Run] = []
    for text, look in runs:
        cleaned = visible_line(text)
        if whole and cleaned and cleaned[0] > "\u02ff":
            tail = _tail(cleaned)
            if tail:
                whole[-1] = Run(whole[-1].text + cleaned[:tail], whole[-1].look)
                cleaned = cleaned[tail:]
        if cleaned:
            whole.append(Run(cleaned, look))
    return whole


def _tail(text: str) -> int:
    """How many characters at the start of `text` belong to the grapheme before it."""
    position = 0
    while position < len(text):
        if text[position] == JOINER:
            position += 2
        elif text[position] == "\ufe0f" or unicodedata.combining(text[position]):
            position += 1
        else:
            break
    return min(position, len(text))
