"""The plan: a draft that is worked on, editions that never change, links that show one."""

from fairlead.plan.models.draft import Audience, DraftRevision, DraftStatement
from fairlead.plan.models.edition import ChangeReason, Edition, EditionStatement, Override, Published
from fairlead.plan.models.heading import DraftHead
from fairlead.plan.models.questions import QuestionAnswer
from fairlead.plan.models.showing import PublicLink
from fairlead.plan.models.withdrawal import Withdrawal

__all__ = [
    "Audience",
    "ChangeReason",
    "DraftHead",
    "DraftRevision",
    "DraftStatement",
    "Edition",
    "EditionStatement",
    "Override",
    "PublicLink",
    "Published",
    "QuestionAnswer",
    "Withdrawal",
]
