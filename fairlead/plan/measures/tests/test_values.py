"""Values are only ever added; a correction replaces and keeps; what is no figure is refused in a sentence."""

import math
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from fairlead.journal.models import Entry as Happened
from fairlead.people.models import Role
from fairlead.plan.measures import services
from fairlead.plan.measures.figures import NoDay, NoNumber, day_of, number_of, shown
from fairlead.plan.measures.models import Measure, Value, ValuesStay
from fairlead.plan.measures.reading import measure_rows
from fairlead.plan.measures.tests import hands


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95", 95),
        (" -3.5 ", -3.5),
        ("95 %", 95),
        ("1.2e6", 1.2e6),
        (".5", 0.5),
        ("+7.", 7),
        ("-0", 0),
        ("0e9", 0),
    ],
)
def test_a_figure_is_read_as_it_is_written(text, value):
    assert number_of(text) == value
    assert math.copysign(1, number_of(text)) == (1 if value >= 0 else -1)


@pytest.mark.parametrize(
    "text",
    ["", "nan", "NaN", "inf", "-Infinity", "1e400", "-1e400", "1e16", "3,5", "1,234", "1 234", "12a", "0x10", "٣", "1_000",
     "--1", "1e", "½", "9" * 61, "1e99999999"],
)  # fmt: skip
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(NoNumber):
        number_of(text)


def test_a_decimal_comma_is_named():
    with pytest.raises(NoNumber, match="decimal point"):
        number_of("3,5")


@pytest.mark.parametrize(
    "text", ["", "31.12.2025", "2026-02-30", "2026-3-1", "20260301", "2026-W01-1", "1989-12-31", "2999-01-01"]
)
def test_what_is_no_day_or_has_not_been_is_refused(text):
    with pytest.raises(NoDay):
        day_of(text, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (95.0, "95"),
        (12.5, "12.5"),
        (1250000.0, "1,250,000"),
        (-0.0, "0"),
        (1e-9, "1e-09"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_figure_is_shown_in_as_few_digits_as_say_the_same(value, text):
    assert shown(value) == text


def test_a_correction_is_a_further_row_and_the_first_one_stays(cast):
    measure = hands.measure(cast)
    hands.write(cast, measure, 40)
    hands.write(cast, measure, 41, note="one branch was missing")
    rows = Value.objects.filter(measure=measure)
    assert [(one.value, one.correction) for one in rows] == [(41, 1), (40, 0)]
    assert [one.value for one in rows.that_count()] == [41]


def test_the_same_value_again_adds_nothing(cast):
    measure = hands.measure(cast)
    assert (hands.write(cast, measure, 40), hands.write(cast, measure, 40)) == (1, 0)
    assert Happened.objects.filter(what="measure values written").count() == 1


def test_a_value_is_neither_changed_nor_removed(cast):
    measure = hands.measure(cast)
    hands.write(cast, measure, 40)
    row = Value.objects.get()
    for attempt in (row.save, row.delete, Value.objects.all().delete, lambda: Value.objects.update(value=90)):
        with pytest.raises(ValuesStay):
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute('UPDATE measures_value SET "value" = 90')
    assert Value.objects.get().value == 40


def test_the_database_refuses_what_is_no_figure(cast):
    measure = hands.measure(cast)
    for value in (math.nan, math.inf, 1e300):
        with pytest.raises(IntegrityError), transaction.atomic():
            Value.objects.create(measure=measure, on=hands.today(), value=value, source="typed")


def test_another_room_pushes_a_value_under_its_name(cast):
    measure = hands.measure(cast)
    given = {
        "company": cast.company,
        "measure_key": measure.key,
        "day": hands.today(),
        "value": 55.0,
        "source": "sell",
    }
    assert (services.push(**given), services.push(**given)) == (1, 0)
    assert [(row["source"], row["value"], row["counts"]) for row in measure_rows(cast.company)] == [
        ("sell", 55.0, True)
    ]


@pytest.mark.parametrize(
    ("change", "error"),
    [({"measure_key": "none"}, services.NoSuchMeasure), ({"value": math.nan}, NoNumber), ({"value": math.inf}, NoNumber),
     ({"day": date(2999, 1, 1)}, NoDay)],
)  # fmt: skip
def test_what_another_room_pushes_is_checked_as_if_typed(cast, change, error):
    measure = hands.measure(cast)
    given = {
        "company": cast.company,
        "measure_key": measure.key,
        "day": hands.today(),
        "value": 55.0,
        "source": "sell",
    }
    with pytest.raises(error):
        services.push(**given | change)
    assert not Value.objects.exists()


def test_nobody_pushes_into_another_company(cast):
    measure = hands.measure(cast)
    with pytest.raises(services.NoSuchMeasure):
        services.push(
            company=cast.foreign, measure_key=measure.key, day=hands.today(), value=1.0, source="sell"
        )


def test_many_values_are_all_written_or_none(cast):
    measure = hands.measure(cast)
    entries = [services.Entry(hands.today(), 1.0), services.Entry(hands.today() + timedelta(days=1), 2.0)]
    with pytest.raises(NoDay):
        services.write(seat=hands.seat(cast), measure=measure, entries=entries)
    assert not Value.objects.exists()


def test_a_changed_target_is_told_to_the_journal_without_its_value(cast):
    measure = hands.measure(cast)
    services.change(seat=hands.seat(cast), measure=measure, terms=hands.terms(target=60.0))
    told = Happened.objects.get(what="measure changed")
    assert told.details == {"fields": ["target"]}
    assert Measure.objects.get().target == 60


def test_a_second_figure_of_a_statement_has_a_key_of_its_own(cast):
    assert [hands.measure(cast).key, hands.measure(cast).key] == [hands.GOAL, f"{hands.GOAL}-figure-2"]
    for _n in range(services.A_STATEMENT - 2):
        hands.measure(cast)
    with pytest.raises(services.TooManyMeasures):
        hands.measure(cast)


def test_what_is_removed_with_its_company_takes_its_values_along(cast):
    hands.write(cast, hands.measure(cast), 1, 2, 3)
    cast.users[Role.OWNER].delete()
    assert Value.objects.filter(by=None).count() == 3
    cast.company.delete()
    assert not Value.objects.exists()
