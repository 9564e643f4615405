"""What stands around words, on their own line."""

from __future__ import annotations


def nearby(body: str, start: int, end: int, reach: int) -> tuple[str, str]:
    """What stands before and after `body[start:end]` on the same line, up to `reach` characters on either side.

    Takes time in proportion to `reach`, also in a body that is one long line.
    """
    before = body[max(0, start - reach) : start].rpartition("\n")[2]
    after = body[end : end + reach].partition("\n")[0]
    return before, after
