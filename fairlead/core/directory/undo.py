"""What must not come true although each row looks well: circles, one address twice, leaving before joining."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairlead.core.directory.managers import circles
from fairlead.core.directory.reporting import written
from fairlead.core.directory.values import Fault, Incoming, Record

Wanted = dict[str, Record]  # by the id that a person has before the change
Wrong = tuple[str, tuple[str, ...], str]  # key, fields that go back, sentence


def sound(
    before: Mapping[str, Record], wanted: Wanted, incoming: Incoming, lines: Mapping[str, int]
) -> tuple[Wanted, list[Fault]]:
    """The wanted records, with managers under their new numbers, and without what would contradict itself."""
    before, wanted = renumbered(before, wanted)
    faults: list[Fault] = []
    while wrong := list(contradictions(before, wanted)):
        for key, fields, sentence in wrong:
            old = before.get(key) or Record("", "")
            wanted[key] = replace(wanted[key], **{name: getattr(old, name) for name in fields})
            column = incoming.columns.get(fields[0], "")
            faults.append(Fault(incoming.file, lines.get(key), column, sentence, "field"))
    return wanted, faults


def renumbered(before: Mapping[str, Record], wanted: Wanted) -> tuple[Mapping[str, Record], Wanted]:
    """Whoever reports to one who gets another number reports to that number, before and after."""
    numbers = {key: after.person for key, after in wanted.items() if key in before and after.person != key}
    if not numbers:
        return before, wanted

    def under(record: Record) -> Record:
        return replace(record, manager=numbers.get(record.manager, record.manager))

    also = {key for key, record in before.items() if record.manager in numbers}
    every = {**before, **wanted}
    return {key: under(record) for key, record in before.items()}, {
        key: under(every[key]) for key in every if key in wanted or key in also
    }


def contradictions(before: Mapping[str, Record], wanted: Wanted) -> Iterator[Wrong]:
    """Fields of changed records that cannot stand, and why."""
    after = {**before, **wanted}
    yield from strangers(before, wanted, after)
    yield from in_circles(before, wanted, after)
    yield from shared_addresses(before, wanted, after)
    for key, record in wanted.items():
        if (
            record.hired_on
            and record.left_on
            and record.left_on < record.hired_on
            and changed(before, wanted, key, "left_on", "hired_on")
        ):
            yield (
                key,
                ("hired_on", "left_on"),
                f"{record.name} would leave before the first day: the days were not taken.",
            )


def changed(before: Mapping[str, Record], wanted: Wanted, key: str, *fields: str) -> bool:
    """Whether a wanted record differs in one of the fields from what is known."""
    old = before.get(key) or Record("", "")
    return key in wanted and any(getattr(old, name) != getattr(wanted[key], name) for name in fields)


def strangers(before: Mapping[str, Record], wanted: Wanted, after: Mapping[str, Record]) -> Iterator[Wrong]:
    """Managers whom nobody knows."""
    known = {record.person for record in after.values()}
    for key, record in wanted.items():
        if record.manager and record.manager not in known and changed(before, wanted, key, "manager"):
            yield (
                key,
                ("manager",),
                f"'{record.manager}' is not known: no manager was taken for {record.name}.",
            )


def in_circles(before: Mapping[str, Record], wanted: Wanted, after: Mapping[str, Record]) -> Iterator[Wrong]:
    """Managers that the file and what is known together turn into a circle."""
    keys = {record.person: key for key, record in after.items()}
    names = {record.person: record.name for record in after.values()}
    managers = {record.person: record.manager for record in after.values() if record.manager}
    for circle in circles(managers):
        said = (
            f"{written(circle, names)} would report to each other in a circle: no manager was taken for them."
        )
        yield from (
            (keys[person], ("manager",), said)
            for person in circle
            if changed(before, wanted, keys[person], "manager")
        )


def shared_addresses(
    before: Mapping[str, Record], wanted: Wanted, after: Mapping[str, Record]
) -> Iterator[Wrong]:
    """An address that two people would have."""
    counts = Counter(record.email for record in after.values() if record.email)
    for key, record in wanted.items():
        if counts[record.email] > 1 and record.email and changed(before, wanted, key, "email"):
            yield (
                key,
                ("email",),
                f"{record.email} belongs to somebody else already: it was not taken for {record.name}.",
            )
