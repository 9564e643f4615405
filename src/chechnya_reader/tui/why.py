"""Why a quote has its speaker: the rule and the words that it rests on, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from chechnya_reader.corrections import RULE
from chechnya_reader.model import Article, Collection, Confidence, Mention, Quote, Span
from chechnya_reader.text import squeezed, visible_line
from chechnya_reader.tui import shown
from chechnya_reader.tui.dialog import Page
from chechnya_reader.tui.over import OverReader
from chechnya_reader.tui.reader import Reader

RULE_SENTENCES: Mapping[str, str] = {
    "verb-then-speaker": "Right after the words the text goes on with {cue}, and then names {mention}.",
    "speaker-then-verb": "Right after the words the text names {mention}, and goes on with {cue}.",
    "speaker-then-any-verb": "Right after the words the text names {mention}, and {cue} is taken as how it was said.",
    "any-verb-then-speaker": "Right after the words stands {cue}, taken as how it was said, and then {mention}.",
    "cue-at-the-end": "The sentence ends with {cue}, and names {mention} there.",
    "transcript-name": "The words begin with a name in capitals and a colon, {mention}, as a transcript does.",
    "according-to-after": "After the words stands {cue}, and then {mention}.",
    "according-to-before": "Before the words stands {cue}, and then {mention}.",
    "claimed": "The words stand there as what {mention} is told to have claimed or said.",
    "cue-before": "Before the words stands {cue}, and {mention} is who does that.",
    "in-words-of": "Before the words stands {cue}, with {mention}: they are given as what that speaker says.",
    "subject-of-sentence": "The words end a sentence about {mention}, and stand in it as what was said.",
    "colon-before": "The words follow a colon, and what stands before it is about {mention}.",
    "own-words": "The words stand there as what is {mention}’s own: an answer, a view, a verdict.",
    "source-in-brackets": "Right after the words stands {mention} in brackets, as their source.",
    "answer-after": "Right after the words the text says that they are those of {mention}.",
    "what-it-is-to": "The sentence says what {mention} calls it, and the words are that.",
    "in-chorus": "Beside the words stands {cue}, and {mention} is who is heard.",
    "to-whom": "The sentence says how {mention} sees it, and the words are how.",
    "dash-then-name": "After the words stand a dash and a name, {mention}, as under a statement.",
    "same-sentence-earlier": "Earlier in the same sentence {mention} is said to speak, and the sentence goes on.",
    "same-sentence-later": "The sentence goes on after the words, and says there that {mention} is speaking.",
    "same-paragraph-goes-on": "Earlier in the same paragraph {mention} is said to speak, and the paragraph goes on.",
    "later-in-paragraph": "Later words of the same paragraph are said to be those of {mention}.",
    "byline-below": "Below the words stands {mention}, as under a statement.",
    "headline-names": "The headline begins with {mention} and a colon, and the words stand in it.",
    "told-after": "The sentence after the words says that they are those of {mention}.",
    "paragraph-announces": "The paragraph before ends in a colon, and announces words of {mention}.",
    "sentence-before": "The sentence before is about {mention}, and nobody else is named for the words.",
    "paragraph-before": "The paragraph before is about what {mention} says, and this one names nobody else.",
}
"""What each rule of attribution saw, by its name. {cue} and {mention} become the words of the article, in marks."""

_ANY_RULE = "The text names {mention} there."
_CONFIDENCE: Mapping[Confidence, str] = {
    "certain": "Certain: the text says so itself.",
    "likely": "Likely, not certain: read the passage before you rely on it.",
    "unknown": "Unknown: the text does not say it clearly enough, so the quote is counted for nobody.",
}
_LONGEST_CITED = 90


def reason_of(collection: Collection, quote: Quote) -> str:
    """Why `quote` has its speaker, or none, in a few plain sentences, on one line and safe to print."""
    attribution = quote.attribution
    if quote.corrected and attribution.rule == RULE:
        return "The speaker was put right by hand." if quote.speaker else "It was put in by hand that nobody says who."
    if quote.speaker is None and attribution.mention is None:
        return "Nothing near these words says who spoke or wrote them."
    template = RULE_SENTENCES.get(attribution.rule, _ANY_RULE)
    cue = _cited(attribution.cue, "a word of reporting")
    sentences = [template.format(cue=cue, mention=_cited(attribution.mention, "somebody"))]
    if "{cue}" not in template and attribution.cue and any(map(str.isalpha, attribution.cue.text)):
        sentences.append(f"The word that says so is {cue}.")
    by_hand = ["The name was put right by hand."] if quote.corrected else []
    return " ".join([*sentences, *_identity(collection.articles_by_id.get(quote.article), quote), *by_hand])


def confidence_of(quote: Quote) -> str:
    """How sure the attribution is, in words; empty where a person made it."""
    if quote.rule == RULE:
        return ""
    return _CONFIDENCE[quote.confidence if quote.speaker else "unknown"]


def guess_of(quote: Quote) -> str:
    """The guess, as one; empty where there is none."""
    return f"A guess, counted for nobody: {_line(quote.guess)}." if quote.guess and quote.speaker is None else ""


def printings_of(collection: Collection, quote: Quote) -> str:
    """Where else the article prints the passage; empty where it does not."""
    article = collection.articles_by_id.get(quote.article)
    if article is None or not quote.also:
        return ""
    lines = sorted({article.line_at(span.start) for span in quote.also})
    where = f"line {lines[0]}" if len(lines) == 1 else "lines " + ", ".join(map(str, lines))
    return f"The article prints the same words on {where} too."


def _identity(article: Article | None, quote: Quote) -> list[str]:
    """Who the mention is, where it is a pronoun or another form of the name."""
    mention, antecedent = quote.attribution.mention, quote.attribution.antecedent
    name = _line(quote.speaker.name) if quote.speaker else ""
    if mention is None:
        return []
    if antecedent is not None:
        where = f" on line {article.line_at(antecedent.start)}" if article is not None else ""
        same = f", who is {name}" if name and name != _line(antecedent.text) else ""
        return [f"{_cited(mention, '')} stands for {_cited(antecedent, '')}{where}{same}."]
    if not name:
        return [f"Who {_cited(mention, '')} is, the text does not say clearly enough."]
    return [f"{_cited(mention, '')} is {name}."] if name != _line(mention.text) else []


def _cited(mention: Mention | None, otherwise: str) -> str:
    if mention is None:
        return otherwise
    words = _line(mention.text)
    return f"“{words if len(words) <= _LONGEST_CITED else words[:_LONGEST_CITED].rstrip() + shown.ELLIPSIS}”"


def _line(text: str) -> str:
    return squeezed(visible_line(text))


LIT: Mapping[str, str] = {"antecedent": "italic reverse", "cue": "bold underline", "mention": "bold reverse"}
"""The looks of the words that a reason rests on, in the text and in the sentence."""


def lit_words(quote: Quote) -> list[tuple[Span, str]]:
    """The words of the article that the attribution rests on, by offset, with their looks."""
    attribution = quote.attribution
    words = [(attribution.antecedent, "antecedent"), (attribution.cue, "cue"), (attribution.mention, "mention")]
    lit = [(Span(mention.start, mention.end), look) for mention, look in words if mention is not None]
    return sorted(lit, key=lambda word: word[0])


class WhyScreen(OverReader[None]):
    """Why `quote` of `collection` has its speaker: the words light up in `reader`, the sentence stands below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "close", "Close", key_display="esc", tooltip="Close this explanation", id="why.close"),
        Binding("n,right_square_bracket", "step(1)", "Next word", tooltip="To the next of the words that light up",
                id="why.next"),
        Binding("N,left_square_bracket", "step(-1)", "Previous word", show=False,
                tooltip="To the previous of the words that light up", id="why.previous"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    WhyScreen Page { height: auto; max-height: 100%; padding: 0 1; background: $surface; }
    WhyScreen #why-text { height: auto; }
    """

    def __init__(self, collection: Collection, quote: Quote, reader: Reader | None = None) -> None:
        super().__init__(reader)
        self._collection = collection
        self._quote = quote
        self._words = lit_words(quote)
        self._step: int | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="panel") as panel:
            panel.border_title = "Why this speaker" if self._quote.speaker else "Why no speaker"
            with Page():
                yield Static(why_content(self._collection, self._quote), id="why-text", markup=False)
            yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(Page).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._words) and self.reader is not None if action == "step" else True

    def point(self, reader: Reader) -> None:
        reader.point_out(self._words)
        lines = reader.layout_lines
        if lines is None:
            return
        near = [span for span, look in self._words if look != "antecedent"]
        said = Span(self._quote.start, self._quote.end)
        for spans in ([said, *(span for span, _ in self._words)], [said, *near], near or [said]):
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            if lines.line_of(max(start, end - 1)) - lines.line_of(start) < reader.open_height:
                break
        reader.reveal(start, end)

    def action_step(self, by: int) -> None:
        """Bring the next of the words in sight."""
        if self.reader is None or not self._words:
            return
        first = 0 if by > 0 else len(self._words) - 1
        self._step = first if self._step is None else (self._step + by) % len(self._words)
        span = self._words[self._step][0]
        self.reader.reveal(span.start, span.end)


def why_content(collection: Collection, quote: Quote) -> Content:
    """The whole explanation; the words that it cites look as they do in the text."""
    speaker = quote.speaker
    name = shown.content_line(speaker.name if speaker else "Unknown", "bold")
    role = shown.content_line(f" · {speaker.role}" if speaker and speaker.role else "", "dim")
    reason = shown.content_line(reason_of(collection, quote))
    attribution = quote.attribution
    for mention, look in (
        (attribution.mention, "mention"),
        (attribution.cue, "cue"),
        (attribution.antecedent, "antecedent"),
    ):
        words = _cited(mention, "")
        at = reason.plain.find(words) if words else -1
        if at >= 0:
            reason = reason.stylize(LIT[look], at + 1, at + len(words) - 1)
    article = collection.articles_by_id.get(quote.article)
    where = f"{article.path}:{quote.line}" if article is not None else ""
    lines = [confidence_of(quote), guess_of(quote), printings_of(collection, quote)]
    return Content("\n").join(
        [
            Content.assemble(name, role),
            reason,
            *(shown.content_line(line) for line in lines if line),
            *([shown.content_line(where, "dim")] if where else []),
        ]
    )
