"""Links for strangers: made with an end, ended early, and each time told to the journal."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.plan.embedding import Origins
from fairlead.plan.models import PublicLink
from fairlead.plan.typed import Words

USUAL, LONGEST = timedelta(days=30), timedelta(days=366)


def today() -> date:
    return timezone.localdate()


class LinkForm(forms.Form):
    label = Words(
        label=gettext_lazy("For whom"), at_most=120, required=False,
        help_text=gettext_lazy("Only you and those who write the plan see it: “website”, “candidates in spring”."),
    )  # fmt: skip
    until = forms.DateField(
        label=gettext_lazy("Open until the end of"),
        initial=lambda: today() + USUAL,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    origins = Origins()

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if until < today():
            raise forms.ValidationError(_("This day has passed: choose today or a later one."))
        if until > today() + LONGEST:
            raise forms.ValidationError(
                _("A link is open for a year at most: choose an earlier day, and make a new one then.")
            )
        return until


@transaction.atomic
def make(*, seat: Seat, label: str, until: date, origins: str = "") -> tuple[PublicLink, str]:
    end = datetime.combine(until + timedelta(days=1), time.min, timezone.get_current_timezone())
    link, token = PublicLink.make(seat.company, seat.user, label, end, origins)
    record("public link made", company=seat.company.key, actor=seat.user.key, subject=str(link.pk))
    return link, token


@transaction.atomic
def revoke(*, seat: Seat, link: PublicLink) -> None:
    if link.revoke(seat.user):
        record("public link revoked", company=seat.company.key, actor=seat.user.key, subject=str(link.pk))
