"""The link *plan*: is there one that can be said and kept, and do the leaders share it?"""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CUTS, MISSING
from fairlead.core.diagnosis.scoring import scorer_of
from fairlead.core.diagnosis.statuses import exact, together
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.plans import Fault, Plan, check
from fairlead.core.recall import CodedList, code_list
from fairlead.core.scales import LeaderList, overlap, overlap_at_most
from fairlead.core.values import Estimate, Evidence, Interval, Status

CENSUS = _("every leader who was asked: exact, no sampling doubt")


def plan_link(editions: Sequence[Plan], lists: Sequence[str], today: date | None) -> LinkFinding:
    """The link *plan* from the current edition and the leaders' unaided lists.

    >>> plan_link((), (), None).status
    <Status.UNKNOWN: 'unknown'>
    """
    cut = CUTS["plan"]
    if not editions:
        return LinkFinding("plan", Status.UNKNOWN, _("No plan file was given."), cut, missing=MISSING["plan"])
    plan, faults = editions[-1], must_faults(editions, today)
    measures = leader_measures(plan, lists) if plan.priorities else ()
    status = Status.FAILS if faults else _shared(measures)
    evidence = tuple(Evidence(f.id, f"{f.reason} {f.fix}") for f in faults)
    decides = min(
        (m for m in measures if m.estimate), key=lambda m: m.estimate.value if m.estimate else 1, default=None
    )
    missing = "" if lists else _("each leader's own list of the priorities, written apart")
    return LinkFinding(
        "plan", status, _says(status, faults, lists), cut, decides.estimate if decides else None, measures, evidence,
        missing=missing,
    )  # fmt: skip


def _shared(measures: Sequence[Measure]) -> Status:
    """Fails if one measure fails; holds if the leaders name enough of the plan and their lists do not fail to overlap.

    Who names enough of one plan shares it: what else stands on the lists, and what the scorer cannot match between
    two of them, leaves the overlap open more often than the plan is unshared (docs/adr/0013).
    """
    if together(m.status for m in measures) is Status.FAILS:
        return Status.FAILS
    return next((m.status for m in measures), Status.UNKNOWN)


def must_faults(editions: Sequence[Plan], today: date | None) -> tuple[Fault, ...]:
    """What keeps the current edition from being a plan that can be said and kept."""
    plan = editions[-1]
    day = (
        today or plan.published or date.min
    )  # without a day nothing is past or stale; the other checks still run
    previous = editions[-2] if len(editions) > 1 else None
    return tuple(f for f in check(plan, today=day, previous=previous) if f.severity == "must")


def leader_measures(plan: Plan, lists: Sequence[str]) -> tuple[Measure, ...]:
    """How many leaders name enough of the plan, and how far their lists overlap.

    What the scorer finds uncertain makes a bound: the link fails only below it, holds only above it.
    """
    if not lists:
        return ()
    statements = [(s.id, s.text) for s in plan.priorities]
    scorer = scorer_of(statements)
    coded = [code_list(text, statements, scorer) for text in lists]
    shares = _measure(
        "leaders-name",
        _("Leaders who name enough of the priorities"),
        _naming(coded, plan.needed),
        len(lists),
    )
    each = [LeaderList(c.named, len(c.unmatched), c.partly) for c in coded]
    low, high = overlap(each), overlap_at_most(each)
    if low is None or high is None:
        return (shares,)  # with one leader there is nothing to agree with
    both = (min(low, high), max(low, high))
    return shares, _measure("leaders-overlap", _("Overlap of the leaders' lists"), both, len(lists))


def _naming(coded: Sequence[CodedList], need: int) -> tuple[float, float]:
    sure = sum(len(c.named) >= need for c in coded)
    perhaps = sum(len(c.named | c.partly) >= need for c in coded)
    return sure / len(coded), perhaps / len(coded)


def _measure(id: str, wording: str, ends: tuple[float, float], leaders: int) -> Measure:
    low, high = ends
    cut = CUTS["plan"]
    at_least, at_most = exact(low, cut), exact(high, cut)
    status = at_least if at_least is at_most else Status.UNKNOWN
    note = "" if low == high else _("the words of some entries leave it open")
    bound = None if low == high else Interval(low, high, 1.0)
    estimate = Estimate(low, bound, leaders, CENSUS)
    return Measure(id, "leader-list", wording, "leaders", estimate, status, cut, note=note)


def _says(status: Status, faults: Sequence[Fault], lists: Sequence[str]) -> str:
    if faults:
        return _("The plan cannot be said and kept as it stands.")
    if not lists:
        return _("There is a plan on paper; whether the leaders share it was not asked.")
    return {
        Status.HOLDS: _("There is a plan, and the leaders name the same one."),
        Status.FAILS: _("There is a plan on paper, but the leaders do not name the same one."),
        Status.UNKNOWN: _("There is a plan; whether the leaders share it is open."),
    }[status]
