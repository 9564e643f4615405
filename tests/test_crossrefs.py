"""What articles share: speakers and links, and the order of the kinds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chechnya_reader.crossrefs import find_references
from chechnya_reader.crossrefs.links import normal_address
from chechnya_reader.crossrefs.outlets import COMMON, given_outlets
from chechnya_reader.model import (
    Article,
    Mention,
    MentionKind,
    Span,
)
from tests.told_articles import article, of_kind, told


def test_a_speaker_quoted_in_two_articles_is_a_reference() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “Ask the keeper,” said Quill.",
            "A | Mara Quill | “I was asleep,” she said.",
            "B | Mara Quill | “Fish is dear,” said Quill.",
            "B | Tobin Hale | “Bread is dear,” said Hale.",
            "A | unnamed a witness | “It was dark,” said a witness.",
            "B | unnamed a witness | “It was cold,” said a witness.",
        ]
    )
    (speaker,) = of_kind(find_references(articles, quotes, {}), "speaker")
    assert (speaker.label, speaker.articles) == ("Mara Quill", ("A", "B"))
    assert [row.text for row in speaker.evidence] == ["Ask the keeper,", "I was asleep,", "Fish is dear,"]
    assert len(speaker.quotes) == 3


def links(articles: Sequence[Article]) -> list[tuple[tuple[str, ...], str, list[str]]]:
    return [
        (reference.articles, reference.reason, [row.text for row in reference.evidence])
        for reference in of_kind(find_references(articles, [], {}), "link")
    ]


def test_front_matter_leads_to_another_article_by_id_or_file_name() -> None:
    articles = [
        article("one", "First words.\nMore.", related=("two", "sub/three.md", "missing", "one")),
        Article("two", "two.md", "two.md", "Two", "Second words."),
        Article("three", "sub/three.md", "sub/three.md", "Three", "# Three\n\nText", title_span=Span(2, 7)),
    ]
    assert links(articles) == [
        (("one", "three"), "listed as related", ["First words.", "Three"]),
        (("one", "two"), "listed as related", ["First words.", "Second words."]),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("See https://www.paper.example/2017/a-story/?utm_source=x#top.", None),
        ("(http://paper.example/2017/a-story)", "http://paper.example/2017/a-story"),
        ("as [it said](https://paper.example/2017/a-story/ “t”) then", "it said"),
        ("as [it said](two.md) then", "it said"),
        ("<https://paper.example/2017/a-story>", "https://paper.example/2017/a-story"),
        ("Was it https://paper.example/2017/a-story?", "https://paper.example/2017/a-story"),
        ("*https://paper.example/2017/a-story*!", "https://paper.example/2017/a-story"),
        ("at ‘https://paper.example/2017/a-story’…", "https://paper.example/2017/a-story"),
        ("www.paper.example/2017/a-story, it says", "www.paper.example/2017/a-story"),
    ],
)
def test_an_address_leads_to_the_article_that_was_published_there(body: str, words: str | None) -> None:
    articles = [article("one", body), article("two", "Words.", url="https://paper.example/2017/a-story?fbclid=1")]
    ((pair, _, evidence),) = links(articles)
    assert pair == ("one", "two")
    assert evidence == [words or "https://www.paper.example/2017/a-story/?utm_source=x#top", "Words."]


@pytest.mark.parametrize(
    "body",
    ["https://paper.example/2017/a-story-two", "https://paper.example/", "http://[bad", "[x](#)", "[x]( )", "two.md"],
)
def test_another_address_leads_nowhere(body: str) -> None:
    articles = [article("one", body), article("two", "Words.", url="https://paper.example/2017/a-story")]
    assert links(articles) == []


def test_addresses_with_other_queries_are_other_pages() -> None:
    assert normal_address("http://a.example/?id=1") != normal_address("http://a.example/?id=2")
    assert normal_address("HTTPS://www.A.example:443/x/?b=2&a=1&utm_medium=m") == "a.example/x?a=1&b=2"


def test_a_title_of_four_words_in_the_text_is_a_link() -> None:
    articles = [
        article("one", "As the Gazette wrote in “the keeper’s burnt LOGBOOKS”, nobody asked. Rain at last!"),
        article("two", "Words.", title="The Keeper's Burnt Logbooks"),
        article("three", "Words.", title="Rain at last"),
        article("four", "Words.", title="As the Gazette wrote"),
        article("five", "Words.", title="As the Gazette wrote"),
    ]
    assert links(articles) == [(("one", "two"), "title in the text", ["the keeper’s burnt LOGBOOKS", "Words."])]


@pytest.mark.parametrize(
    ("body", "title", "source"),
    [
        ("It is what one waits for, as we now know, all night.", "What we now know", None),
        ("Nobody knew that two men were arrested here.", "Two men were arrested", None),
        ("The keeper burnt the logbooks, nobody knows why.", "Keeper burnt the logbooks", None),
    ],
)
def test_words_that_stand_in_a_text_by_chance_are_no_title(body: str, title: str, source: str | None) -> None:
    assert links([article("one", body), article("two", "Words.", title=title, source=source)]) == []


@pytest.mark.parametrize(
    ("body", "title", "source"),
    [
        ("See The Keeper Burnt the Logbooks for more.", "The keeper burnt the logbooks", None),
        ("It said that nobody in the old harbour had burnt the logbooks.", "Nobody in the old harbour had burnt", None),
        ("“The keeper burnt the logbooks”, it said.", "The keeper burnt the logbooks | The Gazette", "Gazette"),
        ("More\nThe keeper burnt the logbooks\nRain", "The keeper burnt the logbooks", None),
    ],
)
def test_a_title_stands_out_or_is_long(body: str, title: str, source: str | None) -> None:
    ((pair, reason, _),) = links([article("one", body), article("two", "Words.", title=title, source=source)])
    assert (pair, reason) == (("one", "two"), "title in the text")


@pytest.mark.parametrize(
    "address",
    [
        "https://m.paper.example/a-story/",
        "https://amp.paper.example/a-story",
        "http://www.paper.example/a-story/amp",
        "https://paper.example/a-story/index.html#top",
        "https://web.archive.org/web/20170420101010/https://www.paper.example/a-story",
        "https://web.archive.org/web/2017id_/http://paper.example/a-story?utm_medium=x",
    ],
)
def test_forms_of_an_address_are_one_page(address: str) -> None:
    assert normal_address(address) == "paper.example/a-story"


STORY = "The keeper Tobin Rusk burnt nine logbooks in the harbour office on a stormy night, and the mayor looked away."
TOLD = "Tobin Rusk burnt nine logbooks in the harbour office, {}."


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (TOLD.format("the Tidal Gazette reported"), "Tidal Gazette reported"),
        (TOLD.format("TIDAL GAZETTE first reported"), "TIDAL GAZETTE first reported"),
        (TOLD.format("a clerk told the Tidal Gazette"), "told the Tidal Gazette"),
        (TOLD.format("according to a report by the newspaper Tidal Gazette"), "report by the newspaper Tidal Gazette"),
    ],
)
def test_an_outlet_that_is_given_as_a_source_leads_to_its_one_article_about_it(words: str, given: str) -> None:
    articles = [
        article("one", f"Rain fell.\n\n{words}\n\nRain fell.", source="Hill Post"),
        article("two", STORY, source="The Tidal Gazette"),
        article("three", "Fish is dear this winter, say the women at the market.", source="Tidal Gazette"),
    ]
    assert links(articles) == [(("one", "two"), "gives the outlet as a source", [given, STORY[:80]])]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (TOLD.format("wrote somebody who reads the Tidal Gazette"), {}),
        ("He told the Tidal Gazette that the winter had been hard on his brothers and cousins.", {}),
        (TOLD.format("the Tidal Gazette reported"), {"date": "2017-04-19"}),
        (TOLD.format("the Tidal Gazettes reported"), {}),
        ("Ada Fell burnt nine logbooks in the harbour office on a stormy night, the Tidal Gazette reported.", {}),
    ],
)
def test_an_outlet_leads_nowhere_in_doubt(words: str, fields: dict[str, str]) -> None:
    articles = [article("one", words, **fields), article("two", STORY, source="Tidal Gazette", date="2017-04-20")]
    assert links(articles) == []


def test_an_outlet_with_two_articles_about_it_leads_to_neither() -> None:
    articles = [
        article("one", TOLD.format("the Tidal Gazette reported")),
        article("two", STORY, source="Tidal Gazette"),
        article("three", STORY + " Nobody asked him.", source="Tidal Gazette"),
    ]
    assert ("one", "two") not in [pair for pair, _, _ in links(articles)]
    assert ("one", "three") not in [pair for pair, _, _ in links(articles)]


@pytest.mark.parametrize(("word", "leads"), [("office", False), ("boathouse", True)])
def test_an_outlet_leads_to_an_article_by_two_rare_words_and_not_by_one(word: str, leads: bool) -> None:
    told = f"Tobin Rusk burnt logbooks in the harbour {word}"
    others = [article(f"other{number}", "He burnt logbooks in the harbour office.") for number in range(3)]
    articles = [
        article("one", f"{told}, the Tidal Gazette reported."),
        article("two", f"{told}.", source="Tidal Gazette"),
        article("three", "Tobin lives here.", source="Hill Post"),
        article("four", "Tobin came.", source="Hill Post"),
        *others,
    ]
    assert [found.target for found in given_outlets(articles)] == (["two"] if leads else [])


def test_what_many_articles_tell_leads_to_none_of_them() -> None:
    others = [article(f"other{number}", STORY, source="Hill Post") for number in range(COMMON + 1)]
    given = article("one", TOLD.format("the Tidal Gazette reported"))
    source = article("two", STORY, source="Tidal Gazette")
    assert ("one", "two") in [(found.article, found.target) for found in given_outlets([given, source, *others[:1]])]
    assert list(given_outlets([given, source, *others])) == []


@pytest.mark.parametrize(("between", "leads"), [("", True), ("Nobody slept. " * 80, False)])
def test_only_what_stands_near_an_outlet_is_given_to_it(between: str, leads: bool) -> None:
    told, _, reported = TOLD.partition("{}")
    body = f"{told}as a clerk said. {between}It was cold, the Tidal Gazette reported{reported}"
    found = given_outlets([article("one", body), article("two", STORY, source="Tidal Gazette")])
    assert [one.target for one in found] == (["two"] if leads else [])


@pytest.mark.parametrize(
    ("title", "targets"),
    [
        ("The keeper burned forty logbooks", ["two"]),
        ("The keeper burned forty logbooks and fled the coast", ["two", "three"]),
        ("The keeper burned forty lamps", []),
    ],
)
def test_titles_that_begin_alike_are_told_apart(title: str, targets: list[str]) -> None:
    articles = [
        article("one", f"It says “{title}” there."),
        article("two", "Words.", title="The keeper burned forty logbooks"),
        article("three", "Words.", title="The keeper burned forty logbooks and fled the coast"),
    ]
    assert sorted(pair[1] for pair, _, _ in links(articles)) == sorted(targets)


def test_two_ways_to_one_article_are_one_reference() -> None:
    articles = [
        article("one", "See www.paper.example/a.", related=("two",)),
        article("two", "Words.", url="http://paper.example/a", related=("one",)),
    ]
    assert links(articles) == [
        (("one", "two"), "listed as related, address in the text", ["www.paper.example/a", "Words."])
    ]


def test_kinds_come_in_one_order() -> None:
    articles, quotes = told(
        [
            "A | Mara Quill | “The northern beacon stayed dark all night,” said Quill.",
            "B | Mara Quill | “The northern beacon stayed dark all night,” said Quill of www.paper.example/a",
        ]
    )
    articles[0] = article("A", articles[0].body, url="http://paper.example/a")
    names: dict[str, MentionKind] = {"beacon": "place", "stayed": "organisation", "Quill": "person"}
    mentions = {
        one.id: [
            Mention(one.body.index(name), one.body.index(name) + len(name), name, kind) for name, kind in names.items()
        ]
        for one in articles
    }
    found = find_references(articles, quotes, mentions)
    assert [reference.kind for reference in found] == [
        "statement",
        "link",
        "speaker",
        "person",
        "organisation",
        "place",
    ]
