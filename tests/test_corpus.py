"""The corpus is whole and well written, and `find_quotes` holds the floors that are pinned for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts import floors

from chechnya_reader import find_quotes
from chechnya_reader.model import Attribution, Mention, Quote, Speaker, SpeakerKind
from tests.corpus_format import DIVIDER, NOT_SAID, Annotated, CorpusError, corpus, read, unannotated_marks
from tests.corpus_measure import measure

TODAY = date(2026, 3, 1)
BODY = "“The gates were shut,” said Mara Lind. “I saw it,” she said, of the “golden hour.”"
ROWS = (
    "direct | Mara Lind | Mara Lind | The gates were shut",
    "direct | Mara Lind | she | I saw it",
    "none | - | - | golden hour",
)

ARTICLES = corpus()

MARKS = ["“", "”", "‘", "’", '"', "'", "''", "„", "«", "»", "‹", "'90s", ":", ",", ".", "—", "é", "🙂"]
WORDS = "Mara Lind|Lind|Dr. Rusk|she|who|the ministry|a second witness|a spokesman for Lind| said| told |according to"
MORE_WORDS = " wrote on |Shut the gates|the “so-called” |Q: |RUSK: | |\n|\n\n|1. "
PIECES = st.sampled_from([*MARKS, *WORDS.split("|"), *MORE_WORDS.split("|")])


def article(*rows: str, body: str = BODY) -> Annotated:
    lines = ["title: Gates", "style: test", DIVIDER, body, DIVIDER, *rows]
    return read("gates.txt", "\n".join(lines) + "\n")


def quote(words: str, mention: str | None = None, speaker: str | None = None, kind: SpeakerKind = "person") -> Quote:
    start = BODY.index(words)
    named = Mention(BODY.index(mention), BODY.index(mention) + len(mention), mention) if mention else None
    attribution = Attribution("a-rule", "likely" if mention else "unknown", named)
    who = Speaker(speaker, speaker, kind) if speaker else None
    return Quote(start, start + len(words), words, speaker=who, attribution=attribution)


def figures(*found: Quote, rows: tuple[str, ...] = ROWS) -> dict[str, float]:
    return measure([article(*rows)], lambda body: found).figures()


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=60).map("".join)))
def test_find_quotes_never_raises_and_every_offset_is_right_in_any_text(text: str) -> None:
    found = find_quotes(text)
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        last = one.end
        attribution = one.attribution
        for words in (attribution.mention, attribution.cue, attribution.antecedent):
            assert words is None or text[words.start : words.end] == words.text
        if one.confidence == "unknown":
            assert (one.speaker, one.mention) == (None, None)


@given(st.sampled_from(ARTICLES), st.data())
def test_find_quotes_keeps_its_offsets_in_an_article_that_is_cut_and_spliced(
    one: Annotated, data: st.DataObject
) -> None:
    cut, other = data.draw(st.integers(0, len(one.body))), data.draw(st.sampled_from(ARTICLES))
    text = one.body[:cut] + data.draw(PIECES) + other.body[cut:]
    assert [found for found in find_quotes(text) if text[found.start : found.end] != found.text] == []


def test_there_are_forty_articles_and_four_hundred_quotes() -> None:
    assert len(ARTICLES) >= 40
    assert sum(row.is_quote for one in ARTICLES for row in one.rows) >= 400
    assert sum(not row.is_quote for one in ARTICLES for row in one.rows) >= 20


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.name)
def test_an_article_is_short_and_annotated_whole(one: Annotated) -> None:
    assert 60 <= len(one.body.split()) <= 600
    assert [one.body[at : at + 40] for at in unannotated_marks(one)] == []
    said = " ".join(one.body.casefold().split())
    missing = [(row.line, form) for row in one.rows for form in row.mentions if form.casefold() not in said]
    assert missing == []


def test_many_kinds_of_speaker_are_there() -> None:
    speakers = [row.speakers for one in ARTICLES for row in one.rows]
    assert sum(one[0].startswith("unnamed: ") for one in speakers if one) >= 30
    assert sum(one[0].startswith("spokesperson for ") for one in speakers if one) >= 8
    assert sum(NOT_SAID in one or not one for one in speakers) >= 25


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (("direct | Mara Lind | she | I saw them",), "gates.txt:6: no such words"),
        (("direct | Mara Lind | she",), "a row is"),
        (("spoken | Mara Lind | she | I saw it",), "a row is"),
        (("none | Mara Lind | she | golden hour",), "`none` goes with"),
        (("direct | - | - | I saw it",), "`none` goes with"),
        (("direct | Mara Lind | - | I saw it",), "the mention is `-`"),
        (("direct | ? | she | I saw it",), "the mention is `-`"),
        (tuple(reversed(ROWS)), "in the order of the article"),
        (("direct | Mara Lind | she | I saw it [2]",), "stand there 1 times"),
    ],
)
def test_a_row_that_is_written_wrong_is_named_with_its_line(rows: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint.replace("`", ".").replace("?", ".")):
        article(*rows)


def test_words_that_stand_twice_need_their_number() -> None:
    body = "“Shut,” she said. Again: “Shut.”"
    with pytest.raises(CorpusError, match="stand there 2 times"):
        article("direct | Mara Lind | she | Shut", body=body)
    (row,) = article("direct | Mara Lind | she | Shut [2]", body=body).rows
    assert (row.start, row.end) == (26, 30)


def test_first_and_last_words_reach_over_line_ends_and_inner_marks() -> None:
    body = "‘I said, “Shut\nit,”’ she said. It’s ‘done’."
    (row,) = article("direct | Mara Lind | she | I said … Shut it", body=body).rows
    assert body[row.start : row.end] == "I said, “Shut\nit"


def test_an_opening_mark_outside_all_rows_is_seen() -> None:
    assert unannotated_marks(article(*ROWS)) == []
    assert [BODY[at:].startswith("“golden") for at in unannotated_marks(article(*ROWS[:2]))] == [True]


def test_an_engine_without_fault_has_full_marks() -> None:
    score = figures(quote("The gates were shut,", "Mara Lind", "Mara Lind"), quote("I saw it,", "she", "Mara Lind"))
    assert score == {name: 0.0 if name in floors.AT_MOST else 1.0 for name in score}


def test_a_wrong_name_costs_more_than_none() -> None:
    right = quote("The gates were shut", "Mara Lind", "Mara Lind")
    wrong = figures(right, quote("I saw it", "golden", "Jon Rusk"))
    unknown = figures(right, quote("I saw it"))
    assert wrong["wrong_mentions"] == wrong["wrong_identities"] == 0.5
    assert unknown["wrong_mentions"] == unknown["wrong_identities"] == 0.0
    assert wrong["speaker_f1"] < unknown["speaker_f1"] < 1.0


def test_less_than_the_full_name_is_neither_right_nor_wrong() -> None:
    score = figures(quote("The gates were shut", "Mara Lind", "Lind"))
    assert (score["identity_right"], score["wrong_identities"]) == (0.0, 0.0)


def test_a_span_a_word_short_and_words_that_nobody_said_are_errors() -> None:
    score = measure([article(*ROWS)], lambda body: [quote("The gates were"), quote("golden hour.")])
    assert score.figures()["span_f1"] == 0.0
    assert score.figures()["not_quotes_taken"] == 1.0
    assert sorted(mistake.category for mistake in score.mistakes) == [
        "no quote, but taken",
        "span missed",
        "span missed",
        "span too many",
    ]


def test_two_speakers_taken_for_one_spoil_the_pairs() -> None:
    rows = (ROWS[0], "direct | Jon Rusk | she | I saw it")
    score = figures(
        quote("The gates were shut", "Mara Lind", "Mara Lind"), quote("I saw it", "she", "Mara Lind"), rows=rows
    )
    assert score["same_speaker_precision"] == 0.0


def test_an_unnamed_source_is_right_by_its_first_words() -> None:
    rows = ("direct | unnamed: a second witness #2 | she | I saw it",)
    for name, kind, right in (
        ("a second witness from the town", "unnamed", 1.0),
        ("the second witness", "unnamed", 1.0),
        ("a third witness", "unnamed", 0.0),
        ("A Second Witness", "person", 0.0),
    ):
        found = quote("I saw it", "she", name, kind)  # type: ignore[arg-type]
        assert figures(found, rows=rows)["identity_right"] == right


def test_the_floors_hold_for_the_corpus() -> None:
    pinned = floors.read_floors(floors.FLOORS.read_text(encoding="utf-8"))
    measured = floors.corpus_figures(floors.own_score())
    assert floors.broken(pinned, measured) == [], "\n".join(floors.table(pinned, measured))


def test_floors_are_pinned_for_the_corpus_and_for_the_articles_of_others() -> None:
    pinned = floors.read_floors(floors.FLOORS.read_text(encoding="utf-8"))
    assert {name.partition(".")[0] for name in pinned} == {"corpus", "dev", "train"}
    assert all(floor.at_most == (name.rpartition(".")[2] in floors.AT_MOST) for name, floor in pinned.items())


def test_pinning_raises_a_floor_and_never_lowers_one() -> None:
    old = {"corpus.span_f1": floors.Floor(0.9), "corpus.wrong_mentions": floors.Floor(0.05, at_most=True)}
    new = floors.pinned(old, {"corpus.span_f1": 0.9374, "corpus.wrong_mentions": 0.0312}, "", TODAY)
    assert new == {"corpus.span_f1": floors.Floor(0.935), "corpus.wrong_mentions": floors.Floor(0.035, at_most=True)}
    assert floors.pinned({"corpus.span_f1": floors.Floor(0.903)}, {"corpus.span_f1": 0.9041}, "", TODAY) == {
        "corpus.span_f1": floors.Floor(0.903)
    }
    for worse in ({"corpus.span_f1": 0.89}, {"corpus.wrong_mentions": 0.06}):
        with pytest.raises(floors.Refused, match="--lower"):
            floors.pinned(old, worse, "", TODAY)


def test_a_floor_that_is_lowered_keeps_the_reason_and_the_date() -> None:
    old = {"corpus.span_f1": floors.Floor(0.9, lowered=("2026-01-01, from 0.95: an earlier “one”",))}
    new = floors.pinned(old, {"corpus.span_f1": 0.8849}, 'harder articles, "new" ones', TODAY)
    told = '2026-03-01, from 0.9: harder articles, "new" ones'
    assert new["corpus.span_f1"] == floors.Floor(0.88, lowered=("2026-01-01, from 0.95: an earlier “one”", told))
    assert floors.read_floors(floors.written_floors(new)) == new


def test_a_figure_without_a_floor_counts_as_broken() -> None:
    assert floors.broken({}, {"corpus.span_f1": 1.0}) == ["corpus.span_f1"]


def test_the_script_says_which_floor_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned = floors.read_floors(floors.FLOORS.read_text(encoding="utf-8")) | {"corpus.span_f1": floors.Floor(1.01)}
    file = tmp_path / "floors.toml"
    file.write_text(floors.written_floors(pinned), encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", file)
    assert floors.main([]) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines() if "BROKEN" in line] == ["corpus.span_f1"]
    assert floors.main(["--pin"]) == 1
    assert "--lower takes a reason" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == floors.written_floors(pinned)
    assert floors.main(["--pin", "--lower", "nobody is that good"]) == 0
    (reason,) = floors.read_floors(file.read_text(encoding="utf-8"))["corpus.span_f1"].lowered
    assert reason.endswith("from 1.01: nobody is that good")
