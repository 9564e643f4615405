"""The reason in the reader: the words light up, stay in sight above the panel, and are dark again afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chechnya_reader.model import Article, Attribution, Collection, Mention, Quote, Span, Speaker
from chechnya_reader.tui.reader import Reader
from chechnya_reader.tui.why import WhyScreen, lit_words
from tests.tui.fakes import article, collection, reader_app, settle
from tests.tui.hosts import shown_text

LIND = Speaker("mara-lind", "Mara Lind", role="owner of the boat")
NEXT = "right_square_bracket"
SIZES = [(160, 48), (120, 40), (80, 24), (60, 20)]
BETWEEN = "\n\n".join(f"Paragraph {number} is about the weather on the river." for number in range(30))
BODY = f"Mara Lind owns the boat.\n\n“It stays,” she said.\n\n{BETWEEN}\n\n“It stays here,” she told us.\n\n{BETWEEN}"


def _mention(body: str, words: str, after: str = "") -> Mention:
    start = body.index(words, body.index(after) if after else 0)
    return Mention(start, start + len(words), words, "person")


def _told(of: Article, words: str, cue: str) -> Quote:
    start = of.body.index(words)
    attribution = Attribution(
        "speaker-then-verb",
        "certain",
        _mention(of.body, "she", words),
        _mention(of.body, cue, words),
        _mention(of.body, "Mara Lind"),
    )
    return Quote(
        start, start + len(words), words, utterance=start, speaker=LIND, attribution=attribution, id=f"{of.id}#{start}",
        article=of.id, line=of.line_at(start),
    )  # fmt: skip


def boats() -> Collection:
    boat, other = article("boat", BODY), article("other", "Nobody is quoted here.")
    return collection([boat, other], [_told(boat, "It stays,", "said"), _told(boat, "It stays here,", "told")])


def _lit(reader: Reader, style: str) -> str:
    """What is drawn with `style`, line by line, in the lines that nothing covers."""
    found = []
    for y in range(reader.open_height):
        found += [
            segment.text for segment in reader.render_line(y) if segment.style and getattr(segment.style, style, False)
        ]
    return "|".join(found)


@pytest.mark.parametrize("size", SIZES)
async def test_cue_mention_and_antecedent_light_up_by_more_than_colour(size: tuple[int, int]) -> None:
    async with reader_app(boats()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("boat")
        await pilot.press(NEXT, "w")
        text = await shown_text(pilot)
        assert "Right after the words the text names “she”" in " ".join(text.split())
        assert "she" in _lit(screen.reader, "reverse").split("|")
        assert "Mara Lind" in _lit(screen.reader, "reverse").split("|")
        assert "said" in _lit(screen.reader, "underline").split("|")
        await pilot.press("w")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert not _lit(screen.reader, "reverse") + _lit(screen.reader, "underline")


@pytest.mark.parametrize("size", SIZES)
async def test_words_that_are_out_of_sight_are_scrolled_to(size: tuple[int, int]) -> None:
    async with reader_app(boats()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("boat")
        await pilot.press(NEXT, NEXT)
        await pilot.pause()
        screen.reader.action_move(-2)
        place = screen.reader.place
        await pilot.press("w")
        await shown_text(pilot)
        why = pilot.app.screen
        assert isinstance(why, WhyScreen)
        assert screen.reader.region.y + screen.reader.open_height <= why.query_one("#panel").region.y
        assert "told" in _lit(screen.reader, "underline").split("|")
        assert "she" in _lit(screen.reader, "reverse").split("|")
        assert "Mara Lind" not in _lit(screen.reader, "reverse").split("|")
        await pilot.press("n")
        await pilot.pause()
        assert "Mara Lind" in _lit(screen.reader, "reverse").split("|")
        await pilot.press("n")
        await pilot.pause()
        assert "she" in _lit(screen.reader, "reverse").split("|")
        await pilot.press("escape")
        await pilot.pause()
        assert screen.reader.place == place
        assert screen.reader.open_height == screen.reader.size.height


@pytest.mark.parametrize("size", SIZES)
async def test_the_reason_of_a_quote_of_another_article_shows_that_article_and_comes_back(
    size: tuple[int, int],
) -> None:
    async with reader_app(boats()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("other")
        await pilot.press("3", "a", "j")
        assert screen.view.article == "other"
        here = screen.here
        await pilot.press("w")
        await shown_text(pilot)
        assert screen.view.article == "boat"
        assert "she" in _lit(screen.reader, "reverse").split("|")
        await pilot.press("escape")
        await pilot.pause()
        assert screen.here == here
        assert screen.pane == "quotes"


async def test_the_panel_and_the_words_follow_a_resize() -> None:
    async with reader_app(boats()).run_test(size=(160, 48)) as pilot:
        screen = await settle(pilot)
        screen.open_article("boat")
        await pilot.press(NEXT, NEXT, "w")
        await shown_text(pilot)
        await pilot.resize_terminal(60, 20)
        await shown_text(pilot)
        assert "told" in _lit(screen.reader, "underline").split("|")


def test_the_words_are_those_of_the_attribution_in_the_order_of_the_text() -> None:
    (first, _) = boats().quotes
    assert [(BODY[span.start : span.end], look) for span, look in lit_words(first)] == [
        ("Mara Lind", "antecedent"),
        ("she", "mention"),
        ("said", "cue"),
    ]
    assert lit_words(replace(first, attribution=Attribution("none", "unknown"))) == []


async def test_a_reason_without_words_offers_no_step_to_them() -> None:
    (first, second) = boats().quotes
    nobody = replace(first, speaker=None, attribution=Attribution("none", "unknown"))
    told = replace(boats(), quotes=(nobody, second))
    async with reader_app(told).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("boat")
        await pilot.press(NEXT, "w")
        text = await shown_text(pilot)
        assert "Nothing near these words says who" in text
        assert "Next word" not in text
        assert Span(0, 0) not in [span for span, _ in lit_words(nobody)]
