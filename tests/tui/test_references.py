"""The cross-references of the article and of the quote: what they show, where they lead, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from chechnya_reader.model import Collection, CrossReference, Evidence
from chechnya_reader.tui.main_screen import MainScreen
from tests.tui.fakes import ANN, BOB, article, collection, long_body, quote, reader_app, settle, shared, shown_in
from tests.tui.fakes import statement as statement_of
from tests.tui.folders import folder_app, settled

SIZE = (140, 40)


def named(label: str, of: Collection) -> CrossReference:
    """A place that is named in every article that has the word."""
    evidence = tuple(
        Evidence(one.id, at, at + len(label), label) for one in of.articles if (at := one.body.find(label)) >= 0
    )
    return CrossReference("place", label, "named", tuple(row.article for row in evidence), (), evidence)


def three_articles() -> Collection:
    """`north` shares two statements with `south`, one of them with `east`; Ann says them; all name the bridge."""
    names = ("north", "south", "east")
    articles = {
        name: article(name, long_body(name), source=f"The {name.title()}", date=f"2020-0{number}")
        for number, name in enumerate(names, 1)
    }
    said = {name: [quote(articles[name], statement_of(name, n), ANN if n else BOB) for n in range(6)] for name in names}
    bare = collection([*articles.values()], [one for quotes in said.values() for one in quotes])
    references = [
        shared("the ferry", said["north"][1], said["south"][1], said["east"][1]),
        shared("the pier", said["north"][40 % 6], said["south"][4]),
        replace(shared("Ann Lee", *(one for quotes in said.values() for one in quotes[1:])), kind="speaker"),
        named("bridge", bare),
    ]
    return replace(bare, references=tuple(references))


async def opened(pilot: Pilot[None], name: str = "north") -> MainScreen:
    screen = await settle(pilot)
    screen.open_article(name)
    await pilot.pause()
    return screen


def title(screen: MainScreen) -> str:
    return str(screen.references.border_title)


def lit(screen: MainScreen) -> list[str]:
    """The words that are lit in the reader."""
    assert screen.reader.article is not None
    return [screen.reader.article.body[span.start : span.end] for span, _ in screen.reader._pointed]


def words_drawn(screen: MainScreen) -> list[str]:
    """The words that are drawn underlined in the reader, line by line."""
    drawn = []
    for y in range(screen.reader.size.height):
        segments = screen.reader.render_line(y)
        drawn += [segment.text for segment in segments if segment.style is not None and segment.style.underline]
    return drawn


async def test_r_turns_from_the_article_to_the_quote_and_back() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert "this article" in title(screen)
        await pilot.press("right_square_bracket", "r")
        await pilot.pause()
        assert "this quote" in title(screen)
        assert "Statement 0 of north" in shown_in(screen.references)[0] or screen.references.rows == ()
        await pilot.press("r")
        await pilot.pause()
        assert "this article" in title(screen)


async def test_the_references_of_the_quote_follow_the_current_quote() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("r", "right_square_bracket", "right_square_bracket")
        await pilot.pause()
        lines = shown_in(screen.references)
        assert "Statement 1 of north" in lines[0]
        assert [line.strip() for line in lines].count("Same statement") == 1
        assert {row.item.reference.article for row in screen.references.rows if row.item.reference} == {"south", "east"}
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "Statement 2 of north" in shown_in(screen.references)[0]


async def test_without_a_current_quote_the_pane_says_what_to_do() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert any("No quote is current" in line for line in shown_in(screen.references))


async def test_on_a_narrow_screen_r_brings_the_references() -> None:
    async with reader_app(three_articles()).run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "r")
        await pilot.pause()
        assert screen.pane == "references"
        assert "this quote" in screen.query_one("#panes-bar").render_line(0).text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_where_the_pane_is_not_in_sight_r_brings_the_references_of_what_is_current(size: tuple[int, int]) -> None:
    async with reader_app(three_articles()).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "this article" in title(screen)
        assert screen.references.current is not None
        await pilot.press("2", "3", "2", "right_square_bracket", "r")
        await pilot.pause()
        assert "this quote" in title(screen)


async def test_the_name_of_the_pane_is_whole_in_the_narrowest_screen() -> None:
    async with reader_app(three_articles()).run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        await pilot.press("4")
        await pilot.pause()
        assert screen.query_one("#panes-bar").render_line(0).text.endswith("4 References · this article")


async def test_a_row_of_two_parts_says_who_tells_it_there_and_lights_both() -> None:
    north, south = (
        article("north", "“We wait here, and nobody comes.”"),
        article("south", "“We wait,” and “nobody comes.”"),
    )
    whole = quote(north, "We wait here, and nobody comes.", ANN)
    parts = [replace(quote(south, words, BOB), utterance=3) for words in ("We wait,", "nobody comes.")]
    found = collection([north, south], [whole, *parts], [shared("waiting", whole, *parts)])
    async with reader_app(found).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("4")
        await pilot.pause()
        text = " ".join(line.strip("▌▏ ") for line in shown_in(screen.references))
        assert "“We wait,” … “nobody comes.”" in text
        assert "speaker: Bob" in text
        await pilot.press("enter")
        await pilot.pause()
        assert lit(screen) == ["We wait,", "nobody comes."]


async def test_each_row_has_its_outlet_its_words_its_date_and_its_reason() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        text = "\n".join(shown_in(screen.references))
        for words in (
            "Same statement",
            "“Statement 1 of north",
            "The South",
            "“Statement 1 of south",
            "2020-02 · reworded",
        ):
            assert words in text


async def test_where_it_is_the_same_story_the_row_says_so_whole_in_a_narrow_pane() -> None:
    found = three_articles()
    story = CrossReference("link", "South", "same story: shared copy", ("north", "south"))
    async with reader_app(replace(found, references=(*found.references, story))).run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        text = " ".join(line.strip("▌▏ ") for line in shown_in(screen.references))
        assert "2020-02 · reworded, same story: shared copy" in text


async def test_the_beginning_of_an_article_that_goes_on_is_shown_with_an_ellipsis() -> None:
    north, south = article("north", "See south."), article("south", "The ferry left early and nobody was told.")
    listed = CrossReference("link", south.title, "listed as related", ("north", "south"), (),
                            (Evidence("north", 0, 10, "See south."), Evidence("south", 0, 9, "The ferry")))  # fmt: skip
    async with reader_app(collection([north, south], [], [listed])).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert any(line.strip("▌▏ ") == "The ferry…" for line in shown_in(screen.references))
        screen.open_article("south")
        await pilot.pause()
        assert any(line.strip("▌▏ ") == "See south." for line in shown_in(screen.references))


async def test_a_name_is_shown_among_what_stands_around_it() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("4", "G")
        await pilot.pause()
        assert any("bridge and of" in line for line in shown_in(screen.references))


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24), (60, 20)])
@pytest.mark.parametrize("scope", ["article", "quote"])
async def test_following_a_reference_and_coming_back_changes_nothing(size: tuple[int, int], scope: str) -> None:
    async with reader_app(three_articles()).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await pilot.press("2", *["right_square_bracket"] * 3)
        above = screen.reader.scroll_offset.y
        await pilot.press(*["r"] * (scope == "quote"), "4", "j", "j")
        await pilot.pause()
        place, view, row, lines = screen.here, screen.view, screen.references.current, shown_in(screen.references)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.article != "north"
        await pilot.press("j", "j", "r", "right_square_bracket", "4", "j", "H")
        await pilot.pause()
        assert screen.here == place
        assert screen.view == view
        assert screen.references.current == row
        assert shown_in(screen.references) == lines
        await pilot.press("2")
        await pilot.pause()
        assert screen.reader.scroll_offset.y == above


async def test_the_words_that_a_reference_leads_to_are_lit_until_one_goes_on() -> None:
    async with reader_app(three_articles()).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("4", "G", "enter")
        await pilot.pause()
        assert lit(screen) == ["bridge"]
        assert words_drawn(screen) == ["bridge"]
        await pilot.press("right_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert lit(screen) == []


async def test_of_many_articles_a_few_show_and_enter_shows_the_rest_and_hides_it_again() -> None:
    articles = [article(f"n{n}", "Here is the bridge.", source=f"Outlet {n}") for n in range(9)]
    bare = collection(articles)
    async with reader_app(replace(bare, references=(named("bridge", bare),))).run_test(size=(140, 60)) as pilot:
        screen = await opened(pilot, "n0")
        assert any("5 more articles" in line for line in shown_in(screen.references))
        await pilot.press("4", "G")
        folded = shown_in(screen.references)
        await pilot.press("enter")
        await pilot.pause()
        assert sum(row.item.reference is not None and row.selectable for row in screen.references.rows) == 8
        assert any("fewer" in line for line in shown_in(screen.references))
        await pilot.press("enter")
        await pilot.pause()
        assert shown_in(screen.references) == folded


async def test_references_of_a_quote_that_shares_nothing_say_so() -> None:
    async with reader_app(replace(three_articles(), references=())).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "r")
        await pilot.pause()
        assert any("shares anything" in line for line in shown_in(screen.references))


NEWS = {
    "ferry": "The ferry stays\nsource: The Quay\ndate: 2019-03-02\nrelated: [pier]",
    "pier": "A pier for sale\nsource: The Shore\ndate: 2019-04",
    "tide": "What the tide took",
}
BODIES = {
    "ferry": """The ferry did not run on Monday, said the Harbour Board of Eastport.

“We were never asked about the old ferry by anybody in the harbour office,” said Mara Lind, who owns the boat.

“The northern pier will be closed for good after the storm,” Otto Brand said in Eastport.
""",
    "pier": """The pier of Eastport is for sale, the Harbour Board said.

“The northern pier will be shut for good after the winter storm,” said Otto Brand. “Nobody will buy it from us.”

Mara Lind told the paper that she was “never asked about the old ferry by anybody in the harbour office”.
""",
    "tide": """Eastport was under water, as Mara Lind wrote.

“We were never asked about the old ferry by anybody,” said Mara Lind. “The harbour is empty, and nobody tells us why.”
""",
}


async def test_every_reference_opens_the_right_words_on_the_screen(tmp_path: Path) -> None:
    for name, head in NEWS.items():
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {head}\n---\n{BODIES[name]}", encoding="utf-8")
    async with folder_app(tmp_path).run_test(size=(120, 24)) as pilot:
        screen = await settled(pilot)
        kinds = set()
        for name in NEWS:
            screen.open_article(name)
            for scope in ["article", *(one.id for one in screen.collection.quotes_by_article[name])]:
                if scope == "article":
                    screen.view = replace(screen.view, article=name, quote=None, references="article")
                else:
                    screen.view = replace(screen.view, article=name, quote=scope, references="quote")
                rows = [row for row in screen.references.rows if row.selectable and row.item.reference]
                for row in rows:
                    assert screen.references.move_to_key(row.key)
                    screen.references.action_choose()
                    await pilot.pause()
                    reference = row.item.reference
                    kinds.add(reference.kind)
                    assert screen.view.article == reference.article
                    assert lit(screen) == [*reference.texts]
                    drawn = " ".join(" ".join(words_drawn(screen)).split())
                    assert drawn == " ".join(" ".join(reference.texts).split())
                    screen.action_go_back()
                    assert screen.references.current == row
        assert {"statement", "link", "speaker", "place"} <= kinds
