"""The core's checks speak of plan.md; here the same advice is said of fields, and the examples lose their braces."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from fairlead.core.plans import Check, Statement, parse
from fairlead.plan.statement_form import KIND_NAMES
from fairlead.web.english import in_english

_A_DAY = _("Give the day on which you will look, under “By when”.")
_SOMEBODY = _("Name one person or role under “Who answers for it”.")
_COUNTED = _("Say under “How we will know” what you will count, and under “How much of it” the figure.")
_BELOW = _("Say it in one short sentence, under twenty words; put the rest in the lines below it.")
FIXES = {
    "no-priorities": _("Write two to five priorities."),
    "goals-only": _("Make the two to five that come first priorities."),
    "too-many-to-name": _("Keep the five that you would fight for; make the rest “Not doing”."),
    "many-priorities": _("Keep five at most; make the rest “Not doing”."),
    "placeholder-priority": _("Write the sentence, or delete the statement until it is decided."),
    "placeholder-elsewhere": _("Write the sentence, or delete the statement."),
    "none-repeatable": _BELOW,
    "long-priority": _BELOW,
    "long-statement": _BELOW,
    "two-purposes": _("Keep one sentence; put what explains it in the lines below it."),
    "elsewhere": _("Put the sentence itself here; name the page behind it in the lines below."),
    "no-image": _("Name one thing that a visitor would see, or add below it: “For example: …”."),
    "nothing-to-keep": _("Give each priority somebody who answers for it, a day, and what is counted."),
    "no-owner": _SOMEBODY,
    "vague-owner": _SOMEBODY,
    "unowned-goal": _SOMEBODY,
    "no-due": _A_DAY,
    "vague-day": _A_DAY,
    "undated-goal": _("Give the day under “By when”, or put it into the sentence."),
    "no-measure": _COUNTED,
    "unmeasured-goal": _(
        "Say under “How we will know” what is counted, or put the figure into the sentence."
    ),
    "empty-measure": _("Say what is counted, such as “share of clients called”."),
    "no-target": _("Write under “How much of it” the figure, or the fact that one can see."),
    "empty-target": _("Write the figure, or the fact that one can see, such as “95 %”."),
    "why-missing": _("Add a line below it: “Why: …”."),
    "value-without-behaviour": _("Add lines below it: “We do: …” and “We do not: …”."),
    "no-not-doing": _("Write under “Not doing” what a sensible rival would do and you will not."),
    "no-purpose": _("Write one sentence under “Purpose”."),
    "goal-as-strategy": _("Make the result a goal, and write here what you will do differently."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement of an example: its heading where that changes, and what stands beside it in a few words."""

    heading: str
    text: str
    beside: str
    details: tuple[str, ...]


def fix(check: Check) -> str:
    return str(FIXES[check.id]) if check.id in FIXES else in_english(check.fix)


@lru_cache(maxsize=256)
def example(text: str) -> tuple[Shown, ...]:
    found, last = [], None
    for statement in parse(text).statements if text else ():
        heading = str(KIND_NAMES[statement.kind]) if statement.kind is not last else ""
        found.append(Shown(heading, statement.text, _beside(statement), statement.details))
        last = statement.kind
    return tuple(found)


def _beside(statement: Statement) -> str:
    due = statement.due.isoformat() if statement.due else None
    return " · ".join(part for part in (statement.owner, due, statement.measure, statement.target) if part)
