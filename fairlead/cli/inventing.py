"""`simulate`, `demo` and `operating-characteristics`: companies that do not exist."""

from dataclasses import asdict
from gettext import gettext as _
from pathlib import Path

from fairlead.cli import telling, writing
from fairlead.cli.diagnosing import publish
from fairlead.core import simulate as inventing
from fairlead.core.diagnosis import diagnose

SAMPLE = "sample-company"
STORY = Path("docs/story/operating-characteristics.md")
RUNS = Path("bench/out/operating-characteristics.jsonl")


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
    telling.aside(_("The sample company's files: {files}").format(files=files))


def measure_characteristics(
    runs: int,
    causes: tuple[str, ...],
    sizes: tuple[int, ...],
    seed: int,
    save: Path | None,
    story: bool,
    json: bool,
) -> None:
    """The table of how often the verdict is right."""
    with telling.bar() as progress:
        table = inventing.operating_characteristics(
            causes or inventing.CAUSES,
            sizes or inventing.SIZES,
            runs=runs,
            seed=seed,
            save=save or (RUNS if story else None),
            progress=progress,
        )
    if story:
        writing.write(STORY, inventing.markdown(table))
    if json:
        telling.as_json({"seed": seed, "runs": runs, "cells": [asdict(cell) for cell in table.cells]})
    else:
        telling.say(inventing.markdown(table))
