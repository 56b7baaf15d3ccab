"""The reasons that leavers gave: ranked, and whether the first is really first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _

import numpy as np

from fairlead.core.anonymity import Rules
from fairlead.core.anonymity.rules import company_step, steps
from fairlead.core.diagnosis.values import Leaving, Reason
from fairlead.core.scales import difference, share
from fairlead.core.values import Estimate

DIRECTION = "direction"
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
    families = sorted(exits.named, key=lambda family: (-exits.named[family], family))
    reasons = tuple(_reason(family, exits, rules) for family in families)
    # Sorted by what is shown, so that the order of hidden counts tells nothing.
    shown = tuple(sorted(reasons, key=lambda r: (-(r.named.value if r.named else 0), r.family)))
    return Leaving(
        exits.leavers,
        exits.voluntary,
        exits.uncoded,
        shown,
        first_sentence(shown),
        direction_sentence(shown),
        CAVEATS,
    )


def _reason(family: str, exits: ExitCounts, rules: Rules) -> Reason:
    low, high = company_step(exits.coded, exits.named[family], rules)
    named = _shown(low, high, exits.coded, rules) if low >= 1 else None
    main = _primary(family, exits, rules)
    count = exits.named[family] if low == high else None
    return Reason(family, named, main, count)


def _primary(family: str, exits: ExitCounts, rules: Rules) -> Estimate | None:
    # Primary reasons add up to the leavers, so an exact count would give away a hidden one: steps only.
    base = sum(exits.primary.values())
    if base < rules.k:
        return None
    low, high = steps(np.array([base]), np.array([exits.primary.get(family, 0)]))
    return _shown(int(low[0]), int(high[0]), base, rules) if low[0] >= 1 else None


def _shown(low: int, high: int, n: int, rules: Rules) -> Estimate:
    usable, printed = rules.base(n)
    value = (low + high) / 2 / n
    if n < rules.exact_from:
        value = min(max(round(value * 20), 1), 19) / 20
    return share(value * usable, usable, n_shown=printed)


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
    one, other = first.named, second.named
    # The same people name both; as two groups the interval is too wide where reasons go together, never too narrow
    # where they exclude each other by more than chance would.
    gap = difference(one.value * one.n, one.n, other.value * other.n, other.n)
    return gap.interval is not None and gap.interval.low > 0


def direction_sentence(reasons: Sequence[Reason]) -> str:
    """What is said of the family "direction".

    >>> direction_sentence(())
    'No leaver is recorded as naming direction.'
    """
    found = next((r for r in reasons if r.family == DIRECTION), None)
    if found is None:
        return _("No leaver is recorded as naming direction.")
    if found.named is None:
        return _("Direction is named by fewer than 3 leavers.")
    before = sum(1 for r in reasons if r.named and r.named.value > found.named.value)
    more = _("no reason is named more often") if not before else _("{n} more often named").format(n=before)
    return _("Direction is named by {share:.0%} of the leavers asked ({more}).").format(
        share=found.named.value, more=more
    )
