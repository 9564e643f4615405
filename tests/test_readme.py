"""The README's promises: its commands, its pictures and every output that it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from chechnya_reader.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def shown() -> list[tuple[str, str]]:
    """Each command that the README shows, and the output under it; a line of `…` stands for any lines."""
    pairs = []
    for block in CONSOLE.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            pairs.append((command, output))
    return pairs


@pytest.mark.parametrize(("command", "expected"), shown(), ids=[command for command, _ in shown()])
def test_the_readme_shows_what_the_command_prints(
    command: str, expected: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CHECHNYA_READER_ARTICLES", raising=False)
    program, *arguments = shlex.split(command)
    assert program == "chechnya-reader"
    result = CliRunner().invoke(main, arguments, prog_name="chechnya-reader")
    pattern = ".*".join(re.escape(part) for part in re.split(r"^…\n", expected, flags=re.MULTILINE))
    assert re.fullmatch(pattern, result.output, re.DOTALL), result.output


def test_the_readme_shows_every_command() -> None:
    commands = {shlex.split(command)[1] for command, _ in shown() if len(shlex.split(command)) > 1}
    assert {"quotes", "references", "export", "check", "--help"} <= commands


def test_each_of_the_two_commands_is_one_line() -> None:
    for name in ("run", "test"):
        block = re.search(rf"<!-- {name} -->\n\n?```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
        assert block is not None
        assert len(block.group(1).splitlines()) == 1


def test_the_pictures_are_there_and_name_no_address_of_a_font() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert "@font-face" not in (ROOT / picture).read_text(encoding="utf-8")
