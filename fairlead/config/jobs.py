"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from fairlead.outbox.jobs import Job
from fairlead.outbox.tidying import tidy
from fairlead.plan.deeds import reminding, voicing

JOBS: tuple[Job, ...] = (
    Job("what ended is blanked", timedelta(days=1), tidy),
    Job("reminders of commitments", timedelta(hours=1), reminding.work),
    Job("voices about commitments", timedelta(hours=1), voicing.work),
)
