"""The whole report in reading order: verdict, chain, three steps, evidence, margins."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from fairlead.core.diagnosis.values import Diagnosis, Measure
from fairlead.report import chain, dose, evidence, groups, margins, reasons
from fairlead.report.chain import TITLES
from fairlead.report.facts import LEADERS
from fairlead.report.parts import Outline, Point, Section


def outline(diagnosis: Diagnosis, *, most_groups: int = 400) -> Outline:
    """A diagnosis in parts that an output can draw. `most_groups`: groups listed in one table."""
    heading = _heading(diagnosis)
    diagnosis = _pulse_said_once(diagnosis)
    found = (
        *evidence.sections(diagnosis),
        *groups.sections(diagnosis, most_groups),
        *_dose(diagnosis, most_groups),
        *reasons.sections(diagnosis),
        *margins.sections(diagnosis),
    )
    sections = (*found, margins.methods(found))
    return Outline(
        diagnosis.company,
        heading,
        diagnosis.verdict.sentence,
        _also(diagnosis),
        *_would_change(diagnosis),
        chain.steps(diagnosis),
        diagnosis.next_steps,
        tuple(section for section in sections if not section.empty),
    )


def _dose(diagnosis: Diagnosis, most: int) -> tuple[Section, ...]:
    """Only where there is more to say than how often it was told, which stands with the link “sent”."""
    found = diagnosis.dose
    if found is None or not (
        found.held or any(said.id != "cannot-tell" or found.windows for said in found.associations)
    ):
        return ()
    return (dose.section(found, most),)


def _heading(diagnosis: Diagnosis) -> str:
    """The day that the report speaks of, and the pulse, where there is only one."""
    day = _("as of {date}").format(date=diagnosis.as_of.isoformat()) if diagnosis.as_of else ""
    pulses = _pulses(diagnosis)
    asked = _("asked in {pulse}").format(pulse=pulses[0]) if len(pulses) == 1 else ""
    return ", ".join(part for part in (day, asked) if part)


def _pulses(diagnosis: Diagnosis) -> tuple[str, ...]:
    measures = (*diagnosis.items, *(m for found in diagnosis.links for m in found.measures))
    return tuple(dict.fromkeys(m.pulse for m in measures if m.pulse not in ("", LEADERS)))


def _pulse_said_once(diagnosis: Diagnosis) -> Diagnosis:
    """With one pulse the heading says it, and no question repeats it."""
    if len(_pulses(diagnosis)) != 1:
        return diagnosis
    links = tuple(replace(found, measures=_without_pulse(found.measures)) for found in diagnosis.links)
    return replace(diagnosis, links=links, items=_without_pulse(diagnosis.items))


def _without_pulse(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    return tuple(replace(measure, pulse="") for measure in measures)


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
