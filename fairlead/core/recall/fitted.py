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
    (-5.3614, -3.8327, -5.1989),
    {
        "words": (0.1021, 0.2094, 0.3503, -0.1965, 0.3818),
        "covered": (0.0895, 0.1866, -0.5735, -0.1014, -0.4269),
        "letters": (0.1116, 0.1846, 0.9816, 0.4286, 0.4162),
        "denied": (0.1101, 0.3130, -0.3250, 0.0564, 0.2563),
        "abandoned": (0.0131, 0.1135, -0.3644, -0.6491, 0.3458),
        "ended": (0.0100, 0.0997, 0.0852, -0.1458, 0.3649),
        "kept on": (0.0323, 0.1768, -0.0953, -0.1500, 0.0507),
        "opposed": (0.0107, 0.1046, -0.1357, 0.2175, 0.1993),
        "flipped": (0.0595, 0.2288, -0.0804, -0.1614, 0.3491),
        "hedged": (0.0398, 0.1956, 0.6416, -0.4910, -0.2295),
        "other figure": (0.0621, 0.2413, 0.3119, -0.1413, -0.1746),
        "same figure": (0.0400, 0.1960, -0.2185, 0.1699, -0.2785),
        "length": (0.6915, 0.1963, -0.5897, 0.3416, 0.3273),
        "one word": (0.0340, 0.1812, 0.1253, -0.2807, -0.3838),
        "meaning": (0.2705, 0.2019, 0.2911, 0.9065, 0.3134),
        "stands out": (0.4061, 0.5106, -0.0666, 0.0282, -0.0108),
        "margin": (-0.1651, 0.3312, 1.8214, 2.3665, 1.7199),
        "leads": (0.2792, 0.4486, 0.6222, 0.3867, 0.8518),
        "vague": (0.0040, 0.2219, -0.0440, 0.1505, -0.1608),
        "turned": (0.0524, 0.1344, 0.0970, 0.0228, -0.0066),
        "whole": (0.2452, 0.1851, 0.9395, 0.5842, 1.2283),
    },
)

# For a statement that stands alone: there is no other for it to lead.
FITTED_ALONE = _weights(
    (-4.5808, -3.0639, -4.2703),
    {
        "words": (0.1042, 0.2101, 0.6849, 0.1700, 0.7330),
        "covered": (0.0916, 0.1875, -0.8137, -0.4508, -0.7256),
        "letters": (0.1117, 0.1845, 1.3113, 0.7828, 0.7434),
        "denied": (0.1098, 0.3126, -0.3941, -0.1070, 0.0846),
        "abandoned": (0.0131, 0.1135, -0.3688, -0.7161, 0.2281),
        "ended": (0.0100, 0.0997, 0.0458, -0.2201, 0.2563),
        "kept on": (0.0325, 0.1772, -0.0997, -0.1438, 0.0404),
        "opposed": (0.0110, 0.1061, -0.0988, 0.1184, 0.0996),
        "flipped": (0.0595, 0.2288, -0.0862, -0.2439, 0.2301),
        "hedged": (0.0398, 0.1956, 0.5888, -0.5382, -0.2591),
        "other figure": (0.0623, 0.2416, 0.2029, -0.2436, -0.2745),
        "same figure": (0.0400, 0.1960, -0.1260, 0.2703, -0.1880),
        "length": (0.6916, 0.1960, -0.7425, 0.2223, 0.1815),
        "one word": (0.0340, 0.1812, 0.2632, -0.1327, -0.2870),
        "meaning": (0.2689, 0.2029, 0.8871, 1.8247, 0.9450),
        "stands out": (0.4044, 0.5129, 0.4021, 0.5095, 0.4324),
        "vague": (0.0037, 0.2220, -0.0257, 0.1823, -0.1155),
        "turned": (0.0523, 0.1344, 0.1601, 0.1605, 0.1696),
        "whole": (0.2436, 0.1859, 0.8851, 0.4949, 1.1918),
    },
)
