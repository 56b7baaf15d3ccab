"""Who answers for it, by when, and how would one know? What was written, and says nothing."""

import re
from collections.abc import Iterator
from datetime import date

from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import flat
from fairlead.core.plans.lexicon_of_asking import EVERYBODY, SOON
from fairlead.core.plans.values import Plan, Statement
from fairlead.core.plans.words import folded

FEW = 3  # below this many priorities, one owner and one day are no sign of anything
_ROLE = re.compile(
    r"(?i)\b(?:head|lead|leads|director|manager|chief|officer|owner|desk|team|department|dept|board|partner)s?\b"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATED = re.compile(
    r"\b(?:by|until|before|in|end of|during|for)\s+(?:the\s+)?(?:(?:end|spring|summer|autumn|fall|winter|start|beginning)\s+(?:of\s+)?)?"
    r"(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|q(?P<quarter>[1-4])\s+)?(?:fy\s*)?(?P<year>20\d\d)\b"
)


def is_everybody(owner: str | None) -> bool:
    """Whether an owner is a word for all.

    >>> is_everybody("The whole team"), is_everybody("Sales team")
    (True, False)
    """
    return EVERYBODY.fullmatch(flat(owner or "")) is not None


def vague_owner(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Everyone owns it, which is to say nobody."""
    for p in plan.priorities:
        if is_everybody(p.owner):
            yield p, f"#{p.id} is owned by “{p.owner}”."


def shared_owner(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Two or more names."""
    for p in plan.priorities:
        names = [name for name in re.split(r"\s*(?:,|/|&|\+|;|\band\b)\s*", p.owner or "") if name]
        if len(names) > 1 and all(name[0].isupper() for name in names) and not _ROLE.search(p.owner or ""):
            yield p, f"#{p.id} has {len(names)} owners."


def one_owner_for_all(plan: Plan, _: Sight) -> Iterator[Finding]:
    """One person owns every priority."""
    owners = {folded(p.owner or "") for p in plan.priorities}
    only = next(iter(owners)) if len(owners) == 1 else ""
    if len(plan.priorities) >= FEW and only and not is_everybody(only):
        yield None, f"{plan.priorities[0].owner} owns all {len(plan.priorities)} priorities."


def all_on_one_day(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Every priority is due on the same day."""
    days = {p.due for p in plan.priorities}
    day = next(iter(days)) if len(days) == 1 else None
    if day and len(plan.priorities) >= FEW:
        yield None, f"All {len(plan.priorities)} priorities are due on {day}."


def said_soon(statement: Statement) -> str:
    """The words that stand in a statement where a day should stand; empty if it has a day or needs none."""
    if statement.due or statement.kind not in (Kind.PRIORITY, Kind.GOAL):
        return ""
    instead = dict(statement.extra).get("due-in-words", "")
    found = SOON.search(flat(statement.text))
    return instead or (found[0] if found else "")


def vague_day(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Soon, in due course, over time."""
    for statement in plan.statements:
        if words := said_soon(statement):
            yield statement, f"#{statement.id} is due “{words}”."


def _past(found: re.Match[str], today: date) -> bool:
    year, month = int(found["year"]), 12
    if found["month"]:
        month = _MONTHS.index(found["month"]) + 1
    elif found["quarter"]:
        month = 3 * int(found["quarter"])
    return (year, month) < (today.year, today.month)


def _aims(found: re.Match[str], kind: Kind) -> bool:
    """Whether the words set a day to come; `who left in 2025` tells of one that was."""
    told = found[0].startswith(("in", "during", "for")) and not found["month"] and not found["quarter"]
    return not told or kind is Kind.VISION or found.start() == 0


def past_in_words(plan: Plan, sight: Sight) -> Iterator[Finding]:
    """A sentence whose own month or year has gone by."""
    for statement in plan.statements:
        over = statement.due and statement.due < sight.today
        if statement.kind in (Kind.VALUE, Kind.NOT_DOING) or over:
            continue
        dated = [m for m in _DATED.finditer(folded(statement.text)) if _aims(m, statement.kind)]
        if past := [m[0] for m in dated if _past(m, sight.today)]:
            yield statement, f"#{statement.id} says “{past[0]}”, and that is past."


_KEPT = '## Priorities\n- Call every placement. {#call owner="Ada" due=2027-03-31 measure="share called"}\n'
_PAY = '- Pay every invoice. {#pay owner="Noor" due=2027-01-31 measure="days to pay"}\n'
_VANS = '- Keep the vans clean. {#vans owner="Tom" due=2027-06-30 measure="vans washed"}\n'
_ONE = (_KEPT + _PAY + _VANS).replace("Noor", "Ada").replace("Tom", "Ada")
_DAY = (_KEPT + _PAY + _VANS).replace("2027-01-31", "2027-03-31").replace("2027-06-30", "2027-03-31")

CHECKS = (
    Check(
        id="vague-owner",
        severity="should",
        why="What everyone owns, nobody does.",
        weak="## Priorities\n- Call every placement. {#call owner=everyone due=2027-03-31}",
        strong=_KEPT,
        fix='Name one person or role: owner="Branch leads".',
        find=vague_owner,
    ),
    Check(
        id="shared-owner",
        severity="could",
        why="Each of them can think that the other has it.",
        weak=_KEPT.replace('"Ada"', '"Ada and Noor"'),
        strong=_KEPT,
        fix="Name the one who is asked first; the others help.",
        find=shared_owner,
    ),
    Check(
        id="one-owner-for-all",
        severity="could",
        why="What one person must push, stops when that person is busy.",
        weak=_ONE,
        strong=_KEPT + _PAY + _VANS,
        fix="Give each priority to the one who is nearest to it.",
        find=one_owner_for_all,
    ),
    Check(
        id="all-on-one-day",
        severity="could",
        why="Nothing is learnt before the last day.",
        weak=_DAY,
        strong=_KEPT + _PAY + _VANS,
        fix="Set the day of each by its own work; one of them early.",
        find=all_on_one_day,
    ),
    Check(
        id="vague-day",
        severity="should",
        why="Soon is a day that does not come.",
        weak="## Priorities\n- Call every placement soon. {#call owner=Ada}",
        strong=_KEPT,
        fix="Write due=2027-03-31, the day on which you will look.",
        find=vague_day,
    ),
    Check(
        id="past-in-words",
        severity="should",
        why="Readers see at once that nobody has looked at it since.",
        weak="## Priorities\n- Call every placement by March 2025. {#call owner=Ada}",
        strong="## Priorities\n- Call every placement by March 2027. {#call owner=Ada}",
        fix="Say whether it was kept; write the new day or take the sentence out.",
        find=past_in_words,
    ),
)
