"""The commands that print what articles share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from chechnya_reader.cli_folder import folder_argument, format_option, opened
from chechnya_reader.cli_output import print_json, print_text
from chechnya_reader.text import squeezed, visible, visible_line

if TYPE_CHECKING:
    from chechnya_reader.model import Collection, CrossReference


@click.command()
@folder_argument
@format_option
def references(folder: str | None, style: str) -> None:
    """Print what articles share: statements, speakers, names, links.

    Under each, every FILE:LINE and the words that it rests on.
    """
    collection = opened(folder)
    if style == "text":
        print_text(line for reference in collection.references for line in _reference_lines(collection, reference))
    else:
        print_json(_reference_record(reference) for reference in collection.references)


def _reference_lines(collection: Collection, reference: CrossReference) -> Iterator[str]:
    yield visible_line(f"{reference.kind}: {squeezed(visible(reference.label))} ({reference.reason})")
    article, at, line = None, 0, 0
    for evidence in reference.evidence:
        if article is None or article.id != evidence.article or evidence.start < at:
            article = collection.articles_by_id[evidence.article]
            line, at = article.body_line, 0
        line, at = line + article.body.count("\n", at, evidence.start), evidence.start
        yield visible_line(f"  {article.path}:{line}: {squeezed(visible(evidence.text))}")


def _reference_record(reference: CrossReference) -> dict[str, object]:
    return {
        "kind": reference.kind,
        "label": reference.label,
        "articles": reference.articles,
        "quotes": reference.quotes,
        "evidence": [
            {"article": evidence.article, "start": evidence.start, "end": evidence.end, "text": evidence.text}
            for evidence in reference.evidence
        ],
    }
