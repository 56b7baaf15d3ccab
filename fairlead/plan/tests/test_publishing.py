"""From draft to edition, through HTTP: what is asked, what is refused, and what happens once only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.core.plans import parse
from fairlead.journal.models import Entry
from fairlead.people.models import Role
from fairlead.plan import publishing
from fairlead.plan.as_plan import said_of
from fairlead.plan.models import ChangeReason, Edition, Override
from fairlead.plan.tests import hands
from fairlead.plan.tests.hands import at, come_in, rewrite, text_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    return come_in(client, cast)


def confirmed(cast, **given):
    look = publishing.look(cast.company)
    return {"based_on": str(look.based_on), "mark": look.mark, **given}


def test_a_plan_without_a_must_fault_is_published_in_one_step(owner, cast):
    write(cast, kind="priority", due="2030-01-31")
    answer = owner.post(at(cast, "publish"), confirmed(cast), follow=True)
    assert "Edition 1 is published." in text_of(answer)
    assert hands.CALL in text_of(answer)


def test_a_must_fault_is_published_over_with_a_reason_only(owner, cast):
    write(cast, kind="purpose")
    page = text_of(owner.get(at(cast, "publish")))
    assert "no-priorities" in page
    refused = owner.post(at(cast, "publish"), confirmed(cast))
    assert refused.status_code == 422
    assert "A reason is asked for here" in text_of(refused)
    assert not Edition.objects.exists()
    owner.post(at(cast, "publish"), confirmed(cast, **{"fault:no-priorities..1": "They come in May."}))
    over = Override.objects.get()
    assert (over.check_id, over.reason) == ("no-priorities", "They come in May.")
    assert "They come in May." in text_of(owner.get(at(cast, "edition", number=1)))


def test_a_reason_given_for_one_fault_does_not_carry_another(cast):
    write(cast, kind="purpose")
    look = publishing.look(cast.company)
    with pytest.raises(publishing.NotReady):
        publishing.publish(
            seat=hands.seat(cast),
            based_on=0,
            mark=look.mark,
            reasons={},
            overrides={"all-past..1": "Because."},
        )


def test_substance_is_told_apart_from_wording_and_a_reason_is_asked_for_it_alone(owner, cast):
    call, pay = (
        write(cast, "Call 95 % of clients in a week.").key,
        write(cast, "Pay every invoice early.").key,
    )
    hands.publish(cast)
    rewrite(cast, call, text="Call 60 % of clients in a week.")
    rewrite(cast, pay, text="We pay each invoice early.")
    page = text_of(owner.get(at(cast, "publish")))
    assert page.index("In substance") < page.index("In wording")
    refused = owner.post(at(cast, "publish"), confirmed(cast, **{f"change:{pay}": "Shorter."}))
    assert refused.status_code == 422
    assert "Shorter." in text_of(refused)  # what was typed is there
    owner.post(at(cast, "publish"), confirmed(cast, **{f"change:{call}": "Two branches closed."}))
    kept = {one.key: (one.change, one.is_substance, one.reason) for one in ChangeReason.objects.all()}
    assert kept == {call: ("reworded", True, "Two branches closed."), pay: ("reworded", False, "")}
    assert "Two branches closed." in text_of(owner.get(at(cast, "edition", number=2)))


def test_who_may_read_a_statement_is_told_as_a_change_and_summed_up(owner, cast):
    key = write(cast).key
    hands.publish(cast)
    rewrite(cast, key, audience="public")
    page = text_of(owner.get(at(cast, "publish")))
    assert "It was written for staff, and is now for everybody." in page
    assert "1 statement for everybody" in page


def test_an_owner_spelled_otherwise_is_told_though_it_is_the_same_owner(owner, cast):
    key = write(cast).key
    hands.publish(cast)
    rewrite(cast, key, owner="branch leads")
    assert "Owner is written “branch leads” instead of “Branch leads”." in text_of(
        owner.get(at(cast, "publish"))
    )


def test_a_plan_that_says_not_what_it_will_not_do_is_asked(owner, cast):
    write(cast)
    assert "What will you not do?" in text_of(owner.get(at(cast, "publish")))


def test_an_empty_draft_is_not_published(owner, cast):
    assert "The draft is empty" in text_of(owner.get(at(cast, "publish")))
    assert owner.post(at(cast, "publish"), confirmed(cast)).status_code == 422
    assert not Edition.objects.exists()


def test_an_unchanged_plan_is_published_again_with_a_word_on_why(owner, cast):
    write(cast)
    hands.publish(cast)
    assert owner.post(at(cast, "publish"), confirmed(cast)).status_code == 422
    owner.post(at(cast, "publish"), confirmed(cast, note="Looked through in May: it still holds."))
    assert Edition.current(cast.company).number == 2


def test_a_double_click_publishes_once_and_leads_to_the_edition(owner, cast):
    write(cast, due="2030-01-31")
    seen = confirmed(cast)
    answers = [owner.post(at(cast, "publish"), seen) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {at(cast, "edition", number=1)}
    assert Edition.objects.count() == 1


def test_who_comes_second_is_told_and_publishes_nothing(client, cast):
    write(cast, due="2030-01-31")
    seen = confirmed(cast)
    come_in(client, cast, Role.LEADER).post(at(cast, "publish"), seen)
    answer = come_in(client, cast).post(at(cast, "publish"), seen | {"note": "My own note."})
    assert answer.status_code == 409
    assert "Sam leader published edition 1 while you looked" in text_of(answer)
    assert "My own note." in text_of(answer)
    assert Edition.objects.count() == 1


def test_a_draft_that_changed_since_the_page_was_opened_is_looked_at_again(owner, cast):
    key = write(cast, due="2030-01-31").key
    hands.publish(cast)
    rewrite(cast, key, target="60 %")
    seen = confirmed(cast, **{f"change:{key}": "Two branches closed."})
    write(cast, "Nobody saw this sentence.")
    answer = owner.post(at(cast, "publish"), seen)
    assert answer.status_code == 409
    assert "Two branches closed." in text_of(answer)
    assert "Nobody saw this sentence." in text_of(answer)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    "rubbish", [{}, {"based_on": "-5", "mark": "x"}, {"based_on": "9" * 30, "mark": "x" * 900}]
)
def test_a_page_that_was_tampered_with_publishes_nothing(owner, cast, rubbish):
    write(cast, due="2030-01-31")
    assert owner.post(at(cast, "publish"), rubbish).status_code in (409, 422)
    assert not Edition.objects.exists()


def test_a_clock_that_was_set_back_puts_no_edition_before_the_one_it_follows(cast):
    key = write(cast).key
    ahead = timezone.now() + timedelta(days=400)
    first = Edition.objects.create(company=cast.company, number=1, source="", published_at=ahead)
    second = hands.publish(cast)
    rewrite(cast, key, target="60 %")
    third = hands.publish(cast)
    assert first.published_at < second.published_at < third.published_at
    assert Edition.on(cast.company, third.published_at) == third
    assert Edition.on(cast.company, second.published_at) == second
    assert Edition.on(cast.company, first.published_at) == first
    assert Edition.on(cast.company, timezone.now()) is None
    assert Edition.current(cast.company) == third


def test_the_source_of_an_edition_says_what_its_rows_say(cast):
    write(
        cast, key="a", audience="leaders", review_on="2027-01-31", details="Why: they said.\n  - at the exit"
    )
    write(cast, "No day hire.", key="b", kind="not-doing")
    edition = hands.publish(cast)
    read = {one.id: said_of(one) for one in parse(edition.source).statements}
    assert read == {row.key: row.said for row in edition.statements.all()}
    assert parse(edition.source).edition == 1


def test_publishing_stands_in_the_journal_without_a_name(cast):
    write(cast)
    hands.publish(cast)
    entry = Entry.objects.get(what="edition published")
    assert (entry.company, entry.actor, entry.subject) == (
        cast.company.key, cast.users["owner"].key, "edition 1",
    )  # fmt: skip
    assert set(entry.details) == {"edition", "statements", "overrides"}
