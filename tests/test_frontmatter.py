"""Front matter: each fault in it is one problem with its line, and costs nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader import frontmatter
from chechnya_reader.frontmatter import is_slip
from chechnya_reader.loading import load_folder
from chechnya_reader.model import Span
from tests.article_folders import (
    folder_with_a_good_article,
    loaded,
    others,
    write,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with_a_good_article(tmp_path)


def test_front_matter_that_never_ends_is_one_problem_and_all_of_it_body(folder: Path) -> None:
    text = "---\ntitle: T\nkind: brief\n\nA paragraph.\n"
    article, problems = loaded(folder, text)
    assert problems == [(1, "front-matter-end")]
    assert (article.title, article.body, article.body_line) == ("one", text, 1)
    assert article.is_brief


@pytest.mark.parametrize("yaml_text", ["- a\n- b\n", "[a, b]\n"])
def test_front_matter_that_is_no_mapping_is_one_problem(folder: Path, yaml_text: str) -> None:
    article, problems = loaded(folder, f"---\n{yaml_text}---\n# First line\nBody\n")
    assert problems == [(2, "yaml-shape")]
    assert (article.title, article.body) == ("First line", "# First line\nBody\n")
    assert article.body_line == 3 + yaml_text.count("\n")


@pytest.mark.parametrize(
    ("yaml_text", "line"),
    [
        ("title: A: b\nsource: S\n", 2),
        ("title: T\nsource: [a, b\ndate: 2017\n", 3),
        ('title: T\nsource: "never closed\ndate: 2017\n', 3),
        ("title: T\nnothing but words\nsource: S\n", 3),
        ("title: Ünïcode “T”\nsource: S\n\tdate: 2017\n", 4),
        ("title: T\n# a comment\nsource: 'a' b\n", 4),
        ("title: T\nsource: @at\n", 3),
        ("title: T\n--- more\n", 3),
        ("title: T\n? [a]\n: b\n", 3),
    ],
)
@pytest.mark.parametrize("c_loader", [True, False])
def test_a_syntax_error_is_one_problem_at_its_line(
    folder: Path, yaml_text: str, line: int, c_loader: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not c_loader:
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    article, problems = loaded(folder, f"---\n{yaml_text}---\nFirst line\n")
    assert problems == [(line, "yaml-syntax")]
    assert (article.title, article.body) == ("First line", "First line\n")


def test_a_brief_with_damaged_front_matter_does_not_pass_for_the_article(folder: Path) -> None:
    article, problems = loaded(folder, '---\ntitle: A: b\nkind: "brief" # by us\n---\nFirst line\n')
    assert (article.is_brief, len(problems)) == (True, 1)


def test_an_export_with_damaged_front_matter_is_no_article(folder: Path) -> None:
    write(folder, "export.md", "---\ntitle: A: b\ngenerator: chechnya-reader\n---\n> It is so.\n")
    assert others(load_folder(str(folder))) == []


@pytest.mark.parametrize(
    "yaml_text",
    [
        "source: &a S\n",
        "source: *a\n",
        "authors: [&a A, *a]\n",
        "extra: &a\n  b: c\n",
        "extra: &a [b]\n",
        "&a key: value\n",
        "&a\nsource: S\n",
    ],
)
def test_anchors_and_aliases_are_refused(folder: Path, yaml_text: str) -> None:
    article, problems = loaded(folder, f"---\n{yaml_text}---\nFirst line\n")
    assert [code for _, code in problems] == ["yaml-alias"]
    assert (article.title, article.source, article.authors) == ("First line", None, ())


def test_an_alias_bomb_costs_nothing(folder: Path) -> None:
    levels = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 60))
    started = time.process_time()
    _, problems = loaded(folder, f"---\ntitle: T\nk0: &k0 [lol, lol]\n{levels}---\nBody\n")
    assert problems == [(3, "yaml-alias")]
    assert time.process_time() - started < 2


@pytest.mark.parametrize("c_loader", [True, False])
@pytest.mark.parametrize(
    "yaml_text",
    [
        "extra: " + "[" * 50_000 + "\n",
        "extra: " + "{a: " * 15_000 + "\n",
        "extra: " + "- " * 25_000 + "a\n",
        "? " * 25_000 + "a\n",
        "".join(" " * depth + "a:\n" for depth in range(300)),
        "extra: " + "[" * 17 + "]" * 17 + "\n",
    ],
    ids=["lists", "mappings", "dashes", "keys", "blocks", "just too deep"],
)
def test_deep_nesting_costs_one_problem(
    folder: Path, yaml_text: str, c_loader: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not c_loader:
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    started = time.process_time()
    _, problems = loaded(folder, f"---\n{yaml_text}---\nBody\n")
    assert len(problems) == 1
    assert problems[0][1] in ("yaml-depth", "yaml-syntax")
    assert time.process_time() - started < 5


def test_very_large_front_matter_costs_one_problem_and_is_not_parsed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = yaml.parse

    def small(text: str, Loader: type[yaml.CBaseLoader]) -> object:
        assert len(text) <= frontmatter.SIZE_LIMIT
        return parse(text, Loader=Loader)

    monkeypatch.setattr(yaml, "parse", small)
    article, problems = loaded(folder, "---\ntitle: T\n" + "k: [a, b, c]\n" * 400_000 + "---\nBody\n")
    assert problems == [(2, "yaml-size")]
    assert (article.body, article.body_line) == ("Body\n", 400_004)


@pytest.mark.parametrize(
    "date",
    ["13 April 2017", "2017-4-13", "2017-02-31", "2017-13", "0000-01-01", "2017-04-13T10:00", "17-04-13", "٢٠١٧"],
)
def test_a_date_of_the_wrong_shape_is_one_problem_and_left_out(folder: Path, date: str) -> None:
    article, problems = loaded(folder, f"---\ntitle: T\nsource: S\ndate: {date}\n---\nBody\n")
    assert problems == [(4, "date")]
    assert (article.title, article.source, article.date) == ("T", "S", None)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("authors: {name: A. Writer}", "authors"),
        ("authors: [[A. Writer]]", "authors"),
        ("related: {a: b}", "related"),
        ("source: [S]", "source"),
        ("date: [2017]", "date"),
        ("kind: {a: b}", "kind"),
    ],
)
def test_a_value_of_the_wrong_type_is_one_problem_and_left_out(folder: Path, line: str, key: str) -> None:
    article, problems = loaded(folder, f"---\nlanguage: en\n{line}\ntitle: T\n---\nBody\n")
    assert problems == [(3, "wrong-type")]
    assert (article.title, article.language) == ("T", "en")
    assert not getattr(article, key)
    assert article.extra == {}


def test_a_title_of_the_wrong_type_is_one_problem(folder: Path) -> None:
    article, problems = loaded(folder, "---\nlanguage: en\ntitle: [T]\n---\nFirst line\n")
    assert (article.title, problems) == ("First line", [(3, "wrong-type")])


@pytest.mark.parametrize(
    "yaml_text", ["source: S\n", "title:\nsource: S\n", 'title: "  "\nsource: S\n', "", "# none\n"]
)
def test_front_matter_without_a_title_is_one_problem(folder: Path, yaml_text: str) -> None:
    article, problems = loaded(folder, f"---\n{yaml_text}---\n\n# First line\nBody\n")
    assert problems == [(1, "title")]
    assert (article.title, article.source) == ("First line", "S" if "source" in yaml_text else None)
    assert article.title_span == Span(1, 13)


def test_a_key_that_stands_twice_is_one_problem_and_the_first_counts(folder: Path) -> None:
    article, problems = loaded(folder, "---\ntitle: T\nsource: S\nsource: R\nsource: Q\n---\nBody\n")
    assert (article.source, problems) == ("S", [(4, "duplicate-key")])


def test_a_tag_makes_no_object(folder: Path) -> None:
    article, _ = loaded(folder, '---\ntitle: !!python/object/apply:os.getcwd []\nsource: !!int "3"\n---\nBody\n')
    assert (article.title, article.source) == ("Body", "3")


def test_two_faults_are_two_problems(folder: Path) -> None:
    _, problems = loaded(folder, "---\ntitle: T\ndate: soon\nauthors: {a: b}\n---\nBo\0dy\n")
    assert problems == [(3, "date"), (4, "wrong-type"), (6, "nul")]


def test_yaml_is_not_imported_before_front_matter_is_met(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Title\nBody\n")
    code = (
        "import sys; from chechnya_reader.loading import load_folder; "
        "assert load_folder(sys.argv[1]).articles; assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)


@given(st.text("abc", min_size=1, max_size=5), st.integers(0, 5), st.sampled_from("abc"))
def test_one_letter_too_many_too_few_or_another_is_a_slip_and_two_more_are_none(
    word: str, at: int, letter: str
) -> None:
    at = min(at, len(word))
    for written in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        assert is_slip(written, word) is (written != word)
    assert not is_slip(word + letter * 2, word)


@given(st.permutations("abcde"))
def test_two_neighbours_swapped_are_a_slip_and_no_other_order_is(letters: list[str]) -> None:
    neighbours = {"bacde", "acbde", "abdce", "abced"}
    assert is_slip("".join(letters), "abcde") is ("".join(letters) in neighbours)
