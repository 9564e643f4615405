from __future__ import annotations

from collections.abc import Sequence

from textual.app import App

from chechnya_reader.model import Problem
from chechnya_reader.tui.problems import ProblemLines, ProblemsScreen
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

LONG = "The front matter has no end: put three hyphens below it. The file is left out until then, nothing else is."


class Host(App[None]):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems
        self.results: list[None] = []

    def on_mount(self) -> None:
        self.push_screen(ProblemsScreen(self.problems), self.results.append)


async def test_each_problem_says_where_it_is_its_code_and_what_to_do() -> None:
    app = Host([Problem("news/a.md", 3, "encoding", "Save it as UTF-8."), Problem("news/b.md", 1, "empty", "Fill it.")])
    async with app.run_test() as pilot:
        text = await shown_text(pilot)
        for words in ("2 problems", "news/a.md:3", "encoding", "Save it as UTF-8.", "news/b.md:1", "empty", "Fill it."):
            assert words in text


async def test_a_long_message_is_wrapped_and_nothing_of_it_is_lost() -> None:
    app = Host([Problem("a.md", 1, "front-matter", LONG)])
    async with app.run_test(size=(60, 20)) as pilot:
        lines = [line.strip("│ ▌█") for line in (await shown_text(pilot)).splitlines()]
        assert LONG in " ".join(lines)
        await pilot.resize_terminal(120, 40)
        assert any(LONG[:90] in line for line in (await shown_text(pilot)).splitlines()), "wrapped anew"


async def test_of_a_long_path_the_file_and_line_are_kept() -> None:
    app = Host([Problem("deep/" * 40 + "the-file.md", 12, "empty", "Fill it.")])
    async with app.run_test(size=(60, 20)) as pilot:
        assert "/the-file.md:12  empty" in await shown_text(pilot)


async def test_no_problems_are_said_to_be_none() -> None:
    app = Host([])
    async with app.run_test() as pilot:
        assert "There are no problems" in await shown_text(pilot)


async def test_what_files_bring_along_is_shown_and_not_obeyed() -> None:
    app = Host([Problem(HOSTILE, 1, "code", HOSTILE)])
    async with app.run_test(size=(120, 40)) as pilot:
        text = await shown_text(pilot)
        assert f"{HARMLESS}:1  code" in text
        assert text.count(HARMLESS) == 2


async def test_it_closes_with_escape_q_and_its_own_key() -> None:
    app = Host([])
    async with app.run_test() as pilot:
        for key in ("escape", "q", "exclamation_mark"):
            await pilot.press(key)
            app.on_mount()
            await pilot.pause()
        assert app.results == [None, None, None]


async def test_enter_does_nothing_and_is_not_offered() -> None:
    app = Host([Problem("a.md", 1, "empty", "Fill it.")])
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results == []
        assert "Open" not in await shown_text(pilot)


async def test_many_problems_are_walked_through_by_key() -> None:
    app = Host([Problem(f"{number}.md", 1, "empty", "Fill it.") for number in range(300)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "j", "k")
        lines = app.screen.query_one(ProblemLines)
        assert lines.current is not None
        assert lines.current.item.path == "1.md"
        await pilot.press("G")
        assert "299.md:1" in await shown_text(pilot)
