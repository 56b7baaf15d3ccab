"""Somebody of the people team brings ten thousand rows, takes them back, and brings them again."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fairlead.people.models import Import, Person, Post, Spell, State, Unit

HEAD = "Employee #,First Name,Last Name,Work Email,Department,Supervisor EId,Hire Date,Date of Birth,Annual Salary\n"
ROWS = 10_000


def row(n):
    unit = f"Firm / Area {n % 7} / Team {n % 91}"
    return f"{n},Sam,Person {n},p{n}@oak.example,{unit},{n // 12 or ''},2020-0{1 + n % 9}-15,1980-01-01,{20_000 + n}\n"


def table():
    return HEAD + "".join(map(row, range(1, ROWS + 1)))


@pytest.fixture
def team(client, cast):
    client.force_login(cast.users["people-team"])
    return client


def page(name, *keys):
    return reverse(f"people:{name}", args=["oak-sons", *keys])


def looked_at(client):
    """Upload, take the columns as they are offered, wait for the look."""
    offered = client.post(
        page("bring"), {"file": SimpleUploadedFile("staff.csv", table().encode())}, follow=True
    )
    form = offered.context["form"]
    assert form.matching.export == "BambooHR"
    one = Import.objects.latest("pk")
    chosen = {field.html_name: field.initial or "" for _column, field, _samples in form.columns()}
    client.post(page("match", one.key), {**chosen, "full": "True", "days": ""})
    for thread in threading.enumerate():
        if thread.name.startswith("look-"):
            thread.join()
    one.refresh_from_db()
    assert one.state == State.LOOKED_AT, one.trouble
    return one


@pytest.mark.django_db(transaction=True)
def test_ten_thousand_rows_come_in_go_and_come_again(team):
    first = looked_at(team)
    shown = team.get(page("import", first.key)).content.decode()
    assert "10000" in shown
    assert "1980-01-01" not in str(first.sheet) + shown
    team.post(page("import-apply", first.key))
    assert Person.objects.count() == Post.objects.count() == Spell.objects.count() == ROWS
    assert "Person 9999" in team.get(page("list"), {"q": "9999"}).content.decode()
    team.post(page("import-revert", first.key))
    assert not Person.objects.exists()
    assert not Unit.objects.exists()
    again = looked_at(team)
    team.post(page("import-apply", again.key))
    assert Person.objects.count() == ROWS
    assert looked_at(team).found.changes == ()
