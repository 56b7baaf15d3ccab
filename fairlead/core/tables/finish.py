"""Last strokes: items that nobody described, the firm's name, the day the report speaks of."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from fairlead.core.tables.engine import one_row
from fairlead.core.tables.items import construct_of
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.settings import Settings

if TYPE_CHECKING:
    from fairlead.core.plans import Plan

# Days on which something happened; what is due may lie far ahead.
HAPPENED = (
    ("people", "hired_on"), ("people", "left_on"), ("tellings", "told_on"), ("commitments", "done_on"),
    ("decisions", "decided_on"), ("exits", "left_on"), ("promises", "told_on"), ("promises", "checked_on"), ("stage_events", "entered_at"),
)  # fmt: skip
SPOKEN = ("recall", "leader-list")


def finish(
    db: DuckDBPyConnection, settings: Settings, folder: Path, editions: "tuple[Plan, ...]", notes: Notes
) -> Settings:
    """Settings with what the data says where the mapping is silent."""
    complete_items(db)
    describe_unknown_items(db, notes)
    named = [edition.company for edition in editions if edition.company]
    company = settings.company or (named[-1] if named else folder.resolve().name)
    return replace(settings, company=company, as_of=settings.as_of or last_day(db))


def last_day(db: DuckDBPyConnection) -> date | None:
    """The last day on which anything is recorded."""
    days = " UNION ALL ".join(f"SELECT max({column})::DATE AS day FROM {table}" for table, column in HAPPENED)
    (day,) = one_row(db, f"SELECT max(day) FROM ({days})")
    return day if isinstance(day, date) else None


def present_tables(db: DuckDBPyConnection) -> set[str]:
    """Tables with at least one row."""
    return {table for table in SCHEMAS if db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall()}


def complete_items(db: DuckDBPyConnection) -> None:
    """An item of a scale without stated ends is answered from 1 to the number of its labels, or to 5."""
    spoken = ", ".join(f"'{construct}'" for construct in SPOKEN)
    db.execute(
        f"UPDATE items SET low = coalesce(low, 1), high = coalesce(high, coalesce(low, 1) + coalesce(len(labels), 5) - 1) "
        f"WHERE construct NOT IN ({spoken}) AND item IN (SELECT item FROM answers WHERE value IS NOT NULL)"
    )
    db.execute("UPDATE items SET reversed = false WHERE reversed IS NULL")


def describe_unknown_items(db: DuckDBPyConnection, notes: Notes) -> None:
    """Answers to items that no table describes are kept; what we took the items for is said."""
    known = {item for (item,) in db.execute("SELECT item FROM items").fetchall()}
    counted = db.execute(
        "SELECT item, max(value), min(value) FROM answers GROUP BY item UNION ALL "
        "SELECT DISTINCT item, NULL, NULL FROM counts ORDER BY ALL"
    ).fetchall()
    rows = {item: (most, least) for item, most, least in reversed(counted) if item not in known}
    for item, (most, least) in sorted(rows.items()):
        construct = construct_of(item)
        low, high = ends(most, least)
        db.execute(
            "INSERT INTO items BY NAME SELECT ? AS item, ? AS construct, ? AS wording, ? AS low, ? AS high, false AS reversed",
            [item, construct, item, low, high],
        )
        scale = f", answered {low} to {high}" if high is not None else ""
        notes.suspect(
            "undescribed-item",
            f"No items table describes '{item}': it was taken as {construct}{scale}; describe it if that is wrong.",
        )


def ends(most: float | None, least: float | None) -> tuple[int | None, int | None]:
    """The likeliest scale of values seen.

    >>> ends(4, 1), ends(9, 0), ends(None, None)
    ((1, 5), (0, 10), (None, None))
    """
    if most is None or least is None:
        return None, None
    if least >= 1 and most <= 5:
        return 1, 5
    return (1, 7) if least >= 1 and most <= 7 else (min(0, int(least)), max(10, int(most)))
