"""Published figures: shares, with or without the number of those who answered."""

from fairlead.core.tables.cells import Cell, cells_of, decimal, quoted_names, typed
from fairlead.core.tables.decoding import literal_case
from fairlead.core.tables.errors import MappingFault
from fairlead.core.tables.items import describe_counted
from fairlead.core.tables.job import Job
from fairlead.core.tables.mapping import ItemMapping
from fairlead.core.tables.schemas import COUNTS, Column
from fairlead.core.tables.shaped import drop_unnamed, note, require, shape
from fairlead.core.tables.sql import among, text, trimmed

EVERYONE = {"cut": "company", "group": "all"}
POSITIVE = "positive"  # the option of a share of positive answers


def read_counts(job: Job) -> int:
    """Rows of a file into the table counts; the number of file rows used."""
    return read_wide(job) if job.file.shape == "wide" else read_long(job)


def frame(job: Job) -> list[Cell]:
    """Columns beside the figure itself; where the file does not divide, it speaks of everyone."""
    cells = cells_of(job, COUNTS, skip=("item", "share"))
    named = {cell.column.name for cell in cells}
    usual = EVERYONE | ({"cut": job.file.cut} if job.file.cut else {})
    if "option" not in named and (job.file.items or "share" in job.file.columns):
        usual["option"] = POSITIVE
    for column, value in usual.items():
        if column not in named:
            cells.append(typed(job, COUNTS.column(column), column, text(value)))
    return cells


def share_of(job: Job, cell: str) -> tuple[str, str]:
    """SQL of a share, NULL when it cannot be one, and of whether it was withheld."""
    bare = f"rtrim({cell}, '% ')"
    scale = 100 if job.file.share_unit == "percent" else 1
    found = f"round(try_cast({decimal(job, bare)} AS DOUBLE) / {scale}, 12)"  # 43 / 100 is not .43 in binary
    return (
        f"CASE WHEN isfinite({found}) AND {found} BETWEEN 0 AND 1 THEN {found} END",
        f"lower({cell}) IN {withheld(job)}",
    )


def withheld(job: Job) -> str:
    """Marks of a hidden figure."""
    return among(job.file.hidden) if job.file.hidden else "(NULL)"


def read_long(job: Job) -> int:
    """A row a figure."""
    require(job, COUNTS.columns)
    item = next(cell for cell in cells_of(job, COUNTS) if cell.column.name == "item")
    cells = [*frame(job), item]
    source = job.file.columns.get("share")
    share = trimmed(job.raw.column(source)) if source else "''"
    shape(job, cells, (f"{share} AS i0",))
    slots = {i.value or i.item: i for i in job.file.items}
    if slots:
        drop_unnamed(job, f"item NOT IN ({', '.join(map(text, slots))})")
        describe_counted(job, tuple(slots.values()))
    names = literal_case("item", {slot: i.item for slot, i in slots.items()}) if slots else "item"
    insert_share(job, [c for c in cells if c is not item], "i0", names, source or "", slots)
    return job.one("SELECT count(*) FROM shaped")


def read_wide(job: Job) -> int:
    """A row a group, a column an item."""
    items = job.file.items
    if not items:
        raise MappingFault(
            f"{job.mapping.name}, [[file]] {job.file.path}: a wide file needs [[file.item]] tables."
        )
    cells = frame(job)
    where = ", which an item names"
    shape(
        job, cells, tuple(f"{trimmed(job.raw.column(i.column, where))} AS i{n}" for n, i in enumerate(items))
    )
    describe_counted(job, items)
    for n, item in enumerate(items):
        insert_share(job, cells, f"i{n}", text(item.item), item.column, {"": item})
    return job.one("SELECT count(*) FROM shaped")


def insert_share(
    job: Job, cells: list[Cell], slot: str, item: str, source: str, items: dict[str, ItemMapping]
) -> None:
    """One column of shares; blanks hold no figure, marks of `hidden` a withheld one."""
    share, secret = share_of(job, slot)
    blank = f"lower({slot}) IN {among((*job.file.missing, *job.file.not_applicable))}"
    refuse_shares(
        job, slot, f"NOT ({blank}) AND coalesce(NOT ({secret}), true) AND ({share}) IS NULL", source
    )
    figure = f"({share}) IS NOT NULL OR ({secret})" + (" OR n IS NOT NULL" if has(cells, "n") else "")
    hidden = f"coalesce({'hidden OR ' if has(cells, 'hidden') else ''}{secret}, false)"
    kept = [c for c in cells if c.column.name not in ("hidden", "statement")]
    about = literal_case("shaped.item", {s: i.statement for s, i in items.items() if i.statement})
    if has(cells, "statement"):
        about = "shaped.statement"
    elif "" in items:
        about = text(items[""].statement) if items[""].statement else "NULL"
    job.db.execute(
        f"INSERT INTO counts BY NAME SELECT {quoted_names(kept)}, {item} AS item, {share} AS share, {hidden} AS hidden, "
        f"{about} AS statement FROM shaped WHERE {figure}"
    )


def refuse_shares(job: Job, slot: str, wrong: str, source: str) -> None:
    """Figures that are no shares."""
    span = "0 to 100" if job.file.share_unit == "percent" else "0 to 1"
    column = Column("share", "number", "")
    cell = Cell(
        column, source, slot, slot, f"is no share from {span}: mend it, or check share_unit and decimal"
    )
    if total := job.one(f"SELECT count(*) FROM shaped WHERE {wrong}"):
        note(job, cell, slot, wrong, total)


def has(cells: list[Cell], column: str) -> bool:
    """Whether the file gives a column."""
    return any(cell.column.name == column for cell in cells)
