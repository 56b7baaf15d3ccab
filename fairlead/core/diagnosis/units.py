"""Units, shrunk towards what units of this firm are like, with false discovery controlled; one-off or widespread."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

import numpy as np

from fairlead.core.diagnosis.cuts import CONSTRUCTS, CUTS
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import SpreadFinding
from fairlead.core.scales import effective_n
from fairlead.core.spread import false_discovery, one_off_or_widespread, shrink, simultaneous_limits
from fairlead.core.values import Estimate, FloatArray, Interval

FALSE_CALLS = 0.05


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One construct in the units that show it: their names and what is shown of each."""

    construct: str
    link: str
    groups: tuple[str, ...]
    estimates: tuple[Estimate, ...]
    provisional: bool = False
    possible: tuple[
        tuple[float, float], ...
    ] = ()  # the shares that each figure, told in steps, may stand for

    @property
    def hits(self) -> list[float]:
        """Positive answers, as shown."""
        return [e.value * e.n for e in self.estimates]

    @property
    def bases(self) -> list[int]:
        """Bases, as shown."""
        return [e.n for e in self.estimates]

    @property
    def ranges(self) -> FloatArray:
        """The positive answers that each figure may stand for, units×2; one count where nothing else is known."""
        shares = self.possible or [(e.value, e.value) for e in self.estimates]
        ranges: FloatArray = np.array(shares).reshape(-1, 2) * np.array(self.bases)[:, None]
        return ranges


def unit_rows(survey: Survey, leaves: Sequence[str]) -> tuple[UnitRow, ...]:
    """One row for each construct that was asked; only the lowest units, so that nobody is counted twice."""
    rows = []
    for link, constructs in CONSTRUCTS.items():
        for construct in (c for c in constructs if survey.of(c)):
            found = {g: e for g in leaves if (e := survey.estimate(construct, "unit", g)) is not None}
            doubtful = construct == "recall" and survey.knowing is not None and survey.knowing.provisional
            ranges = tuple(survey.possible(construct, "unit", group) for group in found)
            rows.append(UnitRow(construct, link, tuple(found), tuple(found.values()), doubtful, ranges))
    return tuple(rows)


def unit_shares(rows: Sequence[UnitRow]) -> dict[tuple[str, str], Estimate]:
    """Each unit's share, drawn towards the others; its interval reaches over the cut unless the call stands.

    With many units some lie off the cut by chance: Benjamini-Hochberg over the units of a construct says whose
    distance counts. Where it does not, the status is unknown, and the interval is widened to say so.
    """
    shares: dict[tuple[str, str], Estimate] = {}
    for row in (row for row in rows if row.groups):
        if row.provisional:  # the doubt is the scorer's, and no other unit lessens it
            shares |= {(row.construct, g): e for g, e in zip(row.groups, row.estimates, strict=True)}
            continue
        cut = CUTS[row.link]
        stands = false_discovery([_chance(e, cut) for e in row.estimates]) <= FALSE_CALLS
        bands = [e.n_shown for e in row.estimates]
        for group, drawn, sure in zip(
            row.groups, shrink(row.hits, row.bases, n_shown=bands), stands, strict=True
        ):
            if drawn is not None:
                shares[row.construct, group] = drawn.estimate if sure else _over(drawn.estimate, cut)
    return shares


def _chance(estimate: Estimate, cut: float) -> float:
    """Two-sided score test of a share against the cut."""
    n = effective_n(estimate.n, estimate.population)
    if math.isinf(n):
        return 0.0 if estimate.value != cut else 1.0
    return math.erfc(abs(estimate.value - cut) / math.sqrt(2 * cut * (1 - cut) / n))


def _over(estimate: Estimate, cut: float) -> Estimate:
    ends = estimate.interval or Interval(estimate.value, estimate.value)
    caveat = _("many units are compared, so this one alone does not count as off the cut")
    if ends.low <= cut <= ends.high:
        return estimate
    return replace(estimate, interval=ends.joined(Interval(cut, cut)), caveats=(*estimate.caveats, caveat))


def standing_out(rows: Sequence[UnitRow]) -> dict[str, tuple[str, ...]]:
    """Unit -> links for which it lies outside the limits drawn for all units and all questions at once."""
    found: dict[str, list[str]] = {}
    compared = [row for row in rows if len(row.groups) > 1 and any(row.bases)]
    for row in compared:
        limits = simultaneous_limits(row.hits, row.bases, level=_each(compared), possible=row.ranges)
        for group, side in zip(row.groups, limits.outside, strict=True):
            if side:
                found.setdefault(group, []).append(row.link)
    return {group: tuple(dict.fromkeys(links)) for group, links in found.items()}


def _each(rows: Sequence[UnitRow]) -> float:
    """The level at which each question is looked at, so that a firm hears a false alarm one time in twenty (Šidák)."""
    return float((1 - FALSE_CALLS) ** (1 / max(1, len(rows))))


def spread_findings(rows: Sequence[UnitRow], stated: Mapping[str, float]) -> tuple[SpreadFinding, ...]:
    """For each link: is its weakness one unit's, everywhere, or can it not be told? The clearest of its constructs."""
    found: dict[str, SpreadFinding] = {}
    compared = [row for row in rows if row.groups]
    for row in compared:
        misses = [max(0.0, n - k) for k, n in zip(row.hits, row.bases, strict=True)]
        base = stated.get(row.construct, stated.get(row.link))
        pattern = one_off_or_widespread(
            misses, row.bases, names=row.groups, base=base, level=_each(compared), possible=_missing(row)
        )
        finding = SpreadFinding(row.link, pattern.id, pattern.says, pattern.units, pattern.base)
        if row.link not in found or found[row.link].id == "cannot-tell":
            found[row.link] = finding
    return tuple(found.values())


def _missing(row: UnitRow) -> FloatArray:
    """The answers that are not positive, at least and at most."""
    return np.array(row.bases)[:, None] - row.ranges[:, ::-1]


def level_shares(survey: Survey, cut: str, groups: Sequence[str]) -> dict[tuple[str, str], Estimate]:
    """Each level's own share: levels are few and are not drawn together."""
    return {
        (construct, group): estimate
        for constructs in CONSTRUCTS.values()
        for construct in constructs
        if survey.of(construct)
        for group in groups
        if (estimate := survey.estimate(construct, cut, group)) is not None
    }
