from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from chechnya_reader.model import Article, Collection, Quote, Speaker
from chechnya_reader.text import fold
from chechnya_reader.tui.commands import ReaderCommands, matches
from chechnya_reader.tui.lines import LineList
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

OKONTA = Speaker("mira-okonta", "Mira Okonta")
COLLECTION = Collection(
    "news",
    "news",
    articles=(
        Article("bees", "bees.md", "bees.md", "The keeper’s “quiet” spring", "", source="Valley Post", date="2019-04"),
        Article("bad", "bad.md", "bad.md", HOSTILE, "", source=HOSTILE),
    ),
    quotes=(Quote(0, 0, "", speaker=OKONTA, article="bees"),),
    speakers=(OKONTA,),
)


class Pane(LineList[str]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "order", "Order", tooltip="Order the list", id="articles.order"),
        Binding("t", "timeline", "Timeline", tooltip="The timeline", id="articles.timeline"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "timeline" else super().check_action(action, parameters)

    def action_order(self) -> None:
        assert isinstance(self.screen, Main)
        self.screen.log_of.append("ordered")


class Main(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit_reader", "Quit", tooltip="Leave the reader", id="quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.log_of: list[str] = []

    @property
    def collection(self) -> Collection:
        return COLLECTION

    def compose(self) -> ComposeResult:
        yield Pane()

    def open_article(self, article: str) -> None:
        self.log_of.append(f"opened {article}")

    def show_speaker(self, speaker: str) -> None:
        self.log_of.append(f"showed {speaker}")

    def action_quit_reader(self) -> None:
        self.log_of.append("quit")


class Host(App[None]):
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ReaderCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Palette", tooltip="All commands", id="palette"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.main = Main()

    def on_mount(self) -> None:
        self.push_screen(self.main)


async def _found(pilot: Pilot[None], query: str) -> str:
    """What the palette shows for `query`."""
    await pilot.press("ctrl+p")
    pilot.app.screen.query_one(Input).value = query
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    return await shown_text(pilot)


async def test_before_a_word_is_typed_it_lists_actions_with_their_keys_and_articles() -> None:
    app = Host()
    async with app.run_test(size=(100, 80)) as pilot:
        text = await _found(pilot, "")
        for words in (
            "Order the list",
            "Quit — Leave the reader",
            "Theme",
            "The keeper’s “quiet” spring",
            "Valley Post",
        ):
            assert words in text
        assert "Move down" not in text
        assert "timeline" not in text, "it can not be done now"
        assert "Screenshot" not in text
        assert "Maximize" not in text


@pytest.mark.parametrize(
    ("query", "done"),
    [
        ("order", "ordered"),
        ("quit", "quit"),
        ("keeper's \"quiet", "opened bees"),
        ("SPRING keeper", "opened bees"),
        ("okonta", "showed mira-okonta"),
    ],
)
async def test_choosing_does_it(query: str, done: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        await _found(pilot, query)
        await pilot.press("enter")
        await pilot.pause()
        assert app.main.log_of == [done]


async def test_the_keys_are_those_that_the_user_gave() -> None:
    app = Host()
    async with app.run_test(size=(100, 40)) as pilot:
        app.set_keymap({"articles.order": "z"})
        assert "Order the list   z" in await _found(pilot, "order")


async def test_the_theme_can_be_chosen() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await _found(pilot, "theme")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)


async def test_a_title_that_is_markup_is_shown_and_opened_as_it_is() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        text = await _found(pilot, "[bold]a")
        assert text.count(HARMLESS) == 2, "the title and the outlet"
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await pilot.pause()
        assert app.main.log_of == ["opened bad"]


async def test_over_a_screen_without_a_collection_actions_are_still_there() -> None:
    class Bare(App[None]):
        COMMANDS = Host.COMMANDS
        BINDINGS = Host.BINDINGS

    app = Bare()
    async with app.run_test(size=(100, 40)) as pilot:
        text = await _found(pilot, "")
        assert "Theme" in text
        assert "Valley Post" not in text


def test_every_word_has_to_be_there() -> None:
    assert matches("keeper spring", "The keeper’s spring")[0] > 0
    assert matches("keeper autumn", "The keeper’s spring")[0] == 0


def test_the_beginning_of_a_word_is_better_than_its_middle() -> None:
    assert matches("ring", "Ring the bell")[0] > matches("ring", "The spring")[0]


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_what_is_found_stands_there_and_the_score_is_one_of_a_match(title: str, query: str) -> None:
    score, hits = matches(query, title)
    assert 0 <= score <= 1
    for hit in hits:
        assert any(word in fold(title[hit.start : hit.end]) for word in fold(query).split())


def test_a_long_title_costs_no_time() -> None:
    assert matches("e" * 30, "the secret letter " * 5_000)[0] == 0
