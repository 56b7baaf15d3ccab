"""A seat that is offered to an address: open until it is taken, withdrawn or too old."""

import secrets
from datetime import timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.people.models.company import Company, Role
from fairlead.people.models.setting_up import hashed
from fairlead.people.models.user import User

OPEN_FOR = timedelta(days=14)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Neither taken nor withdrawn; the link of an old one no longer works, but it can be sent anew."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def with_open_link(self, token: str) -> Self:
        return self.waiting().filter(token_hash=hashed(token), ends_at__gt=timezone.now())


class Invitation(models.Model):
    """Only the hash of the link is kept: who reads the database cannot take the seat."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)  # the opaque id in the journal
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.EMPLOYEE)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("email"), "company", name="one_open_invitation_an_address",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                violation_error_message=_("This address is already invited."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invited_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(withdrawn_at=None), name="taken_or_withdrawn"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.email} · {self.role}"

    @classmethod
    def make(cls, *, company: Company, email: str, role: str, by: User) -> tuple[Self, str]:
        token = secrets.token_urlsafe(32)
        made = cls.objects.create(
            company=company, email=email.strip().lower(), role=role, made_by=by, token_hash=hashed(token),
            ends_at=timezone.now() + OPEN_FOR,
        )  # fmt: skip
        return made, token

    @property
    def is_too_old(self) -> bool:
        return self.ends_at <= timezone.now()

    def renew(self) -> str:
        """A new link; the old one dies, since nobody knows where it went."""
        token = secrets.token_urlsafe(32)
        self.token_hash, self.ends_at = hashed(token), timezone.now() + OPEN_FOR
        self.save(update_fields=["token_hash", "ends_at"])
        return token

    def take(self) -> bool:
        """Whether this call, of all that may come at once, took the seat."""
        mine = Invitation.objects.waiting().filter(pk=self.pk, token_hash=self.token_hash)
        return mine.update(accepted_at=timezone.now()) == 1

    def withdraw(self) -> bool:
        return Invitation.objects.waiting().filter(pk=self.pk).update(withdrawn_at=timezone.now()) == 1
