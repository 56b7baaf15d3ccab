"""What the checks find in the draft, made ready for a page: the fault, its reason, two examples, what to do."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from fairlead.core.plans import CHECKS, Check, Fault, Likeness, check
from fairlead.people.models import Company
from fairlead.plan import on_a_page
from fairlead.plan.as_plan import draft_rows, in_order, plan_of, plan_of_edition
from fairlead.plan.models import DraftStatement, Edition
from fairlead.plan.models.draft import StatementFields

_CHECKS = {one.id: one for one in CHECKS}
LONGEST_QUOTE = 60
SEVERITIES = ("must", "should", "could")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault with what stands behind it. `id` names it within one plan, so that a reason can be given for it."""

    id: str
    fault: Fault
    check: Check
    row: StatementFields | None
    seen: str  # what was seen here; the reason for which it matters is the check's own

    @property
    def severity(self) -> str:
        return self.fault.severity

    @property
    def is_must(self) -> bool:
        return self.fault.severity == "must"

    @property
    def fix(self) -> str:
        return on_a_page.fix(self.check)

    @property
    def weak(self) -> tuple[on_a_page.Shown, ...]:
        return on_a_page.example(self.check.weak)

    @property
    def strong(self) -> tuple[on_a_page.Shown, ...]:
        return on_a_page.example(self.check.strong)


@dataclass(frozen=True, slots=True)
class Faults:
    """Of one statement that is being written (`here`), and of the rest of the plan."""

    here: tuple[Found, ...]
    elsewhere: tuple[Found, ...]


def by_meaning() -> Likeness | None:
    """What compares meanings, where its weights were built. A second at most for a draft at its limit, and only once for each
    sentence: for a page that somebody opens, not for one that answers at each letter."""
    from fairlead.core.engines.encoders import (
        sentence_encoder,
        sentence_likeness,
    )  # here, because it is large

    return sentence_likeness if sentence_encoder() else None


def found_in(
    company: Company, rows: Sequence[StatementFields], alike: Likeness | None = None
) -> tuple[Found, ...]:
    """All faults of the rows, gravest first, against the edition that is published now."""
    previous = Edition.current(company)
    before, today = plan_of_edition(previous) if previous else None, timezone.localdate()
    # As the edition that it would become: the checks ask for a number and a day.
    plan = plan_of(company.name, rows, previous.number + 1 if previous else 1, today)
    faults = check(plan, today=today, previous=before, alike=alike)
    seen: Counter[str] = Counter()
    of = {row.key: row for row in rows}
    return tuple(_found(fault, seen, of) for fault in faults)


def _found(fault: Fault, seen: Counter[str], of: dict[str, Any]) -> Found:
    name, check = f"{fault.id}.{fault.statement or ''}", _CHECKS[fault.id]
    seen[name] += 1
    told = _in_words(fault.reason.removesuffix(check.why).strip(), of)
    return Found(f"{name}.{seen[name]}", fault, check, of.get(fault.statement or ""), told)


def _in_words(sentence: str, of: dict[str, Any]) -> str:
    """Ids are for files: who reads a page reads the sentence itself."""

    def quoted(found: re.Match[str]) -> str:
        row = of.get(found[1])
        return f"“{Truncator(row.text.rstrip('.')).chars(LONGEST_QUOTE)}”" if row else found[0]

    return re.sub(r"#([\w-]+)", quoted, sentence)


def found_in_draft(company: Company, alike: Likeness | None = None) -> tuple[Found, ...]:
    return found_in(company, draft_rows(company), alike)


def while_typing(company: Company, key: str, said: dict[str, Any]) -> Faults:
    """The draft as it would be with what stands in the form; nothing is saved."""
    rows = draft_rows(company)
    kept = next((row for row in rows if row.key == key), None)
    last = max((row.position for row in rows), default=0) + 1
    key = key or "the-one-that-is-being-written"
    typed = DraftStatement(company=company, key=key, position=kept.position if kept else last, **said)
    others = [row for row in rows if row.key != key]
    found = found_in(company, in_order([*others, typed]))
    here = tuple(one for one in found if one.fault.statement == key)
    return Faults(here, tuple(one for one in found if one.fault.statement != key))
