"""The labelled set of recall answers, as it stands in `recall/` (its README says how it was made)."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "recall"
TRAINED_ON = ("dev", "train-a", "train-b", "train-c")
NOT = "not"


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    text: str
    sort: str
    labels: dict[str, str]  # statement -> named, partly or contradicted

    def label(self, statement: str) -> str:
        return self.labels.get(statement, NOT)


@dataclass(frozen=True, slots=True)
class LabelledPlan:
    name: str
    part: str
    statements: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]


def plans(*parts: str, coder: str = "a") -> Iterator[LabelledPlan]:
    """The plans of some parts, with the labels of one coder."""
    for part in parts:
        folder = HERE / part
        labels, sorts = _labels(folder / f"coder-{coder}.csv"), _sorts(folder / "sorts.csv")
        for path in sorted(folder.glob("*.toml")):
            yield _plan(path, part, labels, sorts)


def _plan(path: Path, part: str, labels: dict, sorts: dict) -> LabelledPlan:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    statements = tuple((s["id"], s["text"]) for s in found["statement"])
    answers = tuple(
        Answer(a["id"], a["text"], sorts[path.stem, a["id"]], labels.get((path.stem, a["id"]), {}))
        for a in found["answer"]
    )
    return LabelledPlan(path.stem, part, statements, answers)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labels(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(path):
        found.setdefault((row["plan"], row["answer"]), {})[row["statement"]] = row["label"]
    return found


def _sorts(path: Path) -> dict[tuple[str, str], str]:
    return {(row["plan"], row["answer"]): row["sort"] for row in _rows(path)}
