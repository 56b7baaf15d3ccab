"""What a firm's own coded answers teach: a Gaussian process on what the scorer had wrong.

For coded pairs (answer, statement) with truth y and judgement p the residuals y - p are smoothed by a kernel; an answer
that is like a coded one is bent the same way, one like none keeps the judgement:

    p' = p + k(x) a,   k = shared + [same statement] · (own + near · exp(-(1 - cos) / width))

with cos between the spans that speak for the statement, and a averaged over how strongly k is believed in
(`kernel.weighed_pull`): few coded answers, or errors without a pattern, bend next to nothing. Among several statements the
judgement is good and the prior expects little to learn; a statement that stands alone is judged less well, and more is
expected. The score is bent in the same way. Chosen on the invented plans that are open and on two public sets of graded
answers: a fixed strength that was right for the public sets made the invented plans worse (bench/recall.py --part coded).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.features import Seen
from fairlead.core.recall.kernel import weighed_pull
from fairlead.core.recall.outcomes import CLASSES, GRADE, Outcome

Floats = NDArray[np.float64]
SHARED, OWN, NEAR, WIDTH = 0.05, 0.2, 1.0, 0.2
AMONG = {0.0: 8.0, 0.3: 1.0, 1.0: 1.0, 4.0: 1.0}  # scale of the kernel over the noise: chance, in parts
ALONE = {0.3: 1.0, 1.0: 2.0, 4.0: 4.0, 8.0: 2.0}


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """Of N texts and S statements: how `likely` each class is, N×S×C, and the `score` that orders them, N×S."""

    likely: Floats
    score: Floats

    @property
    def whole(self) -> Floats:
        """Both side by side, N×S×(C+1)."""
        return np.concatenate([self.likely, self.score[..., None]], axis=-1)

    @staticmethod
    def of(whole: Floats) -> "Judgement":
        """From both side by side; shares are brought back to above 0 and a sum of 1, the score to 0 … 1."""
        likely = np.clip(whole[..., :-1], 1e-6, None)
        return Judgement(likely / likely.sum(axis=-1, keepdims=True), np.clip(whole[..., -1], 0, 1))


@dataclass(frozen=True, slots=True)
class Example:
    """A text coded by a person: for each statement its outcome, or a grade from 0 to 1 (named is 1, partly ½).

    Statements that are not mentioned were not named; with `whole` False they were not coded.
    """

    text: str
    says: Mapping[str, Outcome | float]
    whole: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """M coded pairs: `vectors` M×D of their spans, `statement` M, and `pull` M×(C+1), the weights a."""

    vectors: Floats
    statement: NDArray[np.int64]
    pull: Floats

    @staticmethod
    def from_examples(
        examples: Sequence[Example], statements: Sequence[str], seen: Seen, judged: Judgement
    ) -> "Learnt":
        """What the examples teach about `statements`; `seen` and `judged` are of the examples' texts."""
        places = [
            (i, j) for i, e in enumerate(examples) for j, s in enumerate(statements) if e.whole or s in e.says
        ]
        rows, columns = np.array(places, dtype=np.int64).reshape(-1, 2).T
        truth = np.array([truth_of(examples[i].says.get(statements[j], Outcome.NOT)) for i, j in places])
        vectors = _of_spans(seen, rows, columns)
        kernel = _kernel(vectors, columns, vectors, columns)
        truth = np.concatenate([truth, truth @ GRADE[:, None]], axis=1)
        prior = ALONE if len(statements) < 2 else AMONG
        off = truth - judged.whole[rows, columns]
        return Learnt(vectors, columns, weighed_pull(kernel, off, prior))

    def bent(self, judged: Judgement, seen: Seen) -> Judgement:
        """The judgements, bent by what was learnt."""
        n, statements = judged.score.shape
        whole, rows = judged.whole, np.arange(n)
        for j in range(statements):
            column = np.full(n, j)
            kernel = _kernel(_of_spans(seen, rows, column), column, self.vectors, self.statement)
            whole[:, j] += kernel @ self.pull
        return Judgement.of(whole)


def truth_of(said: Outcome | float) -> Floats:
    """An outcome, or a grade from 0 to 1, as shares of the classes not, partly, named, contradicted.

    >>> truth_of(Outcome.NAMED).tolist(), truth_of(0.75).tolist()
    ([0.0, 0.0, 1.0, 0.0], [0.0, 0.5, 0.5, 0.0])
    """
    shares = np.zeros(len(CLASSES))
    if isinstance(said, Outcome):
        shares[CLASSES.index(said)] = 1
        return shares
    low, part = (0, said * 2) if said < 0.5 else (1, said * 2 - 1)
    shares[low], shares[low + 1] = 1 - part, part
    return shares


def _of_spans(seen: Seen, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
    """The vectors of the spans that speak for the statements; 0 for a text without a word, or without an encoder."""
    if not len(seen.spans):
        return np.zeros((len(rows), seen.spans.shape[1]))
    silent = ~seen.features[rows, columns].any(axis=1)
    found = seen.spans[seen.span[rows, columns]].astype(np.float64)
    found[silent] = 0
    return found


def _kernel(a: Floats, of_a: NDArray[np.int64], b: Floats, of_b: NDArray[np.int64]) -> Floats:
    same = of_a[:, None] == of_b
    near = NEAR * np.exp(-(1 - a @ b.T) / WIDTH) if a.shape[1] else 0.0
    kernel: Floats = SHARED + same * (OWN + near)
    return kernel
