"""What becomes of a commitment: each act is one more line, and names the last line that was seen."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Unit
from fairlead.plan.deeds.models import GRACE, Commitment, CommitmentChange, Did, State, Towards
from fairlead.web.errors import Changed, PageError


class NotSo(PageError):
    """What was asked does not go with how the commitment stands."""


@transaction.atomic
def make(*, seat: Seat, said: dict[str, Any]) -> CommitmentChange:
    """The same words a second time on one day (a double click) are the first ones."""
    today = timezone.localdate()
    _refuse_a_day_gone(said["due"], today)
    Company.objects.select_for_update().get(pk=seat.company.pk)
    if again := _just_made(seat, said, today):
        return again
    made = Commitment.objects.create(company=seat.company, made_by=seat.user, made_on=today)
    return _line(made, 1, seat, said, did=Did.MADE, promised=said["due"])


@transaction.atomic
def change(*, seat: Seat, key: Any, number: int, said: dict[str, Any], why: str) -> CommitmentChange:
    """Before the day: changed and explained, and the new day counts. After it: an edit, and the old day counts."""
    last, today = _seen(seat, key, number), timezone.localdate()
    _must_be(last, State.OPEN)
    if _said(last) == _with_ids(said):
        return last
    if said["due"] != last.due:
        _refuse_a_day_gone(said["due"], today)
    did = _kind_of_change(last, said, today)
    promised = last.promised if last.promised < today else said["due"]
    return _line(last.commitment, number + 1, seat, said, did=did, promised=promised, why=why)


@transaction.atomic
def finish(*, seat: Seat, key: Any, number: int, done_on: date) -> CommitmentChange:
    """Kept when it was done by the day that counts, and said before the grace was over; else late."""
    last, today = _seen(seat, key, number), timezone.localdate()
    _must_be(last, State.OPEN)
    if done_on > today:
        raise NotSo(_("The day on which it was done lies ahead: say so when it is done."))
    if done_on < last.commitment.made_on:
        raise NotSo(_("It was done before it was said: give a day from {day} on.").format(
            day=last.commitment.made_on.isoformat()))  # fmt: skip
    ends = {"state": last.ends_as(done_on, today), "done_on": done_on}
    return _line(last.commitment, number + 1, seat, _said(last), did=Did.DONE, promised=last.promised, **ends)


@transaction.atomic
def drop(*, seat: Seat, key: Any, number: int, why: str) -> CommitmentChange:
    last = _seen(seat, key, number)
    _must_be(last, State.OPEN)
    return _line(
        last.commitment, number + 1, seat, _said(last), did=Did.DROPPED, promised=last.promised, why=why,
        state=State.DROPPED,
    )  # fmt: skip


@transaction.atomic
def reopen(*, seat: Seat, key: Any, number: int, why: str) -> CommitmentChange:
    """Somebody pressed the wrong button: it is open again, and the day that counts is where it was."""
    last = _seen(seat, key, number)
    if last.is_open:
        raise NotSo(_("It is open already."))
    return _line(
        last.commitment, number + 1, seat, _said(last), did=Did.REOPENED, promised=last.promised, why=why
    )


def _seen(seat: Seat, key: Any, number: int) -> CommitmentChange:
    """The last line, if it is the one that was seen; the row of the commitment is the lock."""
    Commitment.objects.select_for_update().get(company=seat.company, key=key)
    last = CommitmentChange.objects.standing().get(commitment__company=seat.company, commitment__key=key)
    if last.number != number:
        told = _("{who} wrote another line while you did: what it says now is on this page. Nothing is lost.")
        raise Changed(told.format(who=last.told_by or _("a former colleague")))
    return last


def _kind_of_change(last: CommitmentChange, said: dict[str, Any], today: date) -> Any:
    """Whom it is for and what it serves may be mended at any time; what and when are the promise."""
    if said["what"] == last.what and said["due"] == last.due:
        return Did.PASSED_ON
    return Did.LATE if last.promised < today else Did.EXPLAINED


def _refuse_a_day_gone(due: date, today: date) -> None:
    if due < today:
        raise NotSo(
            _("The day {day} has passed: give one that is still to come.").format(day=due.isoformat())
        )


def _must_be(last: CommitmentChange, state: Any) -> None:
    if last.state != state:
        told = _("It has ended as “{state}”: take that back first, if it was a mistake.")
        raise NotSo(told.format(state=last.get_state_display()))


def _just_made(seat: Seat, said: dict[str, Any], today: date) -> CommitmentChange | None:
    same = CommitmentChange.objects.standing().filter(
        commitment__company=seat.company, commitment__made_by=seat.user, number=1, told_on=today,
        what=said["what"], due=said["due"], **{name: said[name] for name in ("person", "account", "unit")},
    )  # fmt: skip
    return same.first()


def _said(last: CommitmentChange) -> dict[str, Any]:
    return {name: getattr(last, name) for name in CommitmentChange.SAID}


def _with_ids(said: dict[str, Any]) -> dict[str, Any]:
    """As `_said`: what refers to a row by its id."""
    given = {f"{n}_id": said[n].pk if said[n] else None for n in ("person", "account", "unit") if n in said}
    return {name: given[name] if name in given else said[name] for name in CommitmentChange.SAID}


def _line(
    made: Commitment, number: int, seat: Seat, said: dict[str, Any], *, did: Any, promised: date, **more: Any
) -> CommitmentChange:
    row = CommitmentChange.objects.create(
        commitment=made, number=number, did=did, told_by=seat.user, told_at=timezone.now(), told_on=timezone.localdate(),
        promised=promised, grace_until=promised + GRACE, unit_name=_unit_name(made, said), **_with_ids(said), **more,
    )  # fmt: skip
    record(EVENTS[did], company=made.company.key, actor=seat.user.key, subject=str(made.key))
    return row


def _unit_name(made: Commitment, said: dict[str, Any]) -> str:
    """As the unit is called now; as it was called, where it is no more."""
    if said["towards"] != Towards.UNIT:
        return ""
    unit = said["unit"] if "unit" in said else Unit.objects.filter(pk=said["unit_id"]).first()
    if unit:
        return str(unit.name)
    last = made.changes.order_by("number").last()
    return last.unit_name if last else ""


EVENTS: dict[Any, str] = {
    Did.MADE: "commitment made",
    Did.EXPLAINED: "commitment changed",
    Did.LATE: "commitment changed late",
    Did.PASSED_ON: "commitment passed on",
    Did.DONE: "commitment done",
    Did.DROPPED: "commitment dropped",
    Did.REOPENED: "commitment reopened",
}
