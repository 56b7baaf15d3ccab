"""Messages whose hours were over before a server took them: a queue that was held up is not emptied into the night."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from fairlead.outbox.models import Content, Message, State

BITE = 1_000
OVER = "Its hours were over before it could be sent. "
DOUBT = "Its hours were over before it could be sent again; it may have arrived. "


def end_late(now: datetime) -> None:
    """Listed with the reason, and with what the server said before. For what certainly has not arrived who queued it may find
    another day."""
    late = Message.objects.filter(state=State.QUEUED, not_after__lte=now)
    while late.exists() and _bite(now):
        pass


@transaction.atomic
def _bite(now: datetime) -> int:
    queued = Message.objects.filter(state=State.QUEUED, not_after__lte=now).select_for_update(
        skip_locked=True
    )
    keys = list(queued.values_list("pk", flat=True)[:BITE])
    late = Message.objects.filter(pk__in=keys)
    late.filter(in_doubt=False).update(
        state=State.LATE, ended_at=now, reason=Concat(Value(OVER), F("reason"))
    )
    late.filter(in_doubt=True).update(
        state=State.UNKNOWN, ended_at=now, reason=Concat(Value(DOUBT), F("reason"))
    )
    Content.objects.filter(pk__in=keys).delete()
    return len(keys)
