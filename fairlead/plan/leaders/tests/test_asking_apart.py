"""A round from its opening to its close: words without a statement in sight, an order, and the ends of it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead.journal.models import Entry as JournalEntry
from fairlead.outbox.models import Message
from fairlead.people.models import Membership, Role
from fairlead.plan.leaders import answering, opening
from fairlead.plan.leaders.errors import Ended, HandedIn, NotAnswered, OpenAlready
from fairlead.plan.leaders.models import Ranking, Round, Why
from fairlead.plan.leaders.tests.hands import (
    CALL,
    HIRE,
    KEYS,
    PAY,
    answer,
    at,
    close,
    come_in,
    of,
    open_round,
    plan,
    seat,
    text_of,
)  # fmt: skip

pytestmark = pytest.mark.django_db
WORDS = "Ring everybody after a week\nPay bills soon"


def test_who_is_asked_gets_one_mail_that_holds_no_statement(cast):
    plan(cast)
    round = open_round(cast)
    mails = Message.objects.filter(purpose="round-invitation")
    assert {m.to for m in mails} == {"owner@oak.example", "leader@oak.example"}
    for mail in mails:
        content = bytes(mail.content).decode()
        assert not any(text in content for text in KEYS.values())
        assert str(of(round, cast, mail.to.split("@")[0]).key) in content.replace("=\n", "")
        assert mail.promise == Message.Promise.AT_LEAST_ONCE


def test_a_second_round_is_refused_while_one_is_open(cast):
    open_round(cast)
    with pytest.raises(OpenAlready):
        open_round(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(company=cast.company, number=9, opened_at=timezone.now())


def test_no_statement_is_on_the_page_before_the_words_are_in(cast):
    plan(cast)
    mine = of(open_round(cast), cast, Role.LEADER)
    leader = come_in(cast, Role.LEADER)
    for name in ("answer", "order"):
        page = text_of(leader.get(at(name, mine), follow=True))
        assert not any(text in page or key in page for key, text in KEYS.items() if key != "call")
        assert CALL not in page
    assert "This round is named" in page
    skipped = leader.post(at("order", mine), {"skip": "1"})
    assert not any(text in text_of(skipped) for text in KEYS.values())
    assert not of(mine.round, cast, Role.LEADER).finished_at
    leader.post(at("answer", mine), {"text": WORDS, "go": "hand-in"})
    page = text_of(leader.get(at("order", mine)))
    assert all(text in page for text in KEYS.values())


def test_words_that_are_in_stay_as_they_are(cast):
    plan(cast)
    mine = of(open_round(cast), cast, Role.LEADER)
    leader = come_in(cast, Role.LEADER)
    leader.post(at("answer", mine), {"text": WORDS, "go": "hand-in"})
    again = leader.post(at("answer", mine), {"text": "Something else that I read", "go": "hand-in"})
    assert again.status_code == 409
    assert "Something else that I read" in text_of(again)
    assert of(mine.round, cast, Role.LEADER).lines == WORDS.split("\n")
    double = leader.post(at("answer", mine), {"text": WORDS, "go": "hand-in"})
    assert double.status_code == 302


def test_ties_and_gaps_are_refused_with_a_sentence_and_nothing_is_lost(cast):
    plan(cast)
    mine = of(open_round(cast), cast, Role.LEADER)
    answering.hand_in(participant=mine, text=WORDS)
    leader = come_in(cast, Role.LEADER)
    tie = leader.post(at("order", mine), {"rank-call": "1", "rank-pay": "1", "rank-hire": "2"})
    assert tie.status_code == 422
    assert "1 stands beside more than one statement" in text_of(tie)
    assert text_of(tie).count('value="1"') >= 2
    gap = leader.post(at("order", mine), {"rank-call": "1", "rank-pay": "2", "rank-hire": "4"})
    assert "from 1 to 3" in text_of(gap)
    leader.post(at("order", mine), {"rank-call": "1", "rank-pay": "3", "rank-hire": "2"})
    assert dict(Ranking.objects.values_list("statement", "rank")) == {"call": 1, "pay": 3, "hire": 2}


def test_each_person_has_an_own_shuffle_that_stays(cast, monkeypatch):
    plan(cast)
    round = open_round(cast)
    orders = [of(round, cast, role).order for role in (Role.OWNER, Role.LEADER)]
    assert all(sorted(order) == sorted(KEYS) for order in orders)
    mine = of(round, cast, Role.LEADER)
    mine.order = ["hire", "call", "pay"]
    mine.save()
    answering.hand_in(participant=mine, text=WORDS)
    page = text_of(come_in(cast, Role.LEADER).get(at("order", mine)))
    assert page.index(HIRE) < page.index(CALL) < page.index(PAY)


def test_a_round_closes_by_itself_when_everybody_is_in_or_has_declined(cast):
    plan(cast)
    round = open_round(cast)
    answer(round, cast, Role.OWNER, WORDS)
    assert Round.objects.get().is_open
    answering.decline(participant=of(round, cast, Role.LEADER), reason="I am new here.")
    round = Round.objects.get()
    assert (round.state, round.closed_why, round.closed_by) == ("closed", Why.ALL_IN, None)


def test_who_declined_may_take_part_after_all(cast):
    plan(cast)
    round = open_round(cast)
    leader, mine = come_in(cast, Role.LEADER), of(round, cast, Role.LEADER)
    leader.post(at("decline", mine), {"reason": "No time"})
    assert "You declined" in text_of(leader.get(at("answer", mine)))
    leader.post(at("again", mine))
    answer(round, cast, Role.LEADER, WORDS)
    assert of(round, cast, Role.LEADER).declined_at is None


def test_of_two_owners_who_close_at_once_one_does_and_the_other_is_told_who(cast):
    round = open_round(cast)
    close(round, cast, "First.")
    with pytest.raises(Ended, match="Sam owner has ended"):
        opening.close(seat=seat(cast), round=round, reason="Second.")
    assert Round.objects.get().reason == "First."
    owner = come_in(cast, Role.OWNER)
    told = owner.post(at("close", round), {"reason": "Third."}, follow=True)
    assert "has ended this round already" in text_of(told)
    assert JournalEntry.objects.filter(what="round closed").count() == 1


def test_the_owner_closes_with_a_reason(cast):
    round = open_round(cast)
    owner = come_in(cast, Role.OWNER)
    assert owner.post(at("close", round), {"reason": ""}).status_code == 422
    owner.post(at("close", round), {"reason": "We meet tomorrow."})
    assert Round.objects.get().reason == "We meet tomorrow."


def test_in_a_withdrawn_round_nobody_reads_another_and_each_the_own_words(cast):
    plan(cast)
    round = open_round(cast)
    answer(round, cast, Role.LEADER, WORDS)
    come_in(cast, Role.OWNER).post(at("withdraw", round), {"reason": "Wrong plan."})
    assert Round.objects.get().state == "withdrawn"
    page = text_of(come_in(cast, Role.OWNER).get(at("round", round)))
    assert "Pay bills soon" not in page
    assert "Pay bills soon" in text_of(
        come_in(cast, Role.LEADER).get(at("answer", of(round, cast, Role.LEADER)))
    )


def test_a_leader_may_be_asked_later_and_taken_out_until_he_is_in(cast):
    plan(cast)
    round = open_round(cast, Role.OWNER)
    owner = come_in(cast, Role.OWNER)
    late = Membership.objects.get(user=cast.users[Role.LEADER])
    owner.post(at("ask", round), {"leaders": [late.pk]})
    mine = of(round, cast, Role.LEADER)
    where = at("round", round) + f"take-out/{mine.key}/"
    owner.post(where)
    assert of(round, cast, Role.LEADER).withdrawn_at
    assert Message.objects.get(pk=of(round, cast, Role.LEADER).invitation_id).state == "withdrawn"
    owner.post(at("ask", round), {"leaders": [late.pk]})
    answer(round, cast, Role.LEADER, WORDS)
    assert "Too late" in text_of(owner.post(where, follow=True))


def test_what_is_no_list_is_refused_and_shown_back(cast):
    mine = of(open_round(cast), cast, Role.LEADER)
    leader = come_in(cast, Role.LEADER)
    for text, sentence in (
        ("  \n ", "Write at least one line"),
        ("\n".join(f"Line {n}" for n in range(13)), "12 are the most"),
        ("x" * 301, "signs long and may have 300"),
    ):
        page = leader.post(at("answer", mine), {"text": text, "go": "hand-in"})
        assert page.status_code == 422
        assert sentence in text_of(page)
        assert text.strip()[:40] in text_of(page)
    with pytest.raises(NotAnswered):
        answering.finish(participant=mine, ranks={})


def test_numbers_that_are_no_marks_stay():
    assert answering.lines_of("1. Call back\n2) Hire\n- 100 calls a day\n100 calls a week\n100 calls a week") == [
        "Call back", "Hire", "100 calls a day", "100 calls a week",
    ]  # fmt: skip


def test_without_an_edition_there_is_one_step(cast):
    round = open_round(cast, Role.LEADER)
    answering.hand_in(participant=of(round, cast, Role.LEADER), text=WORDS)
    assert Round.objects.get().closed_why == Why.ALL_IN


def test_somebody_who_lost_the_seat_is_not_waited_for(cast):
    plan(cast)
    round = open_round(cast)
    Membership.objects.filter(user=cast.users[Role.LEADER]).delete()
    answer(round, cast, Role.OWNER, WORDS)
    assert Round.objects.get().is_closed


def test_handing_in_twice_at_once_makes_one_list(cast):
    plan(cast)
    seen = of(open_round(cast), cast, Role.LEADER)
    answering.hand_in(participant=of(seen.round, cast, Role.LEADER), text=WORDS)
    with pytest.raises(HandedIn):  # `seen` was read before the first came in
        answering.hand_in(participant=seen, text="Other words")
    answering.hand_in(participant=seen, text=WORDS)
    assert of(seen.round, cast, Role.LEADER).lines == WORDS.split("\n")
