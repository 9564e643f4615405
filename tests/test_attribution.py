from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chechnya_reader.attribution import RULES, attribute
from chechnya_reader.model import Quote
from chechnya_reader.quotes import find_spans
from chechnya_reader.text import paragraphs
from tests.case_files import Case, read_cases


def attributed(text: str) -> tuple[Quote, ...]:
    parts = paragraphs(text)
    return attribute(text, parts, find_spans(text, parts))


def shown(text: str) -> str:
    """One line a quote: mention, kind, rule, utterance, words."""
    lines = []
    for quote in attributed(text):
        mention = quote.mention.text if quote.mention else "-"
        words = quote.text.replace("\n", "⏎")
        lines.append(f"{mention} | {quote.kind} | {quote.rule} | {quote.utterance} | {words}")
    return "\n".join(lines) or "-"


@pytest.mark.parametrize("case", read_cases("attribution"), ids=lambda case: f"{case.file}: {case.title}")
def test_speakers_are_found_as_the_case_says(case: Case) -> None:
    assert shown(case.text) == case.expected


def test_every_rule_fires_in_some_case() -> None:
    fired = {quote.rule for case in read_cases("attribution") for quote in attributed(case.text)}
    assert {rule.name for rule in RULES} <= fired


def test_every_rule_says_what_it_is_for() -> None:
    assert [rule.name for rule in RULES if not (rule.find.__doc__ or "").strip()] == []


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "“We wait,” said Lind.",
            "Holm, a guard at the gate, told Lind that “nothing moves.”",
            "“Why?” she asked.",
            "According to the Harbour Office, “all is well.”",
            "He said:",
            "“A long part.",
            "— Mara Lind",
            "Lind’s words: “no.”",
            "was told by, who said “x” and “y,” adding",
            "(as Holm put it) “we",
            "LIND: “Yes.”",
        ]
    )
    | st.text(alphabet="aA said,.:;-—()“”’' \n", max_size=30),
    max_size=8,
)


@given(SENTENCES, st.sampled_from([" ", "\n", "\n\n"]))
@settings(max_examples=300, deadline=None)
def test_whatever_is_found_stands_in_the_text_where_it_says(sentences: list[str], joint: str) -> None:
    text = joint.join(sentences)
    last_utterance = -1
    for quote in attributed(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.utterance in (last_utterance, last_utterance + 1)
        last_utterance = quote.utterance
        for mention in (quote.attribution.mention, quote.attribution.cue, quote.attribution.antecedent):
            assert mention is None or (mention.text and text[mention.start : mention.end] == mention.text)


@given(SENTENCES)
@settings(max_examples=150, deadline=None)
def test_a_quote_of_unknown_speaker_names_nobody_but_as_a_guess(sentences: list[str]) -> None:
    for quote in attributed("\n\n".join(sentences)):
        if quote.confidence == "unknown":
            assert quote.mention is None
        else:
            assert quote.mention is not None
            assert quote.guess is None
            assert quote.rule != "none"


def test_no_mention_lies_inside_the_words_of_its_own_quote_but_in_a_transcript() -> None:
    for case in read_cases("attribution"):
        for quote in attributed(case.text):
            if quote.mention is not None and quote.rule != "transcript-name":
                assert not quote.start <= quote.mention.start < quote.end


def test_a_transcript_of_many_turns_is_parted_into_all_of_them() -> None:
    turns = [f'"{"HOLM" if turn % 2 else "LIND"}: It is shut.' for turn in range(3000)]
    quotes = attributed("\n\n".join(turns))
    assert len(quotes) == len(turns)
    assert {quote.mention.text for quote in quotes if quote.mention} == {"HOLM", "LIND"}
