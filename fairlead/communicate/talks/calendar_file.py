"""A talk as a calendar file (RFC 5545, and RFC 5546 for invitations): the same UID for good, SEQUENCE up with each change.

Moments are in UTC, which needs no rules of a time zone beside it: those that `icalendar` writes leave changes out (the
month of Ramadan in Casablanca, of some years). Each calendar shows its own hour; the letter says that of the talk's place.
"""

from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from fairlead.communicate.models import Talk
from fairlead.communicate.talks.meant import about
from fairlead.communicate.words import one_line
from fairlead.people.models import Person
from fairlead.web.addresses import absolute

PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"


def calendar_file(talk: Talk, method: str, now: datetime, address: str, to: Person | None = None) -> bytes:
    """`address`: the page of the plan. What a talk is about stands in it, but for a cancellation: who gets that
    may be meant no more."""
    file = Calendar()
    file.add("prodid", "-//Fairlead//talks//EN")
    file.add("version", "2.0")
    file.add("method", method)
    file.add_component(_event(talk, method, now, address, to))
    return bytes(file.to_ical())


def _event(talk: Talk, method: str, now: datetime, address: str, to: Person | None) -> Event:
    event = Event()
    event.add("uid", f"{talk.key}@{settings.SITE.host}")
    event.add("dtstamp", now)
    event.add("sequence", talk.sequence)
    event.add("dtstart", talk.starts.astimezone(UTC))
    event.add("dtend", talk.ends.astimezone(UTC))
    event.add("summary", one_line(talk.name))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", _organizer(talk))
    if to is not None:
        event.add("attendee", _attendee(to))
    if method != CANCEL:
        event.add("location", one_line(talk.place))
        event.add("description", description(talk, address))
    return event


def description(talk: Talk, address: str) -> str:
    texts = [one_line(row.text) for row in about(talk)]
    head = [_("It is about:"), *texts, ""] if texts else []
    return "\n".join(
        [*head, _("Where we are going, on one page: {address}").format(address=absolute(address))]
    )


def _organizer(talk: Talk) -> vCalAddress:
    """The address that the mail comes from, since calendars take changes from nobody else."""
    found = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    found.params["CN"] = one_line(talk.company.name)
    return found


def _attendee(person: Person) -> vCalAddress:
    """The reader alone: who else was invited is not told, and no answer is asked for."""
    found = vCalAddress(f"mailto:{one_line(person.email)}")
    found.params["ROLE"], found.params["RSVP"] = "REQ-PARTICIPANT", "FALSE"
    found.params["PARTSTAT"] = "NEEDS-ACTION"
    return found
