"""The results of a closed round, as one reader may see them: figures with names, words beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fairlead.people.access import Seat
from fairlead.plan.leaders import counting
from fairlead.plan.leaders.models import Coding, Count, Entry, Participant, Round
from fairlead.plan.models import EditionStatement

NAMES, PERHAPS, NOT = "names", "perhaps", "not"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one leader says of one statement."""

    name: str
    how: str
    words: tuple[str, ...]
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One priority of the edition, and what each leader says of it."""

    statement: EditionStatement
    cells: tuple[Cell, ...]

    def _count(self, how: str) -> int:
        return sum(cell.how == how for cell in self.cells)

    @property
    def named(self) -> int:
        return self._count(NAMES)

    @property
    def perhaps(self) -> int:
        return self._count(PERHAPS)

    @property
    def is_shared(self) -> bool:
        return self.named == len(self.cells)

    @property
    def is_nobodys(self) -> bool:
        return not (self.named or self.perhaps)


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: whose, and what it was taken to mean."""

    entry: Entry
    name: str
    named: tuple[str, ...]
    perhaps: tuple[str, ...]
    coding: Coding | None = None

    @property
    def is_outside(self) -> bool:
        return not (self.named or self.perhaps)

    @property
    def means(self) -> str:
        return (self.named or ("",))[0]


@dataclass(frozen=True, slots=True)
class Results:
    round: Round
    count: Count | None
    is_current: bool
    names: tuple[str, ...]
    lists: tuple[tuple[str, Participant], ...]
    rows: tuple[Row, ...] = ()
    said: tuple[Said, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)  # key → statement, of what this reader may read

    @property
    def differ(self) -> list[Row]:
        return [row for row in self.rows if not row.is_shared and not row.is_nobodys]

    @property
    def shared(self) -> list[Row]:
        return [row for row in self.rows if row.is_shared]

    @property
    def nobodys(self) -> list[Row]:
        return [row for row in self.rows if row.is_nobodys]

    @property
    def outside(self) -> list[Said]:
        return [one for one in self.said if one.is_outside]

    @property
    def uncounted(self) -> list[tuple[str, Participant]]:
        """Lists that came after the last count; all before the first."""
        counted = self.figures.get("leaders", ())
        return [(name, one) for name, one in self.lists if str(one.key) not in counted]

    @property
    def figures(self) -> dict[str, Any]:
        return self.count.figures if self.count else {}


def results(seat: Seat, round: Round) -> Results:
    """For whoever `seeing.may_see_results`. What this reader may not read of the edition is left out."""
    accounts, count = counting.accounts_of(round), counting.last_count(round)
    lists = tuple((name_of(one, round), one) for one in accounts)
    names = tuple(name for name, _one in lists)
    if count is None:
        return Results(round, None, False, names, lists)
    readable = _readable(seat, round)
    said = tuple(_said(lists, count, set(readable)))
    rows = tuple(_rows(readable.values(), lists, count, said))
    texts = {key: row.text for key, row in readable.items()}
    return Results(round, count, count.mark == counting.mark_of(round), names, lists, rows, said, texts)


def name_of(one: Participant, round: Round) -> str:
    if not round.follows_id:
        return str(one.account)
    return _("First account") if one.round_id == round.follows_id else _("Second account")


def _readable(seat: Seat, round: Round) -> dict[str, EditionStatement]:
    edition = round.asked_against
    return {row.key: row for row in edition.statements_readable_by(seat)} if edition else {}


def _said(lists: Sequence[tuple[str, Participant]], count: Count, readable: set[str]) -> Iterable[Said]:
    """Entries in the order of the lists; one that is newer than the count is left for the next."""
    codings = _codings(one for _name, one in lists)
    for name, participant in lists:
        for entry in participant.entries.all():
            found, coding = count.figures["entries"].get(str(entry.pk)), codings.get(entry.pk)
            if found and coding:  # what a person said shows at once, before the worker has counted it
                said = (coding.statement,) if coding.statement in readable else ()
                yield Said(entry, name, said, (), coding)
            elif found:
                named, perhaps = (
                    tuple(key for key in found[how] if key in readable) for how in ("named", "perhaps")
                )
                yield Said(entry, name, named, perhaps)


def _codings(accounts: Iterable[Participant]) -> dict[int, Coding]:
    rows = Coding.objects.filter(entry__participant__in=[one.pk for one in accounts]).select_related("by")
    return {row.entry_id: row for row in rows.order_by("at", "pk")}


def _rows(
    statements: Iterable[EditionStatement],
    lists: Sequence[tuple[str, Participant]],
    count: Count,
    said: Sequence[Said],
) -> Iterable[Row]:
    counted = {one["id"]: one for one in count.figures["statements"]}
    places = {key: place for place, key in enumerate(count.figures["leaders"])}
    for statement in statements:
        if found := counted.get(statement.key):
            cells = (
                _cell(name, one, places[str(one.key)], found, said)
                for name, one in lists
                if str(one.key) in places
            )
            yield Row(statement, tuple(cells))


def _cell(name: str, one: Participant, place: int, found: dict[str, Any], said: Sequence[Said]) -> Cell:
    how = NAMES if place in found["named"] else PERHAPS if place in found["perhaps"] else NOT
    own = [s for s in said if s.entry.participant_id == one.pk]
    words = tuple(s.entry.text for s in own if found["id"] in (*s.named, *s.perhaps))
    ranks = {row.statement: row.rank for row in one.rankings.all()}
    return Cell(name, how, words, ranks.get(found["id"]))
