"""What becomes of a commitment: the table of the README, act by act."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from fairlead.people.models import Company
from fairlead.plan.deeds import committing, histories
from fairlead.plan.deeds.models import Commitment, CommitmentChange, State, Stays
from fairlead.plan.deeds.tests.hands import TODAY, commit, now, on, said, seat
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = TODAY + 30 * DAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on(monkeypatch, TODAY)


def finish(cast, row, done_on):
    return committing.finish(seat=seat(cast), key=row.commitment.key, number=row.number, done_on=done_on)


def change(cast, row, why="The supplier closed.", **fields):
    return committing.change(
        seat=seat(cast), key=row.commitment.key, number=row.number, said=said(cast, **fields), why=why
    )


def test_done_by_its_day_it_is_kept(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE)
    assert finish(cast, row, DUE).state == State.KEPT


def test_done_a_day_after_it_is_late(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + DAY)
    assert finish(cast, row, DUE + DAY).state == State.LATE


def test_that_it_was_done_in_time_may_be_said_for_three_days(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + 3 * DAY)
    kept = finish(cast, row, DUE)
    assert kept.state == State.KEPT
    assert "3 days after the day" in histories.remark(row, kept)


def test_said_four_days_after_it_is_late_whatever_day_is_given(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + 4 * DAY)
    assert finish(cast, row, DUE).state == State.LATE


def test_what_is_done_tomorrow_is_not_done(cast):
    with pytest.raises(committing.NotSo, match="lies ahead"):
        finish(cast, commit(cast), TODAY + DAY)


def test_moved_before_its_day_with_a_reason_the_new_day_counts(cast, monkeypatch):
    row = change(cast, commit(cast), due=DUE + 20 * DAY)
    assert (row.did, row.promised) == ("explained", DUE + 20 * DAY)
    on(monkeypatch, DUE + 20 * DAY)
    assert finish(cast, row, DUE + 19 * DAY).state == State.KEPT


def test_moved_without_a_reason_it_is_refused_by_the_database_too(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(cast, commit(cast), why="", due=DUE + DAY)


def test_a_day_that_has_gone_is_no_day_to_promise(cast):
    with pytest.raises(committing.NotSo, match="has passed"):
        commit(cast, due=TODAY - DAY)
    with pytest.raises(committing.NotSo, match="has passed"):
        change(cast, commit(cast), due=TODAY - DAY)


def test_moved_after_its_day_the_old_day_counts_and_the_history_says_so(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + 12 * DAY)
    moved = change(cast, row, due=DUE + 40 * DAY)
    assert (moved.did, moved.due, moved.promised) == ("changed-late", DUE + 40 * DAY, DUE)
    assert "moved 12 days after it had passed" in histories.remark(row, moved)
    on(monkeypatch, DUE + 39 * DAY)
    assert finish(cast, moved, DUE + 39 * DAY).state == State.LATE


def test_reworded_after_its_day_the_history_says_so(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + DAY)
    reworded = change(cast, row, what="Call one of the clients.")
    assert "words were changed 1 day after" in histories.remark(row, reworded)


def test_opened_again_the_day_that_counts_stays(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + 10 * DAY)
    late = finish(cast, row, DUE + 10 * DAY)
    again = committing.reopen(seat=seat(cast), key=row.commitment.key, number=late.number, why="Wrong one.")
    assert (again.state, again.promised) == (State.OPEN, DUE)
    assert finish(cast, again, DUE).state == State.LATE


def test_dropped_it_has_ended(cast):
    row = commit(cast)
    gone = committing.drop(seat=seat(cast), key=row.commitment.key, number=1, why="The client left.")
    assert gone.state == State.DROPPED
    with pytest.raises(committing.NotSo, match="take that back first"):
        finish(cast, gone, TODAY)


def test_the_database_refuses_a_slip_that_is_told_as_kept(cast, monkeypatch):
    row = commit(cast)
    on(monkeypatch, DUE + 12 * DAY)
    late = {
        f.attname: getattr(row, f.attname) for f in CommitmentChange._meta.concrete_fields if f.name != "id"
    }
    late |= {"number": 2, "did": "done", "told_on": DUE + 12 * DAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentChange.objects.create(**late | {"state": "kept", "done_on": DUE + DAY})
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentChange.objects.create(**late | {"state": "kept", "done_on": DUE})
    moved = {"due": DUE + 20 * DAY, "promised": DUE + 20 * DAY, "grace_until": DUE + 23 * DAY, "why": "x"}
    longer = {"grace_until": DUE + 30 * DAY, "state": "kept", "done_on": DUE}
    for wrong in (moved, moved | {"number": 9}, longer):
        with pytest.raises(DatabaseError, match="day that counts has passed"), transaction.atomic():
            CommitmentChange.objects.create(**late | wrong)


@pytest.mark.parametrize("model", [Commitment, CommitmentChange])
def test_no_line_is_saved_a_second_time_or_deleted(cast, model):
    commit(cast)
    row = model.objects.first()
    for again in (row.save, row.delete, model.objects.all().delete, lambda: model.objects.update(pk=99)):
        with pytest.raises(Stays):
            again()


def test_the_database_refuses_to_change_a_line_whoever_asks(cast):
    commit(cast)
    table = "deeds_commitmentchange"
    columns = [c.name for c in connection.introspection.get_table_description(connection.cursor(), table)]
    for column in set(columns) - {"told_by_id", "person_id", "account_id", "unit_id"}:
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
            connection.cursor().execute(f"UPDATE {table} SET {column} = {column}")
    with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
        connection.cursor().execute(f"UPDATE {table} SET account_id = %s", [cast.stranger.pk])


def test_who_said_it_may_be_erased_and_the_line_stays(cast):
    row = commit(cast)
    cast.users["manager"].delete()
    assert now(row).who == "a former colleague"


def test_a_company_goes_as_a_whole(cast):
    commit(cast)
    Company.objects.filter(pk=cast.company.pk).delete()
    assert not CommitmentChange.objects.exists()


def test_of_two_at_once_the_second_is_told_and_nothing_is_written(cast):
    row = commit(cast)
    change(cast, row, due=DUE + DAY)
    with pytest.raises(Changed, match="another line"):
        change(cast, row, what="Something else.")
    same = {f.attname: getattr(row, f.attname) for f in CommitmentChange._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentChange.objects.create(**same | {"id": None, "number": 2, "why": "x"})
    assert now(row).number == 2


def test_a_double_click_makes_one(cast):
    assert commit(cast).pk == commit(cast).pk
    assert Commitment.objects.count() == 1
