"""What needs somebody today: dates that have passed or come soon, a draft that is not published, mail that is stuck."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.home.noticing.chat import notices_of_chat
from fairlead.home.noticing.communicate import notices_of_communicate
from fairlead.home.noticing.deeds import notices_of_deeds
from fairlead.home.noticing.leaders import notices_of_leaders
from fairlead.home.noticing.measures import notices_of_measures
from fairlead.home.noticing.notice import Notice
from fairlead.home.noticing.wordings import notices_of_wordings
from fairlead.outbox.models import Message
from fairlead.people.access import Seat
from fairlead.plan.models import Edition

SOON = timedelta(days=14)
# What each room has to say, in the order of the story.
OF_ROOMS = (
    notices_of_wordings,
    notices_of_leaders,
    notices_of_deeds,
    notices_of_measures,
    notices_of_communicate,
    notices_of_chat,
)


def notices(seat: Seat, edition: Edition | None, today: date) -> list[Notice]:
    of_rooms = (notice for of_room in OF_ROOMS for notice in of_room(seat, today))
    return [*_dates(seat, edition, today), *of_rooms, *_stuck(seat)]


def _dates(seat: Seat, edition: Edition | None, today: date) -> Iterator[Notice]:
    if edition is None or not seat.can["EDIT_PLAN"]:
        return
    soon = Q(review_on__lte=today + SOON) | Q(due__lte=today + SOON)
    for statement in edition.statements.filter(soon):
        url = reverse("plan:edition-statement", args=[seat.company.slug, statement.key])
        if statement.due and statement.due <= today + SOON:
            yield Notice(_due(statement.text, statement.due, today), url, statement.due < today)
        if statement.review_on and statement.review_on <= today + SOON:
            yield Notice(_("To be looked at again: “{text}”").format(text=statement.text), url)


def _due(text: str, due: date, today: date) -> str:
    if due < today:
        return _("Past its date ({date}): “{text}”").format(date=due.isoformat(), text=text)
    return _("Due on {date}: “{text}”").format(date=due.isoformat(), text=text)


def _stuck(seat: Seat) -> Iterator[Notice]:
    if not seat.can["RUN"]:
        return
    held = Message.objects.filter(
        company=seat.company.key, state__in=[Message.State.DEAD, Message.State.UNKNOWN]
    )
    if count := held.count():
        sentence = ngettext("{n} message did not go out.", "{n} messages did not go out.", count).format(
            n=count
        )
        yield Notice(sentence, reverse("home:outbox", args=[seat.company.slug]), is_late=True)
