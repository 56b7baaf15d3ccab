"""Who is where, and what would a file change: people files read, matched, compared."""

from fairlead.core.directory.changes import Change, Difference, apply, changes, revert
from fairlead.core.directory.errors import BadMatching, NobodyNamed, TooLarge
from fairlead.core.directory.export import csv_text, neutral
from fairlead.core.directory.fields import FIELDS, LABELS
from fairlead.core.directory.managers import circles
from fairlead.core.directory.matching import Match, Matching, match
from fairlead.core.directory.people_file import read
from fairlead.core.directory.plain import (
    difference_of,
    plain,
    plain_record,
    plain_sheet,
    record_of,
    sheet_from,
)
from fairlead.core.directory.sheet import Caps, Sheet, read_sheet, sheet_of_text
from fairlead.core.directory.typed import read_names
from fairlead.core.directory.values import EXIT_KINDS, Entry, Fault, Incoming, Record

__all__ = [
    "EXIT_KINDS",
    "FIELDS",
    "LABELS",
    "BadMatching",
    "Caps",
    "Change",
    "Difference",
    "Entry",
    "Fault",
    "Incoming",
    "Match",
    "Matching",
    "NobodyNamed",
    "Record",
    "Sheet",
    "TooLarge",
    "apply",
    "changes",
    "circles",
    "csv_text",
    "difference_of",
    "match",
    "neutral",
    "plain",
    "plain_record",
    "plain_sheet",
    "read",
    "read_names",
    "read_sheet",
    "record_of",
    "revert",
    "sheet_from",
    "sheet_of_text",
]
