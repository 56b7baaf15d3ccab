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

    ids, today = unit_ids(company), timezone.localdate()
    records, waiting = records_of(company, today)
    tables = {"people": (PEOPLE, _people(company, ids)), "units": (UNITS, _units(company, ids)), **records}
    plans = _plans(company)
    texts = {"fairlead.toml": mapping_text(company.name, today, tables)}
    return Sheets(tables, plans, (*_missing(plans), *waiting, *_left_out(company)), texts)


def mapping_text(company: str, today: date, tables: Mapping[str, Table]) -> str:
    """Which day the files speak of (else it were the last on which something happened), and which file is what."""
    files = [(f"{name}.csv", name) for name in tables if name in SCHEMAS]
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
    from fairlead.people.models import Unit

    units = Unit.objects.filter(company=company).order_by("pk")
    return [[ids[unit.pk], ids.get(unit.parent_id, ""), unit.name, ""] for unit in units]


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
        _("Of people with several employments the last is written; earlier posts and managers are not.")
    )
    said.append(_("Not written, as the web product does not hold them yet: items, answers, exits."))
    return said
