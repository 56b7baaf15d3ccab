"""The link *lived*: what people see, beside which commitments and promises were kept and what decisions followed."""

from dataclasses import dataclass, replace
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import CUTS, MISSING
from fairlead.core.diagnosis.links import sentence
from fairlead.core.diagnosis.statuses import deciding, of_estimate
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.scales import share
from fairlead.core.values import Status

CHOSEN = _("those that somebody wrote down; they can hold this link open, and never break it")
AGAINST = _(
    "People see words and deeds match, but most decisions that were written down went against the plan."
)
READ_THEM = _("a look at those decisions: a plan that is mostly decided against is another plan by now")


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


@dataclass(frozen=True, slots=True)
class Followed:
    """Decisions that bear on a statement of the plan: how many follow it, how many go against it."""

    follows: int
    against: int


@dataclass(frozen=True, slots=True)
class Deeds:
    """What was written down of deeds. None where there is no such table."""

    commitments: Kept | None = None
    promises: Kept | None = None
    decisions: Followed | None = None


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


def followed_measure(record: Followed | None) -> Measure | None:
    """Decisions that went against no statement, of all that bear on one.

    >>> followed_measure(Followed(2, 18)).status, followed_measure(Followed(0, 0)) is None
    (<Status.FAILS: 'fails'>, True)
    """
    if record is None or record.follows + record.against == 0:
        return None
    cut = CUTS["lived"]
    estimate = share(record.follows, record.follows + record.against)
    status = of_estimate(estimate, cut)
    return Measure(
        "decisions", "lived", _("Decisions that follow the plan"), "", estimate, status, cut, note=CHOSEN
    )


def lived_link(asked: LinkFinding, deeds: Deeds) -> LinkFinding:
    """The link *lived*: fails if what people see, commitments or promises fail; holds if people see it and nothing fails."""
    kept = (
        kept_measure("commitments", _("Commitments kept"), deeds.commitments),
        kept_measure("promises", _("Promises to recruits kept"), deeds.promises),
    )
    link = _with_kept(asked, tuple(m for m in kept if m is not None))
    decided = followed_measure(deeds.decisions)
    return _with_decisions(link, decided) if decided else link


def _with_kept(asked: LinkFinding, records: tuple[Measure, ...]) -> LinkFinding:
    if not records:
        return asked
    beside = replace(asked, measures=(*asked.measures, *records))
    broken = any(m.status is Status.FAILS for m in records)
    decides = deciding(beside.measures)
    if decides is None or (asked.measures and not broken):
        return beside
    status = Status.FAILS if broken or asked.status is Status.FAILS else Status.UNKNOWN
    missing = "" if status is Status.FAILS else MISSING["lived"]
    return replace(
        beside, status=status, says=sentence(decides, status), estimate=decides.estimate, missing=missing
    )


def _with_decisions(link: LinkFinding, decided: Measure) -> LinkFinding:
    """They never make it fail: who writes down a decision against the plan, and why, must not be worse off for it."""
    beside = replace(link, measures=(*link.measures, decided))
    if link.status is not Status.HOLDS or decided.status is not Status.FAILS:
        return beside
    return replace(beside, status=Status.UNKNOWN, says=AGAINST, missing=READ_THEM)
