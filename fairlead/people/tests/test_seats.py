"""Roles change, seats go, and a company never loses its last owner."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse

from fairlead.journal.models import Entry
from fairlead.people.access import Seat
from fairlead.people.models import Membership, Role, User
from fairlead.people.seating import LastOwner, remove_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def seat_of(cast, role) -> Membership:
    return Membership.objects.get(user=cast.users[role], company=cast.company)


def change(client, cast, of, role):
    where = reverse("people:seat-role", args=[cast.company.slug, of.pk])
    return client.post(where, {"role": role})


def test_a_role_is_changed_and_the_journal_knows_from_what_to_what(owner, cast):
    of = seat_of(cast, Role.MANAGER)
    assert change(owner, cast, of, Role.LEADER).status_code == 302
    of.refresh_from_db()
    assert of.role == Role.LEADER
    assert Entry.objects.get(what="role changed").details == {"from": Role.MANAGER, "to": Role.LEADER}


def test_the_last_owner_can_neither_step_down_nor_leave(owner, cast):
    of = seat_of(cast, Role.OWNER)
    removal = owner.post(reverse("people:seat-remove", args=[cast.company.slug, of.pk]))
    for answer in (change(owner, cast, of, Role.LEADER), removal):
        assert answer.status_code == 400
        assert "last owner" in answer.content.decode()
    of.refresh_from_db()
    assert of.role == Role.OWNER


def test_an_owner_whose_account_is_closed_does_not_count_as_one(owner, cast):
    closed = User.objects.create_user("old@oak.example", is_active=False)
    Membership.objects.create(user=closed, company=cast.company, role=Role.OWNER)
    assert change(owner, cast, seat_of(cast, Role.OWNER), Role.LEADER).status_code == 400


def test_with_a_second_owner_the_first_may_go_and_sees_the_company_no_more(owner, cast):
    change(owner, cast, seat_of(cast, Role.LEADER), Role.OWNER)
    of = seat_of(cast, Role.OWNER)
    answer = owner.post(reverse("people:seat-remove", args=[cast.company.slug, of.pk]))
    assert answer["Location"] == reverse("home:today")
    assert owner.get(reverse("home:company", args=[cast.company.slug])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_owners_who_remove_each_other_at_once_leave_one(cast):
    change_to_owner = seat_of(cast, Role.LEADER)
    change_to_owner.role = Role.OWNER
    change_to_owner.save()
    owners = list(Membership.objects.filter(company=cast.company, role=Role.OWNER))

    def remove(of: Membership) -> bool:
        try:
            remove_seat(seat=Seat(of.user, cast.company, of.role), of=of)
        except LastOwner:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(remove, owners)) == [False, True]


def test_a_seat_that_is_gone_shuts_the_door_at_the_next_page(client, cast, owner):
    other = Client()
    other.force_login(cast.users[Role.MANAGER])
    where = reverse("home:company", args=[cast.company.slug])
    assert other.get(where).status_code == 200
    owner.post(reverse("people:seat-remove", args=[cast.company.slug, seat_of(cast, Role.MANAGER).pk]))
    assert other.get(where).status_code == 404


def test_a_role_that_is_none_changes_nothing(owner, cast):
    of = seat_of(cast, Role.MANAGER)
    assert change(owner, cast, of, "king").status_code == 400
    of.refresh_from_db()
    assert of.role == Role.MANAGER


def ask_second_step(client, cast, *roles):
    return client.post(reverse("people:second-step", args=[cast.company.slug]), {"roles": roles})


def test_a_role_that_must_have_a_second_step_is_sent_to_set_one_up_first(owner, cast):
    assert ask_second_step(owner, cast, Role.LEADER).status_code == 302
    owner.force_login(cast.users[Role.LEADER])
    where = reverse("home:company", args=[cast.company.slug])
    answer = owner.get(where)
    assert answer["Location"] == reverse("mfa_index")
    told = owner.get(where, headers={"Accept": "application/json"})
    assert (told.status_code, "second step" in told.json()["error"]) == (403, True)
    Authenticator.objects.create(
        user=cast.users[Role.LEADER], type=Authenticator.Type.RECOVERY_CODES, data={}
    )
    assert owner.get(where).status_code == 302  # spare keys alone are no lock
    Authenticator.objects.create(user=cast.users[Role.LEADER], type=Authenticator.Type.TOTP, data={})
    assert owner.get(where).status_code == 200


def test_other_roles_are_not_asked(owner, cast):
    ask_second_step(owner, cast, Role.LEADER)
    owner.force_login(cast.users[Role.MANAGER])
    assert owner.get(reverse("home:company", args=[cast.company.slug])).status_code == 200


def test_an_owner_without_a_second_step_cannot_lock_all_owners_out(owner, cast):
    answer = ask_second_step(owner, cast, Role.OWNER)
    assert answer.status_code == 400
    assert "your own account first" in answer.content.decode()
    cast.company.refresh_from_db()
    assert cast.company.second_step_for == []


def test_signing_out_everywhere_else_keeps_this_session_and_ends_the_others(owner, cast):
    elsewhere = Client()
    elsewhere.force_login(cast.users[Role.OWNER])
    owner.post(reverse("people:end-sessions"))
    where = reverse("people:account")
    assert (owner.get(where).status_code, elsewhere.get(where).status_code) == (200, 302)


def test_only_the_name_of_an_account_is_taken_from_the_form(owner, cast):
    user = cast.users[Role.OWNER]
    before = {field: getattr(user, field) for field in ("email", "password", "is_active", "key")}
    owner.post(reverse("people:account"), {"name": "Sam New", "email": "x@y.example", "password": "x",
                                           "is_active": "", "key": "0", "session_round": "9"})  # fmt: skip
    user.refresh_from_db()
    assert user.name == "Sam New"
    assert {field: getattr(user, field) for field in before} == before
