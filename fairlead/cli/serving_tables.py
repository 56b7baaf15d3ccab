"""The rows of a company in the words of the Fairlead tables."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from typing import Any

from fairlead.cli.serving_records import Table, records_of
from fairlead.core.plans import slug
from fairlead.core.tables import SCHEMAS
from fairlead.core.tables.toml_text import quoted_text

PEOPLE = (
    "person", "unit", "hired_on", "left_on", "exit_kind", "manager", "role", "level", "location", "pay_band",
)  # fmt: skip
UNITS = ("unit", "parent", "name", "lead")


@dataclass(frozen=True, slots=True)
class Sheets:
    """Tables by name, plans and other texts by file name, and a sentence for what is not in them."""

    tables: Mapping[str, Table]
    plans: Mapping[str, str]
    missing: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


def sheets_of(company: Any) -> Sheets:
    from django.utils import timezone

    from fairlead.plan.leaders.evidence import leader_sheets

    ids, today = unit_ids(company), timezone.localdate()
    records, waiting = records_of(company, today, ids)
    tables = {"people": (PEOPLE, _people(company, ids)), "units": (UNITS, _units(company, ids)), **records}
    plans = _plans(company)
    sheets = {f"leaders/{name}": text for name, text in leader_sheets(company).items()}
    texts = {"fairlead.toml": mapping_text(company.name, today, tables, bool(sheets)), **sheets}
    return Sheets(tables, plans, (*_missing(plans), *waiting, *_left_out(company)), texts)


def mapping_text(company: str, today: date, tables: Mapping[str, Table], with_leaders: bool) -> str:
    """Which day the files speak of (else it were the last on which something happened), and which file is what."""
    files = [(f"{name}.csv", name) for name in tables if name in SCHEMAS]
    files += [("leaders/*.txt", "leaders")] if with_leaders else []
    listed = (f"[[file]]\npath = {quoted_text(path)}\ntable = {quoted_text(name)}\n" for path, name in files)
    return "\n".join([f"company = {quoted_text(company)}\nas_of = {today.isoformat()}\n", *listed])


def unit_ids(company: Any) -> dict[int, str]:
    """An id that can be read for each unit: its name, and those above it where two have the same."""
    from fairlead.people.models import Unit, paths

    where = paths(Unit.objects.filter(company=company))
    short = {pk: slug(path[-1]) or "unit" for pk, path in where.items()}
    often = Counter(short.values())
    long = {pk: slug(" ".join(path)) if often[short[pk]] > 1 else short[pk] for pk, path in where.items()}
    often = Counter(long.values())
    return {pk: f"{name}-{pk}" if often[name] > 1 else name for pk, name in long.items()}


def _units(company: Any, ids: Mapping[int, str]) -> list[list[Any]]:
    from fairlead.people.models import Person, Unit
    from fairlead.people.snapshot import last_posts, last_spells

    gone = {pk for pk, spell in last_spells(company).items() if spell.ended}
    here = {pk: post for pk, post in last_posts(company).items() if pk not in gone}
    places = {pk: post.unit_id for pk, post in here.items()}
    leads = leads_of(places, {pk: post.manager_id for pk, post in here.items()})
    numbers = dict(Person.objects.filter(company=company).values_list("pk", "number"))
    units = Unit.objects.filter(company=company).order_by("pk")
    return [
        [ids[unit.pk], ids.get(unit.parent_id, ""), unit.name, numbers.get(leads.get(unit.pk), "")]
        for unit in units
    ]


def leads_of(places: Mapping[int, int | None], managers: Mapping[int, int | None]) -> dict[int, int]:
    """Who leads a unit: the one whom all who stand in it report to, directly or by others in it; nobody where that is not one.

    >>> leads_of({1: 7, 2: 7, 3: 8, 4: 8}, {1: None, 2: 1, 3: 1, 4: 1})
    {7: 1, 8: 1}
    """
    bosses = {(managers.get(one), unit) for one, unit in places.items()}  # who manages somebody in which unit
    found: dict[int, set[int | None]] = {}
    for person, unit in places.items():
        if unit is not None:
            top = _top(person, unit, places, managers)
            found.setdefault(unit, set()).add(top if (top, unit) in bosses else managers.get(top))
    agreed = {unit: next(iter(tops)) for unit, tops in found.items() if len(tops) == 1}
    return {unit: lead for unit, lead in agreed.items() if lead is not None}


def _top(person: int, unit: int, places: Mapping[int, int | None], managers: Mapping[int, int | None]) -> int:
    """The last in the unit on the way up; a circle of managers ends where it began."""
    at, seen = person, {person}
    while (above := managers.get(at)) is not None and above not in seen and places.get(above) == unit:
        at = above
        seen.add(at)
    return at


def _people(company: Any, ids: Mapping[int, str]) -> list[list[Any]]:
    from fairlead.people.models import Person
    from fairlead.people.snapshot import last_posts, last_spells

    spells, posts = last_spells(company), last_posts(company)
    numbers = dict(Person.objects.filter(company=company).values_list("pk", "number"))
    return [
        [number, *_of(spells.get(pk), posts.get(pk), ids, numbers)] for pk, number in sorted(numbers.items())
    ]


def _of(spell: Any, post: Any, ids: Mapping[int, str], numbers: Mapping[int, str]) -> list[Any]:
    employed = (spell.started, spell.ended, spell.exit_kind) if spell else (None, None, "")
    placed = (ids.get(post.unit_id), numbers.get(post.manager_id)) if post else (None, None)
    told = (post.job, post.level, post.location, post.pay_band) if post else ("", "", "", None)
    row = [placed[0], *employed, placed[1], *told]
    return ["" if value is None else value for value in row]


def _plans(company: Any) -> dict[str, str]:
    from django.utils import timezone

    from fairlead.plan.models import Edition

    stand = Edition.objects.filter(company=company, withdrawal=None).begun(timezone.localdate())
    found = dict(stand.order_by("number").values_list("number", "source"))
    if len(found) == 1:
        return {"plan.md": next(iter(found.values()))}
    return {f"plan-{number}.md": source for number, source in found.items()}


def _left_out(company: Any) -> list[str]:
    """The command line reads the last plan as the one in force, so what does not stand is not written."""
    from fairlead.plan.models import Edition

    taken_back = Edition.objects.filter(company=company).exclude(withdrawal=None).order_by("number")
    said = [_("Edition {n} was taken back: not written.").format(n=one.number) for one in taken_back]
    if waiting := Edition.waiting(company):
        said.append(_("Edition {n} waits for its day: not written.").format(n=waiting.number))
    return said


def _missing(plans: Mapping[str, str]) -> list[str]:
    said = []
    if not plans:
        said.append(_("No plan is published yet: without a plan or answers there is nothing to diagnose."))
    said.append(
        _(
            "The table has one row a person: of several employments the last is written, and of posts and managers, too."
        )
    )
    said.append(_("Not written, as the web product does not hold them yet: items, answers, exits."))
    return said
