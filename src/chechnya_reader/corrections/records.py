"""What a person put right, as values: each holds on to the words that it is about, and knows its YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from chechnya_reader.anchoring import Words, words_at
from chechnya_reader.errors import UsageError
from chechnya_reader.model import Article, Collection, Quote, QuoteKind, Speaker
from chechnya_reader.text import fold, squeezed

INDENT = "  "


class CorrectionError(UsageError):
    """A correction that cannot be made, written or undone; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """`made` is the time in ISO form, or empty. `path` and `line` are where it was read, and do not count in `==`."""

    made: str = ""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SpeakerCorrection(_Made):
    """The words were said by `speaker`; None says that nobody knows by whom."""

    words: Words
    speaker: str | None


@dataclass(frozen=True, slots=True)
class NotAQuote(_Made):
    """Nobody said the words: a title, a coinage, a distance."""

    words: Words


@dataclass(frozen=True, slots=True)
class MissedQuote(_Made):
    """The words are a quote, of this form, said by `speaker` (None: not known)."""

    words: Words
    speaker: str | None = None
    form: QuoteKind = "direct"


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker by name; `article` is the id of one where they speak, and needed only where the name is not enough."""

    name: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Merge(_Made):
    """`speakers` are one, whose name is `name`; with a single one it is a new name."""

    speakers: tuple[Named, ...]
    name: str


Correction: TypeAlias = SpeakerCorrection | NotAQuote | MissedQuote | Merge


# Making one


def speaker_correction(article: Article, quote: Quote, speaker: str | None, now: datetime) -> SpeakerCorrection:
    """`quote` of `article` was said by `speaker`, and so were the other parts of its utterance."""
    return SpeakerCorrection(_words_of(article, quote), _named(speaker), made=_stamp(now))


def not_a_quote(article: Article, quote: Quote, now: datetime) -> NotAQuote:
    """`quote` of `article` is none."""
    return NotAQuote(_words_of(article, quote), made=_stamp(now))


def missed_quote(
    article: Article, start: int, end: int, now: datetime, *, speaker: str | None = None, form: QuoteKind = "direct"
) -> MissedQuote:
    """`article.body[start:end]` is a quote; white space and quotation marks at its ends are left outside."""
    marked = article.body[start:end]
    kept = marked.strip(_OUTSIDE)
    if not kept:
        raise CorrectionError("there are no words in the passage; mark the words that somebody said")
    start += len(marked) - len(marked.lstrip(_OUTSIDE))
    return MissedQuote(words_at(article, start, start + len(kept)), _named(speaker), form, made=_stamp(now))


def merge(collection: Collection, speakers: Sequence[Speaker], name: str, now: datetime) -> Merge:
    """`speakers` of `collection` are one person, called `name`."""
    chosen = _named(name)
    if chosen is None or not speakers:
        raise CorrectionError("a merge needs speakers, and the name that stays")
    return Merge(tuple(_told_apart(collection, speaker) for speaker in speakers), chosen, made=_stamp(now))


_OUTSIDE = ' \t\n\r\u00a0"“”„‟«»‹›‘'


def _words_of(article: Article, quote: Quote) -> Words:
    return words_at(article, quote.start, quote.end, unique=not quote.also)


def _named(name: str | None) -> str | None:
    if name is None:
        return None
    plain = squeezed(name)
    if not plain:
        raise CorrectionError("the name is empty; write one")
    return plain


def time_made(record: Correction) -> datetime | None:
    """When `record` was made, if it says so; a time without a zone is UTC."""
    try:
        made = datetime.fromisoformat(record.made)
    except ValueError:
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="seconds")


def _told_apart(collection: Collection, speaker: Speaker) -> Named:
    """The speaker by name, with an article where no namesake speaks, if there are namesakes."""
    namesakes = [other.id for other in collection.speakers if fold(other.name) == fold(speaker.name)]
    if len(namesakes) < 2:
        return Named(speaker.name)
    theirs = {quote.article for other in namesakes if other != speaker.id for quote in _quotes(collection, other)}
    own = [quote.article for quote in _quotes(collection, speaker.id)]
    alone = [article for article in own if article not in theirs]
    return Named(speaker.name, (alone or own or [""])[0])


def _quotes(collection: Collection, speaker: str) -> tuple[Quote, ...]:
    return collection.quotes_by_speaker.get(speaker, ())


# Its YAML


def rendered(record: Correction, indent: int = 0, line_end: str = "\n") -> str:
    """The record as an item of a block list whose hyphens stand in column `indent`; the last line end is part of it.

    Raises CorrectionError where a text holds what no YAML can: half of a character, from a file name in no UTF-8.
    """
    lines = list(_lines(record))
    first, *rest = lines
    text = "".join(" " * indent + line + line_end for line in (f"- {first}", *(INDENT + line for line in rest)))
    if _HALVES.search(text):
        raise CorrectionError("the article's file name is no UTF-8 and cannot be written down; rename the file first")
    return text


def _lines(record: Correction) -> Iterator[str]:
    match record:
        case SpeakerCorrection(words=words, speaker=speaker):
            yield "kind: speaker"
            yield f"speaker: {'null' if speaker is None else _quoted(speaker)}"
            yield from _word_lines(words)
        case NotAQuote(words=words):
            yield "kind: not-a-quote"
            yield from _word_lines(words)
        case MissedQuote(words=words, speaker=speaker, form=form):
            yield "kind: quote"
            yield f"form: {form}"
            yield f"speaker: {'null' if speaker is None else _quoted(speaker)}"
            yield from _word_lines(words)
        case Merge(speakers=speakers, name=name):
            yield "kind: merge"
            yield f"name: {_quoted(name)}"
            yield "speakers:"
            for one in speakers:
                if one.article:
                    yield f"- name: {_quoted(one.name)}"
                    yield f"{INDENT}article: {_quoted(one.article)}"
                else:
                    yield f"- {_quoted(one.name)}"
    if record.made:
        yield f"made: {_quoted(record.made)}"


def _word_lines(words: Words) -> Iterator[str]:
    yield f"article: {_quoted(words.article)}"
    if words.file:
        yield f"file: {_quoted(words.file)}"
    yield f"exact: {_quoted(words.exact)}"
    if words.prefix:
        yield f"prefix: {_quoted(words.prefix)}"
    if words.suffix:
        yield f"suffix: {_quoted(words.suffix)}"


_HALVES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(
    "[\x7f-\xa0\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def _quoted(text: str) -> str:
    """`text` between double quotation marks; what is not seen, or means something to YAML, as an escape."""
    return _ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
