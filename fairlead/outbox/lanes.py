"""Which lanes wait: until when, and why."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from fairlead.outbox.models import Lane


def waiting(now: datetime) -> Exists:
    """Of messages: those whose lane, or whose whole channel, waits."""
    mine = Q(host=OuterRef("host")) | Q(host="")
    return Exists(Lane.objects.filter(mine, channel=OuterRef("channel"), waits_until__gt=now))


def wait(lane: tuple[str, str], until: datetime, said: str) -> None:
    channel, host = lane
    found = {"waits_until": until, "said": said[:300]}
    Lane.objects.update_or_create(channel=channel, host=host, defaults=found)
