"""A talk that is planned: when, where, how long, before whom, about which statements; and who was invited."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.models.tellings import Channel
from fairlead.outbox.models import Message
from fairlead.people.models import Company, Person, Unit, User
from fairlead.web.errors import Changed

SPOKEN = (Channel.TALK, Channel.ALL_HANDS, Channel.MEETING)
STATES = ("planned", "called off", "held")
LONGEST = 600  # minutes


class Talk(models.Model):
    """`sequence` counts what a calendar must be told of (RFC 5545, 3.8.7.4)."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("planned")
        CALLED_OFF = "called off", gettext_lazy("called off")
        HELD = "held", gettext_lazy("held")

    SET = ("name", "channel", "keys", "starts", "minutes", "zone", "place", "unit")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    channel = models.CharField(max_length=20, choices=Channel.choices, default=Channel.TALK)
    keys = models.JSONField(default=list, blank=True)  # of statements
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    zone = models.CharField(max_length=60)  # in which the hour is said
    place = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # with those below; none: the whole company
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    sequence = models.PositiveIntegerField(default=0)
    invites_since = models.DateTimeField(null=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("starts", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="state_of_talk_is_known"),
            models.CheckConstraint(
                condition=Q(channel__in=[str(one) for one in SPOKEN]), name="channel_of_talk_is_spoken"
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, LONGEST)), name="length_of_talk"),
        )
        indexes = (models.Index(fields=("state", "starts"), name="talks_by_day"),)

    def __str__(self) -> str:
        return self.name

    @property
    def local(self) -> datetime:
        """When it begins, on the clock of its place."""
        return self.starts.astimezone(ZoneInfo(self.zone))

    @property
    def day(self) -> date:
        return self.local.date()

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def has_begun(self, now: datetime) -> bool:
        return self.starts <= now

    def _step(self, to: Any, why_not: str, **more: Any) -> None:
        """Compare-and-set, so that of two at once one is told that the other was first."""
        mine = Talk.objects.filter(pk=self.pk, state=self.State.PLANNED, **more)
        if not mine.update(state=to, sequence=F("sequence") + int(to == self.State.CALLED_OFF)):
            raise Changed(why_not)
        self.refresh_from_db()

    def call_off(self) -> None:
        self._step(self.State.CALLED_OFF, _("The talk was held or called off meanwhile."))

    def was_held(self, now: datetime) -> None:
        why_not = _("It is noted already, was called off, or has not begun.")
        self._step(self.State.HELD, why_not, starts__lte=now)

    def change(self, said: dict[str, Any], *, seen: int) -> bool:
        """Other settings, over the ones that were seen only. Whether anything is otherwise now."""
        new = {name: said[name] for name in self.SET if getattr(self, name) != said[name]}
        mine = Talk.objects.filter(pk=self.pk, state=self.State.PLANNED, sequence=seen)
        if not mine.update(**new, sequence=seen + int(bool(new))):
            raise Changed(
                _("Somebody changed the talk meanwhile: look at it as it is now, and change it again.")
            )
        self.refresh_from_db()
        return bool(new)

    def invite(self, now: datetime) -> bool:
        """From now on who is meant is invited, whoever joins later too."""
        mine = Talk.objects.filter(pk=self.pk, state=self.State.PLANNED, starts__gt=now)
        if not mine.exists():
            raise Changed(_("Only to a talk that is still to come can people be invited."))
        return bool(mine.filter(invites_since=None).update(invites_since=now))


class TalkInvitation(models.Model):
    """What somebody's calendar was last told of a talk."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField()
    is_cancelled = models.BooleanField(default=False)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("talk", "person"), name="one_invitation_a_talk_and_person"),
        )

    def __str__(self) -> str:
        return f"{self.talk_id} {self.person_id} {self.sequence}"
