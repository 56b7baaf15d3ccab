"""Is the plan of today? Its days against the calendar and against the edition before."""

from collections.abc import Iterator
from datetime import timedelta

from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.senses import sense
from fairlead.core.plans.values import Plan, Statement

YEAR = timedelta(days=365)
KEPT_WITH_ID, KEPT_WITHOUT = 0.34, 0.6  # share of senses in common
OFTEN = timedelta(days=180)  # two editions closer than this should share most priorities


def _all_past(plan: Plan, sight: Sight) -> bool:
    due = [p.due for p in plan.priorities]
    return bool(due) and all(day is not None and day < sight.today for day in due)


def all_past(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """Every priority was due before today: the plan is over."""
    if _all_past(plan, sight):
        yield None, "Every priority was due before today."


def past_due(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """A statement whose day has gone by, while others still run."""
    for statement in plan.statements:
        if statement.due and statement.due < sight.today and not _all_past(plan, sight):
            yield statement, f"#{statement.id} was due on {statement.due}."


def stale_edition(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """Nobody has published an edition for a year."""
    if plan.published and sight.today - plan.published > YEAR:
        yield None, f"This edition was published on {plan.published}, more than a year ago."


def not_yet_published(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """The edition is from the future."""
    if plan.published and plan.published > sight.today:
        yield None, f"This edition is published on {plan.published}, after today."


def undated_edition(plan: Plan, _: Sight) -> Iterator[Finding]:
    """It is not said when the edition was published."""
    if plan.published is None:
        yield None, "The front matter gives no day of publication."


def edition_not_raised(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """The number does not follow the edition before."""
    before = sight.previous.edition if sight.previous else None
    if plan.edition is not None and before is not None and plan.edition <= before:
        yield None, f"This is edition {plan.edition}, and the one before was {before}."


def _stays(new: Statement, old: Statement) -> bool:
    """One priority in two editions: the words decide, since an id may be kept over another sentence or lost."""
    a, b = sense(new.text), sense(old.text)
    shared = len(a & b) / len(a | b) if a | b else 0.0
    return shared >= (KEPT_WITH_ID if new.id == old.id else KEPT_WITHOUT)


def most_priorities_new(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """More than half of the priorities were not there a few months ago."""
    before = sight.previous
    if not (before and before.priorities and plan.published and before.published):
        return
    new = [p for p in plan.priorities if not any(_stays(p, old) for old in before.priorities)]
    days = plan.published - before.published
    if days < OFTEN and 2 * len(new) > len(plan.priorities):
        yield None, f"{len(new)} of {len(plan.priorities)} priorities are new after {days.days} days."


def _dated(published: str, due: str = "2027-03-31", id: str = "call", edition: int = 2) -> str:
    head = f"---\nedition: {edition}\npublished: {published}\n---\n"
    return head + f"## Priorities\n- Call every placement. {{#{id} due={due}}}\n"


_OTHER = "- Pay every invoice in ten days. {#pay due=2027-06-30}\n"
_BEFORE = _dated("2026-06-01", id="visit", edition=1)

CHECKS = (
    Check(
        id="all-past",
        severity="must",
        why="What is left of the plan is its history.",
        weak=_dated("2026-09-01", "2026-09-30"),
        strong=_dated("2026-09-01"),
        fix="Publish an edition that says what comes now.",
        find=all_past,
    ),
    Check(
        id="past-due",
        severity="should",
        why="A day that passes in silence teaches people that days do not matter.",
        weak=_dated("2026-09-01", "2026-09-30") + _OTHER,
        strong=_dated("2026-09-01") + _OTHER,
        fix="Say whether it was kept; set a new day or take the statement out.",
        find=past_due,
    ),
    Check(
        id="stale-edition",
        severity="should",
        why="People take an old plan for a forgotten one.",
        weak=_dated("2025-09-01"),
        strong=_dated("2026-09-01"),
        fix="Look it through; publish it again, even unchanged, with today's date.",
        find=stale_edition,
    ),
    Check(
        id="not-yet-published",
        severity="should",
        why="People cannot know what is not out yet.",
        weak=_dated("2027-01-01"),
        strong=_dated("2026-09-01"),
        fix="Diagnose against the edition in force, or mend the date.",
        find=not_yet_published,
    ),
    Check(
        id="undated-edition",
        severity="could",
        why="Nobody can tell whether it still holds.",
        weak="## Priorities\n- Call every placement. {#call}",
        strong=_dated("2026-09-01"),
        fix="Write published: 2026-09-01 in the front matter.",
        find=undated_edition,
    ),
    Check(
        id="edition-not-raised",
        severity="should",
        why="Two editions with one number cannot be told apart.",
        weak=_dated("2026-09-01", id="visit", edition=1),
        strong=_dated("2026-09-01", id="visit"),
        fix="Give the new edition the next number.",
        find=edition_not_raised,
        before=_BEFORE,
    ),
    Check(
        id="most-priorities-new",
        severity="should",
        why="People stop learning a direction that turns so often.",
        weak=_dated("2026-09-01").replace("Call every placement", "Sell the driving desk"),
        strong=_dated("2026-09-01", id="visit"),
        fix="Say in the plan why it turned; keep the rest for the next edition.",
        find=most_priorities_new,
        before=_BEFORE,
    ),
)
