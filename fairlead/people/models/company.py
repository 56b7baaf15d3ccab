"""A company is a tenant; a membership is a seat in it, with one role."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from fairlead.people.models.user import User


class Company(models.Model):
    key = models.UUIDField(default=uuid4, unique=True, editable=False)  # the opaque id in journal and outbox
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    is_sample = models.BooleanField(default=False)  # invented, marked on every page, removed in one click
    # Roles that must have a second step (an authenticator app or a passkey) before they see anything.
    second_step_for = models.JSONField(default=list, blank=True)
    founded_here_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    LEADER = "leader", _("leader")
    PEOPLE_TEAM = "people-team", _("people team")
    MANAGER = "manager", _("manager")
    EMPLOYEE = "employee", _("employee")
    ADVISER = "adviser", _("adviser")


class Membership(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "company"), name="one_seat_a_company"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.role}"
