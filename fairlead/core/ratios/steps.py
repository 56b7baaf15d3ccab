"""Step rates: who reached the next stage, of those who reached this one."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairlead.core.ratios.cohorts import Cohort, UnableToPlace
from fairlead.core.scales import share
from fairlead.core.values import Estimate


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the table. Rates are None where nobody is in the denominator, and print as "none"."""

    name: str
    reached: int
    next_rate: Estimate | None  # reached the next stage / reached this one; None at the last, too
    cumulative: Estimate | None  # reached this one / the whole cohort
    skipped: int = 0
    returned: int = 0


def stages(cohort: Cohort) -> tuple[Stage, ...]:
    """Each stage with its step rate and its share of the whole cohort, by Wilson's interval.

    >>> from fairlead.core.ratios.cohorts import cohort
    >>> told, knows = stages(cohort(["told", "knows"], {("told",): 7, ("told", "knows"): 3}))
    >>> told.next_rate.value, knows.next_rate, knows.cumulative.value
    (0.3, None, 0.3)
    """
    following = (*cohort.reached[1:], None)
    rows = zip(cohort.order, cohort.reached, following, cohort.skipped, cohort.returned, strict=True)
    return tuple(
        Stage(name, here, _rate(after, here, cohort), _rate(here, cohort.members, cohort), skipped, returned)
        for name, here, after, skipped, returned in rows
    )


def _rate(reached: int | None, of: int, cohort: Cohort) -> Estimate | None:
    return None if reached is None or of == 0 else share(reached, of, caveats=cohort.caveats)


def nested(counts: Mapping[str, int]) -> Cohort:
    """A cohort from counts that are already nested: sent, opened, knows, believes.

    Raises UnableToPlace where a later count is larger: then they are not of the same people, and their
    ratio would mean nothing.

    >>> nested({"sent": 40, "opened": 30, "knows": 12}).reached
    (40, 30, 12)
    """
    names, values = tuple(counts), tuple(counts.values())
    for before, after, small, large in zip(names, names[1:], values, values[1:], strict=False):
        if large > small:
            raise UnableToPlace(
                f"{after!r} counts {large} and {before!r} before it {small}: count both on the same people."
            )
    if not values or min(values) < 0:
        raise UnableToPlace("There are no counts of 0 or more to make stages of: bring at least one.")
    none = (0,) * len(names)
    return Cohort(names, values, none, none, values[0])


def printed(rate: Estimate | None) -> str:
    """A rate as text: percent, interval, base; "none" where there is no denominator.

    >>> printed(share(3, 10)), printed(None)
    ('30 % (11-60 %, n = 10)', 'none')
    """
    if rate is None:
        return "none"
    doubt = f"{100 * rate.interval.low:.0f}-{100 * rate.interval.high:.0f} %, " if rate.interval else ""
    return f"{100 * rate.value:.0f} % ({doubt}n = {rate.base})"
