"""The sentence encoder, loaded from the weights that lie beside this file; None where they were not built."""

from functools import cache
from pathlib import Path

import numpy as np

from fairlead.core.recall import Encoder, Kept, Transformer, dequantised

WEIGHTS = Path(__file__).parent / "weights" / "all-minilm-l6-v2.npz"
VOCABULARY = "vocabulary"  # the pieces as UTF-8, a line each


@cache
def sentence_encoder() -> Encoder | None:
    """The encoder, loaded once (half a second, 150 MB) and keeping its vectors; None without the file of weights."""
    return encoder_from(WEIGHTS) if WEIGHTS.is_file() else None


def encoder_from(path: Path) -> Encoder:
    """The encoder of one file of weights, as tools/weights.py writes it."""
    with np.load(path, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    vocabulary = bytes(arrays.pop(VOCABULARY)).decode("utf-8").split("\n")
    return Kept(Transformer(dequantised(arrays), vocabulary))
