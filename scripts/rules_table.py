"""Prints the table of rules: how often each one fires, and how often the speaker that it gives is right.

    python scripts/rules_table.py            the project's own corpus, tests/corpus
    python scripts/rules_table.py FOLDER     gold_dev.jsonl and gold_train.jsonl of FOLDER too, where they are there
    python scripts/rules_table.py --write    the table of the corpus into docs/rules.md, the others kept as they are
    python scripts/rules_table.py --write FOLDER

FOLDER holds articles annotated by others and score.py, which says whether a speaker is right. Only figures are kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.corpus_format import NOT_SAID, corpus  # noqa: E402
from tests.corpus_measure import mention_is_right  # noqa: E402

from chechnya_reader import find_quotes  # noqa: E402
from chechnya_reader.attribution import RULES  # noqa: E402
from chechnya_reader.model import Quote  # noqa: E402

Rightness = Callable[[dict[str, Any], dict[str, Any]], bool]
PAGE = ROOT / "docs" / "rules.md"
CONFIDENCES = ("certain", "likely", "unknown")
HEAD = """\
# The rules that say who said it

Each quote has the speaker of the first rule below that finds one. `certain` and `likely` stand as they are; what is
unknown has a guess at most, shown as one and counted for nobody. The figures are `right / all` of the quotes whose
speaker is annotated; a guess is right where its last word is the annotated speaker's, and `none` has no guess.
`python scripts/rules_table.py --write` makes this page.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One quote whose speaker is known: the rule, how sure it was, and whether it was right."""

    rule: str
    confidence: str
    right: bool


def judged_corpus() -> Iterator[Judged]:
    """The quotes of the project's own corpus."""
    for article in corpus():
        found = {_core(article.body, quote.start, quote.end): quote for quote in find_quotes(article.body)}
        for row in article.rows:
            quote = found.get(_core(article.body, row.start, row.end))
            if quote is None or not row.is_quote or not row.speakers or NOT_SAID in row.speakers:
                continue
            named = quote.mention is not None
            right = mention_is_right(quote, row) if named else any(_same_end(quote.guess, one) for one in row.mentions)
            yield Judged(quote.rule, quote.confidence, right)


def judged_gold(
    path: Path, is_right: Callable[[dict[str, Any], dict[str, Any]], bool], mixed: bool
) -> Iterator[Judged]:
    """The direct quotes of a gold file, with `mixed` its fragments too."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        found = {_core(text, quote.start, quote.end): quote for quote in _pieces(find_quotes(text), text)}
        for gold in article["quotes"]:
            quote = found.get(_core(text, gold["start"], gold["end"]))
            if quote is None or not gold["speaker_text"] or (gold["kind"] != "direct" and not mixed):
                continue
            mention = quote.mention
            if mention is None:
                right = _same_end(quote.guess, gold["speaker_text"])
            else:
                speaker = {"start": mention.start, "end": mention.end, "text": mention.text}
                right = bool(is_right(gold, {f"speaker_{name}": value for name, value in speaker.items()}))
            yield Judged(quote.rule, quote.confidence, right)


def _pieces(quotes: Iterable[Quote], text: str) -> Iterator[Quote]:
    """The quotes, those over several paragraphs cut at the line breaks."""
    for quote in quotes:
        for match in re.finditer(r"[^\n]+", quote.text):
            start = quote.start + match.start()
            yield Quote(start, start + len(match.group()), match.group(), attribution=quote.attribution)


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _same_end(guess: str | None, speaker: str) -> bool:
    ends = [re.findall(r"\w+", words.lower())[-1:] for words in (guess or "", speaker)]
    return bool(ends[0]) and ends[0] == ends[1]


def table(judged: Iterable[Judged]) -> list[str]:
    """The rows of a Markdown table, a rule each in the order of precedence, and one for all."""
    counts = Counter(judged)
    names = [*(rule.name for rule in RULES), "none"]
    lines = ["| rule | certain | likely | guess |", "| --- | ---: | ---: | ---: |"]
    for name in names:
        if any(one.rule == name for one in counts):
            lines.append(_row(name, {one: count for one, count in counts.items() if one.rule == name}))
    return [*lines, _row("**all**", counts)]


def _row(name: str, counts: dict[Judged, int] | Counter[Judged]) -> str:
    cells = []
    for confidence in CONFIDENCES:
        every = sum(count for one, count in counts.items() if one.confidence == confidence)
        right = sum(count for one, count in counts.items() if one.confidence == confidence and one.right)
        cells.append(f"{right} / {every} = {right / every:.3f}" if every else "")
    return f"| {name} | {' | '.join(cells)} |"


def sections(folder: Path | None) -> dict[str, list[str]]:
    """The tables by their heading."""
    found = {"The project’s own corpus": table(judged_corpus())}
    if folder is None:
        return found
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for name in ("dev", "train"):
        path = folder / f"gold_{name}.jsonl"
        if path.exists():
            found[f"Annotated by others: {name}"] = table(judged_gold(path, score.speaker_ok, mixed=False))
            found[f"Annotated by others: {name}, fragments too"] = table(
                judged_gold(path, score.speaker_ok, mixed=True)
            )
    return found


def kept(page: str, found: dict[str, list[str]]) -> dict[str, list[str]]:
    """`found`, with the sections of `page` that are not measured now."""
    old = {part.split("\n", 1)[0]: part.split("\n", 1)[1].strip().split("\n") for part in page.split("\n## ")[1:]}
    return {**found, **{name: lines for name, lines in old.items() if name not in found}}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Prints how often each rule fires and is right.")
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="articles annotated by others")
    parser.add_argument("--write", action="store_true", help="write docs/rules.md")
    options = parser.parse_args(arguments)
    found = sections(options.folder)
    if options.write:
        found = kept(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", found)
    parts = [f"## {name}\n\n" + "\n".join(lines) + "\n" for name, lines in found.items()]
    page = "\n".join([HEAD, *parts])
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
