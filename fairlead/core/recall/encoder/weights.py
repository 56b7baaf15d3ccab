"""Weights as whole numbers: a quarter of the size, and next to the same vectors."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[np.generic]]
SCALE = ".scale"


def quantised(weights: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.generic]]:
    """Matrices R×C as int8 with a scale for each row (in "name.scale"); all else as it is.

    w ≈ scale · q with scale = max |w| / 127 of the row, so that no entry is off by more than half a scale.

    >>> made = quantised({"w": np.array([[1.0, -0.5], [0.0, 0.0]], dtype=np.float32)})
    >>> made["w"].tolist(), (127 * made["w.scale"]).tolist()
    ([[127, -64], [0, 0]], [1.0, 127.0])
    """
    made: dict[str, NDArray[np.generic]] = {}
    for name, array in weights.items():
        if array.ndim != 2:
            made[name] = array
            continue
        scale = np.abs(array).max(axis=1) / 127
        scale = np.where(scale > 0, scale, 1).astype(np.float32)
        made[name], made[name + SCALE] = np.rint(array / scale[:, None]).astype(np.int8), scale
    return made


def dequantised(kept: Arrays) -> dict[str, NDArray[np.float32]]:
    """The weights as they are reckoned with.

    >>> dequantised({"w": np.array([[2, -1]], dtype=np.int8), "w.scale": np.array([0.5], dtype=np.float32)})["w"].tolist()
    [[1.0, -0.5]]
    """
    plain = (name for name in kept if not name.endswith(SCALE))
    return {name: _whole(kept[name], kept.get(name + SCALE)) for name in plain}


def _whole(array: NDArray[np.generic], scale: NDArray[np.generic] | None) -> NDArray[np.float32]:
    if scale is None:
        return array.astype(np.float32)
    whole: NDArray[np.float32] = array.astype(np.float32) * scale.astype(np.float32)[:, None]
    return whole
