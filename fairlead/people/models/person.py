"""A person of a company, with or without an account."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.people.models.company import Company
from fairlead.people.models.user import User


class Person(models.Model):
    """`number` is what the files of the company call somebody; `key` is the opaque id in the journal."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="people")
    number = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(
        default=0
    )  # rises with each change, so that none is taken back by mistake
    added_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(fields=("company", "number"), name="one_person_a_number"),
            models.UniqueConstraint(
                fields=("company", "email"), condition=~models.Q(email=""), name="one_person_an_address"
            ),
            models.UniqueConstraint(
                fields=("company", "account"),
                condition=models.Q(account__isnull=False),
                name="one_person_an_account",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) & ~models.Q(name="")
                | models.Q(erased_at__isnull=False, name="", email="", language="", account=None),
                name="an_erased_person_has_nothing_left",
            ),
        )
        indexes = (models.Index(fields=("company", "name"), name="people_by_name"),)

    def __str__(self) -> str:
        return self.name or _("a former colleague")

    def link(self, account: User | None) -> None:
        """Says which account is this person's; whoever has it sees this page and, as a manager, those below."""
        self.account = account
        self.revision += 1
        self.save(update_fields=["account", "revision"])

    def erase(self) -> None:
        """What names the person goes; the row stays, so that counts and documents do not break."""
        self.name = self.email = self.language = ""
        self.account, self.number = None, f"erased:{self.key}"
        self.erased_at = timezone.now()
        self.revision += 1
        self.save()
