"""What is true of an invented company: which links break, how far from their cuts, and what the rule would say.

A failing link lies at its cut − distance, a sound one at its cut + distance. The expected verdict is not written
down here: it is what `verdict.decide` says of the true statuses, with *unknown* where nothing is measured.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.diagnosis.statuses import exact
from fairlead.core.simulate.errors import UnableToSimulate
from fairlead.core.values import Status
from fairlead.core.verdict.rule import LINKS, SPOKEN, decide

# What was never told is not known either; every other cause breaks one link and leaves the rest sound.
BREAKS: Mapping[str, tuple[str, ...]] = {
    "no-plan": ("plan",),
    "not-told": ("sent", "reached", "known"),
    "did-not-land": ("known",),
    "not-known": ("known",),
    "not-connected": ("connected",),
    "not-believed": ("believed",),
    "not-lived": ("lived",),
    "holds": (),
    "no-break-found": (),
    "cannot-tell": (),
    "pay": (),
}
# Three verdicts are about evidence that is not there.
LEAVES_OUT: Mapping[str, tuple[str, ...]] = {
    "not-known": ("sent", "reached"),
    "no-break-found": ("sent", "lived"),
    "cannot-tell": SPOKEN,
}
CAUSES = tuple(BREAKS)
AND, AT = "+", "@"
HAIR = 1e-6  # the edge of the dead zone belongs to it
FURTHEST = 0.40  # reached and lived would pass 100 % beyond


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true, link by link. `links` are true statuses; `seen` has unknown where evidence is left out.

    `shares` are the true shares of people (or pairs, or commitments) behind each link; `expected` is the verdict id
    that perfect evidence would lead to.
    """

    cause: str
    also: tuple[str, ...]
    distance: float
    links: Mapping[str, Status]
    seen: Mapping[str, Status]
    shares: Mapping[str, float]
    expected: str
    at: str = (
        ""  # the one link that lies at a distance of its own; truly unknown if that is within the dead zone
    )

    def breaks(self, link: str) -> bool:
        """Whether the link truly fails."""
        return self.links[link] is Status.FAILS

    def brings(self, link: str) -> bool:
        """Whether the company keeps evidence on the link at all; a table may be left out all the same."""
        return link not in LEAVES_OUT.get(self.cause, ())


def truth_of(cause: str, *, also: Iterable[str] = (), distance: float = 0.20) -> Truth:
    """The truth of a company in which `cause`, and `also` other ones, hold; UnableToSimulate if unknown.

    >>> truth = truth_of("not-lived")
    >>> truth.expected, truth.shares["lived"], truth.shares["known"]
    ('not-lived', 0.4, 0.7)
    >>> truth_of("not-lived", also=["not-believed"]).expected  # the earlier link is named first
    'not-believed'
    >>> truth_of("pay").expected
    'holds'

    Two causes may be written as one, "not-believed+not-lived". A link with the distance of its share from its cut,
    "believed@-0.25", is a company in which that link alone lies there; within the dead zone it is truly unknown.

    >>> truth_of("believed@-0.25").expected, truth_of("believed@0.05").expected
    ('not-believed', 'no-break-found')
    """
    cause, *more = cause.split(AND)
    also = (*more, *also)
    if AT in cause:
        return _one_link(cause, distance)
    refuse_unknown((cause, *also), distance)
    broken = {link for each in (cause, *also) for link in BREAKS[each]}
    links = {link: Status.FAILS if link in broken else Status.HOLDS for link in LINKS}
    seen = {k: Status.UNKNOWN if k in LEAVES_OUT.get(cause, ()) else status for k, status in links.items()}
    shares = {k: round(CUTS[k] + (-distance if k in broken else distance), 6) for k in LINKS}
    return Truth(cause, also, distance, links, seen, shares, decide(seen).id)


def _one_link(cause: str, distance: float) -> Truth:
    """All links sound but one, which lies so far from its cut."""
    link, _, written = cause.partition(AT)
    offset = _offset(cause, link, written)
    sound = truth_of("holds", distance=distance)
    status = exact(CUTS[link] + offset + HAIR * (1 if offset < 0 else -1), CUTS[link])
    links = {**sound.links, link: status}
    shares = {**sound.shares, link: round(CUTS[link] + offset, 6)}
    return Truth(cause, (), distance, links, links, shares, decide(links).id, at=link)


def _offset(cause: str, link: str, written: str) -> float:
    try:
        offset = float(written)
    except ValueError:
        offset = math.nan
    if link not in SPOKEN or not 0 < CUTS[link] + offset < 1:
        raise UnableToSimulate(
            f"'{cause}' is no link at a distance from its cut: write one of {', '.join(SPOKEN)}, @, and a share such as -0.05."
        )
    return offset


def left_without(truth: Truth, tables: Collection[str], *, unwritten: bool = False) -> Truth:
    """The same truth where some tables are not brought: what rests on them is unmeasured, and the verdict another.

    `unwritten`: whether a plan that fails shows it on paper, so that no leader need be asked.

    >>> left_without(truth_of("holds"), {"tellings"}).expected
    'no-break-found'
    >>> left_without(truth_of("not-lived"), {"plan", "tellings"}).expected
    'not-lived'
    """
    gone = set()
    if "plan" in tables:
        gone |= {"plan", "sent", "known"}
    if "tellings" in tables:
        gone |= {"sent"}
    if "answers" in tables:
        gone |= {*SPOKEN} - ({"lived"} if _kept_breaks_it(truth, tables) else set())
        gone |= set() if unwritten and truth.breaks("plan") else {"plan"}
    seen = {link: Status.UNKNOWN if link in gone else status for link, status in truth.seen.items()}
    return replace(truth, seen=seen, expected=decide(seen).id)


def _kept_breaks_it(truth: Truth, tables: Collection[str]) -> bool:
    """Whether ledgers say that it is not lived: they can break the link, and never make it hold."""
    return truth.breaks("lived") and not {"commitments", "promises"} <= set(tables)


def refuse_unknown(causes: Iterable[str], distance: float) -> None:
    """UnableToSimulate for a cause that is not in `CAUSES`, or a distance that leaves 0 to 1."""
    for cause in causes:
        if cause not in BREAKS:
            raise UnableToSimulate(
                f"'{cause}' is no cause that can be simulated: choose {', '.join(CAUSES)}."
            )
    if not 0 < distance <= FURTHEST:
        raise UnableToSimulate(
            f"The distance from the cut is {distance}: choose one above 0 and up to {FURTHEST}."
        )
