"""The people of the sample: names for those whom the simulation knows by number, and their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from fairlead.core.simulate import SimulatedFirm
from fairlead.people.models import Company, Person, Post, Role, Spell, Unit, User

FIRST = (
    "Amara", "Bence", "Carys", "Dov", "Edda", "Farid", "Greta", "Hugo", "Ines", "Jonah", "Keiko", "Lars", "Mina", "Nuno",
    "Oona", "Piotr", "Quill", "Rosa", "Samir", "Tova", "Una", "Viktor", "Wren", "Yara", "Zeno",
)  # fmt: skip
LAST = (
    "Ashdown", "Brook", "Calder", "Dray", "Elster", "Fell", "Garrow", "Hale", "Irwell", "Jessop", "Kerr", "Lowe", "Marsh",
    "Nairn", "Oakes", "Penn", "Quayle", "Rooke", "Sayer", "Thorne", "Upton", "Vale", "Wick",
)  # fmt: skip


@dataclass(frozen=True)
class Chair:
    """Who may be signed in as, and which person of the sample that is."""

    number: str
    name: str


SEATS = {
    Role.OWNER: Chair("p001", "Orla Pell"),
    Role.MANAGER: Chair("p052", "Ravi Anand"),  # of Dunmere, the branch that was never told
    Role.EMPLOYEE: Chair("p054", "Wren Ashdown"),
}
KEYS = UUID(int=0x5A3B1E)  # the minute of a message hangs on the person's key, so keys are the same each time
LEADERS = {"p018": "Ben Harrow", "p036": "Tilda Moss"}  # owners of priorities in the plan


def name_of(number: str) -> str:
    """The same name each time; two lists whose lengths share no factor repeat after 575 people."""
    known = LEADERS | {chair.number: chair.name for chair in SEATS.values()}
    place = int(number.removeprefix("p"))
    return known.get(number) or f"{FIRST[place % len(FIRST)]} {LAST[place % len(LAST)]}"


def people_of(firm: SimulatedFirm, company: Company, accounts: Mapping[Any, User]) -> None:
    """Units, people, employments and posts, in four statements."""
    units = _units(firm.tables["units"].to_pylist(), company)
    rows = _up_to(timezone.localdate(), firm.tables["people"].to_pylist())
    by_chair = {SEATS[role].number: user for role, user in accounts.items()}
    people = {row["person"]: _person(row["person"], company, by_chair) for row in rows}
    Person.objects.bulk_create(people.values())
    Spell.objects.bulk_create(_spell(row, people) for row in rows)
    Post.objects.bulk_create(_post(row, people, units, timezone.localdate()) for row in rows)


def _up_to(today: date, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who came and went last did so a week ago, whenever the sample is made: its rounds show joiners and leavers."""
    days = ("hired_on", "left_on")
    last = max(row[day] for row in rows for day in days if row[day])
    later = max(today - timedelta(days=7) - last, timedelta())
    return [row | {day: row[day] + later for day in days if row[day]} for row in rows]


def _units(rows: list[dict[str, Any]], company: Company) -> dict[str, Unit]:
    """Those above stand before those below in the table."""
    made: dict[str, Unit] = {}
    for row in rows:
        made[row["unit"]] = Unit.objects.create(
            company=company, parent=made.get(row["parent"]), name=row["name"]
        )
    return made


def _person(number: str, company: Company, accounts: Mapping[str, User]) -> Person:
    account = accounts.get(number)
    return Person(company=company, key=uuid5(KEYS, number), number=number, name=name_of(number), account=account, revision=1,
                  email=account.email if account else f"{number}@sample.invalid")  # fmt: skip


def _spell(row: dict[str, Any], people: Mapping[str, Person]) -> Spell:
    return Spell(
        person=people[row["person"]],
        started=row["hired_on"],
        ended=row["left_on"],
        exit_kind=row["exit_kind"] or "",
    )


def _post(row: dict[str, Any], people: Mapping[str, Person], units: Mapping[str, Unit], today: date) -> Post:
    left = row["left_on"]
    return Post(
        person=people[row["person"]], unit=units.get(row["unit"]), manager=people.get(row["manager"]),
        job=row["role"] or "", level=row["level"] or "", location=row["location"] or "",
        pay_band=int(row["pay_band"]) if row["pay_band"] else None,
        began=row["hired_on"], until=left + timedelta(days=1) if left else None, recorded_on=today,
    )  # fmt: skip


def remove_people(company: Company) -> None:
    """From those that point to those pointed at; units let nobody stand in them when they go."""
    Post.objects.filter(person__company=company).delete()
    Person.objects.filter(company=company).delete()
    Unit.objects.filter(company=company).update(parent=None)
    Unit.objects.filter(company=company).delete()
