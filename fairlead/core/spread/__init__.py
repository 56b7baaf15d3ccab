"""One-off or epidemic: limits, shrinkage, false discovery, and a plain answer."""

from fairlead.core.spread.fdr import ImpossibleChance, false_discovery
from fairlead.core.spread.limits import (
    ImpossibleBase,
    Limits,
    beta_binomial,
    funnel_flags,
    simultaneous_limits,
)
from fairlead.core.spread.pattern import Pattern, one_off_or_widespread
from fairlead.core.spread.plausibility import Plausible, plausible
from fairlead.core.spread.prior import Prior, UnableToCompare, fit_prior, log_marginal, moments
from fairlead.core.spread.reasons import UnstatedBase, cusum, reason_surge, surplus
from fairlead.core.spread.shrinkage import Shrunk, shrink

__all__ = [
    "ImpossibleBase",
    "ImpossibleChance",
    "Limits",
    "Pattern",
    "Plausible",
    "Prior",
    "Shrunk",
    "UnableToCompare",
    "UnstatedBase",
    "beta_binomial",
    "cusum",
    "false_discovery",
    "fit_prior",
    "funnel_flags",
    "log_marginal",
    "moments",
    "one_off_or_widespread",
    "plausible",
    "reason_surge",
    "shrink",
    "simultaneous_limits",
    "surplus",
]
