"""The text of a corrections file to its records, and that text with an entry more or less.

A person's file is never written anew: an entry is put in, or taken out, and every other character stays as it is. The
text that results is read again, and refused unless it says what it should.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from chechnya_reader.anchoring import Words
from chechnya_reader.corrections.records import (
    Correction,
    CorrectionError,
    Merge,
    MissedQuote,
    Named,
    NotAQuote,
    SpeakerCorrection,
    rendered,
)
from chechnya_reader.frontmatter import DEPTH_LIMIT, Fault
from chechnya_reader.text import squeezed, visible_line

if TYPE_CHECKING:
    import yaml

    Fields: TypeAlias = dict[str, yaml.Node]

LIST = "corrections"
"""The key of the list of entries."""

SIZE_LIMIT = 4 * 1024 * 1024
"""Characters that are read at most: some ten thousand corrections."""

_BREAKS = re.compile("[\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_NULL = re.compile(r"~|null|Null|NULL|")
_ONE_ENTRY_A_LINE = f"write `{LIST}:` with one entry a `- ` below it"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the list: where it begins, its hyphen's line included, and where its last line ends."""

    record: Correction
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A corrections file that was read.

    `entries` are the sound ones, `faults` what is wrong. A `damaged` one could not be read, and must not be written.
    `insertion` is where an entry goes, `indent` the column of its hyphen; `cut` is an empty `[]` that it replaces.
    """

    text: str
    path: str
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    damaged: bool = False
    insertion: int = -1
    indent: int = 0
    opened: bool = True
    cut: tuple[int, int] = (0, 0)

    @property
    def records(self) -> tuple[Correction, ...]:
        """The sound entries' records, in their order."""
        return tuple(entry.record for entry in self.entries)

    def with_added(self, record: Correction) -> str:
        """The text with `record` as its last entry. Raises CorrectionError where that cannot be."""
        self.refuse_damage()
        if self.insertion < 0:
            raise CorrectionError(f"{self.path}: the list is in brackets; {_ONE_ENTRY_A_LINE}, then correct again")
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        before = self.text[: self.cut[0]] + self.text[self.cut[1] : self.insertion]
        if before and not before.endswith("\n"):
            before += line_end
        if not self.opened:
            before += f"{LIST}:{line_end}"
        text = before + rendered(record, self.indent, line_end) + self.text[self.insertion :]
        if len(text) > SIZE_LIMIT:
            raise CorrectionError(f"{self.path}: over {SIZE_LIMIT >> 20} MB of corrections; delete what is not needed")
        self._check(text, (*self.records, record))
        return text

    def without(self, record: Correction) -> str:
        """The text without the last entry that is `record`, if it stands there as `rendered` writes it."""
        self.refuse_damage()
        index = max((index for index, entry in enumerate(self.entries) if entry.record == record), default=-1)
        if index < 0:
            raise CorrectionError(f"{self.path}: the correction is no longer there; it was edited or deleted by hand")
        entry = self.entries[index]
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        if self.text[entry.start : entry.end] != rendered(record, self.indent, line_end):
            where = f"{self.path}:{entry.record.line}"
            raise CorrectionError(f"{where}: the entry was edited by hand and may hold notes; delete it there")
        text = self.text[: entry.start] + self.text[entry.end :]
        self._check(text, (*self.records[:index], *self.records[index + 1 :]))
        return text

    def refuse_damage(self) -> None:
        """Raise CorrectionError, with what is wrong, where the file could not be read."""
        if self.damaged:
            (fault,) = self.faults
            raise CorrectionError(f"{self.path}:{fault.line}: nothing was written, for {fault.message}")

    def _check(self, text: str, records: Sequence[Correction]) -> None:
        outcome = read_document(text, self.path)
        if outcome.damaged or outcome.records != tuple(records) or len(outcome.faults) != len(self.faults):
            raise CorrectionError(
                f"{self.path}: the list is laid out in a way that cannot be kept; {_ONE_ENTRY_A_LINE}"
            )


def read_document(text: str, path: str) -> Document:
    """The corrections file `text`, which stands at `path`; never raises.

    Bad entries are one fault each, and the others count. Anchors, aliases, a second document, what is nested too deep
    or too long, and what is no YAML, make one fault, and nothing is read.
    """
    if len(text) > SIZE_LIMIT:
        fault = Fault(1, "yaml-size", f"over {SIZE_LIMIT >> 20} MB of corrections and not read; make the file shorter")
        return Document(text, path, faults=(fault,), damaged=True)
    if not text:
        return Document(text, path, insertion=0, opened=False)  # no file, in most folders: it costs no YAML
    try:
        return _Reader(text, path).document()
    except _Refused as refused:
        return Document(text, path, faults=(refused.fault,), damaged=True)


class _Refused(Exception):
    def __init__(self, line: int, code: str, message: str) -> None:
        self.fault = Fault(line, code, message)


class _Reader:
    """One reading of a text; offsets are of the text as it stands, which `_clean` follows one for one."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._lead = 1 if text.startswith("\ufeff") else 0
        self._clean = _FORBIDDEN.sub("\ufffd", _BREAKS.sub(" ", text[self._lead :]))
        self._faults: list[Fault] = []

    def document(self) -> Document:
        import yaml

        root = self._composed()
        if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
            return self._made((), insertion=self._end_of_text(), opened=False)
        if not isinstance(root, yaml.MappingNode):
            raise _Refused(self._line(root), "yaml-shape", f"this is no mapping; {_ONE_ENTRY_A_LINE}")
        lists = [(key, value) for key, value in root.value if isinstance(key, yaml.ScalarNode) and key.value == LIST]
        if len(lists) > 1:
            raise _Refused(
                self._line(lists[1][0]), "duplicate-key", f"`{LIST}` stands here a second time; join the two"
            )
        if not lists:
            insertion = -1 if root.flow_style else self._after(root)
            return self._made((), insertion=insertion, opened=False)
        value = lists[0][1]
        if isinstance(value, yaml.SequenceNode) and value.value:
            entries = tuple(self._entries(value))
            insertion = -1 if value.flow_style or root.flow_style else self._after(value)
            return self._made(entries, insertion=insertion, indent=value.start_mark.column)
        if isinstance(value, yaml.SequenceNode) or (isinstance(value, yaml.ScalarNode) and not value.value):
            cut = (self._at(value.start_mark), self._at(value.end_mark))
            insertion = -1 if root.flow_style else self._line_end(cut[1])
            return self._made((), insertion=insertion, cut=cut)
        raise _Refused(self._line(value), "yaml-shape", f"`{LIST}` is no list; {_ONE_ENTRY_A_LINE}")

    def _made(
        self,
        entries: tuple[Entry, ...],
        *,
        insertion: int,
        indent: int = 0,
        opened: bool = True,
        cut: tuple[int, int] = (0, 0),
    ) -> Document:
        return Document(self._text, self._path, entries, tuple(self._faults), False, insertion, indent, opened, cut)

    # The text as nodes

    def _composed(self) -> yaml.Node | None:
        import yaml

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            self._refuse_what_grows(yaml.parse(self._clean, Loader=loader))
            return yaml.compose(self._clean, Loader=loader)
        except yaml.MarkedYAMLError as error:
            line = self._line_at(error.problem_mark or error.context_mark)
            begun = self._line_at(error.context_mark or error.problem_mark)
            since = f" begun on line {begun}" if error.context and begun < line else ""
            what = ", ".join(part for part in (error.context and error.context + since, error.problem) if part)
            raise _Refused(line, "yaml-syntax", f"this is no YAML ({visible_line(what)}); mend it there") from None
        except yaml.YAMLError as error:
            raise _Refused(1, "yaml-syntax", f"this is no YAML ({visible_line(str(error))}); mend it") from None

    def _refuse_what_grows(self, events: Iterator[Any]) -> None:
        import yaml

        depth = documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(self._line(event), "yaml-syntax", "a second document begins; keep one")
            elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                message = "anchors (&) and aliases (*) are not read; write the value out, or put it in quotes"
                raise _Refused(self._line(event), "yaml-alias", message)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    raise _Refused(self._line(event), "yaml-depth", "lists are nested too deep; make it flat")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    # Places in the text

    def _at(self, mark: Any) -> int:
        return int(mark.index) + self._lead

    def _line(self, node: Any) -> int:
        return self._line_at(node.start_mark)

    def _line_at(self, mark: Any) -> int:
        return self._clean.count("\n", 0, mark.index) + 1 if mark else 1

    def _line_end(self, offset: int) -> int:
        """The end of the line, its line feed included, on which what ends at `offset` ends."""
        if self._text[offset - 1 : offset] == "\n":
            return offset
        newline = self._text.find("\n", offset)
        return len(self._text) if newline < 0 else newline + 1

    def _end_of_text(self) -> int:
        # Before a line that ends the document, if there is one.
        ending = re.search(r"^\.\.\.\s*\Z", self._text, re.MULTILINE)
        return ending.start() if ending else len(self._text)

    def _after(self, node: yaml.CollectionNode) -> int:
        """Where an entry after `node` goes: at the very end where nothing but comments follows, else right below it."""
        end = self._at(node.end_mark)
        return len(self._text) if not self._text[end:].strip() else self._line_end(self._content_end(node))

    def _content_end(self, node: yaml.Node) -> int:
        """Where the last value in `node` ends; a block's own end mark is only where the next thing begins."""
        import yaml

        while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        return self._at(node.end_mark)

    # Entries

    def _entries(self, sequence: yaml.SequenceNode) -> Iterator[Entry]:
        line, counted = 1, 0
        for node in sequence.value:
            line += self._clean.count("\n", counted, node.start_mark.index)
            counted = node.start_mark.index
            try:
                record = _record(node)
            except _Bad as bad:
                self._faults.append(Fault(line, "correction-entry", f"{bad}; the other entries count"))
                continue
            start = self._text.rfind("\n", 0, self._at(node.start_mark)) + 1
            record = replace(record, path=self._path, line=line)
            yield Entry(record, start, self._line_end(self._content_end(node)))


# An entry


class _Bad(Exception):
    """What is wrong with an entry, and what to do."""


def _record(node: yaml.Node) -> Correction:
    fields = _fields(node)
    kind = _string(fields, "kind")
    if kind not in _KINDS:
        raise _Bad(f"`kind: {visible_line(kind[:40])}` is not known; write one of {', '.join(_KINDS)}")
    return _KINDS[kind](fields, _string(fields, "made", ""))


def _fields(node: yaml.Node) -> Fields:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise _Bad("this is no mapping; write `kind:` and the other keys, one a line")
    fields: Fields = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Bad("a key is a list or a mapping; write a plain word")
        if key.value in fields:
            raise _Bad(f"`{visible_line(key.value[:40])}` stands in it twice; delete one")
        fields[key.value] = value
    return fields


def _string(fields: Fields, key: str, otherwise: str | None = None) -> str:
    """The value as it stands; without `otherwise` it must be there, and not be empty."""
    import yaml

    node = fields.get(key)
    if node is None and otherwise is not None:
        return otherwise
    if node is not None and not isinstance(node, yaml.ScalarNode):
        raise _Bad(f"`{key}` is a list or a mapping; write one value")
    if node is None or (not node.value.strip() and otherwise is None):
        raise _Bad(f"`{key}` is missing or empty; write it, or delete the entry")
    return str(node.value)


def _speaker(fields: Fields) -> str | None:
    """The name of a speaker, or None for a plain `null`: nobody knows."""
    import yaml

    node = fields.get("speaker")
    if isinstance(node, yaml.ScalarNode) and node.style in (None, "") and _NULL.fullmatch(node.value):
        return None
    return squeezed(_string(fields, "speaker"))


def _words(fields: Fields) -> Words:
    return Words(
        article=_string(fields, "article"),
        exact=_string(fields, "exact"),
        prefix=_string(fields, "prefix", ""),
        suffix=_string(fields, "suffix", ""),
        file=_string(fields, "file", ""),
    )


def _speaker_correction(fields: Fields, made: str) -> Correction:
    if "speaker" not in fields:
        raise _Bad("`speaker` is missing; write the name, or `speaker: null` where nobody knows")
    return SpeakerCorrection(_words(fields), _speaker(fields), made=made)


def _not_a_quote(fields: Fields, made: str) -> Correction:
    return NotAQuote(_words(fields), made=made)


def _missed_quote(fields: Fields, made: str) -> Correction:
    form = _string(fields, "form", "direct")
    if form != "direct" and form != "partial":
        raise _Bad(f"`form: {visible_line(form[:40])}` is not known; write direct or partial")
    speaker = _speaker(fields) if "speaker" in fields else None
    return MissedQuote(_words(fields), speaker, "partial" if form == "partial" else "direct", made=made)


def _merge(fields: Fields, made: str) -> Correction:
    import yaml

    node = fields.get("speakers")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise _Bad("`speakers` is no list of names; write one `- name` a line below it")
    speakers: list[Named] = []
    for one in node.value:
        if isinstance(one, yaml.ScalarNode):
            speakers.append(Named(squeezed(_string({"speakers": one}, "speakers"))))
        else:
            inner = _fields(one)
            speakers.append(Named(squeezed(_string(inner, "name")), _string(inner, "article", "")))
    return Merge(tuple(speakers), squeezed(_string(fields, "name")), made=made)


_KINDS: dict[str, Callable[[Fields, str], Correction]] = {
    "speaker": _speaker_correction,
    "not-a-quote": _not_a_quote,
    "quote": _missed_quote,
    "merge": _merge,
}
