"""What is wrong with the user's own keymap and theme, told once the screen is there; the keymap as Textual reads it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from chechnya_reader.config import Config
from chechnya_reader.model import Problem
from chechnya_reader.text import visible_line

MODIFIERS = {"ctrl", "shift", "alt", "meta", "super", "hyper"}
NAMED = {key.value for key in Keys if "+" not in key.value and "<" not in key.value} | {*KEY_NAME_REPLACEMENTS.values()}
SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys that a terminal sends as others."""
DIALOGS = (
    "compare_screen", "export_dialog", "find_line", "help", "mark_screen", "matrix_screen", "problems", "question",
    "search_screen", "speaker_dialog", "speaker_page", "timeline_screen", "why",
)  # fmt: skip
"""The modules of the screens over the main one."""

Group = Sequence[Binding]
"""Bindings that are in use together, so that each needs a key of its own."""


def binding_groups() -> list[Group]:
    """The bindings of the main screen, and of each screen over it."""
    from chechnya_reader.tui.app import ReaderApp
    from chechnya_reader.tui.dialog import Dialog
    from chechnya_reader.tui.keys import BINDINGS
    from chechnya_reader.tui.lines import LineList

    groups = [_bindings([*BINDINGS, *LineList.BINDINGS, *ReaderApp.BINDINGS])]
    for name in DIALOGS:
        module = import_module(f"chechnya_reader.tui.{name}")
        own = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
        bases = {base: None for kind in own for base in kind.__mro__ if base.__module__.startswith("chechnya_reader.")}
        if name != "find_line":
            bases[Dialog] = None
        groups.append(_bindings(one for base in bases for one in vars(base).get("BINDINGS", ())))
    return groups


def _bindings(bindings: Iterable[BindingType]) -> Group:
    return [binding for binding in bindings if isinstance(binding, Binding) and binding.id]


def key_name(written: str) -> str | None:
    """The key as Textual names it, `[` and `slash` alike; None where there is no such key."""
    *modifiers, key = written.strip().split("+") if written.strip() != "+" else ["+"]
    if not MODIFIERS.issuperset(modifiers) or not key:
        return None
    if key not in NAMED:
        character = key if len(key) == 1 else key_to_character(key) if key == key.lower() else None
        if character is None or not character.isprintable():
            return None
        if not character.isalnum():
            name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
            key = KEY_NAME_REPLACEMENTS.get(name, name)
        else:
            key = character
    return "+".join([*modifiers, key])


def usable(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keymap without the keys that there are not; a binding that is left without one keeps its own."""
    named = {id: [key_name(key) for key in keys.split(",")] for id, keys in keymap.items()}
    kept = {id: ",".join(key for key in keys if key is not None) for id, keys in named.items()}
    return {id: keys for id, keys in kept.items() if keys}


def keymap_problems(config: Config, groups: Sequence[Group]) -> tuple[Problem, ...]:
    """What is wrong with the keymap: ids that there are not, keys that no terminal sends, keys given twice."""
    ids = {binding.id or "" for group in groups for binding in group}
    line = config.lines.get("keymap", 1)
    faults = [("unknown-binding", _no_binding(id, ids)) for id in config.keymap if id not in ids]
    for id, keys in config.keymap.items():
        faults += [("unknown-key", message) for message in _faulty_keys(id, keys)]
    faults += [("key-clash", message) for message in dict.fromkeys(_clashes(usable(config.keymap), groups))]
    return tuple(Problem(config.path, line, code, visible_line(message)) for code, message in faults)


def theme_problem(config: Config, themes: Collection[str]) -> Problem | None:
    """That there is no such theme."""
    if config.theme is None or config.theme in themes:
        return None
    message = f"there is no theme `{config.theme}`; there are {', '.join(sorted(themes))}"
    return Problem(config.path, config.lines.get("theme", 1), "unknown-theme", visible_line(message))


def _no_binding(id: str, ids: Collection[str]) -> str:
    near = get_close_matches(id, ids, 3) or sorted(other for other in ids if other.endswith(f".{id}"))
    meant = f"; is it {' or '.join(f'`{other}`' for other in near)}?" if near else "; the help screen shows the ids"
    return f"there is no binding `{id}`{meant}"


def _faulty_keys(id: str, keys: str) -> Iterator[str]:
    for written in keys.split(","):
        name = key_name(written)
        if name is None:
            near = get_close_matches(written.strip().lower(), sorted(NAMED), 1)
            meant = f"; is it `{near[0]}`?" if near else "; write it as in `s`, `f6`, `ctrl+s` or `space`"
            yield f"`{id}`: there is no key `{written.strip()}`{meant}"
        elif name in SENT_AS:
            yield f"`{id}`: terminals send `{SENT_AS[name]}` for `{name}`"
        elif name.startswith("shift+") and len(name) == len("shift+s"):
            yield f"`{id}`: no terminal sends `{name}`; write `{name[-1].upper()}`"


def _clashes(keymap: Mapping[str, str], groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        default = {binding.id or "": set(binding.key.split(",")) for binding in group}
        in_use = {id: set(keymap[id].split(",")) if id in keymap else keys for id, keys in default.items()}
        for id in sorted(default.keys() & keymap.keys()):
            for other in sorted(default.keys() - {id}):
                twice = (in_use[id] & in_use[other]) - (default[id] & default[other])
                if twice and (other not in keymap or id < other):
                    key = ", ".join(sorted(twice))
                    yield f"`{id}` and `{other}` have the same key, {key}; give one of them another"
