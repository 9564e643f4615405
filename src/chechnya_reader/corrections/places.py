"""Where corrections are kept: beside the articles, or in the user's data folder where that may not be written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chechnya_reader.corrections.records import Correction
from chechnya_reader.corrections.writing import HEADER, CorrectionFile, read_file
from chechnya_reader.model import Problem
from chechnya_reader.storage import data_folder
from chechnya_reader.text import digest, slug, visible_line

FILE = "corrections.yaml"
FOLDER = "corrections"
"""The folder in the user's data folder, with one file for each collection."""


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
    """The corrections of a collection, those beside the articles first, and a problem for each thing wrong with them.

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
    """What is kept of the collection in both places, read; never raises. The user's own count last."""
    beside = _beside(root)
    own = _own(key, environ)
    documents = [read_file(Path(beside), beside), read_file(own, str(own))]
    return Loaded(
        tuple(record for document in documents for record in document.records),
        tuple(
            Problem(document.path, fault.line, fault.code, fault.message)
            for document in documents
            for fault in document.faults
        ),
        not os.path.isdir(root),
    )


def _beside(root: str) -> str:
    return os.path.join(root if os.path.isdir(root) else os.path.dirname(root), FILE)


def _own(key: str, environ: Mapping[str, str]) -> Path:
    name = slug(os.path.basename(key))[:40]
    return data_folder(environ) / FOLDER / f"{name}-{digest(key)}.yaml"


def _is_writable(path: str) -> bool:
    folder = os.path.dirname(path) or "."
    return os.access(folder, os.W_OK | os.X_OK) and (not os.path.lexists(path) or os.access(path, os.W_OK))
