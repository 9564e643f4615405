"""Plain functions on text, each with a way back to the offsets of the text as it stands."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TypeVar

from chechnya_reader.model import Span

T = TypeVar("T")
_REMEMBERED = 1 << 14
_LONGEST_REMEMBERED = 100


class _Memory(dict[str, T]):
    """What a pure function makes of each string."""

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._older: dict[str, T] = {}

    def __missing__(self, text: str) -> T:
        older = self._older
        read = older[text] if text in older else self._read(text)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self._older = dict(self)
                self.clear()
            self[text] = read
        return read


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """A pure function of a string that keeps what it has read: words and names come again and again.

    Quicker than `lru_cache`, since it keeps no order: at 16,384 strings it forgets those that were not asked for since
    the 16,384 before, and it keeps no long ones.
    """
    return _Memory(read).__getitem__


_STAND_INS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: "\u2421"}
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_BREAKS = str.maketrans("\n\t", "  ")


def visible(text: str) -> str:
    """`text` with a visible stand-in for each character that a terminal would obey or hide, one for one.

    Newline and tab stay. C0 and DEL become control pictures (␛), everything else U+FFFD: C1, the soft hyphen, bidi
    marks and overrides, zero-width characters but the joiners, fillers, line separators, interlinear marks, surrogates,
    tags.
    """
    return _UNSAFE.sub(lambda match: _STAND_INS.get(ord(match.group()), "\ufffd"), text)


def visible_line(text: str) -> str:
    """`visible`, with newlines and tabs as spaces too: for a title, a name or a path on one line, one for one."""
    return visible(text).translate(_BREAKS)


def has_word(text: str, word: str) -> bool:
    """Whether `word`, of letters only, stands in `text` as a word by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        at = text.find(word, end)
    return False


def squeezed(text: str) -> str:
    """`text` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—>#|]|\d{1,3}[.)])\s")


def paragraphs(body: str) -> list[Span]:
    """The paragraphs of `body`, by offset, without the line breaks and white space around them.

    A blank line parts paragraphs. Within a block of lines each line is a paragraph, as in pages saved as text, but
    where a block is wrapped by hand (see `_wrap_width` and `_goes_on`) its lines are one paragraph.
    """
    blocks = _blocks(body)
    width = max((_wrap_width(body, block) for block in blocks if len(block) >= _TELLING), default=0)
    spans: list[Span] = []
    for block in blocks:
        spans += _joined(body, block, width) if len(block) > 1 else block
    return spans


def _blocks(body: str) -> list[list[Span]]:
    """The lines between blank ones, without the white space around each."""
    blocks: list[list[Span]] = []
    block: list[Span] = []
    start = 0
    size = len(body)
    while start <= size:
        end = body.find("\n", start)
        if end < 0:
            end = size
        line = body[start:end]
        stripped = line.strip()
        if stripped:
            if not block:
                blocks.append(block)
            lead = line.index(stripped[0])
            block.append(Span(start + lead, start + lead + len(stripped)))
        elif block:
            block = []
        start = end + 1
    return blocks


WRAP_WIDTH = range(50, 101)
"""Widths, in characters, to which people and their editors wrap a text by hand."""

_NARROWEST = 30
_USUAL_WIDTH = 72
_TELLING = 3


def _wrap_width(body: str, block: list[Span]) -> int:
    """The width to which a block of at least three lines is wrapped, or 0 where it is not.

    Its widest line is the width: no line before the last one would have had room for the next word. A line that begins
    in lower case tells wrapped prose from verse and from lists, whose lines begin with capitals.
    """
    widths = [_end_column(body, line) for line in block]
    widest = max(widths)
    if not _NARROWEST <= widest < WRAP_WIDTH.stop or not any(body[line.start].islower() for line in block[1:]):
        return 0
    for _, following, width in zip(block, block[1:], widths, strict=False):
        if not _is_item(body, following) and width + 1 + _first_word(body, following) <= widest:
            return 0
    return widest


def _end_column(body: str, line: Span) -> int:
    return line.end - body.rfind("\n", 0, line.start) - 1


def _first_word(body: str, line: Span) -> int:
    """The length of the first word."""
    space = body.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _is_item(body: str, line: Span) -> bool:
    return _LIST_ITEM.match(body, body.rfind("\n", 0, line.start) + 1) is not None


def _goes_on(body: str, line: Span, following: Span, wrapped: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`, in a body that is wrapped to `wrapped` or not known.

    It does where the first word of the next line would not have fitted on the line, within the width of this body or
    the widest usual one, and where the next line begins no item of a list.
    """
    width = _end_column(body, line)
    if _is_item(body, following) or body[line.end - 1] == ":":
        return False
    needed = width + 1 + _first_word(body, following)
    return (width in WRAP_WIDTH and needed > _USUAL_WIDTH) or width <= wrapped < needed


def _joined(body: str, lines: list[Span], wrapped: int) -> list[Span]:
    joined = [lines[0]]
    for previous, line in pairwise(lines):
        if _goes_on(body, previous, line, wrapped):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


_QUOTES_AND_DASHES: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′ʼ`´‹›", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u3000\t\n", " "),
}


def _folded_character(character: str) -> str:
    plain = _QUOTES_AND_DASHES.get(character)
    if plain is not None:
        return plain
    if character < "\x80":
        return character.lower()
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(part for part in decomposed if not unicodedata.combining(part)).casefold()


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_FOLDING = _Folding()
_ASCII_BREAKS = str.maketrans("`\n\t", "'  ")


def fold(text: str) -> str:
    """`text` without case, accents and the variety of quotation marks, dashes and spaces: for comparing.

    The result may be shorter or longer than the text; `Folded` has the way back to its offsets.
    """
    if text.isascii():
        lower = text.lower()
        return lower if lower.isalpha() else lower.translate(_ASCII_BREAKS)
    return text.translate(_FOLDING)


class Folded:
    """A text folded for search, with the way back.

    `text` is `fold(source)`; `span(start, end)` gives the Span of `source` whose folding covers `text[start:end]`.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self.text = fold(source)
        self._origins: array[int] | None = None
        self._mapped = False

    def span(self, start: int, end: int) -> Span:
        """The characters of the source that folded to `text[start:end]`, an accent that follows them too.

        A character that folds to several, as “ß” does, is covered whole where only a part of it is asked for.
        """
        origins = self._offsets()
        if origins is None or end <= start:
            return Span(start, max(start, end)) if origins is None else Span(origins[start], origins[start])
        after = end
        while origins[after] == origins[end - 1]:
            after += 1
        return Span(origins[start], origins[after])

    def _offsets(self) -> array[int] | None:
        """The offset in the source of each folded character, and its length; None where they are the same."""
        if not self._mapped:
            self._mapped = True
            if any(len(_FOLDING[ord(character)]) != 1 for character in set(self._source)):
                origins = array("L")
                for index, character in enumerate(self._source):
                    origins.extend([index] * len(_FOLDING[ord(character)]))
                origins.append(len(self._source))
                self._origins = origins
        return self._origins


def slug(name: str) -> str:
    """`name` as lower-case letters and digits joined by hyphens; never empty."""
    plain = fold(name)
    words = re.findall(r"[^\W_]+", plain)
    return "-".join(words) or "x" + digest(name)


def digest(text: str, length: int = 8) -> str:
    """A short hexadecimal hash of the exact text (SHA-256); lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def excerpt(text: str, start: int, end: int, around: int = 40) -> tuple[str, str, str]:
    """What stands before `text[start:end]`, the words themselves, and what stands after, up to `around` characters."""
    return text[max(0, start - around) : start], text[start:end], text[end : end + around]
