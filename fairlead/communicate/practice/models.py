"""Sealed notebooks, one a person; and the counts of a quarter, which are all that ever leaves them."""

from django.db import models


class Sealed(models.Model):
    """A notebook under its key. There is nothing beside it: no person, no company, no time, no statement."""

    holder = models.CharField(max_length=64, unique=True)
    sealed = (
        models.BinaryField()
    )  # never twice the same, so it is its own version: of two tabs no answer is lost

    class Meta:
        verbose_name_plural = "sealed notebooks"

    def __str__(self) -> str:
        return "a sealed notebook"


class QuarterRelease(models.Model):
    """The counts of one quarter, worked out once. `company` is its opaque key."""

    company = models.UUIDField()
    quarter = models.CharField(max_length=7)
    made_on = models.DateField()

    class Meta:
        ordering = ("-quarter",)
        constraints = (models.UniqueConstraint(fields=("company", "quarter"), name="one_release_a_quarter"),)

    def __str__(self) -> str:
        return self.quarter


class QuarterCount(models.Model):
    """Of those in a unit who practised a statement in the quarter, how many named it the last time: as it may be told.

    `unit` is empty for the whole company. `why_hidden` says why there is no figure.
    """

    release = models.ForeignKey(QuarterRelease, on_delete=models.CASCADE, related_name="counts")
    statement = models.CharField(max_length=80)
    text = models.TextField()
    unit = models.TextField(blank=True)
    base = models.CharField(max_length=20, blank=True)  # a band below twenty
    named_from = models.PositiveIntegerField(null=True)
    named_to = models.PositiveIntegerField(null=True)
    why_hidden = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("release", "statement", "unit"), name="one_count_a_statement_and_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(why_hidden="", named_from__lte=models.F("named_to")) & ~models.Q(base="")
                | ~models.Q(why_hidden="") & models.Q(base="", named_from=None, named_to=None),
                name="a_count_is_told_or_hidden",
            ),
        )

    def __str__(self) -> str:
        return f"{self.statement} {self.unit}"
