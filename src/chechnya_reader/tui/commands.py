"""The palette: every action that has a key, every article by its title, every speaker by name.

Titles and names come from articles: they are put together as Content, since the palette reads plain strings as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Protocol, runtime_checkable

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from chechnya_reader.model import Collection, Span
from chechnya_reader.text import Folded, fold, visible_line
from chechnya_reader.tui import shown

MOST_OF_A_KIND = 100
"""Articles, and speakers, that the palette lists at once: it keeps all its rows in memory as widgets do."""

_BY_KEY_ONLY = ("move.", "palette")
"""Ids, or their beginnings, of what nobody looks for by name."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that the user can do: its binding, the node that it is bound on, and its keys as they are shown.

    `is_possible` is whether it can be done now.
    """

    node: DOMNode
    binding: Binding
    keys: tuple[str, ...]
    is_possible: bool = True


@runtime_checkable
class Reading(Protocol):
    """The screen that the palette was opened from, where it has a collection open."""

    @property
    def collection(self) -> Collection: ...
    def open_article(self, article: str) -> None: ...
    def show_speaker(self, speaker: str) -> None: ...


def actions_of(screen: Screen[Any]) -> tuple[Action, ...]:
    """All that has a key on `screen`, with the keys that the user gave it.

    What is focused comes first, then the other panes, the screen and the app; one entry for one action. Bindings
    without an id are those of the library, which the user is not told of.
    """
    app = screen.app
    focused = screen.focused.ancestors_with_self if screen.focused else ()
    panes = [widget for widget in screen.query(Widget) if widget.focusable]
    nodes = dict.fromkeys([*(node for node in focused if node not in (screen, app)), *panes, screen, app])
    found: dict[tuple[str, str], Action] = {}
    for node in nodes:
        bindings = node._bindings.copy()
        bindings.apply_keymap(app._keymap)
        for _, binding in bindings:
            if not binding.id or not binding.description:
                continue
            same = (binding.action, binding.description)
            known = found.setdefault(same, Action(node, binding, (), _is_possible(node, binding)))
            key = app.get_key_display(_alone(binding))
            if key not in known.keys:
                found[same] = replace(known, keys=(*known.keys, key))
    return tuple(found.values())


def _alone(binding: Binding) -> Binding:
    """`binding` as its own key: the footer shows the key of the way back with it, as in "j k"."""
    return replace(binding, key_display=None) if " " in (binding.key_display or "") else binding


def _is_possible(node: DOMNode, binding: Binding) -> bool:
    return node.app._check_action_state(binding.action, node) is not False


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the palette: `title`, and after a `break_` a dim `detail`; both as they stand, not cleaned."""

    title: str
    detail: str
    run: Callable[[], object]
    break_: str = "\n"

    def content(self, hits: Sequence[Span] = (), style: Any = "bold underline") -> Content:
        """The line, with what was searched for in the title made to stand out."""
        line = shown.content_line(self.title)
        for hit in hits:
            line = line.stylize(style, hit.start, hit.end)
        return Content.assemble(line, self.break_, shown.content_line(self.detail, "dim")) if self.detail else line


def matches(query: str, title: str) -> tuple[float, tuple[Span, ...]]:
    """How well `title` fits `query`, from 0 (a word of it is missing) to 1, and where its words stand in `title`.

    Words may come in any order, without case and accents, and with any kind of quotation mark.
    """
    folded = Folded(title)
    score = 1.0
    hits = []
    for word in fold(query).split():
        start = folded.text.find(word)
        if start < 0:
            return 0.0, ()
        begins_a_word = start == 0 or not folded.text[start - 1].isalnum()
        score *= (1.0 if begins_a_word else 0.6) - 0.3 * start / len(folded.text)
        hits.append(folded.span(start, start + len(word)))
    return score, tuple(hits)


class ReaderCommands(Provider):
    """What the palette offers: actions, articles, speakers."""

    async def discover(self) -> Hits:
        for command in [*self._actions(), *islice(self._articles(), MOST_OF_A_KIND)]:
            yield DiscoveryHit(command.content(), command.run, text=visible_line(command.title))

    async def search(self, query: str) -> Hits:
        for commands in (self._actions(), self._articles(), self._speakers()):
            for score, hits, command in _best(query, commands):
                content = command.content(hits, self.match_style or "bold underline")
                yield Hit(score, content, command.run, text=visible_line(command.title))

    def _actions(self) -> Iterator[Command]:
        for action in actions_of(self.screen):
            binding = action.binding
            if action.is_possible and not str(binding.id).startswith(_BY_KEY_ONLY):
                run = partial(self.app.run_action, binding.action, action.node)
                yield Command(_title(binding), "  ".join(action.keys), run, break_="   ")
        yield Command("Theme: choose other colours", "", self.app.action_change_theme)

    def _articles(self) -> Iterator[Command]:
        screen: object = self.screen
        if isinstance(screen, Reading):
            for article in screen.collection.articles:
                detail = " · ".join(filter(None, ("Article", article.source, article.date)))
                yield Command(article.title, detail, partial(screen.open_article, article.id))

    def _speakers(self) -> Iterator[Command]:
        screen: object = self.screen
        if isinstance(screen, Reading):
            for speaker in screen.collection.speakers:
                count = len(screen.collection.quotes_by_speaker.get(speaker.id, ()))
                detail = f"Speaker · {count} quote{'' if count == 1 else 's'}"
                yield Command(speaker.name, detail, partial(screen.show_speaker, speaker.id))


def _title(binding: Binding) -> str:
    """The tooltip, after the label where that says it in other words."""
    label, tooltip = binding.description, binding.tooltip
    if all(word in fold(tooltip) for word in fold(label).split()):
        return tooltip
    return f"{label[:1].upper()}{label[1:]}" + (f" — {tooltip}" if tooltip else "")


def _best(query: str, commands: Iterator[Command]) -> list[tuple[float, tuple[Span, ...], Command]]:
    """The commands that fit `query`, the best ones of a kind."""
    scored = [(*matches(query, command.title), command) for command in commands]
    fitting = [entry for entry in scored if entry[0] > 0]
    return sorted(fitting, key=lambda entry: -entry[0])[:MOST_OF_A_KIND]
