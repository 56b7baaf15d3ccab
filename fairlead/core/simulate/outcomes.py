"""Was the verdict right? One run of a company whose truth is known, judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Run:
    """One company diagnosed: its verdict, the status of each link, and what that is worth."""

    cause: str
    people: int
    number: int
    verdict: str
    links: Mapping[str, str]
    outcome: Outcome


def judge(truth: Truth, verdict: str, links: Mapping[str, Status]) -> Outcome:
    """Right, wrong or cannot tell, by the rule of DESIGN (issue of the simulated companies).

    *Right*: the expected verdict id, and no link before its break that truly fails was passed as holding.
    *Cannot tell*: one of `OPEN` where that is not the truth; or a verdict that names a link which truly fails while
    the first true break, or what would tell it from its neighbours, is left open as unknown. *Wrong*: any other.

    >>> from fairlead.core.simulate.truth import truth_of
    >>> truth, sound = truth_of("did-not-land"), dict.fromkeys(LINKS, Status.HOLDS)
    >>> judge(truth, "did-not-land", sound | {"known": Status.FAILS}).value
    'right'
    >>> judge(truth, "not-known", sound | {"known": Status.FAILS, "reached": Status.UNKNOWN}).value
    'cannot-tell'
    >>> judge(truth, "not-lived", sound | {"lived": Status.FAILS}).value
    'wrong'
    """
    if passed_a_failing_link(truth, verdict, links):
        return Outcome.WRONG
    if verdict == truth.expected:
        return Outcome.RIGHT
    breaks = _BREAKS.get(verdict)
    if verdict in OPEN or (breaks is not None and truth.breaks(breaks)):
        return Outcome.CANNOT_TELL
    return Outcome.WRONG


def passed_a_failing_link(truth: Truth, verdict: str, links: Mapping[str, Status]) -> bool:
    """Whether a link that truly fails, before the break that the verdict names, was said to hold."""
    breaks = _BREAKS.get(verdict)
    before = LINKS[: LINKS.index(breaks)] if breaks else LINKS
    return any(truth.breaks(link) and links[link] is Status.HOLDS for link in before)
