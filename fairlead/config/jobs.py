"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from fairlead.outbox.jobs import Job
from fairlead.outbox.tidying import tidy

JOBS: tuple[Job, ...] = (Job("what ended is blanked", timedelta(days=1), tidy),)
