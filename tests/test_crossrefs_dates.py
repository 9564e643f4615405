"""Dates that articles share, and how telling it is that articles share something."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.crossrefs import find_references
from chechnya_reader.crossrefs.dates import TELLING
from chechnya_reader.crossrefs.weights import salience, weight_of
from chechnya_reader.dates import find_dates
from chechnya_reader.library import open_collection
from chechnya_reader.model import CrossReference, Mention
from tests.article_folders import write
from tests.told_articles import article, of_kind


def shared(articles: Mapping[str, tuple[str | None, str]]) -> list[CrossReference]:
    """The date references of articles, each its day and its text."""
    made = [article(name, body, date=day) for name, (day, body) in articles.items()]
    return of_kind(find_references(made, [], {}, {one.id: find_dates(one.body, one.date) for one in made}), "date")


def test_one_day_in_different_words_is_one_date() -> None:
    (date,) = shared(
        {
            "A": ("2017-04-03", "He was taken on Saturday, and on Saturday he died."),
            "B": ("2018-01-09", "He was taken on April 1, 2017, they say."),
            "C": (None, "It was the 1st of April 2017."),
            "D": ("2017-04-03", "Nothing."),
        }
    )
    assert (date.label, date.reason, date.articles) == ("1 April 2017", "spoken of in 3 articles", ("A", "B", "C"))
    assert [(row.article, row.text) for row in date.evidence] == [
        ("A", "Saturday"),
        ("A", "Saturday"),
        ("B", "April 1, 2017"),
        ("C", "1st of April 2017"),
    ]


def test_a_month_is_another_date_than_its_days() -> None:
    found = shared(
        {
            "A": (None, "In April 2017 he fled."),
            "B": (None, "On 1 April 2017 he fled."),
            "C": (None, "From 1 to 30 April 2017 he fled."),
            "D": (None, "In early April 2017 he fled."),
        }
    )
    assert [(date.label, date.articles) for date in found] == [("April 2017", ("A", "D"))]


@pytest.mark.parametrize(
    "body",
    [
        "Words.",
        "April 20, 2017\n\nWords.",
        "Published: 20 April 2017, 10:15 a.m.\n\nWords.",
        "Last updated on Thursday, April 20, 2017\n\nWords.",
        "He said today that it was over.",
        "It was over this morning.",
    ],
)
def test_the_day_on_which_an_article_appeared_joins_it_with_nothing(body: str) -> None:
    assert (
        shared({"A": ("2017-04-20", body), "B": ("2017-04-20", body), "C": (None, "On 20 April 2017 he fled.")}) == []
    )


def test_a_day_that_an_article_speaks_of_counts_though_it_appeared_then() -> None:
    (date,) = shared({"A": ("2017-04-20", "He fled on Thursday."), "B": (None, "On 20 April 2017 he fled.")})
    assert date.articles == ("A", "B")


def test_the_narrower_a_date_and_the_fewer_have_it_the_further_up_it_stands() -> None:
    wide = "It began in 2014."
    found = shared(
        {
            "A": (None, f"{wide} On 3 May 2016 and in June 2016."),
            "B": (None, f"{wide} On 3 May 2016 and in June 2016."),
            "C": (None, f"{wide} In July 2016. On 9 May 2016."),
            "D": (None, f"{wide} In July 2016. On 9 May 2016."),
            "E": (None, f"{wide} On 9 May 2016."),
            "F": (None, "Nothing."),
        }
    )
    assert [date.label for date in found] == ["3 May 2016", "9 May 2016", "July 2016", "June 2016", "2014"]


def test_every_wider_kind_of_date_tells_less() -> None:
    widths = [TELLING[kind] for kind in ("day", "week", "month", "season", "year", "decade")]
    assert sorted(set(widths), reverse=True) == widths
    assert set(TELLING) == {"day", "week", "month", "season", "year", "decade"}


def test_a_collection_has_the_dates_of_its_articles(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: A\ndate: 2017-04-03\n---\nHe was taken on Saturday.\n")
    write(tmp_path, "b.md", "---\ntitle: B\n---\nHe was taken on 1 April 2017.\n")
    (date,) = of_kind(open_collection(tmp_path).references, "date")
    assert date.label == "1 April 2017"
    assert [row.start for row in date.evidence] == [16, 16]


@given(st.integers(1, 500), st.integers(1, 500), st.integers(2, 500))
def test_what_fewer_articles_share_weighs_more(one: int, other: int, articles: int) -> None:
    few, many = sorted((min(one, articles), min(other, articles)))
    assert weight_of(few, articles) >= weight_of(many, articles) > 0
    assert (weight_of(few, articles) == weight_of(many, articles)) == (few == many)


@given(st.integers(3, 1_000_000), st.integers(1, 100_000))
def test_what_all_articles_share_comes_last_in_a_folder_of_any_size(articles: int, often: int) -> None:
    assert weight_of(articles, articles) * salience([often]) < weight_of(articles - 1, articles) * min(TELLING.values())


def test_what_one_article_alone_repeats_is_not_made_much_of() -> None:
    assert salience([9, 1]) == salience([1, 1, 1]) == 1
    assert salience([9, 2]) < salience([3, 3])
    assert salience([1, 1, 1, 1, 9, 9]) == 1


def test_what_all_articles_name_comes_last_whatever_its_count() -> None:
    bodies = {name: "Norland. " * 60 for name in "ABCDE"}
    bodies |= {name: bodies[name] + "Eastport." for name in "AB"}
    mentions = {
        name: [
            *(Mention(9 * number, 9 * number + 7, "Norland", "place") for number in range(60)),
            *([Mention(540, 548, "Eastport", "place")] if name in "AB" else []),
        ]
        for name in bodies
    }
    found = find_references([article(name, body) for name, body in bodies.items()], [], mentions)
    assert [one.label for one in found if one.kind == "place"] == ["Eastport", "Norland"]
