"""What a message said is kept as long as sending it again is possible, and no longer."""

from datetime import datetime, timedelta

from django.db.models import Q

from fairlead.outbox.models import Content, Heartbeat, Message, State

KEPT = timedelta(days=14)


def tidy(now: datetime) -> str:
    """A periodic job: blanks what dead and unknown messages said a fortnight after they ended; who, when and why stay."""
    ended = Q(ended_at__lte=now - KEPT) | Q(ended_at=None, due_at__lte=now - KEPT)
    old = Message.objects.filter(ended, state__in=(State.DEAD, State.UNKNOWN))
    blanked = Content.objects.filter(message__in=old).delete()[0]
    Heartbeat.objects.filter(seen_at__lte=now - KEPT).delete()  # of workers that were killed
    return f"{blanked} messages that ended {KEPT.days} days ago were blanked."
