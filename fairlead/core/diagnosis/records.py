"""The links that rest on records: what was sent, which commitments and promises were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CUTS, MISSING, TELLING_DAYS, TELLINGS_NEEDED
from fairlead.core.diagnosis.links import sentence
from fairlead.core.diagnosis.statuses import deciding, exact, of_estimate
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.scales import share
from fairlead.core.values import Estimate, Evidence, Status

ALL = "all"
Told = Mapping[tuple[str, str], int]  # (statement, unit) -> tellings in the window
TOLD = {
    Status.HOLDS: _("Most priorities were told often enough to most people."),
    Status.FAILS: _("Too little was told, or to too few."),
    Status.UNKNOWN: _("About half of it was told often enough: too near the cut to say either."),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """How the promises of one kind ended. Changed and explained is no breach, and no keeping either."""

    kept: int
    broken: int
    explained: int = 0

    @property
    def ended(self) -> int:
        """Those that count: kept or broken."""
        return self.kept + self.broken


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


def kept_measure(name: str, wording: str, record: Kept | None) -> Measure | None:
    """Kept of all that ended, with an interval: a sample of how promises are treated here.

    >>> kept_measure("commitments", "Commitments kept", Kept(3, 9, 2)).status
    <Status.FAILS: 'fails'>
    >>> kept_measure("commitments", "Commitments kept", Kept(0, 0, 2)) is None
    True
    """
    if record is None or record.ended == 0:
        return None
    cut = CUTS["lived"]
    estimate = share(record.kept, record.ended)
    note = _("changed and explained beside these: {n}").format(n=record.explained) if record.explained else ""
    return Measure(name, "lived", wording, "", estimate, of_estimate(estimate, cut), cut, note=note)


def lived_link(asked: LinkFinding, commitments: Kept | None, promises: Kept | None) -> LinkFinding:
    """The link *lived*: fails if one source fails; holds if the say-do items hold and none fails."""
    kept = (
        kept_measure("commitments", _("Commitments kept"), commitments),
        kept_measure("promises", _("Promises to recruits kept"), promises),
    )
    records = tuple(m for m in kept if m is not None)
    if not records:
        return asked
    broken = next((m for m in records if m.status is Status.FAILS), None)
    if broken is None and asked.measures:
        return replace(asked, measures=(*asked.measures, *records))
    decides = deciding([*asked.measures, *records])
    if decides is None:
        return replace(asked, measures=(*asked.measures, *records))
    status = Status.FAILS if broken or asked.status is Status.FAILS else Status.UNKNOWN
    return replace(
        asked, status=status, says=sentence(decides, status), estimate=decides.estimate,
        measures=(*asked.measures, *records), missing="" if status is Status.FAILS else MISSING["lived"],
    )  # fmt: skip
