"""`simulate`, `demo` and `operating-characteristics`: companies that do not exist."""

from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import telling, writing
from fairlead.cli.diagnosing import publish
from fairlead.core import simulate as inventing
from fairlead.core.diagnosis import Diagnosis, diagnose

SAMPLE = "sample-company"
STORY, RUNS = Path("docs/story"), Path("bench/out")


def simulate_folder(folder: Path, cause: str, people: int, seed: int, json: bool) -> None:
    """An invented company as a folder."""
    firm = inventing.simulate(cause=cause, people=people, seed=seed)
    written = firm.write(folder)
    if json:
        truth = {"cause": cause, "expected_verdict": firm.truth.expected, "shares": dict(firm.truth.shares)}
        telling.as_json(
            {"folder": str(written), "company": firm.company, "people": people, "seed": seed, **truth}
        )
        return
    text = _("{company}: {people} invented people in {folder}. What is true of it: {cause}.")
    telling.say(text.format(company=firm.company, people=people, folder=written, cause=cause))
    telling.aside(_("Next: fairlead diagnose {folder}").format(folder=written))


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


@dataclass(frozen=True, slots=True)
class Trial:
    """Which companies are invented, and how many."""

    runs: int
    causes: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    seed: int = 1
    coded: int = 0

    @property
    def name(self) -> str:
        """The page and the kept runs are named for what sets the trial apart."""
        return "operating-characteristics" + (f"-{self.coded}-coded" if self.coded else "")


def measure_characteristics(trial: Trial, save: Path | None, story: bool, json: bool) -> None:
    """The table of how often the verdict is right."""
    kept = RUNS / f"{trial.name}.jsonl" if story else None
    said: dict[str, Any] = {"coded": trial.coded} if trial.coded else {}
    with telling.bar() as progress:
        table = inventing.operating_characteristics(
            trial.causes or inventing.CAUSES,
            trial.sizes or inventing.SIZES,
            runs=trial.runs,
            seed=trial.seed,
            save=save or kept,
            progress=progress,
            **said,
        )
    if story:
        writing.write(STORY / f"{trial.name}.md", inventing.markdown(table))
    if json:
        telling.as_json(
            {"seed": trial.seed, "runs": trial.runs, "cells": [asdict(cell) for cell in table.cells]}
        )
    else:
        telling.say(inventing.markdown(table))
