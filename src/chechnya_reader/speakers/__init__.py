"""Mentions to speakers: who is meant within an article, and who is one and the same across articles."""

from chechnya_reader.speakers.across import join_articles
from chechnya_reader.speakers.within import name_speakers

__all__ = ["join_articles", "name_speakers"]
