"""The command line: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader import library
from chechnya_reader.cli_output import json_line, progress_bar
from chechnya_reader.model import Article, Attribution, Collection, CrossReference, Evidence, Mention, Quote, Speaker
from chechnya_reader.text import visible, visible_line
from tests.command_line import HARBOUR, news_folder, one_line, records, run, started

FIELDS = "id article path line start end text kind utterance speaker mention rule confidence guess corrected"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return news_folder(tmp_path, monkeypatch)


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
