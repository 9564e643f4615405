"""What is wrong with a keymap of one's own."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from chechnya_reader.config import Config
from chechnya_reader.tui.keymap import binding_groups, key_name, keymap_problems, theme_problem, usable


def problems(**keymap: str) -> list[tuple[str, str]]:
    config = Config(keymap={id.replace("_", "."): keys for id, keys in keymap.items()}, path="c.yaml")
    return [(problem.code, problem.message) for problem in keymap_problems(config, binding_groups())]


def test_what_the_program_binds_by_itself_is_no_clash() -> None:
    groups = binding_groups()
    own = {binding.id or "": binding.key for group in groups for binding in group}
    assert keymap_problems(Config(keymap=own), groups) == ()
    assert len(groups) > 8


def test_a_free_key_is_no_problem() -> None:
    assert problems(quote_select="f6", move_down="j, f7") == []


def test_an_unknown_id_is_told_with_those_that_are_like_it() -> None:
    ((code, message),) = problems(quote_selct="f6")
    assert code == "unknown-binding"
    assert "`quote.select`" in message
    ((_, message),) = problems(whatever="f6")
    assert "the help screen shows the ids" in message


@pytest.mark.parametrize(("key", "instead"), [("sapce", "space"), ("F6", "f6"), ("shift+s", "S"), ("ctrl+i", "tab")])
def test_a_key_that_no_terminal_sends_is_told_with_what_it_sends(key: str, instead: str) -> None:
    config = Config(keymap={"reload": key})
    ((code, message),) = [(p.code, p.message) for p in keymap_problems(config, [[Binding("R", "x", "x", id="reload")]])]
    assert code == "unknown-key"
    assert f"`{instead}`" in message


@pytest.mark.parametrize("key", ["cmd+s", "", "+s", "no key", "\x1b"])
def test_nonsense_is_no_key(key: str) -> None:
    assert key_name(key) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[", "left_square_bracket"), ("slash", "slash"), ("/", "slash"), ("S", "S"), ("ctrl+s", "ctrl+s"), ("é", "é"),
        ("+", "plus"), ("-", "minus"), (" f6 ", "f6"), ("space", "space"), ("shift+tab", "shift+tab"),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_a_character_or_by_its_name(written: str, name: str) -> None:
    assert key_name(written) == name


def test_a_key_that_something_else_has_is_one_problem() -> None:
    ((code, message),) = problems(quote_select="S")
    assert code == "key-clash"
    assert "`quote.select`" in message
    assert "`search`" in message


def test_two_that_change_their_keys_do_not_clash() -> None:
    assert problems(quote_why="c", correct_speaker="w") == []
    assert [code for code, _ in problems(quote_why="f6", correct_speaker="f6")] == ["key-clash"]


def test_a_keymap_is_used_without_its_faulty_keys() -> None:
    assert usable({"find": "[, sapce", "reload": "sapce"}) == {"find": "left_square_bracket"}


def test_a_theme_that_there_is_not_is_a_problem_of_its_line() -> None:
    config = Config(theme="nrod", path="c.yaml", lines={"theme": 3})
    assert str(theme_problem(config, ["nord", "dark"])) == (
        "c.yaml:3: unknown-theme: there is no theme `nrod`; there are dark, nord"
    )
    assert theme_problem(config, ["nrod"]) is None
