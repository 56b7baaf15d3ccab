"""Rows for `fairlead export`: the Fairlead tables `commitments` and `decisions`, from what was written down."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from fairlead.core.tables import SCHEMAS
from fairlead.people.models import Company
from fairlead.plan.deeds.models import CommitmentChange, DecisionRevision, Did
from fairlead.plan.deeds.models.commitment import ChangeQuerySet

COMMITMENTS = SCHEMAS["commitments"].names
DECISIONS = SCHEMAS["decisions"].names
Row = dict[str, Any]


def commitment_rows(company: Company) -> list[Row]:
    """One row for each day that was given: a commitment that was changed and explained has one more for each time."""
    return rows_of(CommitmentChange.objects.filter(commitment__company=company))


def rows_of(changes: ChangeQuerySet) -> list[Row]:
    """The same, of some commitments: all their lines."""
    lines = changes.select_related("person", "account").order_by("commitment_id", "number")
    found = [row for _pk, rows in groupby(lines, lambda one: one.commitment_id) for row in _ends(list(rows))]
    return sorted(found, key=lambda row: row["due"])


def _ends(lines: list[CommitmentChange]) -> Iterator[Row]:
    for before, after in pairwise(lines):
        if after.did == Did.EXPLAINED:
            yield _row(before, before.what, "changed", after.why)
    yield _row(lines[-1], _words(lines), str(lines[-1].state), _reason(lines))


def _words(lines: list[CommitmentChange]) -> str:
    """As they stood on the day that counts, whatever was written after it."""
    return [line.what for line in lines if line.number == 1 or line.did != Did.LATE][-1] if lines else ""


def _reason(lines: list[CommitmentChange]) -> str:
    """Why it was dropped, or changed after its day; an explained change has a row of its own."""
    said = [line.why for line in lines if line.did in (Did.DROPPED, Did.LATE)]
    return said[-1] if said else ""


def _row(line: CommitmentChange, what: str, state: str, reason: str) -> Row:
    owner = line.person.number if line.person else str(line.account or "")
    values = (what, line.promised, line.statement, owner, line.done_on, state, reason)
    return dict(zip(COMMITMENTS, values, strict=True))


def decision_rows(company: Company) -> list[Row]:
    """One row a decision and statement; one without a statement where it bears on none."""
    standing = DecisionRevision.objects.standing().filter(decision__company=company)
    return [row for one in standing.order_by("decided_on", "pk") for row in _tagged(one)]


def _tagged(one: DecisionRevision) -> Iterator[Row]:
    tags = [(tag.statement, tag.stance) for tag in one.tags.all()] or [("", "")]
    for statement, stance in tags:
        values = (
            str(one.decision.key), one.decided_on, one.what, one.by_whom, one.reason, one.decision.audience,
            statement, stance, one.is_withdrawn,
        )  # fmt: skip
        yield dict(zip(DECISIONS, values, strict=True))
