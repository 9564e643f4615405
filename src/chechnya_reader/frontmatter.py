"""YAML that strangers wrote, read strictly: one mapping, scalars as the strings that they are, nothing that can grow.

The value is built from the parser's events, so that an alias is refused before anything is composed or copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from chechnya_reader.text import visible_line

if TYPE_CHECKING:
    import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

SIZE_LIMIT = 64 * 1024
"""Characters of YAML that are read at most; a front matter has a few hundred."""

DEPTH_LIMIT = 16
"""Levels of lists and mappings, one in the other, that are read at most."""

_BREAKS = re.compile("[\x85\u2028\u2029]")
_LEFT_OPEN = re.compile("quoted|flow|simple key")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a text: the line, from 1, a short stable word, and what to do."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping that was read, the line of each of its keys, and what was wrong.

    `damaged` says that it could not be read: it is empty then, and there is one fault.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    damaged: bool = False


def read_record(text: str, first_line: int = 1) -> Record:
    """The YAML mapping `text`, whose first line is line `first_line` of its file; never raises.

    An empty text is an empty mapping. Anchors, aliases, keys that are no scalars, a second document, and anything
    over `SIZE_LIMIT` or `DEPTH_LIMIT` make one fault and nothing is read. Of a key that stands twice the first value
    counts, and the first such key is a fault. Characters that YAML forbids are read as U+FFFD.
    """
    if len(text) > SIZE_LIMIT:
        fault = Fault(first_line, "yaml-size", f"over {SIZE_LIMIT >> 10} KB of YAML and not read; make it shorter")
        return Record(faults=(fault,), damaged=True)
    clean = _FORBIDDEN.sub("\ufffd", _BREAKS.sub(" ", text))
    builder = _Builder(clean, first_line)
    try:
        return builder.record()
    except _Refused as refused:
        return Record(faults=(refused.fault,), damaged=True)


def is_slip(written: str, meant: str) -> bool:
    """Whether `written` is `meant` in other case, or with one letter too many, too few, another, or two swapped."""
    one, two = sorted((written.casefold(), meant.casefold()), key=len)
    if written == meant or len(two) - len(one) > 1:
        return False
    start = next((number for number, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    if len(one) < len(two):
        return one[start:] == two[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
    return one[start + 1 :] == two[start + 1 :] or swapped == two[start:]


class _Refused(Exception):
    def __init__(self, line: int, code: str, message: str) -> None:
        self.fault = Fault(line, code, message)


class _Builder:
    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._events = self._parsed()
        self._lines: dict[str, int] = {}
        self._faults: list[Fault] = []

    def record(self) -> Record:
        import yaml

        event = next(self._events, None)
        if event is None:
            return Record()
        if not isinstance(event, yaml.MappingStartEvent):
            raise _Refused(
                self._line(event.start_mark), "yaml-shape", "this is no mapping; write one `key: value` a line"
            )
        values = self._mapping(event, 1)
        following = next(self._events, None)
        if following is not None:
            raise _Refused(self._line(following.start_mark), "yaml-syntax", "a second document begins; keep one")
        return Record(values, self._lines, tuple(self._faults))

    def _parsed(self) -> Iterator[Any]:
        import yaml

        outer = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            for event in yaml.parse(self._text, Loader=loader):
                if not isinstance(event, outer):
                    yield event
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except yaml.YAMLError as error:
            raise _Refused(self._first_line, "yaml-syntax", visible_line(str(error))) from None

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Refused:
        # Whatever was left open (a quotation mark, a bracket, a key) is noticed only later: its beginning is the place.
        opened = error.context_mark if _LEFT_OPEN.search(error.context or "") else None
        where = " ".join(part for part in (error.context, error.problem) if part)
        message = (
            f"this is no YAML ({visible_line(where)}); put a value that holds `: `, `#` or quotation marks in quotes"
        )
        return _Refused(self._line(opened or error.problem_mark), "yaml-syntax", message)

    def _line(self, mark: yaml.Mark | Any) -> int:
        return self._first_line + self._text.count("\n", 0, mark.index if mark else 0)

    def _value(self, event: Any, depth: int) -> Value:
        import yaml

        self._refuse_anchor(event)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if depth >= DEPTH_LIMIT:
            raise _Refused(self._line(event.start_mark), "yaml-depth", "lists are nested too deep; make it flat")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        items = []
        for item in self._events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(self._value(item, depth + 1))
        return items

    def _refuse_anchor(self, event: Any) -> None:
        if event.anchor is not None:
            message = "anchors (&) and aliases (*) are not read; write the value out, or put it in quotes"
            raise _Refused(self._line(event.start_mark), "yaml-alias", message)

    def _mapping(self, start: Any, depth: int) -> dict[str, Value]:
        import yaml

        self._refuse_anchor(start)
        values: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._value(event, depth)
            line = self._line(event.start_mark)
            if not isinstance(key, str):
                raise _Refused(line, "yaml-syntax", "a key is a list or a mapping; write a plain word")
            value = self._value(next(self._events), depth)
            if key not in values:
                values[key] = value
                if depth == 1:
                    self._lines[key] = line
            elif not self._faults:
                message = f"`{visible_line(key)}` stands here a second time; the first counts; delete one"
                self._faults.append(Fault(line, "duplicate-key", message))
        return values
