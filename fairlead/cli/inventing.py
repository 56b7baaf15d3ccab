"""`simulate` and `demo`: companies that do not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import telling
from fairlead.cli.diagnosing import publish
from fairlead.core import simulate as inventing
from fairlead.core.diagnosis import Diagnosis, diagnose
from fairlead.core.errors import BadInput

SAMPLE = "sample-company"
FORMATS = ("csv", "parquet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which company is wanted, where, and how its tables are written. `said` goes to `simulate`."""

    folder: Path
    causes: tuple[str, ...]
    format: str
    said: Mapping[str, Any]


class NoSuchFormat(BadInput):
    """Tables are written as CSV or Parquet."""


def simulate_folder(wanted: Wanted, json: bool) -> None:
    """An invented company as a folder."""
    first, *also = wanted.causes
    if wanted.format not in FORMATS:
        text = _("--format {format}: tables are written as csv or as parquet; choose one.")
        raise NoSuchFormat(text.format(format=wanted.format))
    inventing.refuse_used(wanted.folder)  # before the work: a million people take a minute
    firm = inventing.simulate(cause=first, also=also, **wanted.said)
    written = firm.write(wanted.folder, format="parquet" if wanted.format == "parquet" else "csv")
    if json:
        telling.as_json(_truth_of(firm, written, wanted))
        return
    causes = _(" and ").join(wanted.causes)
    text = _("{company}: {people} invented people in {folder}. What is true of it: {cause}.")
    telling.say(text.format(company=firm.company, people=firm.people, folder=written, cause=causes))
    expected = _("The verdict that perfect evidence would lead to: {verdict}.")
    telling.aside(expected.format(verdict=firm.truth.expected))
    telling.aside(_("Next: fairlead diagnose {folder}").format(folder=written))


def _truth_of(firm: inventing.SimulatedFirm, written: Path, wanted: Wanted) -> dict[str, Any]:
    truth = firm.truth
    return {
        "folder": str(written), "company": firm.company, "people": firm.people, "seed": firm.seed,
        "cause": truth.cause, "also": list(truth.also), "expected_verdict": truth.expected, "shares": dict(truth.shares),
        "breaks": [link for link in truth.links if truth.breaks(link)], "said": dict(wanted.said),
        "rows": {name: table.num_rows for name, table in firm.tables.items()},
    }  # fmt: skip


def show_demo(folder: Path, json: bool) -> None:
    """The sample company: its files (kept if they are there), the verdict, the page."""
    files, page = folder / SAMPLE, folder / "report.html"
    with telling.bar() as progress:
        if not files.exists():
            progress(_("Writing the sample company"), 0.0)
            inventing.sample_company().write(files)
        made = diagnose(files, progress=progress)
    publish(made, page, json)
    if not json:
        _say_recall(made, files)
    telling.aside(_("The sample company's files: {files}").format(files=files))


def _say_recall(made: Diagnosis, files: Path) -> None:
    """What people can say unaided, in three lines."""
    from fairlead.report import recall

    recall.render_lines(recall.lines(made, files), telling.console())
