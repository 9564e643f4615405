"""Commands for tests of the command line: run here or in a process of their own, on a folder of two articles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chechnya_reader import cli

HARBOUR = """---
title: The harbour opens
source: The Quay
date: 2019-01-14
---
“The gates open today and stay open all winter,” said Mara Osei. “Nobody will be sent away.”

“We were told nothing of this by anybody in the town,” said Ivo Brandt, a fisherman.
"""
STRIKE = """---
title: The strike
---
Ivo Brandt was at the pier. “Nobody came to the pier on Monday,” Brandt said.
"""


def news_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a folder `news` of two articles, and an empty home."""
    for name, text in {"harbour.md": HARBOUR, "more/strike.md": STRIKE}.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795183200")
    monkeypatch.delenv("CHECHNYA_READER_ARTICLES", raising=False)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli.main, args)


def started(*args: str, **options: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "chechnya_reader", *args]
    environ = os.environ | options
    return subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("chechnya-reader: ")
    return result.stderr.removeprefix("chechnya-reader: ").strip()


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]
