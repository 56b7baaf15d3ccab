"""`operating-characteristics`: how often the verdict is right where the truth is known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from fairlead.cli import telling, writing
from fairlead.core import simulate as inventing
from fairlead.core.errors import BadInput
from fairlead.core.tables import Progress

STORY, RUNS = Path("docs/story"), Path("bench/out")
PARTS = ("verdicts", "curve", "intervals", "alarms")
USUAL = {"answering": 0.7, "distance": 0.20, "coded": 0}
AGREED = (*inventing.CAUSES, *inventing.PAIRS)


class NoSuchPart(BadInput):
    """Something was to be measured that is none of the parts."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Which companies are invented, how many, and what is asked of them. `said` goes to `simulate`."""

    runs: int
    causes: tuple[str, ...]
    sizes: tuple[int, ...]
    odds: tuple[float, ...]
    seed: int
    said: Mapping[str, Any]
    parts: tuple[str, ...]
    link: str

    def __post_init__(self) -> None:
        unknown = [part for part in self.parts if part not in PARTS]
        if unknown:
            text = _("--part {part}: there is no such part; choose among {parts}.")
            raise NoSuchPart(text.format(part=unknown[0], parts=", ".join(PARTS)))
        if self.runs < 1:
            raise NoSuchPart(
                _("--runs {runs}: at least one company of each kind is needed.").format(runs=self.runs)
            )

    @property
    def unusual(self) -> dict[str, Any]:
        """What is said otherwise than usual: only this names the runs that are kept."""
        return {name: value for name, value in self.said.items() if value != USUAL[name]}

    @property
    def name(self) -> str:
        """The pages and the kept runs are named for what sets the trial apart."""
        coded = self.said.get("coded")
        return "operating-characteristics" + (f"-{coded}-coded" if coded else "")


@dataclass(frozen=True, slots=True)
class Found:
    """One part, measured: its page, its values for programs, and the name of its page in the story."""

    page: str
    values: dict[str, Any]
    name: str


def measure_characteristics(trial: Trial, save: Path | None, story: bool, json: bool) -> None:
    """Each part in turn: its page on the screen, or all as JSON."""
    kept = save or (RUNS / f"{trial.name}.jsonl" if story else None)
    with telling.bar() as progress:
        found = [MEASURES[part](trial, kept, progress) for part in trial.parts]
    for part in found if story else ():
        writing.write(STORY / f"{part.name}.md", part.page)
    if json:
        values = {name: value for part in found for name, value in part.values.items()}
        telling.as_json({"seed": trial.seed, "runs": trial.runs, "said": dict(trial.said), **values})
    else:
        telling.say("\n".join(part.page for part in found))


def _verdicts(trial: Trial, save: Path | None, progress: Progress) -> Found:
    table = _table(trial, trial.causes or AGREED, trial.odds or inventing.ODDS, save, progress)
    cells = {"cells": [_shares(asdict(cell)) for cell in table.cells]}
    return Found(inventing.markdown(table), cells, trial.name)


def _curve(trial: Trial, save: Path | None, progress: Progress) -> Found:
    table = _table(trial, inventing.along(trial.link), trial.odds or (1.0,), save, progress)
    points = inventing.curve(table)
    values = [_shares(asdict(p)) | {"should_be": p.truth.value} for p in points]
    name = trial.name.replace("characteristics", f"characteristics-curve-{trial.link}")
    return Found(inventing.curve_page(points, trial.seed, trial.said["coded"]), {"curve": values}, name)


def _intervals(trial: Trial, save: Path | None, progress: Progress) -> Found:
    exact = inventing.exact_coverage(trial.sizes or inventing.SIZES, trial.said["answering"])
    table = _table(trial, trial.causes or AGREED, trial.odds or inventing.ODDS, save, progress)
    held = inventing.in_companies(table)
    values = {"grid": [asdict(c) for c in exact], "held": [_shares(asdict(h)) for h in held]}
    name = trial.name.replace("characteristics", "characteristics-intervals")
    return Found(inventing.intervals_page(exact, held, trial.seed), {"intervals": values}, name)


def _alarms(trial: Trial, save: Path | None, progress: Progress) -> Found:
    found = inventing.false_alarms(firms=trial.runs, seed=trial.seed, progress=progress)
    page = inventing.alarms_page(found, trial.seed)
    return Found(page, {"alarms": [_shares(asdict(a)) for a in found]}, "operating-characteristics-alarms")


MEASURES = {"verdicts": _verdicts, "curve": _curve, "intervals": _intervals, "alarms": _alarms}


def _table(
    trial: Trial, causes: tuple[str, ...], odds: tuple[float, ...], save: Path | None, progress: Progress
) -> inventing.Characteristics:
    return inventing.operating_characteristics(
        causes, trial.sizes or inventing.SIZES, runs=trial.runs, seed=trial.seed, odds=odds, save=save, progress=progress,
        **trial.unusual,
    )  # fmt: skip


def _shares(values: dict[str, Any]) -> dict[str, Any]:
    """Each count of so many runs with its share and interval, as no number stands alone."""
    return {name: _with_interval(v) if _is_share(v) else v for name, v in values.items()}


def _is_share(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"count", "runs"}


def _with_interval(counts: dict[str, int]) -> dict[str, Any]:
    share = inventing.Share(**counts)
    if not share.runs:
        return dict(counts)
    return {**counts, "share": share.value, "low": share.interval.low, "high": share.interval.high}
