"""Decisions: written, corrected, withdrawn, never deleted; against a statement is said and counted."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from fairlead.people.models import Role
from fairlead.plan.deeds import decided as reading_them
from fairlead.plan.deeds import deciding, evidence
from fairlead.plan.deeds.models import Comment, Decision, DecisionRevision, DecisionTag, Stays
from fairlead.plan.deeds.tests.hands import TODAY, at, come_in, decide, decided, on, seat, text_of
from fairlead.plan.tests import hands as plans
from fairlead.web.errors import Changed, NotYours

pytestmark = pytest.mark.django_db
OSTLEY = "We close the branch in Ostley."


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    on(monkeypatch, TODAY)


@pytest.fixture
def keys(cast):
    """Two statements in force: one for staff, one for leaders alone."""
    open_, closed = (
        plans.write(cast, "We stay close to home."),
        plans.write(cast, "We sell Ostley.", audience="leaders"),
    )
    plans.publish(cast)
    return open_.key, closed.key


def typed(**fields):
    usual = {
        "what": OSTLEY,
        "reason": "It never paid.",
        "decided_on": TODAY.isoformat(),
        "who": "",
        "body": "the board",
    }
    return usual | fields


def correct(cast, row, role=Role.OWNER, stances=(), **fields):
    return deciding.correct(
        seat=seat(cast, role), key=row.decision.key, number=row.number, said=decided(cast, **fields),
        stances=dict(stances), why="It was wrong.",
    )  # fmt: skip


def comment(cast, row, text, role=Role.EMPLOYEE):
    return deciding.comment(seat=seat(cast, role), decision=row.decision, text=text)


def test_written_and_read_by_staff_with_its_reason(cast, keys, client):
    come_in(client, cast, Role.MANAGER)
    sent = client.post(at(cast, "decision-new"), typed(**{"stance-0": "against"}))
    assert sent.status_code == 302
    page = text_of(come_in(client, cast, Role.EMPLOYEE).get(sent["Location"]))
    assert all(
        words in page for words in (OSTLEY, "It never paid.", "goes against", "We stay close to home.")
    )


def test_what_leaders_decide_among_themselves_staff_do_not_find(cast, client):
    row = decide(cast, audience="leaders")
    read = {
        role
        for role in Role.values
        if come_in(client, cast, role).get(at(cast, "decision", row)).status_code == 200
    }
    assert read == {Role.OWNER, Role.LEADER, Role.ADVISER}
    assert OSTLEY not in text_of(come_in(client, cast, Role.EMPLOYEE).get(at(cast, "decisions")))


def test_a_manager_does_not_write_for_leaders(cast, client):
    come_in(client, cast, Role.MANAGER)
    client.post(at(cast, "decision-new"), typed(audience="leaders"))
    assert Decision.objects.get().audience == "staff"


def test_its_author_cannot_delete_it_in_any_way(cast, client):
    row = decide(cast, Role.MANAGER)
    come_in(client, cast, Role.MANAGER)
    for where in ("decision", "decision-correct", "decision-withdraw"):
        assert client.delete(at(cast, where, row)).status_code == 405
    for model in (Decision, DecisionRevision, DecisionTag, Comment):
        with pytest.raises(Stays):
            model.objects.all().delete()
        with pytest.raises(Stays):
            model.objects.update(pk=7)
    for again in (row.delete, row.save, row.decision.delete):
        with pytest.raises(Stays):
            again()


@pytest.mark.parametrize(
    "table", ["deeds_decision", "deeds_decisionrevision", "deeds_decisiontag", "deeds_comment"]
)
def test_the_database_refuses_to_change_a_line_whoever_asks(cast, keys, table):
    comment(cast, decide(cast, stances={keys[0]: "against"}), "Why?")
    columns = [c.name for c in connection.introspection.get_table_description(connection.cursor(), table)]
    for column in set(columns) - {"told_by_id", "person_id", "account_id", "made_by_id", "by_id"}:
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
            connection.cursor().execute(f"UPDATE {table} SET {column} = {column}")


def test_withdrawn_it_stays_readable_with_its_reason_and_counts(cast, keys, client):
    row = decide(cast, stances={keys[0]: "against"})
    deciding.withdraw(seat=seat(cast), key=row.decision.key, number=1, why="The council paid.")
    come_in(client, cast, Role.EMPLOYEE)
    page = text_of(client.get(at(cast, "decision", row)))
    assert all(words in page for words in (OSTLEY, "withdrawn", "The council paid."))
    assert client.get(at(cast, "decisions")).context["counted"].against == 1
    with pytest.raises(deciding.Withdrawn):
        correct(cast, DecisionRevision.objects.standing().get())


def test_corrected_it_shows_both(cast, keys, client):
    row = correct(cast, decide(cast, stances={keys[0]: "against"}), what="We close Ostley in May.",
                  stances={keys[0]: "follows"})  # fmt: skip
    page = text_of(come_in(client, cast).get(at(cast, "decision", row)))
    assert all(
        words in page for words in (OSTLEY, "We close Ostley in May.", "It was wrong.", "goes against")
    )


def test_only_its_writer_and_an_owner_correct_it(cast, client):
    row = decide(cast, Role.MANAGER)
    status = {}
    for role in Role.values:
        status[role] = come_in(client, cast, role).get(at(cast, "decision-correct", row)).status_code
    assert {role for role in status if status[role] == 200} == {Role.OWNER, Role.MANAGER}


def test_of_two_at_once_the_second_is_told_and_what_he_typed_stays(cast, client):
    row = decide(cast)
    correct(cast, row, what="Theirs.")
    sent = typed(what="Mine.", why="My reason.", number=1)
    answer = come_in(client, cast).post(at(cast, "decision-correct", row), sent)
    assert answer.status_code == 409
    assert all(
        words in text_of(answer) for words in ("Theirs.", "Mine.", "My reason.", 'name="number" value="2"')
    )
    assert DecisionRevision.objects.count() == 2
    assert client.post(at(cast, "decision-correct", row), sent | {"number": 2}).status_code == 302


def test_a_statement_for_leaders_is_not_told_by_a_decision(cast, keys, client):
    row = decide(cast, stances={keys[1]: "against"})
    come_in(client, cast, Role.EMPLOYEE)
    for where in (at(cast, "decision", row), at(cast, "decisions")):
        page = text_of(client.get(where))
        assert "We sell Ostley." not in page
        assert '<span class="tag broken">' not in page
    assert client.get(at(cast, "decisions") + f"?statement={keys[1]}").context["wanted"].statement == ""
    listed = client.get(at(cast, "decisions") + "?stance=against")
    assert listed.context["rows"] == []
    assert listed.context["counted"].bearing == 0


def test_a_correction_keeps_what_its_writer_may_not_read(cast, keys, client):
    row = decide(cast, Role.MANAGER, stances={keys[1]: "against"})
    come_in(client, cast, Role.MANAGER)
    client.post(at(cast, "decision-correct", row), typed(why="A word.", number=1, **{"stance-0": "follows"}))
    last = DecisionRevision.objects.standing().get()
    assert deciding.stances_of(last) == {keys[1]: "against", keys[0]: "follows"}


def test_against_is_counted_with_its_base_and_interval(cast, keys, client):
    for n in range(12):
        decide(cast, what=f"Decision {n}.", stances={keys[0]: "against" if n < 3 else "follows"})
    decide(cast, what="It bears on nothing.")
    page = text_of(come_in(client, cast, Role.EMPLOYEE).get(at(cast, "decisions")))
    assert "3 of 12 decisions went against a statement" in page
    assert "25%" in page
    assert "1 bears on none" in page


def test_of_fewer_than_five_no_share_is_told(cast, keys, client):
    decide(cast, stances={keys[0]: "against"})
    assert "Too few to tell a share." in text_of(come_in(client, cast).get(at(cast, "decisions")))


def test_a_filter_shows_what_it_says(cast, keys, client):
    decide(cast, what="With it.", stances={keys[0]: "follows"})
    decide(cast, what="Against it.", stances={keys[0]: "against"})
    decide(cast, what="Neither.")
    come_in(client, cast)
    for query, found in (
        ("stance=against", ["Against it."]),
        (f"statement={keys[0]}&stance=follows", ["With it."]),
    ):
        rows = client.get(at(cast, "decisions") + f"?{query}").context["rows"]
        assert [one.row.what for one in rows] == found


def test_a_comment_stands_under_a_name_and_a_change_leaves_a_trace(cast, client):
    row = decide(cast)
    come_in(client, cast, Role.EMPLOYEE)
    client.post(at(cast, "comment-new", row), {"text": "Who pays?"})
    thread = Comment.objects.get().thread
    client.post(at(cast, "comment", row, thread=thread), {"text": "Who pays, and when?", "number": 1})
    page = text_of(come_in(client, cast, Role.OWNER).get(at(cast, "decision", row)))
    assert all(
        words in page for words in ("Sam employee", "Who pays, and when?", "Who pays?", "What it said before")
    )


def test_nobody_changes_the_comment_of_another(cast, client):
    row = decide(cast)
    one = comment(cast, row, "Who pays?")
    answer = come_in(client, cast).post(
        at(cast, "comment", row, thread=one.thread), {"text": "I pay.", "number": 1}
    )
    assert answer.status_code == 403
    with pytest.raises(NotYours):
        deciding.change_comment(
            seat=seat(cast), decision=row.decision, thread=one.thread, number=1, text="I pay."
        )


def test_a_comment_of_another_decision_is_not_reached_through_this_one(cast, client):
    row, other = decide(cast, audience="leaders"), decide(cast, what="Another.")
    one = comment(cast, row, "Among us.", Role.LEADER)
    come_in(client, cast, Role.LEADER)
    assert client.get(at(cast, "comment", other, thread=one.thread)).status_code == 404
    assert client.get(at(cast, "comment", row, thread=one.thread)).status_code == 200


def test_a_comment_that_was_changed_in_two_windows_loses_nothing(cast, client):
    row = decide(cast)
    one = comment(cast, row, "Who pays?")
    change = {"seat": seat(cast, Role.EMPLOYEE), "decision": row.decision, "thread": one.thread, "number": 1}
    deciding.change_comment(**change, text="First.")
    with pytest.raises(Changed):
        deciding.change_comment(**change, text="Second.")
    come_in(client, cast, Role.EMPLOYEE)
    answer = client.post(at(cast, "comment", row, thread=one.thread), {"text": "Second.", "number": 1})
    assert answer.status_code == 409
    assert "First." in text_of(answer)
    assert "Second." in text_of(answer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(decision=row.decision, thread=one.thread, number=2, text="x")


def test_who_was_erased_is_a_former_colleague(cast, client):
    row = decide(cast)
    comment(cast, row, "Who pays?")
    user = cast.users[Role.EMPLOYEE]
    user.memberships.all().delete()
    user.erase()
    page = text_of(come_in(client, cast).get(at(cast, "decision", row)))
    assert "a former colleague" in page
    assert "Sam employee" not in page
    user.delete()
    assert Comment.objects.get().by is None


HOSTILE = "<img src=x onerror=alert(1)>\u202eevil\u202c {% load x %} '; DROP TABLE deeds_decision; --"


def test_hostile_words_are_shown_as_words(cast, client):
    come_in(client, cast, Role.MANAGER)
    sent = client.post(at(cast, "decision-new"), typed(what=HOSTILE, reason=HOSTILE, body=HOSTILE))
    page = text_of(client.post(sent["Location"] + "comments/", {"text": HOSTILE}, follow=True))
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;evil {% load x %}") >= 4
    assert "\u202e" not in page


def test_a_hundred_thousand_signs_are_refused_and_not_lost(cast, client):
    row = decide(cast, Role.MANAGER)
    come_in(client, cast, Role.MANAGER)
    long = "x" * 100_000
    for where, sent in (
        (at(cast, "decision-new"), typed(reason=long)),
        (at(cast, "comment-new", row), {"text": long}),
        (at(cast, "decision-withdraw", row), {"why": long, "number": 1}),
    ):
        answer = client.post(where, sent)
        assert answer.status_code == 422
        assert long in text_of(answer)
    assert DecisionRevision.objects.count() == 1


def test_a_decision_of_tomorrow_and_one_of_nobody_are_refused(cast, client):
    come_in(client, cast, Role.MANAGER)
    assert "lies ahead" in text_of(client.post(at(cast, "decision-new"), typed(decided_on="2026-09-02")))
    assert "somebody decided it" in text_of(client.post(at(cast, "decision-new"), typed(body="")))


def test_rows_for_the_export_are_one_a_decision_and_statement(cast, keys):
    decide(cast, stances={keys[0]: "follows", keys[1]: "against"})
    decide(cast, what="Neither.", audience="leaders")
    rows = evidence.decision_rows(cast.company)
    assert set(rows[0]) == set(evidence.DECISIONS)
    found = {(row["what"], row["statement"], row["stance"]) for row in rows}
    assert found == {(OSTLEY, keys[0], "follows"), (OSTLEY, keys[1], "against"), ("Neither.", "", "")}


def test_a_double_click_makes_one(cast):
    assert decide(cast).pk == decide(cast).pk
    row = decide(cast)
    assert comment(cast, row, "Yes.").pk == comment(cast, row, "Yes.").pk
    assert reading_them.threads(seat(cast), row)[0].row.text == "Yes."
