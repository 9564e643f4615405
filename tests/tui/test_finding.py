"""Finding in the article, filtering and ordering the list, searching all articles."""

from __future__ import annotations

from textual.pilot import Pilot

from chechnya_reader.search import Hit
from chechnya_reader.tui.search_screen import SearchScreen
from tests.tui.fakes import article, collection, reader_app, screen_of, settle, shown_in, two_articles

SIZE = (140, 40)


async def typed(pilot: Pilot[None], text: str) -> None:
    for character in text:
        await pilot.press("space" if character == " " else character)
    await pilot.pause()


async def test_what_is_typed_lights_up_and_is_counted_as_one_types() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "slash")
        await typed(pilot, "PARAGRAPH 40")
        assert len(screen.reader.hits) == 1
        (hit,) = screen.reader.hits
        assert screen.reader.is_in_sight(hit.start, hit.end)
        assert "1 of 1" in str(screen.query_one("#find-count").render())
        await pilot.press("enter")
        await pilot.pause()
        assert screen.focused is screen.reader
        assert len(screen.query("#find-line")) == 0
        assert "1 of 1" in screen.query_one("#status").render_line(0).text


async def test_n_and_N_go_round_the_hits() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "slash")
        await typed(pilot, "north tells")
        await pilot.press("enter", "n", "n")
        assert screen.reader.hit == 2
        await pilot.press("N", "N", "N")
        assert screen.reader.hit == len(screen.reader.hits) - 1
        hit = screen.reader.hits[-1]
        assert screen.reader.is_in_sight(hit.start, hit.end)
        await pilot.press("escape")
        assert screen.reader.hits == ()


async def test_escape_from_the_line_goes_back_to_where_one_was() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "pagedown", "j")
        before = screen.reader.scroll_offset.y
        await pilot.press("slash")
        await typed(pilot, "paragraph 50")
        assert screen.reader.scroll_offset.y != before
        await pilot.press("escape")
        await pilot.pause()
        assert screen.reader.scroll_offset.y == before
        assert screen.reader.hits == ()
        assert screen.pane == "reader"


async def test_a_straight_mark_finds_a_curly_one() -> None:
    one = article("one", "It’s over, “they” said.")
    async with reader_app(collection([one])).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "slash", "apostrophe")
        assert [one.body[hit.start : hit.end] for hit in screen.reader.hits] == ["’"]


async def test_what_is_not_there_is_said_to_be_not_found() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "slash")
        await typed(pilot, "zebra")
        assert "not found" in str(screen.query_one("#find-count").render())


async def test_the_list_is_filtered_by_title_outlet_and_author() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        for query, found in [("a. writer", ["north"]), ("the south", ["south"]), ("TITLE undated", ["undated"])]:
            await pilot.press("slash")
            await typed(pilot, query)
            assert [row.key for row in screen.articles.rows] == found
            await pilot.press("escape")
            await pilot.pause()
        assert len(screen.articles.rows) == 3
        assert screen.pane == "articles"


async def test_a_filter_is_kept_with_enter_and_left_with_escape() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("slash")
        await typed(pilot, "nothing like it")
        assert any("No title, outlet or author" in line for line in shown_in(screen.articles))
        await pilot.press("enter")
        await pilot.pause()
        assert screen.articles.rows == ()
        await pilot.press("escape")
        assert len(screen.articles.rows) == 3


async def test_o_goes_round_the_orders_with_the_undated_last() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        orders = {}
        for _ in range(4):
            orders[screen.view.order] = [row.key for row in screen.articles.rows]
            await pilot.press("o")
        assert orders["newest"] == ["north", "south", "undated"]
        assert orders["oldest"] == ["south", "north", "undated"]
        assert orders["outlet"] == ["north", "south", "undated"]
        assert orders["title"] == ["north", "south", "undated"]
        assert screen.view.order == "newest"


async def test_a_hit_of_the_search_opens_its_article_with_the_hit_lit() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "j", "j", "S")
        dialog = pilot.app.screen
        assert isinstance(dialog, SearchScreen)
        body = screen.collection.articles_by_id["south"].body
        start = body.index("Paragraph 30")
        dialog.dismiss(Hit("south", start, start + 12))
        await pilot.pause()
        assert screen.view.article == "south"
        assert [(hit.start, hit.end) for hit in screen.reader.hits] == [(start, start + 12)]
        assert screen.reader.is_in_sight(start, start + 12)
        await pilot.press("H")
        await pilot.pause()
        assert screen_of(pilot).view.article == "north"
        assert screen.reader.scroll_offset.y == 2
