"""What people were told, know, believe and see lived: side by side, never averaged."""

from collections.abc import Sequence
from gettext import gettext as _

from fairlead.core.diagnosis.cuts import LINK_OF
from fairlead.core.diagnosis.values import Diagnosis, LinkFinding, Measure, PlanSummary
from fairlead.core.values import Estimate
from fairlead.report import facts, figures, numbers
from fairlead.report.chain import QUESTIONS, TITLES
from fairlead.report.parts import Block, Fact, Facts, Point, Points, Section

APART = _("Knowing, believing and seeing it lived are three things. They are shown apart and never averaged.")
PROVISIONAL = _("Provisional: it rests on the scorer alone, not yet on answers coded by people.")
_CLARITY = "claimed-clarity"


def sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Told, know, believe, lived, and the questions outside the chain."""
    links = {found.link: facts.with_items(found, diagnosis.items) for found in diagnosis.links}
    if not any(map(_examined, diagnosis.links)):
        # Where the opening lists what each link needs, it is not listed again.
        nothing = () if still_missing(diagnosis) else (_nothing_asked(diagnosis),)
        return (*nothing, _every_question(diagnosis))
    plan = _plan(diagnosis.plan) if diagnosis.plan else ()
    know = (*_parts(links, "known"), *_clarity(diagnosis), *_parts(links, "connected"))
    return (
        Section(
            "told",
            _("What was planned and told"),
            (APART,),
            (),
            (*plan, *_parts(links, "plan", "sent", "reached")),
        ),
        Section("know", _("What people know"), parts=know),
        Section("believe", _("What people believe"), parts=_parts(links, "believed")),
        Section("lived", _("What people see lived"), parts=_parts(links, "lived")),
        _other_questions(diagnosis),
    )


def still_missing(diagnosis: Diagnosis) -> tuple[Point, ...]:
    """What the verdict says that each open link needs; links that need the same share a line."""
    what = diagnosis.verdict.would_change
    needs: dict[str, list[str]] = {}
    for found in diagnosis.links:
        if found.missing and f"{found.link}: {found.missing}" in what:
            needs.setdefault(found.missing, []).append(TITLES[found.link])
    return tuple(Point(", ".join(titles), missing) for missing, titles in needs.items())


def _examined(found: LinkFinding) -> bool:
    return bool(found.measures or found.evidence or found.estimate)


def _nothing_asked(diagnosis: Diagnosis) -> Section:
    """One list instead of seven empty chapters."""
    needs: dict[str, list[str]] = {}
    for found in diagnosis.links:
        needs.setdefault(_needs(found) or found.says, []).append(TITLES[found.link])
    points = tuple(Point(", ".join(titles).capitalize(), text) for text, titles in needs.items())
    said = _("No link of the chain could be examined.")
    return Section(
        "not-examined", _("What was not examined"), (said,), (Points("not-examined-list", points),)
    )


def _parts(links: dict[str, LinkFinding], *names: str) -> tuple[Section, ...]:
    return tuple(_part(links[name]) for name in names if name in links)


def _part(found: LinkFinding) -> Section:
    title = f"{TITLES[found.link].capitalize()}: {numbers.status(found.status)}"
    asked = f"{QUESTIONS[found.link]} {found.says}"
    lines = (asked, PROVISIONAL if found.provisional else "", _needs(found))
    blocks = (facts.of_link(found), facts.said(found))
    shown = tuple(block for block in blocks if block is not None)
    return Section(f"link-{found.link}", title, tuple(line for line in lines if line), shown)


def _needs(found: LinkFinding) -> str:
    what = found.missing.rstrip(".")
    if not what:
        return ""
    return (
        f"{what[:1].upper()}{what[1:]}."
        if found.estimate
        else _("What would tell: {what}.").format(what=what)
    )


def _clarity(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Claimed clarity and the illusion gap: what people say that they know, against what they can say."""
    claimed = [measure for measure in diagnosis.items if measure.construct == _CLARITY]
    gap = diagnosis.illusion_gap
    blocks: list[Block] = []
    if claimed:
        blocks.append(facts.of_measures("clarity", _("Claimed clarity"), claimed))
    if gap is not None:
        blocks.append(
            Facts("illusion-gap", _("The illusion gap"), _("Difference"), (_illusion(gap),), drawn=False)
        )
    title = _("What people say that they know, and what they can say")
    return (Section("clarity-and-recall", title, blocks=tuple(blocks)),) if blocks else ()


def _illusion(gap: Estimate) -> Fact:
    label = _("Those who say that they are clear, minus those who can name the priorities")
    return Fact(label, figures.of_difference(gap), gap, notes=facts.caveats(gap))


def _other_questions(diagnosis: Diagnosis) -> Section:
    inside = {*LINK_OF, _CLARITY}
    return _questions(
        _("Questions outside the chain"), [m for m in diagnosis.items if m.construct not in inside]
    )


def _every_question(diagnosis: Diagnosis) -> Section:
    """Where no link was examined no question has been shown yet, whatever link it speaks for."""
    return _questions(_("Every question, with its answers"), diagnosis.items)


def _questions(title: str, measures: Sequence[Measure]) -> Section:
    blocks = (facts.of_measures("others", title, measures),) if measures else ()
    return Section("other-items", title, blocks=blocks)


def _plan(plan: PlanSummary) -> tuple[Section, ...]:
    blocks = (_priorities(plan), _faults(plan.faults))
    shown = tuple(block for block in blocks if block is not None)
    title = _("The plan: {title}").format(title=plan.title)
    named = (
        _(
            "How many can name each priority, and how often it was told in a typical unit (the median of the units):"
        )
        if plan.priorities
        else ""
    )
    said = tuple(line for line in (_edition(plan), named) if line)
    return (Section("the-plan", title, said, shown),)


def _edition(plan: PlanSummary) -> str:
    edition = _("Edition {number}").format(number=plan.edition) if plan.edition is not None else ""
    published = _("published {date}").format(date=plan.published.isoformat()) if plan.published else ""
    line = ", ".join(part for part in (edition, published) if part)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _priorities(plan: PlanSummary) -> Facts | None:
    rows = tuple(
        Fact(text, figures.of_recall(recall), recall, notes=_told(tellings), hidden=recall is None)
        for _id, text, recall, tellings in plan.priorities
    )
    return Facts("priorities", _("Who can name each priority"), _("Priority"), rows) if rows else None


def _told(tellings: int | None) -> tuple[str, ...]:
    if tellings is None:
        return ()
    return (_("told {times} in a typical unit").format(times=numbers.many(tellings, "times")),)


def _faults(faults: Sequence[str]) -> Points | None:
    points = tuple(Point(_("To mend in the plan"), fault) for fault in faults)
    return Points("plan-faults", points) if points else None
