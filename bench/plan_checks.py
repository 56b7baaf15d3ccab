"""How much the plan checks catch, and how much of what they raise is wrong, on plans with planted faults.

A folder holds `*.md`, `planted.csv` (file, line, fault, note; line 0 is the plan as a whole) and, where one fault brings
another with it, `implied.csv` of the same form: what is listed there is right to raise and no miss if it is not raised.
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from fairlead.core.engines.encoders import sentence_likeness
from fairlead.core.plans import CHECKS, Fault, Plan, check, parse
from fairlead.core.scales.intervals import wilson

ROOT = Path(__file__).resolve().parents[1]
# Names of planted faults, and the checks that say the same; written down before the set was run.
SAYS = {
    "abstract": ("no-image", "label-only"),
    "all-past": ("all-past",),
    "buzzwords": ("buzzwords",),
    "contradiction": ("contradiction", "figures-clash"),
    "empty-target": ("empty-target", "empty-measure", "no-target"),  # no-target: after looking
    "goal-as-strategy": ("goal-as-strategy",),
    "hard-to-read": ("hard-to-read",),
    "jargon-heavy": ("buzzwords", "hard-to-read"),
    "no-due": ("no-due", "undated-goal"),
    "no-measure": ("no-measure", "unmeasured-goal"),
    "no-not-doing": ("no-not-doing",),
    "no-owner": ("no-owner", "unowned-goal"),
    "no-priorities": ("no-priorities",),
    "no-purpose": ("no-purpose",),
    "past-due": ("past-due", "past-in-words"),
    "placeholder": ("placeholder-priority", "placeholder-elsewhere"),
    "same-said-twice": ("same-twice",),
    "stale-edition": ("stale-edition",),
    "too-long-to-repeat": ("long-priority", "long-statement", "none-repeatable"),
    "too-many-priorities": ("too-many-to-name", "many-priorities"),
    "too-many-values": ("many-values",),
    "two-missions": ("two-purposes",),
    "undefined-acronym": ("undefined-acronym",),
    "vague-due": ("vague-day",),
    "vague-owner": ("vague-owner",),
    "value-without-behaviour": ("value-without-behaviour",),
    "weasel": ("weasel-words",),
    "why-missing": ("why-missing",),
}
TODAY = date(2026, 11, 25)  # the day on which the set was planted
Place = tuple[str, int, str]  # file, line, name


def listed(path: Path) -> list[Place]:
    """The faults that a list names; none if it is not there."""
    if not path.exists():
        return []
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [(row["file"], int(row["line"] or 0), row["fault"]) for row in rows]


def lines_of(fault: Fault, plan: Plan) -> set[int]:
    """The lines that a fault speaks of; 0 for the plan as a whole. A fault of two sentences speaks of both."""
    named = {s.line or 0 for s in plan.statements if re.search(rf"#{re.escape(s.id)}(?![\w-])", fault.reason)}
    return named | {fault.line or 0}


def raised(folder: Path, today: date) -> list[tuple[str, str, set[int], str]]:
    """File, check, lines and reason of all that is raised."""
    found = []
    for path in sorted(folder.glob("*.md")):
        plan = parse(path.read_text(encoding="utf-8"), name=path.name)
        found += [
            (path.name, f.id, lines_of(f, plan), f.reason)
            for f in check(plan, today=today, alike=sentence_likeness)
        ]
    return found


def says(fault: Place, one: tuple[str, str, set[int], str]) -> bool:
    """Whether what is raised says what is listed, of the same place."""
    file, line, name = fault
    return file == one[0] and one[1] in SAYS.get(name, (name,)) and (line in one[2] or line == 0)


def share(part: int, whole: int) -> str:
    """A share with its 95 % interval (Wilson 1927) and base."""
    if not whole:
        return "none"
    ends = wilson(part, whole)
    return f"{part / whole:.2f} [{ends.low:.2f}, {ends.high:.2f}] ({part} of {whole})"


def measure(folder: Path, today: date) -> dict[str, object]:
    """Caught by fault, and false by check."""
    planted, implied = listed(folder / "planted.csv"), listed(folder / "implied.csv")
    found = raised(folder, today)
    caught = [p for p in planted if any(says(p, one) for one in found)]
    wrong = [one for one in found if not any(says(p, one) for p in (*planted, *implied))]
    return {
        "plans": len(list(folder.glob("*.md"))),
        "planted": planted,
        "caught": caught,
        "raised": [(file, id, sorted(lines), reason) for file, id, lines, reason in found],
        "wrong": [(file, id, sorted(lines), reason) for file, id, lines, reason in wrong],
    }


def table(made: dict[str, list]) -> Iterable[str]:
    """Lines of a Markdown table, one for each planted fault, then one for each check with something wrong."""
    yield f"| all {len(made['planted'])} planted faults | caught {share(len(made['caught']), len(made['planted']))} |"
    yield f"| all {len(made['raised'])} raised faults | false {share(len(made['wrong']), len(made['raised']))} |"
    all_of, caught = Counter(f for *_, f in made["planted"]), Counter(f for *_, f in made["caught"])
    yield from (f"| {name} | caught {share(caught[name], n)} |" for name, n in sorted(all_of.items()))
    raised_by, wrong = Counter(one[1] for one in made["raised"]), Counter(one[1] for one in made["wrong"])
    yield from (f"| {id} | false {share(n, raised_by[id])} |" for id, n in sorted(wrong.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "tests/data/planted")
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY)
    parser.add_argument("--json", action="store_true", help="all of it as JSON")
    parser.add_argument("--each", action="store_true", help="what was missed and what is wrong, one a line")
    wish = parser.parse_args()
    made = measure(wish.folder, wish.today)
    if wish.json:
        print(json.dumps(made, ensure_ascii=False, indent=1))
        return
    print(f"{made['plans']} plans, {len(CHECKS)} checks\n\n| what | share |\n| --- | --- |")
    print("\n".join(table(made)))
    if wish.each:
        missed = [p for p in made["planted"] if p not in made["caught"]]
        print("\nmissed", *missed, "\nwrong", *made["wrong"], sep="\n")


if __name__ == "__main__":
    main()
