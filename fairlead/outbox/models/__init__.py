"""Messages on their way, those who send them, and addresses that get none."""

from fairlead.outbox.models.message import (
    ATTEMPTS,
    CRASHES,
    LONGEST_WAIT,
    MAIL,
    SHORT_LIVED,
    Content,
    Message,
    Priority,
    Promise,
    State,
)
from fairlead.outbox.models.working import Hand, Heartbeat, JobTurn, Lane
from fairlead.outbox.providers.records import Given, HeardCall, ProviderSeen
from fairlead.outbox.stops import Letterbox, SoftBounce, Stop

__all__ = [
    "ATTEMPTS", "CRASHES", "LONGEST_WAIT", "MAIL", "SHORT_LIVED", "Content", "Given", "Hand", "HeardCall", "Heartbeat",
    "JobTurn", "Lane", "Letterbox", "Message", "Priority", "Promise", "ProviderSeen", "SoftBounce", "State", "Stop",
]  # fmt: skip
