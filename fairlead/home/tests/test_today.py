"""Today: where we are going, what needs me, and the first steps of a new company."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.outbox.models import Message, State
from fairlead.outbox.services import enqueue
from fairlead.people.models import Role
from fairlead.plan.models import Audience, Edition, EditionStatement


def page(client, cast, role: str, name: str = "home:company", **query) -> str:
    client.force_login(cast.users[role])
    return client.get(reverse(name, args=[cast.company.slug]), query).content.decode()


@pytest.fixture
def edition(cast):
    made = Edition.objects.create(company=cast.company, number=1, source="x", published_at=timezone.now())
    for place, (key, audience) in enumerate((("call-back", Audience.STAFF), ("sell-it", Audience.LEADERS))):
        EditionStatement.objects.create(
            edition=made, key=key, kind="priority", text=f"Words of {key}.", audience=audience, position=place,
            due=timezone.localdate() - timedelta(days=3),
        )  # fmt: skip
    return made


def test_a_new_owner_is_shown_the_first_steps_with_where_to_go(client, cast):
    shown = page(client, cast, Role.OWNER)
    for name in (
        "people:add",
        "people:bring",
        "plan:questions",
        "plan:import",
        "plan:publish",
    ):
        assert reverse(name, args=[cast.company.slug]) in shown


def test_an_employee_is_shown_no_step_that_is_not_his(client, cast):
    shown = page(client, cast, Role.EMPLOYEE)
    assert "First steps" not in shown
    assert "There is no plan to read yet" in shown


def test_an_employee_reads_the_direction_and_not_what_is_for_leaders(client, cast, edition):
    shown = page(client, cast, Role.EMPLOYEE)
    assert "Words of call-back." in shown
    assert "Words of sell-it." not in shown


def test_a_date_that_has_passed_is_shown_to_who_can_do_something_about_it(client, cast, edition):
    assert "Past its date" in page(client, cast, Role.OWNER)
    assert "Past its date" not in page(client, cast, Role.EMPLOYEE)


def test_mail_that_did_not_go_out_is_shown_to_the_owner_and_tried_again(client, cast):
    stuck = enqueue(
        purpose="invitation", to="eve@oak.example", subject="x", text="secret words", company=cast.company.key
    )
    Message.objects.filter(pk=stuck.pk).update(state=State.DEAD, reason="550 No such person")
    assert "1 message did not go out." in page(client, cast, Role.OWNER)
    shown = page(client, cast, Role.OWNER, "home:outbox")
    assert "550 No such person" in shown
    assert "secret words" not in shown
    client.post(reverse("home:outbox-again", args=[cast.company.slug, stuck.pk]))
    stuck.refresh_from_db()
    assert stuck.state == State.QUEUED
    client.post(reverse("home:outbox-withdraw", args=[cast.company.slug, stuck.pk]))
    stuck.refresh_from_db()
    assert stuck.state == State.WITHDRAWN


def test_the_journal_names_who_did_it_and_nothing_of_another_company(client, cast):
    from fairlead.journal.services import record

    owner = cast.users[Role.OWNER]
    record("edition published", company=cast.company.key, actor=owner.key, details={"edition": "=1+1"})
    record("people imported", company=cast.foreign.key, actor=cast.stranger.key)
    shown = page(client, cast, Role.OWNER, "home:journal")
    assert "edition published" in shown
    assert owner.name in shown
    assert "people imported" not in shown
    rows = page(client, cast, Role.OWNER, "home:journal-file")
    assert "edition published" in rows


def test_a_test_message_waits_in_the_outbox_for_the_one_who_asked(client, cast):
    client.force_login(cast.users[Role.OWNER])
    client.post(reverse("home:mail-test", args=[cast.company.slug]))
    assert Message.objects.get(purpose="test message").to == cast.users[Role.OWNER].email
    assert "queued" in page(client, cast, Role.OWNER, "home:mail")
