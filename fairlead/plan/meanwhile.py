"""What others did between somebody's last look and the publishing: a double click finds its own, anybody else is told."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import mark_of_edition
from fairlead.plan.models import Edition, Withdrawal
from fairlead.web.errors import Changed


def own_or_changed(seat: Seat, based_on: int, mark: str, day: date | None) -> Edition | None:
    """None if all is as it was seen; else the visitor's own edition of a moment ago, or who did what."""
    waiting, current = Edition.waiting(seat.company), Edition.current(seat.company)
    if waiting is None and (current.number if current else 0) == based_on:
        return None
    last = waiting or current
    if last and _is_own(last, seat, based_on, mark, day):
        return last
    if sentence := _what_happened(seat.company, based_on, waiting, current):
        raise Changed(sentence)
    return None


def _is_own(edition: Edition, seat: Seat, based_on: int, mark: str, day: date | None) -> bool:
    if edition.published_by_id != seat.user.pk or edition.in_force_from != day:
        return False
    before = edition.before
    is_next = (before.number if before else 0) == based_on
    return is_next and mark_of_edition(edition) == mark


def _what_happened(company: Company, based_on: int, waiting: Edition | None, current: Edition | None) -> str:
    if waiting and waiting.in_force_from:
        told = _(
            "Edition {n} by {who} waits for {day}: nothing of yours was published. Call it off, or publish after its day."
        )
        day = date_format(waiting.in_force_from)
        return told.format(who=waiting.published_by or _("somebody"), n=waiting.number, day=day)
    gone = Withdrawal.objects.filter(edition__company=company, edition__number=based_on).first()
    if gone:
        told = _(
            "{who} withdrew edition {n} while you looked: nothing was published. Look at what differs now."
        )
        return told.format(who=gone.by or _("Somebody"), n=based_on)
    if current is None:
        return ""
    told = _(
        "{who} published edition {n} while you looked: nothing of yours was published. Look at what differs now."
    )
    return told.format(who=current.published_by or _("Somebody"), n=current.number)
