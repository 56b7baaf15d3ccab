"""What people answered, as it may be shown: shares by item and construct, in the company and in each group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

import numpy as np

from fairlead.core.anonymity import Figure, Release
from fairlead.core.diagnosis.coded_part import by_coded_part
from fairlead.core.diagnosis.cuts import CUTS, LINK_OF
from fairlead.core.diagnosis.knowing import Knowing, known_estimate
from fairlead.core.diagnosis.statuses import of_estimate
from fairlead.core.diagnosis.values import Histogram, Measure
from fairlead.core.engines import Item
from fairlead.core.scales import consensus, pooled_share, worst_case
from fairlead.core.values import Estimate, Interval

COMPANY = ("company", "all")


@dataclass(frozen=True)
class Survey:
    """The latest release. `people`: how many are employed, by (cut, group); empty when not known."""

    release: Release
    items: tuple[Item, ...]
    waves: Mapping[str, str]  # item -> the pulse it was last asked in
    people: Mapping[tuple[str, str], int]
    knowing: Knowing | None = None

    @property
    def asked(self) -> tuple[Item, ...]:
        """The questions as people saw them; what is derived from recall stands in its link."""
        return tuple(item for item in self.items if not item.construct.startswith("recall"))

    def of(self, construct: str) -> tuple[Item, ...]:
        """The items of a construct."""
        return tuple(item for item in self.items if item.construct == construct)

    def figure(self, item: Item, cut: str = "company", group: str = "all") -> Figure | None:
        """The released figure of an item in a group."""
        return self.release.figure(self.waves[item.id], item.id, cut, group)

    def estimate(self, construct: str, cut: str = "company", group: str = "all") -> Estimate | None:
        """The share of a construct in a group; None where one of its items is hidden or was not asked."""
        if construct != "recall" or self.knowing is None:
            return self._pooled(construct, cut, group)
        named, perhaps, scored = (
            self._pooled(c, cut, group) for c in ("recall", "recall-perhaps", "recall-scored")
        )
        if named is None or perhaps is None:
            return None
        by_hand = by_coded_part(self.knowing, scored) if (cut, group) == COMPANY else None
        return by_hand or known_estimate(self.knowing, named, perhaps, scored)

    @property
    def provisional(self) -> bool:
        """Whether what the company knows rests on the scorer's word alone."""
        if self.knowing is None or not self.knowing.provisional:
            return False
        return by_coded_part(self.knowing, self._pooled("recall-scored", *COMPANY)) is None

    def possible(self, construct: str, cut: str, group: str) -> tuple[float, float]:
        """The lowest and highest share that the figures of a construct, told in steps, may stand for."""
        shares = [f.share for item in self.of(construct) if (f := self.figure(item, cut, group)) is not None]
        low, high = (float(np.mean(ends)) for ends in zip(*shares, strict=True))
        return low, high

    def _pooled(self, construct: str, cut: str, group: str) -> Estimate | None:
        figures = [self.figure(item, cut, group) for item in self.of(construct)]
        shown = [figure for figure in figures if figure is not None]
        if not shown or len(shown) < len(figures):
            return None
        return self._estimate(shown, cut, group)

    def _estimate(self, figures: Sequence[Figure], cut: str, group: str) -> Estimate:
        """The mean of the figures. A figure told in steps stands for a range: the interval covers that of either end."""
        fewest = min(figures, key=lambda figure: figure.effective)
        population = self.population(fewest, cut, group)

        def at(shares: Iterable[float]) -> Estimate:
            rows = [(s * f.effective, f.effective) for s, f in zip(shares, figures, strict=True)]
            return pooled_share(rows, population=population, n_shown=fewest.n_shown)

        middle, low, high = (
            at(f.value for f in figures),
            at(f.share[0] for f in figures),
            at(f.share[1] for f in figures),
        )
        ends = [e.interval for e in (low, middle, high) if e.interval]
        return replace(middle, interval=ends[0].joined(ends[-1]), n=fewest.n)

    def population(self, figure: Figure, cut: str, group: str) -> int | None:
        """How many could have answered; unknown where weights say that they were sampled otherwise."""
        if figure.effective < figure.n:
            return None
        people = self.people.get((cut, group))
        return people if people is not None and people >= figure.n else None

    def measure(self, item: Item) -> Measure:
        """One item in the whole company, with its histogram first."""
        figure = self.figure(item)
        estimate = None if figure is None else self._estimate([figure], *COMPANY)
        cut = CUTS[LINK_OF[item.construct]] if item.construct in LINK_OF else None
        return Measure(
            item.id,
            item.construct,
            item.wording,
            self.waves[item.id],
            estimate,
            of_estimate(estimate, 0.5 if cut is None else cut),
            cut,
            histogram(item, figure),
            self._bounds(figure),
            _consensus(item, figure),
            _note(item, figure),
        )

    def _bounds(self, figure: Figure | None) -> Interval | None:
        people = self.people.get(COMPANY)
        if figure is None or people is None or figure.n > people:
            return None
        return worst_case(figure.value, figure.n, people)


def histogram(item: Item, figure: Figure | None) -> Histogram | None:
    """The answers per option, where they may be shown."""
    if figure is None or figure.histogram is None:
        return None
    labels = (
        item.labels if len(item.labels) == len(item.options) else tuple(str(code) for code in item.options)
    )
    return Histogram(labels, figure.histogram, figure.cannot_say, figure.skipped)


def _consensus(item: Item, figure: Figure | None) -> float | None:
    counts = figure.histogram if figure else None
    if not counts or any(n is None for n in counts) or sum(n or 0 for n in counts) == 0:
        return None
    return float(consensus(np.array([counts]), item.options)[0])


def _note(item: Item, figure: Figure | None) -> str:
    """What a reader must know to read the share aright."""
    said = []
    if item.reversed:
        good = _("did not tick it") if item.options == (0, 1) else _("disagree")
        said.append(
            _("asked the other way round: the share is of those who {good}, the good end").format(good=good)
        )
    if figure is not None and figure.effective < figure.n:
        said.append(
            _("weighted, worth {n:,} answers; the counts per option are not weighted").format(
                n=figure.effective
            )
        )
    return "; ".join(said)
