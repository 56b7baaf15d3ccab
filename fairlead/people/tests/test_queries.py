"""How units are called in tables."""

import pytest

from fairlead.people.models import Unit
from fairlead.people.queries import unit_names
from fairlead.people.services import found_company

pytestmark = pytest.mark.django_db


def test_a_unit_goes_by_its_name_and_by_its_path_where_another_has_the_same(django_user_model):
    owner = django_user_model.objects.create_user("ada@oak.example", "a long enough sentence")
    company = found_company(name="Oak", owner=owner).company
    top = Unit.objects.create(company=company, name="Firm")
    north, south = (
        Unit.objects.create(company=company, parent=top, name=name) for name in ("North", "South")
    )
    desks = [Unit.objects.create(company=company, parent=one, name="Desk") for one in (north, south)]
    assert unit_names(company) == {
        top.pk: "Firm", north.pk: "North", south.pk: "South",
        desks[0].pk: "Firm / North / Desk", desks[1].pk: "Firm / South / Desk",
    }  # fmt: skip
