"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from fairlead.outbox.jobs import Job
from fairlead.plan.measures.pulling import FETCH_FIGURES

JOBS: tuple[Job, ...] = (FETCH_FIGURES,)
