"""Planning the next day for many people, against bare SQL: the same reads, and the same rows put in ready.

An invented company of N people in twelve zones, with working weeks, public holidays, leave, hours of their own, people
without an address, and two rounds that meet on one day under the caps: one for all, one for half of the units.
Ours: the planner from an empty table to the last row. Bare: the rows that it made, from memory, in the same bites, and
the people and posts read in as many statements. Both in turns, each in a process of its own (its peak memory is shown).

    python bench/planning.py --people 1000 10000 100000 1000000 --turns 3 --store sqlite postgres [--json] [--draw]
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PARTS = ROOT / "bench" / "planning_parts.py"
sys.path.insert(0, str(ROOT))
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--store", nargs="+", choices=("sqlite", "postgres"), default=["sqlite"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--draw", type=Path, help="write the growth as an SVG here")
    parser.add_argument(
        "--kept", type=Path, nargs="*", help="what --json printed before, instead of measuring"
    )
    said = parser.parse_args()
    found = [one for path in said.kept or () for one in json.loads(path.read_text())]
    found = found or [measured(store, people, said.turns) for store in said.store for people in said.people]
    print(json.dumps(found, indent=2) if said.json else table(found))
    if said.draw:
        said.draw.write_text(drawn(found))


def measured(store: str, people: int, turns: int) -> dict[str, Any]:
    with stored(store) as environment:
        rows = part("prepare", people, environment)["rows"]
        ours, bare = [], []
        for _turn in range(turns):
            ours.append(part("ours", people, environment))
            bare.append(part("bare", people, environment))
    middle = {name: statistics.median(one[name] for one in ours) for name in ours[0]}
    against = {f"bare_{name}": statistics.median(one[name] for one in bare) for name in bare[0]}
    ratios = [one["processor"] / other["processor"] for one, other in zip(ours, bare, strict=True)]
    clock = [one["seconds"] / other["seconds"] for one, other in zip(ours, bare, strict=True)]
    inserts = [one["seconds"] / other["inserting"] for one, other in zip(ours, bare, strict=True)]
    return (
        {"store": store, "people": people, "planned_before": rows} | middle | against
        | {"ratio": statistics.median(clock), "ratio_to_inserts": statistics.median(inserts),
           "ratio_of_processor": statistics.median(ratios), "load": os.getloadavg()[0]}
    )  # fmt: skip


@contextmanager
def stored(store: str) -> Iterator[Mapping[str, str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAIRLEAD_")}
    with tempfile.TemporaryDirectory(prefix="fairlead-bench-") as folder:
        ours = kept | {
            "FAIRLEAD_DATA": folder, "FAIRLEAD_SITE": "http://localhost:8000", "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "fairlead.config.settings",
        }  # fmt: skip
        if store == "sqlite":
            yield ours
            return
        from tools.with_postgres import running

        with running() as said:
            yield ours | {"FAIRLEAD_DATABASE": said["FAIRLEAD_DATABASE"]}


def part(name: str, people: int, environment: Mapping[str, str]) -> Figures:
    command = [sys.executable, str(PARTS), name, str(people)]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} ended with:\n{done.stderr[-3000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


HEAD = (
    "| store | people | rows | seconds | of the processor | s a 1,000 rows | peak MB | bare s | of it inserts | ours / bare "
    "| ours / bare inserts | of the processor | load |\n" + "| --- " * 13 + "|"
)


def table(found: list[dict[str, Any]]) -> str:
    lines = [
        f"| {one['store']} | {one['people']:,} | {one['rows']:,.0f} | {one['seconds']:.2f} | {one['processor']:.2f} "
        f"| {1000 * one['seconds'] / one['rows']:.3f} | {one['peak']:.0f} | {one['bare_seconds']:.2f} | {one['bare_inserting']:.2f} "
        f"| {one['ratio']:.1f} | {one['ratio_to_inserts']:.1f} | {one['ratio_of_processor']:.1f} | {one['load']:.0f} |"
        for one in found
    ]
    return "\n".join([HEAD, *lines])


STYLE = (
    "text{font:12px sans-serif;fill:#555}line,polyline{fill:none;stroke:#999}.ours{stroke:#0b6e6e;stroke-width:2}"
    ".bare{stroke:#888;stroke-width:2;stroke-dasharray:5 4}@media(prefers-color-scheme:dark){text{fill:#bbb}}"
)


def drawn(found: list[dict[str, Any]]) -> str:
    """Seconds of the processor over people, both axes by powers of ten: by the clock a loaded machine draws its load."""
    parts = [f'<text x="{_x(10**n)}" y="292" text-anchor="middle">{10**n:,}</text>' for n in range(3, 7)]
    for n in range(-2, 3):
        parts.append(f'<line x1="60" x2="470" y1="{_y(10**n)}" y2="{_y(10**n)}" opacity=".3"/>')
        parts.append(f'<text x="52" y="{_y(10**n) + 4}" text-anchor="end">{10.0**n:g} s</text>')
    for store in dict.fromkeys(one["store"] for one in found):
        rows = [one for one in found if one["store"] == store]
        for name, what, label in (("processor", "ours", "ours"), ("bare_processor", "bare", "bare SQL")):
            points = " ".join(f"{_x(one['people'])},{_y(one[name])}" for one in rows)
            parts.append(f'<polyline class="{what}" points="{points}"/>')
            parts.append(
                f'<text x="{_x(rows[-1]["people"]) + 6}" y="{_y(rows[-1][name]) + 4}">{label}, {store}</text>'
            )
    title = "<title>Seconds of the processor for planning a day, over people</title>"
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" role="img">{title}<style>{STYLE}</style>{body}</svg>\n'


def _x(people: float) -> float:
    return round(60 + (math.log10(people) - 3) * 410 / 3, 1)


def _y(seconds: float) -> float:
    return round(270 - (math.log10(seconds) + 2) * 250 / 4.5, 1)


if __name__ == "__main__":
    main()
