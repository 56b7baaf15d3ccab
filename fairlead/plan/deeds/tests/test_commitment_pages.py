"""Pages of commitments: who reads what, what is shown when, and that nothing typed is lost."""

from datetime import date, timedelta

import pytest

from fairlead.people.models import Role
from fairlead.plan.deeds import committing
from fairlead.plan.deeds.models import Commitment
from fairlead.plan.deeds.tests.hands import (
    CALL,
    TODAY,
    at,
    come_in,
    commit,
    now,
    on,
    place,
    put,
    said,
    seat,
    text_of,
    typed,
    unit,
)  # fmt: skip
from fairlead.plan.tests import hands as plans

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = TODAY + 30 * DAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on(monkeypatch, TODAY)


def status(client, cast, role, row) -> int:
    return come_in(client, cast, role).get(at(cast, "commitment", row)).status_code


def test_what_is_said_to_everybody_every_member_reads(cast, client):
    row = commit(cast)
    assert {status(client, cast, role, row) for role in Role.values} == {200}


def test_what_is_said_to_a_unit_is_read_in_it_and_below_and_by_its_owner_and_maker(cast, client):
    firm = unit(cast, "Firm")
    north, south = unit(cast, "North", firm), unit(cast, "South", firm)
    place(cast, Role.EMPLOYEE, unit(cast, "Ostley", north))
    place(cast, Role.LEADER, south)
    place(cast, Role.ADVISER, firm)
    row = commit(cast, Role.PEOPLE_TEAM, towards="unit", unit=north)
    read = {role for role in Role.values if status(client, cast, role, row) == 200}
    assert read == {Role.EMPLOYEE, Role.MANAGER, Role.PEOPLE_TEAM, Role.OWNER}
    assert status(client, cast, Role.LEADER, row) == 404
    assert CALL not in text_of(come_in(client, cast, Role.LEADER).get(at(cast, "commitments")))


def test_what_is_said_to_leaders_staff_do_not_find(cast, client):
    row = commit(cast, towards="leaders", account=cast.users[Role.OWNER])
    read = {role for role in Role.values if status(client, cast, role, row) == 200}
    assert read == {Role.OWNER, Role.LEADER, Role.ADVISER}


def test_the_owner_sees_that_it_is_overdue_three_days_before_anyone_else(cast, client, monkeypatch):
    row = commit(cast)
    seen = {}
    for after in (0, 1, 3, 4):
        on(monkeypatch, DUE + after * DAY)
        for role in (Role.MANAGER, Role.EMPLOYEE, Role.OWNER):
            page = text_of(come_in(client, cast, role).get(at(cast, "commitment", row)))
            listed = text_of(client.get(at(cast, "commitments") + "?state=overdue"))
            assert (">overdue</span>" in page) == (CALL in listed)
            seen[after, role] = ">overdue</span>" in page
    assert [seen[n, Role.MANAGER] for n in (0, 1, 3, 4)] == [False, True, True, True]
    assert [seen[n, Role.EMPLOYEE] for n in (0, 1, 3, 4)] == [False, False, False, True]
    assert [seen[n, Role.OWNER] for n in (0, 1, 3, 4)] == [False, False, False, True]


def test_a_filter_shows_what_it_says(cast, client):
    key = plans.write(cast, "Call every placement after one week.").key
    plans.publish(cast)
    north = unit(cast, "North")
    commit(cast, what="For the statement.", statement=key)
    commit(cast, what="For the unit.", towards="unit", unit=north)
    mine = commit(cast, what="Mine.", account=cast.users[Role.OWNER])
    kept = commit(cast, what="Kept.", due=TODAY)
    committing.finish(seat=seat(cast), key=kept.commitment.key, number=1, done_on=TODAY)
    moved = commit(cast, what="Moved.")
    committing.change(seat=seat(cast), key=moved.commitment.key, number=1, why="Rain.",
                      said=said(cast, what="Moved.", due=DUE + DAY))  # fmt: skip
    come_in(client, cast)
    for query, found in {
        f"statement={key}": "For the statement.", f"unit={north.key}": "For the unit.", "whose=mine": mine.what,
        "state=kept": "Kept.", "state=changed": "Moved.",
    }.items():  # fmt: skip
        rows = client.get(at(cast, "commitments") + f"?{query}").context["rows"]
        assert [one.row.what for one in rows] == [found], query
    for odd in ("state=mad", "unit=1", "statement=%00", "page=-4", "whose[]=x"):
        assert client.get(at(cast, "commitments") + f"?{odd}").status_code == 200


def test_open_ones_come_first_by_their_day(cast, client):
    for text, days in (("later", 40), ("sooner", 20)):
        commit(cast, what=text, due=TODAY + days * DAY)
    gone = commit(cast, what="gone", due=TODAY)
    committing.drop(seat=seat(cast), key=gone.commitment.key, number=1, why="No.")
    rows = come_in(client, cast).get(at(cast, "commitments")).context["rows"]
    assert [one.row.what for one in rows] == ["sooner", "later", "gone"]


def test_made_kept_and_read_with_its_history(cast, client):
    come_in(client, cast, Role.MANAGER)
    made = client.post(at(cast, "commitment-new"), typed(due=TODAY.isoformat()), follow=True)
    row = Commitment.objects.get()
    assert made.redirect_chain[0][0] == at(cast, "commitment", row)
    client.post(at(cast, "commitment-done", row), {"done_on": TODAY.isoformat(), "number": 1})
    page = text_of(client.get(at(cast, "commitment", row)))
    assert "said that it was done" in page
    assert ">kept</span>" in page


def test_an_employee_ends_what_is_his_and_nothing_else(cast, client):
    mine = commit(cast, account=cast.users[Role.EMPLOYEE])
    other = commit(cast, what="Not mine.")
    come_in(client, cast, Role.EMPLOYEE)
    sent = {"done_on": TODAY.isoformat(), "number": 1}
    assert client.post(at(cast, "commitment-done", mine), sent).status_code == 302
    assert client.post(at(cast, "commitment-done", other), sent).status_code == 403
    assert client.get(at(cast, "commitment-new")).status_code == 403


def test_what_was_typed_stays_when_another_was_faster(cast, client):
    row = commit(cast)
    come_in(client, cast, Role.MANAGER)
    committing.change(seat=seat(cast), key=row.commitment.key, number=1, why="First.",
                      said=said(cast, what="Theirs."))  # fmt: skip
    mine = typed(what="Mine.", why="My reason.", number=1)
    answer = client.post(at(cast, "commitment-change", row), mine)
    page = text_of(answer)
    assert answer.status_code == 409
    assert all(words in page for words in ("Theirs.", "Mine.", "My reason."))
    assert 'name="number" value="2"' in page
    assert client.post(at(cast, "commitment-change", row), mine | {"number": "2"}).status_code == 302
    assert now(row).what == "Mine."


def test_a_statement_that_is_for_leaders_is_not_told_by_a_commitment(cast, client):
    key = plans.write(cast, "We sell the branch in Ostley.", audience="leaders").key
    plans.publish(cast)
    row = commit(cast, statement=key)
    secret = "We sell the branch in Ostley."
    assert secret in text_of(come_in(client, cast).get(at(cast, "commitment", row)))
    come_in(client, cast, Role.EMPLOYEE)
    for where in (
        at(cast, "commitment", row),
        at(cast, "commitments"),
        at(cast, "commitments") + f"?statement={key}",
    ):
        assert secret not in text_of(client.get(where))


def test_somebody_is_named_by_name_number_or_address_and_two_of_a_name_by_number(cast, client):
    north = unit(cast, "North")
    for number in ("7", "8"):
        put(cast, None, north, number).__class__.objects.filter(number=number).update(name="Em Voss")
    come_in(client, cast)
    refused = client.post(at(cast, "commitment-new"), typed(who="em voss"))
    assert refused.status_code == 422
    assert "write the number instead (7, 8)" in text_of(refused)
    assert client.post(at(cast, "commitment-new"), typed(who="8")).status_code == 302
    assert now_of(cast).person.number == "8"
    assert client.post(at(cast, "commitment-new"), typed(who="Charlie")).status_code == 422


def test_a_manager_names_only_whom_he_sees(cast, client):
    north = unit(cast, "North")
    place(cast, Role.MANAGER, north)
    put(cast, None, north, "9")
    come_in(client, cast, Role.MANAGER)
    assert client.post(at(cast, "commitment-new"), typed(who="9")).status_code == 422
    assert client.post(at(cast, "commitment-new"), typed(who="manager")).status_code == 302


def now_of(cast):
    return now(Commitment.objects.get().changes.get())


HOSTILE = "<script>alert(1)</script>\u202eevil\u202c {{ 7|add:7 }} ' OR 1=1 --"


def test_hostile_words_are_shown_as_words(cast, client):
    come_in(client, cast, Role.MANAGER)
    answer = client.post(at(cast, "commitment-new"), typed(what=HOSTILE), follow=True)
    page = text_of(answer)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;evil {{ 7|add:7 }}" in page
    assert "\u202e" not in now_of(cast).what
    assert "taken out" in page


def test_a_hundred_thousand_signs_are_refused_and_not_lost(cast, client):
    come_in(client, cast, Role.MANAGER)
    answer = client.post(at(cast, "commitment-new"), typed(what="x" * 100_000))
    assert answer.status_code == 422
    assert "x" * 100_000 in text_of(answer)
    assert not Commitment.objects.exists()


def test_the_day_stands_in_the_form_as_it_was(cast, client):
    row = commit(cast, due=date(2026, 10, 7))
    come_in(client, cast)
    assert 'value="2026-10-07"' in text_of(client.get(at(cast, "commitment-change", row)))


def test_from_a_statement_one_comes_to_its_commitments_and_to_a_new_one_for_it(cast, client):
    key = plans.write(cast, "Call every placement after one week.").key
    plans.publish(cast)
    row = commit(cast, statement=key)
    page = text_of(come_in(client, cast, Role.MANAGER).get(plans.at(cast, "edition-statement", key=key)))
    for where in (
        at(cast, "commitments") + f"?statement={key}",
        at(cast, "commitment-new") + f"?statement={key}",
    ):
        assert f'href="{where}"' in page
        answer = text_of(client.get(where))
        assert row.what in answer or f'value="{key}" selected' in answer
