"""What follows from links, items and records together: the nine hypotheses and the illusion gap."""

from collections.abc import Sequence

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.diagnosis.links import construct_measure
from fairlead.core.diagnosis.survey import Survey
from fairlead.core.diagnosis.values import LinkFinding
from fairlead.core.scales import difference
from fairlead.core.values import Estimate, Status
from fairlead.core.verdict import Hypothesis, weigh

ITEM_CUT = 0.5  # for items that are no link of their own


def hypotheses(links: Sequence[LinkFinding], survey: Survey) -> tuple[Hypothesis, ...]:
    """The nine hypotheses against the links and the items beside them."""
    by_link = {link.link: link for link in links}
    facts: dict[str, Status | None] = {
        name: _measured(by_link[name]) for name in ("plan", "known", "believed", "lived")
    }
    facts["told"] = _told(by_link)
    for construct in ("line-of-sight", "expected"):
        facts[construct] = _construct(survey, construct, CUTS["connected"])
    facts["changes"] = _construct(survey, "changes", ITEM_CUT)
    facts["future"] = _construct(survey, "career", ITEM_CUT)
    promises = (m.status for m in by_link["lived"].measures if m.id == "promises")
    facts["promises"] = next(promises, None)
    return weigh(facts)


def _measured(link: LinkFinding) -> Status | None:
    return link.status if link.estimate is not None or link.status is not Status.UNKNOWN else None


def _told(links: dict[str, LinkFinding]) -> Status | None:
    """Told once or never: the record or the people say so, and people cannot say the direction."""
    told = [s for s in (_measured(links["sent"]), _measured(links["reached"])) if s is not None]
    if Status.FAILS in told:
        return Status.HOLDS if links["known"].status is Status.HOLDS else Status.FAILS
    if not told:
        return None
    return Status.HOLDS if all(s is Status.HOLDS for s in told) else Status.UNKNOWN


def _construct(survey: Survey, construct: str, cut: float) -> Status | None:
    return construct_measure(survey, construct, cut).status if survey.of(construct) else None


def illusion_gap(survey: Survey) -> Estimate | None:
    """Those who say that they are clear, less those who can say it; as of two groups, so the interval is wide enough."""
    claimed, known = survey.estimate("claimed-clarity"), survey.estimate("recall")
    if claimed is None or known is None:
        return None
    smaller = min(claimed, known, key=lambda e: e.n)
    return difference(
        claimed.value * claimed.n, claimed.n, known.value * known.n, known.n, n_shown=smaller.n_shown
    )
