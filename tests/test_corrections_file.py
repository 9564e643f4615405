"""The corrections file on the disk: never half written, never written over where it cannot be read."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chechnya_reader import library
from chechnya_reader.corrections import (
    UNREAD,
    Correction,
    CorrectionError,
    CorrectionFile,
    NotAQuote,
    corrections_path,
    load_corrections,
    open_corrections,
)
from chechnya_reader.corrections.records import rendered
from chechnya_reader.corrections.writing import read_file
from tests.correction_files import ALL, BY_HAND, MERGE, MISSED, NONE, SPEAKER, WORDS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news" / "corrections.yaml"


@pytest.fixture
def file(path: Path, tmp_path: Path) -> CorrectionFile:
    path.parent.mkdir()
    return CorrectionFile(path, locks=tmp_path / "locks")


def records(path: Path) -> tuple[Correction, ...]:
    document = read_file(path, str(path))
    assert not document.faults
    return document.records


def test_what_is_added_is_there_for_the_next_reader(file: CorrectionFile, path: Path, tmp_path: Path) -> None:
    for record in ALL:
        file.add(record)
    assert records(path) == ALL
    assert path.read_text(encoding="utf-8").startswith("# What was put right")
    assert os.listdir(path.parent) == ["corrections.yaml"]
    assert not (tmp_path / "locks").exists()


def test_undo_takes_back_what_this_session_did_and_then_what_was_made_last(file: CorrectionFile, path: Path) -> None:
    later = NotAQuote(WORDS, made="2026-11-21T09:00:00+02:00")
    path.write_text(f"{BY_HAND}{rendered(later, 2)}{rendered(SPEAKER, 2)}", encoding="utf-8")
    file.add(NONE)
    file.add(MISSED)
    assert [file.undo() for _ in range(5)] == [MISSED, NONE, later, SPEAKER, None]
    assert path.read_text(encoding="utf-8") == BY_HAND


def test_undo_without_a_file_is_nothing(file: CorrectionFile, path: Path) -> None:
    assert file.undo() is None
    assert not path.exists()


def test_undo_leaves_what_another_reader_did_meanwhile(file: CorrectionFile, path: Path, tmp_path: Path) -> None:
    other = CorrectionFile(path, locks=tmp_path / "locks")
    file.add(SPEAKER)
    other.add(MERGE)
    assert file.undo() == SPEAKER
    assert records(path) == (MERGE,)


def test_what_was_asked_for_is_undone_and_not_what_another_reader_made_since(
    file: CorrectionFile, path: Path, tmp_path: Path
) -> None:
    CorrectionFile(path, locks=tmp_path / "locks").add(SPEAKER)
    asked = file.last()
    assert asked == SPEAKER
    CorrectionFile(path, locks=tmp_path / "locks").add(MERGE)
    assert file.undo(asked) == SPEAKER
    assert records(path) == (MERGE,)
    with pytest.raises(CorrectionError, match="no longer there"):
        file.undo(asked)


def test_what_was_edited_by_hand_meanwhile_is_left_and_the_one_before_is_undone_next(
    file: CorrectionFile, path: Path
) -> None:
    file.add(SPEAKER)
    file.add(MERGE)
    path.write_text(path.read_text(encoding="utf-8").replace("kind: merge", "kind: merge  # sure"), encoding="utf-8")
    with pytest.raises(CorrectionError, match="delete it there"):
        file.undo()
    assert file.undo() == SPEAKER
    assert records(path) == (MERGE,)


@pytest.mark.parametrize("content", [b"corrections:\n- kind: [\n", b"caf\xe9: 1\n", b"<<<<<<< HEAD\n- a: b\n"])
def test_a_file_that_cannot_be_read_is_never_written_over(file: CorrectionFile, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CorrectionError, match=r"corrections\.yaml:\d+: nothing was written") as error:
        file.add(SPEAKER)
    assert "\n" not in str(error.value)
    with pytest.raises(CorrectionError):
        file.undo()
    assert path.read_bytes() == content


def test_a_link_is_neither_read_nor_written_through(file: CorrectionFile, path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere.yaml"
    secret.write_text("corrections: []\n")
    path.symlink_to(secret)
    with pytest.raises(CorrectionError, match="link"):
        file.add(SPEAKER)
    assert secret.read_text() == "corrections: []\n"
    assert read_file(path, "shown").damaged


def test_a_pipe_is_not_waited_for(path: Path, file: CorrectionFile) -> None:
    os.mkfifo(path)
    with pytest.raises(CorrectionError, match="pipe"):
        file.add(SPEAKER)


def test_the_mode_of_the_file_is_kept(file: CorrectionFile, path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    path.chmod(0o640)
    file.add(SPEAKER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_disk_that_is_full_is_one_line_and_nothing_is_undone(
    file: CorrectionFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.add(SPEAKER)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        for change in (lambda: file.add(NONE), file.undo):
            with pytest.raises(CorrectionError, match=r"corrections\.yaml: .*No space left"):
                change()
    assert records(path) == (SPEAKER,)
    assert file.undo() == SPEAKER


def test_where_a_folder_cannot_be_locked_a_lock_file_in_the_data_folder_does(
    file: CorrectionFile, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    flock = fcntl.flock

    def files_only(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(9, "Bad file descriptor")
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", files_only)
    file.add(SPEAKER)
    assert records(path) == (SPEAKER,)
    assert len(os.listdir(tmp_path / "locks")) == 1


def test_a_reader_that_never_stops_writing_is_not_waited_for_for_ever(
    file: CorrectionFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("chechnya_reader.corrections.writing.PATIENCE", 0.0)
    holder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(CorrectionError, match="another reader"):
            file.add(SPEAKER)
    finally:
        os.close(holder)
    file.add(SPEAKER)
    assert records(path) == (SPEAKER,)


# Killed, and two at once


WRITER = """
import sys
from pathlib import Path
from chechnya_reader.corrections import CorrectionFile, NotAQuote, Words
path, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
file = CorrectionFile(path, locks=path.parent)
print("ready", flush=True)
sys.stdin.readline()
for n in range(number):
    file.add(NotAQuote(Words(name, f"words {n} of {name}")))
    print(n, flush=True)
    if n % 4 == 3:
        undone = file.undo()
        assert undone and undone.words.exact == f"words {n} of {name}", undone
"""


def writer(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(number)]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def go(started: subprocess.Popen[str]) -> None:
    assert started.stdin is not None
    started.stdin.write("go\n")
    started.stdin.flush()


def kept(path: Path, name: str) -> list[str]:
    return [
        record.words.exact for record in records(path) if isinstance(record, NotAQuote) and record.words.article == name
    ]


def test_two_readers_that_correct_at_once_lose_nothing(path: Path, file: CorrectionFile) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    both = {name: writer(path, name, 24) for name in ("one", "two")}
    for started in both.values():
        go(started)
    for started in both.values():
        started.communicate(timeout=60)
        assert started.returncode == 0
    for name in both:
        assert kept(path, name) == [f"words {n} of {name}" for n in range(24) if n % 4 != 3]
    assert path.read_text(encoding="utf-8").startswith(BY_HAND)
    assert os.listdir(path.parent) == ["corrections.yaml"]


def test_a_writer_that_is_killed_at_any_time_loses_nothing_that_it_had_written(
    path: Path, file: CorrectionFile
) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    chance = random.Random(20261120)
    everything: dict[str, list[int]] = {}
    for number in range(8):
        name = f"writer {number}"
        started = writer(path, name, 1000)
        go(started)
        assert started.stdout is not None
        told = [started.stdout.readline() for _ in range(chance.randrange(1, 12))]
        for _ in range(chance.randrange(20_000)):
            pass
        started.send_signal(signal.SIGKILL)
        rest, _ = started.communicate(timeout=60)
        assert started.returncode == -signal.SIGKILL
        assert path.read_text(encoding="utf-8").startswith(BY_HAND)
        last = int([*told, *rest.splitlines()][-1])
        found = [int(words.split()[1]) for words in kept(path, name)]
        written = [n for n in range(last + 1) if n % 4 != 3]
        assert found in (written, [*written, last + 1], [*written, last])
        everything[name] = found
    assert {name: [int(words.split()[1]) for words in kept(path, name)] for name in everything} == everything
    file.add(SPEAKER)
    assert records(path)[-1] == SPEAKER


STEPS = """
import json, os, signal, sys
from pathlib import Path
from chechnya_reader.corrections import CorrectionFile, NotAQuote, Words
from chechnya_reader.corrections.writing import read_file
path = Path(sys.argv[1])
file = CorrectionFile(path, locks=path.parent)
file.add(NotAQuote(Words("a", "first")))
for step in range(1, 500):
    before = path.read_bytes()
    child = os.fork()
    if not child:
        left = step
        def hook(event, arguments):
            global left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        file.add(NotAQuote(Words("a", f"step {step}")))
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    document = read_file(path, "file")
    entries = [record.words.exact for record in document.records]
    print(json.dumps([step, status, document.damaged, path.read_bytes() == before, entries]), flush=True)
    if status == 0:
        break
"""


def test_a_kill_at_every_single_step_leaves_the_old_file_or_the_new_one(path: Path, file: CorrectionFile) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", STEPS, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(steps) > 8
    assert [status for _, status, *_ in steps] == [-signal.SIGKILL] * (len(steps) - 1) + [0]
    expected = ["We were never asked,", "Great Crossing", "first"]
    for step, _, damaged, unchanged, entries in steps:
        expected += [] if unchanged else [f"step {step}"]
        assert (damaged, entries) == (False, expected)
    assert steps[0][3]
    assert not steps[-1][3]
    assert path.read_text(encoding="utf-8").startswith(BY_HAND)


# Where it is kept


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "articles"
    made.mkdir()
    yield made
    made.chmod(0o755)


def read_only(path: str, mode: int) -> bool:
    return False


def test_corrections_are_kept_beside_the_articles(folder: Path, environ: dict[str, str]) -> None:
    place = corrections_path(str(folder), "key", environ)
    assert (place.path, place.in_folder, place.notice) == (folder / "corrections.yaml", True, "")
    open_corrections(str(folder), "key", environ).add(SPEAKER)
    assert records(folder / "corrections.yaml") == (SPEAKER,)
    assert not Path(environ["XDG_DATA_HOME"]).exists()


def test_those_of_a_single_file_are_kept_beside_it(folder: Path, environ: dict[str, str]) -> None:
    (folder / "ferry.md").write_text("words")
    assert corrections_path(str(folder / "ferry.md"), "key", environ).path == folder / "corrections.yaml"
    loaded = load_corrections(str(folder / "ferry.md"), "key", environ)
    assert (loaded.records, loaded.problems, loaded.partial) == ((), (), True)


def test_a_read_only_folder_puts_them_in_the_data_folder_and_says_so(
    folder: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", read_only)
    place = corrections_path(str(folder), "/some/news", environ)
    assert not place.in_folder
    assert place.path.is_relative_to(Path(environ["XDG_DATA_HOME"]) / "chechnya-reader" / "corrections")
    assert place.notice == f"The folder is read-only: corrections are kept in {place.path}."
    open_corrections(str(folder), "/some/news", environ).add(SPEAKER)
    assert os.listdir(folder) == []
    assert f"# The articles: {folder}\n" in place.path.read_text(encoding="utf-8")
    assert load_corrections(str(folder), "/some/news", environ).records == (SPEAKER,)
    assert load_corrections(str(folder), "/other/news", environ).records == ()


def test_a_file_that_is_read_only_counts_as_a_read_only_folder(
    folder: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "corrections.yaml").write_text(BY_HAND, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(".yaml"))
    assert not corrections_path(str(folder), "key", environ).in_folder


@pytest.mark.parametrize("own_first", [True, False])
def test_both_places_are_read_and_of_two_corrections_the_one_made_later_counts(
    folder: Path, environ: dict[str, str], own_first: bool
) -> None:
    open_corrections(str(folder), "key", environ, read_only=own_first).add(SPEAKER)
    open_corrections(str(folder), "key", environ, read_only=not own_first).add(NONE)
    loaded = load_corrections(str(folder), "key", environ)
    assert loaded.records == (SPEAKER, NONE)
    own = Path(environ["XDG_DATA_HOME"]) / "chechnya-reader" / "corrections"
    places = [own, folder] if own_first else [folder, own]
    assert [Path(record.path).parent for record in loaded.records] == places


def test_the_order_of_one_file_is_kept_whatever_times_it_gives(folder: Path, environ: dict[str, str]) -> None:
    beside = open_corrections(str(folder), "key", environ)
    undated = NotAQuote(WORDS)
    for record in (MERGE, SPEAKER, undated):
        beside.add(record)
    open_corrections(str(folder), "key", environ, read_only=True).add(NONE)
    assert load_corrections(str(folder), "key", environ).records == (NONE, MERGE, SPEAKER, undated)


def test_of_a_file_that_cannot_be_read_it_is_said_that_none_of_it_counts(folder: Path, environ: dict[str, str]) -> None:
    (folder / "corrections.yaml").write_text("corrections:\n- kind: [speaker\n- kind: x\n", encoding="utf-8")
    open_corrections(str(folder), "key", environ, read_only=True).add(NONE)
    loaded = load_corrections(str(folder), "key", environ)
    assert loaded.records == (NONE,)
    (problem,) = loaded.problems
    assert (problem.code, problem.line) == (UNREAD, 3)
    assert "begun on line 2" in problem.message
    assert problem.message.endswith("until then no correction in this file counts")


def test_a_bad_file_is_a_problem_with_its_path_as_it_was_typed(
    folder: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "corrections.yaml").write_text("corrections:\n- kind: speech\n")
    (problem,) = load_corrections("articles", "key", environ).problems
    assert str(problem).startswith("articles/corrections.yaml:2: correction-entry: `kind: speech` is not known")


def test_the_collection_of_the_package_is_never_written_to(environ: dict[str, str]) -> None:
    root = library.bundled_root()
    article = next(path for path in sorted(root.iterdir()) if path.suffix == ".md" and path.name != "README.md")
    for opened in (root, article):
        here = library.load(str(opened))
        place = library.correction_place(here, environ)
        assert not place.in_folder
        assert place.notice.startswith("This collection is read-only: corrections are kept in ")
        assert library.correction_file(here, environ).path == place.path
        assert place.path.is_relative_to(environ["XDG_DATA_HOME"])


def test_corrections_beside_the_articles_are_no_article(folder: Path, environ: dict[str, str]) -> None:
    (folder / "ferry.md").write_text("---\ntitle: A title\n---\nWords.\n")
    open_corrections(str(folder), "key", environ).add(SPEAKER)
    here = library.load(str(folder))
    assert [article.id for article in here.articles] == ["ferry"]
    assert here.problems == ()


def test_the_last_made_is_told_by_the_time_not_by_the_place(file: CorrectionFile, path: Path) -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    times = [noon + timedelta(minutes=minutes) for minutes in (5, 9, 1)]
    for made in times:
        CorrectionFile(path, locks=path.parent).add(NotAQuote(WORDS, made=made.isoformat()))
    undone = [file.undo() for _ in times]
    assert [record.made for record in undone if record] == [made.isoformat() for made in sorted(times, reverse=True)]
