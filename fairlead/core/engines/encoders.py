"""The sentence encoder, loaded from the weights that lie beside this file; None where they were not built."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from fairlead.core.recall import Encoder, Kept, Transformer, dequantised

WEIGHTS = Path(__file__).parent / "weights" / "all-minilm-l6-v2.npz"
SAME = 0.65  # cosine from which two sentences say the same: of 436 pairs within forty sound plans the nearest has .57
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


def sentence_likeness(texts: Sequence[str]) -> list[list[float]]:
    """How alike texts are in meaning, each with each, from 0 to 1; .9 from where they say the same. 0 without weights.

    >>> len(sentence_likeness(["Call them.", "Ring them.", "Bake bread."]))
    3
    """
    encoder = sentence_encoder()
    if encoder is None:
        return [[0.0] * len(texts) for _ in texts]
    vectors = encoder.encode(texts)
    found: list[list[float]] = np.clip(vectors @ vectors.T * (0.9 / SAME), 0, 1).tolist()
    return found
