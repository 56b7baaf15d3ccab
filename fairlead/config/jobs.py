"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from fairlead.outbox.jobs import Job
from fairlead.plan.leaders.tending import count_up, tend

JOBS: tuple[Job, ...] = (
    Job("leaders: close, remind, look again", timedelta(minutes=5), tend),
    Job("leaders: count", timedelta(seconds=10), count_up),
)
