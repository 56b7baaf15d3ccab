"""What commitments ask of somebody today: one's own that come due, what others may be asked about, what slipped."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.home.noticing.notice import Notice
from fairlead.people.access import Seat
from fairlead.plan.deeds import reading, voicing
from fairlead.plan.deeds.models import Asking, CommitmentChange, State

SOON = timedelta(days=7)
MOST = 5  # of a kind: more would be a list, and there is one


def notices_of_deeds(seat: Seat, today: date) -> Iterator[Notice]:
    yield from _mine(seat, today)
    yield from _asked(seat, today)
    yield from _slipped(seat, today)


def _mine(seat: Seat, today: date) -> Iterator[Notice]:
    mine = reading.readable(seat, today).filter(reading.of_account(seat), state=State.OPEN)
    near = mine.filter(promised__lte=today + SOON).order_by("promised", "pk")
    for row in near[:MOST]:
        told = _("Your commitment is past its day, {day}: “{what}”")
        if row.promised >= today:
            told = _("Your commitment comes due on {day}: “{what}”")
        yield Notice(
            told.format(day=row.promised.isoformat(), what=row.what), _url(seat, row), row.promised < today
        )
    new = mine.filter(promised__gt=today + SOON, commitment__made_on__gte=today - SOON)
    for row in new.exclude(commitment__made_by=seat.user)[:MOST]:
        told = _("{who} wrote down that you will do this: “{what}”")
        yield Notice(told.format(who=row.commitment.made_by or "–", what=row.what), _url(seat, row))


def _asked(seat: Seat, today: date) -> Iterator[Notice]:
    """The same line before and after one has spoken: whether somebody has is not kept where a page could read it."""
    open_ones = Asking.objects.filter(released_on=None, closes_on__gte=today).values("commitment")
    near = reading.readable(seat, today).filter(commitment__in=open_ones).order_by("-promised", "pk")
    asked = [row for row in near[: 4 * MOST] if voicing.may_speak(seat, row, today)]
    for row in asked[:MOST]:
        told = _("It was said to you, and its day has passed. Was it kept? “{what}”")
        yield Notice(told.format(what=row.what), _url(seat, row))


def _slipped(seat: Seat, today: date) -> Iterator[Notice]:
    """For who runs the company: those of others, when their owners have had their three days."""
    if not seat.can["RUN"]:
        return
    late = reading.readable(seat, today).filter(state=State.OPEN, grace_until__lt=today)
    if count := late.exclude(reading.of_account(seat)).count():
        told = ngettext(
            "{n} commitment of somebody else is overdue.",
            "{n} commitments of others are overdue.",
            count,
        ).format(n=count)
        yield Notice(told, reverse("deeds:commitments", args=[seat.company.slug]) + "?state=overdue", True)


def _url(seat: Seat, row: CommitmentChange) -> str:
    return reverse("deeds:commitment", args=[seat.company.slug, row.commitment.key])
