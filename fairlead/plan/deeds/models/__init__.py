"""Commitments and decisions, line by line; voices about them; reminders that were sent."""

from fairlead.plan.deeds.models.commitment import (
    GRACE,
    Commitment,
    CommitmentChange,
    Did,
    State,
    Towards,
)
from fairlead.plan.deeds.models.decision import Comment, Decision, DecisionRevision, DecisionTag
from fairlead.plan.deeds.models.reminder import Reminder
from fairlead.plan.deeds.models.voices import Asking, Voice
from fairlead.plan.deeds.models.written import Stays

__all__ = [
    "GRACE",
    "Asking",
    "Comment",
    "Commitment",
    "CommitmentChange",
    "Decision",
    "DecisionRevision",
    "DecisionTag",
    "Did",
    "Reminder",
    "State",
    "Stays",
    "Towards",
    "Voice",
]
