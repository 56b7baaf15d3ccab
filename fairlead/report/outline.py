"""The whole report in reading order: verdict, chain, three steps, evidence, margins."""

from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis
from fairlead.report import chain, evidence, groups, margins, reasons
from fairlead.report.chain import TITLES
from fairlead.report.parts import Outline, Point


def outline(diagnosis: Diagnosis, *, most_groups: int = 400) -> Outline:
    """A diagnosis in parts that an output can draw. `most_groups`: groups listed in one table."""
    found = (
        *evidence.sections(diagnosis),
        *groups.sections(diagnosis, most_groups),
        *reasons.sections(diagnosis),
        *margins.sections(diagnosis),
    )
    sections = (*found, margins.methods(found))
    return Outline(
        diagnosis.company,
        _("as of {date}").format(date=diagnosis.as_of.isoformat()) if diagnosis.as_of else "",
        diagnosis.verdict.sentence,
        _also(diagnosis),
        *_would_change(diagnosis),
        chain.steps(diagnosis),
        diagnosis.next_steps,
        tuple(section for section in sections if not section.empty),
    )


def _also(diagnosis: Diagnosis) -> str:
    also = ", ".join(TITLES[link] for link in diagnosis.verdict.also)
    return _("Further along it breaks as well: {links}.").format(links=also) if also else ""


def _would_change(diagnosis: Diagnosis) -> tuple[str, tuple[Point, ...]]:
    """One sentence, or a heading with what each open link needs."""
    what = diagnosis.verdict.would_change.rstrip(".")
    missing = evidence.still_missing(diagnosis)
    if missing:
        return _("What would tell more:"), missing
    return (_("What would tell more: {what}.").format(what=what) if what else ""), ()
