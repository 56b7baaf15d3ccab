"""What somebody may read of the editions: statements by audience, and reasons by the change that they explain."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import in_order
from fairlead.plan.differences import Differences, between
from fairlead.plan.models import ChangeReason, Edition, EditionStatement


def rows_for(seat: Seat, edition: Edition | None) -> list[EditionStatement]:
    return in_order(edition.statements_readable_by(seat)) if edition else []


def editions_of(seat: Seat, up_to: int | None = None, beyond: int = 0) -> list[Edition]:
    """From the last to the first."""
    found = Edition.readable_by(seat).filter(number__gt=beyond)
    return list(found.filter(number__lte=up_to) if up_to else found)


def edition_of(seat: Seat, number: int) -> Edition | None:
    return Edition.readable_by(seat).filter(number=number).first()


def begun_of(seat: Seat) -> list[Edition]:
    """Those that are or were in force, from the last to the first."""
    return list(Edition.readable_by(seat).ever_in_force())


def withdrawn_last(seat: Seat, current: Edition | None) -> Edition | None:
    """The edition that was withdrawn so that the current one holds again."""
    last = next(iter(begun_of(seat)), None)
    return last if last and last != current and hasattr(last, "withdrawal") else None


def differences_for(seat: Seat, before: Edition | None, after: Edition) -> Differences:
    return between(rows_for(seat, before), rows_for(seat, after))


def reasons_for(seat: Seat, editions: Iterable[Edition]) -> dict[str, list[tuple[int, str]]]:
    """By the name of a line: numbers of editions, and the reasons given in them.

    A reason is shown to those who see the change that it explains. So the reason for rewording a statement
    that only leaders read is not shown to staff, for whom the statement is new or gone.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for edition in sorted(editions, key=lambda one: one.number):
        seen = _changes_seen(seat, edition)
        for one in ChangeReason.objects.filter(edition=edition).exclude(reason=""):
            if seen is None or seen.get(one.key) == one.change:
                found.setdefault(one.key, []).append((edition.number, one.reason))
    return found


def _changes_seen(seat: Seat, edition: Edition) -> dict[str, str] | None:
    """What became of each statement for this reader; None for who reads all."""
    if seat.may(Ability.EDIT_PLAN):
        return None
    return {line.name: line.change for line in differences_for(seat, edition.before, edition).lines}


def direction_on(company: Company, day: date) -> Edition | None:
    """The edition that stood at the end of a day; today and later: the current one, whatever the clock did."""
    if day >= timezone.localdate():
        return Edition.current(company)
    return Edition.on(company, timezone.make_aware(datetime.combine(day, time.max)))
