"""Links from one article to another: by front matter, by address, by title, by the outlet that is given as a source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from chechnya_reader.crossrefs.outlets import given_outlets, outlet_name
from chechnya_reader.crossrefs.tellings import content_of
from chechnya_reader.crossrefs.weights import strongest_first
from chechnya_reader.loading import article_names, without_ending
from chechnya_reader.model import Article, CrossReference, Evidence, Span
from chechnya_reader.text import Folded, fold, squeezed

TITLE_WORDS = 4
CONTENT_WORDS = 3
"""A title of fewer words, or of fewer that say something, is likely to stand in a text by chance."""
PLAIN_TITLE = 7
"""Words from which on a title is known without quotation marks or capitals."""
OPENING = 80
"""Characters of an article's beginning that stand for it as evidence."""

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»|\\^`{}]{1,2000}", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\s*<?([^)\s>]{1,2000})>?[^)\n]{0,300}\)")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ref|ref_src|source|smid|via|amp|outputtype", re.I
)
_ARCHIVED = re.compile(r"web\.archive\.org/web/[\w*]+/(?=\w)(?:https?://)?", re.IGNORECASE)
_SAME_SITE = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_SAME_PAGE = re.compile(r"/(?:amp(?:\.html)?|index\.html?)?$")
_WORD = re.compile(r"[^\W_]+")
_OPENING = frozenset("“\"‘'«„‹*_[")

Words = tuple[str, ...]

BY_OUTLET = "gives the outlet as a source"
_WEIGHTS = {
    "listed as related": 4.0,
    "link in the text": 3.0,
    "address in the text": 3.0,
    "title in the text": 2.0,
    BY_OUTLET: 1.0,
}


@dataclass(frozen=True, slots=True)
class _Link:
    """One way in which an article leads to another: where it stands, or nothing for front matter."""

    source: str
    target: str
    reason: str
    span: Span | None = None


def find_links(articles: Sequence[Article]) -> tuple[CrossReference, ...]:
    """One reference for every two articles of which one leads to the other, with all the ways in which it does.

    The label is the title of the article that is led to, the later one where each leads to the other. Evidence is the
    words of the links, and the beginning of an article where nothing but its front matter, or the other, tells.
    """
    by_id = {article.id: article for article in articles}
    order = {article.id: number for number, article in enumerate(articles)}
    pairs: dict[tuple[str, str], list[_Link]] = defaultdict(list)
    for link in _links(articles):
        if link.source != link.target:
            first, second = sorted((link.source, link.target), key=order.__getitem__)
            pairs[first, second].append(link)
    references = []
    for pair, links in pairs.items():
        reasons = sorted({link.reason for link in links}, key=lambda reason: (-_WEIGHTS[reason], reason))
        rows = []
        for side in pair:
            spans = sorted({link.span for link in links if link.source == side and link.span is not None})
            rows += [_evidence(by_id[side], span) for span in spans or [opening(by_id[side])]]
        target = max((link.target for link in links), key=order.__getitem__)
        references.append(
            CrossReference(
                kind="link",
                label=by_id[target].title,
                reason=", ".join(reasons),
                articles=pair,
                evidence=tuple(rows),
                weight=sum(_WEIGHTS[reason] for reason in reasons),
            )
        )
    return strongest_first(references)


def opening(article: Article) -> Span:
    """The title's line where the body has it, else the start of the first line that is not blank."""
    if article.title_span is not None:
        return article.title_span
    start = len(article.body) - len(article.body.lstrip())
    line_end = article.body.find("\n", start)
    end = min(start + OPENING, len(article.body) if line_end < 0 else line_end)
    return Span(start, max(start, end))


def normal_address(address: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, tracking, the last slash.

    A page for telephones (`m.`, `/amp`) and one kept by the Internet Archive are the page itself.
    """
    bare = re.sub(r"^https?://", "", address.strip(), flags=re.IGNORECASE)
    bare = _ARCHIVED.sub("", bare, count=1) if _ARCHIVED.match(bare) else bare
    try:
        parts = urlsplit("//" + bare)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        host = _SAME_SITE.sub("", parts.hostname or "") + port
    except ValueError:
        return bare
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    return host + _SAME_PAGE.sub("", unquote(parts.path)).rstrip("/") + ("?" + urlencode(query) if query else "")


def _evidence(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span.start, span.end, article.body[span.start : span.end])


def _links(articles: Sequence[Article]) -> Iterator[_Link]:
    names = article_names(articles)
    addresses: dict[str, str] = {}
    for article in articles:
        if article.url:
            addresses.setdefault(normal_address(article.url), article.id)
    titles = _Titles(articles)
    for article in articles:
        for related in article.related:
            target = names.get(without_ending(related))
            if target is not None:
                yield _Link(article.id, target, "listed as related")
        yield from _written_links(article, addresses, names)
        yield from _titles_named(article, titles)
    for given in given_outlets(articles):
        yield _Link(given.article, given.target, BY_OUTLET, given.span)


def _written_links(article: Article, addresses: Mapping[str, str], names: Mapping[str, str]) -> Iterator[_Link]:
    seen: set[int] = set()
    for match in _MARKDOWN_LINK.finditer(article.body):
        written = match[2]
        target = addresses.get(normal_address(written)) if _ADDRESS.match(written) else names.get(_local(written))
        span = Span(*(match.span(1) if match[1].strip() else match.span(2)))
        seen.update((match.start(1), match.start(2)))
        if target is not None:
            yield _Link(article.id, target, "link in the text", span)
    if not addresses:
        return
    for match in _ADDRESS.finditer(article.body):
        if match.start() in seen:
            continue
        end = match.start() + len(_without_punctuation(match[0]))
        target = addresses.get(normal_address(article.body[match.start() : end]))
        if target is not None:
            yield _Link(article.id, target, "address in the text", Span(match.start(), end))


def _local(written: str) -> str:
    """The name of the article that a link to a file beside it means."""
    path = unquote(written.partition("#")[0])
    return PurePosixPath(without_ending(path)).name if path else ""


def _without_punctuation(address: str) -> str:
    """`address` without what belongs to the sentence around it: a full stop, a bracket that nothing opened."""
    while address:
        last = address[-1]
        opened = {")": "(", "]": "["}.get(last)
        if last not in ".,;:!?'’*_…" and (opened is None or address.count(opened) >= address.count(last)):
            break
        address = address[:-1]
    return address


class _Titles:
    """The titles that lead to one article each, by their words: one that two articles share is no name.

    `lengths` has, for the first words of a title, how many words the titles have that begin so, and `heads` the first
    word of each.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        owners: dict[Words, list[str]] = defaultdict(list)
        for article in articles:
            words = tuple(_WORD.findall(fold(_without_outlet(article))))
            if len(words) >= TITLE_WORDS and len(content_of(words)) >= CONTENT_WORDS:
                owners[words].append(article.id)
        self.target_of = {words: ids[0] for words, ids in owners.items() if len(ids) == 1}
        lengths: dict[Words, set[int]] = defaultdict(set)
        for words in self.target_of:
            lengths[words[:TITLE_WORDS]].add(len(words))
        self.lengths = {head: sorted(found) for head, found in lengths.items()}
        self.heads = frozenset(head[0] for head in lengths)

    def at(self, words: Sequence[str], number: int) -> Iterator[tuple[int, str]]:
        """How long each title is that stands from word `number` on, and the article that it is of."""
        if words[number] in self.heads:
            for length in self.lengths.get(tuple(words[number : number + TITLE_WORDS]), ()):
                target = self.target_of.get(tuple(words[number : number + length]))
                if target is not None:
                    yield length, target


def _without_outlet(article: Article) -> str:
    """The title without the outlet's name that web pages put after it: "A storm at sea | The Gazette"."""
    title = squeezed(article.title)
    for mark in (" | ", " – ", " — ", " - "):
        rest, found, last = title.rpartition(mark)
        if found and article.source and outlet_name(last) == outlet_name(article.source):
            return rest
    return title


def _titles_named(article: Article, titles: _Titles) -> Iterator[_Link]:
    if not titles.heads:
        return
    folded = Folded(article.body)
    matches = list(_WORD.finditer(folded.text))
    words = [match[0] for match in matches]
    for number in range(len(words)):
        for length, target in titles.at(words, number):
            if target != article.id:
                span = folded.span(matches[number].start(), matches[number + length - 1].end())
                if length >= PLAIN_TITLE or _stands_out(article.body, span):
                    yield _Link(article.id, target, "title in the text", span)


def _stands_out(body: str, span: Span) -> bool:
    """Whether the words stand in quotation marks, in italics, on a line by themselves, or with a title's capitals."""
    before, after = body[max(0, span.start - 1) : span.start], body[span.end : span.end + 2]
    if before in _OPENING or (before in ("", "\n") and after[:1] in ("", "\n")):
        return True
    written = [word for word in _WORD.findall(body[span.start : span.end]) if len(word) > 3]
    return all(word[0].isupper() or word[0].isdigit() for word in written)
