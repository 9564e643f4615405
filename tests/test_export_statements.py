"""Under a quote, where else its statement is told: the words as they stand there, and who says them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.export.citation import utterances
from chechnya_reader.export.elsewhere import retellings
from chechnya_reader.export.markdown import render
from chechnya_reader.model import (
    Article,
    Attribution,
    Collection,
    Confidence,
    CrossReference,
    Evidence,
    Quote,
    Speaker,
)
from chechnya_reader.text import digest
from tests.test_export import COMMONMARK, PARSERS, block_quotes, lines_of, seen
from tests.tui.hosts import HOSTILE

GOLDEN = Path(__file__).parent / "golden" / "with_statements.md"
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
MARA = Speaker("mara-osei", "Mara Osei")
OFFICE = Speaker("spokesperson-for-mara-osei", "spokesperson for Mara Osei", kind="spokesperson")


def article(identity: str, body: str, **known: str) -> Article:
    return Article(identity, f"news/{identity}.md", f"{identity}.md", f"About {identity}", body, 5, **known)  # type: ignore[arg-type]


def said(
    of: Article, words: str, speaker: Speaker | None = MARA, utterance: int = 0, confidence: Confidence = "certain"
) -> Quote:
    start = of.body.index(words)
    doubt = confidence if speaker else "unknown"
    return Quote(start, start + len(words), words, utterance=utterance, speaker=speaker,
                 attribution=Attribution("cue", doubt), id=f"{of.id}#{digest(words)}", article=of.id)  # fmt: skip


def told(*quotes: Quote, reason: str = "reworded") -> CrossReference:
    return CrossReference(
        "statement", quotes[0].text, reason, tuple(dict.fromkeys(quote.article for quote in quotes)),
        tuple(quote.id for quote in quotes),
        tuple(Evidence(quote.article, quote.start, quote.end, quote.text) for quote in quotes),
    )  # fmt: skip


def bridges() -> Collection:
    """One statement in five articles, of which two are the same story; and a quote that stands nowhere else."""
    quay = article("quay", "“Every bridge will be closed by the winter,” said Osei. “Ask the council.”",
                   source="The Quay & Tide", date="2019-01-14")  # fmt: skip
    shore = article("shore", "Intro.\n\n“Every bridge will be closed by the winter,” Osei said.", date="2019-01")
    brief = article("brief", "“We shall close every bridge until the winter,” her office said.",
                    source="The *Shore*", kind="brief")  # fmt: skip
    reprint = article("reprint", "“Every bridge will be closed by the winter,” said Osei.", source="The Copy",
                      date="2019-01-15")  # fmt: skip
    other = article("other", "“By the winter,” somebody said, “every bridge will be closed.”", source="A Paper",
                    date="2018")  # fmt: skip
    words = "Every bridge will be closed by the winter,"
    first, alone = said(quay, words), said(quay, "Ask the council.", utterance=1)
    same, copied = said(shore, words, confidence="likely"), said(reprint, words)
    reworded = said(brief, "We shall close every bridge until the winter,", OFFICE)
    parts = said(other, "By the winter,", None), said(other, "every bridge will be closed.", None)
    story = CrossReference("link", "The same", "same story: a reprint", ("quay", "reprint"),
                           evidence=(Evidence("quay", 0, 1, "“"), Evidence("reprint", 0, 1, "“")))  # fmt: skip
    articles = (brief, other, quay, reprint, shore)
    quotes = tuple(sorted([first, alone, same, copied, reworded, *parts], key=lambda one: (one.article, one.start)))
    statement = told(*(quote for quote in quotes if quote is not alone))
    return Collection("news", "/home/m/news", articles, quotes=quotes, speakers=(MARA, OFFICE),
                      references=(statement, story))  # fmt: skip


def of_quay(content: Collection) -> list[Quote]:
    return [quote for quote in content.quotes if quote.article == "quay"]


def test_an_export_with_statements_is_exactly_the_golden_file() -> None:
    content = bridges()
    document = render(content, of_quay(content), by="speaker", now=NOW, statements=True)
    assert document == GOLDEN.read_text("utf-8")


def test_without_the_option_nothing_is_said_of_other_articles() -> None:
    content = bridges()
    plain = render(content, of_quay(content), by="speaker", now=NOW)
    assert "Also told" not in plain
    lines = render(content, of_quay(content), by="speaker", now=NOW, statements=True).splitlines()
    assert plain.splitlines() == [line for line in lines if not line.startswith("- Also told")]


def test_what_is_told_elsewhere_comes_oldest_first_and_undated_last() -> None:
    content = bridges()
    first, alone = utterances(content, of_quay(content))
    found = retellings(content, first)
    assert [one.article.id for one in found] == ["other", "shore", "reprint", "brief"]
    assert [one.story for one in found] == ["", "", "same story: a reprint", ""]
    assert retellings(content, alone) == ()


def test_every_word_told_elsewhere_stands_in_its_article_at_its_place() -> None:
    content = bridges()
    for utterance in utterances(content, content.quotes):
        for one in retellings(content, utterance):
            assert all(one.article.body[s.start : s.end] == text for s, text in zip(one.spans, one.texts, strict=True))
            assert {quote.article for quote in one.quotes} == {one.article.id}


def test_who_says_it_there_is_told_with_all_the_doubt_there_is() -> None:
    content = bridges()
    document = render(content, of_quay(content), by="speaker", now=NOW, statements=True)
    lines = [line for line in document.splitlines() if line.startswith("- Also told")]
    assert "· speaker: Unknown ·" in lines[0]
    assert "· speaker: Mara Osei (likely, not certain) ·" in lines[1]
    assert "· brief · undated · speaker: spokesperson for Mara Osei ·" in lines[3]


def test_a_statement_that_the_article_tells_twice_names_the_other_place_only() -> None:
    one = article("one", "“It is closed for good,” she said.\n\n“It is closed, for good!” she said again.")
    quotes = said(one, "It is closed for good,"), said(one, "It is closed, for good!", utterance=1)
    content = Collection("n", "/n", (one,), quotes=quotes, references=(told(*quotes),))
    found = [["".join(told.texts) for told in retellings(content, each)] for each in utterances(content, quotes)]
    assert found == [["It is closed, for good!"], ["It is closed for good,"]]


def test_two_statements_that_share_words_elsewhere_name_them_once() -> None:
    content = bridges()
    twice = Collection("news", "/news", content.articles, quotes=content.quotes, references=content.references * 2)
    first = utterances(content, of_quay(content))[0]
    assert retellings(twice, first) == retellings(content, first)


def test_two_parts_of_a_longer_statement_are_not_called_the_same_in_other_words() -> None:
    whole = article("whole", "“Open the gates, and let the children out,” she said.")
    gates, children = article("gates", "Open “the gates”, she said."), article("out", "Let “the children” out.")
    quotes = said(whole, "Open the gates, and let the children out,"), said(gates, "the gates"), said(
        children, "the children")  # fmt: skip
    content = Collection("n", "/n", (whole, gates, children), quotes=quotes, references=(told(*quotes),))
    (fragment,) = utterances(content, [quotes[1]])
    assert {one.texts[0]: one.relation for one in retellings(content, fragment)} == {
        quotes[0].text: "contained", "the children": "another part, or quite other words"}  # fmt: skip


texts = st.text(st.one_of(st.characters(), st.sampled_from("*_`[]<>#|&$~^\\:=-+.\n\t“”\"'")), min_size=1, max_size=60)


def with_words(words: str, source: str) -> Collection:
    here, there = article("here", "“Said,” she said."), article("there", f"x{words}x", source=source)
    quotes = (said(here, "Said,"),
              Quote(1, 1 + len(words), words, id="there#1", article="there", attribution=Attribution("cue", "certain"),
                    speaker=Speaker("s", source)))  # fmt: skip
    return Collection("n", "/n", (here, there), quotes=quotes, references=(told(*quotes, reason="same words"),))


@PARSERS
@given(words=texts, source=texts)
def test_a_parser_reads_back_the_words_and_the_outlet_as_they_stand(parser: object, words: str, source: str) -> None:
    document = render(with_words(words, source), of_here(words, source), by="speaker", now=NOW, statements=True)
    assert list(block_quotes(document, parser)) == ["Said,"]  # type: ignore[arg-type]
    (line,) = [line for line in lines_of(document, parser) if line.startswith("Also told")]  # type: ignore[arg-type]
    assert line.endswith(f"· “{seen(words)}”")
    assert seen(source) in line
    assert "news/there.md:" in line


def of_here(words: str, source: str) -> list[Quote]:
    return [quote for quote in with_words(words, source).quotes if quote.article == "here"]


@pytest.mark.parametrize("words", [HOSTILE, "1. one\n\n---\n\n# two\n\n> three", "`code` · “inner” · [x](y)"])
def test_hostile_words_stay_on_their_line(words: str) -> None:
    document = render(with_words(words, "An outlet"), of_here(words, "An outlet"), by="speaker", now=NOW,
                      statements=True)  # fmt: skip
    lines = [line for line in lines_of(document, COMMONMARK) if line.startswith("Also told")]
    where = "An outlet · undated · speaker: An outlet · news/there.md:5"
    assert lines == [f"Also told, another part, or quite other words: {where} · “{seen(words)}”"]
    assert "\x1b" not in document
