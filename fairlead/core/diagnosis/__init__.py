"""From a folder to a diagnosis: read, count, protect, measure, judge.

The question: what is the matter with this firm? Nouns: survey, records, link, group, diagnosis; recall by itself, and the
coding of answers by people. Verbs: diagnose, judge (the chain alone), recall, draw, compare.
Deliberately absent: rows, and any figure that was not released.
"""

from fairlead.core.diagnosis.diagnosing import diagnose
from fairlead.core.diagnosis.doses import dose
from fairlead.core.diagnosis.judging import Judged, judge
from fairlead.core.diagnosis.values import Diagnosis

__all__ = ["Diagnosis", "Judged", "diagnose", "dose", "judge"]
