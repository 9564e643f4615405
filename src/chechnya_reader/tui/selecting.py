"""The selection of the open collection: every change is saved at once, or else as soon as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from chechnya_reader.model import Collection, Quote
from chechnya_reader.tui.view import View, utterances_in

if TYPE_CHECKING:
    from chechnya_reader.state import State


class Selecting:
    """Takes a view to the view with another selection, and saves what changed in the user's data."""

    def __init__(self, state: State, now: Callable[[], datetime]) -> None:
        self._state = state
        self._now = now
        self._generation = -1
        self._told: str | None = None

    def news(self) -> tuple[str, str] | None:
        """What is to be told about saving, each thing once: the words and their severity."""
        problem = self._state.problem
        if problem == self._told:
            return None
        self._told = problem
        return (problem, "warning") if problem else ("Selections are saved again.", "information")

    def caught_up(self, view: View) -> View:
        """`view` with what another reader selected meanwhile; what it took back stays listed where it is."""
        if view.stage == "loading" or self._state.generation() == self._generation:
            return view
        if view.stage != "done":
            return self.counted(view)
        new = self.found_again(view)
        return replace(new, listed=new.listed | (view.selected - new.selected))

    def counted(self, view: View) -> View:
        """`view` with the number of selections saved, which is known before the quotes are."""
        self._generation = self._state.generation()
        return replace(view, counted=len(self._state.selections(view.collection.key)))

    def found_again(self, view: View) -> View:
        """`view` with the saved selections held against its quotes, also those that another reader saved since."""
        from chechnya_reader.selections import resolve

        key = view.collection.key
        self._generation = self._state.generation()
        selections = self._state.selections(key)
        resolved = resolve(view.collection, selections)
        if resolved.moved:
            self._state.follow(key, resolved.moved)
        ids = frozenset(quote.id for quote in resolved.quotes)
        return replace(
            view, selected=ids, lost=resolved.lost, counted=_count_of(view.collection, ids) + len(resolved.lost)
        )

    def toggled(self, view: View, quote: Quote) -> View:
        """`view` with the whole utterance of `quote` selected, or selected no longer."""
        parts = view.collection.utterance_of(quote)
        if all(part.id in view.selected for part in parts):
            return self.without(view, [part.id for part in parts])
        return self.with_quotes(view, parts)

    def with_quotes(self, view: View, quotes: Iterable[Quote]) -> View:
        """`view` with `quotes` selected too, each with all parts of its utterance."""
        from chechnya_reader.selections import selection_of

        collection = view.collection
        parts = {part.id: part for quote in quotes for part in collection.utterance_of(quote)}
        new = [part for identity, part in parts.items() if identity not in view.selected]
        now = self._now()
        self._state.select(collection.key, [selection_of(collection, part, now) for part in new])
        return self._with(view, view.selected | parts.keys())

    def without(self, view: View, ids: Iterable[str]) -> View:
        """`view` without the selections of these ids, the lost ones among them too."""
        gone = frozenset(ids)
        self._state.unselect(view.collection.key, gone)
        lost = tuple(selection for selection in view.lost if selection.quote not in gone)
        return self._with(replace(view, lost=lost, listed=view.listed | (gone & view.selected)), view.selected - gone)

    def _with(self, view: View, ids: frozenset[str]) -> View:
        view = replace(view, selected=ids, counted=_count_of(view.collection, ids) + len(view.lost))
        return self.caught_up(view)


def _count_of(collection: Collection, ids: Iterable[str]) -> int:
    return utterances_in(collection.quotes_by_id[identity] for identity in ids if identity in collection.quotes_by_id)
