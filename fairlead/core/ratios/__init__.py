"""Stage by stage over one fixed cohort: for direction and for sales alike."""

from fairlead.core.ratios.cohorts import Cohort, UnableToPlace, cohort
from fairlead.core.ratios.steps import Stage, nested, printed, stages

__all__ = ["Cohort", "Stage", "UnableToPlace", "cohort", "nested", "printed", "stages"]
