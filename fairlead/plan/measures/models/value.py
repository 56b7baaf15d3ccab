"""One value on one day. A correction is a further row for the day; the one before stays, and the last one counts."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.people.models import User
from fairlead.plan.measures.models.measure import Measure, in_range
from fairlead.web.errors import Changed


class ValuesStay(Changed):
    """A value that was written is neither changed nor removed."""

    def __init__(self) -> None:
        super().__init__(_("A value stays as it was written: write the right one for the same day."))


class Came(models.TextChoices):
    TYPED = "typed", gettext_lazy("typed")
    FILE = "file", gettext_lazy("from a file")
    PULLED = "pulled", gettext_lazy("fetched")
    PUSHED = "pushed", gettext_lazy("from another room")


class Values(models.QuerySet["Value"]):
    def update(self, **fields: Any) -> NoReturn:
        raise ValuesStay

    def delete(self) -> NoReturn:
        raise ValuesStay

    def that_count(self) -> "Values":
        """Without those that a later row for the same day replaced."""
        later = Value.objects.filter(
            measure=OuterRef("measure"), on=OuterRef("on"), correction__gt=OuterRef("correction")
        )
        return self.filter(~Exists(later))


class Value(models.Model):
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="values")
    on = models.DateField()
    value = models.FloatField()
    correction = models.PositiveIntegerField(default=0)  # how many rows this day had before
    source = models.CharField(max_length=10, choices=Came.choices)
    room = models.CharField(max_length=40, blank=True)  # which room pushed it
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=300, blank=True)

    objects = Values.as_manager()

    class Meta:
        ordering = ("-on", "-correction")
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "on", "correction"), name="one_value_a_day_and_correction"
            ),
            models.CheckConstraint(condition=Q(source__in=Came.values), name="source_is_known"),
            models.CheckConstraint(condition=in_range("value"), name="value_is_a_figure"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValuesStay
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ValuesStay
