"""What changes measures and their values: made, changed, written one by one, many at once, pushed by another room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, User
from fairlead.plan.measures.figures import been, within
from fairlead.plan.measures.models import Came, Measure, Value

A_STATEMENT, LONGEST_NOTE = 10, 300


class NoSuchMeasure(BadInput):
    """A value was given for a measure that the company does not have."""


class TooManyMeasures(BadInput):
    """A statement with more figures than anybody looks at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value to be written."""

    day: date
    value: float
    note: str = ""


@transaction.atomic
def make(*, seat: Seat, statement: str, terms: dict[str, Any]) -> Measure:
    """A further figure for a statement; the first has the key of its statement."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    taken = set(
        Measure.objects.filter(company=seat.company, statement=statement).values_list("key", flat=True)
    )
    if len(taken) >= A_STATEMENT:
        raise TooManyMeasures(_("This statement has ten figures already: change one of them."))
    made = Measure.objects.create(
        company=seat.company,
        statement=statement,
        key=_free(seat.company, statement),
        made_by=seat.user,
        **terms,
    )
    record("measure made", company=seat.company.key, actor=seat.user.key, subject=str(made.pk))
    return made


def _free(company: Company, statement: str) -> str:
    taken = set(
        Measure.objects.filter(company=company, key__startswith=statement).values_list("key", flat=True)
    )
    names = (statement if n == 1 else f"{statement}-figure-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


@transaction.atomic
def change(*, seat: Seat, measure: Measure, terms: dict[str, Any]) -> list[str]:
    """The names of what changed; the journal keeps them, so that a moved target can be seen."""
    now = Measure.objects.select_for_update().get(pk=measure.pk)
    changed = [name for name, value in terms.items() if getattr(now, name) != value]
    for name in changed:
        setattr(now, name, terms[name])
    if changed:
        now.save(update_fields=changed)
        record(
            "measure changed", company=seat.company.key, actor=seat.user.key, subject=str(now.pk),
            details={"fields": sorted(changed)},
        )  # fmt: skip
    return changed


@transaction.atomic
def write(*, seat: Seat, measure: Measure, entries: Iterable[Entry], source: str = "typed") -> int:
    """By a person: typed, or from a file. How many rows were added; a value that stands already adds none."""
    added = _write(measure, entries, source=source, by=seat.user)
    if added:
        record(
            "measure values written", company=seat.company.key, actor=seat.user.key, subject=str(measure.pk),
            details={"values": added},
        )  # fmt: skip
    return added


def push(
    *, company: Company, measure_key: str, day: date, value: float, source: str,
    by: User | None = None, note: str = "",
) -> int:  # fmt: skip
    """By another room, whose name is `source`, such as "sell". 1 if a row was added, 0 if the same stood there.

    Raises NoSuchMeasure, NoNumber, NoDay.
    """
    measure = Measure.objects.filter(company=company, key=measure_key).first()
    if measure is None:
        said = _("There is no figure “{key}”: make it on the page of figures first.")
        raise NoSuchMeasure(said.format(key=measure_key[:80]))
    return _write(measure, [Entry(day, value, note)], source=Came.PUSHED, by=by, room=source)


def pulled(*, measure: Measure, day: date, value: float) -> int:
    """By the worker, from the measure's source."""
    return _write(measure, [Entry(day, value)], source=Came.PULLED)


@transaction.atomic
def _write(
    measure: Measure, entries: Iterable[Entry], *, source: str, by: User | None = None, room: str = ""
) -> int:
    Measure.objects.select_for_update().get(
        pk=measure.pk
    )  # one writer at a time, so corrections have an order
    today, standing, rows = timezone.localdate(), _standing(measure), []
    for entry in entries:
        day, value = been(entry.day, today), within(entry.value)
        last = standing.get(day)
        if last and last.value == value and entry.note in ("", last.note):
            continue
        row = Value(
            measure=measure, on=day, value=value, correction=last.correction + 1 if last else 0,
            source=source, room=room[:40], by=by, note=entry.note[:LONGEST_NOTE],
        )  # fmt: skip
        standing[day] = row
        rows.append(row)
    Value.objects.bulk_create(rows, batch_size=200)
    return len(rows)


def _standing(measure: Measure) -> dict[date, Value]:
    return {row.on: row for row in Value.objects.filter(measure=measure).that_count()}
