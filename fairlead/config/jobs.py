"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from fairlead.communicate.practice.jobs import count_the_quarter, sweep_notebooks
from fairlead.outbox.jobs import Job

DAILY = timedelta(days=1)
JOBS: tuple[Job, ...] = (
    Job("practice: sweep", DAILY, sweep_notebooks),
    Job("practice: counts", DAILY, count_the_quarter),
)
