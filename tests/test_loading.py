"""Loading: what an article is, where articles are found, and what they are called."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chechnya_reader.loading import TITLE_LIMIT, load_folder
from chechnya_reader.model import Collection, Span
from tests.article_folders import (
    GOOD,
    folder_with_a_good_article,
    guarded,
    loaded,
    only_problem,
    others,
    write,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with_a_good_article(tmp_path)


# What an article is


def test_front_matter_is_read_and_unknown_keys_are_kept(folder: Path) -> None:
    text = (
        '---\ntitle: "Two words: “and a colon”"\nsource: The Valley Post\nauthors: [A. Writer, B. Writer]\n'
        "date: 2019-01-14\nurl: https://example.org/a\nlanguage: en\nkind: brief\nrelated: [good]\n"
        "accessed: 2026-11-20\noriginal: originals/a.html\nsha256: 0011\nnote: 007\ntags: {a: [b, c]}\n---\nBody.\n"
    )
    article, problems = loaded(folder, text)
    assert problems == []
    assert article.title == "Two words: “and a colon”"
    assert (article.source, article.authors, article.date) == (
        "The Valley Post",
        ("A. Writer", "B. Writer"),
        "2019-01-14",
    )
    assert (article.url, article.language, article.is_brief) == ("https://example.org/a", "en", True)
    assert (article.related, article.accessed, article.original) == (("good",), "2026-11-20", "originals/a.html")
    assert article.sha256 == "0011"
    assert article.extra == {"note": "007", "tags": {"a": ["b", "c"]}}
    assert (article.id, article.file, article.body, article.body_line) == ("one", "one.md", "Body.\n", 16)
    assert article.title_span is None


@pytest.mark.parametrize("value", ["2017", "yes", "null", "1.50", "0x1F", "2017-04-13", "~"])
def test_scalars_are_read_as_the_strings_that_they_are(folder: Path, value: str) -> None:
    article, problems = loaded(folder, f"---\ntitle: {value}\nsource: {value}\n---\nBody\n")
    assert (article.title, article.source, problems) == (value, value, [])


def test_one_author_need_not_be_a_list_and_an_empty_value_is_none(folder: Path) -> None:
    article, problems = loaded(folder, "---\ntitle: T\nauthors: A. Writer\nsource:\nrelated: []\n---\nBody\n")
    assert (article.authors, article.source, article.related, problems) == (("A. Writer",), None, (), [])


@pytest.mark.parametrize("date", ["2017", "2017-04", "2017-04-13", "2016-02-29"])
def test_a_date_is_as_exact_as_it_is_known(folder: Path, date: str) -> None:
    article, problems = loaded(folder, f"---\ntitle: T\ndate: {date}\n---\nBody\n")
    assert (article.date, problems) == (date, [])


@pytest.mark.parametrize("name", ["plain.txt", "plain.md", "PLAIN.TXT", "plain.markdown"])
def test_without_front_matter_the_first_line_is_the_title_and_stays_in_the_body(folder: Path, name: str) -> None:
    article, problems = loaded(folder, "\n \n  ## A first line  \nMore.\n", name)
    assert (article.title, problems) == ("A first line", [])
    assert article.title_span == Span(5, 20)
    assert article.body[5:20] == "## A first line"
    assert (article.body, article.body_line) == ("\n \n  ## A first line  \nMore.\n", 1)


def test_lines_of_nothing_but_hashes_are_no_title(folder: Path) -> None:
    article, _ = loaded(folder, "#\n## \nThe title\n", "plain.txt")
    assert article.title == "The title"


def test_of_a_first_line_too_long_for_a_title_the_beginning_serves_and_the_line_is_shown(folder: Path) -> None:
    article, _ = loaded(folder, "word " * 2000, "plain.txt")
    assert len(article.title) <= TITLE_LIMIT + 1
    assert article.title.endswith("…")
    assert article.title_span is None


@pytest.mark.parametrize("first", ["----", "--- x", " ---", "", "***", "+++"])
def test_front_matter_begins_only_with_a_line_of_three_hyphens(folder: Path, first: str) -> None:
    article, problems = loaded(folder, f"{first}\ntitle: T\n---\nBody\n")
    assert (article.body, problems) == (f"{first}\ntitle: T\n---\nBody\n", [])


def test_a_txt_has_no_front_matter(folder: Path) -> None:
    article, problems = loaded(folder, "---\ntitle: T\n---\nBody\n", "plain.txt")
    assert (article.title, article.body_line, problems) == ("---", 1, [])


def test_three_dots_end_front_matter_too(folder: Path) -> None:
    article, problems = loaded(folder, "---\ntitle: T\n...\nBody\n---\nMore\n")
    assert (article.body, article.body_line, problems) == ("Body\n---\nMore\n", 4, [])


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_bom_are_normal_and_silent(folder: Path, bom: bytes, end: str) -> None:
    text = "---\ntitle: T\ndate: 2017\n---\nOne — “one”\n\nTwo\n"
    article, problems = loaded(folder, bom + text.replace("\n", end).encode())
    assert problems == []
    assert (article.title, article.body, article.body_line) == ("T", "One — “one”\n\nTwo\n", 5)
    assert article.line_at(article.body.index("Two")) == 7


def test_only_the_first_bom_is_dropped(folder: Path) -> None:
    article, _ = loaded(folder, "\ufeffA\ufeffB\n", "plain.txt")
    assert article.body == "A\ufeffB\n"


def test_control_characters_stay_in_the_body(folder: Path) -> None:
    text = "Title\n\x1b]0;x\x07 \x9b [bold] \u202e \x0c \x85 \u2028 end\n"
    article, problems = loaded(folder, text, "plain.txt")
    assert (article.body, problems) == (text, [])


# Folders


def test_folders_at_any_depth_are_read_in_the_order_of_their_path(folder: Path) -> None:
    for name in ("b/two.md", "b/deep/down/three.txt", "a/one.md", "zero.md"):
        write(folder, name, GOOD)
    collection = load_folder(str(folder))
    assert collection.problems == ()
    assert [article.file for article in collection.articles] == [
        "good.md",
        "zero.md",
        "a/one.md",
        "b/two.md",
        "b/deep/down/three.txt",
    ]


def test_a_path_is_the_folder_as_typed_and_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "sub/x.md", GOOD)
    (folder.parent / "here").mkdir()
    for typed, expected in (
        ("articles", "articles/sub/x.md"),
        ("./articles/", "./articles/sub/x.md"),
        ("../articles", "../articles/sub/x.md"),
    ):
        monkeypatch.chdir(folder.parent / "here" if typed.startswith("..") else folder.parent)
        collection = load_folder(typed, key="the key")
        assert (collection.root, collection.key) == (typed, "the key")
        assert collection.articles[-1].path == expected
        assert collection.articles[-1].file == "sub/x.md"
    monkeypatch.chdir(folder)
    assert load_folder(".").articles[-1].path == "./sub/x.md"


def test_what_is_no_article_is_left_alone(folder: Path) -> None:
    for name in (
        "README.md",
        "README.txt",
        "readme.md",
        "README-de.md",
        ".hidden.md",
        ".git/x.md",
        "originals/page.md",
        "sub/originals/page.txt",
        "page.html",
        "notes",
    ):
        write(folder, name, "Not to be read\n")
    forbidden = [path for path in folder.rglob("*") if path.name != "good.md" and path.is_file()]
    collection = load_folder(str(folder), opener=guarded(*forbidden))
    assert (others(collection), collection.problems) == ([], ())


def test_what_this_program_exported_is_left_alone(folder: Path) -> None:
    write(folder, "export.md", "---\ntitle: Quotes\ngenerator: chechnya-reader\n---\n> It is so.\n")
    write(folder, "other.md", "---\ntitle: Quotes\ngenerator: another\n---\nBody\n")
    collection = load_folder(str(folder))
    assert [article.file for article in others(collection)] == ["other.md"]
    assert collection.problems == ()


def test_a_single_file_may_be_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    collection = load_folder("./good.md")
    (article,) = collection.articles
    assert (article.path, article.file, article.id, article.title) == ("./good.md", "good.md", "good", "A good one")
    assert collection.problems == ()


def test_a_single_file_may_be_given_by_a_link(folder: Path) -> None:
    link = folder.parent / "link.md"
    link.symlink_to(folder / "good.md")
    (article,) = load_folder(str(link)).articles
    assert (article.path, article.id) == (str(link), "link")


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    collection = load_folder(str(link))
    assert ([article.path for article in collection.articles], collection.problems) == ([f"{link}/good.md"], ())


@pytest.mark.parametrize("root", ["missing", "good.md/below", "nul\0inside", "x" * 5000, ""])
def test_a_missing_folder_is_one_problem_that_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    monkeypatch.chdir(folder)
    collection = load_folder(root)
    problem = only_problem(collection)
    assert (collection.articles, problem.path, problem.code) == ((), root, "no-folder")
    assert "check the name" in problem.message


def test_an_empty_folder_is_one_problem_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here\n")
    problem = only_problem(load_folder(str(tmp_path)))
    assert (problem.path, problem.code) == (str(tmp_path), "no-articles")
    assert ".md" in problem.message


def test_nothing_is_written_and_no_file_stays_open(folder: Path) -> None:
    write(folder, "sub/bad.md", b"\xff\0")
    before = sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*"))
    opened: list[int] = []

    def opener(path: str, flags: int) -> int:
        assert flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) == 0
        opened.append(os.open(path, flags))
        return opened[-1]

    load_folder(str(folder), opener=opener)
    assert sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*")) == before
    assert len(opened) == 4
    for descriptor in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


# Ids


def ids(collection: Collection) -> list[tuple[str, str]]:
    return [(article.file, article.id) for article in others(collection)]


def test_of_two_files_of_one_stem_the_second_has_its_path_for_id(folder: Path) -> None:
    for name in ("a/same.md", "b/same.txt", "same.md"):
        write(folder, name, GOOD)
    collection = load_folder(str(folder))
    assert ids(collection) == [("same.md", "same"), ("a/same.md", "a/same"), ("b/same.txt", "b/same")]
    assert [(problem.path, problem.line, problem.code) for problem in collection.problems] == [
        (f"{folder}/a/same.md", 1, "same-stem"),
        (f"{folder}/b/same.txt", 1, "same-stem"),
    ]
    assert f"{folder}/same.md" in collection.problems[0].message


def test_two_endings_of_one_stem_in_one_folder_have_two_ids(folder: Path) -> None:
    for name in ("same.md", "same.txt", "same.txt.md"):
        write(folder, name, GOOD)
    collection = load_folder(str(folder))
    assert ids(collection) == [("same.md", "same"), ("same.txt", "same.txt"), ("same.txt.md", "same.txt.md")]
    assert [problem.code for problem in collection.problems] == ["same-stem", "same-stem"]


@given(st.lists(st.sampled_from(["x.md", "x.txt", "x.md.md", "x.md.txt", "a/x.md", "a/x.txt", "a/b/x.md", "x.MD"])))
@settings(max_examples=40, deadline=None)
def test_ids_are_never_shared(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    root = tmp_path_factory.mktemp("ids")
    for name in names:
        write(root, name, GOOD)
    found = [article.id for article in load_folder(str(root)).articles]
    assert len(set(found)) == len(found) == len(set(names))


# Names


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1b[2Jb.md", "[bold].md", "-x.md", " .md", "\u202egnp.md", "a\\b.md"])
def test_any_file_name_is_read_as_it_is(folder: Path, name: str) -> None:
    article, problems = loaded(folder, GOOD, name)
    assert (article.file, article.path, article.id) == (name, f"{folder}/{name}", name.removesuffix(".md"))
    assert problems == []


def test_a_file_name_that_is_no_utf8_is_read(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/caf\xe9.md"
    with open(raw, "w") as file:
        file.write("---\ntitle: T\n---\n")
    collection = load_folder(str(folder))
    (article,) = others(collection)
    assert os.fsencode(article.path) == raw
    assert article.id == "caf\udce9"
    assert only_problem(collection).path == article.path


def test_messages_hold_no_control_character(folder: Path) -> None:
    (folder / "x.md").symlink_to("no\n\x1bwhere.md")
    write(folder, "a\n/same.md", GOOD)
    write(folder, "b/same.md", GOOD)
    write(folder, "key.md", '---\n"k\\e": 1\n"k\\e": 1\ntitle: T\ndate: "\\e"\n---\nBody\n')
    problems = load_folder(str(folder)).problems
    assert {problem.code for problem in problems} == {"broken-link", "same-stem", "duplicate-key", "date"}
    assert not [problem for problem in problems if re.search("[\x00-\x1f\x7f-\x9f]", problem.message)]


def test_prose_between_two_rules_at_the_head_of_a_file_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nThe bridge is shut.\nNobody knows why.\n---\nIt opens again.\n", encoding="utf-8"
    )
    collection = load_folder(str(tmp_path))
    (article,) = collection.articles
    assert "Nobody knows why." in article.body
    assert article.line_at(article.body.index("It opens")) == 5
    assert [problem.code for problem in collection.problems] == ["no-front-matter"]


@pytest.mark.parametrize("kind", ["brief", "Brief", "BRIEF "])
def test_a_brief_is_one_however_its_kind_is_written(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: A\nkind: '{kind}'\n---\nText.\n", encoding="utf-8")
    assert load_folder(str(tmp_path)).articles[0].is_brief
