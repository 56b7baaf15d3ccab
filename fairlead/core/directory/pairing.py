"""Which row is about which person that is known already: by number, by address, then by a name that is clear."""

from collections import Counter
from collections.abc import Sequence

from fairlead.core.directory.identity import is_other, made_id
from fairlead.core.directory.managers import fold
from fairlead.core.directory.values import Entry, Fault, Incoming, Record

Pair = tuple[Record | None, Entry]


def paired(current: Sequence[Record], incoming: Incoming) -> tuple[list[Pair], set[str], list[Fault]]:
    """Rows with those whom they are about (None: new), ids that a left-out row still names, and such rows."""
    by_id = {record.person: record for record in current}
    pairs: list[Pair] = []
    kept: set[str] = set()
    faults: list[Fault] = []
    rest = []
    for entry in incoming.entries:
        was = by_id.get(entry.record.person)
        if was and "person" in entry.said and is_other(was, entry.record):
            kept.add(was.person)
            faults.append(
                Fault(
                    incoming.file, entry.line, incoming.columns.get("person", ""), reused(was, entry.record)
                )
            )
        elif was:
            pairs.append((was, entry))
        else:
            rest.append(entry)
    taken = kept | {was.person for was, _ in pairs if was}
    free = [record for record in current if record.person not in taken]
    return [*pairs, *by_address_or_name(free, rest)], kept, faults


def reused(was: Record, now: Record) -> str:
    """The sentence for a number that was given to somebody else."""
    return (
        f"The number {was.person} belongs to {was.name}, first day {was.hired_on}; here it is {now.name}, first day "
        f"{now.hired_on}: give one of them another number; this row was left out."
    )


def by_address_or_name(free: Sequence[Record], rest: Sequence[Entry]) -> list[Pair]:
    """Rows with a number that nobody has yet: the same address, else the same clear name."""
    emails = {record.email: record for record in free if record.email}
    names = clear(free)
    given = Counter(fold(entry.record.name) for entry in rest)
    taken: set[str] = set()
    pairs: list[Pair] = []
    for entry in rest:
        was = emails.get(entry.record.email)
        if was is None and given[fold(entry.record.name)] == 1:
            was = names.get(fold(entry.record.name))
            was = was if was and may_be(was, entry) else None
        was = None if was and was.person in taken else was
        taken |= {was.person} if was else set()
        pairs.append((was, entry))
    return pairs


def clear(records: Sequence[Record]) -> dict[str, Record]:
    """Those whose name nobody else bears."""
    counts = Counter(fold(record.name) for record in records)
    return {fold(record.name): record for record in records if counts[fold(record.name)] == 1}


def may_be(was: Record, entry: Entry) -> bool:
    """Whether one name may be one person: one side has no number of its own, and addresses do not differ."""
    now = entry.record
    made = "person" not in entry.said or was.person in (made_id(was), "-".join(fold(was.name).split()))
    return made and not (was.email and now.email and was.email != now.email)
