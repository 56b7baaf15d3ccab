"""Does this answer name that statement?

Nouns: statement, answer, reading, span, outcome (not, partly, named), level of a person, foil plan, coded subsample.
Verbs: score, read, correct, compare, code a list. Deliberately absent: the rows (texts are passed in batches), any
language-model service, and a dictionary of synonyms: what this scorer cannot see, the coded subsample corrects.
"""

from fairlead.core.recall.agreement import (
    UnableToCompareCodersError,
    coding_table,
    cohens_kappa,
    kappa_over_answers,
)
from fairlead.core.recall.anchored import Anchored
from fairlead.core.recall.chance import UnableToCorrectForChanceError, chance_corrected, share_by_chance
from fairlead.core.recall.coding import Coded, UnableToCorrectError, bootstrapped_share, corrected_share
from fairlead.core.recall.encoder import Encoder, Kept, Transformer, dequantised
from fairlead.core.recall.foils import Foil, foils_for
from fairlead.core.recall.grading import grade
from fairlead.core.recall.held import Held
from fairlead.core.recall.joined import Joined
from fairlead.core.recall.learning import Example
from fairlead.core.recall.levels import Level, bound, recall_level, recall_levels
from fairlead.core.recall.lists import CodedList, by_hand, code_list, split_list
from fairlead.core.recall.outcomes import SURE, Outcome, Scorer, Scores, Silence
from fairlead.core.recall.reading import Reading, Said, UnableToReadAnswer, read, read_all, way_of
from fairlead.core.recall.scorer import StatementScorer

__all__ = [
    "SURE",
    "Anchored",
    "Coded",
    "CodedList",
    "Encoder",
    "Example",
    "Foil",
    "Held",
    "Joined",
    "Kept",
    "Level",
    "Outcome",
    "Reading",
    "Said",
    "Scorer",
    "Scores",
    "Silence",
    "StatementScorer",
    "Transformer",
    "UnableToCompareCodersError",
    "UnableToCorrectError",
    "UnableToCorrectForChanceError",
    "UnableToReadAnswer",
    "bootstrapped_share",
    "bound",
    "by_hand",
    "chance_corrected",
    "code_list",
    "coding_table",
    "cohens_kappa",
    "corrected_share",
    "dequantised",
    "foils_for",
    "grade",
    "kappa_over_answers",
    "read",
    "read_all",
    "recall_level",
    "recall_levels",
    "share_by_chance",
    "split_list",
    "way_of",
]
