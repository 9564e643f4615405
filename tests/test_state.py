"""State: nothing that a person selected is ever lost, and a selection never becomes another passage."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chechnya_reader.anchoring import AROUND
from chechnya_reader.model import Article, Collection, Quote, Span, Speaker
from chechnya_reader.selections import Selection, resolve, selection_of
from chechnya_reader.state import VERSION, Place, State, open_state
from chechnya_reader.text import digest

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
LIND = Speaker("mara-lind", "Mara Lind")
BODY = (
    "The council met on a cold Tuesday in the old mill.\n\n"
    "“We were never asked,” said Mara Lind, who has run the ferry for thirty years.\n\n"
    "“We have counted every boat that left the harbour since the spring,” she said, and she put the list down.\n\n"
    "The mayor, asked twice by this paper about it, answered only “no” and left the room by the side door.\n\n"
    "At the gate a guard who would not give a name was asked too, and he also said “no” before it was shut.\n"
)
LONG_TEXT = "We have counted every boat that left the harbour since the spring,"


def quotes_in(article: str, body: str) -> tuple[Quote, ...]:
    """Everything between curly marks, with ids as the library gives them."""
    found: list[Quote] = []
    counts: dict[str, int] = {}
    start = body.find("“")
    while start >= 0:
        end = body.index("”", start)
        text = body[start + 1 : end]
        counts[text] = counts.get(text, 0) + 1
        identifier = f"{article}#{digest(text)}" + (f"-{counts[text]}" if counts[text] > 1 else "")
        found.append(Quote(start + 1, end, text, speaker=LIND, id=identifier, article=article, line=1))
        start = body.find("“", end)
    return tuple(found)


def collection(*bodies: str, ids: tuple[str, ...] = ("one", "two"), files: tuple[str, ...] = ()) -> Collection:
    files = files or tuple(f"{name}.md" for name in ids)
    articles = tuple(
        Article(id=name, path=f"articles/{file}", file=file, title=name, body=body)
        for name, file, body in zip(ids, files, bodies, strict=False)
    )
    quotes = tuple(quote for article in articles for quote in quotes_in(article.id, article.body))
    return Collection("articles", "key", articles, quotes=quotes)


def selected(text: str, number: int = 0, body: str = BODY) -> Selection:
    here = collection(body)
    return selection_of(here, [quote for quote in here.quotes if quote.text == text][number], NOW)


def starts(here: Collection, *selections: Selection) -> list[int]:
    return [quote.start for quote in resolve(here, selections).quotes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "state.db"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    with State(path) as opened:
        assert opened.problem is None
        yield opened


# What is kept


def test_a_selection_keeps_the_words_and_what_stands_around_them() -> None:
    selection = selected("We were never asked,")
    start = BODY.index("We were")
    assert selection.before == BODY[:start]
    assert selection.after == BODY[start + 20 : start + 20 + AROUND]
    assert (selection.article, selection.file, selection.speaker) == ("one", "one.md", "Mara Lind")
    assert selection.saved == "2026-11-20T12:30:00+00:00"


def test_selections_and_places_last_over_a_restart(path: Path) -> None:
    first, second = selected("no", 1), selected(LONG_TEXT)
    with State(path) as state:
        state.select("a", [first, second])
        state.select("b", [second])
        state.set_place("a", Place("one", 120, "one#1"))
        state.set_place("a", Place("two", 7, None))
        state.set_place("a", Place("one", 121, None))
        state.set_last_article("a", "two")
        state.set_last_article("a", "one")
    with State(path) as state:
        assert state.selections("a") == (first, second)
        assert state.selections("b") == (second,)
        assert state.selections("c") == ()
        assert state.places("a") == {"one": Place("one", 121, None), "two": Place("two", 7, None)}
        assert state.places("b") == {}
        assert (state.last_article("a"), state.last_article("b")) == ("one", None)


def test_unselecting_takes_away_only_what_is_named(state: State) -> None:
    first, second = selected("no", 0), selected("no", 1)
    state.select("a", [first, second])
    state.select("b", [first])
    state.unselect("a", [first.quote, "never#there"])
    assert (state.selections("a"), state.selections("b")) == ((second,), (first,))


def test_selecting_twice_is_selecting_once(state: State) -> None:
    first, second = selected("no", 0), selected("no", 1)
    state.select("a", [first, second])
    state.select("a", [replace(first, saved="later"), first])
    assert state.selections("a") == (first, second)


def test_without_a_path_everything_is_in_memory_and_nothing_is_wrong() -> None:
    with State(None) as state:
        state.select("a", [selected("no")])
        assert (state.selections("a"), state.problem) == ((selected("no"),), None)


def test_the_users_own_state_is_in_the_data_folder(tmp_path: Path) -> None:
    with open_state({"XDG_DATA_HOME": str(tmp_path), "HOME": "/nowhere"}) as state:
        assert state.problem is None
    assert (tmp_path / "chechnya-reader" / "state.db").is_file()


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.none() | st.text(max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(state: State, key: str, text: str, article: str, speaker: str | None) -> None:
    selection = Selection("i\0\udce9", article, text, "\udce9\0“", "\x1b'", speaker, "2026", "caf\udce9.md")
    state.select(key, [selection])
    state.set_place(key, Place(article, 3, text))
    assert selection in state.selections(key)
    assert state.places(key)[article] == Place(article, 3, text)
    state.unselect(key, [selection.quote])
    assert state.selections(key) == ()


# Two readers at once


def test_two_readers_that_add_at_once_lose_nothing(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from chechnya_reader.state import State, Place\n"
        "from chechnya_reader.selections import Selection\n"
        "name = sys.argv[2]\n"
        "with State(Path(sys.argv[1])) as state:\n"
        "    print('ready', flush=True); sys.stdin.readline()\n"
        "    for n in range(60):\n"
        "        state.select('key', [Selection(f'{name}#{n}', name, 'text', '', '', None, '')])\n"
        "        state.set_place('key', Place(f'{name}{n}', n))\n"
        "assert (state.problem, state.unsaved) == (None, 0), state.problem\n"
    )
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in ("one", "two")
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for reader in readers:
        assert reader.stdin is not None
        reader.stdin.write("go\n")
        reader.stdin.flush()
    for reader in readers:
        reader.communicate(timeout=60)
        assert reader.returncode == 0
    with State(path) as state:
        assert {selection.quote for selection in state.selections("key")} == {
            f"{name}#{n}" for name in ("one", "two") for n in range(60)
        }
        assert len(state.places("key")) == 120


def test_one_reader_sees_what_the_other_selected(path: Path) -> None:
    with State(path) as one, State(path) as two:
        one.select("a", [selected("no", 0)])
        two.select("a", [selected("no", 1)])
        one.unselect("a", [selected("no", 0).quote])
        assert one.selections("a") == two.selections("a") == (selected("no", 1),)


def test_what_another_reader_unselected_meanwhile_does_not_come_back(path: Path) -> None:
    old = selected("no")
    with State(path) as one, State(path) as two:
        one.select("a", [old])
        moved = resolve(collection("A new paragraph.\n\n" + BODY[60:]), one.selections("a")).moved
        two.unselect("a", [old.quote])
        one.follow("a", moved)
        assert one.selections("a") == ()


# A file that cannot be used


def assert_works_in_memory(state: State, path: Path) -> None:
    assert state.problem is not None
    assert str(path) in state.problem
    assert "\n" not in state.problem
    state.select("new", [selected("no")])
    state.set_place("new", Place("one", 3))
    state.set_last_article("new", "one")
    assert state.selections("new") == (selected("no"),)
    assert state.places("new") == {"one": Place("one", 3)}
    assert state.last_article("new") == "one"
    state.unselect("new", [selected("no").quote])
    assert state.selections("new") == ()


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_a_damaged_file_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with State(path) as state:
        assert_works_in_memory(state, path)
    assert path.read_bytes() == content


def test_a_file_damaged_below_its_head_is_left_as_it_is(path: Path) -> None:
    with State(path) as state:
        for number in range(200):
            state.select("a", [Selection(f"#{number}", "one", "word " * 50, "", "", None, "")])
    data = path.read_bytes()
    damaged = data[:4096] + b"\xa5" * (len(data) - 4096)
    path.write_bytes(damaged)
    with State(path) as state:
        state.selections("a")
        assert_works_in_memory(state, path)
    assert path.read_bytes() == damaged


def test_a_newer_versions_file_is_left_as_it_is(path: Path) -> None:
    State(path).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    before = path.read_bytes()
    with State(path) as state:
        assert_works_in_memory(state, path)
        assert "newer version" in (state.problem or "")
    assert path.read_bytes() == before


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE theirs (a)")
    database.close()
    before = path.read_bytes()
    with State(path) as state:
        assert_works_in_memory(state, path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "data" / "state.db"
    with State(path) as state:
        assert_works_in_memory(state, path)


def test_a_folder_in_the_files_place_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    with State(path) as state:
        assert_works_in_memory(state, path)


def read_only(path: Path, **options: object) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)


def test_a_file_that_may_only_be_read_is_read(path: Path) -> None:
    with State(path) as state:
        state.select("a", [selected("no")])
        state.set_place("a", Place("one", 9))
        state.set_last_article("a", "one")
    before = path.read_bytes()
    with State(path, connect=read_only) as state:
        assert state.selections("a") == (selected("no"),)
        assert (state.places("a"), state.last_article("a")) == ({"one": Place("one", 9)}, "one")
        assert_works_in_memory(state, path)
    assert path.read_bytes() == before


class Failing(sqlite3.Connection):
    """A connection to a disk that becomes full after the file was opened."""

    full = False

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        if self.full and sql.startswith(("INSERT", "DELETE", "UPDATE")):
            raise sqlite3.OperationalError("database or disk is full")
        return super().execute(sql, *parameters)  # type: ignore[arg-type]


def test_a_disk_that_becomes_full_costs_nothing_of_what_is_selected(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(where: Path, **options: object) -> sqlite3.Connection:
        return sqlite3.connect(where, factory=Failing, isolation_level=None, check_same_thread=False)

    with State(path, connect=connect) as state:
        state.select("a", [selected("no", 0)])
        assert state.problem is None
        monkeypatch.setattr(Failing, "full", True)
        state.select("a", [selected("no", 1)])
        assert state.selections("a") == (selected("no", 0), selected("no", 1))
        assert_works_in_memory(state, path)
    with State(path) as state:
        assert state.selections("a") == (selected("no", 0),)


def test_many_changes_are_made_whole_or_not_at_all(path: Path, state: State) -> None:
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON selection WHEN new.speaker = CAST('X' AS BLOB)"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    database.close()
    good = selected("no")
    bad = Selection("#", "one", "t", "", "", "X", "")
    state.select("a", [good, bad])
    assert state.selections("a") == (good, bad)
    assert state.problem is not None
    with State(path) as other:
        assert other.selections("a") == ()


# Finding a selection again


def test_an_untouched_article_gives_every_quote_back() -> None:
    here = collection(BODY)
    resolved = resolve(here, [selection_of(here, quote, NOW) for quote in here.quotes])
    assert (resolved.quotes, resolved.lost, resolved.moved) == (here.quotes, (), ())


def test_edits_elsewhere_in_the_article_lose_nothing() -> None:
    body = "A new first paragraph.\n\n" + BODY.replace("a cold Tuesday", "a Tuesday").replace(
        "the list down", "it down"
    )
    assert starts(collection(body), selected("We were never asked,")) == [body.index("We were")]


def test_of_two_that_say_the_same_each_is_found_at_its_own_place() -> None:
    mayor, guard = selected("no", 0), selected("no", 1)
    body = BODY.replace("“We were never asked,”", "“no” and “We were never asked,”")
    assert starts(collection(body), mayor, guard) == [
        body.index("no”", body.index("mayor")),
        body.index("no”", body.index("guard")),
    ]


def test_a_short_text_is_not_found_again_at_another_passage() -> None:
    mayor = selected("no", 0)
    body = BODY.replace("The mayor, asked twice by this paper about it, answered only “no” and left", "He left")
    resolved = resolve(collection(body), [mayor])
    assert resolved.quotes == ()
    assert [(one.text, one.before) for one in resolved.lost] == [("no", mayor.before)]


def test_a_long_text_that_stands_once_needs_no_surroundings() -> None:
    body = f"Rewritten wholly.\n\nAnd this: “{LONG_TEXT}”\n"
    assert starts(collection(body), selected(LONG_TEXT)) == [body.index(LONG_TEXT)]


def test_of_two_long_texts_with_new_surroundings_none_is_chosen() -> None:
    body = f"Rewritten wholly.\n\nAnd this: “{LONG_TEXT}”\n\nAgain: “{LONG_TEXT}”\n"
    resolved = resolve(collection(body), [selected(LONG_TEXT)])
    assert (resolved.quotes, len(resolved.lost)) == ((), 1)


def test_other_words_are_lost_and_kept() -> None:
    selection = selected("We were never asked,")
    body = BODY.replace("never asked", "hardly asked")
    assert resolve(collection(body), [selection]).lost == (selection,)


def test_words_that_are_no_quote_any_more_are_lost() -> None:
    body = BODY.replace("“We were never asked,”", "We were never asked,")
    assert resolve(collection(body), [selected("We were never asked,")]).quotes == ()


def test_another_article_is_never_meant() -> None:
    selection = selected(LONG_TEXT)
    resolved = resolve(collection("Nothing here.\n", BODY), [selection])
    assert (resolved.quotes, resolved.lost) == ((), (selection,))


def test_an_article_that_moved_to_another_folder_is_the_same() -> None:
    here = collection(BODY, files=("sub/one.md",))
    assert starts(here, selected("no", 1)) == [BODY.index("no” before")]


def test_a_new_file_that_takes_the_id_does_not_take_the_selection() -> None:
    selection = selected(LONG_TEXT)
    here = collection(BODY, BODY, ids=("one", "sub/one"), files=("a.md", "one.md"))
    assert [quote.article for quote in resolve(here, [selection]).quotes] == ["sub/one"]


def test_an_article_of_the_same_id_with_the_same_long_text_elsewhere_is_not_taken() -> None:
    here = collection(f"They wrote “{LONG_TEXT}” on a wall.\n", files=("sub/one.md",))
    assert resolve(here, [selected(LONG_TEXT)]).quotes == ()


def test_of_two_with_like_surroundings_the_more_alike_is_the_one() -> None:
    before = (
        "At first the harbour master only said “no” and left.\n\nLater the harbour master only said “no” and wept.\n"
    )
    after = "He said “no” first of all to the boy.\n\n" + before
    assert starts(collection(after), selected("no", 1, before)) == [after.index("no” and wept")]


def test_of_two_with_the_same_surroundings_the_id_says_which() -> None:
    verse = (
        "And so they asked once more at the gate in the rain, and he said “no” as he had before, and shut it again.\n"
    )
    body = verse * 3
    selections = [selected("no", number, body) for number in range(3)]
    assert [one.quote for one in selections] == [quote.id for quote in resolve(collection(body), selections).quotes]
    assert starts(collection(body), selections[1]) == [len(verse) + verse.index("no”")]


def test_an_earlier_printing_is_the_same_quote() -> None:
    here = collection(BODY)
    mayor, guard = (quote for quote in here.quotes if quote.text == "no")
    merged = Quote(guard.start, guard.end, "no", also=(Span(mayor.start, mayor.end),), id=mayor.id, article="one")
    here = Collection("articles", "key", here.articles, quotes=(merged,))
    resolved = resolve(here, [selected("no", 0), selected("no", 1)])
    assert (resolved.quotes, resolved.lost) == ((merged,), ())


def test_what_moved_is_saved_under_the_id_of_today(state: State) -> None:
    mayor = selected("no", 0)
    state.select("a", [mayor, selected(LONG_TEXT)])
    here = collection("He said “no” first.\n\n" + BODY)
    resolved = resolve(here, state.selections("a"))
    state.follow("a", resolved.moved)
    assert [one.quote for one in state.selections("a")] == [quote.id for quote in resolved.quotes]
    assert state.selections("a")[0].saved == mayor.saved
    assert resolve(here, state.selections("a")).moved == ()
    state.unselect("a", [resolved.quotes[0].id])
    assert [one.text for one in state.selections("a")] == [LONG_TEXT]


def test_what_moved_to_what_is_saved_already_is_one_selection(state: State) -> None:
    here = collection("A new first paragraph.\n\n" + BODY)
    now = selection_of(here, next(quote for quote in here.quotes if quote.text.startswith("We were")), NOW)
    state.select("a", [selected("We were never asked,"), now])
    state.follow("a", resolve(here, state.selections("a")).moved)
    assert state.selections("a") == (now,)
    assert state.problem is None


def test_unselecting_another_passage_spares_what_was_lost(state: State) -> None:
    mayor = selected("no", 0)
    state.select("a", [mayor])
    here = collection("“no” it said, in paint, on the harbour wall.\n")
    resolved = resolve(here, state.selections("a"))
    state.follow("a", resolved.moved)
    state.select("a", [selection_of(here, here.quotes[0], NOW)])
    state.unselect("a", [here.quotes[0].id])
    assert state.selections("a") == resolved.lost
    again = resolve(collection(BODY), state.selections("a"))
    assert [quote.start for quote in again.quotes] == [BODY.index("no” and")]
    state.follow("a", again.moved)
    assert state.selections("a") == (mayor,)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_edited_a_selection_is_its_own_words_or_lost(data: st.DataObject) -> None:
    selections = [selection_of(collection(BODY), quote, NOW) for quote in collection(BODY).quotes]
    paragraphs = BODY.split("\n\n")
    edited = "\n\n".join(data.draw(st.lists(st.sampled_from([*paragraphs, "“no”", "A “no” of his."]), max_size=7)))
    resolved = resolve(collection(edited), selections)
    assert len(resolved.quotes) + len(resolved.lost) <= len(selections)
    assert {quote.text for quote in resolved.quotes} | {one.text for one in resolved.lost} == {
        selection.text for selection in selections
    }
    for paragraph, text in ((paragraphs[3], "no"), (paragraphs[4], "no")):
        if paragraph not in edited:
            start = BODY.index(paragraph)
            here = next(s for s, q in zip(selections, collection(BODY).quotes, strict=True) if q.start > start)
            assert resolve(collection(edited), [here]).quotes == (), text
