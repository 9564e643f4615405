"""The timeline: what stands where in time, by which keys, and the way into the text and back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from chechnya_reader.model import Collection, Quote, Speaker
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.main_screen import MainScreen
from chechnya_reader.tui.timeline_screen import block
from tests.tui.fakes import ANN, BOB, article, collection, quote, reader_app, settle, two_articles
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

SIZES = [(160, 48), (120, 40), (80, 24), (60, 20)]
WITNESS = Speaker("a-witness", "a witness", kind="unnamed")


def years() -> Collection:
    """Four articles over three years, one of a known day, and one without a date."""
    whole = article("whole", "“One of whole,” said Ann. “Two of whole,” she said.", date="2017", title="The whole year")
    month = article("month", "“One of month,” said Ann. “Nobody’s,” was heard.", date="2018-04", source="The Month")
    day = article("day", "“One of day,” said Bob. “A view of day,” a witness said.", date="2019-06-15")
    silent = article("silent", "Nobody is quoted.", date="2019-06-16")
    undated = article("undated", "“One of undated,” said Bob.")
    quotes = [
        quote(whole, "One of whole,", ANN), quote(whole, "Two of whole,", ANN), quote(month, "One of month,", ANN),
        quote(month, "Nobody’s,"), quote(day, "One of day,", BOB), quote(day, "A view of day,", WITNESS),
        quote(undated, "One of undated,", BOB),
    ]  # fmt: skip
    return collection([whole, month, day, silent, undated], quotes)


async def opened(pilot: Pilot[None], *keys: str) -> list[str]:
    """Read the folder, open the timeline, press the keys; the lines of the screen."""
    await settle(pilot)
    await pilot.press("t", *keys)
    return (await shown_text(pilot)).splitlines()


def line_with(lines: list[str], words: str) -> str:
    return next(line for line in lines if words in line)


def details(lines: list[str]) -> list[str]:
    return [line.strip("│ ") for line in lines[-5:-2]]


def main_screen(app: ReaderApp) -> MainScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def current(app: ReaderApp) -> Quote | None:
    return main_screen(app).view.current_quote


async def test_a_known_day_is_a_point_a_partial_date_all_the_days_that_it_may_mean() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot)
        year = line_with(lines[4:], "The whole year")
        assert year.index("├") < year.index("2", year.index("├")) < year.index("┤")
        months, years_above = line_with(lines, "Jan"), line_with(lines, "2018 ")
        assert year.index("├") == years_above.index("2017")
        assert abs(year.index("┤") + 1 - years_above.index("2018")) <= 1
        assert "Jul" in months
        month = line_with(lines[4:], "Title of month")
        assert years_above.index("2018") < month.index("├") < month.index("┤") < years_above.index("2019")
        assert "●2" in line_with(lines, "Title of day")
        assert "○" in line_with(lines, "Title of silent")
        assert "1 quote" in line_with(lines, "Title of undated")
        assert "●" not in line_with(lines, "Title of undated")
        assert "Without a date · 1" in "\n".join(lines)


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_it_says_what_the_cursor_is_on(size: tuple[int, int]) -> None:
    app = reader_app(years())
    async with app.run_test(size=size) as pilot:
        lines = await opened(pilot, "j")
        assert details(lines) == ["Title of month", "The Month · 2018-04 · 2 quotes", "Ann Lee 1 · Unknown 1"]
        assert "▼" in "\n".join(lines)
        assert all(len(line) <= size[0] for line in lines)
        assert "esc Close" in lines[-2]


async def test_enter_opens_the_article_and_h_comes_back_to_the_same_place() -> None:
    app = reader_app(two_articles())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await pilot.press("enter", "G", "2")
        await pilot.pause()
        before = screen.here
        assert before.article == "north"
        await pilot.press("t", "enter")
        await pilot.pause()
        assert (screen.view.article, screen.pane) == ("south", "reader")
        await pilot.press("H")
        await pilot.pause()
        assert screen.here == before


async def test_escape_leaves_everything_as_it_was() -> None:
    app = reader_app(two_articles())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await pilot.press("enter", "right_square_bracket", "3", "j")
        await pilot.pause()
        before = screen.here, screen.view
        for leave in ("escape", "q", "t"):
            await pilot.press("t", "j", "s", "l", leave)
            await pilot.pause()
            assert app.screen is screen
            assert (screen.here, screen.view) == before


async def test_along_the_row_one_comes_to_the_speakers_and_enter_to_their_first_words() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot, "j", "l", "l")
        assert details(lines)[2].endswith("[Unknown 1]")
        await pilot.press("enter")
        await pilot.pause()
        quoted = current(app)
        assert quoted is not None
        assert quoted.text == "Nobody’s,"
        assert main_screen(app).view.article == "month"


async def test_past_the_last_speaker_the_row_is_the_article_again() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        assert "[Ann Lee 2]" in details(await opened(pilot, "l"))[2]
        assert "[" not in details(await opened_more(pilot, "l"))[2]
        assert "[Ann Lee 2]" in details(await opened_more(pilot, "h"))[2]
        assert "[" not in details(await opened_more(pilot, "j"))[2]


async def opened_more(pilot: Pilot[None], *keys: str) -> list[str]:
    await pilot.press(*keys)
    return (await shown_text(pilot)).splitlines()


async def test_by_speaker_the_most_quoted_come_first_and_the_unnamed_and_unknown_apart() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot, "s")
        text = "\n".join(lines)
        assert "Timeline · 3 speakers in 5 articles" in lines[0]
        places = [text.index(f"  {words}") if words != "Ann Lee" else text.index("▌Ann Lee") for words in (
            "Ann Lee", "Bob Stone", "Sources without a name, each for itself · 1", "a witness", "Counted apart",
            "Unknown")]  # fmt: skip
        assert places == sorted(places)
        bob = line_with(lines, "Bob Stone")
        assert "▁" in bob
        assert bob.rstrip("│ ").endswith(" 1")
        assert lines[2].rstrip("│ ").endswith("no")
        assert lines[3].rstrip("│ ").endswith("date")


async def test_along_a_speakers_row_one_comes_from_article_to_article() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot, "s")
        assert details(lines)[0].startswith("Ann Lee · 3 quotes")
        assert details(lines)[1].startswith("1 of 2 articles: 2017 · 2 quotes · The whole year")
        assert details(lines)[2] == "“One of whole,”"
        assert "1 of 2" in details(await opened_more(pilot, "h"))[1]
        assert "2 of 2 articles: The Month · 2018-04" in details(await opened_more(pilot, "l"))[1]
        assert "2 of 2" in details(await opened_more(pilot, "l"))[1]
        await pilot.press("enter")
        await pilot.pause()
        quoted = current(app)
        assert quoted is not None
        assert quoted.text == "One of month,"


async def test_moving_from_a_long_row_to_a_short_one_starts_at_its_first() -> None:
    app = reader_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, "s", "l", "j", "j")
        assert details(lines)[0].startswith("a witness · 1 quote")
        assert "1 of 1 article" in details(lines)[1]


async def test_doubt_about_a_speaker_stands_before_the_words() -> None:
    one = article("one", "“Perhaps,” said Ann.", date="2019")
    app = reader_app(collection([one], [quote(one, "Perhaps,", ANN, confidence="likely")]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert details(await opened(pilot, "s"))[2] == "likely, not certain: “Perhaps,”"


async def test_opened_again_it_is_where_one_left_it() -> None:
    app = reader_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        before = await opened(pilot, "j", "s", "l")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is main_screen(app)
        await pilot.press("t")
        assert (await shown_text(pilot)).splitlines() == before
        assert details(await opened_more(pilot, "s"))[0] == "Title of month"


async def test_without_any_date_it_says_so_and_lists_the_articles() -> None:
    app = reader_app(collection([article("one", "Text."), article("two", "Text.")]))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, "j")
        assert "No article has a date." in lines[1]
        assert details(lines)[:2] == ["Title of two", "undated · nobody is quoted"]
        by_speaker = "\n".join(await opened_more(pilot, "s", "l", "enter"))
        assert "Nobody is quoted in these articles." in by_speaker


async def test_one_article_of_one_day_is_a_timeline_too() -> None:
    app = reader_app(collection([article("one", "Text.", date="2019-06-15")]))
    async with app.run_test(size=(80, 24)) as pilot:
        text = "\n".join(await opened(pilot))
        assert "Jun 2019" in text
        assert "○" in text
        assert "2019-06-15" in text


async def test_with_no_articles_and_while_quotes_are_sought_the_keys_say_why_not() -> None:
    app = reader_app(collection([]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t", "M")
        await pilot.pause()
        assert app.screen is main_screen(app)
        assert [notice.message for notice in app._notifications] == ["There are no articles to look at."]


async def test_hostile_texts_reach_the_screen_harmless() -> None:
    one = article("one", f"“{HOSTILE}” said he.", date="2019-01-01", title=HOSTILE, source=HOSTILE)
    speaker = Speaker("x", HOSTILE, role=HOSTILE)
    app = reader_app(collection([one], [quote(one, HOSTILE, speaker)]))
    async with app.run_test(size=(160, 48)) as pilot:
        for keys in ((), ("l",), ("s",)):
            text = "\n".join(await opened(pilot, *keys) if not keys else await opened_more(pilot, *keys))
            assert HARMLESS[:40] in text
            assert "\x1b" not in text


async def test_the_help_shows_its_keys() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        text = "\n".join(await opened(pilot, "question_mark"))
        assert "timeline.by" in text
        assert "A row for each speaker, or for each article" in text


@pytest.mark.parametrize("size", SIZES)
async def test_a_change_of_size_keeps_the_row(size: tuple[int, int]) -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "j", "j")
        await pilot.resize_terminal(*size)
        assert details((await shown_text(pilot)).splitlines())[0] == "Title of day"


def test_the_more_quotes_the_higher_the_block() -> None:
    heights = [block(number) for number in range(1, 60)]
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == ("▁", "█")


async def test_a_click_goes_where_enter_goes() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot)
        row = next(number for number, line in enumerate(lines) if number > 4 and "Title of day" in line)
        await pilot.click(offset=(10, row))
        await pilot.pause()
        assert main_screen(app).view.article == "day"


async def test_the_keys_below_fit_the_narrowest_screen_and_end_with_help() -> None:
    async with reader_app(years()).run_test(size=(60, 20)) as pilot:
        lines = await opened(pilot)
        assert lines[-2].strip("│ ") == "⏎ Open  h l Along  esc Close  s Speakers  ? Help"


async def test_the_help_names_each_way_by_its_own_keys() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot, "question_mark")
        assert "l  →" in line_with(lines, "To the next speaker")
        assert "h  ←" in line_with(lines, "To the previous speaker")


async def test_the_legend_tells_only_of_dates_that_there_are() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        assert "one of these days" in (await opened(pilot))[-1]
    found = years()
    day = collection(found.articles[2:4], [one for one in found.quotes if one.article == "day"])
    async with reader_app(day).run_test(size=(120, 40)) as pilot:
        last = (await opened(pilot))[-1]
        assert "● quotes" in last
        assert "one of these days" not in last
