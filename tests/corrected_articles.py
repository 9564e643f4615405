"""What the tests of corrections share: two articles, and short words for correcting them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from chechnya_reader import library
from chechnya_reader.corrections import (
    LOST,
    Correction,
    Loaded,
    MissedQuote,
    NotAQuote,
    SpeakerCorrection,
    missed_quote,
    not_a_quote,
    speaker_correction,
)
from chechnya_reader.model import Article, Collection, Problem, Quote, Speaker

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
FERRY = (
    "The ferry stopped in March, and nobody in Dunmore was told in advance that it would.\n\n"
    "“We were never asked,” said Mara Lind, who has run it for thirty years with her two brothers.\n\n"
    "“The boats are sound,” she said, “and the crew is ready to go out again tomorrow.”\n\n"
    "The harbour master, Tom Marsh, said: “I signed what the council sent me, and nothing else.”\n\n"
    "In the shop hangs a poster of the “Great Crossing” that the school painted for the old captain.\n\n"
    "An old man at the pier had heard it said that nobody would ever pay for a new engine, and left.\n"
)
COUNCIL = (
    "The council met in the old mill and spoke about the ferry for less than an hour.\n\n"
    "“The money went to the road,” said Tom Marsh, the harbour master, after the meeting had ended.\n\n"
    "“Nobody will be left behind,” said M. Lind of the ferry company, which had sent her to the mill.\n"
)


def collection(*bodies: str, corrections: Iterable[Correction] = (), partial: bool = False) -> Collection:
    articles = tuple(
        Article(id=name, path=f"news/{name}.txt", file=f"{name}.txt", title=name, body=body)
        for name, body in zip(("ferry", "council", "third"), bodies, strict=False)
    )
    plain = Collection("news", "key", articles)
    return library.correct(plain, library.find(plain), Loaded(tuple(corrections), partial=partial))


def the(here: Collection, beginning: str) -> Quote:
    (quote,) = [quote for quote in here.quotes if quote.text.startswith(beginning)]
    return quote


def said_by(here: Collection, beginning: str) -> str | None:
    speaker = the(here, beginning).speaker
    return speaker.name if speaker else None


def of(here: Collection, quote: Quote) -> Article:
    return here.articles_by_id[quote.article]


def to(here: Collection, beginning: str, name: str | None) -> SpeakerCorrection:
    quote = the(here, beginning)
    return speaker_correction(of(here, quote), quote, name, NOW)


def away(here: Collection, beginning: str) -> NotAQuote:
    quote = the(here, beginning)
    return not_a_quote(of(here, quote), quote, NOW)


def marked(here: Collection, passage: str, speaker: str | None = None) -> MissedQuote:
    (article,) = [article for article in here.articles if passage in article.body]
    start = article.body.index(passage)
    return missed_quote(article, start, start + len(passage), NOW, speaker=speaker)


def named(here: Collection, *names: str) -> list[Speaker]:
    return [speaker for name in names for speaker in here.speakers if speaker.name == name]


def names(here: Collection) -> list[str]:
    return [speaker.name for speaker in here.speakers]


def lost(here: Collection) -> list[Problem]:
    return [problem for problem in here.problems if problem.code == LOST]
