"""Where corrections are kept: beside the articles, or in the user's data folder where that may not be written."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chechnya_reader.corrections.reading import Document
from chechnya_reader.corrections.records import Correction, time_made
from chechnya_reader.corrections.writing import HEADER, CorrectionFile, read_file
from chechnya_reader.model import Problem
from chechnya_reader.storage import data_folder
from chechnya_reader.text import digest, slug, visible_line

FILE = "corrections.yaml"
FOLDER = "corrections"
"""The folder in the user's data folder, with one file for each collection."""


UNREAD = "corrections-unread"
"""The code of the problem of a whole file that cannot be read: names that were put right are the wrong ones again."""


@dataclass(frozen=True, slots=True)
class Place:
    """The file that corrections are written to; `notice` is a sentence for the user, where it is not beside them.

    `shown` is the path as the user typed the folder, and the rest.
    """

    path: Path
    in_folder: bool
    shown: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The corrections of a collection, in the order in which they count, and a problem for each thing wrong with them.

    `partial` says that the collection is a single file, so that corrections of other articles are nobody's concern.
    """

    records: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()
    partial: bool = False


def corrections_path(root: str, key: str, environ: Mapping[str, str], *, read_only: bool = False) -> Place:
    """Where a correction of the collection `root` is written, which has `key` in the user's own data.

    With `read_only` never beside the articles.
    """
    beside = _beside(root)
    own = _own(key, environ)
    if read_only:
        return Place(own, False, str(own), f"This collection is read-only: corrections are kept in {own}.")
    if not _is_writable(beside):
        return Place(own, False, str(own), f"The folder is read-only: corrections are kept in {own}.")
    return Place(Path(beside), True, beside)


def open_corrections(root: str, key: str, environ: Mapping[str, str], *, read_only: bool = False) -> CorrectionFile:
    """The file of `corrections_path`, to add to and undo in; it comes into being with the first correction."""
    place = corrections_path(root, key, environ, read_only=read_only)
    header = HEADER if place.in_folder else f"{HEADER}# The articles: {visible_line(os.path.realpath(root))}\n"
    locks = data_folder(environ) / "locks"
    return CorrectionFile(place.path, locks=locks, shown=place.shown, header=header, make_folder=not place.in_folder)


def load_corrections(root: str, key: str, environ: Mapping[str, str]) -> Loaded:
    """What is kept of the collection in both places, read; never raises.

    The order of each file is kept. Between the two the time counts at which a correction was made, so that a folder
    that could not be written to for a while makes no old correction count over a new one.
    """
    beside = _beside(root)
    own = _own(key, environ)
    documents = [read_file(Path(beside), beside), read_file(own, str(own))]
    dated = heapq.merge(*(_dated(document.records) for document in documents), key=lambda entry: entry[0])
    return Loaded(
        tuple(record for _, record in dated),
        tuple(problem for document in documents for problem in _problems(document)),
        not os.path.isdir(root),
    )


def correction_files(root: str, key: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """The files that `load_corrections` reads; neither need be there."""
    return _beside(root), str(_own(key, environ))


def _dated(records: Sequence[Correction]) -> Iterator[tuple[datetime, Correction]]:
    """The records with the latest time at which one up to there was made."""
    latest = datetime.min.replace(tzinfo=UTC)
    for record in records:
        latest = max(latest, time_made(record) or latest)
        yield latest, record


def _problems(document: Document) -> Iterator[Problem]:
    for fault in document.faults:
        if document.damaged:
            message = f"{fault.message}; until then no correction in this file counts"
            yield Problem(document.path, fault.line, UNREAD, message)
        else:
            yield Problem(document.path, fault.line, fault.code, fault.message)


def _beside(root: str) -> str:
    return os.path.join(root if os.path.isdir(root) else os.path.dirname(root), FILE)


def _own(key: str, environ: Mapping[str, str]) -> Path:
    name = slug(os.path.basename(key))[:40]
    return data_folder(environ) / FOLDER / f"{name}-{digest(key)}.yaml"


def _is_writable(path: str) -> bool:
    folder = os.path.dirname(path) or "."
    return os.access(folder, os.W_OK | os.X_OK) and (not os.path.lexists(path) or os.access(path, os.W_OK))
