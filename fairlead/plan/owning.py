"""Who owns what: statements on the tree of units. An owner is free text, so a match is exact or it is a doubt.

Exactly one person of that name who works here, else exactly one unit of that name, else the owner as written. Persons
are matched among those whom the reader may see; for everybody else a name stays what it is: words in the plan.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from fairlead.core.plans import Kind
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, people_readable_by
from fairlead.people.models import Person, Unit
from fairlead.people.queries import employed
from fairlead.plan.models import Edition, EditionStatement
from fairlead.plan.reading import rows_for

NEED_AN_OWNER = {Kind.PRIORITY, Kind.GOAL}


Match = Callable[[str], tuple[int | None, str, str]]  # an owner as written: unit, what it was found by, doubt


@dataclass(frozen=True, slots=True)
class Owned:
    """A statement with its owner as written, and how the owner was found: `person`, `unit` or not at all."""

    statement: EditionStatement
    by: str
    doubt: str = ""


@dataclass
class Node:
    unit: Unit
    owned: list[Owned] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.owned) + sum(child.total for child in self.children)


@dataclass(frozen=True, slots=True)
class Drawing:
    edition: Edition
    tops: list[Node]
    unowned: list[EditionStatement]  # priorities and goals for which nobody answers
    as_written: list[Owned]
    hidden: int  # units that own nothing and are left out

    @property
    def owned(self) -> int:
        return sum(node.total for node in self.tops) + len(self.as_written)


def drawing_for(seat: Seat, today: date, *, whole: bool = False) -> Drawing | None:
    edition = Edition.current(seat.company)
    if edition is None:
        return None
    rows = rows_for(seat, edition)
    units = (
        list(Unit.objects.filter(company=seat.company).order_by("name"))
        if seat.may(Ability.READ_ONESELF)
        else []
    )
    nodes = {unit.pk: Node(unit) for unit in units}
    as_written = _placed(
        [row for row in rows if row.owner.strip()], nodes, _matcher(seat, rows, units, today)
    )
    unowned = [row for row in rows if not row.owner.strip() and row.kind in NEED_AN_OWNER]
    tops = _tree(nodes)
    shown = tops if whole else _pruned(tops)
    return Drawing(edition, shown, unowned, as_written, len(units) - sum(map(_count, shown)))


def _placed(rows: Iterable[EditionStatement], nodes: dict[int, Node], match: Match) -> list[Owned]:
    """Each statement at its unit; what fits none is given back."""
    left: list[Owned] = []
    for row in rows:
        unit, by, doubt = match(row.owner)
        owned = Owned(row, by, doubt)
        (nodes[unit].owned if unit in nodes else left).append(owned)
    return left


def _matcher(seat: Seat, rows: Iterable[EditionStatement], units: list[Unit], today: date) -> Match:
    names = {_plain(row.owner) for row in rows if row.owner.strip()}
    people, by_unit = _people(seat, names, today), defaultdict(list)
    for unit in units:
        by_unit[_plain(unit.name)].append(unit)

    def match(owner: str) -> tuple[int | None, str, str]:
        persons, named = people.get(_plain(owner), []), by_unit.get(_plain(owner), [])
        if len(persons) == 1:
            there = persons[0].there
            doubt = "" if there and there[-1].unit_id else _("No place in a unit is known for this person.")
            return (there[-1].unit_id if there else None), "person", doubt
        if len(persons) > 1:
            return None, "", _("{n} people here have this name.").format(n=len(persons))
        if len(named) == 1:
            return named[0].pk, "unit", ""
        if len(named) > 1:
            return None, "", _("{n} units here have this name.").format(n=len(named))
        return None, "", ""

    return match


def _people(seat: Seat, names: set[str], today: date) -> dict[str, list[Person]]:
    if not names:
        return {}
    one_of = reduce(or_, (Q(name__iexact=name) for name in sorted(names)))
    found: dict[str, list[Person]] = {}
    for person in employed(people_readable_by(seat).filter(one_of), today):
        found.setdefault(_plain(person.name), []).append(person)
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _tree(nodes: dict[int, Node]) -> list[Node]:
    tops: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id)
        (above.children if above else tops).append(node)
    return tops


def _pruned(nodes: list[Node]) -> list[Node]:
    for node in nodes:
        node.children = _pruned(node.children)
    return [node for node in nodes if node.total]


def _count(node: Node) -> int:
    return 1 + sum(map(_count, node.children))
