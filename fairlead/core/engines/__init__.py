"""Counting: the Fairlead tables go in, grouped counts come out, rows stay where they are.

Nouns: item, pulse, tally, heads, pattern, recall counts, tellings, exit reasons, figures that came counted.
Verbs: count. Deliberately absent: shares, intervals, judgement, and any way to get at a row; of texts only the
leaders' lists leave, and recall texts pass through a scorer in batches.
"""

from fairlead.core.engines.encoders import sentence_encoder, sentence_likeness
from fairlead.core.engines.engine import Engine
from fairlead.core.engines.errors import NoRecallAsked, NoSuchItem, OffScale, UnknownCut
from fairlead.core.engines.exits import ExitReasons
from fairlead.core.engines.given import GivenCounts, PublishedShare
from fairlead.core.engines.heads import Heads
from fairlead.core.engines.items import Asked, Item
from fairlead.core.engines.kept import CommitmentStates, DecisionStances, PromiseOutcomes
from fairlead.core.engines.leaving import LeavingCounts
from fairlead.core.engines.patterns import Patterns
from fairlead.core.engines.pulses import day_of, in_order
from fairlead.core.engines.recall import CodedText, RecallCounts
from fairlead.core.engines.tellings import Tellings

__all__ = [
    "Asked",
    "CodedText",
    "CommitmentStates",
    "DecisionStances",
    "Engine",
    "ExitReasons",
    "GivenCounts",
    "Heads",
    "Item",
    "LeavingCounts",
    "NoRecallAsked",
    "NoSuchItem",
    "OffScale",
    "Patterns",
    "PromiseOutcomes",
    "PublishedShare",
    "RecallCounts",
    "Tellings",
    "UnknownCut",
    "day_of",
    "in_order",
    "sentence_encoder",
    "sentence_likeness",
]
