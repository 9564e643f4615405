"""What is no quote, and a quote that was missed; and that any corrections leave a sound collection."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chechnya_reader import library
from chechnya_reader.anchoring import words_at
from chechnya_reader.corrections import (
    Correction,
    CorrectionError,
    Loaded,
    Merge,
    MissedQuote,
    Named,
    NotAQuote,
    SpeakerCorrection,
    missed_quote,
    not_a_quote,
)
from chechnya_reader.model import Article, Collection
from tests.corrected_articles import (
    COUNCIL,
    FERRY,
    NOW,
    away,
    collection,
    marked,
    said_by,
    the,
)


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
    assert (said_by(after, "We were"), the(after, "We were").corrected) == (None, True), (
        "as it was marked: by nobody known"
    )
    after = collection(FERRY, corrections=[marked(before, "We were never asked,", "Mara Lind")])
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


# Any corrections


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
