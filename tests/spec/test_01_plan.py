"""The plan: is there a direction that can be said and kept?

People cannot follow what was never written down, and they cannot repeat what fills twenty pages. So Fairlead begins
with one file that the firm writes itself: a few sentences on what it is for, what comes first, how it behaves and
what it leaves undone. Nothing here judges whether the direction is a *good* one. It asks two things only: could a
person say it to a colleague, and could somebody notice that it was not kept?

**The grammar.** A plan is Markdown. A heading says the kind of what follows: purpose, vision, value, priority, goal,
not doing; common other names for each are understood, and the firm's own headings stay as they are. Each dash begins
a *statement*. A brace at the end of its first line carries an id, which stays the same across editions, and what
makes it checkable: `{#call-back owner="Branch leads" due=2027-03-31 measure="share called" target=95%}`. Indented
lines belong to the statement above them. Reading and writing lose nothing: a text that was tidied once comes back
letter by letter, and what the reader did on its own is listed as a note.

**How many must be named.** Of P priorities a person must name ceil(0.6 P) to count as knowing the plan; three of five
is the form in which managers of 124 firms were asked (Sull, Sull, Yoder 2018, MIT Sloan Management Review). Five
lines are all that anyone is asked to fill, so nine priorities, of which six would have to be named, cannot be known
by anybody.

**The checks** are small and deterministic, each with a reason and a way to mend it. Only six of them are a *must*;
one of these makes the link "plan" fail, and with it the verdict read "there is no plan". They hold what keeps a plan
from being said (no priority, too many to name, a placeholder, sentences that no one can repeat) or kept (no owner,
day or measure anywhere; every day past). All else is *should* or *could*: a firm with six priorities and no values
does have a plan.

**Limits.** The lengths, the five lines and the four values are chosen, not measured. The checks read form: a plan may
pass them all and be wrong for the firm. Whether the leaders share it is another question, answered in chapter 4.
"""

from datetime import date
from textwrap import dedent

import pytest

from fairlead.core import plans

TODAY = date(2026, 10, 31)


def test_a_plan_is_one_page_of_plain_text():
    """Headings give the kind, dashes the statements, the brace what can be checked, indented lines the rest."""
    plan = plans.parse(
        dedent("""\
        ---
        company: Del & Neil Staffing
        edition: 3
        published: 2026-09-01
        ---
        ## Priorities
        - Every placement is called after one week.  {#call-back owner="Branch leads" due=2027-03-31 target=95%}
          Why: two of three early quits told us nobody rang.
        ## Values
        - We say the bad news first.  {#bad-news-first}
          - We do: ring the client before the client finds out.
        """)
    )
    (priority,) = plan.priorities
    assert (plan.company, plan.edition, plan.published) == ("Del & Neil Staffing", 3, date(2026, 9, 1))
    assert (priority.id, priority.owner, priority.due) == ("call-back", "Branch leads", date(2027, 3, 31))
    assert priority.target == "95%"
    assert priority.details == ("Why: two of three early quits told us nobody rang.",)
    assert plan.statement("bad-news-first").behaviours == (
        "We do: ring the client before the client finds out.",
    )


def test_a_firm_may_keep_its_own_headings():
    """The kinds have the names that firms use for them, and the heading is kept as the firm wrote it."""
    plan = plans.parse("# Our Mission\n- Nobody waits for work.\n\n## What we won't do\n- No day hire.\n")
    assert [statement.kind for statement in plan.statements] == ["purpose", "not-doing"]
    assert [section.heading for section in plan.sections] == ["Our Mission", "What we won't do"]
    assert [statement.id for statement in plan.statements] == ["nobody-waits-work", "no-day-hire"]


def test_what_is_read_and_written_again_loses_nothing():
    """A tidy text comes back letter by letter, with the comments and the keys that Fairlead has no use for."""
    text = dedent("""\
        ---
        company: Del & Neil Staffing
        reviewed-by: the board
        ---

        ## What comes first
        <!-- agreed at the offsite -->
        - Call every placement.  {#call owner=Ada colour=red}
          Why: nobody rang.

        ## Not doing
        - No temp contracts under a week.  {#no-day-hire}
        """)
    assert plans.write(plans.parse(text)) == text


def test_to_know_the_plan_is_to_name_six_tenths_of_its_priorities():
    """Rounded up: of three priorities two, of five three. Nine would ask for six, and there are five lines to fill."""
    assert plans.needed(3) == 2  # 0.6 × 3 = 1.8
    assert plans.needed(5) == 3  # 0.6 × 5 = 3.0
    assert plans.needed(9) == 6  # 0.6 × 9 = 5.4
    nine = ["- Call back. {#call due=2027-03-31}", *(f"- Aim number {i}." for i in range(2, 10))]
    plan = plans.parse("\n".join(["## Priorities", *nine]))
    (must,) = (f for f in plans.check(plan, today=TODAY) if f.severity == "must")
    assert must.id == "too-many-to-name"
    assert must.reason.startswith("9 priorities: to know the plan is to name 6 of them.")


def test_a_wish_becomes_a_plan_when_one_thing_about_it_can_be_kept():
    """A plan that asks nothing of anyone by any day cannot be kept or broken; one day is enough to change that."""
    wish = plans.parse("## Priorities\n- Call every placement. {#call}\n")
    plan = plans.parse("## Priorities\n- Call every placement. {#call due=2027-03-31}\n")
    musts = [[f.id for f in plans.check(p, today=TODAY) if f.severity == "must"] for p in (wish, plan)]
    assert musts == [["nothing-to-keep"], []]
    advised = {f.id for f in plans.check(plan, today=TODAY) if f.severity == "should"}
    assert {"no-owner", "no-measure", "no-not-doing"} <= advised


def test_only_six_faults_say_that_there_is_no_plan():
    """Four keep it from being said, two from being kept; all other checks advise."""
    said = {"no-priorities", "too-many-to-name", "placeholder-priority", "none-repeatable"}
    kept = {"nothing-to-keep", "all-past"}
    assert {check.id for check in plans.CHECKS if check.severity == "must"} == said | kept


def test_a_plan_that_turns_every_few_months_is_told_so():
    """Two of three priorities were not there in June: people stop learning a direction that turns so often."""
    june = plans.parse(
        "---\npublished: 2026-06-01\n---\n## Priorities\n- Call back. {#call}\n- Visit. {#visit}\n"
    )
    september = plans.parse(
        "---\npublished: 2026-09-01\n---\n## Priorities\n- Call back. {#call}\n- Pay early. {#pay}\n- Train. {#train}\n"
    )
    faults = plans.check(september, today=TODAY, previous=june)
    turned = next(fault for fault in faults if fault.id == "most-priorities-new")
    assert turned.severity == "should"
    assert turned.reason.startswith(f"2 of 3 priorities are new after {30 + 31 + 31} days.")


def test_what_cannot_be_read_is_said_with_its_line():
    """Nothing is guessed and nothing dropped: one sentence says what is wrong, where, and what to do."""
    with pytest.raises(
        plans.UnableToReadPlan, match=r"plan-2\.md.*3.*Lunch menu.*use one of Purpose, Vision"
    ):
        plans.parse("## Priorities\n- Call back.\n## Lunch menu\n- Soup.\n", name="plan-2.md")
