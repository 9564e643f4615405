"""The command `compare`: which words it takes, what it prints, and what it says where that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import one_line, run

OLD = """---
title: The light of the harbour
source: The Quay
date: 2019-01-14
---
“The light of the old harbour was out all night and nobody came to mend it,” said Mara Osei.

“Fish is dear this winter,” said Ivo Brandt.
"""
NEW = """---
title: Dark nights
source: The Shore
---
It was late. “The light of the harbour was out all night, \x1b\x07and nobody came to mend it,” said Mara Osei.
"""


@pytest.fixture(name="news")
def a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `news` of two articles that tell one statement."""
    (tmp_path / "news").mkdir()
    for name, text in {"quay.md": OLD, "shore.md": NEW}.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("CHECHNYA_READER_ARTICLES", raising=False)
    return tmp_path


def ids(words: str) -> str:
    """The id of the quote that begins so."""
    records = [json.loads(line) for line in run("quotes", "news", "--format", "jsonl").stdout.splitlines()]
    (found,) = [record["id"] for record in records if record["text"].startswith(words)]
    assert isinstance(found, str)
    return found


def test_of_one_quote_the_statement_is_printed_as_all_articles_tell_it(news: Path) -> None:
    result = run("compare", "news", ids("The light of the harbour"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:] == [
        "  news/quay.md:6: Mara Osei, The Quay, 2019-01-14 (the base)",
        "    “The light of the ‹old› harbour was out all night and nobody came to mend it,”",
        "  news/shore.md:5: Mara Osei, The Shore, undated (reworded)",
        "    “The light of the harbour was out all night, ␛␇and nobody came to mend it,”",
        "  (‹ › differs from the base; in the base, from all others)",
    ]
    assert result.stdout.startswith("statement: The light of the old harbour was out all night")


def test_of_several_quotes_these_very_ones_are_compared(news: Path) -> None:
    result = run("compare", "news", ids("The light of the harbour"), ids("Fish"))
    assert result.exit_code == 0
    assert "“‹Fish is dear this winter›,”" in result.stdout
    assert "no statement in common" in result.stdout
    assert "statement:" not in result.stdout


def test_where_no_folder_is_named_it_is_the_one_that_every_command_takes(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = ids("The light of the harbour")
    monkeypatch.setenv("CHECHNYA_READER_ARTICLES", "news")
    assert run("compare", quote).stdout == run("compare", "news", quote).stdout != ""


def test_json_has_a_line_for_each_telling_with_offsets_in_its_body(news: Path) -> None:
    quote = ids("The light of the harbour")
    result = run("compare", "news", quote, "--format", "jsonl")
    base, other = [json.loads(line) for line in result.stdout.splitlines()]
    assert (base["telling"], base["base"], base["relation"], base["date"]) == (1, True, None, "2019-01-14")
    assert (other["quotes"], other["relation"], other["speaker"]["name"]) == ([quote], "reworded", "Mara Osei")
    assert [(one["text"], one["kind"]) for one in base["stretches"][0]["pieces"]][1] == ("old", "different")
    assert [one["text"] for one in other["missing"]] == ["old"]
    body = OLD.split("---\n")[2]
    for one in [*base["stretches"], *base["stretches"][0]["pieces"], *other["missing"]]:
        assert body[one["start"] : one["end"]] == one["text"]
    assert "\x1b" not in result.stdout
    assert "\x1b\x07" in other["stretches"][0]["text"]


def test_a_quote_that_is_told_nowhere_else_is_no_error(news: Path) -> None:
    quote = ids("Fish")
    result = run("compare", "news", quote)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"chechnya-reader: no other telling of {quote} was found: there is nothing to compare\n"


def test_an_unknown_quote_is_one_line_that_names_what_may_be_meant(news: Path) -> None:
    quote = ids("The light of the old")
    assert one_line(run("compare", "news", quote[:-1])) == f"there is no quote {quote[:-1]}; did you mean {quote}?"
    assert one_line(run("compare", "news", quote, "more")).startswith("there is no quote more")


def test_without_a_quote_it_says_where_ids_are(news: Path) -> None:
    for words in ((), ("news",)):
        assert one_line(run("compare", *words)).startswith("name a quote; chechnya-reader quotes")


def test_the_same_quote_twice_is_one(news: Path) -> None:
    quote = ids("Fish")
    assert run("compare", "news", quote, quote).stderr.startswith("chechnya-reader: no other telling")


def test_the_parts_of_one_quote_are_nothing_to_compare(news: Path) -> None:
    split = "“We saw it in the harbour,” said Mara Osei, “and we went home again.”\n"
    (news / "news" / "split.txt").write_text(f"Split\n\n{split}", encoding="utf-8")
    assert one_line(run("compare", "news", ids("We saw it"), ids("and we went"))).startswith(
        "these are parts of one quote"
    )


def test_a_folder_with_a_number_sign_is_named_by_its_path(news: Path) -> None:
    (news / "news").rename(news / "a#b")
    assert one_line(run("compare", "./a#b", "quay#0")).startswith("there is no quote quay#0")
