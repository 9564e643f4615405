"""Nothing that comes from a file reaches the terminal as a command, is hidden by it, or is read as markup."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Static

from chechnya_reader.config import Config
from chechnya_reader.model import Collection, Problem, Speaker
from chechnya_reader.selections import Selection
from chechnya_reader.state import State
from chechnya_reader.text import visible_line
from chechnya_reader.tui import shown
from tests.tui.fakes import article, collection, quote, reader_app, screen_of, settle, shared, shown_in

NASTY = "[bold]x[/bold] [/ [/] [@click=app.quit]y[/] \x1b[2J\x1b]52;c;eA==\x07 \x9b31m\x85 \u202ez\u2069 \u200b\x00\x7f"
MARKUP = ("[bold]x[/bold]", "[/ [/]", "[@click=app.quit]y[/]")


def nasty_collection() -> Collection:
    body = f"Before. “Words {NASTY} end,” said {NASTY}.\n\nAfter {NASTY} it.\n\n“Nobody’s {NASTY} words.”"
    known: dict[str, Any] = {
        "title": f"T {NASTY}",
        "source": f"O {NASTY}",
        "authors": (f"W {NASTY}",),
        "date": f"2020 {NASTY}",
    }
    first = article(f"one{NASTY}", body, **known)
    second = article(f"two{NASTY}", body, **known, kind="brief")
    nameless = article(f"three{NASTY}", body, title=f"U {NASTY}")
    speaker = Speaker(f"s{NASTY}", f"Name {NASTY}", role=f"role {NASTY}")
    words = f"Words {NASTY} end,"
    quotes = [quote(first, words, speaker), quote(second, words, speaker)]
    quotes.append(quote(first, f"Nobody’s {NASTY} words.", guess=f"guess {NASTY}"))
    problem = Problem(f"news/{NASTY}.md", 1, "empty", f"message {NASTY}")
    return collection([first, second, nameless], quotes, [shared(f"label {NASTY}", *quotes[:2])], [problem])


def drawn(pilot: Pilot[None]) -> list[Segment]:
    return [segment for strip in pilot.app.screen._compositor.render_strips() for segment in strip]


def assert_harmless(text: str) -> None:
    bad = {character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Cs"}}
    assert not bad, sorted(map(ascii, bad))


def assert_no_actions(segments: list[Segment]) -> None:
    for segment in segments:
        assert segment.style is None or "@click" not in segment.style.meta, segment


@pytest.mark.parametrize("size", [(200, 50), (60, 20)])
async def test_no_pane_in_no_scope_lets_anything_through(size: tuple[int, int]) -> None:
    state = State(None)
    lost = Selection("gone#1", "gone", f"lost {NASTY}", "", "", f"who {NASTY}", "2026-01-01", "gone.md")
    state.select("/news", [lost])
    state.problem = f"state {NASTY}"
    config = Config(theme=f"theme {NASTY}")
    async with reader_app(nasty_collection(), state=state, config=config).run_test(size=size) as pilot:
        screen = await settle(pilot)
        keys = [
            "2",
            "right_square_bracket",
            "space",
            "A",
            "right_square_bracket",
            "3",
            "a",
            "a",
            "1",
            "4",
            "2",
            "G",
            "3",
            "z",
        ]
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            for pane in (screen.articles, screen.reader, screen.quotes, screen.references):
                for line in shown_in(pane):
                    assert_harmless(line)
            for bar in ("#header", "#status", "#keys"):
                assert_harmless(screen.query_one(bar).render_line(0).text)
            assert_harmless("".join(segment.text for segment in drawn(pilot)))
            assert_no_actions(drawn(pilot))


async def test_markup_is_shown_as_it_stands() -> None:
    async with reader_app(nasty_collection()).run_test(size=(240, 60)) as pilot:
        screen = await settle(pilot)
        await pilot.press("2", "right_square_bracket", "pagedown")
        for pane in (screen.reader, screen.quotes):
            text = " ".join(" ".join(line.split()) for line in shown_in(pane))
            for markup in MARKUP[:2]:
                assert markup in text, (pane, markup)
        screen.tell(f"notice {NASTY}")
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert_harmless("".join(segment.text for segment in drawn(pilot)))


async def test_titles_of_panes_are_no_markup() -> None:
    async with reader_app(nasty_collection()).run_test(size=(200, 12)) as pilot:
        screen = await settle(pilot)
        await pilot.press("2", "G")
        await pilot.pause()
        title = str(screen.query_one("#reading").border_title)
        assert "\\[bold]x" in title or "[bold]x" in title
        assert_harmless(title)


async def test_offsets_stay_those_of_the_text() -> None:
    async with reader_app(nasty_collection()).run_test(size=(200, 40)) as pilot:
        screen = await settle(pilot)
        await pilot.press("2", "right_square_bracket")
        current = screen.view.current_quote
        opened = screen.view.open_article
        assert current is not None
        assert opened is not None
        lit = []
        style = screen.reader._looks.style("current")
        for y in range(screen.reader.size.height):
            for segment in screen.reader.render_line(y):
                if segment.style is not None and segment.style.bgcolor == style.bgcolor:
                    lit.append(segment.text)
        assert "".join("".join(lit).split()) == "".join(visible_line(current.text).split())


async def test_a_widget_that_was_given_raw_text_is_cleaned_at_the_last_moment() -> None:
    async with reader_app(nasty_collection()).run_test(size=(100, 30)) as pilot:
        screen = await settle(pilot)
        await screen.mount(Static("raw \x1b]52;c;eA==\x07 \x9b2J", markup=False))
        await pilot.pause()
        text = "".join(segment.text for segment in drawn(pilot))
        assert "raw ␛]52" in text
        assert_harmless(text)


def test_cleaning_keeps_every_character_in_its_place() -> None:
    (segment,) = shown.Cleaning().apply([Segment("a\x1bb\x9b\u202e")], Color(0, 0, 0))
    assert segment.text == "a␛b\ufffd\ufffd"


async def test_typing_into_the_find_line_draws_no_control() -> None:
    async with reader_app(nasty_collection()).run_test(size=(100, 30)) as pilot:
        screen = screen_of(pilot)
        await settle(pilot)
        await pilot.press("2", "slash")
        await pilot.pause()
        screen.query_one("#find-input").value = "a\x1b[2J"  # type: ignore[attr-defined]
        await pilot.pause()
        assert_harmless("".join(segment.text for segment in drawn(pilot)))


async def test_a_notice_is_no_markup() -> None:
    async with reader_app(nasty_collection()).run_test(size=(140, 40), notifications=True) as pilot:
        screen = await settle(pilot)
        screen.tell("See [bold]x[/bold] [/] \x1b[2J")
        while not pilot.app.screen.query("Toast"):
            await pilot.pause()
        await pilot.pause()
        assert "See [bold]x[/bold] [/] ␛[2J" in "".join(segment.text for segment in drawn(pilot))
