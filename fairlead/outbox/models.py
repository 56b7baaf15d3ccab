"""A message on its way: one table, from queued to sent, dead or withdrawn."""

from django.db import models


class Message(models.Model):
    class Promise(models.TextChoices):
        """What may happen when a worker dies between the server's yes and our own note of it."""

        AT_LEAST_ONCE = "at-least-once"  # sent again, under the same Message-ID
        AT_MOST_ONCE = "at-most-once"  # listed as unknown, not sent again

    class State(models.TextChoices):
        QUEUED = "queued"
        CLAIMED = "claimed"
        IN_FLIGHT = "in-flight"
        SENT = "sent"
        UNKNOWN = "unknown"
        DEAD = "dead"

    company = models.UUIDField(null=True, db_index=True)
    purpose = models.CharField(max_length=60)
    promise = models.CharField(max_length=20, choices=Promise.choices, default=Promise.AT_LEAST_ONCE)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    message_id = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    content = models.BinaryField()  # the message as it goes over the wire
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)
    lease_ends_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}"
