"""The command line: `chechnya-reader [FOLDER]` opens the reader, the commands print what it knows.

The core and the screen are imported within the commands, so that each start pays for what it uses only.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chechnya_reader.cli_folder import (
    existing_root,
    folder_argument,
    format_option,
    listed,
    nearest,
    opened,
    require,
    root_of,
)
from chechnya_reader.cli_output import PROGRAM, complain, drop_output, print_json, print_text, progress_bar, recode
from chechnya_reader.cli_overviews import matrix, timeline
from chechnya_reader.cli_references import compare, references
from chechnya_reader.errors import UsageError
from chechnya_reader.text import fold, squeezed, visible, visible_line

if TYPE_CHECKING:
    from datetime import datetime

    from chechnya_reader.model import Collection, Mention, Quote, Speaker

NEAR = 0.8
"""How like a command's name a word must be to be taken for it misspelt."""

EXAMPLES = """\b
Examples:
  chechnya-reader                     open the collection that comes along,
                                      or ./articles where there is one
  chechnya-reader news                open the folder news
  chechnya-reader quotes news         who said what, a line each, as of grep
  chechnya-reader quotes news --format jsonl > quotes.jsonl
  chechnya-reader export news --speaker "Ann Lee" --output lee.md

\b
With no FOLDER: $CHECHNYA_READER_ARTICLES, else ./articles if it exists, else
the collection that comes along. A single file will do. A command wins over a
folder of its name: write ./quotes for the folder.

\b
Exit codes: 0 done, 1 something is wrong with the data, 2 wrong use."""


class Program(click.Group):
    """A group whose first word may be a folder, and whose errors are one line."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(PROGRAM, "[FOLDER]")
        formatter.write_usage(PROGRAM, "COMMAND [FOLDER] [OPTIONS]", prefix=" " * len("Usage: "))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        self._refuse_misspelt(args[0])
        return open_folder.name, open_folder, ["--", *args] if args[0].startswith("-") else args

    def _refuse_misspelt(self, word: str) -> None:
        """Stop at a word that is no folder, and nearly a command: the reader would open, and be empty."""
        import difflib

        near = difflib.get_close_matches(word.lower(), self.commands, n=1, cutoff=NEAR) if word.isalpha() else []
        if near and not os.path.lexists(word):
            raise UsageError(f"there is no folder {word}; did you mean the command {near[0]}?")

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command and end the process with the documented exit code, whatever happens."""
        sys.exit(self._run(list(sys.argv[1:] if args is None else args), extra))

    def _run(self, args: list[str], extra: dict[str, Any]) -> int:
        try:
            with self.make_context(PROGRAM, args, **extra) as ctx:
                code: int | None = self.invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code or 0
        except click.exceptions.Exit as done:
            return done.exit_code
        except (KeyboardInterrupt, click.Abort):
            return 130
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx and error.ctx.command is not open_folder else PROGRAM
            return complain(f"{error.format_message().rstrip('.')}; see {command} --help")
        except (UsageError, click.ClickException) as error:
            return complain(str(error))
        except OSError as error:
            drop_output()
            if error.errno == errno.EPIPE:
                return 0
            about = f"{os.fspath(error.filename)}: " if isinstance(error.filename, (str, os.PathLike)) else ""
            return complain(f"{about}{error.strerror or error}")


@click.group(
    cls=Program,
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name=PROGRAM, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> int:
    """Read a folder of news articles: who said what, where, and who else says so.

    FOLDER holds Markdown or text files, in folders at any depth. Without a command the reader opens on it.
    """
    return _open_screen(None) if ctx.invoked_subcommand is None else 0


def _show_program_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and ctx.parent:
        click.echo(ctx.parent.get_help())
        ctx.exit()


@click.command("open", add_help_option=False)
@click.argument("folder", required=False)
@click.option("-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=_show_program_help)
def open_folder(folder: str | None) -> int:
    """Open the reader on FOLDER."""
    return _open_screen(folder)


def _open_screen(folder: str | None) -> int:
    root = root_of(folder)
    if not has_terminal():
        require(root)
        raise UsageError("the reader needs a terminal; the commands, such as quotes, do without (see --help)")
    from chechnya_reader.tui.app import run_reader

    code: int = run_reader(root)
    return code


def has_terminal() -> bool:
    """Whether keys can be read and a screen can be drawn."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


@main.command(
    epilog='\b\nExample:\n  chechnya-reader quotes news --format jsonl | jq -r ".speaker.name" | sort | uniq -c'
)
@folder_argument
@format_option
def quotes(folder: str | None, style: str) -> None:
    """Print every quote, with its place and its speaker.

    A line reads FILE:LINE: SPEAKER: “WORDS”. What is doubtful about a speaker is said in words.
    """
    collection = opened(folder)
    if style == "text":
        print_text(_quote_line(collection, quote) for quote in collection.quotes)
        return
    first: dict[tuple[str, int], str] = {}
    for quote in collection.quotes:
        first.setdefault((quote.article, quote.utterance), quote.id)
    print_json(_quote_record(collection, quote, first[quote.article, quote.utterance]) for quote in collection.quotes)


def _quote_line(collection: Collection, quote: Quote) -> str:
    from chechnya_reader.export import speaker_in_words

    speaker = speaker_in_words(quote.speaker, quote.confidence, [quote.guess] if quote.guess else [])
    fragment = " (fragment)" if quote.kind == "partial" else ""
    path = collection.articles_by_id[quote.article].path
    return visible_line(f"{path}:{quote.line}: {speaker}: “{squeezed(visible(quote.text))}”{fragment}")


def _quote_record(collection: Collection, quote: Quote, utterance: str) -> dict[str, object]:
    return {
        "id": quote.id,
        "article": quote.article,
        "path": collection.articles_by_id[quote.article].path,
        "line": quote.line,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind,
        "utterance": utterance,
        "speaker": {"id": quote.speaker.id, "name": quote.speaker.name} if quote.speaker else None,
        "mention": _mention_record(quote.mention),
        "rule": quote.rule,
        "confidence": quote.confidence if quote.speaker else "unknown",
        "guess": quote.guess,
        "corrected": quote.corrected,
    }


def _mention_record(mention: Mention | None) -> dict[str, object] | None:
    return {"start": mention.start, "end": mention.end, "text": mention.text} if mention else None


main.add_command(references)
main.add_command(compare)
main.add_command(timeline)
main.add_command(matrix)


@main.command(
    epilog="\b\nExamples:\n"
    "  chechnya-reader export news                  what is selected in the reader\n"
    '  chechnya-reader export news --speaker "Ann Lee" --speaker "Bo Ek"\n'
    "  chechnya-reader export news --article harbour --by article --output said.md"
)
@folder_argument
@click.option("--speaker", "speakers", metavar="NAME", multiple=True, help="Quotes of this speaker, by name or id.")
@click.option("--article", "articles", metavar="ID", multiple=True, help="Quotes of this article.")
@click.option("--quote", "ids", metavar="ID", multiple=True, help="This quote.")
@click.option("--by", type=click.Choice(["speaker", "article"]), default="speaker", show_default=True, help="Grouping.")
@click.option("--statements", is_flag=True, help="Add under each quote where else its statement is told.")
@click.option("--output", metavar="FILE", help="The file to write, or - for standard output, which is the default.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def export(folder: str | None, output: str | None, force: bool, statements: bool, **choice: Any) -> int:
    """Write quotes with full citations to Markdown.

    Options of one kind add up, kinds narrow. With none of --speaker, --article and --quote it is the selection that
    was made in the reader.
    """
    from chechnya_reader.export import FORMATS

    by = choice.pop("by")
    collection = opened(folder)
    found, code = (_chosen(collection, **choice), 0) if any(choice.values()) else _selected(collection)
    text = FORMATS["markdown"].render(collection, found, by=by, now=_now(), statements=statements)
    if output in (None, "-"):
        recode("utf-8")
        sys.stdout.write(text)
    else:
        _write(collection, Path(output), text, force)
        print_text([f"Wrote {_counted(collection, found)} to {output}"])
    return code


def _now() -> datetime:
    """The time to date an export with; `SOURCE_DATE_EPOCH` sets it, as it does for reproducible builds."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch}, which is no time in seconds; correct or unset it") from None


def _chosen(
    collection: Collection, speakers: Sequence[str], articles: Sequence[str], ids: Sequence[str]
) -> list[Quote]:
    said_by = {_speaker(collection, name).id for name in speakers}
    for given, kind, known in (
        (articles, "article", collection.articles_by_id),
        (ids, "quote", collection.quotes_by_id),
    ):
        for name in given:
            if name not in known:
                raise UsageError(f"there is no {kind} {name}{nearest(name, known)}")
    found = [
        quote
        for quote in collection.quotes
        if (not said_by or (quote.speaker is not None and quote.speaker.id in said_by))
        and (not articles or quote.article in articles)
        and (not ids or quote.id in ids)
    ]
    if not found:
        raise UsageError("no quote is all of what was asked for; nothing is exported")
    return found


def _speaker(collection: Collection, name: str) -> Speaker:
    """The one speaker of that id, else of that name, else of that other name; two of a name are nobody's guess."""
    wanted = fold(squeezed(name))
    readings: tuple[Callable[[Speaker], bool], ...] = (
        lambda speaker: speaker.id == wanted,
        lambda speaker: fold(speaker.name) == wanted,
        lambda speaker: wanted in map(fold, speaker.names),
    )
    for reading in readings:
        found = [speaker for speaker in collection.speakers if reading(speaker)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"{name} may be {listed(f'{one.name} ({one.id})' for one in found)}; give one of these ids"
            )
    raise UsageError(f"there is no speaker {name}{nearest(name, [speaker.name for speaker in collection.speakers])}")


def _selected(collection: Collection) -> tuple[Sequence[Quote], int]:
    """The selection made in the reader, and the exit code: 1 where the folder has no longer all of it."""
    from chechnya_reader.selections import resolve
    from chechnya_reader.state import open_state

    with open_state(os.environ) as state:
        resolved = resolve(collection, state.selections(collection.key))
        if state.problem:
            complain(state.problem)
    for lost in resolved.lost:
        complain(f"selected, but no longer in {lost.article}: “{squeezed(lost.text)}”")
    if not resolved.quotes:
        raise UsageError("nothing is selected; select quotes in the reader, or give --speaker, --article or --quote")
    return resolved.quotes, 1 if resolved.lost else 0


def _counted(collection: Collection, found: Sequence[Quote]) -> str:
    from chechnya_reader.export import utterances

    told = utterances(collection, found)
    written = len(told)
    articles = len({utterance.article.id for utterance in told})
    return f"{written} quote{'s' * (written != 1)} from {articles} article{'s' * (articles != 1)}"


def _write(collection: Collection, path: Path, text: str, force: bool) -> None:
    from chechnya_reader.export import is_article
    from chechnya_reader.storage import write_whole

    if path.is_dir():
        raise UsageError(f"{path} is a folder; add the name of a file")
    if is_article(collection, path):
        raise UsageError(f"{path} is an article of this folder; choose another file")
    try:
        write_whole(path, text, overwrite=force)
    except FileExistsError:
        raise UsageError(f"{path} is there already; --force replaces it") from None


@main.command()
@folder_argument
def check(folder: str | None) -> int:
    """Print what is wrong with the files, and with corrections.

    A line reads PATH:LINE: CODE: MESSAGE. The exit code is 1 if there is any.
    """
    from chechnya_reader.library import open_collection

    with progress_bar() as progress:
        problems = open_collection(existing_root(folder), progress=progress).problems
    print_text(visible_line(str(problem)) for problem in problems)
    return 1 if problems else 0
