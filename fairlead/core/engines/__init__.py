"""Counting: the Fairlead tables go in, grouped counts come out, rows stay where they are."""

from fairlead.core.engines.engine import Engine
from fairlead.core.engines.errors import NoRecallAsked, NoSuchItem, OffScale, UnknownCut
from fairlead.core.engines.heads import Heads
from fairlead.core.engines.items import Asked, Item
from fairlead.core.engines.patterns import Patterns
from fairlead.core.engines.pulses import in_order
from fairlead.core.engines.recall import RecallCounts

__all__ = [
    "Asked",
    "Engine",
    "Heads",
    "Item",
    "NoRecallAsked",
    "NoSuchItem",
    "OffScale",
    "Patterns",
    "RecallCounts",
    "UnknownCut",
    "in_order",
]
