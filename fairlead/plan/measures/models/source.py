"""Where the worker fetches a measure's values: the address and the secret are sealed; what went wrong is kept."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import User
from fairlead.plan.measures.models.measure import Measure

LONGEST_WAIT = timedelta(days=7)
LEASE = timedelta(minutes=10)  # of a worker that dies while it asks


class Reads(models.TextChoices):
    JSON = "json", _("JSON from a web address")
    CSV = "csv", _("CSV from a web address")
    NUMBER = "number", _("a plain number from a web address")
    SQL = "sql", _("a PostgreSQL database")


class Every(models.TextChoices):
    HOUR = "hour", _("every hour")
    DAY = "day", _("every day")
    WEEK = "week", _("every week")


PERIODS = {Every.HOUR: timedelta(hours=1), Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}


class Source(models.Model):
    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="source")
    reads = models.CharField(max_length=10, choices=Reads.choices)
    shown = models.CharField(max_length=500)  # the address without what may be a secret
    sealed = models.BinaryField()  # the address and the secret (sealing.py)
    header = models.CharField(max_length=60, blank=True)
    user = models.CharField(max_length=63, blank=True)
    asks = models.TextField(blank=True)  # a path, the name of a column, or the SQL statement
    every = models.CharField(max_length=10, choices=Every.choices, default=Every.DAY)
    version = models.PositiveIntegerField(
        default=1
    )  # an answer to an address that was changed since is dropped
    set_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tried_at = models.DateTimeField(null=True)
    good_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(reads__in=Reads.values), name="reads_is_known"),
            models.CheckConstraint(condition=Q(every__in=Every.values), name="every_is_known"),
            models.CheckConstraint(
                condition=Q(failures=0, failing_since=None) | Q(failures__gt=0, failing_since__isnull=False),
                name="failing_has_a_beginning",
            ),
        )

    def __str__(self) -> str:
        return self.shown

    @property
    def period(self) -> timedelta:
        return PERIODS[Every(self.every)]

    def take(self, now: datetime) -> bool:
        """Compare and set, before anything is asked: of several workers one fetches."""
        mine = Source.objects.filter(pk=self.pk, due_at=self.due_at, version=self.version)
        return bool(mine.update(due_at=now + LEASE, tried_at=now))

    def put_off(self, now: datetime) -> None:
        """Nothing is asked this time."""
        Source.objects.filter(pk=self.pk, version=self.version).update(due_at=now + self.period)

    def was_good(self, now: datetime) -> None:
        same = Source.objects.filter(pk=self.pk, version=self.version)
        same.update(due_at=now + self.period, good_at=now, failing_since=None, failures=0, said="")

    def has_failed(self, now: datetime, sentence: str) -> None:
        """Waits longer each time, up to a week; never shorter than its usual time."""
        wait = max(self.period, min(self.period * 2 ** min(self.failures, 10), LONGEST_WAIT))
        same = Source.objects.filter(pk=self.pk, version=self.version)
        same.update(
            failures=F("failures") + 1, failing_since=self.failing_since or now, said=sentence[:300],
            due_at=now + wait,
        )  # fmt: skip
