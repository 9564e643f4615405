from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.extraction import find_quotes
from chechnya_reader.mentions import find_mentions
from chechnya_reader.model import Attribution, Mention, Quote, Span, Speaker
from chechnya_reader.speakers import join_articles, name_speakers
from chechnya_reader.speakers.names import given_key, surname_key
from chechnya_reader.speakers.phrases import parse

CASES = Path(__file__).parent / "cases" / "speakers"


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: str


def read_cases(name: str) -> list[Case]:
    parts = re.split(r"^\.\n", (CASES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    fields = [part.strip("\n") for part in parts[:-1]]
    assert len(fields) % 3 == 0, f"{name}: a case lacks a line with a dot"
    return [Case(*fields[index : index + 3]) for index in range(0, len(fields), 3)]


def article(marked: str) -> tuple[str, tuple[Quote, ...]]:
    """The text without its braces, and its quotes with the mentions that the braces held."""
    text = ""
    mentions: list[Mention] = []
    for piece in re.split(r"(\{[^}]*\})", marked):
        plain = piece.strip("{}")
        if piece.startswith("{"):
            mentions.append(Mention(len(text), len(text) + len(plain), plain))
        text += plain
    spans = [match.span(1) for match in re.finditer("“([^”]*)”", text)]
    assert len(spans) == len(mentions), marked
    quotes = tuple(
        Quote(start, end, text[start:end], attribution=Attribution("test", "certain", mention))
        for (start, end), mention in zip(spans, mentions, strict=True)
    )
    return text, quotes


def named(marked: str) -> tuple[Quote, ...]:
    text, quotes = article(marked)
    return name_speakers(text, quotes, find_mentions(text))


def titles(cases: Sequence[Case]) -> list[str]:
    return [case.title for case in cases]


WITHIN = read_cases("within.txt")
ACROSS = read_cases("across.txt")


@pytest.mark.parametrize("case", WITHIN, ids=titles(WITHIN))
def test_within_an_article(case: Case) -> None:
    found = []
    for quote, line in zip(named(case.text), case.expected.splitlines(), strict=True):
        role = quote.speaker.role if quote.speaker and "|" in line else None
        found.append((quote.speaker.name if quote.speaker else "nobody") + (f" | {role}" if "|" in line else ""))
    assert found == case.expected.splitlines()


def folder(case: Case) -> list[Quote]:
    return [
        replace(quote, article=str(number))
        for number, line in enumerate(case.text.splitlines(), 1)
        for quote in named(line)
    ]


@pytest.mark.parametrize("case", ACROSS, ids=titles(ACROSS))
def test_across_articles(case: Case) -> None:
    quotes, speakers = join_articles(folder(case))
    found = []
    for speaker in dict.fromkeys(quote.speaker for quote in quotes if quote.speaker):
        numbers = dict.fromkeys(quote.article for quote in quotes if quote.speaker == speaker)
        found.append(f"{' '.join(numbers)} = {speaker.name}")
    assert found == case.expected.splitlines()
    assert {quote.speaker for quote in quotes if quote.speaker} == set(speakers)


def joined_across() -> list[bool]:
    """For every two quotes of a folder under one speaker, whether that is right."""
    right = []
    for case in ACROSS:
        wanted = [set(line.split(" = ")[0].split()) for line in case.expected.splitlines()]
        quotes, _ = join_articles(folder(case))
        for first, second in combinations(quotes, 2):
            if first.speaker is not None and first.speaker == second.speaker:
                right.append(any({first.article, second.article} <= group for group in wanted))
    return right


def joined_within() -> list[bool]:
    """For every two quotes of an article under one speaker, whether that is right."""
    right = []
    for case in WITHIN:
        wanted = [line.split(" | ")[0] for line in case.expected.splitlines()]
        for (first, one), (second, other) in combinations(zip(named(case.text), wanted, strict=True), 2):
            if first.speaker is not None and first.speaker == second.speaker:
                right.append(one == other != "nobody")
    return right


def test_pairs_that_are_joined_are_the_same_person_in_nearly_every_case() -> None:
    right = [*joined_within(), *joined_across()]
    assert len(right) > 40
    assert sum(right) / len(right) >= 0.98


def test_there_are_enough_cases_and_as_many_that_must_stay_apart() -> None:
    apart = [case for case in ACROSS if len(case.expected.splitlines()) > 1]
    left_open = [case for case in WITHIN if "nobody" in case.expected]
    assert len(WITHIN) + len(ACROSS) >= 150
    assert len(apart) >= 40
    assert len(left_open) >= 8


def test_titles_of_cases_are_told_apart() -> None:
    assert len(set(titles(WITHIN))) == len(WITHIN)
    assert len(set(titles(ACROSS))) == len(ACROSS)


def test_a_pronoun_keeps_the_mention_that_it_takes_up() -> None:
    text, quotes = article("Anna Bell came. “It is closed,” {she} said.")
    (quote,) = name_speakers(text, quotes, find_mentions(text))
    antecedent = quote.attribution.antecedent
    assert antecedent is not None
    assert text[antecedent.start : antecedent.end] == antecedent.text == "Anna Bell"


def test_a_short_name_keeps_the_full_one_that_it_stands_for() -> None:
    (quote,) = named("Anna Bell came. “It is closed,” {Bell} said.")
    assert quote.attribution.antecedent is not None
    assert quote.attribution.antecedent.text == "Anna Bell"
    assert quote.speaker is not None
    assert quote.speaker.names == ("Bell",)


def test_a_pronoun_between_two_people_keeps_its_mention_and_a_guess() -> None:
    (quote,) = named("Viktor Orlov spoke for an hour. The bill was paid by Peter Strand. “It was time,” {he} said.")
    assert quote.speaker is None
    assert quote.mention is not None
    assert quote.mention.text == "he"
    assert quote.confidence == "certain"
    assert quote.guess == "Viktor Orlov"


def test_a_pronoun_with_somebody_else_in_the_sentence_is_likely_and_not_certain() -> None:
    (clear,) = named("Viktor Orlov spoke. “It was time,” {he} said.")
    (doubtful,) = named("Viktor Orlov thanked Peter Strand. “It was time,” {he} said.")
    assert (clear.confidence, doubtful.confidence) == ("certain", "likely")


def test_a_given_name_speaks_against_a_pronoun_and_never_for_it() -> None:
    (against,) = named("Basil Strand brought the bill. “It was dear,” {she} said.")
    (unknown,) = named("Kestin Strand brought the bill. “It was dear,” {she} said.")
    assert against.speaker is None
    assert unknown.speaker is not None


@pytest.mark.parametrize(
    "text",
    [
        "“No,” said " + "Anna " * 1_000 + "Bell. “Yes,” she said.",
        "Peter Bell and Anna Bell came. " + "Bell went home. " * 10_000 + "“No,” said Bell.",
        "Senator Peter Bell came.\n\n" + "“No,” the senator said. A new player came. “Yes,” the player said.\n\n" * 500,
    ],
    ids=["a name of a thousand words", "ten thousand places of a surname", "a thousand descriptions"],
)
def test_text_that_is_made_to_hurt_is_named_without_delay(text: str) -> None:
    quotes = find_quotes(text)
    assert quotes
    before = process_time()
    name_speakers(text, quotes, find_mentions(text))
    assert process_time() - before < 5


def test_a_quote_whose_attribution_is_unknown_has_no_speaker() -> None:
    text, quotes = article("“It is closed,” {Anna Bell} said.")
    unknown = replace(
        quotes[0],
        attribution=replace(quotes[0].attribution, confidence="unknown"),
        speaker=Speaker("anna-bell", "Anna Bell"),
    )
    (quote,) = name_speakers(text, [unknown], find_mentions(text))
    assert quote.speaker is None


def test_naming_changes_nothing_of_a_quote_but_speaker_and_attribution() -> None:
    text, quotes = article("“It is closed,” {Anna Bell} said.")
    full = replace(
        quotes[0], kind="partial", utterance=3, also=(Span(0, 1),), corrected=True, id="i", article="a", line=7
    )
    (quote,) = name_speakers(text, [full], find_mentions(text))
    assert quote.speaker is not None
    assert replace(quote, speaker=None, attribution=full.attribution) == full


def test_two_unnamed_sources_of_one_article_have_two_ids() -> None:
    first, second = named("“It is closed,” {one man} said.\n\n“It is open,” {one man} said.")
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.id != second.speaker.id
    assert first.speaker.kind == second.speaker.kind == "unnamed"


def test_the_id_of_an_unnamed_source_does_not_depend_on_other_articles() -> None:
    quotes = [replace(quote, article="b") for quote in named("“It is closed,” {one man} said.")]
    other = [replace(quote, article="a") for quote in named("“It is open,” {one man} said.")]
    alone, _ = join_articles(quotes)
    both, _ = join_articles([*other, *quotes])
    assert alone[0].speaker is not None
    assert both[1].speaker == alone[0].speaker


def test_a_namesake_has_a_number_in_the_id() -> None:
    lines = ("“No,” {Senator Judith Calloway} said.", "“Yes,” {plumber Judith Calloway} said.")
    quotes = [replace(quote, article=str(index)) for index, line in enumerate(lines) for quote in named(line)]
    _, speakers = join_articles(quotes)
    assert [speaker.id for speaker in speakers] == ["judith-calloway", "judith-calloway-2"]


def test_a_joined_speaker_has_the_other_forms_and_the_fullest_role() -> None:
    lines = (
        "“No,” {Kremlin spokesperson Pavel Gusin} said. “Never,” {Gusin} said.",
        "“Yes,” {Gusin} said.",
        "“Perhaps,” said {Pavel A. Gusin}, the Kremlin spokesperson for maps.",
    )
    quotes = [replace(quote, article=str(index)) for index, line in enumerate(lines) for quote in named(line)]
    _, speakers = join_articles(quotes)
    assert len(speakers) == 1
    assert speakers[0].name == "Pavel A. Gusin"
    assert speakers[0].names == ("Pavel Gusin", "Gusin")
    assert speakers[0].role == "Kremlin spokesperson for maps"


def test_all_speakers_come_by_name_without_case_and_accents() -> None:
    lines = ("“A,” {Zoe Hart} said.", "“B,” {Émile Roux} said.", "“C,” {Anna Bell} said.")
    quotes = [replace(quote, article=str(index)) for index, line in enumerate(lines) for quote in named(line)]
    _, speakers = join_articles(quotes)
    assert [speaker.name for speaker in speakers] == ["Anna Bell", "Émile Roux", "Zoe Hart"]


def test_joining_what_is_joined_changes_nothing() -> None:
    quotes = [quote for case in ACROSS[:20] for quote in folder(case)]
    once = join_articles(quotes)
    assert [quote.speaker and quote.speaker.name for quote in once[0]] == [
        quote.speaker and quote.speaker.name for quote in join_articles(once[0])[0]
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("dmitri", "dmitriy"), ("aleksei", "alexey"), ("sergei", "sergey"), ("yuri", "yury"), ("natalia", "natalya")],
)
def test_spellings_of_a_given_name_have_one_key(first: str, second: str) -> None:
    assert given_key(first) == given_key(second)


@pytest.mark.parametrize(
    ("first", "second"), [("zakharov", "zakharova"), ("smith", "smyth"), ("brown", "braun"), ("barlow", "barlov")]
)
def test_surnames_that_only_look_alike_have_two_keys(first: str, second: str) -> None:
    assert surname_key(first) != surname_key(second)


@given(st.text())
def test_any_words_can_be_read_as_a_phrase(text: str) -> None:
    phrase = parse(text)
    assert phrase is None or phrase.kind in {"person", "organisation", "spokesperson", "pronoun", "unnamed"}


WORDS = st.sampled_from(
    re.split(" ", "Anna Bell Orlov Mr. he she they who said the a spokesman of “ ” , . ’s ¶ Ministry it")
)


@given(st.lists(WORDS, max_size=40), st.data())
def test_speakers_never_raise_and_antecedents_are_words_of_the_text(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens).replace("¶", "\n\n")
    quotes = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        begin = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(begin, min(len(text), begin + 30)))
        mention = Mention(begin, stop, text[begin:stop])
        quotes.append(Quote(start, end, text[start:end], attribution=Attribution("test", "likely", mention)))
    found = name_speakers(text, quotes, find_mentions(text))
    assert [(quote.start, quote.end) for quote in found] == [(quote.start, quote.end) for quote in quotes]
    for quote in found:
        antecedent = quote.attribution.antecedent
        assert antecedent is None or text[antecedent.start : antecedent.end] == antecedent.text
    joined, speakers = join_articles(found)
    assert len(joined) == len(found)
    assert len({speaker.id for speaker in speakers}) == len(speakers)
