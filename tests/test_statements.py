"""What articles tell again, how, and by whom.

Statements are tested by the texts in cases/statements: title, tellings as of `told_articles`, what is found.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.crossrefs import find_references
from chechnya_reader.crossrefs.relations import common_words, relation
from chechnya_reader.crossrefs.statements import PHRASE
from chechnya_reader.crossrefs.tellings import sentences, stem, wordings
from chechnya_reader.model import Quote
from tests.told_articles import article, of_kind, speaker_of, told

CASES = Path(__file__).parent / "cases" / "statements"


def cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*.txt")):
        pieces = re.split(r"^\.\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        found += [
            pytest.param(told.splitlines(), expected.splitlines(), id=title.strip())
            for title, told, expected in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
        ]
    return found


@pytest.mark.parametrize(("lines", "expected"), cases())
def test_statement(lines: list[str], expected: list[str]) -> None:
    articles, quotes = told(lines)
    found = of_kind(find_references(articles, quotes, {}), "statement")
    shown = [f"{reference.reason}: {' '.join(reference.articles)}" for reference in found]
    assert (shown or ["nothing"]) == [line for line in expected if line.strip()]


def test_evidence_of_a_statement_is_the_sentence_and_not_the_whole_quote() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “I came at dawn. The keeper had burned every single logbook. I left.”",
            "B | Mara Quill | “The keeper had burned every single logbook,” said Quill.",
        ]
    )
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert [row.text for row in statement.evidence] == [
        "The keeper had burned every single logbook.",
        "The keeper had burned every single logbook,",
    ]
    assert statement.label == "The keeper had burned every single logbook."
    assert statement.quotes == ("A#1", "B#1")


def test_a_part_of_a_split_sentence_that_is_told_nowhere_else_is_no_evidence() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “Uncle Tobin slept,” she said, “because the northern beacon stayed dark all winter.”",
            "B | Mara Quill | “The northern beacon stayed dark all winter,” said Quill.",
        ]
    )
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert [row.text for row in statement.evidence] == [
        "because the northern beacon stayed dark all winter.",
        "The northern beacon stayed dark all winter,",
    ]


def test_several_sentences_told_by_the_same_quotes_are_one_reference() -> None:
    speech = "The keeper burned every logbook. Nobody in the harbour office asked about the ashes."
    articles, quotes = told([f"A | Mara Quill | “{speech} Ask him.”", f"B | Mara Quill | “{speech}”"])
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert [row.text for row in statement.evidence] == [speech, speech]


def test_a_sentence_goes_on_in_the_next_part_only_where_it_was_not_finished() -> None:
    for mark, whole in ((",", True), (".", False)):
        _, quotes = told([f"A | Mara Quill | “The keeper slept{mark}” she said. “I burned every logbook.”"])
        said = [" ".join(wording.words) for wording in wordings(quotes)]
        together = ["the keeper slept i burned every logbook"] if whole else []
        assert said == ["the keeper slept", "i burned every logbook", *together]


def test_a_label_is_cut_between_words() -> None:
    long = "The keeper of the northern lighthouse " + "and his cousins " * 8 + "burned every logbook"
    articles, quotes = told([f"A | Mara Quill | “{long}”", f"B | Mara Quill | “{long}”"])
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert len(statement.label) <= 91
    assert long.startswith(statement.label.removesuffix("…") + " ")


TOKENS = ["the", "keeper", "burned", "every", "logbook", "never", "No", "40.", "“so”", "ß\u0301", "İ", "😀", "\n\n"]
WORDS = st.lists(st.sampled_from(TOKENS))


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["?", "Mara Quill"]), WORDS), max_size=6))
def test_evidence_is_the_text_as_it_stands_in_whatever_order_quotes_come(
    given: list[tuple[str, str, list[str]]],
) -> None:
    bodies = dict.fromkeys("ABC", "")
    quotes = []
    for number, (name, speaker, words) in enumerate(given):
        text = " ".join(words)
        start = len(bodies[name]) + 1
        bodies[name] += f"“{text}”"
        quotes.append(
            Quote(start, start + len(text), text, "direct", number, speaker_of(speaker), id=str(number), article=name)
        )
    articles = [article(name, body) for name, body in bodies.items()]
    references = find_references(articles, quotes, {})
    assert references == find_references(articles, quotes, {})
    for reference in references:
        assert len(reference.articles) > 1
        assert {row.article for row in reference.evidence} == set(reference.articles)
        assert all(bodies[row.article][row.start : row.end] == row.text for row in reference.evidence)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["The keeper left."], ["the keeper left"], "same words"),
        (["The keeper left.", "He wept."], ["He wept.", "The keeper left."], "same words"),
        (["The keeper left.", "He wept."], ["The keeper left. He wept."], "put together from parts"),
        (["The keeper left … he wept."], ["The keeper left.", "He wept."], "shortened with an ellipsis"),
        (["The keeper,", "left at dawn."], ["The keeper left,", "at dawn."], "put together from parts"),
        (["The keeper left at dawn …"], ["The keeper left at dawn."], "same words"),
        (["[T]he keeper left the lamp[s]."], ["The keeper left the lamps."], "same words"),
        (["The keeper left [sic] at dawn."], ["The keeper left at dawn."], "same words"),
        (["The keeper … wept."], ["The keeper left at dawn and wept."], "shortened with an ellipsis"),
        (["The keeper [...] wept."], ["The keeper left at dawn and wept, I saw."], "shortened with an ellipsis"),
        (["The keeper *** wept."], ["The keeper left at dawn and wept."], "shortened with an ellipsis"),
        (["The keeper left at dawn and wept."], ["The keeper . . . wept."], "shortened with an ellipsis"),
        (["[The keeper] left … and wept."], ["He left at dawn and wept."], "shortened with an ellipsis"),
        (["They say [the keepers] left at dawn."], ["They say they left at dawn."], "changed in brackets"),
        (["They say they (the keepers) left at dawn."], ["They say they left at dawn."], "changed in brackets"),
        (["[The keeper] left … at dawn."], ["He left at dawn."], "changed in brackets"),
        (["They left [Eastport] at dawn."], ["They left [the harbour] at dawn."], "changed in brackets"),
        (["No … never [once] here."], ["No, no, never was here."], "shortened with an ellipsis"),
        (["The keeper … wept."], ["The harbour master left at dawn and wept."], "reworded"),
        (["He wept … the keeper left."], ["The keeper left and he wept."], "reworded"),
        (["They left [Eastport] at dawn."], ["They left a b c d e f g h i at dawn."], "reworded"),
        (["The keeper left."], ["I saw: the keeper left."], "contained"),
        (["I saw: the keeper left."], ["The keeper left."], "contained"),
        (["The keeper left."], ["The keeper went away."], "reworded"),
        (["art"], ["a start"], "reworded"),
    ],
)
def test_two_tellings_stand_to_each_other(one: list[str], other: list[str], expected: str) -> None:
    assert relation(one, other) == expected


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_common_words_are_the_longest_common_subsequence(one: str, other: str) -> None:
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, first in enumerate(one):
        for j, second in enumerate(other):
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if first == second else max(lengths[i][j + 1], lengths[i + 1][j])
    assert common_words(one, other) == lengths[-1][-1]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It burned. Nobody came! Who asked?", ["It burned.", "Nobody came!", "Who asked?"]),
        ("Mr. Hale and Dr. Quill of the U.S. Navy came. They left.", None),
        ("He paid 3.50 for No. 5 of it. Then he slept.", ["He paid 3.50 for No. 5 of it.", "Then he slept."]),
        ("She said “No.” Then she left.", ["She said “No.”", "Then she left."]),
        ("She chose plan “B.” Then she left.", ["She chose plan “B.”", "Then she left."]),
        ("One paragraph\n\nanother", ["One paragraph", "another"]),
        ("and so on", ["and so on"]),
        ("   ", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, parts: list[str] | None) -> None:
    expected = ["Mr. Hale and Dr. Quill of the U.S. Navy came.", "They left."] if parts is None else parts
    assert [text[span.start : span.end] for span in sentences(text)] == expected


@pytest.mark.parametrize("words", ["return returns returned returning", "beacon beacons", "kill killing killed kills"])
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_a_statement_is_found_among_many_quotes() -> None:
    chance = random.Random(7)
    vocabulary = [f"word{number}" for number in range(3000)]
    lines = [f"A{number % 50} | Mara Quill | “{' '.join(chance.choices(vocabulary, k=14))}”" for number in range(2000)]
    articles, quotes = told([*lines, f"B | Mara Quill | {lines[0].rpartition('| ')[2]}"])
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert statement.articles == ("A0", "B")


def dated(lines: list[str], dates: dict[str, str]) -> list[str]:
    articles, quotes = told(lines)
    articles = [replace(one, date=dates.get(one.id)) for one in articles]
    return [reference.reason for reference in of_kind(find_references(articles, quotes, {}), "statement")]


SAID_AGAIN = [
    "A | Mara Quill | Quill called the keeper “very weak on herring” again.",
    "B | Mara Quill | “Tobin Hale is, and I mean it, very weak on herring, like his uncle,” said Quill.",
]


@pytest.mark.parametrize("later", ["2017-05-20", "2017-05", None])
def test_a_few_words_told_near_in_time_are_one_statement(later: str | None) -> None:
    assert dated(SAID_AGAIN, {"A": "2017-05-02", "B": later or ""}) == ["contained"]


@pytest.mark.parametrize("later", ["2017-06-10", "2017-07", "2019", "2016-12-24"])
def test_a_few_words_that_somebody_says_again_months_later_are_none(later: str) -> None:
    assert dated(SAID_AGAIN, {"A": "2017-05-02", "B": later}) == []


def test_a_few_words_months_later_are_one_statement_where_the_words_around_bear_it_out() -> None:
    lines = [
        "A | Mara Quill | Of the burned logbooks in the lighthouse, Quill spoke of “a rotten herring.”",
        "B | Mara Quill | Logbooks were burned in the lighthouse: “He is a rotten herring and a barrel of tar.”",
    ]
    assert dated(lines, {"A": "2017-05-02", "B": "2018-05-02"}) == ["contained"]


def test_a_loose_rewording_takes_nearness_in_time() -> None:
    lines = [
        "A | Mara Quill | “I never met a keeper of any northern lighthouse who burned forty logbooks,” said Quill.",
        "B | Mara Quill | “I never saw, here or elsewhere, that anyone burned forty logbooks,” said Quill.",
    ]
    assert dated(lines, {"A": "2017-05-02", "B": "2017-05-09"}) == ["reworded"]
    assert dated(lines, {"A": "2017-05-02", "B": "2017-12-09"}) == []


def test_a_phrase_in_the_mouth_of_everybody_is_a_statement_of_each_of_them() -> None:
    lines = [
        f"A{number} | Speaker {number % 40} | “Our thoughts are with the families of the harbour tonight,” it was said."
        for number in range(200)
    ]
    articles, quotes = told(lines)
    found = of_kind(find_references(articles, quotes, {}), "statement")
    assert [len(reference.articles) for reference in found] == [5] * 40


def test_the_statement_of_a_reprint_is_told_from_a_second_report() -> None:
    quote = "“The northern beacon stayed dark all night because nobody paid the keeper,” said Quill."
    own = " ".join(f"Word{number} of the reporter stands here" for number in range(30))
    lines = [f"{name} | Mara Quill | {own} {quote}" for name in "AB"]
    assert dated(lines, {}) == ["same words, same story"]
    reprinted, reported = (
        find_references(*told(some), {})[0] for some in (lines, [lines[0], f"B | Mara Quill | {quote}"])
    )
    assert reported.reason == "same words"
    assert 0 < reprinted.weight < reported.weight
    assert dated([*lines, f"C | Mara Quill | Elsewhere: {quote}"], {}) == ["same words, partly the same story"]


def test_many_of_somebodys_words_are_one_statement_however_far_apart_in_time() -> None:
    lines = [
        "A | Mara Quill | “We will not be the ones who burn the lamp,” said Quill.",
        "B | Mara Quill | “Ask him, for we will not be the ones who burn the lamp, and that is that,” said Quill.",
    ]
    assert dated(lines, {"A": "2017-05-02", "B": "2018-05-02"}) == ["contained"]


def test_what_many_speak_of_bears_out_nothing_that_is_not_near_in_time() -> None:
    lines = [
        "A | Mara Quill | Of the harbour in winter, Quill praised the “open water” there.",
        "B | Mara Quill | “In winter we sailed from the harbour for weeks before we reached open water,” said Quill.",
        *(
            f"C{number} | Tobin Hale | “The harbour, winter and {'x' * number} word{number}.”"
            for number in range(1, 50)
        ),
    ]
    assert "contained" not in dated(lines, {})
    assert "contained" not in dated(lines, {"A": "2017-05-02", "B": "2018-05-02"})
    assert "contained" in dated(lines, {"A": "2017-05-02", "B": "2017-05-03"})


@pytest.mark.parametrize(("often", "statements"), [(PHRASE - 1, 1), (PHRASE, 0)])
def test_a_few_words_that_are_told_very_often_are_a_phrase_of_the_language(often: int, statements: int) -> None:
    lines = [f"A{number} | Mara Quill | Quill called it “very weak on herring” again." for number in range(often)]
    assert len(dated(lines, {})) == statements


BORNE_OUT = [
    "A | Mara Quill | Of the burned logbooks in the lighthouse, Quill spoke of “a rotten herring.”",
    "B | Mara Quill | Fish is dear: “He is a rotten herring and a barrel of tar, if you ask me now.”",
    "C | Mara Quill | Logbooks were burned in the lighthouse: “He is a rotten herring and a barrel of tar, I say.”",
]


def test_the_words_around_any_telling_may_bear_out_a_few_words() -> None:
    days = {"A": "2017-05-02", "B": "2018-05-02", "C": "2018-05-02"}
    articles, quotes = told(BORNE_OUT)
    articles = [replace(one, date=days[one.id]) for one in articles]
    found = of_kind(find_references(articles, quotes, {}), "statement")
    assert [reference.articles for reference in found] == [("A", "B", "C")]


@pytest.mark.parametrize(("between", "found"), [("", 1), ("and so on and on " * 12, 0)])
def test_only_the_words_close_by_bear_out_a_few_words(between: str, found: int) -> None:
    lines = [
        f"A | Mara Quill | The burned logbooks in the lighthouse stank. {between}Quill spoke of “a rotten herring.”",
        BORNE_OUT[2],
    ]
    assert len(dated(lines, {"A": "2017-05-02", "C": "2018-05-02"})) == found


def test_a_speakers_own_name_and_office_bear_out_nothing() -> None:
    lines = [
        "A | Mara Quill (keeper of Eastport harbour) | Harbour keeper Mara Quill of Eastport saw a “rotten herring.”",
        "B | Mara Quill (keeper of Eastport harbour) | Harbour keeper Mara Quill of Eastport: “Rotten herring, I say,”",
    ]
    assert dated(lines, {"A": "2017-05-02", "B": "2017-05-03"}) == []
