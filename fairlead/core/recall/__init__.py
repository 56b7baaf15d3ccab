"""Does this answer name that statement?"""

from fairlead.core.recall.foils import Foil, foils_for
from fairlead.core.recall.levels import Level, bound, recall_level, recall_levels
from fairlead.core.recall.scorer import LexicalScorer, Outcome, Scorer, Scores, Silence, Thresholds

__all__ = [
    "Foil",
    "Level",
    "LexicalScorer",
    "Outcome",
    "Scorer",
    "Scores",
    "Silence",
    "Thresholds",
    "bound",
    "foils_for",
    "recall_level",
    "recall_levels",
]
