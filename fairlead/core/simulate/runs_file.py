"""Runs kept in a file, a line a run, so that long work goes on where it stopped."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fairlead.core.errors import BadInput
from fairlead.core.simulate.outcomes import Outcome, Run

Key = tuple[str, int, int, float]  # cause, people, number of the run, bias odds


class OtherRuns(BadInput):
    """The file holds runs of another seed or of other settings, or is no file of runs."""


def kept_runs(path: Path, said: Mapping[str, Any]) -> dict[Key, Run]:
    """The runs that a file holds, begun with the settings `said` if it is new; OtherRuns if it is of other ones."""
    head = json.dumps({"fairlead": "runs/2", **said}, sort_keys=True)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "\n", encoding="utf-8")
        return {}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if not lines or lines[0].strip() != head:
        raise OtherRuns(
            f"{path.name} holds runs with other settings: name another file, or take this one away."
        )
    whole = [line for line in lines if line.endswith("\n")]
    if len(whole) < len(lines):  # a run was being written when the work stopped
        path.write_text("".join(whole), encoding="utf-8")
    runs = (_run(json.loads(line)) for line in whole[1:])
    return {(run.cause, run.people, run.number, run.odds): run for run in runs}


def keep(path: Path, run: Run) -> None:
    """Add one run."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(run)) + "\n")


def _run(raw: dict[str, Any]) -> Run:
    return Run(**{**raw, "outcome": Outcome(raw["outcome"])})
