"""Editions that wait for their day, and editions that are taken back: every page tells the truth for every day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairlead.cli.serving_tables import sheets_of
from fairlead.journal.models import Entry
from fairlead.people.models import Role
from fairlead.plan import publishing, withdrawing
from fairlead.plan.deeds import reading as deeds
from fairlead.plan.models import Edition, PublicLink, Withdrawal
from fairlead.plan.reading import direction_on
from fairlead.plan.tests import hands
from fairlead.plan.tests.hands import at, come_in, rewrite, seat, text_of, write
from fairlead.plan.tests.test_two_at_once import at_once, clients_of
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
COMING = "We open a branch at Linden."
READERS = [Role.PEOPLE_TEAM, Role.MANAGER, Role.EMPLOYEE]


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def waiting(cast):
    """Edition 1 is in force; edition 2, with a sentence of its own, waits for the day after tomorrow."""
    write(cast, key="call", audience="public")
    hands.publish(cast)
    write(cast, COMING, key="open", audience="public")
    return hands.publish(cast, in_force_from=in_days(2))


def link_of(cast):
    until = timezone.now() + timedelta(days=9)
    return PublicLink.make(cast.company, cast.users["owner"], "", until)[1]


def all_pages(cast):
    """Every address at which somebody might read ahead."""
    days = [at(cast, "edition-on") + f"?day={in_days(days)}" for days in (-1, 0, 1, 2, 9)]
    return [
        at(cast, "index"), at(cast, "editions"), at(cast, "edition", number=1), at(cast, "compare-editions"),
        at(cast, "edition-file", number=1), at(cast, "edition-statement", key="call"), *days,
        reverse("home:today"), f"/p/{link_of(cast)}/",
    ]  # fmt: skip


@pytest.mark.parametrize("role", READERS)
def test_what_waits_for_its_day_is_read_by_nobody_but_who_writes_the_plan(client, cast, waiting, role):
    come_in(client, cast, role)
    for page in all_pages(cast):
        answer = client.get(page, follow=True)
        assert answer.status_code == 200, page
        assert COMING not in text_of(answer), page
        assert "waits" not in text_of(answer), page
    hidden = [
        at(cast, "edition", number=2), at(cast, "edition-file", number=2), at(cast, "edition-statement", key="open"),
        at(cast, "compare-editions") + "?from=1&to=2",
    ]  # fmt: skip
    assert {client.get(page).status_code for page in hidden} == {404}


def test_on_paper_and_in_the_export_only_what_is_in_force_is_told(client, cast, waiting):
    come_in(client, cast, Role.EMPLOYEE)
    assert "plan-oak-sons-1.pdf" in client.get(at(cast, "pdf"))["Content-Disposition"]
    sheets = sheets_of(cast.company)
    (source,) = sheets.plans.values()
    assert COMING not in source
    assert "Edition 2 waits for its day: not written." in sheets.missing


def test_what_hangs_on_statements_names_none_that_waits(cast, waiting):
    assert "open" not in deeds.statements(seat(cast, Role.EMPLOYEE))
    assert "open" not in deeds.statements(seat(cast))
    withdrawing.withdraw(seat=seat(cast), number=2, before_its_day=True, reason="The lease fell through.")
    assert "open" not in deeds.statements(seat(cast, Role.EMPLOYEE))
    assert "call" in deeds.statements(seat(cast, Role.EMPLOYEE))


@pytest.mark.parametrize("role", [Role.OWNER, Role.LEADER, Role.ADVISER])
def test_who_writes_the_plan_reads_what_waits_marked_as_waiting(client, cast, waiting, role):
    page = text_of(come_in(client, cast, role).get(at(cast, "edition", number=2)))
    assert COMING in page
    assert "waits for its day" in page
    assert COMING not in text_of(client.get(at(cast, "index")))


def test_on_its_day_it_is_current_without_anybody_doing_anything(client, cast, waiting, monkeypatch):
    assert Edition.current(cast.company).number == 1
    then = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert Edition.current(cast.company) == waiting
    assert Edition.waiting(cast.company) is None
    come_in(client, cast, Role.EMPLOYEE)
    assert COMING in text_of(client.get(at(cast, "index")))
    assert COMING in text_of(client.get(f"/p/{link_of(cast)}/"))
    assert direction_on(cast.company, in_days(-1)).number == 1
    assert direction_on(cast.company, in_days(0)).number == 2


def test_while_one_waits_nothing_else_is_published(client, cast, waiting):
    rewrite(cast, "call", target="60 %")
    with pytest.raises(Changed, match="waits for"):
        hands.publish(cast)
    assert "Edition 2 waits for" in text_of(come_in(client, cast).get(at(cast, "publish")))
    assert Edition.objects.count() == 2


def test_a_double_click_on_a_coming_day_makes_one_edition(client, cast):
    write(cast, due="2030-01-31")
    look = publishing.look(cast.company)
    seen = {"based_on": "0", "mark": look.mark, "in_force_from": in_days(3).isoformat()}
    answers = [come_in(client, cast).post(at(cast, "publish"), seen) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {at(cast, "edition", number=1)}
    other = client.post(at(cast, "publish"), seen | {"in_force_from": in_days(4).isoformat()})
    assert other.status_code == 409
    assert Edition.objects.get().in_force_from == in_days(3)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_has_passed_or_is_years_away_is_refused(client, cast, days):
    write(cast, due="2030-01-31")
    seen = {
        "based_on": "0",
        "mark": publishing.look(cast.company).mark,
        "in_force_from": in_days(days).isoformat(),
    }
    assert come_in(client, cast).post(at(cast, "publish"), seen).status_code == 422
    assert not Edition.objects.exists()


def test_today_as_the_day_is_at_once(cast):
    write(cast)
    assert hands.publish(cast, in_force_from=in_days(0)).in_force_from is None


def test_one_that_is_called_off_never_comes_and_its_number_is_not_given_again(
    client, cast, waiting, monkeypatch
):
    come_in(client, cast)
    given = {"before_its_day": "True", "reason": "The lease fell through."}
    page = client.post(at(cast, "withdraw", number=2), given, follow=True)
    assert "Edition 2 is called off." in text_of(page)
    rewrite(cast, "open", text="We look for a branch at Linden.")
    third = hands.publish(cast)
    assert (third.number, third.before.number) == (3, 1)
    then = timezone.now() + timedelta(days=5)
    monkeypatch.setattr(timezone, "now", lambda: then)
    assert Edition.current(cast.company) == third
    assert direction_on(cast.company, in_days(-2)) == third
    come_in(client, cast, Role.EMPLOYEE)
    page = text_of(client.get(at(cast, "editions")))
    assert "never came into force" in page
    assert "The lease fell through." not in page
    assert client.get(at(cast, "edition", number=2)).status_code == 404
    assert "plan-2.md" not in sheets_of(cast.company).plans


def two(cast):
    write(cast, key="call", audience="public")
    hands.publish(cast)
    rewrite(cast, "call", text="Never call anybody again.")
    return hands.publish(cast)


def test_a_withdrawn_edition_stays_readable_with_its_reason_and_the_one_before_holds_again(client, cast):
    two(cast)
    withdrawing.withdraw(seat=seat(cast), number=2, before_its_day=False, reason="A slip of the pen.")
    come_in(client, cast, Role.EMPLOYEE)
    front = text_of(client.get(at(cast, "index")))
    assert hands.CALL in front
    assert "Edition 2 was withdrawn: edition 1 holds again" in front
    assert "A slip of the pen." in front
    page = text_of(client.get(at(cast, "edition", number=2)))
    assert "Never call anybody again." in page
    assert "A slip of the pen." in page
    assert hands.CALL in text_of(client.get(f"/p/{link_of(cast)}/"))
    assert list(sheets_of(cast.company).plans) == ["plan.md"]


def test_for_each_day_the_edition_that_stood_then_is_told(cast):
    now = timezone.now()
    for number, days in ((1, 90), (2, 60)):
        Edition.objects.create(
            company=cast.company, number=number, source="", published_at=now - timedelta(days)
        )
    second = Edition.objects.get(number=2)
    Withdrawal.objects.create(edition=second, before_its_day=False, reason="Wrong.", at=now - timedelta(30))
    told = {days: direction_on(cast.company, in_days(-days)) for days in (100, 80, 50, 20, 0)}
    assert {days: one and one.number for days, one in told.items()} == {100: None, 80: 1, 50: 2, 20: 1, 0: 1}


def test_the_edition_after_a_withdrawn_one_is_compared_with_the_one_that_stood(client, cast):
    two(cast)
    withdrawing.withdraw(seat=seat(cast), number=2, before_its_day=False, reason="A slip of the pen.")
    rewrite(cast, "call", text="Call 99 % of placements after one week.")
    third = hands.publish(cast, why="We can do more.")
    assert third.before.number == 1
    page = text_of(come_in(client, cast, Role.EMPLOYEE).get(at(cast, "edition", number=3)))
    assert "What changed since edition 1" in page
    assert "We can do more." in page


def test_the_only_edition_withdrawn_leaves_no_plan_and_says_why(client, cast):
    write(cast)
    hands.publish(cast)
    withdrawing.withdraw(seat=seat(cast), number=1, before_its_day=False, reason="Nobody had read it.")
    for role in (Role.EMPLOYEE, Role.OWNER):
        page = come_in(client, cast, role).get(at(cast, "index"))
        assert "Edition 1 was withdrawn: no plan is in force" in text_of(page)
    assert client.get(at(cast, "pdf")).status_code == 404
    assert hands.publish(cast, note="Read by all now.").number == 2


@pytest.mark.parametrize("role", READERS)
def test_who_does_not_write_the_plan_takes_nothing_back(client, cast, role):
    two(cast)
    answer = come_in(client, cast, role).post(at(cast, "withdraw", number=2), {"reason": "I do not like it."})
    assert answer.status_code == 403
    client.force_login(cast.stranger)
    assert client.post(at(cast, "withdraw", number=2), {"reason": "Mine now."}).status_code == 404
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("given", [{}, {"reason": " \n "}, {"reason": "x" * 1_001}])
def test_without_a_reason_nothing_is_taken_back(client, cast, given):
    two(cast)
    assert come_in(client, cast).post(at(cast, "withdraw", number=2), given).status_code in (200, 422)
    assert not Withdrawal.objects.exists()


def test_only_the_edition_in_force_is_withdrawn_and_only_one_that_waits_is_called_off(client, cast):
    two(cast)
    come_in(client, cast)
    assert client.post(at(cast, "withdraw", number=1), {"reason": "Old."}).status_code == 409
    late = client.post(at(cast, "withdraw", number=2), {"reason": "Late.", "before_its_day": "True"})
    assert late.status_code == 409
    assert "Late." in text_of(late)
    assert not Withdrawal.objects.exists()


def test_a_withdrawal_is_a_row_that_stays_and_a_line_in_the_journal(cast):
    two(cast)
    done = withdrawing.withdraw(seat=seat(cast), number=2, before_its_day=False, reason="A slip.")
    for again in (done.save, done.delete):
        with pytest.raises(Changed):
            again()
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.create(
            edition=Edition.objects.get(number=1), before_its_day=False, reason="", at=done.at
        )
    assert Entry.objects.get(what="edition withdrawn").subject == "edition 2"


def test_a_publication_that_was_looked_at_before_a_withdrawal_is_refused_with_who_did_it(client, cast):
    two(cast)
    rewrite(cast, "call", text="Call half of them.")
    look = publishing.look(cast.company)
    withdrawing.withdraw(seat=seat(cast, Role.LEADER), number=2, before_its_day=False, reason="A slip.")
    seen = {"based_on": "2", "mark": look.mark, "change:call": "Because."}
    answer = come_in(client, cast).post(at(cast, "publish"), seen)
    assert answer.status_code == 409
    assert "Sam leader withdrew edition 2 while you looked" in text_of(answer)
    assert "Because." in text_of(answer)


@pytest.mark.django_db(transaction=True)
def test_of_three_who_withdraw_at_once_one_does_and_the_others_read_who(cast):
    two(cast)
    roles = [Role.OWNER, Role.LEADER, Role.ADVISER]
    url = at(cast, "withdraw", number=2)
    answers = at_once(clients_of(cast, roles), lambda n, client: client.post(url, {"reason": f"Reason {n}."}))
    assert sorted(answer.status_code for answer in answers.values()) == [302, 409, 409]
    by = Withdrawal.objects.get().by
    assert all(f"{by} took edition 2 back" in text_of(a) for a in answers.values() if a.status_code == 409)
    assert Edition.current(cast.company).number == 1


@pytest.mark.django_db(transaction=True)
def test_of_a_publication_and_a_withdrawal_at_once_one_is_done_and_the_other_is_told(cast):
    two(cast)
    rewrite(cast, "call", text="Call half of them.")
    seen = {"based_on": "2", "mark": publishing.look(cast.company).mark, "change:call": "Because."}
    asks = [(at(cast, "publish"), seen), (at(cast, "withdraw", number=2), {"reason": "A slip."})]
    people = [come_in(Client(), cast, role) for role in (Role.OWNER, Role.LEADER)]
    answers = at_once(people, lambda n, client: client.post(*asks[n]))
    assert sorted(answer.status_code for answer in answers.values()) == [302, 409]
    withdrawn, published = Withdrawal.objects.exists(), Edition.objects.filter(number=3).exists()
    assert withdrawn is not published
