"""Correcting on the running screen: what is written, what is shown of it, and that nothing else moves."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from chechnya_reader import library
from chechnya_reader.corrections import FILE, load_corrections, not_a_quote, open_corrections
from chechnya_reader.state import State
from chechnya_reader.tui.problems import ProblemsScreen
from chechnya_reader.tui.question import Question
from chechnya_reader.tui.speaker_dialog import NameInput, NameLines, SpeakerDialog
from tests.tui.fakes import NOW, reader_app, settle, shown_in, two_articles
from tests.tui.folders import folder_app, folder_of, notices, press, quote_with, settled, speaker_of
from tests.tui.hosts import HOSTILE, shown_text

SIZE = (140, 40)
NEXT = "right_square_bracket"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path)


@pytest.fixture(params=[(160, 48), (120, 40), (80, 24), (60, 20)])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


async def test_a_known_speaker_is_found_by_a_part_of_the_name(folder: Path, size: tuple[int, int]) -> None:
    async with folder_app(folder).run_test(size=size) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "c", *"lind")
        text = await shown_text(pilot)
        assert "Who said it?" in text
        assert "The pier will be closed" in text
        assert "Mara Lind" in text
        await press(pilot, "enter")
        assert speaker_of(screen, "pier will be closed") == "Mara Lind"
        assert "now said by Mara Lind. u undoes." in notices(pilot)
        assert 'speaker: "Mara Lind"' in (folder / FILE).read_text(encoding="utf-8")
        assert screen.view.quote == quote_with(screen, "pier will be closed").id


async def test_a_corrected_quote_shows_that_it_is_in_the_status_and_in_the_lists(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        assert "✎" not in await shown_text(pilot)
        await press(pilot, "c", *"New Name", "enter")
        assert quote_with(screen, "pier will be closed").corrected
        assert any("✎ “The pier will be closed" in line for line in shown_in(screen.quotes))
        assert "✎ corrected · New Name" in screen.query_one("#status").render_line(0).text


async def test_a_new_name_is_taken_as_it_is_typed(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Somebody has to pay"))
        await press(pilot, "c", *"Ola Berg", "enter")
        assert speaker_of(screen, "Somebody has to pay") == "Ola Berg"


async def test_a_part_of_a_known_name_can_be_a_new_one(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Somebody has to pay"))
        await press(pilot, "c", *"Bran", "down", "enter")
        assert speaker_of(screen, "Somebody has to pay") == "Bran"


async def test_that_nobody_says_who_clears_the_speaker(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "c", "down", "enter")
        assert speaker_of(screen, "pier will be closed") is None
        assert "Speaker unknown" in screen.query_one("#status").render_line(0).text
        assert "now said by nobody known" in notices(pilot)


async def test_the_parts_of_an_utterance_are_corrected_together(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody came"))
        await press(pilot, "c", *"otto", "enter")
        assert speaker_of(screen, "Nobody came") == speaker_of(screen, "never asked") == "Otto Brand"


async def test_escape_corrects_nothing(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody came"))
        before = screen.collection
        await press(pilot, "c", *"otto", "escape")
        assert screen.collection is before
        assert not (folder / FILE).exists()


async def test_what_is_no_quote_goes_without_a_question_and_comes_back_by_an_undo(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = quote_with(screen, "pier will be closed")
        screen.go_to_quote(quote)
        await pilot.pause()
        place = screen.reader.place
        await press(pilot, "x")
        assert quote.id not in screen.collection.quotes_by_id
        assert "“The pier will be closed for good,” is no quote any more. u undoes." in notices(pilot)
        assert screen.reader.place == place
        await press(pilot, "u")
        assert screen.collection.quotes_by_id[quote.id] == quote
        assert screen.view.quote == quote.id
        assert "Undone: that “The pier will be closed for good,” is no quote." in notices(pilot)
        assert "Now it is said by Otto Brand." in notices(pilot)


async def test_of_a_split_quote_the_other_part_stays_one_and_that_is_said(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "never asked"))
        await press(pilot, "x")
        assert quote_with(screen, "Nobody came").speaker is not None
        assert "no quote any more; the rest of what was said still is. u undoes." in notices(pilot)


async def test_the_cursor_of_the_quotes_goes_on_beside_the_one_that_went(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("ferry")
        await press(pilot, "3", "a")
        screen.quotes.show_quote(quote_with(screen, "never asked"))
        await press(pilot, "j", "j", "k", "k")
        row = screen.quotes.current
        assert row is not None
        assert screen.view.quote == row.item.parts[0].id
        await press(pilot, "x")
        row = screen.quotes.current
        assert row is not None
        assert screen.view.quote == (row.item.parts[0].id if row.item.parts else None)


async def test_corrections_are_undone_one_by_one_the_last_first(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        before = screen.collection.quotes
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c", *"mara", "enter")
        await press(pilot, "x")
        await press(pilot, "u")
        assert speaker_of(screen, "Nobody will buy") == "Mara Lind"
        await press(pilot, "u")
        assert screen.collection.quotes == before
        assert "u" not in screen.active_bindings or not screen.active_bindings["u"].enabled


async def test_a_correction_of_another_day_is_undone_only_after_a_yes(folder: Path) -> None:
    collection = library.open_collection(folder)
    quote = next(quote for quote in collection.quotes if quote.text.startswith("Nobody will"))
    article = collection.articles_by_id[quote.article]
    library.correction_file(collection, os.environ).add(not_a_quote(article, quote, NOW))
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, Question)
        assert "Take back the correction of 2026-03-01" in await shown_text(pilot)
        assert "“Nobody will buy it,” is no quote" in pilot.app.screen.text
        await press(pilot, "n")
        assert quote.id not in screen.collection.quotes_by_id
        await press(pilot, "u", "y")
        assert quote.id in screen.collection.quotes_by_id


async def test_a_collection_that_is_read_only_says_once_where_corrections_go(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "bundled_root", lambda: folder)
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c", *"mara", "enter")
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "c", *"mara", "enter")
        assert notices(pilot).count("This collection is read-only") == 1
        assert str(data) in notices(pilot)
        assert not (folder / FILE).exists()
        assert speaker_of(screen, "Nobody will buy") == speaker_of(screen, "pier will be closed") == "Mara Lind"
        await press(pilot, "u")
        assert speaker_of(screen, "pier will be closed") == "Otto Brand"


async def test_a_folder_that_cannot_be_written_to_keeps_corrections_in_the_data_folder(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder and allowed(path, mode))
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "x")
        assert "The folder is read-only: corrections are kept in" in notices(pilot)
        assert not (folder / FILE).exists()
        assert list((data / "chechnya-reader" / "corrections").iterdir())


async def test_a_correction_that_cannot_be_written_changes_nothing_and_says_why(folder: Path) -> None:
    (folder / FILE).write_text("<<<<<<< mine\n: [", encoding="utf-8")
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        before = screen.view
        await press(pilot, "x")
        assert screen.view == before
        assert "Nothing was corrected:" in notices(pilot)
        assert (folder / FILE).read_text(encoding="utf-8") == "<<<<<<< mine\n: ["


async def test_an_entry_that_was_edited_meanwhile_is_not_undone(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c", *"mara", "enter")
        text = (folder / FILE).read_text(encoding="utf-8")
        (folder / FILE).write_text(text.replace('"Mara Lind"', '"Mara L."'), encoding="utf-8")
        await press(pilot, "u")
        assert "Nothing was undone:" in notices(pilot)
        assert '"Mara L."' in (folder / FILE).read_text(encoding="utf-8")


async def test_a_correction_that_lost_its_words_is_among_the_problems(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c", *"mara", "enter")
        text = (folder / "pier.md").read_text(encoding="utf-8")
        (folder / "pier.md").write_text(text.replace("Nobody will buy it", "They will not buy it"), encoding="utf-8")
        await press(pilot, "R")
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, ProblemsScreen)
        shown = await shown_text(pilot)
        assert "correction-lost" in shown
        assert "Nobody will buy it" in shown


async def test_what_another_reader_put_right_is_kept_and_shown_with_the_next_correction(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        other = open_corrections(str(folder), screen.collection.key, os.environ)
        quote = quote_with(screen, "Somebody has to pay")
        other.add(not_a_quote(screen.collection.articles_by_id[quote.article], quote, NOW))
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c", *"mara", "enter")
        assert quote.id not in screen.collection.quotes_by_id
        assert speaker_of(screen, "Nobody will buy") == "Mara Lind"
        await press(pilot, "u")
        assert speaker_of(screen, "Nobody will buy") == "Otto Brand"
        assert quote.id not in screen.collection.quotes_by_id, "the other reader's correction is not this one's to undo"
        assert len(load_corrections(str(folder), screen.collection.key, os.environ).records) == 1


async def test_two_speakers_become_one_and_the_selection_keeps_its_quotes(folder: Path, size: tuple[int, int]) -> None:
    state = State(None)
    async with folder_app(folder, state=state).run_test(size=size) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "It is too old"))
        await press(pilot, "space")
        selected = screen.view.selected
        assert len(selected) == 2
        await press(pilot, "m", *"mara")
        assert "Who is the same person?" in await shown_text(pilot)
        await press(pilot, "enter")
        assert "Which name stays?" in await shown_text(pilot)
        assert "M. Lindt and Mara Lind" in await shown_text(pilot)
        await press(pilot, *"mara lind", "enter")
        assert speaker_of(screen, "It is too old") == speaker_of(screen, "never asked") == "Mara Lind"
        assert screen.view.selected == selected
        assert not screen.view.lost
        assert "are one now: Mara Lind. u undoes." in notices(pilot)
        await press(pilot, "u")
        assert speaker_of(screen, "It is too old") == "M. Lindt"
        assert screen.view.selected == selected


async def test_a_merge_may_be_given_a_name_that_neither_has(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "It is too old"))
        await press(pilot, "m", *"mara", "enter")
        await press(pilot, *"Mara Lindt", "enter")
        assert speaker_of(screen, "It is too old") == speaker_of(screen, "never asked") == "Mara Lindt"


async def test_the_second_question_of_a_merge_can_still_be_left(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "It is too old"))
        await press(pilot, "m", *"mara", "enter")
        await press(pilot, "escape")
        assert not (folder / FILE).exists()
        assert speaker_of(screen, "It is too old") == "M. Lindt"


async def test_a_speaker_is_merged_from_the_heading_too(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.open_article("pier")
        await press(pilot, "3", "g")
        row = screen.quotes.current
        assert row is not None
        assert row.item.group is not None
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, SpeakerDialog)


async def test_a_selected_quote_that_is_none_any_more_is_kept_as_lost(folder: Path) -> None:
    state = State(None)
    async with folder_app(folder, state=state).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "space", "x")
        assert [selection.text for selection in screen.view.lost] == ["Nobody will buy it,"]
        assert len(state.selections(screen.collection.key)) == 1
        await press(pilot, "u")
        assert not screen.view.lost
        assert len(screen.view.selected) == 1


async def test_a_name_that_is_pasted_with_control_characters_is_harmless_and_no_markup(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await press(pilot, "c")
        pilot.app.screen.query_one(NameInput).value = HOSTILE
        await settled(pilot)
        lines = pilot.app.screen.query_one(NameLines)
        assert "[@click=app.bell]c" in lines.render_line(0).text
        await press(pilot, "enter")
        name = speaker_of(screen, "Nobody will buy")
        assert name is not None
        assert "[bold]a[/b]" in name
        text = await shown_text(pilot) + notices(pilot) + (folder / FILE).read_text(encoding="utf-8")
        assert not set("\x1b\x07\x9b\u202e\u200b") & set(text)
        again = library.open_collection(folder)
        assert [quote.speaker.name for quote in again.quotes if quote.corrected and quote.speaker] == [name]


async def test_the_keys_of_corrections_are_offered_only_where_they_work(folder: Path) -> None:
    async with folder_app(folder).run_test(size=(200, 40)) as pilot:
        screen = await settled(pilot)
        keys = screen.query_one("#keys")
        assert not {"correct", "not a quote", "merge", "undo"} & set(_offered(keys.render_line(0).text))
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        await pilot.pause()
        assert {"correct", "mark", "merge", "speaker"} <= set(_offered(keys.render_line(0).text))
        assert "undo" not in _offered(keys.render_line(0).text)
        await press(pilot, "x")
        assert "undo" in _offered(keys.render_line(0).text)
        assert "correct" not in _offered(keys.render_line(0).text), "no quote is current any more"


def _offered(line: str) -> list[str]:
    return line.split()


async def test_nothing_is_corrected_while_quotes_are_looked_for(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        actions = ("correct_speaker", "drop_quote", "mark_quote", "merge_speakers")
        assert all(screen.check_action(action, ()) for action in actions)
        screen.view = replace(screen.view, stage="finding")
        assert not any(screen.check_action(action, ()) for action in (*actions, "undo"))
        await press(pilot, "x")
        assert "The quotes are not found yet." in notices(pilot)
        assert not (folder / FILE).exists()


async def test_nothing_is_corrected_in_a_collection_without_a_file() -> None:
    async with reader_app(two_articles()).run_test(size=SIZE) as pilot:
        screen = await settle(pilot)
        await pilot.press("enter", NEXT)
        for key in ("c", "x", "v", "m", "u"):
            assert key not in screen.active_bindings or not screen.active_bindings[key].enabled


async def test_every_key_of_the_dialogs_has_an_id_and_says_what_it_does() -> None:
    for binding in NameInput.BINDINGS:
        assert binding.id  # type: ignore[union-attr]
        assert binding.tooltip  # type: ignore[union-attr]
