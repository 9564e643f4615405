"""The matrix: counts in their cells, heads and sums in sight, a cursor by keys, and the way into the text and back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from chechnya_reader.model import Article, Collection, Speaker
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.main_screen import MainScreen
from chechnya_reader.tui.matrix_screen import Grid, short_name
from tests.tui.fakes import ANN, article, collection, quote, reader_app, settle, two_articles
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text
from tests.tui.test_timeline_screen import SIZES, WITNESS, details, line_with, main_screen, opened_more, years


async def opened(pilot: Pilot[None], *keys: str) -> list[str]:
    """Read the folder, open the matrix, press the keys; the lines of the screen."""
    await settle(pilot)
    await pilot.press("M", *keys)
    return (await shown_text(pilot)).splitlines()


def cells(line: str) -> list[str]:
    """What stands in the row after the name: the sum, then the cells."""
    return line.replace("[", " ").replace("]", " ").strip("│ ").split()


def many(speakers: int = 60, articles: int = 40) -> Collection:
    """Every speaker is quoted in the article of the same number, and in the next one."""
    who = [Speaker(f"s{number:03}", f"Speaker {number:03}") for number in range(speakers)]
    them = [
        article(f"a{number:03}", " ".join(f"“w{number:03}s{one:03},”" for one in range(speakers)),
                date=f"{2000 + number}", source=f"Outlet {number}")
        for number in range(articles)
    ]  # fmt: skip
    quotes = [
        quote(of, f"w{number:03}s{one:03},", who[one])
        for number, of in enumerate(them)
        for one in range(speakers)
        if number in (one % articles, (one + 1) % articles)
    ]
    return collection(them, quotes)


async def test_counts_stand_below_their_articles_in_the_order_of_time() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot)
        assert lines[2].split()[1:6] == ["2017", "2018", "2019", "2019", "no"]
        assert lines[3].split()[1:6] == ["total", "04", "06-15", "06-16", "date"]
        assert cells(line_with(lines, "Ann Lee"))[-6:] == ["3", "2", "1", ".", ".", "."]
        assert cells(line_with(lines, "Bob Stone"))[-6:] == ["2", ".", ".", "1", ".", "1"]
        assert cells(line_with(lines[4:], "total"))[-6:] == ["7", "2", "2", "2", "0", "1"]


async def test_unnamed_sources_and_the_unknown_stand_apart_below() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        text = "\n".join(await opened(pilot))
        order = ["Bob Stone", "Sources without a name, each for itself · 1", "a witness", "Counted apart", "Unknown"]
        assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


async def test_the_cursor_begins_where_the_most_quoted_is_quoted_first() -> None:
    first = article("first", "Nothing.", date="2000")
    second = article("second", "“Words,” said Ann.", date="2001")
    async with reader_app(collection([first, second], [quote(second, "Words,", ANN)])).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot)
        assert "[1]" in line_with(lines, "Ann Lee")
        assert details(lines)[0] == "Ann Lee · 1 quote here, 1 in all"


@pytest.mark.parametrize("size", SIZES)
async def test_at_every_size_heads_sums_and_the_cursors_cell_are_in_sight(size: tuple[int, int]) -> None:
    async with reader_app(many()).run_test(size=size) as pilot:
        lines = await opened(pilot, "G", "dollar_sign")
        assert "2039" in lines[2]
        assert "total" in lines[3]
        row = line_with(lines, "Speaker 059")
        assert "[.]" in row
        assert row.index("[.]") + 2 == lines[2].index("2039") + 4
        assert "total" in "".join(lines[-7:])
        assert all(len(line) <= size[0] for line in lines)
        lines = await opened_more(pilot, "g", "0")
        assert "[1]" in line_with(lines, "Speaker 000")
        assert "2000" in lines[2]


async def test_enter_goes_to_the_first_quote_there_and_h_comes_back() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await pilot.press("enter", "3")
        await pilot.pause()
        before = screen.here
        await pilot.press("M", "l", "enter")
        await pilot.pause()
        assert screen.view.current_quote is not None
        assert screen.view.current_quote.text == "One of month,"
        assert screen.pane == "reader"
        await pilot.press("H")
        await pilot.pause()
        assert screen.here == before


async def test_enter_on_an_empty_cell_stays_and_says_so() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "j", "enter")
        await pilot.pause()
        assert not isinstance(app.screen, MainScreen)
        assert "Bob Stone: nothing is quoted there." in next(note.message for note in app._notifications)


async def test_brackets_go_from_one_article_that_quotes_the_speaker_to_the_next() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot, "j", "right_square_bracket")
        assert "2019-06-15" in details(lines)[1]
        assert "undated" in details(await opened_more(pilot, "right_square_bracket"))[1]
        assert "undated" in details(await opened_more(pilot, "right_square_bracket"))[1]
        assert "2019-06-15" in details(await opened_more(pilot, "left_square_bracket"))[1]


async def test_the_cursor_passes_over_headings_and_stops_at_every_side() -> None:
    async with reader_app(years()).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "up", "left")
        assert details(await opened_more(pilot, "j", "j"))[0].startswith("a witness")
        assert details(await opened_more(pilot, "j"))[0].startswith("Unknown")
        assert details(await opened_more(pilot, "j"))[0].startswith("Unknown")
        assert details(await opened_more(pilot, "k", "k"))[0].startswith("Bob Stone")
        assert details(await opened_more(pilot, "pageup"))[0].startswith("Ann Lee")
        lines = await opened_more(pilot, "G", *["l"] * 9)
        assert details(lines)[0].startswith("Unknown")
        assert details(lines)[1].startswith("5 of 5 articles")


async def test_only_unnamed_sources_are_a_matrix_too() -> None:
    one = article("one", "“Words,” a witness said.", date="2001")
    async with reader_app(collection([one], [quote(one, "Words,", WITNESS)])).run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, "k", "k", "ctrl+u", "g")
        assert details(lines)[0].startswith("a witness · 1 quote here")


async def test_where_nobody_is_quoted_it_says_so() -> None:
    app = reader_app(collection([article("one", "Text.", date="2001")]))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = await opened(pilot, "j", "l", "G", "dollar_sign", "right_square_bracket", "enter")
        assert details(lines)[0] == "Nobody is quoted in these articles."
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


async def test_escape_leaves_everything_as_it_was() -> None:
    app = reader_app(two_articles())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await pilot.press("enter", "right_square_bracket", "3")
        await pilot.pause()
        before = screen.here, screen.view
        for leave in ("escape", "q", "M"):
            await pilot.press("M", "j", "l", leave)
            await pilot.pause()
            assert app.screen is screen
            assert (screen.here, screen.view) == before


async def test_opened_again_it_is_at_the_same_cell() -> None:
    app = reader_app(many())
    async with app.run_test(size=(80, 24)) as pilot:
        before = details(await opened(pilot, "G", "k", "dollar_sign", "h", "escape"))
        await pilot.press("M")
        after = (await shown_text(pilot)).splitlines()
        assert before != details(after)
        assert details(after)[0].startswith("Speaker 058")
        assert details(after)[1].startswith("39 of 40")
        assert "[.]" in line_with(after, "Speaker 058")


@pytest.mark.parametrize("size", SIZES)
async def test_a_change_of_size_keeps_the_cell_in_sight(size: tuple[int, int]) -> None:
    async with reader_app(many()).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "G", "dollar_sign")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        lines = (await shown_text(pilot)).splitlines()
        assert "[.]" in line_with(lines, "Speaker 059")
        assert details(lines)[1].startswith("40 of 40")


async def test_a_click_goes_where_enter_goes() -> None:
    app = reader_app(years())
    async with app.run_test(size=(120, 40)) as pilot:
        lines = await opened(pilot)
        row = next(number for number, line in enumerate(lines) if "Ann Lee" in line)
        await pilot.click(offset=(lines[row].index(" 1 ") + 1, row))
        await pilot.pause()
        assert quoted(app) == "One of month,"


def quoted(app: ReaderApp) -> str | None:
    quote = main_screen(app).view.current_quote
    return quote.text if quote is not None else None


async def test_the_wheel_moves_the_rows_and_leaves_heads_and_sums() -> None:
    app = reader_app(many())
    async with app.run_test(size=(80, 24)) as pilot:
        before = await opened(pilot)
        grid = app.screen.query_one(Grid)
        grid.scroll_to(y=10, x=13, animate=False, force=True)
        await pilot.pause()
        after = (await shown_text(pilot)).splitlines()
        assert "Speaker 010" in after[4]
        assert "total" in after[3]
        assert "2003" in after[2]
        assert "2000" in before[2]


async def test_hostile_texts_reach_the_screen_harmless() -> None:
    one = article("one", f"“{HOSTILE}” said he.", date="2019-01-01", title=HOSTILE, source=HOSTILE)
    app = reader_app(collection([one], [quote(one, HOSTILE, Speaker("x", HOSTILE))]))
    async with app.run_test(size=(160, 48)) as pilot:
        text = "\n".join(await opened(pilot))
        assert HARMLESS[:30] in text
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("source", "title", "short"),
    [
        ("The Moscow Times", "x", "MT"), ("Erasing 76 Crimes", "x", "E76C"), ("VICE", "x", "VICE"),
        ("breitbart", "x", "breit"), (None, "The bridge is closed", "bridg"), (None, "…", "a1"),
        ("新聞報", "x", "新聞"), ("One Two Three Four Five Six", "x", "One"),
    ],
)  # fmt: skip
def test_a_column_is_headed_by_a_short_name_of_its_outlet(source: str | None, title: str, short: str) -> None:
    assert short_name(Article("a1", "n/a1.md", "a1.md", title, "", source=source)) == short
