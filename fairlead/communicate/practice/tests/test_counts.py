"""Upward go counts of a quarter and nothing else: five or more, in steps, once."""

from datetime import date
from uuid import UUID

import pytest

from fairlead.communicate.practice import keeping
from fairlead.communicate.practice.counting import NotOver, Quarter, quarterly_counts
from fairlead.communicate.practice.jobs import count_the_quarter
from fairlead.communicate.practice.models import QuarterCount, QuarterRelease
from fairlead.communicate.practice.notebook import Turn
from fairlead.communicate.practice.sealing import holder_of
from fairlead.communicate.practice.tests.hands import CALL, at
from fairlead.core.memory import Grade
from fairlead.people.models import Membership, Person, Post, Role, Unit, User

pytestmark = pytest.mark.django_db
FIRST = Quarter(date(2026, 1, 1))
AFTER = date(2026, 4, 1)
IN = date(2026, 3, 20)


def colleague(firm, number, unit, grades, day=IN, lineage="call@1"):
    """Somebody with a seat and a post, who has answered so."""
    user = User.objects.create_user(f"n{number}@oak.example", name=f"N {number}")
    user.key = UUID(int=1000 + number)
    user.save()
    Membership.objects.create(user=user, company=firm.company, role=Role.EMPLOYEE)
    person = Person.objects.create(company=firm.company, number=str(number), name=f"N {number}", account=user)
    Post.objects.create(person=person, unit=unit, began=date(2025, 1, 1), recorded_on=date(2025, 1, 1))
    for grade in grades:
        turn = Turn(lineage, 1, day.toordinal(), "say", grade)
        keeping.change(holder_of(firm.company.key, user.key), lambda book, turn=turn: book.answered(turn))
    return user


@pytest.fixture
def units(firm):
    return [Unit.objects.create(company=firm.company, name=name) for name in ("North", "South", "Del")]


def staff(firm, units, sizes=(12, 11, 3)):
    """Two of three of North hold it, one of three of South; Del is small."""
    number = 0
    for unit, size, every in zip(units, sizes, (3, 1, 1), strict=True):
        for nth in range(size):
            number += 1
            named = nth % 3 != 0 if every == 3 else nth % 3 == 0
            colleague(firm, number, unit, [Grade.NAMED if named else Grade.NOT])


def counted(firm, clock, today=AFTER):
    clock.now = clock.now.replace(year=today.year, month=today.month, day=today.day)
    return quarterly_counts(company=firm.company, quarter=FIRST, today=today)


def test_units_of_five_and_more_are_told_in_steps_and_small_ones_are_not(firm, units, clock):
    staff(firm, units)
    made = counted(firm, clock)
    told = {row.unit: row for row in made.counts.filter(statement="call", why_hidden="")}
    assert "Del" not in told
    for unit, true in (("North", 8), ("South", 4)):
        if unit in told:
            assert told[unit].named_from <= true <= told[unit].named_to
            assert told[unit].named_to - told[unit].named_from >= 2
            assert "-" in told[unit].base
    assert {row.unit for row in made.counts.filter(statement="call")} >= {"", "North", "South", "Del"}


def test_under_five_nothing_is_told_of_anybody(client, firm, units, clock):
    staff(firm, units, sizes=(4, 0, 0))
    made = counted(firm, clock)
    assert not made.counts.filter(why_hidden="").exists()
    client.force_login(firm.users[Role.OWNER])
    page = client.get(at(firm, "counts")).content.decode()
    assert "2026-Q1" in page
    assert 'class="number">4' not in page


def test_there_is_no_second_release(firm, units, clock):
    staff(firm, units)
    first = list(
        counted(firm, clock).counts.values_list("statement", "unit", "base", "named_from", "named_to")
    )
    for number in range(100, 110):
        colleague(firm, number, units[0], [Grade.NOT])
    Membership.objects.filter(user__email__startswith="n1@").delete()
    assert (
        list(counted(firm, clock).counts.values_list("statement", "unit", "base", "named_from", "named_to"))
        == first
    )
    assert QuarterRelease.objects.count() == 1


def test_only_the_last_answer_of_the_quarter_to_the_sentence_as_it_stands_counts(firm, units, clock):
    for number in range(20):
        colleague(firm, number, units[0], [Grade.NAMED, Grade.NOT])
    for number in range(20, 26):
        colleague(firm, number, units[0], [Grade.NAMED], day=date(2026, 4, 1))
    row = counted(firm, clock, date(2026, 4, 2)).counts.get(statement="call", unit="")
    assert (row.base, row.named_from, row.named_to) == ("20", 0, 2)


def test_a_quarter_is_counted_when_it_is_over(firm, clock):
    with pytest.raises(NotOver):
        counted(firm, clock, date(2026, 3, 31))
    assert [Quarter.of(date(2026, 12, 31)).name, Quarter.last_before(date(2026, 1, 5)).name] == [
        "2026-Q4",
        "2025-Q4",
    ]
    assert Quarter(date(2026, 10, 1)).last == date(2026, 12, 31)


def test_what_is_for_leaders_is_not_counted(firm, units, clock):
    for number in range(30):
        colleague(firm, number, units[0], [Grade.NAMED], lineage="sell@1")
    assert not counted(firm, clock).counts.filter(statement="sell").exists()


def test_the_worker_counts_each_company_once(firm, units, clock):
    staff(firm, units)
    clock.now = clock.now.replace(month=4, day=1)
    for _turn in range(2):
        assert "2026-Q1" in count_the_quarter(clock.now)
    assert QuarterRelease.objects.count() == 2  # ours and the foreign one
    assert QuarterCount.objects.filter(text=CALL).exists()


def test_the_page_says_why_there_is_nothing(client, firm):
    client.force_login(firm.users[Role.OWNER])
    assert "Nothing is counted yet" in client.get(at(firm, "counts")).content.decode()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.EMPLOYEE, Role.ADVISER])
def test_who_does_not_tell_the_plan_sees_no_counts(client, firm, role):
    client.force_login(firm.users[role])
    assert client.get(at(firm, "counts")).status_code == 403
