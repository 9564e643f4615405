"""The names that a person gave, held against the speakers there are. In doubt two stay two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chechnya_reader.corrections.records import Merge, Named
from chechnya_reader.model import Quote, Speaker, SpeakerKind
from chechnya_reader.speakers.phrases import parse
from chechnya_reader.text import fold, slug


class Names:
    """The speakers of a collection by their names, with those that corrections add, rename and join."""

    def __init__(self, speakers: Sequence[Speaker], quotes: Iterable[Quote]) -> None:
        self._speakers: dict[str, Speaker] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_form: dict[str, list[str]] = {}
        self._became: dict[str, str] = {}
        self._articles: dict[str, set[str]] = {}
        self._new_ones: set[str] = set()
        for speaker in speakers:
            self._add(speaker)
        self._used = set(self._speakers)
        for quote in quotes:
            if quote.speaker is not None:
                self._articles.setdefault(quote.speaker.id, set()).add(quote.article)

    def called(self, name: str, article: str) -> Speaker:
        """The speaker whom a correction in `article` names: the known one of that name, else a new one.

        Of namesakes it is the one that speaks in the article; where that does not settle it, a new one of that name.
        """
        bearers = self._bearers(name)
        here = [speaker for speaker in bearers if article in self._articles.get(speaker.id, ())]
        if bearers and all(speaker.kind == "unnamed" for speaker in bearers):
            bearers = here
        chosen = bearers if len(bearers) == 1 else here
        speaker = chosen[0] if len(chosen) == 1 else self._new(name, article)
        self._articles.setdefault(speaker.id, set()).add(article)
        return speaker

    def join(self, record: Merge) -> tuple[str, ...]:
        """Have the speakers of the record as one, and return the names that are nobody's here.

        Whoever got the name of the merge by a correction is one with them. Nothing is done where a name of the record
        is more than one's; that name is returned then.
        """
        meant = {named: self._meant(named) for named in record.speakers}
        for named, bearers in meant.items():
            if len(bearers) > 1:
                return (named.name,)
        found = {speaker.id: speaker for bearers in meant.values() for speaker in bearers}
        if found:
            wanted = fold(record.name)
            named_so = (self._speakers[identity] for identity in self._by_name.get(wanted, ()))
            found |= {one.id: one for one in named_so if one.id in self._new_ones and one.kind != "unnamed"}
            self._join(list(found.values()), record.name)
        return tuple(named.name for named, bearers in meant.items() if not bearers)

    def renamed(self, quote: Quote) -> Quote:
        """The quote under the speaker that its own has become; `corrected` where that is another name."""
        if quote.speaker is None:
            return quote
        speaker = self._speakers[self._final(quote.speaker.id)]
        if speaker == quote.speaker:
            return quote
        return replace(quote, speaker=speaker, corrected=quote.corrected or speaker.name != quote.speaker.name)

    def _bearers(self, name: str) -> list[Speaker]:
        """The speakers of that name, else those that the texts also call so."""
        wanted = fold(name)
        found = self._by_name.get(wanted) or self._by_form.get(wanted, [])
        return [self._speakers[identity] for identity in found]

    def _meant(self, named: Named) -> list[Speaker]:
        return [
            speaker
            for speaker in self._bearers(named.name)
            if not named.article or named.article in self._articles.get(speaker.id, ())
        ]

    def _add(self, speaker: Speaker) -> None:
        self._speakers[speaker.id] = speaker
        for index, key in self._keys(speaker):
            index.setdefault(key, []).append(speaker.id)

    def _remove(self, speaker: Speaker) -> None:
        del self._speakers[speaker.id]
        for index, key in self._keys(speaker):
            index[key].remove(speaker.id)

    def _keys(self, speaker: Speaker) -> list[tuple[dict[str, list[str]], str]]:
        forms = () if speaker.kind == "unnamed" else dict.fromkeys(map(fold, speaker.names))
        return [(self._by_name, fold(speaker.name)), *((self._by_form, form) for form in forms)]

    def _final(self, identity: str) -> str:
        while identity in self._became:
            identity = self._became[identity]
        return identity

    def _new(self, name: str, article: str) -> Speaker:
        kind = _kind(name)
        base = f"{slug(name)}-{slug(article)}" if kind == "unnamed" else slug(name)
        speaker = Speaker(self._free(base), name, kind)
        self._new_ones.add(speaker.id)
        self._add(speaker)
        return speaker

    def _join(self, speakers: Sequence[Speaker], name: str) -> None:
        base = next((speaker for speaker in speakers if fold(speaker.name) == fold(name)), None)
        for speaker in speakers:
            self._remove(speaker)
            self._used.discard(speaker.id)
        kinds = {speaker.kind for speaker in speakers}
        forms = dict.fromkeys(form for speaker in speakers for form in (speaker.name, *speaker.names))
        forms.pop(name, None)
        first = [base, *speakers] if base else speakers
        one = Speaker(
            id=base.id if base else self._free(slug(name)),
            name=name,
            kind=base.kind if base else kinds.pop() if len(kinds) == 1 else _kind(name),
            role=next((speaker.role for speaker in first if speaker.role), None),
            names=tuple(forms),
        )
        self._used |= {speaker.id for speaker in speakers} | {one.id}
        self._add(one)
        articles: set[str] = set()
        for speaker in speakers:
            articles |= self._articles.pop(speaker.id, set())
            if speaker.id != one.id:
                self._became[speaker.id] = one.id
        self._articles[one.id] = articles
        self._became.pop(one.id, None)

    def _free(self, base: str) -> str:
        identity, number = base, 1
        while identity in self._used:
            number += 1
            identity = f"{base}-{number}"
        self._used.add(identity)
        return identity


def _kind(name: str) -> SpeakerKind:
    phrase = parse(name)
    if phrase is None or phrase.kind == "pronoun":
        return "person"
    return phrase.kind
