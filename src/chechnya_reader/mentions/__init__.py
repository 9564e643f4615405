"""People, organisations and places that a text names, by offset: capitalised runs, typed by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from chechnya_reader.lexicon import SAYING, TITLE_WORDS
from chechnya_reader.mentions.kinds import LowerCase, Run, kinds_of
from chechnya_reader.mentions.runs import (
    LONGEST,
    RUN,
    UPPER,
    Name,
    is_adjective,
    listed_end,
    names_at_opening,
    names_inside,
    without_title,
)
from chechnya_reader.mentions.words import CAPITALISED_GRAMMAR, NO_DATELINES
from chechnya_reader.model import Mention, Span
from chechnya_reader.text import paragraphs

__all__ = ["UPPER", "find_mentions", "is_adjective", "without_title"]

_GLUE = frozenset("@#/.-_")
_SENTENCE_END = frozenset(".!?:…\"“”‘'’(*•[>«»„")
_BULLETS = frozenset("-–—·#|")
_SMALL_IN_TITLES = TITLE_WORDS - {"is"}
_HEADLINE = 160
"""The length up to which a paragraph may be a headline."""
_HEADLINE_SHARE = 0.6
"""The share of words with capitals from which a line without a full stop is a headline."""
_ABBREVIATED = re.compile(r"\.\w\.$")
_BYLINE = re.compile(
    r"(?:(?:Written|Photo|Photos|Text|Report|Reporting|Story|Words|Edited|Additional reporting) )?[Bb]y "
)
_DATELINE = re.compile(r"(?:, [^—–\n]{1,40}?)?(?: ?\([^)\n]{1,30}\))? ?(?:—|–|--| -) ")
_DATELINE_REACH = 800
"""Characters of a text in which its dateline begins: "LIMA, Peru (AP) —"."""
_LABEL = re.compile(r",? [(—–-]|, ")
_PAST = re.compile(r"(?:ed|ing|ly)$")


def find_mentions(text: str, parts: Sequence[Span] | None = None) -> tuple[Mention, ...]:
    """The names in `text`, by offset, in and outside quotation marks; `parts` are `paragraphs(text)` where known.

    `kind` is person, organisation, place or other. A title ("Mr", "Secretary of State") belongs to the name, a
    possessive ending does not. A word that has its capital only from the head of a sentence or from a headline is no
    name, unless the text names it elsewhere. Adjectives ("Chechen"), pronouns and roles are not listed. Takes time in
    proportion to the text.
    """
    plain, doubtful, headlines = _runs(text, paragraphs(text) if parts is None else parts)
    known = {run[2].text for run in plain}
    known_words = {word for name in known for word in name.split()} if doubtful or headlines else set()
    lower = LowerCase(text)
    doubtful.sort(key=lambda run: " " not in run[2].text)
    for run in doubtful:
        kept = _at_opening(text, run, known, known_words, lower)
        if kept is not None:
            plain.append(kept)
            if " " in kept[2].text:
                known.add(kept[2].text)
                known_words.update(kept[2].text.split())
    for run in headlines:
        plain += _in_headline(run, known)
    plain.sort()
    kinds = kinds_of(text, plain, lower)
    return tuple([Mention(start, end, name.text, kinds[name.text]) for start, end, name in plain])


def _runs(text: str, parts: Sequence[Span]) -> tuple[list[Run], list[Run], list[Run]]:
    """The names with capitals of their own, those at the head of a sentence, and those in headlines."""
    plain: list[Run] = []
    doubtful: list[Run] = []
    headlines: list[Run] = []
    reach = part_start = part_end = 0
    headline: bool | None = None
    following = iter(parts)
    for match in chain.from_iterable(RUN.finditer(text, *stretch) for stretch in _stretches(parts)):
        words = match[0]
        if words in CAPITALISED_GRAMMAR or len(words) > LONGEST:
            continue
        start = match.start()
        if start < reach:
            continue
        if start >= part_end:
            while part_end <= start:
                part = next(following)
                part_end = part.end
            part_start = part.start
            headline = None
        if start == part_start:
            opening = True
        elif text[start - 1] == " ":
            mark = text[start - 2]
            opening = mark in _SENTENCE_END or (not mark.isalnum() and _opens(text, start, part_start))
        elif _is_glued(text, start):
            continue
        else:
            opening = _opens(text, start, part_start)
        names = names_at_opening(words) if opening else names_inside(words)
        if not names:
            continue
        if headline is None:
            headline = _is_headline(text, part_start, part_end)
        end = start + len(words)
        if text[end : end + 1] == ",":
            reach = listed_end(text, names[-1].text, end, part_end)
            if reach:
                last = names[-1]
                names = (
                    *names[:-1],
                    Name(last.start, reach - start, text[start + last.start : reach], "organisation"),
                )
        for name in names:
            run = (start + name.start, start + name.end, name)
            (headlines if headline else doubtful if opening and not name.start else plain).append(run)
    return plain, doubtful, headlines


def _stretches(parts: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of the text to search for runs, each of which stands in one paragraph.

    Paragraphs with more than one character between them are one stretch: no run spans two.
    """
    if not parts:
        return
    start = parts[0].start
    for part, following in pairwise(parts):
        if following.start - part.end < 2:
            yield start, part.end
            start = following.start
    yield start, parts[-1].end


def _is_glued(text: str, start: int) -> bool:
    """Whether the word goes on with what stands before it ("@Name", "AFP/Getty"); an opening mark is no such thing."""
    before = text[start - 1]
    if before in "’'":
        return start > 1 and text[start - 2].isalnum()
    return before in _GLUE or before.isalnum()


def _opens(text: str, start: int, part_start: int) -> bool:
    """Whether a sentence, a quotation or an item begins at `start`."""
    before = start - 1
    while before >= part_start and text[before].isspace():
        before -= 1
    if before < part_start:
        return True
    mark = text[before]
    return mark in _SENTENCE_END or (mark in _BULLETS and before == part_start)


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a short line most of whose words have capitals, or a photo credit ("Name/Agency")."""
    if end - start > _HEADLINE or text[end - 1] in ",;:":
        return False
    line = text[start:end].rstrip('*_)”" ')
    words = [word for word in line.split() if word[0].isalpha()]
    sentence = line[-1:] in (".", "!", "?") and not _ABBREVIATED.search(line)
    if sentence and not all(word[0].isupper() or word in _SMALL_IN_TITLES for word in words):
        return False
    capitals = sum([word[0].isupper() for word in words])
    if capitals < _HEADLINE_SHARE * len(words) or _BYLINE.match(line):
        return False
    return len(words) > 4 if sentence else len(words) > 3 or capitals == len(words)


def _at_opening(text: str, run: Run, known: set[str], known_words: set[str], lower: LowerCase) -> Run | None:
    """The name at the head of a sentence, without a first word that is none; None where nothing is left."""
    name = run[2]
    if name.text in known:
        return run
    first, space, rest = name.text.partition(" ")
    if first.isupper() and "." not in first and _LABEL.match(text, run[1]):
        return (run[0], run[1], name._replace(kind="place")) if _is_dateline(text, run) else None
    if not space:
        sure = name.kind in ("place", "organisation") or first in known_words or _speaks(text, run)
        return run if sure and (first.isupper() or first.lower() not in lower) else None
    inverted = first.lower() in SAYING and rest in known_words
    if name.titled or not (first.lower() in lower or (_PAST.search(first) and (rest in known or inverted))):
        return run
    if name.kind is not None and rest not in known and first.lower() not in lower:
        return run
    later = names_inside(rest)
    if len(later) != 1 or (" " not in rest and rest not in known_words and later[0].kind in (None, "other")):
        return run if name.kind == "organisation" else None
    start = run[1] - len(rest)
    return (start + later[0].start, start + later[0].end, later[0])


def _is_dateline(text: str, run: Run) -> bool:
    """Whether the name in capitals is the place that a story is told from."""
    start, end, name = run
    return (
        start < _DATELINE_REACH
        and text[start - 1 : start] in ("", "\n")
        and name.text.isupper()
        and len(name.text) > 3
        and name.text.lower() not in NO_DATELINES
        and _DATELINE.match(text, end) is not None
    )


def _speaks(text: str, run: Run) -> bool:
    """Whether the one word is somebody who speaks: "Marsh said"; not "Critics say"."""
    word = run[2].text
    if run[2].kind is not None or word.endswith("s"):
        return False
    following = text[run[1] : run[1] + 20].split(" ", 2)
    return len(following) > 1 and not following[0] and following[1].strip(".,:;") in SAYING


def _in_headline(run: Run, known: set[str]) -> list[Run]:
    """The longest names in a headline's run that the text names elsewhere."""
    if run[2].text in known:
        return [run]
    tokens = run[2].text.split(" ")
    found: list[Run] = []
    first, offset = 0, run[0]
    while first < len(tokens):
        last = len(tokens)
        while last > first and " ".join(tokens[first:last]) not in known:
            last -= 1
        if last > first:
            text = " ".join(tokens[first:last])
            found += [
                (offset + name.start, offset + name.end, name) for name in names_inside(text) if name.text in known
            ]
        for token in tokens[first : max(last, first + 1)]:
            offset += len(token) + 1
        first = max(last, first + 1)
    return found
