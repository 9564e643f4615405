from __future__ import annotations

from chechnya_reader.model import Attribution, Mention, Quote, Speaker
from chechnya_reader.printings import printed_once

LONG = "The bridge will be open again before the winter comes"


def quote(body: str, text: str, nth: int = 0, speaker: str | None = None) -> Quote:
    start = -1
    for _ in range(nth + 1):
        start = body.index(text, start + 1)
    named = Speaker(id=speaker.lower(), name=speaker) if speaker else None
    mention = Mention(0, 1, body[0]) if speaker else None
    attribution = (
        Attribution(rule="test", confidence="certain", mention=mention) if speaker else Quote(0, 0, "").attribution
    )
    return Quote(start, start + len(text), text, speaker=named, attribution=attribution)


def test_a_long_passage_printed_twice_is_one_quote_at_its_later_place() -> None:
    body = f"“{LONG},” said Orla Finch.\n\nSomething else.\n\n“{LONG},” Finch had said."
    first, second = quote(body, LONG, 0, "Finch"), quote(body, LONG, 1, "Finch")
    (kept,) = printed_once(body, [first, second])
    assert (kept.start, kept.end) == (second.start, second.end)
    assert [(span.start, span.end) for span in kept.also] == [(first.start, first.end)]


def test_three_printings_are_one_quote_that_knows_both_others() -> None:
    body = f"“{LONG}”\n“{LONG}”\n“{LONG}”"
    (kept,) = printed_once(body, [quote(body, LONG, n) for n in range(3)])
    assert [body[span.start : span.end] for span in kept.also] == [LONG, LONG]
    assert kept.start == body.rindex(LONG)


def test_a_pull_quote_without_a_name_takes_over_the_attribution_of_the_first_printing() -> None:
    body = f"“{LONG},” said Orla Finch.\n\n“{LONG}”"
    (kept,) = printed_once(body, [quote(body, LONG, 0, "Finch"), quote(body, LONG, 1)])
    assert kept.speaker is not None
    assert kept.speaker.name == "Finch"
    assert kept.start == body.rindex(LONG)


def test_the_same_words_of_two_people_stay_two_quotes() -> None:
    body = f"“{LONG},” said Finch.\n\n“{LONG},” said Marsh."
    assert len(printed_once(body, [quote(body, LONG, 0, "Finch"), quote(body, LONG, 1, "Marsh")])) == 2


def test_a_short_fragment_in_a_paragraph_saved_twice_is_one_quote() -> None:
    body = 'The mayor called the plan “quite absurd” on Monday.\n\nThe mayor called the plan "quite absurd" on Monday.'
    assert len(printed_once(body, [quote(body, "quite absurd", 0), quote(body, "quite absurd", 1)])) == 1


def test_a_short_fragment_that_stands_twice_in_different_sentences_stays_two_quotes() -> None:
    body = "The mayor called the plan “quite absurd” on Monday.\n\nA critic found the answer “quite absurd” in turn."
    kept = printed_once(body, [quote(body, "quite absurd", 0), quote(body, "quite absurd", 1)])
    assert [one.also for one in kept] == [(), ()]
    assert len(kept) == 2
