"""Answers counted: one pass over the table for each cut, one column for each code of the scale.

A pass per cut was measured against grouping sets and against one fine grouping that is rolled up: as fast with two
cuts, and it does not grow with the product of the cuts. The company is the sum of the groups of a cut.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fairlead.core.engines.errors import OffScale, UnknownCut
from fairlead.core.engines.items import Item
from fairlead.core.engines.running import Columns, Runner, compiled
from fairlead.core.engines.sources import ALL, COMPANY, in_groups, places, source
from fairlead.core.values import FloatArray, IntArray, Tally

CANNOT_SAY = "cannot-say"
_CANNOT_SAY = -1e300  # stands for it among the codes of a scale
Waves = Mapping[str, str]  # item -> the pulse to count it in


@compiled
def weights_other_than_one() -> Any:
    """How many answers weigh other than one: without any, nothing needs to be summed."""
    answers = source("answers")
    return answers.aggregate(n=answers.weight.count(where=answers.weight != 1.0))


@compiled
def _counted(
    pulses: tuple[str, ...], items: tuple[str, ...], codes: tuple[int, ...], cut: str | None, weighted: bool
) -> Any:
    """Per pulse, item and group: answers of each code (n), their Σw and Σw², cannot say, and all rows.

    Without `pulses` there is one only, and grouping by it, which costs a quarter of the pass, is left out.
    """
    import ibis

    answers = source("answers", [cut] if cut else [])
    rows = answers.filter(answers.item.isin(items))
    rows = rows.filter(rows.pulse.isin(pulses)) if pulses else rows
    # One column says it all: comparing value and mark for each code apart takes twice as long. Marks other than
    # "cannot say" count as skipped, so only a value without a mark is an answer.
    said = ibis.cases((rows.missing.isnull(), rows.value), (rows.missing == CANNOT_SAY, _CANNOT_SAY))
    rows = rows.mutate(said=said, weight=rows.weight.fill_null(1.0))
    columns = {
        "rows": rows.count(),
        "said": rows.said.count(),
        "cannot_say": rows.said.count(where=rows.said == _CANNOT_SAY),
    }
    for i, code in enumerate(codes):
        chosen = rows.said == float(code)
        columns[f"n{i}"] = rows.said.count(where=chosen)
        if weighted:
            columns[f"w{i}"] = rows.weight.sum(where=chosen)
            columns[f"v{i}"] = (rows.weight * rows.weight).sum(where=chosen)
    keys = {"pulse": rows.pulse} if pulses else {}
    keys |= {"item": rows.item, **({"group": rows[cut]} if cut else {})}
    return rows.group_by(**keys).aggregate(**columns)


@dataclass(frozen=True, slots=True, eq=False)
class _Pass:
    """What one pass gave: R rows of pulse, item and group, against C codes."""

    cut: str | None
    codes: tuple[int, ...]
    mine: Mapping[tuple[str, str], list[int]]  # the rows of each pulse and item
    groups: list[str | None]
    n: IntArray
    weight: FloatArray
    weight2: FloatArray
    cannot_say: IntArray
    skipped: IntArray
    valued: IntArray

    def of(self, item: Item, pulse: str) -> Tally:
        """The tally of one item, with a row of zeros for no group and a column for each code of its scale."""
        mine = np.array(self.mine.get((pulse, item.id), []), dtype=np.int64)
        columns = self._columns(item)
        _on_scale(pulse, item, int(self.valued[mine].sum() - self.n[mine][:, columns].sum()))
        names = in_groups(self.groups[i] for i in mine)
        into = places((self.groups[i] for i in mine), names)

        def summed(counts: Any) -> Any:
            total = np.zeros((len(names), *counts.shape[1:]), dtype=counts.dtype)
            np.add.at(total, into, counts[mine])
            return total

        n, weight, weight2 = (summed(a)[:, columns] for a in (self.n, self.weight, self.weight2))
        silent = (summed(self.cannot_say), summed(self.skipped))
        return Tally(pulse, item.id, self.cut or COMPANY, names, item.options, n, weight, weight2, *silent)

    def _columns(self, item: Item) -> list[int]:
        return [self.codes.index(code) for code in item.options]


def tallies(
    run: Runner, items: Iterable[Item], waves: Waves, cuts: Sequence[str], pulses: Sequence[str]
) -> tuple[Tally, ...]:
    """For each item with a scale, in its wave: the company's tally, then one for each cut. `pulses`: all there are."""
    wanted = [item for item in items if item.options and item.id in waves]
    if not wanted:
        return ()
    weighted = run.one(weights_other_than_one()) > 0
    passes = [_passed(run, wanted, waves, cut, weighted, pulses) for cut in cuts or (None,)]
    found: list[Tally] = []
    for item in wanted:
        per_cut = [a_pass.of(item, waves[item.id]) for a_pass in passes]
        found += [_company(per_cut[0]), *(tally for tally in per_cut if tally.cut != COMPANY)]
    return tuple(found)


def _passed(
    run: Runner, wanted: Sequence[Item], waves: Waves, cut: str | None, weighted: bool, pulses: Sequence[str]
) -> _Pass:
    if cut is not None and not run.has("answers", cut):
        raise UnknownCut("answers", cut)
    codes = tuple(sorted({code for item in wanted for code in item.options}))
    counted = tuple(sorted({waves[item.id] for item in wanted})) if len(pulses) > 1 else ()
    found = run(_counted(counted, tuple(item.id for item in wanted), codes, cut, weighted))
    waved = found.texts("pulse") if counted else [pulses[0] for _ in range(len(found))]
    mine: dict[tuple[str, str], list[int]] = {}
    for row, key in enumerate(zip(map(str, waved), map(str, found.texts("item")), strict=True)):
        mine.setdefault(key, []).append(row)
    groups: list[str | None] = found.texts("group") if cut else [ALL for _ in waved]
    n, weight, weight2 = (_matrix(found, letter, len(codes)) for letter in ("nwv" if weighted else "nnn"))
    rows, said, cannot_say = (found.whole(name) for name in ("rows", "said", "cannot_say"))
    silent = (cannot_say, rows - said, said - cannot_say)
    return _Pass(cut, codes, mine, groups, n.astype(np.int64), weight, weight2, *silent)


def _matrix(found: Columns, letter: str, codes: int) -> FloatArray:
    return np.stack([found.numbers(f"{letter}{i}") for i in range(codes)], axis=1)


def _company(tally: Tally) -> Tally:
    n, weight, weight2 = (a.sum(axis=0, keepdims=True) for a in (tally.n, tally.weight, tally.weight2))
    cannot_say, skipped = (a.sum(keepdims=True) for a in (tally.cannot_say, tally.skipped))
    return Tally(
        tally.pulse, tally.item, COMPANY, (ALL,), tally.options, n, weight, weight2, cannot_say, skipped
    )


def _on_scale(pulse: str, item: Item, off: int) -> None:
    if off:
        raise OffScale(pulse, item.id, off, item.options[0], item.options[-1])
