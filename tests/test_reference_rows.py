"""The rows of the cross-references pane: of an article and of a quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest

from chechnya_reader.crossrefs import MoreRows, ReferenceIndex, ReferenceRow
from chechnya_reader.crossrefs.rows import FEW, HEADINGS, KINDS, AnyRow
from chechnya_reader.model import Collection, CrossReference, Evidence, Quote, ReferenceKind
from tests.told_articles import article, told

LINES = (
    "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill in Eastport.",
    "A | Mara Quill | “Ask the keeper of Eastport,” she said to Otto Brand in the Gazette.",
    "B | Mara Quill | “I said that the northern beacon stayed dark all night,” said Quill in Eastport.",
    "B | Mara Quill | “Fish is dear,” she said to Otto Brand.",
)


def named(
    kind: ReferenceKind, label: str, collection: Collection, words: str = "", weight: float = 1.0
) -> CrossReference:
    """`words`, or the label, in every article that has them, at every place."""
    words = words or label
    evidence = []
    for one in collection.articles:
        start = one.body.find(words)
        while start >= 0:
            evidence.append(Evidence(one.id, start, start + len(words), words))
            start = one.body.find(words, start + 1)
    return CrossReference(
        kind, label, "shared", tuple(dict.fromkeys(row.article for row in evidence)), (), tuple(evidence), weight
    )


def said(kind: ReferenceKind, label: str, quotes: Sequence[Quote], weight: float = 1.0) -> CrossReference:
    """These quotes, whole, as what is shared."""
    return CrossReference(
        kind,
        label,
        "shared",
        tuple(dict.fromkeys(quote.article for quote in quotes)),
        tuple(quote.id for quote in quotes),
        tuple(Evidence(quote.article, quote.start, quote.end, quote.text) for quote in quotes),
        weight,
    )


@pytest.fixture(name="collection")
def a_collection() -> Collection:
    """Two articles that share a statement, its speaker, a person and a place; the second is linked with the first."""
    articles, quotes = told(LINES)
    articles[1] = article("B", articles[1].body, source="The Gazette", title="A dark night", date="2019-02")
    bare = Collection("x", "x", tuple(articles), quotes=tuple(quotes))
    references = [
        named("place", "Eastport", bare),
        named("person", "Otto Brand", bare),
        said("statement", "the beacon", [quotes[0], quotes[2]]),
        said("speaker", "Mara Quill", quotes),
        named("link", "A dark night", bare, "she said"),
    ]
    return Collection("x", "x", tuple(articles), quotes=tuple(quotes), references=tuple(references))


def told_rows(rows: Sequence[AnyRow]) -> list[tuple[str, str, str, str | None, str]]:
    return [(row.heading, row.label, row.where, row.date, row.reason) for row in rows if isinstance(row, ReferenceRow)]


def test_every_kind_has_its_place_and_its_heading() -> None:
    assert set(KINDS) == set(HEADINGS) == set(get_args(ReferenceKind))


def test_rows_of_an_article_lead_to_the_words_in_the_other_by_kind(collection: Collection) -> None:
    rows = ReferenceIndex(collection).of_article("A")
    assert told_rows(rows) == [
        ("Same statement", "the beacon", "The Gazette", "2019-02", "contained"),
        ("Links", "A dark night", "The Gazette", "2019-02", "shared"),
        ("Same speaker", "Mara Quill", "The Gazette", "2019-02", "2 quotes"),
        ("People", "Otto Brand", "The Gazette", "2019-02", "named once"),
        ("Places", "Eastport", "The Gazette", "2019-02", "named once"),
    ]
    body = collection.articles_by_id["B"].body
    assert all(
        isinstance(row, ReferenceRow) and tuple(body[span.start : span.end] for span in row.spans) == row.texts
        for row in rows
    )


def test_rows_lead_back(collection: Collection) -> None:
    rows = ReferenceIndex(collection).of_article("B")
    assert {row.article for row in rows if isinstance(row, ReferenceRow)} == {"A"}


def test_of_a_kind_the_most_telling_come_first(collection: Collection) -> None:
    weighed = [named("person", "Quill", collection, weight=1.0), named("person", "Otto Brand", collection, weight=2.0)]
    changed = Collection("x", "x", collection.articles, quotes=collection.quotes, references=tuple(weighed))
    rows = ReferenceIndex(changed).of_article("A")
    assert [row[1] for row in told_rows(rows)] == ["Otto Brand", "Quill"]


def test_an_article_that_shares_nothing_has_no_rows(collection: Collection) -> None:
    assert ReferenceIndex(collection).of_article("nobody") == ()


def test_a_row_says_in_which_words_the_article_at_hand_tells_the_statement(collection: Collection) -> None:
    first = ReferenceIndex(collection).of_article("A")[0]
    assert isinstance(first, ReferenceRow)
    assert first.about == "“The northern beacon stayed dark all night,”"


def test_a_telling_in_another_file_of_the_same_story_says_so(collection: Collection) -> None:
    story = CrossReference("link", "A dark night", "same story: shared copy", ("A", "B"))
    changed = replace(collection, references=(*collection.references, story))
    first = ReferenceIndex(changed).of_article("A")[0]
    assert isinstance(first, ReferenceRow)
    assert first.reason == "contained, same story: shared copy"


def statement_rows(lines: Sequence[str], *numbers: int, dates: str = "") -> dict[str, list[ReferenceRow]]:
    """Article id to its rows, where the quotes of these numbers are a statement; `dates` are "A 2017-04 B 2019"."""
    articles, quotes = told(lines)
    known = dict(zip(dates.split()[::2], dates.split()[1::2], strict=True))
    articles = [article(one.id, one.body, date=known.get(one.id)) for one in articles]
    reference = said("statement", "it", [quotes[number] for number in numbers])
    index = ReferenceIndex(Collection("x", "x", tuple(articles), quotes=tuple(quotes), references=(reference,)))
    return {
        one.id: [row for row in index.of_article(one.id) if isinstance(row, ReferenceRow)] for one in articles
    }  # fmt: skip


WHOLE = "A | Mara Quill | “Open the gates, and let the children out.”"


def test_a_telling_in_two_parts_is_one_row_that_lights_both() -> None:
    split = "B | Mara Quill | “Open the gates,” said Quill, “and let the children out.”"
    (row,) = statement_rows([WHOLE, split], 0, 1, 2)["A"]
    assert row.texts == ("Open the gates,", "and let the children out.")
    assert row.reason == "put together from parts"


def test_two_parts_of_a_longer_statement_are_not_called_reworded() -> None:
    rows = statement_rows([WHOLE, "B | Mara Quill | “the gates”", "C | Mara Quill | “the children”"], 0, 1, 2)
    reasons = {row.article: row.reason for row in rows["B"]}
    assert reasons == {"A": "contained", "C": "another part, or quite other words"}


def test_words_that_say_little_are_the_same_words_where_they_are() -> None:
    lines = ["A | Mara Quill | “I will not let you down.”", "B | Mara Quill | “I won’t ever let you down.”"]
    assert [row.reason for row in statement_rows(lines, 0, 1)["A"]] == ["reworded"]


def test_a_telling_is_held_against_the_closest_one_of_an_article_that_tells_it_twice() -> None:
    lines = [
        "A | Mara Quill | “We know what this is: we are doing very well in the north.”",
        "A | Mara Quill | “In the north we are doing very well indeed.”",
        "B | Mara Quill | “We are doing very well in the north.”",
    ]
    assert [row.reason for row in statement_rows(lines, 0, 1, 2)["A"]] == ["contained"]


def test_tellings_come_oldest_first_and_the_undated_last() -> None:
    lines = [f"{name} | Mara Quill | “We waited in the harbour.”" for name in "ABCD"]
    rows = statement_rows(lines, 0, 1, 2, 3, dates="B 2020-01-02 D 2019")["A"]
    assert [row.article for row in rows] == ["D", "B", "C"]


def test_a_row_says_who_tells_it_where_that_is_somebody_else() -> None:
    lines = [
        "A | Mara Quill | “We waited in the harbour.”",
        "B | the keeper | “We waited in the harbour.”",
        "C | Mara Quill | “We waited in the harbour.”",
        "D | ? | “We waited in the harbour.”",
    ]
    assert [row.speaker for row in statement_rows(lines, 0, 1, 2, 3)["A"]] == ["the keeper", "", "unknown"]


def test_rows_of_a_quote_are_its_statement_then_its_speaker_then_what_it_names(collection: Collection) -> None:
    index = ReferenceIndex(collection)
    assert [(row[0], row[1]) for row in told_rows(index.of_quote(collection.quotes[0]))] == [
        ("Same statement", "the beacon"),
        ("Same speaker", "Mara Quill"),
    ]
    assert [(row[0], row[1]) for row in told_rows(index.of_quote(collection.quotes[1]))] == [
        ("Same speaker", "Mara Quill"),
        ("Places", "Eastport"),
    ]


def test_the_parts_of_a_split_quote_have_one_list_of_rows() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “We waited in the harbour,” she said, “and nobody came to us.”",
            "B | Mara Quill | “We waited in the harbour.”",
        ]
    )
    reference = said("statement", "waiting", [quotes[0], quotes[2]])
    index = ReferenceIndex(Collection("x", "x", tuple(articles), quotes=tuple(quotes), references=(reference,)))
    assert index.of_quote(quotes[1]) == index.of_quote(quotes[0]) != ()


def test_another_telling_in_the_same_article_is_a_row_of_the_quote() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “We waited in the harbour.”",
            "A | Mara Quill | “In the harbour we waited.”",
            "B | Mara Quill | “We waited in the harbour.”",
        ]
    )
    reference = said("statement", "waiting", quotes)
    index = ReferenceIndex(Collection("x", "x", tuple(articles), quotes=tuple(quotes), references=(reference,)))
    rows = [row for row in index.of_quote(quotes[0]) if isinstance(row, ReferenceRow)]
    assert [(row.article, row.spans[0].start) for row in rows] == [("A", quotes[1].start), ("B", quotes[2].start)]


def many_articles(number: int) -> Collection:
    """`A` and as many others, which all name Eastport, the later ones more often; `A` names it in a quote."""
    articles, quotes = told(["A | Mara Quill | “There is no light in Eastport tonight.”"])
    articles += [article(f"B{n}", "Here is Eastport. " * (n + 1)) for n in range(number)]
    bare = Collection("x", "x", tuple(articles), quotes=tuple(quotes))
    return Collection("x", "x", bare.articles, quotes=bare.quotes, references=(named("place", "Eastport", bare),))


def test_of_many_rows_a_few_show_those_first_that_have_most_of_it() -> None:
    collection = many_articles(8)
    index = ReferenceIndex(collection)
    rows = index.of_article("A")
    assert [row.article for row in rows if isinstance(row, ReferenceRow)] == ["B7", "B6", "B5"]
    more = rows[-1]
    assert isinstance(more, MoreRows)
    assert (more.count, more.is_open) == (5, False)
    opened = index.of_article("A", frozenset({more.key}))
    assert opened[FEW] == MoreRows(more.key, 5, True)
    assert [row.article for row in opened if isinstance(row, ReferenceRow)] == [f"B{n}" for n in range(7, -1, -1)]


def test_no_line_stands_for_a_single_row() -> None:
    rows = ReferenceIndex(many_articles(FEW + 1)).of_article("A")
    assert len(rows) == FEW + 1
    assert not any(isinstance(row, MoreRows) for row in rows)


def test_a_name_that_most_articles_have_tells_nothing_of_a_quote() -> None:
    collection = many_articles(8)
    assert ReferenceIndex(collection).of_quote(collection.quotes[0]) == ()
    others = tuple(article(f"C{n}", "Nothing.") for n in range(12))
    larger = Collection(
        "x", "x", collection.articles + others, quotes=collection.quotes, references=collection.references
    )
    assert ReferenceIndex(larger).of_quote(collection.quotes[0]) != ()
