"""A statement in another language: proposed by a person for the words of one edition, and decided on by another."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, User
from fairlead.plan.models import Edition


class PlanLanguage(models.Model):
    """In which language the plan is written; the last row counts."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    said_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.language


class Translation(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)  # of the statement
    language = models.CharField(max_length=10)
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="+"
    )  # whose words were translated
    text = models.TextField()
    details = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="a_translation_has_words"),)
        indexes = (models.Index(fields=("company", "language", "key"), name="translations_of_a_plan"),)

    def __str__(self) -> str:
        return f"{self.language}: {self.text[:60]}"


class Decision(models.Model):
    """What became of a proposed translation."""

    class Kind(models.TextChoices):
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="decision")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField(blank=True)  # asked for when the checks see something, and to decline
    was_alone = models.BooleanField(default=False)  # who proposed it approved it, since nobody else could
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=("approved", "declined")), name="decision_is_known"),
            models.CheckConstraint(
                condition=Q(kind="approved") | ~Q(reason=""), name="who_declines_a_translation_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation} {self.kind}"
