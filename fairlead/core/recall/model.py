"""From features to probabilities: multinomial logistic regression, small enough to be read.

P(class | x) ∝ exp(b + w·z), z = (x - mean) / scale, with the class "not" at 0. Fitted by maximum likelihood with a
normal prior on w (variance 1 / ridge), so that few examples move it little.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.outcomes import CLASSES

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """`mean` and `scale` F, `slope` F×(C-1), `level` C-1, for the classes after the first."""

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    slope: Floats
    level: Floats

    def probabilities(self, features: NDArray[np.float32], names: Sequence[str]) -> Floats:
        """Of each class, …×C, from features …×F named in the order of `names`.

        >>> w = Weights(("a",), np.zeros(1), np.ones(1), np.array([[0.0, 1.0, 0.0]]), np.zeros(3))
        >>> w.probabilities(np.array([[0.0]]), ["a"]).tolist()
        [[0.25, 0.25, 0.25, 0.25]]
        """
        own = features[..., [names.index(name) for name in self.names]].astype(np.float64)
        z = np.clip((own - self.mean) / self.scale, -FARTHEST, FARTHEST)
        return _softmax(z @ self.slope + self.level)


FARTHEST = 5.0  # standard deviations beyond which a feature says no more


def _softmax(logits: Floats) -> Floats:
    first = np.zeros((*logits.shape[:-1], 1))
    whole = np.concatenate([first, logits], axis=-1)
    grown = np.exp(whole - whole.max(axis=-1, keepdims=True))
    share: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return share


def fitted(
    features: NDArray[np.float32],
    truth: Floats,
    names: Sequence[str],
    chosen: Sequence[str],
    *,
    ridge: float = 1.0,
    weigh: Floats | None = None,
) -> Weights:
    """Weights from M examples: features M×F, truth M×C (rows sum to 1), of which the `chosen` features are used.

    `weigh` M counts an example more or less. Maximises Σ weigh · truth · log P - ridge / 2 · Σ w².

    >>> x = np.array([[0.0], [0.0], [1.0], [1.0]], dtype=np.float32)
    >>> truth = np.eye(4)[[0, 0, 2, 2]]
    >>> found = fitted(x, truth, ["a"], ["a"], ridge=0.1)
    >>> bool((found.probabilities(x, ["a"])[:, 2] > 0.5).tolist() == [False, False, True, True])
    True
    """
    from scipy.optimize import minimize

    own = features[:, [list(names).index(name) for name in chosen]].astype(np.float64)
    mean, scale = own.mean(axis=0), own.std(axis=0)
    scale = np.where(scale > 1e-6, scale, 1.0)
    z = np.clip((own - mean) / scale, -FARTHEST, FARTHEST)
    counts = np.ones(len(z)) if weigh is None else weigh
    width, others = len(chosen), len(CLASSES) - 1

    def loss(parameters: Floats) -> tuple[float, Floats]:
        slope, level = parameters[:-others].reshape(width, others), parameters[-others:]
        share = _softmax(z @ slope + level)
        likely = counts @ (truth * np.log(np.maximum(share, 1e-12))).sum(axis=1)
        off = counts[:, None] * (share - truth)[:, 1:]
        gradient = np.concatenate([(z.T @ off + ridge * slope).ravel(), off.sum(axis=0)])
        return ridge / 2 * float((slope**2).sum()) - float(likely), gradient

    start = np.zeros(width * others + others)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    return Weights(tuple(chosen), mean, scale, found[:-others].reshape(width, others), found[-others:])
