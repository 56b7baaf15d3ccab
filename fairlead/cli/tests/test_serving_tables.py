"""A company as Fairlead tables: who leads a unit, and which of several employments is written."""

from datetime import date

import pytest

from fairlead.cli.serving_tables import leads_of, sheets_of
from fairlead.people.models import Person, Post, Spell, Unit

DAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("places", "managers", "leads"),
    [
        ({1: 7, 2: 7, 3: 7}, {1: None, 2: 1, 3: 2}, {7: 1}),  # up through others in the unit
        ({1: 6, 2: 7, 3: 7}, {1: None, 2: 1, 3: 1}, {7: 1}),  # a manager who stands elsewhere
        ({1: 7, 2: 7, 3: 7, 4: 7}, {1: 9, 2: 9, 3: 1, 4: 2}, {}),  # two who lead
        ({1: 7}, {1: None}, {}),  # alone, and reports to nobody
        ({1: 7, 2: 7}, {1: 2, 2: 1}, {}),  # each the other's manager
        ({1: None}, {1: None}, {}),
    ],
)
def test_who_leads_a_unit_is_the_one_all_in_it_report_to(places, managers, leads):
    assert leads_of(places, managers) == leads


def person(
    company, number: str, unit: Unit, manager: Person | None = None, ended: date | None = None
) -> Person:
    made = Person.objects.create(company=company, number=number, name=f"Person {number}")
    Spell.objects.create(person=made, started=DAY, ended=ended)
    Post.objects.create(person=made, unit=unit, manager=manager, began=DAY, recorded_on=DAY)
    return made


@pytest.mark.django_db
def test_the_units_of_an_export_name_their_leads_among_those_who_are_here(cast):
    desk = Unit.objects.create(company=cast.company, name="Desk")
    empty = Unit.objects.create(company=cast.company, name="Empty", parent=desk)
    ada = person(cast.company, "1", desk)
    person(cast.company, "2", desk, ada)
    gone = person(cast.company, "3", desk, ended=date(2024, 6, 1))
    person(cast.company, "4", desk, gone, ended=date(2024, 6, 1))
    columns, rows = sheets_of(cast.company).tables["units"]
    assert {row[2]: dict(zip(columns, row, strict=True))["lead"] for row in rows} == {
        "Desk": "1",
        empty.name: "",
    }


@pytest.mark.django_db
def test_of_several_employments_the_last_is_written_and_that_is_said(cast):
    desk = Unit.objects.create(company=cast.company, name="Desk")
    back = person(cast.company, "1", desk, ended=date(2024, 6, 1))
    Spell.objects.create(person=back, started=date(2025, 1, 1))
    sheets = sheets_of(cast.company)
    columns, rows = sheets.tables["people"]
    (row,) = [dict(zip(columns, one, strict=True)) for one in rows]
    assert (row["hired_on"], row["left_on"]) == (date(2025, 1, 1), "")
    assert any("one row a person" in sentence for sentence in sheets.missing)
