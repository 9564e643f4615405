"""What the commands share: the folder that one reads, as it was named and opened, and the options of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chechnya_reader.cli_output import PROGRAM, complain, progress_bar
from chechnya_reader.errors import UsageError
from chechnya_reader.text import fold

if TYPE_CHECKING:
    from chechnya_reader.model import Collection

folder_argument = click.argument("folder", required=False)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="Lines to read, or one JSON object a line.",
)


def root_of(folder: str | None) -> str:
    """The folder that was named, or the one that stands for none; it may not exist."""
    if folder == "":
        raise UsageError("the name of the folder is empty; name a folder, or leave it out")
    if folder is not None:
        return folder
    from chechnya_reader.library import default_root

    return default_root(os.environ, Path.cwd())


def existing_root(folder: str | None) -> str:
    """`root_of`, which has to exist."""
    root = root_of(folder)
    require(root)
    return root


def require(root: str) -> None:
    """Raise UsageError where there is no folder or file `root`."""
    if not os.path.exists(root):
        raise UsageError(f"{root}: there is no such folder or file; give the folder that holds the articles")


def opened(folder: str | None) -> Collection:
    """The whole model of the folder, with a progress bar where that takes a while."""
    from chechnya_reader.corrections import UNREAD
    from chechnya_reader.library import open_collection

    root = existing_root(folder)
    with progress_bar() as progress:
        collection = open_collection(root, progress=progress)
    for problem in collection.problems:
        if problem.code == UNREAD:
            complain(str(problem))
    if collection.problems:
        number = len(collection.problems)
        complain(f"{number} problem{'s' * (number != 1)} with the files of {root}; {PROGRAM} check lists them")
    return collection


def nearest(word: str, known: Iterable[str]) -> str:
    """What to say, after a semicolon, to somebody who named `word`, which is none of `known`."""
    import difflib

    names = {fold(name): name for name in known}
    wanted = fold(word)
    near = [folded for folded in names if wanted and wanted in folded]
    near += difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)
    meant = listed(names[folded] for folded in list(dict.fromkeys(near))[:3])
    return f"; did you mean {meant}?" if meant else f"; {PROGRAM} quotes --format jsonl has them all"


def listed(words: Iterable[str]) -> str:
    """`words` as one sentence names them."""
    return " or ".join(words)
