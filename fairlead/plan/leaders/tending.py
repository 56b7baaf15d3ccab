"""What the worker does for rounds again and again: close at the day, remind, open second looks, count, score rehearsals."""

from datetime import datetime, timedelta
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fairlead.people.models import Membership
from fairlead.plan.leaders import counting, mailing, opening, rehearsing
from fairlead.plan.leaders.errors import Ended, OpenAlready
from fairlead.plan.leaders.models import Participant, Rehearsal, Reminder, Round, Why

BETWEEN = timedelta(days=2)  # from the invitation, and from one reminder to the next
A_WEEK = timedelta(days=7)
A_BITE = 50  # mails a turn; the rest at the next


def tend(now: datetime) -> str:
    """Rounds: what is due is done; a sentence says how much."""
    closed, reminded, second = _close_due(now), _remind_due(now), _second_looks(now)
    _forget_who_left()
    return _("{closed} rounds closed at their day, {reminded} reminders, {second} second looks.").format(
        closed=closed, reminded=reminded, second=second
    )


def count_up(now: datetime) -> str:
    """Counts one closed round and scores what was rehearsed: the only place that loads the encoder."""
    counted = [
        counting.count_anew(round) or counting.count(round) for round in islice(counting.uncounted(), 1)
    ]
    return _("{rounds} rounds counted, {rehearsals} rehearsals scored.").format(
        rounds=len(counted), rehearsals=rehearsing.score_waiting(now)
    )


def _forget_who_left() -> None:
    """What was private goes with the seat: rehearsals, and text that was never handed in."""
    seats = Membership.objects.filter(user=OuterRef("account"))
    gone = Rehearsal.objects.exclude(Exists(seats.filter(company=OuterRef("company"))))
    gone.delete()
    typed = Participant.objects.exclude(draft="", draft_before="")
    typed = typed.exclude(Exists(seats.filter(company=OuterRef("round__company"))))
    typed.update(draft="", draft_before="")


def _close_due(now: datetime) -> int:
    return sum(_closed(round) for round in Round.objects.filter(state=Round.State.OPEN, closes_at__lte=now))


def _closed(round: Round) -> bool:
    try:
        with transaction.atomic():
            opening.end(round, by=None, why=Why.DAY)
    except Ended:  # an owner was quicker
        return False
    return True


def _remind_due(now: datetime) -> int:
    return sum(_reminded(participant, now) for participant in _to_remind(now)[:A_BITE])


def _to_remind(now: datetime) -> QuerySet[Participant]:
    """Waited for in an open round, not asked or reminded in the last two days, fewer than two reminders."""
    waiting = Participant.objects.waited_for().filter(round__state=Round.State.OPEN, handed_in_at=None)
    quiet = Q(last=None) | Q(last__lte=now - BETWEEN)
    due = waiting.annotate(last=Max("reminders__sent_at"), so_far=Max("reminders__number"))
    due = due.filter(quiet, Q(so_far=None) | Q(so_far__lt=Reminder.MOST), invited_at__lte=now - BETWEEN)
    return due.select_related("round__company", "account")


def _reminded(participant: Participant, now: datetime) -> bool:
    try:
        with transaction.atomic():
            # Looked at again behind the round's lock: nobody is reminded who handed in a moment ago.
            opening.locked(participant.round)
            if not _to_remind(now).filter(pk=participant.pk).exists():
                return False
            number = participant.reminders.count() + 1
            row = Reminder.objects.create(participant=participant, number=number, sent_at=now)
            row.message = mailing.remind(participant)
            row.save(update_fields=["message"])
    except IntegrityError:  # another worker has reminded
        return False
    return True


def _second_looks(now: datetime) -> int:
    closed = Round.objects.filter(state=Round.State.CLOSED, closed_at__lte=now - A_WEEK, follows=None)
    due = closed.exclude(edition=None).filter(second_look=None).select_related("company")
    return sum(_looked_again(round) for round in due if round.is_last)


def _looked_again(round: Round) -> bool:
    """Only where one leader alone was asked and answered."""
    asked = list(round.participants.filter(withdrawn_at=None)[:2])
    if len(asked) != 1 or not asked[0].is_in:
        return False
    members = Membership.objects.filter(company=round.company, user=asked[0].account_id)
    if not members:
        return False
    try:
        with transaction.atomic():
            made = opening.make(round.company, by=None, follows=round)
            opening.ask(round=made, members=members, by=None)
    except (OpenAlready, IntegrityError):  # another worker, or an owner with a new round, was quicker
        return False
    return True
