"""When will it be forgotten?

Nouns: trace (what a statement has left in one person), grade, review, substance, streak, lapse, policy, log.
Verbs: grade an answer, review, predict recall, rank what is due, retire, restart when the substance changes, replay a
log, judge predictions. FSRS-6 by py-fsrs for one trace; a twin in numpy for millions, which agrees state for state.

Deliberately absent: when a message goes out (slots are fixed beforehand and the same whatever people answer), anything
fitted to a person or a firm, chance in the intervals (fixed slots spread the load already), a score of a person that
anyone but the person sees, and grades that people give themselves.
"""

from fairlead.core.memory.curve import (
    PARAMETER_SET,
    PARAMETERS,
    interval,
    intervals,
    recall_after,
    recalls_after,
)
from fairlead.core.memory.dueing import Due, Why, due, due_day, wait
from fairlead.core.memory.grades import Grade, grade
from fairlead.core.memory.judging import Bin, Judgement, UnableToJudge, judge
from fairlead.core.memory.many import (
    Traces,
    as_traces,
    new_traces,
    recall_probabilities,
    restart_many,
    review_many,
    waits,
)
from fairlead.core.memory.policies import ImpossiblePolicy, Policy
from fairlead.core.memory.replaying import UnableToReplay, gaps, replay, replay_many
from fairlead.core.memory.reviewing import Review, rebuild, recall_probability, review
from fairlead.core.memory.traces import State, Trace, UnableToReview, restart

__all__ = [
    "PARAMETERS",
    "PARAMETER_SET",
    "Bin",
    "Due",
    "Grade",
    "ImpossiblePolicy",
    "Judgement",
    "Policy",
    "Review",
    "State",
    "Trace",
    "Traces",
    "UnableToJudge",
    "UnableToReplay",
    "UnableToReview",
    "Why",
    "as_traces",
    "due",
    "due_day",
    "gaps",
    "grade",
    "interval",
    "intervals",
    "judge",
    "new_traces",
    "rebuild",
    "recall_after",
    "recall_probabilities",
    "recall_probability",
    "recalls_after",
    "replay",
    "replay_many",
    "restart",
    "restart_many",
    "review",
    "review_many",
    "wait",
    "waits",
]
