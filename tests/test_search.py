from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.model import Article, Span
from chechnya_reader.search import Finder, Hit, Searcher, field_text, search, surroundings
from chechnya_reader.text import fold, squeezed

ALPHABET = st.sampled_from("aAbßﬁİéE\u0301…😀“\"’' \n")
BODIES = st.text(ALPHABET, max_size=40)
QUERIES = st.text(ALPHABET, min_size=1, max_size=4)


def found(body: str, query: str) -> list[str]:
    return [body[span.start : span.end] for span in Finder(body).find(query)]


def article(name: str, body: str, **fields: object) -> Article:
    return Article(name, f"{name}.md", f"{name}.md", str(fields.pop("title", name)), body, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "query", "hits"),
    [
        ("They don’t answer, and don't ask.", "don't", ["don’t", "don't"]),
        ('He said “never” and "never".', '"never"', ["“never”", '"never"']),
        ("She said 'never'.", "‘never’", ["'never'"]),
        ("Élan and elan and ELAN", "elan", ["Élan", "elan", "ELAN"]),
        ("cafe\u0301 caf\u00e9 cafe", "café", ["cafe\u0301", "caf\u00e9", "cafe"]),
        ("plain cafe", "cafe\u0301", ["cafe"]),
        ("Hauptstraße", "STRASSE", ["straße"]),
        ("the oﬃce", "office", ["oﬃce"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("😀😀 flag 😀", "flag", ["flag"]),
        ("one two\nthree", "two three", ["two\nthree"]),
        ("one two\n    three", "two  three", ["two\n    three"]),
        ("a+b (c)", "+b (", ["+b ("]),
        ("x", "x", ["x"]),
        ("2017–2019", "2017-2019", ["2017–2019"]),
    ],
)
def test_a_query_finds_its_words_however_they_are_written(body: str, query: str, hits: list[str]) -> None:
    assert found(body, query) == hits


@pytest.mark.parametrize("query", ["", " ", "\n\t ", "\u0301", "\u00a0"])
def test_a_query_of_white_space_finds_nothing(query: str) -> None:
    articles = [article("one", "some words  here \n")]
    assert Finder(articles[0].body).find(query) == ()
    assert search(articles, query) == ()


def test_a_space_in_the_query_is_not_found_within_a_word() -> None:
    assert found("overact and over act", "over act") == ["over act"]


@given(BODIES, QUERIES)
def test_each_hit_folds_to_the_query(body: str, query: str) -> None:
    wanted = squeezed_fold(query)
    for hit in found(body, query):
        got = squeezed_fold(hit)
        assert wanted in got
        assert got == wanted or any(len(fold(character)) > 1 for character in (hit[0], hit[-1]))


@given(BODIES, QUERIES, BODIES)
def test_every_occurrence_is_found(before: str, query: str, after: str) -> None:
    body = before + query + after
    spans = Finder(body).find(query)
    if not fold(query).strip():
        assert spans == ()
        return
    start = body.find(query)
    while start >= 0:
        end = start + len(query)
        assert any(span.start < end and start < span.end for span in spans)
        start = body.find(query, start + 1)


@given(BODIES, QUERIES)
def test_hits_come_in_order_and_none_is_empty(body: str, query: str) -> None:
    spans = Finder(body).find(query)
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start < span.end <= len(body) for span in spans)


def squeezed_fold(text: str) -> str:
    folded = fold(text)
    left = " " if folded[:1].isspace() else ""
    right = " " if folded[-1:].isspace() else ""
    return left + squeezed(folded) + right


def test_title_outlet_and_authors_are_searched_too() -> None:
    one = article(
        "one", "Rain over the bay.", title="Rain at last", source="The Rain Gauge", authors=("A. B", "R. Rain")
    )
    hits = search([one], "rain")
    assert [(hit.field, field_text(one, hit.field)[hit.start : hit.end]) for hit in hits] == [
        ("title", "Rain"),
        ("source", "Rain"),
        ("authors", "Rain"),
        ("body", "Rain"),
    ]


def test_a_title_that_is_a_line_of_the_body_is_found_once() -> None:
    one = article("one", "Rain at last\n\nMore of it.", title="Rain at last", title_span=Span(0, 12))
    assert search([one], "rain") == (Hit("one", 0, 4),)


def test_hits_come_by_article_and_place_and_stop_at_the_limit() -> None:
    articles = [article("b", "rain rain"), article("a", "rain")]
    everything = search(articles, "rain")
    assert everything == (Hit("b", 0, 4), Hit("b", 5, 9), Hit("a", 0, 4))
    assert search(articles, "rain", limit=2) == everything[:2]


def test_the_first_hits_are_there_before_the_other_articles_are_looked_at() -> None:
    searcher = Searcher([article("a", "rain"), _Unreadable("b", "b.md", "b.md", "b", "")])
    assert list(islice(searcher.hits("rain"), 1)) == [Hit("a", 0, 4)]


class _Unreadable(Article):
    def __getattribute__(self, name: str) -> object:
        raise AssertionError(name)


def test_an_article_is_folded_once_for_all_queries() -> None:
    searcher = Searcher([article("a", "rain and hail")])
    assert searcher.search("rain") == (Hit("a", 0, 4),)
    assert searcher.search("hail") == (Hit("a", 9, 13),)


def test_two_articles_may_share_a_name_in_other_fields() -> None:
    searcher = Searcher([article("a", "rain", title="hail"), article("b", "hail", title="rain")])
    assert [(hit.article, hit.field) for hit in searcher.hits("hail")] == [("a", "title"), ("b", "body")]


def test_surroundings_are_cut_between_words() -> None:
    text = "The keeper of the northern lighthouse burned every logbook before anybody could read them."
    start = text.index("burned")
    before, words, after = surroundings(text, start, start + 6, around=16)
    assert (before, words, after) == ("lighthouse ", "burned", " every logbook")


def test_surroundings_reach_to_the_ends_of_a_short_text() -> None:
    assert surroundings("one two three", 4, 7) == ("one ", "two", " three")


def test_a_word_that_is_longer_than_the_surroundings_is_cut() -> None:
    assert surroundings("x" * 50 + "HIT" + "y" * 50, 50, 53, around=5) == ("xxxxx", "HIT", "yyyyy")


@given(st.text(st.sampled_from("ab \n"), max_size=40), st.data())
def test_surroundings_are_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = surroundings(text, start, end, 6)
    assert words == text[start:end]
    assert before + words + after == text[start - len(before) : end + len(after)]
    assert max(len(before), len(after)) <= 6
