"""The same story in two files: what is one, and what is not."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chechnya_reader.crossrefs import find_references
from chechnya_reader.crossrefs.stories import COMMON, TRIED, same_stories, story_numbers
from chechnya_reader.model import Article
from tests.told_articles import article, of_kind

STORY = [
    "The old lighthouse of Eastport went dark on the first night of winter, and the boats waited outside the bar.",
    "Keepers had asked the council for oil since the summer, according to letters that lay on the table of the harbour "
    "master when reporters called there.",
    "“The northern beacon stayed dark all night because nobody paid for the oil, and I am ashamed of it,” said Mara "
    "Quill, who has run the office for nine years.",
    "Three crews came home at noon with torn nets, a broken mast and stories that their children will tell in turn.",
    "A meeting of the council is planned for next week, when the price of oil and the keepers’ wages will be read out.",
    "Eastport has had a lighthouse since the days of the salt trade, and two of its towers fell into the sea.",
]
QUOTES = [
    "“The northern beacon stayed dark all night because nobody paid for the oil, and I am ashamed of it,”",
    "“We steered by the smell of the herring sheds, and that is not a thing I want to do again at my age,”",
    "“The council has no money for towers, no money for oil, and by spring no money for a harbour master either,”",
]


def found(articles: Sequence[Article]) -> list[tuple[str, tuple[str, str]]]:
    return [(story.kind, story.articles) for story in same_stories(articles)]


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def made_up(seed: int, words: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abdeiklmnorstu", k=chance.randint(3, 9))) for _ in range(words))


def test_a_reprint_with_another_headline_and_without_the_last_paragraph() -> None:
    articles = [
        article("A", body("Lamps out in Eastport", *STORY)),
        article("B", body("A dark night for the herring fleet", *STORY[:-1])),
    ]
    (story,) = same_stories(articles)
    assert (story.kind, story.articles) == ("reprint", ("A", "B"))
    assert 0.9 < story.share <= 1
    assert all(
        one.body[passage.start : passage.end] == passage.text
        for one, passage in zip(articles, story.passages, strict=True)
    )
    assert story.passages[0].text == story.passages[1].text
    assert story.passages[0].text.startswith("The old lighthouse of Eastport")
    assert story.passages[0].text.endswith("will be read out")


def test_a_reprint_is_found_where_case_and_marks_differ() -> None:
    typed = body(*STORY).upper().replace("“", '"').replace("”", '"')
    assert found([article("A", body(*STORY)), article("B", typed)]) == [("reprint", ("A", "B"))]


def test_two_articles_cut_from_one_copy_share_it() -> None:
    articles = [
        article("A", body(*STORY[:4], made_up(1, 90))),
        article("B", body(made_up(2, 90), *STORY[:3], STORY[4])),
    ]
    assert found(articles) == [("shared copy", ("A", "B"))]


def test_two_reports_that_share_quotes_are_two_reports() -> None:
    one = body(*(f"{quote} said Quill. {made_up(number, 12)}" for number, quote in enumerate(QUOTES)))
    other = body(*(f"{made_up(10 + number, 12)}: {quote} Quill said." for number, quote in enumerate(QUOTES)))
    assert found([article("A", one), article("B", other)]) == []


def test_two_reports_of_nearly_nothing_but_quotes_are_two_reports() -> None:
    one, other = (body(*(f"{quote} {made_up(seed + n, 3)}." for n, quote in enumerate(QUOTES))) for seed in (0, 9))
    assert found([article("A", one), article("B", other)]) == []


def test_a_sentence_in_common_is_no_shared_copy() -> None:
    sentence = STORY[0]
    articles = [article(name, body(made_up(ord(name), 15), sentence, made_up(ord(name) + 9, 15))) for name in "AB"]
    assert found(articles) == []


def test_a_quote_over_paragraphs_is_not_the_reporters_own() -> None:
    speech = "“" + "\n\n“".join(STORY[:2] + STORY[3:]) + "”"
    one = body(made_up(1, 30), speech, made_up(2, 30))
    other = body(made_up(3, 30), speech, made_up(4, 30))
    assert found([article("A", one), article("B", other)]) == []


@pytest.mark.parametrize("words", [0, 3, 15])
def test_very_short_articles_are_no_story(words: int) -> None:
    text = " ".join(STORY[0].split()[:words])
    assert found([article("A", text), article("B", text)]) == []


def test_short_articles_of_the_same_words_are_one_story() -> None:
    short = body(STORY[0], STORY[3])
    assert found([article("A", short), article("B", short)]) == [("reprint", ("A", "B"))]


def test_what_an_outlet_puts_below_every_article_makes_no_story() -> None:
    footer = body(*(made_up(number, 20) for number in range(4)))
    articles = [article(name, body(made_up(ord(name), 60), footer)) for name in "ABC"]
    assert found(articles) == []
    assert found([article(name, body(made_up(ord(name), 25), footer)) for name in "AB"]) == []


def test_a_brief_is_of_the_article_of_its_title() -> None:
    articles = [
        article("A", "Crews came home with torn nets and a mast.", title="Lamps out!", kind="Brief"),
        article("B", body(*STORY), title="“Lamps Out”"),
        article("C", made_up(1, 50), title="Fish"),
    ]
    assert found(articles) == [("brief of", ("A", "B"))]


def test_a_brief_is_of_the_article_of_its_address() -> None:
    articles = [
        article("A", body(*STORY), url="https://www.herald.example/lamps/"),
        article("B", "Crews came home.", kind="brief", url="http://herald.example/lamps?utm_source=x"),
    ]
    (story,) = same_stories(articles)
    assert (story.kind, story.articles) == ("brief of", ("B", "A"))
    assert [passage.article for passage in story.passages] == ["B", "A"]
    (reference,) = of_kind(find_references(articles, [], {}), "link")
    assert reference.articles == ("A", "B")
    assert [row.article for row in reference.evidence] == ["A", "B"]
    assert (reference.label, reference.reason) == ("A", "same story: brief of")


def test_what_a_brief_names_as_related_is_its_source_only_where_it_has_its_words() -> None:
    source = article("B", body(*STORY))
    quoting = article("A", f"{made_up(1, 20)}: {QUOTES[0]} says Quill.", kind="brief", related=("B",))
    silent = article("A", made_up(1, 40), kind="brief", related=("B",))
    assert found([quoting, source]) == [("brief of", ("A", "B"))]
    assert found([silent, source]) == []


def test_a_brief_of_two_titles_alike_is_of_neither() -> None:
    brief = article("A", "Crews came home with torn nets and a mast.", title="Lamps out", kind="brief")
    others = [article(name, made_up(ord(name), 60), title="Lamps out") for name in "BC"]
    assert found([brief, *others]) == []


def test_a_story_is_a_link_with_the_longest_passage_of_each() -> None:
    articles = [article("A", body(*STORY), title="One"), article("B", body(made_up(1, 9), *STORY), title="Two")]
    (link,) = of_kind(find_references(articles, [], {}), "link")
    assert (link.label, link.reason, link.articles) == ("Two", "same story: reprint", ("A", "B"))
    assert [row.text for row in link.evidence] == [body(*STORY).removesuffix(".")] * 2


def test_stories_that_share_an_article_have_one_number() -> None:
    copies = [article(name, body(*STORY)) for name in "ABC"]
    others = [article(name, made_up(1, 60)) for name in "DE"]
    numbers = story_numbers(same_stories([*copies, *others, article("F", made_up(2, 60))]))
    assert set(numbers) == set("ABCDE")
    assert len({numbers[name] for name in "ABC"}) == 1
    assert numbers["D"] == numbers["E"] != numbers["A"]


def test_a_story_in_very_many_files_is_one() -> None:
    articles = [article(f"A{number:02}", body(*STORY, made_up(number, 10))) for number in range(40)]
    stories = same_stories(articles)
    assert len(set(story_numbers(stories).values())) == 1
    assert len(story_numbers(stories)) == 40
    assert len(stories) <= 200


@pytest.mark.parametrize(("files", "pairs"), [(10, 1 + 2 + 3 + TRIED * 6), (COMMON + 1, 0)])
def test_of_very_many_files_alike_each_is_compared_with_a_few(files: int, pairs: int) -> None:
    assert len(found([article(f"A{number:02}", body(*STORY, made_up(number, 10))) for number in range(files)])) == pairs


def test_words_that_one_file_repeats_are_shared_wherever_they_stand() -> None:
    chorus = "so we sail and so we sing of salt and herring"
    one = article("A", body(STORY[0], *[chorus] * 8, STORY[3]))
    other = article("B", body(STORY[4], *[chorus] * 8, STORY[5]))
    (story,) = same_stories([one, other])
    assert story.kind == "shared copy"
    assert story.share > 0.6


def test_one_file_a_hundred_times_is_one_story() -> None:
    articles = [article(f"A{number:03}", body(*STORY)) for number in range(100)]
    assert len(set(story_numbers(same_stories(articles)).values())) == 1


@given(
    st.lists(
        st.lists(st.sampled_from([*STORY, *QUOTES, "İ ß\u0301 “", "”", "😀", "…"]), max_size=8), min_size=1, max_size=4
    )
)
def test_passages_are_the_text_as_it_stands(bodies: list[list[str]]) -> None:
    articles = [article(f"A{number}", body(*paragraphs)) for number, paragraphs in enumerate(bodies)]
    by_id = {one.id: one for one in articles}
    for story in same_stories(articles):
        assert 0 <= story.share <= 1
        for name, passage in zip(story.articles, story.passages, strict=True):
            assert passage.article == name
            assert by_id[name].body[passage.start : passage.end] == passage.text
