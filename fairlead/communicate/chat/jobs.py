"""What the worker does for chat again and again."""

from datetime import datetime, timedelta

from fairlead.communicate.chat import matching
from fairlead.communicate.chat.models import Choice, Heard
from fairlead.communicate.chat.slack.signing import FOR
from fairlead.outbox.jobs import Job

KEPT = timedelta(seconds=4 * FOR)  # longer than a request is believed, whichever way clocks differ


def match(now: datetime) -> str:
    return matching.match_people(now)


def tidy(now: datetime) -> str:
    heard, _of = Heard.objects.filter(at__lt=now - KEPT).delete()
    choices, _of = Choice.objects.filter(person__erased_at__isnull=False).delete()
    return f"{heard} heard requests, {choices + matching.tidy(now)} people forgotten"


MATCH_PEOPLE = Job("chat: people are looked up in Slack", timedelta(minutes=1), match)
FORGET = Job("chat: what is of no more use", timedelta(minutes=10), tidy)
