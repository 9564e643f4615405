"""Coming back by `H`: to the row of the pane that one left, so that one can go through its rows one by one."""

from __future__ import annotations

import pytest

from chechnya_reader.model import Collection
from tests.tui.fakes import (
    ANN,
    FakeLibrary,
    article,
    collection,
    long_body,
    quote,
    reader_app,
    settle,
    shared,
    shown_in,
    statement,
)

SIZE = (140, 24)


def many_references() -> Collection:
    """`north` and `south`, twelve statements of which are one, and `east`, which shares one with `south`."""
    names = ("north", "south", "east")
    articles = {name: article(name, long_body(name), source=f"The {name}", date="2020") for name in names}
    said = {name: [quote(articles[name], statement(name, n), ANN) for n in range(12)] for name in names}
    references = [shared(f"topic {n}", said["north"][n], said["south"][n]) for n in range(12)]
    references.append(shared("the ferry", said["south"][11], said["east"][0]))
    return collection([*articles.values()], [one for quotes in said.values() for one in quotes], references)


@pytest.mark.parametrize("size", [(140, 24), (60, 20)])
async def test_coming_back_puts_the_references_where_they_were(size: tuple[int, int]) -> None:
    async with reader_app(many_references()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("north")
        await pilot.press("4", *["j"] * 7)
        await pilot.pause()
        row, lines = screen.references.current, shown_in(screen.references)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.article == "south"
        await pilot.press("4", "j", "2", "H")
        await pilot.pause()
        assert (screen.view.article, screen.pane) == ("north", "references")
        assert screen.references.current == row
        assert shown_in(screen.references) == lines


async def test_the_references_of_another_article_start_at_the_top() -> None:
    async with reader_app(many_references()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        screen.open_article("north")
        await pilot.press("4", "G", "enter")
        await pilot.pause()
        assert screen.references.scroll_offset.y == 0
        assert screen.references.is_at_start


async def test_references_that_arrive_above_the_first_row_leave_the_list_at_its_top() -> None:
    library = FakeLibrary(many_references())
    library.release.set()
    whole = library.collection
    library.collection = collection(whole.articles, whole.quotes, whole.references[5:])
    async with reader_app(library).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        screen.open_article("north")
        library.collection = whole
        await pilot.press("R")
        await settle(pilot)
        assert screen.references.scroll_offset.y == 0
        assert screen.references.is_at_start


async def test_coming_back_puts_the_quotes_of_all_articles_where_they_were() -> None:
    async with reader_app(many_references()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        screen.open_article("north")
        await pilot.press("3", "a", "g", *["j"] * 17)
        await pilot.pause()
        row, lines = screen.quotes.current, shown_in(screen.quotes)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "H")
        await pilot.pause()
        assert screen.pane == "quotes"
        assert screen.quotes.current == row
        assert shown_in(screen.quotes) == lines
