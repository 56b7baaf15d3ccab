"""The sample is the same each time, and gone without a trace after one click."""

from collections import Counter

import pytest
from django.apps import apps
from django.utils import timezone

from fairlead.communicate.models import Planned, Talk, Telling
from fairlead.communicate.practice import keeping
from fairlead.communicate.practice.models import QuarterCount
from fairlead.communicate.practice.sealing import holder_of
from fairlead.home.sample import remove_sample, sample
from fairlead.journal.models import Entry
from fairlead.people.access import Seat
from fairlead.people.models import Membership, Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def seat_of(company, role):
    user = Membership.objects.get(company=company, role=role).user
    return Seat(user, company, role)


def counts():
    return {
        model._meta.label: model._base_manager.count() for model in apps.get_models() if model is not Entry
    }


def test_the_same_sample_comes_each_time(cast):
    first = [sample(), tale()][1]
    remove_sample(
        seat=seat_of(Membership.objects.filter(company__is_sample=True).first().company, Role.OWNER)
    )
    assert [sample(), tale()][1] == first


def tale():
    """But for the minutes, which hang on the database's own numbers of people, and for today, of which the minutes decide."""
    owner = Membership.objects.get(company__is_sample=True, role=Role.OWNER)
    book = keeping.notebook_of(holder_of(owner.company.key, owner.user.key))
    past, day = Planned.objects.filter(slot__day__lt=timezone.localdate()), timezone.localdate()
    said = Telling.objects.filter(told_on__lt=day).values_list(
        "told_on", "statement", "channel", "unit__name", "people"
    )
    return (
        sorted(said),
        Counter(past.values_list("person__number", "day", "state")),
        list(Talk.objects.values_list("key", "starts", "unit__name", "state", "invitations__person__number")),
        book.turns,
        list(QuarterCount.objects.values_list("statement", "unit", "base", "named_from", "named_to")),
    )  # fmt: skip


def test_after_one_click_every_table_holds_what_it_held_before(cast):
    before = counts()
    company = sample()
    assert counts() != before
    remove_sample(seat=seat_of(company, Role.OWNER))
    assert counts() == before
