"""What `fairlead recall` prints of a file of answers, before an attacker that shares no code with the product.

It holds every way in which people can have answered, class by class and priority by priority, that gives the counts
printed, and asks how far each hidden count is still open.
"""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.core.anonymity import attack
from fairlead.core.diagnosis import recall_told, recalling
from fairlead.core.diagnosis.recall_told import FLAGS, HowMany
from fairlead.core.diagnosis.recalling import Spoken, recalled
from fairlead.core.plans import parse
from fairlead.core.recall import Outcome, Reading, Said, Silence

CLASSES = ("not", "partly", "named", "opposite", "unsure")
TOLD = {"named": ("named",), "open": ("partly", "unsure"), "not": ("not", "opposite")}
FIRMS, LEAST = 60, 3


def read_as(ids, table):
    """Stands for the scorer: the class of each answer is dealt, not read."""
    outcome = {"not": 0, "partly": 1, "named": 2, "opposite": -1, "unsure": 1}
    for row in table:
        classes = [CLASSES[c] for c in row]
        said = (Said(id, Outcome(outcome[c]), c != "unsure", 0.0) for id, c in zip(ids, classes, strict=True))
        yield Reading("x", tuple(said), Silence.ANSWERED)


def shown_of(table, monkeypatch):
    priorities = table.shape[1]
    ids = [f"p{k}" for k in range(priorities)]
    plan = parse("## Priorities\n" + "".join(f"- Priority number {id}. {{#{id}}}\n" for id in ids))
    monkeypatch.setattr(recalling, "read_all", lambda *a, **k: tuple(read_as(ids, table)))
    return recalled(plan, [Spoken("x")] * len(table), None)[0]


def dealt(rng):
    """20 to 60 answers to one to three priorities; some classes rare or absent, as they are."""
    n, priorities = int(rng.integers(20, 61)), int(rng.integers(1, 4))
    shares = rng.dirichlet((2.0, 0.4, 1.5, 0.15, 0.6), priorities)
    return np.stack([rng.choice(5, n, p=share) for share in shares], axis=1)


def rows_of(shown, patterns, n):
    """Each line that is printed, as a bound on sums over the patterns of answers."""
    lines = [([1.0] * len(patterns), n, n)]
    for k, priority in enumerate(shown.priorities):
        for name, count in priority.counts.items():
            if count is not None:
                lines.append((of(patterns, k, TOLD[name]), count, count))
        if priority.opposite is not None:
            lines.append((of(patterns, k, ("opposite",)), priority.opposite.low, priority.opposite.high))
        if priority.named is not None:
            exact = round(priority.named.value * n)
            low, high = (
                (exact, exact) if LEAST <= exact <= n - LEAST else (0, 2) if exact < LEAST else (n - 2, n)
            )
            lines.append(([float(CLASSES[p[k]] == "named") for p in patterns], low, high))
    if shown.enough is not None and len(shown.priorities) > 1:
        named = round(shown.enough.value * n)
        low, high = (named, named) if LEAST <= named <= n - LEAST else (0, 2) if named < LEAST else (n - 2, n)
        level = [level_of(p, shown.need) for p in patterns]
        lines.append(([float(x == 2) for x in level], low, high))
        most = round(shown.possible * n)
        if (
            most < n and len(shown.priorities) > 2
        ):  # counted up to the next five, from the upper end of those who name enough
            lines.append(
                (
                    [float(x == 1) for x in level],
                    max(0, most - high - 4) if most - high > 5 else 0,
                    most - high,
                )
            )
    return lines


def of(patterns, k, names):
    return [float(CLASSES[p[k]] in names) for p in patterns]


def level_of(pattern, need):
    names = [CLASSES[c] for c in pattern]
    named = names.count("named")
    return 2 if named >= need else int(named + names.count("partly") + names.count("unsure") >= need)


def ranges(shown, priorities, n):
    """How far each count that is not printed is still open: (priority, class, lowest, highest)."""
    patterns = list(product(range(5), repeat=priorities))
    sums, low, high = (
        np.array(column, dtype=float) for column in zip(*rows_of(shown, patterns, n), strict=True)
    )
    for k, priority in enumerate(shown.priorities):
        for name, count in priority.counts.items():
            if count is None:
                yield (
                    k,
                    name,
                    *extremes(np.array(of(patterns, k, TOLD[name])), LinearConstraint(sums, low, high), n),
                )
        for name in ("opposite", "unsure", "partly"):
            yield k, name, *extremes(np.array(of(patterns, k, (name,))), LinearConstraint(sums, low, high), n)


def extremes(goal, constraint, n):
    ends = []
    for sign in (1, -1):
        found = milp(sign * goal, constraints=constraint, bounds=Bounds(0, n), integrality=np.ones(len(goal)))
        assert found.status == 0, found.message
        ends.append(round(sign * found.fun))
    return tuple(ends)


@pytest.fixture(scope="module")
def firms():
    return [dealt(np.random.default_rng([11, i])) for i in range(FIRMS)]


def test_an_independent_attacker_cannot_narrow_a_hidden_count_below_three_values(firms, monkeypatch):
    """But for *named*: who names enough and who names each priority stand side by side in every report, too, and one
    "fewer than 3" in some hundreds is then seen not to be nobody. What is in part, unsure or opposite stays open."""
    looked_at, found = 0, []
    for table in firms:
        shown = shown_of(table, monkeypatch)
        for k, name, low, high in ranges(shown, table.shape[1], len(table)):
            looked_at += 1
            if high - low + 1 < LEAST:
                found.append((k, name, low, high, dict(shown.priorities[k].counts)))
    assert looked_at > 200
    assert [leak for leak in found if leak[1] in ("opposite", "unsure", "partly")] == []
    assert len(found) <= looked_at / 100


def test_the_attacker_of_releases_finds_nothing_either(firms, monkeypatch):
    for table in firms:
        shown = shown_of(table, monkeypatch)
        yes = {t.item: ({2} if t.item.startswith("said/") else {1}) for t in shown.tallies}
        assert attack(shown.released, shown.tallies, yes) == ()


def test_under_five_answers_nothing_is_told_and_under_twenty_no_count(monkeypatch):
    four = shown_of(np.full((4, 2), 2), monkeypatch)
    assert four.enough is None
    assert all(p.named is None for p in four.priorities)
    assert all(four.flags[flag] is None for flag in FLAGS)
    twelve = shown_of(np.array([[2, 0]] * 6 + [[0, 4]] * 6), monkeypatch)
    assert twelve.base == "10-14"
    assert all(count is None for p in twelve.priorities for count in p.counts.values())


def told_exactly(figure):
    return None if figure is None else HowMany(*figure.positive, figure.n)


def test_the_attacker_sees_a_count_that_a_careless_release_gives_away(monkeypatch):
    """Goes red where it should: with the counts of "to code" told exactly, hidden counts are narrowed."""
    monkeypatch.setattr(recall_told, "how_many", told_exactly)
    leaks = 0
    for i in range(FIRMS):
        table = dealt(np.random.default_rng([12, i]))
        shown = shown_of(table, monkeypatch)
        leaks += any(high - low + 1 < LEAST for *_, low, high in ranges(shown, table.shape[1], len(table)))
    assert leaks > 0
