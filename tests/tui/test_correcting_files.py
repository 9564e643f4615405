"""Corrections and their file while the screen is open: other readers, edits by hand, what cannot be written or read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chechnya_reader.corrections import (
    FILE,
    Correction,
    CorrectionError,
    CorrectionFile,
    not_a_quote,
    open_corrections,
)
from chechnya_reader.tui.app import complain_of_refused
from chechnya_reader.tui.correcting import KeepingLibrary
from tests.tui.fakes import NOW
from tests.tui.folders import folder_app, folder_of, notices, press, quote_with, settled, speaker_of

SIZE = (140, 40)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path)


@contextmanager
def written_to(folder: Path) -> Iterator[None]:
    """While another reader has the right to write there."""
    fcntl = pytest.importorskip("fcntl")
    holder = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(holder)


async def test_the_screen_goes_on_while_another_reader_is_writing(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        with written_to(folder):
            await pilot.press("c", *"mara", "enter", "1")
            assert screen.pane == "articles"
            assert speaker_of(screen, "pier will be closed") == "Otto Brand"
            assert not (folder / FILE).exists()
            await pilot.press("2", "x")
            await pilot.pause()
            screen._tell_of_waiting()
            await pilot.pause()
            assert "Another reader is writing" in notices(pilot)
        await settled(pilot)
        text = (folder / FILE).read_text(encoding="utf-8")
        assert text.index("kind: speaker") < text.index("kind: not-a-quote"), "in the order of the keys"
        assert all("pier will be closed" not in quote.text for quote in screen.collection.quotes)


async def test_nothing_is_undone_while_a_correction_waits_to_be_written(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "c", *"mara", "enter")
        screen.go_to_quote(quote_with(screen, "Nobody will buy"))
        with written_to(folder):
            await pilot.press("x", "u")
            await pilot.pause()
            assert "not written yet" in notices(pilot)
        await settled(pilot)
        assert speaker_of(screen, "pier will be closed") == "Mara Lind"
        await press(pilot, "u")
        assert quote_with(screen, "Nobody will buy")


async def test_what_cannot_be_written_in_time_is_said_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chechnya_reader.corrections.writing.PATIENCE", 0.0)
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        before = screen.collection
        with written_to(folder):
            await press(pilot, "x")
        assert "Nothing was corrected:" in notices(pilot)
        assert "another reader" in notices(pilot)
        assert screen.collection is before
        await press(pilot, "x")
        assert all("pier will be closed" not in quote.text for quote in screen.collection.quotes)


async def test_a_fault_of_the_program_in_writing_is_said_and_ends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(file: CorrectionFile, record: Correction) -> None:
        raise RuntimeError("out of ink")

    monkeypatch.setattr(CorrectionFile, "add", failing)
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "x")
        assert "Nothing was corrected: RuntimeError: out of ink." in notices(pilot)
        assert quote_with(screen, "pier will be closed")


def test_a_correction_that_was_refused_while_the_reader_closed_is_said_on_standard_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = KeepingLibrary({})
    complain_of_refused(library)
    assert capsys.readouterr().err == ""
    library.refused.append("Nothing was corrected: \x1b[31mno room.")
    complain_of_refused(library)
    assert capsys.readouterr().err == "Nothing was corrected: ␛[31mno room.\n"


def test_what_is_given_to_be_written_is_written_also_where_nobody_waits_for_it(folder: Path, data: Path) -> None:
    library = KeepingLibrary({"XDG_DATA_HOME": str(data)})
    found = library.extract(library.load(str(folder)), progress=lambda done, of: None, cancelled=lambda: False)
    quote = found.quotes[0]
    article = found.articles_by_id[quote.article]
    with written_to(folder):
        first = library.add(found, not_a_quote(article, quote, NOW))
        assert library.is_writing
    assert first.result(10) == ""
    assert not library.is_writing
    again = library.undo(found, not_a_quote(article, quote, NOW))
    assert again.result(10) == ""
    with pytest.raises(CorrectionError, match="no longer there"):
        library.undo(found, not_a_quote(article, quote, NOW)).result(10)


async def test_what_another_reader_put_right_is_shown_before_long(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = quote_with(screen, "Somebody has to pay")
        screen._save_and_catch_up()
        await settled(pilot)
        assert notices(pilot) == ""
        other = open_corrections(str(folder), screen.collection.key, os.environ)
        other.add(not_a_quote(screen.collection.articles_by_id[quote.article], quote, NOW))
        screen._save_and_catch_up()
        await settled(pilot)
        assert quote.id not in screen.collection.quotes_by_id
        assert "Corrections were changed elsewhere" in notices(pilot)


async def test_a_file_that_was_broken_by_hand_is_told_at_once_and_mended_again(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "pier will be closed"))
        await press(pilot, "c", *"mara", "enter")
        text = (folder / FILE).read_text(encoding="utf-8")
        (folder / FILE).write_text(text + "- kind: [\n", encoding="utf-8")
        screen._save_and_catch_up()
        await settled(pilot)
        assert speaker_of(screen, "pier will be closed") == "Otto Brand"
        assert "no correction of this file counts" in notices(pilot)
        (folder / FILE).write_text(text, encoding="utf-8")
        screen._save_and_catch_up()
        await settled(pilot)
        assert speaker_of(screen, "pier will be closed") == "Mara Lind"


async def test_whoever_lost_the_last_quote_by_a_correction_can_still_be_named(folder: Path) -> None:
    async with folder_app(folder).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.go_to_quote(quote_with(screen, "It is too old"))
        await press(pilot, "c", *"mara", "enter")
        assert "M. Lindt" not in [speaker.name for speaker in screen.collection.speakers]
        await press(pilot, "c", *"lindt", "enter")
        assert speaker_of(screen, "It is too old") == "M. Lindt"
