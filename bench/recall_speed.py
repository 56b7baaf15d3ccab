"""What scoring costs beside the encoder alone, what a changed plan costs, and the memory of 100,000 answers.

    python bench/recall_speed.py memory [ANSWERS]    # in a process of its own; called by recall.py

Answers are composed from those of the invented plans (each clause of theirs is one), so that nearly every text is another.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice, product

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded; the ratio is that of one core

import numpy as np
from measures import interleaved, run
from recall_kept import ROOT, say

sys.path.insert(0, str(ROOT))

from fairlead.core.engines.encoders import sentence_encoder
from fairlead.core.recall import Kept, StatementScorer
from fairlead.core.recall.encoder.protocol import Encoder
from tests.data.recall_set import TRAINED_ON, plans

STATEMENTS, TEXTS, ROUNDS = 8, 1_100, 3
MANY, PIECE = 100_000, 10_000
RELIABLE = 3_000  # answers that are really encoded; the vectors of the rest are drawn, at the same size


def statements(skip: int = 0) -> list[tuple[str, str]]:
    """Eight statements of invented plans."""
    found = (text for plan in plans("dev") for _, text in plan.statements)
    return [(f"s{i}", text) for i, text in enumerate(islice(found, skip, skip + STATEMENTS))]


def answers(many: int) -> list[str]:
    """As many different answers; beyond those that were written, two of them in two lines."""
    own = list(dict.fromkeys(a.text for plan in plans(*TRAINED_ON) for a in plan.answers))
    order = np.random.default_rng(1).permutation(len(own))
    own = [own[i] for i in order]
    return [*own, *(f"{a}\n{b}" for a, b in islice(product(own, own), max(0, many - len(own))))][:many]


def ratios() -> dict[str, float]:
    """Encoder alone over scoring, both fresh, the plan made ready included; a changed plan with vectors kept over fresh."""
    raw, texts = _raw(), answers(TEXTS)
    warm = Kept(raw)
    StatementScorer(statements(), encoder=warm).score(texts)

    def scored(encoder: Callable[[], Encoder], skip: int) -> Callable[[], object]:
        return lambda: StatementScorer(statements(skip), encoder=encoder()).score(texts)

    things = {
        "encoder": lambda: Kept(raw).encode(texts),
        "fresh": scored(lambda: Kept(raw), 0),
        "changed": scored(lambda: warm, STATEMENTS),
    }
    seconds = interleaved(things, ROUNDS)
    return {
        "encoder alone / scoring": seconds["encoder"] / seconds["fresh"],
        "scoring a changed plan / scoring": seconds["changed"] / seconds["fresh"],
        "texts": TEXTS,
        "statements": STATEMENTS,
        "rounds": ROUNDS,
        "texts a second": TEXTS / seconds["fresh"],
    }


def memory() -> dict[str, float]:
    """Peak memory of scoring MANY answers, in a process of its own."""
    say(f"  scoring {MANY} answers × {STATEMENTS} statements")
    return run(["recall_speed.py", "memory", str(MANY)])


def measured(many: int) -> dict[str, float]:
    """Peak memory, and time where the first answers are encoded and the rest extrapolated."""
    begun, texts = time.perf_counter(), answers(many)
    encoder = Kept(_Some(_raw(), RELIABLE))
    before = _peak()
    scores = StatementScorer(statements(), encoder=encoder).score(texts)
    return {
        "answers": len(scores.outcome),
        "peak MB": _peak(),
        "before scoring MB": before,
        "seconds, most not encoded": time.perf_counter() - begun,
    }


class _Some:
    """Encodes the first texts and draws vectors for the rest: they take the same room, and not the hour."""

    def __init__(self, encoder: Encoder, many: int) -> None:
        self._encoder, self._left, self._rng = encoder, many, np.random.default_rng(1)
        self.name, self.knows = encoder.name, encoder.knows

    def encode(self, texts: list[str]) -> np.ndarray:
        real = self._encoder.encode(texts[: self._left])
        self._left -= len(real)
        drawn = self._rng.normal(size=(len(texts) - len(real), real.shape[1])).astype(np.float32)
        return np.concatenate([real, drawn / np.linalg.norm(drawn, axis=1, keepdims=True)])


def _raw() -> Encoder:
    kept = sentence_encoder()
    if kept is None:
        raise SystemExit("There is no file of weights: call 'make weights' first.")
    return kept._encoder  # the one behind, which remembers nothing


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] != ["memory"]:
        sys.exit("Say: python bench/recall_speed.py memory [ANSWERS]")
    print(json.dumps(measured(int(sys.argv[2]) if len(sys.argv) > 2 else MANY)))
