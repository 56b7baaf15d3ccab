"""What is done again and again: each job by one worker at a time, noted when it ran and what it said.

Which jobs there are is said in `config/jobs.py`. A job's `run` takes the time, does a bite of some seconds at most
(mail waits meanwhile), and gives a sentence for the page of what waits; what is left is done at its next turn.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from fairlead.core.errors import FairleadError
from fairlead.outbox.models import JobTurn

LEASE = timedelta(minutes=10)  # of a worker that died in the middle of a job
LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Job:
    """`every` is the time from one turn to the next; a turn that failed waits longer, doubling up to six hours."""

    name: str
    every: timedelta
    run: Callable[[datetime], str]


def work_jobs(jobs: Sequence[Job], worker: str, clock: Callable[[], datetime]) -> int:
    """Every job that is due, once; how many ran. One that fails does not keep the others."""
    return sum(_take(job, worker, clock()) and _run(job, worker, clock) for job in jobs)


def _take(job: Job, worker: str, now: datetime) -> bool:
    """Compare and set: of several workers one gets the turn."""
    JobTurn.objects.get_or_create(job=job.name, defaults={"due_at": now})
    free = Q(lease_ends_at=None) | Q(lease_ends_at__lte=now)
    due = JobTurn.objects.filter(free, job=job.name, due_at__lte=now)
    return bool(due.update(lease_ends_at=now + LEASE, worker=worker, began_at=now))


def _run(job: Job, worker: str, clock: Callable[[], datetime]) -> bool:
    try:
        said, failed = job.run(clock()), False
    except FairleadError as error:
        said, failed = str(error), True
    except Exception as error:  # one job that breaks must not stop the mail
        said, failed = f"{type(error).__name__}: this job is broken; the log of the worker says where.", True
        _log(job, error)
    _settle(job, worker, clock(), said, failed)
    return True


def _settle(job: Job, worker: str, now: datetime, said: str, failed: bool) -> None:
    mine = JobTurn.objects.filter(job=job.name, worker=worker)
    failures = mine.values_list("failures", flat=True).first() or 0
    wait = min(job.every * 2**failures, max(LONGEST_WAIT, job.every)) if failed else job.every
    mine.update(
        lease_ends_at=None, worker="", ended_at=now, due_at=now + wait, said=said[:500],
        failures=F("failures") + 1 if failed else 0,
    )  # fmt: skip


def _log(job: Job, error: Exception) -> None:
    logging.getLogger(__name__).error("Job %s", job.name, exc_info=error)
