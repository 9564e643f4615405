"""Sentences of an article with what stands inside quotes blanked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chechnya_reader import lexicon
from chechnya_reader.model import Quote, Span

PRONOUN = re.compile(r"\b(?:he|she|they|it|we|i)\b", re.I)
TAKEN_UP = re.compile(
    r"\b(?:(?:and|as|when|because|before|after|since|while|if|but|where|until|that|says|said)\s)(he|she)\b"
)
TOLD_ONE = {
    gender: re.compile(rf"[^.;]{{0,80}}?\b(?:told|asked|advised|warned|informed|ordered|urged|took) {pronoun}\b")
    for gender, pronoun in (("m", "him"), ("f", "her"))
}
"""What follows whoever speaks to another man or woman: "a colleague took him aside"."""
BEGINS = re.compile(r"(He|She)\b")
TELLS_SOMEBODY = re.compile(
    r"\w+ (?:(?:later|then|also) )?(?:tells?|told|asked|asks|warned|reminded|wrote to|said of|said to) "
)
JOINED = re.compile(
    r"(?:,[^,.;]{1,60})?,?\sand\s"
    r"(?:[A-Z][\w.’'-]*,?\s|(?:the|his|her|an?)\s|[a-z-]+(?:man|woman|person|er|or|ist|[ae]nt),?\s){0,5}"
)
GUIDED = re.compile(
    r"(?:\b(?:of|to|with|by|from|for|at|on|about|against|under|like|than|over|told|near|in|between)\s+"
    r"(?:the\s+)?)(?:[\w.’'-]+\s+){0,3}$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]*_]*\s+(?=['\"“‘«„(\[]|[A-Z])")
_SAID_LAST = re.compile(r"\s+(\w+)(?: (?:on )?[A-Z]\w+day)?\.?\s*$")
_SAID_BEFORE = re.compile(r",\s(\w+)\s(?:[A-Z]\w+\.?\s)*$")
_INVERTED = lexicon.SAYING - lexicon.NO_INVERSION
_TITLES = 60
"""Characters before a name in which its titles stand."""
_SUBJECT = re.compile(r"\s*(?:(?:But|And|Yet|Still|Then|Now|Also),? )?(he|she)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{'|'.join(lexicon.ABBREVIATED_TITLES)}|[A-Z]|(?:[A-Z]\.)+[A-Z])$")


def masked(text: str, quotes: Sequence[Quote]) -> str:
    """`text` with every quote blanked but for its last character, one for one."""
    pieces = []
    done = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.start < done or quote.end <= quote.start:
            continue
        pieces += [text[done : quote.start], "~" * (quote.end - quote.start - 1), text[quote.end - 1 : quote.end]]
        done = quote.end
    return "".join([*pieces, text[done:]])


def sentence_spans(blanked: str, start: int, end: int) -> list[Span]:
    """The sentences of `blanked[start:end]`, by offset, each with the space after it."""
    spans = []
    begin = start
    for match in _SENTENCE_END.finditer(blanked, start, end):
        if blanked[match.start()] == "." and _ABBREVIATED.search(
            blanked[max(begin, match.start() - 12) : match.start()]
        ):
            continue
        spans.append(Span(begin, match.end()))
        begin = match.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans


def sentence_end(blanked: str, start: int, limit: int) -> int:
    """Where the sentence ends that goes on at `start`, at the latest after `limit` characters."""
    end = min(len(blanked), start + limit)
    spans = sentence_spans(blanked, start, end)
    return spans[0].end if spans else end


def tells(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether a sentence ends in the name from `start` to `end` as who tells it: "…, X said.", "…, said X, a Y." """
    after = _SAID_LAST.match(text, end, sentence.end)
    if after is not None and after[1] in lexicon.SAYING:
        return text[sentence.start : start].rstrip().endswith(",")
    before = _SAID_BEFORE.search(text, max(sentence.start, start - _TITLES), start)
    return text[end : end + 1] in (",", ".") and before is not None and before[1] in _INVERTED


def subject_pronoun(text: str, sentence: Span) -> str | None:
    """ "m" or "f" where a sentence begins with "he" or "she": its other names are not whom the pronoun means.

    Grosz, Joshi and Weinstein, "Centering: A Framework for Modeling the Local Coherence of Discourse", 1995.
    """
    begins = _SUBJECT.match(text, sentence.start, sentence.end)
    return {"he": "m", "she": "f"}[begins[1].lower()] if begins else None
