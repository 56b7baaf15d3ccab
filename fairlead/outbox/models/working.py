"""What workers note of themselves: their hands, their lanes, their jobs, when they were last seen."""

from django.db import models


class Hand(models.Model):
    """What one worker has taken off, in the order in which it sends, and how many of these were answered.

    So when a worker is killed one message is in doubt: the first that was not answered. On PostgreSQL the table is
    unlogged, so that a server which crashes empties it; on SQLite another boot says the same: answers may be forgotten,
    and all that was in the hand is in doubt.
    """

    worker = models.CharField(max_length=60, primary_key=True)
    messages = models.TextField()  # their keys, with commas between
    answered = models.PositiveIntegerField(default=0)
    boot = models.CharField(max_length=60)
    lease_ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.worker} {self.answered}"

    @property
    def order(self) -> list[int]:
        return [int(key) for key in self.messages.split(",")]


class Lane(models.Model):
    """What goes over one channel to one host; `host` is empty for all of the channel. Until when it waits, and why."""

    channel = models.CharField(max_length=20)
    host = models.CharField(max_length=255, blank=True)
    waits_until = models.DateTimeField()
    said = models.CharField(max_length=300, blank=True)
    free_at = models.DateTimeField(null=True)  # when all it was given is used up at the pace it may keep

    class Meta:
        constraints = (models.UniqueConstraint(fields=("channel", "host"), name="one_lane"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.host}".strip()


class Heartbeat(models.Model):
    """When a worker was last seen alive."""

    worker = models.CharField(max_length=60, primary_key=True)
    seen_at = models.DateTimeField()
    says = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.worker} {self.seen_at:%Y-%m-%d %H:%M}"


class JobTurn(models.Model):
    """One job: when it is due, who has it now, when it last ended and what it said."""

    job = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    worker = models.CharField(max_length=60, blank=True)
    lease_ends_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=500, blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row

    def __str__(self) -> str:
        return f"{self.job} {self.due_at:%Y-%m-%d %H:%M}"
