"""What was learnt from invented plans: the weights of the scorer. Written by tools/fit_recall.py, not by hand.

Fitted on 5975 pairs of an answer and a statement, of 40 plans. A slope says how much a feature speaks for
partly, named, contradicted (in this order), against "not named".
"""

import numpy as np

from fairlead.core.recall.model import Weights


def _weights(
    level: tuple[float, float, float], rows: dict[str, tuple[float, float, float, float, float]]
) -> Weights:
    """From rows of mean, scale, and the three slopes of each feature."""
    table = np.array(list(rows.values()))
    return Weights(tuple(rows), table[:, 0], table[:, 1], table[:, 2:], np.array(level))


FITTED = _weights(
    (-5.2976, -3.8846, -5.1948),
    {
        "words": (0.1024, 0.2096, 0.3391, -0.2777, 0.4227),
        "covered": (0.0898, 0.1869, -0.5634, -0.0330, -0.4587),
        "letters": (0.1116, 0.1843, 0.9519, 0.4084, 0.4058),
        "denied": (0.1111, 0.3143, -0.2862, 0.0781, 0.2783),
        "abandoned": (0.0127, 0.1121, -0.3259, -0.6062, 0.3609),
        "ended": (0.0099, 0.0989, 0.0752, -0.2213, 0.3315),
        "kept on": (0.0338, 0.1807, -0.1007, -0.1499, 0.0452),
        "opposed": (0.0110, 0.1061, -0.0923, 0.2646, 0.2709),
        "flipped": (0.0597, 0.2290, -0.0310, -0.1352, 0.3613),
        "hedged": (0.0415, 0.1995, 0.6301, -0.5350, -0.2548),
        "other figure": (0.0639, 0.2446, 0.3218, -0.1262, -0.1726),
        "same figure": (0.0400, 0.1960, -0.2184, 0.1804, -0.2697),
        "length": (0.6980, 0.1947, -0.6351, 0.3491, 0.3023),
        "one word": (0.0315, 0.1746, 0.1270, -0.3482, -0.3611),
        "meaning": (0.2727, 0.2036, 0.1885, 1.0877, -0.0223),
        "stands out": (0.4127, 0.5143, -0.0946, 0.0007, -0.0358),
        "margin": (-0.1652, 0.3336, 1.8045, 2.3464, 1.7224),
        "leads": (0.2833, 0.4506, 0.5608, 0.4264, 0.8325),
        "vague": (0.0072, 0.2242, -0.0407, 0.1417, -0.1200),
        "turned": (0.0529, 0.1358, 0.0267, -0.0289, -0.0358),
        "whole": (0.2447, 0.1904, 1.1139, 0.4450, 1.5362),
    },
)

# For a statement that stands alone: there is no other for it to lead.
FITTED_ALONE = _weights(
    (-4.5788, -3.0739, -4.2758),
    {
        "words": (0.1044, 0.2103, 0.6646, 0.0833, 0.7528),
        "covered": (0.0919, 0.1878, -0.8004, -0.3677, -0.7420),
        "letters": (0.1116, 0.1844, 1.2804, 0.7490, 0.7391),
        "denied": (0.1108, 0.3139, -0.3801, -0.1083, 0.0788),
        "abandoned": (0.0127, 0.1121, -0.3395, -0.6810, 0.2357),
        "ended": (0.0099, 0.0989, 0.0456, -0.2858, 0.2449),
        "kept on": (0.0338, 0.1807, -0.1013, -0.1315, 0.0507),
        "opposed": (0.0112, 0.1069, -0.0788, 0.1289, 0.0934),
        "flipped": (0.0597, 0.2290, -0.0594, -0.2344, 0.2314),
        "hedged": (0.0415, 0.1995, 0.5991, -0.5596, -0.2633),
        "other figure": (0.0641, 0.2449, 0.2090, -0.2391, -0.2859),
        "same figure": (0.0400, 0.1960, -0.1280, 0.2777, -0.1814),
        "length": (0.6977, 0.1947, -0.7526, 0.2246, 0.1459),
        "one word": (0.0316, 0.1750, 0.2654, -0.2126, -0.2770),
        "meaning": (0.2710, 0.2047, 0.8634, 2.1153, 0.6348),
        "stands out": (0.4111, 0.5165, 0.3658, 0.4626, 0.3947),
        "vague": (0.0070, 0.2242, 0.0063, 0.1897, -0.0630),
        "turned": (0.0527, 0.1357, 0.1215, 0.1375, 0.1643),
        "whole": (0.2432, 0.1915, 0.9347, 0.2435, 1.4550),
    },
)
