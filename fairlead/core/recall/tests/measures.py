"""How well a scorer does on the labelled cases: every (answer, statement) pair is one decision."""

from dataclasses import dataclass

import numpy as np

from fairlead.core.recall import StatementScorer
from fairlead.core.recall.tests.cases import SETS


@dataclass(frozen=True)
class Pair:
    text: str
    sort: str
    statement: str
    truth: int
    said: int
    score: float


def pairs(sets=SETS) -> list[Pair]:
    return [pair for plan, cases in sets for pair in _pairs(plan, cases)]


def _pairs(plan, cases) -> list[Pair]:
    scores = StatementScorer(plan).score([case.text for case in cases])
    return [
        Pair(case.text, case.sort, id, _truth(case, id), int(scores.outcome[i, j]), float(scores.score[i, j]))
        for i, case in enumerate(cases)
        for j, id in enumerate(scores.statements)
    ]


def _truth(case, id: str) -> int:
    return 2 if id in case.named else -int(id in case.contradicted) or int(id in case.partly)


def macro_f1(found: list[Pair]) -> float:
    """Over named, partly and not; who says the opposite does not name it."""
    return float(np.mean([f1(found, level) for level in (0, 1, 2)]))


def f1(found: list[Pair], level: int) -> float:
    both = sum(max(0, p.truth) == max(0, p.said) == level for p in found)
    return 2 * both / sum((max(0, p.truth) == level) + (max(0, p.said) == level) for p in found)


def auc(found: list[Pair]) -> float:
    """Mann and Whitney: how often a named pair scores above one that is not named at all, ties half."""
    named = np.array([p.score for p in found if p.truth == 2])[:, None]
    rest = np.array([p.score for p in found if p.truth < 1])
    return float(np.mean((named > rest) + 0.5 * (named == rest)))


def share_matched(found: list[Pair], sort: str, level: int) -> float:
    """The share of answers of a sort of which some statement is said to be at least at `level`."""
    texts = {p.text for p in found if p.sort == sort}
    return sum(any(p.said >= level for p in found if p.text == text) for text in texts) / len(texts)
