"""A speaker's page, and whom a typed name may mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chechnya_reader.model import Collection, Mention, Speaker
from chechnya_reader.tui.naming import NOBODY, Choice, Choices, names_of, others_than, speakers_for
from chechnya_reader.tui.speaker_page import SpeakerLines, SpeakerPage
from chechnya_reader.tui.view import View
from tests.tui.fakes import ANN, BOB, article, collection, quote, reader_app, settle
from tests.tui.hosts import HOSTILE, shown_text

NEXT = "right_square_bracket"
WITNESS = Speaker("a-witness-one", "a witness", "unnamed")
OTHER_WITNESS = Speaker("a-witness-two", "a witness", "unnamed")
LEE = Speaker("bo-lee", "Bo Lee", names=("Lee",))


def three_articles() -> Collection:
    old = article("old", "“The old words,” said Ann. “Old too,” said Bob.", date="2017", source="The North")
    new = article("new", "“The new words,” she said. “Seen,” it was said.", date="2017-04-13", kind="brief")
    undated = article("any", "“The words of no date,” said the head. “Heard,” it was said.")
    by_name = Mention(0, 4, "the head of it", "role")
    undated_quote = quote(undated, "The words of no date,", ANN)
    attribution = replace(undated_quote.attribution, mention=by_name)
    return collection(
        [undated, new, old],
        [
            replace(undated_quote, attribution=attribution),
            quote(undated, "Heard,", OTHER_WITNESS),
            quote(new, "The new words,", ANN, confidence="likely"),
            quote(new, "Seen,", WITNESS),
            quote(old, "The old words,", ANN, corrected=True),
            quote(old, "Old too,", BOB),
        ],
    )


@pytest.mark.parametrize("size", [(160, 48), (120, 40), (80, 24), (60, 20)])
async def test_the_page_tells_who_it_is_what_was_said_by_date_and_where(size: tuple[int, int]) -> None:
    async with reader_app(three_articles()).run_test(size=size) as pilot:
        screen = await settle(pilot)
        screen.open_article("old")
        await pilot.press(NEXT, "i")
        assert isinstance(pilot.app.screen, SpeakerPage)
        text = await shown_text(pilot)
        assert "Ann Lee" in text
        assert "head of the Bridge Office" in text
        assert "also called “the head of it”" in text
        order = [text.index(words) for words in ("The old words", "The new words", "The words of no date")]
        assert order == sorted(order)
        assert "✎ “The old words" in text or "✎  “The old words" in text
        assert " ? “The new words" in text
        assert "undated" in text
        await pilot.press("G")
        assert "1 quote" in await shown_text(pilot)
        assert "3 articles" in await shown_text(pilot) or size[1] < 30


async def test_enter_goes_to_the_quote_and_back_comes_back() -> None:
    async with reader_app(three_articles()).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("old")
        await pilot.press(NEXT, "i", "j", "enter")
        await pilot.pause()
        assert screen.view.article == "new"
        assert screen.view.current_quote is not None
        assert screen.view.current_quote.text == "The new words,"
        await pilot.press("H")
        assert screen.view.article == "old"


async def test_enter_on_an_article_opens_it() -> None:
    async with reader_app(three_articles()).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("old")
        await pilot.press(NEXT, "i", "G", "enter")
        await pilot.pause()
        assert screen.view.article == "any"


async def test_the_page_opens_from_a_heading_and_closes_by_its_own_key() -> None:
    async with reader_app(three_articles()).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        await pilot.press("3", "a", "g", "i")
        assert isinstance(pilot.app.screen, SpeakerPage)
        assert "Ann Lee" in await shown_text(pilot)
        await pilot.press("i")
        assert pilot.app.screen_stack == [screen]


async def test_a_quote_of_nobody_known_has_no_page() -> None:
    unknown = article("un", "“Words,” it was said.")
    async with reader_app(collection([unknown], [quote(unknown, "Words,")])).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("un")
        await pilot.press(NEXT, "i")
        assert pilot.app.screen is screen


async def test_hostile_names_on_the_page_are_shown_and_not_obeyed() -> None:
    told = article("told", f"“Words,” said {HOSTILE}", title=HOSTILE, source=HOSTILE)
    speaker = Speaker("x", HOSTILE, role=HOSTILE, names=(f"{HOSTILE} too",))
    async with reader_app(collection([told], [quote(told, "Words,", speaker)])).run_test(size=(160, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("told")
        await pilot.press(NEXT, "i")
        assert isinstance(pilot.app.screen, SpeakerPage)
        text = await shown_text(pilot)
        assert text.count("[@click=app.bell]c") >= 5
        assert not set("\x1b\x07\x9b\u202e\u200b") & set(text)


async def test_the_rows_follow_the_width() -> None:
    long = article("long", f"“{'Very long words ' * 8},” said Ann.")
    told = collection([long], [quote(long, f"{'Very long words ' * 8},", ANN)])
    async with reader_app(told).run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        page = SpeakerPage(View(told, "done"), ANN)
        await pilot.app.push_screen(page)
        await pilot.pause()
        wide = page.query_one(SpeakerLines).rows[1].height
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert page.query_one(SpeakerLines).rows[1].height > wide


async def test_where_articles_give_different_roles_each_stands_with_its_article() -> None:
    told = three_articles()
    roles = {"old": "deputy head", "new": "head of the Bridge Office", "any": None}
    quotes = tuple(replace(said, role=roles[said.article] if said.speaker == ANN else None) for said in told.quotes)
    async with reader_app(replace(told, quotes=quotes)).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("old")
        await pilot.press(NEXT, "i")
        lines = (await shown_text(pilot)).splitlines()
        (deputy,) = [number for number, line in enumerate(lines) if "as deputy head" in line]
        assert "Title of old" in lines[deputy - 1]
        assert "2017" in lines[deputy + 1]
        assert "as head of the Bridge Office" in "\n".join(lines)
        assert sum(" as " in line for line in lines) == 2
        assert "in other articles deputy head" in "\n".join(lines)


async def test_one_role_in_all_articles_is_told_once() -> None:
    told = three_articles()
    quotes = tuple(replace(said, role="head of the Bridge Office") for said in told.quotes)
    async with reader_app(replace(told, quotes=quotes)).run_test(size=(120, 40)) as pilot:
        screen = await settle(pilot)
        screen.open_article("old")
        await pilot.press(NEXT, "i")
        assert (await shown_text(pilot)).count("head of the Bridge Office") == 1


# Whom a name may mean


def _names(choices: Choices, typed: str = "") -> list[str]:
    return [choice.lead for choice in choices(typed)]


def _for(told: Collection, identity: str, words: str | None = None) -> Choices:
    (about,) = [quote for quote in told.quotes if quote.text == words] if words else [None]
    return speakers_for(told, told.articles_by_id[identity], about, told.speakers)


def test_first_stands_who_it_is_now_then_nobody_then_those_of_the_article() -> None:
    assert _names(_for(three_articles(), "old", "Old too,")) == ["Bob Stone", NOBODY.lead, "Ann Lee"]


@pytest.mark.parametrize("typed", ["nobody", "Unknown", "no one", "no"])
def test_whoever_types_nobody_names_no_person_of_that_name(typed: str) -> None:
    names = _names(_for(three_articles(), "old", "Old too,"), typed)
    assert names == [NOBODY.lead, typed]


def test_a_known_name_goes_before_nobody() -> None:
    noa = Speaker("noa-nobel", "Noa Nobel")
    told = article("told", "“Words,” said Noa Nobel.")
    there = collection([told], [quote(told, "Words,", noa)])
    assert _names(_for(there, "told"), "no")[:2] == ["Noa Nobel", NOBODY.lead]


def test_nobody_stands_first_where_nobody_is_known() -> None:
    assert _names(_for(three_articles(), "old"))[0] == NOBODY.lead


def test_an_unnamed_source_is_offered_only_where_it_speaks() -> None:
    choices = _for(three_articles(), "new", "Seen,")
    assert [choice.speaker for choice in choices("witness") if choice.speaker] == [WITNESS]
    assert "a witness" not in [choice.lead for choice in _for(three_articles(), "old")("witness") if choice.speaker]


def test_words_of_a_name_are_found_in_any_order_without_case_and_by_the_role() -> None:
    choices = _for(three_articles(), "old")
    assert _names(choices, "lee ANN")[0] == "Ann Lee"
    assert _names(choices, "bridge office")[0] == "Ann Lee"


def test_a_name_means_its_bearer_before_whoever_speaks_for_them() -> None:
    told = article("told", "“One,” he said. “Two,” it was said. “Three,” it was said.")
    speaks = Speaker("spokesperson-for-al-hart", "spokesperson for Al Hart", "spokesperson")
    quotes = [quote(told, "One,", Speaker("al", "Al Hart")), quote(told, "Two,", speaks), quote(told, "Three,", speaks)]
    choices = _for(collection([told], quotes), "told")
    assert _names(choices, "hart")[:2] == ["Al Hart", "spokesperson for Al Hart"]
    assert _names(choices, "spokes")[0] == "spokesperson for Al Hart"


def test_what_is_typed_can_be_a_new_name_unless_it_is_one_that_somebody_has() -> None:
    choices = _for(three_articles(), "old")
    assert _names(choices, "Ann") == ["Ann Lee", "Ann", NOBODY.lead]
    assert _names(choices, " ann  lee ") == ["Ann Lee", NOBODY.lead]
    assert Choice("Zoe Hill", "Zoe Hill", "a new name") in choices("Zoe Hill")


def test_another_form_of_a_name_means_its_bearer_and_no_new_speaker() -> None:
    told = article("told", "“Words,” said Lee.")
    choices = _for(collection([told], [quote(told, "Words,", LEE)]), "told")
    assert _names(choices, "lee") == ["Bo Lee", NOBODY.lead]


def test_of_namesakes_the_one_who_speaks_here_is_meant_and_else_it_says_that_it_is_another() -> None:
    first, second = article("first", "“One,” he said."), article("second", "“Two,” he said.")
    third = article("third", "“Three,” it was said.")
    quotes = [quote(first, "One,", Speaker("al", "Al Hart")), quote(second, "Two,", Speaker("al-2", "Al Hart"))]
    told = collection([first, second, third], quotes)
    here = [choice.speaker for choice in _for(told, "second")("al hart")]
    assert here == [Speaker("al-2", "Al Hart"), None]
    (other, _) = _for(told, "third")("al hart")
    assert other.speaker is None
    assert "another one" in other.detail


def test_a_guess_is_offered_as_one_but_never_first() -> None:
    told = article("told", "“Words,” it was said.")
    choices = _for(collection([told], [quote(told, "Words,", guess="Ann Lee")]), "told", "Words,")
    assert [(choice.lead, choice.detail) for choice in choices("")][1] == ("Ann Lee", "a guess of the program")
    assert _names(choices)[0] == NOBODY.lead


def test_a_merge_offers_everybody_else_those_of_like_names_first() -> None:
    told = three_articles()
    bo = article("bo", "“Yes,” said Bo.")
    told = collection([*told.articles, bo], [*told.quotes, quote(bo, "Yes,", LEE)])
    names = _names(others_than(told, ANN))
    assert names[0] == "Bo Lee"
    assert "Ann Lee" not in names
    witnesses = [choice.detail for choice in others_than(told, ANN)("witness")]
    assert witnesses == ["Title of any", "Title of new"]


def test_the_fullest_name_is_the_first_to_stay_and_any_other_can() -> None:
    choices = names_of((LEE, Speaker("l", "Bo A. Lee")))
    assert _names(choices) == ["Bo A. Lee", "Bo Lee", "Lee"]
    assert _names(choices, "Bodil Lee") == ["Bodil Lee"]
    assert _names(choices, "Bo Lee")[0] == "Bo Lee"
