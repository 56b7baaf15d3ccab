"""Prints the ratios of DESIGN §8, row 1: `python bench/diagnose.py [--people N] [--json]`.

Two things are set side by side each time, interleaved, medians of some rounds; seconds differ from machine to
machine, ratios hardly. Tables are made once in bench/out (about 17 MB for a million people).
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import duckdb
from counting import ask
from measures import HERE, Listening, Stopwatch, in_own_processes, interleaved
from synthetic import PRIORITIES, Size, write

import fairlead.core.diagnosis as diagnosis
from fairlead.core.engines import Engine
from fairlead.core.recall import StatementScorer
from fairlead.core.tables import read

MEASURED = getattr(diagnosis, "diagnose", None)  # what the firm runs: the whole diagnosis
USED = ("pulse", "item", "respondent", "value", "missing", "unit", "level", "weight")
ANSWERS_EACH = 10


def engine_ratios(folder: Path, rounds: int) -> dict[str, float]:
    """The engine against its own SQL run bare, and against a bare count of each column it uses."""
    connection = read(folder).connection
    listening = Listening(connection)
    ask(Engine(listening))  # compiles, and tells which statements it runs
    columns = ", ".join(f"count({column})" for column in USED)
    found = interleaved(
        {
            "engine": lambda: ask(Engine(connection)),
            "sql": lambda: [
                connection.execute(sql).fetchnumpy() for sql in listening.queries if sql[:3] != "SET"
            ],
            "columns": lambda: connection.execute(f"SELECT {columns} FROM answers").fetchall(),
        },
        rounds,
    )
    return {
        "engine seconds": found["engine"],
        "engine / own SQL": found["engine"] / found["sql"],
        "engine / bare count of each column": found["engine"] / found["columns"],
    }


def recall_ratios(folder: Path) -> dict[str, float]:
    """Recall through the scorer: how much of it is scoring, and what the rest is to the scoring."""
    engine = Engine(read(folder).connection)
    scorer = StatementScorer(list(PRIORITIES.items()))
    with Stopwatch(scorer, "score") as scoring:
        begun = time.perf_counter()
        engine.recall(None, scorer, 3)
        whole = time.perf_counter() - begun
    return {"recall seconds": whole, "recall / its scoring": whole / scoring.seconds}


def diagnosis_ratios(folder: Path) -> dict[str, float]:
    """The whole diagnosis against the SQL within it; the release, where the verifier works, and scoring shown apart."""
    if MEASURED is None:
        return {}
    from fairlead.core.diagnosis import counting

    connections: list[Listening] = []

    def listening(*arguments: Any, **named: Any) -> Listening:
        connections.append(Listening(connect(*arguments, **named)))
        return connections[-1]

    connect = duckdb.connect
    duckdb.connect = listening
    try:
        with Stopwatch(counting, "release") as release, Stopwatch(StatementScorer, "score") as score:
            begun = time.perf_counter()
            MEASURED(folder)
            whole = time.perf_counter() - begun
    finally:
        duckdb.connect = connect
    sql = sum(connection.seconds for connection in connections)
    rest = whole - release.seconds - score.seconds
    return {
        "diagnosis seconds": whole,
        "diagnosis without release and scoring / own SQL": rest / sql,
        "release / own SQL": release.seconds / sql,
        "scoring / own SQL": score.seconds / sql,
    }


def notebook_ratios(folder: Path, out: Path, rounds: int) -> dict[str, float]:
    """The same numbers by notebook.py, each in its own process: time and peak memory. Refuses unequal numbers."""
    ours, theirs, tuned = (str(out / f"{name}.json") for name in ("ours", "notebook", "tuned"))
    found = in_own_processes(
        {
            "ours": ["counting.py", str(folder), ours],
            "notebook": ["notebook.py", str(folder), theirs],
            "tuned": ["notebook.py", str(folder), tuned, "--tuned"],
        },
        rounds,
    )
    numbers = [json.loads(Path(path).read_text(encoding="utf-8")) for path in (ours, theirs, tuned)]
    if not numbers[0] == numbers[1] == numbers[2]:
        raise SystemExit(f"The numbers differ: compare {ours}, {theirs} and {tuned}.")
    mine = found.pop("ours")
    named = {"notebook": "notebook", "tuned": "notebook with categories"}
    ratios = {f"{named[n]} / Fairlead, time": f["total"] / mine["total"] for n, f in found.items()}
    ratios |= {
        f"{named[n]} / Fairlead, work of all cores": f["work"] / mine["work"] for n, f in found.items()
    }
    ratios |= {f"Fairlead / {named[n]}, peak memory": mine["peak"] / f["peak"] for n, f in found.items()}
    return {"Fairlead, peak MB": mine["peak"], **ratios}


def growth(out: Path, sizes: list[Size], rounds: int) -> list[dict[str, float]]:
    """Engine time over sizes, with what each step costs beside how much larger it is."""
    rows: list[dict[str, float]] = []
    for size in sizes:
        connection = read(write(out, size)).connection
        ask(Engine(connection))
        seconds = interleaved({"engine": lambda c=connection: ask(Engine(c))}, rounds)["engine"]
        before = rows[-1]["seconds"] if rows else seconds
        rows.append(
            {
                "answers": size.people * ANSWERS_EACH,
                "units": size.units,
                "seconds": seconds,
                "× before": seconds / before,
            }
        )
    return rows


def powers(lowest: int, highest: int) -> list[int]:
    """Tenfold steps."""
    found = [lowest]
    while found[-1] * 10 <= highest:
        found.append(found[-1] * 10)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=1_000_000)
    arguments.add_argument("--units", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--out", type=Path, default=HERE / "out")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    folder = write(given.out, Size(given.people, given.units))
    by_rows = [Size(people, 100) for people in powers(1000, given.people)]
    by_units = [Size(max(given.people // 10, 1000), units) for units in powers(10, min(10_000, given.people))]
    found: dict[str, Any] = {
        "people": given.people,
        "units": given.units,
        "ratios": {
            **engine_ratios(folder, given.rounds),
            **notebook_ratios(folder, given.out, given.rounds),
            **recall_ratios(folder),
            **diagnosis_ratios(folder),
        },
        "growth over rows": growth(given.out, by_rows, given.rounds),
        "growth over units": growth(given.out, by_units, given.rounds),
    }
    print(json.dumps(found, indent=1) if given.json else as_text(found))


def as_text(found: dict[str, Any]) -> str:
    """The same, to be read."""
    lines = [
        f"{found['people']:,} people, {found['people'] * ANSWERS_EACH:,} answers, {found['units']:,} units",
        "",
    ]
    lines += [f"{value:9.2f}  {name}" for name, value in found["ratios"].items()]
    for title in ("growth over rows", "growth over units"):
        lines += ["", title, f"{'answers':>12} {'units':>7} {'seconds':>9} {'× before':>9}"]
        lines += [
            f"{r['answers']:12,} {r['units']:7,} {r['seconds']:9.3f} {r['× before']:9.2f}"
            for r in found[title]
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
