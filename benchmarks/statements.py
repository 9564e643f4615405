"""How long the statements of a folder take to find: processor seconds and memory at 1,000, 10,000 and 100,000 quotes.

The texts are made up here, the same every time. Words are as unevenly frequent as those of a language
(Zipf-Mandelbrot), half of them function words; the content words of an article come in part from its subject. One quote
in ten tells an earlier one again: in the same words, a sentence of it, shortened with an ellipsis, reworded, or in two
parts; a few of these are told very often. One in twenty begins with a phrase that everybody uses. `--phrase` puts one
such phrase into half of all quotes, and one sentence, word for word, into a quarter: the worst case.

    python benchmarks/statements.py 1000 10000 100000
    python benchmarks/statements.py --phrase 100000
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Iterator
from itertools import accumulate, islice
from time import process_time

from chechnya_reader.crossrefs.statements import find_statements
from chechnya_reader.crossrefs.words import STOP_WORDS
from chechnya_reader.model import Article, Quote, Speaker

VOCABULARY = 30_000
SUBJECTS = 300
SUBJECT_WORDS = 200
QUOTES_AN_ARTICLE = 10
TOLD_AGAIN = 0.1
STOCK = 0.05
PHRASES = (
    "we will continue to monitor the situation closely",
    "our thoughts and prayers are with the families of the victims",
    "there is no doubt in my mind that",
    "we take all allegations of this kind very seriously",
    "at the end of the day the people will decide whether",
    "I have full confidence in the investigation and",
)


class Language:
    """Sentences of a made-up language with a subject."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.function = sorted(STOP_WORDS)
        self.content = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(4, 10))) for _ in range(VOCABULARY)]
        self._function_weights = self._zipf(len(self.function))
        self._content_weights = self._zipf(VOCABULARY)
        self._subjects = [chance.choices(self.content, k=SUBJECT_WORDS) for _ in range(SUBJECTS)]
        self._subject_weights = self._zipf(SUBJECT_WORDS)

    @staticmethod
    def _zipf(size: int) -> list[float]:
        return list(accumulate(1 / (rank + 2.7) for rank in range(1, size + 1)))

    def words(self, subject: int, size: int) -> list[str]:
        chance = self.chance
        told = []
        for _ in range(size):
            if chance.random() < 0.5:
                told += chance.choices(self.function, cum_weights=self._function_weights)
            elif chance.random() < 0.4:
                told += chance.choices(self._subjects[subject], cum_weights=self._subject_weights)
            else:
                told += chance.choices(self.content, cum_weights=self._content_weights)
        return told

    def sentences(self, subject: int) -> list[list[str]]:
        return [self.words(subject, self.chance.randint(4, 30)) for _ in range(self.chance.choice((1, 1, 1, 2, 2, 3)))]

    def again(self, said: list[list[str]]) -> list[str]:
        """One quote, or two that are one utterance, which tell what `said` tells."""
        chance = self.chance
        way = chance.choice(("same", "same", "contained", "shortened", "reworded", "parts"))
        longest = max(said, key=len)
        third = len(longest) // 3
        if way == "contained":
            return [" ".join(longest[chance.randint(0, third) :])]
        if way == "shortened" and third:
            return [" ".join(longest[:third]) + " … " + " ".join(longest[2 * third :]) + "."]
        if way == "reworded":
            return [text([[self.chance.choice(self.content) if chance.random() < 0.2 else w for w in s] for s in said])]
        if way == "parts" and third:
            return [" ".join(longest[:third]) + ",", " ".join(longest[third:]) + "."]
        return [text(said)]


def text(sentences: list[list[str]]) -> str:
    return " ".join(" ".join(words).capitalize() + "." for words in sentences)


def made(size: int, *, phrase: bool = False, seed: int = 7) -> tuple[list[Article], list[Quote]]:
    """`size` quotes in articles of ten."""
    chance = random.Random(seed)
    language = Language(chance)
    people = [Speaker(f"speaker-{number}", f"Speaker {number}") for number in range(max(50, size // 40))]
    weights = Language._zipf(len(people))
    said: list[tuple[list[list[str]], Speaker]] = []

    def utterances(subject: int) -> Iterator[tuple[list[str], Speaker | None]]:
        while True:
            if said and chance.random() < TOLD_AGAIN:
                often = chance.random() < 0.1
                sentences, speaker = said[chance.randrange(min(20, len(said)) if often else len(said))]
                yield language.again(sentences), (speaker if chance.random() < 0.8 else None)
                continue
            sentences = language.sentences(subject)
            (speaker,) = chance.choices(people, cum_weights=weights)
            if chance.random() < STOCK:
                sentences[0] = chance.choice(PHRASES).split() + sentences[0]
            if phrase and chance.random() < 0.5:
                sentences[0] = PHRASES[0].split() + sentences[0]
            elif phrase and chance.random() < 0.5:
                sentences = [PHRASES[1].split()]
            said.append((sentences, speaker))
            yield [text(sentences)], speaker

    articles: list[Article] = []
    quotes: list[Quote] = []
    while len(quotes) < size:
        name, body = f"article-{len(articles)}", ""
        told = utterances(chance.randrange(SUBJECTS))
        for utterance, (parts, speaker) in enumerate(islice(told, QUOTES_AN_ARTICLE)):
            for part in parts:
                start = len(body) + 1
                body += f"“{part}”\n\n"
                quotes.append(
                    Quote(
                        start,
                        start + len(part),
                        part,
                        utterance=utterance,
                        speaker=speaker,
                        id=f"{name}#{start}",
                        article=name,
                    )
                )
        articles.append(Article(name, name, name, name, body))
    return articles, quotes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--phrase", action="store_true", help="one phrase in half of all quotes")
    options = parser.parse_args()
    unit = 1 if sys.platform == "darwin" else 1024
    for size in options.sizes:
        articles, quotes = made(size, phrase=options.phrase)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = process_time()
        found = find_statements(articles, quotes)
        spent = process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"{len(quotes):>8,} quotes {spent:8.2f} s {spent / len(quotes) * 1e6:7.0f} µs a quote"
            f" {len(found):>7,} statements {(peak - before) * unit / 2**20:6.0f} MiB more",
            flush=True,
        )


if __name__ == "__main__":
    main()
