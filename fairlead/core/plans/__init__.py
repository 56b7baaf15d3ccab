"""What a plan is: grammar, Markdown in and out, checks, and proposals from pages that were written for people.

The question: is there a direction that can be said and kept? Nouns: plan, statement, section, fault, proposal,
difference, question, answer, length. Verbs: parse, write, check, propose, draft, compare. Deliberately absent: files
(see `tables`), the clock (pass `today`), and any sentence that nobody wrote.
"""

from fairlead.core.plans.answered import Answered, FromAnswer, Kept, statements_from
from fairlead.core.plans.checks import CHECKS, check
from fairlead.core.plans.comparing import compare, turned_priorities
from fairlead.core.plans.comparing_pages import compare_texts
from fairlead.core.plans.differences import Change, Changed, Difference, Verdict
from fairlead.core.plans.errors import UnableToReadPlan
from fairlead.core.plans.faults import Check, Fault, Likeness, Severity
from fairlead.core.plans.foreign import Proposal, Proposed, draft, propose
from fairlead.core.plans.headings import HEADINGS, Kind, kind_of
from fairlead.core.plans.length import Cut, Length, length
from fairlead.core.plans.pairing import Similarity
from fairlead.core.plans.questions import QUESTIONS, Example, Question, question
from fairlead.core.plans.reading import parse
from fairlead.core.plans.substance import Substance, substance
from fairlead.core.plans.values import Note, Plan, Section, Statement, needed, slug
from fairlead.core.plans.writing import write

__all__ = [
    "CHECKS",
    "HEADINGS",
    "QUESTIONS",
    "Answered",
    "Change",
    "Changed",
    "Check",
    "Cut",
    "Difference",
    "Example",
    "Fault",
    "FromAnswer",
    "Kept",
    "Kind",
    "Length",
    "Likeness",
    "Note",
    "Plan",
    "Proposal",
    "Proposed",
    "Question",
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
    "draft",
    "kind_of",
    "length",
    "needed",
    "parse",
    "propose",
    "question",
    "slug",
    "statements_from",
    "substance",
    "turned_priorities",
    "write",
]
