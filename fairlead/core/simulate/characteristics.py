"""How often the verdict is right: many companies of each kind and size, each diagnosed from its written folder."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from fairlead.core.scales import wilson
from fairlead.core.simulate.outcomes import Outcome, Run, judge
from fairlead.core.simulate.runs_file import Key, keep, kept_runs
from fairlead.core.simulate.simulating import simulate
from fairlead.core.simulate.truth import CAUSES
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.values import Interval

if TYPE_CHECKING:
    from fairlead.core.diagnosis import Diagnosis

SIZES = (20, 60, 140, 500)
Diagnose = Callable[[Path], "Diagnosis"]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the runs of a cell had an outcome, with Wilson's interval."""

    count: int
    runs: int

    @property
    def value(self) -> float:
        """The share."""
        return self.count / self.runs

    @property
    def interval(self) -> Interval:
        """95 % for the share over endlessly many such companies."""
        return wilson(self.count, self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of company at one size."""

    cause: str
    people: int
    right: Share
    wrong: Share
    cannot_tell: Share


@dataclass(frozen=True, slots=True)
class Characteristics:
    """All cells, the runs behind them, and the settings that give them again."""

    cells: tuple[Cell, ...]
    runs: tuple[Run, ...]
    seed: int
    said: tuple[tuple[str, Any], ...]

    def cell(self, cause: str, people: int) -> Cell:
        """The cell of a cause and a size; KeyError if it was not run."""
        for cell in self.cells:
            if (cell.cause, cell.people) == (cause, people):
                return cell
        raise KeyError((cause, people))


def operating_characteristics(
    causes: Sequence[str] = CAUSES,
    sizes: Sequence[int] = SIZES,
    *,
    runs: int = 200,
    seed: int = 1,
    diagnose: Diagnose | None = None,
    save: Path | None = None,
    progress: Progress = silent,
    **said: Any,
) -> Characteristics:
    """Simulate `runs` companies for each cause and size, diagnose each, and judge every verdict against the truth.

    `diagnose` takes the written folder (default: `core.diagnosis.diagnose`). With `save`, each run is kept in that
    file and is not done again. `said` goes to `simulate`: bias_odds, distance, coded … Each company has a seed of its
    own, made of `seed`, cause, size and number of the run. OtherRuns if `save` holds runs of other settings.

    >>> from types import SimpleNamespace as Box
    >>> from fairlead.core.diagnosis.values import LINKS
    >>> from fairlead.core.values import Status
    >>> say_holds = lambda folder: Box(verdict=Box(id="holds"), links=[Box(link=l, status=Status.HOLDS) for l in LINKS])
    >>> table = operating_characteristics(["holds", "not-lived"], [20], runs=3, diagnose=say_holds)
    >>> table.cell("holds", 20).right.value, table.cell("not-lived", 20).wrong.value
    (1.0, 1.0)
    """
    diagnose = diagnose or _usual()
    done = kept_runs(save, {"seed": seed, **said}) if save else {}
    # One of each kind before the second of any: what is there when the work stops is of use.
    wanted = [(cause, people, number) for number in range(runs) for cause in causes for people in sizes]
    found = []
    for at, key in enumerate(wanted):
        run = done.get(key) or run_one(key, seed, diagnose, said)
        if save and key not in done:
            keep(save, run)
        found.append(run)
        progress(f"{key[0]}, {key[1]} people", (at + 1) / len(wanted))
    cells = tuple(_cell(cause, people, found) for cause in causes for people in sizes)
    return Characteristics(cells, tuple(found), seed, tuple(sorted(said.items())))


def run_one(key: Key, seed: int, diagnose: Diagnose, said: dict[str, Any]) -> Run:
    """One company: invented, written, diagnosed, judged."""
    cause, people, number = key
    firm = simulate(cause=cause, people=people, seed=seed_of(seed, key), **said)
    with tempfile.TemporaryDirectory(prefix="fairlead-") as folder:
        # Parquet says the same as CSV (a test holds it) and is read in a fraction of the time.
        found = diagnose(firm.write(Path(folder) / "firm", format="parquet"))
    links = {finding.link: finding.status for finding in found.links}
    outcome = judge(firm.truth, found.verdict.id, links)
    return Run(cause, people, number, found.verdict.id, {k: v.value for k, v in links.items()}, outcome)


def seed_of(seed: int, key: Key) -> int:
    """The seed of one company: the same whatever else is run beside it."""
    return crc32(f"{seed} {key}".encode())


def _usual() -> Diagnose:
    from fairlead.core.diagnosis import diagnose

    return diagnose


def _cell(cause: str, people: int, runs: Iterable[Run]) -> Cell:
    outcomes = [run.outcome for run in runs if (run.cause, run.people) == (cause, people)]
    right, wrong, open_ = (
        Share(outcomes.count(outcome), len(outcomes))
        for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.CANNOT_TELL)
    )
    return Cell(cause, people, right, wrong, open_)
