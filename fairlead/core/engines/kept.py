"""How commitments and promises ended, and what decisions followed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fairlead.core.engines.running import Runner, compiled
from fairlead.core.engines.sources import source


@dataclass(frozen=True, slots=True)
class CommitmentStates:
    """Commitments by how they stand. `explained`: changed, with a reason given; `changed`: without one.

    `overdue` fell due and nobody says how they ended; `open` are not due yet.
    """

    kept: int = 0
    late: int = 0
    explained: int = 0
    changed: int = 0
    dropped: int = 0
    overdue: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class PromiseOutcomes:
    """Promises to recruits by what was found; `unchecked` ones were never looked at."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    too_early: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class DecisionStances:
    """Decisions that bear on a statement: `against` go against at least one; `follows` against none."""

    follows: int = 0
    against: int = 0


@compiled
def _commitments(as_of: date, since: date | None) -> Any:
    import ibis

    rows = source("commitments")
    rows = rows.filter(rows.due.isnull() | (rows.due >= since)) if since else rows
    done = rows.done_on.notnull() & (rows.done_on <= as_of)
    explained = rows.reason.fill_null("").length() > 0
    stands = ibis.cases(
        # What people say of it wins over what the dates say.
        (rows.state == "dropped", "dropped"),
        ((rows.state == "changed") & explained, "explained"),
        (rows.state == "changed", "changed"),
        (rows.state == "late", "late"),
        (rows.state == "kept", "kept"),
        (done & rows.due.notnull() & (rows.done_on > rows.due), "late"),
        (done, "kept"),
        (rows.due < as_of, "overdue"),
        else_="open",
    )
    return rows.group_by(stands=stands).aggregate(n=rows.count())


@compiled
def _promises(since: date | None) -> Any:
    rows = source("promises")
    rows = rows.filter(rows.told_on.isnull() | (rows.told_on >= since)) if since else rows
    outcome = rows.outcome.fill_null("unchecked").replace("-", "_")
    return rows.group_by(outcome=outcome).aggregate(n=rows.count())


@compiled
def _decisions(since: date | None) -> Any:
    rows = source("decisions")
    rows = rows.filter(rows.stance.notnull())
    rows = rows.filter(rows.decided_on >= since) if since else rows
    each = rows.group_by("decision").aggregate(stance=rows.stance.min())  # "against" comes before "follows"
    return each.group_by("stance").aggregate(n=each.count())


def commitment_states(run: Runner, as_of: date, since: date | None = None) -> CommitmentStates:
    """Commitments as they stand on a day; with `since`, those due from that day on."""
    found = run(_commitments(as_of, since))
    return CommitmentStates(
        **dict(zip(map(str, found.texts("stands")), found.whole("n").tolist(), strict=True))
    )


def promise_outcomes(run: Runner, since: date | None = None) -> PromiseOutcomes:
    """Promises by outcome; with `since`, those told from that day on."""
    found = run(_promises(since))
    return PromiseOutcomes(
        **dict(zip(map(str, found.texts("outcome")), found.whole("n").tolist(), strict=True))
    )


def decision_stances(run: Runner, since: date | None = None) -> DecisionStances:
    """Decisions that bear on a statement, each counted once; with `since`, those taken from that day on."""
    found = run(_decisions(since))
    return DecisionStances(
        **dict(zip(map(str, found.texts("stance")), found.whole("n").tolist(), strict=True))
    )
