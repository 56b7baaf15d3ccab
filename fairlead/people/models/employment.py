"""When somebody was employed, and on which posts: dated, so that any day can be asked for."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from fairlead.core.directory.values import BANDS
from fairlead.people.models.person import Person
from fairlead.people.models.unit import Unit


class ExitKind(models.TextChoices):
    VOLUNTARY = "voluntary", _("left by own wish")
    INVOLUNTARY = "involuntary", _("was let go")
    OTHER = "other", _("other")


class Spell(models.Model):
    """One employment; `ended` is the last day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="spells")
    started = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    exit_kind = models.CharField(max_length=20, blank=True, choices=ExitKind.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(ended=None), name="one_open_spell_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(started=None)
                | models.Q(ended=None)
                | models.Q(ended__gte=models.F("started")),
                name="a_spell_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(exit_kind__in=["", *ExitKind.values]), name="exit_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.started or '?'} – {self.ended or ''}"


class PostQuery(models.QuerySet["Post"]):
    def on(self, day: date) -> "PostQuery":
        """The posts as they were on a day."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), began__lte=day)


class Post(models.Model):
    """Where somebody stands, from `began` up to the day before `until`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    manager = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    job = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    pay_band = models.PositiveSmallIntegerField(null=True, blank=True)
    began = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_on = models.DateField()  # what lies before this day was taken from the first day of employment

    objects = PostQuery.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(until=None), name="one_open_post_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("began")),
                name="a_post_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(manager=None) | ~models.Q(manager=models.F("person")),
                name="nobody_is_the_own_manager",
            ),
            models.CheckConstraint(
                condition=models.Q(pay_band=None) | models.Q(pay_band__range=(1, BANDS)), name="pay_is_a_band"
            ),
        )

    def __str__(self) -> str:
        return f"{self.began} – {self.until or ''}"
