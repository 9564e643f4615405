"""Corrections: a person's word counts, for exactly the words it was given for, and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chechnya_reader import library, open_collection
from chechnya_reader.anchoring import words_at
from chechnya_reader.corrections import (
    LOST,
    Correction,
    CorrectionError,
    Loaded,
    Merge,
    MissedQuote,
    Named,
    NotAQuote,
    SpeakerCorrection,
    Words,
    merge,
    missed_quote,
    not_a_quote,
    speaker_correction,
)
from chechnya_reader.model import Article, Collection, Problem, Quote, Speaker
from chechnya_reader.selections import resolve, selection_of

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
FERRY = (
    "The ferry stopped in March, and nobody in Dunmore was told in advance that it would.\n\n"
    "“We were never asked,” said Mara Lind, who has run it for thirty years with her two brothers.\n\n"
    "“The boats are sound,” she said, “and the crew is ready to go out again tomorrow.”\n\n"
    "The harbour master, Tom Marsh, said: “I signed what the council sent me, and nothing else.”\n\n"
    "In the shop hangs a poster of the “Great Crossing” that the school painted for the old captain.\n\n"
    "An old man at the pier had heard it said that nobody would ever pay for a new engine, and left.\n"
)
COUNCIL = (
    "The council met in the old mill and spoke about the ferry for less than an hour.\n\n"
    "“The money went to the road,” said Tom Marsh, the harbour master, after the meeting had ended.\n\n"
    "“Nobody will be left behind,” said M. Lind of the ferry company, which had sent her to the mill.\n"
)


def collection(*bodies: str, corrections: Iterable[Correction] = (), partial: bool = False) -> Collection:
    articles = tuple(
        Article(id=name, path=f"news/{name}.txt", file=f"{name}.txt", title=name, body=body)
        for name, body in zip(("ferry", "council", "third"), bodies, strict=False)
    )
    plain = Collection("news", "key", articles)
    return library.correct(plain, library.find(plain), Loaded(tuple(corrections), partial=partial))


def the(here: Collection, beginning: str) -> Quote:
    (quote,) = [quote for quote in here.quotes if quote.text.startswith(beginning)]
    return quote


def said_by(here: Collection, beginning: str) -> str | None:
    speaker = the(here, beginning).speaker
    return speaker.name if speaker else None


def of(here: Collection, quote: Quote) -> Article:
    return here.articles_by_id[quote.article]


def to(here: Collection, beginning: str, name: str | None) -> SpeakerCorrection:
    quote = the(here, beginning)
    return speaker_correction(of(here, quote), quote, name, NOW)


def away(here: Collection, beginning: str) -> NotAQuote:
    quote = the(here, beginning)
    return not_a_quote(of(here, quote), quote, NOW)


def marked(here: Collection, passage: str, speaker: str | None = None) -> MissedQuote:
    (article,) = [article for article in here.articles if passage in article.body]
    start = article.body.index(passage)
    return missed_quote(article, start, start + len(passage), NOW, speaker=speaker)


def named(here: Collection, *names: str) -> list[Speaker]:
    return [speaker for name in names for speaker in here.speakers if speaker.name == name]


def names(here: Collection) -> list[str]:
    return [speaker.name for speaker in here.speakers]


def lost(here: Collection) -> list[Problem]:
    return [problem for problem in here.problems if problem.code == LOST]


# The speaker of a quote


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


# Not a quote, and a quote that was missed


def test_what_is_no_quote_is_nowhere() -> None:
    before = collection(FERRY, COUNCIL)
    after = collection(FERRY, COUNCIL, corrections=[away(before, "I signed")])
    assert [quote.id for quote in after.quotes] == [
        quote.id for quote in before.quotes if not quote.text.startswith("I signed")
    ]
    assert not any(the(before, "I signed").id in reference.quotes for reference in after.references)
    assert after.problems == ()


def test_cross_references_are_those_of_the_corrected_quotes() -> None:
    before = collection(FERRY, COUNCIL)
    assert any(reference.kind == "speaker" and reference.label == "Tom Marsh" for reference in before.references)
    after = collection(FERRY, COUNCIL, corrections=[away(before, "The money")])
    assert not any(reference.kind == "speaker" and reference.label == "Tom Marsh" for reference in after.references)


def test_saying_twice_that_it_is_no_quote_takes_nothing_more() -> None:
    twice = FERRY + "\n“I signed what the council sent me, and nothing else,” said Ada Brook, the baker, too.\n"
    before = collection(twice)
    quotes = [quote for quote in before.quotes if quote.text.startswith("I signed")]
    assert len(quotes) == 2
    record = not_a_quote(before.articles[0], quotes[0], NOW)
    after = collection(twice, corrections=[record, record])
    assert [quote.id for quote in after.quotes if quote.text.startswith("I signed")] == [quotes[1].id]


def test_a_passage_without_marks_can_be_a_quote() -> None:
    before = collection(FERRY)
    record = marked(before, "nobody would ever pay for a new engine", "an old man")
    after = collection(FERRY, corrections=[record])
    quote = the(after, "nobody would ever")
    assert after.articles[0].body[quote.start : quote.end] == quote.text
    assert (quote.article, quote.line, quote.corrected, quote.kind) == ("ferry", 11, True, "direct")
    assert said_by(after, "nobody would ever") == "an old man"
    assert after.utterance_of(quote) == (quote,)
    assert list(after.quotes) == sorted(after.quotes, key=lambda quote: quote.start)
    assert after.quotes_by_id[quote.id] is quote
    assert {quote.id for quote in before.quotes} < {quote.id for quote in after.quotes}


def test_a_marked_passage_keeps_its_id_when_the_text_around_it_changes() -> None:
    record = marked(collection(FERRY), "nobody would ever pay for a new engine")
    first = the(collection(FERRY, corrections=[record]), "nobody would")
    later = the(collection("A new paragraph.\n\n" + FERRY + "And another.\n", corrections=[record]), "nobody would")
    assert later.id == first.id
    assert later.start == first.start + 18


def test_white_space_and_marks_at_the_ends_of_a_marked_passage_stay_outside() -> None:
    record = marked(collection(FERRY), " “Great Crossing” ")
    assert record.words.exact == "Great Crossing"
    assert record.words.prefix.endswith("“")


def test_marking_nothing_is_refused_in_one_line() -> None:
    article = collection(FERRY).articles[0]
    with pytest.raises(CorrectionError, match="mark the words"):
        missed_quote(article, article.body.index("\n"), article.body.index("\n") + 2, NOW)


def test_marking_what_is_a_quote_already_makes_no_second_one() -> None:
    before = collection(FERRY)
    after = collection(FERRY, corrections=[marked(before, "We were never asked,")])
    assert [quote.id for quote in after.quotes] == [quote.id for quote in before.quotes]
    assert (said_by(after, "We were"), the(after, "We were").corrected) == ("Mara Lind", True)


def test_a_marked_passage_takes_the_place_of_a_quote_that_it_overlaps() -> None:
    before = collection(FERRY)
    after = collection(FERRY, corrections=[marked(before, "I signed what the council sent me", "Tom Marsh")])
    assert the(after, "I signed").text == "I signed what the council sent me"
    spans = sorted((quote.start, quote.end) for quote in after.quotes)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_marked_passage_can_be_taken_back_and_marked_again() -> None:
    mark = marked(collection(FERRY), "nobody would ever pay for a new engine")
    there = collection(FERRY, corrections=[mark])
    gone = away(there, "nobody would")
    assert the(there, "nobody would").id == the(collection(FERRY, corrections=[mark, gone, mark]), "nobody would").id
    assert collection(FERRY, corrections=[mark, gone]).quotes == collection(FERRY).quotes


def test_one_printing_of_a_paragraph_saved_twice_can_be_marked() -> None:
    paragraph = "An old man at the pier had heard it said that nobody would ever pay for a new engine, and left."
    body = f"{FERRY}\n{paragraph}\n\n{paragraph}\n"
    article = collection(body).articles[0]
    for number in (body.index("nobody would"), body.rindex("nobody would")):
        record = missed_quote(article, number, number + 38, NOW)
        assert the(collection(body, corrections=[record]), "nobody would").start == number


def test_a_quote_printed_twice_is_corrected_from_either_printing() -> None:
    lead = "“We were never asked,” said Mara Lind, who has run it for thirty years with her two brothers."
    before = collection(f"{lead}\n\n{FERRY}")
    quote = the(before, "We were")
    assert len(quote.also) == 1
    here = before.articles[0]
    for start in (quote.start, quote.also[0].start):
        record = SpeakerCorrection(words_at(here, start, start + len(quote.text)), "Tom Marsh")
        assert said_by(collection(f"{lead}\n\n{FERRY}", corrections=[record]), "We were") == "Tom Marsh"


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


# Words that are found again, or not


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


def article_of(body: str) -> Article:
    return Article(id="any", path="any.txt", file="any.txt", title="any", body=body)


CORRECTIONS = st.lists(
    st.builds(
        lambda place, kind, name: {
            0: SpeakerCorrection(place, name),
            1: NotAQuote(place),
            2: MissedQuote(place, name),
            3: Merge((Named(name or "Tom Marsh"), Named("Mara Lind")), name or "Ada Brook"),
        }[kind],
        st.sampled_from([(0, 40), (87, 110), (90, 108), (188, 208), (190, 260), (300, 380), (500, 540)]).map(
            lambda span: words_at(article_of(FERRY), *span)
        ),
        st.integers(0, 3),
        st.sampled_from([None, "Tom Marsh", "Mara Lind", "Ada Brook", "a witness"]),
    ),
    max_size=8,
)


@given(CORRECTIONS)
@settings(max_examples=60, deadline=None)
def test_any_corrections_leave_a_sound_collection(corrections: Sequence[Correction]) -> None:
    plain = Collection("news", "key", (article_of(FERRY),))
    after = library.correct(plain, FOUND, Loaded(tuple(corrections)))
    body = after.articles[0].body
    assert all(body[quote.start : quote.end] == quote.text for quote in after.quotes)
    assert len(after.quotes_by_id) == len(after.quotes)
    assert list(after.quotes) == sorted(after.quotes, key=lambda quote: quote.start)
    assert all(one.end <= other.start for one, other in pairwise(after.quotes))
    assert {quote.speaker for quote in after.quotes if quote.speaker} == set(after.speakers)
    assert len({speaker.id for speaker in after.speakers}) == len(after.speakers)
    numbers = [quote.utterance for quote in after.quotes]
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))


FOUND = library.find(Collection("news", "key", (article_of(FERRY),)))


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
