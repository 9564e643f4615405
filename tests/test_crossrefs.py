"""What articles share: statements, speakers, links, and the rows of the pane.

Statements are tested by the texts in cases/statements: title, tellings as of `told_articles`, what is found.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.crossrefs import ReferenceRow, find_references, rows_for
from chechnya_reader.crossrefs.compatible import compatible
from chechnya_reader.crossrefs.links import normal_address
from chechnya_reader.crossrefs.statements import common_words, relation
from chechnya_reader.crossrefs.tellings import sentences, stem
from chechnya_reader.model import (
    Article,
    Collection,
    Mention,
    MentionKind,
    Quote,
    Span,
)
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
        (["The keeper left.", "He wept."], ["The keeper left. He wept."], "same words"),
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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mara Quill", "Mara Quill", True),
        ("Mara Quill", "?", True),
        ("Mara Quill", "unnamed a second witness", True),
        ("Mara Quill", "Tobin Hale", False),
        ("Ada Brandt (spokeswoman for the Harbour Board)", "organisation the Harbour Board", True),
        ("Ada Brandt (the Harbour Board’s acting spokesperson)", "organisation Harbour Board", True),
        ("Ada Brandt (spokeswoman for the Harbour Board)", "organisation the River Board", False),
        ("Ada Brandt (chair of the Harbour Board)", "organisation the Harbour Board", False),
        ("for Tobin Hale", "Tobin Hale", True),
        ("for Tobin Hale", "Mara Quill", False),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "for Tobin Hale", True),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "for Mara Quill", False),
        ("Ada Brandt (Tobin Hale’s spokeswoman)", "Iris Holt (Tobin Hale’s spokeswoman)", False),
    ],
)
def test_speakers_are_compatible_where_one_may_speak_for_the_other(one: str, other: str, expected: bool) -> None:
    assert compatible(speaker_of(one), speaker_of(other)) is expected
    assert compatible(speaker_of(other), speaker_of(one)) is expected


def test_a_speaker_quoted_in_two_articles_is_a_reference() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “Ask the keeper,” said Quill.",
            "A | Mara Quill | “I was asleep,” she said.",
            "B | Mara Quill | “Fish is dear,” said Quill.",
            "B | Tobin Hale | “Bread is dear,” said Hale.",
            "A | unnamed a witness | “It was dark,” said a witness.",
            "B | unnamed a witness | “It was cold,” said a witness.",
        ]
    )
    (speaker,) = of_kind(find_references(articles, quotes, {}), "speaker")
    assert (speaker.label, speaker.articles) == ("Mara Quill", ("A", "B"))
    assert [row.text for row in speaker.evidence] == ["Ask the keeper,", "I was asleep,", "Fish is dear,"]
    assert len(speaker.quotes) == 3


def links(articles: Sequence[Article]) -> list[tuple[tuple[str, ...], str, list[str]]]:
    return [
        (reference.articles, reference.reason, [row.text for row in reference.evidence])
        for reference in of_kind(find_references(articles, [], {}), "link")
    ]


def test_front_matter_leads_to_another_article_by_id_or_file_name() -> None:
    articles = [
        article("one", "First words.\nMore.", related=("two", "sub/three.md", "missing", "one")),
        Article("two", "two.md", "two.md", "Two", "Second words."),
        Article("three", "sub/three.md", "sub/three.md", "Three", "# Three\n\nText", title_span=Span(2, 7)),
    ]
    assert links(articles) == [
        (("one", "three"), "listed as related", ["First words.", "Three"]),
        (("one", "two"), "listed as related", ["First words.", "Second words."]),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("See https://www.paper.example/2017/a-story/?utm_source=x#top.", None),
        ("(http://paper.example/2017/a-story)", "http://paper.example/2017/a-story"),
        ("as [it said](https://paper.example/2017/a-story/ “t”) then", "it said"),
        ("as [it said](two.md) then", "it said"),
        ("<https://paper.example/2017/a-story>", "https://paper.example/2017/a-story"),
        ("www.paper.example/2017/a-story, it says", "www.paper.example/2017/a-story"),
    ],
)
def test_an_address_leads_to_the_article_that_was_published_there(body: str, words: str | None) -> None:
    articles = [article("one", body), article("two", "Words.", url="https://paper.example/2017/a-story?fbclid=1")]
    ((pair, _, evidence),) = links(articles)
    assert pair == ("one", "two")
    assert evidence == [words or "https://www.paper.example/2017/a-story/?utm_source=x#top", "Words."]


@pytest.mark.parametrize(
    "body",
    ["https://paper.example/2017/a-story-two", "https://paper.example/", "http://[bad", "[x](#)", "[x]( )", "two.md"],
)
def test_another_address_leads_nowhere(body: str) -> None:
    articles = [article("one", body), article("two", "Words.", url="https://paper.example/2017/a-story")]
    assert links(articles) == []


def test_addresses_with_other_queries_are_other_pages() -> None:
    assert normal_address("http://a.example/?id=1") != normal_address("http://a.example/?id=2")
    assert normal_address("HTTPS://www.A.example:443/x/?b=2&a=1&utm_medium=m") == "a.example/x?a=1&b=2"


def test_a_title_of_four_words_in_the_text_is_a_link() -> None:
    articles = [
        article("one", "As the Gazette wrote in “the keeper’s burnt LOGBOOKS”, nobody asked. Rain at last!"),
        article("two", "Words.", title="The Keeper's Burnt Logbooks"),
        article("three", "Words.", title="Rain at last"),
        article("four", "Words.", title="As the Gazette wrote"),
        article("five", "Words.", title="As the Gazette wrote"),
    ]
    assert links(articles) == [(("one", "two"), "title in the text", ["the keeper’s burnt LOGBOOKS", "Words."])]


def test_two_ways_to_one_article_are_one_reference() -> None:
    articles = [
        article("one", "See www.paper.example/a.", related=("two",)),
        article("two", "Words.", url="http://paper.example/a", related=("one",)),
    ]
    assert links(articles) == [
        (("one", "two"), "listed as related, address in the text", ["www.paper.example/a", "Words."])
    ]


def test_kinds_come_in_one_order() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill.",
            "B | Mara Quill | “The northern beacon stayed dark all night,” said Quill of www.paper.example/a",
        ]
    )
    articles[0] = article("A", articles[0].body, url="http://paper.example/a")
    names: dict[str, MentionKind] = {"beacon": "place", "stayed": "organisation", "Quill": "person"}
    mentions = {
        one.id: [
            Mention(one.body.index(name), one.body.index(name) + len(name), name, kind) for name, kind in names.items()
        ]
        for one in articles
    }
    found = find_references(articles, quotes, mentions)
    assert [reference.kind for reference in found] == [
        "statement",
        "link",
        "speaker",
        "person",
        "organisation",
        "place",
    ]


@pytest.fixture(name="collection")
def a_collection() -> Collection:
    articles, quotes = told(
        [
            "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill in Eastport.",
            "A | Mara Quill | “Ask the keeper,” she said.",
            "B | Mara Quill | “I said that the northern beacon stayed dark all night,” said Quill in Eastport.",
            "B | Mara Quill | “Fish is dear,” she said.",
        ]
    )
    mentions = {
        one.id: [Mention(one.body.index("Eastport"), one.body.index("Eastport") + 8, "Eastport", "place")]
        for one in articles
    }
    articles[1] = article("B", articles[1].body, source="The Gazette", related=("A",), title="A dark night")
    references = find_references(articles, quotes, mentions)
    return Collection("x", "x", tuple(articles), quotes=tuple(quotes), references=references)


def test_rows_lead_from_one_article_to_the_words_in_the_other(collection: Collection) -> None:
    rows = rows_for(collection, "A")
    assert [(row.heading, row.label, row.where, row.reason, row.article) for row in rows] == [
        ("Same statement", "I said that the northern beacon stayed dark all night,", "The Gazette", "contained", "B"),
        ("Links", "A dark night", "The Gazette", "listed as related", "B"),
        ("Also quotes Mara Quill", "Mara Quill", "The Gazette", "2 quotes", "B"),
        ("Places", "Eastport", "The Gazette", "named in 2 articles", "B"),
    ]
    body = collection.articles_by_id["B"].body
    assert all(body[row.start : row.end] == row.text for row in rows)


def test_rows_lead_back(collection: Collection) -> None:
    rows = rows_for(collection, "B")
    assert {row.article for row in rows} == {"A"}
    assert [row.label for row in rows if row.kind == "link"] == ["A"]


def test_an_article_that_shares_nothing_has_no_rows(collection: Collection) -> None:
    assert rows_for(collection, "nobody") == ()
    assert isinstance(rows_for(collection, "A")[0], ReferenceRow)


def test_a_statement_is_found_among_many_quotes() -> None:
    chance = random.Random(7)
    vocabulary = [f"word{number}" for number in range(3000)]
    lines = [f"A{number % 50} | Mara Quill | “{' '.join(chance.choices(vocabulary, k=14))}”" for number in range(2000)]
    articles, quotes = told([*lines, f"B | Mara Quill | {lines[0].rpartition('| ')[2]}"])
    (statement,) = of_kind(find_references(articles, quotes, {}), "statement")
    assert statement.articles == ("A0", "B")
