"""Invented firms for the tests: a tree of units, three levels, a few items, some of them unanimous."""

from dataclasses import dataclass

import numpy as np

from fairlead.core.anonymity import Crossing, Figure, Release, Rules
from fairlead.core.values import Tally, tally

LEVELS = ("Staff", "Lead", "Manager")
YES = {4, 5}


@dataclass(frozen=True)
class Firm:
    tallies: list[Tally]
    positive: dict[str, set[int]]
    parents: dict[str, str]
    crossings: list[Crossing]


def firm(rng, people=None, depth=None, items=3, units=None):
    """A firm of 8 to 400 people in a tree of depth 1 to 3; unit sizes very unequal, as they are."""
    people = people or int(np.exp(rng.uniform(np.log(8), np.log(400))))
    depth = depth or int(rng.integers(1, 4))
    units = units or max(2, people // int(rng.integers(4, 16)))
    names = [f"unit-{i}" for i in range(units)]
    parents = tree(rng, names, depth)
    unit = rng.choice(units, people, p=rng.dirichlet(np.full(units, 1.5)))
    level = rng.choice(3, people, p=[0.75, 0.18, 0.07])
    tallies, crossings = [], []
    for item in range(items):
        score, valid = answers(rng, unit, units)
        kept = (score[valid], unit[valid], level[valid])
        tallies += counted(f"item-{item}", *kept, names)
        crossings.append(crossed(f"item-{item}", *kept, names))
    return Firm(tallies, {f"item-{i}": YES for i in range(items)}, parents, crossings)


def tree(rng, names, depth):
    """Each unit under an earlier one, so that none lies above itself, at most `depth` deep."""
    deep, parents = {names[0]: 1}, {}
    for i, name in enumerate(names[1:], start=1):
        above = names[int(rng.integers(0, i))]
        if deep[above] < depth and rng.random() < 0.7:
            parents[name] = above
        deep[name] = deep[above] + 1 if name in parents else 1
    return parents


def answers(rng, unit, units):
    """Scores 1 to 5 around a mean of each unit's own; one item in five is nearly unanimous."""
    mean = 0.5 * rng.beta(2, 2, units)[unit] + 0.5 * rng.beta(2, 2)
    if rng.random() < 0.2:
        mean = np.full(len(unit), rng.choice([0.01, 0.99]))
    return 1 + rng.binomial(4, mean), rng.random(len(unit)) > rng.choice([0.0, 0.1])


def counted(item, score, unit, level, names):
    cuts = (("company", np.zeros_like(unit), ["all"]), ("unit", unit, names), ("level", level, LEVELS))
    made = []
    for cut, group, labels in cuts:
        n = np.zeros((len(labels), 5), dtype=int)
        np.add.at(n, (group, score - 1), 1)
        made.append(tally(item, dict(zip(labels, n.tolist(), strict=True)), cut=cut))
    return made


def crossed(item, score, unit, level, names):
    n, yes = (np.zeros((len(names), 3), dtype=int) for _ in range(2))
    np.add.at(n, (unit, level), 1)
    np.add.at(yes, (unit, level), np.isin(score, list(YES)))
    at = np.argwhere(n > 0).tolist()
    cells = tuple((names[u], LEVELS[v]) for u, v in at)
    return Crossing("now", item, ("unit", "level"), cells, n[n > 0], yes[n > 0])


def unprotected(invented):
    """What a minimum size alone shows: exact shares of all groups, and all units above them, with k answers."""
    figures = []
    for one in invented.tallies:
        for group, n, yes in rolled_up(one, invented.parents if one.cut == "unit" else {}):
            if n >= Rules().k:
                share = yes / n
                figures.append(
                    Figure(
                        one.pulse, one.item, one.cut, group, n, str(n), share, (yes, yes), (share, share), n
                    )
                )
    return Release(tuple(figures), ())


def rolled_up(one, parents):
    """Group, answers and positives with all units below, counted the plain way."""
    totals = {group: [0, 0] for group in (*one.groups, *parents.values())}
    for group, row in zip(one.groups, one.n.tolist(), strict=True):
        step = group
        while step:
            totals[step][0] += sum(row)
            totals[step][1] += sum(n for option, n in zip(one.options, row, strict=True) if option in YES)
            step = parents.get(step)
    return [(group, n, yes) for group, (n, yes) in totals.items()]
