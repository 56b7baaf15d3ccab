"""The rule: what the chain says, which of nine hypotheses it supports, what to do about it."""

from fairlead.core.verdict.advice import next_steps
from fairlead.core.verdict.hypotheses import FACTS, Hypothesis, weigh
from fairlead.core.verdict.rule import LINKS, SPOKEN, Verdict, decide

__all__ = ["FACTS", "LINKS", "SPOKEN", "Hypothesis", "Verdict", "decide", "next_steps", "weigh"]
