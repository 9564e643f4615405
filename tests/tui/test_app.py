"""The app around the main screen: what waits for the first paint, themes, colours and their absence."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from chechnya_reader.config import Config
from chechnya_reader.state import State
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.looks import LOOKS, Looks
from tests.tui.fakes import NOW, FakeLibrary, reader_app, screen_of, settle, shown_in, two_articles

SIZE = (140, 40)


async def test_the_users_data_is_opened_after_the_first_paint() -> None:
    library = FakeLibrary(two_articles())
    painted: list[bool] = []

    def state() -> State:
        painted.append(app.screen_stack[0].size.width > 0)
        return State(None)

    app = ReaderApp("news", state=state, config=None, now=lambda: NOW, library=library)
    assert painted == []
    async with app.run_test(size=SIZE) as pilot:
        library.release.set()
        await settle(pilot)
        assert painted == [True]


async def test_leaving_before_anything_is_read_does_no_harm() -> None:
    library = FakeLibrary(two_articles())
    async with reader_app(library).run_test(size=SIZE) as pilot:
        await pilot.press("q")


async def test_an_unknown_theme_is_told_in_a_line_and_the_problems_list_those_that_there_are() -> None:
    async with reader_app(two_articles(), config=Config(theme="no-such")).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        (note,) = pilot.app._notifications
        assert note.message == "Your settings: there is no theme `no-such`. ! says more."
        (problem,) = screen.problems
        assert "nord" in problem.message


async def test_mistakes_of_the_keymap_are_problems_and_one_notice() -> None:
    config = Config(keymap={"quote.selct": "s", "quote.next": "f6,sapce"})
    async with reader_app(two_articles(), config=config).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        assert [problem.code for problem in screen.problems] == ["unknown-binding", "unknown-key"]
        (note,) = pilot.app._notifications
        assert "2 mistakes" in note.message
        assert "2 problems" in shown_in(screen.query_one("#header"))[0]
        await pilot.press("enter", "f6")
        assert screen.view.quote is not None


@pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark"])
async def test_another_theme_gives_other_colours_and_the_same_signs(theme: str) -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space")
        before, styles = shown_in(screen.reader), colours(screen.reader)
        pilot.app.theme = theme
        await pilot.pause()
        assert shown_in(screen.reader) == before
        assert colours(screen.reader) != styles


def colours(widget: object) -> set[Style | None]:
    return {segment.style for y in range(10) for segment in widget.render_line(y)}  # type: ignore[attr-defined]


async def test_without_colour_quote_current_and_selected_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = screen_of(pilot)
        await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "space", "right_square_bracket")
        await pilot.pause()
        margins = {line[:2] for line in shown_in(screen.reader) if line.strip()}
        assert {"✓│", " ┃", " │"} <= margins
        await pilot.press("left_square_bracket")
        assert any(line.startswith("✓┃") for line in shown_in(screen.reader))


@pytest.mark.parametrize("theme", BUILTIN_THEMES)
async def test_every_look_can_be_drawn_in_every_theme(theme: str) -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        pilot.app.theme = theme
        await pilot.pause()
        looks = Looks(screen.reader)
        for ground in ("", "cursor", "focused"):
            for name in LOOKS:
                assert isinstance(looks.style(name, ground), Style)
