"""The place in each article, over reload and restart."""

from __future__ import annotations

from dataclasses import replace

from chechnya_reader.state import Place, State
from tests.tui.fakes import FakeLibrary, article, collection, long_body, reader_app, settle, shown_in, two_articles

SIZE = (140, 40)


def released(library: FakeLibrary) -> FakeLibrary:
    library.release.set()
    return library


async def test_a_reload_keeps_place_focus_cursor_quote_and_selection() -> None:
    library = released(FakeLibrary(two_articles()))
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "space", "ctrl+d", "3", "j")
        before = (screen.here, screen.quotes.current, screen.view.selected, screen.focused)
        lines = shown_in(screen.reader)
        library.collection = two_articles()
        await pilot.press("R")
        await settle(pilot)
        assert library.loads == 2
        assert (screen.here, screen.quotes.current, screen.view.selected, screen.focused) == before
        assert shown_in(screen.reader) == lines


async def test_a_reload_shows_the_old_quotes_until_the_new_ones_are_found() -> None:
    library = released(FakeLibrary(two_articles()))
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        library.release.clear()
        await pilot.press("R")
        while screen.view.stage != "finding":
            await pilot.pause()
        assert any("Ann Lee" in line for line in shown_in(screen.quotes))
        library.release.set()
        await settle(pilot)


async def test_a_reload_after_an_edit_above_keeps_the_text_in_sight() -> None:
    library = released(FakeLibrary(two_articles()))
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        body = library.collection.articles[0].body
        screen.reader.go(body.index("Paragraph 30"))
        await pilot.pause()
        north, *others = library.collection.articles
        edited = replace(north, body="A new first paragraph.\n\nAnd another.\n\n" + body)
        library.collection = collection([edited, *others])
        await pilot.press("R")
        await settle(pilot)
        assert shown_in(screen.reader)[0].strip().startswith("Paragraph 30 of north")


async def test_a_reload_that_adds_articles_above_keeps_the_cursor_on_its_article() -> None:
    library = released(FakeLibrary(two_articles()))
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("j")
        new = article("newest", "Body.", date="2024-01-01")
        library.collection = collection([new, *two_articles().articles])
        await pilot.press("R")
        await settle(pilot)
        assert [row.key for row in screen.articles.rows] == ["newest", "north", "south", "undated"]
        assert screen.articles.current is not None
        assert screen.articles.current.key == "south"


async def test_an_article_that_went_is_told_and_the_list_goes_on() -> None:
    library = released(FakeLibrary(two_articles()))
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        library.collection = collection(two_articles().articles[1:])
        await pilot.press("R")
        await settle(pilot)
        assert screen.view.article is None
        assert any("no longer in the folder" in note.message for note in pilot.app._notifications)
        await pilot.press("1", "enter")
        assert screen.view.article == "south"


async def test_a_restart_opens_the_last_article_at_its_place_and_quote() -> None:
    state = State(None)
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("j", "enter", *["right_square_bracket"] * 4, "pagedown")
        await pilot.pause()
        place, quote, lines = screen.reader.place, screen.view.quote, shown_in(screen.reader)
        assert place > 0
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert screen.view.article == "south"
        assert screen.pane == "reader"
        assert (screen.reader.place, screen.view.quote) == (place, quote)
        assert screen.quotes.current is not None
        assert [part.id for part in screen.quotes.current.item.parts] == [quote]
        assert shown_in(screen.reader) == lines


async def test_each_article_is_found_again_where_it_was_left() -> None:
    state = State(None)
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "pagedown", "pagedown")
        await pilot.pause()
        place = screen.reader.place
        await pilot.press("1", "j", "enter")
        await pilot.pause()
        assert screen.reader.place < 0
        assert state.places("/news")["north"] == Place("north", place, None)
        await pilot.press("1", "k", "enter")
        await pilot.pause()
        assert screen.reader.place == place


async def test_a_place_beyond_the_end_of_a_shortened_article_does_no_harm() -> None:
    state = State(None)
    state.set_last_article("/news", "north")
    state.set_place("/news", Place("north", 10**9, "north#nothing"))
    async with reader_app(two_articles(), state=state).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert screen.reader.percent == 100
        assert screen.view.quote is None


async def test_a_very_long_article_opens_and_scrolls() -> None:
    body = long_body("north", 5_000)
    async with reader_app(collection([article("north", body)])).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "G")
        await pilot.pause()
        assert any("Paragraph 4999" in line for line in shown_in(screen.reader))
        assert screen.reader.percent == 100
        await pilot.press("pageup", "g")
        assert screen.reader.scroll_offset.y == 0
