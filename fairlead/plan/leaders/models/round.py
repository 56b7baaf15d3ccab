"""One time that leaders were asked apart, by name, against one edition or none."""

from datetime import datetime
from typing import Any, Optional
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, User
from fairlead.plan.models import Edition


class State(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Why(models.TextChoices):
    """Why a round is no longer open."""

    ALL_IN = "all-in", _("everybody asked had answered or declined")
    DAY = "day", _("its last day was over")
    OWNER = "owner", _("an owner closed it")


class Round(models.Model):
    State = State

    key = models.UUIDField(default=uuid4, unique=True, editable=False)  # the opaque id in the journal
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    edition = models.PositiveIntegerField(
        null=True
    )  # a number lives as long as the company; none: no plan yet
    # A second look: the one leader of an earlier round is asked once more, a week later.
    follows = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="second_look")
    opened_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("company", "number"), name="one_round_a_number"),
            models.UniqueConstraint(
                fields=("company",), condition=Q(state="open"), name="one_open_round_a_company"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="round_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="an_ended_round_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.company} {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def is_last(self) -> bool:
        return not Round.objects.filter(company=self.company_id, number__gt=self.number).exists()

    @property
    def asked_against(self) -> Edition | None:
        return Edition.objects.filter(company=self.company_id, number=self.edition).first()

    @property
    def before(self) -> Optional["Round"]:
        """The last closed round of all leaders before this one."""
        earlier = Round.objects.filter(company=self.company_id, state=State.CLOSED, follows=None)
        return earlier.filter(number__lt=self.number).first()

    def end(self, state: Any, *, now: datetime, by: User | None, why: Any = "", reason: str = "") -> bool:
        """Whether this call ended it. Of two owners at once one does; the other finds it done."""
        changes: dict[str, Any] = {"closed_at": now, "closed_by": by, "closed_why": why, "reason": reason}
        ended = Round.objects.filter(pk=self.pk, state=State.OPEN).update(state=state, **changes)
        self.refresh_from_db()
        return bool(ended)
