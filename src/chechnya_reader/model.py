"""The types that every part of the program speaks in: frozen values, no files and no screen.

Offsets are characters of an article's body as it stands (`Article.body`), lines are lines of the file, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

T = TypeVar("T")

QuoteKind = Literal["direct", "partial"]
Confidence = Literal["certain", "likely", "unknown"]
MentionKind = Literal["person", "organisation", "place", "role", "pronoun", "other"]
SpeakerKind = Literal["person", "organisation", "spokesperson", "unnamed"]
ReferenceKind = Literal["statement", "speaker", "person", "organisation", "place", "date", "link"]

GENERATOR = "chechnya-reader"
"""The value of the front matter key `generator` in Markdown that the program itself exported."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data, and what to do about it.

    `path` is the folder as the user typed it and the rest; `line` counts from 1; `code` is a short stable word.
    """

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of some body; `end` is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the folder.

    `body` is the decoded text after the front matter, without a BOM, with `\\n` as line end; `body_line` is the line
    in the file on which it begins. `path` is the folder as the user typed it and the rest; `file` is the path below
    the folder, with `/`. What is not known is None or empty. `title_span` is set where the title is a line of the
    body. `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. `extra` keeps the unknown keys of the front matter as they were
    read.
    """

    id: str
    path: str
    file: str
    title: str
    body: str
    body_line: int = 1
    source: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    related: tuple[str, ...] = ()
    accessed: str | None = None
    original: str | None = None
    sha256: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    title_span: Span | None = None

    @property
    def is_brief(self) -> bool:
        """Whether this tells of an article and is not the article."""
        return self.kind is not None and self.kind.strip().casefold() == "brief"

    def line_at(self, offset: int) -> int:
        """The line in the file, from 1, on which the character at `offset` of the body stands."""
        return self.body_line + self.body.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a body that name somebody or something: `body[start:end] == text`."""

    start: int
    end: int
    text: str
    kind: MentionKind = "other"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why a quote was given its speaker: the rule, and the words that it rests on.

    `rule` is the rule's name in the table of rules. `mention` is the noun phrase that names the speaker at that place,
    often a pronoun; `antecedent` is the earlier mention that a pronoun stands for. `cue` is the reporting word or mark.
    `confidence` is how sure it is that these words name the speaker; whom a pronoun means may still be open, and the
    quote then has no speaker, and is shown as unknown. With `confidence` "unknown", `mention` is None. A `guess` is a
    name that is counted for nobody.
    """

    rule: str
    confidence: Confidence
    mention: Mention | None = None
    cue: Mention | None = None
    antecedent: Mention | None = None
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, under the fullest name that the texts give.

    `id` is a slug of `name`, with a number for a namesake. `names` are the other forms that the texts use, `role` the
    role as they give it ("executive director of Rainbow Railroad"). A spokesperson without a name is one speaker for
    everybody spoken for; an unnamed source ("a second witness") is never joined with another.
    """

    id: str
    name: str
    kind: SpeakerKind = "person"
    role: str | None = None
    names: tuple[str, ...] = ()


UNATTRIBUTED = Attribution(rule="none", confidence="unknown")


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of text between quotation marks that somebody said or wrote: `body[start:end] == text`.

    The marks are outside. A quote that runs on over paragraphs is one Quote. The parts of a split quote are Quotes of
    one `utterance`, a number that counts from 0 within the article. `also` are earlier printings of the same passage
    in the same article. `id`, `article` and `line` are empty or 0 until the quote belongs to a collection, and `role`,
    which the article gives its speaker, is None; it is None too where a person put the speaker right.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind = "direct"
    utterance: int = 0
    speaker: Speaker | None = None
    attribution: Attribution = UNATTRIBUTED
    also: tuple[Span, ...] = ()
    corrected: bool = False
    id: str = ""
    article: str = ""
    line: int = 0
    role: str | None = None

    @property
    def mention(self) -> Mention | None:
        """The noun phrase that names the speaker there."""
        return self.attribution.mention

    @property
    def rule(self) -> str:
        """The rule that made the attribution."""
        return self.attribution.rule

    @property
    def confidence(self) -> Confidence:
        """How sure the attribution is."""
        return self.attribution.confidence

    @property
    def guess(self) -> str | None:
        """A name that is counted for nobody, where the speaker is unknown."""
        return self.attribution.guess


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that something rests on: `body[start:end] == text`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Something that two or more articles share.

    `label` names it, `reason` says in one plain phrase why it is there ("same words", "reworded"). `articles` are ids
    in the order of the collection, `quotes` ids (of statements and speakers), `evidence` the words, by article and
    offset. `weight` orders references of a kind: the more telling, the higher.
    """

    kind: ReferenceKind
    label: str
    reason: str
    articles: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True)
class Collection:
    """A folder of articles with all that was found in it: the one model behind every screen and command.

    `root` is the folder (or file) as the user typed it, `key` names the collection in the user's own data whatever
    was typed. Articles are in the order of their path; quotes by article and offset; speakers by name.
    """

    root: str
    key: str
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    references: tuple[CrossReference, ...] = ()

    @cached_property
    def articles_by_id(self) -> Mapping[str, Article]:
        """Article id to article."""
        return {article.id: article for article in self.articles}

    @cached_property
    def quotes_by_id(self) -> Mapping[str, Quote]:
        """Quote id to quote."""
        return {quote.id: quote for quote in self.quotes}

    @cached_property
    def quotes_by_article(self) -> Mapping[str, tuple[Quote, ...]]:
        """Article id to its quotes, by offset; an article without quotes is absent."""
        return _grouped((quote.article, quote) for quote in self.quotes)

    @cached_property
    def quotes_by_speaker(self) -> Mapping[str, tuple[Quote, ...]]:
        """Speaker id to quotes, by article and offset."""
        return _grouped((quote.speaker.id, quote) for quote in self.quotes if quote.speaker)

    @cached_property
    def references_by_article(self) -> Mapping[str, tuple[CrossReference, ...]]:
        """Article id to what it shares with others, in the order of `references`."""
        return _grouped((article, reference) for reference in self.references for article in reference.articles)

    def utterance_of(self, quote: Quote) -> tuple[Quote, ...]:
        """All parts of the utterance that `quote` is a part of, by offset, itself among them."""
        return tuple(
            other for other in self.quotes_by_article.get(quote.article, ()) if other.utterance == quote.utterance
        )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
