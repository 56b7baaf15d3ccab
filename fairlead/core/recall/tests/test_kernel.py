"""Kernel ridge regression against the closed form, and the averaging over how strongly it is believed in."""

import numpy as np
import pytest

from fairlead.core.recall.kernel import bell, pull, weighed_pull


def likeness(n: int, seed: int) -> np.ndarray:
    x = np.random.default_rng(seed).normal(size=(n, 2))
    return bell(x, x, 0.5)


def test_the_weights_solve_the_equations_of_rasmussen_and_williams() -> None:
    kernel, off = likeness(6, 1), np.random.default_rng(2).normal(size=(6, 3))
    noise = np.linspace(0.5, 2, 6)
    assert (kernel + np.diag(noise)) @ pull(kernel, off, noise) == pytest.approx(off)


def test_with_one_scale_the_average_is_the_plain_regression() -> None:
    kernel, off = likeness(6, 3), np.random.default_rng(4).normal(size=(6, 2))
    assert weighed_pull(kernel, off, {4.0: 1.0}) == pytest.approx(pull(kernel, off, 0.25))


def test_errors_with_a_pattern_bend_far_more_than_the_same_errors_without_one() -> None:
    kernel = np.kron(np.eye(2), np.ones((10, 10)))
    pattern = np.repeat([1.0, -1.0], 10)[:, None]
    mixed = np.tile([1.0, -1.0], 10)[:, None] + 0.3 * pattern
    prior = {0.0: 1.0, 4.0: 1.0}
    bent, hardly = (kernel @ weighed_pull(kernel, off, prior) for off in (pattern, mixed))
    assert np.abs(bent).min() > 0.9
    assert np.abs(hardly).max() < 0.15


def test_the_evidence_is_that_of_the_matrix_reckoned_out() -> None:
    kernel, off = likeness(5, 5), np.random.default_rng(6).normal(size=(5, 1))
    scales = (0.5, 3.0)

    def evidence(s: float) -> float:
        whole = s * kernel + np.eye(5)
        misfit = float(off[:, 0] @ np.linalg.inv(whole) @ off[:, 0])
        return float(np.linalg.det(whole) ** -0.5 * (0.05 + misfit / 2) ** -(5 / 2 + 1))

    share = np.array([evidence(s) for s in scales])
    expected = sum(w * pull(kernel, off, 1 / s) for w, s in zip(share / share.sum(), scales, strict=True))
    assert weighed_pull(kernel, off, dict.fromkeys(scales, 0.5)) == pytest.approx(expected)
