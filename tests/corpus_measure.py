"""What `find_quotes` makes of the corpus: spans, speakers and identities, and each error by its category.

A span is right where it has the words between the marks, no more and no less; punctuation at the ends does not count.
A mention is right where it is one of those annotated, or more or less of its words, or ends in the speaker's surname.
An identity is right where `Quote.speaker.name` is one of the annotated names; titles and articles do not count. A
speaker under less than the full name, or a description that stands there ("the vicar"), is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from chechnya_reader.model import Quote
from tests.corpus_format import NOT_SAID, Annotated, Row, without_number

Engine = Callable[[str], Sequence[Quote]]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRONOUNS = _words("i he she it they we you who him her them his their its")
_ARTICLES = _words("the a an")
_TITLES = _words(
    "mr mrs ms miss dr sir dame prof professor judge mayor captain major general gen col colonel president sheikh"
    " councilwoman councillor cllr commissioner sheriff agent nurse pastor canon reverend insp prefect"
)
_UNNAMED = "unnamed: "


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: where it stands, what it is, what was said and what was wanted."""

    category: str
    article: str
    line: int
    words: str
    found: str
    wanted: str


@dataclass(slots=True)
class Score:
    """Counts over articles, and the figures made of them."""

    counts: Counter[str] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Each figure by its name in the floors; all are shares from 0 to 1."""
        count = self.counts
        return {
            "span_f1": _f1(count["matched"], count["found"], count["rows"]),
            "kind_right": _share(count["kind right"], count["matched"]),
            "speaker_f1": _f1(count["mention right"], count["mentions"], count["with speaker"]),
            "wrong_mentions": _share(count["mention wrong"], count["mention right"] + count["mention wrong"]),
            "identity_right": _share(count["identity right"], count["with speaker"]),
            "wrong_identities": _share(
                count["identity wrong"],
                count["identity right"] + count["identity not full"] + count["identity wrong"],
            ),
            "same_speaker_precision": _share(count["pairs right"], count["pairs found"], empty=1.0),
            "same_speaker_recall": _share(count["pairs right"], count["pairs"], empty=1.0),
            "not_quotes_taken": _share(count["none taken"], count["none"]),
        }


def measure(articles: Iterable[Annotated], engine: Engine) -> Score:
    """The score of `engine` on `articles`."""
    score = Score()
    for article in articles:
        _measure(article, engine(article.body), score)
    return score


def _measure(article: Annotated, quotes: Sequence[Quote], score: Score) -> None:
    by_span = {_core(article.body, quote.start, quote.end): quote for quote in quotes}
    matched: list[tuple[Row, Quote]] = []
    for row in article.rows:
        quote = by_span.pop(_core(article.body, row.start, row.end), None)
        if not row.is_quote:
            taken = quote or _overlapping(row, by_span.values())
            score.counts["none"] += 1
            score.counts["none taken"] += taken is not None
            if taken is not None:
                score.counts["found"] += quote is not None
                score.counts["mentions"] += quote is not None and quote.mention is not None
                _note(score, "no quote, but taken", article, row, _said(taken), "-")
            continue
        score.counts["rows"] += 1
        score.counts["with speaker"] += bool(row.speakers) and NOT_SAID not in row.speakers
        if quote is None:
            _note(score, "span missed", article, row, "-", "")
            continue
        matched.append((row, quote))
    score.counts["found"] += len(matched) + len(by_span)
    score.counts["matched"] += len(matched)
    for extra in by_span.values():
        score.counts["mentions"] += extra.mention is not None
        line = article.body.count("\n", 0, extra.start) + 1
        score.mistakes.append(Mistake("span too many", article.name, line, extra.text, _said(extra), "-"))
    for row, quote in matched:
        _score_kind(article, row, quote, score)
        _score_mention(article, row, quote, score)
        _score_identity(article, row, quote, score)
    _score_pairs(matched, score)


def _score_kind(article: Annotated, row: Row, quote: Quote, score: Score) -> None:
    score.counts["kind right"] += quote.kind == row.kind
    if quote.kind != row.kind:
        _note(score, f"{row.kind} taken for {quote.kind}", article, row, quote.kind, row.kind)


def _score_mention(article: Annotated, row: Row, quote: Quote, score: Score) -> None:
    optional = NOT_SAID in row.speakers
    if quote.mention is None:
        if row.speakers and not optional:
            _note(score, "no mention", article, row, quote.guess or "-", row.mentions[0])
        return
    right = mention_is_right(quote, row)
    score.counts["mention right" if right else "mention wrong"] += not (optional and right)
    score.counts["mentions"] += not (optional and right)
    if not right:
        category = "mention wrong" if row.speakers else "mention where nothing says it"
        _note(score, category, article, row, f"{quote.mention.text} ({quote.rule})", " / ".join(row.mentions) or "?")


def _score_identity(article: Annotated, row: Row, quote: Quote, score: Score) -> None:
    optional = NOT_SAID in row.speakers
    if quote.speaker is None:
        if row.speakers and not optional:
            _note(score, "no identity", article, row, _said(quote), row.identity)
        return
    right = identity_is_right(quote, row)
    if right and optional:
        return
    outcome = "identity right" if right else "identity not full" if is_less_than_full(quote, row) else "identity wrong"
    score.counts[outcome] += 1
    if not right:
        _note(score, outcome, article, row, quote.speaker.name, " / ".join(row.speakers) or "?")


def _score_pairs(matched: Sequence[tuple[Row, Quote]], score: Score) -> None:
    for (row, quote), (other_row, other) in combinations(matched, 2):
        wanted = bool(row.identity) and row.identity == other_row.identity
        found = quote.speaker is not None and other.speaker is not None and quote.speaker.id == other.speaker.id
        score.counts["pairs"] += wanted
        score.counts["pairs found"] += found
        score.counts["pairs right"] += wanted and found


def mention_is_right(quote: Quote, row: Row) -> bool:
    """Whether the quote's mention names the annotated speaker."""
    if quote.mention is None:
        return False
    found = _tokens(quote.mention.text)
    if _is_pronoun(found):
        return any(found == _tokens(form) for form in row.mentions) or identity_is_right(quote, row)
    forms = [tokens for form in row.mentions if not _is_pronoun(tokens := _tokens(form))]
    surnames = {_tokens(name)[-1] for name in _names(row)}
    return any(_within(found, form) or _within(form, found) for form in forms) or found[-1:] in [[s] for s in surnames]


def identity_is_right(quote: Quote, row: Row) -> bool:
    """Whether the quote's speaker has one of the annotated names; for an unnamed source, the words it begins with."""
    if quote.speaker is None:
        return False
    found = _tokens(quote.speaker.name)
    for form in row.speakers:
        wanted = _tokens(without_number(form).removeprefix(_UNNAMED))
        if form.startswith(_UNNAMED):
            shorter = min(len(found), len(wanted))
            if quote.speaker.kind == "unnamed" and shorter and found[:shorter] == wanted[:shorter]:
                return True
        elif found == wanted:
            return True
    return False


def is_less_than_full(quote: Quote, row: Row) -> bool:
    """Whether the quote's speaker is the one annotated, under a part of the name, or a description, or with more."""
    if quote.speaker is None:
        return False
    found = _tokens(quote.speaker.name)
    forms = [tokens for form in row.mentions if not _is_pronoun(tokens := _tokens(form))]
    forms += [_tokens(name) for name in _names(row)]
    return any(_within(found, form) or _within(form, found) for form in forms)


def _names(row: Row) -> list[str]:
    return [form for form in row.speakers if form != NOT_SAID and not form.startswith((_UNNAMED, "spokesperson for"))]


def _tokens(phrase: str) -> list[str]:
    words = [word.strip(".,;:()") for word in phrase.replace("’", "'").split()]
    words = [word for word in words if word and word.casefold() not in _ARTICLES]
    while len(words) > 1 and words[0].casefold() in _TITLES and words[1][0].isupper():
        del words[0]
    return [word.casefold() for word in words]


def _is_pronoun(tokens: Sequence[str]) -> bool:
    return len(tokens) == 1 and tokens[0] in _PRONOUNS


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    return bool(few) and any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def _core(body: str, start: int, end: int) -> tuple[int, int]:
    inner = re.search(r"\w(?:.*\w)?", body[start:end], re.DOTALL)
    return (start + inner.start(), start + inner.end()) if inner else (start, end)


def _overlapping(row: Row, quotes: Iterable[Quote]) -> Quote | None:
    for quote in quotes:
        shared = min(row.end, quote.end) - max(row.start, quote.start)
        if shared * 2 >= max(row.end, quote.end) - min(row.start, quote.start):
            return quote
    return None


def _said(quote: Quote) -> str:
    return f"{quote.mention.text if quote.mention else '-'} ({quote.rule})"


def _note(score: Score, category: str, article: Annotated, row: Row, found: str, wanted: str) -> None:
    words = " ".join(article.body[row.start : row.end].split())
    score.mistakes.append(Mistake(category, article.name, row.line, words, found, wanted))


def _share(part: int, whole: int, empty: float = 0.0) -> float:
    return part / whole if whole else empty


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 1.0
