"""Reads a folder, then finds its quotes, in a thread that touches no widget: it only posts messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from time import monotonic
from typing import Protocol

from textual.message import Message

from chechnya_reader.model import Collection
from chechnya_reader.tui.view import counted

PAUSE = 0.1
"""Seconds between two reports of progress."""

PATIENCE = 0.5
"""Seconds that the search for quotes waits for the list of articles to be painted."""


class FolderMessage(Message):
    """Something that the thread found; `run` numbers the readings of the folder, so that a stale one is known."""

    def __init__(self, run: int) -> None:
        super().__init__()
        self.run = run


class Loaded(FolderMessage):
    """The articles are there, without quotes; the thread goes on once `painted` is set, or after a moment."""

    def __init__(self, run: int, collection: Collection) -> None:
        super().__init__(run)
        self.collection = collection
        self.painted = Event()


class Progressed(FolderMessage):
    """Quotes were found in `done` of `total` articles."""

    def __init__(self, run: int, done: int, total: int) -> None:
        super().__init__(run)
        self.done = done
        self.total = total


class Found(FolderMessage):
    """Quotes, speakers and cross-references are there."""

    def __init__(self, run: int, collection: Collection) -> None:
        super().__init__(run)
        self.collection = collection


class Failed(FolderMessage):
    """A fault of the program itself stopped it; what was there before stays."""

    def __init__(self, run: int, reason: str) -> None:
        super().__init__(run)
        self.reason = reason


class Library(Protocol):
    """Where collections come from: the `KeepingLibrary`, or something else in its place."""

    def load(self, root: str) -> Collection: ...

    def extract(
        self, collection: Collection, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Collection: ...


def read_folder(
    run: int,
    root: str,
    post: Callable[[Message], object],
    cancelled: Callable[[], bool],
    library: Library,
) -> None:
    """Load `root` and find its quotes; posts Loaded, Progressed and Found, or Failed, and nothing once cancelled."""
    last = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last >= PAUSE:
            last = monotonic()
            post(Progressed(run, done, total))

    try:
        collection = library.load(root)
        if cancelled():
            return
        loaded = Loaded(run, collection)
        post(loaded)
        loaded.painted.wait(PATIENCE)
        found = library.extract(collection, progress=progress, cancelled=cancelled)
    except Exception as error:
        if not cancelled():
            post(Failed(run, f"{type(error).__name__}: {error}"))
        return
    if not cancelled():
        post(Found(run, found))


def difference(old: Collection, new: Collection) -> str:
    """What a second reading of the folder has changed, in words."""
    before, after = old.articles_by_id, new.articles_by_id
    changed = sum(id in before and before[id] != article for id, article in after.items())
    fresh, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    return f"Read again: {counted(len(after), 'article')}, {changed:,} changed, {fresh:,} new, {gone:,} gone."


def carried_over(old: Collection, new: Collection) -> Collection:
    """`new`, just loaded, with the quotes and references that `old` has in articles that are as they were.

    So that a reload leaves on the screen what is still true until the quotes are found anew.
    """
    same = {article.id for article in new.articles if old.articles_by_id.get(article.id) == article}
    return replace(
        new,
        quotes=tuple(quote for quote in old.quotes if quote.article in same),
        speakers=old.speakers,
        references=tuple(reference for reference in old.references if same.issuperset(reference.articles)),
    )
