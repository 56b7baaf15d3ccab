"""How often the verdict is right: many companies of each kind and size, each diagnosed from its written folder."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from fairlead.core.scales import wilson
from fairlead.core.simulate.outcomes import Outcome, Run, covered, judge
from fairlead.core.simulate.runs_file import Key, keep, kept_runs
from fairlead.core.simulate.simulating import simulate
from fairlead.core.simulate.truth import CAUSES
from fairlead.core.tables.progress import Progress, silent
from fairlead.core.values import Interval

if TYPE_CHECKING:
    from fairlead.core.diagnosis import Diagnosis, Judged

SIZES = (20, 60, 140, 500)
ODDS = (1.0, 1.5, 2.0)
PAIRS = ("no-plan+not-lived", "not-told+not-believed", "did-not-land+not-connected", "not-connected+not-lived",
         "not-believed+not-lived", "not-lived+pay")  # fmt: skip
Diagnose = Callable[[Path], "Diagnosis | Judged"]


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
    """One kind of company at one size and one bias of who answers. `early`: decided within the dead zone."""

    cause: str
    people: int
    right: Share
    wrong: Share
    cannot_tell: Share
    early: Share = Share(0, 1)
    odds: float = 1.0


@dataclass(frozen=True, slots=True)
class Characteristics:
    """All cells, the runs behind them, and the settings that give them again."""

    cells: tuple[Cell, ...]
    runs: tuple[Run, ...]
    seed: int
    said: tuple[tuple[str, Any], ...]

    def cell(self, cause: str, people: int, odds: float | None = None) -> Cell:
        """The cell of a cause and a size, at the first odds unless told; KeyError if it was not run."""
        for cell in self.cells:
            if (cell.cause, cell.people) == (cause, people) and odds in (None, cell.odds):
                return cell
        raise KeyError((cause, people, odds))


def operating_characteristics(
    causes: Sequence[str] = CAUSES,
    sizes: Sequence[int] = SIZES,
    *,
    runs: int = 200,
    seed: int = 1,
    odds: Sequence[float] = (1.0,),
    diagnose: Diagnose | None = None,
    save: Path | None = None,
    progress: Progress = silent,
    **said: Any,
) -> Characteristics:
    """Simulate `runs` companies for each cause, size and bias odds, diagnose each, and judge each verdict by the truth.

    `diagnose` takes the written folder (default: `core.diagnosis.judge`, the chain of the company as `diagnose` has it).
    With `save`, each run is kept in that file and is not done again. `said` goes to `simulate`: distance, coded … Each
    company has a seed of its own, made of `seed`, cause, size and number of the run; at each of the odds the same
    company answers. Causes may be those of `truth_of`, two written as one and links at a distance among them.
    OtherRuns if `save` holds runs of other settings.

    >>> from types import SimpleNamespace as Box
    >>> from fairlead.core.diagnosis.values import LINKS
    >>> from fairlead.core.values import Status
    >>> links = [Box(link=link, status=Status.HOLDS, measures=()) for link in LINKS]
    >>> say_holds = lambda folder: Box(verdict=Box(id="holds"), links=links)
    >>> table = operating_characteristics(["holds", "not-lived"], [20], runs=3, diagnose=say_holds)
    >>> table.cell("holds", 20).right.value, table.cell("not-lived", 20).wrong.value
    (1.0, 1.0)
    """
    diagnose = diagnose or _usual()
    done = kept_runs(save, {"seed": seed, **said}) if save else {}
    # One of each kind before the second of any: what is there when the work stops is of use.
    wanted = [(c, n, number, o) for number, o, c, n in product(range(runs), odds, causes, sizes)]
    found = []
    for at, key in enumerate(wanted):
        run = done.get(key) or run_one(key, seed, diagnose, said)
        if save and key not in done:
            keep(save, run)
        found.append(run)
        progress(f"{key[0]}, {key[1]} people", (at + 1) / len(wanted))
    cells = tuple(_cell((c, n, o), found) for o, c, n in product(odds, causes, sizes))
    return Characteristics(cells, tuple(found), seed, tuple(sorted(said.items())))


def run_one(key: Key, seed: int, diagnose: Diagnose, said: Mapping[str, Any]) -> Run:
    """One company: invented, written, diagnosed, judged."""
    cause, people, number, odds = key
    firm = simulate(cause=cause, people=people, seed=seed_of(seed, key), bias_odds=odds, **said)
    with tempfile.TemporaryDirectory(prefix="fairlead-", dir=_memory()) as folder:
        # Parquet says the same as CSV (a test holds it) and is read in a fraction of the time.
        found = diagnose(firm.write(Path(folder) / "firm", format="parquet"))
    links = {finding.link: finding.status for finding in found.links}
    outcome = judge(firm.truth, found.verdict.id, links)
    said_of = {link: status.value for link, status in links.items()}
    held = covered(firm.truth, people, found.links)
    return Run(cause, people, number, found.verdict.id, said_of, outcome, odds, held)


def _memory() -> str | None:
    """A folder that lies in memory, where the machine has one: thousands of small firms are written and read once."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def seed_of(seed: int, key: Key) -> int:
    """The seed of one company: the same whatever else is run beside it, and whoever of it answers."""
    return crc32(f"{seed} {key[:3]}".encode())


def _usual() -> Diagnose:
    from fairlead.core.diagnosis import judge as chain_of

    return chain_of


def _cell(key: tuple[str, int, float], runs: Iterable[Run]) -> Cell:
    cause, people, odds = key
    outcomes = [run.outcome for run in runs if (run.cause, run.people, run.odds) == key]
    right, wrong, open_, early = (
        Share(outcomes.count(outcome), len(outcomes))
        for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.CANNOT_TELL, Outcome.EARLY)
    )
    return Cell(cause, people, right, wrong, open_, early, odds)
