"""A difference written into the tables in a few statements, with a log that takes it back exactly."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models

from fairlead.core.directory import Change, Difference, Record
from fairlead.core.directory.values import MOVED
from fairlead.people.models import Company, Person, Post, Spell, Unit, paths
from fairlead.people.snapshot import last_posts, last_spells

BATCH = 500
ON_PERSON = ("number", "name", "email", "language", "revision")
ON_SPELL = ("started", "ended", "exit_kind")
ON_POST = ("unit_id", "manager_id", "job", "level", "location", "pay_band", "began", "until")
TABLES: dict[str, type[models.Model]] = {"unit": Unit, "person": Person, "spell": Spell, "post": Post}


class Writer:
    """Collects what is made and what is changed; `write` puts it down. Called inside a transaction."""

    def __init__(self, company: Company, on: date) -> None:
        self.company, self.on = company, on
        self.people = {
            person.number: person for person in Person.objects.filter(company=company, erased_at=None)
        }
        self.spells, self.posts = last_spells(company), last_posts(company)
        self.units = {path: pk for pk, path in paths(Unit.objects.filter(company=company)).items()}
        self.made: dict[str, list[Any]] = defaultdict(list)
        self.was: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.changed: dict[str, dict[int, Any]] = defaultdict(dict)

    def write(self, difference: Difference) -> dict[str, Any]:
        """The log with which `take_back` undoes it all."""
        people = [(change, self.person(change)) for change in difference.changes]
        self.save_people()
        by_number = {change.becomes.person: person for change, person in people if change.becomes}
        self.people.update(by_number)
        for change, person in people:
            self.employ(change, person)
        self.save("spell", Spell, ON_SPELL)
        for change, person in people:
            self.place(change, person)
        self.save("post", Post, ON_POST)
        return self.log([person for _, person in people])

    def person(self, change: Change) -> Person:
        """The row of a person, made or changed."""
        becomes = of(change)
        fields = {
            "number": becomes.person,
            "name": becomes.name,
            "email": becomes.email,
            "language": becomes.language,
        }
        if change.was is None:
            person = Person(company=self.company, revision=1, **fields)
            self.made["person"].append(person)
            return person
        person = self.people[change.was.person]
        self.change("person", person, ON_PERSON, **fields, revision=person.revision + 1)
        return person

    def employ(self, change: Change, person: Person) -> None:
        """A new employment for one who is new, or who comes back with a later first day; else the last one changes."""
        becomes, last = of(change), self.spells.get(person.pk)
        fields = {"started": becomes.hired_on, "ended": becomes.left_on, "exit_kind": becomes.exit_kind}
        if last is None or (last.ended and becomes.hired_on and becomes.hired_on > last.ended):
            self.made["spell"].append(Spell(person=person, **fields))
        else:
            self.change("spell", last, ON_SPELL, **fields)

    def place(self, change: Change, person: Person) -> None:
        """A new post where the place changes; the old one ends where it does or the person leaves."""
        becomes, last = of(change), self.posts.get(person.pk)
        fields, end = self.fields(becomes), becomes.left_on and becomes.left_on + timedelta(days=1)
        if last is None:
            began = min(becomes.hired_on or self.on, end or date.max)
            self.add_post(person, fields, began, end)
        elif change.kind == "return":
            self.add_post(
                person, fields, max(last.until or self.on, becomes.hired_on or self.on, last.began), end
            )
        elif becomes.here(self.on) and set(change.fields) & {*MOVED} and differ(last, fields):
            began = max(self.on, last.began)
            self.change("post", last, ON_POST, until=began)
            self.add_post(person, fields, began, end and max(end, began))
        else:
            self.change("post", last, ON_POST, **fields, until=end and max(end, last.began))

    def add_post(self, person: Person, fields: dict[str, Any], began: date, until: date | None) -> None:
        until = until and max(until, began)
        self.made["post"].append(Post(person=person, began=began, until=until, recorded_on=self.on, **fields))

    def fields(self, becomes: Record) -> dict[str, Any]:
        """The columns of a post."""
        manager = self.people.get(becomes.manager)
        return {
            "unit_id": self.unit(becomes.unit), "manager_id": manager.pk if manager else None, "job": becomes.job,
            "level": becomes.level, "location": becomes.location, "pay_band": becomes.pay_band,
        }  # fmt: skip

    def unit(self, path: tuple[str, ...]) -> int | None:
        """The unit at the end of a path; what is missing of it is made."""
        if path and path not in self.units:
            unit = Unit.objects.create(company=self.company, parent_id=self.unit(path[:-1]), name=path[-1])
            self.made["unit"].append(unit)
            self.units[path] = unit.pk
        return self.units.get(path)

    def change(self, table: str, row: Any, names: Sequence[str], **fields: Any) -> None:
        """Notes what was, before it is another."""
        old = {
            name: getattr(row, name)
            for name in names
            if name in fields and getattr(row, name) != fields[name]
        }
        if not old:
            return
        before = self.was[table].setdefault(row.pk, {})
        for name, value in old.items():
            before.setdefault(name, value)
            setattr(row, name, fields[name])
        self.changed[table][row.pk] = row

    def save_people(self) -> None:
        freed(self.was["person"])
        self.save("person", Person, ON_PERSON)

    def save(self, table: str, model: type[models.Model], names: Sequence[str]) -> None:
        """What changed first: only one row of a person may be open."""
        columns = [name.removesuffix("_id") for name in names]
        model._default_manager.bulk_update(self.changed[table].values(), columns, batch_size=BATCH)
        model._default_manager.bulk_create(self.made[table], batch_size=BATCH)

    def log(self, people: Sequence[Person]) -> dict[str, Any]:
        return {
            "made": {table: [row.pk for row in rows] for table, rows in self.made.items()},
            "was": {
                table: {str(pk): plain(old) for pk, old in rows.items()} for table, rows in self.was.items()
            },
            "revisions": {str(person.pk): person.revision for person in people},
        }


def differ(post: Post, fields: Mapping[str, Any]) -> bool:
    """Whether the place is another: a manager with a new number is the same manager."""
    return any(getattr(post, name) != value for name, value in fields.items())


def of(change: Change) -> Record:
    """What somebody becomes; a difference to be written always says it."""
    if change.becomes is None:
        raise ValueError("a change to be written has no record")
    return change.becomes


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def freed(was: Mapping[int, Mapping[str, Any]]) -> None:
    """Numbers and addresses may change hands: first nobody has them."""
    for pk, old in was.items():
        empty = {"number": f"changing:{pk}", "email": ""}
        if fields := {name: value for name, value in empty.items() if name in old}:
            Person.objects.filter(pk=pk).update(**fields)


def take_back(undo: dict[str, Any]) -> None:
    """Everything as it was before `write`; units that others stand in by now stay."""
    made, was = undo["made"], undo["was"]
    for table in ("post", "spell", "person"):
        delete(TABLES[table], made.get(table, ()))
    freed({int(pk): old for pk, old in was.get("person", {}).items()})
    for table in ("person", "spell", "post"):
        for pk, old in was.get(table, {}).items():
            TABLES[table]._default_manager.filter(pk=int(pk)).update(**old)
    delete_units(made.get("unit", ()))


def delete_units(keys: Sequence[int]) -> None:
    """From the leaves up, as far as nobody stands in them."""
    for at in range(0, len(keys), BATCH):
        batch = Unit.objects.filter(pk__in=keys[::-1][at : at + BATCH], posts=None, children=None)
        while batch.delete()[0]:
            continue


def delete(model: type[models.Model], keys: Sequence[int]) -> None:
    for at in range(0, len(keys), BATCH):
        model._default_manager.filter(pk__in=keys[at : at + BATCH]).delete()
