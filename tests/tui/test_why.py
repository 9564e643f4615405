from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App

from chechnya_reader.attribution import RULES
from chechnya_reader.corrections import RULE
from chechnya_reader.library import bundled_root, open_collection
from chechnya_reader.model import Article, Attribution, Collection, Mention, Quote, Span, Speaker
from chechnya_reader.tui.why import RULE_SENTENCES, WhyScreen, confidence_of, guess_of, printings_of, reason_of
from tests.tui.hosts import HARMLESS, HOSTILE, shown_text

BODY = "Mira Okonta keeps bees.\n\n“They came back in April,” she said.\n\nTo the paper she said it again."
TEXT = "They came back in April,"
OKONTA = Speaker("mira-okonta", "Mira Okonta", role="a keeper of bees")


def _mention(words: str, body: str = BODY) -> Mention:
    start = body.index(words)
    return Mention(start, start + len(words), words, "person")


QUOTE = Quote(
    BODY.index(TEXT),
    BODY.index(TEXT) + len(TEXT),
    TEXT,
    speaker=OKONTA,
    attribution=Attribution("speaker-then-verb", "certain", _mention("she"), _mention("said")),
    id="bees#1",
    article="bees",
    line=8,
)
ARTICLE = Article("bees", "news/bees.md", "bees.md", "Bees", BODY, body_line=6)


def _collection(quote: Quote) -> Collection:
    return Collection("news", "news", articles=(ARTICLE,), quotes=(quote,))


def _attributed(attribution: Attribution, speaker: Speaker | None = OKONTA) -> Quote:
    return replace(QUOTE, attribution=attribution, speaker=speaker)


def _reason(quote: Quote) -> str:
    return reason_of(_collection(quote), quote)


def test_the_rule_the_cue_and_the_mention_are_told() -> None:
    quote = _attributed(Attribution("verb-then-speaker", "certain", _mention("Mira Okonta"), _mention("said")))
    assert _reason(quote) == "Right after the words the text goes on with “said”, and then names “Mira Okonta”."


def test_a_pronoun_is_told_with_what_it_stands_for_and_where_that_is() -> None:
    attribution = Attribution("speaker-then-verb", "likely", _mention("she"), _mention("said"), _mention("Mira Okonta"))
    assert _reason(_attributed(attribution)).endswith("“she” stands for “Mira Okonta” on line 6.")


def test_a_pronoun_for_a_surname_is_told_with_the_full_name() -> None:
    surname = replace(_mention("Okonta"), text="Okonta")
    attribution = Attribution("speaker-then-verb", "likely", _mention("she"), _mention("said"), surname)
    assert _reason(_attributed(attribution)).endswith("“she” stands for “Okonta” on line 6, who is Mira Okonta.")


def test_another_form_of_the_name_is_told_with_the_full_one() -> None:
    attribution = Attribution("cue-before", "certain", _mention("Okonta"), _mention("said"))
    assert _reason(_attributed(attribution)).endswith("“Okonta” is Mira Okonta.")


def test_a_quote_without_a_speaker_says_that_nobody_is_named() -> None:
    quote = _attributed(Attribution("none", "unknown"), speaker=None)
    assert _reason(quote) == "Nothing near these words says who spoke or wrote them."
    assert confidence_of(quote).startswith("Unknown")
    assert guess_of(quote) == ""


def test_a_guess_is_told_as_a_guess() -> None:
    quote = _attributed(Attribution("none", "unknown", guess="Mira Okonta"), speaker=None)
    assert guess_of(quote) == "A guess, counted for nobody: Mira Okonta."


def test_how_sure_it_is_is_told_in_words() -> None:
    assert confidence_of(QUOTE) == "Certain: the text says so itself."
    assert confidence_of(replace(QUOTE, attribution=replace(QUOTE.attribution, rule=RULE))) == ""
    likely = _attributed(replace(QUOTE.attribution, confidence="likely"))
    assert confidence_of(likely).startswith("Likely, not certain")


def test_a_speaker_put_right_by_hand_needs_no_rule() -> None:
    by_hand = replace(_attributed(Attribution(RULE, "certain")), corrected=True)
    assert _reason(by_hand) == "The speaker was put right by hand."
    assert _reason(replace(by_hand, speaker=None)) == "It was put in by hand that nobody says who."


def test_a_name_put_right_by_hand_keeps_the_reason_of_the_attribution() -> None:
    reason = _reason(replace(QUOTE, corrected=True))
    assert "names “she”" in reason
    assert reason.endswith("The name was put right by hand.")


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ((), ""),
        ((Span(0, 4),), "The article prints the same words on line 6 too."),
        ((Span(0, 4), Span(25, 29)), "The article prints the same words on lines 6, 8 too."),
    ],
)
def test_other_printings_are_told_by_their_lines(also: tuple[Span, ...], told: str) -> None:
    quote = replace(QUOTE, also=also)
    assert printings_of(_collection(quote), quote) == told


def test_words_that_look_like_a_template_stay_as_they_are() -> None:
    mention = Mention(0, 4, "{cue} {0}", "person")
    assert "“{cue} {0}”" in _reason(_attributed(Attribution("cue-before", "likely", mention, mention)))


def test_a_rule_that_has_no_sentence_yet_still_tells_its_words() -> None:
    quote = _attributed(Attribution("rule-of-tomorrow", "likely", _mention("she"), _mention("said")))
    assert _reason(quote).startswith("The text names “she” there. The word that says so is “said”.")


def test_every_rule_has_a_sentence_and_every_sentence_a_rule() -> None:
    names = {rule.name for rule in RULES} | {"same-sentence-later"}
    assert set(RULE_SENTENCES) == names


def test_every_rule_that_the_collection_that_comes_along_needs_has_a_sentence() -> None:
    used = {quote.rule for quote in open_collection(bundled_root()).quotes if quote.mention is not None}
    assert used
    assert used <= set(RULE_SENTENCES)


@pytest.mark.parametrize("rule", RULE_SENTENCES)
def test_the_sentence_of_every_rule_cites_the_mention_and_the_cue(rule: str) -> None:
    reason = _reason(_attributed(Attribution(rule, "likely", _mention("Mira Okonta"), _mention("said"))))
    assert "“Mira Okonta”" in reason
    assert "“said”" in reason
    without_cue = _reason(_attributed(Attribution(rule, "likely", _mention("Mira Okonta"))))
    assert "{" not in without_cue
    assert without_cue.endswith(".")


def test_a_mark_is_not_told_as_a_word() -> None:
    mark = Mention(0, 1, ":", "other")
    assert "“:”" not in _reason(_attributed(Attribution("colon-before", "likely", _mention("Mira Okonta"), mark)))


def test_a_mention_that_nobody_could_be_found_for_says_so() -> None:
    quote = _attributed(Attribution("speaker-then-verb", "certain", _mention("she"), _mention("said")), speaker=None)
    assert _reason(quote).endswith("Who “she” is, the text does not say clearly enough.")
    assert confidence_of(quote).startswith("Unknown"), "the rule may be certain, the speaker is not"


class Host(App[None]):
    def __init__(self, quote: Quote) -> None:
        super().__init__()
        self.quote = quote
        self.results: list[None] = []

    def on_mount(self) -> None:
        self.push_screen(WhyScreen(_collection(self.quote), self.quote), self.results.append)


@pytest.mark.parametrize("size", [(60, 20), (160, 48)])
async def test_the_screen_tells_it_all_and_where_to_look(size: tuple[int, int]) -> None:
    app = Host(replace(QUOTE, also=(Span(0, 4),)))
    async with app.run_test(size=size) as pilot:
        text = await shown_text(pilot)
        for words in (
            "Mira Okonta",
            "a keeper of bees",
            "the text names “she”",
            "Certain: the text says so itself.",
            "The article prints the same words on line 6 too.",
            "news/bees.md:8",
        ):
            assert words in text


async def test_a_speaker_who_is_unknown_is_not_given_the_guess_as_a_name() -> None:
    app = Host(_attributed(Attribution("none", "unknown", guess="Mira Okonta"), speaker=None))
    async with app.run_test() as pilot:
        lines = [line.strip(" │█") for line in (await shown_text(pilot)).splitlines()]
        assert "Unknown" in lines
        assert "Mira Okonta" not in lines
        assert "A guess, counted for nobody: Mira Okonta." in lines


async def test_it_closes_with_escape_q_and_its_own_key() -> None:
    app = Host(QUOTE)
    async with app.run_test() as pilot:
        for key in ("escape", "q", "w"):
            await pilot.press(key)
            app.on_mount()
            await pilot.pause()
        assert app.results == [None, None, None]


async def test_what_an_article_holds_is_shown_and_not_obeyed() -> None:
    mention = Mention(0, 4, HOSTILE, "person")
    speaker = Speaker("x", HOSTILE, role=HOSTILE)
    app = Host(
        replace(QUOTE, text=HOSTILE, speaker=speaker, attribution=Attribution("cue-before", "likely", mention, mention))
    )
    async with app.run_test(size=(160, 40)) as pilot:
        text = await shown_text(pilot)
        assert text.count("[@click=app.bell]c") >= 4
        assert f"“{HARMLESS}”" in text
        assert not set("\x1b\x07\x9b\u202e\u200b") & set(text)


async def test_a_long_explanation_is_scrolled() -> None:
    app = Host(replace(QUOTE, also=tuple(Span(25, 29) for _ in range(3))))
    async with app.run_test(size=(60, 12)) as pilot:
        assert "news/bees.md:8" not in await shown_text(pilot)
        await pilot.press("G")
        assert "news/bees.md:8" in await shown_text(pilot)
        await pilot.press("g", "j", "k")
        assert "Mira Okonta · a keeper" in await shown_text(pilot)
