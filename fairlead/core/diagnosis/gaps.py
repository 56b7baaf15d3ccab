"""Each raw gap in staying beside the same step with the other items in the model."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

import numpy as np
from numpy.typing import NDArray

from fairlead.core.anonymity import Figure, Rules, release
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import Gap
from fairlead.core.engines import Engine, Item, Patterns
from fairlead.core.scales import LogisticFit, UnableToFit, difference, fit
from fairlead.core.values import Estimate, Tally

OUTCOME = "stay-intent"
PULSE, ANSWER = "gaps", "answer"
ASIDE = {OUTCOME, "recall", "recall-perhaps", "recall-scored", "recall-statement"}
FEWEST = 50  # respondents: under this a model of several items says nothing


def gaps(engine: Engine, survey: Survey, rules: Rules) -> tuple[Gap, ...]:
    """For each item of the pulse that asked about staying: the raw gap, and the step with the others held equal.

    Empty where nobody was asked whether they stay, or too few answered to show a crossed count.
    """
    outcome = next(iter(survey.of(OUTCOME)), None)
    if outcome is None:
        return ()
    pulse = survey.waves[outcome.id]
    items = [i for i in survey.items if i.construct not in ASIDE and survey.waves[i.id] == pulse]
    if not items:
        return ()
    crossed = engine.patterns(outcome.id, [item.id for item in items])
    model = _model(crossed, items)
    found = (_gap(crossed, k, item, items, model, rules) for k, item in enumerate(items))
    return tuple(gap for gap in found if gap is not None)


def _gap(
    crossed: Patterns, k: int, item: Item, items: Sequence[Item], model: LogisticFit | None, rules: Rules
) -> Gap | None:
    sides = _released(crossed, k, rules)
    if sides is None:
        return None
    raw = _difference(*sides)
    adjusted: Estimate | None = model.odds_ratio(item.id) if model else None
    others = tuple(i.id for i in items if i.id != item.id) if model else ()
    return Gap(item.id, item.construct, raw, adjusted, others, _note(item, items, model is not None))


def _difference(yes: Figure, no: Figure) -> Estimate:
    """The difference of two released shares; the interval covers either end of the steps that they are told in."""

    def at(one: float, other: float) -> Estimate:
        return difference(one * yes.effective, yes.effective, other * no.effective, no.effective)

    middle, ends = at(yes.value, no.value), (at(yes.share[0], no.share[1]), at(yes.share[1], no.share[0]))
    intervals = [e.interval for e in (ends[0], middle, ends[1]) if e.interval]
    return replace(middle, interval=intervals[0].joined(intervals[-1]))


def _released(crossed: Patterns, k: int, rules: Rules) -> tuple[Figure, Figure] | None:
    """Who stays among those who say yes, and among those who do not: released like the groups of any cut.

    A crossed count is a smaller cell than any other figure, so it is shown only from the size at which bases are exact.
    """
    rows = [_staying(crossed, crossed.pattern[:, k] == answer) for answer in (1, 0)]
    n, weight, weight2 = (np.array([row[c] for row in rows]) for c in range(3))
    nothing = np.zeros(2, dtype=np.int64)
    sides = Tally(
        PULSE, OUTCOME, ANSWER, ("yes", "no"), (0, 1), n.astype(np.int64), weight, weight2, nothing, nothing
    )
    whole = replace(
        sides, cut="company", groups=("all",), n=sides.n.sum(axis=0, keepdims=True),
        weight=weight.sum(axis=0, keepdims=True), weight2=weight2.sum(axis=0, keepdims=True),
        cannot_say=nothing[:1], skipped=nothing[:1],
    )  # fmt: skip
    shown = release([whole, sides], {OUTCOME: (1,)}, rules=rules)
    found = [shown.figure(PULSE, OUTCOME, ANSWER, side) for side in sides.groups]
    first, second = (f if f is not None and f.n >= rules.exact_from else None for f in found)
    return (first, second) if first is not None and second is not None else None


def _staying(crossed: Patterns, side: NDArray[np.bool_]) -> tuple[list[float], list[float], list[float]]:
    """Answers, Σw and Σw² of those who do not stay, and of those who do."""
    n, stays = int(crossed.n[side].sum()), int(crossed.successes[side].sum())
    weight, own = float(crossed.weight[side].sum()), float(crossed.success_weight[side].sum())
    squares = float(crossed.weight2[side].sum())
    share = own / weight if weight else 0.0
    return [n - stays, stays], [weight - own, own], [squares * (1 - share), squares * share]


def _model(crossed: Patterns, items: Sequence[Item]) -> LogisticFit | None:
    whole = crossed.complete
    if int(crossed.n[whole].sum()) < FEWEST:
        return None
    try:
        return fit(
            crossed.pattern[whole].astype(np.float64), crossed.n[whole], crossed.success_weight[whole],
            names=[item.id for item in items], weight=crossed.weight[whole], weight2=crossed.weight2[whole],
        )  # fmt: skip
    except UnableToFit:
        return None


def _note(item: Item, items: Sequence[Item], modelled: bool) -> str:
    if not any(i.construct == "pay" for i in items):
        return _("pay not in the model: read nothing into this gap")
    if item.construct == "pay" or modelled:
        return _("goes with staying; the raw gap is larger than the step where items go together")
    return _("too few answers for a model: read nothing into this gap")
