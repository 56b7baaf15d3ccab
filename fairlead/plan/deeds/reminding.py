"""Letters to the owner of a commitment: a week before its day, a day before, and on the days after it passed.

One letter a person a day, with all that is due; at most once, for a reminder that comes twice is worse than one that is
lost. Nobody who has left is written to; who has no address finds it on the page of today (home/noticing/deeds.py).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.outbox.models import Message
from fairlead.outbox.services import enqueue_listed
from fairlead.people.models import Membership, Person
from fairlead.people.queries import employed
from fairlead.plan.deeds.models import GRACE, CommitmentChange, Reminder, State
from fairlead.web.addresses import absolute

A_TURN = 100  # letters: what is left goes out at the next turn
WEEK, DAY = timedelta(days=7), timedelta(days=1)
Kind = Reminder.Kind
Due = tuple[CommitmentChange, Any]


def work(now: datetime) -> str:
    """The job of the worker."""
    today = timezone.localdate(now)
    sent = sum(_send(to, rows, today) for to, rows in list(_by_owner(today))[:A_TURN])
    return ngettext("{n} letter about commitments.", "{n} letters about commitments.", sent).format(n=sent)


def kind_on(row: CommitmentChange, today: date) -> Any:
    """Which reminder is due; none on the day of the last line, for who wrote it knows."""
    left = row.promised - today
    if row.told_on >= today:
        return None
    if DAY < left <= WEEK:
        return Kind.WEEK if row.commitment.made_on < row.promised - WEEK else None
    if timedelta(0) <= left <= DAY:
        return Kind.DAY
    return Kind.PASSED if -GRACE <= left < timedelta(0) else None


def _by_owner(today: date) -> Iterator[tuple[UUID, list[Due]]]:
    """Whom to write to, and about what: nobody who had a letter today."""
    found: dict[tuple[int, UUID], list[Due]] = {}  # an account may have seats in several companies
    for row, kind in _due(today):
        owner = row.person or row.account
        if owner:
            found.setdefault((row.commitment.company_id, owner.key), []).append((row, kind))
    written = set(Reminder.objects.filter(sent_on=today).values_list("to", flat=True))
    return ((key, rows) for (_company, key), rows in found.items() if key not in written)


def _due(today: date) -> Iterator[Due]:
    near = CommitmentChange.objects.standing().filter(
        state=State.OPEN, promised__gte=today - GRACE, promised__lte=today + WEEK,
        commitment__company__is_sample=False,
    ).select_related("person__account")  # fmt: skip
    rows = list(near.order_by("promised", "pk"))
    done = set(Reminder.objects.filter(commitment__in=[r.commitment_id for r in rows])
               .values_list("commitment_id", "kind", "about"))  # fmt: skip
    for row in _of_those_here(rows, today):
        kind = kind_on(row, today)
        if kind and (row.commitment_id, str(kind), row.promised) not in done:
            yield row, kind


def _of_those_here(rows: list[CommitmentChange], today: date) -> Iterator[CommitmentChange]:
    """Without those of people who have left, or who have no address."""
    people = Person.objects.filter(pk__in=[row.person_id for row in rows if row.person_id])
    here = set(employed(people, today).values_list("pk", flat=True))
    seats = set(Membership.objects.filter(user__is_active=True).filter(
        user__in=[row.account_id for row in rows if row.account_id]).values_list("user_id", "company_id"))  # fmt: skip
    for row in rows:
        is_here = row.person_id in here or (row.account_id, row.commitment.company_id) in seats
        if is_here and address(row):
            yield row


def address(row: CommitmentChange) -> str:
    person = row.person
    if person:
        return str(person.email or (person.account.email if person.account else ""))
    return str(row.account.email) if row.account else ""


@transaction.atomic
def _send(to: UUID, rows: list[Due], today: date) -> bool:
    Reminder.objects.bulk_create(
        Reminder(commitment=row.commitment, kind=kind, about=row.promised, to=to, sent_on=today)
        for row, kind in rows
    )
    company = rows[0][0].commitment.company
    enqueue_listed(
        purpose="commitment reminder", to=address(rows[0][0]), company=company.key, promise=Message.Promise.AT_MOST_ONCE,
        subject=ngettext("A commitment of yours", "{n} commitments of yours", len(rows)).format(n=len(rows)),
        text=render_to_string("deeds/mail/reminder.txt", {"lines": [_line(*one) for one in rows], "company": company}),
    )  # fmt: skip
    return True


def _line(row: CommitmentChange, kind: Any) -> dict[str, str]:
    """The second link opens the form that says so; only its POST writes it down."""
    at = [row.commitment.company.slug, row.commitment.key]
    link, done = (absolute(reverse(f"deeds:{name}", args=at)) for name in ("commitment", "commitment-done"))
    return {"what": row.what, "when": _when(row, kind), "link": link, "done": done}


def _when(row: CommitmentChange, kind: Any) -> str:
    told = {
        Kind.WEEK: _("Due on {day}."),
        Kind.DAY: _("Due on {day}: say that it is done, or change it with a reason before the day is over."),
        Kind.PASSED: _("Its day, {day}, has passed. If it was done by then, say so until {last}: so long only you see it as overdue."),
    }  # fmt: skip
    return told[kind].format(day=row.promised.isoformat(), last=row.grace_until.isoformat())
