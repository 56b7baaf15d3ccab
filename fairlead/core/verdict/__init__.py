"""The rule: what the chain says."""

from fairlead.core.verdict.rule import Link, Verdict, decide
from fairlead.core.verdict.hypotheses import Hypothesis

__all__ = ["Hypothesis", "Link", "Verdict", "decide"]
