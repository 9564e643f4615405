"""The command line as it opens the reader: which folder, what a first word is taken for, and the help."""

from __future__ import annotations

import re
import sys
import types
from pathlib import Path

import pytest

from chechnya_reader import cli
from tests.command_line import news_folder, one_line, records, run, started


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return news_folder(tmp_path, monkeypatch)


def test_no_folder_means_the_one_of_the_environment_then_articles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "articles").mkdir()
    assert run("quotes").stdout == ""
    monkeypatch.setenv("CHECHNYA_READER_ARTICLES", "news")
    assert len(run("quotes").stdout.splitlines()) == 4


def test_a_single_file_will_do(folder: Path) -> None:
    assert [record["path"] for record in records(run("quotes", "news/more/strike.md", "--format", "jsonl"))] == [
        "news/more/strike.md"
    ]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that the screen was opened on; its exit code is 0."""
    roots: list[str] = []
    screen = types.ModuleType("chechnya_reader.tui.app")

    def run_reader(root: str) -> int:
        roots.append(root)
        return 0

    screen.__dict__["run_reader"] = run_reader
    monkeypatch.setitem(sys.modules, "chechnya_reader.tui.app", screen)
    monkeypatch.setattr(cli, "has_terminal", lambda: True)
    return roots


@pytest.mark.parametrize(
    ("args", "root"),
    [
        (["news"], "news"),
        (["nowhere"], "nowhere"),
        (["./quotes"], "./quotes"),
        (["--", "-x"], "-x"),
        (["quotes"], None),
        ([], "articles"),
    ],
)
def test_a_folder_opens_the_reader_and_a_command_wins_over_a_folder(
    folder: Path, opened: list[str], args: list[str], root: str | None
) -> None:
    for name in ("quotes", "articles", "check"):
        (folder / name).mkdir()
    assert run(*args).exit_code == 0
    assert opened == ([root] if root else [])


def test_the_reader_says_that_it_needs_a_terminal(folder: Path) -> None:
    result = started("news")

    assert result.returncode == 2
    assert result.stderr.startswith("chechnya-reader: the reader needs a terminal")
    assert result.stderr.count("\n") == 1


def test_without_a_terminal_it_is_said_first_that_the_folder_is_not_there(folder: Path) -> None:
    result = started("old-news")

    assert result.returncode == 2
    assert result.stderr.startswith("chechnya-reader: old-news: there is no such folder")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "command"),
    [(["quote"], "quotes"), (["Quotes"], "quotes"), (["chekc"], "check"), (["exports", "news", "--force"], "export")],
)
def test_a_misspelt_command_is_wrong_use_and_the_right_one_is_named(
    folder: Path, opened: list[str], args: list[str], command: str
) -> None:
    assert one_line(run(*args)) == f"there is no folder {args[0]}; did you mean the command {command}?"
    assert opened == []


@pytest.mark.parametrize("word", ["quote", "./quotes", "quotes/", "newspapers", "refugees"])
def test_a_folder_that_is_there_or_named_as_a_path_or_like_no_command_opens_the_reader(
    folder: Path, opened: list[str], word: str
) -> None:
    (folder / "quote").mkdir()
    assert run(word).exit_code == 0
    assert opened == [word]


@pytest.mark.parametrize("args", [["--help"], ["news", "--help"]])
def test_the_help_needs_no_manual(folder: Path, args: list[str]) -> None:
    result = run(*args)

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: chechnya-reader [FOLDER]\n")
    assert "Examples:" in result.stdout
    assert all(f"\n  {command} " in result.stdout for command in cli.main.commands)
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_version_is_said() -> None:
    assert re.fullmatch(r"chechnya-reader \d+\.\d+\.\d+\n", run("--version").stdout)


def test_an_empty_name_of_a_folder_is_refused(folder: Path) -> None:
    assert "empty" in one_line(run("quotes", ""))
