"""From values of a diagnosis to facts with their notes."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import LINK_OF
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.values import Estimate, Evidence
from fairlead.report import figures, numbers
from fairlead.report.parts import Fact, Facts, Point, Points

LEADERS = "leaders"  # the name under which leaders' lists are kept: no wave of questions


def of_measures(id: str, caption: str, measures: Sequence[Measure], link: str = "") -> Facts:
    """A list of questions or records, in the order given."""
    return Facts(id, caption, _("Question or record"), tuple(of_measure(m, link) for m in measures))


def of_measure(measure: Measure, link: str = "") -> Fact:
    """One question or record."""
    return Fact(
        measure.wording or measure.id,
        figures.of_measure(measure, link),
        measure.estimate,
        measure.status if measure.cut is not None else None,
        measure.cut,
        _notes(measure),
        measure.histogram,
        measure.estimate is None,
    )


def _notes(measure: Measure) -> tuple[str, ...]:
    notes = [
        measure.note if measure.estimate is not None else "",  # what one must know to read the figure aright
        "" if measure.cut is None else numbers.cut(measure.cut),
        numbers.bounds(measure),
        "" if measure.consensus is None else numbers.consensus(measure.consensus),
        *caveats(measure.estimate),
        _("asked in {pulse}").format(pulse=measure.pulse) if measure.pulse not in ("", LEADERS) else "",
    ]
    return tuple(note for note in notes if note)


def caveats(estimate: Estimate | None) -> tuple[str, ...]:
    """What must be borne in mind with a figure."""
    return estimate.caveats if estimate else ()


def of_link(found: LinkFinding) -> Facts | None:
    """The measures of a link; its own figure first, where no measure bears it."""
    own = found.estimate is not None and all(m.estimate != found.estimate for m in found.measures)
    facts = [_own(found)] if own else []
    facts += [of_measure(measure, found.link) for measure in found.measures]
    facts += [_evidence(fact, fact.estimate) for fact in found.evidence if fact.estimate is not None]
    caption = _("What the link “{link}” rests on").format(link=found.link)
    return Facts(f"facts-{found.link}", caption, _("Question or record"), tuple(facts)) if facts else None


def _own(found: LinkFinding) -> Fact:
    notes = (numbers.cut(found.cut), *caveats(found.estimate))
    return Fact(
        _("The link as a whole"), figures.of_link(found), found.estimate, found.status, found.cut, notes
    )


def _evidence(fact: Evidence, estimate: Estimate) -> Fact:
    notes = (fact.says, *caveats(estimate))
    return Fact(fact.source, figures.of_evidence(estimate), estimate, notes=notes)


def with_items(found: LinkFinding, items: Sequence[Measure]) -> LinkFinding:
    """A link with each of its questions by itself after the figure that pools them; a pool of one is left out."""
    own = [item for item in items if LINK_OF.get(item.construct) == found.link and item not in found.measures]
    alone = {(item.wording, item.estimate and item.estimate.value) for item in own}
    pooled = [m for m in found.measures if (m.wording, m.estimate and m.estimate.value) not in alone]
    return replace(found, measures=(*pooled, *own))


def said(found: LinkFinding) -> Points | None:
    """Evidence that is a sentence, not a number."""
    points = tuple(Point(fact.source, fact.says) for fact in found.evidence if fact.estimate is None)
    return Points(f"said-{found.link}", points) if points else None
