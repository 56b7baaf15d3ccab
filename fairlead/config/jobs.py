"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from fairlead.communicate import turns
from fairlead.outbox.jobs import Job

JOBS: tuple[Job, ...] = (
    Job("communicate: plan the next days", timedelta(minutes=5), turns.plan_next),
    Job("communicate: send what is due", timedelta(minutes=1), turns.send_due),
)
