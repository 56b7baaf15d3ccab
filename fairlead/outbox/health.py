"""How the work that waits is doing: read from the tables when asked, so that any number of processes say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, QuerySet

from fairlead.outbox.jobs import Job
from fairlead.outbox.models import Heartbeat, JobTurn, Lane, Message, State

ALIVE = timedelta(minutes=2)
OVERDUE = timedelta(minutes=10)
LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Queue:
    """`due`: messages whose time has come; `oldest`: since when the first of them waits."""

    states: dict[str, int]
    due: int
    oldest: datetime | None
    sent_lately: int
    failed_lately: int


def queue_of(messages: QuerySet[Message], now: datetime) -> Queue:
    states = dict(messages.order_by().values_list("state").annotate(n=Count("id")))
    due = messages.filter(state=State.QUEUED, due_at__lte=now).aggregate(n=Count("id"), first=Min("due_at"))
    ended = messages.filter(state__in=[State.DEAD, State.UNKNOWN], ended_at__gt=now - LATELY)
    return Queue(
        {state: states.get(state, 0) for state in State.values},
        due["n"],
        due["first"],
        messages.filter(state=State.SENT, sent_at__gt=now - LATELY).count(),
        ended.count(),
    )


def workers(now: datetime) -> int:
    return Heartbeat.objects.filter(seen_at__gt=now - ALIVE).count()


def lanes_waiting(now: datetime) -> QuerySet[Lane]:
    return Lane.objects.filter(waits_until__gt=now).order_by("channel", "host")


@dataclass(frozen=True, slots=True)
class Health:
    """One job: `ended` and `due` are empty until its first turn."""

    name: str
    every: timedelta
    ended: datetime | None
    due: datetime | None
    failures: int
    says: str  # of one that fails; what one that went well said may be of a company, or of practice
    is_late: bool


def jobs_of(jobs: Sequence[Job], now: datetime) -> list[Health]:
    turns = {turn.job: turn for turn in JobTurn.objects.all()}
    return [_health(job, turns.get(job.name), now) for job in jobs]


def _health(job: Job, turn: JobTurn | None, now: datetime) -> Health:
    if turn is None:
        return Health(job.name, job.every, None, None, 0, "", False)
    says = turn.said if turn.failures else ""
    is_late = turn.due_at + OVERDUE < now
    return Health(job.name, job.every, turn.ended_at, turn.due_at, turn.failures, says, is_late)
