"""What may be shown, and an attacker that must find nothing in it.

The question: can somebody read from a report what a few people answered? Nouns: rules, figure, hidden,
release, leak. Verbs: release, attack, against. `rules.py` is the page to read first. Deliberately absent: rows,
names of people, noise, and a way to lower a threshold.
"""

from fairlead.core.anonymity.comparing import against
from fairlead.core.anonymity.crossing import Crossing
from fairlead.core.anonymity.errors import ThresholdLowered, UnableToRelease
from fairlead.core.anonymity.figures import Figure, Hidden, Key, Leak, Release
from fairlead.core.anonymity.releasing import attack, release
from fairlead.core.anonymity.rules import Rules

__all__ = [
    "Crossing",
    "Figure",
    "Hidden",
    "Key",
    "Leak",
    "Release",
    "Rules",
    "ThresholdLowered",
    "UnableToRelease",
    "against",
    "attack",
    "release",
]
