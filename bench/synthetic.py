"""A large firm that does not exist, as Parquet tables: the ground on which the measurements stand."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

AS_OF = date(2026, 10, 31)
PULSE = "2026-autumn"
ITEMS = ("reached", "expected", "line-of-sight", "right-direction", "will-get-there",
         "lived", "changes", "claimed-clarity", "pay", "stay-intent")  # fmt: skip
LEVELS = ("Staff", "Senior", "Lead", "Manager")
FAMILIES = ("pay", "career", "manager", "direction/not-told", "direction/not-lived", "workload", "job")
PRIORITIES = {
    "call-back": "Every placement is called after one week.",
    "one-price": "One price list for all branches, printed and kept.",
    "night-shift": "Nobody is sent to a night shift without a second person.",
    "train-leads": "Each branch lead is trained to interview.",
    "pay-friday": "Temps are paid on Friday, without exception.",
}
FILLER = ("I think", "mostly", "for us", "as they say", "in our branch", "this year", "honestly", "again")
CHUNK = 100_000  # people written at a time


@dataclass(frozen=True)
class Size:
    """How large: people, units; the rest follows: ten answers a person, a tenth leave, a fifth write texts."""

    people: int
    units: int = 1000
    seed: int = 7

    @property
    def name(self) -> str:
        return f"people-{self.people}-units-{self.units}"


def write(folder: Path, size: Size) -> Path:
    """The tables of a firm of that size in a folder of their own; written once and found again."""
    home = folder / size.name
    done = folder / f"{size.name}.json"
    if done.exists():
        return home
    home.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(size.seed)
    unit = rng.integers(0, size.units, size.people)
    level = rng.choice(len(LEVELS), size.people, p=(0.6, 0.25, 0.1, 0.05))
    _people(home, size, rng, unit, level)
    _units(home, size)
    _items(home)
    _answers(home, size, rng, unit, level)
    _exits(home, size, rng)
    (home / "plan.md").write_text(_plan(), encoding="utf-8")
    done.write_text(json.dumps(asdict(size)), encoding="utf-8")
    return home


def _named(kind: str, places: np.ndarray) -> pa.Array:
    names = pa.array([f"{kind}-{i:05d}" for i in range(int(places.max(initial=0)) + 1)])
    return names.take(pa.array(places))


def _day(days: np.ndarray) -> pa.Array:
    return pa.array(days.astype("datetime64[D]"))


def _people(home: Path, size: Size, rng: np.random.Generator, unit: np.ndarray, level: np.ndarray) -> None:
    today = np.datetime64(AS_OF)
    hired = today - rng.integers(0, 3650, size.people)
    left = np.where(
        rng.random(size.people) < 0.1, today - rng.integers(0, 365, size.people), np.datetime64("NaT")
    )
    left = np.where(left < hired, np.datetime64("NaT"), left)
    _write(home, "people", {
        "person": _named("p", np.arange(size.people)),
        "unit": _named("unit", unit),
        "level": pa.array(LEVELS).take(pa.array(level)),
        "hired_on": _day(hired),
        "left_on": _day(left),
    })  # fmt: skip


def _units(home: Path, size: Size) -> None:
    names = [f"unit-{i:05d}" for i in range(size.units)]
    parents = ["" if i < 10 else names[i % 10] for i in range(size.units)]
    _write(home, "units", {"unit": pa.array(names), "parent": pa.array(parents)})


def _items(home: Path) -> None:
    scales = {"item": [*ITEMS, "recall"], "construct": [*ITEMS, "recall"]}
    ends = {"low": [1] * len(ITEMS) + [None], "high": [5] * len(ITEMS) + [None]}
    turned = {"reversed": [item == "changes" for item in (*ITEMS, "recall")]}
    _write(home, "items", {name: pa.array(values) for name, values in (scales | ends | turned).items()})


def _answers(home: Path, size: Size, rng: np.random.Generator, unit: np.ndarray, level: np.ndarray) -> None:
    """Ten answers a person, one person after the other, then the texts; a unit has its own leaning."""
    leaning = rng.normal(0, 0.4, size.units)
    with pq.ParquetWriter(home / "answers.parquet", _ANSWERS, compression="zstd") as out:
        for first in range(0, size.people, CHUNK):
            who = np.arange(first, min(first + CHUNK, size.people))
            out.write_table(_scaled(rng, who, unit, level, leaning))
            out.write_table(_told(rng, who[rng.random(len(who)) < 0.2], unit, level))


_ANSWERS = pa.schema(
    [("pulse", pa.string()), ("item", pa.string()), ("respondent", pa.string()), ("value", pa.float64()),
     ("missing", pa.string()), ("text", pa.string()), ("unit", pa.string()), ("level", pa.string())]
)  # fmt: skip


def _scaled(
    rng: np.random.Generator, who: np.ndarray, unit: np.ndarray, level: np.ndarray, leaning: np.ndarray
) -> pa.Table:
    n, k = len(who), len(ITEMS)
    mood = rng.normal(0, 0.7, n) + leaning[unit[who]]
    value = np.clip(np.round(3 + mood[:, None] + rng.normal(0, 0.9, (n, k))), 1, 5).ravel()
    silent = rng.random(n * k)
    value[silent < 0.03] = np.nan
    missing = np.where(silent < 0.01, "skipped", np.where(silent < 0.03, "cannot-say", None))
    items = pa.array(ITEMS).take(pa.array(np.tile(np.arange(k), n)))
    answered = pa.array(value, from_pandas=True)
    return _rows(np.repeat(who, k), items, answered, pa.array(missing, pa.string()), None, unit, level)


def _told(rng: np.random.Generator, who: np.ndarray, unit: np.ndarray, level: np.ndarray) -> pa.Table:
    said = list(PRIORITIES.values())
    texts = [
        " ".join([str(rng.choice(FILLER)), *(said[i].rstrip(".").lower() for i in np.flatnonzero(rng.random(5) < 0.4)), f"{p % 5000}"])
        for p in who
    ]  # fmt: skip
    item = pa.array(["recall"] * len(who), pa.string())
    return _rows(who, item, None, None, pa.array(texts, pa.string()), unit, level)


def _rows(
    who: np.ndarray, item: pa.Array, value: pa.Array | None, missing: pa.Array | None, text: pa.Array | None,
    unit: np.ndarray, level: np.ndarray,
) -> pa.Table:  # fmt: skip
    n = len(who)
    nothing = pa.nulls(n, pa.string())
    columns = [
        pa.array([PULSE] * n, pa.string()), item, _respondents(who),
        pa.nulls(n, pa.float64()) if value is None else value, nothing if missing is None else missing,
        nothing if text is None else text, _named("unit", unit[who]), pa.array(LEVELS).take(pa.array(level[who])),
    ]  # fmt: skip
    return pa.table(columns, schema=_ANSWERS)


def _respondents(who: np.ndarray) -> pa.Array:
    if not len(who):
        return pa.array([], pa.string())
    first = int(who[0])
    names = pa.array([f"r-{i}" for i in range(first, int(who[-1]) + 1)])
    return names.take(pa.array(who - first))


def _exits(home: Path, size: Size, rng: np.random.Generator) -> None:
    """A tenth of the firm, each with one to three reasons, the first the main one."""
    leavers = size.people // 10
    reasons = 1 + rng.integers(0, 3, leavers)
    leaver = np.repeat(np.arange(leavers), reasons)
    place = np.arange(len(leaver)) - np.repeat(np.cumsum(reasons) - reasons, reasons)
    start = np.repeat(rng.choice(len(FAMILIES), leavers), reasons)
    family = (start + place * 2) % len(FAMILIES)
    left = np.datetime64(AS_OF) - np.repeat(rng.integers(0, 365, leavers), reasons)
    _write(home, "exits", {
        "leaver": _named("x", leaver),
        "left_on": _day(left),
        "unit": _named("unit", np.repeat(rng.integers(0, size.units, leavers), reasons)),
        "kind": pa.array(["voluntary"] * len(leaver)),
        "reason": pa.array(FAMILIES).take(pa.array(family)),
        "primary": pa.array(place == 0),
    })  # fmt: skip


def _write(home: Path, name: str, columns: dict[str, pa.Array]) -> None:
    pq.write_table(pa.table(columns), home / f"{name}.parquet", compression="zstd")


def _plan() -> str:
    lines = [f"- {text}  {{#{id}}}" for id, text in PRIORITIES.items()]
    return "\n".join(
        [
            "---",
            "company: Large & Sons",
            "edition: 1",
            "published: 2026-01-05",
            "---",
            "## Priorities",
            *lines,
            "",
        ]
    )
