"""Quotes as a Markdown file that people read and that a program can read back.

The structure, line by line. Front matter, whose values are scalars: `title`, `exported` (a date), `generator`, `by`
(speaker or article), and the counts `quotes` (utterances: the parts of a split one are one), `speakers`, `articles`. A
heading of level 1. A heading of level 2 for each speaker or article. Below it, for each utterance:

- one block quote for each of its parts: the words as they stand, without marks around them, one line a paragraph;
- one list of `- LABEL: value` lines, in this order, where what is not known is left out:
  `Speaker`, or `Likely speaker, not certain`, or `Speaker` with the one value in italics, *unknown*, and then `Guess,
  not an attribution`; `Role`; `Article`, or `Brief of the article`; `Outlet`; `Author`; `Date`; `Address`;
  then for each part, in the order of the block quotes: `File` (FILE:LINE), `Quote` (its id), `Kind` for a fragment, and
  `Also printed` (FILE:LINE) for each other printing. The values of `File`, `Quote` and `Also printed` are code spans;
- where it is asked for, last in that list, `Also told, RELATION` for each place elsewhere where its statement stands:
  outlet (or title), date, speaker there, whether it is the same story, FILE:LINE as a code span, and the words there in
  quotation marks, with ` · ` between them; words that are told there in parts have ` … ` between them. RELATION is how
  they stand to the quote ("same words", "reworded").

Whatever comes from outside is escaped: a CommonMark parser gives back the same text, with white space folded and with
the stand-ins of `text.visible`. Nothing is HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import PurePath
from typing import Literal

from chechnya_reader.export.citation import DOUBT, Utterance, place, speaker_in_words, title_of, utterances
from chechnya_reader.export.elsewhere import Retelling, retellings
from chechnya_reader.loading import without_ending
from chechnya_reader.model import GENERATOR, Article, Collection, Quote
from chechnya_reader.text import paragraphs, squeezed, visible, visible_line

By = Literal["speaker", "article"]

UNKNOWN = "Unknown speaker"
FRAGMENT = "fragment in the reporter's own sentence"

_MARKUP = re.compile(
    r"""
    [\\`*_\[<~|#$^{]                # read as markup by one reader or another, wherever they stand
    | &(?=\#?\w+;)                  # an entity
    | (?<=[^\s.])[.](?=[^\W\d_]{2})   # within an address that some readers turn into a link, and rewrite
    | :(?=//) | (?<=mailto):
    | =(?==) | %(?=%)               # Obsidian's highlight and comment
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")


def render(collection: Collection, quotes: Iterable[Quote], *, by: By, now: datetime, statements: bool = False) -> str:
    """The utterances that `quotes` belong to, grouped by speaker or by article, as one Markdown document.

    With `statements` each has below it where else its statement is told.
    """
    told = utterances(collection, quotes)
    title = f"Quotes from {folder_name(collection)}"
    lines = [*_front_matter(title, told, by, now), "", f"# {escape(title)}"]
    for heading, group in _grouped(told, by):
        lines += ["", f"## {escape(heading)}"]
        for utterance in group:
            lines += ["", *_utterance(utterance)]
            if statements:
                lines += (_telling(told_there) for told_there in retellings(collection, utterance))
    return "\n".join(lines) + "\n"


def folder_name(collection: Collection) -> str:
    """The name of the collection's folder, or file without its ending, whatever way it was typed."""
    path = PurePath(collection.key if "/" in collection.key else collection.root)
    return without_ending(path.name)


def escape(text: str) -> str:
    """`text` on one line, so that a Markdown parser reads it as that text; for use within a line."""
    return _MARKUP.sub(lambda match: "\\" + match.group(), squeezed(visible(text)))


def escape_line(text: str) -> str:
    """`escape` for text that begins a line, where a few more characters would be read as markup."""
    escaped = escape(text)
    number = _NUMBER.match(escaped)
    at = number.end() if number else 0
    return escaped[:at] + "\\" + escaped[at:] if number or escaped.startswith(("-", "+", ">", "=", ":")) else escaped


def code(text: str) -> str:
    """`text` as a code span, which keeps every character."""
    line = visible_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line[:1] in ("`", " ") or line[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _front_matter(title: str, told: tuple[Utterance, ...], by: By, now: datetime) -> list[str]:
    speakers = {utterance.speaker.id for utterance in told if utterance.speaker}
    return [
        "---",
        f"title: {_yaml_string(title)}",
        f"exported: {now:%Y-%m-%d}",
        f"generator: {GENERATOR}",
        f"by: {by}",
        f"quotes: {len(told)}",
        f"speakers: {len(speakers)}",
        f"articles: {len({utterance.article.id for utterance in told})}",
        "---",
    ]


def _yaml_string(text: str) -> str:
    quoted = json.dumps(visible_line(text), ensure_ascii=False)
    return re.sub("[\ufffe\uffff]", lambda match: f"\\u{ord(match.group()):04x}", quoted)


def _grouped(told: tuple[Utterance, ...], by: By) -> Iterator[tuple[str, list[Utterance]]]:
    groups: dict[str | None, list[Utterance]] = {}
    for utterance in told:
        said_by = utterance.speaker.id if utterance.speaker else None
        groups.setdefault(utterance.article.id if by == "article" else said_by, []).append(utterance)
    if by == "article":
        yield from ((title_of(group[0].article), group) for group in groups.values())
        return
    unknown = groups.pop(None, [])
    names = [group[0].speaker.name for group in groups.values() if group[0].speaker]
    for group in sorted(groups.values(), key=lambda group: _speaker_order(group[0])):
        speaker = group[0].speaker
        assert speaker is not None
        yield (f"{speaker.name} ({speaker.id})" if names.count(speaker.name) > 1 else speaker.name), group
    if unknown:
        yield UNKNOWN, unknown


def _speaker_order(utterance: Utterance) -> tuple[str, str]:
    speaker = utterance.speaker
    return (speaker.name.casefold(), speaker.id) if speaker else ("", "")


def _utterance(utterance: Utterance) -> Iterator[str]:
    for part in utterance.parts:
        yield from _block_quote(part.text)
        yield ""
    facts = chain(_speaker_facts(utterance), _article_facts(utterance.article), _part_facts(utterance))
    yield from (f"- {label}: {value}" for label, value in facts)


def _block_quote(text: str) -> Iterator[str]:
    shown = visible(text)
    for number, span in enumerate(paragraphs(shown)):
        if number:
            yield ">"
        yield f"> {escape_line(shown[span.start : span.end])}"


def _speaker_facts(utterance: Utterance) -> Iterator[tuple[str, str]]:
    speaker = utterance.speaker
    if speaker is None:
        yield "Speaker", "*unknown*"
        for words in utterance.mentioned:
            yield "The text says only", escape(f"“{words}”")
        for guess in utterance.guesses:
            yield "Guess, not an attribution", escape(guess)
        return
    certain = utterance.confidence == "certain"
    yield "Speaker" if certain else "Likely speaker, not certain", escape(speaker.name)
    if utterance.role:
        yield "Role", escape(utterance.role)


def _article_facts(article: Article) -> Iterator[tuple[str, str]]:
    yield "Brief of the article" if article.is_brief else "Article", escape(title_of(article))
    if article.source:
        yield "Outlet", escape(article.source)
    if article.authors:
        yield "Author", escape(", ".join(article.authors))
    if article.date:
        yield "Date", escape(article.date)
    if article.url:
        yield "Address", _link(article.url)


def _link(url: str) -> str:
    plain = re.fullmatch(r"https?://[^\s<>\\`\"]+", url, re.IGNORECASE) and url.isascii() and visible(url) == url
    return f"<{url}>" if plain else escape(url)


def _part_facts(utterance: Utterance) -> Iterator[tuple[str, str]]:
    for part in utterance.parts:
        yield "File", code(place(utterance.article, part.start))
        yield "Quote", code(part.id)
        if part.kind == "partial":
            yield "Kind", FRAGMENT
        for printing in part.also:
            yield "Also printed", code(place(utterance.article, printing.start))


def _telling(told: Retelling) -> str:
    """One line: where the words stand, who says them there, and the words."""
    article, quotes = told.article, told.quotes
    doubtful = max(quotes, key=lambda quote: DOUBT[quote.confidence], default=None)
    guesses = dict.fromkeys(quote.guess for quote in quotes if quote.guess)
    who = speaker_in_words(doubtful.speaker, doubtful.confidence, guesses) if doubtful is not None else ""
    where = [
        escape(article.source) if article.source else f"“{escape(title_of(article))}”",
        "brief" if article.is_brief else "",
        escape(article.date or "undated"),
        f"speaker: {escape(who)}" if who else "",
        escape(told.story),
        code(place(article, told.spans[0].start)),
    ]
    words = " … ".join(f"“{escape(text)}”" for text in told.texts)
    return f"- Also told, {escape(told.relation)}: {' · '.join(filter(None, where))} · {words}"
