"""Checks of a plan: deterministic, small, each with a reason and two examples.

A *must* fault makes the link "plan" fail, and with it the verdict read "there is no plan". So a must is only
what keeps a plan from being *said* (no priorities, more than anyone can list, words not yet written, sentences
that no one can repeat) or *kept* (nobody, no day and no measure anywhere; every day long past). All else that
makes a plan better is *should* or *could*: a firm with six priorities, or no values, does have a plan.
"""

from datetime import date

from fairlead.core.plans.checks_of_answering import CHECKS as OF_ANSWERING
from fairlead.core.plans.checks_of_asking import CHECKS as OF_ASKING
from fairlead.core.plans.checks_of_editions import CHECKS as OF_EDITIONS
from fairlead.core.plans.checks_of_keeping import CHECKS as OF_KEEPING
from fairlead.core.plans.checks_of_pairs import CHECKS as OF_PAIRS
from fairlead.core.plans.checks_of_saying import CHECKS as OF_SAYING
from fairlead.core.plans.checks_of_words import CHECKS as OF_WORDS
from fairlead.core.plans.faults import Check, Fault, Likeness, Sight
from fairlead.core.plans.values import Plan

CHECKS: tuple[Check, ...] = (
    *OF_SAYING,
    *OF_WORDS,
    *OF_PAIRS,
    *OF_KEEPING,
    *OF_ASKING,
    *OF_ANSWERING,
    *OF_EDITIONS,
)
_ORDER = ("must", "should", "could")


def check(
    plan: Plan, *, today: date, previous: Plan | None = None, alike: Likeness | None = None
) -> tuple[Fault, ...]:
    """All faults of a plan, gravest first, then by line. `previous` is the edition before, if any.

    `alike` takes texts and gives their likeness, each with each, between 0 and 1; with it two sentences that say
    the same in other words are seen, without it those that share their words.

    >>> from fairlead.core.plans import parse
    >>> faults = check(parse("## Purpose\\n- Nobody waits for work. {#wait}"), today=date(2026, 10, 31))
    >>> faults[0].id, faults[0].severity
    ('no-priorities', 'must')
    """
    sight = Sight(today, previous, alike)
    faults = [fault for one in CHECKS for fault in one.faults(plan, sight)]
    return tuple(sorted(faults, key=lambda fault: (_ORDER.index(fault.severity), fault.line or 0)))
