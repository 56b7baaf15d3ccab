"""Measures: what is counted for a statement, the values it had, where they are fetched."""

from fairlead.plan.measures.models.measure import Direction, Measure
from fairlead.plan.measures.models.source import Every, Reads, Source
from fairlead.plan.measures.models.value import Came, Value, ValuesStay

__all__ = ["Came", "Direction", "Every", "Measure", "Reads", "Source", "Value", "ValuesStay"]
