"""Published editions: numbered, immutable; what changed in each and why. The database, too, refuses an update."""

from datetime import date, datetime, time
from typing import Any, NoReturn, Optional

from django.db import models
from django.db.models import Q
from django.utils import timezone
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


class EditionQuerySet(KeptQuerySet):
    def begun(self, day: date) -> "EditionQuerySet":
        """Those whose day has come. No job makes an edition current: the date is asked each time."""
        return self.filter(Q(in_force_from=None) | Q(in_force_from__lte=day))

    def ever_in_force(self) -> "EditionQuerySet":
        """What everybody may know of: not what waits for its day, nor what was called off before it."""
        return self.begun(timezone.localdate()).exclude(withdrawal__before_its_day=True)


class Edition(Kept):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    source = models.TextField()  # plan.md, as it was published
    reason = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    in_force_from = models.DateField(null=True)  # empty: as soon as it was published

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("company", "number"), name="one_edition_a_number"),)

    def __str__(self) -> str:
        return f"{self.company} {self.number}"

    @classmethod
    def current(cls, company: Company) -> Optional["Edition"]:
        return cls.objects.filter(company=company, withdrawal=None).begun(timezone.localdate()).first()

    @classmethod
    def waiting(cls, company: Company) -> Optional["Edition"]:
        """The edition whose day is still to come; there is one at most."""
        today = timezone.localdate()
        return cls.objects.filter(company=company, withdrawal=None, in_force_from__gt=today).first()

    @classmethod
    def on(cls, company: Company, moment: datetime) -> Optional["Edition"]:
        """What was our direction then?"""
        stood = Q(withdrawal=None) | Q(withdrawal__at__gt=moment)
        there = cls.objects.filter(stood, company=company, published_at__lte=moment)
        return there.begun(timezone.localdate(moment)).order_by("-published_at", "-number").first()

    @classmethod
    def readable_by(cls, seat: Seat) -> EditionQuerySet:
        """Who writes the plan also reads what waits for its day and what was called off before it."""
        found = cls.objects.filter(company=seat.company).select_related(
            "company", "published_by", "withdrawal__by"
        )
        if seat.may(Ability.EDIT_PLAN):
            return found
        return found.ever_in_force()

    @property
    def in_force_at(self) -> datetime:
        """The moment from which it held, or will."""
        if self.in_force_from is None:
            return self.published_at
        morning = timezone.make_aware(datetime.combine(self.in_force_from, time.min))
        return max(self.published_at, morning)

    @property
    def is_waiting(self) -> bool:
        is_ahead = self.in_force_from is not None and self.in_force_from > timezone.localdate()
        return is_ahead and not hasattr(self, "withdrawal")

    @property
    def was_called_off(self) -> bool:
        return hasattr(self, "withdrawal") and self.withdrawal.before_its_day

    @property
    def before(self) -> Optional["Edition"]:
        """The edition that it followed: the last one that stood when this one was published."""
        stood = Q(withdrawal=None) | Q(withdrawal__at__gt=self.published_at)
        return Edition.objects.filter(stood, company_id=self.company_id, number__lt=self.number).first()

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
