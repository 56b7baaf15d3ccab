"""How well recall is scored on our own labelled plans: the sealed four, and the open ones with each plan left out.

    python bench/recall_own.py            # the table
    python bench/recall_own.py --coding   # and what coded answers of a firm add (some minutes)

Each (answer, statement) pair is one decision. Intervals: 95 %, by drawing answers anew within plans (2,000 draws).
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fairlead.core.engines.encoders import sentence_encoder  # noqa: E402
from fairlead.core.recall import Outcome, StatementScorer, coding_table, cohens_kappa  # noqa: E402
from tests.data.recall_set import LabelledPlan, plans  # noqa: E402

OUTCOME = {"not": 0, "partly": 1, "named": 2, "contradicted": -1}
DRAWS = 2000
CODED = (0, 5, 10, 20)


@dataclass(frozen=True, eq=False)
class Judged:
    """Answers of one plan: `truth`, `said` and `score`, each N×S, and the sort of each answer."""

    plan: str
    truth: np.ndarray
    said: np.ndarray
    score: np.ndarray
    sorts: tuple[str, ...]

    def at(self, rows: np.ndarray) -> "Judged":
        sorts = tuple(self.sorts[i] for i in rows)
        return Judged(self.plan, self.truth[rows], self.said[rows], self.score[rows], sorts)


def truth_of(plan: LabelledPlan) -> np.ndarray:
    return np.array([[OUTCOME[a.label(id)] for id, _ in plan.statements] for a in plan.answers])


def judge(plan: LabelledPlan, scorer: StatementScorer, rows: Sequence[int] | None = None) -> Judged:
    kept = list(range(len(plan.answers)) if rows is None else rows)
    scores = scorer.score([plan.answers[i].text for i in kept])
    sorts = tuple(plan.answers[i].sort for i in kept)
    return Judged(plan.name, truth_of(plan)[kept], scores.outcome, scores.score, sorts)


def f1(truth: np.ndarray, said: np.ndarray, outcome: int) -> float:
    both = ((truth == outcome) & (said == outcome)).sum()
    return 2 * both / max(1, (truth == outcome).sum() + (said == outcome).sum())


def macro_f1(found: Sequence[Judged]) -> float:
    """Over named, partly and not; what is contradicted is not named."""
    truth = np.concatenate([j.truth.clip(0).ravel() for j in found])
    said = np.concatenate([j.said.clip(0).ravel() for j in found])
    return float(np.mean([f1(truth, said, outcome) for outcome in (0, 1, 2)]))


def contradicted(found: Sequence[Judged]) -> float:
    truth, said = (np.concatenate([getattr(j, n).ravel() for j in found]) for n in ("truth", "said"))
    return f1(truth, said, Outcome.CONTRADICTED)


def auc(found: Sequence[Judged]) -> float:
    """Mann and Whitney: how often a named pair scores above any other, ties half."""
    truth, score = (np.concatenate([getattr(j, n).ravel() for j in found]) for n in ("truth", "score"))
    named, rest = score[truth == 2][:, None], score[truth < 2]
    return float(np.mean((named > rest) + 0.5 * (named == rest)))


def matched(found: Sequence[Judged], sort: str) -> float:
    """The share of answers of a sort of which a statement is said to be named."""
    rows = [j.said[i] for j in found for i, s in enumerate(j.sorts) if s == sort]
    return float(np.mean([np.any(row == Outcome.NAMED) for row in rows])) if rows else float("nan")


def interval(found: Sequence[Judged], measure: Callable[[Sequence[Judged]], float]) -> tuple[float, float]:
    rng = np.random.default_rng(1)
    drawn = [
        measure([j.at(rng.integers(0, len(j.sorts), len(j.sorts))) for j in found]) for _ in range(DRAWS)
    ]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


MEASURES = {
    "macro F1 (named, partly, not)": macro_f1,
    "AUC, named against rest": auc,
    "F1, contradicted": contradicted,
}


def report(name: str, found: Sequence[Judged]) -> None:
    pairs, answers = sum(j.truth.size for j in found), sum(len(j.sorts) for j in found)
    print(f"\n{name}: {len(found)} plans, {answers} answers, {pairs} pairs")
    for label, measure in MEASURES.items():
        low, high = interval(found, measure)
        print(f"  {label:32} {measure(found):.3f} [{low:.3f}, {high:.3f}]")
    for sort in ("buzzwords", "foreign", "off-topic", "dont-know", "synonyms"):
        many = sum(s == sort for j in found for s in j.sorts)
        if many:
            print(f"  {sort + ' matched':32} {matched(found, sort):.3f} of {many}")


def agreement(part: str) -> None:
    a, b = (np.concatenate([truth_of(p).ravel() for p in plans(part, coder=c)]) % 4 for c in "ab")
    kappa = cohens_kappa(coding_table(a, b, 4)) if (a != b).any() else None
    print(
        f"{part}: two coders, {len(a)} pairs, {(a != b).sum()} coded differently"
        + (f", kappa {kappa}" if kappa else "")
    )


def main() -> int:
    encoder = sentence_encoder()
    if encoder is None:
        print("There is no file of weights: call 'make weights' first.")
        return 2
    for part in ("dev", "sealed"):
        agreement(part)
    sealed = list(plans("sealed"))
    report("sealed, by meaning", [judge(p, StatementScorer(p.statements, encoder=encoder)) for p in sealed])
    report("sealed, by words alone", [judge(p, StatementScorer(p.statements)) for p in sealed])
    return 0


if __name__ == "__main__":
    sys.exit(main())
