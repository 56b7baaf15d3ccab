"""The managers of a file: each reference resolved, or left out with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairlead.core.directory.managers import NOBODY, Book, circles
from fairlead.core.directory.values import Entry, Fault, Record
from fairlead.core.tables.wording import shortened

NAMED = 5  # members of a circle in a sentence


def with_managers(
    entries: Sequence[Entry],
    references: Mapping[int, Sequence[str]],
    known: Sequence[Record],
    heading: str,
    file: str,
    faults: list[Fault],
) -> list[Entry]:
    """Entries with their managers, from the file first, then from those already known; circles broken."""
    here, there = Book(entry.record for entry in entries), Book(known)
    settled = []
    for entry in entries:
        manager, sentence = settle(entry, references[entry.line], here, there)
        if sentence:
            faults.append(Fault(file, entry.line, heading, sentence, "field"))
            settled.append(entry)
        else:
            settled.append(stated(entry, manager))
    return without_circles(settled, heading, file, faults)


def stated(entry: Entry, manager: str) -> Entry:
    """The entry with its manager said."""
    return replace(entry, record=replace(entry.record, manager=manager), said=entry.said | {"manager"})


def settle(entry: Entry, cells: Sequence[str], here: Book, there: Book) -> tuple[str, str]:
    """The manager and '', or '' and the sentence that says why there is none."""
    meant = [cell for cell in cells if cell.casefold() not in NOBODY]
    if not meant:
        return "", ""
    several = ""
    for cell in meant:
        found = here.find(cell) or there.find(cell)
        if found == (entry.record.person,):
            return "", f"{entry.record.name} is named as the own manager: no manager was taken."
        if len(found) == 1:
            return found[0], ""
        several = several or (cell if found else "")
    if several:
        return (
            "",
            f"{shortened(several)} may be one of several people of that name: no manager was taken; use numbers or e-mails.",
        )
    return (
        "",
        f"'{shortened(meant[0])}' is neither in the file nor known already: no manager was taken for {entry.record.name}.",
    )


def without_circles(entries: Sequence[Entry], heading: str, file: str, faults: list[Fault]) -> list[Entry]:
    """Whoever reports in the end to himself keeps the manager that he has now."""
    managers = {entry.record.person: entry.record.manager for entry in entries if entry.record.manager}
    names = {entry.record.person: entry.record.name for entry in entries}
    inside = {person: circle for circle in circles(managers) for person in circle}
    result = []
    for entry in entries:
        if circle := inside.get(entry.record.person):
            sentence = (
                f"{written(circle, names)} report to each other in a circle: no manager was taken for them."
            )
            faults.append(Fault(file, entry.line, heading, sentence, "field"))
            entry = replace(entry, record=replace(entry.record, manager=""), said=entry.said - {"manager"})
        result.append(entry)
    return result


def written(circle: Sequence[str], names: Mapping[str, str]) -> str:
    """The members of a circle in a sentence.

    >>> written(("1", "2"), {"1": "Ada Berg", "2": "Bo Lund"})
    'Ada Berg, Bo Lund'
    """
    found = [names.get(person, person) for person in circle[:NAMED]]
    return ", ".join(found) + (f" and {len(circle) - NAMED} more" if len(circle) > NAMED else "")
