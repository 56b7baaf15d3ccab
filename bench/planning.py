"""Planning the next day for many people, against bare SQL: the same reads, and the same rows put in ready.

An invented company of N people in twelve zones, with working weeks, public holidays, leave, hours of their own, people
without an address, and two rounds that meet on one day under the caps: one for all, one for half of the units.
Ours: the planner from an empty table to the last row. Bare: the rows that it made, from memory, in the same bites, and
the people and posts read in as many statements. Both in turns, each in a process of its own (its peak memory is shown).

    python bench/planning.py --people 1000 10000 100000 1000000 --turns 3 --store sqlite postgres [--json] [--draw]
"""

import argparse
import json
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
    said = parser.parse_args()
    found = [measured(store, people, said.turns) for store in said.store for people in said.people]
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
    "| store | people | rows | seconds | s a 1,000 | peak MB | bare s | of it inserts | ours / bare "
    "| ours / bare inserts | of the processor | load |\n" + "| --- " * 12 + "|"
)


def table(found: list[dict[str, Any]]) -> str:
    lines = [
        f"| {one['store']} | {one['people']:,} | {one['rows']:,.0f} | {one['seconds']:.2f} "
        f"| {1000 * one['seconds'] / one['rows']:.3f} | {one['peak']:.0f} | {one['bare_seconds']:.2f} | {one['bare_inserting']:.2f} "
        f"| {one['ratio']:.1f} | {one['ratio_to_inserts']:.1f} | {one['ratio_of_processor']:.1f} | {one['load']:.0f} |"
        for one in found
    ]
    return "\n".join([HEAD, *lines])


def drawn(found: list[dict[str, Any]]) -> str:
    """Seconds over people, both axes by powers of ten."""
    import altair as alt
    import vl_convert

    rows = [
        {"people": one["people"], "seconds": one[name], "what": f"{label}, {one['store']}"}
        for one in found
        for name, label in (("seconds", "ours"), ("bare_seconds", "bare SQL"))
    ]
    scale = alt.Scale(type="log")
    chart = alt.Chart(alt.Data(values=rows), width=420, height=260).mark_line(point=True).encode(
        x=alt.X("people:Q", scale=scale, title="people", axis=alt.Axis(values=[10**n for n in range(3, 7)])),
        y=alt.Y("seconds:Q", scale=scale, title="seconds"),
        color=alt.Color("what:N", title=None), strokeDash=alt.StrokeDash("what:N", title=None),
    )  # fmt: skip
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


if __name__ == "__main__":
    main()
