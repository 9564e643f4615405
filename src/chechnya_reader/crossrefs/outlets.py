"""Where an article gives another outlet as its source: "told the Gazette", "as VICE reported"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from chechnya_reader.crossrefs.nearby import nearby
from chechnya_reader.crossrefs.tellings import content_of, folded_words
from chechnya_reader.dates import known_days
from chechnya_reader.model import Article, Span
from chechnya_reader.text import fold, squeezed

SHARED_STEMS = 4
SHARED = 0.6
"""How many content words of the paragraph that gives the outlet, and what part of them, its article has too."""
NAMES_SHARED = 0.75
"""What part of the names in that paragraph its article has too; a paragraph without names tells too little."""
RARE = 0.02
COMMON = 50
RARE_STEMS = 2
"""How many of the shared words are rare: in no more than that part of the other articles, and in no more articles."""
RIVAL = 0.1
"""By how much less another article of the outlet has to share of that paragraph; one without its rare words is none."""
AROUND = 1_000
"""Characters of the paragraph before and after the outlet that are read at most, in a text without line breaks too."""

_GIVEN_BEFORE = re.compile(
    r"\b(?:told|tells|telling|interview (?:with|to|for|by|in)|sp(?:eaking|oke|oken) (?:to|with)|according to"
    r"|(?:reported|published|revealed|quoted|documented|obtained|written|cited) (?:by|in|on|with)"
    r"|(?:reports?|articles?|stor(?:y|ies)|investigations?|piece|interview|dispatch) (?:by|in|from|of)"
    r"|(?:wrote|writing|writes|appeared|seen) (?:for|in|by)|citing|as|via|by)\s+(?:(?:the|a) )?"
    r"(?:(?:news)?papers? |magazine |website |news (?:agency|site|website|outlet) |broadcaster |agency |outlet )?$",
    re.IGNORECASE,
)
_GIVEN_AFTER = re.compile(
    r"(?: (?:first |also |has |had |later |previously |recently )*(?:reported|reports|wrote|writes|published|revealed"
    r"|quoted|quotes|spoke|says|said|writes|noted|confirmed|broke)\b|['’]s? (?:report|reporting|story|article"
    r"|investigation|account|interview|reporters?|correspondent)\b)"
)
_CAPITALISED = re.compile(r"(?<=[\w,;] )[^\W\da-z_][\w’'-]+")
_GIVING = frozenset(
    content_of(
        folded_words(
            "told tells interview spoke speaking according report reported reports published revealed quoted article"
            " story investigation piece wrote writing citing newspaper magazine website news agency broadcaster outlet"
            " said says noted confirmed broke"
        )
    )
)
"""What is said of whoever is given as a source, and not of what is told."""


@dataclass(frozen=True, slots=True)
class Given:
    """`article.body[span]` gives an outlet as the source of what `target` has."""

    article: str
    target: str
    span: Span


def given_outlets(articles: Sequence[Article]) -> Iterator[Given]:
    """Each place that gives an outlet of which just one article of the folder has what is told there.

    That one has the names of the paragraph and most of its content words, rare ones among them, clearly more than any
    other article of the outlet, and did not appear after the article that gives it. In doubt there is no link: an
    outlet that is named may have told it in an article that is not in the folder.
    """
    of_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        name = outlet_name(article.source)
        if name:
            of_outlet[name].append(article)
    if not of_outlet:
        return
    named = _any_of(of_outlet)
    told = _ToldBy(articles)
    for article in articles:
        seen: set[str] = set()
        for match in named.finditer(article.body):
            span = _given(article.body, match)
            outlet = fold(match["name"])
            if span is None or outlet == outlet_name(article.source):
                continue
            target = told.told_there(article, span, outlet)
            if target is not None and target.id not in seen:
                seen.add(target.id)
                yield Given(article.id, target.id, span)


def outlet_name(source: str | None) -> str:
    """The name of an outlet as it is compared, without its article."""
    name = squeezed(source or "")
    return fold(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE))


def _any_of(outlets: Mapping[str, Sequence[Article]]) -> re.Pattern[str]:
    """The outlets' names as their front matter writes them, with and without a lead "The", or in capitals."""
    written: set[str] = set()
    for articles in outlets.values():
        for article in articles:
            plain = re.sub(r"^the\s+", "", squeezed(article.source or ""), flags=re.IGNORECASE)
            written |= {form for form in (plain, plain.upper(), plain.title()) if form[:1].isupper() or "." in form}
    names = "|".join(re.escape(name) for name in sorted(written, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?P<name>{names or '(?!)'})(?!\w)")


def _given(body: str, match: re.Match[str]) -> Span | None:
    """The words that give the outlet as a source, itself among them; None where it is only named."""
    start, end = match.span()
    if body[start - 1 : start].isalnum() or body[start - 1 : start] in ("-", "/", "@", "#"):
        return None
    before = _GIVEN_BEFORE.search(body, max(0, start - 60), start)
    after = _GIVEN_AFTER.match(body, end)
    if before is None and after is None:
        return None
    return Span(before.start() if before else start, after.end() if after else end)


class _ToldBy:
    """The content words of all articles, and which articles have a rare one; read when the first outlet is given."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._outlets = [outlet_name(article.source) for article in articles]

    @cached_property
    def _stems(self) -> list[frozenset[str]]:
        return [frozenset(content_of(folded_words(f"{one.title}\n{one.body}"))) for one in self._articles]

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        """Each rare word to the articles that have it, by number: the two that are compared, and few others."""
        others = max(0, len(self._articles) - 2)
        most = min(COMMON, 2 + max(1, int(RARE * others)))
        counts = Counter(stem for stems in self._stems for stem in stems)
        index: dict[str, list[int]] = {stem: [] for stem, count in counts.items() if count <= most}
        for number, stems in enumerate(self._stems):
            for stem in stems & index.keys():
                index[stem].append(number)
        return index

    def told_there(self, article: Article, span: Span, outlet: str) -> Article | None:
        """The one article of `outlet` that has what the paragraph around `span` tells."""
        before, after = nearby(article.body, span.start, span.end, AROUND)
        paragraph = before + article.body[span.start : span.end] + after
        of_outlet = set(content_of(folded_words(outlet)))
        told = set(content_of(folded_words(paragraph))) - _GIVING - of_outlet
        names = {
            name for name in _CAPITALISED.findall(paragraph) if not set(content_of(folded_words(name))) <= of_outlet
        }
        if not names or len(told) < SHARED_STEMS:
            return None
        rare = Counter(number for stem in told for number in self._index.get(stem, ()))
        shares = sorted(
            (-share, number)
            for number in rare
            if self._outlets[number] == outlet
            and (share := len(told & self._stems[number]) / len(told)) > SHARED - RIVAL
            and _may_have_told(self._articles[number], article, names)
        )
        most, target = (-shares[0][0], shares[0][1]) if shares else (0.0, 0)
        if most < SHARED or most * len(told) < SHARED_STEMS:
            return None
        if len(shares) > 1 and most + shares[1][0] < RIVAL:
            return None
        return self._articles[target] if rare[target] >= RARE_STEMS else None


def _may_have_told(other: Article, article: Article, names: AbstractSet[str]) -> bool:
    """Whether `other` is an earlier article, or one of the same time, that has the names."""
    return (
        other.id != article.id
        and not _appeared_after(other, article)
        and sum(name in other.body for name in names) >= NAMES_SHARED * len(names)
    )


def _appeared_after(other: Article, article: Article) -> bool:
    """Whether `other` is known to have appeared later than `article`."""
    theirs, own = known_days(other.date), known_days(article.date)
    return theirs is not None and own is not None and theirs[0] > own[1]
