"""Tellings held against one another, word by word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.crossrefs.comparing import (
    NO_STATEMENT,
    Comparison,
    compare,
    compare_statement,
    marked,
    missing,
)
from chechnya_reader.crossrefs.retold import ANOTHER_PART, statements_of
from chechnya_reader.model import Attribution, Collection, CrossReference, Evidence
from tests.told_articles import article, told


def collection_of(*lines: str, dates: str = "") -> Collection:
    """A folder of what was told; `dates` are "A 2017-04 B 2019" and so on."""
    articles, quotes = told(lines)
    known = dict(zip(dates.split()[::2], dates.split()[1::2], strict=True))
    articles = [article(one.id, one.body, date=known.get(one.id)) for one in articles]
    return Collection("x", "x", tuple(articles), quotes=tuple(quotes))


def all_compared(collection: Collection) -> Comparison:
    return compare(collection, [quote.id for quote in collection.quotes])


def shown(collection: Collection, comparison: Comparison) -> list[str]:
    """The tellings as they are shown, each with what stands before it."""
    return [
        "".join(
            text for text, _ in marked(collection.articles_by_id[one.article].body, one.stretches, comparison.marks)
        )
        for one in comparison.tellings
    ]


def both(one: str, other: str) -> list[str]:
    collection = collection_of(f"A | Mara Quill | “{one}”", f"B | Mara Quill | “{other}”", dates="A 2017 B 2018")
    return shown(collection, all_compared(collection))


def test_words_that_differ_are_marked_in_both() -> None:
    assert both("The beacon stayed dark all night", "The beacon was dark all night") == [
        "“The beacon ‹stayed› dark all night”",
        "“The beacon ‹was› dark all night”",
    ]


def test_words_that_are_left_out_are_marked_where_they_stand() -> None:
    assert both("The old beacon stayed dark", "The beacon stayed dark") == [
        "“The ‹old› beacon stayed dark”",
        "“The beacon stayed dark”",
    ]


def test_neighbouring_words_are_marked_as_one() -> None:
    assert both("We saw it, all of us", "We heard nothing: all of us")[1] == "“We ‹heard nothing›: all of us”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They don’t know the harbour", "they don't know the Harbour"),
        ("A long-term plan – for ‘us’", "A long–term plan - for 'us'"),
        ("It was cold, and dark.", "It was cold and dark"),
        ("It was\n\ncold and  dark", "It was cold and dark"),
        ("A café in the re\u0301gion", "A cafe\u0301 in the région"),
    ],
)
def test_case_punctuation_and_typography_are_no_differences(one: str, other: str) -> None:
    assert not any("‹" in line for line in both(one, other))


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . .", "[…]", "[...]", "(…)"])
def test_an_ellipsis_is_shown_as_it_stands_and_what_it_stands_for_as_missing(ellipsis: str) -> None:
    collection = collection_of(
        "A | Mara Quill | “We went down to the harbour and waited”",
        f"B | Mara Quill | “We went down {ellipsis} and waited”",
        dates="A 2017 B 2018",
    )
    comparison = all_compared(collection)
    assert shown(collection, comparison) == [
        "“We went down ‹to the harbour› and waited”",
        f"“We went down {ellipsis} and waited”",
    ]
    (stretch,) = comparison.tellings[1].stretches
    assert [piece.kind for piece in stretch.pieces] == ["same", "ellipsis", "same"]


def test_what_editors_put_in_brackets_is_told_from_what_was_said() -> None:
    collection = collection_of(
        "A | Mara Quill | “They came for the keepers at night”",
        "B | Mara Quill | “[The soldiers] came for the keepers [of the light] at night”",
        dates="A 2017 B 2018",
    )
    body = collection.articles_by_id["B"].body
    (stretch,) = all_compared(collection).tellings[1].stretches
    kinds = {body[piece.start : piece.end]: piece.kind for piece in stretch.pieces}
    assert kinds["[The soldiers]"] == kinds["[of the light]"] == "editorial"
    assert "different" not in kinds.values()


def test_a_letter_or_an_ending_in_brackets_is_part_of_its_word() -> None:
    assert both("The keepers wanted to stay", "[T]he keepers want[ed] to stay") == [
        "“The keepers wanted to stay”",
        "“[T]he keepers want[ed] to stay”",
    ]


def test_the_oldest_telling_comes_first_the_undated_last_and_the_first_is_the_base() -> None:
    text = "| Mara Quill | “The beacon stayed dark all night”"
    collection = collection_of(
        f"A {text}", f"B {text}", f"C {text}", f"D {text}", dates="B 2019-03 C 2017-04-13 D 2019"
    )
    comparison = all_compared(collection)
    assert [one.article for one in comparison.tellings] == ["C", "D", "B", "A"]
    assert comparison.base == 0
    assert [one.relation for one in comparison.tellings] == ["", "same words", "same words", "same words"]


def test_another_telling_can_be_the_base() -> None:
    collection = collection_of(
        "A | Mara Quill | “The old beacon stayed dark”",
        "B | Mara Quill | “The beacon stayed dark”",
        dates="A 2017 B 2018",
    )
    comparison = compare(collection, [quote.id for quote in collection.quotes], base=1)
    assert [one.relation for one in comparison.tellings] == [NO_STATEMENT, ""]
    assert shown(collection, comparison)[0] == "“The ‹old› beacon stayed dark”"
    assert missing(comparison.tellings[0]) == ()


def test_the_base_is_seen_anew_from_each_telling() -> None:
    collection = collection_of(
        "A | Mara Quill | “The old beacon stayed dark all night long”",
        "B | Mara Quill | “The beacon stayed dark all night long”",
        "C | Mara Quill | “The old beacon stayed dark”",
        dates="A 2017 B 2018 C 2019",
    )
    body = collection.articles_by_id["A"].body
    comparison = all_compared(collection)
    lost = [[body[span.start : span.end] for span in missing(one)] for one in comparison.tellings]
    assert lost == [[], ["old"], ["all night long"]]


def test_the_parts_of_a_split_quote_are_one_telling() -> None:
    collection = collection_of(
        "A | Mara Quill | “We waited at the harbour,” she said, “until the morning.”",
        "B | Mara Quill | “We waited at the harbour until the evening.”",
        dates="A 2017 B 2018",
    )
    comparison = all_compared(collection)
    assert shown(collection, comparison) == [
        "“We waited at the harbour,” “until the ‹morning›.”",
        "“We waited at the harbour until the ‹evening›.”",
    ]
    assert len(comparison.tellings[0].quotes) == 2


def with_statement(collection: Collection, *told_by: str) -> Collection:
    """The folder with a statement that these words tell."""
    evidence = []
    for one in collection.articles:
        for words in told_by:
            if words in one.body:
                start = one.body.index(words)
                evidence.append(Evidence(one.id, start, start + len(words), words))
    ids = [
        quote.id
        for quote in collection.quotes
        if any(row.article == quote.article and quote.start <= row.start < quote.end for row in evidence)
    ]
    articles = tuple(dict.fromkeys(row.article for row in evidence))
    reference = CrossReference("statement", "x", "reworded", articles, tuple(ids), tuple(evidence))
    return replace(collection, references=(*collection.references, reference))


STATEMENT = (
    "A | Mara Quill | “The winter was long. The northern beacon stayed dark all night and nobody told the harbour.”",
    "B | Mara Quill | “The northern beacon stayed dark all night and nobody told the port. Ask them.”",
)
TOLD = (
    "The northern beacon stayed dark all night and nobody told the harbour.",
    "The northern beacon stayed dark all night and nobody told the port.",
)


def test_of_a_statement_only_what_tells_it_is_compared() -> None:
    collection = with_statement(collection_of(*STATEMENT, dates="A 2017 B 2018"), *TOLD)
    (statement,) = statements_of(collection, collection.quotes[0])
    assert shown(collection, compare_statement(collection, statement)) == [
        "“⋯ The northern beacon stayed dark all night and nobody told the ‹harbour›.”",
        "“The northern beacon stayed dark all night and nobody told the ‹port›. ⋯”",
    ]


def test_two_utterances_of_one_speaker_that_tell_it_together_are_one_telling() -> None:
    collection = collection_of(
        "A | Mara Quill | “There is no light on the pier,” she said.",
        "A | Mara Quill | “Ships will not find it.”",
        "B | Mara Quill | “There is no light on the pier and ships will not find it.”",
    )
    words = ("There is no light on the pier,", "Ships will not find it.", collection.quotes[-1].text)
    collection = with_statement(collection, *words)
    comparison = compare_statement(collection, collection.references[0])
    assert [len(one.quotes) for one in comparison.tellings] == [2, 1]


def test_an_article_that_tells_it_twice_has_two_tellings() -> None:
    collection = collection_of(
        "A | Mara Quill | “There is no light on the pier tonight.”",
        "A | Mara Quill | “There is no light on our pier.”",
        "B | Mara Quill | “There is no light on the pier.”",
    )
    collection = with_statement(collection, *(quote.text for quote in collection.quotes))
    comparison = compare_statement(collection, collection.references[0])
    assert [one.article for one in comparison.tellings] == ["A", "A", "B"]


def test_two_fragments_of_a_statement_that_share_no_word_are_not_called_reworded() -> None:
    collection = collection_of(
        "A | Mara Quill | She spoke of “the northern beacon” then.",
        "B | Mara Quill | “The northern beacon stayed dark all night.”",
        "C | Mara Quill | It was, she said, “dark all night”.",
        dates="A 2017 B 2018 C 2019",
    )
    collection = with_statement(collection, *(quote.text for quote in collection.quotes))
    comparison = compare_statement(collection, collection.references[0])
    assert [one.relation for one in comparison.tellings] == ["", "contained", ANOTHER_PART]


def test_a_quote_that_nobody_else_has_belongs_to_no_statement() -> None:
    collection = with_statement(collection_of(*STATEMENT, "C | Otto Brand | “The ferry did not come.”"), *TOLD)
    assert statements_of(collection, collection.quotes[0])
    assert statements_of(collection, collection.quotes[-1]) == ()


def test_the_marks_are_characters_that_no_telling_has() -> None:
    collection = collection_of(
        "A | Mara Quill | “He said ‹never› to us”", "B | Mara Quill | “He said always to us”", dates="A 2017 B 2018"
    )
    comparison = all_compared(collection)
    assert shown(collection, comparison)[0] == "“He said ‹⟨never⟩› to us”"


def test_quotes_are_called_reworded_only_where_a_statement_holds_them_to_be_the_same() -> None:
    collection = collection_of(*STATEMENT, dates="A 2017 B 2018")
    assert all_compared(collection).tellings[1].relation == NO_STATEMENT
    assert all_compared(with_statement(collection, *TOLD)).tellings[1].relation == "reworded"


def test_a_telling_is_as_sure_as_its_least_sure_part() -> None:
    collection = collection_of("A | Mara Quill | “We waited,” she said, “and waited.”", "B | ? | “We waited.”")
    sure, unsure = collection.quotes[:2]
    sure = replace(sure, attribution=Attribution("x", "certain"))
    unsure = replace(unsure, attribution=Attribution("x", "likely"))
    collection = replace(collection, quotes=(sure, unsure, collection.quotes[2]))
    tellings = all_compared(collection).tellings
    assert [(one.speaker and one.speaker.name, one.confidence) for one in tellings] == [
        ("Mara Quill", "likely"),
        (None, "unknown"),
    ]


def test_tellings_of_one_story_in_two_files_say_so() -> None:
    collection = with_statement(collection_of(*STATEMENT, dates="A 2017 B 2018"), *TOLD)
    story = CrossReference("link", "x", "same story: reprint", ("A", "B"))
    collection = replace(collection, references=(*collection.references, story))
    comparison = compare_statement(collection, collection.references[0])
    assert comparison.tellings[1].relation == "reworded, same story: reprint"


def test_an_unknown_quote_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        compare(collection_of(*STATEMENT), ["A#none"])


def test_nothing_compared_is_nothing() -> None:
    assert compare(collection_of(*STATEMENT), []).tellings == ()


TEXT = st.text("ab …[].-'ß\n\u0301", min_size=1, max_size=30)


@given(TEXT, TEXT)
def test_pieces_cover_each_stretch_from_end_to_end(one: str, other: str) -> None:
    collection = collection_of(f"A | Mara Quill | “x {one} y”".replace("|  ", "| "), f"B | Mara Quill | “x {other} y”")
    for telling in all_compared(collection).tellings:
        for stretch in (*telling.stretches, *telling.base):
            assert stretch.pieces[0].start == stretch.start
            assert stretch.pieces[-1].end == stretch.end
            assert all(before.end == after.start for before, after in pairwise(stretch.pieces))
            assert all(piece.start < piece.end for piece in stretch.pieces)


@given(TEXT)
def test_a_telling_and_its_copy_differ_in_nothing(text: str) -> None:
    assert not any("‹" in line for line in both(f"x {text} y", f"x {text} y"))
