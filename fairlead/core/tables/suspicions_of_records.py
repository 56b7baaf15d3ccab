"""What looks wrong in what a firm writes down of itself: commitments, tellings, exits, and spoilt cells."""

from duckdb import DuckDBPyConnection

from fairlead.core.tables.engine import one_number
from fairlead.core.tables.notes import Notes
from fairlead.core.tables.settings import Settings
from fairlead.core.tables.wording import bracketed, counted

SPOILT = r"^#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!)$"  # what a spreadsheet leaves where it took words for a formula


def suspect_records(db: DuckDBPyConnection, settings: Settings, notes: Notes) -> None:
    """All of them, each said once."""
    suspect_kept(db, notes)
    suspect_tellings(db, settings, notes)
    suspect_exits(db, notes)
    suspect_spoilt(db, notes)


def suspect_kept(db: DuckDBPyConnection, notes: Notes) -> None:
    """Commitments called kept that were late by their own days, or have no day."""
    kept = "SELECT commitment FROM commitments WHERE state = 'kept' AND"
    if rows := db.execute(f"{kept} done_on > due ORDER BY due, 1").fetchall():
        notes.suspect(
            "kept-late",
            f"{counted(len(rows), 'commitment is', 'commitments are')} called kept but done after the due date {bracketed(rows)}: "
            "say late, or mend the dates; the state was left as it is.",
        )
    if rows := db.execute(f"{kept} done_on IS NULL ORDER BY due, 1").fetchall():
        notes.suspect(
            "kept-undated",
            f"{counted(len(rows), 'commitment is', 'commitments are')} called kept without the day of being done {bracketed(rows)}: "
            "fill in done_on.",
        )


def suspect_tellings(db: DuckDBPyConnection, settings: Settings, notes: Notes) -> None:
    """More people told than there were on that day, than there are now, and than the mapping states."""
    here = "SELECT count(*) FROM people WHERE hired_on <= {0} AND (left_on IS NULL OR left_on >= {0})"
    now = one_number(db, here.format("(SELECT max(told_on) FROM tellings)"))
    # A list that holds no leavers makes the firm of earlier days too small: the larger number counts.
    known = max(settings.population or 0, now)
    many = f"SELECT DISTINCT told_on, people FROM tellings WHERE people > {known}"  # few, so people are seldom counted again
    rows = db.execute(
        f"SELECT told_on::VARCHAR, people, size FROM (SELECT *, greatest({known}, ({here.format('t.told_on')})) AS size "
        f"FROM ({many}) t) WHERE size > 0 AND people > size ORDER BY people - size DESC, told_on"
    ).fetchall()
    if rows:
        day, people, size = rows[0]
        notes.suspect(
            "told-above-100",
            f"{counted(len(rows), 'telling went', 'tellings went')} to more people than the firm has, such as that of {day} "
            f"to {people} where {counted(size, 'person is', 'people are')} known: check the column of people, or whether "
            "addresses were counted.",
        )


def suspect_exits(db: DuckDBPyConnection, notes: Notes) -> None:
    """Exits that end before the leaver was hired; a month or a year is taken to its last day."""
    last = (
        "CASE left_precision WHEN 'year' THEN make_date(year(e.left_on), 12, 31) "
        "WHEN 'month' THEN last_day(e.left_on) ELSE e.left_on END"
    )
    rows = db.execute(
        f"SELECT DISTINCT leaver FROM exits e JOIN people p ON p.person = e.leaver WHERE {last} < p.hired_on ORDER BY 1"
    ).fetchall()
    if rows:
        notes.suspect(
            "exit-before-hire",
            f"{counted(len(rows), 'exit is', 'exits are')} dated before the leaver was hired by the people file {bracketed(rows)}: "
            "check the day of leaving and the id.",
        )


def suspect_spoilt(db: DuckDBPyConnection, notes: Notes) -> None:
    """Own words that a spreadsheet took for a formula."""
    ((spoilt,),) = db.execute(
        "SELECT count(*) FROM answers WHERE starts_with(text, '#') AND regexp_matches(trim(text), ?)",
        [SPOILT],
    ).fetchall()
    if spoilt:
        notes.suspect(
            "spreadsheet-error",
            f"{counted(spoilt, 'answer in own words is', 'answers in own words are')} an error of a spreadsheet, such as #NAME?: "
            "export again, or put the mark into missing, since it now counts as naming nothing.",
        )
