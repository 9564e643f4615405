"""Marking a passage: where the cursor goes, what comes to be marked, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.corrections import FILE
from chechnya_reader.model import Span
from chechnya_reader.tui.mark_screen import MarkScreen
from chechnya_reader.tui.marking import Marker, letter_step, next_word, previous_word, sentence_step, word_at, word_step
from chechnya_reader.tui.speaker_dialog import SpeakerDialog
from tests.tui.fakes import article, collection, reader_app, settle, shown_in
from tests.tui.folders import folder_app, folder_of, notices, press, quote_with, settled, speaker_of
from tests.tui.hosts import shown_text

BODY = "First words here. “We wait,” she said—twice.\n\nA second part. It ends"
SIZE = (140, 40)


def _cut(span: Span | None, body: str = BODY) -> str:
    assert span is not None
    return body[span.start : span.end]


def _at(words: str, *, begun: bool = False) -> Marker:
    start = BODY.index(words)
    marker = Marker(Span(start, start + len(words)))
    return marker.anchored() if begun else marker


def test_a_word_has_its_comma_and_not_the_marks_around_it() -> None:
    assert _cut(word_at(BODY, BODY.index("wait"))) == "wait,"
    assert _cut(word_at(BODY, BODY.index("“"))) == "We"
    assert _cut(word_at(BODY, BODY.index("—"))) == "twice."
    assert _cut(word_at(BODY, len(BODY))) == "ends"
    assert word_at("  \n", 1) is None


def test_the_cursor_goes_from_word_to_word_over_marks_and_paragraphs() -> None:
    marker = _at("twice.")
    assert _cut(word_step(BODY, marker, 1).cursor) == "A"
    assert _cut(word_step(BODY, marker, -1).cursor) == "said"
    assert word_step(BODY, _at("ends"), 1) == _at("ends")
    assert word_step(BODY, _at("First"), -1) == _at("First")


def test_a_passage_grows_both_ways_from_the_word_that_it_began_with() -> None:
    marker = _at("words", begun=True)
    assert _cut(word_step(BODY, marker, 1).span) == "words here."
    assert _cut(word_step(BODY, marker, -1).span) == "First words"


def test_letters_are_taken_in_and_left_out_one_by_one() -> None:
    marker = word_step(BODY, _at("We", begun=True), 1)
    assert _cut(marker.span) == "We wait,"
    shorter = letter_step(BODY, marker, -1)
    assert _cut(shorter.span) == "We wait"
    assert _cut(letter_step(BODY, shorter, 1).span) == "We wait,"


def test_sentences_are_marked_whole() -> None:
    begun = _at("First", begun=True)
    assert _cut(sentence_step(BODY, begun, 1).span) == "First words here."
    assert _cut(sentence_step(BODY, sentence_step(BODY, begun, 1), 1).span).endswith("twice.")
    assert _cut(sentence_step(BODY, _at("First"), 1).cursor) == "We"
    assert _cut(sentence_step(BODY, _at("second"), -1).cursor) == "A"
    assert _cut(sentence_step(BODY, _at("A"), -1).cursor) == "We"


STEPS = {"word": word_step, "letter": letter_step, "sentence": sentence_step}


@given(
    st.text(alphabet="ab .,“”—\n\u0301", max_size=40),
    st.lists(st.sampled_from([*STEPS, "begin"]), max_size=12),
    st.data(),
)
def test_whatever_is_pressed_the_cursor_is_on_something_that_is_seen(
    body: str, steps: list[str], data: st.DataObject
) -> None:
    word = word_at(body, data.draw(st.integers(0, len(body))))
    if word is None:
        assert next_word(body, 0) is None
        assert previous_word(body, len(body)) is None
        return
    marker = Marker(word)
    for step in steps:
        by = data.draw(st.sampled_from([1, -1]))
        marker = marker.anchored() if step == "begin" else STEPS[step](body, marker, by)
        assert 0 <= marker.cursor.start < marker.cursor.end <= len(body)
        assert not body[marker.cursor.start].isspace()
        assert not body[marker.cursor.end - 1].isspace()
        assert marker.span.start <= marker.cursor.start < marker.cursor.end <= marker.span.end


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folder_of(tmp_path)


@pytest.mark.parametrize("size", [(160, 48), (120, 40), (80, 24), (60, 20)])
async def test_a_passage_that_was_missed_is_marked_by_keys_alone(folder: Path, size: tuple[int, int]) -> None:
    async with folder_app(folder).run_test(size=size) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "slash", *"they told", "enter", "v")
        assert isinstance(pilot.app.screen, MarkScreen)
        assert "press space" in await shown_text(pilot)
        await press(pilot, "v", *"wwwwwwww")
        marked = pilot.app.screen.passage
        assert marked == "They told us to wait, and we waited for"
        assert "They told us" in await shown_text(pilot)
        await press(pilot, "w", "w", "enter")
        assert isinstance(pilot.app.screen, SpeakerDialog)
        await press(pilot, *"otto", "enter")
        quote = quote_with(screen, "They told us")
        assert quote.text == "They told us to wait, and we waited for an hour,"
        assert quote.corrected
        assert speaker_of(screen, "They told us") == "Otto Brand"
        assert screen.view.quote == quote.id
        assert "said by Otto Brand. u undoes." in notices(pilot)
        await press(pilot, "u")
        assert not [quote for quote in screen.collection.quotes if "They told us" in quote.text]


async def test_a_marked_passage_need_not_have_a_speaker(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "slash", *"it was cold", "enter", "v", "space", "s", "enter", "enter")
        quote = quote_with(screen, "It was cold")
        assert quote.text == "It was cold on the pier, he added."
        assert quote.speaker is None
        assert quote.kind == "direct"


async def test_a_passage_in_the_middle_of_a_sentence_is_a_fragment(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "slash", *"summer line", "enter", "v", "space", "w", "enter", "enter")
        assert quote_with(screen, "summer line").kind == "partial"


async def test_enter_needs_a_beginning_first(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "v", "enter")
        assert isinstance(pilot.app.screen, MarkScreen)
        assert "Nothing is marked yet" in await shown_text(pilot)


async def test_leaving_the_question_leaves_the_passage_marked_and_leaving_that_changes_nothing(folder: Path) -> None:
    async with folder_app(folder).run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await pilot.pause()
        place = screen.reader.place
        await press(pilot, "v", "space", "G", "enter", "escape")
        marking = pilot.app.screen
        assert isinstance(marking, MarkScreen)
        assert marking.passage.startswith("The ferry did not")
        assert screen.reader.place != place
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.reader.place == place
        assert not (folder / FILE).exists()


async def test_a_marked_passage_stands_for_the_quotes_that_it_overlaps_and_says_so(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        old = quote_with(screen, "The pier will be closed")
        screen.go_to_quote(old)
        await press(pilot, "v", "space", "w", "w", "enter", *"otto", "enter")
        assert quote_with(screen, "The pier will").text == "The pier will"
        assert "stands for 1 quote that it overlaps" in notices(pilot)
        await press(pilot, "u")
        assert quote_with(screen, "The pier will") == old


@pytest.mark.parametrize("size", [(120, 40), (60, 12)])
async def test_the_cursor_is_always_in_sight_above_the_panel(size: tuple[int, int]) -> None:
    long = article("long", "\n\n".join(f"Paragraph {n} tells of the pier and of the boats." for n in range(40)))
    async with reader_app(collection([long])).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("long")
        await pilot.pause()
        marking = MarkScreen(screen.reader, 0, lambda span, passage: pytest.fail("nobody asked"))
        await pilot.app.push_screen(marking)
        for key in ("G", "k", "k", "g", "j", "ctrl+d", "ctrl+d", "right_parenthesis", "ctrl+u", "G"):
            await pilot.press(key)
            await pilot.pause()
            cursor = marking.marker.cursor
            assert screen.reader.is_in_sight(cursor.start, cursor.end), key
            panel = marking.query_one("#panel")
            assert screen.reader.region.y + screen.reader.open_height <= panel.region.y


async def test_the_column_is_kept_over_short_lines() -> None:
    body = "one two three four five six\n\nx\n\none two three four five six"
    async with reader_app(collection([article("lines", body)])).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        screen.open_article("lines")
        await pilot.pause()
        marking = MarkScreen(screen.reader, body.index("four"), lambda span, passage: pytest.fail("nobody asked"))
        await pilot.app.push_screen(marking)
        await pilot.press("j")
        assert marking.passage == "x"
        await pilot.press("j")
        assert marking.passage == "four"
        assert marking.marker.cursor.start == body.rindex("four")


async def test_dragging_the_mouse_marks(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "v")
        marking = pilot.app.screen
        assert isinstance(marking, MarkScreen)
        lines = shown_in(screen.reader)
        row = next(index for index, line in enumerate(lines) if "The ferry did not" in line)
        region = screen.reader.region
        first, last = lines[row].index("ferry"), lines[row].index("Monday")
        await pilot.mouse_down(offset=(region.x + first, region.y + row))
        await pilot.hover(offset=(region.x + last, region.y + row))
        await pilot.mouse_up(offset=(region.x + last, region.y + row))
        assert marking.passage == "ferry did not run on Monday."


async def test_an_article_without_words_has_nothing_to_mark(folder: Path) -> None:
    (folder / "empty.md").write_text("---\ntitle: Empty\n---\n\n", encoding="utf-8")
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("empty")
        await press(pilot, "v")
        assert pilot.app.screen is screen


async def test_what_was_told_before_does_not_hide_the_panel(folder: Path) -> None:
    async with folder_app(folder).run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "The pier will be closed"))
        await press(pilot, "x", "v")
        text = await shown_text(pilot)
        assert "press space" in text
        assert "is no quote any more" not in text


@pytest.mark.parametrize("width", [60, 80])
async def test_the_keys_of_the_panel_have_room(folder: Path, width: int) -> None:
    async with folder_app(folder).run_test(size=(width, 20)) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "v")
        assert (await shown_text(pilot)).rstrip().endswith("Letter")


async def test_who_marks_what_is_a_quote_already_is_told_so_and_keeps_its_speaker_by_enter(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        before = quote_with(screen, "Nobody will buy")
        screen.go_to_quote(before)
        await press(pilot, "v", "space", "l", "l", "l", "enter")
        assert isinstance(pilot.app.screen, SpeakerDialog)
        assert "a quote already; so far Otto Brand" in await shown_text(pilot)
        await press(pilot, "enter")
        after = quote_with(screen, "Nobody will buy")
        assert (after.id, after.speaker, after.corrected) == (before.id, before.speaker, True)
