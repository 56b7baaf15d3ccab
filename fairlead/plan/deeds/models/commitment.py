"""Who does what by when. How it stands is its last line; every line that was ever written stays."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.people.models import Company, Person, Unit, User
from fairlead.plan.deeds.models.written import Written, WrittenQuerySet

GRACE = timedelta(
    days=3
)  # in which only its owner is told that it is overdue, and may still say that it was kept


class Towards(models.TextChoices):
    EVERYBODY = "everybody", gettext_lazy("everybody")
    UNIT = "unit", gettext_lazy("a unit")
    LEADERS = "leaders", gettext_lazy("the leaders")


class State(models.TextChoices):
    OPEN = "open", gettext_lazy("open")
    KEPT = "kept", gettext_lazy("kept")
    LATE = "late", gettext_lazy("late")
    DROPPED = "dropped", gettext_lazy("dropped")


class Did(models.TextChoices):
    MADE = "made", gettext_lazy("made it")
    EXPLAINED = "explained", gettext_lazy("changed it before the day, and explained")
    LATE = "changed-late", gettext_lazy("changed it after the day had passed")
    PASSED_ON = "passed-on", gettext_lazy("changed who, for whom or for what")
    DONE = "done", gettext_lazy("said that it was done")
    DROPPED = "dropped", gettext_lazy("dropped it")
    REOPENED = "reopened", gettext_lazy("took back how it ended")


class Commitment(Written):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()

    def __str__(self) -> str:
        return str(self.key)


class ChangeQuerySet(WrittenQuerySet):
    def standing(self) -> "ChangeQuerySet":
        """Of each commitment the last line."""
        later = CommitmentChange.objects.filter(
            commitment=OuterRef("commitment"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(later)).select_related(
            "commitment", "commitment__company", "commitment__made_by", "person", "account", "unit", "told_by"
        )


class CommitmentChange(Written):
    """One form of a commitment, whole, with who said so, when and why.

    `due` is the day it says now; `promised` the day that counts, which stays where it is once it has passed.
    """

    SAID = ("what", "person_id", "account_id", "due", "statement", "towards", "unit_id")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=20, choices=Did.choices)
    why = models.TextField(blank=True)
    told_at = models.DateTimeField(default=timezone.now)
    told_on = models.DateField()
    told_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.TextField()
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    account = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    due = models.DateField()
    promised = models.DateField()
    grace_until = models.DateField()  # promised + GRACE: here, so that the database can compare with it
    statement = models.CharField(max_length=80, blank=True)  # its key; ids live across editions
    towards = models.CharField(max_length=20, choices=Towards.choices)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="+")
    unit_name = models.CharField(max_length=200, blank=True)  # as it was called then; a unit may be removed
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("commitment", "number"), name="one_line_a_number"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="commitment_state_is_known"),
            models.CheckConstraint(condition=Q(did__in=Did.values), name="commitment_deed_is_known"),
            models.CheckConstraint(condition=~Q(what=""), name="a_commitment_says_what"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(account=None), name="a_commitment_has_one_owner"
            ),
            models.CheckConstraint(
                condition=Q(towards=Towards.UNIT) & ~Q(unit_name="")
                | Q(towards__in=[Towards.EVERYBODY, Towards.LEADERS], unit=None, unit_name=""),
                name="a_unit_where_it_is_towards_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(promised__lte=F("due")), name="the_day_that_counts_is_never_later"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.OPEN, State.DROPPED], done_on=None)
                | Q(
                    state=State.KEPT, done_on__lte=F("promised"), told_on__lte=F("grace_until")
                )
                | Q(state=State.LATE, done_on__gt=F("promised"))
                | Q(state=State.LATE, done_on__isnull=False, told_on__gt=F("grace_until")),
                name="kept_is_done_by_the_day_and_said_in_time",
            ),
            models.CheckConstraint(
                condition=Q(did__in=[Did.MADE, Did.DONE]) | ~Q(why=""), name="a_change_has_a_reason"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def who(self) -> str:
        return str(self.person or self.account or _("a former colleague"))

    @property
    def towards_whom(self) -> str:
        if self.towards == Towards.UNIT:
            return _("{unit} and below").format(unit=self.unit_name)
        return str(self.get_towards_display())

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_moved_late(self) -> bool:
        """The day it says now is not the day that counts."""
        return self.due != self.promised

    def is_of(self, user: User) -> bool:
        """Whether it is this account's to keep."""
        return user.pk in (self.account_id, self.person.account_id if self.person else None)

    def is_past(self, today: date) -> bool:
        return self.is_open and self.promised < today

    def is_overdue_for(self, user: User, today: date) -> bool:
        """Its owner is told on the day after, everybody else when the grace is over."""
        return self.is_open and today > (self.promised if self.is_of(user) else self.grace_until)

    def ends_as(self, done_on: date, told_on: date) -> Any:
        in_time = done_on <= self.promised and told_on <= self.grace_until
        return State.KEPT if in_time else State.LATE
