"""What somebody may read of the measures: those of statements in force that the reader may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import in_order
from fairlead.plan.measures.models import Came, Measure, Source, Value
from fairlead.plan.measures.models.measure import STALE
from fairlead.plan.measures.pace import Told, pace_of
from fairlead.plan.models import Edition, EditionStatement
from fairlead.web.errors import Hidden, NotYours


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with its last value, for a list."""

    measure: Measure
    statement: EditionStatement | None
    last: Value | None
    told: Told
    source: Source | None
    today: date

    @property
    def age(self) -> int | None:
        return (self.today - self.last.on).days if self.last else None

    @property
    def is_stale(self) -> bool:
        """Nothing for a month: since the last value, or since it was made."""
        return self.today - (self.last.on if self.last else self.measure.made_at.date()) > STALE


def statements_for(seat: Seat) -> list[EditionStatement]:
    edition = Edition.current(seat.company)
    return in_order(edition.statements_readable_by(seat)) if edition else []


def statement_for(seat: Seat, key: str) -> EditionStatement:
    """A statement in force that this reader may read."""
    for one in statements_for(seat):
        if one.key == key:
            return one
    raise Hidden


def rows_for(seat: Seat, today: date) -> list[Row]:
    """In the order of the plan; measures whose statement is not in force, or not for this reader, are left out."""
    statements = {one.key: one for one in statements_for(seat)}
    measures = Measure.objects.filter(company=seat.company, statement__in=statements).select_related("keeper")
    last, sources = last_values(seat.company), _sources(seat.company)
    place = {key: n for n, key in enumerate(statements)}
    return [
        row_of(one, statements[one.statement], last.get(one.pk), sources.get(one.pk), today)
        for one in sorted(measures, key=lambda one: (place[one.statement], one.pk))
    ]


def row_of(
    measure: Measure,
    statement: EditionStatement | None,
    last: Value | None,
    source: Source | None,
    today: date,
) -> Row:
    told = pace_of(measure, last.on if last else None, last.value if last else None, today)
    return Row(measure, statement, last, told, source, today)


def last_values(company: Company) -> dict[int, Value]:
    """By measure."""
    found: dict[int, Value] = {}
    counted = Value.objects.filter(measure__company=company).that_count()
    for value in counted.order_by("on"):
        found[value.measure_id] = value
    return found


def _sources(company: Company) -> dict[int, Source]:
    return {one.measure_id: one for one in Source.objects.filter(measure__company=company)}


def without_a_statement(seat: Seat) -> list[Measure]:
    """Kept, though their statement is no longer in the plan; for those who write the plan."""
    if not seat.may(Ability.EDIT_PLAN):
        return []
    inside = [one.key for one in statements_for(seat)]
    return list(Measure.objects.filter(company=seat.company).exclude(statement__in=inside))


def measure_for(seat: Seat, key: str) -> tuple[Measure, EditionStatement | None]:
    """The measure and its statement. Hidden when the statement is not for this reader, as if there were none."""
    found = Measure.objects.filter(company=seat.company, key=key).select_related("keeper", "company").first()
    if found is None:
        raise Hidden
    for statement in statements_for(seat):
        if statement.key == found.statement:
            return found, statement
    if seat.may(Ability.EDIT_PLAN):
        return found, None
    raise Hidden


def may_write(seat: Seat, measure: Measure) -> bool:
    return seat.may(Ability.EDIT_PLAN) or measure.keeper_id == seat.user.pk


def writable_for(seat: Seat, key: str) -> Measure:
    measure, _statement = measure_for(seat, key)
    if not may_write(seat, measure):
        raise NotYours(_("Values are written by those who write the plan, and by whoever keeps this figure."))
    return measure


def measure_rows(company: Company) -> Iterator[dict[str, Any]]:
    """For an export: every value ever written, with what replaced what; no addresses, no secrets.

    `counts` is false for a row that a later one of the same day replaced.
    """
    counted = set(Value.objects.filter(measure__company=company).that_count().values_list("pk", flat=True))
    every = Value.objects.filter(measure__company=company).select_related("measure", "by")
    for one in every.order_by("measure__key", "on", "correction").iterator(chunk_size=2000):
        yield {
            "measure": one.measure.key, "statement": one.measure.statement, "name": one.measure.name,
            "unit": one.measure.unit, "direction": one.measure.direction, "start": one.measure.start,
            "start_on": one.measure.start_on, "target": one.measure.target, "target_on": one.measure.target_on,
            "day": one.on, "value": one.value, "correction": one.correction, "counts": one.pk in counted,
            "source": one.room if one.source == Came.PUSHED else one.source, "written_at": one.at, "note": one.note,
        }  # fmt: skip
