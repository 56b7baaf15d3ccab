"""What stands beside the chain: the plan in short, figures without a base, who was left out, what this cannot show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from fairlead.core.diagnosis.knowing import READ
from fairlead.core.diagnosis.planned import must_faults
from fairlead.core.diagnosis.recorded import Records
from fairlead.core.diagnosis.survey import COMPANY, Survey
from fairlead.core.diagnosis.values import LeftOut, LinkFinding, PlanSummary
from fairlead.core.plans import Plan
from fairlead.core.tables import Firm, Reading
from fairlead.core.values import Estimate, Status


def plan_summary(editions: Sequence[Plan], survey: Survey, record: Records) -> PlanSummary | None:
    """The current edition with the recall of each priority and its tellings in a typical unit."""
    if not editions:
        return None
    plan = editions[-1]
    rows = tuple(
        (s.id, s.text, _recall_of(s.id, survey), record.typically_told(s.id)) for s in plan.priorities
    )
    faults = tuple(f"{f.reason} {f.fix}" for f in must_faults(editions, plan.published))
    return PlanSummary(plan.title or plan.company, plan.edition, plan.published, rows, faults)


def _recall_of(statement: str, survey: Survey) -> Estimate | None:
    item = survey.knowing.per_statement.get(statement) if survey.knowing else None
    found = next((i for i in survey.items if i.id == item), None)
    return survey.measure(found).estimate if found else None


def left_out(firm: Firm, survey: Survey, record: Records) -> tuple[LeftOut, ...]:
    """Who and what the figures do not speak of."""
    return (*_refused(firm), *_silent(survey), *_sent_away(record), *_hidden(survey))


def _sent_away(record: Records) -> Iterator[LeftOut]:
    if record.exits is not None and record.exits.sent_away:
        why = _("they did not leave for a reason of their own")
        yield LeftOut(_("people who were sent away"), str(record.exits.sent_away), why)


def _refused(firm: Firm) -> Iterator[LeftOut]:
    if firm.reading.refused:
        why = _("could not be read; `fairlead check` lists each with its line")
        yield LeftOut(_("rows and cells"), str(firm.reading.refused), why)
    for file in (name for name in firm.reading.ignored if not name.lower().endswith(".md")):
        yield LeftOut(file, _("the whole file"), _("no table or mapping names it"))


def _silent(survey: Survey) -> Iterator[LeftOut]:
    people, bases = survey.people.get(COMPANY), [f.n for f in survey.release.figures if f.cut == "company"]
    if people and bases and max(bases) < people:
        exact = all(f.n_shown == str(f.n) for f in survey.release.figures if f.cut == "company")
        many = str(people - max(bases)) if exact else _("some")
        yield LeftOut(
            _("people who did not answer"), many, _("nothing is assumed of them: see the worst-case bounds")
        )


def _hidden(survey: Survey) -> Iterator[LeftOut]:
    """Hidden groups, those with one reason together."""
    alike: dict[tuple[str, str, str], set[str]] = {}
    for h in survey.release.hidden:
        if h.cut != "company" and h.group:
            alike.setdefault((h.cut, h.reason, h.shown_in), set()).add(h.group)
    for (cut, reason, shown_in), groups in sorted(alike.items()):
        into = _("counted in {group}").format(
            group=shown_in if shown_in not in ("", "all") else _("the company")
        )
        what = f"{cut}: {', '.join(sorted(groups))}"
        yield LeftOut(what, _("their answers to one question or more"), f"{reason}; {into}")


def limits(survey: Survey, links: Sequence[LinkFinding]) -> tuple[str, ...]:
    """What this report cannot show, said before anyone asks."""
    said = [
        _("What goes with what, not what makes people leave."),
        _("Who answered what, and how one person will decide: this is not built, on purpose."),
    ]
    if any(link.estimate is not None for link in links):
        said.append(
            _("Those who did not answer may think otherwise; the intervals take the answers as random.")
        )
    if survey.knowing is not None and survey.knowing.provisional:
        text = _("Recall is {read}, and provisional: have people code some answers (fairlead code).")
        said.append(text.format(read=READ[survey.knowing.way]))
    if not survey.people and survey.items:
        said.append(_("How many people there are was not given, so intervals are wider than they need be."))
    if all(link.status is Status.UNKNOWN for link in links):
        said.append(_("The chain: nothing in this folder decides a link."))
    return tuple(said)


_IDS = re.compile(r" \('[^)]*'\)")  # ids of people, as the suspicions quote them
_CELL = re.compile(r"^'[^']*'")  # what stood in a cell opens the sentence


def for_report(reading: Reading) -> Reading:
    """What was read, without ids of people and without what stood in a cell: `fairlead check` says those.

    >>> from fairlead.core.tables import Suspicion
    >>> seen = Suspicion("unknown-manager", "1 manager is not among the people ('1099'): check.")
    >>> for_report(Reading(suspicions=(seen,))).suspicions[0].sentence
    '1 manager is not among the people: check.'
    """
    said = tuple(replace(s, sentence=_IDS.sub("", s.sentence)) for s in reading.suspicions)
    refused = tuple(replace(r, reason=_CELL.sub("…", r.reason)) for r in reading.refusals)
    return replace(reading, refusals=refused, suspicions=said)
