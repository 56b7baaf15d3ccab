"""Answers: a wide file has a column a question, a long one a row an answer; both become the same rows."""

from fairlead.core.tables.cells import Cell, cell_of, cells_of, quoted_names, typed
from fairlead.core.tables.decoding import decode_cells, literal_case, note_undecoded, stack
from fairlead.core.tables.errors import MappingFault
from fairlead.core.tables.items import describe, forms_of
from fairlead.core.tables.job import Job
from fairlead.core.tables.labels import Forms, decode
from fairlead.core.tables.mapping import ItemMapping
from fairlead.core.tables.schemas import ANSWERS, Column
from fairlead.core.tables.shaped import shape
from fairlead.core.tables.sql import among, name, text, trimmed

OF_THE_ITEM = ("item", "value", "text", "missing", "statements")


def read_answers(job: Job) -> int:
    """Rows of a file into the table answers; the number of file rows used."""
    if job.file.shape == "wide":
        return read_wide(job)
    from fairlead.core.tables.long_answers import read_long

    return read_long(job)


def read_wide(job: Job) -> int:
    """One row a person, one column a question."""
    items = job.file.items
    if not items:
        raise MappingFault(
            f"{job.mapping.name}, [[file]] {job.file.path}: a wide file needs [[file.item]] tables."
        )
    where = ", which an item names"
    slots = [f"{trimmed(job.raw.column(item.column, where))} AS i{n}" for n, item in enumerate(items)]
    cells = cells_of_person(job)
    shape(job, cells, tuple(slots))
    job.db.execute("DROP TABLE raw")  # all that is wanted of it is in `shaped`, and it may be large
    describe(job, items)
    say_doubtful_boxes(job)
    insert_coded(job, cells, {f"i{n}": item for n, item in enumerate(items) if not item.text})
    for n, item in enumerate(items):
        if item.text:
            insert_text(job, cells, f"i{n}", item)
    return job.one("SELECT count(*) FROM shaped")


def cells_of_person(job: Job) -> list[Cell]:
    """Who answered: pulse, respondent, cuts, weight. Without an id, the line stands for the person."""
    cells = cells_of(job, ANSWERS, skip=OF_THE_ITEM)
    named = {cell.column.name for cell in cells}
    for cut in job.mapping.settings.further_cuts:
        if cell := cell_of(job, Column(cut, "text", "a cut")):
            cells.append(cell)
    if "pulse" not in named:
        cells.append(typed(job, ANSWERS.column("pulse"), "pulse", text(usual_pulse(job.file.path))))
    if "respondent" not in named:
        person = f"'{'' if job.number == 1 else f'file-{job.number}-'}row-' || _line"
        cells.append(Cell(ANSWERS.column("respondent"), "respondent", person, person, ""))
    return cells


def usual_pulse(path: str) -> str:
    """The name of a pulse that nobody named: that of its file.

    >>> usual_pulse("exports/Autumn 2026.csv")
    'autumn-2026'
    """
    name = path.rsplit("/", 1)[-1].split(".")[0].replace("*", "").lower()
    return "-".join("".join(c if c.isalnum() else " " for c in name).split()) or "pulse"


def insert_coded(job: Job, cells: list[Cell], slots: dict[str, ItemMapping]) -> None:
    """Scales and tick boxes."""
    if not slots:
        return
    forms: dict[str, Forms] = {slot: forms_of(job, item) for slot, item in slots.items()}
    stacked = stack(slots)
    decode_cells(job, stacked, lambda slot, cell: decode(forms[slot], cell))
    note_undecoded(job, stacked, lambda slot, cell: unknown_label(slots[slot], forms[slot], cell))
    names = literal_case("slot", {slot: item.item for slot, item in slots.items()})
    job.db.execute(
        f"INSERT INTO answers BY NAME SELECT {quoted_names(cells)}, {names} AS item, code::DOUBLE AS value, missing "
        f"FROM {stack(slots, [name(cell.column.name) for cell in cells])} JOIN decoded USING (slot, cell) "
        "WHERE code IS NOT NULL OR missing IS NOT NULL"
    )


def unknown_label(item: ItemMapping, forms: Forms, cell: str) -> tuple[str, str]:
    """Column and sentence of an answer that is on no scale."""
    of = f"the scale '{item.scale}'" if item.scale else f"the item '{item.item}'"
    reason = f"'{cell}' is no answer of {of}, which knows {forms.known}: add it there, or to missing or not_applicable."
    return item.column or item.value, reason


def insert_text(job: Job, cells: list[Cell], slot: str, item: ItemMapping) -> None:
    """Own words."""
    job.db.execute(
        f"INSERT INTO answers BY NAME SELECT {quoted_names(cells)}, {text(item.item)} AS item, "
        f"{spoken(job, slot)} FROM shaped"
    )


def spoken(job: Job, cell: str) -> str:
    """The columns text and missing of a cell of own words."""
    unable, blank = among(job.file.not_applicable or ("",)), among(job.file.missing)
    missing = f"CASE WHEN {cell} <> '' AND lower({cell}) IN {unable} THEN 'cannot-say' WHEN lower({cell}) IN {blank} THEN 'skipped' END"
    return f"CASE WHEN {missing} IS NULL THEN {cell} END AS text, {missing} AS missing"


def say_doubtful_boxes(job: Job) -> None:
    """An empty tick box may mean "no" or "not asked"; where the mapping is silent, so much is said."""
    for n, item in enumerate(job.file.items):
        if item.ticked and item.empty is None and job.one(f"SELECT count(*) FROM shaped WHERE i{n} = ''"):
            say_doubtful(job, item.column)


def say_doubtful(job: Job, column: str) -> None:
    """One such column."""
    job.notes.suspect(
        "empty-boxes",
        f"{job.raw.file}: empty boxes of '{column}' were read as not ticked; "
        'state empty = "not-ticked" or empty = "skipped" in the mapping.',
    )
