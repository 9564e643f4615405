"""The command `export`: what is chosen, which file it goes to, and what it never replaces."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from chechnya_reader import library
from chechnya_reader.model import Collection, Speaker
from chechnya_reader.selections import selection_of
from chechnya_reader.state import open_state
from tests.command_line import HARBOUR, news_folder, one_line, run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return news_folder(tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["ivo brandt", "IVO-BRANDT", "Brandt", "ivo-brandt"])
def test_a_speaker_is_found_by_name_or_other_name_or_id(folder: Path, name: str) -> None:
    result = run("export", "news", "--speaker", name)

    assert result.exit_code == 0
    assert "Nobody came to the pier" in result.stdout
    assert "Mara Osei" not in result.stdout


def test_options_of_one_kind_add_up_and_kinds_narrow(folder: Path) -> None:
    both = run("export", "news", "--speaker", "Ivo Brandt", "--speaker", "Mara Osei").stdout
    narrowed = run("export", "news", "--speaker", "Ivo Brandt", "--article", "harbour").stdout

    assert yaml.safe_load(both.split("---\n")[1])["quotes"] == 3
    assert yaml.safe_load(narrowed.split("---\n")[1])["quotes"] == 1
    assert one_line(run("export", "news", "--speaker", "Mara Osei", "--article", "strike")).startswith(
        "no quote is all"
    )


@pytest.mark.parametrize(
    ("option", "given_name", "near"),
    [("--speaker", "Brant", "Ivo Brandt"), ("--article", "harbor", "harbour"), ("--quote", "strike", "strike#")],
)
def test_an_unknown_name_is_wrong_use_and_near_ones_are_named(
    folder: Path, option: str, given_name: str, near: str
) -> None:
    assert f"did you mean {near}" in one_line(run("export", "news", option, given_name))


def test_a_name_of_two_speakers_is_nobodys_guess(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    namesakes = (Speaker("al-hart", "Al Hart"), Speaker("al-hart-2", "Al Hart"))
    monkeypatch.setattr(library, "open_collection", lambda path, progress: Collection("n", "/n", speakers=namesakes))

    said = one_line(run("export", "news", "--speaker", "Al Hart"))
    assert said == "Al Hart may be Al Hart (al-hart) or Al Hart (al-hart-2); give one of these ids"


def test_an_export_is_written_and_what_was_written_is_said(folder: Path) -> None:
    result = run("export", "news", "--article", "harbour", "--output", "out.md")

    assert result.stdout == "Wrote 2 quotes from 1 article to out.md\n"
    assert "exported: 2026-11-20\n" in (folder / "out.md").read_text(encoding="utf-8")


def test_an_existing_file_is_replaced_only_by_force(folder: Path) -> None:
    mine = folder / "mine.md"
    mine.write_text("my notes", encoding="utf-8")

    assert "--force" in one_line(run("export", "news", "--article", "harbour", "--output", "mine.md"))
    assert mine.read_text(encoding="utf-8") == "my notes"
    assert run("export", "news", "--article", "harbour", "--output", "mine.md", "--force").exit_code == 0
    assert "Mara Osei" in mine.read_text(encoding="utf-8")


def test_an_export_never_replaces_an_article(folder: Path) -> None:
    (folder / "link.md").symlink_to(folder / "news" / "harbour.md")
    for output in ("news/../news/harbour.md", "link.md"):
        said = one_line(run("export", "news", "--article", "harbour", "--output", output, "--force"))
        assert "is an article of this folder" in said
    assert (folder / "news" / "harbour.md").read_text(encoding="utf-8") == HARBOUR


def test_a_file_that_cannot_be_written_is_one_line(folder: Path) -> None:
    assert one_line(run("export", "news", "--article", "harbour", "--output", "no/such/out.md")).endswith(
        "out.md: No such file or directory"
    )
    assert one_line(run("export", "news", "--article", "harbour", "--output", "news")).startswith("news is a folder")


def test_an_exported_file_in_the_folder_is_no_article(folder: Path) -> None:
    before = run("quotes", "news").stdout
    run("export", "news", "--article", "harbour", "--output", "news/out.md")

    assert run("quotes", "news").stdout == before


def test_without_options_and_without_a_selection_nothing_is_exported(folder: Path) -> None:
    assert one_line(run("export", "news")).startswith("nothing is selected")


def test_the_selection_is_what_is_exported_and_what_is_lost_is_named(folder: Path) -> None:
    collection = library.open_collection("news")
    chosen = [quote for quote in collection.quotes if quote.text.startswith(("We were", "Nobody came"))]
    now = datetime(2026, 11, 20, tzinfo=UTC)
    with open_state(os.environ) as state:
        state.select(collection.key, [selection_of(collection, quote, now) for quote in chosen])
    assert yaml.safe_load(run("export", "news").stdout.split("---\n")[1])["quotes"] == 2

    (folder / "news" / "more" / "strike.md").write_text("---\ntitle: The strike\n---\nNothing.\n", encoding="utf-8")
    result = run("export", "news")
    assert result.exit_code == 1
    assert "We were told nothing" in result.stdout
    assert "Nobody came" not in result.stdout
    assert result.stderr == (
        "chechnya-reader: selected, but no longer in strike: “Nobody came to the pier on Monday,”\n"
    )


@pytest.mark.parametrize("epoch", ["253402300800", "soon"])
def test_a_time_that_is_none_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert epoch in one_line(run("export", "news", "--article", "harbour"))
