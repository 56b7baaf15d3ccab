"""Operating characteristics as a page of Markdown."""

from collections import Counter
from collections.abc import Sequence

from fairlead.core.simulate.characteristics import Cell, Characteristics, Share
from fairlead.core.simulate.outcomes import OPEN, Outcome, Run
from fairlead.core.simulate.page_tables import counted, lines, percent, whole
from fairlead.core.simulate.truth import AT

_INTRO = """\
Invented companies, each with one stated truth (two where the name has a +), were written to folders and judged like any
other. A link that breaks lies {distance:.0%} below its cut, a sound one {distance:.0%} above it; {answering:.0%} of the
people answer; all items are asked of all. Each cell holds {runs} companies.

- **right**: the expected verdict, and no link before it that truly fails was passed as holding; of two breaks the
  first in the chain is expected;
- **cannot tell**: the verdict leaves open what would decide it; among these, shown apart below, verdicts that name a link
  which truly fails, but not the first, or not yet why, and say what they could not rule out;
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
    parts = [
        "# How often the verdict is right",
        "",
        *_intro(table, cells[0]),
        *summary(cells, table.runs),
        "",
    ]
    for odds in dict.fromkeys(cell.odds for cell in cells):
        parts += [f"## {_ODDS.get(odds, _BIASED.format(odds=odds))}", ""]
        for title, outcome in (("Right", "right"), ("Wrong", "wrong"), ("Cannot tell", "cannot_tell")):
            parts += [f"### {title}", "", *_grid([c for c in cells if c.odds == odds], outcome), ""]
    return whole([*parts, *_mistakes(table)])


def _intro(table: Characteristics, cell: Cell) -> list[str]:
    said = dict(table.said)
    runs = cell.right.runs
    intro = _INTRO.format(
        distance=said.get("distance", 0.20), answering=said.get("answering", 0.7), runs=runs
    )
    coded = said.get("coded", 0)
    by_hand = f"Of the recall answers {coded} in each company are coded by hand. " if coded else ""
    return [intro, f"{by_hand}Seed {table.seed}.", ""]


def summary(cells: Sequence[Cell], runs: Sequence[Run] = ()) -> list[str]:
    """All that is true of a size together: wrong verdicts, healthy firms called ill, true breaks named that are not the first.

    >>> summary([Cell("holds", 20, right=Share(3, 4), wrong=Share(0, 4), cannot_tell=Share(1, 4))])[-1]
    '| 20 | 1 | 0 of 4: 0 % [0–49] | 0 of 4: 0 % [0–49] | 0 of 4: 0 % [0–49] |'
    """
    rows = []
    for people, odds in dict.fromkeys((cell.people, cell.odds) for cell in cells):
        here = [cell for cell in cells if (cell.people, cell.odds) == (people, odds)]
        healthy = [cell for cell in here if cell.cause in HEALTHY]
        named = [r for r in runs if (r.people, r.odds) == (people, odds) and names_another(r)]
        other = Share(len(named), sum(cell.wrong.runs for cell in here))
        rows.append([str(people), f"{odds:g}", _together(here), _together(healthy), counted(other)])
    columns = ["people", "odds", "wrong", "a healthy firm called ill", "a true break, not the first"]
    return ["## All of a size together", "", *lines(columns, rows)]


def names_another(run: Run) -> bool:
    """Whether a verdict names a link that truly fails while the expected one was left open.

    >>> names_another(Run("did-not-land", 20, 0, "not-known", {}, Outcome.CANNOT_TELL))
    True
    """
    return run.outcome is Outcome.CANNOT_TELL and run.verdict not in OPEN


HEALTHY = ("holds", "pay", "no-break-found")


def _together(cells: Sequence[Cell]) -> str:
    if not cells:
        return "not run"
    return counted(Share(sum(c.wrong.count for c in cells), sum(c.wrong.runs for c in cells)))


def _grid(cells: Sequence[Cell], outcome: str) -> list[str]:
    causes = list(dict.fromkeys(cell.cause for cell in cells))
    sizes = list(dict.fromkeys(cell.people for cell in cells))
    found = {(cell.cause, cell.people): getattr(cell, outcome) for cell in cells}
    rows = [[cause, *(percent(found[cause, size]) for size in sizes)] for cause in causes]
    return lines(["what is true", *(f"{size} people" for size in sizes)], rows)


def _mistakes(table: Characteristics) -> list[str]:
    wrong = Counter((r.cause, r.people, r.odds, r.verdict) for r in table.runs if r.outcome is Outcome.WRONG)
    if not wrong:
        return ["No verdict was wrong."]
    rows = [
        [c, str(people), f"{odds:g}", said, str(n)] for (c, people, odds, said), n in sorted(wrong.items())
    ]
    columns = ["what is true", "people", "odds", "verdict", "companies"]
    return ["## What was said when wrong", "", *lines(columns, rows)]
