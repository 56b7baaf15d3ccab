"""Prints what a review of each of 8 M pairs costs: `python bench/memory.py [--pairs N] [--json]`.

py-fsrs's own loop and the twin in numpy, in turns within one run, on one core and one thread, from the same states; medians
of some rounds. The loop goes over the first pairs only (8 M would take minutes a round) and is put per pair; the states
of both must agree before a ratio is printed. Peak memory is that of a process that runs the twin alone.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from fsrs import Card, Rating, Scheduler, State
from measures import run

from fairlead.core.memory import Traces, interval, new_traces, recall_probabilities, review_many, waits

PAIRS, SAMPLE, ROUNDS = 8_000_000, 20_000, 5
PIECE = 250_000  # pairs taken up, reviewed and put back at a time
SHARES = (0.20, 0.10, 0.55, 0.15)  # not, partly, named, in own words
GAPS, OF_THEM = (0, 1, 2, 7, 14, 45), (0.05, 0.15, 0.2, 0.3, 0.2, 0.1)
BEGIN = datetime(2000, 1, 1, tzinfo=UTC)


def pieces(n: int) -> list[slice]:
    return [slice(begin, min(begin + PIECE, n)) for begin in range(0, n, PIECE)]


def held(pairs: int, rng: np.random.Generator) -> Traces:
    """Pairs with three reviews behind them; one in twenty new, one in twenty reviewed again on the same day."""
    traces = new_traces(pairs)
    for at in pieces(pairs):
        some, day = traces[at], np.zeros(at.stop - at.start)
        for _ in range(3):
            some = review_many(some, rng.choice(4, len(day), p=SHARES) + 1, day)
            day = day + rng.choice(GAPS, len(day), p=OF_THEM)
        traces.put(at, some)
    new = rng.integers(0, pairs, pairs // 20)
    traces.put(new, new_traces(len(new)))
    return traces


def answers(traces: Traces, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """One grade and one day a pair, made before the watch runs."""
    grades, days = np.empty(len(traces), dtype=np.int8), np.empty(len(traces))
    for at in pieces(len(traces)):
        n = at.stop - at.start
        grades[at] = rng.choice(4, n, p=SHARES) + 1
        days[at] = np.nan_to_num(traces.last_day[at]) + rng.choice(GAPS, n, p=OF_THEM)
    return grades, days


def twin(traces: Traces, grades: np.ndarray, days: np.ndarray) -> None:
    """Every pair reviewed, in place, piece by piece."""
    for at in pieces(len(traces)):
        traces.put(at, review_many(traces[at], grades[at], days[at]))


def cards(traces: Traces, sample: int) -> list[Card]:
    """The first pairs as py-fsrs holds them."""
    found = []
    for trace in (traces.one(at) for at in range(sample)):
        card = Card(card_id=0, due=BEGIN)
        if trace.stability is not None:
            card.state, card.step = State.Review, None
            card.stability, card.difficulty = trace.stability, trace.difficulty
            card.last_review = BEGIN + timedelta(days=trace.last_day)
        found.append(card)
    return found


def timed(work: Callable[[], object], each: int) -> np.ndarray:
    """Seconds for one of `each`: by the clock, and of the processor."""
    begun = np.array([time.perf_counter(), time.process_time()])
    work()
    return (np.array([time.perf_counter(), time.process_time()]) - begun) / each


def one_round(traces: Traces, sample: int, rng: np.random.Generator) -> list[np.ndarray]:
    """A review of the sample by the loop, of all pairs by the twin, and a look at all pairs."""
    grades, days = answers(traces, rng)
    before, after, scheduler = cards(traces, sample), [], authors()
    ratings = [Rating(int(g)) for g in grades[:sample]]
    dates = [BEGIN + timedelta(days=float(d)) for d in days[:sample]]

    def loop() -> None:
        for card, rating, date in zip(before, ratings, dates, strict=True):
            after.append(scheduler.review_card(card, rating, date)[0])

    def look() -> None:
        for at in pieces(len(traces)):
            recall_probabilities(traces[at], days[at] + 7)
            waits(traces[at])

    by_loop, by_twin = timed(loop, sample), timed(lambda: twin(traces, grades, days), len(traces))
    refuse_if_apart(after, traces)
    return [by_loop, by_twin, timed(look, len(traces))]


def authors() -> Scheduler:
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def compared(pairs: int, sample: int, rounds: int, seed: int) -> dict[str, float]:
    """Loop and twin in turns: medians."""
    rng = np.random.default_rng(seed)
    traces = held(pairs, rng)
    seconds = np.array([one_round(traces, sample, rng) for _ in range(rounds)])
    ratios = seconds[:, 0] / seconds[:, 1]
    loop, mine, look = np.median(seconds[..., 0], axis=0)
    return {
        "loop / twin, by the clock": float(np.median(ratios[:, 0])),
        "loop / twin, by the clock, least of rounds": float(ratios[:, 0].min()),
        "loop / twin, of the processor": float(np.median(ratios[:, 1])),
        "loop, reviews/s": 1 / loop,
        "twin, reviews/s": 1 / mine,
        "loop, seconds for all pairs (from the sample)": loop * pairs,
        "twin, seconds for all pairs": mine * pairs,
        "predictions and waits, seconds for all pairs": look * pairs,
    }


def refuse_if_apart(after: list[Card], traces: Traces) -> None:
    """Ratios of different work mean nothing."""
    for at, card in enumerate(after):
        mine = traces.stability[at], traces.difficulty[at]
        close = np.allclose(mine, (card.stability, card.difficulty), rtol=1e-12, atol=0)
        if not close or interval(mine[0]) != interval(card.stability):
            raise SystemExit(
                f"Pair {at} differs: {mine} by the twin, {card.stability}, {card.difficulty} by py-fsrs."
            )


def alone(pairs: int, seed: int) -> dict[str, float]:
    """The twin by itself: peak memory, and what the states take."""
    rng = np.random.default_rng(seed)
    traces = held(pairs, rng)
    grades, days = answers(traces, rng)
    twin(traces, grades, days)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    states = sum(getattr(traces, name).nbytes for name in Traces.__slots__) / 2**20
    return {"peak MB": peak, "states MB": states, "days and grades MB": (grades.nbytes + days.nbytes) / 2**20}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=PAIRS)
    arguments.add_argument("--sample", type=int, default=SAMPLE)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument(
        "--alone", action="store_true", help="the twin's memory only; the script calls itself so"
    )
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if given.alone:
        print(json.dumps(alone(given.pairs, given.seed)))
        return
    memory = run(["memory.py", "--alone", "--pairs", str(given.pairs), "--seed", str(given.seed)])
    sample = min(given.sample, given.pairs)
    found = {"pairs": given.pairs, "loop over": sample, "rounds": given.rounds}
    found |= compared(given.pairs, sample, given.rounds, given.seed) | memory
    print(json.dumps(found, indent=1) if given.json else as_text(found))


def as_text(found: dict[str, float]) -> str:
    """The same, to be read."""
    return "\n".join(f"{value:14,.{0 if value > 1000 else 1}f}  {name}" for name, value in found.items())


if __name__ == "__main__":
    main()
