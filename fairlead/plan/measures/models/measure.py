"""What is counted for a statement: unit, direction, where it began, where it shall be and by when, who keeps it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, User

LARGEST = 1e15  # beyond it a figure is no longer exact in a float
STALE = timedelta(days=31)


class Direction(models.TextChoices):
    UP = "up", _("more is better")
    DOWN = "down", _("less is better")
    HOLD = "hold", _("it shall stay between two values")


def in_range(name: str) -> Q:
    return Q(**{f"{name}__gte": -LARGEST, f"{name}__lte": LARGEST})


class Measure(models.Model):
    """Known by company and key. The statement is named by its key, which lives across editions."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=90)
    statement = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.UP)
    start = models.FloatField(null=True, blank=True)
    start_on = models.DateField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    keeper = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("company", "key"), name="one_measure_a_key"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="direction_is_known"),
            models.CheckConstraint(condition=Q(start=None) | in_range("start"), name="start_is_a_figure"),
            models.CheckConstraint(condition=Q(target=None) | in_range("target"), name="target_is_a_figure"),
        )

    def __str__(self) -> str:
        return self.name
