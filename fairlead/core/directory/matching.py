"""Which column is what: by a known export, by its heading, by what its cells look like; every doubt is stated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairlead.core.directory.days import DAY_FIELDS, Days, days_of
from fairlead.core.directory.errors import BadMatching
from fairlead.core.directory.fields import FIELDS, LABELS, SEVERAL
from fairlead.core.directory.sheet import Sheet
from fairlead.core.tables.guesses_header import Heading
from fairlead.core.tables.guesses_roles import is_id, roles_of
from fairlead.core.tables.near import did_you_mean, quoted
from fairlead.core.tables.presets import Preset, preset_of
from fairlead.core.tables.presets_words import bare
from fairlead.core.tables.propose_sample import Sample, Seen

LOOKED_AT = 2000  # rows that show what a column holds
PRESET_FIELDS = {"role": "job"}
MOST = 0.8  # of filled cells


@dataclass(frozen=True, slots=True)
class Match:
    """One column: what it was taken for ('' = not read), why, how sure that is, which columns it could be instead."""

    column: str
    field: str
    how: str  # export, heading, guess, cells, told, unread
    doubt: str = ""
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.doubt


@dataclass(frozen=True, slots=True)
class Matching:
    """All columns of a file. `days` is 'day-first', 'month-first', or '' where the cells themselves tell."""

    columns: tuple[Match, ...]
    export: str = ""
    days: Days = ""
    notes: tuple[str, ...] = ()

    def of(self, field: str) -> tuple[str, ...]:
        """The columns taken for a field.

        >>> Matching((Match("Team", "unit", "heading"),)).of("unit")
        ('Team',)
        """
        return tuple(match.column for match in self.columns if match.field == field)

    def plain(self) -> dict[str, object]:
        """The matching as plain data, to be saved and given to `match` as `told`.

        >>> Matching((Match("Team", "unit", "heading"),)).plain()
        {'columns': {'Team': 'unit'}, 'days': ''}
        """
        return {"columns": {match.column: match.field for match in self.columns}, "days": self.days}


def match(sheet: Sheet, told: Mapping[str, object] | None = None) -> Matching:
    """What each column is taken for. `told` (see `Matching.plain`) overrides; BadMatching if it names no known field.

    >>> found = match(Sheet("a.csv", ("Name", "Department", "Division"), ((2, ("Ada", "Sales", "South")),), ""))
    >>> [(one.column, one.field, one.sure) for one in found.columns]
    [('Name', 'name', True), ('Department', 'unit', False), ('Division', '', True)]
    """
    stated, days = checked(told or {})
    seen = Sample(
        "",
        tuple(Seen(h, sheet.column(at)[:LOOKED_AT]) for at, h in enumerate(sheet.header)),
        Heading((1,)),
        0,
        "",
    )
    export = preset_of(sheet.header)
    if export and export.table != "people":
        export = None
    found = {**guessed(seen, export, sheet.banded), **said(stated, sheet.header)}
    matches = tuple(found.get(column, Match(column, "", "unread")) for column in sheet.header)
    notes = tuple(
        f"The saved matching names '{c}', which this file does not have."
        for c in stated
        if c not in sheet.header
    )
    matches, days = with_days(without_doubles(matches), seen, days, export)
    return Matching(matches, export.name if export else "", days, notes)


def checked(told: Mapping[str, object]) -> tuple[dict[str, str], Days]:
    """A matching told from outside, read with care."""
    columns, days = told.get("columns") or {}, str(told.get("days") or "")
    if not isinstance(columns, Mapping) or days not in ("", "day-first", "month-first"):
        raise BadMatching("The saved matching is damaged: match the columns anew.")
    stated = {str(column): str(field or "") for column, field in columns.items()}
    for column, name in stated.items():
        if name and name not in LABELS:
            raise BadMatching(
                f"'{column}' is matched with '{name}', which is no field: {did_you_mean(name, LABELS)}."
            )
    for name in set(filter(None, stated.values())) - {*SEVERAL}:
        if len(several := [column for column, field in stated.items() if field == name]) > 1:
            raise BadMatching(f"{quoted(several)} are all matched with {LABELS[name]}: choose one of them.")
    return stated, days  # type: ignore[return-value]


def said(stated: Mapping[str, str], header: tuple[str, ...]) -> dict[str, Match]:
    """What was told of the columns that are there."""
    return {column: Match(column, field, "told") for column, field in stated.items() if column in header}


def guessed(seen: Sample, export: Preset | None, pay: str) -> dict[str, Match]:
    """What was not told."""
    prefer = {
        PRESET_FIELDS.get(role, role): heading for role, heading in (export.prefer if export else {}).items()
    }
    known = {field.name: field.headings for field in FIELDS}
    found: dict[str, Match] = {}
    for role in roles_of(seen, known, prefer):
        preferred = prefer.get(role.role) == role.column.bare
        how = "export" if preferred else "guess" if role.remark else "heading"
        doubt = f"Taken for the {LABELS[role.role]} because of its heading only." if role.remark else ""
        found[role.column.name] = Match(role.column.name, role.role, how, doubt)
    if pay:
        found[pay] = Match(pay, "pay", "heading")
    by_cells(seen, found)
    further_managers(seen, found)
    return {column: doubted(match, seen, found) for column, match in found.items()}


def by_cells(seen: Sample, found: dict[str, Match]) -> None:
    """An e-mail address is known by its sign, and a number that is a name is none."""
    fields = {match.field: column for column, match in found.items()}
    if (id_column := fields.get("person")) and not is_id(
        column := next(c for c in seen.columns if c.name == id_column)
    ):
        spaced = column.share(cell for cell in column.counts if " " in cell)
        if spaced > MOST and not {"name", "last_name"} & set(fields):
            found[id_column] = Match(
                id_column, "name", "cells", "Its heading speaks of a number, but its cells look like names."
            )
    if "email" not in fields:
        for column in seen.columns:
            if column.name not in found and column.share(c for c in column.counts if "@" in c) > MOST:
                found[column.name] = Match(
                    column.name, "email", "cells", "Taken for the work e-mail because of its cells."
                )
                return


def further_managers(seen: Sample, found: dict[str, Match]) -> None:
    """An export may name the manager by number, address and name; each is tried in turn."""
    headings = next(field.headings for field in FIELDS if field.name == "manager")
    for column in seen.columns:
        if column.name not in found and column.counts and column.bare in headings:
            found[column.name] = Match(column.name, "manager", "heading")


def doubted(match: Match, seen: Sample, found: dict[str, Match]) -> Match:
    """The match with what else could be meant."""
    headings = next((field.headings for field in FIELDS if field.name == match.field), ())
    free = [c.name for c in seen.columns if c.name not in found and c.counts and c.bare in headings]
    if match.field == "person" and not match.doubt:
        column = next(c for c in seen.columns if c.name == match.column)
        if not is_id(column):
            return replace(
                match, doubt="Some of its cells are empty, equal or hold blanks, as numbers of people do not."
            )
    if free and not match.doubt and match.how != "export":
        return replace(match, doubt=f"It could also be {quoted(free, 'or')}.", others=tuple(free))
    return replace(match, others=tuple(free))


def without_doubles(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """What was told wins over a guess for the same field."""
    told = {match.field for match in matches if match.how == "told" and match.field} - {*SEVERAL}
    return tuple(
        Match(match.column, "", "unread") if match.field in told and match.how != "told" else match
        for match in matches
    )


def with_days(
    matches: tuple[Match, ...], seen: Sample, days: Days, export: Preset | None
) -> tuple[tuple[Match, ...], Days]:
    """Whether the day or the month comes first, where the cells do not tell: a doubt, and a choice."""
    month_first = days == "month-first" or (not days and bool(export and export.month_first))
    cells = {column.name: column.counts for column in seen.columns}
    result = []
    for one in matches:
        doubt = (
            days_of(list(cells[one.column]), month_first=month_first).doubt if one.field in DAY_FIELDS else ""
        )
        result.append(replace(one, doubt=f"{doubt[0].upper()}{doubt[1:]}.") if doubt and not days else one)
    return tuple(result), days or ("month-first" if month_first else "")


def headings_of(matching: Matching) -> dict[str, str]:
    """The heading of each field, for sentences."""
    return {one.field: one.column for one in reversed(matching.columns) if one.field}


def order_of_managers(matching: Matching) -> tuple[str, ...]:
    """Columns that name the manager: numbers before addresses before names."""
    headings = next(field.headings for field in FIELDS if field.name == "manager")
    place = {heading: at for at, heading in enumerate(headings)}
    return tuple(sorted(matching.of("manager"), key=lambda column: place.get(bare(column), len(place))))
