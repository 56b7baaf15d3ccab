"""Two exports of people from different days become one row a person."""

from itertools import pairwise

from fairlead.core.tables.errors import SameTableTwice
from fairlead.core.tables.job import Job
from fairlead.core.tables.wording import bracketed, counted

LOST = 2 / 3  # a later export with fewer rows than this share of an earlier one is said


def merge_people(job: Job) -> None:
    """Keep the latest row of each person, seen since the earliest; a second file must say its day."""
    exports = job.db.execute("SELECT seen_from, count(*) FROM people GROUP BY seen_from").fetchall()
    if job.number == 1:
        return
    if len(exports) < 2:
        raise SameTableTwice(
            f"{job.raw.file} is a second people file without a day of its own: take one away, or give each its day "
            'with fixed = { seen_from = "2026-01-31" }.'
        )
    say_shrunken(job)
    say_disagreeing(job)
    job.db.execute(
        "CREATE OR REPLACE TABLE people AS SELECT * REPLACE (min(seen_from) OVER (PARTITION BY person) AS seen_from) "
        "FROM people QUALIFY row_number() OVER (PARTITION BY person ORDER BY people.seen_from DESC NULLS LAST) = 1"
    )


def say_shrunken(job: Job) -> None:
    """An export that lost a third of its people is more often a wrong filter than a flight."""
    rows = job.db.execute(
        "SELECT seen_from, count(*) FROM people GROUP BY seen_from ORDER BY seen_from"
    ).fetchall()
    for (early, before), (late, after) in pairwise(rows):
        if after < before * LOST:
            job.notes.suspect(
                "shrunken-people",
                f"The people file of {late} has {counted(after, 'row')} where that of {early} has {before}: "
                "check that nobody was filtered out.",
            )


def say_disagreeing(job: Job) -> None:
    """Two exports with different days for one person: one of them is wrong. A last day that is new is no fault."""
    rows = job.db.execute(
        "SELECT person FROM people GROUP BY person "
        "HAVING count(DISTINCT hired_on) > 1 OR count(DISTINCT left_on) > 1 ORDER BY person"
    ).fetchall()
    if rows:
        job.notes.suspect(
            "exports-disagree",
            f"{counted(len(rows), 'person has', 'people have')} one day of hiring or leaving in one people file and another "
            f"in the next {bracketed(rows)}: the latest file holds; mend the wrong one.",
        )
