"""What stands beside the table of verdicts, as pages of Markdown: a curve, the intervals, the false alarms."""

from collections.abc import Iterable, Sequence

from fairlead.core.simulate.alarms import Alarms
from fairlead.core.simulate.characteristics import Share
from fairlead.core.simulate.coverage import Covering, Held
from fairlead.core.simulate.curve import Point
from fairlead.core.simulate.page_tables import counted, lines, percent, whole

BIASED = "the content answer at {odds:g} times the odds of the others"


def curve_page(points: Sequence[Point], seed: int, coded: int = 0) -> str:
    """A table for each size: what was said of the link at each distance, and how often that was right and wrong.

    >>> point = Point("lived", -.05, 20, 1.0, fails=Share(1, 4), open=Share(3, 4), holds=Share(0, 4))
    >>> print(curve_page([point], seed=1).splitlines()[-1])
    | -0.05 | 25% | 75% | 0% | 75 % [30–95] | 0 % [0–49] |
    """
    link, runs = points[0].link, points[0].fails.runs
    by_hand = f" Of the recall answers {coded} are coded by hand." if coded else ""
    parts = [f"# From far below the cut to far above: the link *{link}*", "", (
        f"All other links are sound. Within ten points of the cut *cannot tell* is the right answer; beyond, the side is. "
        f"*Wrong* is the other side. Each row of a table rests on {runs} companies of that size, 70% of whom answer; in "
        f"brackets the 95 % interval (Wilson).{by_hand} Seed {seed}."
    ), ""]  # fmt: skip
    for people, odds in dict.fromkeys((p.people, p.odds) for p in points):
        here = [p for p in points if (p.people, p.odds) == (people, odds)]
        bias = f", {BIASED.format(odds=odds)}" if odds != 1 else ""
        parts += [f"## {people} people{bias}", "", *lines(_CURVE, [_of_point(p) for p in here]), ""]
    return whole(parts)


_CURVE = ("from the cut", "said to fail", "left open", "said to hold", "right", "wrong")


def _of_point(point: Point) -> list[str]:
    said = [f"{s.value:.0%}" for s in (point.fails, point.open, point.holds)]
    return [f"{point.offset:+.2f}", *said, percent(point.right), percent(point.wrong)]


def intervals_page(exact: Sequence[Covering], held: Sequence[Held], seed: int) -> str:
    """Coverage: exact, over the named grid; and of the intervals that invented companies were given.

    >>> grid = [Covering(people=20, answers=14, mean=.985, least=.958, at=.6, wilson_least=.921)]
    >>> print(intervals_page(grid, [], seed=1).splitlines()[-1])
    | 20 | 14 | 98.5% | 95.8% | 0.60 | 92.1% |
    """
    mean = sum(c.mean * (c.people + 1) for c in exact) / sum(c.people + 1 for c in exact)
    least = min(c.least for c in exact)
    parts = [
        "# How often an interval holds the truth", "",
        "**The grid**: these firms, 70% of whose people answer, and every number of positive people from none to all. "
        f"Exact, by the hypergeometric law: no simulation. Mean over the grid {mean:.1%}, least {least:.1%}.", "",
        *lines(["people", "answers", "mean", "least", "at a share of", "Wilson's least, unmended"], [
            [f"{c.people}", f"{c.answers}", f"{c.mean:.1%}", f"{c.least:.1%}", f"{c.at:.2f}", f"{c.wilson_least:.1%}"]
            for c in exact
        ]), "",
    ]  # fmt: skip
    if held:
        parts += ["## In the invented companies", "", _HELD.format(seed=seed), ""]
        rows = [[f"{h.people}", f"{h.odds:g}", _held(h.scales), _held(h.recall)] for h in held]
        parts += lines(["people", "odds", "questions on a scale", "known"], rows)
    return whole(parts)


_HELD = (
    "Of the intervals as they are shown (counts released, a base under 20 as a band, several items pooled on the smallest "
    "base, recall scored), how many hold the company's true share. An interval speaks of chance: where the content "
    "answer more readily (odds above 1) it misses the truth more often, and the dead zone answers for that. Seed {seed}."
)


def _held(share: Share) -> str:
    return f"{share.value:.1%} of {share.runs}" if share.runs else "none"


def alarms_page(alarms: Iterable[Alarms], seed: int) -> str:
    """False alarms in firms in which no unit is special.

    >>> from fairlead.core.simulate.alarms import KINDS
    >>> print(alarms_page([Alarms(KINDS[0], standing_out=Share(1, 20), one_off=Share(0, 20))], seed=1).splitlines()[-1])
    | 10 units of 5 to 40, all alike | 1 of 20: 5 % [1–24] | 0 of 20: 0 % [0–16] |
    """
    rows = [[a.kind.name, *(counted(s) for s in (a.standing_out, a.one_off))] for a in alarms]
    return whole([
        "# False alarms of units that stand out", "",
        "Firms in which no unit is special: units are alike, or differ by nature (over-dispersed). Seven questions are asked of "
        "each unit, and counts are told in steps, as released. A firm counts once if any question raises an alarm. "
        f"In brackets the 95 % interval (Wilson). Seed {seed}.", "",
        *lines(["firms", "any unit said to stand out", "any one-off"], rows),
    ])  # fmt: skip
