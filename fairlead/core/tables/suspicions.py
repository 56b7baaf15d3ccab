"""What looks wrong is said and left as it is."""

from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from fairlead.core.tables.engine import one_number
from fairlead.core.tables.job import Job
from fairlead.core.tables.near import nearest, quoted
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.settings import Settings
from fairlead.core.tables.suspicions_of_records import suspect_records
from fairlead.core.tables.wording import NAMED, bracketed, counted, some

if TYPE_CHECKING:
    from fairlead.core.plans import Plan


def suspect_file(job: Job) -> None:
    """Rows that are alike in every cell."""
    found = job.db.execute(
        "SELECT min(_line), max(_line), count(*) FROM raw GROUP BY _row HAVING count(*) > 1 ORDER BY 1"
    ).fetchall()
    if found and len(job.raw.header) > 1:
        first, last, _ = found[0]
        extra = sum(count - 1 for *_, count in found)
        job.notes.suspect(
            "duplicate-rows",
            f"{job.raw.file} has {counted(extra, 'row that repeats', 'rows that repeat')} another in every cell, "
            f"such as line {last} after line {first}: check whether it was exported twice.",
        )


def suspect(db: DuckDBPyConnection, settings: Settings, editions: "tuple[Plan, ...]", notes: Notes) -> None:
    """Everything that only shows when all tables are there."""
    suspect_response(db, settings, notes)
    suspect_dates(db, notes)
    suspect_silence(db, notes)
    suspect_managers(db, notes)
    suspect_units(db, notes)
    suspect_statements(db, editions, notes)
    suspect_records(db, settings, notes)


def suspect_response(db: DuckDBPyConnection, settings: Settings, notes: Notes) -> None:
    """More answers than people."""
    asked = settings.population or one_number(db, "SELECT count(*) FROM people")
    if not asked:
        return
    # Answers to one question: as telling as distinct respondents, and far cheaper to count.
    rows = db.execute(
        "SELECT pulse, max(n) FROM (SELECT pulse, item, count(*) AS n FROM answers GROUP BY ALL) WHERE item NOT IN "
        "(SELECT item FROM items WHERE construct = 'leader-list') GROUP BY pulse ORDER BY pulse"
    ).fetchall()
    for pulse, answered in rows:
        if answered > asked:
            notes.suspect(
                "response-above-100",
                f"{answered} answered the pulse {pulse}, "
                f"yet only {counted(asked, 'person is', 'people are')} known: check population, or who was asked.",
            )


def suspect_silence(db: DuckDBPyConnection, notes: Notes) -> None:
    """A pulse in which nobody answered anything: far likelier a wrong export than a silent firm."""
    silent = db.execute(
        "SELECT pulse, count(*) FROM answers GROUP BY pulse "
        "HAVING count(value) + count(text) + count(statements) = 0 AND NOT bool_or(coalesce(missing, '') = 'cannot-say') "
        "ORDER BY pulse"
    ).fetchall()
    for pulse, rows in silent:
        notes.suspect(
            "no-answers",
            f"The pulse {pulse} holds no answer in any of its {rows} cells: check the export, or the marks under missing.",
        )


def suspect_dates(db: DuckDBPyConnection, notes: Notes) -> None:
    """Last days before first days."""
    rows = db.execute("SELECT person FROM people WHERE left_on < hired_on ORDER BY person").fetchall()
    if rows:
        notes.suspect(
            "dates-out-of-order",
            f"{counted(len(rows), 'person', 'people')} left before being hired {bracketed(rows)}: "
            "check the columns and the form of dates.",
        )


def suspect_managers(db: DuckDBPyConnection, notes: Notes) -> None:
    """Managers who are no people."""
    rows = db.execute(
        "SELECT DISTINCT manager FROM people WHERE manager IS NOT NULL AND manager NOT IN (SELECT person FROM people) ORDER BY 1"
    ).fetchall()
    if rows:
        notes.suspect(
            "unknown-manager",
            f"{counted(len(rows), 'manager is', 'managers are')} not among the people {bracketed(rows)}: check their ids.",
        )


def suspect_units(db: DuckDBPyConnection, notes: Notes) -> None:
    """One unit under two spellings: case, blanks, or one letter apart in a name of six or more."""
    spelt = " UNION ".join(
        f"SELECT unit FROM {table}" for table in ("people", "units", "answers", "tellings", "exits")
    )
    rows = db.execute(
        f"WITH spelt AS (SELECT DISTINCT unit, lower(regexp_replace(unit, '[^\\pL\\pN]+', '', 'g')) AS bare FROM ({spelt}) "
        "WHERE unit IS NOT NULL) SELECT a.unit, b.unit FROM spelt a JOIN spelt b ON a.unit < b.unit AND (a.bare = b.bare "
        "OR (length(a.bare) >= 6 AND NOT regexp_matches(a.bare || b.bare, '\\d') AND levenshtein(a.bare, b.bare) = 1)) "
        "ORDER BY ALL LIMIT 20"
    ).fetchall()
    for one, other in rows:
        notes.suspect(
            "unit-spelling",
            f"'{one}' and '{other}' may be one unit: spell it one way, or map it under values.unit.",
        )


def suspect_statements(db: DuckDBPyConnection, editions: "tuple[Plan, ...]", notes: Notes) -> None:
    """Tellings of what no edition says."""
    known = {statement.id for edition in editions for statement in edition.statements}
    told = [s for (s,) in db.execute("SELECT DISTINCT statement FROM tellings ORDER BY 1").fetchall()]
    unknown = [(s,) for s in told if s not in known]
    if known and unknown:
        near = list(dict.fromkeys(id for (one,) in unknown[:NAMED] for id in nearest(one, sorted(known), 1)))
        offer = f"; the nearest known: {quoted(near)}" if near else ""
        notes.suspect(
            "unknown-statement",
            f"Tellings speak of {some(unknown)}, which no edition of the plan has: check the ids{offer}.",
        )
