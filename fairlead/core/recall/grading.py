"""Grades of short answers to one question, for whoever holds the scorer against a set that people have graded."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fairlead.core.recall.anchored import Anchored
from fairlead.core.recall.encoder import Encoder
from fairlead.core.recall.learning import Example
from fairlead.core.recall.outcomes import Scorer
from fairlead.core.recall.scorer import StatementScorer

IT = "it"


def grade(
    answers: Sequence[str],
    reference: str,
    *,
    others: Sequence[str] = (),
    coded: Mapping[str, float] | None = None,
    encoder: Encoder | None = None,
) -> NDArray[np.float64]:
    """How far each of N answers says what the reference answer says, N numbers from 0 to 1.

    `others` are more reference answers; `coded` are answers with a person's grade from 0 to 1 (divide by the highest
    grade), some eight of them, none of which need be among `answers`: those that are, are graded by what the rest
    taught. The score orders answers; it is no probability. Without an `encoder` words alone are compared.

    >>> grade(["the bulb is in a closed path", "no idea"], "The bulb and the battery are in a closed path.").round(1).tolist()
    [0.8, 0.0]
    """

    def make(examples: Sequence[Example]) -> Scorer:
        return StatementScorer([(IT, reference)], paraphrases={IT: others}, encoder=encoder, coded=examples)

    examples = [Example(text, {IT: float(value)}) for text, value in (coded or {}).items()]
    found: NDArray[np.float64] = Anchored(make, examples).score(answers).score[:, 0].astype(np.float64)
    return found
