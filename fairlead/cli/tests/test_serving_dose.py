"""Web, export, `dose` and the link *sent* count the same tellings the same way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fairlead.cli.serving_export import _write_folder
from fairlead.cli.serving_tables import sheets_of, unit_ids
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.dose import dose as on_the_page
from fairlead.communicate.models import Kind, Slot, Telling
from fairlead.communicate.occasions import WITHOUT_UNIT, rows_of, spent
from fairlead.communicate.tests.hands import a_round, person, publish, seat_of, unit
from fairlead.core.diagnosis import diagnose
from fairlead.core.diagnosis.doses import dose


@pytest.fixture
def told(cast):
    """A firm of two branches; tellings of every kind, on either side of the first day that counts."""
    publish(seat_of(cast))
    firm = unit(cast.company, "Firm")
    north, south = unit(cast.company, "North", firm), unit(cast.company, "South", firm)
    for number, where in enumerate((north, north, north, south, south)):
        person(cast.company, number, where)
    call, pay, rest = (row.key for row in statements_of(cast.company)[:3])
    today = timezone.localdate()

    def tell(statement, ago, where=None, channel="talk", **more):
        day = today - timedelta(days=ago)
        return Telling.objects.create(
            company=cast.company, told_on=day, statement=statement, channel=channel, unit=where, **more
        )

    tell(call, 0)
    tell(call, 89, north)
    tell(call, 90, north)  # the ninety-first day counts no more
    tell(call, 3, firm, audience="who came in early")
    tell(pay, 4, audience="whoever had an hour")  # said to all: the words are beside it
    tell(pay, 5, south, people=1)
    tell(pay, 5, south, people=2)  # the same occasion
    tell(pay, 5, south, teller="Maren")
    slot = Slot.objects.create(
        round=a_round(seat_of(cast)), number=1, day=today, kind=Kind.TELLING, statement=rest
    )
    tell(rest, 0, None, "message", slot=slot, audience="Weekly", people=2)  # to people who stand in no unit
    return cast.company, (call, pay, rest), (north, south)


@pytest.mark.django_db
def test_page_export_dose_and_the_link_sent_say_the_same(told, tmp_path):
    company, keys, units = told
    seen = {
        key: [cell.count for cell in line]
        for key, line in on_the_page(company, keys, units, timezone.localdate()).items()
    }
    assert list(seen.values()) == [[3, 2], [1, 3], [0, 0]]
    folder = tmp_path / "firm"
    _write_folder(folder, sheets_of(company))
    found, ids = dose(folder), unit_ids(company)
    assert found.units == tuple(ids[one.pk] for one in units)
    assert {one.statement: list(one.n) for one in found.told if one.statement in keys} == seen
    assert found.unplaced == {WITHOUT_UNIT: 1}
    often = {key: [n >= 3 for n in line] for key, line in seen.items()}
    sent = next(link for link in diagnose(folder).links if link.link == "sent")
    people = (3, 2)
    pairs = sum(n * enough for line in often.values() for n, enough in zip(people, line, strict=True))
    assert sent.estimate.value == pytest.approx(pairs / (5 * len(keys)))


@pytest.mark.django_db
def test_page_and_dose_say_the_same_of_contacts(told, tmp_path):
    company, keys, _units = told
    today = timezone.localdate()
    rows = rows_of(company, today - timedelta(days=89), today)
    seen = {one.statement: (one.total, one.by_way, one.unknown) for one in spent(company, rows, today)}
    folder = tmp_path / "firm"
    _write_folder(folder, sheets_of(company))
    exported = {one.statement: one.contacts for one in dose(folder).told if one.contacts}
    assert {key: (one.total, one.by_way, one.unknown) for key, one in exported.items()} == seen
    assert seen[keys[0]][0] == 5 + 3 + 5
    assert seen[keys[1]][0] == 5 + 2 + 2
