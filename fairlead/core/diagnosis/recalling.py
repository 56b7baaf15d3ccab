"""Recall by itself: what many answers say of each priority, as it may be shown.

Every figure is computed from released counts, as in a diagnosis; the answers stay with who holds the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairlead.core.anonymity import Release, Rules, release
from fairlead.core.diagnosis.recall_told import (
    ENOUGH,
    FEW_PRIORITIES,
    FLAGS,
    OPEN,
    OPTIONS,
    PULSE,
    HowMany,
    Priority,
    how_many,
    surely_not,
    tell_bound,
    tell_left,
    tell_priority,
    to_code,
)
from fairlead.core.errors import BadInput
from fairlead.core.plans import Plan
from fairlead.core.recall import (
    Anchored,
    Encoder,
    Example,
    Outcome,
    Reading,
    Silence,
    StatementScorer,
    read_all,
    recall_levels,
    way_of,
)
from fairlead.core.values import Estimate, Tally

NOT, PARTLY, NAMED, OPPOSITE, UNSURE = 0, 1, 2, 3, 4
TOLD = np.array([0, 1, 2, 0, 1], dtype=np.int8)  # each class as it is told


class NoPriorities(BadInput):
    """The plan has no statement that recall could be read against."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One person's answer; `codes` where people coded it by hand: the statements that it speaks of."""

    text: str
    codes: Mapping[str, Outcome] | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """What answers say of a plan. `enough`: the bound of the share who name `need` priorities or more."""

    company: str
    way: str
    need: int
    base: str
    priorities: tuple[Priority, ...]
    enough: Estimate | None
    possible: float | None  # the upper end of the bound, without its sampling doubt
    flags: Mapping[str, HowMany | None]
    by_hand: int
    released: Release
    tallies: tuple[Tally, ...]  # what was counted, for the attacker alone


def recalled(
    plan: Plan,
    answers: Sequence[Spoken],
    encoder: Encoder | None,
    *,
    rules: Rules | None = None,
    population: int | None = None,
) -> tuple[Recalled, tuple[Reading, ...]]:
    """What N answers say of a plan's priorities: the counts that may be shown, and each answer's reading.

    What people coded by hand holds over the scorer, which learns from it. `population`: how many could have answered.
    Raises NoPriorities.

    >>> from fairlead.core.plans import parse
    >>> plan = parse("## Priorities\\n- Call every placement back. {#call}\\n- Pay invoices early. {#pay}")
    >>> found, readings = recalled(plan, [Spoken("call placements back")] * 12 + [Spoken("cake")] * 12, None)
    >>> found.priorities[0].counts["named"], found.priorities[1].counts["named"], found.need
    (12, None, 2)
    """
    own = tuple((s.id, s.text) for s in plan.priorities)
    if not own:
        raise NoPriorities(
            f"{plan.title or plan.company or 'The plan'} has no priorities: write them under '## Priorities'."
        )
    readings = read_all([a.text for a in answers], own, _scorer(own, answers, encoder), words=False)
    ids = [id for id, _text in own]
    table = _classes(ids, answers, readings)
    said = np.array([r.silence is not Silence.EMPTY for r in readings], dtype=bool)
    tallies = _tallies(ids, table, said, readings, answers, plan.needed)
    positive = {f"said/{id}": {NAMED} for id in ids} | {
        t.item: {1} for t in tallies if not t.item.startswith("said/")
    }
    shown = release(tallies, positive, rules=rules or Rules())
    return _recalled(plan, own, shown, tallies, way_of(own, encoder), answers, population), readings


def _scorer(
    own: Sequence[tuple[str, str]], answers: Sequence[Spoken], encoder: Encoder | None
) -> StatementScorer | Anchored:
    coded = list({a.text: Example(a.text, a.codes) for a in answers if a.codes is not None}.values())
    if not coded:
        return StatementScorer(own, encoder=encoder)
    return Anchored(lambda taught: StatementScorer(own, encoder=encoder, coded=taught), coded)


def _classes(ids: Sequence[str], answers: Sequence[Spoken], readings: Sequence[Reading]) -> NDArray[np.int8]:
    """The class of each answer and statement, N×P; hand coding first."""
    code = {Outcome.NOT: NOT, Outcome.PARTLY: PARTLY, Outcome.NAMED: NAMED, Outcome.CONTRADICTED: OPPOSITE}
    rows = [
        [code[a.codes.get(id, Outcome.NOT)] for id in ids]
        if a.codes is not None
        else [code[said.outcome] if said.sure else UNSURE for said in r.said]
        for a, r in zip(answers, readings, strict=True)
    ]
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(ids))


def levels_of(table: NDArray[np.int8], need: int) -> NDArray[np.int8]:
    """Who names enough: 2; only if what is unsure or in part were counted: 1; else 0. N from classes N×P.

    >>> levels_of(np.array([[2, 2], [2, 4], [2, 3]], dtype=np.int8), 2).tolist()
    [2, 1, 0]
    """
    outcome = np.select([table == NAMED, np.isin(table, (PARTLY, UNSURE))], [2, 1], 0).astype(np.int8)
    return recall_levels(outcome, need)


def _tallies(
    ids: Sequence[str],
    table: NDArray[np.int8],
    said: NDArray[np.bool_],
    readings: Sequence[Reading],
    answers: Sequence[Spoken],
    need: int,
) -> tuple[Tally, ...]:
    silent = int((~said).sum())
    flags: dict[str, Any] = {
        "listed": [bool(r.listed) for r in readings],
        "unknowing": [r.silence is Silence.UNKNOWING for r in readings],
        "copied": [bool(r.copied) for r in readings],
        "foreign": [r.foreign for r in readings],
    }
    found = [_tally(f"said/{id}", TOLD[table[said, k]], OPTIONS, silent) for k, id in enumerate(ids)]
    for k, id in enumerate(ids):
        flags[f"opposite/{id}"] = table[:, k] == OPPOSITE
    if len(ids) > 1:
        level = levels_of(table, need)
        flags |= {ENOUGH: level == 2} | ({OPEN: level == 1} if len(ids) > FEW_PRIORITIES else {})
    found += [_tally(id, np.asarray(flag, dtype=np.int8)[said], (0, 1), silent) for id, flag in flags.items()]
    return tuple(found)


def _tally(item: str, values: NDArray[np.int8], options: tuple[int, ...], silent: int) -> Tally:
    n = np.array([[int((values == option).sum()) for option in options]], dtype=np.int64)
    weight, none, skipped = n.astype(np.float64), np.zeros(1, dtype=np.int64), np.array([silent])
    return Tally(PULSE, item, "company", ("all",), options, n, weight, weight, none, skipped)


def _recalled(
    plan: Plan,
    own: Sequence[tuple[str, str]],
    shown: Release,
    tallies: tuple[Tally, ...],
    way: str,
    answers: Sequence[Spoken],
    population: int | None,
) -> Recalled:
    figures = {id: shown.figure(PULSE, f"said/{id}") for id, _text in own}
    first = next((f for f in figures.values() if f), None)
    people = population if first and population and population >= first.n else None
    enough = figures[own[0][0]] if len(own) == 1 else shown.figure(PULSE, ENOUGH)
    few = len(own) <= FEW_PRIORITIES
    left = max(map(surely_not, figures.values())) if few else tell_left(enough, shown)
    priorities = tuple(tell_priority(id, text, shown, people) for id, text in own)
    bound, possible = tell_bound(enough, left, people)
    return Recalled(
        plan.company or plan.title,
        way,
        plan.needed,
        first.n_shown if first else "",
        priorities,
        bound,
        possible,
        {flag: how_many(shown.figure(PULSE, flag)) for flag in FLAGS} | {"to-code": to_code(priorities)},
        sum(a.codes is not None for a in answers),
        shown,
        tallies,
    )
