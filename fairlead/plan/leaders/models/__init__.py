"""A round among leaders, what each said in it, what was counted of it; and what somebody rehearsed for himself."""

from fairlead.plan.leaders.models.answering import Entry, Participant, Ranking, Reminder
from fairlead.plan.leaders.models.counting import Coding, Count, Taken
from fairlead.plan.leaders.models.rehearsal import Rehearsal
from fairlead.plan.leaders.models.round import Round, Why

__all__ = [
    "Coding",
    "Count",
    "Entry",
    "Participant",
    "Ranking",
    "Rehearsal",
    "Reminder",
    "Round",
    "Taken",
    "Why",
]
