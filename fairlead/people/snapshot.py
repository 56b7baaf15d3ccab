"""The people of a company as the core knows them: their last employment and their last post."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from fairlead.core.directory import Record
from fairlead.people.models import Company, Person, Post, Spell, Unit, paths

EARLIEST = date.min
Dated = TypeVar("Dated", Spell, Post)


def last_spells(company: Company) -> dict[int, Spell]:
    return last_by_person(Spell.objects.filter(person__company=company), lambda spell: spell.started)


def last_posts(company: Company) -> dict[int, Post]:
    return last_by_person(Post.objects.filter(person__company=company), lambda post: post.began)


def last_by_person(rows: Iterable[Dated], begins: Callable[[Dated], date | None]) -> dict[int, Dated]:
    """The latest row of each person."""
    ordered = sorted(rows, key=lambda row: (begins(row) or EARLIEST, row.pk))
    return {row.person_id: row for row in ordered}


def records_of(company: Company) -> tuple[Record, ...]:
    """Everybody who is not erased, in order of numbers."""
    people = {p.pk: p for p in Person.objects.filter(company=company, erased_at=None)}
    spells, posts = last_spells(company), last_posts(company)
    where = paths(Unit.objects.filter(company=company))
    numbers = {pk: person.number for pk, person in people.items()}
    found = (record(p, spells.get(pk), posts.get(pk), numbers, where) for pk, p in people.items())
    return tuple(sorted(found, key=lambda one: one.person))


def record(
    person: Person,
    spell: Spell | None,
    post: Post | None,
    numbers: dict[int, str],
    where: dict[int, tuple[str, ...]],
) -> Record:
    """One person in one value."""
    post, spell = post or Post(), spell or Spell()
    return Record(
        person.number, person.name, person.email, where.get(post.unit_id, ()), numbers.get(post.manager_id, ""),
        post.job, post.level, post.location, spell.started, spell.ended, spell.exit_kind, person.language, post.pay_band,
    )  # fmt: skip
