"""The pages of figures: who reads and writes what, what is offered, what is said of the pace."""

from datetime import timedelta
from html import unescape

import pytest

from fairlead.people.models import Role
from fairlead.plan.measures.models import Measure, Value
from fairlead.plan.measures.offering import figure_in
from fairlead.plan.measures.tests import hands


@pytest.fixture
def come(client, cast):
    def come(role=Role.OWNER, user=None):
        client.force_login(user or cast.users[role])
        client.at = f"/c/{cast.company.slug}/plan/figures/"
        return client

    return come


def text(answer):
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("said", "found"),
    [("95 %", ("95", "%")), ("1,200 calls a week", ("1200", "calls a week")), ("-3.5", ("-3.5", "")), ("95%", ("95", "%")),
     ("at least 95 %", ("", "")),
     ("3 of 4", ("", "")), ("3,5 days", ("", "")), ("", ("", "")), ("half", ("", "")), ("1e400", ("", ""))],
)  # fmt: skip
def test_a_target_is_offered_only_when_the_text_says_one_figure(said, found):
    assert figure_in(said) == found


def test_the_statement_itself_offers_its_figure_and_a_person_confirms_it(come, cast):
    due = hands.today() + timedelta(days=90)
    hands.goal(cast, measure="share called", target="95 %", due=due)
    client = come()
    at = f"/c/{cast.company.slug}/plan/new-figure/{hands.GOAL}/"
    page = text(client.get(at))
    assert 'value="share called"' in page
    assert 'value="95"' in page
    assert f'value="{due}"' in page
    assert not Measure.objects.exists()
    sent = {"name": "share called", "unit": "%", "direction": "up", "target": "95", "target_on": str(due)}
    assert client.post(at, sent).status_code == 302
    assert Measure.objects.get().target == 95


@pytest.mark.parametrize(
    "bad",
    [
        {"target": "NaN"},
        {"start": "1,5"},
        {"name": ""},
        {"direction": "sideways"},
        {"target_on": "31.12."},
        {"keeper": "999"},
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(come, cast, bad):
    hands.goal(cast)
    answer = come().post(
        f"/c/{cast.company.slug}/plan/new-figure/{hands.GOAL}/",
        {"name": "calls made", "direction": "up", "unit": "%"} | bad,
    )
    assert answer.status_code == 400
    assert 'value="%"' in text(answer)
    assert not Measure.objects.exists()


def test_a_day_of_the_target_before_the_start_is_refused(come, cast):
    hands.goal(cast)
    sent = {"name": "x", "direction": "up", "start_on": "2026-03-02", "target_on": "2026-03-01"}
    assert come().post(f"/c/{cast.company.slug}/plan/new-figure/{hands.GOAL}/", sent).status_code == 400


def test_a_stranger_to_the_company_is_no_keeper(come, cast):
    hands.goal(cast)
    sent = {"name": "x", "direction": "up", "keeper": cast.stranger.pk}
    assert come().post(f"/c/{cast.company.slug}/plan/new-figure/{hands.GOAL}/", sent).status_code == 400


def test_who_does_not_read_the_statement_is_no_keeper(come, cast):
    hands.goal(cast, audience="leaders")
    sent = {"name": "x", "direction": "up", "keeper": cast.users[Role.EMPLOYEE].pk}
    assert come().post(f"/c/{cast.company.slug}/plan/new-figure/{hands.GOAL}/", sent).status_code == 400


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.MANAGER, Role.PEOPLE_TEAM])
def test_a_figure_of_what_only_leaders_read_is_hidden_from_staff(come, cast, role):
    hands.goal(cast, audience="leaders")
    measure = hands.measure(cast, keeper=cast.users[role])
    client = come(role)
    assert "share called" not in text(client.get(client.at))
    for path in ("", "bring/"):
        assert client.get(f"{client.at}{measure.key}/{path}").status_code == 404
    assert (
        client.post(f"{client.at}{measure.key}/write/", {"on": hands.today(), "value": "1"}).status_code
        == 404
    )
    assert not Value.objects.exists()


def test_a_figure_whose_statement_left_the_plan_is_shown_to_writers_alone(come, cast):
    from fairlead.plan.models import Edition, EditionStatement

    measure = hands.measure(cast)
    edition = Edition.current(cast.company)
    Edition(
        company=cast.company, number=edition.number + 1, source="", published_at=edition.published_at
    ).save()
    EditionStatement(edition=Edition.current(cast.company), key="other", kind="goal", text="Another.").save()
    client = come()
    assert "no longer in the plan" in text(client.get(client.at))
    assert client.get(f"{client.at}{measure.key}/").status_code == 200
    client = come(Role.EMPLOYEE)
    assert "share called" not in text(client.get(client.at))
    assert client.get(f"{client.at}{measure.key}/").status_code == 404


def test_the_keeper_writes_and_other_staff_do_not(come, cast):
    measure = hands.measure(cast, keeper=cast.users[Role.EMPLOYEE])
    sent = {"on": hands.today(), "value": "64.5", "note": "without Linden"}
    client = come(Role.MANAGER)
    assert client.post(f"{client.at}{measure.key}/write/", sent).status_code == 403
    assert "Write a value" not in text(client.get(f"{client.at}{measure.key}/"))
    client = come(Role.EMPLOYEE)
    assert client.post(f"{client.at}{measure.key}/write/", sent).status_code == 302
    row = Value.objects.get()
    assert (row.value, row.by, row.note, row.source) == (
        64.5,
        cast.users[Role.EMPLOYEE],
        "without Linden",
        "typed",
    )
    assert client.get(f"{client.at}{measure.key}/source/").status_code == 403
    assert client.get(f"{client.at}{measure.key}/change/").status_code == 403


@pytest.mark.parametrize(
    "bad",
    [
        {"value": "nan"},
        {"value": "3,5"},
        {"value": ""},
        {"on": "2999-01-01"},
        {"on": "x"},
        {"note": "x" * 301},
        {"value": "1e400"},
    ],
)
def test_a_refused_value_is_shown_back_with_its_note(come, cast, bad):
    measure = hands.measure(cast)
    client = come()
    sent = {"on": hands.today(), "value": "1", "note": "one branch is missing"} | bad
    answer = client.post(f"{client.at}{measure.key}/write/", sent)
    assert answer.status_code == 400
    assert sent["note"] in text(answer)
    assert not Value.objects.exists()


def test_the_page_shows_a_correction_beside_what_it_replaced(come, cast):
    measure = hands.measure(cast)
    hands.write(cast, measure, 40)
    hands.write(cast, measure, 41, note="one branch was missing")
    page = text(come().get(f"/c/{cast.company.slug}/plan/figures/{measure.key}/"))
    assert "<del>40 %</del>" in page
    assert "one branch was missing" in page


def test_a_second_company_sees_nothing(come, cast):
    measure = hands.measure(cast)
    client = come(user=cast.stranger)
    assert client.get(f"{client.at}{measure.key}/").status_code == 404
    assert client.get(f"/c/{cast.foreign.slug}/plan/figures/{measure.key}/").status_code == 404


def test_names_are_shown_as_they_were_typed(come, cast):
    measure = hands.measure(cast, name="<script>alert(1)</script>", unit="<b>")
    hands.write(cast, measure, 40)
    page = come().get(f"/c/{cast.company.slug}/plan/figures/{measure.key}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page.split("<h1")[1].split("aria-labelledby")[0]
