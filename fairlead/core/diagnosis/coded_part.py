"""The link *known* where people coded a part of the answers: their word for the part, the scorer's for the rest."""

from gettext import gettext as _

from fairlead.core.diagnosis.knowing import Knowing
from fairlead.core.recall import Coded
from fairlead.core.scales import Part, double_sampled
from fairlead.core.values import Estimate

FEWEST_CODED = 10  # under this the coded part says next to nothing of the others


def settles(known: Knowing) -> bool:
    """Whether enough was coded to judge by it, whatever the scorer is worth."""
    return known.coded.knows + known.coded.does_not >= FEWEST_CODED


def by_coded_part(known: Knowing, scored: Estimate | None) -> Estimate | None:
    """The company's share from the coded part and the scorer's share of all; None where too few were coded.

    In the whole company the coded answers are a part of those that are judged, so what they say of the scorer holds
    there as it stands (double sampling). Of a unit it holds only as its error rates: see `known_estimate`.
    """
    if scored is None or known.all_by_hand or not settles(known):
        return None
    part = part_of(known.coded)
    if part.coded > scored.n:  # a small base is told as a band, and the coded part may exceed its lower end
        return None
    found = double_sampled(scored.value, scored.n, part, population=scored.population)
    method = _(
        "{coded} of {n} answers coded by hand; of the others by how often the scorer errs on those"
    ).format(coded=part.coded, n=scored.base)
    return Estimate(found.value, found.interval, scored.n, method, scored.n_shown, scored.population)


def part_of(coded: Coded) -> Part:
    """The coded answers, by what the scorer says of them.

    >>> part_of(Coded(found=9, knows=12, spared=20, does_not=21))  # named: 9 who know, 1 who does not
    Part(named=10, named_yes=9, passed_over=23, passed_over_yes=3)
    """
    wrong, missed = coded.does_not - coded.spared, coded.knows - coded.found
    return Part(coded.found + wrong, coded.found, coded.spared + missed, missed)
