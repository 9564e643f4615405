"""Settings: what is wrong with one costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from chechnya_reader.config import SIZE_LIMIT, Config, load_config


def loaded(folder: Path, content: str | bytes) -> tuple[Config, list[tuple[int, str]]]:
    (folder / "config.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    config = load_config(folder)
    assert all(problem.path == str(folder / "config.yaml") for problem in config.problems)
    return config, [(problem.line, problem.code) for problem in config.problems]


def test_a_theme_and_a_keymap_are_read(tmp_path: Path) -> None:
    config, problems = loaded(tmp_path, 'theme: nord\nkeymap:\n  quote.next: "]"\n  app.quit: q,ctrl+q\n  find: n\n')
    assert (config.theme, problems) == ("nord", [])
    assert config.keymap == {"quote.next": "]", "app.quit": "q,ctrl+q", "find": "n"}


@pytest.mark.parametrize("content", ["", "# nothing\n", "theme:\nkeymap:\n", "\ufefftheme: ''\r\n"])
def test_nothing_set_is_nothing_wrong(tmp_path: Path, content: str) -> None:
    config, problems = loaded(tmp_path, content)
    assert (config, problems) == (Config(), [])


def test_a_missing_file_or_folder_is_silent(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()
    assert load_config(tmp_path / "nowhere") == Config()


def test_an_unknown_setting_is_a_problem_and_costs_only_itself(tmp_path: Path) -> None:
    config, problems = loaded(tmp_path, "colour: red\ntheme: nord\n")
    assert (config.theme, problems) == ("nord", [(1, "unknown-setting")])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("theme: a: b\n", (1, "yaml-syntax")),
        ("keymap: {a: b}\ntheme: [x\n", (2, "yaml-syntax")),
        ("- theme\n", (1, "yaml-shape")),
        ("theme: &a b\n", (1, "yaml-alias")),
        ("\ntheme: [nord]\n", (2, "wrong-type")),
        ("theme:\nkeymap: [a]\n", (2, "wrong-type")),
        ("theme:\nkeymap: word\n", (2, "wrong-type")),
        ("\nkeymap: {find: [a, b]}\n", (2, "wrong-type")),
        ("keymap: {find: }\n", (1, "wrong-type")),
        (b"theme: a\nkeymap: {a: \xff}\n", (2, "encoding")),
        ("#é" + "é" * SIZE_LIMIT, (1, "yaml-size")),
    ],
)
def test_what_is_wrong_is_one_problem_at_its_line(
    tmp_path: Path, content: str | bytes, problem: tuple[int, str]
) -> None:
    config, problems = loaded(tmp_path, content)
    assert (config.theme, config.keymap, problems) == (None, {}, [problem])


def test_one_bad_key_leaves_the_others(tmp_path: Path) -> None:
    config, problems = loaded(tmp_path, "keymap:\n  find: [a]\n  quit: q\ntheme: nord\n")
    assert (config.keymap, config.theme, problems) == ({"quit": "q"}, "nord", [(1, "wrong-type")])


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    config = load_config(tmp_path)
    assert [problem.code for problem in config.problems] == ["unreadable"]
    assert config.theme is None
