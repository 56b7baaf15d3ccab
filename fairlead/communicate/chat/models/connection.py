"""A workspace of Slack, or a channel of Teams, that a company connected. What is secret of it is sealed."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead.people.models import Company, Unit, User
from fairlead.web.sealing import Sealer

SEALER = Sealer(b"fairlead chat connection 1")


class Kind(models.TextChoices):
    SLACK = "slack", _("Slack")
    TEAMS = "teams", _("Teams")


class State(models.TextChoices):
    BEGUN = "begun", _("begun")  # it has an address for Slack to call, and no secrets yet
    ON = "on", _("connected")
    ENDED = "ended", _("ended")


BY_HAND = "by-hand"
# Why a connection ended, as a sentence for who can connect it again.
ENDINGS: dict[str, Any] = {
    BY_HAND: _("It was disconnected here."),
    "uninstalled": _("Somebody removed the app from the workspace."),
    "revoked": _("The token was revoked, or the account of the app was closed."),
    "rights": _("The app lacks a right that the manifest asks for: install it again from the manifest."),
    "unopened": _("The secret cannot be opened, since the secret key of this installation is another one."),
    "gone": _("The workflow is gone, was switched off, or does not take its address any more."),
}


class Connection(models.Model):
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.BEGUN)
    name = models.CharField(max_length=120, blank=True)  # of the workspace, or of the channel
    team = models.CharField(
        max_length=30, blank=True
    )  # the workspace, as Slack calls it: members are of one alone
    sealed = models.BinaryField(default=b"")
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True)
    looks_again_at = models.DateTimeField(default=timezone.now)  # for people who are not matched yet

    class Meta:
        ordering = ("kind", "made_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="kind_of_chat_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_of_chat_is_known"),
            models.UniqueConstraint(
                fields=("company",), condition=Q(kind="slack"), name="one_workspace_a_company"
            ),
            models.UniqueConstraint(fields=("unit",), condition=Q(kind="teams"), name="one_channel_a_unit"),
            models.UniqueConstraint(
                fields=("company",), condition=Q(kind="teams", unit=None), name="one_channel_for_all"
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False, sealed=b"") & ~Q(ended_why="")
                | ~Q(state="ended") & Q(ended_at=None, ended_why=""),
                name="ended_chat_keeps_no_secret",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    @property
    def is_on(self) -> bool:
        return self.state == State.ON

    @property
    def why(self) -> str:
        return str(ENDINGS.get(self.ended_why, ""))

    def connect(self, *, name: str, by: User, **secrets: str) -> None:
        """With secrets that were just tried; a connection that ended begins anew under its old address."""
        self.sealed, self.name = SEALER.seal(str(self.key), **secrets), name[:120]
        self.state, self.ended_at, self.ended_why, self.made_by = State.ON, None, "", by
        self.made_at = self.looks_again_at = timezone.now()
        self.save()

    def secrets(self) -> dict[str, str]:
        """Raises Unopened."""
        return SEALER.unseal(str(self.key), self.sealed)

    def end(self, why: str) -> bool:
        """Whether this call, of all that may come at once, ended it. Its secrets are gone with it."""
        on = Connection.objects.filter(pk=self.pk, state=State.ON)
        return bool(on.update(state=State.ENDED, ended_at=timezone.now(), ended_why=why, sealed=b""))
