"""The public sets of graded short answers (SciEntsBank, Beetle: Dzikovska et al. 2013), read question by question."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HELD_BACK = ("test-unseen-questions", "test-unseen-domains")
LABELS = ("correct", "contradictory", "incorrect")


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question with its reference answers, and N answers with label (place in LABELS) and split."""

    corpus: str
    id: str
    text: str
    references: tuple[str, ...]
    answers: tuple[str, ...]
    label: np.ndarray
    split: np.ndarray

    @property
    def right(self) -> np.ndarray:
        return (self.label == LABELS.index("correct")).astype(float)


def questions(folder: Path) -> list[Question]:
    """All questions of both sets; raises FileNotFoundError where the folder holds none."""
    texts: dict[tuple[str, str], str] = {}
    references: dict[tuple[str, str], dict[str, None]] = {}
    for row in _rows(folder / "reference_answers.tsv.gz"):
        key = row["corpus"], row["question_id"]
        texts[key] = row["question"]
        references.setdefault(key, {})[row["reference"]] = None
    answers: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in _rows(folder / "student_answers.tsv.gz"):
        answers.setdefault((row["corpus"], row["question_id"]), []).append(row)
    return [_question(key, texts[key], tuple(references[key]), rows) for key, rows in answers.items()]


def _question(key: tuple[str, str], text: str, references: tuple[str, ...], rows: list[dict]) -> Question:
    label = np.array([LABELS.index(row["label_3way"]) for row in rows])
    split = np.array([row["split"] for row in rows])
    return Question(*key, text, references, tuple(row["answer"] for row in rows), label, split)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(10**7)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")
