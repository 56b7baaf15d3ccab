"""What a statement means for one team: every form is a row with who and when; the last one counts."""

from django.db import models
from django.utils import timezone

from fairlead.people.models import Company, Unit, User
from fairlead.plan.models import Edition


class TeamLine(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)  # of the statement
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="+"
    )  # for whose words it was written
    version = models.PositiveIntegerField()  # compare-and-set: of two writers no line is lost
    text = models.TextField(blank=True)  # empty: taken off
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-version",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "key", "version"), name="one_team_line_a_version"),
        )
        indexes = (models.Index(fields=("company", "key"), name="team_lines_by_statement"),)

    def __str__(self) -> str:
        return self.text[:60]
