"""What goes with a quote wherever it is taken: its whole utterance, its speaker with the doubt there is, its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chechnya_reader.model import Article, Collection, Confidence, Quote, Speaker
from chechnya_reader.text import squeezed, visible, visible_line

DOUBT: Mapping[Confidence, int] = {"certain": 0, "likely": 1, "unknown": 2}
"""The more, the less sure."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """The parts of one utterance that have one speaker, by offset, with their article; never empty."""

    article: Article
    parts: tuple[Quote, ...]

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, as far as anything says so."""
        return self.parts[0].speaker

    @property
    def role(self) -> str | None:
        """What its article calls the speaker; what other articles do, where this one gives no role."""
        own = next((part.role for part in self.parts if part.role), None)
        return own or (self.speaker.role if self.speaker is not None else None)

    @property
    def confidence(self) -> Confidence:
        """As sure as its least sure part."""
        return max((part.confidence for part in self.parts), key=DOUBT.__getitem__)

    @property
    def mentioned(self) -> tuple[str, ...]:
        """How the text names the speaker where it does not say clearly enough whom that means: "he"."""
        if self.speaker is not None:
            return ()
        named = (visible(part.mention.text) for part in self.parts if part.mention and not part.corrected)
        return tuple(dict.fromkeys(squeezed(words) for words in named))

    @property
    def guesses(self) -> tuple[str, ...]:
        """Names that are counted for nobody; empty where there is a speaker."""
        if self.speaker is not None:
            return ()
        return tuple(dict.fromkeys(part.guess for part in self.parts if part.guess))


def utterances(collection: Collection, quotes: Iterable[Quote]) -> tuple[Utterance, ...]:
    """The whole utterances that `quotes` belong to, each once, in the order of the collection.

    A quote brings the other parts of its utterance along, but never a part that has another speaker.
    """
    wanted = {quote.id: quote for quote in quotes}
    keys = {_key(quote) for quote in wanted.values()}
    for quote in collection.quotes:
        if _key(quote) in keys:
            wanted.setdefault(quote.id, quote)
    order = {article.id: number for number, article in enumerate(collection.articles)}
    grouped: dict[tuple[str, int, str | None], list[Quote]] = {}
    for quote in sorted(wanted.values(), key=lambda quote: (order[quote.article], quote.start)):
        grouped.setdefault(_key(quote), []).append(quote)
    return tuple(Utterance(collection.articles_by_id[key[0]], tuple(parts)) for key, parts in grouped.items())


def _key(quote: Quote) -> tuple[str, int, str | None]:
    return quote.article, quote.utterance, quote.speaker.id if quote.speaker else None


def place(article: Article, offset: int) -> str:
    """`FILE:LINE` of an offset of the article's body, as an editor opens it; may hold control characters."""
    return f"{article.path}:{article.line_at(offset)}"


def title_of(article: Article) -> str:
    """The title on one line and safe to show; the file's name where the title is empty."""
    return squeezed(visible(article.title)) or visible_line(article.file)


def speaker_in_words(speaker: Speaker | None, confidence: Confidence, guesses: Iterable[str] = ()) -> str:
    """The speaker as a line of plain text that never looks surer than the attribution is."""
    names = " or ".join(guesses)
    if speaker is None:
        return f"Unknown (perhaps {names})" if names else "Unknown"
    return speaker.name if confidence == "certain" else f"{speaker.name} ({confidence}, not certain)"


def citation(collection: Collection, quote: Quote) -> str:
    """The quote and its source as two lines of plain text: the words of its utterance, then all the rest."""
    (told,) = utterances(collection, [quote])
    words = " … ".join(f"“{squeezed(visible(part.text))}”" for part in told.parts)
    if any(part.kind == "partial" for part in told.parts):
        words += " (fragment)"
    article, speaker = told.article, told.speaker
    who = speaker_in_words(speaker, told.confidence, told.guesses)
    if told.role:
        who += f", {told.role}"
    title = f"“{title_of(article)}”"
    facts = [
        f"Brief of the article {title}" if article.is_brief else title,
        article.source,
        ", ".join(article.authors),
        article.date,
        article.url,
        place(article, told.parts[0].start),
    ]
    return f"{words}\n— {visible_line(f'{who}. ' + ', '.join(fact for fact in facts if fact))}"
