"""Two reports of the same wave, side by side: what changed between them must not speak of a few people.

Only groups that both reports show are compared, and only within one pulse; what two waves say of people who
stayed in between is not looked at here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from fairlead.core.anonymity.figures import Figure, Key, Leak, Release
from fairlead.core.anonymity.forest import Parents
from fairlead.core.anonymity.releasing import NO_PARENTS


class Range(NamedTuple):
    """Lowest and highest possible number of answers."""

    low: int
    high: int


def against(old: Release, new: Release, *, parents: Parents = NO_PARENTS) -> tuple[Leak, ...]:
    """Figures of `new` to hide because `old` shows the same group, or the same remainder of a group, with 1 to
    k - 1 answers more or fewer. Pass the leaks' keys to `Release.without`.

    >>> from fairlead.core.anonymity import release
    >>> from fairlead.core.values import tally
    >>> march, april = (release([tally("told", {"all": [9, yes]})], {"told": {2}}) for yes in (20, 22))
    >>> [leak.says for leak in against(march, april)], against(march, march)
    (['rests on 29 answers in the one report and on 31 in the other'], ())
    """
    both = [key for key in new.by_key if key in old.by_key]
    found = [*_bases(both, old, new), *_remainders(both, old, new, parents)]
    return tuple({leak.key: leak for leak in found}.values())


def _bases(both: list[Key], old: Release, new: Release) -> Iterator[Leak]:
    for key in both:
        before, after = old.by_key[key], new.by_key[key]
        same = (before.n_shown, before.value, before.histogram) == (
            after.n_shown,
            after.value,
            after.histogram,
        )
        gap = _gap(answers(before), answers(after))
        if not same and gap.low < new.rules.k and gap.high > 0:
            says = f"rests on {before.n_shown} answers in the one report and on {after.n_shown} in the other"
            yield Leak("report", *key, says, gap.low, gap.high)


def _remainders(both: list[Key], old: Release, new: Release, parents: Parents) -> Iterator[Leak]:
    """The company or a unit less the groups below it that both show; the smallest of these is hidden."""
    for key, below in _below(both, parents).items():
        before, after = (_remainder(release, key, below) for release in (old, new))
        change = abs(before.low - after.low)
        if before.low == before.high and after.low == after.high and 0 < change < new.rules.k:
            smallest = min(below, key=lambda one: new.by_key[one].n)
            says = f"leaves {before.low} answers of {key[3]} in the one report and {after.low} in the other"
            yield Leak("report", *smallest, says, change, change)


def _below(both: list[Key], parents: Parents) -> dict[Key, list[Key]]:
    """Shown group, or company with one cut -> the shown groups of that cut next below it."""
    shown = set(both)
    below: dict[Key, list[Key]] = {}
    for pulse, item, cut, group in both:
        up = parents.get(group)
        while up and (pulse, item, cut, up) not in shown:
            up = parents.get(up)
        if cut != "company":
            below.setdefault((pulse, item, cut, up or ""), []).append((pulse, item, cut, group))
    return below


def _remainder(release: Release, key: Key, below: list[Key]) -> Range:
    top = release.by_key.get(key) or release.figure(key[0], key[1])
    whole = answers(top) if top else Range(0, 10**9)
    parts = [answers(release.by_key[one]) for one in below]
    return Range(whole.low - sum(p.high for p in parts), whole.high - sum(p.low for p in parts))


def answers(figure: Figure) -> Range:
    """The possible number of answers, from how the base is printed: "5-9" or "31"."""
    low, _, high = figure.n_shown.partition("-")
    return Range(int(low), int(high or low))


def _gap(a: Range, b: Range) -> Range:
    """Smallest and largest possible difference of two bases, whichever is larger."""
    return Range(max(0, a.low - b.high, b.low - a.high), max(a.high - b.low, b.high - a.low))
