"""What is kept about a provider: under which id it took a message, which calls were heard, and when the last one came."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from fairlead.outbox.models import Message

SEEN_EVERY = timedelta(hours=1)  # how exactly it is kept when a call came


class Given(models.Model):
    """A message as the provider names it, beside our own Message-ID."""

    provider = models.CharField(max_length=20)
    given = models.CharField(max_length=200)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")

    class Meta:
        app_label = "outbox"
        constraints = (
            models.UniqueConstraint(fields=("provider", "given"), name="one_message_an_id_of_a_provider"),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.message_id}"


class HeardCall(models.Model):
    """One event that a provider told, so that it counts once. Only a digest: neither address nor message."""

    digest = models.CharField(max_length=64, primary_key=True)
    heard_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "outbox"

    def __str__(self) -> str:
        return self.digest[:8]


class ProviderSeen(models.Model):
    """That a call which we believe ever came."""

    provider = models.CharField(max_length=20, primary_key=True)
    came_at = models.DateTimeField()

    class Meta:
        app_label = "outbox"

    def __str__(self) -> str:
        return self.provider


def note_given(provider: str, given: object, message_id: str) -> None:
    ours = Message.objects.filter(message_id=message_id).values_list("pk", flat=True).first()
    if ours is not None and isinstance(given, str) and 0 < len(given) <= 200:
        Given.objects.get_or_create(provider=provider, given=given, defaults={"message_id": ours})


def hear_once(event_id: object, now: datetime) -> bool:
    """Whether this is the first time. Two at once: the second waits for the first and learns that it was."""
    _call, is_new = HeardCall.objects.get_or_create(digest=_digest(event_id), defaults={"heard_at": now})
    return bool(is_new)


def was_heard(event_id: object) -> bool:
    return bool(HeardCall.objects.filter(digest=_digest(event_id)).exists())


def _digest(event_id: object) -> str:
    said = json.dumps(event_id, sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def seen(provider: str, now: datetime) -> None:
    known = ProviderSeen.objects.filter(provider=provider)
    if not known.exists():
        ProviderSeen.objects.get_or_create(provider=provider, defaults={"came_at": now})
    known.filter(came_at__lt=now - SEEN_EVERY).update(came_at=now)


def last_seen(provider: str) -> datetime | None:
    found: Any = ProviderSeen.objects.filter(provider=provider).values_list("came_at", flat=True).first()
    return found
