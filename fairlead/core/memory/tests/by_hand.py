"""FSRS-6 written out a second time, with `math` alone, from the published formulas: nothing here is the room's code."""

import math

W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
F = 0.9 ** (-1 / 0.1542) - 1


def first(g):
    return W[g - 1], min(max(W[4] - math.exp(W[5] * (g - 1)) + 1, 1), 10)


def chance(days, s):
    return (1 + F * days / s) ** -W[20]


def named(s, d, days, g):
    more = math.exp(W[8]) * (11 - d) * s ** -W[9] * (math.exp(W[10] * (1 - chance(days, s))) - 1)
    return s * (1 + more * {2: W[15], 3: 1, 4: W[16]}[g])


def lapsed(s, d, days):
    long = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * math.exp(W[14] * (1 - chance(days, s)))
    return min(long, s / math.exp(W[17] * W[18]))


def same_day(s, g):
    factor = math.exp(W[17] * (g - 3 + W[18])) * s ** -W[19]
    return s * (factor if g == 1 else max(factor, 1))


def harder(d, g):
    to = d - W[6] * (g - 3) * (10 - d) / 9
    easiest = W[4] - math.exp(W[5] * 3) + 1  # of a first answer in own words, below 1 and not held to it
    return min(max(W[7] * easiest + (1 - W[7]) * to, 1), 10)


def following(s, d, days, g):
    stability = same_day(s, g) if days < 1 else lapsed(s, d, days) if g == 1 else named(s, d, days, g)
    return max(stability, 0.001), harder(d, g)
