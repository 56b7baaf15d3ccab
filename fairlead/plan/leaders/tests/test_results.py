"""What a closed round says: counted once, shown with names, corrected by people, merged by people."""

import pytest

from fairlead.core.scales import LeaderList, overlap
from fairlead.core.tables.leaders import entries
from fairlead.people.models import Role
from fairlead.plan.leaders import answering, counting, tending
from fairlead.plan.leaders.evidence import leader_sheets
from fairlead.plan.leaders.hearing import Listening, Repeating, Unheard
from fairlead.plan.leaders.models import Coding, Count, Taken
from fairlead.plan.leaders.sentences import sentences
from fairlead.plan.leaders.tests.hands import (
    CALL,
    KEYS,
    PAY,
    answer,
    at,
    close,
    come_in,
    counted,
    of,
    open_round,
    plan,
    text_of,
)  # fmt: skip
from fairlead.plan.models import DraftRevision, DraftStatement
from fairlead.plan.tests.routes_show import publish

pytestmark = pytest.mark.django_db
BOTH = ("Call every placement after one week", "Pay invoices early")
ORDER, OTHER = ("call", "pay", "hire"), ("hire", "pay", "call")


@pytest.fixture(autouse=True)
def by_words(monkeypatch):
    """Words alone: the weights take seconds, and what they say is tried in core."""
    monkeypatch.setattr("fairlead.core.diagnosis.scoring.sentence_encoder", lambda: None)
    monkeypatch.setattr("fairlead.core.engines.sentence_encoder", lambda: None)


@pytest.fixture
def closed(cast):
    """Owner and leader share calling; the owner alone pays; the leader wants a cup; nobody hires."""
    plan(cast)
    round = open_round(cast)
    answer(round, cast, Role.OWNER, "\n".join(BOTH), ORDER)
    answer(round, cast, Role.LEADER, f"{BOTH[0]}\nWin the cup", OTHER)
    round.refresh_from_db()
    return round


def named(count):
    return {one["id"]: one["named"] for one in count.figures["statements"]}


def test_the_worker_counts_a_closed_round_once(closed):
    assert not counting.is_counted(closed)
    tending.count_up(closed.closed_at)
    tending.count_up(closed.closed_at)
    count = Count.objects.get()
    assert named(count) == {"call": [0, 1], "pay": [0], "hire": []}
    lists = [LeaderList(frozenset({"call", "pay"})), LeaderList(frozenset({"call"}), 1)]
    assert count.figures["overlap"] == overlap(lists)
    assert count.figures["rankers"] == 2
    assert count.figures["w"] == 0  # one the reverse of the other


def test_two_workers_who_count_at_once_leave_one_row(closed):
    first, second = counting.count(closed), counting.count(closed)
    assert first.pk == second.pk


def test_names_are_in_no_figure(closed):
    assert "Sam" not in str(counted(closed).figures)


def test_before_the_worker_has_counted_the_page_shows_the_lists_and_says_so(closed, cast):
    page = text_of(come_in(cast, Role.LEADER).get(at("round", closed)))
    assert "The worker is counting" in page
    assert "Win the cup" in page


def test_the_page_says_where_they_differ(closed, cast):
    counted(closed)
    page = text_of(come_in(cast, Role.LEADER).get(at("round", closed)))
    assert "Where you differ" in page
    assert "What no leader named" in page
    assert "not in edition 1" in page
    assert "what everybody named" in page.lower()
    assert "With two leaders you see where they differ" in page
    assert "Cannot tell" in page


def test_a_line_that_a_person_codes_counts_and_is_kept_with_who_and_when(closed, cast):
    counted(closed)
    line = of(closed, cast, Role.LEADER).entries.get(position=2)
    leader = come_in(cast, Role.LEADER)
    leader.post(at("round", closed) + f"means/{line.pk}/", {"means": "pay"})
    page = text_of(leader.get(at("round", closed)))
    assert "says Sam leader" in page
    assert "makes the figures anew" in page
    tending.count_up(closed.closed_at)
    assert named(counting.last_count(closed))["pay"] == [0, 1]
    assert counting.is_counted(closed)
    leader.post(at("round", closed) + f"means/{line.pk}/", {"means": "-none-"})
    tending.count_up(closed.closed_at)
    assert named(counting.last_count(closed))["pay"] == [0]
    assert [row.by for row in Coding.objects.all()] == [cast.users[Role.LEADER]] * 2
    assert leader.post(at("round", closed) + f"means/{line.pk}/", {"means": "nonsense"}).status_code == 302
    assert Coding.objects.count() == 2


def test_counting_anew_needs_no_scorer_and_says_the_same(closed, monkeypatch):
    first = counted(closed)
    monkeypatch.setattr("fairlead.core.diagnosis.scoring.scorer_of", None)
    Count.objects.update(mark="as if something had changed")
    again = counting.count_anew(closed)
    assert again.figures == first.figures


def test_what_was_never_heard_is_left_to_the_worker():
    with pytest.raises(Unheard):
        Repeating(["call"], {}).score(["new words"])
    assert Listening(Repeating(["call"], {"a": {"call": 2}})).score(["a"]).outcome.tolist() == [[2]]


def test_with_one_leader_agreement_cannot_be_told(cast):
    plan(cast)
    round = open_round(cast, Role.OWNER)
    answer(round, cast, Role.OWNER, BOTH[0], ORDER)
    count = counted(round)
    said = " ".join(sentences(round, count.figures))
    assert "cannot be told" in said
    assert "asked once more" in said
    assert count.figures["overlap"] is None


def test_with_three_who_rank_alike_chance_is_told(cast):
    plan(cast)
    round = open_round(cast, Role.OWNER, Role.LEADER, Role.ADVISER)
    for role in (Role.OWNER, Role.LEADER, Role.ADVISER):
        answer(round, cast, role, BOTH[0], ORDER)
    said = " ".join(sentences(round, counted(round).figures))
    assert "Kendall’s W of 3 rankings: 1.00" in said
    assert "Yes: chance alone does it in 2.8 % of cases." in said


def test_without_an_edition_the_lists_stand_beside_each_other(cast):
    round = open_round(cast)
    answer(round, cast, Role.OWNER, "Call back\nHire")
    answer(round, cast, Role.LEADER, "Call back")
    counted(round)
    page = text_of(come_in(cast, Role.OWNER).get(at("round", round)))
    assert page.count("Call back") >= 2
    assert "What was named" in page


def test_nobody_who_answered_is_an_answer_too(cast):
    plan(cast)
    round = close(open_round(cast), cast)
    owner = come_in(cast, Role.OWNER)
    owner.post(at("late", of(round, cast, Role.OWNER)), {"waive": "1"})
    counted(round)
    assert "Nobody handed in a list" in text_of(owner.get(at("round", round)))


def test_ticked_sentences_go_into_the_draft_with_the_place_they_came_from(closed, cast):
    counted(closed)
    leader = come_in(cast, Role.LEADER)
    pay = of(closed, cast, Role.OWNER).entries.get(position=2)
    cup = of(closed, cast, Role.LEADER).entries.get(position=2)
    page = text_of(leader.get(at("merge", closed)))
    assert "Sam owner" in page
    assert "edition 1" in page
    form = {
        "s-call-take": "leave", "s-pay-take": str(pay.pk), "s-pay-version": "0", "s-hire-take": "edition",
        "s-hire-version": "0", f"e-{cup.pk}-take": str(cup.pk), f"e-{cup.pk}-words": "Win the cup by June.",
        f"e-{cup.pk}-version": "0",
    }  # fmt: skip
    assert leader.post(at("merge", closed), form).status_code == 302
    drafts = {row.text: row for row in DraftStatement.objects.filter(company=cast.company)}
    assert set(drafts) == {"Pay invoices early", KEYS["hire"], "Win the cup by June."}
    assert drafts["Pay invoices early"].key == "pay"
    assert DraftRevision.objects.filter(changed_by=cast.users[Role.LEADER]).count() == 3
    assert {(row.entry, row.text) for row in Taken.objects.all()} == {
        (pay, "Pay invoices early"), (None, KEYS["hire"]), (cup, "Win the cup by June."),
    }  # fmt: skip


def test_a_sentence_from_nowhere_and_a_draft_that_changed_are_refused_and_nothing_is_lost(closed, cast):
    counted(closed)
    leader = come_in(cast, Role.LEADER)
    invented = leader.post(at("merge", closed), {"s-pay-take": "leave", "s-pay-words": "Rule the world."})
    assert invented.status_code == 422
    assert "Rule the world." in text_of(invented)
    assert leader.post(at("merge", closed), {"s-pay-take": "99999"}).status_code == 422
    stale = leader.post(at("merge", closed), {"s-pay-take": "edition", "s-pay-version": "3"})
    assert "changed meanwhile" in text_of(stale)
    assert not DraftStatement.objects.exists()
    assert "Nothing was ticked" in text_of(leader.post(at("merge", closed), {}, follow=True))


def test_the_next_round_says_what_became_of_it(closed, cast):
    counted(closed)
    again = open_round(cast)
    for role in (Role.OWNER, Role.LEADER):
        answer(again, cast, role, "\n".join(BOTH), ORDER)
    counted(again)
    page = text_of(come_in(cast, Role.OWNER).get(at("round", again)))
    assert "Since round 1" in page
    assert "Overlap of the lists: 0.33 then, 1.00 now." in page
    assert "1 of 2" in page


def test_the_sheets_are_what_the_diagnosis_reads_and_bear_no_name(closed, cast, tmp_path):
    sheets = leader_sheets(cast.company)
    assert set(sheets) == {"leader-1.txt", "leader-2.txt"}
    assert {tuple(entries(text)) for text in sheets.values()} == {BOTH, (BOTH[0], "Win the cup")}
    assert "Sam" not in str(sheets)
    assert leader_sheets(cast.foreign) == {}


def test_an_employee_who_was_asked_reads_no_statement_for_leaders_alone(cast):
    plan(cast)
    publish(
        cast.company,
        {"key": "call", "text": CALL},
        {"key": "secret", "text": "Sell the firm.", "audience": "leaders"},
    )
    round = open_round(cast, Role.OWNER, Role.EMPLOYEE)
    employee, mine = come_in(cast, Role.EMPLOYEE), of(round, cast, Role.EMPLOYEE)
    answering.hand_in(participant=mine, text=PAY)
    assert "Sell the firm." not in text_of(employee.get(at("order", mine)))
    employee.post(at("order", mine), {"rank-call": "1"})
    answer(round, cast, Role.OWNER, "Sell the firm.", ("call", "secret"))
    counted(round)
    assert "Sell the firm." in text_of(come_in(cast, Role.OWNER).get(at("round", round)))
    page = text_of(employee.get(at("round", round)))
    assert 'class="said" dir="auto">Sell the firm.' not in page
    assert employee.get(at("merge", round)).status_code == 403


def test_a_place_that_is_no_more_is_told_and_the_words_are_shown(closed, cast):
    counted(closed)
    cup = of(closed, cast, Role.LEADER).entries.get(position=2)
    leader = come_in(cast, Role.LEADER)
    leader.post(at("round", closed) + f"means/{cup.pk}/", {"means": "hire"})
    form = {f"e-{cup.pk}-take": str(cup.pk), f"e-{cup.pk}-words": "Win the cup by June."}
    told = leader.post(at("merge", closed), form)
    assert told.status_code == 422
    assert "Win the cup by June." in text_of(told)
    assert not DraftStatement.objects.exists()
