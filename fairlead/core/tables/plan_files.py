"""The plan's editions, in order of number, then of day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fairlead.core.errors import BadInput
from fairlead.core.tables.encodings import encoding_of
from fairlead.core.tables.errors import UnableToOpen
from fairlead.core.tables.mapping import Mapping
from fairlead.core.tables.notes import Notes

if TYPE_CHECKING:
    from fairlead.core.plans import Plan


def read_plans(
    folder: Path, mapping: Mapping, names: list[str], notes: Notes, used: set[str]
) -> "tuple[Plan, ...]":
    """Every edition that can be read; the others are refused. If none can, the first fault is raised."""
    from fairlead.core.plans import parse

    files = [name for name in names if any(Path(name).match(pattern) for pattern in mapping.plan_files)]
    used.update(files)
    found, faults = [], []
    for file in files:
        try:
            found.append(parse((folder / file).read_text(encoding=encoding_of(folder / file)), name=file))
        except BadInput as error:
            faults.append(error)
            notes.refuse(file, None, None, error.sentence)
    if faults and not found:
        raise faults[0]
    return tuple(sorted(found, key=edition_order))


def edition_order(plan: "Plan") -> tuple[int, date]:
    """Editions without a number come first."""
    return plan.edition or 0, plan.published or date.min


def read_plan(path: Path) -> "Plan":
    """One plan file. Raises UnableToOpen, or what is wrong with the plan."""
    from fairlead.core.plans import parse

    if path.is_dir():
        raise UnableToOpen(f"{path.name} is a folder: name the plan file in it, such as {path.name}/plan.md.")
    if not path.is_file():
        raise UnableToOpen(f"There is no plan {path.name}: check its name.")
    return parse(path.read_text(encoding=encoding_of(path)), name=path.name)
