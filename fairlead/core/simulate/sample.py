"""The sample company: 140 invented people, and a story.

Pell & Harrow Staffing has published its third plan in fourteen months. Most people know it and believe in it.
But the founder, asked apart, writes down what the first plan said; the branch in Dunmere was never told; and
"we say the bad news first" is not what people see: words and deeds do not match, and commitments are dropped.

There are two pulses, a quarter apart. In between some branches were told everything fifteen times and some a little, and for
each step of that dose (never, once, three, seven times) the odds of having heard it and of knowing it rose by e^0.7: twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fairlead.core.plans import Kind, Plan, Statement, write
from fairlead.core.simulate.firm import SimulatedFirm
from fairlead.core.simulate.recipe import Recipe
from fairlead.core.simulate.simulating import invent
from fairlead.core.simulate.trades import raw_trade, trade
from fairlead.core.simulate.truth import truth_of

PEOPLE, UNITS = 140, 8
NEVER_HEARD = 3  # Dunmere
SHARES = {"reached": 0.85, "known": 0.85, "connected": 0.80, "believed": 0.72, "lived": 0.40}
IN_DUNMERE = {"reached": 0.15, "known": 0.10}
CODED = 40
# How many of the five priorities each branch was told since the summer, and how often each: 28 of 40 pairs three times or more.
TOLD = ((5, 15), (5, 11), (4, 6), (0, 0), (5, 9), (3, 3), (3, 3), (3, 4))
RISING = 0.7  # log odds for a step of the dose: what is true of this company, and what `fairlead dose` should come near to


def sample_company(seed: int = 1) -> SimulatedFirm:
    """The company that `fairlead demo` shows: the same story for each seed, with other people in it.

    >>> firm = sample_company()
    >>> firm.people, len(firm.plans), firm.truth.expected
    (140, 3, 'not-lived')
    """
    usual, story = truth_of("not-lived"), raw_trade("sample")
    recipe = Recipe(
        truth=replace(usual, shares={**usual.shares, **SHARES}),
        people=PEOPLE,
        seed=seed,
        trade=trade("staffing"),
        units=UNITS,
        coded=CODED,
        answering=0.75,
        differ={NEVER_HEARD: IN_DUNMERE},
        unheard=(NEVER_HEARD,),
        told=TOLD,
        rising=RISING,
        stale=tuple(story["stale"]),
        waves=2,
        lists=tuple(text.strip() for text in story["lists"]),
        editions=earlier_editions(story["edition"]),
    )
    return invent(recipe)


def earlier_editions(editions: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The plans before the one in force, from old to new."""
    company = trade("staffing").company
    found = []
    for number, raw in enumerate(editions, start=1):
        purpose = Statement("purpose", Kind.PURPOSE, raw["purpose"])
        priorities = (Statement(kind=Kind.PRIORITY, **each) for each in raw["priority"])
        found.append(write(Plan(company, number, raw["published"], (purpose, *priorities))))
    return tuple(found)
