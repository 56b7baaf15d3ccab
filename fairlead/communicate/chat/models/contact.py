"""Who somebody is in the workspace, how that is known, and who rather reads mail."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.communicate.chat.models.connection import Connection
from fairlead.people.models import Person


class How(models.TextChoices):
    FOUND = "found", _("found by the address")
    BY_HAND = "by-hand", _("matched by hand")
    NONE = "none", _("not found")
    GONE = "gone", _("cannot be written to there")


class Contact(models.Model):
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    member = models.CharField(max_length=30, blank=True)  # U… or W…, as Slack calls people
    how = models.CharField(max_length=10, choices=How.choices)
    address = models.CharField(max_length=200, blank=True)  # that was looked for
    looked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("connection", "person"), name="one_contact_a_person"),
            models.UniqueConstraint(
                fields=("connection", "member"), condition=~Q(member=""), name="one_person_a_member"
            ),
            models.CheckConstraint(
                condition=Q(how__in=("found", "by-hand")) & ~Q(member="") | Q(how__in=("none", "gone"), member=""),
                name="a_match_has_a_member",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person_id} {self.how}"

    def lose(self) -> None:
        """Slack does not take messages to this member any more: mail from now on, until it is found anew."""
        mine = Contact.objects.filter(pk=self.pk, member=self.member)
        mine.update(how=How.GONE, member="", looked_at=timezone.now())


class Choice(models.Model):
    """What somebody said on the own page; who said nothing reads chat where a round uses it and there is a match."""

    class Reads(models.TextChoices):
        MAIL = "mail", _("mail")
        SLACK = "slack", _("Slack")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    reads = models.CharField(max_length=10, choices=Reads.choices)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(reads__in=("mail", "slack")), name="what_is_read_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.reads}"
