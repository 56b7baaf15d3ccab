"""How evidence becomes the status of a link."""

from datetime import date

import pytest

from fairlead.core.diagnosis.cuts import CUTS
from fairlead.core.diagnosis.deeds import Deeds, Followed, Kept, kept_measure, lived_link
from fairlead.core.diagnosis.links import unsettled
from fairlead.core.diagnosis.planned import leader_measures, plan_link
from fairlead.core.diagnosis.records import sent_link, sent_share
from fairlead.core.diagnosis.statuses import deciding, together
from fairlead.core.diagnosis.values import LinkFinding, Measure
from fairlead.core.plans import parse
from fairlead.core.scales import share
from fairlead.core.values import Status

H, F, U = Status.HOLDS, Status.FAILS, Status.UNKNOWN
TODAY = date(2026, 10, 31)
PLAN = parse(
    "---\ncompany: Ferry & Sons\nedition: 1\npublished: 2026-09-01\n---\n## Priorities\n"
    "- Call every placement after one week. {#call owner=Ada due=2027-03-31 measure=calls}\n"
    "- Open a branch in the harbour. {#harbour owner=Bo due=2027-06-30 measure=branches}\n"
    "- Pay invoices within ten days. {#invoices owner=Cy due=2027-01-31 measure=days}\n"
)
ALL_THREE = "- call each placement after a week\n- open a harbour branch\n- pay invoices in ten days"
SOMETHING_ELSE = "- win the football cup\n- paint the lobby\n- new cars for directors"


def test_a_link_fails_with_one_measure_and_holds_only_with_all():
    assert together([H, F, U]) is F
    assert together([H, U]) is U
    assert together([H, H]) is H


def test_the_gravest_measure_decides_before_the_lowest_share():
    low_but_open = Measure("a", "x", "", "", share(1, 6), U, 0.5)
    failing = Measure("b", "x", "", "", share(30, 100), F, 0.5)
    assert deciding([low_but_open, failing]).id == "b"


def test_leaders_who_write_the_same_list_make_the_plan_hold():
    link = plan_link((PLAN,), (ALL_THREE, ALL_THREE, ALL_THREE), TODAY)
    assert link.status is H
    assert [m.status for m in link.measures] == [H, H]


def test_leaders_who_write_other_things_make_the_plan_fail():
    link = plan_link((PLAN,), (SOMETHING_ELSE, SOMETHING_ELSE, ALL_THREE), TODAY)
    assert link.status is F
    assert "leaders do not name the same one" in link.says


def test_leaders_are_a_census_with_an_exact_figure_and_no_interval():
    (naming, overlap) = leader_measures(PLAN, (ALL_THREE, ALL_THREE))
    assert (naming.estimate.value, naming.estimate.interval, naming.estimate.n) == (1.0, None, 2)
    assert overlap.estimate.value == 1.0


def test_words_that_the_scorer_does_not_know_leave_the_overlap_open_instead_of_failing_it():
    in_other_words = "- ring people early on\n- get a place down by the water\n- settle our bills fast"
    (_, overlap) = leader_measures(PLAN, (ALL_THREE, in_other_words))
    assert overlap.status is U
    assert overlap.estimate.interval.high == 1.0


def test_with_one_leader_agreement_does_not_apply():
    assert [m.id for m in leader_measures(PLAN, (ALL_THREE,))] == ["leaders-name"]


def test_a_plan_whose_leaders_were_not_asked_is_unknown_and_says_what_to_bring():
    link = plan_link((PLAN,), (), TODAY)
    assert (link.status, "written apart" in link.missing) == (U, True)


def test_a_plan_that_cannot_be_said_fails_whatever_its_leaders_write():
    empty = parse("## Purpose\n- Nobody waits for work. {#wait}")
    link = plan_link((empty,), (ALL_THREE, ALL_THREE), TODAY)
    assert link.status is F
    assert link.evidence


def test_sent_counts_each_unit_by_its_people():
    told = {("a", "North"): 3, ("a", "South"): 2}
    assert sent_share(told, ["a"], {"North": 30, "South": 10}) == 0.75
    assert sent_link(told, ["a"], {"North": 30, "South": 10}).status is H
    assert sent_link(told, ["a"], {"North": 10, "South": 30}).status is F


def test_sent_without_a_record_is_unknown_not_failing():
    assert sent_link(None, ["a"], {"North": 3}).status is U


@pytest.mark.parametrize(
    ("asked", "commitments", "status"),
    [
        (H, Kept(19, 1), H),
        (H, Kept(2, 18), F),
        (U, Kept(19, 1), U),
        (F, Kept(19, 1), F),
        (H, None, H),
    ],
)
def test_lived_fails_if_any_source_fails_and_holds_only_if_say_do_holds(asked, commitments, status):
    shares = {H: share(90, 100), U: share(60, 100), F: share(20, 100)}
    measure = Measure("lived", "lived", "", "", shares[asked], asked, CUTS["lived"])
    link = LinkFinding("lived", asked, "", CUTS["lived"], measure.estimate, (measure,))
    assert lived_link(link, Deeds(commitments)).status is status


def test_kept_commitments_alone_do_not_make_lived_hold():
    not_asked = LinkFinding("lived", U, "Not asked.", CUTS["lived"])
    link = lived_link(not_asked, Deeds(Kept(20, 0)))
    assert (link.status, link.estimate.value) == (U, 1.0)
    assert link.missing


@pytest.mark.parametrize(
    ("asked", "decisions", "status"),
    [
        (H, Followed(18, 2), H),
        (H, Followed(2, 18), U),  # it holds the link open ...
        (U, Followed(0, 60), U),  # ... and never breaks it
        (F, Followed(20, 0), F),
        (H, Followed(0, 2), H),  # two are too few to say anything
        (H, Followed(0, 0), H),
    ],
)
def test_decisions_against_the_plan_hold_lived_open_and_never_break_it(asked, decisions, status):
    shares = {H: share(90, 100), U: share(60, 100), F: share(20, 100)}
    measure = Measure("lived", "lived", "", "", shares[asked], asked, CUTS["lived"])
    link = LinkFinding("lived", asked, "", CUTS["lived"], measure.estimate, (measure,))
    found = lived_link(link, Deeds(decisions=decisions))
    assert found.status is status
    assert len(found.measures) == 1 + bool(decisions.follows + decisions.against)


def test_decisions_alone_leave_lived_not_asked_and_stand_beside_it():
    link = lived_link(LinkFinding("lived", U, "Not asked.", CUTS["lived"]), Deeds(decisions=Followed(3, 9)))
    assert (link.status, link.says, link.estimate) == (U, "Not asked.", None)
    assert [(m.id, m.estimate.value, m.estimate.n) for m in link.measures] == [("decisions", 0.25, 12)]


def test_what_was_changed_and_explained_is_no_breach_and_stays_out_of_the_base():
    assert kept_measure("commitments", "", Kept(3, 1, explained=6)).estimate.n == 4


def test_an_open_link_says_how_many_answers_would_settle_it():
    assert (
        unsettled(share(14, 20), 0.5, None) == "about 25 answers would settle it, if the share stays as it is"
    )
