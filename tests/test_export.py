"""Quotes on their way out: the Markdown reads back as the same text, and says all that is known and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from chechnya_reader.export import FORMATS, By, citation, proposed_name, utterances
from chechnya_reader.export.markdown import UNKNOWN, code, escape, render
from chechnya_reader.model import (
    GENERATOR,
    Article,
    Attribution,
    Collection,
    Confidence,
    Mention,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)
from chechnya_reader.text import digest, squeezed, visible, visible_line

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
PARSERS = pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "gfm-like"])

MARA = Speaker("mara-osei", "Mara Osei", role="head of the Harbour Council", names=("Osei",))
IVO = Speaker("ivo-brandt", "Ivo Brandt")


def quote_in(
    article: Article,
    words: str,
    speaker: Speaker | None = None,
    *,
    kind: QuoteKind = "direct",
    utterance: int = 0,
    confidence: Confidence = "certain",
    guess: str | None = None,
    also: tuple[Span, ...] = (),
) -> Quote:
    start = article.body.rindex(words)
    return Quote(
        start,
        start + len(words),
        words,
        kind=kind,
        utterance=utterance,
        speaker=speaker,
        attribution=Attribution("cue", confidence, guess=guess),
        also=also,
        id=f"{article.id}#{digest(words)}",
        article=article.id,
        line=article.line_at(start),
    )


def harbour() -> Collection:
    """Two articles, one a brief; a split utterance, a run-on one, a fragment, doubt, a guess and a second printing."""
    first = Article(
        "harbour",
        "news/harbour.md",
        "harbour.md",
        "The harbour: “open”, says #council",
        "Gates open today.\n\n“Gates open today,” said Osei. “And they stay open.”\n\n"
        "Brandt may have called it “a costly *show*”.\n\n“The first day was calm.\n\n“The second was not.”\n",
        body_line=9,
        source="The Quay & Tide",
        authors=("A. Writer", "B. Reporter"),
        date="2019-01-14",
        url="https://quay.example/harbour_open?a=1&b=2",
    )
    second = Article("strike", "news/strike.md", "strike.md", "The strike", "“1. Nobody came.”\n", kind="brief")
    quotes = (
        quote_in(first, "Gates open today,", MARA, also=(Span(0, 17),)),
        quote_in(first, "And they stay open.", MARA),
        quote_in(first, "a costly *show*", IVO, kind="partial", utterance=1, confidence="likely"),
        quote_in(first, "The first day was calm.\n\n“The second was not.", utterance=2, confidence="unknown"),
        quote_in(second, "1. Nobody came.", confidence="unknown", guess="Ivo Brandt"),
    )
    return Collection("news", "/home/m/news", (first, second), quotes=quotes, speakers=(IVO, MARA))


def holding(text: str, **changes: str) -> Collection:
    """One article with one quote of one speaker: all of its words can be set."""
    article = Article(
        "a", changes.get("path", "n/a.md"), "a.md", changes.get("title", "T"), text, source=changes.get("source")
    )
    speaker = Speaker("s", changes.get("name", "N"), role=changes.get("role"))
    quote = Quote(0, len(text), text, speaker=speaker, attribution=Attribution("cue", "certain"), id="a#1", article="a")
    return Collection("n", "/n", (article,), quotes=(quote,), speakers=(speaker,))


def plain(inline: Token) -> str:
    """The text of a line as a reader sees it; anything but text and code in it is a failure of the escaping."""
    parts = []
    for child in inline.children or []:
        assert child.type in ("text", "softbreak", "code_inline"), f"{child.type} in {inline.content!r}"
        parts.append(" " if child.type == "softbreak" else child.content)
    return "".join(parts)


def body_of(document: str) -> str:
    return document.split("\n---\n", 1)[1]


def block_quotes(document: str, parser: MarkdownIt) -> Iterator[str]:
    """The text of each block quote, its paragraphs joined by a space."""
    paragraphs: list[str] | None = None
    for token in parser.parse(body_of(document)):
        if token.type == "blockquote_open":
            assert paragraphs is None, "a block quote in a block quote"
            paragraphs = []
        elif token.type == "blockquote_close":
            yield " ".join(paragraphs or [])
            paragraphs = None
        elif paragraphs is not None:
            assert token.type in ("inline", "paragraph_open", "paragraph_close"), f"{token.type} in a block quote"
            if token.type == "inline":
                paragraphs.append(plain(token))


def lines_of(document: str, parser: MarkdownIt) -> list[str]:
    """The text of every heading and every fact, in order; an italic word between asterisks."""
    quoted = 0
    lines = []
    for token in parser.parse(body_of(document)):
        quoted += token.type == "blockquote_open"
        quoted -= token.type == "blockquote_close"
        if token.type == "inline" and not quoted:
            lines.append(plain(token))
    return lines


def seen(text: str) -> str:
    return squeezed(visible(text))


AWKWARD = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"#*_[]()<>!`~|\\&;:-+=.{}^$%@/'\"",
                *("---", "***", "1.", "12)", "&amp;", "&#42;", "#tag", "~~", "```", "~~~", "==", "%%", "$5", "__"),
                *("http://", "https://", "HTTP://", "//", "www.", "mailto:", "ftp://", "xn--e1afmkfd", "%41", ".com"),
                *("a@b.org", "localhost", "x.md", "<b>", "<!--", "-->", "[x]: y", "[x](y)", "![", "| a |", ":--", "a"),
                *("\n", "\n\n", "  ", "    ", "\t", " ", "\u00a0", "\u2028", "\r\n", "\x1b[2J", "\x00", "\x85"),
                *("\u202e", "\ud800", "\ufffe", "é", "字", "“", "”"),
            ]
        ),
        st.characters(),
    ),
    max_size=14,
).map("".join)
TEXT = st.one_of(AWKWARD, st.text(max_size=30))


@PARSERS
@given(text=TEXT)
def test_whatever_a_quote_holds_comes_out_of_a_parser_as_the_same_text(parser: MarkdownIt, text: str) -> None:
    collection = holding(text)
    document = render(collection, collection.quotes, by="speaker", now=NOW)

    assert [squeezed(words) for words in block_quotes(document, parser)] == ([seen(text)] if seen(text) else [])


@PARSERS
@given(name=TEXT, title=TEXT, source=TEXT, role=TEXT, path=TEXT)
def test_names_and_titles_and_file_names_come_out_of_a_parser_as_the_same_text(
    parser: MarkdownIt, name: str, title: str, source: str, role: str, path: str
) -> None:
    collection = holding("Yes.", name=name, title=title, source=source, role=role, path=path)
    document = render(collection, collection.quotes, by="speaker", now=NOW)

    facts = [("Speaker", name), ("Role", role), ("Article", title if seen(title) else "a.md"), ("Outlet", source)]
    expected = [f"{label}: {text}" for label, text in facts if text or label in ("Speaker", "Article")]
    heading, group, *lines = (squeezed(line) for line in lines_of(document, parser))
    assert heading == "Quotes from n"
    assert group == seen(name)
    assert lines == [*map(seen, expected), squeezed(f"File: {visible_line(path)}:1"), "Quote: a#1"]


@given(text=st.text(alphabet="` ab\\\n<&", max_size=12).filter(str.strip))
def test_a_code_span_keeps_every_character(text: str) -> None:
    (block,) = (token for token in COMMONMARK.parse(f"x: {code(text)}") if token.type == "inline")

    (span,) = (child for child in block.children or [] if child.type == "code_inline")
    assert span.content == visible_line(text)


@given(name=TEXT)
def test_any_yaml_reader_reads_the_front_matter(name: str) -> None:
    collection = Collection(f"/x/{name}", f"/x/{name}")
    document = render(collection, [], by="article", now=NOW)

    fields = yaml.safe_load(document.split("\n---\n")[0])
    assert set(fields) == {"title", "exported", "generator", "by", "quotes", "speakers", "articles"}
    assert fields["generator"] == GENERATOR
    assert str(fields["exported"]) == "2026-11-20"


def test_ordinary_prose_is_left_readable() -> None:
    prose = "“It’s 3.5 km (I'm told) – R&D, e.g. at 10:30; 50% don't, do they?” U.S. + E.U. = 2!"

    assert escape(prose) == prose


@pytest.mark.parametrize("by", get_args(By))
def test_an_export_is_exactly_the_golden_file(by: By) -> None:
    collection = harbour()

    assert render(collection, collection.quotes, by=by, now=NOW) == (GOLDEN / f"by_{by}.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_quote_once(name: str) -> None:
    collection = harbour()
    document = FORMATS[name].render(collection, collection.quotes * 2, by="speaker", now=NOW)

    assert [document.count(quote.id) for quote in collection.quotes] == [1] * 5


def test_a_quote_brings_the_other_parts_of_its_utterance_along() -> None:
    collection = harbour()
    (told,) = utterances(collection, [collection.quotes[1]])

    assert [part.text for part in told.parts] == ["Gates open today,", "And they stay open."]


def test_a_part_with_another_speaker_is_never_put_under_one_name() -> None:
    article = Article("a", "a.md", "a.md", "T", "“One,” said Osei. “Two.”")
    quotes = (quote_in(article, "One,", MARA), quote_in(article, "Two.", IVO))
    collection = Collection("n", "/n", (article,), quotes=quotes, speakers=(IVO, MARA))

    assert [(told.speaker, len(told.parts)) for told in utterances(collection, quotes)] == [(MARA, 1), (IVO, 1)]
    assert len(utterances(collection, quotes[:1])) == 1


def test_one_doubtful_part_makes_the_whole_utterance_doubtful() -> None:
    article = Article("a", "a.md", "a.md", "T", "“One,” said Osei. “Two.”")
    quotes = (quote_in(article, "One,", MARA), quote_in(article, "Two.", MARA, confidence="likely"))
    collection = Collection("n", "/n", (article,), quotes=quotes, speakers=(MARA,))

    assert "- Likely speaker, not certain: Mara Osei" in render(collection, quotes, by="speaker", now=NOW)


def test_an_unknown_speaker_cannot_be_taken_for_somebody_of_that_name() -> None:
    named = holding("Yes.", name="*unknown*")

    assert "- Speaker: *unknown*\n" not in render(named, named.quotes, by="speaker", now=NOW)
    assert "- Speaker: *unknown*\n" in render(harbour(), harbour().quotes, by="speaker", now=NOW)


def test_namesakes_stay_apart() -> None:
    article = Article("a", "a.md", "a.md", "T", "“One.” “Two.”")
    quotes = (
        quote_in(article, "One.", Speaker("al-hart", "Al Hart")),
        quote_in(article, "Two.", Speaker("al-hart-2", "Al Hart"), utterance=1),
    )
    collection = Collection("n", "/n", (article,), quotes=quotes)

    headings = re.findall(r"^## (.*)", render(collection, quotes, by="speaker", now=NOW), re.MULTILINE)
    assert headings == ["Al Hart (al-hart)", "Al Hart (al-hart-2)"]


def test_what_nobody_is_known_to_have_said_comes_last() -> None:
    collection = harbour()

    headings = re.findall(r"^## (.*)", render(collection, collection.quotes, by="speaker", now=NOW), re.MULTILINE)
    assert headings == ["Ivo Brandt", "Mara Osei", UNKNOWN]


def test_an_address_that_is_no_web_address_is_only_text() -> None:
    article = Article("a", "a.md", "a.md", "T", "“Yes.”", url="javascript:alert(1)")
    quote = quote_in(article, "Yes.", MARA)
    collection = Collection("n", "/n", (article,), quotes=(quote,), speakers=(MARA,))

    assert "Address: javascript:alert(1)" in lines_of(render(collection, [quote], by="article", now=NOW), GITHUB)


def test_the_role_is_the_one_that_the_article_of_the_quote_gives_and_else_what_others_do() -> None:
    told = harbour()
    first, second, *rest = told.quotes
    own = replace(told, quotes=(first, replace(second, role="deputy head of the Council"), *rest))
    for collection, role in ((told, "head of the Harbour Council"), (own, "deputy head of the Council")):
        assert f"\n- Role: {role}\n" in render(collection, collection.quotes[:1], by="speaker", now=NOW)
        assert f"Mara Osei, {role}" in citation(collection, collection.quotes[0])


def test_a_citation_is_the_words_and_the_source_on_two_lines() -> None:
    collection = harbour()

    assert citation(collection, collection.quotes[0]) == (
        "“Gates open today,” … “And they stay open.”\n"
        "— Mara Osei, head of the Harbour Council. “The harbour: “open”, says #council”, The Quay & Tide, "
        "A. Writer, B. Reporter, 2019-01-14, https://quay.example/harbour_open?a=1&b=2, news/harbour.md:11"
    )


def test_a_citation_says_what_is_doubtful_and_what_is_a_fragment_or_a_brief() -> None:
    collection = harbour()
    fragment, unknown, brief = (citation(collection, quote) for quote in collection.quotes[2:])

    assert fragment.startswith("“a costly *show*” (fragment)\n— Ivo Brandt (likely, not certain). ")
    assert unknown.splitlines()[1].startswith("— Unknown. ")
    assert (
        brief
        == "“1. Nobody came.”\n— Unknown (perhaps Ivo Brandt). Brief of the article “The strike”, news/strike.md:1"
    )


@given(text=TEXT, name=TEXT, path=TEXT)
def test_a_citation_holds_nothing_that_a_terminal_obeys(text: str, name: str, path: str) -> None:
    collection = holding(text, name=name, path=path)
    copied = citation(collection, collection.quotes[0])

    assert copied.count("\n") == 1
    assert visible(copied) == copied


@pytest.mark.parametrize(
    ("root", "key", "name"),
    [
        (".", "/home/m/News of 2017", "news-of-2017-quotes.md"),
        ("a/b.md", "/home/m/a/b.md", "b-quotes.md"),
        ("/opt/lib/collection", "bundled", "collection-quotes.md"),
    ],
)
def test_the_same_file_is_proposed_each_time(root: str, key: str, name: str) -> None:
    assert proposed_name(Collection(root, key)) == name


def test_a_pronoun_that_may_be_anybody_is_shown_as_the_reason_why_the_speaker_is_unknown() -> None:
    article = Article("a", "n/a.md", "a.md", "Title", "“It was time,” he said.", body_line=1)
    said = quote_in(article, "It was time,", guess="Ivo Brandt")
    pronoun = Mention(15, 17, "he", "pronoun")
    said = replace(said, attribution=replace(said.attribution, mention=pronoun))
    report = render(Collection("n", "/n", (article,), quotes=(said,)), (said,), by="article", now=NOW)

    assert "- Speaker: *unknown*\n- The text says only: “he”\n- Guess, not an attribution: Ivo Brandt\n" in report
