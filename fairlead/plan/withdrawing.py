"""Taking an edition back, with a reason: called off before its day, or withdrawn while it is in force."""

from datetime import datetime

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.models import Edition, Withdrawal
from fairlead.plan.publishing import AFTER
from fairlead.plan.typed import Words
from fairlead.web.errors import Changed, Hidden


class WithdrawForm(forms.Form):
    before_its_day = forms.BooleanField(widget=forms.HiddenInput, required=False)
    reason = Words(
        label=gettext_lazy("Why"), at_most=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why: whoever knew this edition will ask.")},
    )  # fmt: skip


@transaction.atomic
def withdraw(*, seat: Seat, number: int, before_its_day: bool, reason: str) -> Withdrawal:
    """Of two at once one takes it back, the other reads who did; a double click finds its own.

    `before_its_day` is what the page said when the reason was written: an edition whose day came meanwhile stands.
    """
    Company.objects.select_for_update().get(pk=seat.company.pk)
    edition = Edition.readable_by(seat).filter(number=number).first()
    if edition is None:
        raise Hidden
    if hasattr(edition, "withdrawal"):
        return _own_or_changed(edition.withdrawal, seat)
    _refuse(edition, before_its_day)
    made = Withdrawal.objects.create(
        edition=edition, before_its_day=before_its_day, reason=reason, at=_moment(edition), by=seat.user
    )
    record(
        "edition called off" if before_its_day else "edition withdrawn",
        company=seat.company.key, actor=seat.user.key, subject=f"edition {number}",
    )  # fmt: skip
    return made


def _own_or_changed(done: Withdrawal, seat: Seat) -> Withdrawal:
    if done.by_id == seat.user.pk:
        return done
    told = _("{who} took edition {n} back before you did: it stays as it is, with the reason given then.")
    raise Changed(told.format(who=done.by or _("Somebody"), n=done.edition.number))


def _refuse(edition: Edition, before_its_day: bool) -> None:
    if before_its_day and not edition.is_waiting:
        told = _(
            "The day of edition {n} has come while you looked: it is in force now, and was not called off."
        )
        raise Changed(told.format(n=edition.number))
    current = Edition.current(edition.company)
    if not before_its_day and edition != current:
        told = _("Edition {n} is not in force: only the edition that is can be withdrawn.")
        raise Changed(told.format(n=edition.number))


def _moment(edition: Edition) -> datetime:
    """Never before it was published, whatever the clock did."""
    since = edition.published_at if edition.is_waiting else edition.in_force_at
    return max(timezone.now(), since + AFTER)
