"""What the commands print: lines, JSON, a complaint, a progress bar; never a character that a terminal would obey."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from chechnya_reader.text import visible, visible_line

PROGRAM = "chechnya-reader"
BAR_AFTER = 1.0
"""Seconds of work after which a progress bar shows."""


def complain(message: str) -> int:
    """Say on standard error what is wrong, in one line; gives the exit code for it."""
    if sys.stderr is not None:
        print(f"{PROGRAM}: {visible_line(message)}", file=sys.stderr)
    return 2


def drop_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not trip over it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, AttributeError):
        pass


@contextmanager
def progress_bar(clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[int, int], None]]:
    """A function to call with the work done and all of it; shows a bar on a terminal once the work takes long."""
    started = clock()
    bar: Any = None
    task: Any = None

    def show(done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None:
            if clock() - started < BAR_AFTER or sys.stderr is None or not sys.stderr.isatty():
                return
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("Reading articles"), BarColumn(), MofNCompleteColumn())
            bar = Progress(*columns, console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task("", total=total)
        bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()


def recode(encoding: str | None) -> None:
    """What the output cannot hold becomes a question mark; never an error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding or sys.stdout.encoding, errors="replace")


def print_text(lines: Iterable[str]) -> None:
    """Print each of `lines`."""
    recode(None)
    for line in lines:
        print(visible(line))


def print_json(records: Iterable[dict[str, object]]) -> None:
    """Print each of `records` as JSON on a line of its own."""
    recode("utf-8")
    for record in records:
        print(json_line(record))


def json_line(record: dict[str, object]) -> str:
    """`record` as JSON on one line that keeps every character, with an escape for each that a terminal would obey."""
    line = json.dumps(record, ensure_ascii=False)
    shown = visible(line)
    if shown == line:
        return line
    return "".join(one if one == safe else json.dumps(one)[1:-1] for one, safe in zip(line, shown, strict=True))


def cells_of(text: str) -> int:
    """How many cells of a terminal `text`, cleaned and on one line, takes: a sign of Chinese takes two."""
    from rich.cells import cell_len

    return cell_len(visible_line(text))


def padded(text: str, width: int) -> str:
    """`text`, cleaned and on one line, filled with spaces to `width` cells, or cut to them with an ellipsis."""
    from rich.cells import set_cell_size

    line = visible_line(text)
    return set_cell_size(line, width) if cells_of(line) <= width else set_cell_size(line, width - 1) + "…"
