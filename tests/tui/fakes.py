"""A library without files, and small collections made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event
from typing import Any

from textual.pilot import Pilot

from chechnya_reader.config import Config
from chechnya_reader.model import (
    Article,
    Attribution,
    Collection,
    CrossReference,
    Evidence,
    Mention,
    Problem,
    Quote,
    Speaker,
)
from chechnya_reader.state import State
from chechnya_reader.text import digest
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.main_screen import MainScreen

NOW = datetime(2026, 3, 1, 12, 0)
ANN = Speaker("ann-lee", "Ann Lee", role="head of the Bridge Office")
BOB = Speaker("bob-stone", "Bob Stone")


def article(identity: str, body: str, **known: Any) -> Article:
    known.setdefault("title", f"Title of {identity}")
    return Article(id=identity, path=f"news/{identity}.md", file=f"{identity}.md", body=body, **known)


def quote(
    of: Article, text: str, speaker: Speaker | None = None, *, utterance: int | None = None, **known: Any
) -> Quote:
    """The quote `text` of the article; certain where it has a speaker."""
    start = of.body.index(text)
    confidence = known.pop("confidence", "certain" if speaker else "unknown")
    mention = Mention(0, 1, of.body[:1]) if speaker else None
    return Quote(
        start=start,
        end=start + len(text),
        text=text,
        utterance=start if utterance is None else utterance,
        speaker=speaker,
        attribution=Attribution("verb_then_speaker", confidence, mention, guess=known.pop("guess", None)),
        id=f"{of.id}#{digest(text)}",
        article=of.id,
        line=of.line_at(start),
        **known,
    )


def shared(label: str, *quotes: Quote) -> CrossReference:
    """A statement that all of `quotes` are tellings of."""
    return CrossReference(
        kind="statement",
        label=label,
        reason="same words",
        articles=tuple(quote.article for quote in quotes),
        quotes=tuple(quote.id for quote in quotes),
        evidence=tuple(Evidence(quote.article, quote.start, quote.end, quote.text) for quote in quotes),
    )


def collection(
    articles: Sequence[Article],
    quotes: Sequence[Quote] = (),
    references: Sequence[CrossReference] = (),
    problems: Sequence[Problem] = (),
) -> Collection:
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker}
    return Collection(
        root="news",
        key="/news",
        articles=tuple(articles),
        problems=tuple(problems),
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.article, quote.start))),
        speakers=tuple(speakers.values()),
        references=tuple(references),
    )


def long_body(name: str, paragraphs: int = 60) -> str:
    """Paragraphs that can be told apart, each with one quotation."""
    return "\n\n".join(
        f"Paragraph {number} of {name} tells at some length of the bridge and of those who cross it. "
        f"“Statement {number} of {name} about the bridge,” somebody said to the people on the other side."
        for number in range(paragraphs)
    )


def statement(name: str, number: int) -> str:
    return f"Statement {number} of {name} about the bridge,"


def two_articles() -> Collection:
    """`north` (2020) and `south` (2019), whose third statements are one; Ann speaks in both."""
    north = article("north", long_body("north"), source="The North", date="2020-05-01", authors=("A. Writer",))
    south = article("south", long_body("south"), source="The South", date="2019", kind="brief")
    undated = article("undated", "Nobody is quoted here.")
    quotes = [quote(north, statement("north", n), ANN if n % 2 else BOB) for n in range(6)]
    quotes += [quote(south, statement("south", n), ANN if n < 2 else None) for n in range(4)]
    reference = shared("the bridge", quotes[3], quotes[6 + 3])
    return collection([north, south, undated], quotes, [reference])


@dataclass
class FakeLibrary:
    """Gives `collection`; finds its quotes only once `release` is set."""

    collection: Collection
    release: Event = field(default_factory=Event)
    loads: int = 0

    def load(self, root: str) -> Collection:
        self.loads += 1
        return replace(self.collection, quotes=(), speakers=(), references=())

    def extract(
        self, collection: Collection, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Collection:
        progress(0, len(collection.articles))
        while not self.release.wait(0.01):
            if cancelled():
                raise RuntimeError("cancelled")
        return self.collection


def reader_app(
    content: Collection | FakeLibrary, *, state: State | None = None, config: Config | None = None
) -> ReaderApp:
    """An app over `content`; a Collection has its quotes found at once."""
    if isinstance(content, Collection):
        library = FakeLibrary(content)
        library.release.set()
    else:
        library = content
    return ReaderApp("news", state=state or State(None), config=config, now=lambda: NOW, library=library)


def screen_of(pilot: Pilot[None]) -> MainScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


async def settle(pilot: Pilot[None]) -> MainScreen:
    """Wait for the folder to be read and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen_of(pilot)


def shown_in(widget: Any) -> list[str]:
    """The lines that a pane draws."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
