"""Companies whose true cause is known: every Fairlead table from a stated truth and a seed.

The question: how often is the verdict right? Nouns: truth, recipe, simulated firm, operating characteristics.
Verbs: simulate, write, operating_characteristics. Deliberately absent: a clock, unseeded chance, and texts tuned
to a scorer (see `trades`).
"""

from fairlead.core.simulate.alarms import KINDS, Alarms, false_alarms
from fairlead.core.simulate.characteristics import (
    ODDS,
    PAIRS,
    SIZES,
    Characteristics,
    Share,
    operating_characteristics,
)
from fairlead.core.simulate.coverage import Covering, Held, exact_coverage, in_companies
from fairlead.core.simulate.curve import OFFSETS, Point, along, curve
from fairlead.core.simulate.errors import FolderInUse, UnableToSimulate
from fairlead.core.simulate.firm import SimulatedFirm, refuse_used
from fairlead.core.simulate.outcomes import Outcome, judge
from fairlead.core.simulate.page import markdown
from fairlead.core.simulate.page_beside import alarms_page, curve_page, intervals_page
from fairlead.core.simulate.sample import sample_company
from fairlead.core.simulate.simulating import simulate
from fairlead.core.simulate.truth import CAUSES, Truth, truth_of

__all__ = [
    "CAUSES",
    "KINDS",
    "ODDS",
    "OFFSETS",
    "PAIRS",
    "SIZES",
    "Alarms",
    "Characteristics",
    "Covering",
    "FolderInUse",
    "Held",
    "Outcome",
    "Point",
    "Share",
    "SimulatedFirm",
    "Truth",
    "UnableToSimulate",
    "alarms_page",
    "along",
    "curve",
    "curve_page",
    "exact_coverage",
    "false_alarms",
    "in_companies",
    "intervals_page",
    "judge",
    "markdown",
    "operating_characteristics",
    "refuse_used",
    "sample_company",
    "simulate",
    "truth_of",
]
