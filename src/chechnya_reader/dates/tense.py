"""Whether the clause around a date speaks of what was, or of what is to come."""

from __future__ import annotations

import re

from chechnya_reader.dates.days import Tense

REACH = 110
"""Characters before and after a date that are looked at."""

_CLAUSE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?=\s)|[!?](?=\s)|[;:\n“”\"()]|\s[–—-]\s")
_VERB = r"(?: (?:not|also|then|now|be|have|been|only|\w+ly))* \w+"
_INTENDED = (
    "due|set|scheduled|expected|planned|going|plans?|planning|hopes?|wants?|intends?|intended|likely|aims?|slated|ready"
)
_ASKED = (
    "urged|asked|told|called on|vowed|promised|pledged|agreed|decided|wanted|hoped|ordered|invited|encouraged"
    "|threatened|prepared|preparing|refused|tries|try|trying|needs?"
)
_CUE = re.compile(
    rf"\b(?:(?P<open>(?:was|were|had been) (?:{_INTENDED}|supposed|meant)(?: for\b| to{_VERB})"
    rf"|(?:would|should|could|can|cannot|must|may|might|can['’]t)(?:n['’]t)?{_VERB}|planned|scheduled|ahead of"
    rf"|(?:{_ASKED})(?: \w+){{0,3}}? to [a-z]+)"
    rf"|(?P<future>(?:will|shall|won['’]t|(?:is|are) to){_VERB}"
    rf"|to be (?:\w+ly )?\w+(?:ed|en|wn|ld|nt|ght|id)\b|(?:{_INTENDED}) (?:for\b|to{_VERB})"
    rf"|\w+['’]ll{_VERB}|upcoming|opens|begins|starts|meets|ends|resumes|expires|closes)"
    r"|(?P<past>said|says|told|tells|was|were|had|has|have|did|came|went|took|left|met|held|saw|found|began|got|gave"
    r"|made|wrote|spoke|fled|fell|won|lost|rose|shot|brought|sent|led|became|heard|put|ran|broke|died"
    r"|(?!hundred|indeed|exceed|proceed|succeed|speed|breed|sacred|naked)[a-z]{3,}ed))\b"
)
_CLOSE = re.compile(r"^(?: (?!the|a|an|for|of|to|about)\w+){0,2} (?:in|on|since|until|till) (?:early |late |mid-)?$")


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause in which `text[start:end]` stands; None where no verb tells it.

    The last verb before it in its sentence counts, or the first one after a date that comes before all verbs. It is
    "done" where the date belongs to a verb in the past: "was arrested in May".
    """
    before = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in _CLAUSE.finditer(before)]
    cues = list(_CUE.finditer(before, breaks[-1] if breaks else 0))
    if cues:
        kind = _kind(cues[-1])
        return "done" if kind == "past" and _CLOSE.match(before[cues[-1].end() :]) else kind
    after = text[end : end + REACH]
    stop = _CLAUSE.search(after)
    cue = _CUE.search(after, 0, stop.start() if stop else len(after))
    return _kind(cue) if cue else None


def _kind(cue: re.Match[str]) -> Tense:
    name = cue.lastgroup
    return "open" if name == "open" else "future" if name == "future" else "past"
