from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from chechnya_reader.tui.help import HelpScreen
from chechnya_reader.tui.lines import LineList
from tests.tui.hosts import shown_text


class Pane(LineList[str]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "order", "Order", tooltip="Order the list", id="articles.order"),
        Binding("t", "timeline", "Timeline", tooltip="The timeline", id="articles.timeline"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "timeline" else super().check_action(action, parameters)


class OtherPane(LineList[str]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Select", tooltip="Select the quote", id="quote.select"),
    ]


class Host(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", tooltip="All keys", id="help"),
        Binding("ctrl+b", "bell", "Bell", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.results: list[None] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Pane(id="left")
            yield OtherPane(id="right")

    def action_help(self) -> None:
        self.push_screen(HelpScreen(), self.results.append)


def _rows(text: str) -> list[str]:
    return [" ".join(line.strip("│█ ").split()) for line in text.splitlines()]


async def test_the_keys_of_every_pane_the_screen_and_the_app_are_listed_with_what_they_do() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        rows = _rows(await shown_text(pilot))
        for row in (
            "j ↓ Move down",
            "o Order the list",
            "space Select the quote",
            "? All keys",
            "⏎ Open, go to the passage, follow",
        ):
            assert row in rows


async def test_what_several_panes_have_is_listed_once() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        assert _rows(await shown_text(pilot)).count("j ↓ Move down") == 1


async def test_each_key_stands_under_the_heading_of_its_purpose() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        rows = [row for row in _rows(await shown_text(pilot)) if row]
        ordered = ["Moving", "j ↓ Move down", "Reading", "o Order the list", "Taking along", "space Select the quote"]
        ordered += ["Program", "? All keys"]
        assert [row for row in rows if row in ordered] == ordered


async def test_what_can_not_be_done_just_now_is_listed_dim() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        await shown_text(pilot)
        styles = {}
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                styles[segment.text.strip()] = segment.style.color if segment.style else None
        assert styles["Order the list"] == styles["Select the quote"]
        assert styles["Order the list"] != styles["The timeline"]


async def test_what_the_library_binds_by_itself_is_not_listed() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        text = await shown_text(pilot)
        assert "Bell" not in text
        assert "Focus" not in text


async def test_the_keys_are_those_that_the_user_gave() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        app.set_keymap({"quote.select": "x", "move.down": "n,down"})
        await pilot.press("question_mark")
        rows = _rows(await shown_text(pilot))
        assert "x Select the quote" in rows
        assert "n ↓ Move down" in rows
        assert "space Select the quote" not in rows


@pytest.mark.parametrize("key", ["question_mark", "escape", "q"])
async def test_it_closes_as_it_opened_and_as_every_dialog(key: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("question_mark", key)
        assert app.results == [None]


async def test_it_is_scrolled_where_there_is_no_room() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("question_mark")
        assert "? All keys" not in _rows(await shown_text(pilot))
        await pilot.press(*["j"] * 12)
        assert "? All keys" in _rows(await shown_text(pilot))
        await pilot.press("g")
        assert "Moving" in _rows(await shown_text(pilot))


async def test_it_is_wrapped_anew_when_the_terminal_changes() -> None:
    app = Host()
    async with app.run_test(size=(90, 44)) as pilot:
        await pilot.press("question_mark")
        await pilot.resize_terminal(40, 40)
        rows = _rows(await shown_text(pilot))
        assert "⏎ Open, go to the passage, follow" not in rows
        assert any(row.startswith("⏎ Open, go to") for row in rows)


async def test_the_id_for_the_users_own_keymap_stands_beside_each_key_where_there_is_room() -> None:
    app = Host()
    async with app.run_test(size=(100, 44)) as pilot:
        await pilot.press("question_mark")
        rows = _rows(await shown_text(pilot))
        assert "space Select the quote quote.select" in rows
        assert "? All keys help" in rows
        assert not any("wider" in row for row in rows)


async def test_where_there_is_no_room_for_the_ids_the_last_line_says_how_to_see_them() -> None:
    app = Host()
    async with app.run_test(size=(99, 44)) as pilot:
        await pilot.press("question_mark")
        rows = [row for row in _rows(await shown_text(pilot)) if row]
        assert "space Select the quote" in rows
        assert "Make the terminal wider to see the ids for a keymap of your own." in rows
