"""What a person put right: kept beside the articles, held to the words, and applied to what the program found."""

from chechnya_reader.anchoring import Words
from chechnya_reader.corrections.applying import LOST, RULE, apply_corrections
from chechnya_reader.corrections.places import (
    FILE,
    UNREAD,
    Loaded,
    Place,
    correction_files,
    corrections_path,
    load_corrections,
    open_corrections,
)
from chechnya_reader.corrections.records import (
    Correction,
    CorrectionError,
    Merge,
    MissedQuote,
    Named,
    NotAQuote,
    SpeakerCorrection,
    merge,
    missed_quote,
    not_a_quote,
    speaker_correction,
)
from chechnya_reader.corrections.writing import CorrectionFile

__all__ = [
    "FILE",
    "LOST",
    "RULE",
    "UNREAD",
    "Correction",
    "CorrectionError",
    "CorrectionFile",
    "Loaded",
    "Merge",
    "MissedQuote",
    "Named",
    "NotAQuote",
    "Place",
    "SpeakerCorrection",
    "Words",
    "apply_corrections",
    "correction_files",
    "corrections_path",
    "load_corrections",
    "merge",
    "missed_quote",
    "not_a_quote",
    "open_corrections",
    "speaker_correction",
]
