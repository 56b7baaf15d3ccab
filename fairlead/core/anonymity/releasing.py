"""From counts to what may be shown: hide, tell in steps, let the attacker try, hide more, until it holds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from gettext import gettext as _

import numpy as np

from fairlead.core.anonymity.attacking import search
from fairlead.core.anonymity.crossing import CELLS, Crossing
from fairlead.core.anonymity.derived import AND, derived_figures, overstated
from fairlead.core.anonymity.errors import UnableToRelease
from fairlead.core.anonymity.figures import Figure, Hidden, Leak, Release
from fairlead.core.anonymity.forest import BoolArray, Forest, Parents, forest
from fairlead.core.anonymity.found import Found, as_leak
from fairlead.core.anonymity.rules import Rules
from fairlead.core.anonymity.showing import tell
from fairlead.core.anonymity.suppression import enough
from fairlead.core.values import IntArray, Tally

Positive = Mapping[str, Collection[int]]
NO_PARENTS: Parents = {}
PATIENCE = 4  # so many turns hide one group a leak, as many again two, then four: big firms end in time
TURNS = 200
ATTACKS = (
    _("figures on too few answers"),
    _("differences of groups that hold one another"),
    _("sums of shown and hidden groups, with exact ranges of whole numbers"),
    _("options of the histogram"),
    _("two managers who put together the exact counts of their own units"),
    _("cuts that cross, when it is known who sits where"),
)


def release(
    tallies: Sequence[Tally],
    positive: Positive,
    *,
    parents: Parents = NO_PARENTS,
    tree_cut: str = "unit",
    rules: Rules | None = None,
    crossings: Sequence[Crossing] = (),
) -> Release:
    """What may be shown of these tallies: one tally a pulse, item and cut, "company" among them.

    `positive`: item -> options that count as positive. `parents`: group of `tree_cut` -> the group above it.
    A group named "" holds those whose group is not known and is never shown. Raises UnableToRelease.

    >>> from fairlead.core.values import tally
    >>> company = tally("lived", {"all": [3, 4, 5, 9, 6]})
    >>> units = tally("lived", {"North": [1, 2, 2, 7, 3], "South": [1, 1, 2, 1, 2], "Del": [1, 1, 1, 1, 1]}, cut="unit")
    >>> shown = release([company, units], {"lived": {4, 5}})
    >>> [(f.group, f.n_shown, round(f.value, 2)) for f in shown.figures]
    [('all', '27', 0.56), ('North', '15-19', 0.75), ('South', '5-9', 0.2), ('Del', '5-9', 0.2)]
    """
    made, hidden = [], []
    rules, crossed = rules or Rules(), _by_wave(crossings)
    for trees in forests(tallies, positive, parents, tree_cut):
        shown_here, hidden_here = _released(trees, tree_cut, crossed.get(trees.wave), rules)
        made += shown_here
        hidden += hidden_here
    tried = ATTACKS if _all_crossed(tallies, crossed) else ATTACKS[:-1]
    return Release(tuple(made), tuple(hidden), rules, tried)


def attack(
    release: Release,
    tallies: Sequence[Tally],
    positive: Positive,
    *,
    parents: Parents = NO_PARENTS,
    tree_cut: str = "unit",
    crossings: Sequence[Crossing] = (),
) -> tuple[Leak, ...]:
    """What the attacker finds in a release, given the true counts it was made from; () if nothing.

    >>> from fairlead.core.values import tally
    >>> firm = [tally("lived", {"all": [10, 20]}), tally("lived", {"A": [9, 18], "B": [1, 2]}, cut="unit")]
    >>> shown = release(firm, {"lived": {2}})
    >>> [h.group for h in shown.hidden], attack(shown, firm, {"lived": {2}})
    (['A', 'B'], ())
    """
    found, crossed = [], _by_wave(crossings)
    for trees in forests(tallies, positive, parents, tree_cut):
        leaks = search(trees, release, tree_cut, crossed.get(trees.wave))
        found += [as_leak(trees, one) for one in (*leaks, *overstated(trees, release, tree_cut))]
    return tuple(found)


def _by_wave(crossings: Sequence[Crossing]) -> dict[tuple[str, str], Crossing]:
    return {(crossing.pulse, crossing.item): crossing for crossing in crossings}


def _all_crossed(tallies: Sequence[Tally], crossed: Mapping[tuple[str, str], Crossing]) -> bool:
    waves = {(tally.pulse, tally.item) for tally in tallies}
    return waves <= {wave for wave, crossing in crossed.items() if len(crossing.cells) <= CELLS}


def forests(
    tallies: Sequence[Tally], positive: Positive, parents: Parents, tree_cut: str
) -> Iterator[Forest]:
    """The trees of each pulse and item. Raises UnableToRelease where a company tally is missing or double."""
    waves: dict[tuple[str, str], dict[str, Tally]] = {}
    for tally in tallies:
        wave = waves.setdefault((tally.pulse, tally.item), {})
        if tally.cut in wave:
            raise UnableToRelease(f"The item {tally.item} is counted twice by {tally.cut} in {tally.pulse}.")
        wave[tally.cut] = tally
    for (pulse, item), wave in waves.items():
        company = wave.pop("company", None)
        if company is None or company.groups != ("all",):
            raise UnableToRelease(f"The item {item} of {pulse} has no count of the whole company: add one.")
        yield forest(company, list(wave.values()), positive[item], parents, tree_cut)


def _released(
    trees: Forest, tree_cut: str, crossing: Crossing | None, rules: Rules
) -> tuple[list[Figure], list[Hidden]]:
    shown = enough(trees, rules.k)
    attacked, options = np.zeros_like(shown), True
    for turn in range(TURNS):
        made = tell(trees, shown, rules, options)
        found = search(trees, Release(tuple(made), (), rules), tree_cut, crossing)
        if not found:
            made += derived_figures(trees, Release(tuple(made), (), rules), tree_cut)
            return made, list(_hidden(trees, shown, attacked, made, rules))
        if options and any(one.attack == "histogram" for one in found):
            options = False
            continue
        victims = _victims(trees, shown, found, 2 ** (turn // PATIENCE))
        attacked[victims] = True
        shown[victims] = False
        if not shown[: trees.roots].all():  # without the company there is nothing to stand under
            shown[:] = False
    raise UnableToRelease(f"The leaks of {trees.company.item} could not be closed: nothing is shown.")


def _victims(trees: Forest, shown: BoolArray, found: Sequence[Found], many: int) -> list[int]:
    """For each leak the smallest groups (`many` of them) of the sum that gave it away; a company only
    when it stands alone."""
    anchor = trees.anchors(shown) if found else trees.parent
    victims: set[int] = set()
    for one in found:
        groups = [one.hide] if one.hide >= 0 else _in_the_sum(trees, shown, anchor, one)
        victims.update(sorted(groups, key=lambda node: int(trees.n[node]))[:many])
    return sorted(victims)


def _in_the_sum(trees: Forest, shown: BoolArray, anchor: IntArray, one: Found) -> list[int]:
    """Shown groups next below the node and, if the leak is about the node itself, beside it."""
    near = anchor == one.node
    if not one.rest and anchor[one.node] >= 0:
        near |= anchor == anchor[one.node]
    if one.node < trees.roots and not np.any(near & shown):  # nothing of this cut: what other cuts say of it
        near = (anchor >= 0) & (anchor < trees.roots)
    groups: list[int] = np.flatnonzero(near & shown).tolist()
    return groups or [one.node]


REASONS = {
    "few": _("fewer than {k} answers"),
    "rest": _("shown, it would leave fewer than {k} answers of another group to be worked out"),
    "attack": _("together with other figures it would tell too much of the answers of a few people"),
    "company": _("the whole company gave fewer than {k} answers, or all that is shown would tell too much"),
}


def _hidden(
    trees: Forest, shown: BoolArray, attacked: BoolArray, made: Sequence[Figure], rules: Rules
) -> Iterator[Hidden]:
    wave = trees.wave
    together = {(f.cut, one): f.group for f in made if f.derived for one in f.group.split(AND)}
    alone = [together.get(name) == name[1] for name in trees.nodes]  # shown as what the others leave
    shown = shown | np.array(alone)
    if not shown[0]:
        yield Hidden(*wave, "company", "all", REASONS["company"].format(k=rules.k), "")
    anchor = trees.anchors(shown)
    for node in np.flatnonzero(~shown)[0 if shown[0] else trees.roots :].tolist():
        why = "few" if trees.n[node] < rules.k else "attack" if attacked[node] else "rest"
        cut, group = trees.nodes[node]
        into = trees.nodes[anchor[node]][1] or "all" if shown[0] else ""
        into = together.get((cut, group), into)
        yield Hidden(*wave, cut, group, REASONS[why].format(k=rules.k), into)
