"""Exits: one row per leaver and reason, out of tick boxes, coded columns or rows that are so already."""

from fairlead.core.tables.answers import say_doubtful
from fairlead.core.tables.cells import Cell, cells_of, quoted_names
from fairlead.core.tables.dates import days_of
from fairlead.core.tables.decoding import decode_cells, note_undecoded, stack
from fairlead.core.tables.job import Job
from fairlead.core.tables.labels import Decoded, Forms, box_forms, decode, marks, squeeze
from fairlead.core.tables.mapping import ANYTHING, ReasonMapping
from fairlead.core.tables.near import quoted
from fairlead.core.tables.schemas import EXITS, NO_REASON
from fairlead.core.tables.shaped import insert, require, shape
from fairlead.core.tables.sql import present, text, trimmed


def read_exits(job: Job) -> int:
    """Rows of a file into the table exits; the number of file rows used."""
    if not job.file.reasons:
        return read_rows_of_reasons(job)
    skipped = ("reason", "primary", "left_precision")
    cells = with_leaver(job, cells_of(job, EXITS, skip=skipped))
    slots = {f"i{n}": reason for n, reason in enumerate(job.file.reasons)}
    named = ", which a reason names"
    further = [f"{trimmed(job.raw.column(reason.column, named))} AS {slot}" for slot, reason in slots.items()]
    extra = [f"{expression} AS {column}" for column, expression in precision(job).items()]
    shape(job, cells, (*further, *extra))
    say_empty_boxes(job, slots)
    choices = read_reasons(job, slots)
    insert_reasons(job, cells, slots, choices, bool(extra))
    return job.one("SELECT count(*) FROM shaped")


def read_rows_of_reasons(job: Job) -> int:
    """A file whose rows are leaver and reason already."""
    require(job, EXITS.columns)
    cells = cells_of(job, EXITS)
    known = {} if has(cells, "left_precision") else precision(job)
    shape(job, cells, tuple(f"{expression} AS {column}" for column, expression in known.items()))
    return insert(job, "exits", cells, {column: column for column in known})


def has(cells: list[Cell], column: str) -> bool:
    """Whether the file gives a column."""
    return any(cell.column.name == column for cell in cells)


def with_leaver(job: Job, cells: list[Cell]) -> list[Cell]:
    """Without an id, the line stands for the leaver."""
    if has(cells, "leaver"):
        return cells
    person = f"'{'' if job.number == 1 else f'file-{job.number}-'}row-' || _line"
    return [*cells, Cell(EXITS.column("leaver"), "leaver", person, person, "")]


def precision(job: Job) -> dict[str, str]:
    """How exactly left_on is known, told from the form in which it is written."""
    source = job.file.columns.get("left_on")
    if source is None:
        return {}
    cell = present(job.raw.column(source), job.file.missing)
    days = days_of(job.db, cell, job.file.dates, job.raw.file, source)
    known = f"CASE WHEN {days.moment(cell)} IS NOT NULL THEN {days.precision(cell)} END"
    return {"left_precision": known}


def say_empty_boxes(job: Job, slots: dict[str, ReasonMapping]) -> None:
    """Where the mapping does not say what an empty box means, we say what we took it for."""
    for slot, reason in slots.items():
        silent = reason.reason and reason.empty is None
        if silent and job.one(f"SELECT count(*) FROM shaped WHERE {slot} = ''"):
            say_doubtful(job, reason.column)


def read_reasons(job: Job, slots: dict[str, ReasonMapping]) -> dict[int, tuple[str, ...]]:
    """Fill `decoded`; its codes stand for the reasons of one cell, or for "none named"."""
    choices: dict[tuple[str, ...], int] = {}
    forms = {slot: reason_forms(job, reason) for slot, reason in slots.items()}

    def decoder(slot: str, cell: str) -> Decoded:
        found = reasons_in(slots[slot], forms[slot], cell)
        if found is None:
            return None, "skipped"
        if "" in found:
            return None, None
        return choices.setdefault(found, len(choices)), None

    stacked = stack(slots)
    decode_cells(job, stacked, decoder)
    note_undecoded(job, stacked, lambda slot, cell: unknown_reason(slots[slot], forms[slot], cell))
    return {code: found for found, code in choices.items()}


def reason_forms(job: Job, reason: ReasonMapping) -> Forms:
    """The spellings of one column of reasons."""
    found = box_forms(
        reason.ticked,
        reason.not_ticked,
        reason.empty,
        reason.separator,
        job.file.missing,
        job.file.not_applicable,
    )
    return found if reason.reason else Forms({}, {}, marks(job.file.missing), marks(job.file.not_applicable))


def reasons_in(mapping: ReasonMapping, forms: Forms, cell: str) -> tuple[str, ...] | None:
    """Reasons that a cell names; () if it names none, None if the question was not answered, ("",) if unread."""
    if mapping.reason:
        code, missing = decode(forms, cell)
        return None if missing else ("",) if code is None else (mapping.reason,) * code
    word = squeeze(cell)
    if not word:
        return () if mapping.empty == "not-ticked" else None
    if word in forms.missing or word in forms.not_applicable:
        return None
    return coded(mapping, cell)


def coded(mapping: ReasonMapping, cell: str) -> tuple[str, ...]:
    """The reasons that [file.reason] values gives to the parts of a cell."""
    values = {squeeze(raw): reason for raw, reason in mapping.values.items()}
    parts = cell.split(mapping.separator) if mapping.separator else [cell]
    named = [values.get(squeeze(part), values.get(ANYTHING, "")) for part in parts if part.strip()]
    # One label may name two reasons: "No direction, bad manager" = "direction/no-plan, manager".
    return tuple(dict.fromkeys(reason.strip() for reasons in named for reason in reasons.split(",")))


def unknown_reason(reason: ReasonMapping, forms: Forms, cell: str) -> tuple[str, str]:
    """Column and sentence of a mark that says nothing to us."""
    known = forms.known or quoted(reason.values)
    return (
        reason.column,
        f"'{cell}' is not known here; known are {known}: add it to the mapping of this column.",
    )


def insert_reasons(
    job: Job,
    cells: list[Cell],
    slots: dict[str, ReasonMapping],
    choices: dict[int, tuple[str, ...]],
    dated: bool,
) -> None:
    """A row per leaver and reason; who was asked and named none gets NO_REASON, who was not asked gets none at all."""
    job.db.execute("CREATE OR REPLACE TEMP TABLE choices (code INTEGER, reason VARCHAR)")
    pairs = [(code, reason) for code, found in choices.items() for reason in found]
    if pairs:
        job.db.executemany("INSERT INTO choices VALUES (?, ?)", pairs)
    main = [slot for slot, reason in slots.items() if reason.primary]
    primary = f"slot IN ({', '.join(map(text, main))})" if main else "NULL::BOOLEAN"
    ticks = f"{stack(slots)} JOIN decoded USING (slot, cell)"
    also = ", left_precision" if dated else ""
    job.db.execute(
        f"INSERT INTO exits BY NAME WITH ticks AS (SELECT _line, slot, code FROM {ticks} WHERE code IS NOT NULL), "
        f"named AS (SELECT _line, reason, bool_or({primary}) AS main FROM ticks JOIN choices USING (code) GROUP BY ALL), "
        "asked AS (SELECT DISTINCT _line, true AS yes FROM ticks) "
        f"SELECT {quoted_names(cells)}{also}, coalesce(reason, CASE WHEN yes THEN {text(NO_REASON)} END) AS reason, "
        f"main AS primary FROM shaped LEFT JOIN named USING (_line) LEFT JOIN asked USING (_line) ORDER BY _line, reason"
    )
