"""Companies whose true cause is known: every Fairlead table from a stated truth and a seed.

The question: how often is the verdict right? Nouns: truth, recipe, simulated firm, operating characteristics.
Verbs: simulate, write, operating_characteristics. Deliberately absent: a clock, unseeded chance, and texts tuned
to a scorer (see `trades`).
"""

from fairlead.core.simulate.characteristics import SIZES, Characteristics, operating_characteristics
from fairlead.core.simulate.errors import FolderInUse, UnableToSimulate
from fairlead.core.simulate.firm import SimulatedFirm, refuse_used
from fairlead.core.simulate.outcomes import Outcome, judge
from fairlead.core.simulate.page import markdown
from fairlead.core.simulate.sample import sample_company
from fairlead.core.simulate.simulating import simulate
from fairlead.core.simulate.truth import CAUSES, Truth, truth_of

__all__ = [
    "CAUSES",
    "SIZES",
    "Characteristics",
    "FolderInUse",
    "Outcome",
    "SimulatedFirm",
    "Truth",
    "UnableToSimulate",
    "judge",
    "markdown",
    "operating_characteristics",
    "refuse_used",
    "sample_company",
    "simulate",
    "truth_of",
]
