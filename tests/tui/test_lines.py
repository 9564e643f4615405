"""The list that is drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from chechnya_reader.tui.lines import LineList, Row
from chechnya_reader.tui.shown import Run


class Words(LineList[str]):
    def draw(self, row: Row[str], width: int) -> Sequence[Sequence[Run]]:
        return [[Run(row.item, "heading" if not row.selectable else "")], [Run("  more", "dim")]][: row.height]


class ListApp(App[None]):
    def __init__(self, rows: Sequence[Row[str]]) -> None:
        super().__init__()
        self.first = tuple(rows)
        self.seen: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Words(id="words", empty="Nothing here. Press R.")

    def on_mount(self) -> None:
        self.query_one(Words).rows = self.first

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        self.seen.append(message)

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        self.seen.append(message)


def rows_of(count: int, height: int = 1) -> list[Row[str]]:
    return [Row(f"k{number}", f"row {number}", height) for number in range(count)]


def lines_of(pilot: Pilot[None]) -> list[str]:
    words = pilot.app.query_one(Words)
    return [words.render_line(y).text.rstrip() for y in range(words.size.height)]


async def test_the_current_row_has_a_sign_that_needs_no_colour() -> None:
    async with ListApp(rows_of(3)).run_test(size=(30, 8)) as pilot:
        await pilot.press("j")
        assert [line[:1] for line in lines_of(pilot)[:3]] == [" ", "▌", " "]
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        assert [line[:1] for line in lines_of(pilot)[:3]] == [" ", "▏", " "]


async def test_a_list_is_as_wide_with_a_bar_as_without_so_that_nothing_is_wrapped_anew() -> None:
    async with ListApp(rows_of(3)).run_test(size=(30, 8)) as pilot:
        words = pilot.app.query_one(Words)
        width = words.scrollable_content_region.width
        words.rows = tuple(rows_of(300))
        await pilot.pause()
        assert words.show_vertical_scrollbar
        assert words.scrollable_content_region.width == width


async def test_headings_are_passed_over_by_the_cursor_and_by_the_mouse() -> None:
    rows = [Row("h1", "One", selectable=False), *rows_of(2), Row("h2", "Two", selectable=False), Row("z", "last")]
    async with ListApp(rows).run_test(size=(30, 8)) as pilot:
        words = pilot.app.query_one(Words)
        assert words.cursor == 1
        await pilot.press("j", "j")
        assert words.current is not None
        assert words.current.key == "z"
        await pilot.click(Words, offset=(3, 0))
        assert words.current.key == "z"
        await pilot.press("g")
        assert words.cursor == 1


async def test_a_move_is_told_and_a_click_chooses() -> None:
    app = ListApp(rows_of(5, height=2))
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("j")
        await pilot.click(Words, offset=(3, 5))
        await pilot.pause()
        kinds = [(type(message).__name__, message.row.key) for message in app.seen]  # type: ignore[attr-defined]
        assert kinds == [("Highlighted", "k1"), ("Highlighted", "k2"), ("Chosen", "k2")]


async def test_pages_go_far_and_the_ends_are_reached() -> None:
    async with ListApp(rows_of(10_000)).run_test(size=(30, 10)) as pilot:
        words = pilot.app.query_one(Words)
        await pilot.press("pagedown")
        assert words.cursor == 9
        await pilot.press("ctrl+d")
        assert words.cursor == 14
        await pilot.press("G")
        assert words.cursor == 9_999
        assert "row 9999" in lines_of(pilot)[-1]
        await pilot.press("pageup", "g")
        assert words.cursor == 0
        assert words.scroll_offset.y == 0


async def test_only_rows_in_sight_are_drawn() -> None:
    drawn: list[str] = []

    class Counting(Words):
        def draw(self, row: Row[str], width: int) -> Sequence[Sequence[Run]]:
            drawn.append(row.key)
            return super().draw(row, width)

    class CountingApp(ListApp):
        def compose(self) -> ComposeResult:
            yield Counting(id="words")

        def on_mount(self) -> None:
            self.query_one(Counting).rows = self.first

    async with CountingApp(rows_of(10_000)).run_test(size=(30, 10)) as pilot:
        await pilot.press("G")
        assert len(set(drawn)) <= 40


async def test_new_rows_above_leave_cursor_and_scrolling_where_they_were() -> None:
    async with ListApp(rows_of(100)).run_test(size=(30, 10)) as pilot:
        words = pilot.app.query_one(Words)
        words.move_to(50)
        await pilot.pause()
        before = lines_of(pilot)
        words.rows = (*[Row(f"n{number}", "new", 2) for number in range(20)], *rows_of(100))
        await pilot.pause()
        assert words.current is not None
        assert words.current.key == "k50"
        assert lines_of(pilot) == before


async def test_a_row_that_went_leaves_the_cursor_on_the_one_before_it() -> None:
    async with ListApp(rows_of(10)).run_test(size=(30, 10)) as pilot:
        words = pilot.app.query_one(Words)
        words.move_to(5)
        words.rows = tuple(row for row in rows_of(10) if row.key not in {"k5", "k4"})
        assert words.current is not None
        assert words.current.key == "k3"


async def test_without_rows_the_list_says_what_to_do() -> None:
    async with ListApp([]).run_test(size=(30, 10)) as pilot:
        assert any("Press R" in line for line in lines_of(pilot))
        await pilot.press("j", "G", "pagedown", "enter", "ctrl+d")


async def test_a_resize_keeps_the_cursor_in_sight() -> None:
    async with ListApp(rows_of(100)).run_test(size=(30, 20)) as pilot:
        words = pilot.app.query_one(Words)
        words.move_to(19)
        await pilot.resize_terminal(20, 6)
        await pilot.pause()
        assert any(line.startswith("▌") for line in lines_of(pilot))


async def test_nothing_of_a_row_reaches_the_terminal_as_control_or_markup() -> None:
    rows = [Row("x", "[bold]a[/] \x1b]52;c;eA==\x07 \x9b2J \u202eb [@click=app.quit]c[/]")]
    async with ListApp(rows).run_test(size=(60, 5)) as pilot:
        line = lines_of(pilot)[0]
        assert "[bold]a[/] ␛]52;c;eA==␇ \ufffd2J \ufffdb [@click=app.quit]c[/]" in line
