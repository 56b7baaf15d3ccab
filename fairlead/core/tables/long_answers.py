"""Answers in long shape, of which the Fairlead table itself is one."""

from fairlead.core.tables.answers import OF_THE_ITEM, cells_of_person, spoken, unknown_label
from fairlead.core.tables.cells import Cell, cell_of, quoted_names
from fairlead.core.tables.decoding import decode_cells, literal_case, note_undecoded
from fairlead.core.tables.items import describe, forms_of
from fairlead.core.tables.job import Job
from fairlead.core.tables.labels import Decoded, Forms, decode, scale_forms, squeeze
from fairlead.core.tables.mapping import ItemMapping, Scale
from fairlead.core.tables.schemas import ANSWERS
from fairlead.core.tables.shaped import drop_unnamed, require, shape
from fairlead.core.tables.sql import among, text, trimmed

CELLS = "(SELECT _line, item AS slot, v AS cell FROM shaped WHERE NOT spoken)"


def read_long(job: Job) -> int:
    """One row an answer: columns item, and value or text."""
    require(job, ANSWERS.columns)
    cells = [*cells_of_person(job), *item_cells(job)]
    shape(job, cells, (value_cell(job, "value", "v"), value_cell(job, "text", "t"), "false AS spoken"))
    slots = keep_mapped(job)
    mark_spoken(job, slots)
    describe(job, tuple(slots.values()))
    forms = {slot: forms_of(job, item) for slot, item in slots.items() if not item.text} or described(job)
    decode_cells(job, CELLS, lambda slot, cell: decode_long(forms, slot, cell))
    note_undecoded(job, CELLS, lambda slot, cell: say(slots, forms, slot, cell))
    insert_long(job, cells, slots)
    return job.one("SELECT count(*) FROM shaped")


def item_cells(job: Job) -> list[Cell]:
    """Columns of a long file that belong to the item."""
    found = [cell_of(job, ANSWERS.column(name)) for name in ("item", "missing", "statements")]
    return [cell for cell in found if cell]


def value_cell(job: Job, column: str, alias: str) -> str:
    """The trimmed text of a column, '' where the file has none."""
    source = job.file.columns.get(column)
    return f"{trimmed(job.raw.column(source)) if source else text('')} AS {alias}"


def keep_mapped(job: Job) -> dict[str, ItemMapping]:
    """Where the mapping names items, rows of other items are not read; they are no fault of the file."""
    slots = {item.value or item.item: item for item in job.file.items}
    if slots:
        drop_unnamed(job, f"lower(item) NOT IN {among(slots)}")
        found = job.db.execute("SELECT DISTINCT item FROM shaped").fetchall()
        by_low = {squeeze(slot): item for slot, item in slots.items()}
        return {slot: by_low[squeeze(slot)] for (slot,) in found}
    return {}


def mark_spoken(job: Job, slots: dict[str, ItemMapping]) -> None:
    """Which rows are own words: items of text, and rows with a text but no value."""
    spoken = [slot for slot, item in slots.items() if item.text]
    named = f"OR item IN ({', '.join(text(slot) for slot in spoken)})" if spoken else ""
    of_text = "item IN (SELECT item FROM items WHERE construct IN ('recall', 'leader-list') AND low IS NULL)"
    job.db.execute(f"UPDATE shaped SET spoken = true WHERE (t <> '' AND v = '') OR {of_text} {named}")


def described(job: Job) -> dict[str, Forms]:
    """Spellings by the items table, for files that are Fairlead tables already."""
    rows = job.db.execute("SELECT item, low, high, labels FROM items WHERE low IS NOT NULL").fetchall()
    marks = job.file.missing, job.file.not_applicable
    return {
        item: scale_forms(Scale(item, tuple(labels or ()), low, high), *marks)
        for item, low, high, labels in rows
    }


def decode_long(forms: dict[str, Forms], slot: str, cell: str) -> Decoded:
    """One cell; an item that nobody described is answered in whole numbers."""
    if slot in forms:
        return decode(forms[slot], cell)
    number = cell.removesuffix(".0")
    if not cell:
        return None, "skipped"
    return (int(number), None) if number.isascii() and number.isdigit() and len(number) < 6 else (None, None)


def say(slots: dict[str, ItemMapping], forms: dict[str, Forms], slot: str, cell: str) -> tuple[str, str]:
    """Column and sentence of an answer that cannot be read."""
    if slot not in forms:
        return (
            "value",
            f"'{cell}' is no whole number, and no items table describes '{slot}': describe its scale there.",
        )
    column, reason = unknown_label(slots.get(slot, ItemMapping(slot)), forms[slot], cell)
    return column or "value", reason


def insert_long(job: Job, cells: list[Cell], slots: dict[str, ItemMapping]) -> None:
    """Coded rows, then own words."""
    rest = [cell for cell in cells if cell.column.name not in OF_THE_ITEM]
    extra = {cell.column.name for cell in cells} & {"statements"}
    names = (
        literal_case("shaped.item", {slot: item.item for slot, item in slots.items()})
        if slots
        else "shaped.item"
    )
    stated = "coalesce(shaped.missing, decoded.missing)" if has(cells, "missing") else "decoded.missing"
    more = "".join(f", {name}" for name in extra)
    words = "coalesce(nullif(t, ''), v)"
    job.db.execute(
        f"INSERT INTO answers BY NAME SELECT {quoted_names(rest)}, {names} AS item, code::DOUBLE AS value, "
        f"CASE WHEN code IS NULL THEN {stated} END AS missing, nullif(t, '') AS text{more} FROM shaped JOIN decoded "
        "ON shaped.item = slot AND v = cell WHERE NOT spoken AND (code IS NOT NULL OR decoded.missing IS NOT NULL)"
    )
    job.db.execute(
        f"INSERT INTO answers BY NAME SELECT {quoted_names(rest)}, {names} AS item, "
        f"{spoken(job, words)}{more} FROM shaped WHERE spoken"
    )


def has(cells: list[Cell], column: str) -> bool:
    """Whether the file gives a column."""
    return any(cell.column.name == column for cell in cells)
