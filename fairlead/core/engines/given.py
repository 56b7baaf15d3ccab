"""Figures that come counted already: releases, and what others published."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from fairlead.core.engines.items import Item
from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import ALL, COMPANY, source
from fairlead.core.values import Tally

POSITIVE = "positive"


@dataclass(frozen=True, slots=True)
class PublishedShare:
    """A share without the number of those who answered: shown as published, never judged."""

    pulse: str
    item: str
    cut: str
    group: str
    option: str
    share: float


@dataclass(frozen=True, slots=True)
class GivenCounts:
    """Tallies made of counts that were given, and the (pulse, item, cut, group) that could not be made whole.

    An item of which only "positive" answers are counted has the options 0 and 1.
    """

    tallies: tuple[Tally, ...]
    withheld: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    pulse: str
    item: str
    cut: str
    group: str
    option: str
    n: int | None
    share: float | None
    base: int | None
    hidden: bool

    @property
    def people(self) -> int | None:
        """How many gave this answer; from share and base where they are given instead."""
        if self.n is None and self.share is not None and self.base is not None:
            return round(self.share * self.base)
        return self.n


@compiled
def _counts() -> Any:
    rows = source("counts")
    return rows.select("pulse", "item", "cut", "group", "option", "n", "share", "base", "hidden")


def _figures(run: Runner) -> list[_Figure]:
    found = run(_counts())
    names = ("pulse", "item", "cut", "group", "option", "n", "share", "base", "hidden")
    return [
        _Figure(pulse, item, cut or COMPANY, group or ALL, option or POSITIVE, n, share, base, bool(hidden))
        for pulse, item, cut, group, option, n, share, base, hidden in zip(
            *(found.objects(name) for name in names), strict=True
        )
    ]


def published(run: Runner) -> tuple[PublishedShare, ...]:
    """Shares without a count or a base, in the order in which they were given."""
    return tuple(
        PublishedShare(f.pulse, f.item, f.cut, f.group, f.option, f.share)
        for f in _figures(run)
        if f.share is not None and f.people is None and not f.hidden
    )


def given_counts(run: Runner, items: Sequence[Item]) -> GivenCounts:
    """Tallies of counts that bear numbers. A group with a hidden option, or whose base is not their sum, is withheld."""
    scales = {item.id: item.options for item in items}
    rows = [f for f in _figures(run) if f.people is not None or f.hidden]
    rows.sort(key=lambda f: (f.pulse, f.item, f.cut, f.cut != COMPANY))
    tallies, withheld = [], []
    for (pulse, item, cut), figures in groupby(rows, key=lambda f: (f.pulse, f.item, f.cut)):
        whole, broken = _whole_groups(list(figures), scales.get(item, ()))
        tallies += [_tally(pulse, item, cut, whole)] if whole else []
        withheld += [(pulse, item, cut, group) for group in broken]
    return GivenCounts(tuple(tallies), tuple(withheld))


def _whole_groups(
    figures: list[_Figure], scale: tuple[int, ...]
) -> tuple[dict[str, dict[int, int]], list[str]]:
    by_group: dict[str, list[_Figure]] = {}
    for figure in figures:
        by_group.setdefault(figure.group, []).append(figure)
    coded = any(_code(f) is not None for f in figures)
    made = {group: _options(own, scale) if coded else _yes_no(own) for group, own in by_group.items()}
    return {g: options for g, options in made.items() if options is not None}, [
        g for g, o in made.items() if o is None
    ]


def _code(figure: _Figure) -> int | None:
    try:
        return int(float(figure.option))
    except ValueError:
        return None


def _options(figures: list[_Figure], scale: tuple[int, ...]) -> dict[int, int] | None:
    """Answers by code; None if one is hidden, off the scale, or some of the base are missing."""
    found = dict.fromkeys(scale, 0)
    for figure in figures:
        code, n = _code(figure), figure.people
        if code is None:
            continue
        if figure.hidden or n is None or (scale and code not in found):
            return None
        found[code] = found.get(code, 0) + n
    bases = {figure.base for figure in figures if figure.base is not None}
    return found if bases <= {sum(found.values())} else None


def _yes_no(figures: list[_Figure]) -> dict[int, int] | None:
    """No and yes from the count of positive answers and the base."""
    figure = figures[0]
    n, base = figure.people, figure.base
    if figure.hidden or len(figures) > 1 or n is None or base is None or n > base:
        return None
    return {0: base - n, 1: n}


def _tally(pulse: str, item: str, cut: str, groups: dict[str, dict[int, int]]) -> Tally:
    codes = {code for options in groups.values() for code in options}
    options = tuple(range(min(codes), max(codes) + 1))
    n = np.array([[own.get(code, 0) for code in options] for own in groups.values()], dtype=np.int64)
    nothing = np.zeros(len(groups), dtype=np.int64)
    weight = n.astype(np.float64)
    return Tally(pulse, item, cut, tuple(groups), options, n, weight, weight, nothing, nothing)
