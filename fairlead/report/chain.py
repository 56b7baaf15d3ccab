"""The seven links as they are drawn: what each asks, and where the chain breaks."""

from collections.abc import Mapping
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, LinkFinding
from fairlead.core.values import Status
from fairlead.core.verdict import Verdict
from fairlead.core.verdict.rule import CASES
from fairlead.report import figures
from fairlead.report.parts import Step

TITLES: Mapping[str, str] = {
    "plan": _("plan"),
    "sent": _("sent"),
    "reached": _("reached"),
    "known": _("known"),
    "connected": _("connected"),
    "believed": _("believed"),
    "lived": _("lived"),
}
QUESTIONS: Mapping[str, str] = {
    "plan": _("Is there a plan that the leaders share?"),
    "sent": _("Was it put before people?"),
    "reached": _("Do people say that they were told?"),
    "known": _("Can they say it in their own words?"),
    "connected": _("Does my work serve it, and do I know what is expected?"),
    "believed": _("Is it the right direction, and will we get there?"),
    "lived": _("Do words and deeds match?"),
}


def breaks_at(verdict: Verdict, chain: Mapping[str, Status]) -> str | None:
    """The link at which the verdict says that the chain breaks; None where no link is broken.

    >>> from fairlead.core.verdict import LINKS, decide
    >>> chain = dict.fromkeys(LINKS, Status.UNKNOWN) | {"reached": Status.FAILS}
    >>> breaks_at(decide(chain), chain)
    'reached'
    """
    link = next(case.breaks for case in CASES if case.id == verdict.id)
    if verdict.id == "not-told" and chain["sent"] is not Status.FAILS:
        return "reached"
    return link


def steps(diagnosis: Diagnosis) -> tuple[Step, ...]:
    """The chain of the company."""
    chain = {found.link: found.status for found in diagnosis.links}
    broken = breaks_at(diagnosis.verdict, chain)
    return tuple(_step(found, found.link == broken) for found in diagnosis.links)


def _step(found: LinkFinding, breaks: bool) -> Step:
    return Step(
        found.link,
        TITLES[found.link],
        QUESTIONS[found.link],
        found.status,
        figures.of_link(found),
        found.says,
        found.cut,
        breaks,
        found.provisional,
    )
