"""A round: which statements come to whom, in which rhythm; what was done to it, and its slots."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.communicate.times import FORTNIGHTLY, SERIES, WEEKLY, slot_days
from fairlead.communicate.times.calendars import EXPANDING
from fairlead.people.models import Company, Unit, User
from fairlead.web.errors import Changed

PRACTICE_AFTER = timedelta(days=2)  # a round of both kinds asks two days after it told


class Kind(models.TextChoices):
    TELLING = "telling", gettext_lazy("telling")  # at least once
    PRACTICE = "practice", gettext_lazy("practice")  # at most once, and names no statement


class State(models.TextChoices):
    DRAFT = "draft", gettext_lazy("not started")
    RUNNING = "running", gettext_lazy("running")
    PAUSED = "paused", gettext_lazy("paused")
    ENDED = "ended", gettext_lazy("ended")


class Did(models.TextChoices):
    MADE = "made", gettext_lazy("set it up")
    CHANGED = "changed", gettext_lazy("changed it")
    STARTED = "started", gettext_lazy("started it")
    PAUSED = "paused", gettext_lazy("paused it")
    RESUMED = "resumed", gettext_lazy("resumed it")
    ENDED = "ended", gettext_lazy("ended it")


STEPS = {
    Did.STARTED: ((State.DRAFT,), State.RUNNING),
    Did.PAUSED: ((State.RUNNING,), State.PAUSED),
    Did.RESUMED: ((State.PAUSED,), State.RUNNING),
    Did.ENDED: ((State.RUNNING, State.PAUSED), State.ENDED),
}


class Round(models.Model):
    class Rhythm(models.TextChoices):
        WEEKLY = WEEKLY, gettext_lazy("every week")
        FORTNIGHTLY = FORTNIGHTLY, gettext_lazy("every second week")
        SERIES = SERIES, gettext_lazy("a series whose waits grow")

    SET = ("name", "keys", "tells", "practises", "units", "levels", "joined_since",
           "rhythm", "weekday", "series", "begins", "ends", "opens", "closes", "at_most_a_week",
           "in_inbox", "in_slack", "in_teams")  # fmt: skip

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    keys = models.JSONField(default=list, blank=True)  # of statements; none: all of the current edition
    tells = models.BooleanField(default=True)
    practises = models.BooleanField(default=False)
    units = models.JSONField(
        default=list, blank=True
    )  # keys of units, each with those below; none: the whole company
    levels = models.JSONField(default=list, blank=True)
    joined_since = models.DateField(null=True, blank=True)
    rhythm = models.CharField(max_length=20, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(default=1)
    series = models.JSONField(default=list, blank=True)
    begins = models.DateField()
    ends = models.DateField()
    opens = models.TimeField(null=True, blank=True)  # narrower than the people's own hours, never wider
    closes = models.TimeField(null=True, blank=True)
    at_most_a_week = models.PositiveSmallIntegerField(
        default=2
    )  # stops this round where a person has so many from all
    in_slack = models.BooleanField(default=False)  # to whom it reaches there; all others get mail
    in_teams = models.BooleanField(default=False)  # tellings, in channels of units that it means as a whole
    in_inbox = models.BooleanField(default=False)  # on the own page of who has an account, and not by mail
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_of_round_is_known"),
            models.CheckConstraint(condition=Q(tells=True) | Q(practises=True), name="a_round_does_something"),
            models.CheckConstraint(condition=Q(ends__gte=models.F("begins")), name="a_round_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(weekday__range=(0, 6)), name="weekday_of_round_is_one"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def kinds(self) -> list[Kind]:
        does = ((Kind("telling"), self.tells), (Kind("practice"), self.practises))
        return [kind for kind, is_on in does if is_on]

    def days(self, kind: Kind, until: date) -> list[tuple[int, date]]:
        """The calendar of the round; nothing else decides when."""
        later = PRACTICE_AFTER if kind == Kind.PRACTICE and self.tells else timedelta()
        last = min(self.ends, until - later)
        found = slot_days(
            self.rhythm, self.begins, last, weekday=self.weekday, series=self.series or EXPANDING
        )
        return [(number, day + later) for number, day in found]

    def units_reached(self) -> set[int] | None:
        """Ids of the units that were chosen and of all below; None for the whole company."""
        if not self.units:
            return None
        chosen = Unit.objects.filter(company=self.company, key__in=self.units)
        return {pk for unit in chosen for pk in unit.subtree()}

    def step(self, did: Any, by: User | None) -> None:
        """Start, pause, resume, end: compare-and-set, so that of two at once one is told that the other was first."""
        before, after = STEPS[did]
        if not Round.objects.filter(pk=self.pk, state__in=before).update(state=after):
            self.refresh_from_db(fields=["state"])
            raise Changed(
                _("The round is {state}, so that cannot be done now.").format(state=self.get_state_display())
            )
        self.state = after
        RoundEvent.objects.create(round=self, did=did, by=by)

    def change(self, said: dict[str, Any], by: User) -> set[str]:
        """Other settings; what they were stays on record. Which are others."""
        was = {name: getattr(self, name) for name in self.SET if getattr(self, name) != said[name]}
        for name in was:
            setattr(self, name, said[name])
        if was:
            self.save(update_fields=list(was))
            RoundEvent.objects.create(
                round=self, did=Did.CHANGED, by=by, was={k: _plain(v) for k, v in was.items()}
            )
        return set(was)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | str | list | type(None)) else str(value)


class RoundEvent(models.Model):
    """Who did what to a round, and when; written once."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="events")
    did = models.CharField(max_length=20, choices=Did.choices)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    was = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(did__in=Did.values), name="done_to_round_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.did} {self.at:%Y-%m-%d}"


class Slot(models.Model):
    """One day of a round. A telling's statement is chosen by the calendar, the same for all; a practice slot has none."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.PositiveIntegerField()  # in the order in which they were laid down
    day = models.DateField()
    statement = models.CharField(max_length=80, blank=True)
    meant = models.PositiveIntegerField(null=True)  # people, when their planning began
    looked_to = models.BigIntegerField(
        default=0
    )  # the last person planned: a planner that was killed goes on here
    looked_at = models.DateTimeField(null=True)  # when everybody had been looked at

    class Meta:
        ordering = ("day", "kind")
        constraints = (
            models.UniqueConstraint(fields=("round", "kind", "number"), name="one_slot_a_number"),
            models.UniqueConstraint(fields=("round", "kind", "day"), name="one_slot_a_day"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="kind_of_slot_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.PRACTICE, statement="") | (Q(kind=Kind.TELLING) & ~Q(statement="")),
                name="a_practice_slot_names_no_statement",
            ),
        )
        indexes = (models.Index(fields=("day",), name="slots_by_day"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind} {self.number}"

    @staticmethod
    def look_again(slots: models.QuerySet["Slot"]) -> None:
        """The planner begins with these anew at its next turn: somebody may have no row any more."""
        slots.update(looked_at=None, looked_to=0)
