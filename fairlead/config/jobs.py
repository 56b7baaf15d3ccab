"""All periodic jobs of all rooms, in the order of the story; the worker does them (outbox/jobs.py)."""

from datetime import timedelta

from django.utils.translation import gettext_noop as _

from fairlead.communicate import turns
from fairlead.communicate.chat.jobs import FORGET, MATCH_PEOPLE
from fairlead.communicate.practice.jobs import count_the_quarter, sweep_notebooks
from fairlead.outbox.jobs import Job
from fairlead.outbox.providers.hearing import forget_calls
from fairlead.outbox.tidying import tidy
from fairlead.plan.deeds import reminding, voicing
from fairlead.plan.leaders.tending import count_up, tend
from fairlead.plan.measures.pulling import FETCH_FIGURES

DAILY = timedelta(days=1)
JOBS: tuple[Job, ...] = (
    Job(_("what ended is blanked"), DAILY, tidy),
    Job(_("calls of the mail provider are forgotten"), DAILY, forget_calls),
    Job(_("leaders: close, remind, look again"), timedelta(minutes=5), tend),
    Job(_("leaders: count"), timedelta(seconds=10), count_up),
    Job(_("reminders of commitments"), timedelta(hours=1), reminding.work),
    Job(_("voices about commitments"), timedelta(hours=1), voicing.work),
    FETCH_FIGURES,
    MATCH_PEOPLE,
    FORGET,
    Job(_("rounds are planned"), timedelta(seconds=10), turns.plan_next),
    Job(_("what is due of rounds is sent"), timedelta(minutes=1), turns.send_due),
    Job(_("rounds: what is of no more use"), timedelta(hours=1), turns.tidy_up),
    Job(_("calendars are told of talks"), timedelta(minutes=1), turns.tell_of_talks),
    Job(_("practice: what belongs to nobody"), DAILY, sweep_notebooks),
    Job(_("practice: counts of a quarter"), DAILY, count_the_quarter),
)
