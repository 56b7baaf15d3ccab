"""What needs somebody in chat: a connection that ended, until it is connected again or taken off by hand."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead.communicate.chat.models import Connection, State
from fairlead.communicate.chat.models.connection import BY_HAND
from fairlead.home.noticing.notice import Notice
from fairlead.people.access import Seat


def notices_of_chat(seat: Seat, _today: date) -> Iterator[Notice]:
    if not seat.can["EDIT_PEOPLE"]:
        return
    ended = Connection.objects.filter(company=seat.company, state=State.ENDED).exclude(ended_why=BY_HAND)
    for one in ended:
        said = _("{kind} is not connected any more. {why}").format(kind=one.get_kind_display(), why=one.why)
        yield Notice(said, reverse("chat:index", args=[seat.company.slug]), is_late=True)
