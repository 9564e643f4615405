"""Articles for tests of cross-references, from a line for each utterance: article | speaker | text.

A speaker is a name, with a role in brackets, `?` for nobody known, `organisation NAME`, `for NAME` for a spokesperson
without a name, `unnamed WORDS`. The words between “ and ” or " and " are the quotes, parts of one utterance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chechnya_reader.model import Article, CrossReference, Quote, ReferenceKind, Speaker, SpeakerKind
from chechnya_reader.text import slug

MARKED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")


def speaker_of(written: str) -> Speaker | None:
    if written == "?":
        return None
    kind: SpeakerKind = "person"
    name, _, role = written.partition(" (")
    for prefix, other in (("organisation ", "organisation"), ("for ", "spokesperson"), ("unnamed ", "unnamed")):
        if written.startswith(prefix):
            kind = other  # type: ignore[assignment]
            name = "spokesperson " + name if prefix == "for " else name.removeprefix(prefix)
    return Speaker(slug(name), name, kind, role.rstrip(")") or None)


def article(name: str, body: str, **fields: object) -> Article:
    return Article(name, f"{name}.md", f"{name}.md", str(fields.pop("title", name)), body, **fields)  # type: ignore[arg-type]


def told(lines: Sequence[str]) -> tuple[list[Article], list[Quote]]:
    bodies: dict[str, str] = {}
    quotes: list[Quote] = []
    for utterance, line in enumerate(lines):
        name, speaker, text = (part.strip() for part in line.split("|"))
        body = bodies.get(name, "")
        start = len(body) + 2 if body else 0
        bodies[name] = f"{body}\n\n{text}" if body else text
        for match in MARKED.finditer(text):
            words = match[1] if match[1] is not None else match[2]
            at = start + match.start() + 1
            whole = text.startswith(match[0]) or text[: match.start()].rstrip().endswith((":", ","))
            quotes.append(
                Quote(
                    at,
                    at + len(words),
                    words,
                    kind="direct" if whole else "partial",
                    utterance=utterance,
                    speaker=speaker_of(speaker),
                    id=f"{name}#{at}",
                    article=name,
                )
            )
    return [article(name, body) for name, body in bodies.items()], quotes


def of_kind(references: Sequence[CrossReference], kind: ReferenceKind) -> list[CrossReference]:
    return [reference for reference in references if reference.kind == kind]
