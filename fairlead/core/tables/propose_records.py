"""Proposals for files whose rows are rows of a table: people, tellings, commitments, promises, stage events, codings."""

import re
from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from fairlead.core.tables.guesses_dates import DAYS, ISO, DayForms, day_forms
from fairlead.core.tables.guesses_roles import Role, is_cut, ordered, roles_of
from fairlead.core.tables.guesses_scales import CANNOT_SAY, NO_ANSWER
from fairlead.core.tables.guesses_words import Guess, kind_of_exit, private, state_of
from fairlead.core.tables.labels import squeeze
from fairlead.core.tables.presets import Preset
from fairlead.core.tables.presets_words import COLUMNS
from fairlead.core.tables.propose_sample import Sample, Seen
from fairlead.core.tables.propose_text import Draft, Line
from fairlead.core.tables.schemas import SCHEMAS
from fairlead.core.tables.toml_text import quoted_list, quoted_text

CUTS = ("unit", "level", "location")
JUDGED = {"exit_kind": kind_of_exit, "kind": kind_of_exit, "state": state_of}
EVERYONE = r"(all|everyone|everybody|all (staff|employees|colleagues|branches|teams|units)|whole (firm|company)|company|alle)"
WORDS_OF_A_KIND = 40  # more distinct values than this are no kinds


def propose_records(
    db: DuckDBPyConnection, sample: Sample, table: str, preset: Preset | None, why: str
) -> Draft:
    """Columns of such a file by their headings, with the forms of its days."""
    draft = Draft(sample, table, why)
    add_columns(db, draft, preset)
    if table == "people":
        say_of_people(draft, preset)
    if table == "tellings":
        draft.remarks.append(
            "rows that tell nothing of the plan (trials, invitations, totals) are left out with leave_out = …"
        )
    return draft


def add_columns(db: DuckDBPyConnection, draft: Draft, preset: Preset | None) -> None:
    """Roles that fit what their cells hold, then days and marks of what is missing."""
    roles = roles_of(draft.sample, COLUMNS[draft.table], preset.prefer if preset else None)
    schema = SCHEMAS[draft.table]
    kinds = {role.role: schema.column(role.role).type for role in roles}
    forms = {
        role.role: day_forms(db, role.column.counts, month_first=bool(preset and preset.month_first))
        for role in roles if kinds[role.role] in ("day", "time")
    }  # fmt: skip
    for role in roles:
        if usable(draft, role, forms.get(role.role), roles):
            draft.column(role.role, role.column.name, remark_of(role, forms.get(role.role)))
            add_values(draft, role)
    used = {line.key for line in draft.columns}
    add_days(draft, [found for role, found in forms.items() if role in used])
    add_missing(draft, [r.column for r in roles if r.role in used])


def usable(draft: Draft, role: Role, forms: DayForms | None, roles: list[Role]) -> bool:
    """Whether the cells of a column are what its heading promises."""
    kind = SCHEMAS[draft.table].column(role.role).type
    if forms is not None:
        return forms.share >= DAYS
    if kind in ("whole", "number"):
        return role.column.share(c for c in role.column.counts if re.fullmatch(r"[\d.,]+", c)) >= DAYS
    if role.role in JUDGED:
        return len(role.column.counts) <= WORDS_OF_A_KIND
    if role.role == "manager":
        return leads_to_people(draft, role, roles)
    return role.role not in CUTS or not role.remark or is_cut(role.column)


def leads_to_people(draft: Draft, role: Role, roles: list[Role]) -> bool:
    """Whether managers are given by the ids of other rows; a name, or a half-known id, is left unread."""
    person = next((r.column for r in roles if r.role == "person"), None)
    known = bool(person) and role.column.share(set(person.counts if person else ())) >= 0.8
    if not known:
        draft.remarks.append(
            f"'{role.column.name}' does not hold the ids of people in this file, so managers are not read"
        )
    return known


def remark_of(role: Role, forms: DayForms | None) -> str:
    """Why a column was chosen, and whether its days are sure."""
    doubt = f"doubt: {forms.doubt}" if forms and forms.doubt else ""
    return "; ".join(filter(None, (role.remark, doubt)))


def add_days(draft: Draft, found: Iterable[DayForms]) -> None:
    """The forms of all days of a file together."""
    forms = list(dict.fromkeys(form for one in found for form in one.forms))
    if forms and forms != [ISO]:
        doubts = [one.doubt for one in found if one.doubt]
        several = "several forms are used; they are tried in this order" if len(forms) > 1 else ""
        draft.head.append(
            Line(
                "dates",
                quoted_list(forms),
                "; ".join(filter(None, ("doubt: " + doubts[0] if doubts else "", several))),
            )
        )


def add_missing(draft: Draft, columns: Iterable[Seen]) -> None:
    """Marks that stand for nothing in the columns that are read; a telling to all is one without a unit."""
    cells = {squeeze(cell): cell for column in columns for cell in column.counts}
    marks = {low: cell for low, cell in cells.items() if low in NO_ANSWER | (CANNOT_SAY - {"x"})}
    if draft.table == "tellings":
        marks |= {low: cell for low, cell in cells.items() if re.fullmatch(EVERYONE, low)}
    if marks:
        draft.head.append(
            Line("missing", quoted_list(sorted(marks.values())), "doubt: taken for an empty cell")
        )


def add_values(draft: Draft, role: Role) -> None:
    """What each kind of exit or state means."""
    judge = JUDGED.get(role.role)
    if judge is None:
        if role.role == "level":
            draft.levels = ordered(role.column.counts)
        return
    allowed = SCHEMAS[draft.table].column(role.role).allowed
    found = [
        (cell, judge(cell))
        for cell in sorted(role.column.counts)
        if squeeze(cell) not in NO_ANSWER | CANNOT_SAY
    ]
    pairs = [
        Line(quoted_text(cell), quoted_text(guess.what), why(guess))
        for cell, guess in found
        if cell.lower() not in allowed
    ]
    if pairs:
        draft.values[role.role] = pairs


def why(guess: Guess) -> str:
    """The word that led to a guess."""
    return f"guess: it says '{guess.said}'" if guess.said else "doubt: no word tells"


def say_of_people(draft: Draft, preset: Preset | None) -> None:
    """What is lacking, and what was left out on purpose."""
    named = {line.key for line in draft.columns}
    for needed in ("person", "unit", "hired_on"):
        if needed not in named:
            draft.remarks.append(
                f"no column was found for {needed}, without which people cannot be read: name it above"
            )
    pay = [c.name for c in draft.sample.columns if private(c.bare) == "pay"]
    if pay:
        draft.remarks.append(
            f"pay is not read; pay_band = {quoted_text(pay[0])} above would make five bands and drop the amounts"
        )
    if preset and preset.remark and "person" not in named:
        draft.remarks.append(preset.remark)


def propose_coding(sample: Sample, why: str) -> Draft:
    """Recall coded by hand."""
    draft = Draft(sample, "coding", why)
    for column in sample.columns:
        role = {
            "line": "line",
            "respondent": "respondent",
            "id": "respondent",
            "pulse": "pulse",
            "item": "item",
            "coder": "coder",
        }.get(column.bare)
        if role and not any(line.key == role for line in draft.columns):
            draft.column(role, column.name)
    coded = [c for c in sample.columns if c.name not in draft.used and holds_ids_of_statements(c)]
    draft.column("statements", coded[0].name, "guess: its cells are lists of ids")
    if len(coded) > 1:
        draft.remarks.append(
            f"'{coded[1].name}' is a second coding; give it a [[file]] of its own with fixed = {{ coder = \"…\" }}"
        )
    return draft


def holds_ids_of_statements(column: Seen) -> bool:
    """Whether cells are lists of hyphened ids."""
    listed = [
        c
        for c in column.counts
        if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*([\s;,|]+[a-z0-9]+(-[a-z0-9]+)*)*", c)
    ]
    return column.share(listed) > 0.8 and column.share(c for c in listed if "-" in c) > 0.5
