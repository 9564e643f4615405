"""The timeline and the matrix on the command line: lines, tables that no spreadsheet obeys, JSON."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from chechnya_reader import cli, library
from chechnya_reader.cli_overviews import MATRIX_HEADS, TIMELINE_HEADS, field
from chechnya_reader.model import Article, Attribution, Collection, Quote, Speaker
from chechnya_reader.text import visible_line

FERRY = """---
title: The ferry stays
source: The Quay
date: 2019-03
---
“We were never asked about any of this,” said Mara Lind. “Nobody came to us.”

“The pier will be closed for good,” Otto Brand said.
"""
PIER = """---
title: A pier for sale
---
“Nobody will ever buy the old pier,” said Otto Brand.
"""
QUIET = """---
title: Quiet, “please”
date: 2019-03-02
---
The ferry did not run on Monday.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a folder `news` of three articles, and an empty home."""
    (tmp_path / "news").mkdir()
    for name, text in {"ferry.md": FERRY, "pier.md": PIER, "quiet.md": QUIET}.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def run(*args: str) -> Result:
    result = CliRunner().invoke(cli.main, args)
    assert result.exit_code == 0, result.output
    return result


def table(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline="")))


def test_the_timeline_in_lines_gives_the_first_quote_of_each_speaker(folder: Path) -> None:
    assert run("timeline", "news").stdout.splitlines() == [
        "2019-03, The Quay: The ferry stays",
        "  news/ferry.md:6: Mara Lind: 1 quote",
        "  news/ferry.md:8: Otto Brand: 1 quote",
        "2019-03-02: Quiet, “please”",
        "  news/quiet.md:5: nobody is quoted",
        "undated: A pier for sale",
        "  news/pier.md:4: Otto Brand: 1 quote",
    ]


def test_the_timeline_as_a_table_has_a_row_for_each_speaker_of_each_article(folder: Path) -> None:
    result = run("timeline", "news", "--format", "csv")
    rows = table(result)
    assert list(rows[0]) == list(TIMELINE_HEADS)
    assert [(row["article"], row["date"], row["first_day"], row["last_day"], row["name"], row["quotes"])
            for row in rows] == [
        ("ferry", "2019-03", "2019-03-01", "2019-03-31", "Mara Lind", "1"),
        ("ferry", "2019-03", "2019-03-01", "2019-03-31", "Otto Brand", "1"),
        ("quiet", "2019-03-02", "2019-03-02", "2019-03-02", "", "0"),
        ("pier", "", "", "", "Otto Brand", "1"),
    ]  # fmt: skip
    assert rows[0]["path"] == "news/ferry.md"
    assert rows[0]["line"] == "6"
    assert rows[2]["title"] == "Quiet, “please”"
    assert result.stdout_bytes.count(b"\r\n") == result.stdout_bytes.count(b"\n") == 5


def test_the_timeline_as_json_has_the_speakers_of_each_article(folder: Path) -> None:
    (line,) = run("timeline", "news", "--format", "json").stdout.splitlines()
    articles = json.loads(line)["articles"]
    assert [article["article"] for article in articles] == ["ferry", "quiet", "pier"]
    assert articles[0]["first_day"] == "2019-03-01"
    assert articles[2]["first_day"] is None
    assert articles[0]["quotes"] == 2
    (said,) = articles[2]["speakers"]
    assert said["speaker"] == {"id": "otto-brand", "name": "Otto Brand"}
    assert (said["kind"], said["quotes"], said["line"]) == ("person", 1, 4)
    assert said["first"].startswith("pier#")


def test_the_matrix_in_lines_counts_with_points_for_nothing(folder: Path) -> None:
    lines = run("matrix", "news").stdout.splitlines()
    assert lines[:3] == [
        "  1  news/ferry.md: 2019-03, The Quay: The ferry stays",
        "  2  news/quiet.md: 2019-03-02: Quiet, “please”",
        "  3  news/pier.md: undated: A pier for sale",
    ]
    assert [line.split() for line in lines[4:]] == [
        ["total", "1", "2", "3"],
        ["Otto", "Brand", "2", "1", ".", "1"],
        ["Mara", "Lind", "1", "1", ".", "."],
        ["total", "3", "2", ".", "1"],
    ]
    assert len({len(line) for line in lines[4:]}) == 1


def test_the_columns_of_the_matrix_stand_below_one_another_whatever_the_names_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ("王大明", "Ann Lee", "the head of the committee of all ferries to the northern and the western islands")
    quotes = tuple(
        Quote(number, number + 1, "x", utterance=number, speaker=Speaker(str(number), name), id=f"a#{number}",
              article="a", line=1)
        for number, name in enumerate(names)
    )  # fmt: skip
    wide = Collection("n", "/n", (Article("a", "n/a.md", "a.md", "A", "xxx"),), quotes=quotes)
    monkeypatch.setattr(library, "open_collection", lambda path, progress: wide)
    rows = run("matrix", str(tmp_path)).stdout.splitlines()[2:]
    assert len(rows) == 5
    assert len({cell_len(row) for row in rows}) == 1
    assert cell_len(rows[0]) < 70
    assert any("…" in row for row in rows)


def test_the_matrix_as_a_table_has_the_articles_as_columns(folder: Path) -> None:
    rows = table(run("matrix", "news", "--format", "csv"))
    assert list(rows[0]) == [*MATRIX_HEADS, "ferry", "quiet", "pier"]
    assert rows[0] == {"speaker": "otto-brand", "name": "Otto Brand", "kind": "person", "total": "2", "ferry": "1",
                       "quiet": "0", "pier": "1"}  # fmt: skip


def test_the_matrix_as_json_keeps_only_what_there_is(folder: Path) -> None:
    (line,) = run("matrix", "news", "--format", "json").stdout.splitlines()
    found = json.loads(line)
    assert [(article["article"], article["quotes"]) for article in found["articles"]] == [
        ("ferry", 2), ("quiet", 0), ("pier", 1)]  # fmt: skip
    assert found["speakers"][0] == {"speaker": {"id": "otto-brand", "name": "Otto Brand"}, "kind": "person",
                                    "quotes": 2, "articles": {"ferry": 1, "pier": 1}}  # fmt: skip
    assert found["quotes"] == 3


@pytest.mark.parametrize("command", ["timeline", "matrix"])
@pytest.mark.parametrize("style", ["text", "csv", "json"])
def test_a_folder_without_articles_is_no_error(command: str, style: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(cli.main, [command, str(tmp_path / "empty"), "--format", style])
    assert result.exit_code == 0


def test_another_format_is_wrong_use(folder: Path) -> None:
    result = CliRunner().invoke(cli.main, ["matrix", "news", "--format", "xlsx"])
    assert result.exit_code == 2
    assert "csv" in result.stderr


def test_in_a_process_of_its_own_a_table_is_utf_8_with_the_line_ends_of_the_standard(folder: Path) -> None:
    command = [sys.executable, "-m", "chechnya_reader", "matrix", "news", "--format", "csv"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stdout.startswith(b"speaker,name,kind,total,ferry,quiet,pier\r\n")
    assert b"\r\r" not in done.stdout


FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    '"=1',
    "\t=1",
    "\n=1",
    "a;=1",
    'a;"=1',
    "a; @x",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert str(field(text)).replace("'", "", 1) == visible_line(text)
    assert str(field(text)).count("'") == 1


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "a@b", "Smith; Lee", "– no –", "'tis", "x + y", "2019-03-01"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert field(text) == text


@given(st.text(st.one_of(st.characters(), st.sampled_from("=+-@;,\"'\t\r\n ＝")), max_size=30))
def test_no_field_and_no_part_of_one_between_semicolons_begins_as_a_formula(text: str) -> None:
    written = str(field(text))
    for part in written.split(";"):
        assert not part.lstrip(' "\u3000\xa0').startswith(tuple("=+-@＝＋－＠"))
    assert not {"\r", "\n", "\t", "\x00", "\x1b"} & set(written)
    assert "".join(sign for sign in written if sign != "'") == "".join(
        sign for sign in visible_line(text) if sign != "'"
    )


HOSTILE = "=cmd|' /C calc'!A0\x1b]0;x\x07\u202e\"\r\n@SUM(1)"
ODD = Collection(
    "n",
    "/n",
    (Article("=a", "n/=a\x1b.md", "=a.md", HOSTILE, "“x”", 4, source=HOSTILE, date="2019"),),
    quotes=(
        Quote(1, 2, "x", speaker=Speaker("=s", HOSTILE), attribution=Attribution("cue", "certain"), id="a#1",
              article="=a", line=4),
        Quote(1, 2, "y", utterance=1, id="a#2", article="=a", line=4),
    ),
)  # fmt: skip
"""What a spreadsheet and a terminal would obey, wherever it may stand."""


@pytest.mark.parametrize("command", ["timeline", "matrix"])
def test_no_cell_of_a_table_is_obeyed(command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(library, "open_collection", lambda path, progress: ODD)
    result = run(command, str(tmp_path), "--format", "csv")
    rows = list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline="")))
    assert len(rows) == 3
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)
    assert rows[-1][-2 if command == "timeline" else 2] == "unknown"


@pytest.mark.parametrize("command", ["timeline", "matrix"])
def test_lines_and_json_carry_no_control_character_and_json_keeps_every_word(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(library, "open_collection", lambda path, progress: ODD)
    for style in ("text", "json"):
        printed = run(command, str(tmp_path), "--format", style).stdout
        assert not {"\x1b", "\x07", "\u202e", "\r"} & set(printed)
    assert json.loads(printed)["articles"][0]["title"] == HOSTILE
