"""The commands that print what articles share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from chechnya_reader.cli_folder import folder_argument, format_option, nearest, opened
from chechnya_reader.cli_output import PROGRAM, complain, print_json, print_text
from chechnya_reader.errors import UsageError
from chechnya_reader.text import squeezed, visible, visible_line

if TYPE_CHECKING:
    from chechnya_reader.crossrefs.comparing import ComparedTelling, Comparison
    from chechnya_reader.model import Collection, CrossReference, Evidence

    Compared = tuple[CrossReference | None, Comparison]


@click.command()
@folder_argument
@format_option
def references(folder: str | None, style: str) -> None:
    """Print what articles share: statements, speakers, names, links.

    Names are those of people, organisations and places, and dates. Under each, every FILE:LINE and the words that it
    rests on; of a statement also who says so there.
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
        words = squeezed(visible(evidence.text))
        if reference.kind == "statement":
            words = f"{_who(collection, reference, evidence)}“{words}”"
        yield visible_line(f"  {article.path}:{line}: {words}")


def _who(collection: Collection, statement: CrossReference, evidence: Evidence) -> str:
    """Who says it there, as in a line of `quotes`; empty where it is part of no quote."""
    from chechnya_reader.export import speaker_in_words

    quotes = (collection.quotes_by_id[identity] for identity in statement.quotes)
    around = (one for one in quotes if one.article == evidence.article and one.start <= evidence.start < one.end)
    quote = next(around, None)
    if quote is None:
        return ""
    return f"{speaker_in_words(quote.speaker, quote.confidence, [quote.guess] if quote.guess else [])}: "


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
        "reason": reference.reason,
    }


@click.command(
    epilog="\b\nExamples:\n"
    "  chechnya-reader compare news harbour#1f0c22ab\n"
    "  chechnya-reader compare news harbour#1f0c22ab storm#77ab01c4\n\n"
    "A first word that has a # in it is a quote: write ./a#b for such a folder."
)
@click.argument("words", nargs=-1, metavar="[FOLDER] QUOTE...")
@format_option
def compare(words: tuple[str, ...], style: str) -> None:
    """Print tellings of a statement, with the words that differ.

    QUOTE is an id, as of quotes --format jsonl. Of one quote, its statements as all articles tell them; of several,
    these very quotes. The oldest comes first, as the base that the others are held against.
    """
    folder, ids = _folder_and_quotes(words)
    collection = opened(folder)
    compared = _compared(collection, ids)
    if style == "jsonl":
        print_json(
            _telling_record(collection, reference, comparison, number)
            for reference, comparison in compared
            for number in range(len(comparison.tellings))
        )
    else:
        print_text(_comparison_lines(collection, compared))


def _folder_and_quotes(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    is_folder = bool(words) and ("#" not in words[0] or words[0].startswith(("./", "../", "/")))
    folder, ids = (words[0], words[1:]) if is_folder else (None, words)
    if not ids:
        raise UsageError(f"name a quote; {PROGRAM} quotes --format jsonl has their ids")
    return folder, tuple(dict.fromkeys(ids))


def _compared(collection: Collection, ids: Sequence[str]) -> list[Compared]:
    """What there is to compare, each with the statement that it is of."""
    from chechnya_reader.crossrefs.comparing import compare, compare_statement
    from chechnya_reader.crossrefs.retold import statements_of

    for identity in ids:
        if identity not in collection.quotes_by_id:
            raise UsageError(f"there is no quote {identity}{nearest(identity, collection.quotes_by_id)}")
    if len(ids) == 1:
        statements = statements_of(collection, collection.quotes_by_id[ids[0]])
        if not statements:
            complain(f"no other telling of {ids[0]} was found: there is nothing to compare")
        return [(statement, compare_statement(collection, statement)) for statement in statements]
    comparison = compare(collection, ids)
    if len(comparison.tellings) < 2:
        raise UsageError("these are parts of one quote; name a quote that tells it elsewhere")
    return [(None, comparison)]


def _comparison_lines(collection: Collection, compared: Sequence[Compared]) -> Iterator[str]:
    from chechnya_reader.crossrefs.comparing import legend, marked, missing

    for reference, comparison in compared:
        base = collection.articles_by_id[comparison.tellings[comparison.base].article]
        if reference is not None:
            yield visible_line(f"statement: {squeezed(visible(reference.label))} ({reference.reason})")
        for number, telling in enumerate(comparison.tellings):
            article = collection.articles_by_id[telling.article]
            line = article.line_at(telling.stretches[0].start)
            yield visible_line(f"  {article.path}:{line}: {_facts(collection, telling)}")
            words = "".join(text for text, _ in marked(article.body, telling.stretches, comparison.marks))
            yield visible_line(f"    {words}")
            left_out = [squeezed(visible(base.body[span.start : span.end])) for span in missing(telling)]
            if left_out and number != comparison.base and len(comparison.tellings) > 2:
                yield visible_line("    without " + ", ".join(f"“{words}”" for words in left_out))
        yield f"  ({'; '.join(legend(comparison, 'from all others'))})"


def _facts(collection: Collection, telling: ComparedTelling) -> str:
    from chechnya_reader.export import speaker_in_words

    article = collection.articles_by_id[telling.article]
    who = speaker_in_words(telling.speaker, telling.confidence, telling.guesses)
    known = filter(None, (who, article.source, article.date or "undated"))
    return f"{', '.join(known)} ({telling.relation or 'the base'})"


def _telling_record(
    collection: Collection, reference: CrossReference | None, comparison: Comparison, number: int
) -> dict[str, object]:
    from chechnya_reader.crossrefs.comparing import missing

    telling = comparison.tellings[number]
    article = collection.articles_by_id[telling.article]
    base = collection.articles_by_id[comparison.tellings[comparison.base].article]

    def words(body: str, start: int, end: int) -> dict[str, object]:
        return {"start": start, "end": end, "text": body[start:end]}

    return {
        "statement": reference.label if reference is not None else None,
        "telling": number + 1,
        "base": number == comparison.base,
        "relation": telling.relation or None,
        "article": article.id,
        "path": article.path,
        "line": article.line_at(telling.stretches[0].start),
        "source": article.source,
        "date": article.date,
        "quotes": telling.quotes,
        "speaker": {"id": telling.speaker.id, "name": telling.speaker.name} if telling.speaker else None,
        "confidence": telling.confidence,
        "stretches": [
            words(article.body, stretch.start, stretch.end)
            | {"pieces": [words(article.body, one.start, one.end) | {"kind": one.kind} for one in stretch.pieces]}
            for stretch in telling.stretches
        ],
        "missing": [words(base.body, span.start, span.end) for span in missing(telling)],
    }
