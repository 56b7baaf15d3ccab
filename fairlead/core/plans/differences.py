"""What a comparison of two editions gives: each statement with its change, and what that amounts to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from fairlead.core.plans.substance import REWRITTEN, SUBSTANCE

HALF = 0.5  # a plan of which less than this is left is another plan


class Change(StrEnum):
    """What became of a statement."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


class Verdict(StrEnum):
    """What the changes amount to."""

    SAME = "same"
    WORDING = "wording only"
    SOME = "some substance"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Changed:
    """One statement on both sides: `score` in 0..1 says how much of its substance changed, `reasons` why.

    `before` or `after` is None where it was not there; `weight` is what it counts for (1 a statement of a plan, its
    words on a page); `part` is its kind, or the heading it stands under.
    """

    change: Change
    before: str | None
    after: str | None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    id: str | None = None
    part: str = ""
    line_before: int | None = None
    line_after: int | None = None
    weight: float = 1.0

    @property
    def is_substance(self) -> bool:
        """Whether more than the wording changed."""
        return self.score >= SUBSTANCE

    @property
    def is_rewritten(self) -> bool:
        """Whether hardly anything of it is left."""
        return self.score >= REWRITTEN


@dataclass(frozen=True, slots=True)
class Difference:
    """Two editions side by side. `read_as` says whether statements of plans or units of pages were compared.

    `asides` tells that something without weight (a pointer, a stamp) changed.
    """

    read_as: Literal["plan", "page"]
    changes: tuple[Changed, ...]
    asides: bool = False

    @property
    def score(self) -> float:
        """Σ weight × score / Σ weight: the share of what is said on either side that changed in substance.

        >>> one = [Changed(Change.SAME, "a", "a"), Changed(Change.NEW, None, "b", 1.0)]
        >>> Difference("plan", tuple(one)).score
        0.5
        """
        return _share(self.changes)

    @property
    def left(self) -> float:
        """The share of the edition before that is still there, by weight; 1 where it said nothing.

        >>> one = [Changed(Change.SAME, "a", "a"), Changed(Change.NEW, None, "b", 1.0)]
        >>> Difference("plan", tuple(one)).left
        1.0
        """
        return _left(self.changes)

    @property
    def verdict(self) -> Verdict:
        """same, wording only, some substance; rewritten where less than half is left, of all or of the priorities.

        >>> gone = Changed(Change.GONE, "a", None, 1.0)
        >>> Difference("plan", (gone, Changed(Change.SAME, "b", "b"))).verdict.value
        'some substance'
        >>> Difference("plan", (gone,)).verdict.value
        'rewritten'
        """
        if any(change.is_substance for change in self.changes):
            priorities = [c for c in self.changes if c.part == "priority" and c.before is not None]
            parts = (
                [self.changes, priorities]
                if self.read_as == "plan" and len(priorities) > 1
                else [self.changes]
            )
            return Verdict.REWRITTEN if any(_left(part) < HALF for part in parts) else Verdict.SOME
        untouched = all(change.change is Change.SAME for change in self.changes) and not self.asides
        return Verdict.SAME if untouched else Verdict.WORDING

    @property
    def of_substance(self) -> tuple[Changed, ...]:
        """The statements behind the verdict, the greatest change first."""
        found = [change for change in self.changes if change.is_substance]
        return tuple(sorted(found, key=lambda change: -change.score * change.weight))

    def of(self, change: Change) -> tuple[Changed, ...]:
        """The statements of which one thing became."""
        return tuple(one for one in self.changes if one.change is change)


def _share(changes: Iterable[Changed]) -> float:
    pairs = [(change.weight, change.score) for change in changes]
    total = sum(weight for weight, _ in pairs)
    return sum(weight * score for weight, score in pairs) / total if total else 0.0


def _left(changes: Iterable[Changed]) -> float:
    there = [change for change in changes if change.before is not None]
    return 1 - _share(there)
