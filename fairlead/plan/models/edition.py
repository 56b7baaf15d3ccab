"""Published editions: numbered, immutable; what changed in each and why."""

from datetime import datetime
from typing import Optional

from django.db import models

from fairlead.people.models import Company, User
from fairlead.plan.models.draft import KINDS, StatementFields


class Edition(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    source = models.TextField()  # plan.md, as it was published
    reason = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("company", "number"), name="one_edition_a_number"),)

    def __str__(self) -> str:
        return f"{self.company} {self.number}"

    @classmethod
    def current(cls, company: Company) -> Optional["Edition"]:
        return cls.objects.filter(company=company).first()

    @classmethod
    def on(cls, company: Company, moment: datetime) -> Optional["Edition"]:
        """What was our direction then?"""
        return (
            cls.objects.filter(company=company, published_at__lte=moment)
            .order_by("-published_at", "-number")
            .first()
        )


class EditionStatement(StatementFields):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="statements")

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("edition", "key"), name="one_statement_a_key"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k for k, _n in KINDS]), name="edition_kind_is_known"
            ),
        )


class ChangeReason(models.Model):
    """What became of a statement between the edition before and this one, and why."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="changes")
    key = models.CharField(max_length=80)
    change = models.CharField(max_length=20)  # core.plans.Change
    is_substance = models.BooleanField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("edition", "key"), name="one_change_a_key"),)

    def __str__(self) -> str:
        return f"{self.key} {self.change}"


class Override(models.Model):
    """A must fault over which it was published, with the stated reason."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="overrides")
    check_id = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    sentence = models.TextField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.check_id} {self.key}"
