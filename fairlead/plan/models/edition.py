"""Published editions: numbered, immutable; what changed in each and why. The database, too, refuses an update."""

from datetime import datetime
from typing import Any, NoReturn, Optional

from django.db import models
from django.utils.translation import gettext as _

from fairlead.people.abilities import Ability
from fairlead.people.access import Seat
from fairlead.people.models import Company, User
from fairlead.plan.models.draft import KINDS, Audience, StatementFields
from fairlead.web.errors import Changed


class Published(Changed):
    """What was published stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            _("A published edition never changes: change the draft and publish the next edition.")
        )


class KeptQuerySet(models.QuerySet):
    def update(self, **fields: Any) -> NoReturn:
        raise Published

    def delete(self) -> NoReturn:
        raise Published


class Kept(models.Model):
    """Written once. Rows go only with their company (a cascade), never alone."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Published
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Published


class Edition(Kept):
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

    def statements_readable_by(self, seat: Seat) -> models.QuerySet["EditionStatement"]:
        """Who writes the plan reads all of it; others what is not for leaders alone; a foreign seat nothing."""
        if seat.company.pk != self.company_id:
            return self.statements.none()
        if seat.may(Ability.EDIT_PLAN):
            return self.statements.all()
        return self.statements.exclude(audience=Audience.LEADERS)


class EditionStatement(Kept, StatementFields):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="statements")

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("edition", "key"), name="one_statement_a_key"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k for k, _n in KINDS]), name="edition_kind_is_known"
            ),
        )


class ChangeReason(Kept):
    """What became of a statement between the edition before and this one, and why."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="changes")
    key = models.CharField(max_length=100)  # the name of a `differences.Line`
    change = models.CharField(max_length=20)  # core.plans.Change
    is_substance = models.BooleanField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("edition", "key"), name="one_change_a_key"),)

    def __str__(self) -> str:
        return f"{self.key} {self.change}"


class Override(Kept):
    """A must fault over which it was published, with the stated reason."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="overrides")
    check_id = models.CharField(max_length=60)
    key = models.CharField(max_length=80, blank=True)
    sentence = models.TextField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.check_id} {self.key}"
