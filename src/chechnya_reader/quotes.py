"""Quotation marks, paired paragraph by paragraph. Knows nothing of speakers, nor whether anybody said the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chechnya_reader.model import Span
from chechnya_reader.text import paragraphs


class QuotedSpan(NamedTuple):
    """Text between a pair of marks: `text[start:end]` is the inside, `text[outer_start:outer_end]` has the marks too.

    `paragraph` and `last_paragraph` are indexes of `paragraphs(text)`; they differ where a quote runs on over
    paragraphs, each opening again and only the last one closing. `pieces` are its parts, a paragraph each, marks
    outside. `closed` is False where the closing mark is missing: the span then ends with its paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    last_paragraph: int
    single: bool
    closed: bool
    pieces: tuple[Span, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    sign: str
    opens: bool
    closes: bool


class _Open:
    """An opening mark that waits for its closing one, with the pairs found inside so far."""

    __slots__ = ("inside", "mark")

    def __init__(self, mark: _Mark) -> None:
        self.mark = mark
        self.inside: list[_Pair] = []


class _Pair(NamedTuple):
    opening: _Mark
    closing: _Mark | None


# A mark with a letter or digit on both sides is an apostrophe, also where it was typed the wrong way round.
_MARK = re.compile(r"[“”„‟«»\"＂'‘’‚`‹›](?:(?<=[“”„‟«»\"＂])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?!\w)|(?<!\w.))")
_DOUBLE, _SINGLE, _ANGLED, _ANGLED_SINGLE = "D", "S", "G", "g"
_FAMILY = {"'": _SINGLE, "‘": _SINGLE, "’": _SINGLE, "‚": _SINGLE, "`": _SINGLE}
_FAMILY |= {"«": _ANGLED, "»": _ANGLED, "‹": _ANGLED_SINGLE, "›": _ANGLED_SINGLE}
_LEADING = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\ufeff([{—–-/…\"'“‘„«‹»›`*_>+~:")
_TRAILING = frozenset(".,;:!?)]}—–-/…\"'”’“‘»›«‹*_<|")
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:em|tis|til|twas|cause|n|bout|round|im|er)\b)", re.IGNORECASE)
_MEASURE = re.compile(r"\d ?['’′]\s?\d{1,2}$")
_POSSESSIVE_NEXT = re.compile(r"\s+[a-z]")
_MEASURE_REACH = 8
_VERB = r"(?:said|says|asked|added|replied|explained|wrote)"
_NAME = r"(?![a-z])[^\W\d_][\w.’'-]+(?: (?![a-z])[^\W\d_][\w.’'-]+){0,3}"
_SAID_AT_THE_END = re.compile(
    rf",(?= (?:{_VERB} (?:he|she|they|{_NAME})|(?:he|she|they|{_NAME}) {_VERB})(?:, (?:an?|the) [^,.]*)?\.\Z)"
)
_TAIL_REACH = 120


def find_spans(text: str, parts: Sequence[Span] | None = None) -> tuple[QuotedSpan, ...]:
    """All outermost spans between quotation marks, by offset; `parts` are `paragraphs(text)` where they are known.

    A mark without a partner costs at most its own paragraph. Takes time in proportion to the text.
    """
    if parts is None:
        parts = paragraphs(text)
    found: list[QuotedSpan] = []
    for index, marks in _marks_by_paragraph(text, parts):
        part = parts[index]
        pairs, trailing = _pair(text, marks, runs_on=_runs_on(text, marks, parts, index))
        spans = [_span(text, pair, part, index) for pair in pairs]
        if trailing is not None:
            spans.append(_forgotten(text, trailing, part, index) or _span(text, _Pair(trailing, None), part, index))
        found += [span for span in spans if span.end > span.start]
    return tuple(_run_on(text, parts, found))


def _marks_by_paragraph(text: str, parts: Sequence[Span]) -> list[tuple[int, list[_Mark]]]:
    located: list[tuple[int, list[_Mark]]] = []
    index = -1
    part = Span(0, 0)
    for match in _MARK.finditer(text):
        start, end = match.span()
        if part.end <= start:
            while part.end <= start:
                index += 1
                if index == len(parts):
                    return located
                part = parts[index]
            located.append((index, []))
        located[-1][1].append(_mark(text, start, end, part))
    return located


def _mark(text: str, start: int, end: int, part: Span) -> _Mark:
    sign = text[start]
    family = _FAMILY.get(sign, _DOUBLE) if end - start == 1 else _DOUBLE
    before = text[start - 1] if start > part.start else " "
    after = text[end] if end < part.end else " "
    free_before = before.isspace() or before in _LEADING
    free_after = after.isspace() or after in _TRAILING
    opens = free_before and (not after.isspace() or start == part.start)
    closes = free_after and not before.isspace()
    if opens and closes:  # a mark between marks or dashes: the side with white space decides, then the other mark
        beyond = text[start - 2] if start - 1 > part.start else " "
        opens = before.isspace() or beyond.isspace() or after.isalnum()
        closes = after.isspace() or not opens or before.isalnum()
    if family == _SINGLE and opens and _ELISION.match(text, start):
        opens = False
    if (
        sign == '"'
        and closes
        and before.isdigit()
        and _MEASURE.search(text[max(part.start, start - _MEASURE_REACH) : start])
    ):
        opens = closes = False
    if family in (_ANGLED, _ANGLED_SINGLE) and not opens and not closes:
        opens = closes = True
    return _Mark(start, end, family, sign, opens, closes)


def _runs_on(text: str, marks: list[_Mark], parts: Sequence[Span], index: int) -> bool:
    """Whether a paragraph is all one quotation that the next goes on with: marks of one kind open both, and no more.

    The marks inside are then of the other kind: "It is the “old” gate.  and in the next paragraph  "It was shut."
    """
    first = marks[0]
    if first.sign != '"' or first.start != parts[index].start or index + 1 == len(parts):
        return False
    following = text[parts[index + 1].start]
    return following == '"' and len(marks) > 1 and all(mark.sign != '"' for mark in marks[1:])


def _pair(text: str, marks: list[_Mark], *, runs_on: bool = False) -> tuple[list[_Pair], _Mark | None]:
    """The outermost pairs of one paragraph, and the opening mark that is still open at its end.

    With `runs_on` that is the first mark.
    """
    plain = _plain_pairs(marks)
    if plain is not None:
        return plain, None
    stack: list[_Open] = []
    done: list[_Pair] = []
    balance = _balances(marks)
    depth = {_DOUBLE: 0, _SINGLE: 0, _ANGLED: 0, _ANGLED_SINGLE: 0}

    def drop() -> _Open:
        entry = stack.pop()
        depth[entry.mark.family] -= 1
        (stack[-1].inside if stack else done).extend(entry.inside)
        return entry

    for index, mark in enumerate(marks):
        family = mark.family
        if _is_closing(text, marks, index, depth[family] > 0):
            if not depth[family]:
                continue
            while stack[-1].mark.family != family:
                drop()
            entry = stack.pop()
            depth[family] -= 1
            (stack[-1].inside if stack else done).append(_Pair(entry.mark, mark))
        elif mark.opens or (family == _DOUBLE and mark.sign in "“„"):
            if family == _SINGLE and (depth[family] or not _closer_follows(balance, index)):
                continue
            outermost = runs_on and len(stack) == 1
            if depth[family] and stack[-1].mark.family == family and balance[index][0] < 1 and not outermost:
                drop()
            stack.append(_Open(mark))
            depth[family] += 1
    trailing = next((entry.mark for entry in stack if entry.mark.family in (_DOUBLE, _ANGLED)), None)
    while stack:
        drop()
    if trailing is not None:
        done = [pair for pair in done if pair.opening.start < trailing.start]
    done.sort(key=lambda pair: pair.opening.start)
    return done, trailing


def _plain_pairs(marks: list[_Mark]) -> list[_Pair] | None:
    """The pairs of a paragraph that has double marks only, which open and close by turns; None for any other."""
    pairs: list[_Pair] = []
    opening: _Mark | None = None
    for mark in marks:
        _, _, family, _, opens, closes = mark
        if family != _DOUBLE or opens == closes or opens != (opening is None):
            return None
        if opening is None:
            opening = mark
        else:
            pairs.append(_Pair(opening, mark))
            opening = None
    return pairs if opening is None else None


def _balances(marks: list[_Mark]) -> list[tuple[int, int]]:
    """For each mark: closing less opening double marks from there on, and the single closing marks after it."""
    doubles = singles = 0
    balances: list[tuple[int, int]] = []
    for mark in reversed(marks):
        if mark.family == _SINGLE:
            balances.append((doubles, singles))
            singles += mark.closes
            continue
        if mark.opens != mark.closes:
            doubles += 1 if mark.closes else -1
        balances.append((doubles, singles))
    balances.reverse()
    return balances


def _closer_follows(balance: list[tuple[int, int]], index: int) -> bool:
    return balance[index][1] > 0


def _is_closing(text: str, marks: list[_Mark], index: int, is_open: bool) -> bool:
    mark = marks[index]
    if mark.family == _SINGLE:
        if not mark.closes or not is_open:
            return not mark.opens
        return not _is_possessive(text, marks, index)
    if mark.family in (_ANGLED, _ANGLED_SINGLE):
        return is_open and (mark.closes or mark.sign in "»›")
    if mark.opens != mark.closes:
        if mark.sign in "“„" and not is_open:
            return False
        return mark.closes or (mark.sign == "”" and is_open)
    if mark.sign in "“„`":
        return False
    return is_open or mark.sign == "”"


def _is_possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a mark after an s ("the workers’ rights") is an apostrophe, since a better closing mark follows."""
    mark = marks[index]
    if text[mark.start - 1] not in "sz" or not _POSSESSIVE_NEXT.match(text, mark.end):
        return False
    following = marks[index + 1] if index + 1 < len(marks) else None
    return following is not None and following.family == _SINGLE and following.closes and not following.opens


def _span(text: str, pair: _Pair, part: Span, index: int) -> QuotedSpan:
    opening, closing = pair
    start = opening.end
    end = closing.start if closing else part.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    outer_end = closing.end if closing else part.end
    single = opening.family in (_SINGLE, _ANGLED_SINGLE)
    piece = (Span(start, end),)
    return QuotedSpan(start, end, opening.start, outer_end, index, index, single, closing is not None, piece)


def _forgotten(text: str, opening: _Mark, part: Span, index: int) -> QuotedSpan | None:
    """The span of a mark that nobody closed, up to the comma where the paragraph ends in who said it: “…, said X."""
    tail = max(opening.end, part.end - _TAIL_REACH)
    match = _SAID_AT_THE_END.search(text, tail, part.end)
    if match is None:
        return None
    end = match.start() + 1
    return QuotedSpan(opening.end, end, opening.start, end, index, index, False, True, (Span(opening.end, end),))


def _run_on(text: str, parts: Sequence[Span], spans: list[QuotedSpan]) -> list[QuotedSpan]:
    """Joins a span that its paragraph leaves open with the next one, where the next paragraph opens again."""
    runs: list[list[QuotedSpan]] = []
    for span in spans:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and not last.closed
            and span.paragraph == last.paragraph + 1
            and span.outer_start == parts[span.paragraph].start
            and not span.single
        ):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [_joined(run) for run in runs]


def _joined(run: list[QuotedSpan]) -> QuotedSpan:
    first, last = run[0], run[-1]
    if first is last:
        return first
    return first._replace(
        end=last.end,
        outer_end=last.outer_end,
        last_paragraph=last.paragraph,
        closed=last.closed,
        pieces=tuple(Span(span.start, span.end) for span in run),
    )
