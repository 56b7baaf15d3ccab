"""What to do on Monday: three steps for each verdict."""

from collections.abc import Mapping
from gettext import gettext as _

from fairlead.core.values import Status
from fairlead.core.verdict.rule import Verdict

# Repeating words that deeds contradict may make people more cynical (research: behavioural integrity).
_DEEDS_FIRST = _(
    "Mend a deed before you repeat a word: pick one promise that was not kept, and keep it or say why not."
)

_STEPS = {
    "no-plan": (
        _("Sit down with the leaders, each write the priorities unaided, and lay the sheets side by side."),
        _(
            "Agree on three to five priorities, each with an owner, a date and a measure, and on what you will not do."
        ),
        _("Tell nobody before the leaders can each say the same list."),
    ),
    "not-told": (
        _(
            "Tell each priority to each unit at least three times in the next 90 days, by the people whom staff meet."
        ),
        _("Ask the managers of the units that heard least what they need in order to say it themselves."),
        _("Write down each telling (date, priority, unit), so that next time you know what was sent."),
    ),
    "did-not-land": (
        _("Rewrite each priority in one sentence that one can picture and repeat."),
        _("Ask people to say it back instead of sending it again: asking teaches more than reading."),
        _("Begin with the priority that fewest could name; it is listed below."),
    ),
    "not-known": (
        _("Tell each priority to each unit three times in the next 90 days, and write down each telling."),
        _(
            "Ask next time whether people were told lately: then you will know if it was said or did not land."
        ),
        _("Begin with the priority that fewest could name; it is listed below."),
    ),
    "not-connected": (
        _("Have each manager say, with the team, what one priority means for their work this month."),
        _("Ask each person what is expected of them, and compare it with what the manager expects."),
        _("Add to each unit a line “what this means for us” under each priority."),
    ),
    "not-believed": (
        _("Ask in person why people doubt it: the aim, the means, or those who lead."),
        _("Show what has been tried and what came of it, the bad news first."),
        _("Change the plan where the doubt is right, and say that you did."),
    ),
    "not-lived": (
        _("List the decisions of the last quarter that went against the plan, and say why each was made."),
        _("End each overdue commitment in the open: kept, late, changed and explained, or dropped."),
    ),
    "holds": (
        _("Keep saying it: what is known today is forgotten in a quarter."),
        _("Look at the other reasons that people gave for leaving; they are listed below."),
        _("Ask again in a quarter, with the same questions."),
    ),
    "no-break-found": (
        _("Examine the links that are undecided or were not asked; they are listed in the chain."),
        _("Keep saying the priorities while you find out."),
        _("Ask again in a quarter, with the same questions."),
    ),
    "cannot-tell": (
        _("Bring what is missing; each link below says what it needs."),
        _("Ask those who have not answered yet, once, with the date by which it closes."),
        _("Meanwhile talk: in a small firm eight conversations tell more than a percentage."),
    ),
}


def next_steps(verdict: Verdict, chain: Mapping[str, Status]) -> tuple[str, ...]:
    """Three steps for a verdict; deeds come before words wherever *lived* fails.

    >>> from fairlead.core.verdict.rule import LINKS, decide
    >>> chain = dict.fromkeys(LINKS, Status.UNKNOWN) | {"lived": Status.FAILS}
    >>> next_steps(decide(chain), chain)[0].startswith("Mend a deed")
    True
    """
    steps = _STEPS[verdict.id]
    if chain["lived"] is Status.FAILS:
        steps = (_DEEDS_FIRST, *steps)
    return steps[:3]
