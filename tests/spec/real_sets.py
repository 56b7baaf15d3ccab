"""Where the three surveys lie, each of them read and diagnosed once; and a log of reviews."""

import csv
import gzip
import io
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from rich.console import Console

from fairlead.core.diagnosis import Diagnosis, diagnose
from fairlead.core.memory.tests.logs import learners
from fairlead.core.tables import Firm, read
from fairlead.report import terminal

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES, SHARED = ROOT / "examples", ROOT.parent / "shared" / "data"
DATA = ("*.csv", "*.csv.gz")
PUBLISHED, INVENTED = "published", "invented"


@dataclass
class Survey:
    """An example's mapping beside data of its shape: our invented rows, or the published files."""

    example: str
    data: Path
    kind: str

    @cached_property
    def _place(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="fairlead-spec-")  # gone with the survey

    @cached_property
    def folder(self) -> Path:
        """A folder of its own, with the mapping and the data and nothing else."""
        folder = Path(self._place.name)
        shutil.copy(EXAMPLES / self.example / "fairlead.toml", folder)
        for file in (file for form in DATA for file in self.data.glob(form)):
            (folder / file.name).symlink_to(file)
        return folder

    @cached_property
    def firm(self) -> Firm:
        """The tables."""
        return read(self.folder)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The report's values."""
        return diagnose(self.folder)

    @cached_property
    def printed(self) -> str:
        """The report as the terminal prints it, on long lines."""
        page = io.StringIO()
        terminal.render(self.diagnosis, Console(file=page, width=300))
        return " ".join(page.getvalue().split())

    def rows(self, form: str) -> list[dict[str, str]]:
        """The rows of a file, read by Python's own reader: what the tables are held against."""
        (file,) = (file for file in self.data.glob(form))
        with (
            gzip.open(file, "rt", encoding="utf-8-sig")
            if file.suffix == ".gz"
            else open(file, encoding="utf-8-sig") as lines
        ):
            return list(csv.DictReader(lines))

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the canonical tables."""
        return self.firm.connection.execute(sql).fetchall()


@cache
def surveys(example: str, published: str) -> tuple[Survey, ...]:
    """The invented rows, always; the published ones where they lie beside the repository."""
    found = (Survey(example, EXAMPLES / example, INVENTED),)
    there = SHARED / published
    return (*found, Survey(example, there, PUBLISHED)) if there.is_dir() else found


@dataclass(frozen=True)
class ReviewLog:
    """Rows of reviews: what was asked, when, and the grade from 1 (not recalled) to 4."""

    kind: str
    cards: np.ndarray
    times: np.ndarray
    grades: np.ndarray

    @staticmethod
    def read(file: Path) -> "ReviewLog":
        """A log with the columns card_id, review_time (ISO, UTC) and review_rating, put in order of time."""
        with open(file, encoding="utf-8-sig") as lines:
            rows = sorted(csv.DictReader(lines), key=lambda row: row["review_time"])
        times = [row["review_time"].removesuffix("+00:00") for row in rows]
        return ReviewLog(
            PUBLISHED,
            np.array([row["card_id"] for row in rows]),
            np.array(times, dtype="datetime64[us]"),
            np.array([int(row["review_rating"]) for row in rows]),
        )


@cache
def review_logs() -> tuple[ReviewLog, ...]:
    """Invented learners who forget by the curve itself, always; the published log where it lies beside the repository."""
    card, day, grades = learners(seed=10, cards=300, turns=8)
    times = np.datetime64("2026-01-05T09:00:00", "us") + np.rint(day * 86_400_000_000).astype(
        "timedelta64[us]"
    )
    invented = ReviewLog(INVENTED, card, times, grades)
    published = sorted((SHARED / "fsrs-review-log").glob("review_log_quarter_of_cards.csv"))
    return (invented, *(ReviewLog.read(file) for file in published))
