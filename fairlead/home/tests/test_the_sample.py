"""The sample company: one click in, on this machine only; one click out; nothing else is touched."""

import pytest
from django.test import override_settings
from django.urls import reverse

from fairlead.home.sample import NoSample, remove_sample, sample, sample_seats
from fairlead.home.sample.people import SEATS, name_of
from fairlead.journal.models import Entry
from fairlead.journal.tests.holding import hold
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership, Person, Role, User
from fairlead.plan.leaders.models import Round
from fairlead.plan.leaders.telling import results
from fairlead.plan.models import ChangeReason, Edition

pytestmark = pytest.mark.django_db
DEVELOPMENT = override_settings(DEVELOPMENT=True)


@pytest.fixture
def company():
    return sample()


def seat_of(company, role):
    user = Membership.objects.get(company=company, role=role).user
    return Seat(user, company, role)


def test_it_is_made_once(company):
    assert sample() == company
    assert company.is_sample
    assert Person.objects.filter(company=company).count() == 168


def test_each_change_of_substance_between_its_editions_has_a_reason(company):
    assert Edition.objects.filter(company=company).count() == 5
    assert not ChangeReason.objects.filter(is_substance=True, reason="").exists()


def test_the_plan_of_last_winter_is_its_second_edition(company):
    from datetime import UTC, datetime

    assert Edition.on(company, datetime(2026, 1, 15, tzinfo=UTC)).number == 2


def test_no_two_people_share_a_name_but_by_the_lists_running_out():
    names = [name_of(f"p{n:03}") for n in range(1, 169)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("role", SEATS)
def test_one_click_signs_in(company, client, role):
    with DEVELOPMENT:
        answer = client.post(reverse("home:demo-sign-in", args=[role]), follow=True)
    assert answer.status_code == 200
    assert answer.context["seat"].role == role


@pytest.mark.parametrize("where", ["https://plan.example.com", "http://localhost:8000"])
def test_outside_development_there_is_no_such_page(company, client, where, settings):
    from fairlead.config.environment import site

    settings.SITE = site({"FAIRLEAD_SITE": where})
    settings.DEVELOPMENT = "localhost" not in where  # each alone is not enough
    settings.ALLOWED_HOSTS = ["*"]
    client.raise_request_exception = False
    said = {"HTTP_HOST": settings.SITE.netloc, "secure": settings.SITE.scheme == "https"}
    assert client.get(reverse("home:demo"), **said).status_code == 404
    assert client.post(reverse("home:demo-sign-in", args=["owner"]), **said).status_code == 404


def test_nobody_of_a_real_company_is_signed_in_by_a_click(cast, client):
    with DEVELOPMENT:
        assert client.post(reverse("home:demo-sign-in", args=["owner"])).status_code == 404
    assert sample_seats() == {}


def test_a_get_signs_nobody_in_and_removes_nothing(company, client):
    with DEVELOPMENT:
        assert client.get(reverse("home:demo-sign-in", args=["owner"])).status_code == 405
    client.force_login(seat_of(company, Role.OWNER).user)
    assert client.get(reverse("home:remove-sample", args=[company.slug])).status_code == 405


def test_one_click_removes_it_and_leaves_the_real_company_alone(company, cast, client):
    hold()  # what happened in the sample stays in the journal, by opaque ids
    before = Entry.objects.filter(company=company.key).count()
    client.force_login(seat_of(company, Role.OWNER).user)
    client.post(reverse("home:remove-sample", args=[company.slug]))
    assert set(Company.objects.all()) == {cast.company, cast.foreign}
    assert not User.objects.filter(email__endswith="@sample.invalid").exists()
    assert not Person.objects.exists()
    assert Entry.objects.filter(what="sample removed", company=company.key).count() == 1
    assert Entry.objects.filter(company=company.key).count() == before + 1 > 1


def test_who_came_to_the_sample_from_outside_keeps_the_account(company, cast):
    guest = cast.users[Role.OWNER]
    Membership.objects.create(user=guest, company=company, role=Role.LEADER)
    remove_sample(seat=seat_of(company, Role.OWNER))
    assert User.objects.filter(pk=guest.pk).exists()


def test_a_real_company_is_not_removed_by_this_click(cast):
    with pytest.raises(NoSample):
        remove_sample(seat=Seat(cast.users[Role.OWNER], cast.company, Role.OWNER))
    assert Company.objects.filter(pk=cast.company.pk).exists()


def test_an_employee_does_not_remove_it(company, client):
    client.force_login(seat_of(company, Role.EMPLOYEE).user)
    assert client.post(reverse("home:remove-sample", args=[company.slug])).status_code == 403
    assert Company.objects.filter(pk=company.pk).exists()


def test_its_founder_says_another_plan_than_the_other_leaders(company):
    round = Round.objects.get(company=company)
    found = results(seat_of(company, Role.OWNER), round)
    assert round.is_closed
    assert found.is_current
    assert found.shared == []
    named = {row.statement.key: row.named for row in found.rows}
    assert named["call-back"] == 3
    assert "Twice as many drivers" in [one.entry.text for one in found.outside]
