"""The link that rests on the record of tellings: what was sent, and how often."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CUTS, MISSING, TELLING_DAYS, TELLINGS_NEEDED
from fairlead.core.diagnosis.statuses import exact
from fairlead.core.diagnosis.values import LinkFinding
from fairlead.core.values import Estimate, Evidence, Status

ALL = "all"
Told = Mapping[tuple[str, str], int]  # (statement, unit) -> tellings in the window
TOLD = {
    Status.HOLDS: _("Most priorities were told often enough to most people."),
    Status.FAILS: _("Too little was told, or to too few."),
    Status.UNKNOWN: _("About half of it was told often enough: too near the cut to say either."),
}


def sent_share(told: Told, priorities: Sequence[str], people: Mapping[str, int]) -> float:
    """The share of priority × unit pairs told often enough, each unit counted by its people.

    >>> sent_share({("a", "North"): 3, ("b", "North"): 2, ("a", "South"): 5}, ["a", "b"], {"North": 3, "South": 1})
    0.5
    """
    total = sum(people.values()) * len(priorities)
    enough = sum(
        n for unit, n in people.items() for p in priorities if told.get((p, unit), 0) >= TELLINGS_NEEDED
    )
    return enough / total


def sent_link(told: Told | None, priorities: Sequence[str], people: Mapping[str, int]) -> LinkFinding:
    """The link *sent* from the record of tellings; without records or priorities it is unknown.

    >>> sent_link({("a", "all"): 3}, ["a"], {}).status
    <Status.HOLDS: 'holds'>
    """
    cut = CUTS["sent"]
    if told is None or not priorities:
        return LinkFinding(
            "sent", Status.UNKNOWN, _("It is not recorded what was sent."), cut, missing=MISSING["sent"]
        )
    units = people or {ALL: 1}
    value = sent_share(told, priorities, units)
    method = _("record of tellings: pairs of priority and unit told {n} times or more in {days} days").format(
        n=TELLINGS_NEEDED, days=TELLING_DAYS
    )
    estimate = Estimate(value, None, len(units) * len(priorities), method)
    status = exact(value, cut)
    evidence = _per_priority(told, priorities, units)
    return LinkFinding("sent", status, TOLD[status], cut, estimate, evidence=evidence)


def _per_priority(told: Told, priorities: Sequence[str], units: Mapping[str, int]) -> tuple[Evidence, ...]:
    found = []
    for priority in priorities:
        times = [told.get((priority, unit), 0) for unit in units]
        says = (
            _("told {most} times") if min(times) == max(times) else _("told {least} to {most} times, by unit")
        )
        found.append(Evidence(priority, says.format(least=min(times), most=max(times))))
    return tuple(found)
