"""What the main screen shows, as one frozen value, and the plain functions that its panes draw from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chechnya_reader.model import Article, Collection, Quote, Speaker
from chechnya_reader.text import fold

if TYPE_CHECKING:
    from chechnya_reader.selections import Selection

Stage = Literal["loading", "finding", "failed", "done"]
Scope = Literal["article", "all", "selected"]
ReferenceScope = Literal["article", "quote"]
Order = Literal["newest", "oldest", "outlet", "title"]
PaneName = Literal["articles", "reader", "quotes", "references"]

SCOPES: tuple[Scope, ...] = ("article", "all", "selected")
ORDERS: tuple[Order, ...] = ("newest", "oldest", "outlet", "title")
PANES: tuple[PaneName, ...] = ("articles", "reader", "quotes", "references")

WIDE = 120
MEDIUM = 80
NOTHING_OPEN = "No article is open. Choose one in the list and press enter."
MISSING = (
    "Nothing to read in {root}.\n \n"
    "Give a folder of .md or .txt files (chechnya-reader FOLDER), or put some there and press R."
)
ROOMY = 100
"""From this width on, the list has room beside the reader and the right-hand pane."""


@dataclass(frozen=True, slots=True)
class View:
    """The one state of the main screen, which alone assigns it.

    `article` and `quote` are ids, the open article and the current quote; `references` says of which of the two the
    cross-references are. `selected` are ids of the quotes selected, `counted` how many selections are saved, also
    before quotes are found. `lost` are the selections whose words no article has any more. `listed` are ids that the
    scope "selected" shows though they are selected no longer.
    """

    collection: Collection
    stage: Stage = "loading"
    article: str | None = None
    quote: str | None = None
    scope: Scope = "article"
    references: ReferenceScope = "article"
    order: Order = "newest"
    filter: str = ""
    selected: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    lost: tuple[Selection, ...] = ()
    counted: int = 0

    @property
    def open_article(self) -> Article | None:
        """The open article."""
        return self.collection.articles_by_id.get(self.article) if self.article is not None else None

    @property
    def current_quote(self) -> Quote | None:
        """The current quote."""
        return self.collection.quotes_by_id.get(self.quote) if self.quote is not None else None

    @property
    def quotes(self) -> Sequence[Quote]:
        """The quotes in scope, by article and offset."""
        if self.scope == "article":
            return self.collection.quotes_by_article.get(self.article or "", ())
        if self.scope == "all":
            return self.collection.quotes
        shown = self.selected | self.listed
        return tuple(quote for quote in self.collection.quotes if quote.id in shown)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the cursor of a list is: the key of its row, and how many lines below the top of the pane."""

    key: str
    below: int


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to come back to: the article, the offset of the reader's top line, and what was current there.

    An `offset` below zero counts lines that the reader was scrolled into what stands above the body. `scope` is what
    the cross-references were of.
    """

    article: str | None
    offset: int
    quote: str | None
    pane: PaneName
    quotes: Spot | None = None
    references: Spot | None = None
    scope: ReferenceScope = "article"


class History:
    """The places that were left for another one, backward and forward."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Whether a place was left."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Whether the user came back from a place."""
        return bool(self._after)

    def leave(self, place: Place) -> None:
        """Remember `place`, from which the user goes somewhere else; what lay forward is forgotten."""
        if not self._before or self._before[-1] != place:
            self._before.append(place)
        self._after.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one, or None."""
        if not self._before:
            return None
        self._after.append(here)
        return self._before.pop()

    def forward(self, here: Place) -> Place | None:
        """The place that `back` came from, or None."""
        if not self._after:
            return None
        self._before.append(here)
        return self._after.pop()


def visible_panes(width: int, active: PaneName, *, zoomed: bool, folded: bool, side: PaneName) -> frozenset[PaneName]:
    """Which panes are on the screen at `width` cells, `active` being the one in use.

    `side` is the right-hand pane used last, which is shown where there is room for one of the two. `folded` is
    whether the list was folded away, which holds below WIDE only.
    """
    if zoomed or width < MEDIUM:
        return frozenset({active})
    if width >= WIDE:
        return frozenset(PANES)
    if active == "articles":
        return frozenset({"articles", "reader", side}) if width >= ROOMY else frozenset({"articles", "reader"})
    right = active if active in ("quotes", "references") else side
    return frozenset({"reader", right}) if folded or width < ROOMY else frozenset({"articles", "reader", right})


def why_empty(view: View) -> str:
    """What stands in the reader while no article is open."""
    if view.stage == "loading":
        return "Reading the folder…"
    if view.collection.articles:
        return NOTHING_OPEN
    told = [problem.message for problem in view.collection.problems if problem.path == view.collection.root][:1]
    return "\n \n".join([*told, MISSING.format(root=view.collection.root)])


def ordered(articles: Iterable[Article], order: Order) -> list[Article]:
    """The articles as the list shows them; the undated stand last in both orders by date."""
    by_title = sorted(articles, key=lambda article: (fold(article.title), article.file))
    if order == "title":
        return by_title
    if order == "outlet":
        return sorted(by_title, key=lambda article: (article.source is None, fold(article.source or "")))
    dated = sorted(
        (article for article in by_title if article.date),
        key=lambda article: article.date or "",
        reverse=order == "newest",
    )
    return [*dated, *(article for article in by_title if not article.date)]


def is_match(article: Article, query: str) -> bool:
    """Whether every word of `query` stands in the title, the outlet or the authors."""
    about = fold(" ".join([article.title, article.source or "", *article.authors]))
    return all(word in about for word in fold(query).split())


@dataclass(frozen=True, slots=True)
class Group:
    """The utterances of one speaker, each as its parts; `speaker` is None for those of nobody known."""

    speaker: Speaker | None
    utterances: tuple[tuple[Quote, ...], ...]

    @property
    def key(self) -> str:
        """What tells the group from others."""
        return f"speaker:{self.speaker.id}" if self.speaker else "unknown"


def grouped(quotes: Iterable[Quote]) -> list[Group]:
    """The quotes by speaker, the most quoted first, Unknown last; the parts of a split quote together."""
    groups: dict[str | None, dict[tuple[str, int], list[Quote]]] = {}
    speakers: dict[str | None, Speaker | None] = {}
    for quote in quotes:
        key = quote.speaker.id if quote.speaker else None
        speakers.setdefault(key, quote.speaker)
        groups.setdefault(key, {}).setdefault((quote.article, quote.utterance), []).append(quote)
    found = [
        Group(speakers[key], tuple(tuple(parts) for parts in utterances.values())) for key, utterances in groups.items()
    ]
    return sorted(found, key=lambda group: (group.speaker is None, -len(group.utterances)))


def selected_by_article(view: View) -> Mapping[str, int]:
    """Article id to the number of its selected utterances."""
    utterances: dict[str, set[int]] = {}
    for identity in view.selected:
        quote = view.collection.quotes_by_id.get(identity)
        if quote is not None:
            utterances.setdefault(quote.article, set()).add(quote.utterance)
    return {article: len(numbers) for article, numbers in utterances.items()}


def utterances_in(quotes: Iterable[Quote]) -> int:
    """How many quotes a reader would count, as an export counts them: the parts of a split one are one."""
    return len({(quote.article, quote.utterance, quote.speaker and quote.speaker.id) for quote in quotes})


def counted(count: int, noun: str) -> str:
    """`count` and the noun in its number."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def in_words(confidence: str) -> str:
    """A confidence as it is told to the reader."""
    return {"certain": "certain", "likely": "likely, not certain"}.get(confidence, "speaker unknown")


def moved_offset(old: str, new: str, offset: int) -> int:
    """Where the character at `offset` of `old` stands in `new`, an edited version of it, as nearly as can be told.

    Exact before the first and after the last difference; between them the place where the difference begins.
    """
    if old == new or offset <= 0:
        return offset
    before = _common(old, new)
    if offset <= before:
        return offset
    after = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - before)
    if offset >= len(old) - after:
        return offset + len(new) - len(old)
    return min(before, len(new))


def _common(first: str, second: str) -> int:
    """The length of the beginning that both share."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first.startswith(second[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
