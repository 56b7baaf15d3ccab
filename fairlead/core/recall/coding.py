"""The scorer against people who coded the same answers, and the share corrected for the scorer's error."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from fairlead.core.errors import BadInput
from fairlead.core.values import Estimate, Interval


class UnableToCorrectError(BadInput):
    """The coded subsample does not say how often the scorer errs."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A subsample coded by hand: people who know the plan (`knows`), and how many of them the scorer found, etc.

    `found` of `knows` were named by the scorer; `spared` of `does_not` were rightly not named.
    """

    found: int
    knows: int
    spared: int
    does_not: int

    @staticmethod
    def of(by_hand: NDArray[np.bool_], by_scorer: NDArray[np.bool_]) -> "Coded":
        """The counts of N people coded by hand and scored.

        >>> Coded.of(np.array([True, True, False]), np.array([True, False, False]))
        Coded(found=1, knows=2, spared=1, does_not=1)
        """
        found, spared = int(np.sum(by_hand & by_scorer)), int(np.sum(~by_hand & ~by_scorer))
        return Coded(found, int(np.sum(by_hand)), spared, int(np.sum(~by_hand)))


def corrected_share(share: float, n: float, coded: Coded, *, level: float = 0.95) -> Estimate:
    """The share corrected for the scorer's error: Rogan and Gladen (1978), interval of Lang and Reiczigel (2014).

    P = (R + Sp - 1) / (Se + Sp - 1), cut to [0, 1]; sensitivity Se = found / knows, specificity
    Sp = spared / does_not. The interval adds to the doubt of R (n answers; pass n_eff where fewer count) that of
    Se and Sp, after adding z²/2 hits to R and one to each of Se and Sp, and shifts the middle by
    2z²{P Se(1-Se)/n_Se - (1-P) Sp(1-Sp)/n_Sp}. Raises UnableToCorrectError without people of both kinds, or where
    the scorer does no better than a coin.

    >>> e = corrected_share(.30, 200, Coded(found=24, knows=40, spared=76, does_not=80))
    >>> round(e.value, 3), round(e.interval.low, 2), round(e.interval.high, 2)
    (0.455, 0.29, 0.65)
    """
    _refuse_if_mute(share, n, coded)
    sensitivity, specificity = coded.found / coded.knows, coded.spared / coded.does_not
    value = float(np.clip((share + specificity - 1) / (sensitivity + specificity - 1), 0, 1))
    method = (
        f"Rogan-Gladen from {coded.knows + coded.does_not} answers coded by hand "
        f"(sensitivity {sensitivity:.2f}, specificity {specificity:.2f})"
    )
    interval = _lang_reiczigel(share, n, coded, level)
    return Estimate(value, interval.joined(Interval(value, value, level)), round(n), method)


def _refuse_if_mute(share: float, n: float, coded: Coded) -> None:
    if not 0 <= share <= 1 or n <= 0:
        raise UnableToCorrectError(
            f"A share of {share} of {n:g} answers cannot be corrected: give 0 to 1 of some."
        )
    if not coded.knows or not coded.does_not:
        lacking = "does not know" if coded.knows else "knows"
        raise UnableToCorrectError(
            f"The answers coded by hand hold nobody who {lacking} the plan: "
            "code more of them before the share is corrected."
        )
    if coded.found / coded.knows + coded.spared / coded.does_not <= 1:
        raise UnableToCorrectError(
            "On the answers coded by hand the scorer does no better than a coin: use the hand-coded answers alone."
        )


def _lang_reiczigel(share: float, n: float, coded: Coded, level: float) -> Interval:
    z = NormalDist().inv_cdf((1 + level) / 2)
    n_r, n_se, n_sp = n + z**2, coded.knows + 2, coded.does_not + 2
    r, se, sp = (n * share + z**2 / 2) / n_r, (coded.found + 1) / n_se, (coded.spared + 1) / n_sp
    youden = se + sp - 1
    p = (r + sp - 1) / youden
    of_se, of_sp = se * (1 - se) / n_se, sp * (1 - sp) / n_sp
    middle = p + 2 * z**2 * (p * of_se - (1 - p) * of_sp)
    half = z * np.sqrt(r * (1 - r) / n_r + p**2 * of_se + (1 - p) ** 2 * of_sp) / youden
    low, high = np.clip([middle - half, middle + half], 0, 1)
    return Interval(float(low), float(high), level)


def bootstrapped_share(
    by_scorer: NDArray[np.bool_],
    by_hand: NDArray[np.bool_],
    coded: NDArray[np.int64],
    rng: np.random.Generator,
    *,
    draws: int = 2000,
    level: float = 0.95,
) -> Interval:
    """The interval of the corrected share by the bootstrap, a second road to the same doubt.

    `by_scorer` N; `coded` M, the places in it of the answers coded by hand; `by_hand` M. All answers and the
    coded ones are drawn anew, each among themselves; draws in which Se + Sp ≤ 1 say nothing and count as 0 to 1.

    >>> hand = np.arange(200) % 2 == 0
    >>> i = bootstrapped_share(hand, hand, np.arange(200), np.random.default_rng(1))
    >>> round(i.low, 1), round(i.high, 1)
    (0.4, 0.6)
    """
    n, m = len(by_scorer), len(by_hand)
    share = rng.binomial(n, by_scorer.mean(), size=draws) / n
    cells = np.array([[np.mean(by_hand & by_scorer[coded]), np.mean(by_hand & ~by_scorer[coded])],
                      [np.mean(~by_hand & by_scorer[coded]), np.mean(~by_hand & ~by_scorer[coded])]])  # fmt: skip
    drawn = rng.multinomial(m, cells.ravel() / cells.sum(), size=draws).astype(np.float64)
    found, missed, wrong, spared = drawn.T
    with np.errstate(divide="ignore", invalid="ignore"):
        se, sp = found / (found + missed), spared / (spared + wrong)
        value = (share + sp - 1) / (se + sp - 1)
    mute = ~(se + sp > 1)
    low = np.quantile(np.clip(np.where(mute, 0, value), 0, 1), (1 - level) / 2)
    high = np.quantile(np.clip(np.where(mute, 1, value), 0, 1), (1 + level) / 2)
    return Interval(float(low), float(high), level)
