"""The owner's side of a round: open it, ask more leaders, take one out, close it, withdraw it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership, User
from fairlead.plan.leaders import mailing
from fairlead.plan.leaders.errors import Ended, OpenAlready
from fairlead.plan.leaders.models import Participant, Round, Why
from fairlead.plan.leaders.models.answering import shuffled
from fairlead.plan.models import Edition


@transaction.atomic
def open_round(*, seat: Seat, members: Iterable[Membership], closes_at: datetime | None = None) -> Round:
    """One round a company; whoever opens a second one is told of the first."""
    made = make(seat.company, by=seat.user, closes_at=closes_at)
    ask(round=made, members=members, by=seat.user)
    return made


def make(
    company: Company, *, by: User | None, closes_at: datetime | None = None, follows: Round | None = None
) -> Round:
    Company.objects.select_for_update().get(pk=company.pk)
    edition = Edition.current(company)
    last = Round.objects.filter(company=company).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            made = Round.objects.create(
                company=company, number=last + 1, edition=edition.number if edition else None, opened_by=by,
                opened_at=timezone.now(), closes_at=closes_at, follows=follows,
            )  # fmt: skip
    except IntegrityError:
        raise OpenAlready(
            _("A round is open already: close or withdraw it before you open the next.")
        ) from None
    note("round opened", made, by, {"number": made.number})
    return made


@transaction.atomic
def ask(*, round: Round, members: Iterable[Membership], by: User | None) -> list[Participant]:
    """Invites whoever is not in the round yet; who had been taken out is asked again."""
    if not locked(round).is_open:
        raise Ended(_("This round has ended: open a new one to ask more leaders."))
    keys = list(_keys(round))
    made = [_asked(round, one.user, by, keys) for one in members if one.company_id == round.company_id]
    return [one for one in made if one]


def _asked(round: Round, account: User, by: User | None, keys: list[str]) -> Participant | None:
    known = Participant.objects.filter(round=round, account=account).first()
    if known and known.withdrawn_at is None:
        return None
    one = known or Participant(round=round, account=account, order=shuffled(keys))
    one.withdrawn_at, one.invited_by, one.invited_at = None, by, timezone.now()
    one.save()
    one.invitation = mailing.invite(one)
    one.save(update_fields=["invitation"])
    note("leader asked", round, by, {"participant": str(one.key)})
    return one


def _keys(round: Round) -> Iterable[str]:
    edition = round.asked_against
    return edition.statements.filter(kind="priority").values_list("key", flat=True) if edition else ()


@transaction.atomic
def take_out(*, seat: Seat, participant: Participant) -> None:
    found = locked(participant.round)
    if not found.is_open or not participant.take_out(timezone.now()):
        raise Ended(_("Too late: the round has ended, or this leader has handed in."))
    mailing.take_back(participant)
    note("leader taken out", found, seat.user, {"participant": str(participant.key)})
    close_if_all_are_in(found)


@transaction.atomic
def close(*, seat: Seat, round: Round, reason: str) -> None:
    """Of two owners at once one closes it; the other is told who did."""
    end(round, by=seat.user, why=Why.OWNER, reason=reason)


@transaction.atomic
def withdraw(*, seat: Seat, round: Round, reason: str) -> None:
    """Nobody reads what was handed in; each still reads the own words."""
    found = locked(round)
    if not found.end(Round.State.WITHDRAWN, now=timezone.now(), by=seat.user, reason=reason):
        raise Ended(told_ended(found))
    _quiet(found)
    note("round withdrawn", found, seat.user)


def end(round: Round, *, by: User | None, why: Any, reason: str = "") -> None:
    found = locked(round)
    if not found.end(Round.State.CLOSED, now=timezone.now(), by=by, why=why, reason=reason):
        raise Ended(told_ended(found))
    _quiet(found)
    note("round closed", found, by, {"why": str(why)})


def close_if_all_are_in(round: Round) -> bool:
    """When somebody has answered and nobody is waited for, the round closes by itself."""
    if not round.is_open or round.participants.waited_for().exists():
        return False
    if not round.participants.filter(withdrawn_at=None).exists():
        return False
    end(round, by=None, why=Why.ALL_IN)
    return True


def locked(round: Round) -> Round:
    """The round for one writer at a time: who hands in and who closes come one after the other."""
    return Round.objects.select_for_update(of=("self",)).select_related("company").get(pk=round.pk)


def told_ended(round: Round) -> str:
    if round.closed_by:
        return _("{who} has ended this round already.").format(who=round.closed_by)
    return _("This round has ended already.")


def _quiet(round: Round) -> None:
    for one in round.participants.select_related("invitation"):
        mailing.take_back(one)


def note(what: str, round: Round, by: User | None, details: dict[str, object] | None = None) -> None:
    actor: UUID | None = by.key if by else None
    record(what, company=round.company.key, actor=actor, subject=str(round.key), details=details)
