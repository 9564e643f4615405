"""What the user is told, where nothing can be done, and when something was; keys that come at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from chechnya_reader.config import Config
from tests.tui.fakes import FakeLibrary, article, collection, reader_app, settle, shown_in, two_articles

SIZE = (140, 40)


def told(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


async def test_a_space_that_comes_with_a_move_selects_the_row_moved_to() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "3", "g")
        for key in ("j", "space", "j", "j", "space"):
            character = " " if key == "space" else key
            pilot.app.post_message(events.Key(key, character))
        for _ in range(5):
            await pilot.pause()
        rows = [row for row in screen.quotes.rows if row.item.parts]
        assert screen.view.selected == {rows[0].item.parts[0].id, rows[2].item.parts[0].id}
        assert told(pilot) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("e", "Nothing is selected"),
        ("w", "No quote is current"),
        ("y", "No quote is current"),
        ("c", "quote"),
        ("x", "quote"),
        ("i", "No quote is current"),
        ("n", "Nothing is searched for"),
        ("u", "no correction to undo"),
        ("delete", "Nothing is selected"),
    ],
)
async def test_a_key_that_can_do_nothing_says_what_to_do_once(key: str, said: str) -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", key, key)
        await pilot.pause()
        (notice,) = told(pilot)
        assert said in notice


async def test_on_the_name_of_a_speaker_it_is_said_that_it_is_no_quote() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "3", "g", "w")
        await pilot.pause()
        assert "name of a speaker" in told(pilot)[0]


async def test_a_key_of_the_users_own_says_it_too_and_its_old_key_says_nothing() -> None:
    config = Config(keymap={"quote.why": "f6"})
    async with reader_app(two_articles(), config=config).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "w")
        await pilot.pause()
        assert told(pilot) == []
        await pilot.press("f6")
        await pilot.pause()
        assert "No quote is current" in told(pilot)[0]


async def test_what_is_typed_in_a_search_is_no_key() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "slash", *"wxy")
        await pilot.pause()
        assert told(pilot) == []


async def test_delete_elsewhere_says_where_it_works() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "delete")
        await pilot.pause()
        assert "list of the selected" in told(pilot)[0]
        assert screen.view.counted == 1


async def test_the_same_notice_is_not_shown_twice_at_once() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", *["left_square_bracket"] * 3)
        assert told(pilot) == ["That was the first quote."]


async def test_a_reload_says_what_has_changed() -> None:
    library = FakeLibrary(two_articles())
    library.release.set()
    async with reader_app(library).run_test(size=SIZE) as pilot:
        await settle(pilot)
        north, south, _ = library.collection.articles
        edited = replace(south, body=south.body + " More.")
        library.collection = collection([north, edited, article("new", "Body.")])
        await pilot.press("R")
        await settle(pilot)
        assert "Read again: 3 articles, 1 changed, 1 new, 1 gone." in told(pilot)


async def test_zoom_on_a_narrow_screen_says_that_there_is_one_pane_and_is_not_remembered() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "z")
        assert not screen.is_zoomed
        assert "whole screen already" in told(pilot)[0]


async def test_the_place_holds_through_zoom_and_resize() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "pagedown", "pagedown")
        await pilot.pause()
        place = screen.reader.place
        await pilot.press("z")
        await pilot.resize_terminal(60, 20)
        await pilot.press("z")
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert screen.reader.place == place


async def test_the_keys_to_the_next_place_found_are_shown_while_a_search_is_on() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        bar = screen.query_one("#keys")
        await pilot.press("enter")
        await pilot.pause()
        assert "hit" not in shown_in(bar)[0]
        await pilot.press("slash", *"bridge", "enter")
        await pilot.pause()
        assert "n next hit" in " ".join(shown_in(bar)[0].split())
        assert "N previous hit" in " ".join(shown_in(bar)[0].split())
        await pilot.press("escape")
        await pilot.pause()
        assert "hit" not in shown_in(bar)[0]
