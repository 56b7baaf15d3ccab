"""From a folder to a diagnosis: read, count, protect, measure, judge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.core.anonymity import Release, Rules
from fairlead.core.diagnosis.asides import for_report, left_out, limits, plan_summary
from fairlead.core.diagnosis.counting import Counted, counted
from fairlead.core.diagnosis.deeds import lived_link
from fairlead.core.diagnosis.dose_values import DoseFinding
from fairlead.core.diagnosis.doses import dose_of
from fairlead.core.diagnosis.earlier import earlier_release, notes
from fairlead.core.diagnosis.facts import hypotheses, illusion_gap
from fairlead.core.diagnosis.gaps import gaps
from fairlead.core.diagnosis.groups import Tree, group_findings, groups_of
from fairlead.core.diagnosis.kinds_of_survey import (
    not_of_stayers,
    provisional,
    published_only,
    steps,
)
from fairlead.core.diagnosis.leaving import leaving
from fairlead.core.diagnosis.links import construct_measures, spoken_link
from fairlead.core.diagnosis.period import Period, period
from fairlead.core.diagnosis.planned import plan_link
from fairlead.core.diagnosis.recorded import Records, records
from fairlead.core.diagnosis.records import sent_link
from fairlead.core.diagnosis.survey import COMPANY
from fairlead.core.diagnosis.units import level_shares, spread_findings, standing_out, unit_rows, unit_shares
from fairlead.core.diagnosis.values import Diagnosis, GroupFinding, LinkFinding, SpreadFinding
from fairlead.core.engines import Engine
from fairlead.core.errors import BadInput
from fairlead.core.tables import Firm, Progress, read, silent
from fairlead.core.values import Status
from fairlead.core.verdict import LINKS, SPOKEN, Verdict, decide


def diagnose(
    folder: Path | str,
    *,
    by: Sequence[str] = (),
    since: str | None = None,
    k: int = 5,
    against: Mapping[str, Any] | None = None,
    progress: Progress = silent,
) -> Diagnosis:
    """The diagnosis of a folder of tables.

    `by`: declared cuts to report beside level and unit; `since`: a quarter such as 2026-Q2, from which records
    and exits count; `k`: answers behind any base, 5 or more; `against`: the JSON of an earlier report, beside which
    this one must not tell the answers of a few people. Raises BadInput with one sentence.

    >>> import tempfile
    >>> from fairlead.core.simulate import simulate
    >>> folder = Path(tempfile.mkdtemp()) / "firm"
    >>> _ = simulate(cause="not-lived", people=140, seed=7).write(folder)
    >>> diagnose(folder).verdict.id
    'not-lived'
    """
    rules = Rules(k=k)
    earlier = None if against is None else earlier_release(against)
    firm = read(Path(folder), progress=progress)
    within = period(since, firm.settings.as_of)
    return diagnose_firm(firm, within, by=by, rules=rules, earlier=earlier, progress=progress)


def diagnose_firm(
    firm: Firm,
    within: Period,
    *,
    by: Sequence[str] = (),
    rules: Rules | None = None,
    earlier: Release | None = None,
    progress: Progress = silent,
) -> Diagnosis:
    """The diagnosis of a firm that has been read."""
    rules = rules or Rules()
    engine = Engine(firm.connection)
    cuts = tuple(dict.fromkeys([*_usual(firm), *_declared(firm, by)]))
    answers = counted(firm, engine, cuts, rules, earlier, progress)
    record = records(engine, firm, within)
    progress("Weighing the evidence", 0.8)
    links = chain_links(firm, engine, answers, record)
    chain = {link.link: link.status for link in links}
    verdict = verdict_of(links, record.leavers_only)
    units, spread = _units(answers, record, links, firm, Tree(engine.unit_parents()))
    return Diagnosis(
        company=firm.company,
        as_of=answers.as_of,
        verdict=verdict,
        links=links,
        next_steps=steps(verdict, chain, answers.survey, record),
        reading=for_report(firm.reading),
        plan=plan_summary(firm.editions, answers.survey, record),
        levels=() if record.leavers_only else _levels(answers, links, firm),
        units=units,
        spread=spread,
        hypotheses=hypotheses(links, answers.survey),
        items=tuple(answers.survey.measure(item) for item in answers.survey.asked),
        illusion_gap=illusion_gap(answers.survey),
        dose=_dose(engine, firm, within, rules, earlier, progress) if not record.leavers_only else None,
        leaving=leaving(record.exits, rules),
        gaps=() if record.leavers_only else gaps(engine, answers.survey, rules),
        published=record.published,
        left_out=left_out(firm, answers.survey, record),
        limits=limits(answers.survey, links),
        released=answers.survey.release.figures,
        k=rules.k,
        notes=tuple(notes(earlier, answers.survey.release)),
    )


def _dose(
    engine: Engine, firm: Firm, within: Period, rules: Rules, earlier: Release | None, progress: Progress
) -> DoseFinding | None:
    return dose_of(engine, firm, within, rules, progress, beside_earlier=earlier is not None)


class UndeclaredCut(BadInput):
    """Groups were asked for that nobody declared before the answers came."""


def _declared(firm: Firm, by: Sequence[str]) -> Sequence[str]:
    """The cuts asked for. One that is chosen after looking finds what it looks for, and tells more of people."""
    for cut in by:
        if cut not in firm.settings.cuts:
            known = ", ".join(firm.settings.cuts)
            text = _(
                "--by '{cut}' is not among the declared cuts ({known}): declare it under cuts in fairlead.toml."
            )
            raise UndeclaredCut(text.format(cut=cut, known=known))
    return by


def _usual(firm: Firm) -> tuple[str, ...]:
    """Unit and level wherever they were declared: a leader sees a plan that the front line does not."""
    return tuple(cut for cut in ("unit", "level") if cut in firm.settings.cuts)


def chain_links(firm: Firm, engine: Engine, answers: Counted, record: Records) -> tuple[LinkFinding, ...]:
    """The seven links of the company, in the order of the chain."""
    survey = answers.survey
    population = survey.people.get(COMPANY)
    found = {link: spoken_link(link, construct_measures(survey, link), population) for link in SPOKEN}
    found["plan"] = plan_link(firm.editions, engine.leader_lists(), answers.as_of)
    found["sent"] = sent_link(record.told, record.priorities, record.unit_people)
    found["lived"] = lived_link(found["lived"], record.deeds)
    found["known"] = provisional(found["known"]) if survey.provisional else found["known"]
    if record.leavers_only:
        found |= {link: not_of_stayers(found[link]) for link in SPOKEN}
    elif record.published:
        found |= {link: published_only(found[link], record.published) for link in SPOKEN}
    return tuple(found[link] for link in LINKS)


def _levels(answers: Counted, links: Sequence[LinkFinding], firm: Firm) -> tuple[GroupFinding, ...]:
    """By level always, and by each further cut that was asked for."""
    found: tuple[GroupFinding, ...] = ()
    for cut in (c for c in answers.cuts if c != "unit"):
        groups = _ordered(groups_of(answers.survey, cut), firm.settings.level_order if cut == "level" else ())
        shares = level_shares(answers.survey, cut, groups)
        found += group_findings(answers.survey, cut, groups, shares, _shared(links), Tree({}), {})
    return found


def _units(
    answers: Counted, record: Records, links: Sequence[LinkFinding], firm: Firm, tree: Tree
) -> tuple[tuple[GroupFinding, ...], tuple[SpreadFinding, ...]]:
    if "unit" not in answers.cuts or record.leavers_only:
        return (), ()
    groups = tree.order(groups_of(answers.survey, "unit"))
    above = set(tree.parents.values())
    rows = unit_rows(answers.survey, [g for g in groups if g not in above])
    shares = unit_shares(rows) | level_shares(answers.survey, "unit", [g for g in groups if g in above])
    found = group_findings(answers.survey, "unit", groups, shares, _shared(links), tree, record.sent_by_unit)
    out = standing_out(rows)
    found = tuple(replace(g, stands_out=out.get(g.group, ())) for g in found)
    return found, spread_findings(rows, firm.settings.bases)


def _ordered(groups: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(groups, key=lambda g: (order.index(g) if g in order else len(order), g)))


def _shared(links: Sequence[LinkFinding]) -> Mapping[str, Status]:
    return {link.link: link.status for link in links if link.link in ("plan", "sent")}


def verdict_of(links: Sequence[LinkFinding], leavers_only: bool) -> Verdict:
    """What the links say together, and what would change it."""
    if leavers_only:
        said = _(
            "Only people who left were asked: what the firm knows and believes cannot be read from them."
        )
        return Verdict("cannot-tell", said, would_change=_("the same questions, asked of those who stay"))
    verdict = decide({link.link: link.status for link in links})
    open_links = [link for link in links if link.status is Status.UNKNOWN and link.missing]
    would = "; ".join(f"{link.link}: {link.missing}" for link in open_links)
    return replace(verdict, would_change=would)
