"""The collection that comes along: briefs that load, keep to their size, and say who says what."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from chechnya_reader import find_quotes
from chechnya_reader.loading import load_folder
from chechnya_reader.model import Article, Collection, Quote
from chechnya_reader.text import fold

ROOT = Path(__file__).parents[1]
PASSAGE = re.compile("“([^“”]*)”")
NOBODY = "-"
NO_NAME = "?"
TITLES = {
    "activists-scrambling-to-end-persecution": "Activists Are Scrambling to End Chechnya’s Persecution of Gay Men",
    "besieged-queer-chechens-no-help-from-us": "Besieged Queer Chechens Are Getting No Help From the U.S.",
    "erasing-76-crimes-purge-resumes": "Chechnya resumes its anti-gay purge",
    "foreign-policy-europe-un-urge-russia": (
        "Europe, U.N. Urge Russia to Intervene as Chechnya Allegedly Tortures and Kills Gay People"
    ),
    "moscow-times-putin-forced-to-act": "Putin Will Be Forced to Act on Chechnya's Anti-Gay Purge",
}
STEMS = sorted(TITLES)


def read_golden() -> dict[str, list[tuple[str, str]]]:
    """Article id to (first words, speaker), one for every pair of quotation marks."""
    golden: dict[str, list[tuple[str, str]]] = {}
    stem = ""
    for line in (ROOT / "tests/cases/articles.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            first, _, speaker = line.strip().rpartition(" | ")
            golden[stem].append((first, speaker))
        elif line and not line.startswith("#"):
            stem = line
            golden[stem] = []
    return golden


GOLDEN = read_golden()


@pytest.fixture(scope="module")
def collection() -> Collection:
    return load_folder(str(ROOT / "articles"), key="test")


@pytest.fixture
def article(collection: Collection, request: pytest.FixtureRequest) -> Article:
    return collection.articles_by_id[request.param]


every_article = pytest.mark.parametrize("article", STEMS, indirect=True)


def told(article: Article) -> dict[int, tuple[str, str]]:
    """Where each passage begins, to its text and the speaker that the golden list gives."""
    passages = list(PASSAGE.finditer(article.body))
    return {
        match.start(1): (match.group(1), speaker)
        for match, (_, speaker) in zip(passages, GOLDEN[article.id], strict=True)
    }


def plain(name: str) -> str:
    return re.sub("^(?:the|an?) ", "", fold(name))


def spoken(quote: Quote) -> str | None:
    return plain(quote.speaker.name) if quote.speaker else None


def test_the_five_briefs_load_without_problems_and_the_readme_is_no_article(collection: Collection) -> None:
    assert collection.problems == ()
    assert {article.id: article.title for article in collection.articles} == TITLES


def test_what_is_related_is_there_and_relates_back(collection: Collection) -> None:
    pairs = {(article.id, other) for article in collection.articles for other in article.related}
    assert pairs
    assert pairs == {(other, article) for article, other in pairs}
    assert {other for _, other in pairs} <= TITLES.keys()


@every_article
def test_each_says_that_it_is_a_brief(article: Article) -> None:
    assert article.is_brief
    assert article.language == "en"
    assert not article.extra


@every_article
def test_each_has_250_to_900_words(article: Article) -> None:
    assert 250 <= len(article.body.split()) <= 900


@every_article
def test_quotation_marks_are_curly_and_stand_in_pairs(article: Article) -> None:
    assert '"' not in article.body
    for paragraph in article.body.split("\n\n"):
        assert re.sub("[^“”]", "", paragraph).replace("“”", "") == ""


@every_article
def test_each_paragraph_is_one_line(article: Article) -> None:
    assert all("\n" not in paragraph.strip("\n") for paragraph in article.body.split("\n\n"))


@every_article
def test_the_golden_list_has_every_passage_in_order(article: Article) -> None:
    firsts = [first for first, _ in GOLDEN[article.id]]
    passages = PASSAGE.findall(article.body)
    assert [passage[: len(first)] for passage, first in zip(passages, firsts, strict=True)] == firsts


@every_article
def test_no_quote_in_the_briefs_has_a_wrong_name(article: Article) -> None:
    right = told(article)
    wrong = [
        f"“{quote.text[:40]}” is said by {right.get(quote.start, ('', NOBODY))[1]}, not by {spoken(quote)}"
        for quote in find_quotes(article.body)
        if quote.speaker and spoken(quote) != plain(right.get(quote.start, ("", NOBODY))[1])
    ]
    assert not wrong, "\n".join(wrong)


@every_article
def test_everybody_who_speaks_in_the_briefs_is_named(article: Article) -> None:
    named = {quote.start: (quote.text, spoken(quote)) for quote in find_quotes(article.body)}
    missing = [
        f"“{text[:40]}” is said by {speaker}, but found is {named.get(start)}"
        for start, (text, speaker) in told(article).items()
        if speaker not in (NOBODY, NO_NAME) and named.get(start) != (text, plain(speaker))
    ]
    assert not missing, "\n".join(missing)


@every_article
def test_words_that_nobody_said_are_no_quotes(article: Article) -> None:
    right = told(article)
    assert [
        quote.text for quote in find_quotes(article.body) if right.get(quote.start, ("", NOBODY))[1] == NOBODY
    ] == []


SOURCE = """The Lantern Review

# Ferry to stop in winter

By Ada Miller

14 January 2019

"The ferry will not sail in January," said the harbour master. He spoke in a meeting that went on until midnight.
"""
BRIEF = """---
title: Ferry to stop in winter
source: The Lantern Review
authors: [Ada Miller]
date: 2019-01-14
language: en
kind: brief
---
“The ferry will not sail in January,” the harbour master declared.

"""
FILLING = " ".join(["word"] * 245)


def check(folder: Path, brief: str, source: str = SOURCE) -> list[str]:
    sources, briefs = folder / "sources", folder / "briefs"
    sources.mkdir()
    briefs.mkdir()
    (sources / "one.txt").write_text(source, "utf-8")
    (briefs / "ferry.md").write_text(brief, "utf-8")
    command = [sys.executable, str(ROOT / "scripts/check_briefs.py"), str(sources), str(briefs)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    faults = run.stdout.splitlines()
    assert run.stderr == ""
    assert run.returncode == (1 if faults else 0)
    return [fault.partition("ferry.md: ")[2] for fault in faults]


def test_the_check_passes_a_brief_that_keeps_to_its_source(tmp_path: Path) -> None:
    assert check(tmp_path, BRIEF + FILLING) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("will not sail", "won’t sail", "not in the source: “The ferry won’t sail in January,”"),
        ("January,”", "January,", "paragraph 1 has quotation marks that do not pair"),
        ("declared.", "declared…", "paragraph 1 has an ellipsis"),
        (
            "the harbour master declared.",
            "the harbour master. He spoke in a meeting that ended late.",
            "copied outside quotation marks: the harbour master he spoke in a meeting that",
        ),
        ("date: 2019-01-14", "date: 2019-01-15", "date is not in the source: 2019-01-15"),
        ("source: The Lantern Review", "source: The Candle", "source is not in the source: The Candle"),
        ("[Ada Miller]", "[Adam Miller]", "author is not in the source: Adam Miller"),
        ("kind: brief", "kind: article", "kind is not brief"),
        ("language: en", "related: [tram]\nlanguage: en", "related is no article here: tram"),
        (FILLING, "word", "12 words, not 250 to 900"),
    ],
)
def test_the_check_names_each_fault(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert fault in check(tmp_path, (BRIEF + FILLING).replace(before, after))


def test_the_check_counts_a_name_of_many_words_as_one(tmp_path: Path) -> None:
    name = "Society for the Care of Old Ferries and Harbours"
    with_name = BRIEF.replace("declared", f"of the {name} declared") + FILLING
    source = SOURCE + f"\nShe writes for the {name}.\n"
    assert check(tmp_path, with_name, source) == []
