"""People who code: they fill a sheet with what each answer of an invented firm truly names, and slip now and then."""

import csv
from pathlib import Path

from fairlead.core.simulate import SimulatedFirm


def truth_of(firm: SimulatedFirm) -> dict[str, frozenset[str]]:
    """What each respondent's recall answer truly names, from a firm that was simulated with all answers coded."""
    rows = firm.tables["answers"].select(["respondent", "statements"]).to_pylist()
    return {
        row["respondent"]: frozenset(() if row["statements"] == "none" else row["statements"].split())
        for row in rows
        if row["statements"] is not None
    }


def fill(sheet: Path, truth: dict[str, frozenset[str]], slips: int = 0) -> None:
    """Fills a sheet; of every so many cells (`slips`) one is coded *partly* where the truth is yes, and else *no*."""
    header, *rows = list(csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines()))
    ids, cell = header[3:], 0
    for row in rows:
        for at, id in enumerate(ids, start=3):
            cell += 1
            slip = slips and cell % slips == 0
            named = id in truth[row[1]]
            row[at] = ("partly" if slip else "yes") if named else "no"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
