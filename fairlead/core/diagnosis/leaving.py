"""The reasons that leavers gave: ranked, and whether the first is really first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from fairlead.core.anonymity import Figure, Release, Rules, release
from fairlead.core.diagnosis.values import Leaving, Reason
from fairlead.core.scales import paired_difference, share
from fairlead.core.values import Estimate, Tally, tally

DIRECTION = "direction"
PULSE, MAIN = "exits", "main reason"
CAVEATS = (
    _("Reasons given at the door are polite: asked again months later, people give others."),
    _("What leavers name goes with leaving; whether it made them leave cannot be read from it."),
)


@dataclass(frozen=True, slots=True)
class ExitCounts:
    """Leavers with at least one coded reason, and how many of them name each family."""

    coded: int
    uncoded: int
    named: Mapping[str, int]
    primary: Mapping[str, int]
    voluntary: int | None = None
    sent_away: int = 0

    @property
    def leavers(self) -> int:
        """All who left, coded or not."""
        return self.coded + self.uncoded


def leaving(exits: ExitCounts | None, rules: Rules) -> Leaving | None:
    """Reasons by family, most named first; None where too few leavers have a coded reason.

    >>> found = leaving(ExitCounts(40, 2, {"pay": 20, "direction": 8}, {}), Rules())
    >>> [(r.family, r.named.value) for r in found.reasons]
    [('pay', 0.5), ('direction', 0.2)]
    >>> leaving(ExitCounts(4, 0, {"pay": 4}, {}), Rules()) is None
    True
    """
    if exits is None or exits.coded < rules.k:
        return None
    shown = _released(exits, rules)
    main = _main_reasons(exits, shown)
    reasons = [
        Reason(f, _estimate(shown.figure(PULSE, f)), main.get(f), _exact(shown.figure(PULSE, f)))
        for f in exits.named
    ]
    # Sorted by what is shown, so that the order of hidden counts tells nothing.
    ranked = tuple(sorted(reasons, key=lambda r: (-(r.named.value if r.named else 0), r.family)))
    first, direction = first_sentence(ranked), direction_sentence(ranked)
    return Leaving(exits.leavers, exits.voluntary, exits.uncoded, ranked, first, direction, CAVEATS)


def _released(exits: ExitCounts, rules: Rules) -> Release:
    """Each family as a yes or no of all leavers, the main reasons as one scale: the attacker sees them as any item."""
    tallies = [_tally(family, [exits.coded - named, named]) for family, named in exits.named.items()]
    positive: dict[str, tuple[int, ...]] = dict.fromkeys(exits.named, (1,))
    if sum(exits.primary.values()):
        tallies.append(_tally(MAIN, list(exits.primary.values())))
        positive[MAIN] = ()
    return release(tallies, positive, rules=rules)


def _tally(item: str, counts: Sequence[int]) -> Tally:
    return tally(item, {"all": list(counts)}, pulse=PULSE, first_option=0)


def _estimate(figure: Figure | None) -> Estimate | None:
    """The share as it may be shown; None where it is fewer than 3."""
    if figure is None or figure.positive[0] == 0:
        return None
    return replace(
        share(figure.value * figure.effective, figure.effective, n_shown=figure.n_shown), n=figure.n
    )


def _exact(figure: Figure | None) -> int | None:
    return figure.positive[0] if figure and figure.positive[0] == figure.positive[1] else None


def _main_reasons(exits: ExitCounts, shown: Release) -> dict[str, Estimate]:
    figure = shown.figure(PULSE, MAIN)
    if figure is None or figure.histogram is None:
        return {}
    counts = zip(exits.primary, figure.histogram, strict=True)
    return {family: share(n, figure.n) for family, n in counts if n is not None}


def first_sentence(reasons: Sequence[Reason]) -> str:
    """Whether the reason named most is clear of the next, by the difference of the shown shares.

    >>> first_sentence(())
    'No reason was named by enough leavers to be shown.'
    """
    shown = [r for r in reasons if r.named is not None]
    if not shown:
        return _("No reason was named by enough leavers to be shown.")
    if len(shown) == 1:
        return _("“{first}” is the only reason named by enough leavers to be shown.").format(
            first=shown[0].family
        )
    first, second = shown[0], shown[1]
    words = {"first": first.family, "second": second.family}
    if _clear_of(first, second):
        return _("“{first}” is really first: it is named more often than “{second}”.").format(**words)
    return _("It cannot be told whether “{first}” or “{second}” is first.").format(**words)


def _clear_of(first: Reason, second: Reason) -> bool:
    if first.named is None or second.named is None:
        return False
    n = first.named.n
    one, other = round(first.named.value * n), round(second.named.value * n)
    # The same people name both. How many name both is not released, so the worst case is taken: that as few do as
    # can be. Then the difference is least sure, and "really first" is never said too soon.
    both = max(0, one + other - n)
    gap = paired_difference(both, one - both, other - both, n - one - other + both)
    return gap.interval is not None and gap.interval.low > 0


def direction_sentence(reasons: Sequence[Reason]) -> str:
    """What is said of the family "direction".

    >>> direction_sentence(())
    'No leaver is recorded as naming direction; if the form did not offer it, this says nothing.'
    """
    found = next((r for r in reasons if r.family == DIRECTION), None)
    if found is None:
        return _(
            "No leaver is recorded as naming direction; if the form did not offer it, this says nothing."
        )
    if found.named is None:
        return _("Direction is named by fewer than 3 leavers.")
    before = sum(1 for r in reasons if r.named and r.named.value > found.named.value)
    more = (
        _("no reason is named more often")
        if not before
        else _("reasons named more often: {n}").format(n=before)
    )
    ends = found.named.interval
    if ends is None:
        return _("Direction is named by some of the leavers ({more}).").format(more=more)
    return _("Direction is named by {low:.0%} to {high:.0%} of the leavers ({more}).").format(
        low=ends.low, high=ends.high, more=more
    )
