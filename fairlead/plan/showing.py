"""The published plan for a reader: only what the reader's circle may read, on a page and on paper."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

from fairlead.core.plans import Kind, Plan, Section, Statement
from fairlead.people.access import Seat
from fairlead.plan.as_plan import in_order, plan_of_edition
from fairlead.plan.heading import Head, head_of_plan
from fairlead.plan.models import Audience, Edition
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.report.plan_pdf import detail_of, facts_of, plan_pdf
from fairlead.web.qr import code_of

READ_IN_ORDER = (Kind.VISION, Kind.PRIORITY, Kind.GOAL, Kind.VALUE, Kind.NOT_DOING)


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as it is read: who, when and how much; its lines with what leads them (Why, We do) apart."""

    statement: Statement
    facts: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of statement with its heading."""

    kind: str
    heading: str
    statements: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The plan as one reader sees it: the purpose on top, the parts in the order in which they are read."""

    plan: Plan
    edition: Edition
    purpose: Shown | None
    parts: tuple[Part, ...]


def for_member(seat: Seat) -> Page | None:
    edition = Edition.current(seat.company)
    return page_of(edition, in_order(edition.statements_readable_by(seat))) if edition else None


def for_everybody(edition: Edition) -> Page:
    return page_of(edition, in_order(edition.statements.filter(audience=Audience.PUBLIC)))


def page_of(edition: Edition, rows: list) -> Page:
    plan = plan_of_edition(edition, rows)
    purpose, *more = plan.of_kind(Kind.PURPOSE) or (None,)
    head = head_of_plan(plan)
    further = [Part("purpose", _called(Kind.PURPOSE, head), tuple(map(_shown, more)))] if more else []
    parts = [Part(kind.value, _called(kind, head), tuple(map(_shown, plan.of_kind(kind))))
             for kind in READ_IN_ORDER if plan.of_kind(kind)]  # fmt: skip
    return Page(plan, edition, _shown(purpose) if purpose else None, (*further, *parts))


def _called(kind: Kind, head: Head) -> str:
    return head.own(kind) or str(KIND_NAMES[kind])


def _shown(statement: Statement) -> Shown:
    found = (detail_of(line) for line in statement.details if line.strip())
    return Shown(
        statement, tuple(facts_of(statement, _day)), tuple((one["lead"], one["rest"]) for one in found)
    )


def on_paper(page: Page, address: str = "") -> bytes:
    """PDF of exactly what the page shows."""
    plan, head = page.plan, head_of_plan(page.plan)
    sections = tuple(Section(kind, head.own(kind)) for kind in (Kind.PURPOSE, *READ_IN_ORDER))
    ordered = Plan(plan.company, plan.edition, plan.published, plan.statements, sections, plan.title)
    return _set(ordered, get_language() or "en", address)


@lru_cache(maxsize=32)
def _set(plan: Plan, language: str, address: str) -> bytes:
    """Kept by content: a link that is opened a thousand times is set once."""
    code = code_of(address).svg if address else ""
    return plan_pdf(plan, lang=language, say_day=_day, address=address, code=code)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
