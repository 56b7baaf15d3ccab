"""A diagnosis as a JSON object: schema fairlead/1, with all that the other outputs show."""

from dataclasses import asdict
from functools import cache
from importlib import resources
from json import dumps, loads
from typing import Any

from fairlead.core.diagnosis.values import (
    Diagnosis,
    Gap,
    GroupFinding,
    GroupShare,
    Leaving,
    LinkFinding,
    Measure,
    PlanSummary,
    Published,
)
from fairlead.core.values import Estimate, Evidence, Interval
from fairlead.core.verdict import Verdict
from fairlead.report import dose, figures, numbers
from fairlead.report.numbers import Words

SCHEMA = "fairlead/1"
Object = dict[str, Any]


@cache
def schema() -> Object:
    """The JSON Schema that every report in JSON keeps to."""
    text = resources.files("fairlead.report").joinpath("schema/fairlead-1.json").read_text(encoding="utf-8")
    read: Object = loads(text)
    return read


def write(diagnosis: Diagnosis) -> str:
    """The object as text; numbers that JSON does not know (NaN, infinite) are refused."""
    return dumps(render(diagnosis), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def render(diagnosis: Diagnosis) -> Object:
    """The object, in the order in which a person reads a report."""
    return {
        "schema": SCHEMA,
        "company": diagnosis.company,
        "as_of": diagnosis.as_of and diagnosis.as_of.isoformat(),
        "verdict": _verdict(diagnosis.verdict),
        "links": [_link(found) for found in diagnosis.links],
        "next_steps": list(diagnosis.next_steps),
        "plan": diagnosis.plan and _plan(diagnosis.plan),
        "items": [_measure(measure) for measure in diagnosis.items],
        "illusion_gap": _gap_of_clarity(diagnosis.illusion_gap),
        "levels": [_group(found) for found in diagnosis.levels],
        "units": [_group(found) for found in diagnosis.units],
        "spread": [asdict(found) for found in diagnosis.spread],
        "dose": diagnosis.dose and dose.as_json(diagnosis.dose),
        "leaving": diagnosis.leaving and _leaving(diagnosis.leaving),
        "gaps": [_gap(gap) for gap in diagnosis.gaps],
        "hypotheses": [asdict(hypothesis) for hypothesis in diagnosis.hypotheses],
        "published": [_published(figure) for figure in diagnosis.published],
        "left_out": [asdict(left) for left in diagnosis.left_out],
        "limits": list(diagnosis.limits),
        "reading": asdict(diagnosis.reading),
        "released": [asdict(figure) for figure in diagnosis.released],
        "k": diagnosis.k,
        "notes": list(diagnosis.notes),
    }


def _verdict(verdict: Verdict | None) -> Object | None:
    return None if verdict is None else asdict(verdict)


def _figure(estimate: Estimate | None, words: Words) -> Object:
    """An estimate, flat. Without one, its numbers are null and `words` says why."""
    if estimate is None:
        return {"estimate": None, "low": None, "high": None, "n": None, "words": str(words)}
    low, high, level = _ends(estimate.interval)
    return {
        "estimate": estimate.value,
        "low": low,
        "high": high,
        "level": level,
        "n": estimate.n,
        "base": estimate.base,
        "population": estimate.population,
        "method": estimate.method,
        "caveats": list(estimate.caveats),
        "words": str(words),
    }


def _ends(interval: Interval | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if interval is None else (interval.low, interval.high, interval.level)


def _link(found: LinkFinding) -> Object:
    return {
        "id": found.link,
        "status": found.status.value,
        **_figure(found.estimate, figures.of_link(found)),
        "cut": found.cut,
        "says": found.says,
        "provisional": found.provisional,
        "missing": found.missing,
        "measures": [_measure(measure, found.link) for measure in found.measures],
        "evidence": [_evidence(fact) for fact in found.evidence],
    }


def _measure(measure: Measure, link: str = "") -> Object:
    return {
        "id": measure.id,
        "construct": measure.construct,
        "wording": measure.wording,
        "pulse": measure.pulse,
        "status": measure.status.value,
        **_figure(measure.estimate, figures.of_measure(measure, link)),
        "cut": measure.cut,
        "histogram": measure.histogram and asdict(measure.histogram),
        "bounds": measure.bounds and {"low": measure.bounds.low, "high": measure.bounds.high},
        "consensus": measure.consensus,
        "note": measure.note,
    }


def _evidence(fact: Evidence) -> Object:
    figure = None if fact.estimate is None else _figure(fact.estimate, figures.of_evidence(fact.estimate))
    return {"source": fact.source, "says": fact.says, "figure": figure}


def _plan(plan: PlanSummary) -> Object:
    return {
        "title": plan.title,
        "edition": plan.edition,
        "published": plan.published and plan.published.isoformat(),
        "priorities": [_priority(*priority) for priority in plan.priorities],
        "faults": list(plan.faults),
    }


def _priority(id: str, text: str, recall: Estimate | None, tellings: int | None) -> Object:
    return {
        "id": id,
        "text": text,
        "tellings": tellings,
        "recall": _figure(recall, figures.of_recall(recall)),
    }


def _gap_of_clarity(estimate: Estimate | None) -> Object | None:
    return None if estimate is None else _figure(estimate, figures.of_difference(estimate))


def _group(found: GroupFinding) -> Object:
    return {
        "cut": found.cut,
        "group": found.group,
        "depth": found.depth,
        "people": found.people,
        "merged_from": found.merged_from,
        "stands_out": list(found.stands_out),
        "verdict": _verdict(found.verdict),
        "shares": [_group_share(share) for share in found.shares],
    }


def _group_share(share: GroupShare) -> Object:
    figure = _figure(share.estimate, figures.of_group(share))
    return {"link": share.link, "status": share.status.value, **figure, "hidden": share.hidden}


def _leaving(leaving: Leaving) -> Object:
    return {
        "leavers": leaving.leavers,
        "voluntary": leaving.voluntary,
        "uncoded": leaving.uncoded,
        "first": leaving.first,
        "direction": leaving.direction,
        "reasons": [
            {
                "family": reason.family,
                "named": _figure(reason.named, figures.of_optional(reason.named, "leavers")),
                "primary": _figure(reason.primary, figures.of_optional(reason.primary, "leavers")),
                "named_count": reason.named_count,
                "primary_count": reason.primary_count,
            }
            for reason in leaving.reasons
        ],
        "caveats": list(leaving.caveats),
    }


def _gap(gap: Gap) -> Object:
    raw, adjusted = figures.of_gap(gap)
    return {
        "item": gap.item,
        "construct": gap.construct,
        "raw": _figure(gap.raw, raw),
        "adjusted": _figure(gap.adjusted, adjusted),
        "in_model": list(gap.in_model),
        "note": gap.note,
    }


def _published(figure: Published) -> Object:
    return {**asdict(figure), "n": None, "words": str(numbers.published(figure.share))}
