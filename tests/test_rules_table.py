from __future__ import annotations

from scripts.rules_table import Judged, judged_corpus, kept, table

from chechnya_reader.attribution import RULES


def test_the_table_counts_each_rule_by_how_sure_it_was() -> None:
    judged = [
        Judged("cue-before", "certain", True),
        Judged("cue-before", "certain", False),
        Judged("verb-then-speaker", "likely", True),
        Judged("none", "unknown", False),
    ]
    assert table(judged)[2:] == [
        "| verb-then-speaker |  | 1 / 1 = 1.000 |  |",
        "| cue-before | 1 / 2 = 0.500 |  |  |",
        "| none |  |  | 0 / 1 = 0.000 |",
        "| **all** | 1 / 2 = 0.500 | 1 / 1 = 1.000 | 0 / 1 = 0.000 |",
    ]


def test_what_is_not_measured_now_stays_on_the_page() -> None:
    page = "# Head\n\n## Old\n\n| a |\n\n## New\n\n| b |\n"
    assert kept(page, {"New": ["| c |"]}) == {"New": ["| c |"], "Old": ["| a |"]}


def test_the_corpus_is_judged_by_rules_of_the_table() -> None:
    assert {one.rule for one in judged_corpus()} <= {*(rule.name for rule in RULES), "none"}
