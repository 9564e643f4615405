"""Tellings side by side: what the screen shows, how one moves in it, and the way there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from chechnya_reader.model import Collection, CrossReference, Evidence, Quote
from chechnya_reader.tui.compare_screen import CompareScreen, TellingsView
from chechnya_reader.tui.main_screen import MainScreen
from tests.tui.fakes import ANN, article, collection, quote, reader_app, settle, shown_in
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

WORDS = {
    "new": "The light of the old harbour was out all night, and nobody came to mend it.",
    "old": "The light of the harbour was out all night … and nobody came.",
    "undated": "The lamp of the harbour was out all [winter] night, and nobody came to mend it.",
}
DATES = {"new": "2020-05", "old": "2019-11-02", "undated": None}


def tellings(words: dict[str, str] | None = None) -> Collection:
    """Three articles that tell one statement of Ann's, and another one that the first two tell, in the same quote."""
    words = words or WORDS
    articles, quotes = [], []
    for name, text in words.items():
        said = f"{text} We have told them." if name != "undated" else text
        one = article(name, f"{'Long before. ' * 80}\n\n“{said}” said Ann Lee.", source=f"The {name}", date=DATES[name])
        articles.append(one)
        quotes.append(quote(one, said, ANN if name != "undated" else None))
    bare = collection(articles, quotes)
    texts = [(one, words[one.article]) for one in quotes]
    again = [(one, "We have told them.") for one in quotes[:2]]
    return replace(bare, references=(statement("the light", texts), statement("told", again)))


def statement(label: str, told: list[tuple[Quote, str]]) -> CrossReference:
    evidence = []
    for one, words in told:
        start = one.start + one.text.index(words)
        evidence.append(Evidence(one.article, start, start + len(words), words))
    articles = tuple(row.article for row in evidence)
    return CrossReference("statement", label, "reworded", articles, tuple(one.id for one, _ in told), tuple(evidence))


async def compared(pilot: Pilot[None], name: str = "new") -> tuple[MainScreen, TellingsView]:
    """The comparison, opened from the quote of the article `name`."""
    main = await settle(pilot)
    main.open_article(name)
    await pilot.pause()
    await pilot.press("right_square_bracket", "equals_sign")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return main, screen.query_one(TellingsView)


def current(view: TellingsView) -> str:
    return view.comparison.tellings[view.current].article


@pytest.mark.parametrize("size", [(160, 48), (120, 40), (80, 24), (60, 20)])
async def test_tellings_show_who_says_so_where_when_and_how_it_stands_to_the_oldest(size: tuple[int, int]) -> None:
    async with reader_app(tellings()).run_test(size=size) as pilot:
        await compared(pilot)
        seen = await shown_text(pilot)
        assert "3 tellings in 3 articles, oldest first" in seen
        for key in ("j", "j"):
            await pilot.press(key)
            seen += await shown_text(pilot)
        for words in (
            "The old",
            "2019-11-02 · the base",
            "Ann Lee",
            "2020-05 · reworded",
            "undated · reworded",
            "Unknown",
        ):
            assert words in seen


async def test_a_wide_screen_has_them_side_by_side_and_a_narrow_one_below_one_another() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        _, view = await compared(pilot)
        assert any("The old" in line and "The new" in line for line in shown_in(view))
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        lines = shown_in(view)
        assert not any("The old" in line and "The new" in line for line in lines)
        assert [line.strip("▌ ") for line in lines if line.strip("▌ ") in ("The old", "The new")] == [
            "The old",
            "The new",
        ]


async def test_words_that_differ_are_marked_without_colour_too() -> None:
    async with reader_app(tellings()).run_test(size=(160, 48)) as pilot:
        _, view = await compared(pilot)
        text = " ".join(" ".join(shown_in(view)).split())
        for marked in ("‹old›", "‹to mend it›", "‹lamp›"):
            assert marked in text
        assert "‹[winter]›" not in text
        assert "‹…›" not in text


async def test_the_base_shows_what_the_current_telling_is_without() -> None:
    async with reader_app(tellings()).run_test(size=(160, 48)) as pilot:
        _, view = await compared(pilot)
        await pilot.press("G")
        await pilot.pause()
        assert current(view) == "undated"
        assert "‹light›" in " ".join(shown_in(view))
        await pilot.press("k")
        await pilot.pause()
        assert "‹light›" not in " ".join(shown_in(view))


async def test_where_the_base_may_be_out_of_sight_each_telling_names_what_it_is_without() -> None:
    async with reader_app(tellings()).run_test(size=(60, 30)) as pilot:
        _, view = await compared(pilot)
        await pilot.press("j", "j")
        await pilot.pause()
        assert any("without “light”" in line for line in shown_in(view))


async def test_the_oldest_is_current_first_and_the_keys_go_through_them() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        _, view = await compared(pilot)
        seen = [current(view)]
        for key in ("j", "l", "down", "k", "h", "left", "G", "g"):
            await pilot.press(key)
            seen.append(current(view))
        assert seen == ["old", "new", "undated", "undated", "new", "old", "old", "undated", "old"]


async def test_with_many_tellings_the_base_stays_and_the_current_one_is_in_sight() -> None:
    words = {f"n{n}": f"The light was out all night, and {n} people saw it." for n in range(9)}
    articles = [
        article(name, f"“{text}” said Ann.", source=f"Paper {name}", date="2020") for name, text in words.items()
    ]
    quotes = [quote(one, words[one.id], ANN) for one in articles]
    found = replace(collection(articles, quotes), references=(statement("light", [(one, one.text) for one in quotes]),))
    async with reader_app(found).run_test(size=(80, 24)) as pilot:
        _, view = await compared(pilot, "n4")
        for n in range(9):
            top = shown_in(view)[0]
            assert "Paper n0" in top
            assert f"Paper n{n}" in top
            assert f"{n + 1} of 9" in await shown_text(pilot)
            await pilot.press("j")
            await pilot.pause()


async def test_b_holds_the_others_against_another_telling() -> None:
    async with reader_app(tellings()).run_test(size=(160, 48)) as pilot:
        _, view = await compared(pilot)
        await pilot.press("j", "b")
        await pilot.pause()
        assert current(view) == "new"
        assert "2020-05 · the base" in shown_in(view)[2]
        assert "2019-11-02 · reworded" in " ".join(shown_in(view))


async def test_s_goes_to_the_next_statement_of_the_quote() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        await compared(pilot)
        assert "Statement 1 of 2:" in await shown_text(pilot)
        await pilot.press("s")
        text = await shown_text(pilot)
        assert "Statement 2 of 2: 2 tellings in 2 articles" in text
        assert "No word differs" in text
        assert "‹" not in text


async def test_of_one_statement_there_is_no_next() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        await compared(pilot, "undated")
        assert "s" not in pilot.app.screen.active_bindings
        assert "Statement 1" not in await shown_text(pilot)


@pytest.mark.parametrize("key", ["escape", "q", "equals_sign"])
async def test_leaving_changes_nothing(key: str) -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        main = await settle(pilot)
        main.open_article("new")
        await pilot.press("right_square_bracket")
        await pilot.pause()
        here, view = main.here, main.view
        await pilot.press("equals_sign", "j", "b", key)
        await pilot.pause()
        assert pilot.app.screen is main
        assert (main.here, main.view) == (here, view)
        assert not main.history.can_go_back or main.history._before[-1] != here


async def test_enter_goes_to_the_telling_and_h_comes_back() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        main, _ = await compared(pilot)
        here = main.here
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert main.view.article == "undated"
        assert main.view.current_quote is not None
        assert any("The lamp" in line for line in shown_in(main.reader))
        assert [span.end - span.start for span, _ in main.reader._pointed] == [len(WORDS["undated"])]
        await pilot.press("H")
        await pilot.pause()
        assert main.here == here


async def test_the_statement_of_the_row_in_the_references_is_compared() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        main = await settle(pilot)
        main.open_article("old")
        await pilot.press("4", "j", "j")
        row = main.references.current
        assert row is not None
        assert row.item.reference is not None
        assert row.item.reference.label == "told"
        await pilot.press("equals_sign")
        assert "2 tellings" in await shown_text(pilot)


async def test_where_there_is_nothing_to_compare_the_key_says_so() -> None:
    found = replace(tellings(), references=())
    async with reader_app(found).run_test(size=(120, 40)) as pilot:
        main = await settle(pilot)
        main.open_article("new")
        await pilot.press("right_square_bracket", "equals_sign")
        await pilot.pause()
        assert pilot.app.screen is main
        assert any("nothing to compare" in notice.message for notice in pilot.app._notifications)


async def test_hostile_text_reaches_no_terminal() -> None:
    words = {name: f"{text} {HOSTILE}" for name, text in WORDS.items()}
    async with reader_app(tellings(words)).run_test(size=(160, 48)) as pilot:
        await compared(pilot)
        text = await shown_text(pilot)
        assert "\x1b" not in text
        assert HARMLESS.split()[0] in text


async def test_enter_on_a_telling_can_be_clicked_for() -> None:
    async with reader_app(tellings()).run_test(size=(120, 40)) as pilot:
        _, view = await compared(pilot)
        x = next(line.index("The undated") for line in shown_in(view) if "The undated" in line)
        await pilot.click(view, offset=(x, 0))
        await pilot.pause()
        assert current(view) == "undated"
