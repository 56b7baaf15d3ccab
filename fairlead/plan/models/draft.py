"""The statements that are being worked on, one draft a company; and every form that each of them ever had."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.core.plans import Kind
from fairlead.people.models import Company, User

KINDS = [(kind.value, kind.value) for kind in Kind]


class Audience(models.TextChoices):
    """Who may read a statement: each circle holds those before it."""

    LEADERS = "leaders", _("leaders")
    STAFF = "staff", _("staff")
    RECRUITS = "recruits", _("recruits")
    PUBLIC = "public", _("everybody")


class StatementFields(models.Model):
    """What a draft and an edition both say of a statement; the words of `core.plans.Statement`."""

    SAID = (
        *("kind", "text", "details", "owner", "due", "measure", "target"),
        *("audience", "review_on", "extra"),
    )  # all that a person wrote; the rest is ours

    key = models.CharField(max_length=80)  # the id that lives across editions
    kind = models.CharField(max_length=20, choices=KINDS)
    text = models.TextField()
    details = models.TextField(blank=True)  # lines that belong to it, as in plan.md
    owner = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    measure = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=200, blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    review_on = models.DateField(null=True, blank=True)
    extra = models.JSONField(default=list, blank=True)  # pairs of a plan.md that we have no field for
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def said(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.SAID}


class DraftStatement(StatementFields):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)  # compare-and-set: of two editors no text is lost
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("company", "key"), name="one_draft_a_key"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k for k, _n in KINDS]), name="draft_kind_is_known"
            ),
        )


class DraftRevision(StatementFields):
    """One form of a draft statement, kept for good: who wrote it, and when. A deletion keeps what was deleted."""

    class Did(models.TextChoices):
        WROTE = "wrote", _("wrote it")
        CHANGED = "changed", _("changed it")
        DELETED = "deleted", _("deleted it")
        RESTORED = "restored", _("brought it back")

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    did = models.CharField(max_length=20, choices=Did.choices)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-version",)
        constraints = (
            models.UniqueConstraint(fields=("company", "key", "version"), name="one_revision_a_version"),
        )
