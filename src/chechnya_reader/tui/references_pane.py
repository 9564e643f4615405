"""The pane of the cross-references: who else says so, and why each row is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chechnya_reader.model import ReferenceKind
from chechnya_reader.tui import shown
from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run
from chechnya_reader.tui.view import View, counted

if TYPE_CHECKING:
    from chechnya_reader.crossrefs import MoreRows, ReferenceIndex, ReferenceRow
    from chechnya_reader.crossrefs.rows import AnyRow


INDENT = 3
LONGEST = 400
"""Characters of the words that can come to be shown in their lines."""
FACTS_LINES = 3
"""Lines that date, reason and another speaker take at most."""
_WORDS_LINES: Mapping[ReferenceKind, int] = {"statement": 3, "link": 2, "speaker": 2}
"""Lines that the words take at most; those of the other kinds are shown in one line, among what stands around them."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A row of the pane: a place elsewhere, a heading, what the rows below are of, or how many more there are."""

    reference: ReferenceRow | None = None
    heading: str = ""
    about: str = ""
    more: MoreRows | None = None


class ReferencesPane(LineList[Shared]):
    """What the open article, or the current quote, shares with others; enter opens the other one at that place."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[object, ...] = ()
        self._view: View | None = None
        self._index: ReferenceIndex | None = None
        self._opened: frozenset[str] = frozenset()
        self._width = 0

    def show(self, view: View) -> None:
        """Show what `view` holds; the cursor stays on its row, but elsewhere the list starts anew."""
        at = (view.article, None) if view.references == "article" else (None, view.quote)
        listing = (view.collection.references, view.collection.quotes, view.collection.articles, at, view.stage)
        if listing == self._shown:
            return
        anew = self.is_at_start or not self._shown or self._shown[3] != at
        self._shown = listing
        self._view = view
        self.empty = _empty(view)
        self._make_rows()
        if anew:
            self.start_over()

    def toggle(self, more: MoreRows) -> None:
        """Show, or hide again, the rows that `more` stands for."""
        self._opened ^= {more.key}
        self._make_rows()

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._make_rows()

    def _make_rows(self) -> None:
        self._width = self.scrollable_content_region.width
        self.rows = tuple(self._rows_of(self._view)) if self._view is not None else ()

    def _rows_of(self, view: View) -> Iterator[Row[Shared]]:
        found = self._found(view)
        if not found:
            return
        from chechnya_reader.crossrefs import MoreRows

        heading = about = ""
        keys: set[str] = set()
        if view.references == "quote" and view.current_quote is not None:
            yield Row("quote", Shared(about=f"“{view.current_quote.text[:LONGEST]}”"), selectable=False)
        for number, row in enumerate(found):
            if isinstance(row, MoreRows):
                yield Row(f"more:{row.key}", Shared(more=row))
                continue
            if row.heading != heading:
                heading, about = row.heading, ""
                yield Row(f"heading:{number}", Shared(heading=heading), selectable=False)
            if row.about != about:
                about = row.about
                if view.references == "article" or row.kind != "statement":
                    yield Row(f"about:{number}", Shared(row, about=about), selectable=False)
            key = f"{row.kind}:{row.label}:{row.article}:{row.spans[0].start}"
            if key in keys:
                key += f":{number}"
            keys.add(key)
            yield Row(key, Shared(row), self._height(row))

    def _found(self, view: View) -> Sequence[AnyRow]:
        if not view.collection.references:
            return ()
        if self._index is None or self._index.collection is not view.collection:
            from chechnya_reader.crossrefs import ReferenceIndex

            self._index = ReferenceIndex(view.collection)
        quote = view.current_quote
        if view.references == "quote":
            return self._index.of_quote(quote, self._opened) if quote is not None else ()
        return self._index.of_article(view.article, self._opened) if view.article is not None else ()

    def _height(self, row: ReferenceRow) -> int:
        room = max(1, self._width - 1 - INDENT)
        most = _WORDS_LINES.get(row.kind, 0)
        words = len(shown.wrapped(self._words(row), room, most)) if most else 1
        return 1 + words + len(shown.wrapped(_facts(row), room, FACTS_LINES))

    def draw(self, row: Row[Shared], width: int) -> Sequence[Sequence[Run]]:
        item = row.item
        if item.heading:
            return [[Run(shown.fit(item.heading, width), "heading")]]
        if item.about:
            return [[Run(" "), Run(_about(item, width - 1), "strong")]]
        room = max(0, width - INDENT)
        if item.more is not None:
            sign, told = ("▾", "fewer") if item.more.is_open else ("▸", f"{counted(item.more.count, 'more article')}")
            return [[Run(f" {sign} ", "sign"), Run(shown.fit(told, room), "dim")]]
        assert item.reference is not None
        reference = item.reference
        where = reference.label if reference.kind == "link" else reference.where
        facts = shown.wrapped(_facts(reference), max(1, room), FACTS_LINES)
        lines = [[Run(shown.fit(where, room), "sign")]]
        lines += self._told(reference, room, row.height - 1 - len(facts))
        lines += [[Run(line, "dim")] for line in facts]
        return [[Run(" " * INDENT), *line] for line in lines]

    def _words(self, reference: ReferenceRow) -> str:
        """What stands there; after the beginning of an article that goes on, an ellipsis."""
        texts = [text[:LONGEST] for text in reference.texts]
        if reference.kind != "link":
            return " … ".join(f"“{text}”" for text in texts)
        assert self._index is not None
        body, span = self._index.collection.articles_by_id[reference.article].body, reference.spans[0]
        is_cut = not body[: span.start].strip() and body[span.end :].partition("\n")[0].strip()
        return texts[0].rstrip() + "…" if is_cut else texts[0]

    def _told(self, reference: ReferenceRow, room: int, lines: int) -> list[list[Run]]:
        """The words, whole as far as there is room; those of a name among what stands around them."""
        if reference.kind in _WORDS_LINES or self._index is None:
            return [[Run(line)] for line in shown.wrapped(self._words(reference), room, lines)]
        return [_in_context(self._index.collection.articles_by_id[reference.article].body, reference, room)]


def _facts(reference: ReferenceRow) -> str:
    outlet = reference.where if reference.kind == "link" and reference.where != reference.label else ""
    speaker = f"speaker: {reference.speaker}" if reference.speaker else ""
    return " · ".join(filter(None, (outlet, reference.date, reference.reason, speaker)))


def _about(item: Shared, width: int) -> str:
    """What the rows below are of, and why, if there is room."""
    reference = item.reference
    why = f" · {reference.reference.reason}" if reference is not None and reference.kind != "statement" else ""
    return item.about + why if shown.cells(item.about + why) <= width else shown.fit(item.about, width)


def _in_context(body: str, reference: ReferenceRow, room: int) -> list[Run]:
    from chechnya_reader.search import surroundings
    from chechnya_reader.tui.dialog import fit_end

    start, end = reference.spans[0].start, reference.spans[0].end
    before = fit_end(surroundings(body, start, end, around=room // 3)[0], room // 3)
    words = shown.fit(body[start:end], room - shown.cells(before))
    left = room - shown.cells(before) - shown.cells(words)
    after = shown.fit(surroundings(body, start, end, around=left)[2], left)
    return [Run(before), Run(words, "found"), Run(after)]


def _empty(view: View) -> str:
    if view.stage == "failed":
        return "The articles could not be compared.\n \nR tries again."
    if view.stage != "done":
        return "Comparing the articles…"
    if len(view.collection.articles) < 2:
        return "This is the only article: there is none to compare it with."
    if view.references == "quote":
        if view.current_quote is None:
            return "No quote is current: ] goes to the next one.\n \nr shows what the article shares."
        return "No other article was found that shares anything with this quote.\n \nr shows what the article shares."
    if view.open_article is None:
        return "Open an article to see what it shares with others."
    return "No other article was found that shares anything with this one."
