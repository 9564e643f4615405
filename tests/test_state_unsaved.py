"""State that cannot be written for a while: nothing is lost in silence, and nothing waits long at the screen."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from chechnya_reader.selections import Selection
from chechnya_reader.state import PATIENCE, WAIT, Place, State


def one(number: int) -> Selection:
    return Selection(f"north#{number}", "north", f"word {number}", "before", "after", None, "2026", "north.md")


ONE, TWO, THREE = one(1), one(2), one(3)


class Noting(sqlite3.Connection):
    """A connection that waits for nobody and notes how long it was to wait; its disk may become full."""

    full = False
    waits: list[float]

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        if sql.startswith("PRAGMA busy_timeout"):
            self.waits.append(int(sql.split("=")[1]) / 1000)
            sql = "PRAGMA busy_timeout = 0"
        if self.full and sql.startswith(("INSERT", "DELETE", "UPDATE")):
            raise sqlite3.OperationalError("database or disk is full")
        return super().execute(sql, *parameters)  # type: ignore[arg-type]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    noted: list[float] = []
    monkeypatch.setattr(Noting, "waits", noted, raising=False)
    return noted


def noting(path: Path, *, timeout: float, **options: object) -> sqlite3.Connection:
    Noting.waits.append(timeout)
    return sqlite3.connect(path, timeout=0, factory=Noting, isolation_level=None, check_same_thread=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def state(path: Path, waits: list[float]) -> Iterator[State]:
    with State(path, connect=noting) as opened:
        yield opened


@contextmanager
def locked(path: Path, kind: str = "IMMEDIATE") -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {kind}")
        yield
        other.execute("ROLLBACK")


def on_disk(path: Path) -> tuple[Selection, ...]:
    with State(path) as state:
        return state.selections("a")


# Another program that is writing


@pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
def test_what_is_selected_during_another_programs_writing_is_saved_at_the_next_change(
    path: Path, state: State, kind: str
) -> None:
    state.select("a", [ONE, TWO])
    with locked(path, kind):
        state.unselect("a", [ONE.quote])
        state.select("a", [THREE])
        state.set_place("a", Place("north", 4))
        assert state.selections("a") == (TWO, THREE)
        assert state.places("a") == {"north": Place("north", 4)}
        assert state.unsaved == 2
        assert "another program is using it" in (state.problem or "")
    state.select("a", [ONE])
    assert (state.problem, state.unsaved) == (None, 0)
    assert on_disk(path) == state.selections("a") == (TWO, THREE, ONE)


def test_it_is_saved_from_time_to_time_without_another_change(path: Path, state: State) -> None:
    with locked(path):
        state.select("a", [ONE])
        state.save()
        assert state.unsaved == 1
    state.save()
    assert (state.problem, state.unsaved, on_disk(path)) == (None, 0, (ONE,))


def test_it_is_saved_at_the_end(path: Path, waits: list[float]) -> None:
    with State(path, connect=noting) as state:
        with locked(path):
            state.select("a", [ONE])
        waits.clear()
    assert waits == [PATIENCE]
    assert (state.unsaved, on_disk(path)) == (0, (ONE,))


def test_at_the_end_it_is_known_how_many_are_lost(path: Path, waits: list[float]) -> None:
    state = State(path, connect=noting)
    state.select("a", [ONE])
    with locked(path):
        state.select("a", [TWO, THREE])
        state.unselect("a", [ONE.quote, TWO.quote])
        state.set_place("a", Place("north", 4))
        state.close()
        assert state.unsaved == 3
    assert on_disk(path) == (ONE,)


def test_a_program_that_only_reads_and_hinders_the_commit_costs_nothing(path: Path, state: State) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM place").fetchall()
        state.select("a", [ONE])
        assert (state.unsaved, state.selections("a")) == (1, (ONE,))
    state.select("a", [TWO])
    assert on_disk(path) == (ONE, TWO)


def test_nothing_waits_long_at_the_screen(path: Path, waits: list[float]) -> None:
    with State(path, connect=noting, wait=WAIT) as state, locked(path):
        state.generation()
        state.select("a", [ONE])
        state.select("a", [TWO])
        state.save()
        assert max(waits) <= WAIT
        assert 3 * WAIT <= 0.25


def test_a_file_that_is_in_use_at_the_start_is_read_as_soon_as_it_can_be(path: Path, waits: list[float]) -> None:
    with State(path) as before:
        before.select("a", [ONE])
    with locked(path, "EXCLUSIVE"):
        state = State(path, connect=noting)
        assert state.problem is not None
        state.select("a", [TWO])
        assert state.selections("a") == (TWO,)
    known = state.generation()
    state.save()
    assert state.generation() != known
    assert state.selections("a") == (ONE, TWO)
    state.close()
    assert on_disk(path) == (ONE, TWO)


def test_a_file_that_can_be_read_at_the_start_is_no_problem_until_something_is_selected(
    path: Path, waits: list[float]
) -> None:
    with State(path) as before:
        before.select("a", [ONE])
    with locked(path):
        state = State(path, connect=noting)
        assert (state.problem, state.selections("a")) == (None, (ONE,))
        state.select("a", [TWO])
        assert state.problem is not None
    state.close()
    assert on_disk(path) == (ONE, TWO)


def test_a_lock_of_another_process_costs_nothing(path: Path) -> None:
    code = (
        "import sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "database.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.readline()\n"
        "database.execute('ROLLBACK'); database.close()\n"
    )
    with State(path) as state:
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            state.select("a", [ONE])
            assert (state.unsaved, state.selections("a")) == (1, (ONE,))
            other.communicate("go\n", timeout=60)
        state.save()
        assert (state.problem, state.unsaved) == (None, 0)
    assert on_disk(path) == (ONE,)


# A file that cannot be written


def test_a_full_disk_is_tried_again_and_said_until_there_is_room(
    path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.select("a", [ONE])
    monkeypatch.setattr(Noting, "full", True)
    state.select("a", [TWO])
    said = state.problem
    assert "disk is full" in (said or "")
    state.save()
    state.select("a", [THREE])
    assert (state.problem, state.unsaved, state.selections("a")) == (said, 2, (ONE, TWO, THREE))
    monkeypatch.setattr(Noting, "full", False)
    state.save()
    assert (state.problem, state.unsaved, on_disk(path)) == (None, 0, (ONE, TWO, THREE))


def test_a_damaged_file_that_is_moved_away_is_replaced_with_all_that_was_read(
    path: Path, state: State, tmp_path: Path
) -> None:
    state.select("a", [ONE])
    path.write_bytes(b"damaged" * 1000)
    state.select("a", [TWO])
    assert state.problem is not None
    assert path.read_bytes() == b"damaged" * 1000
    path.rename(tmp_path / "away")
    state.select("a", [THREE])
    assert (state.unsaved, on_disk(path)) == (0, (ONE, TWO, THREE))


def test_a_damaged_file_is_not_written_where_it_could_be(path: Path, waits: list[float]) -> None:
    with State(path) as state:
        for number in range(200):
            state.select("a", [one(number)])
    data = path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name LIKE '%autoindex_selection%'").fetchone()
    damaged = data[: 4096 * (page[0] - 1)] + b"\xa5" * 4096 + data[4096 * page[0] :]
    path.write_bytes(damaged)
    with State(path, connect=noting) as state:
        state.select("a", [one(500)])
        state.set_place("a", Place("north", 4))
        state.save()
        assert len(state.selections("a")) == 201
        assert state.problem is not None
    assert path.read_bytes() == damaged


# Two readers


def test_the_generation_changes_only_with_what_others_do(path: Path, state: State) -> None:
    first = state.generation()
    state.select("a", [ONE])
    state.set_place("a", Place("north", 4))
    assert state.generation() == first
    with State(path) as other:
        other.select("a", [TWO])
    assert state.generation() != first
    assert state.selections("a") == (ONE, TWO)


def test_what_another_reader_saved_is_read_together_with_what_is_not_saved_yet(path: Path, state: State) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM place").fetchall()
        state.select("a", [ONE])
        assert state.unsaved == 1
    with State(path) as other:
        other.select("a", [TWO])
    assert state.selections("a") == (TWO, ONE)
    state.save()
    assert on_disk(path) == (TWO, ONE)
