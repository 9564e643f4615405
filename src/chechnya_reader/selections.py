"""A selected quote as it is saved, and what became of it: the same words again, or a selection that is lost.

It keeps the words, and the words around them, so that it is found again after edits elsewhere in the article, and is
never dropped where it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from chechnya_reader.anchoring import Words, agreeing, words_at
from chechnya_reader.model import Article, Collection, Quote, Span


@dataclass(frozen=True, slots=True)
class Selection:
    """A quote that a person selected: its id and article then, the exact words, and up to `AROUND` characters around.

    `speaker` is the name it had then, `saved` the time in ISO form, `file` the article's path below the folder.
    """

    quote: str
    article: str
    text: str
    before: str
    after: str
    speaker: str | None
    saved: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Saved selections held against a collection.

    `quotes` are the quotes they are now, each once, in the order of selection; `lost` those whose words are no quote
    there any more. `moved` pairs what is saved with what should be: `State.follow` takes it.
    """

    quotes: tuple[Quote, ...]
    lost: tuple[Selection, ...]
    moved: tuple[tuple[Selection, Selection], ...] = ()


def selection_of(collection: Collection, quote: Quote, now: datetime) -> Selection:
    """`quote`, of `collection`, as a selection made at `now`."""
    article = collection.articles_by_id[quote.article]
    words = words_at(article, quote.start, quote.end, unique=False)
    return Selection(
        quote=quote.id,
        article=article.id,
        text=quote.text,
        before=words.prefix,
        after=words.suffix,
        speaker=quote.speaker.name if quote.speaker else None,
        saved=now.isoformat(timespec="seconds"),
        file=article.file,
    )


def resolve(collection: Collection, selections: Iterable[Selection]) -> Resolved:
    """What became of `selections`: only ever the same words of the same article, at the same passage.

    The article is the one with the selection's file, else with its id. Of the quotes there with exactly these words
    (also in an earlier printing) it is the one whose surroundings agree best, by far enough; in the same file, a long
    text that stands once needs no surroundings. Where there is a doubt the selection is lost: kept as it was.
    """
    by_file = {article.file: article for article in collection.articles}
    found: dict[str, Quote] = {}
    lost: list[Selection] = []
    moved: list[tuple[Selection, Selection]] = []
    for selection in selections:
        article = by_file.get(selection.file) or collection.articles_by_id.get(selection.article)
        quote = None if article is None else _passage(collection, article, selection)
        if quote is not None:
            found[quote.id] = quote
            now = selection_of(collection, quote, datetime.min)
            now = replace(now, saved=selection.saved, speaker=selection.speaker)
        elif selection.quote in collection.quotes_by_id:
            # Its id has gone to another passage: it gets one that no quote has, so that unselecting that one spares it.
            now = replace(selection, quote=selection.quote + "!")
            lost.append(now)
        else:
            now = selection
            lost.append(now)
        if now != selection:
            moved.append((selection, now))
    return Resolved(tuple(found.values()), tuple(lost), tuple(moved))


def _passage(collection: Collection, article: Article, selection: Selection) -> Quote | None:
    quotes = {quote.id: quote for quote in collection.quotes_by_article.get(article.id, ())}
    candidates = [
        (place.start, quote.id)
        for quote in quotes.values()
        for place in (Span(quote.start, quote.end), *quote.also)
        if article.body[place.start : place.end] == selection.text
    ]
    words = Words(selection.article, selection.text, selection.before, selection.after, selection.file)
    found = agreeing(article, words, candidates)
    return quotes[found[0]] if len(found) == 1 else quotes[selection.quote] if selection.quote in found else None
