"""Whom a person may mean while they type a name: the speakers there are, a new one, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chechnya_reader.model import Collection, Quote, Speaker
from chechnya_reader.text import fold, squeezed
from chechnya_reader.tui.view import counted, utterances_in

if TYPE_CHECKING:
    from chechnya_reader.model import Article

MOST = 500
"""Candidates listed at once: nobody reads on, one types more."""

UNNAMED = {"unnamed"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to whom: `name`, or None for nobody. `speaker` is set where it is one whom the collection knows.

    `lead` is what it is called in the list, `detail` what else helps to tell it from others, `count` its quotes.
    """

    name: str | None
    lead: str
    detail: str = ""
    speaker: Speaker | None = None
    count: int = 0

    @property
    def key(self) -> str:
        """What tells it from the other answers."""
        return f"speaker:{self.speaker.id}" if self.speaker else f"name:{self.name}" if self.name else "nobody"


NOBODY = Choice(None, "Nobody says who", "the quote is counted for nobody")

_FOR_NOBODY = ("nobody says who", "no one", "not known", "none", "unknown")
"""What somebody may type who means nobody, and no person of that name."""

Choices = Callable[[str], Sequence[Choice]]
"""From what was typed to the answers that fit, the first one being what enter takes."""


def speakers_for(collection: Collection, article: Article, quote: Quote | None, speakers: Sequence[Speaker]) -> Choices:
    """Who of `speakers` may have said `quote` of `article` (None: a passage that is no quote yet), and nobody.

    Unnamed sources of other articles are not offered: nobody says that they are one.
    """
    here = {other.speaker.id for other in collection.quotes_by_article.get(article.id, ()) if other.speaker}
    now = quote.speaker if quote is not None else None
    known = [
        _known(collection, speaker, "in this article" if speaker.id in here else "")
        for speaker in speakers
        if speaker.kind not in UNNAMED or speaker.id in here
    ]
    offered = _one_a_name(known, here)
    near = sorted(offered, key=lambda choice: (choice.speaker is None or choice.speaker.id not in here, -choice.count))
    current = [choice for choice in near if now is not None and choice.speaker and choice.speaker.id == now.id]
    rest = [choice for choice in near if choice not in current]
    guess = _guessed(quote.guess, offered) if quote is not None and quote.guess and now is None else []
    first = [*current, NOBODY, *guess, *(choice for choice in rest if choice not in guess)]

    def choices(typed: str) -> Sequence[Choice]:
        if not squeezed(typed):
            return first[:MOST]
        nobody, new = [NOBODY], _new(typed, offered)
        last = [*nobody, *new] if _means_nobody(typed) else [*new, *nobody]
        return [*_fitting(typed, near), *last]

    return choices


def _means_nobody(typed: str) -> bool:
    query = fold(squeezed(typed))
    return len(query) > 1 and any(word.startswith(query) for word in _FOR_NOBODY)


def others_than(collection: Collection, speaker: Speaker) -> Choices:
    """With whom `speaker` may be one."""
    known = [
        _known(collection, other, _where(collection, other)) for other in collection.speakers if other.id != speaker.id
    ]
    words = set(fold(" ".join((speaker.name, *speaker.names))).split())
    alike = sorted(known, key=lambda choice: (-len(words & set(fold(choice.lead).split())), -choice.count))
    return lambda typed: _fitting(typed, alike) if squeezed(typed) else alike[:MOST]


def names_of(speakers: Iterable[Speaker]) -> Choices:
    """Which of their names `speakers` may keep, the fullest first, or another one."""
    speakers = tuple(speakers)
    full = sorted({speaker.name for speaker in speakers}, key=lambda name: (-len(name.split()), -len(name), name))
    forms = dict.fromkeys([*full, *(form for speaker in speakers for form in speaker.names)])
    offered = [Choice(name, name) for name in forms]

    def choices(typed: str) -> Sequence[Choice]:
        if not squeezed(typed):
            return offered[:MOST]
        same = any(choice.name == squeezed(typed) for choice in offered)
        return [*_fitting(typed, offered), *([] if same else [_new_name(typed)])]

    return choices


def _known(collection: Collection, speaker: Speaker, where: str) -> Choice:
    said = collection.quotes_by_speaker.get(speaker.id, ())
    forms = f"also {', '.join(speaker.names)}" if speaker.names else ""
    detail = " · ".join(filter(None, (where, speaker.role, forms)))
    return Choice(speaker.name, speaker.name, detail, speaker, utterances_in(said))


def _where(collection: Collection, speaker: Speaker) -> str:
    """The articles of an unnamed source, who has nothing else to be told by."""
    if speaker.kind not in UNNAMED:
        return ""
    articles = dict.fromkeys(quote.article for quote in collection.quotes_by_speaker.get(speaker.id, ()))
    return ", ".join(collection.articles_by_id[article].title for article in articles)


def _one_a_name(known: Sequence[Choice], here: set[str]) -> list[Choice]:
    """Of namesakes the one who speaks here: a correction gives a name, and with that name it is they who are meant."""
    bearers: dict[str, list[Choice]] = {}
    for choice in known:
        bearers.setdefault(fold(choice.lead), []).append(choice)
    offered = []
    for choices in bearers.values():
        near = [choice for choice in choices if choice.speaker and choice.speaker.id in here]
        if len(choices) == 1 or len(near) == 1:
            offered.append((near or choices)[0])
        else:
            detail = f"{counted(len(choices), 'speaker')} of this name; this will be another one"
            offered.append(Choice(choices[0].name, choices[0].lead, detail))
    return offered


def _guessed(guess: str, offered: Sequence[Choice]) -> list[Choice]:
    known = [choice for choice in offered if _is_called(choice, guess)]
    return known[:1] or [Choice(guess, guess, "a guess of the program")]


def _new(typed: str, offered: Sequence[Choice]) -> list[Choice]:
    """A new speaker of the typed name, unless it is one whom a correction of that name would mean."""
    wanted = fold(squeezed(typed))
    bearers = [choice for choice in offered if _is_called(choice, typed)]
    known = len(bearers) == 1 or any(fold(choice.lead) == wanted for choice in bearers)
    return [] if known else [_new_name(typed)]


def _new_name(typed: str) -> Choice:
    name = squeezed(typed)
    return Choice(name, name, "a new name")


def _is_called(choice: Choice, name: str) -> bool:
    wanted = fold(squeezed(name))
    forms = choice.speaker.names if choice.speaker and choice.speaker.kind not in UNNAMED else ()
    return wanted in (fold(form) for form in (choice.lead, *forms))


def _fitting(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices in which every word typed begins a word, or stands within one; the better ones first."""
    query = fold(squeezed(typed))
    words = query.split()
    scored = []
    for number, choice in enumerate(choices):
        score = max((_score(query, words, form, choice) for form in _forms(choice)), default=0)
        if score:
            scored.append((-score, number, choice))
    return [choice for _, _, choice in sorted(scored, key=lambda entry: entry[:2])[:MOST]]


def _forms(choice: Choice) -> tuple[str, ...]:
    speaker = choice.speaker
    return (choice.lead, *speaker.names, speaker.role or "") if speaker else (choice.lead,)


def _score(query: str, words: Sequence[str], form: str, choice: Choice) -> int:
    folded = fold(form)
    if not folded or not all(word in folded for word in words):
        return 0
    own = form == choice.lead
    if folded == query:
        return 6 if own else 5
    begun = f" {folded}"
    # Who speaks for somebody is not meant by that one's name.
    for_another = choice.speaker is not None and choice.speaker.kind == "spokesperson"
    begins = folded.startswith(words[0]) if for_another else all(f" {word}" in begun for word in words)
    return (4 if own else 3) if begins else (2 if own else 1)
