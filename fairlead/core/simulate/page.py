"""Operating characteristics as pages of Markdown."""

from collections import Counter
from collections.abc import Iterable, Sequence

from fairlead.core.simulate.alarms import Alarms
from fairlead.core.simulate.characteristics import Cell, Characteristics, Share
from fairlead.core.simulate.coverage import Covering, Held
from fairlead.core.simulate.curve import Point
from fairlead.core.simulate.outcomes import Outcome
from fairlead.core.simulate.truth import AT

_INTRO = """\
Invented companies, each with one stated truth (two where the name has a +), were written to folders and judged like any
other. A link that breaks lies {distance:.0%} below its cut, a sound one {distance:.0%} above it; {answering:.0%} of the
people answer; all items are asked of all. Each cell holds {runs} companies.

- **right**: the expected verdict, and no link before it that truly fails was passed as holding; with two causes the
  first in the chain is expected;
- **cannot tell**: the verdict leaves open what would decide it;
- **wrong**: any other verdict.

In brackets: the 95 % interval (Wilson) for the share over endlessly many such companies.
"""
_ODDS = {1.0: "Those who answer are a fair part of all"}
_BIASED = "The content answer at {odds:g} times the odds of the others"


def markdown(table: Characteristics) -> str:
    """The page: for each of the bias odds a table for each outcome (rows: what is true; columns: people), then what was
    said when wrong.

    >>> cells = (Cell("holds", 20, right=Share(3, 4), wrong=Share(0, 4), cannot_tell=Share(1, 4)),)
    >>> print(markdown(Characteristics(cells, (), seed=1, said=())).split("### ")[1])
    Right
    <BLANKLINE>
    | what is true | 20 people |
    | --- | ---: |
    | holds | 75 % [30–95] |
    <BLANKLINE>
    <BLANKLINE>
    """
    cells = [cell for cell in table.cells if AT not in cell.cause]
    parts = ["# How often the verdict is right", "", *_intro(table, cells[0]), *summary(cells), ""]
    for odds in dict.fromkeys(cell.odds for cell in cells):
        parts += [f"## {_ODDS.get(odds, _BIASED.format(odds=odds))}", ""]
        for title, outcome in (("Right", "right"), ("Wrong", "wrong"), ("Cannot tell", "cannot_tell")):
            parts += [f"### {title}", "", *_grid([c for c in cells if c.odds == odds], outcome), ""]
    return _whole([*parts, *_mistakes(table)])


def _intro(table: Characteristics, cell: Cell) -> list[str]:
    said = dict(table.said)
    runs = cell.right.runs
    intro = _INTRO.format(
        distance=said.get("distance", 0.20), answering=said.get("answering", 0.7), runs=runs
    )
    coded = said.get("coded", 0)
    by_hand = f"Of the recall answers {coded} in each company are coded by hand. " if coded else ""
    return [intro, f"{by_hand}Seed {table.seed}.", ""]


def summary(cells: Sequence[Cell]) -> list[str]:
    """All causes of a size together: how many verdicts were wrong, and how often a healthy firm was called ill.

    >>> summary([Cell("holds", 20, right=Share(3, 4), wrong=Share(0, 4), cannot_tell=Share(1, 4))])[-1]
    '| 20 | 1 | 0 of 4: 0 % [0–49] | 0 of 4: 0 % [0–49] |'
    """
    rows = []
    for people, odds in dict.fromkeys((cell.people, cell.odds) for cell in cells):
        here = [cell for cell in cells if (cell.people, cell.odds) == (people, odds)]
        healthy = [cell for cell in here if cell.cause in HEALTHY]
        rows.append([str(people), f"{odds:g}", *(_together(part) for part in (here, healthy))])
    return [
        "## All of a size together",
        "",
        *_lines(["people", "odds", "wrong", "a healthy firm called ill"], rows),
    ]


HEALTHY = ("holds", "pay", "no-break-found")


def _together(cells: Sequence[Cell]) -> str:
    if not cells:
        return "not run"
    found = Share(sum(c.wrong.count for c in cells), sum(c.wrong.runs for c in cells))
    return f"{found.count} of {found.runs}: {percent(found)}"


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
        bias = f", {_BIASED.format(odds=odds).lower()}" if odds != 1 else ""
        parts += [f"## {people} people{bias}", "", *_lines(_CURVE, [_of_point(p) for p in here]), ""]
    return _whole(parts)


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
        *_lines(["people", "answers", "mean", "least", "at a share of", "Wilson's least, unmended"], [
            [f"{c.people}", f"{c.answers}", f"{c.mean:.1%}", f"{c.least:.1%}", f"{c.at:.2f}", f"{c.wilson_least:.1%}"]
            for c in exact
        ]), "",
    ]  # fmt: skip
    if held:
        parts += ["## In the invented companies", "", _HELD.format(seed=seed), ""]
        rows = [[f"{h.people}", f"{h.odds:g}", _held(h.scales), _held(h.recall)] for h in held]
        parts += _lines(["people", "odds", "questions on a scale", "known"], rows)
    return _whole(parts)


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
    rows = [
        [a.kind.name, *(f"{s.count} of {s.runs}: {percent(s)}" for s in (a.standing_out, a.one_off))]
        for a in alarms
    ]
    return _whole([
        "# False alarms of units that stand out", "",
        "Firms in which no unit is special: units are alike, or differ by nature (over-dispersed). Seven questions are asked of "
        "each unit, and counts are told in steps, as released. A firm counts once if any question raises an alarm. "
        f"In brackets the 95 % interval (Wilson). Seed {seed}.", "",
        *_lines(["firms", "any unit said to stand out", "any one-off"], rows),
    ])  # fmt: skip


def _grid(cells: Sequence[Cell], outcome: str) -> list[str]:
    causes = list(dict.fromkeys(cell.cause for cell in cells))
    sizes = list(dict.fromkeys(cell.people for cell in cells))
    found = {(cell.cause, cell.people): getattr(cell, outcome) for cell in cells}
    rows = [[cause, *(percent(found[cause, size]) for size in sizes)] for cause in causes]
    return _lines(["what is true", *(f"{size} people" for size in sizes)], rows)


def _mistakes(table: Characteristics) -> list[str]:
    wrong = Counter((r.cause, r.people, r.odds, r.verdict) for r in table.runs if r.outcome is Outcome.WRONG)
    if not wrong:
        return ["No verdict was wrong."]
    rows = [
        [c, str(people), f"{odds:g}", said, str(n)] for (c, people, odds, said), n in sorted(wrong.items())
    ]
    columns = ["what is true", "people", "odds", "verdict", "companies"]
    return ["## What was said when wrong", "", *_lines(columns, rows)]


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    dashes = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, dashes, *rows)]


def _whole(parts: Sequence[str]) -> str:
    return "\n".join(parts).rstrip() + "\n"


def percent(share: Share) -> str:
    """A share with its interval.

    >>> percent(Share(19, 20))
    '95 % [76–99]'
    """
    low, high = share.interval.low, share.interval.high
    return f"{share.value * 100:.0f} % [{low * 100:.0f}–{high * 100:.0f}]"
