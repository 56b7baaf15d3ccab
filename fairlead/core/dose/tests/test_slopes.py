"""The slope and its error against statsmodels: weighted least squares, and a logistic model with clusters."""

import numpy as np
import pytest
import statsmodels.api as sm

from fairlead.core.dose import Cells, slope


def rows(seed: int, units: int = 9, lines: int = 3, n: int = 40, effect: float = 0.4) -> Cells:
    """Raw counts of an invented firm; every tenth row is missing."""
    rng = np.random.default_rng(seed)
    unit, line = (grid.ravel() for grid in np.meshgrid(np.arange(units), np.arange(lines), indexing="ij"))
    kept = rng.random(len(unit)) > 0.1
    unit, line = unit[kept], line[kept]
    dose = np.log2(1 + rng.poisson(2.0, len(unit)))
    bases = rng.integers(n // 2, n, (2, len(unit))).astype(float)
    logit = rng.normal(0, 0.6, units)[unit]
    later = logit + effect * dose + rng.normal(0, 0.3, units)[unit] + 0.2 * line
    shares = [
        rng.binomial(b.astype(int), 1 / (1 + np.exp(-eta))) / b
        for b, eta in zip(bases, (logit, later), strict=True)
    ]
    return Cells(unit, line, shares[0], bases[0], shares[1], bases[1], dose)


def least_squares(cells: Cells, keep=slice(None)):
    strata = (cells.stratum[:, None] == np.unique(cells.stratum)).astype(float)
    design = np.hstack([cells.dose[:, None], strata])[keep]
    return sm.WLS(cells.change[keep], design, weights=cells.weight[keep])


@pytest.mark.parametrize("seed", range(5))
def test_the_slope_is_that_of_weighted_least_squares_with_a_level_for_each_line(seed):
    cells = rows(seed)
    assert slope(cells).value == pytest.approx(least_squares(cells).fit().params[0], abs=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_the_error_is_that_of_leaving_out_each_unit_and_fitting_again(seed):
    cells = rows(seed)
    names = np.unique(cells.unit)
    without = np.array([least_squares(cells, cells.unit != name).fit().params[0] for name in names])
    centre, g = least_squares(cells).fit().params[0], len(names)
    assert slope(cells).error == pytest.approx(
        np.sqrt((g - 1) / g * ((without - centre) ** 2).sum()), abs=1e-10
    )


@pytest.mark.parametrize("seed", range(5))
def test_how_many_units_speak_is_said_by_the_leverage_of_each(seed):
    """Of statsmodels: the dose less what the lines explain; its squares are the leverage of the slope."""
    cells = rows(seed)
    strata = (cells.stratum[:, None] == np.unique(cells.stratum)).astype(float)
    left = sm.WLS(cells.dose, strata, weights=cells.weight).fit().resid
    each = np.bincount(cells.unit, cells.weight * left**2)
    assert slope(cells).as_many == pytest.approx(each.sum() ** 2 / (each**2).sum(), rel=1e-10)
    assert 1 < slope(cells).as_many < slope(cells).units


def test_with_many_units_the_error_is_that_of_the_cluster_sandwich():
    cells = rows(3, units=400)
    sandwich = least_squares(cells).fit(cov_type="cluster", cov_kwds={"groups": cells.unit}).bse[0]
    assert slope(cells).error == pytest.approx(sandwich, rel=0.03)


def test_with_many_answers_a_logistic_model_with_a_level_for_each_row_says_the_same():
    cells = rows(5, units=40, n=600)
    c = len(cells.unit)
    each, late = np.tile(np.eye(c), (2, 1)), np.repeat([0.0, 1.0], c)[:, None]
    strata = (np.tile(cells.stratum, 2)[:, None] == np.unique(cells.stratum)) * late
    design = np.hstack([np.tile(cells.dose, 2)[:, None] * late, strata, each])
    n = np.concatenate([cells.n_before, cells.n_after])
    yes = np.concatenate([cells.before, cells.after]) * n
    model = sm.GLM(np.stack([yes, n - yes], axis=1), design, family=sm.families.Binomial())
    fitted = model.fit(cov_type="cluster", cov_kwds={"groups": np.tile(cells.unit, 2)})
    assert slope(cells).value == pytest.approx(fitted.params[0], abs=0.03)
    assert slope(cells).error == pytest.approx(fitted.bse[0], rel=0.15)


def test_a_unit_that_always_knew_and_was_always_told_adds_nothing():
    """The same unit in both waves, told as often before the one as before the other: its dose did not change, nor did it."""
    base = rows(1)
    knew = Cells(
        *(
            np.append(getattr(base, name), value)
            for name, value in {
                "unit": 99,
                "stratum": 7,
                "before": 0.95,
                "n_before": 40,
                "after": 0.95,
                "n_after": 40,
                "dose": 0.0,
            }.items()
        )
    )
    assert slope(knew).value == pytest.approx(slope(base).value, abs=1e-12)


def test_where_one_unit_alone_was_told_otherwise_there_is_no_slope():
    unit = np.arange(9)
    n, half = np.full(9, 20.0), np.full(9, 0.5)
    assert slope(Cells(unit, unit * 0, half, n, half, n, (unit == 4) * 2.0)) is None
