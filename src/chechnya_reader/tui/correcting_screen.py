"""The main screen's part of putting right: whom a quote is of, what is one, who is the same; and why it is so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from chechnya_reader.model import Article, Collection, Problem, Quote, QuoteKind, Span, Speaker
from chechnya_reader.tui.correcting import KeepingLibrary, cited, in_words
from chechnya_reader.tui.panes_screen import PanesScreen
from chechnya_reader.tui.quotes_pane import Told
from chechnya_reader.tui.view import View, counted, utterances_in

if TYPE_CHECKING:
    from concurrent.futures import Future

    from chechnya_reader.corrections import Correction
    from chechnya_reader.tui.mark_screen import Marked
    from chechnya_reader.tui.naming import Choice
    from chechnya_reader.tui.speaker_dialog import SpeakerDialog
    from chechnya_reader.tui.speaker_page import Chosen

OF_A_QUOTE = {"correct_speaker", "drop_quote"}
OF_A_SPEAKER = {"merge_speakers", "show_speaker_page"}
WAITING = 0.5
"""Seconds after which it is said that a correction is not written yet."""
Tell = Callable[[Collection], str]
Find = Callable[[Collection], Quote | None]


def _no_quote(collection: Collection) -> None:
    return None


class CorrectingScreen(PanesScreen):
    """Correcting, marking, merging, undoing; the reason of an attribution; a speaker's page."""

    class PutRight(Message):
        """The collection as the corrections of now have it; None where its quotes have to be found again."""

        def __init__(
            self, run: int, collection: Collection | None, told: Tell = lambda collection: "", current: Find = _no_quote
        ) -> None:
            super().__init__()
            self.run = run
            self.collection = collection
            self.told = told
            self.current = current

    class Written(Message):
        """A correction was written, or taken out again; `notice` is what is to be said of where that was."""

        def __init__(self, notice: str) -> None:
            super().__init__()
            self.notice = notice

    class Refused(Message):
        """A correction could not be written, or not be taken out again."""

    _corrections = 0
    _unread: tuple[Problem, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        view = self.view
        at_quotes = self.pane in ("reader", "quotes")
        if action in OF_A_QUOTE:
            return at_quotes and self._can_correct and self.quote_here is not None
        if action == "mark_quote":
            return self.pane == "reader" and self._can_correct and view.article is not None
        if action in OF_A_SPEAKER:
            can = action != "merge_speakers" or (self._can_correct and len(view.collection.speakers) > 1)
            return at_quotes and can and self.speaker_here is not None
        if action == "undo":
            return self._can_correct and self._keeping is not None and self._keeping.can_undo
        return super().check_action(action, parameters)

    def watch_view(self, old: View, new: View) -> None:
        super().watch_view(old, new)
        if new.stage == "done" and self._keeping is not None and self._keeping.unread != self._unread:
            self._unread = self._keeping.unread
            for problem in self._unread:
                where = f"{problem.path}:{problem.line}"
                self.tell(f"{where}: no correction of this file counts, for it cannot be read. ! says why.", "warning")

    def _save_and_catch_up(self) -> None:
        super()._save_and_catch_up()
        keeping = self._keeping
        if keeping is None or not (self.is_current and self._can_correct) or keeping.is_writing:
            return
        if keeping.is_stale(self.view.collection):
            told = "Corrections were changed elsewhere, and are shown as they are now."
            self._hold(None, "", lambda collection: told)

    @property
    def _keeping(self) -> KeepingLibrary | None:
        return self._library if isinstance(self._library, KeepingLibrary) else None

    @property
    def _can_correct(self) -> bool:
        return self.view.stage == "done" and self._keeping is not None

    @property
    def speaker_here(self) -> Speaker | None:
        """The speaker whom the user is at: of the current quote, or of the heading that the cursor is on."""
        row = self.quotes.current if self.is_mounted and self.pane == "quotes" else None
        told: Told | None = row.item if row is not None else None
        if told is not None and told.group is not None:
            return told.group.speaker
        quote = self.quote_here
        return quote.speaker if quote is not None else None

    # Putting right

    def action_correct_speaker(self) -> None:
        from chechnya_reader.tui.naming import speakers_for
        from chechnya_reader.tui.speaker_dialog import SpeakerDialog

        self.follow_cursor()
        quote, article = self._current()
        if quote is None or article is None:
            return
        choices = speakers_for(self.view.collection, article, quote, self._speakers())
        dialog = SpeakerDialog("Who said it?", f"“{quote.text}”", _said_now(quote), choices)
        self.app.push_screen(dialog, partial(self._write_speaker, article, quote))

    def _speakers(self) -> Sequence[Speaker]:
        """Whom a correction may name."""
        collection = self.view.collection
        return self._keeping.speakers(collection) if self._keeping is not None else collection.speakers

    def _write_speaker(self, article: Article, quote: Quote, choice: Choice | None) -> None:
        if choice is None:
            return
        from chechnya_reader.corrections import speaker_correction

        told = partial(_whose, quote.id)
        self._put_right(lambda: speaker_correction(article, quote, choice.name, self.now()), told)

    def action_drop_quote(self) -> None:
        from chechnya_reader.corrections import not_a_quote

        self.follow_cursor()
        quote, article = self._current()
        if quote is None or article is None:
            return
        rest = "; the rest of what was said still is" if len(self.view.collection.utterance_of(quote)) > 1 else ""
        told = f"“{cited(quote.text)}” is no quote any more{rest}. u undoes."
        self._put_right(lambda: not_a_quote(article, quote, self.now()), lambda collection: told)

    def action_mark_quote(self) -> None:
        from chechnya_reader.tui.mark_screen import MarkScreen

        article = self.view.open_article
        if article is None or not article.body.strip():
            return
        quote = self.view.current_quote
        at_quote = quote is not None and self.reader.is_in_sight(quote.start, quote.end)
        start = quote.start if quote is not None and at_quote else self.reader.top_offset
        if self.reader.hit is not None and self.reader.is_in_sight(*_ends(self.reader.hits[self.reader.hit])):
            start = self.reader.hits[self.reader.hit].start
        place = self.reader.place
        ask = partial(self._ask_who, article)

        def write(marked: Marked | None) -> None:
            if marked is None:
                self.reader.go(place)
            else:
                self._write_marked(article, marked)

        # What was told before would hide the panel, or the words.
        self.app.clear_notifications()
        self.app.push_screen(MarkScreen(self.reader, start, ask), write)

    def _ask_who(self, article: Article, span: Span, passage: str) -> SpeakerDialog:
        from chechnya_reader.tui.naming import speakers_for
        from chechnya_reader.tui.speaker_dialog import SpeakerDialog

        rows = self.view.collection.quotes_by_article.get(article.id, ())
        quote = next((row for row in rows if (row.start, row.end) == (span.start, span.end)), None)
        choices = speakers_for(self.view.collection, article, quote, self._speakers())
        now = "marked by hand; nobody says who, so far" if quote is None else f"a quote already; {_said_now(quote)}"
        return SpeakerDialog("Who said it?", f"“{passage}”", now, choices)

    def _write_marked(self, article: Article, marked: Marked) -> None:
        from chechnya_reader.corrections import missed_quote

        start, end, speaker = marked.span.start, marked.span.end, marked.choice.name
        passage = article.body[start:end].lstrip(' "“„«‹‘')
        form: QuoteKind = "partial" if passage[:1].islower() else "direct"
        rows = self.view.collection.quotes_by_article.get(article.id, ())
        gone = sum(row.start < end and start < row.end for row in rows)

        def current(collection: Collection) -> Quote | None:
            new = collection.quotes_by_article.get(article.id, ())
            return next((quote for quote in new if quote.corrected and start <= quote.start < quote.end <= end), None)

        def told(collection: Collection) -> str:
            instead = f" It stands for {counted(gone, 'quote')} that it overlaps." if gone else ""
            quote = current(collection)
            return (_whose(quote.id, collection) if quote is not None else "The passage is marked. u undoes.") + instead

        def record() -> Correction:
            return missed_quote(article, start, end, self.now(), speaker=speaker, form=form)

        self._put_right(record, told, current)

    def action_merge_speakers(self) -> None:
        from chechnya_reader.tui.naming import names_of, others_than
        from chechnya_reader.tui.speaker_dialog import SpeakerDialog

        self.follow_cursor()
        one = self.speaker_here
        if one is None:
            return
        collection = self.view.collection

        def ask_for_name(choice: Choice | None) -> None:
            other = choice.speaker if choice is not None else None
            if other is None:
                return
            said = [quote for speaker in (one, other) for quote in collection.quotes_by_speaker.get(speaker.id, ())]
            now = f"one person, with {counted(utterances_in(said), 'quote')}; escape leaves them two"
            names = names_of((one, other))
            dialog = SpeakerDialog(
                "Which name stays?", f"{one.name} and {other.name}", now, names, placeholder="Or type another name"
            )
            self.app.push_screen(dialog, partial(self._write_merge, collection, one, other))

        now = "Whoever you choose becomes the same person, in all articles"
        dialog = SpeakerDialog("Who is the same person?", _known_as(one), now, others_than(collection, one))
        self.app.push_screen(dialog, ask_for_name)

    def _write_merge(self, collection: Collection, one: Speaker, other: Speaker, choice: Choice | None) -> None:
        if choice is None or choice.name is None:
            return
        from chechnya_reader.corrections import merge

        name = choice.name

        def told(merged: Collection) -> str:
            names = {speaker.id for speaker in merged.speakers}
            if one.id in names and other.id in names:
                return "Written, but it cannot be told who is meant: ! says why. u undoes."
            return f"{one.name} and {other.name} are one now: {name}. u undoes."

        self._put_right(lambda: merge(collection, (one, other), name, self.now()), told)

    def action_undo(self) -> None:
        if self._keeping is None:
            return
        if self._keeping.is_writing:
            self.tell("The last correction is not written yet: another reader is writing. Try again in a moment.")
            return
        file = self._keeping.file_of(self.view.collection)
        record = file.last()
        if record is None:
            self.tell("There is no correction to undo.")
        elif file.added:
            self._undo(record)
        else:
            from chechnya_reader.tui.question import Question

            def undo(agreed: bool | None) -> None:
                if agreed:
                    self._undo(record)

            made = f" of {record.made[:10]}" if record.made else ""
            self.app.push_screen(Question(f"Take back the correction{made}, {in_words(record)}?", "undo it"), undo)

    def _undo(self, record: Correction) -> None:
        from chechnya_reader.corrections import Merge

        if self._keeping is None:
            return
        undone = self._keeping.undo(self.view.collection, record)
        words = None if isinstance(record, Merge) else record.words

        def same(collection: Collection) -> Quote | None:
            rows = collection.quotes_by_article.get(words.article, ()) if words is not None else ()
            found = [quote for quote in rows if words is not None and quote.text == words.exact]
            return found[0] if len(found) == 1 else None

        def told(collection: Collection) -> str:
            quote = same(collection)
            return f"Undone: {in_words(record)}.{f' Now it is said {_by(quote)}.' if quote is not None else ''}"

        def current(collection: Collection) -> Quote | None:
            is_here = words is not None and words.article == self.view.article and self.view.current_quote is None
            return same(collection) if is_here else None

        self._hold(undone, "Nothing was undone", told, current)

    def _put_right(self, make: Callable[[], Correction], told: Tell, current: Find = _no_quote) -> None:
        """Have the correction written and held against what was found; where it cannot be written nothing changes."""
        from chechnya_reader.corrections import CorrectionError

        if self._keeping is None:
            return
        try:
            written = self._keeping.add(self.view.collection, make())
        except CorrectionError as error:
            self.tell(f"Nothing was corrected: {error}.", "error")
            return
        self._hold(written, "Nothing was corrected", told, current)

    def _hold(self, written: Future[str] | None, refusal: str, told: Tell, current: Find = _no_quote) -> None:
        """Once it is written, have the corrections of now held against what was found.

        That is done in a thread: another reader may be writing, and comparing articles takes long. The quotes are shown
        before they are compared.
        """
        keeping, collection = self._keeping, self.view.collection
        if keeping is None:
            return
        self._corrections += 1
        run = self._corrections
        if written is not None:
            self.set_timer(WAITING, self._tell_of_waiting)

        def work() -> None:
            from chechnya_reader.corrections import CorrectionError

            try:
                if written is not None:
                    self.post_message(self.Written(written.result()))
            except Exception as error:
                said = f"{error}" if isinstance(error, CorrectionError) else f"{type(error).__name__}: {error}"
                # Kept until it is told: the user may be leaving.
                keeping.refused.append(f"{refusal}: {said}.")
                self.post_message(self.Refused())
                return
            try:
                self.post_message(self.PutRight(run, keeping.corrected(collection, compared=False), told, current))
                self.post_message(self.PutRight(run, keeping.corrected(collection, compared=True)))
            except Exception:
                # What is at fault shows when everything is found anew: that has a place for it on the screen.
                self.post_message(self.PutRight(run, None))

        self.run_worker(work, thread=True, group="corrections")

    def _tell_of_waiting(self) -> None:
        if self._keeping is not None and self._keeping.is_writing:
            self.tell("Another reader is writing corrections; this one is written as soon as it is done.")

    @on(Written)
    def _tell_where(self, message: Written) -> None:
        self.tell(message.notice, "warning")

    @on(Refused)
    def _tell_refused(self) -> None:
        while self._keeping is not None and self._keeping.refused:
            self.tell(self._keeping.refused.pop(0), "error")

    @on(PutRight)
    def _show_put_right(self, message: PutRight) -> None:
        collection = message.collection
        if collection is None:
            self.read_folder()
            return
        self.tell(message.told(collection))
        if message.run != self._corrections or collection.articles is not self.view.collection.articles:
            return
        view = replace(self.view, collection=collection)
        found = message.current(collection)
        if found is not None:
            view = replace(view, quote=found.id)
        elif view.current_quote is None:
            view = replace(view, quote=None)
        self.view = self.selecting.found_again(view)
        if self.pane == "quotes" and self.view.quote is None:
            self._follow_row()

    def _follow_row(self) -> None:
        """Make current what the cursor of the quotes has come to lie on."""
        row = self.quotes.current
        if row is not None and row.item.parts:
            self.view = replace(self.view, quote=row.item.parts[0].id)

    def _current(self) -> tuple[Quote | None, Article | None]:
        quote = self.view.current_quote
        return quote, self.view.collection.articles_by_id.get(quote.article) if quote is not None else None

    # Why, and who

    def action_explain(self) -> None:
        self.follow_cursor()
        quote = self.view.current_quote
        if quote is None:
            return
        from chechnya_reader.tui.why import WhyScreen

        here = self.here
        if quote.article != self.view.article:
            self.view = replace(self.view, article=quote.article)
        if self.reader.size.width == 0 or not self._reading.display:
            self.focus_pane("reader")

        def return_to(result: None) -> None:
            self.return_to(here)

        self.app.clear_notifications()
        self.app.push_screen(WhyScreen(self.view.collection, quote, self.reader), return_to)

    def action_show_speaker_page(self) -> None:
        self.follow_cursor()
        speaker = self.speaker_here
        if speaker is None:
            return
        from chechnya_reader.tui.speaker_page import SpeakerPage

        def go(chosen: Chosen | None) -> None:
            if chosen is None:
                return
            quote = self.view.collection.quotes_by_id.get(chosen.quote)
            if quote is not None:
                self.go_to_quote(quote)
            elif chosen.article:
                self.open_article(chosen.article)

        self.app.clear_notifications()
        self.app.push_screen(SpeakerPage(self.view, speaker), go)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _said_now(quote: Quote) -> str:
    if quote.speaker is None:
        return f"so far nobody; a guess is {quote.guess}" if quote.guess else "so far nobody"
    doubt = "" if quote.confidence == "certain" else f", {quote.confidence} and not certain"
    return f"so far {quote.speaker.name}{doubt}{', put right by hand' if quote.corrected else ''}"


def _known_as(speaker: Speaker) -> str:
    return " · ".join(filter(None, (speaker.name, speaker.role)))


def _whose(identity: str, collection: Collection) -> str:
    """Whose the quote of this id has become."""
    quote = collection.quotes_by_id.get(identity)
    if quote is None:
        return "Written, but the words are no quote now. u undoes."
    return f"“{cited(quote.text)}” is now said {_by(quote)}. u undoes."


def _by(quote: Quote) -> str:
    return f"by {quote.speaker.name}" if quote.speaker is not None else "by nobody known"
