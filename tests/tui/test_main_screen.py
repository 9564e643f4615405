"""The flows of the main screen, as state and messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding

from chechnya_reader.config import Config
from chechnya_reader.model import Problem, Quote
from chechnya_reader.state import State
from chechnya_reader.tui import bars
from chechnya_reader.tui.bars import cut
from chechnya_reader.tui.export_dialog import ExportChoice, ExportDialog, PathInput
from chechnya_reader.tui.question import Question
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import utterances_in
from tests.tui.fakes import (
    ANN,
    FakeLibrary,
    article,
    collection,
    quote,
    reader_app,
    screen_of,
    settle,
    shown_in,
    statement,
    two_articles,
)

SIZE = (140, 40)


async def test_the_list_is_there_before_the_quotes_are() -> None:
    library = FakeLibrary(two_articles())
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = screen_of(pilot)
        while screen.view.stage == "loading":
            await pilot.pause()
        assert [row.key for row in screen.articles.rows] == ["north", "south", "undated"]
        assert screen.view.stage == "finding"
        assert any("Finding quotes" in line for line in shown_in(screen.quotes))
        assert any("Comparing" in line for line in shown_in(screen.references))
        library.release.set()
        await settle(pilot)
        assert any("Ann Lee" in line for line in shown_in(screen.quotes))


async def test_quotes_arrive_without_a_jump() -> None:
    library = FakeLibrary(two_articles())
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = screen_of(pilot)
        while screen.view.stage == "loading":
            await pilot.pause()
        await pilot.press("j", "enter", "pagedown", "j", "1")
        place, focused, cursor = screen.reader.place, screen.focused, screen.articles.cursor
        scrolled = screen.reader.scroll_offset.y
        text = [line[3:] for line in shown_in(screen.reader)]
        library.release.set()
        await settle(pilot)
        assert screen.view.stage == "done"
        assert (screen.reader.place, screen.focused, screen.articles.cursor) == (place, focused, cursor)
        assert screen.reader.scroll_offset.y == scrolled > 0
        assert [line[3:] for line in shown_in(screen.reader)] == text


async def test_the_header_counts() -> None:
    problem = Problem("news/x.md", 1, "empty", "the file is empty")
    made = replace(two_articles(), problems=(problem,))
    async with reader_app(made).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space")
        header = screen.query_one("#header").render_line(0).text
        assert "3 articles · 10 quotes · 1 selected · 1 problem" in header


async def test_an_empty_folder_says_what_to_do() -> None:
    problem = Problem("news", 1, "missing", "there is no such folder")
    async with reader_app(collection([], problems=[problem])).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        told = " ".join(" ".join(shown_in(screen.reader)).split())
        assert "there is no such folder" in told
        assert "press R" in told
        assert "press R" in " ".join(" ".join(shown_in(screen.articles)).split())
        await pilot.press("j", "enter", "right_square_bracket", "space", "a", "3", "4", "e", "w", "y", "A", "n", "H")


async def test_enter_goes_to_the_passage_and_H_comes_back() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "pagedown", "j", "3", "a", "G")
        before = screen.here
        row = screen.quotes.current
        assert row is not None
        (target,) = row.item.parts
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.article == target.article == "south"
        assert screen.view.quote == target.id
        assert screen.reader.is_in_sight(target.start, target.end)
        after = screen.here
        assert after.pane == "reader"
        await pilot.press("H")
        await pilot.pause()
        assert screen.here == before
        assert screen.pane == "quotes"
        await pilot.press("L")
        await pilot.pause()
        assert screen.here == after


async def test_a_reference_is_followed_to_its_place_and_back_to_the_very_line() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "j", "j", "j", "j", "j", "4")
        line = screen.reader.scroll_offset.y
        assert line == 5
        await pilot.press("enter")
        await pilot.pause()
        target = next(q for q in screen.collection.quotes if q.text == statement("south", 3))
        assert screen.view.article == "south"
        assert screen.view.quote == target.id
        assert screen.reader.is_in_sight(target.start, target.end)
        await pilot.press("H")
        await pilot.pause()
        assert screen.view.article == "north"
        assert screen.reader.scroll_offset.y == line
        assert screen.focused is screen.references


async def test_the_brackets_go_from_quote_to_quote_and_the_pane_follows_without_taking_the_focus() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket")
        assert screen.view.current_quote is not None
        assert screen.view.current_quote.text == statement("north", 1)
        assert screen.focused is screen.reader
        row = screen.quotes.current
        assert row is not None
        assert row.item.parts == (screen.view.current_quote,)
        status = screen.query_one("#status").render_line(0).text
        assert "Ann Lee · certain · head of the Bridge Office" in status
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert screen.view.current_quote.text == statement("north", 0)


async def test_from_out_of_sight_the_brackets_start_where_one_reads() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket")
        second = screen.collection.quotes_by_article["north"][2]
        screen.reader.go(second.start - 1)
        await pilot.press("right_square_bracket")
        assert screen.view.quote == second.id


async def test_a_turns_to_all_quotes_with_the_speaker_kept_under_the_cursor_then_to_the_selected() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "3")
        assert screen.quotes.speaker_key == "speaker:ann-lee"
        await pilot.press("a")
        scopes = [screen.view.scope]
        assert screen.quotes.speaker_key == "speaker:ann-lee"
        assert any("The South" in line for line in shown_in(screen.quotes))
        await pilot.press("a")
        scopes.append(screen.view.scope)
        assert any("Nothing is selected" in line for line in shown_in(screen.quotes))
        await pilot.press("a")
        assert [*scopes, screen.view.scope] == ["all", "selected", "article"]


async def test_a_group_folds_and_unfolds() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "3", "g")
        count = len(screen.quotes.rows)
        await pilot.press("enter")
        assert len(screen.quotes.rows) == count - 3
        assert "▸" in shown_in(screen.quotes)[0]
        await pilot.press("enter")
        assert len(screen.quotes.rows) == count


async def test_a_selection_is_saved_at_once_and_found_by_the_next_reader() -> None:
    state = State(None)
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space")
        assert [selection.text for selection in state.selections("/news")] == [statement("north", 0)]
        await pilot.press("right_square_bracket", "A")
        assert len(state.selections("/news")) == 4
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert screen.view.counted == 4
        assert any("●4" in line for line in shown_in(screen.articles))
        screen.reader.go(-(10**6))
        await pilot.pause()
        assert sum("✓" in line for line in shown_in(screen.reader)) == 4


async def test_a_split_quote_is_selected_whole() -> None:
    split = article("split", "“We came early,” she said. “We left late,” and that was all.")
    first = quote(split, "We came early,", ANN, utterance=0)
    second = quote(split, "We left late,", ANN, utterance=0)
    async with reader_app(collection([split], [first, second])).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space")
        assert screen.view.selected == {first.id, second.id}
        assert screen.view.counted == 1
        assert any("“We came early,” … “We" in line for line in shown_in(screen.quotes))
        await pilot.press("right_square_bracket", "space")
        assert screen.view.selected == frozenset()


async def test_what_is_unselected_in_the_selection_stays_to_be_selected_again() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "3", "a", "a")
        assert screen.view.scope == "selected"
        rows = screen.quotes.rows
        await pilot.press("G", "space")
        assert screen.view.selected == frozenset()
        assert [row.key for row in screen.quotes.rows] == [row.key for row in rows]
        await pilot.press("space")
        assert len(screen.view.selected) == 1


async def test_the_selection_is_cleared_only_after_a_yes() -> None:
    state = State(None)
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "3", "a", "a", "delete")
        assert isinstance(pilot.app.screen, Question)
        await pilot.press("n")
        assert len(state.selections("/news")) == 1
        await pilot.press("delete", "y")
        await pilot.pause()
        assert state.selections("/news") == ()
        assert screen.view.counted == 0


async def test_a_lost_selection_is_shown_with_its_words_and_dropped_only_after_a_yes() -> None:
    state = State(None)
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space")
    north, *others = two_articles().articles
    changed = collection([replace(north, body="Nothing is left of it."), *others])
    async with reader_app(changed, state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert len(screen.view.lost) == screen.view.counted == 1
        await pilot.press("3", "a", "a")
        lines = shown_in(screen.quotes)
        assert any("Lost" in line for line in lines)
        assert any("Statement 0 of north" in line for line in lines)
        await pilot.press("space", "n")
        assert len(state.selections("/news")) == 1
        await pilot.press("space", "y")
        await pilot.pause()
        assert state.selections("/news") == ()


async def test_export_writes_the_selection_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "e")
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        dialog.dismiss(ExportChoice(str(target), "speaker", False))
        await pilot.pause()
        assert statement("north", 0) in target.read_text(encoding="utf-8")
        notices = [notification.message for notification in pilot.app._notifications]
        assert any("Wrote 1 quote" in notice and str(target) in notice for notice in notices)
        written = target.read_text(encoding="utf-8")
        screen.action_export()
        await pilot.pause()
        again = pilot.app.screen
        assert isinstance(again, ExportDialog)
        again.dismiss(ExportChoice(str(target), "article", False))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportDialog)
        assert target.read_text(encoding="utf-8") == written


async def test_an_export_never_takes_the_place_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "north.md").write_text("the article", encoding="utf-8")
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "e")
        pilot.app.screen.query_one(PathInput).value = "news/../news/north.md"
        await pilot.press("enter", "y")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportDialog)
        assert (tmp_path / "news" / "north.md").read_text(encoding="utf-8") == "the article"


async def test_copying_sends_the_quote_with_its_citation() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "y")
        assert statement("north", 0) in pilot.app.clipboard
        assert "The North" in pilot.app.clipboard


async def test_keys_for_a_quote_are_offered_only_where_there_is_one() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        footer = screen.query_one("#keys")

        def offered() -> str:
            return footer.render_line(0).text

        assert "select" not in offered()
        await pilot.press("enter", "right_square_bracket")
        await pilot.pause()
        assert "select" in offered()
        assert "why" in offered()
        assert "export" not in offered()
        await pilot.press("space")
        await pilot.pause()
        assert "export" in offered()


async def test_the_users_keymap_changes_a_key() -> None:
    config = Config(keymap={"quote.next": "f6"})
    async with reader_app(two_articles(), config=config).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "f6")
        assert screen.view.quote is not None


async def test_every_key_has_an_id_and_says_what_it_does() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        for widget in (screen, screen.articles, screen.reader):
            for binding in widget.BINDINGS:
                assert isinstance(binding, Binding)
                assert binding.id, binding
                assert binding.description, binding
                assert binding.tooltip, binding


async def test_a_faulty_state_file_is_told_and_everything_goes_on() -> None:
    state = State(None)
    state.problem = "The file of selections cannot be read; what you select is kept until you quit."
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert any("cannot be read" in notification.message for notification in pilot.app._notifications)
        await pilot.press("enter", "right_square_bracket", "space")
        assert len(state.selections("/news")) == 1


async def test_a_fault_while_finding_quotes_leaves_the_articles_readable() -> None:
    class Broken(FakeLibrary):
        def extract(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise ValueError("odd text")

    async with reader_app(Broken(two_articles())).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert screen.view.stage == "failed"
        assert any("could not be found" in line for line in shown_in(screen.quotes))
        await pilot.press("enter", "pagedown")
        assert screen.reader.scroll_offset.y > 0
        assert any("odd text" in notification.message for notification in pilot.app._notifications)


def test_what_is_cut_ends_with_one_ellipsis() -> None:
    runs = [Run("brief and more", "dim"), Run("a title")]
    for width in range(1, 24):
        line = "".join(run.text for run in cut(runs, width))
        assert line.count("…") <= 1
        assert len(line) <= width


async def test_the_quotes_of_the_folder_are_counted_once_for_all_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def count(quotes: Sequence[Quote]) -> int:
        counts.append(len(quotes))
        return utterances_in(quotes)

    monkeypatch.setattr(bars, "utterances_in", count)
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        screen.open_article("south")
        await pilot.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        await pilot.pause()
        assert counts == [len(screen.collection.quotes)]


async def test_the_list_shows_the_article_of_a_passage_that_was_gone_to_from_it() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("1")
        other = next(one for one in screen.collection.articles if one.id != screen.view.article)
        screen.open_passage(other.id, 0, 1)
        await pilot.pause()
        assert screen.articles.current is not None
        assert screen.articles.current.key == other.id
