"""Rounds, their slots, what is planned for whom, the words, the hours, the dose."""

from fairlead.communicate.models.hours import Caps, Hours, Leave, company_hours
from fairlead.communicate.models.planned import Planned
from fairlead.communicate.models.posts import ChannelPost
from fairlead.communicate.models.reading import ReadsHere
from fairlead.communicate.models.rounds import Did, Kind, Round, RoundEvent, Slot, State
from fairlead.communicate.models.talks import Talk, TalkInvitation
from fairlead.communicate.models.tellings import Caution, Channel, Telling
from fairlead.communicate.models.wordings import Version, Wording, WordingKind, mark_of

__all__ = [
    "Caps",
    "Caution",
    "Channel",
    "ChannelPost",
    "Did",
    "Hours",
    "Kind",
    "Leave",
    "Planned",
    "ReadsHere",
    "Round",
    "RoundEvent",
    "Slot",
    "State",
    "Talk",
    "TalkInvitation",
    "Telling",
    "Version",
    "Wording",
    "WordingKind",
    "company_hours",
    "mark_of",
]
