"""Tellings as the core counts them: whom each was put before, and what it cost in contacts."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from fairlead.communicate.models import Telling
from fairlead.communicate.whose import people_in
from fairlead.core.dose import Contacts, Occasion, Spent, contacts
from fairlead.people.models import Company, Person, Unit
from fairlead.people.queries import employed

WITHOUT_UNIT = (
    "people without a unit"  # written into files, too, where it names no unit and so is counted for none
)


def occasion(row: Telling, has_units: bool) -> Occasion:
    """A telling as the table `tellings` has it; the unit is its number."""
    unit = str(row.unit_id) if row.unit_id else None
    return Occasion(
        row.told_on, row.statement, row.channel, unit, audience_of(row, has_units), teller_of(row)
    )


def audience_of(row: Telling, has_units: bool) -> str:
    """In words. What somebody said to the whole company is for everyone, whatever was noted of who came; a round that
    reached people who stand in no unit reached no unit."""
    if row.unit_id is not None:
        return row.audience
    return WITHOUT_UNIT if row.slot_id and has_units else ""


def teller_of(row: Telling) -> str:
    return row.teller or (str(row.told_by) if row.told_by else "")


def rows_of(company: Company, since: date | None = None, until: date | None = None) -> list[Telling]:
    """From one day to another, both included, the oldest first."""
    rows = Telling.objects.filter(company=company).select_related("told_by", "unit").order_by("told_on", "pk")
    rows = rows.filter(told_on__gte=since) if since else rows
    return list(rows.filter(told_on__lte=until) if until else rows)


def spent(company: Company, rows: Iterable[Telling], on: date) -> tuple[Contacts, ...]:
    """Contacts by statement. Where it was not noted how many were there, all who stand there are taken."""
    people = employed(Person.objects.filter(company=company), on).count()
    has_units = Unit.objects.filter(company=company).exists()
    size: Callable[[Unit], int] = cache(people_in)
    there: dict[Occasion, int | None] = {}
    for row in rows:
        key = occasion(row, has_units)
        all_of_them = size(row.unit) if row.unit else None if key.audience else people
        noted = [
            n for n in (there.get(key), all_of_them if row.people is None else row.people) if n is not None
        ]
        there[key] = max(noted, default=None)
    sums: Counter[tuple[str, str, str]] = Counter()
    for key, n in there.items():
        pair = (key.statement, key.channel)
        sums.update({(*pair, "n"): 1, (*pair, "people"): n or 0, (*pair, "unknown"): int(n is None)})
    pairs = sorted({name[:2] for name in sums})
    made = [Spent(*pair, *(sums[*pair, name] for name in ("n", "people", "unknown"))) for pair in pairs]
    return contacts(made, people or None)
