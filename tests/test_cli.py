"""The command line: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import types
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader import cli, library
from chechnya_reader.cli_output import json_line, progress_bar
from chechnya_reader.model import Article, Attribution, Collection, CrossReference, Evidence, Mention, Quote, Speaker
from chechnya_reader.selections import selection_of
from chechnya_reader.state import open_state
from chechnya_reader.text import visible, visible_line

FIELDS = "id article path line start end text kind utterance speaker mention rule confidence guess corrected"
HARBOUR = """---
title: The harbour opens
source: The Quay
date: 2019-01-14
---
“The gates open today and stay open all winter,” said Mara Osei. “Nobody will be sent away.”

“We were told nothing of this by anybody in the town,” said Ivo Brandt, a fisherman.
"""
STRIKE = """---
title: The strike
---
Ivo Brandt was at the pier. “Nobody came to the pier on Monday,” Brandt said.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a folder `news` of two articles, and an empty home."""
    for name, text in {"harbour.md": HARBOUR, "more/strike.md": STRIKE}.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795183200")
    monkeypatch.delenv("CHECHNYA_READER_ARTICLES", raising=False)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli.main, args)


def started(*args: str, **options: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "chechnya_reader", *args]
    environ = os.environ | options
    return subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("chechnya-reader: ")
    return result.stderr.removeprefix("chechnya-reader: ").strip()


ODD = Collection(
    "n",
    "/n",
    (Article("a", "n/\x1b]0;x\x07\udcff.md", "a.md", "T", "“x”", body_line=4),),
    quotes=(
        Quote(
            1,
            2,
            "a\x1b[2J\n\nb\u202e\x9b\ud800\U000e0041é",
            kind="partial",
            speaker=Speaker("s\x1b", "Ann\x1b[1mé"),
            attribution=Attribution("cue", "likely", Mention(0, 1, "she\x07")),
            id="a#1",
            article="a",
            line=4,
        ),
        Quote(1, 2, "y", attribution=Attribution("cue", "unknown", guess="Bo"), id="a#2", article="a", line=4),
    ),
    references=(
        CrossReference("statement", "la\x1bbel", "same words", ("a",), ("a#1",), (Evidence("a", 1, 2, "\x1b“"),)),
    ),
)
"""Words that a terminal would obey, in every place that is printed."""


@pytest.fixture
def odd(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Collection:
    monkeypatch.setattr(library, "open_collection", lambda path, progress: ODD)
    return ODD


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_quote_in_json_has_exactly_the_promised_fields(folder: Path) -> None:
    first, *_, last = records(run("quotes", "news", "--format", "jsonl"))

    assert list(first) == FIELDS.split()
    assert first["path"] == "news/harbour.md"
    assert first["line"] == 6
    assert last["path"] == "news/more/strike.md"
    body = HARBOUR.split("---\n", 2)[2]
    assert body[int(str(first["start"])) : int(str(first["end"]))] == first["text"]


def test_the_parts_of_an_utterance_name_its_first_part(folder: Path) -> None:
    first, second, other, _ = records(run("quotes", "news", "--format", "jsonl"))

    assert first["utterance"] == second["utterance"] == first["id"]
    assert other["utterance"] == other["id"]


def test_json_keeps_every_character_and_prints_none_that_a_terminal_obeys(odd: Collection) -> None:
    result = run("quotes", "news", "--format", "jsonl")
    first, second = records(result)

    assert visible(result.stdout) == result.stdout
    assert "é" in result.stdout
    assert first["text"] == odd.quotes[0].text
    assert first["path"] == odd.articles[0].path
    assert first["speaker"] == {"id": "s\x1b", "name": "Ann\x1b[1mé"}
    assert first["mention"] == {"start": 0, "end": 1, "text": "she\x07"}
    assert (second["speaker"], second["mention"], second["guess"]) == (None, None, "Bo")


@given(text=st.text())
def test_any_text_comes_back_from_a_line_of_json(text: str) -> None:
    line = json_line({"text": text})

    assert json.loads(line) == {"text": text}
    assert visible_line(line) == line


def test_a_line_of_text_says_the_doubt_and_holds_nothing_that_a_terminal_obeys(odd: Collection) -> None:
    result = run("quotes", "news")

    assert result.stdout.splitlines() == [
        "n/␛]0;x␇�.md:4: Ann␛[1mé (likely, not certain): “a␛[2J b����é” (fragment)",
        "n/␛]0;x␇�.md:4: Unknown (perhaps Bo): “y”",
    ]


def test_references_have_the_promised_fields_and_a_readable_form(odd: Collection) -> None:
    (record,) = records(run("references", "news", "--format", "jsonl"))

    assert list(record) == ["kind", "label", "articles", "quotes", "evidence", "reason"]
    assert record["reason"] == "same words"
    assert record["evidence"] == [{"article": "a", "start": 1, "end": 2, "text": "\x1b“"}]
    assert run("references", "news").stdout.splitlines() == [
        "statement: la␛bel (same words)",
        "  n/␛]0;x␇�.md:4: Ann␛[1mé (likely, not certain): “␛“”",
    ]


def test_references_give_every_place_with_its_line(folder: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (folder / "news" / name).write_text("Here.\n" + "In Norway it rained.\n" * 5, encoding="utf-8")
    lines = run("references", "news").stdout.splitlines()
    at = lines.index("place: Norway (named in 2 articles)")

    assert lines[at + 1 : at + 11] == [
        f"  news/{name}.txt:{line}: Norway" for name in ("one", "two") for line in range(2, 7)
    ]


@pytest.mark.parametrize("command", ["quotes", "references", "export", "check"])
def test_a_folder_that_is_not_there_is_one_line_and_wrong_use(folder: Path, command: str) -> None:
    assert one_line(run(command, "old\x1b[2Jnews")).startswith("old␛[2Jnews: there is no such folder or file")


@pytest.mark.parametrize(
    "args", [["quotes", "--formt", "x"], ["quotes", "--format", "xml"], ["news", "more"], ["--no"]]
)
def test_wrong_use_is_one_line_that_names_the_help(folder: Path, args: list[str]) -> None:
    assert re.search(r"; see chechnya-reader( quotes)? --help$", one_line(run(*args)))


def test_no_folder_means_the_one_of_the_environment_then_articles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "articles").mkdir()
    assert run("quotes").stdout == ""
    monkeypatch.setenv("CHECHNYA_READER_ARTICLES", "news")
    assert len(run("quotes").stdout.splitlines()) == 4


def test_a_single_file_will_do(folder: Path) -> None:
    assert [record["path"] for record in records(run("quotes", "news/more/strike.md", "--format", "jsonl"))] == [
        "news/more/strike.md"
    ]


def test_check_prints_each_problem_and_exits_with_one(folder: Path) -> None:
    assert run("check", "news").exit_code == 0
    (folder / "news" / "bad.md").write_text("---\ntitle: x\nno end\n", encoding="utf-8")
    result = run("check", "news")

    assert result.exit_code == 1
    assert re.fullmatch(r"news/bad\.md:\d+: [a-z-]+: .+\n", result.stdout)


def test_a_command_tells_of_problems_with_the_files(folder: Path) -> None:
    (folder / "news" / "bad.md").write_text("---\ntitle: x\nno end\n", encoding="utf-8")

    assert run("quotes", "news").stderr == (
        "chechnya-reader: 1 problem with the files of news; chechnya-reader check lists them\n"
    )


@pytest.mark.parametrize("name", ["ivo brandt", "IVO-BRANDT", "Brandt", "ivo-brandt"])
def test_a_speaker_is_found_by_name_or_other_name_or_id(folder: Path, name: str) -> None:
    result = run("export", "news", "--speaker", name)

    assert result.exit_code == 0
    assert "Nobody came to the pier" in result.stdout
    assert "Mara Osei" not in result.stdout


def test_options_of_one_kind_add_up_and_kinds_narrow(folder: Path) -> None:
    both = run("export", "news", "--speaker", "Ivo Brandt", "--speaker", "Mara Osei").stdout
    narrowed = run("export", "news", "--speaker", "Ivo Brandt", "--article", "harbour").stdout

    assert yaml.safe_load(both.split("---\n")[1])["quotes"] == 3
    assert yaml.safe_load(narrowed.split("---\n")[1])["quotes"] == 1
    assert one_line(run("export", "news", "--speaker", "Mara Osei", "--article", "strike")).startswith(
        "no quote is all"
    )


@pytest.mark.parametrize(
    ("option", "given_name", "near"),
    [("--speaker", "Brant", "Ivo Brandt"), ("--article", "harbor", "harbour"), ("--quote", "strike", "strike#")],
)
def test_an_unknown_name_is_wrong_use_and_near_ones_are_named(
    folder: Path, option: str, given_name: str, near: str
) -> None:
    assert f"did you mean {near}" in one_line(run("export", "news", option, given_name))


def test_a_name_of_two_speakers_is_nobodys_guess(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    namesakes = (Speaker("al-hart", "Al Hart"), Speaker("al-hart-2", "Al Hart"))
    monkeypatch.setattr(library, "open_collection", lambda path, progress: Collection("n", "/n", speakers=namesakes))

    said = one_line(run("export", "news", "--speaker", "Al Hart"))
    assert said == "Al Hart may be Al Hart (al-hart) or Al Hart (al-hart-2); give one of these ids"


def test_an_export_is_written_and_what_was_written_is_said(folder: Path) -> None:
    result = run("export", "news", "--article", "harbour", "--output", "out.md")

    assert result.stdout == "Wrote 2 quotes from 1 article to out.md\n"
    assert "exported: 2026-11-20\n" in (folder / "out.md").read_text(encoding="utf-8")


def test_an_existing_file_is_replaced_only_by_force(folder: Path) -> None:
    mine = folder / "mine.md"
    mine.write_text("my notes", encoding="utf-8")

    assert "--force" in one_line(run("export", "news", "--article", "harbour", "--output", "mine.md"))
    assert mine.read_text(encoding="utf-8") == "my notes"
    assert run("export", "news", "--article", "harbour", "--output", "mine.md", "--force").exit_code == 0
    assert "Mara Osei" in mine.read_text(encoding="utf-8")


def test_an_export_never_replaces_an_article(folder: Path) -> None:
    (folder / "link.md").symlink_to(folder / "news" / "harbour.md")
    for output in ("news/../news/harbour.md", "link.md"):
        said = one_line(run("export", "news", "--article", "harbour", "--output", output, "--force"))
        assert "is an article of this folder" in said
    assert (folder / "news" / "harbour.md").read_text(encoding="utf-8") == HARBOUR


def test_a_file_that_cannot_be_written_is_one_line(folder: Path) -> None:
    assert one_line(run("export", "news", "--article", "harbour", "--output", "no/such/out.md")).endswith(
        "out.md: No such file or directory"
    )
    assert one_line(run("export", "news", "--article", "harbour", "--output", "news")).startswith("news is a folder")


def test_an_exported_file_in_the_folder_is_no_article(folder: Path) -> None:
    before = run("quotes", "news").stdout
    run("export", "news", "--article", "harbour", "--output", "news/out.md")

    assert run("quotes", "news").stdout == before


def test_without_options_and_without_a_selection_nothing_is_exported(folder: Path) -> None:
    assert one_line(run("export", "news")).startswith("nothing is selected")


def test_the_selection_is_what_is_exported_and_what_is_lost_is_named(folder: Path) -> None:
    collection = library.open_collection("news")
    chosen = [quote for quote in collection.quotes if quote.text.startswith(("We were", "Nobody came"))]
    now = datetime(2026, 11, 20, tzinfo=UTC)
    with open_state(os.environ) as state:
        state.select(collection.key, [selection_of(collection, quote, now) for quote in chosen])
    assert yaml.safe_load(run("export", "news").stdout.split("---\n")[1])["quotes"] == 2

    (folder / "news" / "more" / "strike.md").write_text("---\ntitle: The strike\n---\nNothing.\n", encoding="utf-8")
    result = run("export", "news")
    assert result.exit_code == 1
    assert "We were told nothing" in result.stdout
    assert "Nobody came" not in result.stdout
    assert result.stderr == (
        "chechnya-reader: selected, but no longer in strike: “Nobody came to the pier on Monday,”\n"
    )


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that the screen was opened on; its exit code is 0."""
    roots: list[str] = []
    screen = types.ModuleType("chechnya_reader.tui.app")

    def run_reader(root: str) -> int:
        roots.append(root)
        return 0

    screen.__dict__["run_reader"] = run_reader
    monkeypatch.setitem(sys.modules, "chechnya_reader.tui.app", screen)
    monkeypatch.setattr(cli, "has_terminal", lambda: True)
    return roots


@pytest.mark.parametrize(
    ("args", "root"),
    [
        (["news"], "news"),
        (["nowhere"], "nowhere"),
        (["./quotes"], "./quotes"),
        (["--", "-x"], "-x"),
        (["quotes"], None),
        ([], "articles"),
    ],
)
def test_a_folder_opens_the_reader_and_a_command_wins_over_a_folder(
    folder: Path, opened: list[str], args: list[str], root: str | None
) -> None:
    for name in ("quotes", "articles", "check"):
        (folder / name).mkdir()
    assert run(*args).exit_code == 0
    assert opened == ([root] if root else [])


def test_the_reader_says_that_it_needs_a_terminal(folder: Path) -> None:
    result = started("news")

    assert result.returncode == 2
    assert result.stderr.startswith("chechnya-reader: the reader needs a terminal")
    assert result.stderr.count("\n") == 1


def test_without_a_terminal_it_is_said_first_that_the_folder_is_not_there(folder: Path) -> None:
    result = started("old-news")

    assert result.returncode == 2
    assert result.stderr.startswith("chechnya-reader: old-news: there is no such folder")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "command"),
    [(["quote"], "quotes"), (["Quotes"], "quotes"), (["chekc"], "check"), (["exports", "news", "--force"], "export")],
)
def test_a_misspelt_command_is_wrong_use_and_the_right_one_is_named(
    folder: Path, opened: list[str], args: list[str], command: str
) -> None:
    assert one_line(run(*args)) == f"there is no folder {args[0]}; did you mean the command {command}?"
    assert opened == []


@pytest.mark.parametrize("word", ["quote", "./quotes", "quotes/", "newspapers", "refugees"])
def test_a_folder_that_is_there_or_named_as_a_path_or_like_no_command_opens_the_reader(
    folder: Path, opened: list[str], word: str
) -> None:
    (folder / "quote").mkdir()
    assert run(word).exit_code == 0
    assert opened == [word]


@pytest.mark.parametrize("args", [["--help"], ["news", "--help"]])
def test_the_help_needs_no_manual(folder: Path, args: list[str]) -> None:
    result = run(*args)

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: chechnya-reader [FOLDER]\n")
    assert "Examples:" in result.stdout
    assert all(f"\n  {command} " in result.stdout for command in cli.main.commands)
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_version_is_said() -> None:
    assert re.fullmatch(r"chechnya-reader \d+\.\d+\.\d+\n", run("--version").stdout)


def test_the_commands_load_neither_the_screen_nor_rich(folder: Path) -> None:
    program = (
        "import sys\nfrom chechnya_reader.cli import main\n"
        "try:\n    main(['quotes', 'news'])\n"
        "finally:\n"
        "    print(*[name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "Mara Osei" in result.stdout
    assert result.stderr == "\n"


def test_a_reader_that_closes_early_is_met_with_silence(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as nobody:
        command = [sys.executable, "-m", "chechnya_reader", "quotes", "news"]
        result = subprocess.run(command, stdout=nobody, stderr=subprocess.PIPE, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "chechnya_reader", "quotes", "news"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (result.returncode, result.stderr) == (2, "chechnya-reader: No space left on device\n")


def test_a_terminal_that_knows_no_unicode_is_no_error(folder: Path) -> None:
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    assert "?Nobody came to the pier on Monday,?" in started("quotes", "news", **narrow).stdout
    assert "“" not in started("quotes", "news", **narrow).stdout
    assert (
        "“" not in json.loads(started("quotes", "news", "--format", "jsonl", **narrow).stdout.splitlines()[0])["text"]
    )


def test_an_interrupt_ends_quietly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str, progress: object) -> Collection:
        raise KeyboardInterrupt

    monkeypatch.setattr(library, "open_collection", interrupted)
    result = run("quotes", "news")

    assert (result.exit_code, result.output) == (130, "")


@pytest.mark.parametrize(("seconds", "terminal", "drawn"), [(1.5, True, True), (0.5, True, False), (1.5, False, False)])
def test_long_work_shows_a_bar_on_a_terminal_only(
    seconds: float, terminal: bool, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, follower = pty.openpty() if terminal else os.pipe()
    times = iter([0.0, seconds])
    monkeypatch.setenv("TERM", "xterm")
    with open(leader, "rb", buffering=0) as seen, open(follower, "w") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        with progress_bar(lambda: next(times)) as progress:
            progress(1, 7)
        stderr.write("end")
        stderr.flush()
        assert (b"Reading articles" in seen.read(65536)) == drawn


def test_a_damaged_file_of_corrections_is_listed_and_every_command_says_that_it_does_not_count(folder: Path) -> None:
    (folder / "news" / "corrections.yaml").write_text("- kind: [\n", encoding="utf-8")
    result = run("check", "news")
    assert result.exit_code == 1
    assert "news/corrections.yaml:2: corrections-unread: this is no YAML" in result.stdout
    told = run("quotes", "news").stderr.splitlines()[0]
    assert told.startswith("chechnya-reader: news/corrections.yaml:2: corrections-unread:")
    assert told.endswith("no correction in this file counts")


def test_an_empty_name_of_a_folder_is_refused(folder: Path) -> None:
    assert "empty" in one_line(run("quotes", ""))


@pytest.mark.parametrize("epoch", ["253402300800", "soon"])
def test_a_time_that_is_none_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert epoch in one_line(run("export", "news", "--article", "harbour"))


def test_a_quote_without_a_speaker_is_unknown_whatever_words_name_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = Article("a", "n/a.md", "a.md", "T", "“It was time,” he said.", body_line=4)
    told = Attribution("cue", "certain", Mention(15, 17, "he", "pronoun"), guess="Bo")
    said = Quote(1, 13, "It was time,", attribution=told, id="a#1", article="a", line=4)
    opened = Collection("n", "/n", (article,), quotes=(said,))
    monkeypatch.setattr(library, "open_collection", lambda path, progress: opened)

    (record,) = records(run("quotes", "news", "--format", "jsonl"))

    assert (record["speaker"], record["confidence"], record["guess"]) == (None, "unknown", "Bo")
    assert record["mention"] == {"start": 15, "end": 17, "text": "he"}
