"""Checks of a plan: deterministic, small, each with a reason and two examples.

A *must* fault makes the link "plan" fail, and with it the verdict read "there is no plan". So a must is only
what keeps a plan from being *said* (no priorities, more than anyone can list, words not yet written, sentences
that no one can repeat) or *kept* (nobody, no day and no measure anywhere; every day long past). All else that
makes a plan better is *should* or *could*: a firm with six priorities, or no values, does have a plan.
"""

from datetime import date

from fairlead.core.plans.checks_of_editions import CHECKS as OF_EDITIONS
from fairlead.core.plans.checks_of_keeping import CHECKS as OF_KEEPING
from fairlead.core.plans.checks_of_saying import CHECKS as OF_SAYING
from fairlead.core.plans.faults import Check, Fault, Sight
from fairlead.core.plans.values import Plan

CHECKS: tuple[Check, ...] = (*OF_SAYING, *OF_KEEPING, *OF_EDITIONS)
_ORDER = ("must", "should", "could")


def check(plan: Plan, *, today: date, previous: Plan | None = None) -> tuple[Fault, ...]:
    """All faults of a plan, gravest first, then by line. `previous` is the edition before, if any.

    >>> from fairlead.core.plans import parse
    >>> faults = check(parse("## Purpose\\n- Nobody waits for work. {#wait}"), today=date(2026, 10, 31))
    >>> faults[0].id, faults[0].severity
    ('no-priorities', 'must')
    """
    sight = Sight(today, previous)
    faults = [fault for one in CHECKS for fault in one.faults(plan, sight)]
    return tuple(sorted(faults, key=lambda fault: (_ORDER.index(fault.severity), fault.line or 0)))
