"""What became of a commitment, line by line: who, when, from what to what, why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.people.access import Seat
from fairlead.plan.deeds import reading
from fairlead.plan.deeds.models import CommitmentChange, Did, State


@dataclass(frozen=True, slots=True)
class Line:
    """One act. `remark` says plainly what a reader might otherwise pass over."""

    row: CommitmentChange
    changes: tuple[tuple[str, str, str], ...]  # label, from, to
    remark: str


def of_commitment(seat: Seat, last: CommitmentChange, today: date) -> list[Line]:
    """The last act first."""
    rows = list(last.commitment.changes.select_related("person", "account", "unit", "told_by"))
    said = reading.statements(seat)
    lines = [Line(rows[0], (), "")]
    lines += [Line(b, tuple(_changes(a, b, said)), remark(a, b)) for a, b in pairwise(rows)]
    return lines[::-1]


def _changes(
    a: CommitmentChange, b: CommitmentChange, said: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    pairs = (
        (_("What"), a.what, b.what),
        (_("Who"), a.who, b.who),
        (_("By when"), day(a.due), day(b.due)),
        (_("To whom"), a.towards_whom, b.towards_whom),
        (_("For"), said.get(a.statement, "–"), said.get(b.statement, "–")),
        (_("How it stands"), str(a.get_state_display()), str(b.get_state_display())),
    )
    return ((label, before, after) for label, before, after in pairs if before != after)


def remark(a: CommitmentChange, b: CommitmentChange) -> str:
    late = (b.told_on - a.promised) // timedelta(days=1)
    if late <= 0:
        return ""
    if b.did == Did.LATE and a.due != b.due:
        return ngettext(
            "The day was moved {n} day after it had passed. The day that counts is still {day}.",
            "The day was moved {n} days after it had passed. The day that counts is still {day}.",
            late,
        ).format(n=late, day=day(b.promised))
    if b.did == Did.LATE:
        return ngettext(
            "The words were changed {n} day after the day had passed.",
            "The words were changed {n} days after the day had passed.",
            late,
        ).format(n=late)
    return _of_its_end(b, late)


def _of_its_end(b: CommitmentChange, late: int) -> str:
    if b.state == State.KEPT:
        return ngettext(
            "This was said {n} day after the day, that it was done in time.",
            "This was said {n} days after the day, that it was done in time.",
            late,
        ).format(n=late)
    if b.state == State.LATE and b.done_on and b.done_on <= b.promised:
        return _("It was said too late that it was done in time: it counts as late.")
    if b.state == State.DROPPED:
        return ngettext(
            "It was dropped {n} day after the day had passed.",
            "It was dropped {n} days after the day had passed.",
            late,
        ).format(n=late)
    return ""


def day(on: date) -> str:
    return date_format(on)
