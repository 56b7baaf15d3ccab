"""A file of people on its way in: looked at, applied, taken back; what it changed stays on record."""

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.core.directory import Difference, Sheet, difference_of, sheet_from
from fairlead.people.models.company import Company
from fairlead.people.models.user import User

STALLED = timedelta(minutes=2)


class State(models.TextChoices):
    READ = "read", _("read")
    LOOKED_AT = "looked at", _("looked at")
    APPLIED = "applied", _("applied")
    REVERTED = "reverted", _("taken back")
    DISCARDED = "discarded", _("discarded")


class Import(models.Model):
    """`sheet` is the file without its sensitive columns and is dropped when the import is applied or discarded."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="imports")
    file_name = models.CharField(max_length=200)
    rows = models.PositiveIntegerField(default=0)
    is_full = models.BooleanField(default=False)
    sheet = models.JSONField(null=True)
    mapping = models.JSONField(default=dict)
    difference = models.JSONField(null=True)
    undo = models.JSONField(null=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.READ)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    looking_since = models.DateTimeField(null=True)  # while a large file is being looked at
    progress = models.PositiveSmallIntegerField(default=0)  # hundredths
    trouble = models.TextField(blank=True)  # the sentence on which the last look ended
    looked_on = models.DateField(null=True)  # the day with which those absent would leave
    applied_at = models.DateTimeField(null=True)
    reverted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="state_of_import_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.APPLIED) | models.Q(applied_at__isnull=False, sheet=None),
                name="an_applied_import_keeps_no_file",
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def found(self) -> Difference:
        """The difference as the core speaks of it."""
        return difference_of(self.difference)

    @property
    def is_being_looked_at(self) -> bool:
        """A process that was killed leaves its mark behind; after two minutes it counts no more."""
        return self.looking_since is not None and timezone.now() - self.looking_since < STALLED

    @property
    def as_sheet(self) -> Sheet:
        return sheet_from(self.sheet)

    def discard(self) -> None:
        """Nothing of a file that was not applied is kept."""
        self.state, self.sheet, self.difference = State.DISCARDED, None, None
        self.save(update_fields=["state", "sheet", "difference"])

    def was_applied(self, undo: dict[str, object]) -> None:
        self.state, self.sheet, self.undo, self.applied_at = State.APPLIED, None, undo, timezone.now()
        self.save(update_fields=["state", "sheet", "undo", "applied_at", "difference"])

    def was_reverted(self) -> None:
        self.state, self.undo, self.reverted_at = State.REVERTED, None, timezone.now()
        self.save(update_fields=["state", "undo", "reverted_at"])
