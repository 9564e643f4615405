"""Loading: each fault of a file or folder is one problem with its line, and costs nothing else."""

from __future__ import annotations

import errno
import os
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chechnya_reader.loading import SIZE_LIMIT, load_folder
from tests.article_folders import (
    GOOD,
    failing,
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


# Bytes


def test_bytes_that_are_no_utf8_are_one_problem_at_the_first_and_have_stand_ins(folder: Path) -> None:
    data = "---\r\ntitle: Café\r\n---\r\nOne\r\n".encode() + "Two é, three ü\r\n".encode("latin-1")
    article, problems = loaded(folder, data)
    assert problems == [(5, "encoding")]
    assert (article.title, article.body) == ("Café", "One\nTwo \ufffd, three \ufffd\n")


def test_a_nul_is_one_problem_and_stays_in_the_body(folder: Path) -> None:
    article, problems = loaded(folder, "\ufeff---\ntitle: T\n---\nOne\nTw\0o\0\n")
    assert problems == [(5, "nul")]
    assert article.body == "One\nTw\0o\0\n"


def test_control_characters_in_front_matter_cost_no_more_than_themselves(folder: Path) -> None:
    article, problems = loaded(folder, "---\ntitle: A\x1b[31m\0B\nsource: C\u2028D\x85E\n---\nBody\n")
    assert problems == [(2, "nul")]
    assert (article.title, article.source) == ("A\ufffd[31m\ufffdB", "C D E")


def test_a_file_over_the_limit_is_a_problem_and_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = write(folder, "big.txt", "Title\n")
    os.truncate(big, SIZE_LIMIT + 1)
    monkeypatch.setattr(os, "read", _sparing(os.read))
    problem = only_problem(load_folder(str(folder)))
    assert (problem.path, problem.line, problem.code) == (str(big), 1, "too-large")


def _sparing(read: Callable[[int, int], bytes]) -> Callable[[int, int], bytes]:
    def sparing(descriptor: int, size: int) -> bytes:
        assert os.fstat(descriptor).st_size <= SIZE_LIMIT, "a file over the limit was read"
        return read(descriptor, size)

    return sparing


def test_a_file_of_just_the_limit_is_read(folder: Path) -> None:
    article, problems = loaded(folder, b"Title\n" + b"a" * (SIZE_LIMIT - 6), "big.txt")
    assert (len(article.body), problems) == (SIZE_LIMIT, [])


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "log.txt", "Title\n")
    asked: list[int] = []
    read = os.read

    def endless(descriptor: int, size: int) -> bytes:
        if os.fstat(descriptor).st_size != len(b"Title\n"):
            return read(descriptor, size)
        asked.append(size)
        assert len(asked) < 40
        return b"a" * (SIZE_LIMIT // 8)

    monkeypatch.setattr(os, "read", endless)
    problem = only_problem(load_folder(str(folder)))
    assert problem.code == "too-large"


def test_a_read_in_pieces_is_put_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 5)))
    article, problems = loaded(folder, "Title\nand “more” of it\n", "pieces.txt")
    assert (article.body, problems) == ("Title\nand “more” of it\n", [])


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\r\n\t\n", "\u2028\u00a0"])
@pytest.mark.parametrize("name", ["empty.md", "empty.txt"])
def test_an_empty_file_is_a_problem_and_no_article(folder: Path, content: str, name: str) -> None:
    path = write(folder, name, content)
    collection = load_folder(str(folder))
    problem = only_problem(collection)
    assert others(collection) == []
    assert (problem.path, problem.line, problem.code) == (str(path), 1, "empty")


@pytest.mark.parametrize("body", ["", "\n", "\n\n \n"])
def test_front_matter_without_a_text_is_a_problem_and_the_article_is_listed(folder: Path, body: str) -> None:
    article, problems = loaded(folder, f"---\ntitle: T\nsource: S\n---{body}")
    assert (article.title, article.source, [code for _, code in problems]) == ("T", "S", ["empty"])


# Links, pipes, permissions


def test_a_broken_link_is_one_problem(folder: Path) -> None:
    (folder / "x.md").symlink_to("nowhere.md")
    problem = only_problem(load_folder(str(folder)))
    assert (problem.path, problem.code) == (f"{folder}/x.md", "broken-link")


def test_a_link_to_itself_is_one_problem(folder: Path) -> None:
    (folder / "x.md").symlink_to("x.md")
    assert only_problem(load_folder(str(folder))).code == "broken-link"


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_a_link_out_of_the_folder_is_one_problem_and_not_followed(folder: Path, name: str) -> None:
    secret = write(folder.parent, "secret.md", GOOD)
    (folder / name).symlink_to(secret)
    collection = load_folder(str(folder), opener=guarded(secret, folder / name))
    problem = only_problem(collection)
    assert (others(collection), problem.path, problem.code) == ([], f"{folder}/{name}", "link-outside")


def test_a_folder_of_a_like_name_is_outside(folder: Path) -> None:
    other = write(folder.parent, "articles-private/x.md", GOOD)
    (folder / "x.md").symlink_to(other)
    assert only_problem(load_folder(str(folder))).code == "link-outside"


def test_a_link_to_a_folder_outside_is_one_problem_and_not_followed(folder: Path) -> None:
    write(folder.parent, "private/x.md", GOOD)
    (folder / "more").symlink_to(folder.parent / "private")
    collection = load_folder(str(folder))
    assert (others(collection), only_problem(collection).code) == ([], "link-outside")


def test_a_link_that_stays_inside_is_passed_over_and_its_file_loaded_once(folder: Path) -> None:
    write(folder, "sub/real.md", GOOD)
    (folder / "again.md").symlink_to("sub/real.md")
    (folder / "sub/again.md").symlink_to(folder / "good.md")
    (folder / "also").symlink_to("sub")
    (folder / "sub/up").symlink_to("..")
    collection = load_folder(str(folder))
    assert [article.file for article in others(collection)] == ["sub/real.md"]
    assert collection.problems == ()


@pytest.mark.parametrize("target", ["originals/page.md", ".hidden.md", "page.html", "README.md"])
def test_a_link_to_what_is_left_alone_is_one_problem(folder: Path, target: str) -> None:
    write(folder, target, GOOD)
    (folder / "x.md").symlink_to(target)
    collection = load_folder(str(folder))
    assert (others(collection), only_problem(collection).code) == ([], "link-left-alone")


def test_a_file_that_becomes_a_link_before_it_is_opened_is_not_followed(folder: Path) -> None:
    secret = write(folder.parent, "secret.md", GOOD)
    swapped = write(folder, "x.md", GOOD)

    def opener(path: str, flags: int) -> int:
        if path == str(swapped):
            swapped.unlink()
            swapped.symlink_to(secret)
        return os.open(path, flags)

    collection = load_folder(str(folder), opener=opener)
    assert (others(collection), only_problem(collection).code) == ([], "link-outside")


def test_a_folder_that_becomes_a_link_before_it_is_listed_is_not_followed(folder: Path) -> None:
    write(folder.parent, "private/x.md", GOOD)
    swapped = folder / "sub"
    swapped.mkdir()

    def opener(path: str, flags: int) -> int:
        if path == str(swapped):
            swapped.rmdir()
            swapped.symlink_to(folder.parent / "private")
        return os.open(path, flags)

    collection = load_folder(str(folder), opener=opener)
    assert (others(collection), only_problem(collection).code) == ([], "unreadable-folder")


def test_a_named_pipe_is_one_problem_and_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe")
    collection = load_folder(str(folder), opener=guarded(folder / "pipe.md", folder / "pipe"))
    problem = only_problem(collection)
    assert (others(collection), problem.path, problem.code) == ([], f"{folder}/pipe.md", "not-a-file")


def test_a_file_that_becomes_a_pipe_before_it_is_opened_does_not_hang(folder: Path) -> None:
    swapped = write(folder, "x.md", GOOD)

    def opener(path: str, flags: int) -> int:
        if path == str(swapped):
            assert flags & os.O_NONBLOCK, "this would wait for ever"
            swapped.unlink()
            os.mkfifo(swapped)
        return os.open(path, flags)

    collection = load_folder(str(folder), opener=opener)
    assert (others(collection), only_problem(collection).code) == ([], "not-a-file")


def test_a_pipe_given_as_the_single_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert only_problem(load_folder(str(tmp_path / "pipe.md"))).code == "not-a-file"


def test_a_socket_is_one_problem_and_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("talk.md")
        collection = load_folder(str(folder), opener=guarded(folder / "talk.md"))
    assert only_problem(collection).code == "not-a-file"


def test_a_device_is_not_read(tmp_path: Path) -> None:
    assert only_problem(load_folder("/dev/zero")).code == "not-a-file"


def test_a_folder_with_the_name_of_a_file_is_one_problem_and_read_as_a_folder(folder: Path) -> None:
    write(folder, "x.md/inside.md", GOOD)
    collection = load_folder(str(folder))
    problem = only_problem(collection)
    assert [article.file for article in others(collection)] == ["x.md/inside.md"]
    assert (problem.path, problem.code) == (f"{folder}/x.md", "folder-name")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "unreadable"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "vanished"),
        (OSError(errno.EIO, "Input/output error"), "unreadable"),
    ],
)
def test_a_file_that_cannot_be_opened_is_one_problem(folder: Path, error: OSError, code: str) -> None:
    write(folder, "x.md", GOOD)
    collection = load_folder(str(folder), opener=failing("x.md", error))
    problem = only_problem(collection)
    assert (others(collection), problem.path, problem.code) == ([], f"{folder}/x.md", code)


def test_a_file_that_cannot_be_read_to_its_end_is_one_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = write(folder, "x.md", GOOD + "more")
    read = os.read

    def failing_read(descriptor: int, size: int) -> bytes:
        if os.fstat(descriptor).st_size == broken.stat().st_size:
            raise OSError(errno.EIO, "Input/output error")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", failing_read)
    collection = load_folder(str(folder))
    assert (others(collection), only_problem(collection).code) == ([], "unreadable")


def test_a_folder_that_cannot_be_listed_is_one_problem(folder: Path) -> None:
    write(folder, "sub/x.md", GOOD)
    write(folder, "tail/y.md", GOOD)
    collection = load_folder(str(folder), opener=failing("sub", PermissionError(errno.EACCES, "Permission denied")))
    problem = only_problem(collection)
    assert [article.file for article in others(collection)] == ["tail/y.md"]
    assert (problem.path, problem.code) == (f"{folder}/sub", "unreadable-folder")


def test_a_root_that_cannot_be_listed_is_one_problem(folder: Path) -> None:
    denied = PermissionError(errno.EACCES, "Permission denied")
    problem = only_problem(load_folder(str(folder), opener=failing("articles", denied)))
    assert (problem.path, problem.code) == (str(folder), "unreadable-folder")


# Anything at all


ANY_BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                "---",
                "...",
                "\n",
                "\r",
                "\r\n",
                "title: T",
                "date: 2017",
                "- a",
                "&a ",
                "*a",
                "'",
                '"',
                ": ",
                "[",
                "{",
                "\t",
                "#",
                "\ufeff",
                "\0",
                "\x85",
                "\u2028",
                "é“",
                "kind: brief",
                "  ",
                "? ",
                "!!x ",
                "%TAG ",
                "|\n",
                "word",
            ]
        ),
        max_size=30,
    ).map(lambda parts: ("---\n" + "".join(parts)).encode()),
)


@given(ANY_BYTES, st.sampled_from(["any.md", "any.txt"]))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_load_and_every_offset_has_the_line_of_the_file(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "any.md").unlink(missing_ok=True)
    (tmp_path / "any.txt").unlink(missing_ok=True)
    (tmp_path / name).write_bytes(data)
    collection = load_folder(str(tmp_path))
    lines = re.split("\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    assert all(1 <= problem.line <= len(lines) for problem in collection.problems)
    for article in collection.articles:
        assert article.title
        if article.body:
            assert article.body.split("\n") == lines[article.body_line - 1 :]
        for start in [0, *(found.end() for found in re.finditer("\n", article.body))]:
            assert lines[article.line_at(start) - 1].endswith(article.body[start:].partition("\n")[0])
        if article.title_span is not None:
            line = article.body[article.title_span.start : article.title_span.end]
            assert article.title in line
            assert "\n" not in line


def test_a_thousand_articles_load_within_a_few_seconds(tmp_path: Path) -> None:
    for number in range(1000):
        write(tmp_path, f"{number % 10}/{number}.md", GOOD + "A sentence of words.\n" * 100)
    started = time.process_time()
    assert len(load_folder(str(tmp_path)).articles) == 1000
    assert time.process_time() - started < 5


# Slips in front matter


@pytest.mark.parametrize("kind", ["brif", "breif", "Brief", "briefs", "briet", "brie", "rbief"])
def test_a_misspelt_brief_is_one_problem(folder: Path, kind: str) -> None:
    article, problems = loaded(folder, f"---\ntitle: T\nkind: {kind}\n---\nBody\n")
    assert (article.kind, problems) == (kind, [(3, "kind")])


@pytest.mark.parametrize("kind", ["brief", "transcript", "chief", "brew", "b", "briefing", "feirb"])
def test_another_kind_is_silent(folder: Path, kind: str) -> None:
    assert loaded(folder, f"---\ntitle: T\nkind: {kind}\n---\nBody\n")[1] == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [("autors", "authors"), ("author", "authors"), ("Date", "date"), ("soruce", "source"), ("relatedd", "related")],
)
def test_a_misspelt_key_is_one_problem_that_names_the_right_one(folder: Path, key: str, meant: str) -> None:
    write(folder, "one.md", f"---\ntitle: T\n{key}: 2017\n---\nBody\n")
    collection = load_folder(str(folder))
    problem = only_problem(collection)
    assert (problem.line, problem.code) == (3, "unknown-key")
    assert f"`{meant}`" in problem.message
    assert others(collection)[0].extra == {key: "2017"}


@pytest.mark.parametrize("key", ["note", "tags", "section", "generator", "updated", "auth"])
def test_another_key_is_silent(folder: Path, key: str) -> None:
    assert loaded(folder, f"---\ntitle: T\n{key}: x\n---\nBody\n")[1] == []


@pytest.mark.parametrize("url", ["example.org/a", "ftp://example.org/a", "javascript:x", "https://", "http:// a.b"])
def test_an_address_that_is_not_of_the_web_is_one_problem_and_kept(folder: Path, url: str) -> None:
    article, problems = loaded(folder, f'---\ntitle: T\nurl: "{url}"\n---\nBody\n')
    assert (article.url, problems) == (url, [(3, "address")])


@pytest.mark.parametrize("url", ["http://example.org", "HTTPS://example.org/ä?b=c#d"])
def test_an_address_of_the_web_is_silent(folder: Path, url: str) -> None:
    assert loaded(folder, f"---\ntitle: T\nurl: {url}\n---\nBody\n")[1] == []


def test_related_articles_that_are_not_there_are_one_problem(folder: Path) -> None:
    text = "---\ntitle: T\nrelated: [good, nowhere, gone.md]\n---\nBody\n"
    write(folder, "one.md", text)
    problem = only_problem(load_folder(str(folder)))
    assert (problem.path, problem.line, problem.code) == (str(folder / "one.md"), 3, "related")
    assert "nowhere, gone.md;" in problem.message


@pytest.mark.parametrize("name", ["good", "good.md", "./good.md", "sub/deep", "deep", "deep.markdown", "empty", "one"])
def test_a_related_article_may_be_named_as_its_file(folder: Path, name: str) -> None:
    write(folder, "sub/deep.markdown", "Words.\n")
    write(folder, "empty.md", "")
    write(folder, "one.md", f"---\ntitle: T\nrelated: {name}\n---\nBody\n")
    assert [problem.code for problem in load_folder(str(folder)).problems] == ["empty"]


def test_a_single_file_is_not_held_against_a_folder_that_was_not_given(folder: Path) -> None:
    path = write(folder, "one.md", "---\ntitle: T\nrelated: [nowhere]\n---\nBody\n")
    assert load_folder(str(path)).problems == ()


def test_damaged_front_matter_is_its_one_problem(folder: Path) -> None:
    _, problems = loaded(folder, "---\ntitle: a: b: c\nkind: brif\nrelated: [nowhere]\nautors: x\n---\nBody\n")
    assert problems == [(2, "yaml-syntax")]
