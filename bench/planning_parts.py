"""The processes of bench/planning.py: the company, the planner from an empty table, and the same rows put in bare."""

import json
import pickle
import resource
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from fairlead.communicate import planning  # noqa: E402
from fairlead.communicate.models import Caps, Hours, Leave, Planned, Round, Slot, company_hours  # noqa: E402
from fairlead.communicate.times import is_public_holiday  # noqa: E402
from fairlead.people.models import Company, Person, Post, Spell, Unit  # noqa: E402

TUESDAY = date(2027, 1, 5)
NOW = datetime(
    2027, 1, 3, 9, 30, tzinfo=UTC
)  # the first turn of which the second next day is Tuesday everywhere
ZONES = (
    *(
        ("Europe/London", "GB"),
        ("Europe/Berlin", "DE"),
        ("America/New_York", "US"),
        ("America/Sao_Paulo", "BR"),
    ),
    *(("Asia/Tokyo", "JP"), ("Asia/Kolkata", "IN"), ("Australia/Sydney", "AU"), ("Pacific/Auckland", "NZ")),
    *(("Africa/Cairo", "EG"), ("Asia/Riyadh", "SA"), ("America/Mexico_City", "MX"), ("Europe/Warsaw", "PL")),
)
SUNDAY_TO_THURSDAY = "60123"
A_BITE = 10_000


def prepare(people: int) -> None:
    call_command("migrate", verbosity=0)
    company = Company.objects.create(name="Invented", slug="invented")
    units = _units(company)
    for first in range(0, people, A_BITE):
        _some(company, units, range(first, min(first + A_BITE, people)))
    Caps.objects.create(company=company)
    half = [str(unit.key) for unit in units[::2]]
    for name, chosen in (("for all", []), ("for half", half)):
        Round.objects.create(
            company=company, name=name, units=chosen, tells=False, practises=True, state="running",
            weekday=1, begins=TUESDAY, ends=TUESDAY + timedelta(weeks=12),
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({"rows": 0}))


def _units(company: Company) -> list[Unit]:
    hours = company_hours(company)
    hours.zone = "Europe/London"
    hours.save()
    units = Unit.objects.bulk_create(Unit(company=company, name=f"Unit {n}") for n in range(120))
    Hours.objects.bulk_create(
        Hours(company=company, unit=unit, zone=zone, country=country, week=SUNDAY_TO_THURSDAY if country in ("EG", "SA") else "")
        for unit, (zone, country) in zip(units, ZONES * 10, strict=True)
    )  # fmt: skip
    return units


@transaction.atomic
def _some(company: Company, units: list[Unit], numbers: range) -> None:
    """One in fifty has hours of the own, one in twenty is on leave, one in a hundred has no address."""
    since, last, ids = date(2020, 1, 1), TUESDAY + timedelta(days=4), [n + 1 for n in numbers]
    _put(Person, "id key company_id number name email language revision added_at", (
        (n, uuid4(), company.pk, str(n), f"Person {n}", f"p{n}@oak.example" if n % 100 else "", "", 0, NOW) for n in ids
    ))  # fmt: skip
    _put(Spell, "person_id started exit_kind", ((n, since, "") for n in ids))
    _put(Post, "person_id unit_id job level location began recorded_on", (
        (n, units[n % 120].pk, "", "", f"Place {n % 40}", since, since) for n in ids
    ))  # fmt: skip
    _put(Hours, "company_id person_id place zone country part week opens closes", (
        (company.pk, n, "", "", "", "", "", time(10), time(16)) for n in ids if n % 50 == 0
    ))  # fmt: skip
    _put(Leave, "person_id first last noted_at", ((n, TUESDAY, last, NOW) for n in ids if n % 20 == 7))


def _put(model: Any, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    names = columns.split()
    fields = [model._meta.get_field(name.removesuffix("_id")) for name in names]
    ready = ([f.get_db_prep_save(v, connection) for f, v in zip(fields, row, strict=True)] for row in rows)
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) VALUES ({marks})",
            list(ready),
        )


class Watch:
    def __enter__(self) -> "Watch":
        self.began, self.used = perf_counter(), process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds, self.processor = perf_counter() - self.began, process_time() - self.used


def empty() -> None:
    Planned.objects.all()._raw_delete("default")
    Slot.objects.all()._raw_delete("default")


def ours(_people: int) -> None:
    empty()
    for _zone, country in ZONES:
        is_public_holiday(TUESDAY, country)  # half a second to load, once in the life of a worker
    with Watch() as watch:
        while planning.plan(NOW):
            pass
    _keep()
    _say(watch, Planned.objects.count())


COLUMNS = (
    "slot_id", "person_id", "state", "reason", "moment", "day", "week", "of_day", "of_week",
    "day_cap", "week_cap", "unit_id", "channel", "refused",
)  # fmt: skip


def _file() -> Path:
    return settings.DATA / "rows.pickle"


def _keep() -> None:
    rows = Planned.objects.order_by("pk").values_list(*COLUMNS)
    with _file().open("wb") as kept:
        for first in range(0, rows.count(), A_BITE):
            pickle.dump([_plain(row) for row in rows[first : first + A_BITE]], kept)


def _plain(row: tuple) -> tuple:
    if connection.vendor != "sqlite":
        return row
    return tuple(str(value) if isinstance(value, date | datetime | UUID) else value for value in row)


PEOPLE = """
SELECT p.id, p.key, p.email, o.unit_id, o.location FROM people_person p JOIN people_post o ON o.person_id = p.id
WHERE p.company_id = %s AND p.id > %s AND p.erased_at IS NULL AND o.began <= %s AND (o.until IS NULL OR o.until > %s)
AND EXISTS (SELECT 1 FROM people_spell s WHERE s.person_id = p.id AND s.started <= %s AND (s.ended IS NULL OR s.ended >= %s))
ORDER BY p.id LIMIT %s"""
PUT = f"INSERT INTO communicate_planned ({', '.join(COLUMNS)}) VALUES "
MARKS = f"({', '.join(['%s'] * len(COLUMNS))})"


def bare(_people: int) -> None:
    Planned.objects.all()._raw_delete("default")
    with Watch() as reading:
        _read()
        _read()  # two rounds
    seconds = processor = 0.0
    rows = 0
    with _file().open("rb") as kept:
        while some := _next(kept):
            rows += len(some)
            with Watch() as watch:
                _insert(some)
            seconds, processor = seconds + watch.seconds, processor + watch.processor
    reading.seconds, reading.processor = reading.seconds + seconds, reading.processor + processor
    _say(reading, rows, inserting=seconds)


def _insert(rows: list[tuple[Any, ...]]) -> None:
    """In transactions of as many as ours, in statements of as many."""
    for begin in range(0, len(rows), 2_000):
        with transaction.atomic(), connection.cursor() as cursor:
            for first in range(begin, min(begin + 2_000, len(rows)), 500):
                some = rows[first : first + 500]
                cursor.execute(PUT + ", ".join([MARKS] * len(some)), [value for row in some for value in row])


def _next(kept) -> list:
    try:
        return pickle.load(kept)
    except EOFError:
        return []


def _read() -> None:
    company, after = Company.objects.get().pk, 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(PEOPLE, [company, after, TUESDAY, TUESDAY, TUESDAY, TUESDAY, 1_000])
            rows = cursor.fetchall()
            if not rows:
                return
            after = rows[-1][0]


def _say(watch: Watch, rows: int, **more: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = {"seconds": watch.seconds, "processor": watch.processor, "peak": peak, "rows": rows}
    print(json.dumps(said | more))


if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]))
