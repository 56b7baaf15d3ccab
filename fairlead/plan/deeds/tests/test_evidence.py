"""What was written down as Fairlead tables, and the kept rate: the page and the command line count alike."""

from dataclasses import asdict
from datetime import timedelta

import duckdb
import pytest

from fairlead.cli.serving_tables import sheets_of
from fairlead.core.diagnosis.deeds import Kept, kept_measure
from fairlead.core.engines import Engine
from fairlead.core.tables import SCHEMAS
from fairlead.people.models import Role
from fairlead.plan.deeds import committing, evidence, rates
from fairlead.plan.deeds.tests.hands import TODAY, at, come_in, commit, on, put, said, seat, text_of, unit
from fairlead.plan.tests import hands as plans

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = TODAY + 30 * DAY


def act(cast, row, what, **given):
    return getattr(committing, what)(seat=seat(cast), key=row.commitment.key, number=row.number, **given)


def moved(cast, row, due, why="The supplier closed."):
    return act(cast, row, "change", why=why, said=said(cast, what=row.what, due=due))


@pytest.fixture
def story(cast, monkeypatch):
    """Two kept, one late, one explained and then kept, one dropped, one slipped unexplained, one open."""
    on(monkeypatch, TODAY)
    rows = {
        n: commit(cast, what=f"{n}.") for n in ("kept", "kept-2", "late", "explained", "dropped", "slipped")
    }
    commit(cast, what="open.", due=DUE + 90 * DAY)
    rows["explained"] = moved(cast, rows["explained"], DUE + 20 * DAY)
    on(monkeypatch, DUE)
    for name in ("kept", "kept-2"):
        act(cast, rows[name], "finish", done_on=DUE)
    act(cast, rows["dropped"], "drop", why="The client left.")
    on(monkeypatch, DUE + 10 * DAY)
    act(cast, rows["late"], "finish", done_on=DUE + 10 * DAY)
    act(cast, rows["explained"], "finish", done_on=DUE + 10 * DAY)
    moved(cast, rows["slipped"], DUE + 60 * DAY, why="We forgot.")
    return on(monkeypatch, DUE + 11 * DAY)


def engine_of(rows) -> Engine:
    database = duckdb.connect()
    for table in SCHEMAS.values():
        columns = ", ".join(f'"{c.name}" {c.sql}' for c in table.columns)
        database.execute(f"CREATE TABLE {table.name} ({columns})")
    for row in rows:
        database.execute("INSERT INTO commitments VALUES (?, ?, ?, ?, ?, ?, ?)", list(row.values()))
    return Engine(database)


def test_each_day_that_was_given_is_a_row(cast, story):
    rows = evidence.commitment_rows(cast.company)
    assert set(rows[0]) == set(SCHEMAS["commitments"].names)
    found = {(row["commitment"], row["state"], row["due"]) for row in rows}
    assert found == {
        ("kept.", "kept", DUE), ("kept-2.", "kept", DUE), ("late.", "late", DUE), ("dropped.", "dropped", DUE),
        ("explained.", "changed", DUE), ("explained.", "kept", DUE + 20 * DAY), ("slipped.", "open", DUE),
        ("open.", "open", DUE + 90 * DAY),
    }  # fmt: skip


def test_the_command_line_counts_the_same(cast, story):
    rows = evidence.commitment_rows(cast.company)
    states = engine_of(rows).commitment_states(rates.as_of(story))
    assert asdict(states) == {
        "kept": 3,
        "late": 1,
        "explained": 1,
        "changed": 0,
        "dropped": 1,
        "overdue": 1,
        "open": 1,
    }
    assert rates.kept(rows, rates.as_of(story)) == Kept(3, 3, 1)


def test_the_export_and_the_page_say_the_same_while_a_slip_is_three_days_old(cast, monkeypatch, story):
    """The export leaves out what only its owner is told, so the command line, as of today, counts as the page does."""
    on(monkeypatch, TODAY)
    commit(cast, what="Slipped just now.", due=story - 2 * DAY)
    on(monkeypatch, story)
    columns, rows = sheets_of(cast.company).tables["commitments"]
    states = engine_of([dict(zip(columns, [cell or None for cell in row], strict=True)) for row in rows])
    found = states.commitment_states(story)
    page = rates.rates_for(seat(cast), story)[0].record
    assert (
        page == Kept(found.kept, found.late + found.dropped + found.overdue, found.explained) == Kept(3, 3, 1)
    )


def test_every_row_counts_as_the_engine_counts_it(story):
    """All states, done or not, before and after the day, with and without a reason."""
    for state in ("open", "kept", "late", "changed", "dropped", None):
        for done in (None, TODAY, DUE, DUE + DAY, story + DAY):
            for due in (DUE, story, story + DAY):
                for reason in ("", "why", None):
                    row = {"commitment": "x", "due": due, "statement": "", "owner": "", "done_on": done,
                           "state": state, "reason": reason}  # fmt: skip
                    expected = asdict(engine_of([row]).commitment_states(story))
                    assert expected[rates.stands(row, story)] == 1, row


def test_the_words_are_those_of_the_day_that_counts(cast, monkeypatch):
    on(monkeypatch, TODAY)
    row = commit(cast, what="Three visits a month.")
    on(monkeypatch, DUE + DAY)
    act(cast, row, "change", why="It was too much.", said=said(cast, what="One visit."))
    assert evidence.commitment_rows(cast.company)[0]["commitment"] == "Three visits a month."


def test_a_person_is_told_by_the_number_that_the_table_of_people_has(cast, monkeypatch):
    on(monkeypatch, TODAY)
    commit(cast, account=None, person=put(cast, None, unit(cast, "North"), "p17"))
    assert evidence.commitment_rows(cast.company)[0]["owner"] == "p17"


def test_the_rate_stands_beside_the_list_with_its_interval_and_its_base(cast, story, client):
    page = text_of(come_in(client, cast).get(at(cast, "commitments")))
    assert "50%" in page
    assert "of 6 commitments that ended" in page
    assert "cannot tell" in page
    estimate = kept_measure("commitments", "", Kept(3, 3, 1)).estimate
    assert (estimate.value, estimate.n) == (0.5, 6)


def test_of_fewer_than_five_no_share_is_told(cast, monkeypatch, client):
    on(monkeypatch, TODAY)
    act(cast, commit(cast), "drop", why="No.")
    page = text_of(come_in(client, cast).get(at(cast, "commitments")))
    assert "too few to tell a share" in page
    assert "%" not in page.split('class="rate"')[1].split("</section>")[0]


def test_a_slip_that_only_its_owner_is_told_counts_for_nobody_yet(cast, monkeypatch):
    on(monkeypatch, TODAY)
    commit(cast)
    for after, broken in ((3, 0), (4, 1)):
        on(monkeypatch, DUE + after * DAY)
        assert rates.rates_for(seat(cast, Role.MANAGER), DUE + after * DAY)[0].record.broken == broken


def test_the_rate_of_a_reader_rests_on_what_this_reader_may_read(cast, monkeypatch):
    on(monkeypatch, TODAY)
    for n in range(5):
        act(
            cast, commit(cast, what=f"{n}", towards="leaders", account=cast.users["owner"]), "drop", why="No."
        )
    assert rates.rates_for(seat(cast), TODAY)[0].record.broken == 5
    assert rates.rates_for(seat(cast, Role.EMPLOYEE), TODAY)[0].record.broken == 0


def test_a_statement_has_a_rate_of_its_own_where_enough_have_ended(cast, monkeypatch):
    key = plans.write(cast, "Call every placement after one week.").key
    plans.publish(cast)
    on(monkeypatch, TODAY)
    for n in range(5):
        act(cast, commit(cast, what=f"{n}", statement=key), "finish", done_on=TODAY)
    act(cast, commit(cast, what="other"), "drop", why="No.")
    whole, (one,) = rates.rates_for(seat(cast), TODAY)
    assert (whole.record.ended, one.record.kept, one.name) == (6, 5, "Call every placement after one week.")
