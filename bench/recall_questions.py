"""Graded answers to questions that were not learnt from: ours beside the floor of tokens in common.

Each question is judged by what was learnt from the others of its set (folds of whole questions); where the folder holds the
unseen questions and domains, these are judged by what was learnt from all the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from recall_asag import HELD_BACK, LABELS, Question
from recall_features import Features
from recall_kept import say
from recall_measures import f1, interval, macro_f1

from fairlead.core.recall.kernel import bell, pull
from fairlead.core.recall.model import fitted

FOLDS = 8
GAMMA, RIDGE = 0.003, 1.5  # of our kernel; chosen on these sets by leaving questions out
FARTHEST = 4.0  # standard deviations beyond which a feature says no more
STEPS = np.linspace(-0.2, 0.2, 17)  # how far a label may be pushed up or down


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A question's truth and what was said of its answers, by ours and by the floor."""

    truth: np.ndarray
    ours: np.ndarray
    floor: np.ndarray


def by_kernel(known: list[Features], labels: list[np.ndarray], asked: list[Features]) -> np.ndarray:
    """Kernel ridge regression on who has which label, every label weighing the same: scores N×3.

    Each label is pushed by what lifts macro F1 most among the known, each question judged without itself.
    """
    kernel, beside = _kernels(known, asked)
    flat = np.concatenate(labels)
    truth = np.eye(len(LABELS))[flat]
    weigh = (1 / np.maximum(truth.sum(axis=0), 1))[flat]
    weigh /= weigh.mean()
    level = weigh @ truth / weigh.sum()
    pulled, inverse = _solved(kernel, truth - level, RIDGE / weigh)
    push = best_push(truth - _without_own(pulled, inverse, [len(own) for own in labels]), flat)
    return beside @ pulled + level + push


def _solved(kernel: np.ndarray, off: np.ndarray, noise: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights and the inverse that they come from, of which `_without_own` needs the blocks."""
    both = pull(kernel, np.hstack([off, np.eye(len(off))]), noise)
    return both[:, : off.shape[1]], both[:, off.shape[1] :]


def _without_own(pulled: np.ndarray, inverse: np.ndarray, sizes: list[int]) -> np.ndarray:
    """How far each answer is off where its whole question is left out: (G_qq)⁻¹ a_q, G the inverse."""
    ends = np.cumsum(sizes)
    parts = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    return np.concatenate([np.linalg.solve(inverse[at, at], pulled[at]) for at in parts])


def best_push(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """What is added to each label's score so that macro F1 over the three is highest on these."""
    pushes = [np.array([0.0, a, b]) for a in STEPS for b in STEPS]
    return max(pushes, key=lambda push: macro_f1(labels, (scores + push).argmax(axis=1), (0, 1, 2)))


def _kernels(known: list[Features], asked: list[Features]) -> tuple[np.ndarray, np.ndarray]:
    """Among the known, and of the asked beside the known: likeness of what is seen, and of how the vectors lie."""
    total = [0.0, 0.0]
    for name, gamma in (("ours", GAMMA), ("pair", 1.0)):
        a, b = _standardised([getattr(f, name) for f in known], [getattr(f, name) for f in asked])
        gamma = gamma if name == "ours" else gamma / a.shape[1]
        total = [total[0] + bell(a, a, gamma), total[1] + bell(b, a, gamma)]
    return total[0], total[1]


def _standardised(known: list[np.ndarray], asked: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    a, b = np.concatenate(known).astype(float), np.concatenate(asked).astype(float)
    mean, scale = a.mean(axis=0), a.std(axis=0) + 1e-9
    return tuple(np.clip((x - mean) / scale, -FARTHEST, FARTHEST) for x in (a, b))


def by_overlap(known: list[Features], labels: list[np.ndarray], asked: list[Features]) -> np.ndarray:
    """The floor: logistic regression on tokens in common, every label weighing the same."""
    own, flat = np.concatenate([f.floor for f in known]), np.concatenate(labels)
    truth = np.eye(len(LABELS) + 1)[flat]  # the fourth of the product's classes does not occur
    weigh = (len(flat) / len(LABELS) / np.maximum(truth.sum(axis=0), 1))[flat]
    names = [str(i) for i in range(own.shape[1])]
    weights = fitted(own, truth, names, names, ridge=1.0, weigh=weigh)
    return weights.probabilities(np.concatenate([f.floor for f in asked]), names)[:, : len(LABELS)]


def left_out(questions: Sequence[Question], seen: Sequence[Features]) -> list[Said]:
    """What is said of each question of one set by what was learnt from others of it; the held back are not looked at."""
    own = [(_at(q, f, ~held(q))) for q, f in zip(questions, seen, strict=True) if (~held(q)).any()]
    fold = np.random.default_rng(0).permutation(len(own)) % FOLDS
    said: list[Said] = []
    for number in range(FOLDS):
        rest = [pair for pair, f in zip(own, fold, strict=True) if f != number]
        said += judged(rest, [pair for pair, f in zip(own, fold, strict=True) if f == number])
        say(f"  {questions[0].corpus}: fold {number + 1} of {FOLDS}")
    return said


def unseen(questions: Sequence[Question], seen: Sequence[Features], split: str) -> list[Said]:
    """What is said of a split that was held back, by what was learnt from all that was not; none where it is absent."""
    pairs = list(zip(questions, seen, strict=True))
    asked = [_at(q, f, q.split == split) for q, f in pairs if (q.split == split).any()]
    known = [_at(q, f, ~held(q)) for q, f in pairs if (~held(q)).any()]
    return judged(known, asked) if asked else []


def held(question: Question) -> np.ndarray:
    return np.isin(question.split, HELD_BACK)


def _at(question: Question, seen: Features, rows: np.ndarray) -> tuple[np.ndarray, Features]:
    return question.label[rows], Features(seen.floor[rows], seen.ours[rows], seen.pair[rows])


def judged(known: list[tuple[np.ndarray, Features]], asked: list[tuple[np.ndarray, Features]]) -> list[Said]:
    """The asked questions, judged by what the known ones teach."""
    labels, learnt = [label for label, _ in known], [f for _, f in known]
    sizes = np.cumsum([len(label) for label, _ in asked])[:-1]
    ours, floor = (
        np.split(judge(learnt, labels, [f for _, f in asked]).argmax(axis=1), sizes)
        for judge in (by_kernel, by_overlap)
    )
    return [Said(label, *both) for (label, _), *both in zip(asked, ours, floor, strict=True)]


def figures(said: list[Said]) -> dict[str, object]:
    """Measures of ours, of the floor, and of what is between them, with intervals by drawing questions anew."""
    found: dict[str, object] = {"questions": len(said), "answers": sum(len(s.truth) for s in said)}
    for name, measure in MEASURES.items():
        of = {who: lambda some, who=who, m=measure: m(some, who) for who in ("ours", "floor")}
        of["between"] = lambda some, m=measure: m(some, "ours") - m(some, "floor")
        found[name] = {who: [m(said), *interval(said, m, draws=1000)] for who, m in of.items()}
    return found


def _both(said: list[Said], who: str) -> tuple[np.ndarray, np.ndarray]:
    return np.concatenate([s.truth for s in said]), np.concatenate([getattr(s, who) for s in said])


def two_way(said: list[Said], who: str) -> float:
    truth, told = _both(said, who)
    return macro_f1(truth == 0, told == 0, (0, 1))


def three_way(said: list[Said], who: str) -> float:
    return macro_f1(*_both(said, who), (0, 1, 2))


def contradictory(said: list[Said], who: str) -> float:
    return f1(*_both(said, who), LABELS.index("contradictory"))


MEASURES = {"two-way macro F1": two_way, "three-way macro F1": three_way, "F1, contradictory": contradictory}
