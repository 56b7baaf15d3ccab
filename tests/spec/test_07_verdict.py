"""The verdict: which link breaks?

"They do not know where we are going" can mean that there is no plan, that nobody told them, that they were told and
it did not stick, that they cannot see what it has to do with their work, that they do not believe it, or that they
see the opposite done. Each asks for another thing on Monday. So Fairlead puts the evidence into a chain of seven
links, in the order in which they must hold, and names the first that breaks, with what it could not rule out and what
breaks after it.

**The chain:** plan → sent → reached → known → connected → believed → lived. Each link *holds* if its interval lies
above its cut, *fails* if it lies below, and is *unknown* if the interval holds the cut, if the share lies within ten points
of it (the dead zone), or if nothing was measured. Unknown never counts as holding. Cuts are .50, and .60 for *reached* and
*lived* (docs/adr/0013); they are printed beside every figure.

**The table**, read from the top; the first row that fits is the verdict (docs/adr/0004):

    no-plan         plan fails
    not-told        sent or reached fails, and known does not hold
    did-not-land    known fails, reached holds, sent does not fail
    not-known       known fails; whether it reached people is not known
    not-connected   connected fails, nothing before it does
    not-believed    believed fails, nothing before it does
    not-lived       lived fails, nothing before it does
    holds           all seven hold
    cannot-tell     none of the five links that people speak for is decided
    no-break-found  none fails, some are unknown

Whoever can say the direction was told somehow: where *known* holds, a thin record of tellings is no break. Where
*lived* fails, whatever the verdict, the first advice is to mend a deed, since words that deeds contradict may make
people more cynical.

**Nine hypotheses** stand beside the verdict, from "there is no plan" to "I see no future for me here": what a leaver
who names direction may also be saying. Each is supported, not supported, or without data.

**Limits.** The order of the links is a way to think, not a law of nature; several may break at once. The table knows
three states, so a link just under its cut and one far under it read alike: see the figures. A verdict says where the
chain breaks and never that mending it will keep anybody (chapter 8).

In the examples below `chain(known=FAILS)` is a chain in which *known* fails and all other links hold.
"""

from collections import Counter
from itertools import product

from fairlead.core import verdict
from fairlead.core.diagnosis.statuses import of_estimate
from fairlead.core.scales import share, wilson
from fairlead.core.values import Status

HOLDS, FAILS, UNKNOWN = Status.HOLDS, Status.FAILS, Status.UNKNOWN


def chain(**links):
    """All seven links hold, but for those given."""
    return dict.fromkeys(verdict.LINKS, HOLDS) | links


def test_a_link_is_judged_by_its_whole_interval():
    """12 of 40, 20 of 40 and 28 of 40 against a cut of one half: .30 fails, .50 leaves it open, .70 holds."""
    assert [wilson(yes, 40).against(0.50) for yes in (12, 20, 28)] == [FAILS, UNKNOWN, HOLDS]


def test_near_its_cut_a_link_is_neither():
    """44 of 100 and 440 of 1000 against one half: the second interval lies below it, the share is six points off all the same."""
    assert wilson(440, 1000).against(0.50) is FAILS
    assert [of_estimate(share(yes, n), 0.50) for yes, n in ((44, 100), (440, 1000), (300, 1000))] == [
        UNKNOWN,
        UNKNOWN,
        FAILS,
    ]


def test_each_of_the_ten_cases_has_its_chain():
    """One chain for each row of the table. Links that are not named hold."""
    examples = {
        "no-plan": chain(plan=FAILS),
        "not-told": chain(reached=FAILS, known=FAILS),
        "did-not-land": chain(known=FAILS),
        "not-known": chain(sent=UNKNOWN, reached=UNKNOWN, known=FAILS),
        "not-connected": chain(connected=FAILS),
        "not-believed": chain(believed=FAILS),
        "not-lived": chain(lived=FAILS),
        "holds": chain(),
        "cannot-tell": chain(**dict.fromkeys(verdict.SPOKEN, UNKNOWN)),
        "no-break-found": chain(sent=UNKNOWN),
    }
    for expected, links in examples.items():
        assert verdict.decide(links).id == expected


def test_every_chain_that_there_is_falls_into_one_case():
    """Seven links with three states make 3⁷ = 2187 chains. How many fall into each row can be counted by hand."""
    rows = Counter(
        verdict.decide(dict(zip(verdict.LINKS, states, strict=True))).id
        for states in product(Status, repeat=7)
    )
    # Nothing up to known breaks: the plan does not fail (2 ways), and known holds with any of the nine pairs
    # (sent, reached), or is open with the four pairs in which neither fails.
    no_break = 2 * (9 + 4)
    assert rows == {
        "no-plan": 3**6,
        "not-told": 2 * (9 - 4) * 2 * 3**3,  # sent or reached fails; known fails or is open
        "did-not-land": 2 * 2 * 3**3,  # sent does not fail
        "not-known": 2 * 2 * 3**3,
        "not-connected": no_break * 3**2,
        "not-believed": no_break * 2 * 3,
        "not-lived": no_break * 2 * 2,
        "holds": 1,
        "cannot-tell": 2 * 2,  # plan and sent hold or are open
        "no-break-found": no_break * 2**3 - 1 - 4,
    }
    assert rows.total() == 3**7


def test_unknown_never_counts_as_holding():
    """One link that nobody asked about is enough to withhold "holds", and an open link before a break is named."""
    assert verdict.decide(chain(believed=UNKNOWN)).id == "no-break-found"
    found = verdict.decide(chain(reached=UNKNOWN, connected=UNKNOWN, lived=FAILS))
    assert (found.id, found.not_ruled_out) == ("not-lived", ("reached", "connected"))
    assert found.sentence.endswith("Not ruled out before it: reached, connected.")


def test_the_first_break_gives_the_verdict_and_later_ones_are_named():
    """A message that was heard and not kept comes first; that it is not lived either stands beside it."""
    found = verdict.decide(chain(known=FAILS, lived=FAILS))
    assert (found.id, found.also) == ("did-not-land", ("lived",))


def test_people_who_can_say_it_were_told():
    """The record shows few tellings, and yet people name the priorities: the record is thin, the telling is not."""
    assert verdict.decide(chain(sent=FAILS)).id == "no-break-found"
    assert verdict.decide(chain(sent=FAILS, known=UNKNOWN)).id == "not-told"


def test_deeds_come_before_words():
    """Wherever *lived* fails, the first step is a deed, even if the verdict is that the direction was hardly told."""
    links = chain(sent=FAILS, known=FAILS, lived=FAILS)
    steps = verdict.next_steps(verdict.decide(links), links)
    assert verdict.decide(links).id == "not-told"
    assert steps[0].startswith("Mend a deed before you repeat a word")
    assert len(steps) == 3


def test_nine_hypotheses_are_weighed_one_by_one():
    """What fails supports its own; what holds speaks against it; disbelief is not said of what people do not know."""
    facts = {"plan": HOLDS, "told": FAILS, "known": FAILS, "believed": FAILS, "lived": UNKNOWN}
    found = {h.number: h.finding for h in verdict.weigh(facts)}
    assert len(found) == 9
    assert found[1] == "not-supported"  # there is a plan
    assert found[2] == "supported"  # I was told once or never
    assert found[5] == "not-supported"  # I know it, and do not believe it
    assert found[6] == "no-data"  # you do not live it: asked, and left open
    assert found[9] == "no-data"  # never asked
