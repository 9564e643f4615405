"""The user's own settings: `config.yaml` in the config folder, with a theme and a keymap by binding id."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chechnya_reader.frontmatter import Fault, Record, read_record
from chechnya_reader.model import Problem
from chechnya_reader.text import visible_line

FILE = "config.yaml"
SIZE_LIMIT = 64 * 1024
"""Bytes of the file that are read at most."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has set; `keymap` is binding id to keys, as they were written.

    `path` is the file, `lines` each setting's line in it, from 1.
    """

    theme: str | None = None
    keymap: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    path: str = field(default=FILE, compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def load_config(folder: Path) -> Config:
    """The settings in `folder`; what is wrong with them is a problem and costs only itself. A missing file is none."""
    path = os.path.join(folder, FILE)
    try:
        with open(path, "rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Config()
    except OSError as error:
        fault = Fault(1, "unreadable", f"the settings cannot be read ({error.strerror}); check the permissions")
        return Config(problems=(Problem(path, 1, fault.code, fault.message),))
    record = _record(data)
    faults = list(record.faults)
    theme = record.values.get("theme") or None
    if theme is not None and not isinstance(theme, str):
        faults.append(_fault(record, "theme", "wrong-type", "`theme` is a list or a mapping; write one name"))
        theme = None
    keymap = _keymap(record, faults)
    for key in record.values:
        if key not in ("theme", "keymap"):
            message = f"there is no setting `{visible_line(key)}`; there are `theme` and `keymap`"
            faults.append(_fault(record, key, "unknown-setting", message))
    problems = (Problem(path, fault.line, fault.code, fault.message) for fault in faults)
    return Config(theme, keymap, tuple(sorted(problems, key=lambda problem: problem.line)), path, record.lines)


def _record(data: bytes) -> Record:
    if len(data) > SIZE_LIMIT:
        fault = Fault(1, "yaml-size", f"over {SIZE_LIMIT >> 10} KB and not read; make it shorter")
        return Record(faults=(fault,), damaged=True)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Record(
            faults=(Fault(line, "encoding", "not all bytes are UTF-8; save the file as UTF-8"),), damaged=True
        )
    return read_record(text.replace("\r\n", "\n").replace("\r", "\n"))


def _keymap(record: Record, faults: list[Fault]) -> dict[str, str]:
    named = record.values.get("keymap") or {}
    if not isinstance(named, dict):
        faults.append(
            _fault(record, "keymap", "wrong-type", "`keymap` is no mapping; write `binding id: keys` below it")
        )
        return {}
    keymap = {}
    for binding, keys in named.items():
        if isinstance(keys, str) and keys:
            keymap[binding] = keys
        else:
            message = f"`{visible_line(binding)}` names no key; write one, or several with commas between"
            faults.append(_fault(record, "keymap", "wrong-type", message))
    return keymap


def _fault(record: Record, key: str, code: str, message: str) -> Fault:
    return Fault(record.lines.get(key, 1), code, message)
