"""The words outside quotation marks, one letter for the kind of each, so that rules can look at a line of letters.

Kinds: N name, M name with possessive, P pronoun, D determiner, V reporting verb, G the same in -ing, C verb that puts a
name on something ("called"), H the same in -ing, A auxiliary, R adverb, I preposition or subordinator, J conjunction,
W relative pronoun, t weekday or time, # number, g other -ing word, m noun with possessive, w any other word,
Q quotation, and `, ; : - ( ) .` for what they are; `.` is the end of a sentence only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chechnya_reader import lexicon
from chechnya_reader.mentions import UPPER
from chechnya_reader.model import Span
from chechnya_reader.quotes import QuotedSpan
from chechnya_reader.text import remembered

_TOKEN = re.compile(
    r"([a-z]+)(?![\w@’'.&/-])"
    rf"|((?=[{UPPER}v])(?:(?:[{UPPER}]\.)+(?:[{UPPER}]\b)?"
    rf"|(?=[A-Zv][a-z]{{0,5}}\.)(?:{'|'.join(lexicon.ABBREVIATED_TITLES)})\.)"
    r"|[@#]?[^\W\d_][\w@]*(?:[-’'.&/]\w+)*[’']?)"
    r"|([$£€#]?\d+(?:[,.:]\d+)*\w*%?)"
    r"|([.!?…]+|[,;:()\[\]]|--+|[—–―]| - |(?<![\w])-(?=[ ]?\w))"
)
_PHRASAL = {
    **dict.fromkeys(("put", "puts"), ("it",)),
    **dict.fromkeys(("went", "goes"), ("on",)),
    **dict.fromkeys(("shot", "shoots", "fired", "fires", "hit", "hits"), ("back",)),
    **dict.fromkeys(("pointed", "points"), ("out", "to")),
    **dict.fromkeys(("chimed", "chimes"), ("in",)),
    **dict.fromkeys(("made", "makes", "make"), ("clear",)),
    **dict.fromkeys(("talked", "talks", "talking"), ("about", "of")),
}
"""Verbs that report only with the word that follows."""
_ONLY_SAID = frozenset(("said", "says", "told", "tells", "wrote", "writes"))
"""Verbs that are no noun or adjective after "a friend of X’s"."""
_FOLLOWED = frozenset(("know", "reading"))
"""Words that may make a verb of the one before them, or be one by it."""
_CUES = frozenset("VCGH")
_WORD, _NUMBER = 2, 3
_MENDED = 8
_OBJECTS = frozenset(("it", "him", "them", "himself", "herself", "itself", "themselves"))
_CALLED = _OBJECTS | frozenset(("her", "me", "us"))
_SHORT_ING = 5
_PARTICIPLE = re.compile(r" (?:on|by|in|to|at|with|from|about|for|as)\b")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_NAME_FOLLOWS = re.compile(rf" (?:(?:der|den|de|la|las|los|el) )?[{UPPER}]")
_JOINED_PARTICLE = re.compile(rf"(?:{'|'.join(sorted(lexicon.JOINED_PARTICLES))})[-’'][{UPPER}]")
_PARTICLE_LETTERS = frozenset(particle[0] for particle in lexicon.JOINED_PARTICLES)
_BEFORE_A_MONTH = frozenset(
    ("in", "until", "since", "till", "last", "this", "next", "early", "late", "mid", "through", "of", "every", "by")
)
_LOOSE_DASH = re.compile(r"(?:^|[^\w-])- ")
_PUNCTUATION = dict.fromkeys("-—―– ", "-") | {sign: sign for sign in ",;:"}
_DEPENDING = dict.fromkeys(".!?…", ".") | {"(": "(", "[": "(", ")": ")", "]": ")"}
"""First characters of tokens that may be dropped: what may end a sentence, and brackets."""


def _table() -> dict[str, str]:
    """Lower-case word to kind; a later line wins."""
    table: dict[str, str] = {}
    for words, kind in (
        (lexicon.ADVERBS, "R"),
        (lexicon.CALLING, "C"),
        (lexicon.CALLING_ING, "H"),
        (lexicon.SAYING_ING, "G"),
        (lexicon.SAYING, "V"),
        (lexicon.TIMES, "t"),
        (lexicon.DETERMINERS, "D"),
        (lexicon.PREPOSITIONS, "I"),
        (lexicon.RELATIVES, "W"),
        (lexicon.CONJUNCTIONS, "J"),
        (lexicon.AUXILIARIES, "A"),
        (lexicon.PRONOUNS, "P"),
        (("himself", "herself", "themselves", "itself", "myself", "in"), "R"),
        (("in",), "I"),
        (lexicon.CONTRACTED_PRONOUNS, "P"),
        (lexicon.CONTRACTED_WHO, "W"),
        (lexicon.CONTRACTED_BEING, "A"),
    ):
        table.update(dict.fromkeys(words, kind))
    return table


_KINDS = _table()
_FUNCTION_KINDS = frozenset("DIWJAPR")


class Tokens:
    """The tokens of one paragraph: `kinds[i]`, `words[i]` in lower case, and the offsets `starts[i]`, `ends[i]`.

    A quotation is one token; `quotes[i]` is its index among the spans of the paragraph.
    """

    __slots__ = ("_opened", "_phrasal", "ends", "kinds", "quotes", "starts", "text", "words")

    def __init__(self, text: str, part: Span, spans: Sequence[QuotedSpan], places: Sequence[Span]) -> None:
        """`places` are the stretches of this paragraph that `spans` take up, marks and all."""
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.quotes: dict[int, int] = {}
        self._phrasal: list[int] = []
        kinds: list[str] = []
        position = part.start
        for number, place in enumerate(places):
            self._read(kinds, position, place.start)
            self.quotes[len(kinds)] = number
            kinds.append("Q")
            self.words.append("")
            self.starts.append(place.start)
            self.ends.append(place.end)
            position = place.end
            self._mend(kinds)
        self._read(kinds, position, part.end)
        for index in self._phrasal:
            self._join(kinds, index)
        self.kinds = "".join(kinds)

    def _mend(self, kinds: list[str]) -> None:
        """Makes verbs of words that may be nouns, by what follows: "The film claims “…”", "The lady calls it a “…”"."""
        words = self.words
        at = len(kinds) - 1
        for index in range(at - 1, max(0, at - _MENDED), -1):
            kind = kinds[index]
            if kind in ",;:.Q":
                return
            if kind != "w" or words[index] not in lexicon.NOUN_LIKE:
                continue
            verb = _KINDS.get(words[index], "w")
            if not words[index].endswith("s"):
                if words[index - 1] == "to" and words[index + 1] in _CALLED:
                    kinds[index] = verb
            elif index + 1 == at:
                if verb in "VC" and kinds[index - 1] in "wN" and _begins_clause(kinds, index):
                    kinds[index] = verb
            elif words[index + 1] in _OBJECTS and kinds[index - 1] in "wN":
                kinds[index] = verb

    def _join(self, kinds: list[str], index: int) -> None:
        """Makes a reporting verb of a word that reports only with the next: "pointed out", "made it clear"."""
        word, after = self.words[index : index + 1], self.words[index + 1 : index + 3]
        following = _PHRASAL.get(word[0], ()) if word else ()
        if after[:1] == ["it"] and "clear" in following:
            del after[0]
        if not after or after[0] not in following:
            return
        if word[0] != "talks" or kinds[index - 1 : index] in (["N"], ["P"], ["R"]):
            kinds[index] = "G" if word[0].endswith("ing") else "V"

    def _read(self, kinds: list[str], start: int, end: int) -> None:
        """Take in `text[start:end]`, chunk by chunk between spaces; the spaces around a dash belong to it."""
        add_kind, add_start, add_end, add_word = kinds.append, self.starts.append, self.ends.append, self.words.append
        segment = self.text[start:end]
        whole = "- " in segment and _LOOSE_DASH.search(segment) is not None
        self._opened = -1
        position = start
        for chunk in (segment,) if whole else segment.split(" "):
            known = _cut_again(chunk)
            if isinstance(known, str):
                add_kind(known)
                add_word(chunk)
                add_start(position)
                position += len(chunk)
                add_end(position)
                position += 1
                continue
            for a, b, word, kind in known:
                if kind:
                    add_kind(kind)
                    add_word(word)
                    add_start(position + a)
                    add_end(position + b)
                else:
                    self._take(kinds, word, position + a, position + b, end)
            position += len(chunk) + 1

    def _take(self, kinds: list[str], word: str, a: int, b: int, end: int) -> None:
        """Take in the token at `a` to `b` whose kind depends on others; `end` is where the words end that are read."""
        sign = _DEPENDING.get(word[0])
        if sign is None:
            word, sign = self._in_context(kinds, word, b)
        elif sign == ".":
            if not _ends_sentence(self.text, b, end):
                return
        elif sign == "(":
            self._opened = len(kinds)
        elif self._opened >= 0:
            for listed in (kinds, self.starts, self.ends, self.words):
                del listed[self._opened :]
            self._opened = -1
            return
        kinds.append(sign)
        self.words.append(word)
        self.starts.append(a)
        self.ends.append(b)

    def _in_context(self, kinds: list[str], word: str, b: int) -> tuple[str, str]:
        """A word that ends at `b` in lower case, and its kind by the words around it; may change the one before."""
        text, words = self.text, self.words
        lower = word.lower()
        kind = _kind(word, lower, kinds, words)
        if (
            word[0].isupper()
            and _is_odd_name(kind, kinds)
            and (_says_next(text, b) or _is_named(lower, kinds, text, b))
        ):
            kind = "N"
        if lower in _PHRASAL:
            self._phrasal.append(len(kinds))
        elif kind == "G" and words and words[-1] in lexicon.OVERHEARD and "A" in kinds[-3:-1]:
            kinds[-1], kind = "R", "V"
        elif lower == "reading" and words and words[-1].removesuffix("s") in lexicon.BEARERS:
            kind = "G"
        elif lower == "know" and words[-2:] in (["wants", "to"], ["wanted", "to"]):
            kinds[-2] = "V"
        if kind == "w" and lower in lexicon.NAME_PARTICLES and _NAME_FOLLOWS.match(text, b):
            kind = "N"
        if kind == "N" and lower.endswith("ed") and kinds[-1:] in ([], ["."], ["Q"]) and _PARTICIPLE.match(text, b):
            kind = "g"
        return lower, kind

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


def _cut(chunk: str) -> Iterator[tuple[int, int, str, str]]:
    """The tokens of some text by offset, each as it is kept and with its kind.

    One whose kind depends on what stands around it is as written, with no kind.
    """
    for match in _TOKEN.finditer(chunk):
        word = match[0]
        group = match.lastindex or 0
        kind = ""
        if group <= _WORD:
            lower = word.lower()
            kind = _plain_kind(word, lower)
            word = lower if kind else word
        elif group == _NUMBER:
            kind = "#"
        elif word[0] not in _DEPENDING:
            kind = _PUNCTUATION[word[0]]
        yield match.start(), match.end(), word, kind


@remembered
def _cut_again(chunk: str) -> str | tuple[tuple[int, int, str, str], ...]:
    """The tokens of a chunk; of one that is a single token and kept as it stands, its kind alone."""
    if chunk.isalpha():
        lower = chunk.lower()
        kind = _plain_kind(chunk, lower)
        return kind if kind and lower == chunk else ((0, len(chunk), lower if kind else chunk, kind),)
    word = chunk[:-1]
    if chunk[-1:] == "," and word.isalpha():
        lower = word.lower()
        kind = _plain_kind(word, lower)
        return (0, len(word), lower if kind else word, kind), (len(word), len(chunk), ",", ",")
    tokens = tuple(_cut(chunk))
    return tokens[0][3] if len(tokens) == 1 and tokens[0][2] == chunk and tokens[0][3] else tokens


def _begins_clause(kinds: list[str], verb: int) -> bool:
    """Whether the phrase before a word opens a clause, so that the word may be its verb."""
    index = verb - 1
    while index >= 0 and kinds[index] in "wN#m":
        index -= 1
    if index >= 0 and kinds[index] in "DM":
        index -= 1
    return index < 0 or kinds[index] in ".,;:-QJW"


def _is_odd_name(kind: str, kinds: list[str]) -> bool:
    """Whether a word that is no name elsewhere may be one before "said": "Will", after a quotation also "From"."""
    return kind in "AgR" or (kind in "IVG" and kinds[-1:] == ["Q"])


def _is_named(lower: str, kinds: list[str], text: str, position: int) -> bool:
    """Whether “…” Will or May is followed by a surname."""
    return lower in ("will", "may") and kinds[-1:] == ["Q"] and _NAME_FOLLOWS.match(text, position) is not None


def _says_next(text: str, position: int) -> bool:
    """Whether a reporting verb follows, so that a capital at the head of a sentence is a name: "Will said"."""
    match = _NEXT_WORD.match(text, position)
    return match is not None and _KINDS.get(match.group(1)) in ("V", "C")


def _ends_sentence(text: str, position: int, end: int) -> bool:
    if position < end and text[position] in ",;:":
        return False
    while position < end and text[position].isspace():
        position += 1
    return position >= end or not text[position].islower()


def _kind(word: str, lower: str, kinds: list[str], words: list[str]) -> str:
    kind = _KINDS.get(lower)
    previous = kinds[-1] if kinds else "."
    if word[0].isupper() or word[0] == "@":
        if kind and not (len(word) > 1 and word.isupper()):
            if kind == "A" and previous not in ".Q:" and lower in ("will", "may"):
                return "t" if lower == "may" and words[-1] in _BEFORE_A_MONTH else "N"
            if kind == "V" and previous in ".Q:" and lower.endswith("ed"):
                return "g"
            if kind in _FUNCTION_KINDS or (kind == "t" and previous not in "NM"):
                return kind
            if kind in "VGH" and previous in ".Q":
                return kind
            if kind == "V" and lower.startswith("tweet") and previous in ",NMP":
                return kind
            if kind in "VC" and previous == "N" and lower in lexicon.IN_HEADLINES:
                return kind
        elif word == "I":
            return "P"
        if previous in ".:" and lower.endswith("ly"):
            return "R"
        if previous in ".:" and lower.endswith("ing") and len(lower) > _SHORT_ING:
            return "g"
        return "M" if word.endswith(("’s", "'s", "s’", "s'")) else "N"
    if kind:
        if kind in "VCGH" and (
            (previous in "Mm" and lower not in _ONLY_SAID) or (previous == "D" and words[-1] in lexicon.OWNING)
        ):
            return "w"
        if kind == "C" and previous == "g" and lower.endswith("ed"):
            return "w"
        if kind in "VC" and lower in lexicon.NOUN_LIKE and _reads_as_noun(lower, kinds, words):
            return "w"
        return kind
    if word[0] in _PARTICLE_LETTERS and _JOINED_PARTICLE.match(word):
        return "M" if word.endswith(("’s", "'s", "s’", "s'")) else "N"
    if lower.endswith("ly") and lower not in lexicon.ADVERB_EXCEPTIONS:
        return "R"
    if lower.endswith("ing") and len(lower) > _SHORT_ING:
        return "g"
    return "m" if lower.endswith(("’s", "'s", "s’", "s'")) else "w"


def _plain_kind(word: str, lower: str) -> str:
    """The kind of a word that is the same wherever it stands; empty for all others."""
    known = _KINDS.get(lower, "")
    if known in _CUES or lower in _PHRASAL or lower in _FOLLOWED or lower in lexicon.NAME_PARTICLES:
        return ""
    if word[0] == "@" or word != lower:
        if known and known in "DWJP" and not (len(word) > 1 and word.isupper()):
            return known
        if known or lower.endswith(("ly", "ing", "ed")):
            return ""
    return _kind(word, lower, [], [])


def _reads_as_noun(word: str, kinds: list[str], words: list[str]) -> bool:
    """Whether a word that may be verb or noun ("claims") is a noun, by what stands before it."""
    if not kinds:
        return True
    previous = kinds[-1]
    if previous in "DMm#IVCg":
        return True
    if previous == "N":
        first = len(kinds) - 1
        while first > 0 and kinds[first - 1] == "N":
            first -= 1
        before = kinds[first - 1] if first else ""
        bare = not word.endswith(("s", "ed")) and not words[-1].endswith("s")
        owned = before == "D" and (bare or words[first - 1] != "the")
        return owned or before in ("M", "#")
    if previous == "W":
        return words[-1] == "that"
    if previous == "Q":
        return kinds[-2:-1] in (["D"], ["M"], ["m"]) or not word.endswith(("s", "ed"))
    if previous != "w" or len(kinds) < 2:
        return False
    if kinds[-2] == "P" and words[-2] in ("he", "she", "it") and not word.endswith(("s", "ed")):
        return True
    return kinds[-2] in "DMmw#IgVCR" or (kinds[-2] == "N" and not word.endswith("s") and not words[-1].endswith("s"))
