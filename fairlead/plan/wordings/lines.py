"""Team lines: written by who manages people in a unit, for the words of the edition in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fairlead.core.plans import Kind
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company, Unit
from fairlead.plan.as_plan import in_order
from fairlead.plan.differences import between
from fairlead.plan.models import Audience, Edition, EditionStatement
from fairlead.plan.wordings.models import TeamLine
from fairlead.plan.wordings.teams import leads
from fairlead.web.errors import Changed, Hidden, NotYours

LONGEST = 600
ASKED_FOR = {Kind.PRIORITY, Kind.GOAL}  # of which a manager is asked what they mean for the team


@dataclass(frozen=True, slots=True)
class Told:
    """A line as it is shown; `is_stale`: the statement changed in substance since it was written."""

    line: TeamLine
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One statement of the edition with the line of a unit, if there is one, and all that were before."""

    statement: EditionStatement
    told: Told | None
    history: tuple[TeamLine, ...]

    @property
    def is_asked_for(self) -> bool:
        """A priority or goal without a line, or a line that was written for something else."""
        return self.told.is_stale if self.told else self.statement.kind in ASKED_FOR

    @property
    def version(self) -> int:
        return self.history[0].version if self.history else 0


def statements_for_teams(edition: Edition | None) -> list[EditionStatement]:
    """What every member of a team may read, so that a line never tells of what is for leaders alone."""
    return in_order(edition.statements.exclude(audience=Audience.LEADERS)) if edition else []


def places(unit: Unit, edition: Edition | None) -> list[Place]:
    return places_of([unit], edition)[unit.pk]


def places_of(units: Sequence[Unit], edition: Edition | None) -> dict[int, list[Place]]:
    """By the id of the unit, with as many questions to the database for one as for all."""
    rows: dict[tuple[int, str], list[TeamLine]] = {}
    for line in TeamLine.objects.filter(unit__in=units).select_related("written_by", "edition"):
        rows.setdefault((line.unit_id, line.key), []).append(line)
    there = statements_for_teams(edition)
    return {
        unit.pk: [_place(one, rows.get((unit.pk, one.key), []), edition) for one in there] for unit in units
    }


def _place(statement: EditionStatement, rows: list[TeamLine], edition: Edition | None) -> Place:
    last = rows[0] if rows and rows[0].text else None
    told = Told(last, edition is not None and is_stale(last, edition)) if last else None
    return Place(statement, told, tuple(rows))


def told_to(units: Iterable[Unit], edition: Edition) -> dict[str, list[Told]]:
    """Lines by statement, in the order of the units."""
    order = {unit.pk: place for place, unit in enumerate(units)}
    rows = TeamLine.objects.filter(unit__in=order).select_related("unit", "written_by", "edition")
    last: dict[tuple[int, str], TeamLine] = {}
    for line in sorted(rows, key=lambda one: one.version):
        last[line.unit_id, line.key] = line
    found: dict[str, list[Told]] = {}
    for line in sorted(last.values(), key=lambda one: order[one.unit_id]):
        if line.text:
            found.setdefault(line.key, []).append(Told(line, is_stale(line, edition)))
    return found


def is_stale(line: TeamLine, edition: Edition) -> bool:
    if line.edition_id == edition.pk:
        return False
    return line.key in _changed_in_substance(_stamp(line.edition), _stamp(edition))


def _stamp(edition: Edition) -> tuple[int, datetime]:
    """An edition never changes; with its moment, since a database may give an id again."""
    return edition.pk, edition.published_at


@lru_cache(maxsize=256)
def _changed_in_substance(before: tuple[int, datetime], after: tuple[int, datetime]) -> frozenset[str]:
    """Keys, worked out once in each process."""
    rows = EditionStatement.objects.filter(edition__in=(before[0], after[0]))
    then, now = (in_order(row for row in rows if row.edition_id == pk) for pk, _at in (before, after))
    return frozenset(line.name for line in between(then, now).lines if line.is_substance)


@transaction.atomic
def write(*, seat: Seat, unit: Unit, key: str, text: str, version: int, today: date) -> TeamLine | None:
    """The next form of a line; nothing if it says what it said. Over a form that was not seen nothing is written."""
    if not leads(seat, unit, today):
        raise NotYours(_("Only who manages people in {unit} writes for it.").format(unit=unit.name))
    Company.objects.select_for_update().get(pk=seat.company.pk)
    edition = Edition.current(seat.company)
    if edition is None or key not in {one.key for one in statements_for_teams(edition)}:
        raise Hidden
    last = TeamLine.objects.filter(unit=unit, key=key).first()
    if last and last.text == text and last.edition_id == edition.pk:
        return None
    if (last.version if last else 0) != version:
        raise Changed(
            _("{who} wrote another line meanwhile: it stands above yours.").format(
                who=(last and last.written_by) or _("Somebody")
            )
        )
    if last is None and not text:
        return None
    return _written(seat, unit, key, text, edition)


def _written(seat: Seat, unit: Unit, key: str, text: str, edition: Edition) -> TeamLine:
    before = TeamLine.objects.filter(unit=unit, key=key).aggregate(Max("version"))["version__max"] or 0
    line = TeamLine.objects.create(
        company=seat.company, unit=unit, key=key, edition=edition, version=before + 1, text=text, written_by=seat.user
    )  # fmt: skip
    what = "team line written" if text else "team line taken off"
    record(
        what, company=seat.company.key, actor=seat.user.key, subject=str(unit.key),
        details={"version": line.version, "edition": edition.number},
    )  # fmt: skip
    return line
