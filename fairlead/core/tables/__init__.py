"""The Fairlead tables: read, map, check (CSV, XLSX, Parquet)."""

from fairlead.core.tables.firm import Firm
from fairlead.core.tables.leader_lists import LeaderSheet, ListEntry, read_leader_lists
from fairlead.core.tables.list_coding import HandCoding, coding_text, read_list_coding
from fairlead.core.tables.mapping import (
    FileMapping,
    ItemMapping,
    Mapping,
    ReasonMapping,
    RowFilter,
    Scale,
)
from fairlead.core.tables.mapping_file import parse_mapping
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.tables.propose_mapping import propose
from fairlead.core.tables.reader import check, read
from fairlead.core.tables.reading import FileReading, Reading, Refusal, Suspicion
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.settings import Limits, Settings
from fairlead.core.tables.start_folder import start
from fairlead.core.tables.start_writing import UnableToStart

__all__ = [
    "SCHEMAS",
    "FileMapping",
    "FileReading",
    "Firm",
    "HandCoding",
    "ItemMapping",
    "LeaderSheet",
    "Limits",
    "ListEntry",
    "Mapping",
    "Progress",
    "Reading",
    "ReasonMapping",
    "Refusal",
    "RowFilter",
    "Scale",
    "Settings",
    "Suspicion",
    "UnableToStart",
    "check",
    "coding_text",
    "parse_mapping",
    "propose",
    "read",
    "read_leader_lists",
    "read_list_coding",
    "silent",
    "start",
]
