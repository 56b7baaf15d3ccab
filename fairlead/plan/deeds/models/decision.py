"""What was decided, by whom, why; and which statements it follows or goes against. Corrected by another line."""

from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, Person, User
from fairlead.plan.deeds.models.written import Written, WrittenQuerySet
from fairlead.plan.models import Audience

READERS = [(value, name) for value, name in Audience.choices if value in ("staff", "leaders")][::-1]


class Decision(Written):
    """Who may read it is said once: what leaders said among themselves is not shown to staff by a correction."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    audience = models.CharField(max_length=20, choices=READERS)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(audience__in=[value for value, _name in READERS]),
                name="decision_audience_is_known",
            ),
        )

    def __str__(self) -> str:
        return str(self.key)


class RevisionQuerySet(WrittenQuerySet):
    def standing(self) -> "RevisionQuerySet":
        later = DecisionRevision.objects.filter(decision=OuterRef("decision"), number__gt=OuterRef("number"))
        return (
            self.filter(~Exists(later))
            .select_related(
                "decision", "decision__made_by", "decision__company", "person", "account", "told_by"
            )
            .prefetch_related("tags")
        )


class DecisionRevision(Written):
    class Did(models.TextChoices):
        WROTE = "wrote", _("wrote it down")
        CORRECTED = "corrected", _("corrected it")
        WITHDREW = "withdrew", _("withdrew it")

    SAID = ("what", "reason", "decided_on", "person_id", "account_id", "body")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    did = models.CharField(max_length=20, choices=Did.choices)
    why = models.TextField(blank=True)
    told_at = models.DateTimeField(default=timezone.now)
    told_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.TextField()
    reason = models.TextField()
    decided_on = models.DateField()
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    account = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    body = models.CharField(max_length=200, blank=True)  # the board, the Monday meeting

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "number"), name="one_revision_of_a_decision_a_number"
            ),
            models.CheckConstraint(
                condition=Q(did__in=["wrote", "corrected", "withdrew"]), name="decision_deed_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(reason=""), name="a_decision_says_what_and_why"
            ),
            models.CheckConstraint(condition=Q(did="wrote") | ~Q(why=""), name="a_correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(person=None) | Q(account=None), name="a_decision_is_of_one_person"
            ),
        )

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def is_withdrawn(self) -> bool:
        return self.did == self.Did.WITHDREW

    @property
    def by_whom(self) -> str:
        named = [str(one) for one in (self.body, self.person or self.account) if one]
        return ", ".join(named) or str(_("a former colleague"))


class DecisionTag(Written):
    class Stance(models.TextChoices):
        FOLLOWS = "follows", _("follows")
        AGAINST = "against", _("goes against")

    revision = models.ForeignKey(DecisionRevision, on_delete=models.CASCADE, related_name="tags")
    statement = models.CharField(max_length=80)
    stance = models.CharField(max_length=20, choices=Stance.choices)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("revision", "statement"), name="one_stance_a_statement"),
            models.CheckConstraint(condition=Q(stance__in=["follows", "against"]), name="stance_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.stance} {self.statement}"


class CommentQuerySet(WrittenQuerySet):
    def standing(self) -> "CommentQuerySet":
        later = Comment.objects.filter(thread=OuterRef("thread"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later)).select_related("by")


class Comment(Written):
    """One wording of a comment; `thread` is the comment itself, through all its wordings."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="comments")
    thread = models.UUIDField(default=uuid4)
    number = models.PositiveIntegerField(default=1)
    text = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("thread", "number"), name="one_wording_a_number"),
            models.CheckConstraint(condition=~Q(text=""), name="a_comment_has_words"),
        )

    def __str__(self) -> str:
        return self.text[:60]
