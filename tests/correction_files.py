"""What the tests of the corrections file share: a correction of each kind, and a file as a person might write it."""

from __future__ import annotations

from chechnya_reader.corrections import Correction, Merge, MissedQuote, Named, NotAQuote, SpeakerCorrection, Words

WORDS = Words("ferry", "We were never asked,", "before “", "” after", "ferry.md")
SPEAKER = SpeakerCorrection(WORDS, "Mara Lind", made="2026-11-20T12:30:00+00:00")
NONE = NotAQuote(WORDS, made="2026-11-20T12:31:00+00:00")
MISSED = MissedQuote(WORDS, None, "partial", made="2026-11-20T12:32:00+00:00")
MERGE = Merge((Named("Mara Lind"), Named("a witness", "ferry")), "Mara Lind", made="2026-11-20T12:33:00+00:00")
ALL: tuple[Correction, ...] = (SPEAKER, NONE, MISSED, MERGE)

BY_HAND = """\
# Checked with the paper in April.
checked by: A. Brook   # an unknown key
corrections:
  # She said so on the telephone.
  - kind: speaker      # not the harbour master
    exact: We were never asked,
    article: ferry
    speaker: 'Mara Lind'
    note: see the letter of 3 May

  # This one is a title.
  -
    kind: not-a-quote
    exact: >-
      Great
      Crossing
    article: ferry
# The end.
"""
