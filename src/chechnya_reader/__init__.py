"""Who said what, in a folder of news articles. Importing the package loads nothing until a name is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chechnya_reader.extraction import find_quotes
    from chechnya_reader.library import open_collection

__all__ = ["find_quotes", "open_collection"]

_HOMES = {"find_quotes": "chechnya_reader.extraction", "open_collection": "chechnya_reader.library"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
