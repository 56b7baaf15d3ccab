"""Laws of a release over invented firms, with an attacker that shares no inference code with the product."""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.core.anonymity import attack, release, releasing
from fairlead.core.anonymity.rules import share, steps
from fairlead.core.anonymity.tests.firms import firm, rolled_up, unprotected

FIRMS = 300
FULL = 3000


def released(invented, crossed=False):
    return release(
        invented.tallies,
        invented.positive,
        parents=invented.parents,
        crossings=invented.crossings if crossed else (),
    )


def attacked(shown, invented, crossed=False):
    return attack(
        shown,
        invented.tallies,
        invented.positive,
        parents=invented.parents,
        crossings=invented.crossings if crossed else (),
    )


def firms(how_many, seed, **shape):
    return (firm(np.random.default_rng([seed, i]), **shape) for i in range(how_many))


def test_the_attacker_finds_nothing_in_300_firms():
    assert [attacked(released(one), one) for one in firms(FIRMS, 1)] == [()] * FIRMS


@pytest.mark.slow
def test_the_attacker_finds_nothing_in_3000_firms():
    assert [attacked(released(one), one) for one in firms(FULL, 2)] == [()] * FULL


def test_who_knows_the_level_of_everyone_in_each_unit_finds_nothing_either():
    small = list(firms(30, 3, items=1))
    assert [attacked(released(one, True), one, True) for one in small] == [()] * len(small)


def test_no_figure_rests_on_fewer_than_five_answers_and_each_person_is_in_one():
    for one in firms(60, 4):
        shown = released(one)
        for t in one.tallies:
            for group, n, _ in rolled_up(t, one.parents if t.cut == "unit" else {}):
                figure = shown.figure(t.pulse, t.item, t.cut, group)
                assert figure is None or n >= 5
                above = shown.merged.get((t.pulse, t.item, t.cut, group), "")
                in_company = shown.figure(t.pulse, t.item) is not None
                assert (
                    figure is not None
                    or not in_company
                    or above == "all"
                    or shown.figure(t.pulse, t.item, t.cut, above)
                )


def test_what_is_said_of_a_figure_is_true():
    """Its steps hold the true count and share, and its base is the true one or the lower end of its band."""
    for one in firms(60, 5):
        shown = released(one)
        for t in one.tallies:
            for group, n, yes in rolled_up(t, one.parents if t.cut == "unit" else {}):
                figure = shown.figure(t.pulse, t.item, t.cut, group)
                if figure is not None:
                    assert figure.positive[0] <= yes <= figure.positive[1]
                    assert figure.share[0] <= yes / n <= figure.share[1]
                    assert figure.n == n if n >= 20 else figure.n <= n < figure.n + 5


def test_what_a_shown_group_holds_beyond_those_shown_below_it_is_nobody_or_five():
    for one in firms(60, 7):
        shown = released(one)
        for t in one.tallies:
            if t.cut != "company" and shown.figures:
                own = zip(t.groups, t.bases.tolist(), strict=True)
                left = dict.fromkeys({"all", *one.parents.values()}, 0)
                for group, n in own:
                    step = group
                    while step and not plainly_shown(shown, t, step):
                        step = one.parents.get(step) if t.cut == "unit" else None
                    left[step or "all"] = left.get(step or "all", 0) + n
                # What is counted for a shown group here is what no shown group below it holds.
                tops = {up for up in one.parents.values() if plainly_shown(shown, t, up)} | {"all"}
                for group in tops & set(left):
                    assert left[group] == 0 or left[group] >= 5, (t.item, t.cut, group, left[group])


def plainly_shown(shown, t, group):
    figure = shown.figure(t.pulse, t.item, t.cut, group)
    return figure is not None and not figure.derived


def independent_ranges(invented, item, shown):
    """All counts of positives of each group and remainder that the figures allow, by integer programming over
    people's own groups: no trees, no passing of bounds."""
    groups, figures = {}, []
    for t in invented.tallies:
        if t.item == item:
            parents = invented.parents if t.cut == "unit" else {}
            for name, n, yes in rolled_up(t, parents):
                groups[t.cut, name] = (own_rows(t, name, parents), n, yes)
                figures.append((t.cut, name))
    rows = sorted({row for members, _, _ in groups.values() for row in members} - {("company", "all")})
    sizes = dict(own_sizes(invented, item))
    sums, low, high = [], [], []
    for cut, name in figures:
        figure = shown.figure("now", item, cut, name)
        figure = None if figure is None or figure.derived else figure
        members, n, _ = groups[cut, name]
        sides = [[r for r in rows if r[0] == c] for c in ("unit", "level")] if cut == "company" else [members]
        for side in sides:
            possible = [p for p in range(n + 1) if figure is not None and told(cut, n, p) == figure.value]
            sums.append([float(row in side) for row in rows])
            low.append(min(possible, default=0))
            high.append(max(possible, default=n))
    tie = [float(r[0] == "unit") - float(r[0] == "level") for r in rows]
    constraint = LinearConstraint(np.array([*sums, tie]), [*low, 0], [*high, 0])
    bounds = Bounds(np.zeros(len(rows)), np.array([sizes[r] for r in rows]))
    for (cut, name), (members, n, _) in groups.items():
        if cut != "company" and n:
            yield (cut, name), n, extremes(np.array([float(r in members) for r in rows]), constraint, bounds)


def told(cut, n, p):
    if cut == "company" and n >= 20:
        return (1 if p < 3 else n - 1 if n - p < 3 else p) / n
    low, high = steps(np.array([n]), np.array([p]))
    return float(share(np.array([n]), low, high)[0])


def own_rows(t, name, parents):
    def within(group):
        return group == name or (group in parents and within(parents[group]))

    return {(t.cut, group) for group in t.groups if within(group)}


def own_sizes(invented, item):
    for t in invented.tallies:
        if t.item == item:
            yield from (((t.cut, g), n) for g, n in zip(t.groups, t.bases.tolist(), strict=True))


def extremes(goal, constraint, bounds):
    ends = []
    for sign in (1, -1):
        found = milp(sign * goal, constraints=constraint, bounds=bounds, integrality=np.ones(len(goal)))
        assert found.status == 0, found.message
        ends.append(round(sign * found.fun))
    return tuple(ends)


def test_an_independent_attacker_cannot_narrow_any_group_below_three_counts():
    looked_at = 0
    for one in firms(40, 6, items=1, depth=2):
        shown = released(one)
        if shown.figures:
            for group, n, (low, high) in independent_ranges(one, "item-0", shown):
                large = n >= 20 and low >= 3 and n - high >= 3
                assert large or high - low + 1 >= min(3, n + 1), (group, n, low, high)
                looked_at += 1
    assert looked_at > 300


def test_the_release_goes_red_when_the_rule_is_taken_out(monkeypatch):
    """Without remainders and without the loop of attacks, leaks are found in a good part of the firms."""
    monkeypatch.setattr(releasing, "enough", lambda trees, k: trees.n >= k)
    with_loop_off = []
    for one in firms(FIRMS, 1):
        with monkeypatch.context() as patch:
            patch.setattr(releasing, "search", lambda *args: [])
            shown = released(one)
        with_loop_off.append(bool(attacked(shown, one)))
    red = float(np.mean(with_loop_off))
    assert red > 0.5


def test_a_minimum_size_alone_gives_answers_away():
    leaky = float(np.mean([bool(attacked(unprotected(one), one)) for one in firms(FIRMS, 1)]))
    assert leaky > 0.9
