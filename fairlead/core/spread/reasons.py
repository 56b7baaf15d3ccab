"""Is one reason for leaving given more often than the base that was stated beforehand?"""

import math
from collections.abc import Sequence

from scipy.special import bdtrc, pdtrc

from fairlead.core.errors import BadInput


class UnstatedBase(BadInput):
    """A base that is no share, or counts that do not fit it."""


def reason_surge(named: int, leavers: int, base: float) -> float:
    """P(X >= named), X binomial(leavers, base): how often the base alone brings as many, or more.

    Only for a reason that was chosen before anyone read the answers.

    >>> round(reason_surge(3, 10, 0.04), 5)
    0.00621
    >>> reason_surge(0, 10, 0.04)
    1.0
    """
    if not 0 < base < 1 or not 0 <= named <= leavers:
        raise UnstatedBase(
            f"{named} of {leavers} leavers against a base of {base:g}: state a share between 0 and 1."
        )
    return 1.0 if named == 0 else float(bdtrc(named - 1, leavers, base))


def surplus(events: int, expected: float) -> float:
    """P(X >= events), X Poisson(expected): the same where only an expected number is known.

    >>> round(surplus(1, 0.5), 4)  # 1 - e^-0.5
    0.3935
    """
    if expected <= 0 or events < 0:
        raise UnstatedBase(f"{events} against {expected:g} expected: state an expected number above 0.")
    return 1.0 if events == 0 else float(pdtrc(events - 1, expected))


def cusum(events: Sequence[int], usual: float, raised: float) -> tuple[float, ...]:
    """A running sum that climbs when counts in equal periods rise from `usual` towards `raised`.

    C_t = max(0, C_{t-1} + x_t - r), r = (raised - usual) / ln(raised / usual). Lucas (1985),
    Technometrics 27:129-144. It is a picture of when, not a test: no alarm level is set here.

    >>> [round(c, 2) for c in cusum([0, 1, 3, 3], 1, 2)]  # r = 1 / ln 2 = 1.4427
    [0.0, 0.0, 1.56, 3.11]
    """
    if not 0 < usual < raised:
        raise UnstatedBase(
            f"A usual count of {usual:g} and a raised one of {raised:g}: state 0 < usual < raised."
        )
    reference, path, level = (raised - usual) / math.log(raised / usual), [], 0.0
    for count in events:
        level = max(0.0, level + count - reference)
        path.append(level)
    return tuple(path)
