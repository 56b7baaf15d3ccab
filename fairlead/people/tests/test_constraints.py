"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from fairlead.people.models import Person, Post, Spell, Unit
from fairlead.web.errors import Changed

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def ada(cast):
    return Person.objects.create(company=cast.company, number="1", name="Ada Berg", email="ada@oak.example")


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_one_open_post_and_one_open_spell_a_person(ada):
    Post.objects.create(person=ada, began=DAY, recorded_on=DAY)
    Spell.objects.create(person=ada)
    refused(lambda: Post.objects.create(person=ada, began=DAY, recorded_on=DAY))
    refused(lambda: Spell.objects.create(person=ada))


def test_nobody_is_the_own_manager(ada):
    refused(lambda: Post.objects.create(person=ada, manager=ada, began=DAY, recorded_on=DAY))


def test_pay_is_one_of_five_bands(ada):
    refused(lambda: Post.objects.create(person=ada, pay_band=6, began=DAY, recorded_on=DAY))
    refused(lambda: Post.objects.create(person=ada, pay_band=30_000, began=DAY, recorded_on=DAY))


def test_nothing_ends_before_it_begins(ada):
    refused(lambda: Spell.objects.create(person=ada, started=DAY, ended=date(2025, 1, 1)))
    refused(lambda: Post.objects.create(person=ada, began=DAY, until=date(2025, 1, 1), recorded_on=DAY))


def test_an_unknown_kind_of_leaving_is_refused(ada):
    refused(lambda: Spell.objects.create(person=ada, ended=DAY, exit_kind="vanished"))


def test_a_number_and_an_address_belong_to_one_person(ada, cast):
    refused(lambda: Person.objects.create(company=cast.company, number="1", name="Bo"))
    refused(
        lambda: Person.objects.create(company=cast.company, number="2", name="Bo", email="ada@oak.example")
    )
    Person.objects.create(company=cast.foreign, number="1", name="Bo", email="ada@oak.example")


def test_a_person_has_a_name_unless_erased(cast):
    refused(lambda: Person.objects.create(company=cast.company, number="2", name=""))


def test_two_units_of_one_name_below_one_parent_are_refused(cast):
    top = Unit.objects.create(company=cast.company, name="Firm")
    Unit.objects.create(company=cast.company, name="Sales", parent=top)
    refused(lambda: Unit.objects.create(company=cast.company, name="firm"))
    refused(lambda: Unit.objects.create(company=cast.company, name="SALES", parent=top))


def test_a_unit_does_not_go_below_itself(cast):
    top = Unit.objects.create(company=cast.company, name="Firm")
    sales = Unit.objects.create(company=cast.company, name="Sales", parent=top)
    with pytest.raises(Changed):
        top.put_under(sales)
    assert set(top.subtree()) == {top.pk, sales.pk}
