"""What the articles of a folder share: statements told again, speakers, names, and links from one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from chechnya_reader.crossrefs.dates import find_shared_dates
from chechnya_reader.crossrefs.links import find_links
from chechnya_reader.crossrefs.names import find_names, find_speakers
from chechnya_reader.crossrefs.rows import MoreRows, ReferenceIndex, ReferenceRow
from chechnya_reader.crossrefs.statements import find_statements
from chechnya_reader.crossrefs.stories import same_stories, story_references
from chechnya_reader.crossrefs.weights import strongest_first
from chechnya_reader.dates import DateMention
from chechnya_reader.model import Article, CrossReference, Mention, Quote

__all__ = ["MoreRows", "ReferenceIndex", "ReferenceRow", "find_references"]


def find_references(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    mentions_by_article: Mapping[str, Sequence[Mention]],
    dates_by_article: Mapping[str, Sequence[DateMention]] = MappingProxyType({}),
) -> tuple[CrossReference, ...]:
    """Everything that two or more of `articles` share, by kind and, within a kind, the most telling first.

    `quotes` belong to the articles and have their ids. Statements come first, then links, speakers, people,
    organisations, places and dates. The same input gives the same references in the same order.
    """
    stories = same_stories(articles)
    return (
        *find_statements(articles, quotes, stories),
        *strongest_first((*find_links(articles), *story_references(articles, stories))),
        *find_speakers(articles, quotes),
        *find_names(articles, mentions_by_article),
        *find_shared_dates(articles, dates_by_article),
    )
