"""The words in which a statement is told: written by people, version by version, and not used before somebody approved."""

import hashlib
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.people.models import Company, User
from fairlead.web.errors import Changed


class WordingKind(models.TextChoices):
    MESSAGE = "message", gettext_lazy("message")
    KIT = "kit", gettext_lazy("what a manager says")


def mark_of(text: str, details: str = "") -> str:
    """What an approval is bound to: a statement that says something else needs a new one."""
    return hashlib.sha256(f"{text}\n{details}".encode()).hexdigest()[:32]


class Wording(models.Model):
    """One way to say a statement, in one language; a statement has several, which take turns."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    statement = models.CharField(max_length=80)
    language = models.CharField(max_length=10, default="en")
    kind = models.CharField(max_length=20, choices=WordingKind.choices, default=WordingKind.MESSAGE)
    number = models.PositiveSmallIntegerField(default=1)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("statement", "kind", "language", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("company", "statement", "language", "kind", "number"),
                name="one_told_wording_a_number",
            ),
            models.CheckConstraint(condition=Q(kind__in=WordingKind.values), name="kind_of_wording_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.statement} {self.language} {self.number}"

    @property
    def last(self) -> "Version":
        return self.versions.order_by("-number").first()

    def live(self, mark: str) -> "Version | None":
        """The last approved version, if the statement still says what it said then."""
        return self.versions.filter(approved_at__isnull=False, mark=mark).order_by("-number").first()

    @transaction.atomic
    def write(self, text: str, by: User | None, *, seen: int, mark: str, question: str = "") -> "Version":
        """A new version beside those before; over any but the one that was seen nothing is written."""
        last = self.versions.select_for_update().order_by("-number").first()
        if (last.number if last else 0) != seen:
            raise Changed(
                _("Somebody changed these words meanwhile: both texts are kept, look at the last one.")
            )
        if last and (last.text, last.question, last.mark) == (text, question, mark):
            return last
        return self.versions.create(number=seen + 1, text=text, question=question, mark=mark, written_by=by)


class Version(models.Model):
    """Words as they were written; only an approval is added to them, once."""

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    question = models.TextField(blank=True)  # what a manager asks after it
    mark = models.CharField(max_length=32)  # of the statement for which it was written
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("wording", "number"), name="one_version_of_words_a_number"),
        )

    def __str__(self) -> str:
        return self.text[:60]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Changed(_("Words that were written stay as they are: write the next version."))
        super().save(*args, **kwargs)

    def approve(self, by: User) -> bool:
        """Whether this call, of all that may come at once, approved it."""
        waiting = Version.objects.filter(pk=self.pk, approved_at=None)
        return bool(waiting.update(approved_by=by, approved_at=timezone.now()))
