"""The two overviews: what stands where in time, and who is quoted how often in which article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.model import Article, Collection, Quote, Speaker
from chechnya_reader.overviews import matrix, timeline
from chechnya_reader.periods import Period, period

ANN = Speaker("ann-lee", "Ann Lee")
BO = Speaker("bo-ek", "Bo Ek")
CIT = Speaker("city-council", "City Council", kind="organisation")
WITNESS = Speaker("a-witness", "a witness", kind="unnamed")


def article(identity: str, written: str | None = None) -> Article:
    return Article(identity, f"news/{identity}.md", f"{identity}.md", f"Title of {identity}", "", date=written)


def quote(of: str, speaker: Speaker | None, start: int, utterance: int | None = None) -> Quote:
    said = start if utterance is None else utterance
    return Quote(start, start + 1, "x", utterance=said, speaker=speaker, id=f"{of}#{start}", article=of)


def collection(articles: list[Article], *quotes: Quote) -> Collection:
    speakers = {one.speaker.id: one.speaker for one in quotes if one.speaker}
    return Collection("news", "/news", tuple(articles), quotes=quotes, speakers=tuple(speakers.values()))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2017-04-13", date(2017, 4, 13), date(2017, 4, 13)),
        ("2017-04", date(2017, 4, 1), date(2017, 4, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_is_all_the_days_that_it_may_mean(written: str, first: date, last: date) -> None:
    assert period(written) == Period(first, last)


@pytest.mark.parametrize("written", [None, "", "soon", "2017-13", "2017-02-30", "2017-04-13-01", "0000", "2017-", "-"])
def test_what_is_no_date_means_no_days(written: str | None) -> None:
    assert period(written) is None


@given(st.dates())
def test_every_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    written = day.isoformat()
    of_day, of_month, of_year = period(written), period(written[:7]), period(written[:4])
    assert of_day is not None
    assert of_month is not None
    assert of_year is not None
    assert of_day == Period(day, day)
    assert of_day.is_day
    assert not of_month.is_day
    assert of_year.first <= of_month.first <= day <= of_month.last <= of_year.last


def test_articles_stand_by_their_first_day_the_less_precise_before_and_the_undated_apart() -> None:
    found = timeline(
        collection(
            [article("e"), article("b", "2017-01-01"), article("a", "2017-01-01"), article("d", "2017"),
             article("c", "2017-01"), article("f", "2016-12-31"), article("g")]
        )
    )  # fmt: skip
    assert [telling.article.id for telling in found.dated] == ["f", "d", "c", "a", "b"]
    assert [telling.article.id for telling in found.undated] == ["e", "g"]
    assert found.period == Period(date(2016, 12, 31), date(2017, 12, 31))


def test_a_timeline_without_dates_has_no_period() -> None:
    found = timeline(collection([article("a"), article("b", "someday")]))
    assert found.period is None
    assert [telling.article.id for telling in found.undated] == ["a", "b"]
    assert timeline(collection([])) == timeline(Collection("other", "/other"))


def test_the_parts_of_a_split_quote_are_counted_as_one_quote() -> None:
    found = timeline(
        collection([article("a", "2017")], quote("a", ANN, 1, 0), quote("a", ANN, 5, 0), quote("a", ANN, 9))
    )
    ((said,),) = (telling.said for telling in found.dated)
    assert (said.quotes, said.first.id) == (2, "a#1")


def test_two_speakers_within_one_utterance_are_counted_each_for_themselves() -> None:
    found = timeline(collection([article("a")], quote("a", ANN, 1, 0), quote("a", BO, 5, 0)))
    assert [(said.speaker, said.quotes) for said in found.undated[0].said] == [(ANN, 1), (BO, 1)]


def test_in_an_article_the_most_quoted_come_first_and_the_unknown_last() -> None:
    found = timeline(
        collection([article("a")], *(quote("a", None, n) for n in range(3)), quote("a", BO, 3), quote("a", ANN, 4),
                   quote("a", CIT, 5), quote("a", CIT, 6))
    )  # fmt: skip
    said = found.undated[0].said
    assert [(one.speaker, one.quotes) for one in said] == [(CIT, 2), (ANN, 1), (BO, 1), (None, 3)]
    assert found.undated[0].quotes == 7


def test_a_voice_is_heard_in_the_order_of_time_and_the_undated_last() -> None:
    found = timeline(
        collection([article("a"), article("b", "2018"), article("c", "2016")],
                   quote("a", ANN, 1), quote("b", ANN, 1), quote("c", ANN, 1))
    )  # fmt: skip
    (voice,) = found.voices.named
    assert [said.article.id for said in voice.said] == ["c", "b", "a"]
    assert voice.quotes == 3


def test_unnamed_sources_and_the_unknown_are_counted_apart() -> None:
    found = matrix(
        collection([article("a", "2017"), article("b", "2016")],
                   quote("a", WITNESS, 1), quote("a", WITNESS, 2), quote("a", ANN, 3), quote("b", None, 1))
    )  # fmt: skip
    assert [one.id for one in found.articles] == ["b", "a"]
    assert [voice.speaker for voice in found.voices.named] == [ANN]
    assert [voice.speaker for voice in found.voices.unnamed] == [WITNESS]
    assert found.voices.unknown is not None
    assert found.voices.unknown.quotes == 1
    assert found.totals == (1, 3)
    assert [voice.speaker for voice in found.voices.all] == [ANN, WITNESS, None]


def test_an_article_that_quotes_nobody_has_its_place_in_both() -> None:
    content = collection([article("a", "2017"), article("b", "2016")], quote("a", ANN, 1))
    assert [telling.quotes for telling in timeline(content).dated] == [0, 1]
    assert matrix(content).totals == (0, 1)


articles = st.lists(st.sampled_from([None, "2016", "2016-05", "2016-05-01", "2017-02-03"]), min_size=1, max_size=5)
said = st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, ANN, BO, CIT, WITNESS]), st.integers(0, 3)))


@given(articles, said)
def test_the_sums_are_those_of_the_quotes_whichever_way_one_adds(
    dates: list[str | None], rows: list[tuple[int, Speaker | None, int]]
) -> None:
    them = [article(str(number), written) for number, written in enumerate(dates)]
    quotes = [quote(str(of % len(them)), speaker, start, said) for start, (of, speaker, said) in enumerate(rows)]
    content = collection(them, *sorted(quotes, key=lambda one: (one.article, one.start)))
    found = matrix(content)
    counted = len({(one.article, one.utterance, one.speaker) for one in quotes})
    assert found.total == counted == sum(voice.quotes for voice in found.voices.all)
    for column, one in enumerate(found.articles):
        in_rows = sum(said.quotes for voice in found.voices.all for said in voice.said if said.article == one)
        assert in_rows == found.totals[column]
    for group in (found.voices.named, found.voices.unnamed):
        assert [voice.quotes for voice in group] == sorted((voice.quotes for voice in group), reverse=True)
    assert found == matrix(content)
