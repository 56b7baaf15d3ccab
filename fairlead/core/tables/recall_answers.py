"""The recall answers of a folder, one a person: for the coding sheet, and to be read aloud to who holds the files."""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from fairlead.core.tables.sql import text


@dataclass(frozen=True, slots=True)
class RecallAnswer:
    """What one person wrote; None where nothing. `named`, `partly`, `opposite`: ids coded by hand; all None if not coded."""

    pulse: str
    respondent: str
    text: str | None
    cannot_say: bool = False
    named: tuple[str, ...] | None = None
    partly: tuple[str, ...] | None = None
    opposite: tuple[str, ...] | None = None


def recall_answers(db: DuckDBPyConnection, pulse: str, items: Sequence[str]) -> tuple[RecallAnswer, ...]:
    """The answers to some items of a pulse, those of one person as one text, ordered by respondent.

    Answers that bear no respondent cannot be told apart when they come back coded, and are left out.
    """
    tables = {row[0] for row in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    beside = "recall_codes" in tables
    join = "LEFT JOIN recall_codes AS codes USING (pulse, item, respondent)" if beside else ""
    further = ", ".join(_gathered(f"codes.{name}" if beside else "NULL") for name in ("partly", "opposite"))
    asked = ", ".join(text(item) for item in items)
    rows = db.execute(
        "SELECT respondent, string_agg(text, chr(10) ORDER BY item), coalesce(bool_or(missing = 'cannot-say'), false), "
        f"{_gathered('answers.statements')}, {further} FROM answers {join} "
        f"WHERE pulse = ? AND item IN ({asked}) AND respondent IS NOT NULL GROUP BY respondent ORDER BY respondent",
        [pulse],
    ).fetchall()
    return tuple(
        RecallAnswer(
            pulse, person, said, bool(cannot), *(None if ids is None else tuple(ids) for ids in codes)
        )
        for person, said, cannot, *codes in rows
    )


def _gathered(lists: str) -> str:
    """The ids of all lists of a person in one, NULL where there was no list."""
    if lists == "NULL":
        return "NULL"
    return f"list_distinct(flatten(list({lists}) FILTER ({lists} IS NOT NULL)))"
