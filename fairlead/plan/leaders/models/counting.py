"""What was counted of a closed round, what people said an entry means, and what went from it into the draft."""

from django.db import models

from fairlead.people.models import User
from fairlead.plan.leaders.models.answering import Entry
from fairlead.plan.leaders.models.round import Round


class Count(models.Model):
    """The figures of a round, frozen; `mark` names what they were made of, so that two workers make one row of it.

    `heard` is what the scorer made of each text. It is kept, so that counting anew after a person has corrected an
    entry needs no scorer, and says the same on every machine.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="counts")
    mark = models.CharField(max_length=64)
    heard = models.JSONField()
    figures = models.JSONField()
    by_meaning = models.BooleanField()  # whether the sentence encoder was there, or words alone were compared
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("round", "mark"), name="one_count_of_the_same"),)

    def __str__(self) -> str:
        return f"{self.round} {self.made_at:%Y-%m-%d %H:%M}"


class Coding(models.Model):
    """A person says that an entry means this statement, or none; the last word counts."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="codings")
    statement = models.CharField(max_length=80, blank=True)  # key; empty: none of the plan
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.entry} → {self.statement or '–'}"


class Taken(models.Model):
    """A sentence that a person ticked on the merge screen: into which draft statement, and where it came from."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="taken")
    statement = models.CharField(max_length=80)  # key in the draft
    entry = models.ForeignKey(
        Entry, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # none: the edition's
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.statement} {self.text[:60]}"
