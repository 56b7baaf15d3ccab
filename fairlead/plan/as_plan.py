"""Between rows and `core.plans.Plan`: what the checks, the differences and plan.md are made of, and back.

`line` of a statement is its row's place in the list that was given, counted from 1; so whatever the core finds leads
back to the row. Audience and review date are keys of the brace; `staff`, the usual audience, is not written.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from fairlead.core.plans import Kind, Plan, Statement, write
from fairlead.plan.heading import Head, head_in
from fairlead.plan.models import Audience, DraftStatement, Edition
from fairlead.plan.models.draft import StatementFields

NO_HEAD = Head()
AUDIENCE, REVIEW = "audience", "review"
IN_WORDS = "-in-words"  # what a file gave and no field can hold
ORDER = {kind.value: place for place, kind in enumerate(Kind)}


def in_order(rows: Iterable[Any]) -> list[Any]:
    """By kind, as plans are read, then as the writers put them."""
    return sorted(rows, key=lambda row: (ORDER[row.kind], row.position, row.pk or 0))


def draft_rows(company: Any) -> list[DraftStatement]:
    return in_order(DraftStatement.objects.filter(company=company).select_related("changed_by"))


def plan_of(
    company: str,
    rows: Sequence[StatementFields],
    number: int | None = None,
    published: date | None = None,
    head: Head = NO_HEAD,
) -> Plan:
    """A plan of draft or edition rows; rows must be `in_order`."""
    statements = (statement_of(row, line) for line, row in enumerate(rows, 1))
    sections = head.sections(row.kind for row in rows)
    return Plan(company, number, published, tuple(statements), sections, head.title)


def plan_of_edition(edition: Edition, rows: Sequence[StatementFields] | None = None) -> Plan:
    """The edition, or the part of it that somebody may read."""
    rows = in_order(edition.statements.all()) if rows is None else rows
    head, since = head_in(edition.source), timezone.localdate(edition.in_force_at)
    return plan_of(edition.company.name, rows, edition.number, since, head)


def text_of(plan: Plan) -> str:
    return write(plan)


def mark_of(rows: Sequence[StatementFields], head: Head) -> str:
    """Equal for rows that say the same in the same order, under the same headings."""
    return hashlib.sha256(text_of(plan_of("", rows, head=head)).encode()).hexdigest()


def mark_of_edition(edition: Edition) -> str:
    return mark_of(in_order(edition.statements.all()), head_in(edition.source))


def statement_of(row: StatementFields, line: int | None = None) -> Statement:
    return Statement(
        *(row.key, Kind(row.kind), row.text),
        owner=row.owner or None,
        due=row.due,
        measure=row.measure or None,
        target=row.target or None,
        details=tuple(row.details.split("\n")),
        extra=(*_keys(row), *((key, value) for key, value in row.extra)),
        line=line,
    )


def _keys(row: StatementFields) -> Iterable[tuple[str, str]]:
    if row.audience != Audience.STAFF:
        yield AUDIENCE, row.audience
    if row.review_on:
        yield REVIEW, row.review_on.isoformat()


def said_of(statement: Statement) -> dict[str, Any]:
    """The fields of a row for a statement of a file. An audience that is not known becomes the narrowest."""
    extra = dict(statement.extra)
    audience, review = extra.pop(AUDIENCE, None), extra.pop(REVIEW, None)
    fields: dict[str, Any] = {
        "kind": statement.kind.value,
        "text": statement.text,
        "details": "\n".join(statement.details),
        "owner": statement.owner or "",
        "due": statement.due,
        "measure": statement.measure or "",
        "target": statement.target or "",
        "audience": _audience(audience, extra),
        "review_on": _day(review, extra),
    }
    return fields | {"extra": [[key, value] for key, value in extra.items()]}


def _audience(given: str | None, extra: dict[str, str]) -> str:
    if given is None:
        return str(Audience.STAFF)
    if given in Audience.values:
        return given
    extra.setdefault(AUDIENCE + IN_WORDS, given)
    return str(Audience.LEADERS)


def _day(given: str | None, extra: dict[str, str]) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        extra.setdefault(REVIEW + IN_WORDS, given)
        return None
