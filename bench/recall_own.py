"""How well recall is scored on our own labelled plans: the sealed four, and the open ones with each plan left out.

Each (answer, statement) pair is one decision. Intervals: 95 %, by drawing answers anew within plans (2,000 draws).
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from recall_kept import OnDisk, say
from recall_measures import DRAWS, auc, f1, macro_f1

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from fit_recall import examples, fit_to  # noqa: E402

from fairlead.core.recall import SURE, Example, Outcome, StatementScorer  # noqa: E402
from fairlead.core.recall.model import Weights  # noqa: E402
from tests.data.recall_set import TRAINED_ON, LabelledPlan, plans  # noqa: E402

OUTCOME = {"not": 0, "partly": 1, "named": 2, "contradicted": -1}
CODED = (0, 5, 10, 20)  # answers of a firm that people coded; a plan here has 25 or 30
SPLITS = 4  # times that the coded ones are chosen anew


@dataclass(frozen=True, eq=False)
class Judged:
    """Answers of one plan: `truth`, `said`, `score` and `sure`, each N×S, and the sort of each answer."""

    plan: str
    truth: np.ndarray
    said: np.ndarray
    score: np.ndarray
    sure: np.ndarray
    sorts: tuple[str, ...]

    def at(self, rows: np.ndarray) -> "Judged":
        sorts = tuple(self.sorts[i] for i in rows)
        return Judged(self.plan, self.truth[rows], self.said[rows], self.score[rows], self.sure[rows], sorts)


def truth_of(plan: LabelledPlan) -> np.ndarray:
    return np.array([[OUTCOME[a.label(id)] for id, _ in plan.statements] for a in plan.answers])


def judge(plan: LabelledPlan, scorer: StatementScorer, rows: Sequence[int] | None = None) -> Judged:
    kept = list(range(len(plan.answers)) if rows is None else rows)
    scores = scorer.score([plan.answers[i].text for i in kept])
    sorts = tuple(plan.answers[i].sort for i in kept)
    return Judged(plan.name, truth_of(plan)[kept], scores.outcome, scores.score, scores.sure, sorts)


def of_all(found: Sequence[Judged], name: str) -> np.ndarray:
    return np.concatenate([getattr(judged, name).ravel() for judged in found])


def level_f1(found: Sequence[Judged]) -> float:
    """Over named, partly and not; what is contradicted is not named."""
    return macro_f1(of_all(found, "truth").clip(0), of_all(found, "said").clip(0), (0, 1, 2))


def contradicted(found: Sequence[Judged]) -> float:
    return f1(of_all(found, "truth"), of_all(found, "said"), Outcome.CONTRADICTED)


def named_auc(found: Sequence[Judged]) -> float:
    truth, score = of_all(found, "truth"), of_all(found, "score")
    return auc(score[truth == Outcome.NAMED], score[truth < Outcome.NAMED])


def matched(found: Sequence[Judged], sort: str, sure: float = 0.0) -> float:
    """The share of answers of a sort of which a statement is said to be named, at least as `sure`."""
    named = [(j.said == Outcome.NAMED) & (j.sure >= sure) for j in found]
    rows = [own[i] for own, j in zip(named, found, strict=True) for i, s in enumerate(j.sorts) if s == sort]
    return float(np.mean([row.any() for row in rows])) if rows else float("nan")


def interval(found: Sequence[Judged], measure: Callable[[Sequence[Judged]], float]) -> list[float]:
    rng = np.random.default_rng(1)
    drawn = [
        measure([j.at(rng.integers(0, len(j.sorts), len(j.sorts))) for j in found]) for _ in range(DRAWS)
    ]
    return [float(value) for value in np.quantile(drawn, [0.025, 0.975])]


MEASURES = {"macro F1": level_f1, "AUC": named_auc, "F1, contradicted": contradicted}
SORTS = ("buzzwords", "foreign", "off-topic", "dont-know", "synonyms")


def figures(found: Sequence[Judged]) -> dict[str, object]:
    """Measures with intervals, and of some sorts of answers how many are matched, of how many."""
    made: dict[str, object] = {
        "plans": len(found),
        "answers": sum(len(j.sorts) for j in found),
        "pairs": sum(j.truth.size for j in found),
    }
    made |= {name: [measure(found), *interval(found, measure)] for name, measure in MEASURES.items()}
    many = {sort: sum(s == sort for j in found for s in j.sorts) for sort in SORTS}
    for sort, n in many.items():
        made[f"{sort} matched"] = [matched(found, sort), n]
        made[f"{sort} matched, and sure"] = [matched(found, sort, SURE), n]
    return made


def left_out_weights(own: Sequence[LabelledPlan], encoder: OnDisk) -> list[Weights]:
    """For each plan the weights that all the others lead to."""
    seen = [examples(plan, encoder, False) for plan in own]
    made = []
    for place in range(len(own)):
        made.append(fit_to([one for i, one in enumerate(seen) if i != place]))
        if not (place + 1) % 10:
            say(f"  fitted without plan {place + 1} of {len(own)}")
    return made


def whole(encoder: OnDisk) -> dict[str, object]:
    """Sealed as they are, the open ones with each plan left out, and both by words alone."""
    own, sealed = list(plans(*TRAINED_ON)), list(plans("sealed"))
    weights = left_out_weights(own, encoder)
    open_ = [judge(p, _scorer(p, encoder, w)) for p, w in zip(own, weights, strict=True)]
    dev = {p.name for p in own if p.part == "dev"}
    groups = {
        "sealed, by meaning": [judge(p, _scorer(p, encoder)) for p in sealed],
        "sealed, by words alone": [judge(p, StatementScorer(p.statements)) for p in sealed],
        "open, each plan left out, by meaning": open_,
        "of these, the labelled twice (dev)": [j for j in open_ if j.plan in dev],
        "open, by words alone": [judge(p, StatementScorer(p.statements)) for p in own],
    }
    return {name: figures(found) for name, found in groups.items()}


def _scorer(
    plan: LabelledPlan, encoder: OnDisk, weights: Weights | None = None, coded: Sequence[Example] = ()
) -> StatementScorer:
    return StatementScorer(plan.statements, encoder=encoder, weights=weights, coded=coded)


def curve(encoder: OnDisk) -> dict[str, object]:
    """What coded answers of a firm add on the answers that were not coded; the same answers are judged at each number."""
    own, sealed = list(plans(*TRAINED_ON)), list(plans("sealed"))
    weights: list[Weights | None] = [*left_out_weights(own, encoder)]
    groups = {"open, each plan left out": (own, weights), "sealed": (sealed, [None] * len(sealed))}
    return {name: _curve(*group, encoder) for name, group in groups.items()}


def _curve(
    own: Sequence[LabelledPlan], weights: Sequence[Weights | None], encoder: OnDisk
) -> dict[str, object]:
    found: dict[int, list[Judged]] = {number: [] for number in CODED}
    for place, (plan, own_weights) in enumerate(zip(own, weights, strict=True)):
        for split in range(SPLITS):
            order = np.random.default_rng(split).permutation(len(plan.answers))
            for number in CODED:
                coded = [_example(plan, row) for row in order[:number]]
                scorer = _scorer(plan, encoder, own_weights, coded)
                found[number].append(judge(plan, scorer, order[max(CODED) :].tolist()))
        if not (place + 1) % 10:
            say(f"  learnt from plan {place + 1} of {len(own)}")
    return {str(number): _beside(some, found[0]) for number, some in found.items()}


def _beside(some: list[Judged], none: list[Judged]) -> dict[str, object]:
    """Macro F1 and AUC, and what they differ by from no coded answer; intervals by drawing plans anew, with all splits."""
    rng, many = np.random.default_rng(1), len(some) // SPLITS
    of_plan = np.arange(len(some)).reshape(many, SPLITS)
    draws = [of_plan[rng.integers(0, many, many)].ravel() for _ in range(500)]
    made: dict[str, object] = {"answers": sum(len(j.sorts) for j in some)}
    for name, measure in (("macro F1", level_f1), ("AUC", named_auc)):
        gains = [measure([some[i] for i in own]) - measure([none[i] for i in own]) for own in draws]
        low, high = np.quantile(gains, [0.025, 0.975])
        made[name] = measure(some)
        made[f"{name}, gain"] = [measure(some) - measure(none), float(low), float(high)]
    return made


def _example(plan: LabelledPlan, row: int) -> Example:
    answer = plan.answers[row]
    return Example(answer.text, {id: Outcome(OUTCOME[answer.label(id)]) for id, _ in plan.statements})
