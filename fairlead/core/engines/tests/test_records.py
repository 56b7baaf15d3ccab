"""Tellings, commitments, promises. Authority: counted on one's fingers."""

from datetime import date

from fairlead.core.dose import Occasion
from fairlead.core.dose import told as in_plain_python
from fairlead.core.engines import CommitmentStates, DecisionStances, PromiseOutcomes
from fairlead.core.engines.tests.small import answer, engine

DAY, LATER = date(2026, 9, 1), date(2026, 10, 1)
UNITS = [
    {"unit": "Sales"},
    {"unit": "North", "parent": "Sales"},
    {"unit": "South", "parent": "Sales"},
    {"unit": "Depot"},
]
PEOPLE = [{"person": u, "unit": u, "hired_on": DAY} for u in ("North", "South", "Depot")]


def told(unit=None, on=DAY, statement="call", channel="mail", **more):
    return {"told_on": on, "statement": statement, "channel": channel, "unit": unit, **more}


def counted(*rows, **tables):
    return engine(units=UNITS, people=PEOPLE, tellings=rows, **tables).tellings()


def test_what_everyone_is_told_reaches_every_unit():
    found = counted(told(), told(channel="talk", audience="All staff"), told("all", LATER))
    assert found.units == ("Depot", "North", "South")
    assert (found.n.tolist(), found.to_all.tolist()) == ([[3, 3, 3]], [3])


def test_what_a_unit_is_told_reaches_all_below_it_and_nobody_else():
    found = counted(told("Sales"), told("North", LATER))
    assert found.told == {
        ("call", "Depot"): 0,
        ("call", "North"): 2,
        ("call", "South"): 1,
        ("call", "all"): 0,
    }


def test_one_occasion_with_many_recipients_counts_once():
    assert counted(told(people=20), told(people=30), told(teller="Maren")).to_all.tolist() == [2]


def test_an_audience_that_is_a_unit_is_that_unit():
    assert counted(told(audience="north")).told["call", "North"] == 1


def test_an_audience_that_is_no_unit_is_said_and_counted_nowhere_else():
    found = counted(told("Branch leads"), told(audience="the night shift"), told("Branch leads", LATER))
    assert found.unplaced == {"Branch leads": 2, "the night shift": 1}
    assert found.n.sum() == found.to_all.sum() == 0


def test_the_window_holds_both_its_days():
    firm = engine(tellings=[told(on=date(2026, 9, d)) for d in (1, 2, 3, 4)])
    assert firm.tellings(date(2026, 9, 2), date(2026, 9, 3)).told == {("call", "all"): 2}


def test_without_any_unit_only_what_is_told_to_all_is_known():
    found = engine(tellings=[told()]).tellings()
    assert (found.units, found.told) == ((), {("call", "all"): 1})


def test_units_are_known_from_answers_too():
    assert (
        engine(tellings=[told("East")], answers=[answer("x", 1, unit="East")]).tellings().told["call", "East"]
        == 1
    )


def test_a_circle_in_the_tree_of_units_ends():
    circle = [{"unit": "a", "parent": "b"}, {"unit": "b", "parent": "a"}]
    assert engine(units=circle, tellings=[told("a")]).tellings().n.tolist() == [[1, 1]]


def commitment(due, done=None, state=None, reason=None):
    return {"commitment": "x", "due": due, "done_on": done, "state": state, "reason": reason}


def test_commitments_end_kept_late_changed_or_dropped_or_do_not_end():
    rows = [
        commitment(DAY, DAY),  # kept on the day
        commitment(DAY, LATER),  # late
        commitment(DAY, LATER, "kept"),  # people say kept
        commitment(DAY, None, "changed", "the client moved"),
        commitment(DAY, None, "changed"),
        commitment(DAY, None, "dropped"),
        commitment(DAY),  # overdue
        commitment(DAY, None, "open"),  # overdue as well
        commitment(date(2027, 1, 1)),
        commitment(DAY, date(2027, 1, 1)),  # not done yet on that day
        commitment(None),
    ]
    found = engine(commitments=rows).commitment_states(date(2026, 11, 1))
    assert found == CommitmentStates(kept=2, late=1, explained=1, changed=1, dropped=1, overdue=3, open=2)


def test_what_falls_due_on_the_day_itself_is_still_open():
    assert engine(commitments=[commitment(DAY)]).commitment_states(DAY) == CommitmentStates(open=1)


def test_commitments_can_be_counted_from_a_day_on():
    rows = [commitment(DAY, DAY), commitment(LATER, LATER)]
    assert engine(commitments=rows).commitment_states(date(2027, 1, 1), LATER) == CommitmentStates(kept=1)


def test_promises_are_counted_by_what_was_found():
    outcomes = ["kept", "kept", "partly", "broken", "too-early", None]
    rows = [{"promise": "p", "recruit": str(i), "told_on": DAY, "outcome": o} for i, o in enumerate(outcomes)]
    firm = engine(promises=rows)
    assert firm.promise_outcomes() == PromiseOutcomes(kept=2, partly=1, broken=1, too_early=1, unchecked=1)
    assert firm.promise_outcomes(LATER) == PromiseOutcomes()


def test_leaders_lists_come_as_one_text_a_leader_from_the_last_asking():
    item = {"item": "leader-list", "construct": "leader-list"}

    def wrote(text, who, pulse="2026"):
        return answer("leader-list", text=text, respondent=who, pulse=pulse)

    rows = [
        wrote("Call back", "a"),
        wrote("Hire", "b"),
        wrote("Pay", "b"),
        wrote(None, "c"),
        wrote("Old", "a", "2020"),
    ]
    found = engine(items=[item], answers=rows).leader_lists()
    assert sorted(sorted(text.split("\n")) for text in found) == [["Call back"], ["Hire", "Pay"]]


def test_without_leaders_lists_there_are_none():
    assert engine().leader_lists() == ()


def spent(firm, until=LATER):
    return {
        one.statement: (one.total, dict(one.by_way), one.unknown, one.each)
        for one in firm.contacts(None, until)
    }


def test_a_contact_is_one_person_at_one_telling_and_who_was_not_counted_is_taken_from_the_unit():
    rows = [told("North", channel="talk", people=7), told(channel="mail"), told("Sales", channel="poster")]
    firm = engine(units=UNITS, people=PEOPLE, tellings=rows)
    assert spent(firm) == {"call": (7 + 3 + 2, {"mouth": 7, "message": 3, "wall": 2}, 0, 12 / 3)}


def test_without_people_it_is_said_of_how_many_occasions_the_contacts_are_not_known():
    firm = engine(tellings=[told(channel="talk", people=7), told(channel="talk", on=LATER)])
    assert spent(firm) == {"call": (7, {"mouth": 7}, 1, None)}


def test_the_same_occasion_twice_costs_its_people_once():
    assert spent(engine(tellings=[told(people=20), told(people=30)])) == {
        "call": (30, {"message": 30}, 0, None)
    }


def test_the_engine_counts_tellings_as_plain_python_does():
    rows = [
        told("Sales"), told("North", LATER), told(audience="All staff"), told("north", teller="Maren"),
        told(audience="the night shift"), told("Depot", statement="pay"), told("Depot", statement="pay"),
    ]  # fmt: skip
    found = counted(*rows)
    parents = {row["unit"]: row.get("parent") for row in UNITS}
    kept = ("told_on", "statement", "channel", "unit", "audience", "teller")
    occasions = [Occasion(**{name: row.get(name) or "" for name in kept}) for row in rows]
    plain = in_plain_python(occasions, found.units, parents)
    assert {pair: n for pair, n in found.told.items() if n and pair[1] != "all"} == plain


def test_a_decision_counts_once_and_goes_against_the_plan_if_against_one_statement():
    def row(decision, statement, stance, on=DAY):
        return {"decision": decision, "decided_on": on, "statement": statement, "stance": stance}

    rows = [
        row("close the yard", "close", "follows"),
        row("close the yard", "call", "against"),
        row("call first", "call", "follows", LATER),
        row("call first", "same-day", "follows", LATER),
        row("new chairs", None, None),
    ]
    firm = engine(decisions=rows)
    assert firm.decision_stances() == DecisionStances(follows=1, against=1)
    assert firm.decision_stances(since=LATER) == DecisionStances(follows=1)
