"""What a plan is: grammar, Markdown in and out, checks.

The question: is there a direction that can be said and kept? Nouns: plan, statement, section, fault, difference.
Verbs: parse, write, check, compare. Deliberately absent: files (see `tables`), the clock (pass `today`), and any
sentence that nobody wrote.
"""

from fairlead.core.plans.checks import CHECKS, check
from fairlead.core.plans.comparing import compare, turned_priorities
from fairlead.core.plans.comparing_pages import compare_texts
from fairlead.core.plans.differences import Change, Changed, Difference, Verdict
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.faults import Check, Fault, Severity
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of
from fairlead.core.plans.pairing import Similarity
from fairlead.core.plans.reading import parse
from fairlead.core.plans.substance import Substance, substance
from fairlead.core.plans.values import Note, Plan, Section, Statement, needed, slug
from fairlead.core.plans.writing import write

__all__ = [
    "CHECKS",
    "HEADINGS",
    "Change",
    "Changed",
    "Check",
    "Difference",
    "Fault",
    "Kind",
    "Note",
    "Plan",
    "Section",
    "Severity",
    "Similarity",
    "Statement",
    "Substance",
    "UnableToReadPlan",
    "Verdict",
    "check",
    "compare",
    "compare_texts",
    "kind_of",
    "needed",
    "parse",
    "slug",
    "substance",
    "turned_priorities",
    "write",
]
