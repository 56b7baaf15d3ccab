"""Stage by stage over one fixed cohort: for direction and for sales alike."""

from fairlead.core.ratios.cohort import Cohort, UnableToPlace, cohort
from fairlead.core.ratios.stages import Stage, nested, printed, stages

__all__ = ["Cohort", "Stage", "UnableToPlace", "cohort", "nested", "printed", "stages"]
