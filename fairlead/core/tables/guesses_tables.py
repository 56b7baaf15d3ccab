"""Which Fairlead tables a file holds, and what says so."""

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from fairlead.core.tables.guesses_dates import DAYS, day_forms
from fairlead.core.tables.guesses_roles import roles_of
from fairlead.core.tables.presets import Preset
from fairlead.core.tables.presets_words import COLUMNS
from fairlead.core.tables.propose_answers import numbers_in, scales_in
from fairlead.core.tables.propose_counts import is_long, is_wide
from fairlead.core.tables.propose_exits import boxes, reason_columns
from fairlead.core.tables.propose_records import holds_ids_of_statements
from fairlead.core.tables.propose_sample import Sample
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.wording import counted

MOSTLY = 0.6  # of the rows of a list of leavers have a day of leaving
# What a file must have to be a table of records, beside days that are days.
NEEDED = (
    ("stage_events", ("deal", "stage", "entered_at")),
    ("promises", ("promise", "recruit", "told_on")),
    ("commitments", ("commitment", "due")),
    ("decisions", ("decision", "decided_on", "stance")),
    ("people", ("hired_on", "person")),
    ("people", ("hired_on", "unit")),
    ("tellings", ("told_on", "statement", "channel")),
)


def tables_of(db: DuckDBPyConnection, sample: Sample, preset: Preset | None) -> list[tuple[str, str]]:
    """Tables with the reason for each; one file may hold exits and answers; [] when nothing is known."""
    if own := canonical(sample):
        return [(own, "its headings are those of the Fairlead table")]
    if any(holds_ids_of_statements(c) for c in sample.columns) and any(
        c.bare in ("line", "respondent") for c in sample.columns
    ):
        return [("coding", "it holds lists of statements for lines or respondents")]
    if is_long(sample):
        return [("counts", "each row is a figure of an item")]
    if is_wide(sample):
        return [("counts", "each row is a group, with percentages")]
    found = list(leavers(db, sample)) or list(records(db, sample, preset))
    return [*found, *asked(sample, bool(found))]


def canonical(sample: Sample) -> str:
    """A Fairlead table whose needed columns are all there under their own names."""
    names = {c.name.strip().lower() for c in sample.columns}
    fits = [
        t
        for t in SCHEMAS.values()
        if {c.name for c in t.columns if c.required} <= names and len(names & set(t.names)) >= 2
    ]
    best = max(fits, key=lambda table: len(names & set(table.names)), default=None)
    return best.name if best and (best.name != "answers" or names & {"value", "text"}) else ""


def leavers(db: DuckDBPyConnection, sample: Sample) -> Iterator[tuple[str, str]]:
    """A list in which nearly everyone has left, with reasons, kinds or ticks."""
    roles = {role.role: role.column for role in roles_of(sample, COLUMNS["exits"])}
    left = roles.get("left_on")
    ticks, words = boxes(sample), reason_columns(sample)
    gone = (
        left is not None
        and left.filled >= MOSTLY * max(1, sample.rows)
        and day_forms(db, left.counts).share >= DAYS
    )
    if left is not None and gone and (ticks or words or "kind" in roles):
        told = "tick boxes" if ticks else f"'{words[0].name}'" if words else "a kind of leaving"
        yield "exits", f"nearly all rows have a day of leaving ('{left.name}'), beside {told}"


def records(db: DuckDBPyConnection, sample: Sample, preset: Preset | None) -> Iterator[tuple[str, str]]:
    """The first table of records that has what it needs."""
    for table, needed in NEEDED:
        roles = {
            r.role: r.column for r in roles_of(sample, COLUMNS[table], preset.prefer if preset else None)
        }
        days = [c for c in ("hired_on", "told_on", "due", "entered_at") if c in needed]
        if set(needed) <= set(roles) and all(day_forms(db, roles[d].counts).share >= DAYS for d in days):
            yield table, f"it has {', '.join(repr(roles[role].name) for role in needed)}"
            return


def asked(sample: Sample, otherwise: bool) -> Iterator[tuple[str, str]]:
    """Answers: columns on a scale, by label or by number."""
    scales = scales_in(sample)
    numbers = [] if otherwise else numbers_in(sample, set(scales))
    if len(scales) >= (3 if otherwise else 1):
        yield "answers", f"{counted(len(scales), 'column holds', 'columns hold')} answers on a scale"
    elif numbers:
        yield "answers", f"{counted(len(numbers), 'column holds', 'columns hold')} answers by number"
