"""Counting: the Fairlead tables go in, grouped counts come out, rows stay where they are."""

from fairlead.core.engines.engine import Engine
from fairlead.core.engines.errors import NoSuchItem, OffScale, UnknownCut
from fairlead.core.engines.heads import Heads
from fairlead.core.engines.items import Asked, Item
from fairlead.core.engines.patterns import Patterns
from fairlead.core.engines.pulses import in_order

__all__ = ["Asked", "Engine", "Heads", "Item", "NoSuchItem", "OffScale", "Patterns", "UnknownCut", "in_order"]
