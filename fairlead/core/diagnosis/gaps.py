"""Each raw gap in staying beside the same step with the other items in the model."""

from collections.abc import Sequence
from gettext import gettext as _

import numpy as np
from numpy.typing import NDArray

from fairlead.core.anonymity import Rules
from fairlead.core.anonymity.rules import LEAST
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import Gap
from fairlead.core.engines import Engine, Item, Patterns
from fairlead.core.scales import LogisticFit, UnableToFit, difference, fit, kish
from fairlead.core.values import Estimate

OUTCOME = "stay-intent"
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
    sides = [crossed.pattern[:, k] == answer for answer in (1, 0)]
    if any(not _may_be_shown(crossed, side, rules) for side in sides):
        return None
    (yes, n_yes), (no, n_no) = (_staying(crossed, side) for side in sides)
    raw = difference(yes * n_yes, n_yes, no * n_no, n_no)
    adjusted: Estimate | None = model.odds_ratio(item.id) if model else None
    others = tuple(i.id for i in items if i.id != item.id) if model else ()
    return Gap(item.id, item.construct, raw, adjusted, others, _note(item, items, model is not None))


def _staying(crossed: Patterns, side: NDArray[np.bool_]) -> tuple[float, int]:
    """The weighted share who stay, and the answers that it is worth (Kish)."""
    weight = float(crossed.weight[side].sum())
    worth = kish(weight, float(crossed.weight2[side].sum()))
    return float(crossed.success_weight[side].sum()) / weight, max(1, round(worth))


def _may_be_shown(crossed: Patterns, side: NDArray[np.bool_], rules: Rules) -> bool:
    # A crossed count is a smaller cell than any figure of the release, so it is shown only where it is exact there.
    n, stays = int(crossed.n[side].sum()), int(crossed.successes[side].sum())
    return n >= rules.exact_from and min(stays, n - stays) >= LEAST


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
