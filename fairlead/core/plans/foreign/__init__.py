"""From a page that was not written for Fairlead to statements that a person can confirm.

Nouns: proposal, statement proposed, left out, warning. Verbs: propose, draft. Each sentence proposed stands in the
source; what was not used is listed with its lines and the reason.
"""

from fairlead.core.plans.foreign.drafting import draft
from fairlead.core.plans.foreign.proposing import propose
from fairlead.core.plans.foreign.values import Found, LeftOut, Proposal, Proposed, Trust, Warned

__all__ = ["Found", "LeftOut", "Proposal", "Proposed", "Trust", "Warned", "draft", "propose"]
