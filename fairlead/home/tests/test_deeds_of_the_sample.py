"""What the sample said that it would do: as on the command line; and what today's page says of deeds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.core.simulate import sample_company
from fairlead.home.noticing.deeds import notices_of_deeds
from fairlead.home.sample import remove_sample, sample, sample_seats
from fairlead.people.access import Seat
from fairlead.people.models import Role
from fairlead.plan.deeds import decided, histories, rates, reading, voicing
from fairlead.plan.deeds.evidence import commitment_rows
from fairlead.plan.deeds.models import Commitment, CommitmentChange, Decision
from fairlead.plan.deeds.tests import hands

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return sample()


def seat(role) -> Seat:
    found = sample_seats()[role]
    return Seat(found.user, found.company, role)


def test_the_web_counts_what_the_command_line_counts(company):
    rows = sample_company().tables["commitments"].to_pylist()
    today = timezone.localdate()
    assert rates.kept(commitment_rows(company), today) == rates.kept(rows, today)
    rate, _each = rates.rates_for(seat(Role.OWNER), today)
    assert (rate.record.kept, rate.record.broken, rate.record.explained) == (14, 21, 1)
    assert rate.measure.status.value == "fails"


def test_it_tells_the_story(company):
    owner, today = seat(Role.OWNER), timezone.localdate()
    stands = {one.state for one in reading.shown(owner, reading.readable(owner, today), today)}
    assert stands == {"open", "kept", "late", "dropped"}
    lines = [
        line for row in reading.readable(owner, today) for line in histories.of_commitment(owner, row, today)
    ]
    assert any("moved" in line.remark for line in lines)
    assert any(line.row.did == "explained" for line in lines)
    counted = decided.counted(decided.shown(owner, decided.readable(owner)))
    assert (counted.against, counted.bearing) == (2, 8)


def test_each_seat_opens_the_lists_and_every_commitment_it_is_shown(company, client):
    for role in (Role.OWNER, Role.MANAGER, Role.EMPLOYEE):
        client.force_login(seat(role).user)
        for name in ("commitments", "decisions"):
            page = client.get(reverse(f"deeds:{name}", args=[company.slug]))
            assert page.context["rows"]
        for one in page.context["rows"]:
            where = reverse("deeds:decision", args=[company.slug, one.row.decision.key])
            assert client.get(where).status_code == 200


def test_it_goes_as_a_whole(company):
    remove_sample(seat=seat(Role.OWNER))
    assert not Commitment.objects.exists()
    assert not CommitmentChange.objects.exists()
    assert not Decision.objects.exists()


def told(role) -> list[str]:
    return [one.sentence for one in notices_of_deeds(seat(role), timezone.localdate())]


def test_somebody_is_told_of_what_is_his_and_comes_due(company):
    assert any("comes due" in one and "Dunmere" in one for one in told(Role.MANAGER))
    assert told(Role.EMPLOYEE) == []


def test_overdue_is_told_to_its_owner_first_and_to_who_runs_the_company_after_three_days(cast, monkeypatch):
    hands.on(monkeypatch, hands.TODAY)
    hands.commit(cast)
    found = {}
    for after in (1, 4):
        day = hands.on(monkeypatch, hands.TODAY + timedelta(days=30 + after))
        for role in (Role.MANAGER, Role.OWNER):
            lines = list(notices_of_deeds(hands.seat(cast, role), day))
            found[after, role] = [one.sentence.split(":")[0].split(",")[0] for one in lines if one.is_late]
    assert found[1, Role.MANAGER] == found[4, Role.MANAGER] == ["Your commitment is past its day"]
    assert found[1, Role.OWNER] == []
    assert found[4, Role.OWNER] == ["1 commitment of somebody else is overdue."]


def test_who_is_asked_is_told_so_before_and_after_speaking_alike(cast, monkeypatch, client):
    hands.on(monkeypatch, hands.TODAY)
    row = hands.commit(cast)
    day = hands.on(monkeypatch, hands.TODAY + timedelta(days=31))
    voicing.work(timezone.now())
    before = list(notices_of_deeds(hands.seat(cast, Role.EMPLOYEE), day))
    hands.come_in(client, cast, Role.EMPLOYEE).post(hands.at(cast, "commitment-voice", row), {"says": "no"})
    assert "Was it kept?" in before[0].sentence
    assert list(notices_of_deeds(hands.seat(cast, Role.EMPLOYEE), day)) == before


def test_who_is_given_a_commitment_by_another_is_told(cast, monkeypatch):
    hands.on(monkeypatch, hands.TODAY)
    hands.commit(cast)
    lines = list(notices_of_deeds(hands.seat(cast, Role.MANAGER), hands.TODAY))
    assert ["Sam owner wrote down that you will do this" in one.sentence for one in lines] == [True]
