"""Were the predictions any good here? Against the best constant, with doubt that counts learners' cards, not rows.

Log loss = -mean(y·ln p + (1-y)·ln(1-p)); the constant is the share recalled in the same reviews, which no one could
have known beforehand. Reviews of one card hang together, so whole cards are drawn with replacement (cluster bootstrap;
Davison and Hinkley 1997, section 3.8) and the middle part of the draws is the interval.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fairlead.core.errors import BadInput
from fairlead.core.values import Estimate, FloatArray, Interval

EDGE = 1e-6  # a prediction of exactly 0 or 1 that fails would cost without end
AT_ONCE = 5_000_000  # numbers drawn at a time
FIRST_BIN = 5  # before it: loss, constant's loss, gain, lean, off


class UnableToJudge(BadInput):
    """Too little, or too much of one kind, to say whether predictions hold."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Reviews with like predictions: what was predicted on average, and the share that was recalled."""

    low: float
    high: float
    predicted: float
    recalled: Estimate


@dataclass(frozen=True, slots=True)
class Judgement:
    """How predictions fared. `gain`: log loss of the constant minus theirs, above 0 where they say more than it does.

    `lean`: share recalled minus mean prediction. `off`: mean distance of the bins from their predictions, which is
    above 0 even for exact ones: about `off_by_chance` then, and its interval lies too high by as much. `left_out`:
    reviews without a prediction.
    """

    log_loss: float
    constant_log_loss: float
    gain: Estimate
    lean: Estimate
    off: Estimate
    off_by_chance: float
    bins: tuple[Bin, ...]
    cards: int
    left_out: int


def judge(
    cards: ArrayLike,
    chances: ArrayLike,
    recalled: ArrayLike,
    *,
    rng: np.random.Generator,
    bins: int = 10,
    draws: int = 2000,
    level: float = 0.95,
) -> Judgement:
    """Predictions (shape N, NaN where there is none) against whether each review was recalled (shape N).

    `cards`: what hangs together, shape N: the card of one learner, or the person where there are many. Bins hold
    equal numbers of reviews. Raises UnableToJudge under two cards, or if all or none were recalled.

    >>> j = judge(["a", "a", "b", "b"], [np.nan, .9, .8, .2], [1, 1, 1, 0], rng=np.random.default_rng(1), bins=2)
    >>> round(j.log_loss, 4), round(float(-np.log([.9, .8, .8]).mean()), 4), j.gain.n, j.left_out
    (0.1839, 0.1839, 3, 1)
    """
    p, y = np.asarray(chances, dtype=np.float64), np.asarray(recalled, dtype=np.float64)
    has = ~np.isnan(p)
    _, card = np.unique(np.asarray(cards)[has], return_inverse=True)
    p, y = np.clip(p[has], EDGE, 1 - EDGE), y[has]
    _refuse_if_mute(card, y)
    bins = min(bins, len(p))
    which = np.argsort(np.argsort(p, kind="stable")) * bins // len(p)
    sums = _sums(card, p, y, which, bins)
    found = _estimates(sums, _drawn(sums, rng, draws, bins), level, bins)
    made = [_bin(p[which == i], found[FIRST_BIN + i]) for i in range(bins)]
    return Judgement(
        log_loss=found[0].value,
        constant_log_loss=found[1].value,
        gain=found[2],
        lean=found[3],
        off=found[4],
        off_by_chance=_off_by_chance(made),
        bins=tuple(made),
        cards=len(sums),
        left_out=int((~has).sum()),
    )


def _bin(p: FloatArray, recalled: Estimate) -> Bin:
    return Bin(float(p.min()), float(p.max()), float(p.mean()), recalled)


def _off_by_chance(bins: list[Bin]) -> float:
    """The mean distance of a share from its own expectation is about sqrt(2·p(1-p) / (π·n)); weighed by n."""
    apart = [np.sqrt(2 * b.predicted * (1 - b.predicted) * b.recalled.n / np.pi) for b in bins]
    return float(sum(apart) / sum(b.recalled.n for b in bins))


def _estimates(sums: FloatArray, drawn: FloatArray, level: float, bins: int) -> list[Estimate]:
    """Each figure with the middle part of its draws."""
    whole = sums.sum(axis=0)
    values = _figures(whole, bins)
    counts = [whole[0]] * FIRST_BIN + list(whole[3 : 3 + bins])
    low, high = np.nanquantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    method = f"bootstrap over {len(sums)} cards, {len(drawn)} draws"
    return [
        Estimate(float(v), Interval(float(min(v, lo)), float(max(v, hi)), level), int(n), method)
        for v, lo, hi, n in zip(values, low, high, counts, strict=True)
    ]


def _refuse_if_mute(card: NDArray[np.intp], y: FloatArray) -> None:
    if card.max(initial=-1) < 1:
        raise UnableToJudge(
            "Predictions of under two cards cannot be judged: bring more reviews after the first."
        )
    if not np.isin(y, (0, 1)).all():
        raise UnableToJudge("Whether a review was recalled is 1 or 0: mend the others.")
    if y.min() == y.max():
        raise UnableToJudge(
            "All reviews ended alike, so a constant is never wrong: bring some that ended otherwise."
        )


def _sums(
    card: NDArray[np.intp], p: FloatArray, y: FloatArray, which: NDArray[np.intp], bins: int
) -> FloatArray:
    """Per card: reviews, recalled, loss; then reviews, recalled, predicted in each bin. Shape cards × (3 + 3·bins)."""
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    n = int(card.max()) + 1
    cell = card * bins + which
    whole = [np.bincount(card, weights=weights, minlength=n) for weights in (None, y, loss)]
    split = [np.bincount(cell, weights=w, minlength=n * bins).reshape(n, bins) for w in (None, y, p)]
    return np.column_stack([*whole, *split]).astype(np.float64)


def _figures(sums: FloatArray, bins: int) -> FloatArray:
    """Loss, constant's loss, gain, lean, off, and the share recalled in each bin, from sums of shape … × (3 + 3·bins)."""
    n, k, loss = (sums[..., i] for i in range(3))
    count, hits, expected = (sums[..., 3 + i * bins : 3 + (i + 1) * bins] for i in range(3))
    q = np.clip(k / n, EDGE, 1 - EDGE)
    constant = -(q * np.log(q) + (1 - q) * np.log(1 - q))
    lean = (k - expected.sum(axis=-1)) / n
    off = np.abs(hits - expected).sum(axis=-1) / n
    shares = np.divide(hits, count, out=np.full(hits.shape, np.nan), where=count > 0)
    own = loss / n
    return np.concatenate([np.stack([own, constant, constant - own, lean, off], axis=-1), shares], axis=-1)


def _drawn(sums: FloatArray, rng: np.random.Generator, draws: int, bins: int) -> FloatArray:
    """The figures of each draw of as many cards as there are, with replacement."""
    cards = len(sums)
    rows = max(1, AT_ONCE // cards)
    equal = np.full(cards, 1 / cards)
    batches = [min(rows, draws - begin) for begin in range(0, draws, rows)]
    return np.concatenate(
        [_figures(rng.multinomial(cards, equal, size=size) @ sums, bins) for size in batches]
    )
