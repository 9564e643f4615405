"""Folders of articles for tests: each holds a good article, which must load whatever is wrong beside it."""

from __future__ import annotations

import os
from pathlib import Path

from chechnya_reader.loading import Opener, load_folder
from chechnya_reader.model import Article, Collection, Problem

GOOD = "---\ntitle: A good one\n---\nMara Lind said: “It is so.”\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def others(collection: Collection) -> list[Article]:
    """The articles but the good one, which must be there whatever is wrong beside it."""
    assert [article.title for article in collection.articles if article.file == "good.md"] == ["A good one"]
    return [article for article in collection.articles if article.file != "good.md"]


def only_problem(collection: Collection) -> Problem:
    assert len(collection.problems) == 1, collection.problems
    problem = collection.problems[0]
    assert problem.line >= 1
    assert "\n" not in problem.message
    return problem


def loaded(folder: Path, content: str | bytes, name: str = "one.md") -> tuple[Article, list[tuple[int, str]]]:
    """The one article beside the good one, and the line and code of each problem."""
    write(folder, name, content)
    collection = load_folder(str(folder))
    (article,) = others(collection)
    assert all(problem.path == article.path for problem in collection.problems)
    return article, [(problem.line, problem.code) for problem in collection.problems]


def guarded(*forbidden: Path) -> Opener:
    """An opener that fails the test where one of `forbidden` is opened."""

    def opener(path: str, flags: int) -> int:
        assert os.path.abspath(path) not in [str(one) for one in forbidden], f"{path} was opened"
        return os.open(path, flags)

    return opener


def failing(name: str, error: OSError) -> Opener:
    def opener(path: str, flags: int) -> int:
        if os.path.basename(path) == name:
            raise error
        return os.open(path, flags)

    return opener


def folder_with_a_good_article(parent: Path) -> Path:
    """A new folder `articles` below `parent`, with one article that has no fault."""
    path = parent / "articles"
    path.mkdir()
    write(path, "good.md", GOOD)
    return path
