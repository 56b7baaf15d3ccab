"""Can the plan be kept? Who, by when, how one would tell, and what is left undone for it."""

import re
from collections.abc import Callable, Iterator

from fairlead.core.plans.checks_of_answering import is_everybody, said_soon
from fairlead.core.plans.drafts import entry_of
from fairlead.core.plans.faults import Check, Finding, Sight
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.lexicon import PLACEHOLDER, flat
from fairlead.core.plans.lexicon_of_asking import VERBS
from fairlead.core.plans.values import Plan, Statement
from fairlead.core.plans.words import folded

NOBODY = frozenset(
    ("", "?", "-", "tbd", "tbc", "todo", "n/a", "na", "none", "nobody", "open", "vacant", "tk")
)


def _said(value: str | None) -> bool:
    return folded(value or "").strip(" .") not in NOBODY


def owned(statement: Statement) -> bool:
    """Whether somebody answers for it; what everyone owns, nobody does."""
    kept = PLACEHOLDER.search(statement.owner or "")
    return _said(statement.owner) and not is_everybody(statement.owner) and not kept


def owner_written(statement: Statement) -> bool:
    """Whether an owner is written at all; other checks speak of everybody, and of a place kept for a name."""
    return _said(statement.owner) or PLACEHOLDER.search(statement.owner or "") is not None


def measured(statement: Statement) -> bool:
    """Whether one could tell that it was reached."""
    return _said(statement.measure) or _said(statement.target)


def dated(statement: Statement) -> bool:
    """Whether it has a day."""
    return statement.due is not None


def day_written(statement: Statement) -> bool:
    """Whether a day, or words that stand for one, are there; `vague-day` speaks of the words."""
    return dated(statement) or bool(said_soon(statement))


def nothing_to_keep(plan: Plan, _: Sight) -> Iterator[Finding]:
    """No priority has an owner, a day or a measure: wishes."""
    priorities = plan.priorities
    if priorities and not any(owned(p) or dated(p) or measured(p) for p in priorities):
        yield None, "No priority has an owner, a day or a measure."


def _lacking(plan: Plan, has: Callable[[Statement], bool], what: str) -> Iterator[Finding]:
    for p in plan.priorities:
        if not has(p):
            yield p, f"#{p.id} has no {what}."


def no_owner(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority for which nobody answers."""
    yield from _lacking(plan, owner_written, "owner")


def no_due(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority without a day."""
    yield from _lacking(plan, day_written, "due date")


def no_measure(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A priority of which one could not tell whether it was reached."""
    yield from _lacking(plan, measured, "measure")


# What can be more or less; `contract signed` is done or not, and needs no figure.
_MANY = re.compile(r"(?i)\b(?:share|rate|number|percent\w*|count|median|average|time|score|\w{3,}[a-z]s)\b")


def no_target(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A measure, and nothing that says how much is enough."""
    for p in plan.priorities:
        figured = any(sign.isdigit() for sign in p.text + (p.measure or ""))
        if _said(p.measure) and not p.target and not figured and _MANY.search(p.measure or ""):
            yield p, f"#{p.id} has a measure and no target."


def unmeasured_goal(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A goal without a measure, unless its sentence holds the figure."""
    for goal in plan.of_kind(Kind.GOAL):
        if not measured(goal) and not any(sign.isdigit() for sign in goal.text):
            yield goal, f"The goal #{goal.id} has no measure."


def _is_act(line: str) -> bool:
    """Whether an indented entry says what is done: `We ring the client first`, `Ask before you change it`."""
    words = flat(line.strip().lstrip("-*+• ")).split()
    acts = words[:1] and (words[0] in VERBS or words[0] in ("we", "i", "never", "always", "nobody"))
    return bool(acts) and len(words) > 2 and entry_of(line) is not None


def value_without_behaviour(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A value of which nobody says what is done for it."""
    for value in plan.of_kind(Kind.VALUE):
        if (
            not value.behaviours
            and not any(map(_is_act, value.details))
            and not PLACEHOLDER.search(value.text)
        ):
            yield value, f"The value #{value.id} names nothing that is done or not done for it."


def _tells_a_day(text: str) -> bool:
    return (
        re.search(
            r"\b(?:19|20)\d\d\b|\b[QH][1-4]\b|\b(?:by|until|before|every|each|a|per) (?:\w+ )?(?:day|week|month|quarter|year)\b",
            text,
        )
        is not None
    )


def undated_goal(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A goal without a day, in its brace or its sentence."""
    for goal in plan.of_kind(Kind.GOAL):
        if not day_written(goal) and not _tells_a_day(goal.text):
            yield goal, f"The goal #{goal.id} has no day."


def unowned_goal(plan: Plan, _: Sight) -> Iterator[Finding]:
    """A goal for which nobody answers."""
    for goal in plan.of_kind(Kind.GOAL):
        if not owner_written(goal):
            yield goal, f"The goal #{goal.id} has no owner."


def why_missing(plan: Plan, _: Sight) -> Iterator[Finding]:
    """One priority without a reason, where the others have theirs."""
    bare = [
        p
        for p in plan.priorities
        if not any(re.match(r"(?i)\W*(?:why|because)\b", line) for line in p.details)
    ]
    if len(bare) == 1 and len(plan.priorities) > 2:
        yield bare[0], f"#{bare[0].id} is the only priority without a Why."


def no_not_doing(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Nothing is left undone."""
    if plan.priorities and not plan.of_kind(Kind.NOT_DOING):
        yield None, "The plan leaves nothing undone."


def no_purpose(plan: Plan, _: Sight) -> Iterator[Finding]:
    """Neither a purpose nor a vision."""
    if not plan.of_kind(Kind.PURPOSE) and not plan.of_kind(Kind.VISION):
        yield None, "The plan says neither what the firm is for nor where it wants to be."


_KEPT = '## Priorities\n- Call every placement. {#call owner="Ada" due=2027-03-31 measure="share called"}\n'
_WHYS = _KEPT + "  Why: two told us so.\n- Pay early. {#pay}\n  Why: they wait.\n- Clean vans. {#vans}\n"
_WISH = "## Priorities\n- Call every placement. {#call}\n"

CHECKS = (
    Check(
        id="nothing-to-keep",
        severity="must",
        why="A plan that asks nothing of anyone by any day cannot be kept or broken.",
        weak=_WISH,
        strong=_KEPT,
        fix="Give each priority owner=, due= and measure= in its brace.",
        find=nothing_to_keep,
    ),
    Check(
        id="no-owner",
        severity="should",
        why="What everyone owns, nobody does.",
        weak="## Priorities\n- Call every placement. {#call due=2027-03-31}",
        strong=_KEPT,
        fix='Name one person or role: owner="Branch leads".',
        find=no_owner,
    ),
    Check(
        id="no-due",
        severity="should",
        why="Without a day it can wait for ever.",
        weak="## Priorities\n- Call every placement. {#call owner=Ada}",
        strong=_KEPT,
        fix="Write due=2027-03-31, the day on which you will look.",
        find=no_due,
    ),
    Check(
        id="no-measure",
        severity="should",
        why="Two people will disagree whether it was reached.",
        weak="## Priorities\n- Call every placement. {#call owner=Ada due=2027-03-31}",
        strong=_KEPT,
        fix='Say what you will count: measure="share called" target=95%.',
        find=no_measure,
    ),
    Check(
        id="no-target",
        severity="could",
        why="What is counted is said, and not when it is enough.",
        weak=_KEPT,
        strong=_KEPT.replace("}", " target=95%}"),
        fix="Write target= with the figure, or the fact that one can see.",
        find=no_target,
    ),
    Check(
        id="unmeasured-goal",
        severity="should",
        why="A goal is a number and a day, or it is a hope.",
        weak=_KEPT + "## Goals\n- Be the best. {#best}",
        strong=_KEPT + "## Goals\n- Fill 300 jobs. {#jobs}",
        fix="Add measure= and target=, or put the figure into the sentence.",
        find=unmeasured_goal,
    ),
    Check(
        id="undated-goal",
        severity="should",
        why="A goal is a number and a day, or it is a hope.",
        weak=_KEPT + "## Goals\n- Fill 300 jobs. {#jobs owner=Ada}",
        strong=_KEPT + "## Goals\n- Fill 300 jobs. {#jobs owner=Ada due=2027-03-31}",
        fix="Write due=2027-03-31, or put the day into the sentence.",
        find=undated_goal,
    ),
    Check(
        id="unowned-goal",
        severity="could",
        why="Nobody will be asked how it went.",
        weak=_KEPT + "## Goals\n- Fill 300 jobs. {#jobs due=2027-03-31}",
        strong=_KEPT + "## Goals\n- Fill 300 jobs. {#jobs owner=Ada due=2027-03-31}",
        fix="Write owner= with the one person or role that is asked first.",
        find=unowned_goal,
    ),
    Check(
        id="why-missing",
        severity="could",
        why="People take the one that is not explained for somebody's pet.",
        weak=_WHYS,
        strong=_WHYS + "  Why: they cost us two clients.\n",
        fix="Add an indented line: Why: …",
        find=why_missing,
    ),
    Check(
        id="value-without-behaviour",
        severity="should",
        why="A value shows only in what people do and refuse to do.",
        weak="## Values\n- Honesty. {#honesty}",
        strong="## Values\n- Honesty. {#honesty}\n  - We do: say the bad news first.",
        fix="Add indented lines: We do: … and We do not: …",
        find=value_without_behaviour,
    ),
    Check(
        id="no-not-doing",
        severity="should",
        why="A direction that refuses nothing does not choose.",
        weak=_KEPT,
        strong=_KEPT + "## Not doing\n- No day hire. {#no-day-hire}",
        fix="Write under ## Not doing what a sensible rival would do and you will not.",
        find=no_not_doing,
    ),
    Check(
        id="no-purpose",
        severity="could",
        why="People follow a priority further when they know what it is for.",
        weak=_KEPT,
        strong=_KEPT + "## Purpose\n- Nobody waits for work. {#wait}",
        fix="Write one sentence under ## Purpose.",
        find=no_purpose,
    ),
)
