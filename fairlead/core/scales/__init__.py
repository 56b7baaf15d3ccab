"""Rates, agreement, overlap and the model: every figure from grouped counts."""

from fairlead.core.scales.differences import difference, paired_difference
from fairlead.core.scales.intervals import ImpossibleCount, effective_n, wilson, wilson_share
from fairlead.core.scales.shares import (
    NoAnswers,
    answers_needed,
    pooled_share,
    positive_options,
    positives,
    share,
    worst_case,
)
from fairlead.core.scales.weights import design_effect, kish, weighted_positives, weighted_share

__all__ = [
    "ImpossibleCount",
    "NoAnswers",
    "answers_needed",
    "design_effect",
    "difference",
    "effective_n",
    "kish",
    "paired_difference",
    "pooled_share",
    "positive_options",
    "positives",
    "share",
    "weighted_positives",
    "weighted_share",
    "wilson",
    "wilson_share",
    "worst_case",
]
