"""Who answers what together: covariate patterns within respondents, as grouped counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairlead.core.engines.errors import NoSuchItem, UnknownCut
from fairlead.core.engines.items import Item
from fairlead.core.engines.running import Columns, Runner, compiled
from fairlead.core.engines.sources import NOT_STATED, source
from fairlead.core.values import FloatArray, IntArray

POSITIVE, NEGATIVE, MISSING = 1, 0, -1
Positive = tuple[tuple[str, tuple[int, ...]], ...]  # item and its positive codes


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """P patterns of K items: `pattern` P×K of 1 (positive), 0 (not positive), -1 (no answer).

    `groups` holds for each pattern its group in each cut. Shapes P: `n` people, Σw, Σw², and of those whose
    outcome is positive how many (`successes`) and their Σw. `without_outcome` people did not answer the outcome.
    """

    outcome: str
    items: tuple[str, ...]
    cuts: tuple[str, ...]
    pattern: NDArray[np.int8]
    groups: tuple[tuple[str, ...], ...]
    n: IntArray
    weight: FloatArray
    weight2: FloatArray
    successes: IntArray
    success_weight: FloatArray
    without_outcome: int = 0

    @property
    def complete(self) -> NDArray[np.bool_]:
        """Which patterns have an answer to each item, shape P."""
        whole: NDArray[np.bool_] = (self.pattern != MISSING).all(axis=1)
        return whole


@compiled
def _patterns(
    pulse: str, outcome: tuple[str, tuple[int, ...]], items: Positive, cuts: tuple[str, ...]
) -> Any:
    import ibis

    answers = source("answers", cuts)
    asked = answers.filter(
        answers.pulse == pulse,
        answers.respondent.notnull(),
        answers.item.isin([outcome[0], *(i for i, _ in items)]),
    )
    valid = asked.value.notnull() & asked.missing.isnull()

    def said(item: str, codes: tuple[int, ...]) -> Any:
        yes = ibis.ifelse(asked.value.isin([float(code) for code in codes]), POSITIVE, NEGATIVE)
        return yes.max(where=valid & (asked.item == item)).fill_null(MISSING)

    people = asked.group_by("respondent").aggregate(
        outcome=said(*outcome),
        weight=asked.weight.max(where=asked.item == outcome[0]).fill_null(1.0),
        **{f"x{k}": said(*item) for k, item in enumerate(items)},
        **{f"g{k}": asked[cut].max() for k, cut in enumerate(cuts)},
    )
    keys = ["outcome", *(f"x{k}" for k in range(len(items))), *(f"g{k}" for k in range(len(cuts)))]
    return people.group_by(keys).aggregate(
        n=people.count(), weight=people.weight.sum(), weight2=(people.weight * people.weight).sum()
    )


def patterns(
    run: Runner, pulse: str, outcome: Item, items: Sequence[Item], cuts: Sequence[str] = ()
) -> Patterns:
    """The outcome against patterns of items, among the respondents of one pulse; only counts leave the engine."""
    for item in (outcome, *items):
        if not item.options:
            raise NoSuchItem(item.id)
    for cut in cuts:
        if not run.has("answers", cut):
            raise UnknownCut("answers", cut)
    wanted = tuple((item.id, item.positive) for item in items)
    found = run(_patterns(pulse, (outcome.id, outcome.positive), wanted, tuple(cuts)))
    return _assembled(found, outcome.id, tuple(item.id for item in items), tuple(cuts))


def _assembled(found: Columns, outcome: str, items: tuple[str, ...], cuts: tuple[str, ...]) -> Patterns:
    """Success and failure of one pattern, two rows of the query, made one row."""
    answers = [found.whole(f"x{k}").tolist() for k in range(len(items))]
    groups = [[g or NOT_STATED for g in found.texts(f"g{k}")] for k in range(len(cuts))]
    won = found.whole("outcome")
    keys = [tuple(key) for key in zip(*answers, *groups, strict=True)] or [()] * len(found)
    known = sorted(
        {key for key, outcome_is in zip(keys, won, strict=True) if outcome_is != MISSING}, reverse=True
    )
    place = {key: p for p, key in enumerate(known)}
    into = np.array([place.get(key, -1) for key in keys], dtype=np.int64)

    def summed(values: Any, mask: Any) -> Any:
        total = np.zeros(len(known), dtype=values.dtype)
        np.add.at(total, into[mask], values[mask])
        return total

    n, weight, weight2 = found.whole("n"), found.numbers("weight"), found.numbers("weight2")
    valid, success = won != MISSING, won == POSITIVE
    pattern = np.array([key[: len(items)] for key in known], dtype=np.int8).reshape(len(known), len(items))
    return Patterns(
        outcome, items, cuts, pattern, tuple(key[len(items) :] for key in known),
        summed(n, valid), summed(weight, valid), summed(weight2, valid),
        summed(n, success), summed(weight, success), int(n[~valid].sum()),
    )  # fmt: skip
