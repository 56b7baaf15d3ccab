"""Rule 6: which options of the company's histogram may be shown.

The two sides of a scale (options that count as positive, and the others) have known totals, so
each side must protect itself: what is hidden on a side is at least two options with at least k answers,
or the whole side.
"""

import numpy as np

from fairlead.core.anonymity.forest import BoolArray
from fairlead.core.anonymity.rules import LEAST, Rules
from fairlead.core.values import IntArray, Tally


def histogram(company: Tally, yes: BoolArray, rules: Rules) -> tuple[int | None, ...] | None:
    """Counts per option, None where hidden; no histogram under `exact_from` answers. `yes`: which are positive.

    >>> from fairlead.core.values import tally
    >>> histogram(tally("lived", {"all": [1, 9, 12, 8, 10]}), np.arange(5) > 2, Rules())
    (None, None, 12, 8, 10)
    >>> histogram(tally("told", {"all": [28, 2]}, first_option=0), np.arange(2) > 0, Rules())
    (None, None)
    """
    counts = company.n[0]
    if counts.sum() < rules.exact_from:
        return None
    sides = (yes, ~yes)
    if any(counts[side].sum() < LEAST for side in sides):
        sides = (np.ones_like(yes), np.zeros_like(yes))  # neither total may be known: one common side
    hidden = _hidden(counts, sides[0], rules.k) | _hidden(counts, sides[1], rules.k)
    return tuple(None if hide else int(n) for n, hide in zip(counts, hidden, strict=True))


def _hidden(counts: IntArray, side: BoolArray, k: int) -> BoolArray:
    """Small options of a side, and the next smallest until two options and k answers are hidden."""
    hidden: BoolArray = side & (counts < LEAST)
    while hidden.any() and (hidden.sum() < 2 or counts[hidden].sum() < k):
        left = np.flatnonzero(side & ~hidden)
        if not left.size:
            break
        hidden[left[np.argmin(counts[left])]] = True
    return hidden


def missing_counts(company: Tally, rules: Rules) -> tuple[int | None, int | None]:
    """How many could not say and how many skipped; None where hidden.

    A small "cannot say" hides "skipped" too, since the two add up to those who gave no answer.

    >>> from dataclasses import replace
    >>> from fairlead.core.values import tally
    >>> asked = replace(tally("lived", {"all": [9, 9, 9]}), cannot_say=np.array([4]), skipped=np.array([1]))
    >>> missing_counts(asked, Rules())
    (4, None)
    """
    cannot_say, skipped = int(company.cannot_say[0]), int(company.skipped[0])
    if int(company.bases[0]) < rules.exact_from or cannot_say < LEAST:
        return None, None
    return cannot_say, skipped if skipped >= LEAST else None
