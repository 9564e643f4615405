"""Corrections of speakers: a person's word counts, for one quote or for two names that are one, and selections stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chechnya_reader import library
from chechnya_reader.corrections import (
    Correction,
    Loaded,
    Merge,
    Named,
    merge,
)
from chechnya_reader.model import Speaker
from chechnya_reader.selections import resolve, selection_of
from tests.corrected_articles import (
    COUNCIL,
    FERRY,
    NOW,
    away,
    collection,
    lost,
    marked,
    named,
    names,
    said_by,
    the,
    to,
)


def test_a_corrected_speaker_is_the_known_one_of_that_name() -> None:
    before = collection(FERRY, COUNCIL)
    after = collection(FERRY, COUNCIL, corrections=[to(before, "We were", "Tom Marsh")])
    quote = the(after, "We were")
    assert quote.speaker == the(after, "I signed").speaker
    assert (quote.corrected, quote.rule, quote.confidence, quote.mention) == (True, "corrected", "certain", None)
    assert quote.id == the(before, "We were").id
    assert not the(after, "I signed").corrected
    assert after.problems == ()


def test_the_name_may_be_written_in_any_case_and_in_a_short_form_of_one_speaker() -> None:
    before = collection(FERRY)
    (marsh,) = named(before, "Tom Marsh")
    known = replace(marsh, names=("Marsh",))
    found = library.Found((*before.quotes,), tuple(known if s == marsh else s for s in before.speakers), {})
    for name in ("tom  MARSH", "Marsh"):
        records = (to(before, "We were", name),)
        after = library.correct(before, found, Loaded(records))
        assert said_by(after, "We were") == "Tom Marsh"


def test_a_name_that_nobody_has_is_a_new_speaker() -> None:
    before = collection(FERRY, COUNCIL)
    records = [to(before, "We were", "Ada Brook"), to(before, "The money", "Ada Brook")]
    after = collection(FERRY, COUNCIL, corrections=records)
    (brook,) = named(after, "Ada Brook")
    assert (brook.id, brook.kind) == ("ada-brook", "person")
    assert [quote.text[:8] for quote in after.quotes_by_speaker[brook.id]] == ["We were ", "The mone"]


def test_all_parts_of_an_utterance_change_their_speaker() -> None:
    before = collection(FERRY)
    after = collection(FERRY, corrections=[to(before, "and the crew", "Tom Marsh")])
    assert said_by(after, "The boats") == said_by(after, "and the crew") == "Tom Marsh"
    assert the(after, "The boats").corrected


def test_a_speaker_can_be_put_right_to_nobody_known() -> None:
    before = collection(FERRY)
    after = collection(FERRY, corrections=[to(before, "We were", None)])
    quote = the(after, "We were")
    assert (quote.speaker, quote.corrected, quote.confidence, quote.guess) == (None, True, "unknown", None)


def test_the_later_of_two_corrections_counts() -> None:
    before = collection(FERRY)
    records = [to(before, "We were", "Ada Brook"), to(before, "We were", "Tom Marsh")]
    assert said_by(collection(FERRY, corrections=records), "We were") == "Tom Marsh"
    assert said_by(collection(FERRY, corrections=records[::-1]), "We were") == "Ada Brook"


def test_a_speaker_whose_last_quote_goes_to_another_is_gone() -> None:
    before = collection(FERRY)
    assert "Tom Marsh" in names(before)
    assert "Tom Marsh" not in names(collection(FERRY, corrections=[to(before, "I signed", "Mara Lind")]))


def test_an_unnamed_source_is_never_joined_with_that_of_another_article() -> None:
    before = collection(FERRY, COUNCIL)
    records = [to(before, "We were", "a second witness"), to(before, "The money", "a second witness")]
    after = collection(FERRY, COUNCIL, corrections=records)
    assert len(named(after, "a second witness")) == 2
    assert {speaker.kind for speaker in named(after, "a second witness")} == {"unnamed"}


def test_of_namesakes_the_one_in_the_article_is_meant_and_in_doubt_a_new_one() -> None:
    before = collection(FERRY, COUNCIL, COUNCIL.replace("money", "mill"))
    one, two = Speaker("jo-reed", "Jo Reed"), Speaker("jo-reed-2", "Jo Reed")
    quotes = tuple(
        replace(quote, speaker=one if quote.article == "ferry" else two if quote.article == "council" else None)
        for quote in before.quotes
        if quote.text.startswith(("We", "I signed", "Nobody", "The mill"))
    )
    found = library.Found(quotes, (one, two), {})
    records = [to(before, "We were", "Jo Reed"), to(before, "The mill", "Jo Reed")]
    after = library.correct(replace(before, quotes=()), found, Loaded(tuple(records)))
    assert the(after, "We were").speaker == one
    assert [speaker.id for speaker in after.speakers] == ["jo-reed", "jo-reed-2", "jo-reed-3"]
    assert the(after, "The mill").speaker == after.speakers[2]


# Merging


def test_merged_speakers_are_one_under_the_chosen_name() -> None:
    before = collection(FERRY, COUNCIL)
    record = merge(before, named(before, "Mara Lind", "Tom Marsh"), "Mara Lind", NOW)
    after = collection(FERRY, COUNCIL, corrections=[record])
    (lind,) = named(after, "Mara Lind")
    assert "Tom Marsh" not in names(after)
    assert "Tom Marsh" in lind.names
    (was,) = named(before, "Mara Lind")
    assert lind.id == was.id
    assert the(after, "I signed").corrected
    assert the(after, "I signed").attribution == the(before, "I signed").attribution
    assert not the(after, "We were").corrected
    assert after.problems == ()


def test_a_new_name_can_be_chosen_and_a_single_speaker_renamed() -> None:
    before = collection(FERRY, COUNCIL)
    after = collection(FERRY, COUNCIL, corrections=[merge(before, named(before, "Tom Marsh"), "Thomas A. Marsh", NOW)])
    (marsh,) = named(after, "Thomas A. Marsh")
    assert (marsh.id, marsh.names[0]) == ("thomas-a-marsh", "Tom Marsh")
    assert marsh.role == named(before, "Tom Marsh")[0].role
    assert all(quote.corrected for quote in after.quotes_by_speaker[marsh.id])


def test_a_correction_to_a_name_that_is_merged_away_goes_along() -> None:
    before = collection(FERRY, COUNCIL)
    both = merge(before, named(before, "Mara Lind", "Tom Marsh"), "Mara Lind", NOW)
    records: list[Correction] = [both, to(before, "The boats", "Tom Marsh")]
    for ordered in (records, records[::-1]):
        after = collection(FERRY, COUNCIL, corrections=ordered)
        assert said_by(after, "The boats") == "Mara Lind"
        assert after.problems == ()


def test_merges_build_on_one_another() -> None:
    before = collection(FERRY, COUNCIL)
    records: list[Correction] = [
        to(before, "The money", "Ada Brook"),
        Merge((Named("Mara Lind"), Named("Tom Marsh")), "Tom Marsh"),
        Merge((Named("Mara Lind"), Named("Ada Brook")), "The Board"),
    ]
    after = collection(FERRY, COUNCIL, corrections=records)
    assert {said_by(after, "We were"), said_by(after, "I signed"), said_by(after, "The money")} == {"The Board"}


@pytest.mark.parametrize("speakers", [("Mara Lind", "Tom Marsh"), ("Tom Marsh",)])
def test_a_correction_to_the_name_that_a_merge_gave_means_whom_it_joined(speakers: tuple[str, ...]) -> None:
    before = collection(FERRY)
    joined = merge(before, named(before, *speakers), "Ada Brook", NOW)
    after = collection(FERRY, corrections=[joined, to(before, "The boats", "Ada Brook")])
    assert said_by(after, "The boats") == said_by(after, "I signed") == "Ada Brook"
    assert names(after).count("Ada Brook") == 1
    assert not lost(after)


def test_a_merge_takes_nobody_along_whom_the_texts_call_by_its_name() -> None:
    before = collection(FERRY)
    after = collection(FERRY, corrections=[merge(before, named(before, "Mara Lind"), "Tom Marsh", NOW)])
    assert names(after).count("Tom Marsh") == 2
    assert the(after, "We were").speaker != the(after, "I signed").speaker


def test_the_role_that_an_article_gives_goes_with_its_speaker() -> None:
    body = "“The pier is shut,” said Ada Brook, director of the Harbour Trust. “It stays so,” said Tom Marsh.\n"
    before = collection(body)
    assert the(before, "The pier").role == "director of the Harbour Trust"
    assert the(before, "It stays").role is None
    after = collection(body, corrections=[to(before, "The pier", "Tom Marsh"), to(before, "It stays", "Ada Brook")])
    assert (the(after, "The pier").role, the(after, "It stays").role) == (None, None)


def test_namesakes_are_told_apart_by_an_article() -> None:
    before = collection(FERRY, COUNCIL)
    one, two = Speaker("jo-reed", "Jo Reed"), Speaker("jo-reed-2", "Jo Reed")
    quotes = tuple(replace(quote, speaker=one if quote.article == "ferry" else two) for quote in before.quotes)
    apart = replace(before, quotes=quotes, speakers=(one, two))
    found = library.Found(quotes, (one, two), {})
    record = merge(apart, [one, two], "Jo Reed", NOW)
    assert record.speakers == (Named("Jo Reed", "ferry"), Named("Jo Reed", "council"))
    assert library.correct(before, found, Loaded((record,))).speakers == (one,)
    doubtful = Merge((Named("Jo Reed"), Named("Ada Brook")), "Ada Brook")
    unchanged = library.correct(before, found, Loaded((doubtful,)))
    assert unchanged.speakers == (one, two)
    assert len(lost(unchanged)) == 1


def test_a_name_of_a_merge_that_nobody_has_is_reported_and_the_others_count() -> None:
    record = Merge((Named("Tom Marsh"), Named("Ada Brook")), "Ada Brook", path="news/corrections.yaml", line=7)
    after = collection(FERRY, corrections=[record])
    (problem,) = lost(after)
    assert (problem.path, problem.line) == ("news/corrections.yaml", 7)
    assert "Ada Brook" in problem.message
    assert said_by(after, "I signed") == "Ada Brook"


# Selections that were saved before


def test_selections_keep_their_quotes_when_a_speaker_is_corrected_renamed_or_merged() -> None:
    before = collection(FERRY, COUNCIL)
    saved = [selection_of(before, quote, NOW) for quote in before.quotes]
    for record in (
        to(before, "We were", "Tom Marsh"),
        merge(before, named(before, "Tom Marsh"), "Ada Brook", NOW),
        merge(before, named(before, "Mara Lind", "Tom Marsh"), "Tom Marsh", NOW),
        marked(before, "nobody would ever pay for a new engine"),
    ):
        after = collection(FERRY, COUNCIL, corrections=[record])
        resolved = resolve(after, saved)
        assert [quote.id for quote in resolved.quotes] == [selection.quote for selection in saved]
        assert (resolved.lost, resolved.moved) == ((), ())


def test_a_selection_of_what_is_no_quote_any_more_is_lost_and_kept() -> None:
    before = collection(FERRY)
    saved = [selection_of(before, quote, NOW) for quote in before.quotes]
    resolved = resolve(collection(FERRY, corrections=[away(before, "I signed")]), saved)
    assert [selection.text[:8] for selection in resolved.lost] == ["I signed"]
