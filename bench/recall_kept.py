"""Vectors kept on disk between runs, so that a second run of the figures need not encode again."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fairlead.core.engines.encoders import sentence_encoder  # noqa: E402
from fairlead.core.recall import Encoder  # noqa: E402

FILE = ROOT / "bench/out/recall-vectors.npz"
AT_ONCE = 500  # texts between two lines of progress


class OnDisk:
    """An encoder that remembers in a file. Delete the file after other weights were built."""

    def __init__(self, encoder: Encoder, file: Path = FILE) -> None:
        self._encoder, self._file = encoder, file
        self.name, self.knows = encoder.name, encoder.knows
        self._vectors: dict[str, np.ndarray] = {}
        if file.is_file():
            with np.load(file) as kept:
                texts = bytes(kept["texts"]).decode().split("\0")
                self._vectors = dict(zip(texts, kept["vectors"], strict=True))
        self._saved = len(self._vectors)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        begun = time.perf_counter()
        for at in range(0, len(new), AT_ONCE):
            some = new[at : at + AT_ONCE]
            self._vectors |= dict(zip(some, self._encoder.encode(some).astype(np.float16), strict=True))
            if len(new) > AT_ONCE:
                say(f"  encoded {at + len(some)} of {len(new)} texts, {time.perf_counter() - begun:.0f} s")
        width = self._vectors[texts[0]].shape[0] if len(texts) else 0
        return np.array([self._vectors[text] for text in texts], dtype=np.float32).reshape(len(texts), width)

    def save(self) -> None:
        if len(self._vectors) == self._saved:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        texts = np.frombuffer("\0".join(self._vectors).encode(), dtype=np.uint8)
        np.savez(self._file, texts=texts, vectors=np.array(list(self._vectors.values())))
        self._saved = len(self._vectors)


def encoder_on_disk() -> OnDisk:
    encoder = sentence_encoder()
    if encoder is None:
        raise SystemExit("There is no file of weights: call 'make weights' first.")
    return OnDisk(encoder)


def say(line: str) -> None:
    """Progress goes beside the figures, not among them."""
    print(line, file=sys.stderr, flush=True)
