"""The items table: questions that a mapping describes, and those that only the answers know."""

from fairlead.core.tables.errors import MappingFault
from fairlead.core.tables.job import Job
from fairlead.core.tables.labels import Forms, box_forms, scale_forms
from fairlead.core.tables.mapping import ItemMapping, Scale
from fairlead.core.tables.schemas import CONSTRUCTS

UNTICKED, TICKED = "not ticked", "ticked"


def scale_of(job: Job, item: ItemMapping) -> Scale:
    """The scale that an item is answered on; MappingFault when it states none, or two."""
    stated = [bool(item.scale), bool(item.ticked), item.text, item.low is not None and item.high is not None]
    if sum(stated) != 1:
        raise MappingFault(
            f"{job.mapping.name}, [[file]] {job.file.path}, item {item.item}: say how it is answered by exactly one of "
            'scale = "…", ticked = […], text = true, or low and high.'
        )
    if item.scale:
        return job.mapping.scales[item.scale]
    if item.ticked:
        return Scale("ticked", (UNTICKED, TICKED), 0, 1)
    return Scale(f"{item.low} to {item.high}", (), item.low or 0, item.high or 0)


def forms_of(job: Job, item: ItemMapping) -> Forms:
    """The spellings of an item's answers in this file."""
    scale, file = scale_of(job, item), job.file
    if item.ticked:
        marks = file.missing, file.not_applicable
        return box_forms(item.ticked, item.not_ticked, item.empty, item.separator, *marks)
    return scale_forms(scale, file.missing, file.not_applicable)


def describe(job: Job, items: tuple[ItemMapping, ...]) -> None:
    """Rows of the items table for a mapping's items; what stands there already stays."""
    for item in items:
        text, scale = item.text, scale_of(job, item)
        job.db.execute(
            "INSERT INTO items BY NAME SELECT ? AS item, ? AS construct, ? AS wording, ? AS low, ? AS high, "
            "? AS reversed, ? AS statement, ? AS labels WHERE ? NOT IN (SELECT item FROM items)",
            [
                item.item,
                item.construct,
                wording(job, item),
                None if text else scale.low,
                None if text else scale.high,
                item.reversed,
                item.statement or None,
                list(scale.labels) or None,
                item.item,
            ],
        )


def wording(job: Job, item: ItemMapping) -> str:
    """What people read: as the mapping says, else the heading of the column."""
    return item.wording or item.column or item.value or item.item


def describe_counted(job: Job, items: tuple[ItemMapping, ...]) -> None:
    """Rows of the items table for published figures, whose scale is not told."""
    for item in items:
        job.db.execute(
            "INSERT INTO items BY NAME SELECT ? AS item, ? AS construct, ? AS wording, ? AS reversed, ? AS statement "
            "WHERE ? NOT IN (SELECT item FROM items)",
            [item.item, item.construct, wording(job, item), item.reversed, item.statement or None, item.item],
        )


def construct_of(item: str) -> str:
    """The construct that an id begins with.

    >>> construct_of("reached-1"), construct_of("q7")
    ('reached', 'other')
    """
    named = [c for c in CONSTRUCTS if item == c or item.startswith(f"{c}-")]
    return max(named, key=len, default="other")
