from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from chechnya_reader.tui.export_dialog import ExportChoice, ExportDialog, PathInput
from tests.tui.fakes import reader_app, settle, statement, two_articles
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in these tests are relative: the whole of one fits on a line."""
    monkeypatch.chdir(tmp_path)


class Host(App[None]):
    def __init__(self, dialog: ExportDialog) -> None:
        super().__init__()
        self.dialog = dialog
        self.results: list[ExportChoice | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.results.append)


async def _type(pilot: Pilot[None], path: str) -> None:
    pilot.app.screen.query_one(PathInput).value = path
    await pilot.pause()


async def test_the_proposed_path_is_taken_as_it_is(tmp_path: Path) -> None:
    app = Host(ExportDialog(3, "quotes.md"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results == [ExportChoice("quotes.md", "speaker", overwrite=False)]


async def test_it_says_how_many_quotes_go(tmp_path: Path) -> None:
    app = Host(ExportDialog(3, "quotes.md"))
    async with app.run_test() as pilot:
        assert "3 selected quotes go" in await shown_text(pilot)
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        assert "1 selected quote goes" in await shown_text(pilot)


async def test_the_path_is_typed_over_and_its_tilde_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = Host(ExportDialog(1, "x"))
    async with app.run_test() as pilot:
        await pilot.press("backspace", *"~/mine.md", "enter")
        assert app.results == [ExportChoice(str(tmp_path / "mine.md"), "speaker", overwrite=False)]


async def test_escape_writes_nothing(tmp_path: Path) -> None:
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert app.results == [None]


async def test_a_path_that_is_refused_is_not_asked_about(tmp_path: Path) -> None:
    (tmp_path / "ferry.md").write_text("an article", encoding="utf-8")
    app = Host(
        ExportDialog(1, "ferry.md", refused=lambda path: f"{path} is an article." if path == "ferry.md" else None)
    )
    async with app.run_test() as pilot:
        await pilot.press("enter")
        text = await shown_text(pilot)
        assert "ferry.md is an article." in text
        assert "Overwrite" not in text
        assert app.results == []
        await _type(pilot, "mine.md")
        await pilot.press("enter")
        assert app.results == [ExportChoice("mine.md", "speaker", overwrite=False)]


async def test_grouping_changes_from_the_input_and_from_its_own_line(tmp_path: Path) -> None:
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+g")
        assert "○ speaker   ● article" in await shown_text(pilot)
        await pilot.press("tab", "space")
        assert "● speaker   ○ article" in await shown_text(pilot)
        await pilot.press("right", "enter")
        assert app.results == [ExportChoice("quotes.md", "article", overwrite=False)]


async def test_the_grouping_of_last_time_is_proposed(tmp_path: Path) -> None:
    app = Host(ExportDialog(1, "quotes.md", "article"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results[0] is not None
        assert app.results[0].by == "article"


async def test_where_else_the_quotes_are_told_is_added_only_where_one_asks_for_it(tmp_path: Path) -> None:
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        assert "Under each, where else it is told  ● no   ○ yes" in await shown_text(pilot)
        await pilot.press("ctrl+t")
        assert "○ no   ● yes" in await shown_text(pilot)
        await pilot.press("tab", "tab", "space")
        assert "● no   ○ yes" in await shown_text(pilot)
        await pilot.press("left", "enter")
        assert app.results == [ExportChoice("quotes.md", "speaker", overwrite=False, statements=True)]


async def test_the_answer_of_last_time_is_proposed(tmp_path: Path) -> None:
    app = Host(ExportDialog(1, "quotes.md", statements=True))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results[0] is not None
        assert app.results[0].statements


@pytest.mark.parametrize("keys", [["n"], ["escape"]])
async def test_a_file_that_exists_is_kept_without_a_yes(tmp_path: Path, keys: list[str]) -> None:
    Path("quotes.md").write_text("notes")
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert "quotes.md exists." in await shown_text(pilot)
        assert "Overwrite it?  y / n" in await shown_text(pilot)
        await pilot.press(*keys)
        assert app.results == []
        assert app.focused is app.screen.query_one(PathInput)
        await _type(pilot, "other.md")
        await pilot.press("enter")
        assert app.results == [ExportChoice("other.md", "speaker", overwrite=False)]


async def test_nothing_but_y_is_a_yes(tmp_path: Path) -> None:
    Path("quotes.md").write_text("notes")
    app = Host(ExportDialog(1, "quotes.md"))
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "space", "tab", "shift+tab", "q", "Y", "ctrl+g", "ctrl+t", "x", "enter")
        assert app.results == []
        await pilot.press("y")
        assert app.results == [ExportChoice("quotes.md", "speaker", overwrite=True)]


async def test_a_yes_is_for_the_path_that_was_asked_about(tmp_path: Path) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("notes")
    app = Host(ExportDialog(1, "one.md"))
    async with app.run_test() as pilot:
        await pilot.press("enter", "n")
        await _type(pilot, "two.md")
        await pilot.press("enter", "y")
        assert app.results == [ExportChoice("two.md", "speaker", overwrite=True)]


async def test_a_link_to_nowhere_counts_as_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "gone.md")
    app = Host(ExportDialog(1, "link.md"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results == []
        assert "Overwrite it?" in await shown_text(pilot)


async def test_a_folder_a_missing_folder_and_no_name_are_said(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file")
    app = Host(ExportDialog(1, ""))
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("enter")
        assert "Type the name of the file" in await shown_text(pilot)
        await _type(pilot, ".")
        await pilot.press("enter")
        assert "is a folder. Add the name of a file." in await shown_text(pilot)
        await _type(pilot, "gone/quotes.md")
        await pilot.press("enter")
        assert "is not there. Make it first" in await shown_text(pilot)
        await _type(pilot, "notes/quotes.md")
        await pilot.press("enter")
        assert "is a file and not a folder" in await shown_text(pilot)
        await _type(pilot, "other")
        assert "is a file and not a folder" not in await shown_text(pilot), "the sentence goes when the path changes"
        assert app.results == []


async def test_why_the_last_attempt_failed_is_shown() -> None:
    app = Host(ExportDialog(1, "quotes.md", message=f"No room for {HOSTILE}"))
    async with app.run_test(size=(120, 40)) as pilot:
        assert f"No room for {HARMLESS}" in await shown_text(pilot)


async def test_the_path_is_what_it_shows_stand_ins_and_all() -> None:
    app = Host(ExportDialog(1, HOSTILE.replace("/", "")))
    async with app.run_test(size=(120, 40)) as pilot:
        assert HARMLESS.replace("/", "") in await shown_text(pilot)
        await pilot.press("enter")
        assert app.results == [ExportChoice(HARMLESS.replace("/", ""), "speaker", overwrite=False)]


async def test_a_file_name_with_markup_is_asked_about_as_it_is() -> None:
    name = HARMLESS.replace("/", "")
    Path(name).write_text("notes")
    app = Host(ExportDialog(1, name))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        assert f"{name} exists." in await shown_text(pilot)


async def test_it_fits_a_small_terminal(tmp_path: Path) -> None:
    Path("quotes.md").write_text("notes")
    app = Host(ExportDialog(12, "quotes.md"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        for words in ("12 selected quotes", "quotes.md", "Grouped by", "Overwrite it?", "Yes, overwrite"):
            assert words in await shown_text(pilot)


async def test_what_the_reader_writes_says_where_else_it_is_told_once_one_asked_for_it(tmp_path: Path) -> None:
    app = reader_app(two_articles())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", *["right_square_bracket"] * 4, "space")
        for name, keys in (("plain.md", ()), ("told.md", ("ctrl+t",)), ("again.md", ())):
            await pilot.press("e", *keys)
            await _type(pilot, name)
            await pilot.press("enter")
            await pilot.pause()
    told = [line for line in Path("told.md").read_text("utf-8").splitlines() if line.startswith("- Also told")]
    assert len(told) == 1
    assert "The South · brief · 2019 · " in told[0]
    assert told[0].endswith(f"“{statement('south', 3)}”")
    assert "Also told" not in Path("plain.md").read_text("utf-8")
    assert Path("again.md").read_text("utf-8") == Path("told.md").read_text("utf-8")
