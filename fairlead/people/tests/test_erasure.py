"""Who is erased is gone from every table that names people, and stays gone after a restore."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse

from fairlead.core.directory import sheet_of_text
from fairlead.core.errors import BadInput
from fairlead.people.models import Import, Membership, Person, Post, State, User
from fairlead.people.services import apply, begin, erase, look, replay_erasures, revert
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)
FIRM = "Employee ID,Name,Work email,Manager ID\n77,Zoe Quill,zoe@oak.example,\n78,Bo Lund,bo@oak.example,77\n79,Cy Moss,nobody,zzz\n"
NAMES = ("Zoe Quill", "zoe@oak.example")


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    settings.DATA = tmp_path


@pytest.fixture
def zoe(cast):
    one = look(
        one=begin(company=cast.company, by=cast.users["owner"], sheet=sheet_of_text(FIRM)),
        mapping={},
        full=False,
        on=DAY,
    )
    apply(one=one, by=cast.users["owner"])
    found = Person.objects.get(number="77")
    found.link(cast.users["employee"])
    return found


def stored():
    """All rows of our own rooms as text."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("fairlead.")]
    return "".join(serializers.serialize("json", model._default_manager.all()) for model in ours)


def test_nothing_that_names_the_person_is_left_and_the_place_stays(cast, zoe):
    open_one = begin(company=cast.company, by=cast.users["owner"], sheet=sheet_of_text(FIRM))
    erase(person=zoe, by=cast.users["people-team"])
    assert not [name for name in NAMES if name in stored()]
    zoe.refresh_from_db()
    assert str(zoe) == "a former colleague"
    assert Post.objects.get(person__number="78").manager == zoe
    open_one.refresh_from_db()
    assert open_one.state == State.DISCARDED


def test_the_account_goes_with_its_last_seat(cast, zoe):
    account = cast.users["employee"]
    erase(person=zoe, by=cast.users["owner"])
    account.refresh_from_db()
    assert not account.is_active
    assert "oak" not in account.email
    assert str(account) == "a former colleague"
    assert not Membership.objects.filter(user=account).exists()


def test_an_account_with_another_seat_stays(cast, zoe):
    account = cast.users["employee"]
    Membership.objects.create(user=account, company=cast.foreign, role="employee")
    erase(person=zoe, by=cast.users["owner"])
    assert User.objects.get(pk=account.pk).is_active


def test_an_invitation_and_its_message_go_too(cast, zoe):
    from fairlead.people.access import Seat
    from fairlead.people.inviting import invite

    zoe.link(None)
    invite(
        seat=Seat(cast.users["owner"], cast.company, "owner"), addresses=["zoe@oak.example"], role="employee"
    )
    assert "zoe@oak.example" in stored()
    erase(person=zoe, by=cast.users["owner"])
    assert "zoe@oak.example" not in stored()


def test_who_takes_an_invitation_is_linked_with_the_person_of_that_address(cast, zoe):
    from fairlead.people.inviting import accept_anew
    from fairlead.people.models import Invitation

    zoe.link(None)
    made, _token = Invitation.make(
        company=cast.company, email="Zoe@oak.example".lower(), role="manager", by=cast.users["owner"]
    )
    seat = accept_anew(invitation=made, name="Zoe", password="a long enough sentence")
    zoe.refresh_from_db()
    assert zoe.account == seat.user


def test_an_owner_is_not_erased(cast, zoe):
    zoe.link(cast.users["owner"])
    with pytest.raises(BadInput, match="give that seat to somebody else"):
        erase(person=zoe, by=cast.users["people-team"])


def test_after_a_restore_the_erased_are_erased_again(cast, zoe, tmp_path):
    before = serializers.serialize("json", [zoe])
    erase(person=zoe, by=cast.users["owner"])
    for backup in serializers.deserialize("json", before):
        backup.save()
    assert Person.objects.get(pk=zoe.pk).name == "Zoe Quill"
    with (tmp_path / "erased.log").open("a") as log:
        log.write('{"person": broken off')
    assert replay_erasures() == 1
    assert Person.objects.get(pk=zoe.pk).name == ""
    assert replay_erasures() == 0


def test_the_log_holds_keys_and_no_names(cast, zoe, tmp_path):
    erase(person=zoe, by=cast.users["owner"])
    (line,) = (tmp_path / "erased.log").read_text().splitlines()
    assert set(json.loads(line)) == {"person", "at"}
    assert json.loads(line)["person"] == str(zoe.key)
    assert (tmp_path / "erased.log").stat().st_mode & 0o077 == 0


def test_an_import_with_an_erased_person_is_not_taken_back(cast, zoe):
    erase(person=zoe, by=cast.users["owner"])
    with pytest.raises(Changed, match="a former colleague"):
        revert(one=Import.objects.get(state=State.APPLIED), by=cast.users["owner"])


def test_the_page_says_what_goes_and_the_post_does_it(client, cast, zoe):
    client.force_login(cast.users["people-team"])
    where = reverse("people:erase", args=["oak-sons", zoe.key])
    assert "cannot be undone" in client.get(where).content.decode()
    assert Person.objects.get(pk=zoe.pk).name == "Zoe Quill"
    client.post(where)
    assert Person.objects.get(pk=zoe.pk).name == ""
    assert client.get(where).status_code == 404
