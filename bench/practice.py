"""Which order of due statements serves people best, under the curve's own law: `python bench/practice.py [--json]`.

Invented people are asked one question a week about eight statements for a year. They answer as the curve says (a first
answer is right as often as `--first`), so this compares orders; it says nothing of real people. Shown for each order:
the mean chance of recall over all statements in the first quarter, in the rest of the year and at its end (a statement
never asked counts 0), that of each person's weakest statement at the end, and how many are retired.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from fairlead.core.memory import State, Traces, new_traces, recall_probabilities, review_many, waits

WEEKS, STATEMENTS = 52, 8


@dataclass(frozen=True)
class Pairs:
    """What an order may go by: the chance of recall (0 where new), whether new, days over, the day last asked."""

    chance: np.ndarray
    new: np.ndarray
    over: np.ndarray
    last: np.ndarray

    def if_due(self, rank: np.ndarray) -> np.ndarray:
        """The rank of what is due; the rest is not asked."""
        return np.where(self.over >= 0, rank, np.inf)


ORDERS: dict[str, Callable[[Pairs], np.ndarray]] = {
    "new, then the least likely (ours)": lambda x: x.if_due(np.where(x.new, -1, x.chance)),
    "the least likely, then new": lambda x: x.if_due(np.where(x.new, 2, x.chance)),
    "new, then the most likely": lambda x: x.if_due(np.where(x.new, -2, -x.chance)),
    "the most likely, then new": lambda x: x.if_due(np.where(x.new, 2, -x.chance)),
    "the least likely, new counted as .5": lambda x: x.if_due(np.where(x.new, 0.5, x.chance)),
    "each in turn, due or not": lambda x: np.where(x.new, -1, x.last),
}


def year(order: Callable[[Pairs], np.ndarray], people: int, first: float, seed: int) -> dict[str, float]:
    """A year of one question a week."""
    rng, traces = np.random.default_rng(seed), new_traces(people * STATEMENTS)
    means = []
    for week in range(WEEKS):
        asked = picked(traces, order, 7.0 * week, people)
        held = traces[asked]
        chance = np.where(held.state == State.NEW, first, recall_probabilities(held, 7.0 * week))
        right = rng.random(len(asked)) < chance
        grades = np.where(right, rng.choice([2, 3, 4], len(asked), p=[0.15, 0.7, 0.15]), 1)
        traces.put(asked, review_many(held, grades, 7.0 * week))
        recall = np.nan_to_num(recall_probabilities(traces, 7.0 * week + 3.5)).reshape(people, STATEMENTS)
        means.append(recall.mean())
    return {
        "first quarter": float(np.mean(means[:13])),
        "rest": float(np.mean(means[13:])),
        "end": float(means[-1]),
        "weakest": float(recall.min(axis=1).mean()),
        "retired": float((traces.state == State.RETIRED).mean()),
    }


def picked(traces: Traces, order: Callable[[Pairs], np.ndarray], day: float, people: int) -> np.ndarray:
    """Places of the statement that each person is asked about; nobody is asked who has nothing due."""
    new = traces.state == State.NEW
    last = np.where(new, day, traces.last_day)
    chance = np.nan_to_num(recall_probabilities(traces, day))
    rank = order(Pairs(chance, new, day - last - waits(traces), last)).reshape(people, STATEMENTS)
    places = np.arange(people) * STATEMENTS + rank.argmin(axis=1)
    return places[np.isfinite(rank.min(axis=1))]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=4000)
    arguments.add_argument("--first", type=float, nargs="+", default=[0.2, 0.5])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    found = [
        {"first answers right": first, "order": name, **year(order, given.people, first, given.seed)}
        for first in given.first
        for name, order in ORDERS.items()
    ]
    print(json.dumps(found, indent=1) if given.json else as_text(found))


def as_text(found: list[dict[str, float]]) -> str:
    """The same, to be read."""
    names = [name for name in found[0] if name != "order"]
    lines = [" ".join(f"{name:>19}" for name in names) + "  order"]
    lines += [" ".join(f"{row[name]:19.3f}" for name in names) + f"  {row['order']}" for row in found]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
