"""One fixed cohort: how far each of its members came, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairlead.core.errors import BadInput
from fairlead.core.scales import share
from fairlead.core.values import Estimate

Path = tuple[str, ...]  # the stages one member entered, in order of time


class UnableToPlace(BadInput):
    """A stage or a count that has no place in the cohort."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Counts over one set of members. Tuples run over `order`.

    `reached`: came to this stage or a later one; `skipped`: came later without entering it;
    `returned`: entered it again after a later stage; `still_open`: neither won nor lost.
    """

    order: tuple[str, ...]
    reached: tuple[int, ...]
    skipped: tuple[int, ...]
    returned: tuple[int, ...]
    members: int
    still_open: int = 0
    won: int | None = None  # None: the order has no stage that means winning
    lost: int = 0

    @property
    def win_ratio(self) -> Estimate | None:
        """Won / (won + lost), those still open left out. None without a winning stage or an ending.

        >>> c = cohort(["met", "won"], {("met", "won"): 3, ("met", "lost"): 7}, won="won", lost="lost")
        >>> c.win_ratio.value, c.win_ratio.n
        (0.3, 10)
        >>> cohort(["told", "knows"], {("told",): 3}).win_ratio is None
        True
        """
        ended = (self.won or 0) + self.lost
        if self.won is None or ended == 0:
            return None
        return share(self.won, ended, caveats=self.caveats)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know of a cohort that is not finished.

        >>> cohort(["met", "won"], {("met",): 1, ("won",): 1}, won="won").caveats
        ('1 of 2 still open: ratios may rise',)
        """
        return (
            (f"{self.still_open} of {self.members} still open: ratios may rise",) if self.still_open else ()
        )


def cohort(
    order: Sequence[str], paths: Mapping[Path, int], *, won: str | None = None, lost: str | None = None
) -> Cohort:
    """Counts of a cohort from how many members took each path.

    `order` lists the stages from first to last; `won` is one of them, `lost` an ending outside of it.
    A path that is empty or holds only `lost` reached nothing, and still belongs to the cohort.
    Raises UnableToPlace for a stage not in the order.

    >>> c = cohort(["met", "offer", "won"], {("met",): 5, ("met", "won"): 2, ("met", "offer", "met"): 1}, won="won")
    >>> c.reached, c.skipped, c.returned, c.still_open
    ((8, 3, 2), (0, 2, 0), (1, 0, 0), 6)
    """
    _sound(order, paths, won, lost)
    rank = {stage: i for i, stage in enumerate(order)}
    reached, skipped, returned = ([0] * len(order) for _ in range(3))
    ends = {"won": 0, "lost": 0}
    for path, members in paths.items():
        places = [rank[stage] for stage in path if stage != lost]
        for i in range(max(places, default=-1) + 1):
            reached[i] += members
            skipped[i] += members * (i not in places)
            returned[i] += members * _came_back(places, i)
        ends[_ending(path, won, lost)] = ends.get(_ending(path, won, lost), 0) + members
    total = sum(paths.values())
    closed = ends["won"] + ends["lost"]
    still_open = total - closed if won is not None or lost is not None else 0
    wins = None if won is None else ends["won"]
    return Cohort(
        tuple(order), tuple(reached), tuple(skipped), tuple(returned), total, still_open, wins, ends["lost"]
    )


def _came_back(places: list[int], stage: int) -> bool:
    """Whether the stage is entered after one that lies beyond it."""
    return any(here == stage and max(places[:at], default=-1) > stage for at, here in enumerate(places))


def _ending(path: Path, won: str | None, lost: str | None) -> str:
    """The last word counts: a deal lost and then won is won, a deal that moved on after either is open."""
    last = path[-1] if path else None
    if last is not None and last == won:
        return "won"
    return "lost" if last is not None and last == lost else "open"


def _sound(order: Sequence[str], paths: Mapping[Path, int], won: str | None, lost: str | None) -> None:
    if not order or len(set(order)) != len(order):
        raise UnableToPlace("The order of stages must name each stage once, from first to last.")
    if (won is not None and won not in order) or (lost is not None and lost in order):
        raise UnableToPlace("The winning stage must be one of the order, and the losing one must not.")
    for path, members in paths.items():
        strange = [stage for stage in path if stage not in order and stage != lost]
        if strange:
            raise UnableToPlace(
                f"Stage {strange[0]!r} is not in the order {', '.join(order)}: add it or rename it."
            )
        if members < 0:
            raise UnableToPlace(f"Path {' > '.join(path)} has {members} members: count them again.")
