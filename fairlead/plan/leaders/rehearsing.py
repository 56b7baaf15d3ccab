"""Rehearsals: said against the clock, scored by the worker, read by nobody but the person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.plan.leaders.errors import NotAnswered
from fairlead.plan.leaders.models import Rehearsal
from fairlead.plan.models import Edition

LONGEST = 4_000
NOT_KEPT = timedelta(days=1)  # what was not kept is deleted then
A_BITE = 20


@transaction.atomic
def start(*, seat: Seat) -> Rehearsal:
    """The clock runs from here; what was not kept before is gone."""
    edition = Edition.current(seat.company)
    if edition is None or not statements_for(seat, edition.number):
        raise NotAnswered(
            _("There is no published priority yet, so there is nothing to hold your words against.")
        )
    own(seat).filter(kept_at=None).delete()
    return Rehearsal.objects.create(
        company=seat.company, account=seat.user, edition=edition.number, started_at=timezone.now()
    )


def own(seat: Seat) -> QuerySet[Rehearsal]:
    """The rehearsals of whoever sits here; there is no other way to them."""
    return Rehearsal.objects.filter(company=seat.company, account=seat.user)


def statements_for(seat: Seat, number: int) -> list[tuple[str, str]]:
    """The priorities of an edition as this person may read them."""
    edition = Edition.objects.filter(company=seat.company, number=number).first()
    if edition is None:
        return []
    return list(edition.statements_readable_by(seat).filter(kind="priority").values_list("key", "text"))


def score_waiting(now: datetime) -> int:
    """Those that were said and not scored yet; old ones that nobody kept are deleted."""
    Rehearsal.objects.filter(kept_at=None, started_at__lte=now - NOT_KEPT).delete()
    waiting = Rehearsal.objects.filter(found__isnull=True).exclude(stopped_at=None)
    return sum(
        _scored(one) for one in waiting.order_by("stopped_at").select_related("company", "account")[:A_BITE]
    )


def _scored(one: Rehearsal) -> bool:
    membership = one.account.memberships.filter(company=one.company).first()
    if membership is None:
        one.delete()
        return False
    statements = statements_for(Seat(one.account, one.company, membership.role), one.edition)
    found = _outcomes(one.text, statements)
    return bool(Rehearsal.objects.filter(pk=one.pk, found__isnull=True).update(found=found))


def _outcomes(text: str, statements: Sequence[tuple[str, str]]) -> dict[str, int]:
    from fairlead.core.diagnosis.scoring import scorer_of
    from fairlead.core.recall import code_list

    if not statements:
        return {}
    coded = code_list(text, statements, scorer_of(statements))
    return {key: 2 if key in coded.named else 1 if key in coded.partly else 0 for key, _text in statements}
