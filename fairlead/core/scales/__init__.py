"""Rates, agreement, overlap and the model: every figure from grouped counts."""

from fairlead.core.scales.agreement import a_wg, a_wg_j, consensus, r_star_wg_j, r_wg, r_wg_j
from fairlead.core.scales.between import icc1, icc2, kendalls_w
from fairlead.core.scales.covering import covering
from fairlead.core.scales.differences import difference, paired_difference
from fairlead.core.scales.double_sampling import Part, double_sampled
from fairlead.core.scales.intervals import ImpossibleCount, effective_n, wilson, wilson_share
from fairlead.core.scales.leaders import Agreement, StatementAgreement, agreement
from fairlead.core.scales.likelihood import UnableToFit
from fairlead.core.scales.lists import LeaderList, coverage, overlap, overlap_at_most, pair_overlap
from fairlead.core.scales.model import LogisticFit, fit
from fairlead.core.scales.permuting import Chance, by_chance
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
    "Agreement",
    "Chance",
    "ImpossibleCount",
    "LeaderList",
    "LogisticFit",
    "NoAnswers",
    "Part",
    "StatementAgreement",
    "UnableToFit",
    "a_wg",
    "a_wg_j",
    "agreement",
    "answers_needed",
    "by_chance",
    "consensus",
    "coverage",
    "covering",
    "design_effect",
    "difference",
    "double_sampled",
    "effective_n",
    "fit",
    "icc1",
    "icc2",
    "kendalls_w",
    "kish",
    "overlap",
    "overlap_at_most",
    "pair_overlap",
    "paired_difference",
    "pooled_share",
    "positive_options",
    "positives",
    "r_star_wg_j",
    "r_wg",
    "r_wg_j",
    "share",
    "weighted_positives",
    "weighted_share",
    "wilson",
    "wilson_share",
    "worst_case",
]
