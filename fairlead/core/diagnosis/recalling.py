"""Recall by itself: what many answers say of each priority, as it may be shown.

Every figure is computed from released counts, as in a diagnosis; the answers stay with who holds the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairlead.core.anonymity import Figure, Release, Rules, release
from fairlead.core.anonymity.rules import steps
from fairlead.core.diagnosis.cuts import CUTS
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
from fairlead.core.scales import pooled_share, wilson
from fairlead.core.values import Estimate, Interval, Tally

PULSE = "answers"
NOT, PARTLY, NAMED, OPPOSITE, UNSURE = 0, 1, 2, 3, 4
OPTIONS = (
    0,
    1,
    2,
)  # as they are told: not named (or the opposite), open (in part, or the scorer is unsure), named
CLASSES = {2: "named", 1: "open", 0: "not"}
TOLD = np.array([0, 1, 2, 0, 1], dtype=np.int8)  # each class as it is told
FLAGS = ("listed", "unknowing", "copied", "foreign")
# Of one or two priorities all must be named, and the bound follows from their own counts; a count of its own, of who may
# name enough, would tell hidden ones (tests/generative/test_recall.py).
FEW_PRIORITIES = 2
ENOUGH, OPEN = "enough", "open"  # names enough of the priorities; would, if what is uncertain were counted


class NoPriorities(BadInput):
    """The plan has no statement that recall could be read against."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One person's answer; `codes` where people coded it by hand: the statements that it speaks of."""

    text: str
    codes: Mapping[str, Outcome] | None = None


@dataclass(frozen=True, slots=True)
class HowMany:
    """A count as it may be shown: from `low` to `high` of `n`; equal ends are exact."""

    low: int
    high: int
    n: int


@dataclass(frozen=True, slots=True)
class Priority:
    """What people say of one priority. `counts` named, open and not, None where hidden; some of those who do not name it say
    the `opposite`. `landed` is false where it did not land."""

    id: str
    text: str
    named: Estimate | None
    counts: Mapping[str, int | None]
    opposite: HowMany | None
    landed: bool = True


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
    left = max(map(_surely_not, figures.values())) if few else _left(enough, shown)
    priorities = tuple(_priority(id, text, shown, people) for id, text in own)
    bound, possible = _bound(enough, left, people)
    return Recalled(
        plan.company or plan.title,
        way,
        plan.needed,
        first.n_shown if first else "",
        priorities,
        bound,
        possible,
        {flag: _how_many(shown.figure(PULSE, flag)) for flag in FLAGS} | {"to-code": _to_code(priorities)},
        sum(a.codes is not None for a in answers),
        shown,
        tallies,
    )


def _priority(id: str, text: str, shown: Release, people: int | None) -> Priority:
    figure = shown.figure(PULSE, f"said/{id}")
    counts: dict[str, int | None] = dict.fromkeys(CLASSES.values(), None) | _counts(figure)
    estimate = _estimate(figure, people)
    opposite = _how_many(shown.figure(PULSE, f"opposite/{id}"))
    return Priority(id, text, estimate, counts, opposite, _landed(figure, estimate, counts["not"]))


def _counts(figure: Figure | None) -> dict[str, int | None]:
    if figure is None or figure.histogram is None:
        return {}
    return {CLASSES[option]: n for option, n in zip(OPTIONS, figure.histogram, strict=True)}


def _landed(figure: Figure | None, estimate: Estimate | None, silent: int | None) -> bool:
    """False where fewer than the cut know it, even if all that is not surely left out were counted."""
    if figure is None or estimate is None or silent is None:
        return True
    return not wilson(figure.n - silent, figure.n, population=estimate.population).high < CUTS["known"]


def _estimate(figure: Figure | None, people: int | None) -> Estimate | None:
    """The share, with an interval that covers both ends of a count told in steps."""
    if figure is None:
        return None
    ends = [_share(figure, share, people) for share in (figure.share[0], figure.value, figure.share[1])]
    joined = ends[0].interval.joined(ends[2].interval) if ends[0].interval and ends[2].interval else None
    middle = ends[1]
    return Estimate(middle.value, joined, middle.n, middle.method, middle.n_shown, middle.population)


def _share(figure: Figure, share: float, people: int | None) -> Estimate:
    return pooled_share([(share * figure.n, figure.n)], population=people, n_shown=figure.n_shown)


def _surely_not(figure: Figure | None) -> int:
    """How many surely do not name a priority, and so not all of two; what is hidden is taken for uncertain."""
    return _counts(figure).get("not") or 0


def _left(enough: Figure | None, shown: Release) -> int:
    """How many surely do not name enough: what those who do, and those who may, leave over."""
    perhaps = shown.figure(PULSE, OPEN)
    if enough is None or perhaps is None:
        return 0
    k = (
        shown.rules.k
    )  # counted up to the next k: beside the counts of each priority a finer one could tell a hidden one
    most = -(-perhaps.positive[1] // k) * k
    return max(0, enough.n - enough.positive[1] - most)


def _bound(
    figure: Figure | None, surely_not: int, people: int | None
) -> tuple[Estimate | None, float | None]:
    """From those who name enough to all but those who surely do not, with Wilson's doubt at either end."""
    named = _estimate(figure, people)
    if figure is None or named is None or named.interval is None:
        return None, None
    possible = max(named.value, (figure.n - surely_not) / figure.n)
    upper = _share(figure, possible, people).interval or Interval(possible, possible)
    interval = Interval(named.interval.low, max(upper.high, named.interval.high))
    method = _("raw bound, from named to named and uncertain; 95 % Wilson interval at either end")
    return Estimate(named.value, interval, named.n, method, named.n_shown, named.population), possible


def _to_code(priorities: Sequence[Priority]) -> HowMany | None:
    """How many answers are open somewhere: at least as many as of one priority, at most as many as of all.

    From what is told of the priorities alone: a count of its own could tell a count that is hidden there.
    """
    base = next((p.named.n for p in priorities if p.named is not None), None)
    told = [n for p in priorities if (n := p.counts["open"]) is not None]
    if base is None or not told:
        return None
    whole = len(told) == len(priorities)
    return HowMany(max(told), min(base, sum(told)) if whole else base, base)


def _how_many(figure: Figure | None) -> HowMany | None:
    """A count in a step of three or more: beside the counts of each priority an exact one could tell a hidden one."""
    if figure is None:
        return None
    (low,), _high = steps(np.array([figure.n]), np.array([figure.positive[0]]))
    _low, (high,) = steps(np.array([figure.n]), np.array([figure.positive[1]]))
    return HowMany(int(low), int(high), figure.n)
