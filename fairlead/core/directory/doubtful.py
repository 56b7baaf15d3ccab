"""What a file says only by half: gone without a last day, here with one, bands of pay made of some people only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairlead.core.directory.pairing import Pair
from fairlead.core.directory.values import Entry, Fault, Incoming, Record

Settled = tuple[Pair | None, Fault | None]


@dataclass(frozen=True, slots=True)
class Days:
    """The day of the file, and the last day to take for those marked as gone without one."""

    on: date
    gone_on: date


def settled(pairs: Sequence[Pair], incoming: Incoming, days: Days) -> tuple[list[Pair], list[Fault]]:
    """The pairs with a last day for everybody who is marked as gone; each doubt by its row."""
    every = [one(was, entry, incoming, days) for was, entry in pairs]
    return [pair for pair, _ in every if pair], [fault for _, fault in every if fault]


def one(was: Record | None, entry: Entry, incoming: Incoming, days: Days) -> Settled:
    """One row; nobody who is marked as gone is ever counted as here."""
    if entry.gone and not entry.record.left_on:
        return without_last_day(was, entry, incoming, days)
    over = entry.record.left_on and not entry.record.here(days.on)
    if entry.status and not entry.gone and over and (was is None or was.here(days.on)):
        return (was, entry), doubt(
            entry,
            incoming,
            f"{entry.record.name} is marked '{entry.status}' but has the last day {entry.record.left_on}: the day was believed; "
            "if it is from an earlier employment, empty it.",
        )
    return (was, entry), None


def without_last_day(was: Record | None, entry: Entry, incoming: Incoming, days: Days) -> Settled:
    """The day that is known; else, of one who was here, that of the file; who was never here stays out."""
    if was is None:
        return None, replace(doubt(entry, incoming, never_here(entry)), stops="row")
    if was.left_on:
        return (was, gone(entry, was.left_on, was.exit_kind)), None
    last = max(day for day in (days.gone_on, was.hired_on, entry.record.hired_on) if day)
    sentence = (
        f"{was.name} is marked '{entry.status}' without a last day: {last} was taken. Write the true day into the file, or give "
        "one day for all such people."
    )
    return (was, gone(entry, last, "")), doubt(entry, incoming, sentence)


def never_here(entry: Entry) -> str:
    """The sentence for a leaver whom nobody knew."""
    return (
        f"{entry.record.name} is marked '{entry.status}' without a last day and was not known before: the row was left out; "
        "write the last day into the file to bring former people in."
    )


def gone(entry: Entry, last: date, kind: str) -> Entry:
    """The entry with a last day."""
    record = replace(entry.record, left_on=last, exit_kind=kind)
    return replace(entry, record=record, said=entry.said | {"left_on", "exit_kind"})


def doubt(entry: Entry, incoming: Incoming, sentence: str) -> Fault:
    """Something to look at, for which nothing of the row was left out."""
    return Fault(incoming.file, entry.line, incoming.columns.get("status", ""), sentence, "nothing")


def as_known(incoming: Incoming) -> tuple[Incoming, list[Fault]]:
    """A partial file without bands of pay that compare its people only with each other; what is known of pay stays."""
    if not incoming.ranked:
        return incoming, []
    entries = tuple(replace(entry, said=entry.said - {"pay_band"}, record=replace(entry.record, pay_band=None))
                    for entry in incoming.entries)  # fmt: skip
    sentence = (
        "Pay bands compare everybody in the firm, and this file lists only some: the bands known before stay. Bring a file that lists "
        "everybody, or a column of bands 1 to 5."
    )
    return replace(incoming, entries=entries), [
        Fault(incoming.file, None, incoming.ranked, sentence, "nothing")
    ]
