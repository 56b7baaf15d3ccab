"""What a plan is: grammar, Markdown in and out, checks.

The question: is there a direction that can be said and kept? Nouns: plan, statement, section, fault.
Verbs: parse, write, check. Deliberately absent: files (see `tables`), the clock (pass `today`), and any
sentence that nobody wrote.
"""

from fairlead.core.plans.checks import CHECKS, check
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.faults import Check, Fault, Severity
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of
from fairlead.core.plans.reading import parse
from fairlead.core.plans.values import Note, Plan, Section, Statement, needed, slug
from fairlead.core.plans.writing import write

__all__ = [
    "CHECKS",
    "HEADINGS",
    "Check",
    "Fault",
    "Kind",
    "Note",
    "Plan",
    "Section",
    "Severity",
    "Statement",
    "UnableToReadPlan",
    "check",
    "kind_of",
    "needed",
    "parse",
    "slug",
    "write",
]
