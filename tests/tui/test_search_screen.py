from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from chechnya_reader.model import Article
from chechnya_reader.search import Hit, Searcher
from chechnya_reader.tui.search_screen import MOST_HITS, HitLines, QueryInput, SearchScreen
from tests.tui.fakes import reader_app, settle, two_articles
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

FERRY = "The ferry left early.\n\n“We weren’t told,” said the café owner, who had waited for an hour at the pier."
BRIDGE = "The bridge is closed.\n\nNobody was told, and the ferry was full."


def _article(name: str, body: str, title: str = "") -> Article:
    return Article(
        id=name, path=f"{name}.md", file=f"{name}.md", title=title or f"About {name}", body=body, body_line=5
    )


ARTICLES = (_article("ferry", FERRY), _article("bridge", BRIDGE))


class Host(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "command_palette", "Palette", id="palette")]

    def __init__(self, screen: SearchScreen) -> None:
        super().__init__()
        self.search = screen
        self.results: list[Hit | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.search, self.results.append)


async def _settled(pilot: Pilot[None]) -> str:
    """What is shown once the search has ended."""
    await pilot.app.workers.wait_for_complete()
    return await shown_text(pilot)


def _current(app: Host) -> Hit | None:
    row = app.search.query_one(HitLines).current
    return None if row is None else row.item


async def test_hits_are_shown_with_their_surroundings_as_one_types() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        await pilot.press(*"told")
        text = await _settled(pilot)
        assert "2 hits in 2 articles" in text
        assert "About ferry" in text
        assert "7 " in text
        assert "“We weren’t told,” said the café owner" in text
        assert "Nobody was told, and the ferry was full." in text
        await pilot.press("comma", "quotation_mark")
        assert "1 hit in 1 article" in await _settled(pilot)


async def test_plain_marks_find_curly_ones_and_accents_and_case_make_no_difference() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        for query, found in (("weren't", "weren’t"), ('"WE', "“We"), ("cafe", "café")):
            app.search.query_one(QueryInput).value = query
            await _settled(pilot)
            hit = _current(app)
            assert hit is not None
            assert FERRY[hit.start : hit.end] == found


async def test_enter_gives_the_current_hit() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        await pilot.press(*"told")
        await _settled(pilot)
        await pilot.press("down", "enter")
        start = BRIDGE.index("told")
        assert app.results == [Hit("bridge", start, start + 4)]


async def test_the_list_is_moved_in_while_one_types() -> None:
    app = Host(SearchScreen(ARTICLES, "the"))
    async with app.run_test() as pilot:
        await _settled(pilot)
        starts = []
        for key in ("down", "ctrl+n", "up", "ctrl+p"):
            await pilot.press(key)
            hit = _current(app)
            assert hit is not None
            starts.append((hit.article, hit.start))
        hits = [(hit.article, hit.start) for hit in Searcher(ARTICLES).hits("the")]
        assert starts == [hits[1], hits[2], hits[1], hits[0]]
        await pilot.press("end", "space", "p")
        await _settled(pilot)
        assert app.search.sought == "the p"


async def test_the_key_of_the_palette_moves_up_in_the_hits() -> None:
    async with reader_app(two_articles()).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        search = SearchScreen(ARTICLES, "the")
        await pilot.app.push_screen(search)
        await _settled(pilot)
        lines = search.query_one(HitLines)
        await pilot.press("down", "down")
        below = lines.cursor
        assert below is not None
        await pilot.press("ctrl+p")
        assert pilot.app.screen is search
        assert lines.cursor == below - 1


async def test_a_new_search_begins_at_its_first_hit() -> None:
    app = Host(SearchScreen(ARTICLES, "the"))
    async with app.run_test() as pilot:
        await _settled(pilot)
        await pilot.press("pagedown")
        app.search.query_one(QueryInput).value = "t"
        await _settled(pilot)
        assert _current(app) == next(Searcher(ARTICLES).hits("t"))


async def test_escape_opens_nothing_and_the_query_is_there_for_the_next_time() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        await pilot.press(*"told", "escape")
        assert app.results == [None]
        assert app.search.sought == "told"
        again = SearchScreen(ARTICLES, app.search.sought)
        app.search = again
        app.on_mount()
        await pilot.pause()
        assert "2 hits in 2 articles" in await _settled(pilot)
        await pilot.press("x")
        assert again.sought == "x", "typing begins a new query"


async def test_a_letter_that_closes_other_dialogs_is_typed() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        await pilot.press(*"qjkG?!")
        assert app.search.sought == "qjkG?!"
        assert app.results == []


async def test_a_hit_in_a_title_says_so() -> None:
    app = Host(SearchScreen(ARTICLES, "about b"))
    async with app.run_test() as pilot:
        assert "title" in await _settled(pilot)
        await pilot.press("enter")
        assert app.results == [Hit("bridge", 0, 7, "title")]


async def test_the_empty_states_say_what_to_do() -> None:
    app = Host(SearchScreen(ARTICLES))
    async with app.run_test() as pilot:
        assert "Type what to look for" in await _settled(pilot)
        await pilot.press(*"xyz")
        assert "Nothing found for “xyz”." in await _settled(pilot)
        await pilot.press("enter")
        assert app.results == []
    app = Host(SearchScreen(()))
    async with app.run_test() as pilot:
        assert "There are no articles to search" in await _settled(pilot)


class HeldSearcher(Searcher):
    """Finds its first hit only when it is let go; tells how far it was let run."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__(articles)
        self.gate = Event()
        self.given: list[str] = []

    def hits(self, query: str) -> Iterator[Hit]:
        if query == "held":
            self.gate.wait(timeout=10)
        for hit in super().hits("the"):
            self.given.append(query)
            yield hit


async def test_a_search_that_was_typed_over_is_stopped_and_not_heard() -> None:
    searcher = HeldSearcher(ARTICLES)
    app = Host(SearchScreen(ARTICLES, "held", searcher=searcher))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert _current(app) is None
        app.search.query_one(QueryInput).value = "quick"
        await pilot.pause()
        searcher.gate.set()
        await _settled(pilot)
        assert searcher.given.count("held") <= 1
        assert searcher.given.count("quick") == len(Searcher(ARTICLES).search("the"))


async def test_enter_before_the_first_hit_is_there_opens_it_when_it_comes() -> None:
    searcher = HeldSearcher(ARTICLES)
    app = Host(SearchScreen(ARTICLES, "held", searcher=searcher))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.results == []
        searcher.gate.set()
        await _settled(pilot)
        assert app.results == [next(Searcher(ARTICLES).hits("the"))]


async def test_enter_never_opens_a_hit_of_the_query_before() -> None:
    searcher = HeldSearcher(ARTICLES)
    app = Host(SearchScreen(ARTICLES, "quick", searcher=searcher))
    async with app.run_test() as pilot:
        await _settled(pilot)
        await pilot.press("down")
        app.search.query_one(QueryInput).value = "held"
        await pilot.press("enter")
        assert app.results == []
        searcher.gate.set()
        await _settled(pilot)
        assert app.results == [next(Searcher(ARTICLES).hits("the"))]


async def test_a_search_that_finds_too_much_stops_and_says_so() -> None:
    app = Host(SearchScreen((_article("long", "ha " * (MOST_HITS + 5)),), "ha"))
    async with app.run_test() as pilot:
        assert "The first 1,000 hits in 1 article: type more" in await _settled(pilot)


async def test_what_an_article_holds_is_shown_and_not_obeyed() -> None:
    article = _article("hostile", f"A needle {HOSTILE}", title=HOSTILE)
    app = Host(SearchScreen((article,), "needle"))
    async with app.run_test(size=(220, 30)) as pilot:
        text = await _settled(pilot)
        assert f"needle {HARMLESS}" in text
        assert text.count(HARMLESS) == 2
        hit = _current(app)
        assert hit is not None
        assert article.body[hit.start : hit.end] == "needle"


async def test_a_pasted_control_character_is_not_shown_as_one() -> None:
    app = Host(SearchScreen(ARTICLES, HOSTILE))
    async with app.run_test(size=(120, 30)) as pilot:
        assert HARMLESS in await _settled(pilot)


async def test_a_hit_stands_out_by_more_than_colour() -> None:
    app = Host(SearchScreen(ARTICLES, "told"))
    async with app.run_test() as pilot:
        await _settled(pilot)
        lines = app.search.query_one(HitLines)
        styles = [s.style for y in range(1, 3) for s in lines.render_line(y) if s.text == "told" and s.style]
        assert styles
        assert all(style.reverse and style.bold for style in styles)


async def test_it_fits_a_small_terminal() -> None:
    app = Host(SearchScreen(ARTICLES, "told"))
    async with app.run_test(size=(60, 20)) as pilot:
        text = await _settled(pilot)
        assert "2 hits in 2 articles" in text
        assert " told, and the ferry" in text
