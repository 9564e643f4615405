from __future__ import annotations

from pathlib import Path

import pytest

from chechnya_reader import library, open_collection

LEAD = "“The bridge will be open again before the first snow falls,” said Orla Finch, the mayor of Dunmore."


def write(folder: Path, name: str, *paragraphs: str) -> None:
    (folder / name).write_text("---\ntitle: A title\n---\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


def test_the_folder_becomes_one_model_with_ids_lines_and_speakers(tmp_path: Path) -> None:
    write(tmp_path, "one.md", "Nothing is said here.", LEAD)
    collection = open_collection(tmp_path)
    (quote,) = collection.quotes
    article = collection.articles_by_id["one"]
    assert article.body[quote.start : quote.end] == quote.text
    assert quote.id.startswith("one#")
    assert quote.line == 6
    assert quote.speaker in collection.speakers
    assert quote.speaker is not None
    assert quote.speaker.name == "Orla Finch"


def test_a_quote_keeps_its_id_when_the_text_before_it_changes(tmp_path: Path) -> None:
    write(tmp_path, "one.md", LEAD)
    before = open_collection(tmp_path).quotes[0].id
    write(tmp_path, "one.md", "A new paragraph.", LEAD)
    assert open_collection(tmp_path).quotes[0].id == before


def test_the_same_words_of_two_people_in_one_article_get_two_ids(tmp_path: Path) -> None:
    write(tmp_path, "one.md", "“We do not know yet,” said Orla Finch.", "“We do not know yet,” said Tom Marsh.")
    ids = [quote.id for quote in open_collection(tmp_path).quotes]
    assert len(set(ids)) == len(ids) == 2
    assert ids[1] == ids[0] + "-2"


def test_a_paragraph_saved_twice_gives_one_quote_that_knows_both_places(tmp_path: Path) -> None:
    write(tmp_path, "one.md", LEAD, LEAD)
    (quote,) = open_collection(tmp_path).quotes
    body = open_collection(tmp_path).articles[0].body
    assert quote.start == body.rindex("The bridge")
    assert [body[span.start : span.end] for span in quote.also] == [quote.text]


def test_progress_counts_every_article_and_ends_at_all(tmp_path: Path) -> None:
    for name in ("one.md", "two.md", "three.md"):
        write(tmp_path, name, LEAD)
    seen: list[tuple[int, int]] = []
    open_collection(tmp_path, progress=lambda done, of: seen.append((done, of)))
    assert seen[0] == (0, 3)
    assert seen[-1] == (3, 3)
    assert seen == sorted(seen)


def test_extraction_stops_when_it_is_told_to(tmp_path: Path) -> None:
    write(tmp_path, "one.md", LEAD)
    with pytest.raises(library.Cancelled):
        library.extract(library.load(str(tmp_path)), {}, cancelled=lambda: True)


def test_the_folder_to_open_comes_from_the_environment_then_from_here_then_from_the_package(tmp_path: Path) -> None:
    assert library.default_root({"CHECHNYA_READER_ARTICLES": "/somewhere"}, tmp_path) == "/somewhere"
    assert library.default_root({}, tmp_path) == str(library.bundled_root())
    (tmp_path / "articles").mkdir()
    assert library.default_root({}, tmp_path) == "articles"


def test_one_folder_has_one_key_however_it_was_typed(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    assert library.collection_key(str(folder)) == library.collection_key(str(tmp_path / "link"))
    assert library.collection_key(str(library.bundled_root())) == library.BUNDLED_KEY


def test_lines_are_those_of_the_file_for_every_quote(tmp_path: Path) -> None:
    write(tmp_path, "one.md", *[f"“The bridge number {n} opens again soon,” said Orla Finch." for n in range(30)])
    collection = open_collection(tmp_path)
    article = collection.articles[0]
    assert [quote.line for quote in collection.quotes] == [article.line_at(quote.start) for quote in collection.quotes]
    assert len(collection.quotes) == 30
