"""The forward pass of a small BERT (Devlin et al. 2019; Reimers, Gurevych 2019 for the mean of its states).

For states H (one row a piece): A = softmax(Q Kᵀ / √d) V in each head, H ← norm(H + A Wo), H ← norm(H + gelu(H W1) W2);
the vector of a text is the mean of its last states, at length one. Texts go through sorted by length, many together, so
that little is padded; what is padded is heeded by nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.encoder.wordpiece import WordPiece

Floats = NDArray[np.float32]
HEADS = 12
PIECES = 2048  # word pieces that go through together: as fast as more, at 40 MB
_TINY = np.float32(1e-12)
NOWHERE = np.float32(-1e9)


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    attend: tuple[Floats, Floats]  # queries, keys and values side by side
    gather: tuple[Floats, Floats]
    first: tuple[Floats, Floats]
    widen: tuple[Floats, Floats]
    narrow: tuple[Floats, Floats]
    second: tuple[Floats, Floats]


class Transformer:
    """all-MiniLM-L6-v2: texts in, vectors of 384 numbers out. Not safe to share between threads while it loads."""

    name = "all-MiniLM-L6-v2"

    def __init__(self, weights: Mapping[str, Floats], vocabulary: Sequence[str]) -> None:
        self._pieces = WordPiece(vocabulary)
        self._words = weights["embeddings.word_embeddings.weight"]
        places = weights["embeddings.position_embeddings.weight"]
        self._places = places + weights["embeddings.token_type_embeddings.weight"][0]
        self._norm = _pair(weights, "embeddings.LayerNorm")
        depth = 1 + max(int(n.split(".")[2]) for n in weights if n.startswith("encoder.layer."))
        self._layers = [_layer(weights, f"encoder.layer.{i}.") for i in range(depth)]

    def knows(self, word: str) -> bool:
        """Whether the vocabulary has a folded word as a whole."""
        return self._pieces.knows(word)

    def encode(self, texts: Sequence[str]) -> Floats:
        """N texts as N×384, each of length one."""
        numbers = [self._pieces.numbers(text) for text in texts]
        vectors = np.empty((len(texts), self._words.shape[1]), dtype=np.float32)
        for rows in _batches([len(own) for own in numbers]):
            vectors[rows] = self._vectors([numbers[row] for row in rows])
        return vectors

    def _vectors(self, numbers: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(own) for own in numbers])
        longest = int(lengths.max())
        padded = np.array([[*own, *[0] * (longest - len(own))] for own in numbers])
        there = np.arange(longest) < lengths[:, None]
        states = self._words[padded] + self._places[:longest]
        states = _normed(states.reshape(padded.size, -1), *self._norm)
        for layer in self._layers:
            states = _passed(layer, states, there)
        states = states.reshape(*padded.shape, -1) * there[:, :, None]
        total = states.sum(axis=1)
        unit: Floats = total / np.linalg.norm(total, axis=1, keepdims=True)
        return unit


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Places of texts, sorted by length, as many together as make up PIECES with the padding."""
    batches: list[list[int]] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not batches or (len(batches[-1]) + 1) * lengths[row] > PIECES:
            batches.append([])
        batches[-1].append(row)
    return batches


def _passed(layer: _Layer, states: Floats, there: NDArray[np.bool_]) -> Floats:
    gathered = _attended(states @ layer.attend[0] + layer.attend[1], there)
    states = _normed(states + gathered @ layer.gather[0] + layer.gather[1], *layer.first)
    wide = states @ layer.widen[0]
    wide += layer.widen[1]
    return _normed(states + _gelu(wide) @ layer.narrow[0] + layer.narrow[1], *layer.second)


def _attended(states: Floats, there: NDArray[np.bool_]) -> Floats:
    (texts, length), width = there.shape, states.shape[1] // 3
    parted = states.reshape(texts, length, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
    heed = parted[0] @ parted[1].transpose(0, 1, 3, 2)
    heed *= np.float32((width // HEADS) ** -0.5)
    heed += np.where(there, np.float32(0), NOWHERE)[:, None, None, :]
    heed -= heed.max(axis=-1, keepdims=True)
    np.exp(heed, out=heed)
    heed /= heed.sum(axis=-1, keepdims=True)
    gathered: Floats = (heed @ parted[2]).transpose(0, 2, 1, 3).reshape(len(states), width)
    return gathered


def _gelu(x: Floats) -> Floats:
    """x Φ(x), with Φ the normal distribution; in place."""
    from scipy.special import erf  # here, because `--help` need not wait for it

    share = x * np.float32(0.5**0.5)
    erf(share, out=share)
    share += 1
    x *= share
    x *= np.float32(0.5)
    return x


def _normed(x: Floats, gain: Floats, shift: Floats) -> Floats:
    x = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.einsum("nd,nd->n", x, x) / np.float32(x.shape[1]) + _TINY)
    x /= spread[:, None]
    x *= gain
    x += shift
    return x


def _layer(weights: Mapping[str, Floats], name: str) -> _Layer:
    parts = [_linear(weights, f"{name}attention.self.{part}") for part in ("query", "key", "value")]
    attend = (
        np.ascontiguousarray(np.concatenate([w for w, _ in parts], axis=1)),
        np.concatenate([b for _, b in parts]),
    )
    return _Layer(
        attend,
        _linear(weights, f"{name}attention.output.dense"),
        _pair(weights, f"{name}attention.output.LayerNorm"),
        _linear(weights, f"{name}intermediate.dense"),
        _linear(weights, f"{name}output.dense"),
        _pair(weights, f"{name}output.LayerNorm"),
    )


def _pair(weights: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _linear(weights: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    weight, bias = _pair(weights, name)
    return np.ascontiguousarray(weight.T), bias
