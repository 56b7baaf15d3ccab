"""The journal in sentences: names of this company only, by days and events, and as a file that computes nothing."""

import csv
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead.journal.models import Entry
from fairlead.journal.services import record
from fairlead.people.models import Membership, Person, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def shown(client, cast, name="journal", **query) -> str:
    return client.get(reverse(f"home:{name}", args=[cast.company.slug]), query).content.decode()


def noted(cast, what: str, subject: object = "", actor=None, on: str = "", **details) -> None:
    """`on`: a day in the past; the journal refuses changes, so the entry is written with it."""
    actor = (actor or cast.users[Role.OWNER]).key
    if not on:
        record(what, company=cast.company.key, actor=actor, subject=str(subject), details=details)
        return
    made = Entry(company=cast.company.key, actor=actor, what=what, subject=str(subject), details=details)
    Entry._meta.get_field("happened_at").auto_now_add = False
    made.happened_at = datetime.fromisoformat(f"{on}T12:00").replace(tzinfo=UTC)
    try:
        made.save()
    finally:
        Entry._meta.get_field("happened_at").auto_now_add = True


def test_an_entry_is_a_sentence_with_the_names_that_the_company_knows(owner, cast):
    ada = Person.objects.create(company=cast.company, number="1", name="Ada Berg")
    noted(cast, "person changed", ada.key, fields=["unit"])
    noted(cast, "role changed", cast.users[Role.LEADER].key, **{"from": "employee", "to": "leader"})
    page = shown(owner, cast)
    assert "Sam owner changed what is known of Ada Berg." in page
    assert "Sam owner changed the role of Sam leader from employee to leader." in page
    assert "fields: unit" in page


def test_what_nobody_here_knows_is_an_opaque_id_in_short(owner, cast):
    gone = uuid4()
    noted(cast, "person erased", gone)
    page = shown(owner, cast)
    assert f"had {str(gone)[:8]}… erased." in page
    assert str(gone) not in page
    assert str(gone) in shown(owner, cast, "journal-file")


def test_nobody_who_sits_elsewhere_is_named(owner, cast):
    """A key of another company's person or member never becomes a name here."""
    theirs = Person.objects.create(company=cast.foreign, number="1", name="Foreign Fay")
    noted(cast, "person changed", theirs.key)
    noted(cast, "seat removed", cast.stranger.key, actor=cast.stranger)
    page = shown(owner, cast)
    assert "Fay" not in page
    assert "Charlie" not in page
    assert "A former colleague took the seat of" in page


def test_who_lost_the_seat_here_is_a_former_colleague(owner, cast):
    noted(cast, "edition published", "edition 1", actor=cast.users[Role.LEADER])
    assert "Sam leader published edition 1 of the plan." in shown(owner, cast)
    Membership.objects.filter(user=cast.users[Role.LEADER]).delete()
    assert "A former colleague published edition 1 of the plan." in shown(owner, cast)


def test_how_somebody_signs_in_is_shown_to_no_owner(owner, cast):
    leader = cast.users[Role.LEADER]
    record("sign-in: password changed", company=None, actor=leader.key, subject=str(leader.key))
    assert "changed the password" not in shown(owner, cast)
    assert "password changed" not in shown(owner, cast, "journal-file")


def test_what_lacks_a_detail_or_is_of_an_earlier_version_is_still_told(owner, cast):
    noted(cast, "invited", uuid4())
    Entry.objects.create(company=cast.company.key, what="name of long ago")
    page = shown(owner, cast)
    assert "as –." in page
    assert "name of long ago" in page


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({}, {"2026-03-01", "2026-03-02", "2026-03-03"}),
        ({"since": "2026-03-02"}, {"2026-03-02", "2026-03-03"}),
        ({"until": "2026-03-02"}, {"2026-03-01", "2026-03-02"}),
        ({"since": "2026-03-02", "until": "2026-03-02"}, {"2026-03-02"}),
        ({"since": "2026-03-02", "what": "invited"}, {"2026-03-03"}),
        ({"until": "2025-01-01"}, set()),
    ],
)
def test_days_and_events_narrow_page_and_file_alike(owner, cast, query, days):
    for day, what in (("01", "invited"), ("02", "company founded"), ("03", "invited")):
        noted(cast, what, on=f"2026-03-{day}")
    page, file = shown(owner, cast, **query), shown(owner, cast, "journal-file", **query)
    every = ("2026-03-01", "2026-03-02", "2026-03-03")
    assert {day for day in every if f'datetime="{day}' in page} == days
    assert {row["happened_at"][:10] for row in csv.DictReader(file.splitlines())} == days


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [("since", "yesterday", "Enter a valid date"), ("until", "9999-12-31", "less than or equal")],
)
def test_a_day_that_is_none_is_told_and_stands_in_its_field(field, typed, says, owner, cast):
    noted(cast, "company founded")
    answer = owner.get(reverse("home:journal", args=[cast.company.slug]), {field: typed})
    assert answer.status_code == 400
    assert f'value="{typed}"' in answer.content.decode()
    assert says in answer.content.decode()
    assert "founded the company" in answer.content.decode()


def test_the_file_computes_nothing_in_a_spreadsheet(owner, cast):
    user = cast.users[Role.OWNER]
    user.name = '=HYPERLINK("http://evil.example")'
    user.save()
    noted(cast, "company founded", "+1")
    noted(cast, "people imported", "-2", **{"@SUM(A1)": 1})
    rows = list(csv.DictReader(shown(owner, cast, "journal-file").splitlines()))
    assert {row["who"] for row in rows} == {f"'{user.name}"}
    assert {row["subject"] for row in rows} == {"'+1", "'-2"}
    assert rows[0]["details"] == "'@SUM(A1): 1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_file_of_many_entries_has_each_once(owner, cast, monkeypatch):
    monkeypatch.setattr("fairlead.home.views.records.AT_ONCE", 3)
    for number in range(7):
        noted(cast, "public link made", number)
    rows = list(csv.DictReader(shown(owner, cast, "journal-file").splitlines()))
    assert [row["subject"] for row in rows] == [str(number) for number in reversed(range(7))]
    assert rows[0]["happened_at"][:10] == str(timezone.now().date())
