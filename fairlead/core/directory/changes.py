"""What a file would change: joins, returns, moves, renames, leaves; applied and taken back exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from fairlead.core.directory.doubtful import Days, as_known, settled
from fairlead.core.directory.pairing import Pair, paired
from fairlead.core.directory.undo import sound
from fairlead.core.directory.values import EMPLOYED, MOVED, RENAMED, Entry, Fault, Incoming, Record
from fairlead.core.tables.wording import counted

Kind = Literal["join", "return", "move", "rename", "leave", "correction"]
FIELDS = (*RENAMED, *MOVED, *EMPLOYED)
SHARE = 0.10  # of those who are here; a full file that would end more employments asks first


@dataclass(frozen=True, slots=True)
class Change:
    """One person before and after; `was` is None for one who is new, `becomes` is None only when taken back."""

    kind: Kind
    was: Record | None
    becomes: Record | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes of one file. Where `needs_confirmation` says something, `number` must be typed first."""

    changes: tuple[Change, ...]
    unchanged: int = 0
    full: bool = False
    faults: tuple[Fault, ...] = ()
    needs_confirmation: str = ""
    number: int = 0

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of some kinds.

        >>> Difference(()).of("join")
        ()
        """
        return tuple(change for change in self.changes if change.kind in kinds)


def changes(
    current: Sequence[Record], incoming: Incoming, *, full: bool, on: date, gone_on: date | None = None
) -> Difference:
    """What would change. A full file lists everybody: those absent leave with the day `on`; a partial one ends nothing
    but what it says. Who is marked as gone without a last day leaves on `gone_on`, else on the day `on`.

    >>> from fairlead.core.directory.typed import read_names
    >>> [c.kind for c in changes((), read_names("Ada Berg"), full=False, on=date(2026, 11, 25)).changes]
    ['join']
    """
    incoming, unsure = (incoming, []) if full else as_known(incoming)
    every, kept, faults = paired(current, incoming)
    pairs, doubts = settled(every, incoming, Days(on, gone_on or on))
    before = {record.person: record for record in current}
    wanted = {was.person if was else entry.record.person: merged(was, entry, on) for was, entry in pairs}
    wanted = {key: after for key, after in wanted.items() if after != before.get(key)}
    if full:
        present = kept | {was.person for was, _ in pairs if was}
        wanted.update({r.person: left(r, on) for r in current if r.person not in present and r.here(on)})
    wanted, undone = sound(before, wanted, incoming, {key_of(pair): pair[1].line for pair in pairs})
    found = tuple(
        change_of(before.get(key), after, on)
        for key, after in sorted(wanted.items())
        if after != before.get(key)
    )
    said = (*unsure, *faults, *doubts, *undone)
    difference = Difference(found, len(pairs) + len(kept) - touched(found, pairs), full, said)
    return asked(difference, guessed(every, found), sum(1 for record in current if record.here(on)))


def key_of(pair: Pair) -> str:
    """The id under which a person is known before the change."""
    was, entry = pair
    return was.person if was else entry.record.person


def touched(found: Iterable[Change], pairs: Iterable[Pair]) -> int:
    """How many of the rows change something."""
    keys = {(change.was or change.becomes).person for change in found if change.was or change.becomes}  # type: ignore[union-attr]
    return sum(1 for pair in pairs if key_of(pair) in keys)


def merged(was: Record | None, entry: Entry, on: date) -> Record:
    """What is known, with what the row says laid over it. Being listed without a last day is being here."""
    said, record = entry.said, entry.record
    if was is None:
        return record
    fields = {name: getattr(record, name) for name in FIELDS if name in said}
    if "left_on" not in said and not was.here(on):
        fields |= {"left_on": None, "exit_kind": ""}
    after = replace(was, **fields)
    return after if after.left_on else replace(after, exit_kind="")


def left(record: Record, on: date) -> Record:
    """One who is no longer listed; nobody leaves before the first day."""
    return replace(record, left_on=max(on, record.hired_on or on))


def change_of(was: Record | None, becomes: Record, on: date) -> Change:
    """A change with its kind: that which matters most to a reader."""
    fields = tuple(name for name in FIELDS if was is None or getattr(was, name) != getattr(becomes, name))
    return Change(kind_of(was, becomes, fields, on), was, becomes, fields if was else ())


def kind_of(was: Record | None, becomes: Record, fields: Sequence[str], on: date) -> Kind:
    """Leaving before returning before moving before a new name; the rest corrects the past."""
    if was is None:
        return "join" if becomes.here(on) else "correction"
    if was.here(on) != becomes.here(on):
        return "leave" if was.here(on) else "return"
    if becomes.here(on) and set(fields) & {*MOVED}:
        return "move"
    return "rename" if set(fields) & {*RENAMED} else "correction"


def guessed(pairs: Iterable[Pair], found: Iterable[Change]) -> int:
    """How many would leave because of their status, on a day that the file does not say."""
    gone = {was.person for was, entry in pairs if was and entry.gone and not entry.record.left_on}
    return sum(1 for change in found if change.kind == "leave" and change.was and change.was.person in gone)


def asked(difference: Difference, guesses: int, here: int) -> Difference:
    """Ending more than a tenth of the employments without naming their last days must be confirmed by typing how many."""
    leaves = len(difference.of("leave")) if difference.full else guesses
    if leaves <= SHARE * here:
        return difference
    often = f"{counted(leaves, 'person', 'people')} of {here}"
    sentence = (
        f"This file would end the employment of {often}. If it truly lists everybody, type {leaves} to go on; if it lists only some, "
        "choose the partial import."
        if difference.full
        else f"This file marks {often} as gone without a last day. If they have all left, type {leaves} to go on; if not, choose "
        "another column for the status, or none."
    )
    return replace(difference, needs_confirmation=sentence, number=leaves)


def apply(current: Sequence[Record], difference: Difference) -> tuple[Record, ...]:
    """The people after the changes, in order of their ids.

    >>> apply((), Difference((Change("join", None, Record("7", "Ada Berg")),)))[0].name
    'Ada Berg'
    """
    gone = {change.was.person for change in difference.changes if change.was}
    kept = [record for record in current if record.person not in gone]
    come = [change.becomes for change in difference.changes if change.becomes]
    return tuple(sorted([*kept, *come], key=lambda record: record.person))


def revert(current: Sequence[Record], difference: Difference) -> tuple[Record, ...]:
    """The people as they were before the changes, in order of their ids.

    >>> revert((Record("7", "Ada"),), Difference((Change("join", None, Record("7", "Ada")),)))
    ()
    """
    turned = tuple(replace(change, was=change.becomes, becomes=change.was) for change in difference.changes)
    return apply(current, replace(difference, changes=turned))
