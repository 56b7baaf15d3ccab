"""From a folder to a diagnosis: read, count, protect, measure, judge."""

from fairlead.core.diagnosis.values import Diagnosis

__all__ = ["Diagnosis"]
