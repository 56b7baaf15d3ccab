"""The editions of the sample's plan, with their dates and the reasons for what changed: three of old, two of the last months."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from django.utils import timezone

from fairlead.core.plans import Change, Kind, Plan, Statement, compare, parse, write
from fairlead.home.sample.later import later_editions
from fairlead.people.models import Company, User
from fairlead.plan.models import Audience, ChangeReason, DraftStatement, Edition, EditionStatement

OPEN = {Kind.PURPOSE, Kind.VALUE}  # what everybody may read; all else is for staff
NOTES = (
    "Our first plan on paper.",
    "The warehouse contract went to another agency in June; we asked every branch what clients came back for.",
    "The website is live. Two of three early quits told us that nobody rang after the first week.",
)
REASONS = {
    "purpose": "Being the biggest told nobody what to do on a Tuesday.",
    "warehouse-contract": "We lost it in June.",
    "double-drivers": "Without the warehouse there is no work for twice as many drivers.",
    "paid-friday": "Wrong pay slips were the complaint that we heard most.",
    "one-consultant": "It is the one thing that clients named without being asked; it goes on for another year.",
    "new-website": "It is live; keeping it is daily work, not a priority.",
    "bad-news-first": "Two clients left because they heard it from others.",
    "call-back": "Two of three early quits told us that nobody rang.",
    "care-half": "Care homes ask for the same people again; warehouses never did.",
    "open-linden": "Forty of our temps live there and travel an hour.",
    "not-doing": "Day hires take half of the morning and leave nothing.",
}


def editions_of(sources: Sequence[str], company: Company, by: User) -> None:
    """Each edition after the one before, and a draft that begins where the last one stands."""
    before: Plan | None = None
    for plan, note, reasons in _told(sources):
        edition = _publish(plan, note, company, by)
        if before:
            _say_why(before, plan, edition, reasons)
        before = plan
    if before:
        DraftStatement.objects.bulk_create(
            DraftStatement(company=company, changed_by=by, **fields) for fields in _rows(before)
        )


def _told(sources: Sequence[str]) -> Iterator[tuple[Plan, str, Mapping[str, str]]]:
    """Each with its note and the reasons."""
    old = [_with_audience(parse(source)) for source in sources]
    for plan, note in zip(old, NOTES, strict=True):
        yield plan, note, REASONS
    for plan, later in later_editions(old[-1], timezone.localdate()):
        yield plan, later.note, later.reasons


def _with_audience(plan: Plan) -> Plan:
    def told(one: Statement) -> Statement:
        return replace(one, extra=(("audience", str(Audience.PUBLIC)),)) if one.kind in OPEN else one

    return replace(plan, statements=tuple(told(one) for one in plan.statements))


def _publish(plan: Plan, note: str, company: Company, by: User) -> Edition:
    day = plan.published or datetime.now(UTC).date()
    edition = Edition.objects.create(
        company=company,
        number=plan.edition,
        source=write(plan),
        reason=note,
        published_at=datetime.combine(day, time(9), UTC),
        published_by=by,
    )
    EditionStatement.objects.bulk_create(
        EditionStatement(edition=edition, **fields) for fields in _rows(plan)
    )
    return edition


def _rows(plan: Plan) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(plan.statements, 1):
        yield {
            "key": one.id, "kind": one.kind.value, "text": one.text, "details": "\n".join(one.details), "owner": one.owner or "",
            "due": one.due, "measure": one.measure or "", "target": one.target or "", "position": place,
            "audience": Audience.PUBLIC if one.kind in OPEN else Audience.STAFF,
        }  # fmt: skip


def _say_why(before: Plan, after: Plan, edition: Edition, reasons: Mapping[str, str]) -> None:
    ChangeReason.objects.bulk_create(
        ChangeReason(
            edition=edition, key=one.id, change=one.change.value, is_substance=one.is_substance, reason=reasons.get(one.id or "", ""),
        )
        for one in compare(before, after).changes
        if one.change is not Change.SAME
    )  # fmt: skip
