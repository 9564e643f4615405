"""A speaker's page: who they are as the articles give it, what they said by date, and the articles they speak in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from chechnya_reader.model import Article, Quote, Speaker, SpeakerKind
from chechnya_reader.text import fold, squeezed
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Dialog
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.quotes_pane import INDENT, signs, words_of
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import View, counted, grouped

KINDS: Mapping[SpeakerKind, str] = {
    "person": "",
    "organisation": "an organisation",
    "spokesperson": "whoever speaks for them, under one name in all articles",
    "unnamed": "a source without a name, never taken for another one",
}
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where the user wants to go: a quote, by its id, or an article."""

    quote: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: an utterance in its article, an article alone with how many there are in it, or a heading.

    `role` is what the article calls the speaker, where articles differ in that.
    """

    heading: str = ""
    article: Article | None = None
    parts: tuple[Quote, ...] = ()
    count: int = 0
    role: str = ""


class SpeakerLines(LineList[Entry]):
    """What the speaker said, the oldest first and the undated last; then the articles."""

    def __init__(self, view: View, speaker: Speaker) -> None:
        super().__init__(empty="Nothing is quoted of this speaker.")
        self._view = view
        self._entries = tuple(_entries(view, speaker))
        self._width = -1

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width == self._width or width < 1:
            return
        self._width = width
        self.rows = tuple(self._row(number, entry) for number, entry in enumerate(self._entries))

    def _row(self, number: int, entry: Entry) -> Row[Entry]:
        if entry.heading:
            return Row(f"heading {number}", entry, selectable=False)
        if entry.parts:
            return Row(f"said:{entry.parts[0].id}", entry, len(self._words(entry, self._width - 1)) + 1)
        return Row(f"article:{number}", entry, 3 if entry.role else 2)

    def _words(self, entry: Entry, width: int) -> list[str]:
        return shown.wrapped(words_of(entry.parts), max(1, width - INDENT), _MOST_LINES)

    def draw(self, row: Row[Entry], width: int) -> Sequence[Sequence[Run]]:
        entry = row.item
        indent = Run(" " * INDENT)
        if entry.heading or entry.article is None:
            return [[Run(shown.fit(entry.heading, width), "heading")]]
        if not entry.parts:
            number = counted(entry.count, "quote")
            title = Run(shown.fit(entry.article.title, width - INDENT))
            about = [f"as {entry.role}"] if entry.role else []
            about.append(f"{_where(entry.article)} · {number}")
            return [[indent, title], *([indent, Run(shown.fit(line, width - INDENT), "dim")] for line in about)]
        lines: list[list[Run]] = [[indent, Run(line)] for line in self._words(entry, width)]
        lines[0][0:1] = signs(entry.parts, self._view.selected)
        where = f"{_where(entry.article)} · {entry.article.title}"
        return [*lines, [indent, Run(shown.fit(where, width - INDENT), "dim")]]


def _where(article: Article) -> str:
    brief = "brief" if article.is_brief else ""
    return " · ".join(filter(None, (article.date or "undated", article.source, brief)))


def _entries(view: View, speaker: Speaker) -> Iterator[Entry]:
    collection = view.collection
    said = grouped(collection.quotes_by_speaker.get(speaker.id, ()))
    utterances = [(collection.articles_by_id[parts[0].article], parts) for group in said for parts in group.utterances]
    utterances.sort(key=lambda told: (told[0].date is None, told[0].date or "", told[0].file, told[1][0].start))
    if utterances:
        yield Entry(f"{counted(len(utterances), 'quote')}, by date")
    for article, parts in utterances:
        yield Entry(article=article, parts=parts)
    counts: dict[str, int] = {}
    for article, _ in utterances:
        counts[article.id] = counts.get(article.id, 0) + 1
    if counts:
        yield Entry(f"Speaks in {counted(len(counts), 'article')}")
    roles = _roles(part for _, parts in utterances for part in parts)
    differ = len(set(map(fold, roles.values()))) > 1
    for identity, count in counts.items():
        yield Entry(article=collection.articles_by_id[identity], count=count, role=roles.get(identity, "") * differ)


def _roles(said: Iterable[Quote]) -> dict[str, str]:
    """Article id to what it calls the speaker: of several things the longest, which says most."""
    roles: dict[str, str] = {}
    for quote in said:
        if quote.role and len(quote.role) > len(roles.get(quote.article, "")):
            roles[quote.article] = quote.role
    return roles


def who_is(view: View, speaker: Speaker) -> list[tuple[str, str]]:
    """What the articles give of the speaker, as lines with their looks, not cleaned."""
    said = view.collection.quotes_by_speaker.get(speaker.id, ())
    mentions = [quote.mention for quote in said if quote.mention is not None]
    texts = [squeezed(mention.text) for mention in mentions if mention.kind != "pronoun"]
    forms: dict[str, str] = {}
    for form in (*speaker.names, *texts):
        if fold(form) != fold(speaker.name):
            forms.setdefault(fold(form), form)
    lines = [(KINDS[speaker.kind], "italic"), (speaker.role or "", "")]
    roles = {fold(role): role for role in _roles(said).values()}
    roles.pop(fold(speaker.role or ""), None)
    if roles:
        lines.append((f"in {'other' if speaker.role else 'some'} articles {'; '.join(roles.values())}", ""))
    if forms:
        lines.append((f"also called {', '.join(f'“{form}”' for form in forms.values())}", "dim"))
    if any(quote.corrected for quote in said):
        lines.append((f"✎ {counted(sum(quote.corrected for quote in said), 'quote')} put right by hand", "dim"))
    return [line for line in lines if line[0]]


class SpeakerPage(Dialog[Chosen | None]):
    """All there is of `speaker` in the collection of `view`; dismissed with where to go, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "close", "Close", show=False, tooltip="Close this page", id="speaker.close"),
    ]
    DEFAULT_CSS = """
    SpeakerPage {
        & > .frame { height: 90%; }
        &.-narrow > .frame { height: 100%; }
        #who { width: 100%; height: auto; max-height: 30%; padding: 0 1; margin-bottom: 1; }
        &.-narrow #who { margin-bottom: 0; }
        SpeakerLines { height: 1fr; }
    }
    """

    def __init__(self, view: View, speaker: Speaker) -> None:
        super().__init__()
        self._view = view
        self._speaker = speaker

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as frame:
            frame.border_title = shown.content_line(self._speaker.name)
            lines = [shown.content_line(text, style) for text, style in who_is(self._view, self._speaker)]
            who = Static(Content("\n").join(lines), id="who", markup=False)
            who.display = bool(lines)
            yield who
            yield SpeakerLines(self._view, self._speaker)
            yield Footer(show_command_palette=False)

    @on(SpeakerLines.Chosen)
    def _go(self, event: SpeakerLines.Chosen) -> None:
        event.stop()
        entry: Entry = event.row.item
        if entry.parts:
            self.dismiss(Chosen(quote=entry.parts[0].id))
        elif entry.article is not None:
            self.dismiss(Chosen(article=entry.article.id))
