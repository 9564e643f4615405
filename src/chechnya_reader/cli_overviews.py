"""The commands that print the two overviews: the timeline, and the matrix of speakers and articles.

CSV is that of RFC 4180, in UTF-8 without a byte order mark: a line of heads, fields in quotation marks where they need
them, lines that end with CR LF. Each field is one line with a stand-in for every character that a terminal would obey.
Spreadsheets take a field that begins with `=`, `+`, `-` or `@` for a formula, and run it; such a field gets an
apostrophe before it, as OWASP advises ("CSV Injection"), also where a program that parts fields by semicolons would see
one begin. JSON has everything as it stands.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from chechnya_reader.cli_folder import folder_argument, opened
from chechnya_reader.cli_output import cells_of, padded, print_json, print_text
from chechnya_reader.text import squeezed, visible, visible_line

if TYPE_CHECKING:
    from chechnya_reader.model import Article, Speaker
    from chechnya_reader.overviews import Matrix, Said, Telling, Timeline, Voice

NONE = "."
WIDEST_NAME = 48
"""Cells that a name takes in the matrix at most; the other formats have it whole."""
TIMELINE_HEADS = (
    "date", "first_day", "last_day", "article", "path", "line", "title", "source", "speaker", "name", "kind", "quotes",
)  # fmt: skip
MATRIX_HEADS = ("speaker", "name", "kind", "total")

_FORMULA = re.compile(r"(?:^|(?<=;))(?=[\"\s]*[=+\-@＝＋－＠])")

style_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, a table for a spreadsheet, or one JSON object.",
)


@click.command(epilog="\b\nExample:\n  chechnya-reader timeline news --format csv > timeline.csv")
@folder_argument
@style_option
def timeline(folder: str | None, style: str) -> None:
    """Print the articles by date, and who speaks in each.

    The oldest come first, the undated last. Under each, a line for a speaker: FILE:LINE of the first quote, and how
    many there are. As CSV it is a row for each speaker of each article.
    """
    from chechnya_reader.overviews import timeline as timeline_of

    found = timeline_of(opened(folder))
    if style == "csv":
        print_csv(TIMELINE_HEADS, _timeline_rows(found))
    elif style == "json":
        print_json([{"articles": [_telling_record(telling) for telling in (*found.dated, *found.undated)]}])
    else:
        print_text(line for telling in (*found.dated, *found.undated) for line in _telling_lines(telling))


@click.command(epilog="\b\nExample:\n  chechnya-reader matrix news | less -S")
@folder_argument
@style_option
def matrix(folder: str | None, style: str) -> None:
    """Print how often each speaker is quoted in each article.

    Speakers go down, the most quoted first, then the sources without a name, then the quotes of nobody known. Articles
    go across by date, the undated last.
    """
    from chechnya_reader.overviews import matrix as matrix_of

    found = matrix_of(opened(folder))
    if style == "csv":
        print_csv([*MATRIX_HEADS, *(article.id for article in found.articles)], _matrix_rows(found))
    elif style == "json":
        print_json([_matrix_record(found)])
    else:
        print_text(_matrix_lines(found))


def print_csv(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Print a table as CSV (see the module), whatever the terminal's own encoding and line ends are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow([field(head) for head in heads])
    writer.writerows([field(value) for value in row] for row in rows)


def field(value: str | int) -> str | int:
    """`value` as no spreadsheet reads it as a formula, on one line, with nothing that a terminal would obey."""
    return value if isinstance(value, int) else _FORMULA.sub("'", visible_line(value))


def kind_of(speaker: Speaker | None) -> str:
    """The speaker's kind, or that nobody is known."""
    return speaker.kind if speaker is not None else "unknown"


def _timeline_rows(found: Timeline) -> Iterator[Sequence[str | int]]:
    for telling in (*found.dated, *found.undated):
        article, days = telling.article, telling.period
        span = (days.first.isoformat(), days.last.isoformat()) if days is not None else ("", "")
        about = (article.title, article.source or "")
        for said in telling.said:
            speaker = said.speaker
            who = (speaker.id, speaker.name) if speaker is not None else ("", "")
            place = (article.id, article.path, said.first.line)
            yield (article.date or "", *span, *place, *about, *who, kind_of(speaker), said.quotes)
        if not telling.said:
            yield (article.date or "", *span, article.id, article.path, article.body_line, *about, "", "", "", 0)


def _telling_record(telling: Telling) -> dict[str, object]:
    article, days = telling.article, telling.period
    return {
        "article": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "date": article.date,
        "first_day": days.first.isoformat() if days is not None else None,
        "last_day": days.last.isoformat() if days is not None else None,
        "quotes": telling.quotes,
        "speakers": [
            _speaker_record(said.speaker) | {"quotes": said.quotes, "line": said.first.line, "first": said.first.id}
            for said in telling.said
        ],
    }


def _speaker_record(speaker: Speaker | None) -> dict[str, object]:
    known = {"id": speaker.id, "name": speaker.name} if speaker is not None else None
    return {"speaker": known, "kind": kind_of(speaker)}


def _telling_lines(telling: Telling) -> Iterator[str]:
    article = telling.article
    yield visible_line(f"{_about(article)}: {squeezed(visible(article.title))}")
    for said in telling.said:
        yield visible_line(f"  {article.path}:{said.first.line}: {_name(said.speaker)}: {_counted(said)}")
    if not telling.said:
        yield visible_line(f"  {article.path}:{article.body_line}: nobody is quoted")


def _about(article: Article) -> str:
    return ", ".join(filter(None, (article.date or "undated", squeezed(visible(article.source or "")))))


def _name(speaker: Speaker | None) -> str:
    return squeezed(visible(speaker.name)) if speaker is not None else "Unknown"


def _counted(said: Said) -> str:
    return f"{said.quotes} quote{'s' * (said.quotes != 1)}"


def _counts(found: Matrix, voice: Voice) -> list[int]:
    quotes = {said.article.id: said.quotes for said in voice.said}
    return [quotes.get(article.id, 0) for article in found.articles]


def _matrix_rows(found: Matrix) -> Iterator[Sequence[str | int]]:
    for voice in found.voices.all:
        speaker = voice.speaker
        who = (speaker.id, speaker.name) if speaker is not None else ("", "")
        yield (*who, kind_of(speaker), voice.quotes, *_counts(found, voice))


def _matrix_record(found: Matrix) -> dict[str, object]:
    return {
        "articles": [
            {"article": article.id, "path": article.path, "title": article.title, "source": article.source,
             "date": article.date, "quotes": total}
            for article, total in zip(found.articles, found.totals, strict=True)
        ],
        "speakers": [
            _speaker_record(voice.speaker)
            | {"quotes": voice.quotes, "articles": {said.article.id: said.quotes for said in voice.said}}
            for voice in found.voices.all
        ],
        "quotes": found.total,
    }  # fmt: skip


def _matrix_lines(found: Matrix) -> Iterator[str]:
    """What the numbers of the columns stand for, then the table."""
    wide = max(2, len(str(len(found.articles))), len(str(max(found.totals, default=0)))) + 1
    for number, article in enumerate(found.articles, 1):
        yield visible_line(f"{number:>{wide}}  {article.path}: {_about(article)}: {squeezed(visible(article.title))}")
    if found.articles:
        yield ""
    rows = [(_name(voice.speaker), voice.quotes, _counts(found, voice)) for voice in found.voices.all]
    name = max(5, min(WIDEST_NAME, max((cells_of(row[0]) for row in rows), default=0)))
    total = max(5, len(str(found.total)))
    numbers = "".join(f"{number:>{wide}}" for number in range(1, len(found.articles) + 1))
    yield f"{'':{name}}  {'total':>{total}}{numbers}"
    for who, quotes, counts in [*rows, ("total", found.total, list(found.totals))]:
        cells = "".join(f"{count or NONE:>{wide}}" for count in counts)
        yield visible_line(f"{padded(who, name)}  {quotes:>{total}}{cells}")
