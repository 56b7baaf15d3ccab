"""Who owns what: exact names only, doubts told, and nobody learns of a person whom he may not see."""

import pytest

from fairlead.people.models import Person, Role, Unit
from fairlead.people.reporting import today
from fairlead.people.tests.routes import DAY, looked
from fairlead.people.writing import Writer
from fairlead.plan.owning import drawing_for
from fairlead.plan.tests.hands import at, come_in, publish, seat, text_of, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(cast):
    """Em Voss and Mo Hale work here; Sales and Care are units below Firm."""
    for company, by in ((cast.company, cast.users[Role.OWNER]), (cast.foreign, cast.stranger)):
        Writer(company, DAY).write(looked(company, by).found)
    Person.objects.get(company=cast.company, number="2").link(cast.users[Role.EMPLOYEE])
    for key, owner in (("person", "em  VOSS"), ("unit", "Care"), ("written", "Branch leads"), ("nobody", "")):
        write(cast, f"Statement of {key}.", key=key, owner=owner, details="")
    write(cast, "We turn up.", key="value", kind="value", owner="", details="")
    write(cast, "Sell the Carrow yard.", key="sell", owner="Mo Hale", audience="leaders", details="")
    publish(cast)
    return cast


def places(nodes):
    return {node.unit.name: [one.statement.key for one in node.owned] for node in nodes} | {
        name: keys for node in nodes for name, keys in places(node.children).items()
    }


def test_a_person_stands_in_the_unit_of_today_and_a_unit_in_its_place(there):
    found = drawing_for(seat(there), today())
    assert places(found.tops) == {"Firm": ["sell"], "Sales": ["person"], "Care": ["unit"]}
    assert [one.statement.key for one in found.as_written] == ["written"]
    assert [row.key for row in found.unowned] == ["nobody"]


def test_an_employee_finds_units_and_no_places_of_persons(client, there):
    found = drawing_for(seat(there, Role.MANAGER), today())
    assert places(found.tops) == {"Firm": [], "Care": ["unit"]}
    assert {one.statement.key for one in found.as_written} == {"person", "written"}
    page = text_of(come_in(client, there, Role.MANAGER).get(at(there, "owners")))
    assert "Carrow" not in page
    assert "Mo Hale" not in page
    assert "em  VOSS" in page  # as it is written in the plan


def test_an_adviser_sees_owners_as_written_and_no_units(there):
    found = drawing_for(seat(there, Role.ADVISER), today())
    assert found.tops == []
    assert found.hidden == 0
    assert {one.statement.key for one in found.as_written} == {"person", "unit", "written", "sell"}


def test_a_name_that_two_people_or_two_units_have_is_a_doubt(client, there):
    Person.objects.filter(company=there.company, number="3").update(name="Em Voss")
    Unit.objects.create(company=there.company, name="Care")
    found = drawing_for(seat(there), today())
    doubts = {one.statement.key: one.doubt for one in found.as_written}
    assert doubts["person"] == "2 people here have this name."
    assert doubts["unit"] == "2 units here have this name."
    assert "2 people here have this name." in text_of(come_in(client, there).get(at(there, "owners")))


def test_who_left_owns_nothing_any_more_by_place(there):
    Person.objects.get(company=there.company, number="2").spells.update(ended=DAY)
    assert "person" in {one.statement.key for one in drawing_for(seat(there), today()).as_written}


def test_units_that_own_nothing_are_left_out_until_they_are_asked_for(client, there):
    Unit.objects.create(company=there.company, name="Yard")
    page = text_of(come_in(client, there).get(at(there, "owners")))
    assert "1 unit owns nothing and is left out." in page
    assert "Yard" not in page
    assert "Yard" in text_of(client.get(at(there, "owners") + "?units=all"))


def test_a_priority_without_an_owner_stands_out(client, there):
    page = text_of(come_in(client, there, Role.EMPLOYEE).get(at(there, "owners")))
    assert page.index("Statement of nobody.") < page.index("Statement of unit.")
    assert "We turn up." not in page  # a value needs no owner


def test_a_foreign_company_draws_nothing_of_ours(there):
    assert drawing_for(seat(there).__class__(there.stranger, there.foreign, Role.OWNER), today()) is None
