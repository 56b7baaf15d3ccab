"""How many people there are, and how many of them answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from fairlead.core.engines.errors import UnknownCut
from fairlead.core.engines.running import Columns, Runner, compiled
from fairlead.core.engines.sources import ALL, COMPANY, in_groups, places, source
from fairlead.core.values import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """People per group of a cut (`n`, shape G), and in all."""

    cut: str
    groups: tuple[str, ...]
    n: IntArray
    total: int

    @property
    def by_group(self) -> dict[str, int]:
        """People by group.

        >>> Heads("unit", ("North",), np.array([7]), 7).by_group
        {'North': 7}
        """
        return dict(zip(self.groups, self.n.tolist(), strict=True))

    def of(self, group: str) -> int:
        """People in one group; 0 if it is not there. For many groups take `by_group`.

        >>> Heads("unit", ("North",), np.array([7]), 7).of("North")
        7
        """
        return self.by_group.get(group, 0)


@compiled
def _employed(as_of: date, cut: str | None) -> Any:
    people = source("people", [cut] if cut else [])
    here = people.filter(
        people.hired_on.isnull() | (people.hired_on <= as_of),
        people.left_on.isnull() | (people.left_on >= as_of),
    )
    if cut is None:
        return here.aggregate(n=here.person.nunique())
    return here.group_by(group=here[cut]).aggregate(n=here.person.nunique())


@compiled
def _unnamed(pulse: str) -> Any:
    answers = source("answers")
    asked = answers.filter(answers.pulse == pulse)
    return asked.aggregate(n=asked.respondent.isnull().sum())


@compiled
def _respondents(pulse: str, cut: str | None, named: bool) -> Any:
    answers = source("answers", [cut] if cut else [])
    said = answers.missing.isnull() | (answers.missing != "skipped")
    rows = answers.filter(answers.pulse == pulse, said)
    groups = {"group": rows[cut]} if cut else {}
    if named:  # a person has one group, so that the groups add up to the total in one pass
        people = rows.group_by("respondent").aggregate(
            **{name: group.max() for name, group in groups.items()}
        )
        return people.aggregate(by=list(groups), n=people.count())
    bases = rows.group_by(item=rows.item, **groups).aggregate(base=rows.count())
    return bases.aggregate(by=list(groups), n=bases.base.max())


def headcounts(run: Runner, as_of: date, cut: str) -> Heads:
    """People employed on a day, who left on that day included; those without a hiring date count as hired.

    A cut that the people table lacks gives the total alone.
    """
    total = run.one(_employed(as_of, None))
    if not run.has("people", cut):
        return Heads(cut, (), np.zeros(0, dtype=np.int64), total)
    return _heads(cut, run(_employed(as_of, cut)), total)


def respondents(run: Runner, pulse: str, cut: str) -> Heads:
    """People who answered anything, "cannot say" included; without respondent ids the largest base of any item.

    Who appears in two groups is counted in the one that comes last.
    """
    if cut != COMPANY and not run.has("answers", cut):
        raise UnknownCut("answers", cut)
    named = run.one(_unnamed(pulse)) == 0
    if cut == COMPANY:
        total = run.one(_respondents(pulse, None, named))
        return Heads(cut, (ALL,), np.array([total], dtype=np.int64), total)
    found = run(_respondents(pulse, cut, named))
    total = int(found.whole("n").sum()) if named else run.one(_respondents(pulse, None, named))
    return _heads(cut, found, total)


def _heads(cut: str, found: Columns, total: int) -> Heads:
    names = found.texts("group")
    groups = in_groups(names)
    n = np.zeros(len(groups), dtype=np.int64)
    np.add.at(n, places(names, groups), found.whole("n"))
    return Heads(cut, groups, n, total)
