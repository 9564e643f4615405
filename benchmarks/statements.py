"""How long the statements of a folder take to find: seconds at 1,000 and 10,000 quotes (more: give the numbers).

The texts are made up here, from words that are as unevenly frequent as those of a language (Zipf), by fifty speakers;
one quote in ten tells an earlier one again, with a word or two replaced.

    python benchmarks/statements.py 1000 10000 100000
"""

from __future__ import annotations

import random
import sys
from itertools import accumulate
from time import perf_counter

from chechnya_reader.crossrefs.statements import find_statements
from chechnya_reader.model import Article, Quote, Speaker

VOCABULARY = 20_000
QUOTES_AN_ARTICLE = 10


def made(size: int, seed: int = 7) -> tuple[list[Article], list[Quote]]:
    chance = random.Random(seed)
    words = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(3, 9))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(3, VOCABULARY + 3)))
    speakers = [Speaker(f"speaker-{number}", f"Speaker {number}") for number in range(50)]
    said: list[tuple[list[str], Speaker]] = []
    articles, quotes = [], []
    for number in range(0, size, QUOTES_AN_ARTICLE):
        name, body = f"article-{number}", ""
        for utterance in range(min(QUOTES_AN_ARTICLE, size - number)):
            if said and chance.random() < 0.1:
                told, speaker = chance.choice(said)
                told = [word if chance.random() > 0.1 else chance.choice(words) for word in told]
            else:
                told = chance.choices(words, cum_weights=weights, k=chance.randint(4, 30))
                speaker = chance.choice(speakers)
            said.append((told, speaker))
            text = " ".join(told)
            body += "“"
            quotes.append(
                Quote(
                    len(body),
                    len(body) + len(text),
                    text,
                    utterance=utterance,
                    speaker=speaker,
                    id=f"{name}#{utterance}",
                    article=name,
                )
            )
            body += text + "”\n\n"
        articles.append(Article(name, name, name, name, body))
    return articles, quotes


def main() -> None:
    for size in map(int, sys.argv[1:] or ("1000", "10000")):
        articles, quotes = made(size)
        start = perf_counter()
        found = find_statements(articles, quotes)
        print(f"{size:>8,} quotes  {perf_counter() - start:7.2f} s  {len(found):>7,} statements")


if __name__ == "__main__":
    main()
