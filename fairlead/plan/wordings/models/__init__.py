"""Words around a statement: what it means for a team, and how it is said in another language."""

from fairlead.plan.wordings.models.lines import TeamLine
from fairlead.plan.wordings.models.translations import Decision, PlanLanguage, Translation

__all__ = ["Decision", "PlanLanguage", "TeamLine", "Translation"]
