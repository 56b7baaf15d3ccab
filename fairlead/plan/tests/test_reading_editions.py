"""Editions as they are read: by audience, beside each other, through time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.people.models import Role
from fairlead.plan.models import Edition
from fairlead.plan.tests import hands
from fairlead.plan.tests.hands import at, come_in, rewrite, text_of, write

pytestmark = pytest.mark.django_db
SECRET = "Sell the Carrow yard by summer."
READERS = [Role.PEOPLE_TEAM, Role.MANAGER, Role.EMPLOYEE]


@pytest.fixture
def told(cast):
    """Three editions: one statement for staff that is changed, one for leaders that is reworded and then told to all."""
    write(cast, key="call")
    write(cast, SECRET, key="sell", audience="leaders", details="")
    hands.publish(cast, note="The first.")
    rewrite(cast, "call", target="60 %")
    rewrite(cast, "sell", text="Sell the Carrow yard by autumn.")
    hands.publish(cast, why="A buyer is near.")
    rewrite(cast, "sell", text="We sell the yard at Carrow by autumn.", audience="staff")
    hands.publish(cast, why="The contract is signed.")
    return cast


@pytest.mark.parametrize("role", READERS)
def test_what_is_for_leaders_alone_is_on_no_page_of_anybody_else(client, told, role):
    come_in(client, told, role)
    pages = [
        at(told, "edition", number=1), at(told, "edition", number=2), at(told, "edition-file", number=2),
        at(told, "compare-editions") + "?from=1&to=2", at(told, "editions"),
    ]  # fmt: skip
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "Carrow" not in text_of(answer), page
    assert "A buyer is near." in text_of(
        client.get(at(told, "compare-editions") + "?from=1&to=2")
    )  # of `call`
    through = text_of(client.get(at(told, "edition-statement", key="sell")))
    assert "by summer" not in through
    assert "A buyer is near." not in through


@pytest.mark.parametrize("role", [Role.OWNER, Role.LEADER, Role.ADVISER])
def test_who_writes_the_plan_reads_all_of_it(client, told, role):
    come_in(client, told, role)
    assert SECRET in text_of(client.get(at(told, "edition", number=1)))
    assert (
        client.get(at(told, "edition-file", number=1)).content.decode()
        == Edition.objects.get(number=1).source
    )
    through = text_of(client.get(at(told, "edition-statement", key="sell")))
    assert "A buyer is near." in through
    assert "The contract is signed." in through


def test_what_staff_see_for_the_first_time_is_new_to_them_and_its_old_reasons_stay_with_the_leaders(
    client, told
):
    page = text_of(come_in(client, told, Role.EMPLOYEE).get(at(told, "compare-editions") + "?from=2&to=3"))
    assert "We sell the yard at Carrow by autumn." in page
    assert "New" in page
    assert "The contract is signed." not in page  # it explains a rewording that staff never saw


def test_a_statement_that_only_leaders_ever_read_has_no_history_for_others(client, cast):
    write(cast, SECRET, key="sell", audience="leaders")
    hands.publish(cast)
    come_in(client, cast, Role.EMPLOYEE)
    assert client.get(at(cast, "edition-statement", key="sell")).status_code == 404
    assert "Nothing in this edition is written for you." in text_of(client.get(at(cast, "edition", number=1)))


def test_a_seat_of_another_company_reads_no_statement(told):
    foreign = hands.Seat(told.stranger, told.foreign, Role.OWNER)
    assert not Edition.current(told.company).statements_readable_by(foreign).exists()


def test_the_statements_of_another_company_stay_out_of_a_history(client, told):
    write(told, "Unlike.", key="other")
    client.force_login(told.stranger)
    assert client.get(f"/c/{told.foreign.slug}/plan/editions/statement/call/").status_code == 404


def test_two_editions_stand_beside_each_other_with_every_reason_between_them(client, told):
    page = text_of(come_in(client, told).get(at(told, "compare-editions") + "?from=3&to=1"))  # in any order
    assert "From edition 1 to edition 3" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert "A buyer is near." in page
    assert "The contract is signed." in page


@pytest.mark.parametrize("asked", ["", "?from=1", "?from=a&to=b", "?from=2&to=2", "?from=1&to=" + "9" * 40])
def test_a_comparison_that_cannot_be_made_says_so(client, told, asked):
    assert come_in(client, told).get(at(told, "compare-editions") + asked).status_code == 200


def test_an_edition_that_was_never_published_is_not_there(client, told):
    come_in(client, told)
    assert client.get(at(told, "edition", number=9)).status_code == 404
    assert client.get(at(told, "edition", number=10**30)).status_code == 404
    assert client.get(at(told, "compare-editions") + "?from=1&to=9").status_code == 404


def day(moment) -> str:
    return timezone.localtime(moment).date().isoformat()


def test_what_the_direction_was_on_a_day_is_the_edition_of_its_evening(client, cast):
    now = timezone.now()
    for number, days in enumerate([400, 100, 100], 1):
        edition = Edition.objects.create(
            company=cast.company,
            number=number,
            source="",
            published_at=now - timedelta(days=days, minutes=-number),
        )
        edition.statements.create(key="a", kind="goal", text=f"Direction number {number}.")
    come_in(client, cast, Role.EMPLOYEE)

    def on(days):
        return text_of(client.get(at(cast, "edition-on") + f"?day={day(now - timedelta(days=days))}"))

    assert "no plan was in force here" in on(500)
    assert "Direction number 1." in on(300)
    assert "Direction number 3." in on(99)
    assert "Direction number 3." in on(-5)


def test_today_the_current_edition_holds_even_if_the_clock_was_wrong_when_it_was_published(client, cast):
    ahead = timezone.now() + timedelta(days=300)
    edition = Edition.objects.create(company=cast.company, number=1, source="", published_at=ahead)
    edition.statements.create(key="a", kind="goal", text="Published by a fast clock.")
    page = come_in(client, cast).get(at(cast, "edition-on") + f"?day={timezone.localdate()}")
    assert "Published by a fast clock." in text_of(page)


def test_a_day_that_is_none_is_told_in_a_sentence(client, cast):
    answer = come_in(client, cast).get(at(cast, "edition-on") + "?day=spring<script>")
    assert answer.status_code == 400
    assert "“spring&lt;script&gt;” is no day of the calendar" in text_of(answer)


def test_an_empty_shelf_says_what_an_edition_is(client, cast):
    assert "Nothing has been published yet." in text_of(come_in(client, cast).get(at(cast, "editions")))


def test_the_life_of_a_statement_is_told_from_its_first_edition_to_its_last(client, told):
    write(told, "Nobody rides alone.", key="ride")
    hands.publish(told)  # the others stay as they were
    come_in(client, told, Role.EMPLOYEE)
    page = text_of(client.get(at(told, "edition-statement", key="call")))
    assert "First said in edition 1" in page
    assert "Changed in substance 1 time since." in page
    assert page.count("The same words.") == 2
    for number in (1, 2, 3, 4):
        assert at(told, "edition", number=number) in page
    assert "A buyer is near." in page
    assert "#call" in page  # what hangs on it
    page = text_of(client.get(at(told, "edition-statement", key="sell")))  # staff read it since edition 3
    assert "First said in edition 3" in page
    assert "Never changed in substance." in page


def test_a_statement_that_was_taken_out_is_told_as_not_in_force(client, told):
    row = hands.DraftStatement.objects.get(company=told.company, key="call")
    hands.drafting.delete(seat=hands.seat(told), key="call", version=row.version)
    hands.publish(told, why="Nobody rang.")
    page = text_of(come_in(client, told, Role.EMPLOYEE).get(at(told, "edition-statement", key="call")))
    assert "not in force" in page
    assert "Nobody rang." in page
