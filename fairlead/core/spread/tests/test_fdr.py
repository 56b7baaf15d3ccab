"""Authorities: R p.adjust(p, "BH"); statsmodels.stats.multitest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from fairlead.core.spread import ImpossibleChance, false_discovery

quickly = settings(deadline=None, derandomize=True, max_examples=60)  # machines differ: no time is asserted


@quickly
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_p_agree_with_statsmodels(p):
    np.testing.assert_allclose(false_discovery(p), multipletests(p, method="fdr_bh")[1], atol=1e-12)


def test_benjamini_and_hochbergs_own_fifteen():
    """Benjamini, Hochberg (1995), section 3.2: at .05 they reject the four smallest of fifteen."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert int((false_discovery(p) <= 0.05).sum()) == 4


def test_comparisons_not_made_stay_out_of_the_count():
    adjusted = false_discovery([0.01, float("nan"), 0.04])
    np.testing.assert_allclose(adjusted, [0.02, np.nan, 0.04])
    assert false_discovery([]).shape == (0,)


def test_a_p_that_is_no_chance_is_refused():
    with pytest.raises(ImpossibleChance, match="between 0 and 1"):
        false_discovery([1.2])
