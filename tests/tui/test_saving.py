"""What the screen says of selections that are not saved, and how it shows those of another reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from chechnya_reader.selections import selection_of
from chechnya_reader.state import State
from chechnya_reader.tui.app import complain_of_unsaved
from tests.tui.fakes import NOW, reader_app, screen_of, settle, shown_in, two_articles

SIZE = (120, 40)


class Hasty(sqlite3.Connection):
    """A connection that waits for nobody."""

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        sql = "PRAGMA busy_timeout = 0" if sql.startswith("PRAGMA busy_timeout") else sql
        return super().execute(sql, *parameters)  # type: ignore[arg-type]


def hasty(path: Path, **options: object) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=0, factory=Hasty, isolation_level=None, check_same_thread=False)


def told(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def select_elsewhere(path: Path, *numbers: int) -> None:
    """Select quotes of the same folder in another reader."""
    collection = two_articles()
    with State(path) as other:
        other.select(collection.key, [selection_of(collection, collection.quotes[n], NOW) for n in numbers])


async def test_a_selection_that_cannot_be_saved_yet_is_told_once_and_so_is_that_it_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with State(path, connect=hasty) as state:
        async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
            screen = await settle(pilot)
            await pilot.press("enter", "right_square_bracket")
            assert told(pilot) == []
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                await pilot.press("space", "right_square_bracket", "space")
                screen._save_and_catch_up()
                await pilot.pause()
                assert len(told(pilot)) == 1
                assert "another program is using it" in told(pilot)[0]
                assert (screen.view.counted, state.unsaved) == (2, 2)
            screen._save_and_catch_up()
            await pilot.pause()
            assert told(pilot)[1:] == ["Selections are saved again."]
            with State(path) as after:
                assert len(after.selections("/news")) == 2


async def test_what_another_reader_selects_is_shown_from_time_to_time_without_a_jump(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with State(path, connect=hasty) as state:
        async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
            screen = await settle(pilot)
            await pilot.press("enter", "right_square_bracket", "right_square_bracket", "right_square_bracket")
            before, place = screen.here, screen.quotes.cursor
            select_elsewhere(path, 0, 1)
            screen._save_and_catch_up()
            await pilot.pause()
            assert screen.view.counted == 2
            assert any("2 selected" in line for line in shown_in(screen.query_one("#header")))
            assert (screen.here, screen.quotes.cursor) == (before, place)
            assert told(pilot) == []


async def test_space_shows_what_another_reader_selected_and_does_what_it_said(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with State(path, connect=hasty) as state:
        async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
            screen = await settle(pilot)
            await pilot.press("enter", "right_square_bracket")
            select_elsewhere(path, 0, 3)
            await pilot.press("space")
            assert screen.view.selected == {screen.collection.quotes[n].id for n in (0, 3)}


async def test_coming_back_to_the_terminal_shows_what_another_reader_selected(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with State(path, connect=hasty) as state:
        async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
            screen = await settle(pilot)
            pilot.app.app_focus = False
            await pilot.pause()
            select_elsewhere(path, 0)
            pilot.app.app_focus = True
            await pilot.pause()
            assert screen.view.counted == 1


async def test_what_another_reader_takes_back_stays_listed_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    select_elsewhere(path, 0, 1, 2)
    with State(path, connect=hasty) as state:
        async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
            screen = await settle(pilot)
            screen._show_scope("selected")
            rows = [row.key for row in screen.quotes.rows]
            with State(path) as other:
                other.unselect("/news", [screen.collection.quotes[0].id])
            screen._save_and_catch_up()
            assert screen.view.counted == 2
            assert [row.key for row in screen.quotes.rows] == rows
            assert screen_of(pilot) is screen


def test_at_the_end_it_is_said_how_many_selections_could_not_be_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "state.db"
    collection = two_articles()
    with closing(sqlite3.connect(path, isolation_level=None)) as other, State(path, connect=hasty) as state:
        complain_of_unsaved(state)
        assert capsys.readouterr().err == ""
        other.execute("BEGIN IMMEDIATE")
        state.select(collection.key, [selection_of(collection, quote, NOW) for quote in collection.quotes[:2]])
        state.close()
        complain_of_unsaved(state)
        said = capsys.readouterr().err
        other.execute("ROLLBACK")
    assert said == f"2 selections, made or taken back, could not be saved: {path}: another program is using it\n"
