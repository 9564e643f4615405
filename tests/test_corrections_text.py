"""The text of a corrections file: a person's own, changed by nothing but what is added or undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.corrections import (
    Correction,
    CorrectionError,
    Merge,
    MissedQuote,
    Named,
    NotAQuote,
    SpeakerCorrection,
    Words,
)
from chechnya_reader.corrections.reading import SIZE_LIMIT, Document, read_document
from chechnya_reader.corrections.records import rendered
from tests.correction_files import ALL, BY_HAND, MERGE, NONE, SPEAKER


def read(text: str) -> Document:
    return read_document(text, "news/corrections.yaml")


def codes(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in read(text).faults]


def test_what_is_written_can_be_read_by_a_person() -> None:
    assert rendered(SPEAKER) == (
        "- kind: speaker\n"
        '  speaker: "Mara Lind"\n'
        '  article: "ferry"\n'
        '  file: "ferry.md"\n'
        '  exact: "We were never asked,"\n'
        '  prefix: "before “"\n'
        '  suffix: "” after"\n'
        '  made: "2026-11-20T12:30:00+00:00"\n'
    )
    assert rendered(MERGE) == (
        "- kind: merge\n"
        '  name: "Mara Lind"\n'
        "  speakers:\n"
        '  - "Mara Lind"\n'
        '  - name: "a witness"\n'
        '    article: "ferry"\n'
        '  made: "2026-11-20T12:33:00+00:00"\n'
    )


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\t\"'\\#:-&*\u2028\x85\ufeff"))
FILLED = TEXTS.filter(lambda text: bool(text.strip()))
NAMES = FILLED.map(lambda text: " ".join(text.split())).filter(bool)
PLACES = st.builds(Words, FILLED, FILLED, TEXTS, TEXTS, TEXTS)
RECORDS: st.SearchStrategy[Correction] = st.one_of(
    st.builds(SpeakerCorrection, PLACES, st.none() | NAMES, made=TEXTS),
    st.builds(NotAQuote, PLACES),
    st.builds(MissedQuote, PLACES, st.none() | NAMES, st.sampled_from(["direct", "partial"])),
    st.builds(Merge, st.lists(st.builds(Named, NAMES, TEXTS), min_size=1, max_size=3).map(tuple), NAMES),
)


@given(st.lists(RECORDS, max_size=3))
def test_whatever_a_correction_says_is_read_back(added: list[Correction]) -> None:
    document = read("")
    for record in added:
        document = read(document.with_added(record))
    assert (document.records, document.faults) == (tuple(added), ())


def test_nothing_invisible_is_written_but_as_an_escape() -> None:
    text = rendered(NotAQuote(Words("ferry", "a\u202eb\x1b[31m\u200bc\u2028\x00", made := "")))
    assert made == ""
    assert "\\u202e" in text
    assert all(character.isprintable() for character in text.replace("\n", ""))


def test_a_file_name_in_no_utf8_is_refused_in_one_line() -> None:
    with pytest.raises(CorrectionError, match="rename the file"):
        rendered(NotAQuote(Words("caf\udce9", "We were never asked,")))


def test_entries_written_by_hand_are_read_with_their_lines() -> None:
    document = read(BY_HAND)
    assert document.faults == ()
    assert document.records == (
        SpeakerCorrection(Words("ferry", "We were never asked,"), "Mara Lind"),
        NotAQuote(Words("ferry", "Great Crossing")),
    )
    assert [(record.path, record.line) for record in document.records] == [
        ("news/corrections.yaml", 5),
        ("news/corrections.yaml", 13),
    ]


@pytest.mark.parametrize("written", ["null", "~", "", "Null"])
def test_a_plain_null_is_no_name(written: str) -> None:
    (record,) = read(f"corrections:\n- kind: speaker\n  article: a\n  exact: b\n  speaker: {written}\n").records
    assert record == SpeakerCorrection(Words("a", "b"), None)


def test_a_name_that_is_null_is_a_name() -> None:
    (record,) = read("corrections:\n- kind: speaker\n  article: a\n  exact: b\n  speaker: 'Null'\n").records
    assert record == SpeakerCorrection(Words("a", "b"), "Null")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("just words", "no mapping"),
        ("kind: speech\n  article: a\n  exact: b", "`kind: speech` is not known"),
        ("article: a\n  exact: b", "`kind` is missing"),
        ("kind: not-a-quote\n  exact: b", "`article` is missing"),
        ("kind: not-a-quote\n  article: a\n  exact: ' '", "`exact` is missing or empty"),
        ("kind: not-a-quote\n  article: a\n  exact: [b]", "`exact` is a list"),
        ("kind: speaker\n  article: a\n  exact: b", "`speaker` is missing"),
        ("kind: speaker\n  article: a\n  exact: b\n  speaker: ''", "`speaker` is missing or empty"),
        ("kind: quote\n  article: a\n  exact: b\n  form: half", "`form: half` is not known"),
        ("kind: merge\n  name: A\n  speakers: B", "`speakers` is no list"),
        ("kind: merge\n  speakers: [B, C]", "`name` is missing"),
        ("kind: merge\n  name: A\n  speakers: [[B]]", "no mapping"),
        ("kind: speaker\n  kind: quote\n  article: a\n  exact: b", "`kind` stands in it twice"),
        ("kind: speaker\n  [a]: b", "a key is a list"),
    ],
)
def test_a_bad_entry_costs_only_itself(entry: str, says: str) -> None:
    good = "- kind: not-a-quote\n  article: a\n  exact: good\n"
    text = f"corrections:\n{good}- {entry}\n{good}"
    document = read(text)
    (fault,) = document.faults
    assert (fault.line, fault.code) == (5, "correction-entry")
    assert says in fault.message
    assert document.records == (NotAQuote(Words("a", "good")),) * 2
    assert document.with_added(NONE).startswith(text)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("corrections:\n- kind: [\n", 3, "yaml-syntax"),
        ("<<<<<<< HEAD\ncorrections:\n=======\n", 2, "yaml-syntax"),
        ("corrections:\n- &a\n  kind: quote\n- *a\n", 2, "yaml-alias"),
        ("corrections:\n- kind: *a\n", 2, "yaml-alias"),
        ("corrections: []\n---\ncorrections: []\n", 2, "yaml-syntax"),
        ("corrections:\n- kind: quote\ncorrections:\n", 3, "duplicate-key"),
        ("- kind: quote\n", 1, "yaml-shape"),
        ("words\n", 1, "yaml-shape"),
        ("corrections: none\n", 1, "yaml-shape"),
        ("corrections:\n  kind: quote\n", 2, "yaml-shape"),
        ("a: " + "[" * 50 + "]" * 50, 1, "yaml-depth"),
        ("a: " + "[" * 50_000, 1, "yaml-depth"),
        ("#" * (SIZE_LIMIT + 1), 1, "yaml-size"),
    ],
)
def test_what_cannot_be_read_is_one_fault_and_refuses_to_be_written(text: str, line: int, code: str) -> None:
    document = read(text)
    assert codes(text) == [(line, code)]
    assert document.records == ()
    for change in (document.with_added, document.without):
        with pytest.raises(CorrectionError, match=rf"^news/corrections\.yaml:{line}: nothing was written"):
            change(NONE)


@given(st.text() | st.text(alphabet="corections:\n -[]{}#|>'\"&*?!"))
def test_any_text_is_read_without_an_error_and_written_soundly_or_not_at_all(text: str) -> None:
    document = read(text)
    try:
        added = document.with_added(NONE)
    except CorrectionError:
        return
    assert read(added).records == (*document.records, NONE)


# What is a person's own stays as it is


LAYOUTS = [
    "",
    "# only a note",
    "# a note\n\n",
    "---\n# a note\n",
    "\ufeff# a note\n",
    "corrections:\n",
    "corrections: []   # none yet\n",
    "corrections:   # none yet\nother: key\n",
    "other: key\n",
    "other:\n- a list\n# the end",
    BY_HAND,
    BY_HAND + "later key: |\n  with lines\n\n",
    BY_HAND.replace("\n", "\r\n"),
    BY_HAND.rstrip("\n"),
    BY_HAND + "...\n",
    "corrections:\n- kind: quote\n  article: a\n  exact: |\n    b\n\n\n# the end\nlater: key\n",
    "corrections:\n- {kind: quote, article: a, exact: b}  # in one line\nlater: key\n",
    "corrections:\n- kind: wrong\n",
    '? "corrections"\n: - kind: quote\n    article: a\n    exact: b\n',
]


@pytest.mark.parametrize("text", LAYOUTS)
@pytest.mark.parametrize("record", ALL)
def test_adding_puts_one_entry_in_and_changes_nothing_else(text: str, record: Correction) -> None:
    document = read(text)
    assert not document.damaged
    added = document.with_added(record)
    outcome = read(added)
    assert outcome.records == (*document.records, record)
    assert outcome.faults == document.faults
    line_end = "\r\n" if "\r\n" in text else "\n"
    entry = rendered(record, outcome.indent, line_end)
    rest = added.replace(entry, "", 1)
    notes = [line for line in text.splitlines() if "#" in line]
    assert [line for line in rest.splitlines() if "#" in line] == [line.replace("[]", "") for line in notes]
    assert rest.replace("corrections:", "").split() == text.replace("corrections:", "").replace("[]", "").split()


@pytest.mark.parametrize("text", LAYOUTS)
def test_undoing_takes_out_what_was_added_to_the_last_character(text: str) -> None:
    first = read(text).with_added(SPEAKER)
    for record in ALL:
        assert read(read(first).with_added(record)).without(record) == first


def test_comments_order_and_unknown_keys_are_where_they_were() -> None:
    added = read(BY_HAND).with_added(SPEAKER)
    assert added == BY_HAND + rendered(SPEAKER, 2)
    later = read(BY_HAND + "later: key\n").with_added(SPEAKER)
    assert later == BY_HAND.replace("# The end.\n", rendered(SPEAKER, 2) + "# The end.\n") + "later: key\n"


def test_an_entry_that_was_edited_by_hand_is_not_taken_out() -> None:
    text = read(BY_HAND).with_added(SPEAKER)
    noted = text.replace("- kind: speaker\n", "- kind: speaker  # I was there\n")
    with pytest.raises(CorrectionError, match="edited by hand and may hold notes"):
        read(noted).without(SPEAKER)
    with pytest.raises(CorrectionError, match="no longer there"):
        read(text.replace("12:30:00", "12:30:01")).without(SPEAKER)


@pytest.mark.parametrize(
    "text", ["{corrections: [{kind: quote, article: a, exact: b}]}", "corrections: [{kind: quote, article: a}]\n", "{}"]
)
def test_a_list_in_brackets_is_read_but_not_written(text: str) -> None:
    with pytest.raises(CorrectionError, match="in brackets"):
        read(text).with_added(NONE)


@pytest.mark.parametrize("text", ["  other: key\n", "  corrections:\n"])
def test_a_layout_in_which_an_entry_would_not_be_read_is_left_as_it_is(text: str) -> None:
    assert not read(text).damaged
    with pytest.raises(CorrectionError, match="cannot be kept"):
        read(text).with_added(NONE)


def test_a_file_that_would_become_too_long_to_be_read_is_not_written() -> None:
    with pytest.raises(CorrectionError, match="over 4 MB"):
        read("#" * (SIZE_LIMIT - 50)).with_added(NONE)
