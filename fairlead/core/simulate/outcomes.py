"""Was the verdict right? One run of a company whose truth is known, judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from fairlead.core.diagnosis.cuts import CUTS, LINK_OF
from fairlead.core.diagnosis.values import LinkFinding
from fairlead.core.simulate.quotas import quota
from fairlead.core.simulate.truth import Truth
from fairlead.core.values import Status
from fairlead.core.verdict.rule import CASES, LINKS

OPEN = ("cannot-tell", "no-break-found")
_BREAKS = {case.id: case.breaks for case in CASES}


class Outcome(StrEnum):
    """What a verdict is worth against the truth."""

    RIGHT = "right"
    WRONG = "wrong"
    CANNOT_TELL = "cannot-tell"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Run:
    """One company diagnosed: its verdict, the status of each link, and what that is worth.

    `covered`: for each construct that was measured, whether its interval holds the company's true share.
    """

    cause: str
    people: int
    number: int
    verdict: str
    links: Mapping[str, str]
    outcome: Outcome
    odds: float = 1.0
    covered: Mapping[str, bool] = field(default_factory=dict)


def judge(truth: Truth, verdict: str, links: Mapping[str, Status]) -> Outcome:
    """Right, wrong, cannot tell or early, by the rule of DESIGN (issue of the simulated companies).

    *Right*: the expected verdict id, and no link before its break that truly fails was passed as holding.
    *Cannot tell*: one of `OPEN` where that is not the truth; or a verdict that names a link which truly fails while
    the first true break, or what would tell it from its neighbours, is left open as unknown. *Early*: a link in the
    dead zone was decided, on the side where it truly lies. *Wrong*: any other.

    >>> from fairlead.core.simulate.truth import truth_of
    >>> truth, sound = truth_of("did-not-land"), dict.fromkeys(LINKS, Status.HOLDS)
    >>> judge(truth, "did-not-land", sound | {"known": Status.FAILS}).value
    'right'
    >>> judge(truth, "not-known", sound | {"known": Status.FAILS, "reached": Status.UNKNOWN}).value
    'cannot-tell'
    >>> judge(truth, "not-lived", sound | {"lived": Status.FAILS}).value
    'wrong'
    >>> [judge(truth_of(f"lived@{d}"), "not-lived", sound | {"lived": Status.FAILS}).value for d in (-.08, .08)]
    ['early', 'wrong']
    """
    if passed_a_failing_link(truth, verdict, links):
        return Outcome.WRONG
    if truth.at and truth.links[truth.at] is Status.UNKNOWN and links[truth.at] is not Status.UNKNOWN:
        return Outcome.EARLY if links[truth.at] is _side(truth) else Outcome.WRONG
    if verdict == truth.expected:
        return Outcome.RIGHT
    breaks = _BREAKS.get(verdict)
    if verdict in OPEN or (breaks is not None and truth.breaks(breaks)):
        return Outcome.CANNOT_TELL
    return Outcome.WRONG


def _side(truth: Truth) -> Status:
    return Status.HOLDS if truth.shares[truth.at] > CUTS[truth.at] else Status.FAILS


def passed_a_failing_link(truth: Truth, verdict: str, links: Mapping[str, Status]) -> bool:
    """Whether a link that truly fails, before the break that the verdict names, was said to hold."""
    breaks = _BREAKS.get(verdict)
    before = LINKS[: LINKS.index(breaks)] if breaks else LINKS
    return any(truth.breaks(link) and links[link] is Status.HOLDS for link in before)


def covered(truth: Truth, people: int, links: Iterable[LinkFinding]) -> dict[str, bool]:
    """For each construct that people were asked for, whether its interval holds the true share of the whole company."""
    found = {}
    for measure in (m for link in links for m in link.measures if m.construct in LINK_OF):
        if measure.estimate is None or measure.estimate.interval is None or measure.id in LEDGERS:
            continue
        share = true_share(truth, LINK_OF[measure.construct], people)
        ends = measure.estimate.interval
        found[measure.id] = bool(ends.low - HAIR <= share <= ends.high + HAIR)
    return found


LEDGERS = ("commitments", "promises")
HAIR = 1e-9


def true_share(truth: Truth, link: str, people: int) -> float:
    """The share in the company itself: whole people, rounded away from the cut.

    >>> from fairlead.core.simulate.truth import truth_of
    >>> true_share(truth_of("not-lived"), "lived", 8)  # 3.2 of 8, rounded down
    0.375
    """
    count = quota(np.array([truth.shares[link]]), CUTS[link], np.array([people]))
    return int(count[0]) / people
