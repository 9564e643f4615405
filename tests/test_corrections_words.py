"""Corrections hold to the very words they were given for, wherever these stand now, and to no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chechnya_reader import library, open_collection
from chechnya_reader.anchoring import words_at
from chechnya_reader.corrections import (
    Correction,
    Loaded,
    Merge,
    Named,
    NotAQuote,
    SpeakerCorrection,
    Words,
    speaker_correction,
)
from chechnya_reader.model import Collection
from tests.corrected_articles import (
    COUNCIL,
    FERRY,
    NOW,
    away,
    collection,
    lost,
    marked,
    names,
    said_by,
    the,
    to,
)


def test_a_correction_survives_edits_elsewhere_in_the_article() -> None:
    record = to(collection(FERRY), "We were", "Tom Marsh")
    for edited in (
        "A new beginning.\n\n" + FERRY,
        FERRY.replace("for thirty years with", "since she was a girl, with"),
        FERRY.replace("The ferry stopped in March, and nobody in Dunmore was told in advance that it would.\n\n", ""),
    ):
        assert said_by(collection(edited, corrections=[record]), "We were") == "Tom Marsh"


@pytest.mark.parametrize("kind", ["speaker", "not a quote", "quote"])
def test_a_correction_whose_words_changed_is_reported_and_changes_nothing(kind: str) -> None:
    before = collection(FERRY)
    records: dict[str, Correction] = {
        "speaker": to(before, "I signed", "Ada Brook"),
        "not a quote": away(before, "I signed"),
        "quote": marked(before, "I signed what the council sent me, and"),
    }
    record = records[kind]
    edited = FERRY.replace("I signed what", "I signed all that")
    after = collection(edited, corrections=[replace(record, path="news/corrections.yaml", line=3)])
    (problem,) = lost(after)
    assert str(problem).startswith("news/corrections.yaml:3: correction-lost: “I signed what")
    assert after.quotes == collection(edited).quotes


def test_a_short_answer_is_not_taken_for_the_same_word_elsewhere() -> None:
    first = "Asked whether the boats would go out in the spring, Tom Marsh said “no” and shut the door.\n\n"
    second = "Later that night the mayor was asked whether he slept well, and he, too, said “no” and laughed.\n"
    before = collection(first + second)
    quote = next(quote for quote in before.quotes if quote.text == "no")
    record = speaker_correction(before.articles[0], quote, "Ada Brook", NOW)
    after = collection(second, corrections=[record])
    assert "Ada Brook" not in names(after)
    assert len(lost(after)) == 1


def test_words_that_fit_two_places_equally_well_are_reported() -> None:
    record = SpeakerCorrection(Words("ferry", "nobody"), "Ada Brook")
    after = collection(FERRY, corrections=[record])
    (problem,) = lost(after)
    assert "more than once" in problem.message
    assert after.quotes == collection(FERRY).quotes


def test_words_that_stand_once_need_no_surroundings() -> None:
    record = SpeakerCorrection(Words("ferry", "We were never asked,"), "Ada Brook")
    assert said_by(collection(FERRY, corrections=[record]), "We were") == "Ada Brook"


def test_a_correction_in_an_article_that_is_gone_is_reported() -> None:
    (problem,) = lost(collection(FERRY, corrections=[NotAQuote(Words("gone", "We were never asked,"))]))
    assert "there is no article “gone”" in problem.message


def test_a_correction_never_goes_to_the_same_words_of_another_article() -> None:
    record = to(collection(FERRY), "We were", "Ada Brook")
    other = FERRY.replace("We were never asked", "Nobody asked us")
    after = collection(other, FERRY, corrections=[record])
    assert "Ada Brook" not in names(after)
    assert len(lost(after)) == 1


def test_the_same_words_in_another_file_of_that_name_need_the_same_surroundings() -> None:
    before = collection(FERRY)
    quote = the(before, "I signed")
    record = to(before, "I signed", "Ada Brook")
    retold = "Later, over tea, the baker was sure that it was so: “{}” And he left it at that, for good.\n"
    other = replace(before.articles[0], file="2019/ferry.txt", body=retold.format(quote.text))
    plain = Collection("news", "key", (other,))
    after = library.correct(plain, library.find(plain), Loaded((record,)))
    assert "Ada Brook" not in names(after)
    assert len(lost(after)) == 1


def test_an_article_that_moved_to_another_folder_keeps_its_corrections() -> None:
    record = to(collection(FERRY), "We were", "Ada Brook")
    elsewhere = replace(record, words=replace(record.words, file="2019/ferry.txt"))
    assert said_by(collection(FERRY, corrections=[elsewhere]), "We were") == "Ada Brook"


def test_a_single_file_has_no_problem_with_the_corrections_of_its_neighbours() -> None:
    both = collection(FERRY, COUNCIL)
    records: list[Correction] = [
        to(both, "The money", "Ada Brook"),
        to(both, "We were", "Tom Marsh"),
        Merge((Named("Jo Reed"), Named("Josephine Reed")), "Jo Reed"),
    ]
    after = collection(FERRY, corrections=records, partial=True)
    assert after.problems == ()
    assert said_by(after, "We were") == "Tom Marsh"


def test_a_quote_that_now_begins_elsewhere_is_reported_and_left() -> None:
    passage = "signed what the council sent me,"
    start = FERRY.index(passage)
    words = Words("ferry", passage, FERRY[start - 30 : start], FERRY[start + len(passage) :][:30])
    for record in (SpeakerCorrection(words, "Ada Brook"), NotAQuote(words)):
        after = collection(FERRY, corrections=[record])
        (problem,) = lost(after)
        assert "beginning and end" in problem.message
        assert after.quotes == collection(FERRY).quotes


def test_what_is_found_as_no_quote_any_more_needs_no_word_that_it_is_none() -> None:
    start = FERRY.index("thirty years")
    record = NotAQuote(words_at(collection(FERRY).articles[0], start, start + 12))
    assert collection(FERRY, corrections=[record]).problems == ()


# The whole way


def test_a_folder_is_opened_with_its_corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    before = open_collection(folder)
    file = library.correction_file(before, {"XDG_DATA_HOME": str(tmp_path / "data")})
    file.add(to(before, "We were", "Tom Marsh"))
    after = open_collection(folder)
    assert said_by(after, "We were") == "Tom Marsh"
    assert said_by(open_collection(folder / "ferry.txt"), "We were") == "Tom Marsh"
    assert (folder / "ferry.txt").read_text(encoding="utf-8") == FERRY
    assert file.undo() is not None
    assert open_collection(folder).quotes == before.quotes
