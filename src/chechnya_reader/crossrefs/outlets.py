"""Where an article gives another outlet as its source: "told the Gazette", "as VICE reported"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

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
RARE_STEMS = 2
SAMPLE = 200
"""How many of the shared words have to be rare: in no more than that part of the other articles, as a sample tells."""
RIVAL = 0.1
"""By how much less another article of the outlet has to share of that paragraph."""

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
    stems = _Stems(articles)
    for article in articles:
        seen: set[str] = set()
        for match in named.finditer(article.body):
            span = _given(article.body, match)
            outlet = fold(match["name"])
            if span is None or outlet == outlet_name(article.source):
                continue
            target = _told_there(article, span, outlet, of_outlet[outlet], stems)
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


class _Stems:
    """The content words of articles, each read once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._of: dict[str, frozenset[str]] = {}
        self._sample = articles[:: max(1, len(articles) // SAMPLE)]

    def of(self, article: Article) -> frozenset[str]:
        stems = self._of.get(article.id)
        if stems is None:
            text = f"{article.title}\n{article.body}"
            stems = self._of[article.id] = frozenset(content_of(folded_words(text)))
        return stems

    def rare(self, told: AbstractSet[str], *but: Article) -> int:
        """How many of the words `told` are rare in the articles other than `but`."""
        others = [self.of(one) for one in self._sample if one not in but]
        most = max(1, int(RARE * len(others)))
        return sum(sum(word in other for other in others) <= most for word in told)


def _told_there(
    article: Article, span: Span, outlet: str, candidates: Sequence[Article], stems: _Stems
) -> Article | None:
    """The one of `candidates` that has what the paragraph around `span` tells."""
    start = article.body.rfind("\n", 0, span.start) + 1
    end = article.body.find("\n", span.end)
    paragraph = article.body[start : len(article.body) if end < 0 else end]
    of_outlet = set(content_of(folded_words(outlet)))
    told = set(content_of(folded_words(paragraph))) - _GIVING - of_outlet
    names = {name for name in _CAPITALISED.findall(paragraph) if not set(content_of(folded_words(name))) <= of_outlet}
    if not names or len(told) < SHARED_STEMS:
        return None
    shares = sorted(
        (
            (len(told & stems.of(other)) / len(told), number)
            for number, other in enumerate(candidates)
            if other.id != article.id
            and not _appeared_after(other, article)
            and sum(name in other.body for name in names) >= NAMES_SHARED * len(names)
        ),
        reverse=True,
    )
    if not shares or shares[0][0] < SHARED or shares[0][0] * len(told) < SHARED_STEMS:
        return None
    if len(shares) > 1 and shares[0][0] - shares[1][0] < RIVAL:
        return None
    target = candidates[shares[0][1]]
    return target if stems.rare(told & stems.of(target), article, target) >= RARE_STEMS else None


def _appeared_after(other: Article, article: Article) -> bool:
    """Whether `other` is known to have appeared later than `article`."""
    theirs, own = known_days(other.date), known_days(article.date)
    return theirs is not None and own is not None and theirs[0] > own[1]
