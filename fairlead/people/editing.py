"""One person changed by hand: the same checks and the same writing as for a file."""

from datetime import date

from django.db import transaction

from fairlead.core.directory import Entry, Incoming, Record, changes
from fairlead.core.errors import BadInput
from fairlead.journal.services import record
from fairlead.people.models import Company, Person, User
from fairlead.people.snapshot import records_of
from fairlead.people.writing import Writer

SAID = frozenset(
    {
        "name",
        "email",
        "unit",
        "manager",
        "job",
        "level",
        "location",
        "hired_on",
        "left_on",
        "exit_kind",
        "language",
    }
)


class CannotStand(BadInput):
    """A change to one person that contradicts what is known of others, or itself."""


@transaction.atomic
def change_person(*, person: Person, becomes: Record, on: date, by: User) -> Person:
    """Name, place and employment of one person; a new place is a new post from the day `on`."""
    company = Company.objects.select_for_update().get(pk=person.company_id)
    entry = Entry(becomes, SAID)
    found = changes(records_of(company), Incoming("form", (entry,)), full=False, on=on)
    if found.faults:
        raise CannotStand(found.faults[0].sentence)
    Writer(company, on).write(found)
    if found.changes:
        record(
            "person changed", company=company.key, actor=by.key, subject=str(person.key),
            details={"fields": list(found.changes[0].fields)},
        )  # fmt: skip
    return Person.objects.get(pk=person.pk)
