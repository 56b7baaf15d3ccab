"""A seat is offered to an address, and taken once, by that address alone."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fairlead.journal.models import Entry
from fairlead.outbox.models import Message
from fairlead.people.inviting import accept_anew
from fairlead.people.models import Invitation, Membership, Role, User
from fairlead.people.tests.signing import PASSWORD
from fairlead.web.errors import Hidden

NEW = {"name": "Nia New", "password": PASSWORD}
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def send(client, cast, addresses, role=Role.LEADER):
    return client.post(
        reverse("people:invitations", args=[cast.company.slug]), {"addresses": addresses, "role": role}
    )


def link_in(message: Message) -> str:
    return re.search(r"http://localhost:8000(/invite/[^/\s]+/)", bytes(message.content).decode())[1]


def invited(cast, email="nia@oak.example", role=Role.LEADER) -> tuple[Invitation, str]:
    made, token = Invitation.make(company=cast.company, email=email, role=role, by=cast.users[Role.OWNER])
    return made, reverse("people:invite", args=[token])


def test_many_are_invited_at_once_each_by_a_message_of_the_outbox(owner, cast):
    answer = send(owner, cast, "Nia@oak.example\n\n  bo@oak.example \nnia@oak.example\n")
    assert answer.status_code == 302
    assert set(Invitation.objects.values_list("email", "role")) == {
        ("nia@oak.example", Role.LEADER), ("bo@oak.example", Role.LEADER),
    }  # fmt: skip
    assert set(Message.objects.values_list("to", flat=True)) == {"nia@oak.example", "bo@oak.example"}
    assert Message.objects.first().promise == Message.Promise.AT_LEAST_ONCE
    assert Entry.objects.filter(what="invited", company=cast.company.key).count() == 2


def test_what_cannot_be_invited_is_told_by_line_and_comes_back_to_be_mended(owner, cast):
    invited(cast)
    answer = send(owner, cast, "good@oak.example\nnot an address\nowner@oak.example\nnia@oak.example")
    page = answer.content.decode()
    for told in ("this is no e-mail address", "has a seat already", "is invited already"):
        assert told in page
    assert "not an address\nowner@oak.example\nnia@oak.example</textarea>" in page
    assert Invitation.objects.filter(email="good@oak.example").exists()


def test_a_line_break_in_a_company_name_cannot_write_a_mail_header(owner, cast):
    cast.company.name = "Oak\r\nBcc: everybody@example.com"
    cast.company.save()
    assert send(owner, cast, "nia@oak.example").status_code == 302
    head = bytes(Message.objects.get().content).decode().split("\n\n")[0]
    assert not re.search(r"^Bcc", head, re.MULTILINE)


def test_the_link_in_the_mail_lets_a_new_person_in_with_a_verified_address(owner, cast, client):
    send(owner, cast, "nia@oak.example")
    client.logout()
    link = link_in(Message.objects.get())
    assert client.get(link).status_code == 200
    answer = client.post(link, NEW, follow=True)
    assert "Oak &amp; Sons" in answer.content.decode()
    seat = Membership.objects.get(user__email="nia@oak.example")
    assert (seat.role, seat.user.name, seat.user.password[:6]) == (Role.LEADER, "Nia New", "argon2")
    assert EmailAddress.objects.get(user=seat.user).verified
    assert Entry.objects.filter(what="invitation accepted", actor=seat.user.key).exists()


def test_showing_the_link_takes_nothing(client, cast):
    made, link = invited(cast)
    for _scanner in range(3):
        assert client.get(link).status_code == 200
    made.refresh_from_db()
    assert made.accepted_at is None


def test_a_taken_withdrawn_old_or_replaced_link_is_as_if_it_had_never_been(client, cast):
    for number, end in enumerate((Invitation.take, Invitation.withdraw, Invitation.renew, _age)):
        made, link = invited(cast, f"nia{number}@oak.example")
        assert client.get(link).status_code == 200
        end(made)
        assert client.get(link).status_code == 404
        assert client.post(link, NEW).status_code == 404
    assert not User.objects.filter(email__startswith="nia").exists()


def _age(made: Invitation) -> None:
    made.ends_at = timezone.now() - timedelta(seconds=1)
    made.save()


def test_sending_again_makes_a_new_link_and_kills_the_old_one(owner, cast, client):
    send(owner, cast, "nia@oak.example")
    first = link_in(Message.objects.get())
    owner.post(reverse("people:invitation-again", args=[cast.company.slug, Invitation.objects.get().pk]))
    second = link_in(Message.objects.latest("pk"))
    client.logout()
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_an_account_of_the_same_address_joins_and_keeps_its_other_seats(client, cast):
    _made, link = invited(cast, cast.stranger.email, Role.ADVISER)
    client.force_login(cast.stranger)
    assert client.get(link).status_code == 200
    assert client.post(link).status_code == 302
    assert {seat.company.name: seat.role for seat in cast.stranger.memberships.all()} == {
        "Foreign Ltd.": Role.OWNER, "Oak & Sons": Role.ADVISER,
    }  # fmt: skip
    assert client.get(reverse("home:company", args=["oak-sons"])).status_code == 200


def test_an_invitation_forwarded_to_another_account_is_refused_with_a_sentence(client, cast):
    made, link = invited(cast)
    client.force_login(cast.stranger)
    for answer in (client.get(link), client.post(link, NEW)):
        assert answer.status_code == 403
        assert "for another address than charlie@foreign.example" in answer.content.decode()
    made.refresh_from_db()
    assert made.accepted_at is None
    assert not Membership.objects.filter(user=cast.stranger, company=cast.company).exists()


def test_who_has_an_account_is_sent_to_sign_in_and_comes_back(client, cast):
    _made, link = invited(cast, cast.stranger.email)
    page = client.get(link).content.decode()
    assert f'href="{reverse("account_login")}?next={link}"' in page
    assert client.post(link, NEW).status_code == 200  # nothing is set for an account that exists
    assert not Membership.objects.filter(user=cast.stranger, company=cast.company).exists()


def test_a_weak_password_loses_nothing_and_leaves_the_link_open(client, cast):
    _made, link = invited(cast)
    for weak in ("short", "password12", "nia@oak.example"):
        answer = client.post(link, {"name": "Nia New", "password": weak})
        assert answer.status_code == 400
        assert "Nia New" in answer.content.decode()
    assert client.get(link).status_code == 200


class MadeMeanwhile:
    """A check of passwords in whose time somebody makes the account."""

    def validate(self, password, user=None):
        User.objects.create_user(user.email, name="Nia, a moment earlier")


def test_an_account_made_in_the_same_moment_is_told_in_a_sentence_and_the_invitation_stays_open(
    client, cast, settings
):
    made, link = invited(cast)
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": f"{__name__}.{MadeMeanwhile.__name__}"}]
    answer = client.post(link, NEW)
    assert answer.status_code == 409
    assert "sign in with it, then open this link once more" in answer.content.decode()
    assert User.objects.get(email=made.email).name == "Nia, a moment earlier"
    made.refresh_from_db()
    assert made.accepted_at is None
    client.force_login(User.objects.get(email=made.email))
    assert client.post(link).status_code == 302
    assert Membership.objects.get(user__email=made.email).role == Role.LEADER


def test_extra_fields_in_the_form_are_ignored(client, cast):
    _made, link = invited(cast, role=Role.EMPLOYEE)
    client.post(link, NEW | {"role": "owner", "email": "other@oak.example", "company": "2", "is_active": ""})
    seat = Membership.objects.get(user__name="Nia New")
    assert (seat.role, seat.user.email, seat.company) == (Role.EMPLOYEE, "nia@oak.example", cast.company)


def test_a_role_that_is_none_invites_nobody(owner, cast):
    assert send(owner, cast, "nia@oak.example", role="king").status_code == 400
    assert not Invitation.objects.exists()


def test_an_invitation_taken_or_withdrawn_cannot_be_sent_again_or_withdrawn(owner, cast):
    made, _link = invited(cast)
    made.take()
    for name in ("people:invitation-again", "people:invitation-withdraw"):
        assert owner.post(reverse(name, args=[cast.company.slug, made.pk])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_thirty_who_take_one_invitation_at_once_one_comes_in(cast):
    made, _link = invited(cast)

    def try_it(number: int) -> bool:
        try:
            accept_anew(invitation=Invitation.objects.get(pk=made.pk), name=f"N{number}", password=PASSWORD)
        except Hidden:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(try_it, range(30))) == 1
    assert User.objects.filter(email=made.email).count() == 1
