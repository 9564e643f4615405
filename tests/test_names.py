"""People, organisations, places and dates in the stories of cases/names, and which names of two articles are one."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from chechnya_reader.crossrefs import find_references
from chechnya_reader.dates import find_dates
from chechnya_reader.mentions import find_mentions
from chechnya_reader.model import Mention, MentionKind
from tests.case_files import CASES
from tests.marked_text import Marked, unmarked
from tests.told_articles import article

KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")
FLOORS = {"person": 0.95, "organisation": 0.93, "place": 0.95, "date": 0.97}
FLOOR = 0.95
BLOCKS = re.split(r"^\.\n", (CASES / "names" / "texts.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
STORIES = list(zip(BLOCKS[0::2], BLOCKS[1::2], strict=False))
PAIRS = [
    line
    for line in (CASES / "names" / "joined.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found_in(text: str, day: str | None) -> set[Marked]:
    named = {Marked(one.kind, one.start, one.end, one.text) for one in find_mentions(text) if one.kind in KINDS}
    dated = find_dates(text, day)
    return named | {Marked("date", one.start, one.end, one.text, (one.first, one.last)) for one in dated}


def test_names_and_dates_of_whole_stories_are_found_by_kind() -> None:
    right, found, expected = Counter[str](), Counter[str](), Counter[str]()
    for head, written in STORIES:
        title, _, day = head.strip().rpartition(" | ")
        text, marked = unmarked(written)
        wanted = set(marked)
        got = found_in(text, None if day == "-" else day)
        for counter, ones in ((right, got & wanted), (found, got), (expected, wanted)):
            counter.update(one.kind for one in ones)
        missed, wrong = sorted(one.text for one in wanted - got), sorted(one.text for one in got - wanted)
        print(title, "| not found:", missed, "| wrong:", wrong)
    f1 = {kind: 2 * right[kind] / (found[kind] + expected[kind]) for kind in FLOORS}
    f1["all"] = 2 * right.total() / (found.total() + expected.total())
    print({kind: round(value, 3) for kind, value in f1.items()}, expected)
    assert expected.total() >= 360
    assert f1["all"] >= FLOOR
    assert {kind: value for kind, value in f1.items() if value < FLOORS.get(kind, 0)} == {}


@pytest.mark.parametrize("line", PAIRS)
def test_a_name_in_two_articles_is_one_or_is_not(line: str) -> None:
    joined = " = " in line
    articles, mentions = [], {}
    for name, written in zip("ABC", [*line.split(" = " if joined else " ≠ "), "Nothing."], strict=True):
        text, marked = unmarked(written)
        articles.append(article(name, text))
        mentions[name] = [
            Mention(one.start, one.end, one.text, next(kind for kind in KINDS if kind == one.kind)) for one in marked
        ]
    references = find_references(articles, [], mentions)
    assert [reference.articles for reference in references] == ([("A", "B")] if joined else [])


@pytest.mark.parametrize(
    "text",
    [
        "SHELTER OPENS ITS DOORS\n\nNobody came.",
        "WHAT THE LAW SAYS\n\nThe law says little.",
        "Men Who Fled Are Still Waiting for Their Papers\n\nThey wait.",
        "Chechens and Russian officials met Poles on a Tuesday in March.",
        "Nobody came. Supporters waited. Yesterday it rained.",
        "UPDATE — The hall is full.",
        "BREAKING: The hall is full.",
    ],
)
def test_headings_weekdays_peoples_and_heads_of_sentences_are_no_names(text: str) -> None:
    assert [one for one in find_mentions(text) if one.kind in KINDS] == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("LIMA — A court met.", "LIMA", "place"),
        ("NEW SELBY, Norland (QRS) — A court met.", "NEW SELBY", "place"),
        ("They fled from Grozel to the coast.", "Grozel", "place"),
        ("A court in Banda Selat sentenced two men.", "Banda Selat", "place"),
        ("In Catamar, nobody slept.", "Catamar", "place"),
        ("He wrote to the newspaper Novy Put yesterday.", "Novy Put", "organisation"),
        ("She left, the Feminar group said.", "Feminar", "organisation"),
        ("A spokesman told Interlux that nobody came.", "Interlux", "organisation"),
        ("They met Park Ji-woo. Later Park left.", "Park Ji-woo", "person"),
        ("They met Rosa Huamel Quispe. Later Huamel left.", "Huamel", "person"),
        ("He met Professor Layla al-Mansur there.", "Professor Layla al-Mansur", "person"),
        ("April Hensley does not mince words.", "April Hensley", "person"),
    ],
)
def test_names_are_typed_by_what_stands_around_them(text: str, name: str, kind: MentionKind) -> None:
    assert {one.text: one.kind for one in find_mentions(text)}.get(name) == kind


def test_an_office_that_every_country_has_joins_no_articles() -> None:
    bodies = {"A": "The Supreme Court of Norland met.", "B": "The Supreme Court of Eastland met."}
    mentions = {name: [Mention(4, 17, "Supreme Court", "organisation")] for name in bodies}
    assert find_references([article(name, body) for name, body in bodies.items()], [], mentions) == ()


def test_a_person_is_called_by_the_full_name_and_a_country_by_the_plain_one() -> None:
    bodies = {
        "A": "Quill, Quill, Quill and Mara Quill. The Chechen Republic. The Chechen Republic. OSCE.",
        "B": "Mara Quill. Chechnya. The Organization for Security and Cooperation in Europe.",
    }
    kinds: dict[str, MentionKind] = {
        "Mara Quill": "person",
        "Quill": "person",
        "Chechen Republic": "place",
        "Chechnya": "place",
        "OSCE": "organisation",
        "Organization for Security and Cooperation in Europe": "organisation",
    }
    mentions = {
        name: [
            Mention(match.start(), match.end(), match[0], kinds[match[0]])
            for match in re.finditer("|".join(sorted(kinds, key=len, reverse=True)), body)
        ]
        for name, body in bodies.items()
    }
    references = find_references([article(name, body) for name, body in bodies.items()], [], mentions)
    assert [one.label for one in references] == [
        "Mara Quill",
        "Organization for Security and Cooperation in Europe",
        "Chechnya",
    ]
