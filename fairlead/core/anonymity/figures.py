"""What a release is made of: figures that may be shown, and what is hidden, with the reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fairlead.core.anonymity.rules import Rules

Key = tuple[str, str, str, str]  # pulse, item, cut, group


@dataclass(frozen=True, slots=True)
class Figure:
    """The share of positive answers of one item in one group, as it may be shown.

    `n`: the base for formulas (exact from 20 on, else the lower end of the band `n_shown`).
    `value`: the share for formulas. `positive` and `share`: all counts and shares that this figure can
    stand for, as far as its reader can tell; equal ends mean exact. `effective`: the base after
    weighting (Kish), never above `n`. `histogram`: company only, one number an option, None where
    hidden; `cannot_say`, `skipped`: company only, None where hidden. `derived`: worked out from the other
    figures, as any reader could; its group may be several ("Lead + Manager").
    """

    pulse: str
    item: str
    cut: str
    group: str
    n: int
    n_shown: str
    value: float
    positive: tuple[int, int]
    share: tuple[float, float]
    effective: int
    histogram: tuple[int | None, ...] | None = None
    cannot_say: int | None = None
    skipped: int | None = None
    derived: bool = False

    @property
    def key(self) -> Key:
        """Pulse, item, cut, group."""
        return self.pulse, self.item, self.cut, self.group


@dataclass(frozen=True, slots=True)
class Hidden:
    """A group that is not shown for an item, and why, in plain words. `shown_in`: the smallest group
    that is shown and holds its people ("all" = the company; "" = the item is not shown at all)."""

    pulse: str
    item: str
    cut: str
    group: str
    reason: str
    shown_in: str


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that the attacker worked out. `low` and `high`: what is left possible."""

    attack: str
    pulse: str
    item: str
    cut: str
    group: str
    says: str
    low: int
    high: int

    @property
    def key(self) -> Key:
        """Pulse, item, cut, group."""
        return self.pulse, self.item, self.cut, self.group


@dataclass(frozen=True)
class Release:
    """All that may be shown of some waves; every interval, chart and index is computed from this alone."""

    figures: tuple[Figure, ...]
    hidden: tuple[Hidden, ...]
    rules: Rules = field(default_factory=Rules)
    withstands: tuple[str, ...] = ()  # the attacks that were tried and found nothing

    @cached_property
    def by_key(self) -> Mapping[Key, Figure]:
        """Figures by (pulse, item, cut, group)."""
        return {figure.key: figure for figure in self.figures}

    @cached_property
    def merged(self) -> Mapping[Key, str]:
        """Hidden group -> the shown group of its cut that holds its people, or "all" for the company."""
        return {(h.pulse, h.item, h.cut, h.group): h.shown_in for h in self.hidden if h.shown_in}

    def figure(self, pulse: str, item: str, cut: str = "company", group: str = "all") -> Figure | None:
        """One figure, or None where it is hidden or was never asked."""
        return self.by_key.get((pulse, item, cut, group))

    def without(self, keys: Collection[Key], reason: str) -> "Release":
        """The same release with some more figures hidden. Hiding only ever tells less."""
        gone = {key for key in self.by_key if key in set(keys)}
        kept = tuple(figure for figure in self.figures if figure.key not in gone)
        company = {figure.key[:2] for figure in kept if figure.cut == "company"}
        moved = [
            replace(h, shown_in="all" if (h.pulse, h.item) in company else "")
            if (h.pulse, h.item, h.cut, h.shown_in) in gone or (h.pulse, h.item) not in company
            else h
            for h in self.hidden
        ]
        more = [Hidden(*key, reason, "all" if key[:2] in company else "") for key in gone]
        return replace(
            self, figures=kept, hidden=(*moved, *sorted(more, key=lambda h: (h.item, h.cut, h.group)))
        )
