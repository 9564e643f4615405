"""Which panes are on the screen, at each width, and what resizing keeps."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown
from textual.widget import Widget

from chechnya_reader.tui.main_screen import MainScreen
from chechnya_reader.tui.view import PANES, PaneName, visible_panes
from tests.tui.fakes import reader_app, settle, shown_in, two_articles


def panes_of(screen: MainScreen) -> set[str]:
    widgets: dict[str, Widget] = {
        "articles": screen.articles,
        "reader": screen.reader,
        "quotes": screen.quotes,
        "references": screen.references,
    }
    return {name for name, widget in widgets.items() if widget.is_on_screen and widget.size.area > 0}


def rule(width: int, active: PaneName, **known: bool) -> set[str]:
    flags = {"zoomed": False, "folded": False} | known
    return set(visible_panes(width, active, side="quotes", **flags))


def test_the_active_pane_is_always_there() -> None:
    for width in (20, 60, 79, 80, 99, 100, 119, 120, 200):
        for active in PANES:
            for zoomed in (False, True):
                for folded in (False, True):
                    assert active in rule(width, active, zoomed=zoomed, folded=folded)


def test_a_wide_screen_shows_all_four_and_a_narrow_one_shows_one() -> None:
    assert rule(120, "reader") == set(PANES)
    assert rule(120, "reader", folded=True) == set(PANES)
    assert rule(79, "reader") == {"reader"}


def test_between_them_the_right_hand_panes_share_a_place_and_the_list_can_be_folded() -> None:
    assert rule(110, "reader") == {"articles", "reader", "quotes"}
    assert rule(110, "references") == {"articles", "reader", "references"}
    assert rule(110, "reader", folded=True) == {"reader", "quotes"}
    assert rule(80, "articles") == {"articles", "reader"}


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((160, 48), {"articles", "reader", "quotes", "references"}),
        ((120, 40), {"articles", "reader", "quotes", "references"}),
        ((80, 24), {"reader", "quotes"}),
        ((60, 20), {"reader"}),
    ],
)
async def test_each_size_shows_its_panes(size: tuple[int, int], panes: set[str]) -> None:
    async with reader_app(two_articles()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert panes_of(screen) == panes
        assert screen.query_one("#panes-bar").display == (len(panes) == 1)


async def test_resizing_keeps_place_quote_selection_focus_and_cursor() -> None:
    async with reader_app(two_articles()).run_test(size=(160, 48)) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "space")
        third = screen.collection.quotes_by_article["north"][4]
        screen.reader.go(third.start)
        await pilot.pause()
        place, quote, selected = screen.reader.place, screen.view.quote, screen.view.selected
        row = screen.quotes.current
        for width, height in [(120, 40), (80, 24), (60, 20), (25, 10), (60, 20), (80, 24), (120, 40), (160, 48)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert screen.reader.is_in_sight(place, place + 1)
            assert screen.focused is screen.reader
        assert screen.reader.place == place
        assert (screen.view.quote, screen.view.selected) == (quote, selected)
        assert screen.quotes.current == row


async def test_the_list_is_folded_away_by_its_own_key_and_comes_back() -> None:
    async with reader_app(two_articles()).run_test(size=(110, 30)) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        assert "articles" in panes_of(screen)
        await pilot.press("1", "1")
        await pilot.pause()
        assert panes_of(screen) == {"reader", "quotes"}
        assert screen.pane == "reader"
        await pilot.press("1")
        await pilot.pause()
        assert panes_of(screen) == {"articles", "reader", "quotes"}


async def test_z_gives_the_screen_to_a_pane_and_takes_it_back() -> None:
    async with reader_app(two_articles()).run_test(size=(140, 40)) as pilot:
        screen = await settle(pilot)
        await pilot.press("4", "z")
        await pilot.pause()
        assert panes_of(screen) == {"references"}
        await pilot.press("tab")
        await pilot.pause()
        assert panes_of(screen) == {"articles"}
        await pilot.press("escape")
        await pilot.pause()
        assert len(panes_of(screen)) == 4


async def test_every_way_from_pane_to_pane() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        seen = []
        for key in ["tab", "tab", "tab", "tab", "shift+tab", "1", "2", "3", "4", "h", "h", "l", "1", "h"]:
            await pilot.press(key)
            seen.append(PANES.index(screen.pane) + 1)
            await pilot.pause()
            assert panes_of(screen) == {screen.pane}
        assert seen == [2, 3, 4, 1, 4, 1, 2, 3, 4, 3, 2, 3, 1, 1]


async def test_the_names_of_the_panes_can_be_clicked() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        text = screen.query_one("#panes-bar").render_line(0).text
        await pilot.click("#panes-bar", offset=(text.index("Quotes"), 0))
        await pilot.pause()
        assert screen.pane == "quotes"


async def test_a_click_on_a_pane_makes_it_the_active_one() -> None:
    async with reader_app(two_articles()).run_test(size=(140, 40)) as pilot:
        screen = await settle(pilot)
        await pilot.click(screen.references, offset=(3, 2))
        await pilot.pause()
        assert screen.view.article == "south"
        await pilot.click(screen.quotes, offset=(5, 1))
        await pilot.pause()
        assert screen.pane == "reader"


async def test_a_click_on_a_quote_in_the_text_makes_it_current_and_the_wheel_scrolls() -> None:
    async with reader_app(two_articles()).run_test(size=(140, 40)) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter")
        lines = [screen.reader.render_line(y).text for y in range(screen.reader.size.height)]
        y = next(index for index, line in enumerate(lines) if "Statement 1 of" in line)
        await pilot.click(screen.reader, offset=(lines[y].index("Statement 1 of") + 2, y))
        await pilot.pause()
        assert screen.view.current_quote is not None
        assert screen.view.current_quote.text.startswith("Statement 1 of")
        scrolled = screen.reader.scroll_offset.y
        await pilot._post_mouse_events([MouseScrollDown], screen.reader)
        await pilot.pause()
        assert screen.reader.scroll_offset.y > scrolled


async def test_a_pane_that_was_hidden_shows_its_cursor_under_its_heading() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "3")
        await pilot.pause()
        lines = shown_in(screen.quotes)
        assert any("Ann Lee" in line for line in lines)
        assert any(line.startswith("▌") for line in lines)


async def test_a_lone_pane_is_named_with_what_it_shows() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        await pilot.press("3", "a")
        assert "Quotes · all articles" in screen.query_one("#panes-bar").render_line(0).text


async def test_the_scope_turned_from_the_reader_brings_the_quotes_on_a_narrow_screen() -> None:
    async with reader_app(two_articles()).run_test(size=(60, 20)) as pilot:
        screen = await settle(pilot)
        await pilot.press("2", "a")
        await pilot.pause()
        assert panes_of(screen) == {"quotes"}
